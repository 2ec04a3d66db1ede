"""Who issued a document: the body in "the statement of the ministry", "the site of the ministry".

Invariant: what is given is a span of the same text, and names the same office or body as the whole phrase.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from takhrij.find.label_lists import first_words, normal_words
from takhrij.find.labels import read_label
from takhrij.model import Span
from takhrij.pack import Pack

_ISSUING = 5  # words from the noun for a statement within which its issuer begins
_WORD = re.compile(r"\S+")


def issuer_in(at: Span, text: str, pack: Pack) -> Span | None:
    """Where the issuer stands in a phrase that begins with a noun for what is issued; None where it does not."""
    phrase = at.cut(text)
    whole = read_label(phrase, pack)
    if not whole.words or whole.words[0] not in first_words("issued", pack):
        return None
    for word in list(_WORD.finditer(phrase))[1:_ISSUING]:
        for begin in (word.start(), word.start() + 1):  # a preposition may be written together with the name
            label = read_label(phrase[begin:], pack)
            known = label.words and label.words[0] not in label.rest and not label.document
            if known and (label.office, label.body) == (whole.office, whole.body):
                return Span(at.start + begin, at.end)
    return None


def in_full(at: Span, named: Iterable[Span], text: str, pack: Pack) -> Span:
    """Where an article names a body in the longest phrase that says as much as the one given; `named` are all."""
    words = set(normal_words(at.cut(text), pack))
    fuller = [s for s in named if words < set(normal_words(s.cut(text), pack)) and issuer_in(s, text, pack) is None]
    return max(fuller, key=lambda span: (span.end - span.start, -span.start), default=at)
