"""One article: the text as published with everything that was found in it marked, nested attributions as a tree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from starlette.requests import Request

from takhrij.api import ArticleView, Collection, Heading
from takhrij.model import Attribution
from takhrij.web.mark import Piece, article_marks, paragraphs, pieces
from takhrij.web.page import PageSpec, told

_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class Entry:
    """An attribution in the list beside the text. `number` counts from 1 as in the marks; `depth` is how many
    attributions it stands inside of; `inner` are the ids of those that stand in its content."""

    attribution: Attribution
    number: int
    depth: int
    inner: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """One article with its analysis, copies and claims."""

    view: ArticleView = told("The article, its analysis, versions, copies and claims.")
    text: list[list[Piece]] = told("The text in paragraphs of marked pieces; joined they give the text again.")
    entries: tuple[Entry, ...] = told("The attributions in reading order, with their nesting.")
    others: Mapping[str, Heading] = told("Title, outlet and day of the articles that share text with it, by id.")


def article(request: Request, collection: Collection) -> ArticlePage:
    """The article of that id."""
    view = collection.article(request.path_params["article"])
    marks = article_marks(view.analysis, view.copies, view.article) if view.analysis else []
    found = view.analysis.attributions if view.analysis else ()
    others = collection.headings(id for copy in view.copies for id in (copy.doc, copy.of))
    return ArticlePage(view, paragraphs(pieces(view.article.text, marks)), entries(found), others)


def entries(attributions: Sequence[Attribution]) -> tuple[Entry, ...]:
    """The attributions with their nesting."""
    parents = {a.id: a.parent for a in attributions}
    inner: dict[str, list[str]] = {}
    for a in attributions:
        if a.parent:
            inner.setdefault(a.parent, []).append(a.id)
    return tuple(
        Entry(a, number, _depth(a.id, parents), tuple(inner.get(a.id, ()))) for number, a in enumerate(attributions, 1)
    )


def _depth(id: str, parents: dict[str, str | None]) -> int:
    depth, parent = 0, parents.get(id)
    while parent is not None and depth < _DEEPEST:
        depth, parent = depth + 1, parents.get(parent)
    return depth


ARTICLE = PageSpec("/article/{article:path}", "article.html", ArticlePage, article)
