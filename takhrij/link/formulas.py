"""Phrases that a genre repeats: titles, telegrams, forecasts, disclaimers, standing lines of an outlet.

Formula texts look alike without one having been copied from the other; only names and dates tell them apart. A
dispatch is printed by many within a day or two, a formula comes back: so what counts is on how many days a phrase
occurs, not how often alone. In a small pile nothing recurs and nothing is called a formula.

Invariant: whether a word is part of a formula depends on the words round it and on the pile's dates only.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from takhrij.link.fingerprints import GRAM, Index, gram_hashes, print_of
from takhrij.link.word_keys import Keys
from takhrij.model import Article

DAYS = 5  # a phrase that occurs on so many days is a formula
TEXTS = 8  # and in so many texts: a release that a press office sends for weeks occurs in fewer
GROWN = 1.1  # times


@dataclass(frozen=True)
class Formulas:
    """The fingerprints, sorted, of the phrases that recur; those of them that are everywhere; of how many texts."""

    prints: Keys
    everywhere: Keys
    texts: int = 0


NONE = Formulas(np.empty(0, np.uint64), np.empty(0, np.uint64))


def cover(words: Keys, formulas: Formulas) -> NDArray[np.bool_]:
    """For each word whether it stands in a phrase that recurs; in the second row, in one that is everywhere."""
    covered = np.zeros((2, len(words)), np.bool_)
    phrases = print_of(gram_hashes(words, GRAM))
    at = np.arange(len(phrases))
    for row, prints in enumerate((formulas.prints, formulas.everywhere)):
        at = at[_among(prints, phrases[at])]
        for word in range(GRAM):
            covered[row, at + word] = True
    return covered


def _among(ordered: Keys, values: Keys) -> NDArray[np.bool_]:
    if not len(ordered):
        return np.zeros(len(values), np.bool_)
    return np.asarray(ordered.take(ordered.searchsorted(values), mode="clip") == values)


def formulas_of(index: Index, articles: Mapping[str, Article], before: Formulas) -> Formulas:
    """The formulas of a pile; those of before while it has not grown by more than `GROWN`, since making them anew reads
    the whole index."""
    if before.texts and len(index.ids) <= before.texts * GROWN:
        return before
    return find_formulas(index, articles)


def find_formulas(index: Index, articles: Mapping[str, Article]) -> Formulas:
    """The phrases of the indexed articles that occur on `DAYS` days or more. Articles without a date tell nothing."""
    numbers: dict[str, int] = {"": 0}
    days = [numbers.setdefault((articles[id_].published or "")[:10], len(numbers)) for id_ in index.ids]
    everywhere = index.common()
    recurring = index.recurring(np.array(days, np.int64), DAYS, TEXTS)
    return Formulas(np.union1d(recurring, everywhere), everywhere, len(index.ids))
