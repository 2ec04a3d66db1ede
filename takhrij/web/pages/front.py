"""The front page: what is in the collection, where to look first, and the form that adds articles."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request

from takhrij.api import Change, ClaimRow, Collection, Counts, Filters, StoryRow
from takhrij.model import Status
from takhrij.web.page import PageSpec, told

FIRST = 8


@dataclass(frozen=True, slots=True)
class Front:
    """The front page."""

    counts: Counts = told("How much is in the collection.")
    stories: tuple[StoryRow, ...] = told("The largest stories.")
    contested: tuple[ClaimRow, ...] = told("Contested claims, by rank.")
    echoed: tuple[ClaimRow, ...] = told("Claims of one origin that several articles carry.")
    unsourced: tuple[ClaimRow, ...] = told("Claims that articles make in their own voice.")
    changes: tuple[Change, ...] = told("What the last linking changed.")


@dataclass(frozen=True, slots=True)
class Add:
    """The form that adds articles."""

    counts: Counts = told("How much is in the collection.")


def front(request: Request, collection: Collection) -> Front:
    """Contested, echoed and unsourced claims first: what an editor has to look at."""

    def first(filters: Filters) -> tuple[ClaimRow, ...]:
        return collection.claims(None, filters, limit=FIRST).rows

    return Front(
        counts=collection.counts(),
        stories=collection.stories()[:FIRST],
        contested=first(Filters(status=Status.CONTESTED)),
        echoed=first(Filters(status=Status.ECHOED)),
        unsourced=first(Filters(unsourced=True)),
        changes=collection.diff()[:FIRST] if len(collection.runs()) > 1 else (),
    )


def add(request: Request, collection: Collection) -> Add:
    """What the form shows beside itself."""
    return Add(collection.counts())


FRONT = PageSpec("/", "front.html", Front, front)
ADD = PageSpec("/add", "add.html", Add, add)
