"""Whether two personal names can be one person's: spelling variants, surnames, and what speaks against it.

Variants of a foreign name differ in the letters that Arabic has none for (غ/ه/ج for g, ت/ط, و for o and u); names are
compared word by word by similarity (Indel ratio, rapidfuzz) and must agree in every word that both have.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from rapidfuzz.distance import Indel

from takhrij.link.label_lists import loose_lists
from takhrij.pack import Pack

_ALIKE = 0.72  # of two words of one name that both have at least four letters
_FIRST = 0.8  # where only one word is there to compare


@cache
def sound_table(pack: Pack) -> dict[int, str]:
    """Letters that stand for one another in foreign names, from the pack."""
    rows = loose_lists(pack)["sounds"]["same"]
    return {ord(letter): row[0] for row in rows for letter in row}


def sounds(words: Sequence[str], pack: Pack) -> str:
    """A name by its consonants, for finding candidates: variants of one name mostly share it."""
    table = sound_table(pack)
    weak = loose_lists(pack)["sounds"]["weak"]
    return " ".join("".join(c for c in word.translate(table) if c not in weak) or word for word in words)


def alike(a: Sequence[str], b: Sequence[str], pack: Pack) -> bool:
    """Whether one name is a spelling of the other or its surname: the longer has every word of the shorter.

    >>> from takhrij.pack import load_pack
    >>> alike(("هيذر", "نويرت"), ("هيذر", "ناورت"), load_pack())
    True
    """
    if not a or not b:
        return False
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    least = _FIRST if len(short) == 1 else _ALIKE
    if len(short) == 1:
        return max(_likeness(short[0], word, pack) for word in (long[-1], long[0])) >= least
    return _likeness(short[-1], long[-1], pack) >= least and all(
        any(_likeness(word, other, pack) >= least for other in long) for word in short
    )


def _likeness(a: str, b: str, pack: Pack) -> float:
    if a == b:
        return 1.0
    if min(len(a), len(b)) < 3:
        return 0.0
    table = sound_table(pack)
    return max(Indel.normalized_similarity(a, b), Indel.normalized_similarity(a.translate(table), b.translate(table)))
