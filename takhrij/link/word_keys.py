"""The words of a text as numbers: a key for each, the same for words that fold alike (loosely), and where they stand.

A pile is read letter by letter, so this is done by whole arrays: a table over all code points says what each folds to,
and a word's key is a polynomial in the letters that its own fold to (Karp and Rabin: "Efficient randomized
pattern-matching algorithms", 1987).

Invariant: keys depend on the words and the pack alone; `bounds` cut whole words of the text, in order.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from takhrij.pack import Pack

Keys = NDArray[np.uint64]

# A word may hold marks and invisible characters; the underscore of hashtags parts two words.
_MARKS = (
    ("\u0300", "\u036f"),
    ("\u0610", "\u061a"),
    ("\u064b", "\u065f"),
    ("\u0670", "\u0670"),
    ("\u06d6", "\u06ed"),
    ("\u200b", "\u200f"),
    ("\u202a", "\u202e"),
    ("\u2060", "\u2069"),
    ("\ufeff", "\ufeff"),
)
_UNKNOWN, _APART, _MARK, _LETTER, _DIGIT = range(5)
_BASE = 0x9E3779B97F4A7C15
_BATCH = 100_000  # letters that are read at once
_MIX = np.uint64(0xBF58476D1CE4E5B9)


class Tokens(NamedTuple):
    """The keys of a text's words, their start and end, one row a word, and which begin with a digit."""

    keys: Keys
    bounds: NDArray[np.int32]
    numeral: NDArray[np.bool_]


class Tokeniser:
    """Cuts texts into words. Its tables are filled as letters are met."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self._kinds = np.zeros(sys.maxunicode + 1, np.uint8)
        self._sizes = np.zeros(sys.maxunicode + 1, np.uint8)  # letters that it folds to
        self._values = np.zeros(sys.maxunicode + 1, np.uint64)  # their polynomial
        self._powers = np.ones(1, np.uint64)

    def __call__(self, text: str) -> Tokens:
        """The words of a text."""
        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
        kinds = self._kinds_of(codes)
        starts, ends = _bounds(kinds)
        bounds = np.stack([starts, ends], axis=1).astype(np.int32)
        return Tokens(self._keys(codes, starts, ends), bounds, kinds[starts] == _DIGIT)

    def many(self, texts: Iterable[tuple[str, str]]) -> Iterator[tuple[str, Tokens]]:
        """The words of many texts, each with its id; read some at a time, which is faster."""
        batch: list[tuple[str, str]] = []
        size = 0
        for row in texts:
            batch.append(row)
            size += len(row[1])
            if size > _BATCH:
                yield from self._together(batch)
                batch, size = [], 0
        yield from self._together(batch)

    def _together(self, batch: Sequence[tuple[str, str]]) -> Iterator[tuple[str, Tokens]]:
        found = self("\n".join(text for _, text in batch))
        begin = first = 0
        ends = np.cumsum([len(text) + 1 for _, text in batch])
        for (id_, text), last in zip(batch, np.searchsorted(found.bounds[:, 0], ends).tolist(), strict=True):
            part = slice(first, last)
            yield id_, Tokens(found.keys[part].copy(), found.bounds[part] - np.int32(begin), found.numeral[part].copy())
            begin, first = begin + len(text) + 1, last

    def _kinds_of(self, codes: NDArray[np.uint32]) -> NDArray[np.uint8]:
        kinds = self._kinds[codes]
        if not kinds.all():
            for code in np.unique(codes[kinds == _UNKNOWN]).tolist():
                self._meet(code)
            kinds = self._kinds[codes]
        return kinds

    def _meet(self, code: int) -> None:
        letter = chr(code)
        folded = self._pack.loosely(letter)
        value = 0
        for part in folded:
            value = (value * _BASE + _hash(part)) % 2**64
        self._values[code], self._sizes[code] = value, len(folded)
        if letter.isalnum():
            self._kinds[code] = _DIGIT if letter.isdigit() else _LETTER
        else:
            self._kinds[code] = _MARK if any(first <= letter <= last for first, last in _MARKS) else _APART

    def _keys(self, codes: NDArray[np.uint32], starts: NDArray[np.int64], ends: NDArray[np.int64]) -> Keys:
        """For each word the sum of its letters' values, each times the base to the power of the letters behind it."""
        if not len(starts):
            return np.empty(0, np.uint64)
        sizes = ends - starts
        letters = codes[ranges(starts, sizes)]
        read = np.cumsum(self._sizes[letters], dtype=np.int64)
        at = np.cumsum(sizes)
        behind = np.repeat(read[at - 1], sizes) - read
        keys = np.add.reduceat(self._values[letters] * self._power(behind), at - sizes)
        keys ^= keys >> np.uint64(31)
        keys *= _MIX
        return np.asarray(keys ^ (keys >> np.uint64(29)))

    def _power(self, exponents: NDArray[np.int64]) -> Keys:
        most = int(exponents.max())
        if most >= len(self._powers):
            base = np.full(2 * most + 1, _BASE, np.uint64)
            self._powers = np.concatenate([np.ones(1, np.uint64), np.cumprod(base, dtype=np.uint64)])
        return self._powers[exponents]


def ranges(starts: NDArray[np.int64], sizes: NDArray[np.int64]) -> NDArray[np.int64]:
    """The ranges of so many numbers from each start, one behind the other."""
    ends = np.cumsum(sizes)
    return np.asarray(np.repeat(starts - ends + sizes, sizes) + np.arange(ends[-1]))


def _bounds(kinds: NDArray[np.uint8]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Where words start and end: at a letter or digit, up to what is neither that nor a mark."""
    inside = np.zeros(len(kinds) + 2, np.bool_)
    inside[1:-1] = kinds >= _MARK
    edges = np.flatnonzero(inside[1:] != inside[:-1])
    starts, ends = edges[::2], edges[1::2]
    if len(starts) and (kinds[starts] == _MARK).any():
        heads = np.r_[np.flatnonzero(kinds >= _LETTER), len(kinds)]
        starts = heads[np.searchsorted(heads, starts)]
        starts, ends = starts[starts < ends], ends[starts < ends]
    return starts, ends


def _hash(letter: str) -> int:
    return int.from_bytes(hashlib.blake2b(letter.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")
