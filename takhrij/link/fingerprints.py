"""Fingerprints of word sequences, by which texts that share running words are found without comparing all with all.

Winnowing (Schleimer, Wilkerson, Aiken: "Winnowing: local algorithms for document fingerprinting", SIGMOD 2003): of the
hashes of all runs of `GRAM` words, those are kept that are the least of some `WINDOW` neighbouring ones. Two texts that
share `GRAM + WINDOW - 1` words in a row therefore share at least one fingerprint, whatever stands round the passage.

Invariant: a text's fingerprints depend on its words alone, never on the pile, so that an index can be kept and
extended.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from takhrij.link.word_keys import Keys

Pairs = NDArray[np.int64]
N = TypeVar("N", np.uint64, np.int64)

GRAM = 6
WINDOW = 5
COMMON = 40  # a fingerprint in more texts than this is a formula or boilerplate and pairs nobody
_DOC_BITS = 24
_DOC_MASK = np.uint64((1 << _DOC_BITS) - 1)
_LAST = np.uint64(2**64 - 1)
_BATCH_WORDS = 500_000


def gram_hashes(words: Keys, size: int) -> Keys:
    """A hash for each run of `size` words; shorter by `size - 1`."""
    if len(words) < size:
        return np.empty(0, np.uint64)
    grams = np.zeros(len(words) - size + 1, np.uint64)
    for at in range(size):
        grams *= np.uint64(0x9E3779B97F4A7C15)
        grams ^= words[at : len(grams) + at]
        grams ^= grams >> np.uint64(29)
    return grams


def print_of(grams: Keys) -> Keys:
    """What an index keeps of a hash or an entry: its high 40 bits."""
    return grams >> np.uint64(_DOC_BITS)


def _winnow(grams: Keys) -> NDArray[np.bool_]:
    """Which hashes are the least of some window: those that the sequence's morphological opening leaves as they are."""
    least = _sliding(grams, WINDOW, np.minimum)
    return np.asarray(_sliding(least[::-1], WINDOW, np.maximum)[::-1] == grams)


def _sliding(values: Keys, window: int, pick: Any) -> Keys:
    """For each position the pick among it and the next `window - 1` values (fewer at the end)."""
    out = values.copy()
    for shift in range(1, min(window, len(values))):
        pick(out[:-shift], values[shift:], out=out[:-shift])
    return out


@dataclass(frozen=True)
class Index:
    """Fingerprints of many texts. Plain arrays, so that `numpy.savez` can keep it.

    `ids[n]` is text number n and `digests[n]` a hash of all its words. `entries`, sorted, hold a fingerprint in their
    high 40 bits and a text's number in the low 24; of texts whose words are all equal only the first has entries.
    """

    ids: tuple[str, ...]
    digests: Keys
    entries: Keys

    def extend(self, texts: Iterable[tuple[str, Keys]]) -> Index:
        """The index with further texts (id, word keys); those that it has already are left out."""
        known, digests = set(self.ids), set(self.digests.tolist())
        ids, added = list(self.ids), []
        fresh, parts, size = [], [self.entries], 0
        for id_, words in texts:
            if id_ in known:
                continue
            if (digest := _digest(words)) not in digests:
                fresh.append((len(ids), words))
                size += len(words)
            ids.append(id_)
            added.append(digest)
            digests.add(digest)
            if size > _BATCH_WORDS:
                parts.append(_entries(fresh))
                fresh, size = [], 0
        if len(ids) >= 1 << _DOC_BITS:
            raise ValueError(f"An index holds at most {1 << _DOC_BITS} texts; split the pile.")
        entries = np.concatenate([*parts, _entries(fresh)])
        entries.sort(kind="stable")  # which merges runs that are sorted
        return Index(tuple(ids), np.concatenate([self.digests, np.array(added, np.uint64)]), entries)

    def arrays(self) -> dict[str, NDArray[Any]]:
        """The index as named arrays for `numpy.savez`."""
        return {"ids": np.array(self.ids), "digests": self.digests, "entries": self.entries}

    @classmethod
    def of_arrays(cls, arrays: Mapping[str, NDArray[Any]]) -> Index:
        """The index that `arrays` came from."""
        return cls(tuple(arrays["ids"].tolist()), arrays["digests"], arrays["entries"])

    def equals(self) -> list[list[int]]:
        """The groups of two or more texts whose words are all equal."""
        groups: dict[int, list[int]] = {}
        for number, digest in enumerate(self.digests.tolist()):
            groups.setdefault(digest, []).append(number)
        return [group for group in groups.values() if len(group) > 1]

    def pairs(self, fresh: NDArray[np.bool_], formulas: Keys, least: int) -> Pairs:
        """Pairs of text numbers, one row each, of which at least one is fresh and which share a fingerprint.

        Fingerprints in more than `COMMON` texts do not count; of those among `formulas` (sorted) it takes `least`.
        """
        entries = self._shared()
        if not len(entries):
            return np.empty((0, 2), np.int64)
        prints, docs = print_of(entries), (entries & _DOC_MASK).astype(np.int64)
        starts = np.flatnonzero(np.r_[True, prints[1:] != prints[:-1]])
        sizes = np.diff(np.r_[starts, len(prints)])
        keep = (sizes > 1) & (sizes <= COMMON) & np.logical_or.reduceat(fresh[docs], starts)
        formula = np.isin(prints[starts], formulas)
        telling = _distinct(_pair_up(docs, starts[keep & ~formula], sizes[keep & ~formula], fresh))
        paired = _pair_up(docs, starts[keep & formula], sizes[keep & formula], fresh)
        alike, counts = _counted(np.sort(paired))
        found = _distinct(np.concatenate([telling, alike[counts >= least]]))
        return np.stack([found >> _DOC_BITS, found & int(_DOC_MASK)], axis=1)

    def common(self) -> Keys:
        """The fingerprints, sorted, that occur in more than `COMMON` texts."""
        found, counts = _counted(print_of(self._shared()))
        return found[counts > COMMON]

    def _shared(self) -> Keys:
        """The entries whose fingerprints occur in two texts or more."""
        prints = print_of(self.entries)
        twice = np.zeros(len(prints), np.bool_)
        twice[1:] = prints[1:] == prints[:-1]
        twice[:-1] |= twice[1:]
        return np.asarray(self.entries[twice])

    def recurring(self, groups: NDArray[np.int64], least: int, texts: int) -> Keys:
        """The fingerprints, sorted, that occur in at least so many groups and texts, two or more; text n is in
        `groups[n]`, 0 being none."""
        entries = self._shared()
        prints, docs = print_of(entries), (entries & _DOC_MASK).astype(np.int64)
        where = groups[docs] if len(docs) else docs
        prints, where = prints[where > 0], where[where > 0]
        found, sizes = _counted(prints)
        prints, where = prints[(many := np.repeat(sizes >= texts, sizes))], where[many]
        order = np.lexsort((where, prints))
        prints, where = prints[order], where[order]
        new = np.r_[True, (prints[1:] != prints[:-1]) | (where[1:] != where[:-1])][: len(prints)]
        found, counts = _counted(prints[new])
        return found[counts >= least]


