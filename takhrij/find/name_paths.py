"""Finds the best sequence of tags for the words of an article (Viterbi), where anything but "no name" can be best.

Most words of news can stand in no name. Whether one could is bounded first for all words at once: a name that covers a
word gains what its own words prefer its tags to "O", and the best such sum over all names that begin at or before the
word and end at or behind it is a running sum with two running maxima. Where even that loses, the best sequence has "O":
what is left are short runs of words between two of those, and they are decoded side by side.

Invariant: the tags are those that decoding the whole sentences gives.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float32]
Places = npt.NDArray[np.intp]

_OUTSIDE = "O"
_NEVER = 1000.0  # more than any name can gain
_ROUNDING = 0.01  # sums this near to nothing are looked at
_LARGEST_BATCH = 20_000  # words decoded side by side, padding included


class Decoder:
    """Finds the best tags by what each tag scores behind each other one. `B-X` begins a name of type X, `I-X` goes on
    with it."""

    def __init__(self, tags: Sequence[str], transitions: Scores) -> None:
        self._transitions = transitions
        self._outside = tags.index(_OUTSIDE)
        self._begin = [at for at, tag in enumerate(tags) if tag.startswith("B-")]
        self._inside = [tags.index("I-" + tags[at][2:]) for at in self._begin]
        self._moved, self._begins_inside = self._most_gained()

    def _most_gained(self) -> tuple[Scores, Scores]:
        """What the tags of a name can gain over "O" by standing behind each other: its first word and each further one,
        by type; and how much more or less than a further one a word gains with which a sentence begins inside a name.
        """
        moves, out, begin, inside = self._transitions, self._outside, self._begin, self._inside
        entering = np.maximum(0, (moves[:, begin] - moves[:, [out]]).max(axis=0))
        next_to = [*begin, out]
        leaving = np.maximum(0, (moves[:, next_to] - moves[out, next_to]).max(axis=1))
        further = moves[inside, inside] - moves[out, out]
        second = moves[begin, inside] - moves[inside, inside]
        first = entering + np.maximum(leaving[begin], second + leaving[inside])
        return np.concatenate([first, further]), leaving[inside] - further

    def best_tags(self, scores: Scores, edges: npt.NDArray[np.bool_]) -> list[int]:
        """The best tag of each row; rows of `edges` are no words, and stand before, between and behind sentences."""
        tags = [self._outside] * len(scores)
        for starts, lengths in _batches(*self._open_runs(scores, edges)):
            for start, path in zip(starts.tolist(), self._best_paths(scores, edges, starts, lengths), strict=True):
                tags[start : start + len(path)] = path
        return tags

    def _open_runs(self, scores: Scores, edges: npt.NDArray[np.bool_]) -> tuple[Places, Places]:
        """Where the runs of words begin that could stand in a name, and how long they are."""
        gained = scores[:, self._begin + self._inside] - scores[:, [self._outside]] + self._moved
        begins, goes_on = gained[:, : len(self._begin)], gained[:, len(self._begin) :]
        first = np.flatnonzero(edges[:-1]) + 1
        begins[first] = np.maximum(begins[first], goes_on[first] + self._begins_inside)
        gained[edges] = -_NEVER
        so_far = np.add.accumulate(goes_on, axis=0, dtype=np.float64)
        before = np.maximum.accumulate(begins - so_far, axis=0)
        behind = np.maximum.accumulate(so_far[::-1], axis=0)[::-1]
        is_open = np.zeros(len(scores) + 1, np.int8)
        is_open[:-1] = (before + behind > -_ROUNDING).any(axis=1) & ~edges
        changes = np.flatnonzero(np.diff(is_open))
        return changes[::2] + 1, changes[1::2] - changes[::2]

    def _best_paths(
        self, scores: Scores, edges: npt.NDArray[np.bool_], starts: Places, lengths: Places
    ) -> Iterator[list[int]]:
        """Viterbi over all runs at once; before and behind a run stands "O" or the edge of a sentence."""
        moves, out, ends = self._transitions, self._outside, starts + lengths
        runs = np.arange(len(starts))
        rows = np.minimum(starts + np.arange(lengths.max())[:, None], len(scores) - 1)
        best = scores[rows].transpose(0, 2, 1).copy()  # words by tags by runs, padded to the longest run
        best[0] += np.where(edges[starts - 1], 0, moves[out, :, None])
        best[lengths - 1, :, runs] += np.where(edges[ends, None], 0, moves[:, out])
        by_tag = moves[:, :, None]
        for before, here in pairwise(best):
            here += np.maximum.reduce(before[:, None] + by_tag)
        lasts = best[lengths - 1, :, runs].argmax(axis=1).tolist()
        by_run = best.transpose(2, 0, 1)
        has_next = np.arange(len(best) - 1) < lengths[:, None] - 1
        came_from = (by_run[:, :-1][has_next][:, None] + moves.T).argmax(axis=2).tolist()
        done = 0
        for last, stop in zip(lasts, np.cumsum(lengths - 1).tolist(), strict=True):
            path = [last]
            for step in reversed(came_from[done:stop]):
                path.append(step[path[-1]])
            done = stop
            yield path[::-1]


def _batches(starts: Places, lengths: Places) -> Iterator[tuple[Places, Places]]:
    """The runs in groups that are small enough to be padded to the longest."""
    done = longest = 0
    for at, length in enumerate(lengths.tolist()):
        if at > done and (at + 1 - done) * max(longest, length) > _LARGEST_BATCH:
            yield starts[done:at], lengths[done:at]
            done, longest = at, 0
        longest = max(longest, length)
    if done < len(starts):
        yield starts[done:], lengths[done:]
