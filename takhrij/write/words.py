"""Reasons and labels in words, and strings made safe to show.

Names and quotations come from hostile text: what is shown holds no control letter and no bidi override, and each insert
is isolated, so that it cannot turn the words round it.
"""

from __future__ import annotations

import re

from takhrij.model import Reason
from takhrij.wording import say

_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]"
)


def tell(reason: Reason, language: str = "en", *, isolate: bool = False) -> str:
    """The reason as a sentence; a code without a sentence is shown as it is, with its arguments."""
    try:
        return say(reason, language, isolate=isolate)
    except (KeyError, IndexError):
        return " ".join((reason.code, *reason.args))


def label(code: str, language: str, *args: str) -> str:
    """A heading or fixed phrase of the interface."""
    return tell(Reason(f"house.{code}", args), language)


def bounds(pair: tuple[object, object], language: str) -> str:
    """A range as a reader writes it; in words where a dash could be read either way round."""
    return str(pair[0]) if pair[0] == pair[1] else label("range", language, str(pair[0]), str(pair[1]))


def safe(text: str) -> str:
    """The text without letters that steer a terminal or turn a line round."""
    return _UNSAFE.sub("", text)


def plain(text: str) -> str:
    """The same in one line: white space at the ends goes, and runs of it become one space."""
    return " ".join(safe(text).split())
