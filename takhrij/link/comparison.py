"""Compares the propositions of one story with one another, each pair once.

Twins, which say the same in the same words, count as one, so that an exact copy of an article changes nothing; and
twins are ordered by what they say, so that nothing depends on the names of articles.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import TypeAlias

from takhrij.link.clustering import Pair
from takhrij.link.likeness import Compared, compare_all, compare_counts, likeness
from takhrij.link.propositions import Proposition
from takhrij.link.terms import terms_of
from takhrij.link.weights import Weights, weights_of
from takhrij.pack import Pack

_TELLING = 2.0  # weight of a term from which sharing it makes two propositions worth comparing
_CROWD = 300  # propositions of one story that share a key, past which it brings no pair together

Near: TypeAlias = Mapping[int, Sequence[tuple[int, float]]]  # by position, other positions and likelihoods


@dataclass(frozen=True, slots=True)
class StoryPairs:
    """The twins of one story, and how each pair compares: 0 where the two share too little to be one claim for sure."""

    twins: tuple[tuple[int, ...], ...]
    said: tuple[Proposition, ...]  # one of each twins
    ready: Sequence[Compared]
    denied: Sequence[frozenset[str]]  # the consonants of what each says no of
    weight: Weights
    edges: dict[Pair, float]
    near: Near  # the same
    maybe: dict[Pair, float]  # with the pairs that share little, which may be one claim all the same
    opposed: Near  # of pairs of which one says no: the likelihood were it not so
    together: frozenset[Pair]
    apart: frozenset[Pair]
    alike: frozenset[Pair]


def compare_story(
    propositions: Sequence[Proposition],
    together: Iterable[Pair],
    apart: Iterable[Pair],
    pack: Pack,
    alike: Iterable[Pair] = (),
) -> StoryPairs:
    """The pairs of a story. `together`, `apart` and `alike` are positions of propositions that must join, must not, and
    join where nothing speaks against it."""
    twins = _twins(propositions)
    of = {member: at for at, members in enumerate(twins) for member in members}
    must, never, like = (
        {ordered(of[a], of[b]) for a, b in asked if of[a] != of[b]} for asked in (together, apart, alike)
    )
    said = tuple(propositions[members[0]] for members in twins)
    docs = [frozenset(propositions[member].doc for member in members) for members in twins]
    ready, weight = compare_all(said, pack, docs)
    edges: dict[Pair, float] = {}
    maybe: dict[Pair, float] = {}
    opposed: dict[Pair, float] = {}
    pairs = _candidates(said, ready, pack)
    for a, b in pairs:
        found = likeness(ready[a], ready[b], weight, pack)
        if found.value:
            maybe[a, b] = found.value
        if found.shared_enough and said[a].supposed == said[b].supposed:
            edges[a, b] = found.value
        if ready[a].negated != ready[b].negated:
            were = likeness(replace(ready[a], negated=ready[b].negated), ready[b], weight, pack)
            opposed[a, b] = were.value if were.shared_enough else 0.0
    never |= {(a, b) for a, b in pairs if compare_counts(ready[a].counts, ready[b].counts)[1]}
    never |= opposed.keys() - must
    like = {(a, b) for a, b in like if said[a].supposed == said[b].supposed}
    return StoryPairs(
        twins=twins,
        said=said,
        ready=ready,
        denied=[frozenset(terms_of(pack).root(term) for term in p.denied) for p in said],
        weight=weight,
        edges=edges,
        near=near_each(edges),
        maybe=maybe,
        opposed=near_each(opposed),
        together=frozenset(must),
        apart=frozenset(never),
        alike=frozenset(like),
    )


def ordered(a: int, b: int) -> Pair:
    """A pair as it is named."""
    return (a, b) if a < b else (b, a)


def near_each(edges: Mapping[Pair, float]) -> Near:
    """The edges by the propositions at both their ends, in order."""
    near: defaultdict[int, list[tuple[int, float]]] = defaultdict(list)
    for (a, b), value in edges.items():
        if value:
            near[a].append((b, value))
            near[b].append((a, value))
    return dict(near)


def _twins(propositions: Sequence[Proposition]) -> tuple[tuple[int, ...], ...]:
    """Positions of the propositions that say the same in the same words, in an order that content alone makes."""
    found: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)
    for at, p in enumerate(propositions):
        counts = tuple((c.unit, c.of, c.value, c.part, c.exact) for c in p.counts)
        put = (p.negated, p.stance.value, p.force.value, p.about is not None, p.supposed)
        found[p.terms, p.context, p.voice, p.names, counts, p.attribution is None, p.lead, put, p.when or ()].append(at)
    return tuple(tuple(found[key]) for key in sorted(found))


def _candidates(said: Sequence[Proposition], ready: Sequence[Compared], pack: Pack) -> list[Pair]:
    """Pairs worth comparing, each once; in a story of one text only what headline and lead share with the rest."""
    weight = weights_of(pack)
    having: defaultdict[str, list[int]] = defaultdict(list)
    for at, p in enumerate(ready):
        keys = [term for term in p.own if weight(term) >= _TELLING]
        keys += [f"event {event}" for event in p.events]
        keys += [f"count {count.unit} {count.value}" for count in p.counts]
        for key in keys:
            having[key].append(at)
    groups = [group for group in having.values() if 1 < len(group) <= _CROWD]
    if frozenset.intersection(*(p.docs for p in ready)):
        lead = {at for at, p in enumerate(said) if p.lead}
        return sorted({ordered(a, b) for group in groups for a in group if a in lead for b in group if a != b})
    return sorted({pair for group in groups for pair in combinations(group, 2)})
