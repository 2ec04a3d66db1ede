"""The list of contradictions: pairs of claims that cannot both be true, those of the most pressing claims first."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request

from takhrij.api import ClaimRow, Collection, Page
from takhrij.model import Contradiction
from takhrij.web.page import PageSpec, told, whole_number

A_PAGE = 40


@dataclass(frozen=True, slots=True)
class Contradictions:
    """Pairs of claims that cannot both be true."""

    kind: str = told("What the list was narrowed to; empty for all.")
    found: Page[tuple[Contradiction, ClaimRow, ClaimRow]] = told("One page of the pairs, each with its two claims.")


def contradictions(request: Request, collection: Collection) -> Contradictions:
    """One page of the contradictions that the address asks for."""
    kind = request.query_params.get("kind", "")
    found = collection.all_contradictions(kind or None, limit=A_PAGE, offset=whole_number(request, "offset"))
    return Contradictions(kind, found)


CONTRADICTIONS = PageSpec("/contradictions", "contradictions.html", Contradictions, contradictions)
