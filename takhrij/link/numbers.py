"""Numbers in digits and letters: "27", "خمسة وعشرون", "مئة وخمسون", "3 آلاف", "1.7 مليون".

Words are read from left to right; a plural of scale without a number before it ("thousands") is no number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from takhrij.link.terms import Word
from takhrij.pack import Pack

_DECIMAL = re.compile(r"(\d{1,6})[.,٫،](\d{1,6})")
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:[.,٬،]\d{3}){1,3}")  # "70,000"; after a scale word it would be a decimal


@dataclass(frozen=True, slots=True)
class _Number:
    value: int
    forms: tuple[str, ...]


@cache
def _forms(pack: Pack, kind: str) -> dict[str, int]:
    table = pack.table("claims/quantities.toml", kind, _Number)
    return {pack.loosely(form): entry.value for entry in table for form in entry.forms}


def is_number(word: Word, pack: Pack) -> bool:
    """Whether a word is a number in digits or letters, with or without a conjunction before it."""
    numbers = _forms(pack, "number")
    return word.bare.isdigit() or word.folded in numbers or word.bare in numbers


def may_begin(word: Word, pack: Pack) -> bool:
    """Whether a number may begin at a word: it is one, or digits with a decimal part."""
    return word.bare[:1].isdigit() or is_number(word, pack)


def read_number(words: Sequence[Word], at: int, pack: Pack) -> tuple[int | None, int]:
    """The number that begins at a word, and where it ends: "27", "خمسة وعشرون", "مئة وخمسون", "3 آلاف"."""
    scale = _forms(pack, "scale").get(words[at + 1].folded) if at + 1 < len(words) else None
    if scale and _DECIMAL.fullmatch(words[at].bare):
        return round(float(_DECIMAL.sub(r"\1.\2", words[at].bare)) * scale), at + 2  # "1.7 million"
    value = _value(words[at].folded, pack)
    if value is None and words[at].bare != words[at].folded:
        value = _value(words[at].bare, pack)
    if value is None:
        return None, at
    end = at + 1
    if not words[at].bare[0].isdigit():
        value, end = _with_rest(words, end, value, pack)
    if end < len(words) and (scale := _forms(pack, "scale").get(words[end].folded)) is not None:
        value, end = value * scale, end + 1
    return value, end


def _with_rest(words: Sequence[Word], end: int, value: int, pack: Pack) -> tuple[int, int]:
    """A number in letters with the parts that follow it: tens after ones, ones and tens after hundreds."""
    while end < len(words):
        part = _value(words[end].bare, pack) or 0
        joined = words[end].folded != words[end].bare
        teen = not joined and 0 < value % 100 < 10 and part == 10
        tens = joined and 0 < value % 100 < 10 and part in range(20, 100, 10)
        below = joined and value % 100 == 0 and value > 0 and 0 < part < 100
        if not (teen or tens or below):
            break
        value, end = value + part, end + 1
    return value, end


def _value(folded: str, pack: Pack) -> int | None:
    if folded.isdigit() and len(folded) <= 12:
        return int(folded)
    if _GROUPED.fullmatch(folded):
        return int("".join(c for c in folded if c.isdigit()))
    return _forms(pack, "number").get(folded)
