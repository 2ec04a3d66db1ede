"""Papers that each say something on somebody's word, on a day."""

from __future__ import annotations

from dataclasses import replace

from marked import made

from takhrij.link.graph import link
from takhrij.model import Analysis, Article, Contradiction, Kind
from takhrij.pack import load_pack

Paper = tuple[Article, Analysis]


def paper(
    id_: str, *contents: str, at: str = "2030-01-02", source: str = "مسؤول", kind: Kind = Kind.UNNAMED_PERSON
) -> Paper:
    text = " ".join(f"[c{n}:قال] [s{n}:{source}] إن [x{n}:{c}]." for n, c in enumerate(contents, 1))
    kinds = {str(n): kind for n in range(1, len(contents) + 1)}
    article, analysis = made(id_, f"صحيفة {id_}", text, kinds)
    return article, replace(analysis, origination=replace(analysis.origination, published=at))


def contradictions(*papers: Paper) -> list[Contradiction]:
    """What the papers contradict one another in."""
    articles, analyses = {a.id: a for a, _ in papers}, {a.id: b for a, b in papers}
    return list(link(articles, analyses, load_pack()).contradictions)
