"""Compares the numbers of two claims: tolls, lengths, prices.

Two counts of one thing whose bounds do not meet contradict; a toll that a later one replaces is `superseded`. Two lower
bounds never contradict, and tolls of two events are left alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from takhrij.link.likeness import comparable
from takhrij.link.quantities import Count
from takhrij.link.said import Said
from takhrij.link.terms import terms_of
from takhrij.link.weights import weights_of
from takhrij.model import Reason
from takhrij.pack import Pack

_LATER = 36.0  # hours after which a greater toll is taken to replace a lesser one
_COMPARED = 8  # reports of each claim that are compared
_SHARED = 2  # words on the event that two clauses must share
_BARE = 3  # words on the event below which a toll tells of none in particular
_LIKE = 0.4  # least share of the shorter that they make up


@dataclass(frozen=True, slots=True)
class _Toll:
    id: str
    beside: str
    forms: tuple[str, ...]


def compare_numbers(a: Said, b: Said, pack: Pack) -> tuple[str, Reason] | None:
    """The kind of contradiction between the numbers of two claims, and its reason; None where there is none."""
    for x in a.counts:
        for y in b.counts:
            toll = x.unit in terms_of(pack).counts.values()
            if comparable(x, y) and _apart(x, y) and _same_event(a, b, toll, pack):
                lesser, greater = (a, b) if x.value < y.value else (b, a)
                args = (str(min(x.value, y.value)), str(max(x.value, y.value)))
                if toll and _replaced(lesser, greater, pack):
                    return "superseded", Reason("contradiction.superseded", args)
                return "number", Reason("contradiction.number", args)
    return None


def _apart(x: Count, y: Count) -> bool:
    """Whether the bounds do not meet; two that are open above always do."""
    low, high = (x, y) if x.value < y.value else (y, x)
    return low.max is not None and low.max < (high.min if high.min is not None else 0)


def _same_event(a: Said, b: Said, toll: bool, pack: Pack) -> bool:
    """Whether some report of one tells of what some report of the other tells, apart from how many it counts.

    Lengths and prices count many things, so that their clauses must be alike; of a toll, what stands round it may tell.
    """
    for p in a.held[:_COMPARED]:
        for q in b.held[:_COMPARED]:
            if p.places and q.places and not set(p.places) & set(q.places):
                continue
            own_p, own_q = _event_words(p.terms, pack), _event_words(q.terms, pack)
            if len(own_p & own_q) >= _SHARED and _overlap(own_p, own_q, pack) >= _LIKE:
                return True
            wide_p, wide_q = own_p | _event_words(p.context, pack), own_q | _event_words(q.context, pack)
            if toll and len(wide_p & wide_q) > _SHARED and _overlap(wide_p, wide_q, pack) >= _LIKE:
                return True
            bare = min(len(wide_p), len(wide_q)) <= _BARE and not (p.names and q.names)
            if toll and bare and (_says_of_toll(a, "early", pack) or _says_of_toll(b, "early", pack)):
                return True  # "the first toll is ten": of the story's event, for all that is said
    return False


def _event_words(terms: Sequence[str], pack: Pack) -> frozenset[str]:
    """The words that tell one event from another: not those for the dead and wounded, which all have."""
    return frozenset(term for term in terms if term not in terms_of(pack).counts)


def _overlap(a: frozenset[str], b: frozenset[str], pack: Pack) -> float:
    """The weight of what both say, as a share of what the shorter says."""
    weight = weights_of(pack)
    return weight.total(a & b) / (min(weight.total(a), weight.total(b)) or 1.0)


def _replaced(lesser: Said, greater: Said, pack: Pack) -> bool:
    """Whether the lesser count is an early one that the greater one replaces."""
    if _says_of_toll(lesser, "early", pack):
        return True
    if lesser.published and greater.published and _hours(lesser.published, greater.published) >= _LATER:
        return True
    if lesser.published > greater.published:
        return False
    ends = [{r.chain[-1].actor for r in said.claim.reports} for said in (lesser, greater)]
    return _says_of_toll(greater, "late", pack) or bool(ends[0] & ends[1])


def _says_of_toll(said: Said, id_: str, pack: Pack) -> bool:
    """Whether a report says of its toll that it is early, or late."""
    words, beside = _toll_words(pack)[id_]
    return any(beside in p.terms and not words.isdisjoint(p.terms) for p in said.held)


def _hours(before: str, after: str) -> float:
    """Hours between two publications, dates or timestamps; a date alone is its first hour."""
    first, last = (datetime.fromisoformat(when).replace(tzinfo=None) for when in (before, after))
    return (last - first).total_seconds() / 3600


@cache
def _toll_words(pack: Pack) -> dict[str, tuple[frozenset[str], str]]:
    """For each kind of toll the words that say it, and the concept that must stand beside them."""
    known = terms_of(pack)
    return {
        entry.id: (frozenset(w.term for form in entry.forms for w in known.words(form) if w.term), entry.beside)
        for entry in pack.table("claims/contradictions.toml", "toll", _Toll)
    }
