"""Outlets: how often each originates, relays or copies, who feeds it and whom it feeds."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request

from takhrij.api import ClaimRow, Collection, Filters, OutletRow, Page
from takhrij.errors import InputError
from takhrij.web.page import PageSpec, told

A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Outlets:
    """The outlets of the collection."""

    outlets: tuple[OutletRow, ...] = told("All outlets with their shares.")


@dataclass(frozen=True, slots=True)
class OutletPage:
    """One outlet."""

    outlet: OutletRow = told("Its shares, who feeds it, whom it feeds.")
    claims: Page[ClaimRow] = told("The claims that it carries.")


def outlets(request: Request, collection: Collection) -> Outlets:
    """All outlets."""
    return Outlets(collection.outlets())


def outlet(request: Request, collection: Collection) -> OutletPage:
    """The outlet of that name."""
    name = request.path_params["name"]
    found = next((row for row in collection.outlets() if row.name == name), None)
    if found is None:
        raise InputError(f"No outlet of the collection is called {name!r}.")
    return OutletPage(found, collection.claims(None, Filters(outlet=name), limit=A_PAGE))


OUTLETS = PageSpec("/outlets", "outlets.html", Outlets, outlets)
OUTLET = PageSpec("/outlet/{name:path}", "outlet.html", OutletPage, outlet)
