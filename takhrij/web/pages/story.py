"""Stories: the list, and one with its matrix of claims by outlets and its timeline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.requests import Request

from takhrij.api import ClaimRow, Collection, StoryRow, StoryView
from takhrij.documents import Document
from takhrij.model import LinkKind, Report, Stance
from takhrij.web.page import PageSpec, told

IN_MATRIX = 30


@dataclass(frozen=True, slots=True)
class Stories:
    """The stories of the collection, largest first."""

    stories: tuple[StoryRow, ...] = told("All stories.")


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A claim, and for each outlet in order how it carries it: own, relayed, copied, denies or silent."""

    claim: ClaimRow
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StoryPage:
    """One story: claims by outlets, articles over time."""

    view: StoryView = told("The story, its claims and documents.")
    outlets: tuple[str, ...] = told("The outlets, heads of the matrix's columns.")
    matrix: tuple[MatrixRow, ...] = told("The first claims by rank, a row each.")
    timeline: tuple[tuple[str, tuple[Document, ...]], ...] = told("Articles by day of publication.")


def stories(request: Request, collection: Collection) -> Stories:
    """All stories."""
    return Stories(collection.stories())


def story(request: Request, collection: Collection) -> StoryPage:
    """The story of that id."""
    view = collection.story(request.path_params["story"])
    names = {d.id: d.outlet or "?" for d in view.documents}
    outlets = tuple(sorted(set(names.values())))
    rows = []
    for row in view.claims[:IN_MATRIX]:
        reports = collection.claim(row.id).claim.reports
        rows.append(MatrixRow(row, tuple(_cell(reports, names, outlet) for outlet in outlets)))
    return StoryPage(view, outlets, tuple(rows), _timeline(view.documents))


def _cell(reports: Sequence[Report], names: dict[str, str], outlet: str) -> str:
    mine = [r for r in reports if names.get(r.doc) == outlet]
    if not mine:
        return "silent"
    if any(r.stance is Stance.DENIES for r in mine):
        return "denies"
    kinds = {link.kind for r in mine for link in r.chain[1:]}
    if LinkKind.COPY in kinds:
        return "copied"
    passed_on = any(len(r.chain) > 2 or link.kind is LinkKind.CREDIT for r in mine for link in r.chain[1:])
    return "relayed" if passed_on else "own"


def _timeline(documents: Sequence[Document]) -> tuple[tuple[str, tuple[Document, ...]], ...]:
    days: dict[str, list[Document]] = {}
    for document in documents:
        days.setdefault((document.published or "")[:10], []).append(document)
    return tuple((day, tuple(days[day])) for day in sorted(days))


STORIES = PageSpec("/stories", "stories.html", Stories, stories)
STORY = PageSpec("/story/{story}", "story.html", StoryPage, story)
