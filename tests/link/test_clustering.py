"""Average link joins what is alike on the whole, and obeys decisions."""

from hypothesis import given
from hypothesis import strategies as st

from takhrij.link.clustering import average_link

PAIRS = st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda p: p[0] < p[1])
EDGES = st.dictionaries(PAIRS, st.floats(0.0, 1.0), max_size=20)


def test_alike_are_joined() -> None:
    assert average_link(3, {(0, 1): 0.9}, 0.5) == [[0, 1], [2]]


def test_a_chain_of_likenesses_does_not_join_its_ends() -> None:
    assert average_link(3, {(0, 1): 0.9, (1, 2): 0.8}, 0.5) == [[0, 1], [2]]


def test_what_must_join_joins_without_likeness() -> None:
    assert average_link(3, {}, 0.5, together=[(0, 2)]) == [[0, 2], [1]]


def test_what_must_not_join_stays_apart_through_others() -> None:
    edges = {(0, 1): 0.9, (1, 2): 0.9, (0, 2): 0.9}
    assert average_link(3, edges, 0.5, apart=[(0, 2)]) == [[0, 1], [2]]


@given(EDGES)
def test_every_one_is_in_exactly_one_group(edges: dict[tuple[int, int], float]) -> None:
    groups = average_link(8, edges, 0.4)
    assert sorted(i for group in groups for i in group) == list(range(8))


@given(EDGES, st.lists(PAIRS, max_size=4))
def test_parted_pairs_are_never_in_one_group(edges: dict[tuple[int, int], float], apart: list[tuple[int, int]]) -> None:
    groups = average_link(8, edges, 0.4, apart=apart)
    assert not any(a in group and b in group for a, b in apart for group in groups)


@given(EDGES)
def test_the_order_of_the_edges_does_not_matter(edges: dict[tuple[int, int], float]) -> None:
    turned = dict(reversed(list(edges.items())))
    assert average_link(8, edges, 0.4) == average_link(8, turned, 0.4)


def test_what_is_alike_joins_unless_it_must_not() -> None:
    assert average_link(3, {}, 0.5, alike=[(0, 1), (1, 2)], apart=[(0, 2)]) == [[0, 1], [2]]


@given(st.lists(PAIRS, max_size=6), st.lists(PAIRS, max_size=6), EDGES)
def test_what_must_join_does_though_it_is_apart(
    together: list[tuple[int, int]], apart: list[tuple[int, int]], edges: dict[tuple[int, int], float]
) -> None:
    groups = average_link(8, edges, 0.5, together=together, apart=apart)
    assert all(any({a, b} <= set(group) for group in groups) for a, b in together)
