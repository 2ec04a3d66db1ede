"""The toll that an article is about, so that the tolls of two articles on one event can be set beside each other.

An article gives it first, in headline or lead, whatever older or other incidents it goes on to count; the event is what
its headline and lead tell of.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from takhrij.link.propositions import Proposition
from takhrij.link.states import is_country
from takhrij.model import Stance
from takhrij.pack import Pack


@dataclass(frozen=True, slots=True)
class Headline:
    """What an article tells first: the events that kill or harm, the places that are no states, its toll by unit."""

    events: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    tolls: tuple[tuple[str, int], ...] = ()


def find_headlines(propositions: Iterable[Proposition], pack: Pack) -> Mapping[str, Headline]:
    """What each article tells first, by its id."""
    by_doc: dict[str, set[Proposition]] = {}
    for p in propositions:
        if p.stance is Stance.AFFIRMS:
            by_doc.setdefault(p.doc, set()).add(p)
    harmful = frozenset(pack.toml("claims/contradictions.toml")["harmful"])
    return {doc: _headline(held, harmful, pack) for doc, held in by_doc.items()}


def _headline(held: Iterable[Proposition], harmful: frozenset[str], pack: Pack) -> Headline:
    inside = sorted(held, key=lambda p: (p.spans, p.attribution or ""))
    lead = [p for p in inside if p.lead]
    tolls: dict[str, int] = {}
    for p in (*lead, *inside):
        for count in p.counts:
            if not count.part:
                tolls.setdefault(count.unit, count.value)
    return Headline(
        frozenset(event for p in lead for event in (*p.terms, *p.context) if event in harmful),
        frozenset(place for p in lead for place in p.places if not is_country(place, pack)),
        tuple(sorted(tolls.items())),
    )


def share_headline(
    p: Proposition, value: int, q: Proposition, other: int, unit: str, told: Mapping[str, Headline]
) -> bool:
    """Whether two counts of two articles are what each is about, and both are about one event in one place."""
    if p.doc == q.doc:
        return False
    a, b = told.get(p.doc, Headline()), told.get(q.doc, Headline())
    about = (unit, value) in a.tolls and (unit, other) in b.tolls
    return about and bool(a.events & b.events) and bool(a.places & b.places)
