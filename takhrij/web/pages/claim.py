"""One claim: status and argument, the drawn chains, every report's words in place; and the card to print."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request

from takhrij.api import ClaimView, Collection
from takhrij.web.chart import Chart, draw
from takhrij.web.page import PageSpec, told


@dataclass(frozen=True, slots=True)
class ClaimPage:
    """One claim with its chains, origins, argument and disputes."""

    view: ClaimView = told("The claim, its passages, documents, contradictions and decisions.")
    chart: Chart = told("The chains as one layered graph, laid out in pixels.")


def claim(request: Request, collection: Collection) -> ClaimPage:
    """The claim of that id, or of an id that it had before."""
    view = collection.claim(request.path_params["claim"])
    return ClaimPage(view, draw(view.claim))


CLAIM = PageSpec("/claim/{claim}", "claim.html", ClaimPage, claim)
CARD = PageSpec("/claim/{claim}/card", "card.html", ClaimPage, claim)
