"""Undoes a wrong decoding that was saved: done only where it turns text that is not Arabic into text that is.

Two faults are certain enough: UTF-8 that was read as windows-1252 ("Ø§Ù„"), which ftfy undoes, and windows-1256 that
was read as Latin-1 ("ÇáÍßæãÉ").
"""

from __future__ import annotations

import re
from typing import NamedTuple

from takhrij.find.language import language_of

_SAMPLE = 20_000
_UTF8_AS_CP1252 = re.compile("[ØÙÚÛ][\u0080-\u00bf\u0152-\u0192\u02c6-\u02dc\u2013-\u203a\u20ac\u2122]")
_ACCENTED = re.compile("[\u00c0-\u00ff]")
_LETTER = re.compile(r"[^\W\d_]")


class Repaired(NamedTuple):
    text: str
    how: str


def repair(text: str) -> Repaired | None:
    """The text as it must have been, and the fault; None where it is not certain that there was one."""
    sample = text[:_SAMPLE]
    letters = len(_LETTER.findall(sample))
    if letters and len(_UTF8_AS_CP1252.findall(sample)) * 3 > letters:
        import ftfy  # slow to import, seldom needed

        return _accept(ftfy.fix_encoding(text), "UTF-8 read as windows-1252")
    if letters and len(_ACCENTED.findall(sample)) * 10 > letters * 7:
        try:
            return _accept(text.encode("cp1252").decode("cp1256"), "windows-1256 read as Latin-1")
        except UnicodeError:
            return None
    return None


def _accept(text: str, how: str) -> Repaired | None:
    return Repaired(text, how) if language_of(text) == "ar" else None
