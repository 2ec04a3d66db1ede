"""Compares what an article says of its source with what its text shows.

Invariant: a discrepancy is said only of whole copies, where the text that is stated otherwise is the article itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from takhrij.link.direction import sources_of
from takhrij.link.passages import credits_of
from takhrij.model import Analysis, Article, Copy, Discrepancy, Extent, Reason, Role


def find_discrepancies(
    copies: Iterable[Copy], articles: Mapping[str, Article], analyses: Mapping[str, Analysis]
) -> tuple[Discrepancy, ...]:
    """Bylines over agency text and texts credited to two agencies, each with both articles in its reasons."""
    found = set()
    for copy in copies:
        if copy.extent is not Extent.WHOLE:
            continue
        for doc, other in ((copy.doc, copy.of), (copy.of, copy.doc)):
            mine = sources_of(articles[doc], analyses.get(doc))
            theirs = sources_of(articles[other], analyses.get(other))
            byline = _byline(analyses.get(doc))
            if not mine and theirs and byline:
                found.add(_differs(doc, byline, theirs[0].name, other, "copy.byline-over-agency"))
            elif mine and theirs and not {n.key for n in mine} & {n.key for n in theirs} and doc < other:
                found.add(_differs(doc, mine[0].name, theirs[0].name, other, "copy.two-agencies"))
    return tuple(sorted(found, key=lambda d: (d.doc, d.actual, d.reasons)))


def _differs(doc: str, stated: str, actual: str, other: str, code: str) -> Discrepancy:
    return Discrepancy(doc, stated, actual, (Reason(code, (stated, actual, other)),))


def _byline(analysis: Analysis | None) -> str | None:
    """The person under whose name the article runs."""
    return next((c.outlet for c in credits_of(analysis) if c.role is Role.BYLINE and c.outlet), None)
