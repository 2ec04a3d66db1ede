"""Finds the passages that two word sequences share, exactly and in time linear in their length.

Greedy string tiling (Wise: "Running Karp-Rabin matching and greedy string tiling", 1993): the longest common runs
first, each word used once, in whatever order they stand. Runs then grow over small edits (another spelling, a word
more or less) and are joined where only a few words differ, so that an edited passage stays one.

Invariant: passages never overlap in either text, and every word counted as shared is equal in both.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from takhrij.link.fingerprints import gram_hashes
from takhrij.link.tokens import Keys

SEED = 4
REPEATS = 4  # a seed that stands in one text more often than this tells nothing
SKIPS = ((1, 1), (1, 0), (0, 1), (2, 1), (1, 2), (2, 2))  # edits that a run grows over, cheapest first
REGAIN = 2  # words that must agree again after an edit
GAP = 3  # words that may be another on both sides between two runs of one passage
INSERTION = 6  # words that one side may have more there


class Run(NamedTuple):
    """`size` equal words from `a` in the first sequence and `b` in the second."""

    a: int
    b: int
    size: int


class Alignment(NamedTuple):
    """Runs that follow each other closely in both sequences."""

    runs: tuple[Run, ...]

    @property
    def a(self) -> tuple[int, int]:
        """Its half-open range in the first sequence."""
        return self.runs[0].a, self.runs[-1].a + self.runs[-1].size

    @property
    def b(self) -> tuple[int, int]:
        """Its half-open range in the second sequence."""
        return self.runs[0].b, self.runs[-1].b + self.runs[-1].size

    @property
    def shared(self) -> int:
        """How many words are equal."""
        return sum(run.size for run in self.runs)


@dataclass(frozen=True)
class Words:
    """The word keys of a text, with its seeds in the order of their hashes once they are needed."""

    keys: Keys

    @cached_property
    def seeds(self) -> tuple[Keys, NDArray[np.int64]]:
        """The hashes, sorted, of its runs of `SEED` words that it does not repeat too often, and where they stand."""
        grams = gram_hashes(self.keys, SEED)
        order = np.argsort(grams, kind="stable")
        ordered = grams[order]
        if not len(ordered):
            return ordered, order
        counts = _sizes(ordered[1:] != ordered[:-1])
        keep = np.repeat(counts <= REPEATS, counts)
        return ordered[keep], order[keep]


def align(a: Words, b: Words) -> list[Alignment]:
    """The passages that two word sequences share, in the order of the first."""
    if len(a.keys) == len(b.keys) and len(a.keys) and np.array_equal(a.keys, b.keys):
        return [Alignment((Run(0, 0, len(a.keys)),))]
    tiles = _tile(_common_runs(a, b), len(a.keys), len(b.keys))
    return _join(_grow(tiles, a.keys.tolist(), b.keys.tolist())) if tiles else []


def _common_runs(a: Words, b: Words) -> list[Run]:
    """The maximal runs of at least `SEED` equal words, longest first."""
    at_a, at_b = _matches(a, b)
    if not len(at_a):
        return []
    order = np.lexsort((at_a, at_a - at_b))
    at_a, at_b = at_a[order], at_b[order]
    sizes = _sizes((at_a[1:] != at_a[:-1] + 1) | (at_b[1:] != at_b[:-1] + 1))
    starts = np.cumsum(sizes) - sizes
    runs = map(Run, at_a[starts].tolist(), at_b[starts].tolist(), (sizes + SEED - 1).tolist())
    return sorted(runs, key=lambda run: (-run.size, run.a, run.b))


def _sizes(breaks: NDArray[np.bool_]) -> NDArray[np.int64]:
    """The sizes of the groups that a row falls into when it breaks behind those of its members that are marked."""
    ends = np.flatnonzero(breaks) + 1
    sizes = np.empty(len(ends) + 1, np.int64)
    sizes[:-1], sizes[-1] = ends, len(breaks) + 1
    sizes[1:] -= ends
    return sizes


def _matches(a: Words, b: Words) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The places in `a` and `b` of equal seeds."""
    hashes, places_a = a.seeds
    hashes_b, places_b = b.seeds
    low, high = np.searchsorted(hashes_b, hashes, "left"), np.searchsorted(hashes_b, hashes, "right")
    counts = high - low
    which = np.repeat(np.arange(len(hashes)), counts)
    nth = np.arange(len(which)) - np.repeat(np.cumsum(counts) - counts, counts)
    return places_a[which], places_b[low[which] + nth]


def _tile(runs: Sequence[Run], size_a: int, size_b: int) -> list[Run]:
    """The runs cut down so that no word is used twice, in the order of the first sequence."""
    used_a, used_b = bytearray(size_a), bytearray(size_b)
    tiles: list[Run] = []
    for a, b, size in runs:
        while size and (used_a[a] or used_b[b]):
            a, b, size = a + 1, b + 1, size - 1
        while size and (used_a[a + size - 1] or used_b[b + size - 1]):
            size -= 1
        if size < SEED or any(used_a[a : a + size]) or any(used_b[b : b + size]):
            continue
        used_a[a : a + size] = used_b[b : b + size] = b"\1" * size
        tiles.append(Run(a, b, size))
    return sorted(tiles)


def _grow(tiles: Sequence[Run], a: list[int], b: list[int]) -> list[Run]:
    """The tiles and the small runs next to them, found by stepping over edits, until the next tile is met."""
    taken_a = {at for tile in tiles for at in (tile.a, tile.a + tile.size - 1)}
    taken_b = {at for tile in tiles for at in (tile.b, tile.b + tile.size - 1)}
    out = list(tiles)
    for tile in tiles:
        for step in (1, -1):
            at = tile
            while grown := _regain(at, step, a, b, taken_a, taken_b):
                out.append(grown)
                taken_a.update((grown.a, grown.a + grown.size - 1))
                taken_b.update((grown.b, grown.b + grown.size - 1))
                at = grown
    return sorted(out)


def _regain(run: Run, step: int, a: list[int], b: list[int], taken_a: set[int], taken_b: set[int]) -> Run | None:
    """The next run forwards (`step` 1) or backwards (-1) behind a small edit; None if there is none."""
    edge_a, edge_b = (run.a + run.size, run.b + run.size) if step == 1 else (run.a - 1, run.b - 1)
    for skip_a, skip_b in SKIPS:
        i, j, size = edge_a + step * skip_a, edge_b + step * skip_b, 0
        while 0 <= i < len(a) and 0 <= j < len(b) and a[i] == b[j] and i not in taken_a and j not in taken_b:
            i, j, size = i + step, j + step, size + 1
        if size >= REGAIN:
            return Run(i - size, j - size, size) if step == 1 else Run(i + 1, j + 1, size)
        if {edge_a, edge_a + step} & taken_a or {edge_b, edge_b + step} & taken_b:
            return None
    return None


def _join(runs: Sequence[Run]) -> list[Alignment]:
    """Runs that only small gaps part in both sequences, put together."""
    groups: list[list[Run]] = []
    for run in runs:
        if groups:
            last = groups[-1][-1]
            less, more = sorted((run.a - last.a - last.size, run.b - last.b - last.size))
            if 0 <= less <= GAP and more <= INSERTION:
                groups[-1].append(run)
                continue
        groups.append([run])
    return [Alignment(tuple(group)) for group in groups]
