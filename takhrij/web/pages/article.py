"""One article: the text as published with everything that was found in it marked."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request

from takhrij.api import ArticleView, Collection
from takhrij.web.mark import Piece, article_marks, paragraphs, pieces
from takhrij.web.page import PageSpec, told


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """One article with its analysis, copies and claims."""

    view: ArticleView = told("The article, its analysis, versions, copies and claims.")
    text: list[list[Piece]] = told("The text in paragraphs of marked pieces; joined they give the text again.")


def article(request: Request, collection: Collection) -> ArticlePage:
    """The article of that id."""
    view = collection.article(request.path_params["article"])
    marks = article_marks(view.analysis, view.copies, view.article) if view.analysis else []
    return ArticlePage(view, paragraphs(pieces(view.article.text, marks)))


ARTICLE = PageSpec("/article/{article}", "article.html", ArticlePage, article)
