"""Groups the propositions of one story: which of them say one thing, and which deny it.

Average link joins what is likely to be the same. Then each group takes in clauses of others that say its claim among
other things, and those that say its opposite. What may be a report of the claim too is kept apart as doubtful, for a
reader to see and nobody to count. Twins count as one throughout (see `comparison`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from takhrij.link.clustering import Pair, average_link
from takhrij.link.comparison import Near, StoryPairs, compare_story, near_each, ordered
from takhrij.link.propositions import IN_EARNEST, Proposition
from takhrij.link.terms import terms_of
from takhrij.model import Stance
from takhrij.pack import Pack

# Found on the annotated stories, leaving one out at a time.
THRESHOLD = 0.33  # least mean likelihood inside a claim
ALSO = 0.2  # least mean likelihood for what stands in another claim to be a report of this one too
HOLDS = 0.65  # and the least share of this claim's words that it must hold
MAYBE = 0.12  # least mean likelihood inside a claim and what may belong to it
MAYBE_ALSO, MAYBE_HOLDS = 0.1, 0.4  # the same bounds as ALSO and HOLDS for what may be a report
DENIES = 0.04  # least mean likelihood, polarity aside, for what says the opposite to be a denying report
REPEATS = 0.8  # and the least share of its own words that the claim must hold
REPEATS_ONCE = 0.42  # the same where the no falls on what befalls anybody once: "he is alive", "his death was staged"
DENIED = 0.6  # least share of what somebody denies that an affirming report of the claim must hold
SAME = 0.35  # share of their reports from which two claims are one

_MOST_DOUBTFUL = 20  # doubtful reports that a claim shows
_DEED_WORDS = 2  # first words of a denial, of which one must be affirmed
_LEAST_REPEATED = 2  # words that a denial must repeat of half of the reports
_ABOUT_IT = 0.15  # and the least share of what those say that it must repeat


@dataclass(frozen=True, slots=True)
class Group:
    """Positions of the propositions of one claim, and of those that may be reports of it.

    `negative`: the claim says that something is not so.
    """

    members: tuple[int, ...]
    doubtful: tuple[int, ...]
    negative: bool


def group_story(
    propositions: Sequence[Proposition],
    together: Iterable[Pair],
    apart: Iterable[Pair],
    pack: Pack,
    alike: Iterable[Pair] = (),
) -> list[Group]:
    """The claims of one story. `together` and `apart` are pairs of positions that must and must not join; `alike` join
    where nothing speaks against it."""
    story = compare_story(propositions, together, apart, pack, alike)
    cores = average_link(len(story.twins), story.edges, THRESHOLD, story.together, story.apart, story.alike)
    cores = sorted(part for core in cores for part in _without_strangers(core, story, pack))
    once = frozenset(pack.toml("claims/contradictions.toml")["once"])
    wide = [_with_also(core, story, once, pack) for core in cores]
    loose = average_link(len(story.twins), story.maybe, MAYBE, story.together, story.apart, story.alike)
    beside = {at: members for members in loose for at in members}
    may, settled = near_each(story.maybe), _settled(cores, story)
    groups = []
    for core, all_ in _join_alike(cores, wide, story):
        if all(story.said[at].supposed for at in all_):
            continue  # who asks or sets a condition claims nothing
        maybe = set(_doubtful(core, beside[core[0]], may, story)) - settled.union(all_)
        groups.append(Group(_of_twins(all_, story), _of_twins(maybe, story), _negative(core, story)))
    return groups


def _of_twins(found: Iterable[int], story: StoryPairs) -> tuple[int, ...]:
    return tuple(sorted(member for at in found for member in story.twins[at]))


# ---------------------------------------------------------------- what may be a report


def _settled(cores: Sequence[list[int]], story: StoryPairs) -> frozenset[int]:
    """What surely is a report of a claim that several articles carry, and so is no doubtful one of another."""
    carried = (core for core in cores if len({doc for at in core for doc in story.ready[at].docs}) > 1)
    return frozenset(at for core in carried for at in core)


def _doubtful(core: list[int], loose: Sequence[int], may: Near, story: StoryPairs) -> list[int]:
    """What a lower bound would join to a group, or find its claim in: the likeliest, so many at most."""
    found = {*loose, *_alike_enough(core, may, MAYBE_ALSO, MAYBE_HOLDS, story)}.difference(core)
    if len(found) <= _MOST_DOUBTFUL:
        return sorted(found)
    likely = Counter({at: sum(story.maybe.get(ordered(at, k), 0.0) for k in core) for at in sorted(found)})
    return sorted(at for at, _ in likely.most_common(_MOST_DOUBTFUL))


# ---------------------------------------------------------------- what else reports a claim


def _with_also(core: list[int], story: StoryPairs, once: frozenset[str], pack: Pack) -> list[int]:
    """A group with what else is a report of its claim: clauses that say it among other things, and what denies it."""
    also = _alike_enough(core, story.near, ALSO, HOLDS, story)
    also = [at for at in also if not _denies_another(core, at, story, pack)]
    if not _negative(core, story):
        against = [at for at in _alike(core, story.opposed, DENIES) if _may_deny(core, at, story)]
        least = {at: REPEATS_ONCE if once.intersection(story.said[at].denied) else REPEATS for at in against}
        also += [at for at in against if _repeats(core, at, story) >= least[at]]
    return sorted([*core, *also])


def _alike_enough(core: list[int], near: Near, alike: float, holds: float, story: StoryPairs) -> list[int]:
    """What stands in other groups and says the claim of this one, of several clauses, among other things."""
    if len(core) < 2:
        return []
    negative = _negative(core, story)
    found = [at for at in _alike(core, near, alike) if story.said[at].negated == negative]
    found = [at for at in found if not any(ordered(at, k) in story.apart for k in core)]
    return [at for at in found if _holds(core, at, story) >= holds]


def _without_strangers(core: list[int], story: StoryPairs, pack: Pack) -> list[list[int]]:
    """A group, and alone what denies something that nobody in it affirms: average link joins by all that is alike."""
    strange = [at for at in core if _denies_another(core, at, story, pack)]
    return [[at for at in core if at not in strange], *([at] for at in strange)]


def _denies_another(core: Sequence[int], at: int, story: StoryPairs, pack: Pack) -> bool:
    """Whether somebody denies something else than what is affirmed in a group."""
    p = story.said[at]
    if p.stance is not Stance.DENIES or p.about is not None or any(ordered(at, k) in story.together for k in core):
        return False
    affirming = [k for k in core if story.said[k].stance is Stance.AFFIRMS]
    return bool(affirming) and not any(
        _held_by(at, k, story) >= DENIED and _says_the_deed(at, k, story, pack) for k in affirming
    )


def _says_the_deed(at: int, k: int, story: StoryPairs, pack: Pack) -> bool:
    """Whether an affirming proposition says what is denied: one of the first words of the denial, the names aside."""
    p, deeds, root = story.said[at], story.ready[at].deeds, terms_of(pack).root
    if set(p.blamed) & set(story.said[k].blamed):
        return True
    first = [root(term) for term in p.terms if term in deeds][:_DEED_WORDS]
    return not first or not story.ready[k].roots.isdisjoint(first)


def _held_by(at: int, k: int, story: StoryPairs) -> float:
    """How much of what one proposition says another says too."""
    own, weight = story.ready[at], story.weight
    return weight.total(own.own & story.ready[k].own) / (own.own_weight or 1.0)


def _may_deny(core: Sequence[int], at: int, story: StoryPairs) -> bool:
    """Whether a proposition is somebody's no in earnest, neither asked for nor expected, to what another says.

    An article that says no in its own voice sets nobody right.
    """
    p = story.said[at]
    if not p.negated or p.attribution is None or p.force not in IN_EARNEST:
        return False
    return any(_another_says(at, k, story) for k in core)


def _another_says(at: int, k: int, story: StoryPairs) -> bool:
    """Whether what `k` says is said by another than who says what `at` does."""
    p, q = story.said[at], story.said[k]
    if q.stance is not Stance.AFFIRMS:
        return False
    if not story.ready[at].docs & story.ready[k].docs:
        return True
    return p.attribution != q.attribution and not (p.voice and q.voice and set(p.voice) & set(q.voice))


def _negative(core: Sequence[int], story: StoryPairs) -> bool:
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


def _holds(core: Sequence[int], at: int, story: StoryPairs) -> float:
    """How much of what a group says, on average, another proposition says too."""
    own, weight = story.ready[at].own, story.weight
    shares = [weight.total(own & story.ready[k].own) / (story.ready[k].own_weight or 1.0) for k in core]
    return sum(shares) / len(core)


def _repeats(core: Sequence[int], at: int, story: StoryPairs) -> float:
    """How much of what a proposition says, on average, a group says: a denial repeats what it denies.

    Nothing, where fewer than half of the group say what its no falls on.
    """
    own, denied = story.ready[at], story.denied[at]
    repeating = sum(
        len(own.own & story.ready[k].own) >= _LEAST_REPEATED
        and bool(denied & story.ready[k].roots and own.deeds & story.ready[k].deeds)
        and _held_by(k, at, story) >= _ABOUT_IT
        and story.said[k].force in IN_EARNEST
        for k in core
    )
    if 2 * repeating < len(core):
        return 0.0
    return sum(_held_by(at, k, story) for k in core) / len(core)


def _join_alike(
    cores: Sequence[list[int]], wide: Sequence[list[int]], story: StoryPairs
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
        if mostly and not any(ordered(i, k) in story.apart for i in cores[a] for k in cores[b]):
            old, new = max(names[a], names[b]), min(names[a], names[b])
            names = [new if name == old else name for name in names]
    joined: defaultdict[int, tuple[set[int], set[int]]] = defaultdict(lambda: (set(), set()))
    for at, name in enumerate(names):
        joined[name][0].update(cores[at])
        joined[name][1].update(wide[at])
    return [(sorted(core), sorted(all_)) for _, (core, all_) in sorted(joined.items())]
