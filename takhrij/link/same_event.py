"""Tells whether two reports count the same: the same event, the same place and day, told by another.

Round-ups list many incidents, so that a toll is set against another only where each is what its article is about, and
numbers of one article never. Whoever is counted ("15 gunmen of the movement") tells no event: place, day or another
event must agree.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

from takhrij.link.headline_tolls import is_own_toll, share_headline, told_apart
from takhrij.link.likeness import comparable
from takhrij.link.phrase_index import Phrases
from takhrij.link.propositions import Proposition
from takhrij.link.quantities import Count
from takhrij.link.said import Said
from takhrij.link.setting import other_days, other_places, share_place
from takhrij.link.terms import terms_of
from takhrij.link.toll_words import says_of_toll
from takhrij.link.weights import weights_of
from takhrij.model import Stance
from takhrij.pack import Pack

_COMPARED = 8  # reports of each claim that are compared
_SHARED = 2  # words on the event that two clauses must share
_LIKE = 0.4  # least share of the shorter that they make up
_NEAR = 2  # times a toll may be another that is taken for the same one though no event is named


@dataclass(frozen=True, slots=True)
class _Number:
    value: int
    forms: tuple[str, ...]


def counters(said: Said, count: Count, pack: Pack) -> tuple[Proposition, ...]:
    """The reports of a claim that state this very number, and no other beside it of which it may be a share.

    A correction names both.
    """
    held = (
        p
        for p in said.held
        if p.stance is Stance.AFFIRMS
        and p.certainty != "expected"
        and (_counts_only(p, count) or says_of_toll(p, "corrected", pack))
    )
    return tuple(islice(held, _COMPARED))


def _counts_only(p: Proposition, count: Count) -> bool:
    same = [c for c in p.counts if c.unit == count.unit and not c.part]
    return any(comparable(c, count) for c in same) and all(c.value == count.value for c in same)


def same_event(a: Said, x: Count, b: Said, y: Count, pack: Pack) -> bool:
    """Whether some report of the toll `x` tells of what some report of `y` tells."""
    sided = pack.toml("claims/contradictions.toml")["sided"]
    pairs = [
        (p, q)
        for p, q in _pairs(counters(a, x, pack), counters(b, y, pack))
        if is_own_toll(p, x, a.told) and is_own_toll(q, y, a.told) and not told_apart(p, q, a.told, pack)
        if x.of not in sided
        or ((set(p.names) & set(q.names)) - set(p.places) and (_says_more(p, pack) or _says_more(q, pack)))
    ]
    if not pairs:
        return False
    return (
        any(share_headline(p, q, a.told) or _same(p, q, pack) for p, q in pairs)
        or _tells_no_event(a, x, b, pack)
        or _tells_no_event(b, y, a, pack)
        or _only_tolls(a, x, b, y, pack)
    )


def _says_more(p: Proposition, pack: Pack) -> bool:
    """Whether a report says of its toll that it is early or has risen: one side loses men in many a fight."""
    return any(says_of_toll(p, id_, pack) for id_ in ("early", "late", "rising", "corrected"))


def listed_together(a: Said, x: Count, b: Said, y: Count, pack: Pack) -> bool:
    """Whether an article gives both numbers: it then counts two things, or holds each against the other itself."""
    return any(p.doc == q.doc for p in counters(a, x, pack) for q in counters(b, y, pack))


def _pairs(a: tuple[Proposition, ...], b: tuple[Proposition, ...]) -> Iterator[tuple[Proposition, Proposition]]:
    return ((p, q) for p in a for q in b if _may_agree(p, q))


def _may_agree(p: Proposition, q: Proposition) -> bool:
    """Whether nothing sets the two apart: not two places, not two days, not one article's list."""
    return p.doc != q.doc and not other_places(p, q) and not other_days(p.when, q.when)


def _same(p: Proposition, q: Proposition, pack: Pack) -> bool:
    """Whether two tolls are of one event."""
    own_p, own_q = event_words(p.terms, pack), event_words(q.terms, pack)
    if _overlap(own_p, own_q, _SHARED, pack) >= _LIKE and _anchored(p, q, own_p & own_q, pack):
        return True
    wide_p, wide_q = own_p | event_words(p.context, pack), own_q | event_words(q.context, pack)
    return _overlap(wide_p, wide_q, _SHARED + 1, pack) >= _LIKE and _anchored(p, q, wide_p & wide_q, pack)


def _anchored(p: Proposition, q: Proposition, shared: frozenset[str], pack: Pack) -> bool:
    """Whether what two tolls share tells an event: a kind of event, a place or a day, not only who was hit."""
    return bool(shared & terms_of(pack).events or share_place(p, q) or (p.when and q.when))


def _tells_no_event(bare: Said, count: Count, other: Said, pack: Pack) -> bool:
    """Whether a toll names no event, so that it can only be that of the story, which several articles tell."""
    if len({p.doc for p in other.held}) < 2:
        return False
    docs = {p.doc for p in other.held}
    return any(
        p.doc not in docs and not p.places and not event_words((*p.terms, *p.context), pack)
        for p in counters(bare, count, pack)
    )


def _only_tolls(a: Said, x: Count, b: Said, y: Count, pack: Pack) -> bool:
    """Whether two articles of one story each give one such toll, near the other, and a clause names no event."""
    if max(x.value, y.value) > _NEAR * min(x.value, y.value):
        return False
    return any(
        {(p.doc, x.unit), (q.doc, y.unit)} <= a.alone
        and not (event_words(p.terms, pack) and event_words(q.terms, pack))
        for p, q in _pairs(counters(a, x, pack), counters(b, y, pack))
    )


def event_words(terms: tuple[str, ...], pack: Pack) -> frozenset[str]:
    """The words that tell one event from another: not those of counting, which all tolls have."""
    return frozenset(terms) - _counting(pack)


@cache
def _counting(pack: Pack) -> frozenset[str]:
    """Terms that say how many, that somebody died or was hurt, or where the dead were counted."""
    known = terms_of(pack)
    forms = [f for n in pack.table("claims/quantities.toml", "number", _Number) for f in n.forms]
    forms += [f for entry in pack.table("claims/contradictions.toml", "counting", Phrases) for f in entry.forms]
    return frozenset(word.term for form in forms for word in known.words(form) if word.term) | set(known.counts)


def _overlap(a: frozenset[str], b: frozenset[str], least: int, pack: Pack) -> float:
    """The weight of what both say, as a share of what the shorter says; 0 where it is fewer than `least` words."""
    shared = a & b
    if len(shared) < least:
        return 0.0
    weight = weights_of(pack)
    return weight.total(shared) / (min(weight.total(a), weight.total(b)) or 1.0)
