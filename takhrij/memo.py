"""Remembers what a pure function gives for words, as news repeats its words, without growing with the pile.

Invariant: a memo holds at most twice `most` words, and what it gives never depends on what it holds.

>>> lengths = Memo(len, most=2)
>>> [lengths[word] for word in ("a", "bb", "a", "ccc", "a")]
[1, 2, 1, 3, 1]
>>> sorted(lengths)
['a', 'ccc']
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

V = TypeVar("V")

MOST = 1 << 15  # words; the first thousand articles of a pile have some 40,000, the fourth brings 8,000 new ones


class Memo(dict[str, V]):
    """`memo[word]` is `make(word)`, made when the word is met; in bulk, `map(memo.__getitem__, words)`.

    Once it is full the words are set aside, and those that are met again taken over from there: frequent words stay,
    rare ones go, and no account is kept of when a word was last met.
    """

    def __init__(self, make: Callable[[str], V], most: int = MOST) -> None:
        super().__init__()
        self._make = make
        self._most = most
        self._aside: dict[str, V] = {}

    def __missing__(self, word: str) -> V:
        if len(self) >= self._most:
            self._aside = self.copy()
            self.clear()
        found = self._aside[word] if word in self._aside else self._make(word)
        self[word] = found
        return found
