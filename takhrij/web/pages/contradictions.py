"""The list of contradictions: pairs of claims that cannot both be true, story by story, the most pressing first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.requests import Request

from takhrij.api import ClaimRow, Collection, Page, StoryRow
from takhrij.model import Contradiction
from takhrij.web.page import PageSpec, told, whole_number

A_PAGE = 40


@dataclass(frozen=True, slots=True)
class Contradictions:
    """Pairs of claims that cannot both be true."""

    kind: str = told("What the list was narrowed to; empty for all.")
    kinds: tuple[tuple[str, int], ...] = told("The kinds that there are, with the number of each.")
    found: Page[tuple[Contradiction, ClaimRow, ClaimRow]] = told("One page of the pairs, each with its two claims.")
    stories: Mapping[str, StoryRow] = told("The stories of these pairs, by id.")


def contradictions(request: Request, collection: Collection) -> Contradictions:
    """One page of the contradictions that the address asks for."""
    kind = request.query_params.get("kind", "")
    found = collection.all_contradictions(kind or None, limit=A_PAGE, offset=whole_number(request, "offset"))
    stories = collection.named_stories(a.story for _, a, _ in found.rows if a.story)
    return Contradictions(kind, collection.contradiction_kinds(), found, stories)


CONTRADICTIONS = PageSpec("/contradictions", "contradictions.html", Contradictions, contradictions)
