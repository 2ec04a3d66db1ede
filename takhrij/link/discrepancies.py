"""Compares what an article says of its source with what its text shows.

Invariant: a discrepancy is said only of whole copies, where the text that is stated otherwise is the article itself,
and names the other article, so that both can be read side by side. Each difference is said once, sooner beside the
agency's own text than beside another copy.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from takhrij.link.direction import agencies_of, agency_itself
from takhrij.model import Analysis, Article, Copy, Discrepancy, Extent, Reason
from takhrij.pack import Pack


def find_discrepancies(
    copies: Iterable[Copy], articles: Mapping[str, Article], analyses: Mapping[str, Analysis], pack: Pack
) -> tuple[Discrepancy, ...]:
    """Own bylines over agency text, texts credited to two agencies, agency credits over another paper's text."""
    found: set[Discrepancy] = set()
    for copy in copies:
        if copy.extent is Extent.WHOLE:
            for doc, other in ((copy.doc, copy.of), (copy.of, copy.doc)):
                if difference := _difference(articles[doc], articles[other], copy, analyses, pack):
                    found.add(difference)
    told: dict[tuple[str, str | None, str], Discrepancy] = {}
    for difference in sorted(
        found, key=lambda d: (d.doc, d.actual, not _by_itself(d, articles, analyses, pack), d.reasons)
    ):
        told.setdefault((difference.doc, difference.stated, difference.actual), difference)
    return tuple(told.values())


def _by_itself(
    difference: Discrepancy, articles: Mapping[str, Article], analyses: Mapping[str, Analysis], pack: Pack
) -> bool:
    """Whether the text beside it is the agency's own: it shows the difference best."""
    other = difference.reasons[0].args[-1]
    return agency_itself(articles[other], analyses.get(other), pack) is not None


def _difference(
    doc: Article, other: Article, copy: Copy, analyses: Mapping[str, Analysis], pack: Pack
) -> Discrepancy | None:
    mine, theirs = (agencies_of(each, analyses.get(each.id), pack) for each in (doc, other))
    byline, their_byline = (article.author.strip() if article.author else "" for article in (doc, other))
    if mine and theirs:
        if {source.key for source in mine} & {source.key for source in theirs} or doc.id > other.id:
            return None
        return _differs(doc, mine[0].name, theirs[0].name, other, "copy.two-agencies")
    first = copy.of if any(reason.code == "copy.earlier" for reason in copy.reasons) else None
    if theirs and byline and first != doc.id:
        return _differs(doc, byline, theirs[0].name, other, "copy.byline-over-agency")
    if mine and their_byline and first == other.id:
        return _differs(doc, mine[0].name, their_byline, other, "copy.agency-over-byline")
    return None


def _differs(doc: Article, stated: str, actual: str, other: Article, code: str) -> Discrepancy:
    return Discrepancy(doc.id, stated, actual, (Reason(code, (stated, actual, other.id)),))
