"""Tells whether a text is Arabic, so that nothing else is analysed as if it were."""

from __future__ import annotations

import unicodedata

from takhrij.memo import Memo

# Letters that Persian, Urdu, Pashto and Kurdish write often and Arabic never.
_NOT_ARABIC = frozenset("پچژگیکےںڑٹڈھہۆێەڕڵټډږښګڼۍ")
_SAMPLE = 20_000  # code points; more would not change the answer


def language_of(text: str) -> str:
    """ "ar" for Arabic, "und" for any other language or no language at all.

    Arabic needs a third of its letters in Arabic script, and at most one in twenty of those from its neighbours'
    alphabets (typists write Persian yeh and kaf now and then).
    """
    sample = text[:_SAMPLE]
    letters = {letter: sample.count(letter) for letter in set(sample)}
    arabic = sum(n for letter, n in letters.items() if _ARABIC[letter])
    every = sum(n for letter, n in letters.items() if letter.isalpha())
    foreign = sum(letters.get(letter, 0) for letter in _NOT_ARABIC)
    return "ar" if arabic >= 2 and arabic * 3 >= every and foreign * 20 <= arabic else "und"


def _is_arabic(letter: str) -> bool:
    return letter.isalpha() and unicodedata.name(letter, "").startswith("ARABIC")


_ARABIC = Memo(_is_arabic, 1 << 12)
