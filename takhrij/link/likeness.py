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
from operator import mul

from takhrij.link.propositions import Proposition
from takhrij.link.quantities import Count
from takhrij.link.setting import other_days
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
_SHARED = tuple(FEATURES.index(name) for name in ("own_overlap", "own_containment", "in_context", "same_number"))
# Least shares of words: of all that both say, with what stands round it, or of the shorter one and of all together.
_ENOUGH = (0.2, 0.5, 0.4, 0.12)
_LITTLE = (0.1, 0.3, 0.4, 0.08)
_LONE, _CONTAINED = FEATURES.index("number_on_one_side"), FEATURES.index("own_containment")
# Share of the shorter one's words from which a number that only the other gives makes two claims: of 71 such pairs in
# the annotated stories none was one claim, of those without a number two in three were.
_ALL_BUT_NUMBER = 0.9
_CLOSE = 0.9  # "more than 27" can be the same count as 29, not as 40
_SPEECH = frozenset({Force.URGES, Force.INTENDS, Force.ASKS})


@dataclass(frozen=True, slots=True)
class Compared:
    """A proposition made ready to be compared with others of its story. The weights are those of its sets of words."""

    docs: frozenset[str]
    own: frozenset[str]
    wide: frozenset[str]
    deeds: frozenset[str]
    own_weight: float
    wide_weight: float
    deeds_weight: float
    roots: frozenset[str]
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


def compare_all(
    propositions: Sequence[Proposition], pack: Pack, docs: Sequence[frozenset[str]] = ()
) -> tuple[list[Compared], Weights]:
    """The propositions of one story made ready, and how telling each word is in it.

    The spellings of rare words are brought together, and what most propositions say counts little. `docs` are the
    articles in which each stands, where that is more than its own.
    """
    docs = docs or [frozenset({p.doc}) for p in propositions]
    known, weight = terms_of(pack), weights_of(pack)
    words = {name: tuple(w.term for w in known.words(name) if w.term) for p in propositions for name in p.names}
    terms = {term for p in propositions for term in (*p.terms, *p.context, *p.voice)}
    same = unify_spellings(terms.union(*words.values()), weight)
    naming = frozenset(same.get(term, term) for name in words for term in words[name])
    local = weight.within([_unified(p.terms, same) for p in propositions])
    return [_compared(p, d, same, words, naming, local, pack) for p, d in zip(propositions, docs, strict=True)], local


def _unified(terms: Iterable[str], same: Mapping[str, str]) -> frozenset[str]:
    """Words under one spelling."""
    return frozenset([same.get(term, term) for term in terms]) if same else frozenset(terms)


def _compared(
    p: Proposition,
    docs: frozenset[str],
    same: Mapping[str, str],
    words: Mapping[str, tuple[str, ...]],
    naming: frozenset[str],
    weight: Weights,
    pack: Pack,
) -> Compared:
    own = _unified(p.terms, same)
    wide, deeds = own | _unified(p.context, same), own - naming
    counts = tuple(c for c in p.counts if not c.part)
    root = terms_of(pack).root
    return Compared(
        docs=docs,
        own=own,
        wide=wide,
        deeds=deeds,
        own_weight=weight.total(own),
        wide_weight=weight.total(wide),
        deeds_weight=weight.total(deeds),
        roots=frozenset(root(term) for term in own),
        head=next((t for term in p.terms if (t := same.get(term, term)) in deeds), ""),
        pairs=frozenset(pairwise(p.terms)),
        events=frozenset(p.events),
        names=_unified((term for name in p.names for term in words[name]), same),
        people=_unified((term for name in p.people for term in words[name]), same),
        places=_unified((term for name in p.places for term in words[name]), same),
        when=p.when,
        counts=counts,
        units=frozenset(c.unit for c in counts),
        negated=p.negated,
        urges=p.force in _SPEECH,
        voice=_unified(p.voice, same),
    )


def features(a: Compared, b: Compared, weight: Weights) -> tuple[float, ...]:
    """The features of a pair, in the order of FEATURES; symmetric."""
    common = a.own & b.own
    shared, wide = weight.total(common), weight.total(a.wide & b.wide)
    deeds = weight.total(common & a.deeds)
    agree, differ, lone = compare_counts(a.counts, b.counts)
    same_event = bool(a.events & b.events)
    voices = bool(a.voice and b.voice)
    same_voice = voices and bool(a.voice & b.voice)
    return (
        shared / (a.own_weight + b.own_weight - shared or 1.0),
        shared / (min(a.own_weight, b.own_weight) or 1.0),
        (weight.total(a.own & b.wide) / (a.own_weight or 1.0) + weight.total(b.own & a.wide) / (b.own_weight or 1.0))
        / 2,
        wide / (a.wide_weight + b.wide_weight - wide or 1.0),
        len(a.pairs & b.pairs) / (min(len(a.pairs), len(b.pairs)) or 1),
        same_event,
        bool(a.events) and bool(b.events) and not same_event,
        agree,
        differ,
        lone,
        bool(a.units) and bool(b.units) and not a.units & b.units,
        bool(a.names & b.names),
        bool(a.people) and bool(b.people) and not a.people & b.people,
        bool(a.places) and bool(b.places) and not a.places & b.places,
        other_days(a.when, b.when),
        a.negated != b.negated,
        a.urges != b.urges,
        1.0 / (1.0 + min(len(a.own), len(b.own))),
        same_voice,
        voices and not same_voice,
        not voices,
        bool(a.docs & b.docs),
        max(map(weight, common), default=0.0) / 10,
        2 * len(a.roots & b.roots) / (len(a.roots) + len(b.roots) or 1),
        deeds / (a.deeds_weight + b.deeds_weight - deeds or 1.0),
        deeds / (min(a.deeds_weight, b.deeds_weight) or 1.0),
        ((a.head in b.deeds) + (b.head in a.deeds)) / 2,
    )


@dataclass(frozen=True, slots=True)
class Likeness:
    """Probability, by the model, that two propositions are one claim; 0 where they share next to nothing.

    `shared_enough`: they have words or a number in common, so that they can surely be one. A speaker, a name or a
    country in common makes no claim the same; nor does all that one says, where the other says how many besides.
    """

    value: float
    shared_enough: bool


_NOTHING = Likeness(0.0, False)


def likeness(a: Compared, b: Compared, weight: Weights, pack: Pack) -> Likeness:
    """How likely the two are one claim."""
    found = features(a, b, weight)
    if not _shares(found, _LITTLE):
        return _NOTHING
    bias, weights = _model(pack)
    total = bias + sum(map(mul, weights, found))
    value = 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))
    all_but_number = found[_LONE] and found[_CONTAINED] >= _ALL_BUT_NUMBER
    return Likeness(value, not all_but_number and _shares(found, _ENOUGH))


def _shares(found: Sequence[float], least: tuple[float, float, float, float]) -> bool:
    """Whether two propositions have a number or as much of their words in common."""
    overlap, contained, context, number = (found[at] for at in _SHARED)
    all_, round_, part, of_all = least
    return bool(overlap >= all_ or context >= round_ or number or (contained >= part and overlap >= of_all))


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


@cache
def _model(pack: Pack) -> tuple[float, tuple[float, ...]]:
    table = pack.toml("claims/likeness.toml")
    return table["bias"], tuple(table["weights"][name] for name in FEATURES)
