"""How telling a term is: its inverse document frequency, counted beforehand in news and shipped with the pack.

Counted beforehand, so that adding articles to a pile never changes the weight of a word in it.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

from takhrij.pack import Pack


class Weights:
    """Weight of each term, by the shipped counts; a term that is not among them is as rare as the rarest."""

    def __init__(self, pack: Pack) -> None:
        counts: dict[str, int] = {}
        for line in pack.bytes("claims/frequencies.txt").decode("utf-8").splitlines():
            if not line.startswith("#"):
                term, _, number = line.rpartition("\t")
                counts[term] = int(number)
        articles = counts.pop("")
        self._weights = {term: math.log(articles / number) for term, number in counts.items()}
        self.rarest = math.log(articles / min(counts.values()))

    def __call__(self, term: str) -> float:
        return self._weights.get(term, self.rarest)

    def total(self, terms: Iterable[str]) -> float:
        """The weight of several terms together."""
        get, rarest = self._weights.get, self.rarest
        return sum([get(term, rarest) for term in terms])

    def within(self, groups: Sequence[frozenset[str]]) -> Weights:
        """The weights among these sets of terms: what most of them hold tells them apart no more than a common word."""
        counts = Counter(term for group in groups for term in group)
        local = Weights.__new__(Weights)
        local.rarest = self.rarest
        local._weights = {
            term: min(self(term), math.log((len(groups) + 1) / number)) for term, number in counts.items()
        }
        return local


@cache
def weights_of(pack: Pack) -> Weights:
    """The weights of a pack, read once."""
    return Weights(pack)
