"""Search over articles, claims and names at once, and the names that a few letters may become."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request

from takhrij.api import ClaimRow, Collection, Filters, Hit, Page
from takhrij.web.asking import asked
from takhrij.web.page import MOST, PageSpec, offset_of, told

A_PAGE = 20
CLAIMS_SHOWN = 10
NAMES_SHOWN = 12
_FEWEST = 2  # letters that are worth a suggestion


@dataclass(frozen=True, slots=True)
class Search:
    """What a query finds."""

    query: str = told("The words that were asked for, without the operators.")
    filters: Filters = told("What the search was narrowed to.")
    articles: Page[Hit] = told("Articles that hold all the words, best first.")
    claims: Page[ClaimRow] = told("Claims that hold them.")
    names: tuple[str, ...] = told("Persons, bodies and outlets of that name.")


@dataclass(frozen=True, slots=True)
class Suggestions:
    """Names that the letters of `q` begin."""

    names: tuple[str, ...] = told("Names of persons, bodies and outlets, shortest first.")


def search(request: Request, collection: Collection) -> Search:
    """Articles, claims and names for the query."""
    query, filters = asked(request)
    if not query:
        nothing: Page[ClaimRow] = Page((), 0)
        found = nothing if filters == Filters() else collection.claims(None, filters, limit=CLAIMS_SHOWN, most=MOST)
        return Search("", filters, Page((), 0), found, ())
    articles = collection.search(
        query,
        outlet=filters.outlet,
        since=filters.since,
        until=filters.until,
        limit=A_PAGE,
        offset=offset_of(request),
        most=MOST,
    )
    return Search(
        query=query,
        filters=filters,
        articles=articles,
        claims=collection.claims(query, filters, limit=CLAIMS_SHOWN, most=MOST),
        names=collection.suggest(query, limit=NAMES_SHOWN),
    )


def suggest(request: Request, collection: Collection) -> Suggestions:
    """What may be meant by the letters typed so far."""
    query = request.query_params.get("q", "").strip()[:60]
    return Suggestions(collection.suggest(query) if len(query) >= _FEWEST else ())


SEARCH = PageSpec("/search", "search.html", Search, search)
SUGGEST = PageSpec("/suggest", None, Suggestions, suggest)
