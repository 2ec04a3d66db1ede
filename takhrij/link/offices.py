"""The office that stands right before or behind a personal name: "the British prime minister Theresa May".

Invariant: a title holds nothing but an office, whose it is, and ranks; it names who heads the body or speaks for it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from takhrij.find.label_lists import first_words
from takhrij.find.labels import Label, read_label
from takhrij.pack import Pack

_MOST = 6  # words of an office before a name
_REACH = 80  # letters before a name that are looked at
_BREAKS = '.،,:؛;\n"«»()'
_APPOSED = " ،,"  # may stand between office and name
_COMMAS = tuple(_APPOSED.strip())
_SPEAKING = frozenset({"spokesman", "head", "deputy"})
_WORD = re.compile(r"\S+")


class Title(NamedTuple):
    """What the title says, and where it begins."""

    label: Label
    start: int


def title_before(text: str, end: int, pack: Pack) -> Title | None:
    """The shortest stretch right before a name that names a body, if nothing else is in it."""
    least = max(0, end - _REACH)
    before = text[least:end].rstrip(_APPOSED)
    cut = max((before.rfind(mark) for mark in _BREAKS), default=-1)
    words = list(_WORD.finditer(before, cut + 1))
    widest = read_label(" ".join(word.group() for word in words[-_MOST - 1 :]), pack)
    if widest.office is None and widest.body is None:
        return None
    for count in range(1, min(len(words), _MOST) + 1):
        label = read_label(before[words[-count].start() :], pack)
        if label.body_key is not None or label.office is not None:
            start = words[-count].start()
            if count < len(words):
                longer = read_label(before[words[-count - 1].start() :], pack)
                if longer.office and not longer.rest and longer.body_key:
                    label, start = longer, words[-count - 1].start()
            fits = set(label.rest) <= first_words("ranks", pack) and label.role is not None
            return Title(label, least + start) if fits else None
    return None


def title_behind(text: str, start: int, pack: Pack) -> int | None:
    """Where the office ends that stands right behind a name: "Theresa May, the British prime minister,"."""
    begins = start + 1 if text[start : start + 1] in _COMMAS else start
    least = text[begins : begins + _REACH]
    stops = [at for mark in _BREAKS if (at := least.find(mark)) >= 0]
    phrase = least[: min(stops)] if stops else ""
    label = read_label(phrase, pack)
    title = label.role in _SPEAKING and (label.body_key is not None or label.office is not None)
    if not title or len(label.words) > _MOST or not set(label.rest) <= first_words("body_light", pack):
        return None
    return begins + len(phrase.rstrip())
