"""Clauses of one story that give one number of one thing, which makes them one claim whatever their other words.

A toll is rarely met twice by chance in one story, and any number past a dozen hardly ever. Two places or two days keep
two clauses apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from takhrij.link.propositions import Proposition
from takhrij.link.quantities import Count
from takhrij.link.setting import other_days, other_places
from takhrij.link.terms import terms_of
from takhrij.model import Stance
from takhrij.pack import Pack

_LEAST_TOLL = 4  # the least toll that is not met twice by chance
_LEAST = 13  # the same of any other number
_CROWD = 300  # clauses with one number, past which it brings none together


def numbered_alike(propositions: Sequence[Proposition], pack: Pack) -> set[tuple[int, int]]:
    """Pairs of positions that give one number of one thing."""
    giving: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
    for at, p in enumerate(propositions):
        for count in _telling(p, pack) if p.stance is Stance.AFFIRMS and not p.negated else ():
            giving[count.unit, count.value].append(at)
    return {
        (a, b)
        for _, group in sorted(giving.items())
        if len(group) <= _CROWD
        for a, b in combinations(group, 2)
        if _may_be_one(propositions[a], propositions[b])
    }


def _telling(p: Proposition, pack: Pack) -> Iterator[Count]:
    """The numbers by which a clause can be told: the only one of its unit, and not a small one."""
    whole = [count for count in p.counts if not count.part]
    tolls = terms_of(pack).counts.values()
    for count in whole:
        least = _LEAST_TOLL if count.unit in tolls else _LEAST
        if count.unit and count.value >= least and sum(other.unit == count.unit for other in whole) == 1:
            yield count


def _may_be_one(p: Proposition, q: Proposition) -> bool:
    """Whether neither place nor day sets two clauses apart."""
    return not (other_places(p, q) or other_days(p.when, q.when))
