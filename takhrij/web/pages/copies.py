"""The list of copies: pairs of articles that share running text, whole ones and the largest first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.requests import Request

from takhrij.api import Collection, CopyRow, Heading, Page
from takhrij.model import Extent
from takhrij.web.page import PageSpec, told, whole_number

A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Copies:
    """Pairs of articles that share running text."""

    extent: Extent | None = told("What the list was narrowed to: whole articles, or parts.")
    outlet: str | None = told("The outlet that stands on either side; none for all.")
    found: Page[CopyRow] = told("One page of the pairs.")
    articles: Mapping[str, Heading] = told("Title, outlet and day of the articles of the pairs, by id.")


def copies(request: Request, collection: Collection) -> Copies:
    """One page of the copies that the address asks for."""
    extent, outlet = asked_copies(request)
    found = collection.all_copies(extent=extent, outlet=outlet, limit=A_PAGE, offset=whole_number(request, "offset"))
    return Copies(extent, outlet, found, collection.headings(id for row in found.rows for id in (row.doc, row.of)))


def asked_copies(request: Request) -> tuple[Extent | None, str | None]:
    """Extent and outlet of an address."""
    extent = request.query_params.get("extent", "")
    return Extent(extent) if extent in set(Extent) else None, request.query_params.get("outlet") or None


COPIES = PageSpec("/copies", "copies.html", Copies, copies)
