"""The list of claims: by rank, filtered, in pages."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request

from takhrij.api import ClaimRow, Collection, Filters, Page
from takhrij.model import Status
from takhrij.web.page import PageSpec, told, whole_number

A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Claims:
    """Claims in the order of their rank for an editor."""

    query: str = told("Words that were asked for.")
    filters: Filters = told("What the list was narrowed to.")
    found: Page[ClaimRow] = told("One page of the claims.")


def asked(request: Request) -> tuple[str | None, Filters]:
    """The query and the filters of an address."""
    get = request.query_params.get
    status = get("status")
    return get("q") or None, Filters(
        status=Status(status) if status in set(Status) else None,
        outlet=get("outlet") or None,
        actor=get("actor") or None,
        place=get("place") or None,
        story=get("story") or None,
        since=get("since") or None,
        until=get("until") or None,
        unsourced=True if get("unsourced") else None,
        least=whole_number(request, "least") or None,
        hidden=bool(get("hidden")),
    )


def claims(request: Request, collection: Collection) -> Claims:
    """One page of claims."""
    query, filters = asked(request)
    found = collection.claims(query, filters, limit=A_PAGE, offset=whole_number(request, "offset"))
    return Claims(query or "", filters, found)


CLAIMS = PageSpec("/claims", "claims.html", Claims, claims)
