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
from typing import Any, NamedTuple, cast

import numpy as np
from numpy.typing import NDArray

from takhrij.link.fingerprints import gram_hashes
from takhrij.link.word_keys import Keys, ranges

SEED = 4
REPEATS = 4  # a seed that stands in one text more often than this tells nothing
SKIPS = ((1, 1), (1, 0), (0, 1), (2, 1), (1, 2), (2, 2))  # edits that a run grows over, cheapest first
REGAIN = 2  # words that must agree again after an edit
GAP = 3  # words that may be another on both sides between two runs of one passage
INSERTION = 6  # words that one side may have more there

TOGETHER = 64  # pairs that are aligned at once
_HASH_BITS = 58  # of a seed that are compared; the rest tells pairs apart
_PLACE_BITS = 28
_FAR = 1 << _PLACE_BITS  # words, more than a text has
_PAIR_SHIFT = 2 * _PLACE_BITS + 1


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


def align(pairs: Sequence[tuple[Words, Words]]) -> list[list[Alignment]]:
    """For each of at most `TOGETHER` pairs the passages that both word sequences share, in the order of the first."""
    unlike = [(a, b) for a, b in pairs if not np.array_equal(a.keys, b.keys)]
    runs = iter(_common_runs(unlike))
    return [_whole(a) if np.array_equal(a.keys, b.keys) else _passages(a, b, next(runs)) for a, b in pairs]


def _whole(words: Words) -> list[Alignment]:
    return [Alignment((Run(0, 0, len(words.keys)),))] if len(words.keys) else []


def _passages(a: Words, b: Words, runs: Sequence[Run]) -> list[Alignment]:
    tiles = _tile(runs, len(a.keys), len(b.keys))
    return _join(_grow(tiles, memoryview(cast(Any, a.keys)), memoryview(cast(Any, b.keys)))) if tiles else []


def _common_runs(pairs: Sequence[tuple[Words, Words]]) -> list[list[Run]]:
    """For each pair the maximal runs of at least `SEED` equal words, longest first.

    All pairs are read at once. A match is one number: pair, distance of the places in both, place in the first; so the
    matches of one run are numbers in a row.
    """
    matches = np.sort(_matches(pairs))
    sizes = _sizes(matches[1:] != matches[:-1] + 1) if len(matches) else matches
    starts = matches[np.cumsum(sizes) - sizes]
    in_a = starts & (_FAR - 1)
    in_b = in_a + _FAR - (starts >> _PLACE_BITS & (2 * _FAR - 1))
    found: list[list[Run]] = [[] for _ in pairs]
    for pair, *run in zip(*(x.tolist() for x in (starts >> _PAIR_SHIFT, in_a, in_b, sizes + SEED - 1)), strict=True):
        found[pair].append(Run(*run))
    return [sorted(runs, key=lambda run: (-run.size, run.a, run.b)) for runs in found]


def _sizes(breaks: NDArray[np.bool_]) -> NDArray[np.int64]:
    """The sizes of the groups that a row falls into when it breaks behind those of its members that are marked."""
    ends = np.flatnonzero(breaks) + 1
    sizes = np.empty(len(ends) + 1, np.int64)
    sizes[:-1], sizes[-1] = ends, len(breaks) + 1
    sizes[1:] -= ends
    return sizes


def _matches(pairs: Sequence[tuple[Words, Words]]) -> NDArray[np.int64]:
    """The equal seeds of each pair."""
    hashes_a, places_a = _in_a_row([a for a, _ in pairs])
    hashes_b, places_b = _in_a_row([b for _, b in pairs])
    low = hashes_b.searchsorted(hashes_a)
    hits = np.flatnonzero(hashes_b.take(low, mode="clip") == hashes_a) if len(hashes_b) else low[:0]
    if not len(hits):
        return places_a[:0]
    low = low[hits]
    counts = hashes_b.searchsorted(hashes_a[hits], "right") - low
    pair = (hashes_a[hits] >> np.uint64(_HASH_BITS)).astype(np.int64).repeat(counts)
    in_a, in_b = places_a[hits].repeat(counts), places_b[ranges(low, counts)]
    return pair << _PAIR_SHIFT | (in_a - in_b + _FAR) << _PLACE_BITS | in_a


def _in_a_row(texts: Sequence[Words]) -> tuple[Keys, NDArray[np.int64]]:
    """The seeds of texts, sorted, where the number of the text stands before the hash; and their places."""
    hashes = np.concatenate([np.empty(0, np.uint64), *(words.seeds[0] for words in texts)])
    places = np.concatenate([np.empty(0, np.int64), *(words.seeds[1] for words in texts)])
    numbers = np.arange(len(texts), dtype=np.uint64).repeat([len(words.seeds[0]) for words in texts])
    return numbers << np.uint64(_HASH_BITS) | hashes >> np.uint64(64 - _HASH_BITS), places


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


def _grow(tiles: Sequence[Run], a: Sequence[int], b: Sequence[int]) -> list[Run]:
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


def _regain(
    run: Run, step: int, a: Sequence[int], b: Sequence[int], taken_a: set[int], taken_b: set[int]
) -> Run | None:
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
