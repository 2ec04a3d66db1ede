"""Turns rows and values of the store into what lists and pages show."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from typing import Any

from takhrij.api.results import (
    ActorView,
    ClaimRow,
    ClaimView,
    CopyRow,
    Filters,
    Hit,
    Page,
    Row,
    Statement,
)
from takhrij.documents import Document, document_from
from takhrij.model import Actor, Article, Claim, Copy, Decision, Extent, Report, Span, Status
from takhrij.store import lists, queries
from takhrij.store.lemmas import find_words
from takhrij.store.lists import Where
from takhrij.write.passages import Passage, passages

_SNIPPET = 200
_NAMESAKES = 500  # persons and bodies that a word of their names may stand for
_SHOWN = 100  # statements and claims of one actor


def claim_row(row: dict[str, Any]) -> ClaimRow:
    """A claim of a list."""
    return ClaimRow(
        rank=row["rank"],
        id=row["id"],
        statement=row["statement"],
        status=Status(row["status"]),
        independent=(row["least"], row["most"]),
        independent_denying=(row["least_denying"], row["most_denying"]),
        channels=row["channels"],
        unsourced=bool(row["unsourced"]),
        articles=row["articles"],
        outlets=tuple(json.loads(row["outlets"])),
        place=row["place"],
        when=(row["earliest"], row["latest"]) if row["earliest"] else None,
        story=row["story"],
        hidden=bool(row["hidden"]),
    )


def page(rows: tuple[Row, ...], total: int, offset: int, most: int | None) -> Page[Row]:
    """One page of a list that was counted up to `most`."""
    more = most is not None and total > most
    return Page(rows, most if more and most is not None else total, offset, more)


def conditions(db: sqlite3.Connection, filters: Filters) -> list[Where]:
    """What the filters ask of a claim."""
    found = [] if filters.hidden else [lists.IN_SIGHT]
    if filters.status:
        found.append(Where("c.status = ?", (filters.status.value,)))
    if filters.outlet:
        found.append(lists.by_outlet(filters.outlet))
    if filters.actor:
        found.append(lists.by_actors([actor.key for actor in queries.actors(db, filters.actor, _NAMESAKES)]))
    if filters.place:
        found.append(Where("c.place = ?", (filters.place,)))
    if filters.story:
        found.append(Where("c.story = ?", (filters.story,)))
    if filters.article:
        found.append(lists.in_article(filters.article))
    if filters.since or filters.until:
        found.append(lists.dated(filters.since, filters.until))
    if filters.unsourced is not None:
        found.append(Where("c.unsourced = ?", (filters.unsourced,)))
    if filters.least is not None:
        found.append(Where("c.least >= ?", (filters.least,)))
    if filters.kind:
        found.append(lists.by_kind(filters.kind.value))
    return found


def claim_view(db: sqlite3.Connection, claim: Claim, decisions: Sequence[Decision]) -> ClaimView:
    """A claim with its words in place."""
    articles = {a.id: a for a in queries.articles(db, sorted({r.doc for r in (*claim.reports, *claim.doubtful)}))}
    cuts = queries.report_texts(db, claim.id)
    pairs = queries.contradictions_of(db, claim.id)
    others = [pair.b if pair.a == claim.id else pair.a for pair in pairs]
    rows = {row["id"]: claim_row(row) for row in queries.claim_rows_by_id(db, [claim.id, *others])}
    return ClaimView(
        claim=claim,
        row=rows[claim.id],
        passages=tuple(_places(articles.get(r.doc), r, cut) for r, cut in zip(claim.reports, cuts, strict=True)),
        documents={id: document(db, article) for id, article in articles.items()},
        contradictions=tuple(
            (pair, row)
            for pair, other in zip(pairs, others, strict=True)
            if (row := rows.get(other)) is not None and not row.hidden
        ),
        decisions=tuple(
            d for d in decisions if any(_holds_on(d, r, cut) for r, cut in zip(claim.reports, cuts, strict=True))
        ),
        doubtful=tuple(passages(article, r.spans) if (article := articles.get(r.doc)) else () for r in claim.doubtful),
    )


def _holds_on(decision: Decision, report: Report, cut: str) -> bool:
    return any(anchor.doc == report.doc and anchor.cut in cut for anchor in decision.anchors)


def document(db: sqlite3.Connection, article: Article) -> Document:
    """The document of a stored article."""
    return document_from(article, *queries.origination(db, article.id))


def _places(article: Article | None, report: Report, cut: str) -> tuple[Passage, ...]:
    """The words of a report in place; without context where the article has changed since it was linked."""
    if article is None or " … ".join(span.cut(article.text) for span in report.spans) != cut:
        return (Passage(report.doc, report.spans[0], "", cut, ""),)
    return passages(article, report.spans)


def hit(db: sqlite3.Connection, row: dict[str, Any], query: str | None) -> Hit:
    """An article of a list, with the first place where a word of the query stands."""
    article = queries.article(db, row["id"])
    text = article.text if article else ""
    span = next(find_words(text, query), None) if query else None
    start = max(0, span.start - _SNIPPET // 3) if span else 0
    if start:
        start = text.find(" ", start, span.start if span else None) + 1 or start
    end = start + _SNIPPET
    if end < len(text) and (space := text.rfind(" ", start, end)) > start:
        end = space
    snippet = text[start:end]
    return Hit(
        doc=row["id"],
        title=row["title"],
        outlet=row["outlet"],
        published=row["published"],
        snippet=snippet,
        span=span,
        marked=tuple(find_words(snippet, query)) if query else (),
    )


def copy_row(copy: Copy) -> CopyRow:
    """A copy of a list."""
    return CopyRow(copy.doc, copy.of, copy.extent, copy.doc_coverage, copy.of_coverage, copy.directed, copy.agency)


def copy_of_row(row: dict[str, Any]) -> CopyRow:
    """A copy of a longer list."""
    return CopyRow(**{**row, "extent": Extent(row["extent"]), "directed": bool(row["directed"])})


def actor_view(db: sqlite3.Connection, actor: Actor) -> ActorView:
    """A person or body with what is attributed to it."""
    rows, carried = lists.claim_rows(db, None, [lists.by_actor(actor.key), lists.IN_SIGHT], _SHOWN, 0)
    said, total = queries.statements_of(db, actor.key, _SHOWN)
    statements = tuple(statement(db, row) for row in reversed(said))
    return ActorView(actor, statements, total, tuple(map(claim_row, rows)), carried)


def statement(db: sqlite3.Connection, row: dict[str, Any]) -> Statement:
    """What was said in one place, with its words."""
    spans = queries.spans_of(db, row["doc"], row["attribution"])
    contents = [span for span in spans if span["part"] == "content"]
    source = next((span["text"] for span in spans if span["part"] == "source"), row["speaker"])
    return Statement(
        doc=row["doc"],
        attribution=row["attribution"],
        outlet=row["outlet"],
        published=row["published"],
        source=source or "",
        words=" … ".join(span["text"] for span in contents),
        span=Span(contents[0]["start"], contents[-1]["end"]),
    )
