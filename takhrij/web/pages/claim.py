"""One claim: status and argument, the drawn chains, every report's words in place, its versions; the card to print."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.requests import Request

from takhrij.api import ClaimRow, ClaimView, Collection, Filters
from takhrij.model import Report
from takhrij.web.chart import Chart, draw
from takhrij.web.page import PageSpec, told
from takhrij.web.versions import Version, versions

OTHERS = 40


@dataclass(frozen=True, slots=True)
class ClaimPage:
    """One claim with its chains, origins, argument and disputes."""

    view: ClaimView = told("The claim, its passages, documents, contradictions and decisions.")
    chart: Chart = told("The chains as one layered graph, laid out in pixels.")
    places: tuple[tuple[int, ...], ...] = told("Reports (positions) that stand at the same words, place by place.")
    versions: tuple[Version, ...] = told("The wordings in order of publication, with what differs from the first.")
    others: tuple[ClaimRow, ...] = told("Other claims of the same story, to be named in a decision.")


@dataclass(frozen=True, slots=True)
class Card:
    """One claim on one page, to print or to attach; its address stays."""

    view: ClaimView = told("The claim, its passages, documents, contradictions and decisions.")
    chart: Chart = told("The chains as one layered graph, laid out in pixels.")
    places: tuple[tuple[int, ...], ...] = told("Reports (positions) that stand at the same words, place by place.")


def claim(request: Request, collection: Collection) -> ClaimPage:
    """The claim of that id, or of an id that it had before."""
    view = collection.claim(request.path_params["claim"])
    story = view.claim.story
    others = collection.claims(None, Filters(story=story), limit=OTHERS, most=0).rows if story else ()
    return ClaimPage(
        view=view,
        chart=draw(view.claim),
        places=_places(view.claim.reports),
        versions=versions(view.claim.reports, view.passages, view.documents),
        others=tuple(row for row in others if row.id != view.claim.id),
    )


def card(request: Request, collection: Collection) -> Card:
    """The card of that claim."""
    view = collection.claim(request.path_params["claim"])
    return Card(view, draw(view.claim), _places(view.claim.reports))


def _places(reports: Sequence[Report]) -> tuple[tuple[int, ...], ...]:
    found: dict[tuple[str, tuple[tuple[int, int], ...]], list[int]] = {}
    for at, report in enumerate(reports):
        found.setdefault((report.doc, report.spans), []).append(at)
    return tuple(map(tuple, found.values()))


CLAIM = PageSpec("/claim/{claim}", "claim.html", ClaimPage, claim)
CARD = PageSpec("/claim/{claim}/card", "card.html", Card, card)
