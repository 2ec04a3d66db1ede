"""Outlets: how often each originates, relays or copies, who feeds it and whom it feeds."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request

from takhrij.api import ClaimRow, Collection, Filters, OutletRow, Page
from takhrij.errors import InputError
from takhrij.web.cache import outlet_called, outlet_rows
from takhrij.web.page import MOST, PageSpec, told, whole_number

A_PAGE = 100
CLAIMS = 30


@dataclass(frozen=True, slots=True)
class Outlets:
    """The outlets of the collection."""

    found: Page[OutletRow] = told("One page of the outlets with their shares.")


@dataclass(frozen=True, slots=True)
class OutletPage:
    """One outlet."""

    outlet: OutletRow = told("Its shares, who feeds it, whom it feeds.")
    claims: Page[ClaimRow] = told("The claims that it carries, by rank.")


def outlets(request: Request, collection: Collection) -> Outlets:
    """One page of the outlets."""
    rows, offset = outlet_rows(request, collection), whole_number(request, "offset")
    return Outlets(Page(rows[offset : offset + A_PAGE], len(rows), offset))


def outlet(request: Request, collection: Collection) -> OutletPage:
    """The outlet of that name, variant or key."""
    name = request.path_params["name"]
    found = outlet_called(request, collection, name)
    if found is None:
        raise InputError(f"No outlet of the collection is called {name!r}.")
    return OutletPage(found, collection.claims(None, Filters(outlet=found.name), limit=CLAIMS, most=MOST))


OUTLETS = PageSpec("/outlets", "outlets.html", Outlets, outlets)
OUTLET = PageSpec("/outlet/{name:path}", "outlet.html", OutletPage, outlet)
