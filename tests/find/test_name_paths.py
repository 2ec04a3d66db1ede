"""The decoder leaves out words that can stand in no name; what it finds is what looking at every sequence finds."""

from itertools import pairwise, product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from takhrij.find.name_paths import Decoder

TAGS = ("B-LOC", "B-PER", "I-LOC", "I-PER", "O")
NEVER = -100.0
LONGEST = 4

SCORES = st.lists(st.lists(st.integers(-400, 400), min_size=5, max_size=5), min_size=1, max_size=LONGEST)
MOVES = st.lists(st.integers(-300, 300), min_size=25, max_size=25)


def transitions_of(moves: list[int]) -> np.ndarray:
    found = np.array(moves, np.float32).reshape(5, 5) / 100
    for before, after in product(range(5), range(2, 4)):
        if TAGS[before][2:] != TAGS[after][2:]:
            found[before, after] = NEVER
    return found


def total(path: tuple[int, ...], scores: np.ndarray, transitions: np.ndarray) -> float:
    return float(
        sum(scores[at, tag] for at, tag in enumerate(path)) + sum(transitions[move] for move in pairwise(path))
    )


@given(st.lists(SCORES, min_size=1, max_size=3), MOVES)
def test_each_sentence_gets_a_sequence_that_none_exceeds(sentences: list[list[list[int]]], moves: list[int]) -> None:
    transitions = transitions_of(moves)
    edge = [[0] * 5]
    scores = np.array(edge + [row for words in sentences for row in [*words, *edge]], np.float32) / np.float32(100)
    edges = np.array([True] + [is_edge for words in sentences for is_edge in [*[False] * len(words), True]])
    tags = Decoder(TAGS, transitions).best_tags(scores, edges)
    at = 1
    for words in sentences:
        own = scores[at : at + len(words)]
        best = max(total(path, own, transitions) for path in product(range(5), repeat=len(words)))
        assert total(tuple(tags[at : at + len(words)]), own, transitions) >= best - 1e-4
        at += len(words) + 1


def test_a_text_of_many_names_is_decoded_in_batches() -> None:
    transitions = transitions_of([0] * 25)
    begins, goes_on, plain = [0, 9, 0, 0, 0], [0, 0, 0, 9, 0], [0, 0, 0, 0, 5000]
    words = [begins, *([goes_on] * 300), plain] * 90
    scores = np.array([[0] * 5, *words, [0] * 5], np.float32)
    edges = np.array([True, *[False] * len(words), True])
    assert Decoder(TAGS, transitions).best_tags(scores, edges)[1:-1] == [1, *([3] * 300), 4] * 90
