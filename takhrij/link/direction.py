"""Tells which of two articles that share text has it from the other, and from which agency both have it.

Publication times tell the direction only where they are times of publication. In a pile that was crawled, the time of
an article is when the crawler met it: articles of one outlet then come within seconds of each other, and nothing
follows from it. Two texts of one agency have it from the agency, not from each other.

Invariant: a direction is said only with its reason; what no evidence tells stays undirected.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from takhrij.link.passages import credits_of
from takhrij.model import Analysis, Article, Reason, Role

BURST = 20  # seconds within which a newsroom does not publish three articles
BURST_SHARE = 0.5
BURST_LEAST = 20  # articles of an outlet from which the share can be told
APART = timedelta(minutes=1)

_SOURCES = (Role.AGENCY, Role.REPUBLISHED, Role.DATELINE)


@dataclass(frozen=True, slots=True)
class Named:
    """An outlet or agency that a credit names: how to compare it and how to show it."""

    key: str
    name: str


def sources_of(article: Article, analysis: Analysis | None) -> tuple[Named, ...]:
    """The agencies and outlets that the article credits for itself, in the text, title, author line or address."""
    own = {article.outlet}
    if analysis:
        own |= {analysis.origination.outlet, analysis.origination.outlet_id}
    found: dict[str, Named] = {}
    for credit in credits_of(analysis):
        if credit.role in _SOURCES and credit.outlet and not {credit.outlet, credit.entity} & own:
            key = credit.entity or credit.outlet
            found.setdefault(key, Named(key, credit.outlet))
    return tuple(found.values())


def crawled_outlets(articles: Mapping[str, Article]) -> frozenset[str | None]:
    """The outlets whose times come in bursts as a crawler makes them."""
    times: dict[str | None, list[datetime]] = defaultdict(list)
    for article in articles.values():
        if at := _moment(article.published):
            times[article.outlet].append(at)
    return frozenset(outlet for outlet, found in times.items() if _in_bursts(sorted(found)))


def _in_bursts(times: Sequence[datetime]) -> bool:
    if len(times) < BURST_LEAST:
        return False
    near = sum((c - a).total_seconds() < BURST for a, c in zip(times, times[2:], strict=False))
    return near > BURST_SHARE * len(times)


def earlier(a: Article, b: Article, crawled: frozenset[str | None]) -> tuple[bool | None, Reason | None]:
    """Whether `a` was published before `b`; None where the times do not tell."""
    if a.outlet in crawled or b.outlet in crawled:
        return None, Reason("copy.crawl-times")
    first, second = _bounds(a.published), _bounds(b.published)
    if first and second:
        if second[0] - first[1] >= APART:
            return True, Reason("copy.earlier", (a.published or "", b.published or ""))
        if first[0] - second[1] >= APART:
            return False, Reason("copy.earlier", (b.published or "", a.published or ""))
    return None, None


def _bounds(published: str | None) -> tuple[datetime, datetime] | None:
    """The moments between which a time of publication lies: a date is
    a day, a time without its zone half a day either way."""
    at = _moment(published)
    if at is None or published is None:
        return None
    if len(published) <= len("2018-05-24"):
        return at - timedelta(hours=12), at + timedelta(hours=36)
    if datetime.fromisoformat(published).tzinfo is None:
        return at - timedelta(hours=12), at + timedelta(hours=12)
    return at, at


def _moment(published: str | None) -> datetime | None:
    try:
        at = datetime.fromisoformat(published) if published else None
    except ValueError:
        return None
    return at.replace(tzinfo=UTC) if at and at.tzinfo is None else at
