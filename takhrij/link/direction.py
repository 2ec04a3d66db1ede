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
from functools import cache

from takhrij.find.outlet_table import OutletKind, outlet_by_id, outlet_labelled, outlet_named
from takhrij.link.passages import Shared, Text
from takhrij.model import Analysis, Article, Reason, Role
from takhrij.pack import Pack

BURST = 20  # seconds within which a newsroom does not publish three articles
BURST_SHARE = 0.5
BURST_LEAST = 20  # articles of an outlet from which the share can be told
APART = timedelta(minutes=1)
NEAR = 200  # letters round a shared passage in which the agency that it was told to is named

_SOURCES = frozenset({Role.AGENCY, Role.REPUBLISHED, Role.DATELINE, Role.BYLINE})


@dataclass(frozen=True, slots=True)
class Source:
    """Who an article says that it has its text from: a key to compare, the name as it stands, and whether an agency."""

    key: str
    name: str
    agency: bool


@dataclass(frozen=True, slots=True)
class Verdict:
    """Which text came first (None: not told), whether the later has it from there, and the agency behind both."""

    a_first: bool | None
    directed: bool
    agency: str | None
    reasons: tuple[Reason, ...]


def judge(a: Text, b: Text, shared: Shared, crawled: frozenset[str | None], pack: Pack) -> Verdict:
    """The direction of what two texts share, by credits first, then by times."""
    itself_a, itself_b = agency_itself(a.article, a.analysis, pack), agency_itself(b.article, b.analysis, pack)
    if bool(itself_a) != bool(itself_b):
        name = itself_a or itself_b or ""
        return Verdict(bool(itself_a), True, name, (Reason("copy.agency-itself", (name,)),))
    sources_a, sources_b = sources_of(a.article, a.analysis, pack), sources_of(b.article, b.analysis, pack)
    for credits, other in ((sources_b, a), (sources_a, b)):
        if (own := _own(other.article, other.analysis, pack)) and own in {source.key for source in credits}:
            return Verdict(other is a, True, None, (Reason("copy.credits-other", (other.article.outlet or own,)),))
    agency, why = _agency(sources_a, sources_b) or _told(a, b, shared, pack) or (None, None)
    a_first, when = earlier(a, b, crawled)
    reasons = tuple(reason for reason in (why, when) if reason)
    return Verdict(a_first, a_first is not None and agency is None, agency, reasons)


def sources_of(article: Article, analysis: Analysis | None, pack: Pack) -> tuple[Source, ...]:
    """The agencies and outlets, not its own, that the article credits in its text, title, author line or address."""
    own = _own(article, analysis, pack)
    found: dict[str, Source] = {}
    for credit in analysis.credits if analysis else ():
        known = outlet_by_id(pack).get(credit.entity or "")
        agency = known.kind is OutletKind.AGENCY if known else _called_agency(credit.outlet, pack)
        if credit.outlet and credit.role in _SOURCES and (agency or credit.role in (Role.AGENCY, Role.REPUBLISHED)):
            key = credit.entity or credit.outlet
            if key != own:
                found.setdefault(key, Source(key, credit.outlet, agency or credit.role is Role.AGENCY))
    return tuple(found.values())


def agencies_of(article: Article, analysis: Analysis | None, pack: Pack) -> tuple[Source, ...]:
    """The agency that published the article, if one did, and those that it credits."""
    own = agency_itself(article, analysis, pack)
    itself = (Source(_own(article, analysis, pack) or own, own, True),) if own else ()
    return itself + tuple(source for source in sources_of(article, analysis, pack) if source.agency)


def agency_itself(article: Article, analysis: Analysis | None, pack: Pack) -> str | None:
    """The name of the agency that published the article, where one did."""
    label = article.outlet or (analysis.origination.outlet if analysis else None)
    if not label or not label.strip():
        return None
    known = outlet_by_id(pack).get(_own(article, analysis, pack) or "")
    if known:
        return known.name if known.kind is OutletKind.AGENCY else None
    return label if _called_agency(label, pack) else None


def _called_agency(name: str | None, pack: Pack) -> bool:
    """Whether a name begins with a noun for agencies."""
    words = pack.fold(name or "").split()
    return bool(words) and words[0] in _agency_nouns(pack)


@dataclass(frozen=True, slots=True)
class AgencyNoun:
    """Nouns with which an agency's name begins; the examples are whole names."""

    id: str
    forms: tuple[str, ...]
    example: str
    counterexample: str


@cache
def _agency_nouns(pack: Pack) -> frozenset[str]:
    rows = pack.table("copies.toml", "agency", AgencyNoun)
    return frozenset(pack.fold(form) for row in rows for form in row.forms)


def outlet_key(name: str, pack: Pack) -> str:
    """The pack's id of an outlet's name, else the name."""
    outlet = outlet_named(name, pack)
    return outlet.id if outlet else name


def _own(article: Article, analysis: Analysis | None, pack: Pack) -> str | None:
    if analysis and analysis.origination.outlet_id:
        return analysis.origination.outlet_id
    outlet = outlet_labelled(article.outlet, pack) if article.outlet else None
    return outlet.id if outlet else article.outlet


def _agency(a: Sequence[Source], b: Sequence[Source]) -> tuple[str, Reason] | None:
    """The agency that both credit, else the one that either credits, sooner a known one than "agencies"."""
    keys = {source.key for source in b}
    both = [source for source in a if source.agency and source.key in keys]
    if both:
        return both[0].name, Reason("copy.agency-both", (both[0].name,))
    either = sorted((source for source in (*a, *b) if source.agency), key=lambda source: source.key == source.name)
    return (either[0].name, Reason("copy.agency-one", (either[0].name,))) if either else None


def _told(a: Text, b: Text, shared: Shared, pack: Pack) -> tuple[str, Reason] | None:
    """The agency that a speaker in the shared text, or next to it, spoke to: its dispatch is what both have."""
    for text, spans in ((a, [p.a for p in shared.passages]), (b, [p.b for p in shared.passages])):
        for attribution in text.analysis.attributions if text.analysis else ():
            via = attribution.via
            if not via or not any(s.start - NEAR < via.start < s.end + NEAR for s in spans):
                continue
            outlet = outlet_named(name := via.cut(text.article.text), pack)
            if outlet and outlet.kind is OutletKind.AGENCY and outlet.id != _own(text.article, text.analysis, pack):
                return outlet.name, Reason("copy.agency-told", (name,))
    return None


def crawled_outlets(articles: Mapping[str, Article]) -> frozenset[str | None]:
    """The outlets whose times come in bursts, as a crawler makes them."""
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


def earlier(a: Text, b: Text, crawled: frozenset[str | None]) -> tuple[bool | None, Reason | None]:
    """Whether `a` was published before `b`; None where the times do not tell."""
    if a.article.outlet in crawled or b.article.outlet in crawled:
        return None, Reason("copy.crawl-times")
    when_a, when_b = _published(a), _published(b)
    first, second = _bounds(when_a), _bounds(when_b)
    if first and second:
        if second[0] - first[1] >= APART:
            return True, Reason("copy.earlier", (when_a, when_b))
        if first[0] - second[1] >= APART:
            return False, Reason("copy.earlier", (when_b, when_a))
    return None, None


def _published(text: Text) -> str:
    """When the record, else the text itself, says that the article was published."""
    return text.article.published or (text.analysis.origination.published if text.analysis else None) or ""


def _bounds(published: str) -> tuple[datetime, datetime] | None:
    """The moments between which a time of publication lies.

    A date is a day somewhere on earth; a time without its zone may be half a day off.
    """
    at = _moment(published)
    if at is None:
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
