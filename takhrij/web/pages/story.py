"""Stories: the list, and one with its matrix of claims by outlets, its timelines, actors and map."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from starlette.requests import Request

from takhrij.api import ClaimRow, Collection, Page, StoryRow, StoryView
from takhrij.documents import Document
from takhrij.model import Claim, Contradiction, Kind, Link, LinkKind, Report, Stance
from takhrij.web.map import Map, draw_map
from takhrij.web.page import PageSpec, told, whole_number
from takhrij.web.shown import day, period

IN_MATRIX = 40
AT_LEAST = 8  # rows of the matrix, where there are as many claims
ACTORS = 24
DISPUTES = 20
A_PAGE = 100
_NEAREST = ("own", "relayed", "copied")  # of an outlet's reports the one nearest to a source of its own is shown


@dataclass(frozen=True, slots=True)
class Stories:
    """The stories of the collection, largest first."""

    found: Page[StoryRow] = told("One page of the stories.")


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A claim, and for each outlet in order how it carries it: own, relayed, copied, denies, both or silent."""

    claim: ClaimRow
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StoryPage:
    """One story: claims by outlets, events and articles over time, who speaks, where."""

    view: StoryView = told("The story, its claims and documents.")
    outlets: tuple[str, ...] = told("The outlets, heads of the matrix's columns.")
    matrix: tuple[MatrixRow, ...] = told("The first claims that several articles carry or somebody denies, a row each.")
    events: tuple[tuple[str, tuple[ClaimRow, ...]], ...] = told(
        "Claims by the day, month, year or stretch of days in which it is said to have been."
    )
    timeline: tuple[tuple[str, tuple[Document, ...]], ...] = told("Articles by day of publication.")
    actors: tuple[tuple[Link, int], ...] = told(
        "Who stands in the chains, by a link of each, with the number of claims."
    )
    disputes: tuple[tuple[Contradiction, ClaimRow, ClaimRow], ...] = told("Claims that contradict each other.")
    map: Map | None = told("Where it is said to have been; none where no place is named.")


def stories(request: Request, collection: Collection) -> Stories:
    """One page of the stories."""
    return Stories(collection.some_stories(limit=A_PAGE, offset=whole_number(request, "offset")))


def story(request: Request, collection: Collection) -> StoryPage:
    """The story of that id."""
    view = collection.story(request.path_params["story"])
    names = {d.id: d.outlet or "?" for d in view.documents}
    outlets = tuple(sorted(set(names.values())))
    shown = _to_compare(view.claims)
    whole = collection.whole_claims([row.id for row in shown])
    return StoryPage(
        view=view,
        outlets=outlets,
        matrix=tuple(
            MatrixRow(row, tuple(_cell(claim.reports, names, outlet) for outlet in outlets))
            for row, claim in zip(shown, whole, strict=True)
        ),
        events=_events(view.claims),
        timeline=_timeline(view.documents),
        actors=_actors(whole, outlets),
        disputes=collection.contradictions([row.id for row in view.claims], limit=DISPUTES),
        map=draw_map(view.claims),
    )


def _to_compare(claims: Sequence[ClaimRow]) -> tuple[ClaimRow, ...]:
    """The claims of which outlets can be compared, by rank; others only to fill up."""
    shared = [row for row in claims if row.articles > 1 or row.independent_denying[1]][:IN_MATRIX]
    others = [row for row in claims if row.articles == 1 and not row.independent_denying[1]]
    return tuple(shared + others[: max(0, AT_LEAST - len(shared))])


def _cell(reports: Sequence[Report], names: dict[str, str], outlet: str) -> str:
    mine = [r for r in reports if names.get(r.doc) == outlet]
    if not mine:
        return "silent"
    stances = {r.stance for r in mine}
    if Stance.DENIES in stances:
        return "both" if len(stances) > 1 else "denies"
    return min(map(_had, mine), key=_NEAREST.index)


def _had(report: Report) -> str:
    """How an outlet has a report: copied, from another outlet or agency, or of its own, as `outlets` counts it."""
    outlet, *behind = report.chain
    if any(link.kind is LinkKind.COPY for link in behind):
        return "copied"
    return "relayed" if behind and behind[0].source_kind is Kind.OUTLET and behind[0].actor != outlet.actor else "own"


def _events(claims: Sequence[ClaimRow]) -> tuple[tuple[str, tuple[ClaimRow, ...]], ...]:
    """Claims with a day, or a stretch of days, in order; those that several articles carry stand first in each."""
    days: dict[tuple[str, str], list[ClaimRow]] = {}
    for row in claims:
        if row.when:
            days.setdefault((day(row.when[0]), day(row.when[1])), []).append(row)
    return tuple(
        (period(when), tuple(sorted(days[when], key=lambda r: (-r.articles, r.rank)))) for when in sorted(days)
    )


def _timeline(documents: Sequence[Document]) -> tuple[tuple[str, tuple[Document, ...]], ...]:
    days: dict[str, list[Document]] = {}
    for document in documents:
        days.setdefault((document.published or "")[:10], []).append(document)
    return tuple((day, tuple(days[day])) for day in sorted(days))


def _actors(claims: Sequence[Claim], outlets: Sequence[str]) -> tuple[tuple[Link, int], ...]:
    """Those behind the outlets, by how many claims they stand in."""
    counts: Counter[str] = Counter()
    first: dict[str, Link] = {}
    for claim in claims:
        links = [link for report in claim.reports for link in report.chain[1:] if link.name not in outlets]
        first = {link.actor: link for link in links} | first
        counts.update({link.actor for link in links})
    most = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:ACTORS]
    return tuple((first[key], count) for key, count in most)


STORIES = PageSpec("/stories", "stories.html", Stories, stories)
STORY = PageSpec("/story/{story}", "story.html", StoryPage, story)
