"""Whether two personal names can be one person's: spelling variants, surnames, and what speaks against it.

Variants of a foreign name differ in the letters that Arabic has none for (غ/ه/ج for g, ت/ط, و for o and u); names are
compared word by word by similarity (Indel ratio, rapidfuzz) and must agree in every word that both have.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from rapidfuzz.distance import Indel

from takhrij.find.label_lists import first_words, loose_lists
from takhrij.pack import Pack

_ALIKE = 0.8  # least likeness of two words for spellings of one name
_LINEAGE = 3  # words of a name that with father and grandfather is nobody else's
_LONG = 4  # letters from which a word can be misspelt and still be known


@cache
def sound_table(pack: Pack) -> dict[int, str]:
    """Letters that stand for one another in foreign names, from the pack."""
    rows = loose_lists(pack)["sounds"]["same"]
    return {ord(letter): row[0] for row in rows for letter in row}


@cache
def skeleton_table(pack: Pack) -> dict[int, str]:
    """Letters that differ by their dots only, which a slip of the pen changes ("حون" for "جون"), from the pack."""
    rows = loose_lists(pack)["sounds"]["skeleton"]
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
    if len(short) == 1:
        return max(_likeness(short[0], word, pack) for word in (long[-1], long[0])) >= _ALIKE
    if len(short) >= _LINEAGE and same_full_name(short, long[: len(short)], pack):
        return True  # the longer goes on with the family
    return _likeness(short[-1], long[-1], pack) >= _ALIKE and all(
        any(_likeness(word, other, pack) >= _ALIKE for other in long) for word in short
    )


def same_full_name(a: Sequence[str], b: Sequence[str], pack: Pack) -> bool:
    """Whether two full names are spellings of one: word by word, with as many words."""
    return len(a) == len(b) > 1 and all(_likeness(x, y, pack) >= _ALIKE for x, y in zip(a, b, strict=True))


def unlike(a: Sequence[str], b: Sequence[str], pack: Pack) -> bool:
    """Whether no word of one name is a spelling of a word of the other."""
    return all(_likeness(x, y, pack) < _ALIKE for x in a for y in b)


def _likeness(a: str, b: str, pack: Pack) -> float:
    """How alike two words of names are, 0 to 1. Native given names are never spellings of one another."""
    if a == b:
        return 1.0
    table, lists = sound_table(pack), loose_lists(pack)["sounds"]
    a_sound, b_sound = a.translate(table), b.translate(table)
    if a_sound == b_sound:
        return 1.0
    given, particles = first_words("given_names", pack), tuple(first_words("name_particles", pack))
    native = (a in given and b in given) or a.startswith(particles) or b.startswith(particles)
    related = any(a + ending == b or b + ending == a for ending in lists["relation"])
    if native or related:
        return 0.0
    if len(a) == len(b) > 2 and a.translate(bones := skeleton_table(pack)) == b.translate(bones):
        return 1.0
    if min(len(a), len(b)) < _LONG:
        return 0.0
    return max(Indel.normalized_similarity(a, b), Indel.normalized_similarity(a_sound, b_sound))
