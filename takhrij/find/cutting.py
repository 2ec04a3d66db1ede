"""Cuts a content out of its tokens, without enclosing marks and outer punctuation, and says how its words are given.

Invariant: a content is one or more folded stretches within the article, none of them empty.
"""

from __future__ import annotations

from dataclasses import dataclass

from takhrij.find.reading import Reading
from takhrij.model import Style

_TRIM_START = " \t\n\r.،,؛;:!…-–—"
_TRIM_END = _TRIM_START + "?؟"
_MARKS = "\"«»“”„‟'"


@dataclass(frozen=True, slots=True)
class Content:
    """Folded stretches and how the words are given."""

    spans: tuple[tuple[int, int], ...]
    style: Style


def content_start(reading: Reading, at: int) -> int:
    """The first token of a content that is a word, behind commas, colons and dashes."""
    while at < len(reading.tokens) and (reading.words[at] in reading.grammar.commas or reading.words[at] in ":-–"):
        at += 1
    return at


def cut(reading: Reading, begin: int, end: int, style: Style | None) -> Content | None:
    """The stretch of tokens [begin, end) without outer punctuation, and its style unless that is known."""
    tokens = reading.tokens
    if begin >= end:
        return None
    start, stop = _trim(reading, tokens.starts[begin], tokens.ends[end - 1], style)
    mark = reading.marks.get(begin)
    if style is None and mark is not None and not mark.name and mark.closed and tokens.ends[mark.close] == stop:
        style = Style.DIRECT
        start, stop = _trim(reading, tokens.starts[begin + 1], tokens.ends[mark.close - 1], style)
    if stop <= start:
        return None
    return Content(((start, stop),), style or _style(reading, begin, end))


def _trim(reading: Reading, start: int, stop: int, style: Style | None) -> tuple[int, int]:
    """Leave out spaces and punctuation at both ends, and a mark that has no partner within."""
    folded = reading.tokens.view.folded
    while start < stop and folded[start] in _TRIM_START:
        start += 1
    question = style is Style.DIRECT
    while stop > start:
        last = folded[stop - 1]
        lone = last in _MARKS and reading.tokens.starting_at(stop - 1) not in _closed_within(reading, start, stop)
        if last in _TRIM_START or lone or (last in _TRIM_END and not question):
            stop -= 1
        else:
            break
    return start, stop


def _closed_within(reading: Reading, start: int, stop: int) -> frozenset[int]:
    first, last = reading.tokens.starting_at(start), reading.tokens.ending_by(stop)
    return frozenset(mark.close for at in range(first, last) if (mark := reading.marks.get(at)) is not None)


def _style(reading: Reading, begin: int, end: int) -> Style:
    quoted = any((mark := reading.marks.get(at)) is not None and not mark.name for at in range(begin, end))
    return Style.MIXED if quoted else Style.INDIRECT
