"""The fewest groups of compatible members: against every partition of small sets, and by its laws."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from takhrij.link.cover import EXACT, least_cover

Pairs = frozenset[tuple[int, int]]


@st.composite
def graphs(draw: st.DrawFn, most: int = 6) -> tuple[int, Pairs]:
    """How many members, and which pairs cannot be one."""
    count = draw(st.integers(0, most))
    pairs = list(combinations(range(count), 2))
    return count, frozenset(draw(st.sets(st.sampled_from(pairs))) if pairs else ())


def partitions(members: list[int]) -> Iterator[list[list[int]]]:
    """Every way to put members into groups."""
    if not members:
        yield []
        return
    first, rest = members[0], members[1:]
    for groups in partitions(rest):
        yield [[first], *groups]
        for at in range(len(groups)):
            yield [*groups[:at], [first, *groups[at]], *groups[at + 1 :]]


def fits(groups: list[list[int]], apart: Pairs) -> bool:
    return not any((min(a, b), max(a, b)) in apart for group in groups for a, b in combinations(group, 2))


@given(graphs())
def test_no_partition_into_compatible_groups_is_smaller(graph: tuple[int, Pairs]) -> None:
    count, apart = graph
    found = least_cover(count, lambda i, j: (i, j) not in apart)
    assert len(found.groups) == min(len(p) for p in partitions(list(range(count))) if fits(p, apart))


@given(graphs(most=EXACT + 6))
def test_every_member_is_in_one_group_of_compatible_members(graph: tuple[int, Pairs]) -> None:
    count, apart = graph
    found = least_cover(count, lambda i, j: (i, j) not in apart)
    assert sorted(member for group in found.groups for member in group) == list(range(count))
    assert fits([list(group) for group in found.groups], apart)
    assert found.exact == (count <= EXACT)


def test_nobody_needs_no_group() -> None:
    assert least_cover(0, lambda i, j: True).groups == ()


def test_a_path_of_three_needs_two_groups() -> None:
    assert least_cover(3, lambda i, j: (i, j) != (0, 2)).groups == ((0, 1), (2,))


def test_the_cover_is_exact_where_greed_fails() -> None:
    # The crown graph on eight: greedy colouring in a bad order needs four colours, two do.
    apart = {(i, j + 4) for i in range(4) for j in range(4) if i != j}
    found = least_cover(8, lambda i, j: (i, j) not in apart)
    assert len(found.groups) == 2
    assert found.exact
