"""Two articles side by side, with what they share marked on both sides."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request

from takhrij.api import Collection, Comparison
from takhrij.model import Article, Span
from takhrij.web.mark import Mark, Piece, paragraphs, pieces
from takhrij.web.page import PageSpec, told


@dataclass(frozen=True, slots=True)
class Compare:
    """Two articles and what they share; empty where none were named."""

    comparison: Comparison | None = told("Both articles, the aligned spans, and the copy where it is one.")
    left: list[list[Piece]] = told("The first text, marked.")
    right: list[list[Piece]] = told("The second text, marked.")


def compare(request: Request, collection: Collection) -> Compare:
    """The articles `a` and `b` of the query."""
    a, b = request.query_params.get("a"), request.query_params.get("b")
    if not a or not b:
        return Compare(None, [], [])
    found = collection.compare(a, b)
    return Compare(found, _side(found.a, [s for s, _ in found.shared]), _side(found.b, [s for _, s in found.shared]))


def _side(article: Article, shared: list[Span]) -> list[list[Piece]]:
    marks = [Mark(span, "copied", str(at + 1), anchor=f"run{at + 1}") for at, span in enumerate(shared)]
    return paragraphs(pieces(article.text, marks))


COMPARE = PageSpec("/compare", "compare.html", Compare, compare)
