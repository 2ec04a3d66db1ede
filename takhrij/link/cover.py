"""The fewest groups of pairwise compatible members that cover all: a minimum clique cover.

It equals colouring the graph of incompatibilities with the fewest colours. Exact by branch and bound up to `EXACT`
members (claims seldom have ten); above that the greedy cover (largest degree first, Welsh and Powell 1967) is given and
said to be an upper bound. Invariant: the answer does not depend on the order of the members' positions in sets.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

EXACT = 18


class Cover(NamedTuple):
    """Groups of positions, each sorted; `exact` tells whether no smaller cover exists."""

    groups: tuple[tuple[int, ...], ...]
    exact: bool


def least_cover(count: int, compatible: Callable[[int, int], bool]) -> Cover:
    """The fewest groups of members 0 … count-1 such that all of a group are pairwise compatible."""
    apart = [{j for j in range(count) if j != i and not compatible(min(i, j), max(i, j))} for i in range(count)]
    order = sorted(range(count), key=lambda i: (-len(apart[i]), i))
    greedy = _greedy(order, apart)
    if count > EXACT or len(greedy) <= 1:
        return Cover(_sorted(greedy), count <= EXACT)
    return Cover(_sorted(_best(order, apart, greedy)), True)


def _greedy(order: Sequence[int], apart: Sequence[set[int]]) -> list[list[int]]:
    groups: list[list[int]] = []
    for member in order:
        for group in groups:
            if not apart[member].intersection(group):
                group.append(member)
                break
        else:
            groups.append([member])
    return groups


def _best(order: Sequence[int], apart: Sequence[set[int]], greedy: list[list[int]]) -> list[list[int]]:
    """Branch and bound, depth first without recursion: each member joins a group that it fits, or opens one."""
    best = greedy
    stack: list[tuple[int, list[list[int]]]] = [(0, [])]
    while stack:
        at, groups = stack.pop()
        if len(groups) >= len(best):
            continue
        if at == len(order):
            best = groups
            continue
        member = order[at]
        if len(groups) + 1 < len(best):
            stack.append((at + 1, [*groups, [member]]))
        for place in reversed(range(len(groups))):
            if not apart[member].intersection(groups[place]):
                joined = [list(g) if g is not groups[place] else [*g, member] for g in groups]
                stack.append((at + 1, joined))
    return best


def _sorted(groups: Sequence[Sequence[int]]) -> tuple[tuple[int, ...], ...]:
    return tuple(sorted(tuple(sorted(group)) for group in groups))
