"""The list of articles, newest first."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request

from takhrij.api import Collection, Hit, Page
from takhrij.web.page import PageSpec, told, whole_number

A_PAGE = 60


@dataclass(frozen=True, slots=True)
class Articles:
    """The articles of the collection, newest first."""

    found: Page[Hit] = told("One page of the articles, with the beginning of each.")


def articles(request: Request, collection: Collection) -> Articles:
    """One page of the articles."""
    return Articles(collection.articles(limit=A_PAGE, offset=whole_number(request, "offset")))


ARTICLES = PageSpec("/articles", "articles.html", Articles, articles)
