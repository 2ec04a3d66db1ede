"""How likely two propositions are the same claim: a logistic model over a few named features.

The features compare words by how telling they are, events, numbers, names and what is done with the content. Weights
stand in the pack beside the record of how they were found; each feature can be named in a reason.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from takhrij.link.propositions import Proposition
from takhrij.link.quantities import Count
from takhrij.link.spellings import unify_spellings
from takhrij.link.terms import terms_of
from takhrij.link.weights import Weights, weights_of
from takhrij.model import Force
from takhrij.pack import Pack

FEATURES = (
    "own_overlap",  # weight of the words that both say, as a share of all their words
    "own_containment",  # the same, as a share of the shorter one's
    "in_context",  # words of one that the other says round it
    "context_overlap",
    "pairs",  # two words in a row that both say: copied or translated text
    "same_event",
    "other_event",
    "same_number",
    "other_number",
    "number_on_one_side",
    "other_unit",
    "shared_name",
    "other_person",
    "other_place",
    "other_day",
    "other_negation",
    "other_force",
    "short",
    "same_voice",
    "other_voice",
    "own_voice",
    "same_article",
    "rarest_shared",
    "roots",
    "deed_overlap",
    "deed_containment",
    "same_head",
)
_CLOSE = 0.9  # "more than 27" can be the same count as 29, not as 40
_SPEECH = frozenset({Force.URGES, Force.INTENDS, Force.ASKS})


@dataclass(frozen=True, slots=True)
class Compared:
    """A proposition made ready to be compared with many."""

    doc: str
    own: frozenset[str]
    wide: frozenset[str]
    roots: frozenset[str]
    deeds: frozenset[str]
    head: str
    pairs: frozenset[tuple[str, str]]
    events: frozenset[str]
    names: frozenset[str]
    people: frozenset[str]
    places: frozenset[str]
    when: tuple[str, str] | None
    counts: tuple[Count, ...]
    units: frozenset[str]
    negated: bool
    urges: bool
    voice: frozenset[str]


def compare_all(propositions: Sequence[Proposition], pack: Pack) -> list[Compared]:
    """The propositions of one story made ready, with the spellings of rare words brought together."""
    known = terms_of(pack)
    words = {name: tuple(w.term for w in known.words(name) if w.term) for p in propositions for name in p.names}
    terms = {term for p in propositions for term in (*p.terms, *p.context, *p.voice)}
    same = unify_spellings(terms.union(*words.values()), weights_of(pack))
    naming = frozenset(same.get(term, term) for name in words for term in words[name])
    return [_compared(p, same, words, naming, pack) for p in propositions]


def _compared(
    p: Proposition, same: Mapping[str, str], words: Mapping[str, tuple[str, ...]], naming: frozenset[str], pack: Pack
) -> Compared:
    """The proposition with its words as sets; numbers are compared as numbers, not as words."""

    def unified(terms: Iterable[str]) -> frozenset[str]:
        return frozenset(same.get(term, term) for term in terms if not term[0].isdigit())

    own = unified(p.terms)
    counts = tuple(c for c in p.counts if not c.part)
    return Compared(
        p.doc,
        own,
        own | unified(p.context),
        frozenset(terms_of(pack).root(term) for term in own),
        own - naming,
        next((t for term in p.terms if (t := same.get(term, term)) in own - naming), ""),
        frozenset(pairwise(p.terms)),
        frozenset(p.events),
        unified(term for name in p.names for term in words[name]),
        unified(term for name in p.people for term in words[name]),
        unified(term for name in p.places for term in words[name]),
        p.when,
        counts,
        frozenset(c.unit for c in counts),
        p.negated,
        p.force in _SPEECH,
        unified(p.voice),
    )


def features(a: Compared, b: Compared, weight: Weights) -> tuple[float, ...]:
    """The features of a pair, in the order of FEATURES; symmetric."""
    shared, own_a, own_b = weight.total(a.own & b.own), weight.total(a.own), weight.total(b.own)
    agree, differ, lone = compare_counts(a.counts, b.counts)
    same_event = bool(a.events & b.events)
    return (
        shared / (own_a + own_b - shared or 1.0),
        shared / (min(own_a, own_b) or 1.0),
        (weight.total(a.own & b.wide) / (own_a or 1.0) + weight.total(b.own & a.wide) / (own_b or 1.0)) / 2,
        _jaccard(a.wide, b.wide, weight),
        len(a.pairs & b.pairs) / (min(len(a.pairs), len(b.pairs)) or 1),
        float(same_event),
        float(bool(a.events) and bool(b.events) and not same_event),
        float(agree),
        float(differ),
        float(lone),
        float(bool(a.units and b.units) and not a.units & b.units),
        float(bool(a.names & b.names)),
        float(bool(a.people and b.people) and not a.people & b.people),
        float(bool(a.places and b.places) and not a.places & b.places),
        float(a.when is not None and b.when is not None and (a.when[1] < b.when[0] or b.when[1] < a.when[0])),
        float(a.negated != b.negated),
        float(a.urges != b.urges),
        1.0 / (1.0 + min(len(a.own), len(b.own))),
        float(bool(a.voice and b.voice) and bool(a.voice & b.voice)),
        float(bool(a.voice and b.voice) and not a.voice & b.voice),
        float(not a.voice or not b.voice),
        float(a.doc == b.doc),
        max((weight(term) for term in a.own & b.own), default=0.0) / 10,
        2 * len(a.roots & b.roots) / (len(a.roots) + len(b.roots) or 1),
        _jaccard(a.deeds, b.deeds, weight),
        weight.total(a.deeds & b.deeds) / (min(weight.total(a.deeds), weight.total(b.deeds)) or 1.0),
        (float(a.head in b.deeds) + float(b.head in a.deeds)) / 2,
    )


def likeness(a: Compared, b: Compared, weight: Weights, pack: Pack) -> float:
    """Probability, by the model, that the two are one claim; `weight` says how telling each word is in their story."""
    bias, weights = _model(pack)
    total = bias + sum(w * x for w, x in zip(weights, features(a, b, weight), strict=True))
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))


def compare_counts(a: Sequence[Count], b: Sequence[Count]) -> tuple[bool, bool, bool]:
    """Whether two propositions count the same alike, count the same differently, or only one counts."""
    agree = any(comparable(x, y) and compatible(x, y) for x in a for y in b)
    differ = not agree and any(comparable(x, y) for x in a for y in b)
    return agree, differ, bool(a) != bool(b)


def compatible(a: Count, b: Count) -> bool:
    """Whether one number can be meant by both: the same, or bounds that meet ("twenty", "between twenty and 25")."""
    if a.value == b.value:
        return True
    low, high = (a, b) if a.value < b.value else (b, a)
    if low.max is None or high.max is None:
        return low.value >= _CLOSE * high.value
    return high.min is not None and high.min <= low.max


def comparable(a: Count, b: Count) -> bool:
    """Whether two numbers count the same kind of thing, so that one can contradict the other."""
    return a.unit == b.unit and a.of == b.of


def _jaccard(a: frozenset[str], b: frozenset[str], weight: Weights) -> float:
    return weight.total(a & b) / (weight.total(a | b) or 1.0)


@cache
def _model(pack: Pack) -> tuple[float, tuple[float, ...]]:
    table = pack.toml("claims/likeness.toml")
    return table["bias"], tuple(table["weights"][name] for name in FEATURES)
