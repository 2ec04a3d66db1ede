"""Whether two articles of one story likely render one foreign text, each in words of its own: tried, and not shipped.

Two translations share few words in a row. What they share is what is said, in its order: the names, the numbers, who
speaks, and the details that nobody else has. So sentences are paired by the rare terms that both have, and the heaviest
run of pairs in the same order in both is looked for (as in the alignment of sentences of bilingual texts, Gale and
Church 1993). A speech that both quote is no evidence: some of the pairs must agree outside quotation marks. Texts with
many words in a row in common are one Arabic text, which is the business of `takhrij.link.copies`.

`score_translations.py` tells how often it is right, and `docs/copies.md` why the program does not use it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from tellings import Sentence, Telling

from takhrij.link.spellings import unify_spellings
from takhrij.link.weights import Weights

DAYS = 2  # between two renderings of one text
FEWEST, UNQUOTED = 5, 4  # paired sentences, and how many of them must agree outside quotation marks
COVERED = 0.24  # least share of the weight of the text that has more, that is told in the same order
IN_ORDER = 0.7  # least share of what they have in common that stands in the same order
LITERAL = 0.15  # words three in a row that both have: with more, they are one Arabic text
FIGURES = 0.6  # least share of the figures in the paired sentences that are the same; prices of other days are not
SOME = 4  # figures of either text, from which on they tell
_ALIKE, _SPOKEN = 0.18, 0.15  # least likeness of paired sentences, and of what of them nobody is quoted with
_TERMS = 2  # terms that paired sentences must share
_COUNT = 2.0  # what a number in common weighs, beside the words in which it is put
_WORTH = 0.15  # share of their terms' weight from which two texts are worth comparing

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Alignment:
    """What two tellings have in common. `pairs` are positions of sentences in the same order in both, `unquoted` how
    many of them agree outside quotation marks, `counts` how many numbers they share; the rest are shares. `figures` is
    1 where there are few."""

    pairs: tuple[Pair, ...]
    unquoted: int
    counts: int
    covered: float
    in_order: float
    literal: float
    figures: float


def is_translation(aligned: Alignment) -> bool:
    """Whether what two texts have in common is enough, in order, and told by the articles themselves."""
    return (
        len(aligned.pairs) >= FEWEST
        and aligned.unquoted >= UNQUOTED
        and aligned.covered >= COVERED
        and aligned.in_order >= IN_ORDER
        and aligned.literal <= LITERAL
        and aligned.figures >= FIGURES
    )


def comparable(a: Telling, b: Telling, weight: Weights) -> bool:
    """Whether two tellings of other outlets, of about one day, from agencies that may be one, share enough words."""
    if a.outlet == b.outlet or (a.day is not None and b.day is not None and abs(a.day - b.day) > DAYS):
        return False
    if a.agencies and b.agencies and not a.agencies & b.agencies:
        return False
    more = max(weight.total(a.terms), weight.total(b.terms))
    return weight.total(a.terms & b.terms) >= _WORTH * more


def align(a: Telling, b: Telling, weight: Weights) -> Alignment:
    """What two tellings have in common, in order. What many of their sentences say counts little."""
    same = unify_spellings(a.terms | b.terms, weight)
    here, there = _unified(a.sentences, same), _unified(b.sentences, same)
    local = weight.within([s.terms for s in (*here, *there)])
    totals = [local.total(s.terms) for s in here], [local.total(s.terms) for s in there]
    shared: dict[Pair, float] = {}
    for i, x in enumerate(here):
        for j, y in enumerate(there):
            common = x.terms & y.terms
            if len(common) >= _TERMS:
                value = local.total(common) + _COUNT * len(x.counts & y.counts)
                if value >= _ALIKE * math.sqrt(totals[0][i] * totals[1][j]):
                    shared[i, j] = value
    pairs = heaviest_in_order(shared, len(here), len(there))
    told = sum(shared[pair] for pair in pairs)
    spoken = [(i, j) for i, j in pairs if _agree(here[i], there[j], local, totals[0][i] * totals[1][j])]
    fewer = min(len(a.runs), len(b.runs)) or 1
    return Alignment(
        pairs=pairs,
        unquoted=len(spoken),
        counts=sum(len(here[i].counts & there[j].counts) for i, j in pairs),
        covered=told / (max(sum(totals[0]), sum(totals[1])) or 1.0),
        in_order=told / (_unordered(shared, len(here) <= len(there)) or 1.0),
        literal=len(a.runs & b.runs) / fewer,
        figures=_same_figures([here[i] for i, _ in pairs], [there[j] for _, j in pairs]),
    )


def _unified(sentences: Sequence[Sentence], same: Mapping[str, str]) -> list[Sentence]:
    def united(terms: frozenset[str]) -> frozenset[str]:
        return frozenset(same.get(term, term) for term in terms)

    return [replace(s, terms=united(s.terms), unquoted=united(s.unquoted)) for s in sentences]


def _same_figures(here: Sequence[Sentence], there: Sequence[Sentence]) -> float:
    """The share of the figures of the side that has fewer that the other has too."""
    first = frozenset[str]().union(*(s.figures for s in here))
    second = frozenset[str]().union(*(s.figures for s in there))
    fewer = min(len(first), len(second))
    return len(first & second) / fewer if fewer >= SOME else 1.0


def _agree(x: Sentence, y: Sentence, weight: Weights, product: float) -> bool:
    """Whether two sentences share enough that neither quotes; `product` is that of what they weigh."""
    return weight.total(x.unquoted & y.unquoted) >= _SPOKEN * math.sqrt(product)


def _unordered(shared: Mapping[Pair, float], by_first: bool) -> float:
    """What all sentences of one side share with the best of the other, in whatever order."""
    best: dict[int, float] = {}
    for (i, j), value in shared.items():
        at = i if by_first else j
        best[at] = max(best.get(at, 0.0), value)
    return sum(best.values())


def heaviest_in_order(shared: Mapping[Pair, float], rows: int, columns: int) -> tuple[Pair, ...]:
    """The pairs that weigh most together and stand in the same order on both sides, each position once."""
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows):
        above, row = best[i], best[i + 1]
        for j in range(columns):
            value = shared.get((i, j))
            row[j + 1] = max(above[j + 1], row[j], above[j] + value if value else 0.0)
    pairs: list[Pair] = []
    i, j = rows, columns
    while i and j:
        if best[i][j] == best[i - 1][j]:
            i -= 1
        elif best[i][j] == best[i][j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            pairs.append((i, j))
    return tuple(reversed(pairs))
