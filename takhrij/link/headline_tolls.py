"""The toll that an article is about, so that the tolls of two articles on one event can be set beside each other.

An article gives it first, in headline or lead, whatever older or other incidents it goes on to count; the event is what
its headline and lead tell of.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from takhrij.link.propositions import Proposition
from takhrij.link.quantities import Count
from takhrij.link.setting import Days, hours_between, other_days
from takhrij.link.states import is_country
from takhrij.model import Analysis, Stance
from takhrij.pack import Pack

_OLD = 10  # days before an article of which it tells only beside its news
_VIOLENCE = "violence"  # an event that one outlet calls an attack, another a blast
_ONE_DAY = 20.0  # hours between two articles that may tell of the same fighting, which goes on day after day


@dataclass(frozen=True, slots=True)
class Headline:
    """What an article tells first: the events that kill or harm, the places that are no states, its toll by unit; and
    when it was published."""

    events: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    tolls: tuple[tuple[str, int], ...] = ()
    published: str = ""


def find_headlines(
    propositions: Iterable[Proposition], analyses: Mapping[str, Analysis], pack: Pack
) -> Mapping[str, Headline]:
    """What each article tells first, by its id."""
    by_doc: dict[str, set[Proposition]] = {}
    for p in propositions:
        if p.stance is Stance.AFFIRMS:
            by_doc.setdefault(p.doc, set()).add(p)
    table = pack.toml("claims/contradictions.toml")
    harmful, violent = frozenset(table["harmful"]), frozenset(table["violent"])
    return {
        doc: _headline(held, analyses[doc].origination.published or "", harmful, violent, pack)
        for doc, held in by_doc.items()
    }


def _headline(
    held: Iterable[Proposition], published: str, harmful: frozenset[str], violent: frozenset[str], pack: Pack
) -> Headline:
    inside = sorted(held, key=lambda p: (p.spans, p.attribution or ""))
    lead = [p for p in inside if p.lead]
    tolls: dict[str, int] = {}
    older = {p.context for p in inside if _is_old(p.when, published)}
    for p in (*lead, *inside):
        for count in p.counts if p.context not in older else ():
            if not count.part:
                tolls.setdefault(count.unit, count.value)
    events = frozenset(event for p in lead for event in (*p.terms, *p.context) if event in harmful)
    return Headline(
        events | {_VIOLENCE} if events & violent else events,
        frozenset(place for p in lead for place in p.places if not is_country(place, pack)),
        tuple(sorted(tolls.items())),
        published,
    )


def is_own_toll(p: Proposition, count: Count, told: Mapping[str, Headline]) -> bool:
    """Whether a toll is what the article of a report is about, and no share or older incident that it goes on to."""
    return (count.unit, count.value) in told.get(p.doc, Headline()).tolls


def share_headline(p: Proposition, q: Proposition, told: Mapping[str, Headline]) -> bool:
    """Whether the articles of two reports are about one event in one place."""
    a, b = told.get(p.doc, Headline()), told.get(q.doc, Headline())
    return bool(a.events & b.events) and bool(a.places & b.places)


def told_apart(p: Proposition, q: Proposition, told: Mapping[str, Headline], pack: Pack) -> bool:
    """Whether two tolls are of two events: their articles tell of other towns, or of the fighting of other days."""
    a, b = told.get(p.doc, Headline()), told.get(q.doc, Headline())
    places_a, places_b = a.places | _towns(p, pack), b.places | _towns(q, pack)
    if places_a and places_b and not places_a & places_b:
        return True
    if _is_day(p.when) and _is_day(q.when):
        return other_days(p.when, q.when)
    going_on = frozenset(pack.toml("claims/contradictions.toml")["going_on"])
    told_p, told_q = ({*r.terms, *r.context, *headline.events} for r, headline in ((p, a), (q, b)))
    if not going_on & told_p & told_q or not a.published or not b.published:
        return False
    return abs(hours_between(a.published, b.published)) > _ONE_DAY


def _is_old(when: Days, published: str) -> bool:
    """Whether a clause tells of a time well before its article."""
    if when is None or not published:
        return False
    return (date.fromisoformat(published[:10]) - date.fromisoformat(when[1][:10])).days > _OLD


def _is_day(when: Days) -> bool:
    """Whether a clause tells a day, or a night, and no stretch of days."""
    return when is not None and (date.fromisoformat(when[1][:10]) - date.fromisoformat(when[0][:10])).days <= 1


def _towns(p: Proposition, pack: Pack) -> frozenset[str]:
    return frozenset(place for place in p.places if not is_country(place, pack))
