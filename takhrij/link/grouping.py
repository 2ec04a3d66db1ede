"""Groups the propositions of one story: which of them say one thing, and which deny it.

Pairs that share a telling word, an event or a number get a likelihood of being the same; average link joins them.
Then each group takes in clauses of others that say its claim among other things, and those that say its opposite.
Twins, which say the same in the same words, count as one throughout, so that an exact copy of an article changes
nothing; and twins are ordered by what they say, so that nothing depends on the names of articles.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import TypeAlias

from takhrij.link.clustering import Pair, average_link
from takhrij.link.likeness import Compared, compare_all, compare_counts, likeness
from takhrij.link.propositions import Proposition
from takhrij.link.terms import terms_of
from takhrij.link.weights import Weights, weights_of
from takhrij.model import Stance
from takhrij.pack import Pack

# Found on the annotated stories, leaving one out at a time.
THRESHOLD = 0.3  # least mean likelihood inside a claim
ALSO = 0.2  # least mean likelihood for what stands in another claim to be a report of this one too
HOLDS = 0.65  # and the least share of this claim's words that it must hold
DENIES = 0.04  # least mean likelihood, polarity aside, for what says the opposite to be a denying report
REPEATS = 0.42  # and the least share of its own words that the claim must hold
SAME = 0.35  # share of their reports from which two claims are one

_LEAST_REPEATED = 2  # words that a denial must repeat of half of the reports
_TELLING = 2.0  # weight of a term from which sharing it makes two propositions worth comparing
_CROWD = 300  # propositions of one story that share a key, past which it brings no pair together

Near: TypeAlias = Mapping[int, Sequence[tuple[int, float]]]  # by position, other positions and likelihoods


@dataclass(frozen=True, slots=True)
class Group:
    """Positions of the propositions of one claim; `negative`: the claim says that something is not so."""

    members: tuple[int, ...]
    negative: bool


@dataclass(frozen=True, slots=True)
class _Story:
    """The twins of one story, and how each pair compares."""

    twins: tuple[tuple[int, ...], ...]
    said: tuple[Proposition, ...]  # one of each twins
    ready: Sequence[Compared]
    denied: Sequence[frozenset[str]]  # the consonants of what each says no of
    weight: Weights
    edges: dict[Pair, float]
    near: Near  # the same
    opposed: Near  # of pairs of which one says no: the likelihood were it not so
    apart: frozenset[Pair]


def group_story(
    propositions: Sequence[Proposition],
    together: Iterable[Pair],
    apart: Iterable[Pair],
    pack: Pack,
    alike: Iterable[Pair] = (),
) -> list[Group]:
    """The claims of one story. `together` and `apart` are pairs of positions that must and must not join; `alike` join
    where nothing speaks against it."""
    twins = _twins(propositions)
    of = {member: at for at, members in enumerate(twins) for member in members}
    must = {_pair(of[a], of[b]) for a, b in together if of[a] != of[b]}
    like = {_pair(of[a], of[b]) for a, b in alike if of[a] != of[b]}
    story = _compare(propositions, twins, must, {_pair(of[a], of[b]) for a, b in apart if of[a] != of[b]}, pack)
    cores = average_link(len(twins), story.edges, THRESHOLD, must, story.apart, like)
    wide = [_with_also(core, story) for core in cores]
    return [
        Group(tuple(sorted(member for at in all_ for member in twins[at])), _negative(core, story))
        for core, all_ in _join_alike(cores, wide, story)
    ]


def _twins(propositions: Sequence[Proposition]) -> tuple[tuple[int, ...], ...]:
    """Positions of the propositions that say the same in the same words, in an order that content alone makes."""
    found: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)
    for at, p in enumerate(propositions):
        counts = tuple((c.unit, c.of, c.value, c.part, c.exact) for c in p.counts)
        flags = (p.attribution is None, p.lead, p.negated, p.stance.value, p.force.value, p.about is not None)
        found[p.terms, p.context, p.voice, p.names, counts, flags, p.when or ()].append(at)
    return tuple(tuple(found[key]) for key in sorted(found))


def _pair(a: int, b: int) -> Pair:
    return (a, b) if a < b else (b, a)


def _compare(
    propositions: Sequence[Proposition],
    twins: tuple[tuple[int, ...], ...],
    together: set[Pair],
    apart: set[Pair],
    pack: Pack,
) -> _Story:
    said = tuple(propositions[members[0]] for members in twins)
    docs = [frozenset(propositions[member].doc for member in members) for members in twins]
    ready, weight = compare_all(said, pack, docs)
    edges: dict[Pair, float] = {}
    opposed: dict[Pair, float] = {}
    for a, b in _candidates(said, ready, pack):
        edges[a, b] = likeness(ready[a], ready[b], weight, pack)
        if ready[a].negated != ready[b].negated:
            opposed[a, b] = likeness(replace(ready[a], negated=ready[b].negated), ready[b], weight, pack)
    apart |= {(a, b) for a, b in edges if compare_counts(ready[a].counts, ready[b].counts)[1]}
    apart |= opposed.keys() - together
    denied = [frozenset(terms_of(pack).root(term) for term in p.denied) for p in said]
    return _Story(twins, said, ready, denied, weight, edges, _near(edges), _near(opposed), frozenset(apart))


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
        return sorted({_pair(a, b) for group in groups for a in group if a in lead for b in group if a != b})
    return sorted({pair for group in groups for pair in combinations(group, 2)})


# ---------------------------------------------------------------- what else reports a claim


def _with_also(core: list[int], story: _Story) -> list[int]:
    """A group with what else is a report of its claim: clauses that say it among other things, and what denies it."""
    negative, also = _negative(core, story), []
    if len(core) > 1:
        alike = [at for at in _alike(core, story.near, ALSO) if story.said[at].negated == negative]
        alike = [at for at in alike if not any(_pair(at, k) in story.apart for k in core)]
        also = [at for at in alike if _holds(core, at, story) >= HOLDS]
    if not negative:
        against = [at for at in _alike(core, story.opposed, DENIES) if story.said[at].negated]
        also += [at for at in against if _repeats(core, at, story) >= REPEATS]
    return sorted([*core, *also])


def _negative(core: Sequence[int], story: _Story) -> bool:
    """Whether a claim says that something is not so: most of those who affirm it put it so."""
    saying = [story.said[at].negated for at in core if story.said[at].stance is Stance.AFFIRMS]
    return sum(saying) * 2 > len(saying)


def _alike(core: Sequence[int], near: Near, least: float) -> list[int]:
    """What stands in other groups and is, on average, as like this one as `least`."""
    sums: defaultdict[int, float] = defaultdict(float)
    for at in core:
        for other, value in near.get(at, ()):
            sums[other] += value
    for at in core:
        sums.pop(at, None)
    return [at for at in sorted(sums) if sums[at] / len(core) >= least]


def _near(edges: Mapping[Pair, float]) -> Near:
    """The edges by the propositions at both their ends, in order."""
    near: defaultdict[int, list[tuple[int, float]]] = defaultdict(list)
    for (a, b), value in edges.items():
        if value:
            near[a].append((b, value))
            near[b].append((a, value))
    return dict(near)


def _holds(core: Sequence[int], at: int, story: _Story) -> float:
    """How much of what a group says, on average, another proposition says too."""
    own, weight = story.ready[at].own, story.weight
    shares = [weight.total(own & story.ready[k].own) / (story.ready[k].own_weight or 1.0) for k in core]
    return sum(shares) / len(core)


def _repeats(core: Sequence[int], at: int, story: _Story) -> float:
    """How much of what a proposition says, on average, a group says: a denial repeats what it denies.

    Nothing, where fewer than half of the group say what its no falls on.
    """
    own, weight = story.ready[at], story.weight
    denied = story.denied[at]
    repeating = sum(
        len(own.own & story.ready[k].own) >= _LEAST_REPEATED and bool(denied & story.ready[k].roots) for k in core
    )
    if 2 * repeating < len(core):
        return 0.0
    return sum(weight.total(own.own & story.ready[k].own) / (own.own_weight or 1.0) for k in core) / len(core)


def _join_alike(
    cores: Sequence[list[int]], wide: Sequence[list[int]], story: _Story
) -> list[tuple[list[int], list[int]]]:
    """Groups whose reports are mostly the same are one claim; each with its core and all its reports."""
    holding: defaultdict[int, list[int]] = defaultdict(list)
    for at, members in enumerate(wide):
        for member in members:
            holding[member].append(at)
    shared = Counter(pair for groups in holding.values() for pair in combinations(groups, 2))
    names = list(range(len(cores)))
    for (a, b), number in sorted(shared.items()):
        mostly = number >= SAME * (len(wide[a]) + len(wide[b]) - number)
        if mostly and not any(_pair(i, k) in story.apart for i in cores[a] for k in cores[b]):
            old, new = max(names[a], names[b]), min(names[a], names[b])
            names = [new if name == old else name for name in names]
    joined: defaultdict[int, tuple[set[int], set[int]]] = defaultdict(lambda: (set(), set()))
    for at, name in enumerate(names):
        joined[name][0].update(cores[at])
        joined[name][1].update(wide[at])
    return [(sorted(core), sorted(all_)) for _, (core, all_) in sorted(joined.items())]