EMPTY = Index((), np.empty(0, np.uint64), np.empty(0, np.uint64))


def _digest(words: Keys) -> int:
    return int.from_bytes(hashlib.blake2b(words.tobytes(), digest_size=8).digest(), "little")


def _entries(texts: Sequence[tuple[int, Keys]]) -> Keys:
    """The distinct entries, sorted, of numbered texts. They are laid end to end; the hashes that reach from one into
    the next are left out, which parts texts by more than a window."""
    if not sum(len(words) for _, words in texts):
        return np.empty(0, np.uint64)
    sizes = np.array([len(words) for _, words in texts])
    owner = np.repeat(np.array([number for number, _ in texts], np.uint64), sizes)
    words = np.concatenate([words for _, words in texts])
    laid = np.full(len(words), _LAST, np.uint64)
    laid[: max(0, len(words) - GRAM + 1)] = gram_hashes(words, GRAM)
    ends = np.cumsum(sizes)
    for back in range(1, GRAM):
        laid[ends[sizes >= back] - back] = _LAST
    chosen = _winnow(laid) & (laid != _LAST)
    return _distinct((laid[chosen] & ~_DOC_MASK) | owner[chosen])


def _counted(ordered: NDArray[N]) -> tuple[NDArray[N], NDArray[np.int64]]:
    """The distinct ones of ordered values, and how often each occurs."""
    starts = np.flatnonzero(np.r_[True, ordered[1:] != ordered[:-1]][: len(ordered)])
    return ordered[starts], np.diff(np.r_[starts, len(ordered)])


def _distinct(values: NDArray[N]) -> NDArray[N]:
    """The values, sorted, each once; faster than `numpy.unique`, which hashes."""
    ordered = np.sort(values)
    new = np.r_[True, ordered[1:] != ordered[:-1]][: len(ordered)]
    return np.asarray(ordered[new])


def _pair_up(
    docs: NDArray[np.int64], starts: NDArray[np.int64], sizes: NDArray[np.int64], fresh: NDArray[np.bool_]
) -> NDArray[np.int64]:
    """Every pair inside each group of entries of which one is fresh, as `earlier << 24 | later`."""
    out: list[NDArray[np.int64]] = [np.empty(0, np.int64)]
    for size in np.unique(sizes):
        rows = docs[starts[sizes == size][:, None] + np.arange(size)]
        for i in range(size - 1):
            for j in range(i + 1, size):
                wanted = fresh[rows[:, i]] | fresh[rows[:, j]]
                out.append(rows[wanted, i] << _DOC_BITS | rows[wanted, j])
    return np.concatenate(out)
