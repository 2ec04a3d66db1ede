"""Search over articles, claims and names at once."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request

from takhrij.api import ActorView, ClaimRow, Collection, Hit, Page
from takhrij.web.page import PageSpec, told, whole_number
from takhrij.web.pages.claims import asked

A_PAGE = 20
CLAIMS_SHOWN = 10
NAMES_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Search:
    """What a query finds."""

    query: str = told("The words that were asked for.")
    articles: Page[Hit] = told("Articles that hold all the words, best first.")
    claims: Page[ClaimRow] = told("Claims that hold them.")
    names: tuple[ActorView, ...] = told("Persons and bodies of that name.")


def search(request: Request, collection: Collection) -> Search:
    """Articles, claims and names for the query."""
    query, filters = asked(request)
    if not query:
        return Search("", Page((), 0), Page((), 0), ())
    return Search(
        query=query,
        articles=collection.search(
            query,
            outlet=filters.outlet,
            since=filters.since,
            until=filters.until,
            limit=A_PAGE,
            offset=whole_number(request, "offset"),
        ),
        claims=collection.claims(query, filters, limit=CLAIMS_SHOWN),
        names=collection.who(query)[:NAMES_SHOWN],
    )


SEARCH = PageSpec("/search", "search.html", Search, search)
