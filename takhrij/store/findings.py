"""Keeps analyses: whole for the program, and as rows of attributions, spans and names for people and other tools."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from takhrij.model import Analysis, Article, Span
from takhrij.store.migrations import transaction
from takhrij.store.store import pack_body


def pending(db: sqlite3.Connection, key: str) -> list[str]:
    """Ids of the articles that have no analysis by this version of pack and code, in order."""
    rows = db.execute(
        "SELECT id FROM articles WHERE id NOT IN (SELECT article FROM analyses WHERE key = ?) ORDER BY id", (key,)
    )
    return [row[0] for row in rows]


def keep_analyses(db: sqlite3.Connection, found: Sequence[tuple[Article, Analysis]], key: str) -> None:
    """Keep analyses in one transaction, in place of earlier ones."""
    with transaction(db):
        for article, analysis in found:
            for table in ("analyses", "attributions", "spans", "names"):
                db.execute(f"DELETE FROM {table} WHERE article = ?", (article.id,))
            at = analysis.origination
            db.execute(
                "INSERT INTO analyses VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    article.id,
                    key,
                    analysis.language,
                    at.outlet,
                    at.outlet_basis,
                    at.published,
                    at.published_basis,
                    pack_body(analysis),
                ),
            )
            db.executemany(
                "INSERT INTO attributions VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    (article.id, a.id, a.speaker_name, a.kind.value, a.force.value, a.style.value, a.parent, a.rule)
                    for a in analysis.attributions
                ),
            )
            db.executemany("INSERT INTO spans VALUES (?, ?, ?, ?, ?, ?)", _span_rows(article, analysis))
            db.executemany("INSERT INTO names VALUES (?, ?, ?, ?, ?, ?, ?, ?)", _name_rows(article, analysis))


def _span_rows(article: Article, analysis: Analysis) -> Iterator[tuple[Any, ...]]:
    def row(part: str, of: str | None, span: Span) -> tuple[Any, ...]:
        return article.id, part, of, span.start, span.end, span.cut(article.text)

    for a in analysis.attributions:
        for part, span in (("source", a.source), ("speaker", a.speaker), ("cue", a.cue), ("via", a.via)):
            if span is not None:
                yield row(part, a.id, span)
        for span in a.content:
            yield row("content", a.id, span)
    for credit in analysis.credits:
        if credit.field == "text":
            yield row("credit", credit.role.value, credit.span)
    for time in analysis.times:
        yield row("time", time.value, time.span)


def _name_rows(article: Article, analysis: Analysis) -> Iterator[tuple[Any, ...]]:
    keys = [(e.span.cut(article.text), e.type.value, e.name, e.entity) for e in analysis.entities]
    mentions = Counter(keys)
    first = {key: e.span for key, e in zip(reversed(keys), reversed(analysis.entities), strict=True)}
    for key, count in mentions.items():
        yield article.id, *key, first[key].start, first[key].end, count
