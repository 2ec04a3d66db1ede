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
    left = _side(found.a, [here for here, _ in found.shared], "run", "other")
    right = _side(found.b, [there for _, there in found.shared], "other", "run")
    return Compare(found, left, right)


def _side(article: Article, shared: list[Span], own: str, opposite: str) -> list[list[Piece]]:
    """The text with its shared runs, each with an address of its own and a way to the same run on the other side."""
    marks = [
        Mark(span, "copied", str(at), href=f"#{opposite}{at}", anchor=f"{own}{at}") for at, span in enumerate(shared, 1)
    ]
    return paragraphs(pieces(article.text, marks))


COMPARE = PageSpec("/compare", "compare.html", Compare, compare)
