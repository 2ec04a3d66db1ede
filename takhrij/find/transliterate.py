"""Tells whether a name in Latin letters and one in Arabic letters are the same, by how letters are written across.

The cost of a pair is that of its cheapest alignment: each step writes up to two Arabic letters with up to three Latin
ones, at the price learnt from pairs of names (`training/transliteration/`, after the pair n-grams of Ristad and
Yianilos, 1998). Costs are in nats for each letter, so that long and short names compare.

Invariant: letters outside both scripts, marks and case change nothing; every cost is finite and not below 0.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from takhrij.find.name_words import word_knowledge
from takhrij.pack import Pack

TABLE = "models/transliteration.tsv"
LONGEST_ARABIC, LONGEST_LATIN = 2, 3
_UNKNOWN_LETTER = 9.0  # writing a letter with nothing, or one that the table lacks
_SAME_NAME = 2.3  # the highest cost a letter at which two words are held for the same name
_RARE = 5.0  # the cost from which no name begins so
_LONGEST_WORD = 40
_SHORTEST_WITHOUT_ARTICLE = 3
_LATIN_WORD = re.compile(r"[a-z]+")

Costs = Mapping[tuple[str, str], float]


def latin_letters(text: str) -> str:
    """Small Latin letters without marks: `Çağlar` is `caglar`; other letters are dropped."""
    plain = unicodedata.normalize("NFKD", text.lower().translate(_SPECIAL))
    return "".join(letter for letter in plain if "a" <= letter <= "z" or letter == " ")


_SPECIAL = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "-": " "})


def word_cost(latin: str, arabic: str, pack: Pack) -> float:
    """How dearly one word is written as the other, for each letter."""
    b = latin_letters(latin)[:_LONGEST_WORD]
    return min(
        aligned_cost(a, b, _costs(pack)) / max(1, (len(a) + len(b)) / 2)
        for a in _with_and_without_article(pack.fold(arabic)[:_LONGEST_WORD], pack)
    )


def _with_and_without_article(arabic: str, pack: Pack) -> tuple[str, ...]:
    """The article is often left out in Latin letters: العتيبي is Otaibi."""
    article = word_knowledge(pack).article
    bare = arabic.removeprefix(article)
    return (arabic, bare) if bare != arabic and len(bare) >= _SHORTEST_WITHOUT_ARTICLE else (arabic,)


def aligned_cost(arabic: str, latin: str, costs: Costs) -> float:
    """The cost of the cheapest alignment of two words."""
    best = [[0.0] * (len(latin) + 1) for _ in range(len(arabic) + 1)]
    for i in range(len(arabic) + 1):
        for j in range(len(latin) + 1):
            if i or j:
                best[i][j] = min(before + cost for before, cost, _, _ in steps(best, arabic, latin, i, j, costs))
    return best[-1][-1]


def steps(
    best: Sequence[Sequence[float]], arabic: str, latin: str, i: int, j: int, costs: Costs
) -> Iterable[tuple[float, float, int, int]]:
    """The steps that end before letters `i` and `j`: cost until then, cost of the step, letters taken on each side."""
    if i:
        yield best[i - 1][j], costs.get((arabic[i - 1], ""), _UNKNOWN_LETTER), 1, 0
    if j:
        yield best[i][j - 1], costs.get(("", latin[j - 1]), _UNKNOWN_LETTER), 0, 1
    for taken in range(1, min(LONGEST_ARABIC, i) + 1):
        for written in range(1, min(LONGEST_LATIN, j) + 1):
            if (cost := costs.get((arabic[i - taken : i], latin[j - written : j]))) is not None:
                yield best[i - taken][j - written], cost, taken, written


def best_match(latin: str, candidates: Sequence[str], pack: Pack) -> str | None:
    """Of some Arabic words the one that is most cheaply written as the Latin one; the first of equals."""
    return min(candidates, key=lambda arabic: word_cost(latin, arabic, pack), default=None)


def same_name(latin: str, arabic: str, pack: Pack) -> bool:
    """Whether two names of one or more words are the same name: each Latin word has its Arabic one, in order.

    An Arabic name may have more words ("Donald Trump", "دونالد جون ترامب"), the Latin one may not.
    """
    theirs = [pack.fold(word) for word in arabic.split()]
    words = _LATIN_WORD.findall(latin_letters(latin))
    at = 0
    for word in words:
        while at < len(theirs) and word_cost(word, theirs[at], pack) > _SAME_NAME:
            at += 1
        if at == len(theirs):
            return False
        at += 1
    return bool(words)


@cache
def beginnings(letter: str, pack: Pack) -> frozenset[str]:
    """The folded Arabic letters that a name can begin with whose Latin form begins with this small letter; the article
    aside."""
    article = word_knowledge(pack).article
    usual = (
        arabic[0] for (arabic, latin), cost in _costs(pack).items() if arabic and latin[:1] == letter and cost < _RARE
    )
    return frozenset([*usual, article[0]])


@cache
def _costs(pack: Pack) -> Costs:
    found = {}
    for line in pack.bytes(TABLE).decode("utf-8").splitlines():
        arabic, latin, cost = line.split("\t")
        found[arabic, latin] = float(cost)
    return found
