"""Reads annotated articles and stories (`../shared/gold`), which are never part of this repository."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from takhrij.model import (
    Analysis,
    Article,
    Attribution,
    Credit,
    Entity,
    EntityType,
    Force,
    Kind,
    Origination,
    Role,
    Span,
    Style,
    Time,
    TimeType,
)
from takhrij.text import sentences

SHARED = Path(__file__).resolve().parents[2] / "shared"


def folders(part: str) -> list[Path]:
    """The annotated folders of "dev", "train", or a path."""
    root = SHARED / "gold" / part if part in ("dev", "train") else Path(part)
    if (root / "gold.json").is_file():
        return [root]
    return sorted(p.parent for p in root.glob("*/gold.json"))


def load(folder: Path) -> dict[str, Any]:
    """gold.json of a folder."""
    found: dict[str, Any] = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    return found


def articles(folder: Path) -> Iterator[Article]:
    """The articles of a folder, with the metadata of documents.json."""
    meta = {row["id"]: row for row in json.loads((folder / "documents.json").read_text(encoding="utf-8"))}
    for row in load(folder)["articles"]:
        fields = {k: meta.get(row["id"], {}).get(k) for k in ("outlet", "url", "title", "author", "published")}
        yield Article(id=row["id"], text=(folder / f"{row['id']}.txt").read_text(encoding="utf-8"), **fields)


def oracle(article: Article, row: dict[str, Any], found: Analysis) -> Analysis:
    """The gold annotation of one article as an analysis; what is not annotated is taken from `found`: its credits,
    times and names too, where no name is annotated, since there is no article without one."""
    names = {a["id"]: a for a in row["attributions"]}
    if not row["entities"]:
        return replace(found, attributions=tuple(_attribution(article.text, a, found) for a in names.values()))
    return Analysis(
        article=article.id,
        language="ar",
        origination=found.origination
        or Origination(article.outlet, None, "metadata", article.published, "metadata", None, None),
        sentences=tuple(sentences(article.text)),
        attributions=tuple(_attribution(article.text, a, found) for a in names.values()),
        credits=tuple(Credit(Span(*c["span"]), c["outlet"], Role(c["role"])) for c in row["credits"] if c.get("span"))
        + tuple(c for c in found.credits if c.field != "text"),
        times=tuple(
            Time(Span(*t["span"]), TimeType(t["type"]), t["value"], t.get("mod"), None, None, "gold")
            for t in row["times"]
        ),
        entities=tuple(
            Entity(Span(at, at + len(e["text"])), EntityType(e["type"]), e.get("name") or e["text"])
            for e in row["entities"]
            for at in _occurrences(article.text, e["text"])
        ),
        pack=found.pack,
    )


def _attribution(text: str, a: dict[str, Any], found: Analysis) -> Attribution:
    span = lambda pair: Span(*pair) if pair else None  # noqa: E731
    who = span(a["speaker"]) or span(a["source"])
    near = [x for x in found.attributions if x.cue == Span(*a["cue"])]
    extra = {"traits": near[0].traits} if near else {}
    return Attribution(
        id=a["id"],
        cue=Span(*a["cue"]),
        content=tuple(sorted(Span(*c) for c in a["content"])),
        source=span(a["source"]),
        speaker=span(a["speaker"]),
        speaker_name=who.cut(text) if who else None,
        via=span(a["via"]),
        kind=Kind(a["kind"]),
        force=Force(a["force"]),
        style=Style(a["style"]),
        parent=a["parent"],
        rule="gold",
        **extra,
    )


def _occurrences(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + len(words))
