"""The list of claims: by rank, filtered, in pages."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request

from takhrij.api import ClaimRow, Collection, Filters, Page, StoryRow
from takhrij.model import Actor
from takhrij.web.asking import asked
from takhrij.web.page import MOST, PageSpec, offset_of, told

A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Claims:
    """Claims in the order of their rank for an editor."""

    query: str = told("Words that were asked for.")
    filters: Filters = told("What the list was narrowed to.")
    story: StoryRow | None = told("The story that the list was narrowed to.")
    actor: Actor | None = told("The person or body that the list was narrowed to.")
    found: Page[ClaimRow] = told("One page of the claims.")


def claims(request: Request, collection: Collection) -> Claims:
    """One page of claims."""
    query, filters = asked(request)
    found = collection.claims(query, filters, limit=A_PAGE, offset=offset_of(request), most=MOST)
    story = collection.named_stories([filters.story]).get(filters.story) if filters.story else None
    actor = collection.actor(filters.actor) if filters.actor else None
    return Claims(query or "", filters, story, actor, found)


CLAIMS = PageSpec("/claims", "claims.html", Claims, claims)
