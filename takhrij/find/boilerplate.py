"""Finds lines that stand on a news page and are no part of the article: navigation, notices, codes, links to others.

Two kinds of knowledge: forms of words, from the pack, and shapes that need no language (rules of dashes, bare
addresses, codes). Invariant: a paragraph is taken whole or from a form to its end; nothing is cut out of a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from takhrij.model import Span
from takhrij.pack import Pack

_LEAD = ' \t.*•-–—=|/\\:،,()[]«»"“”#>‹›0123456789'
_WORD = re.compile(r"\w+")
_RULE = re.compile(r"\W*")  # underscores are blanks to fill, not rules
_CODE = re.compile(r"[a-z]{2,6}[- ]?\d{1,5}|\d{1,4}")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]{1,60}@[\w-]{1,60}(?:\.[\w-]{1,20}){1,3}|@\w{2,30}")
_FOREIGN = re.compile(r"[^\u0600-\u06ff]*")
_TIME = re.compile(r"\d{1,2}[:.]\d{2}")
_SLASHED = re.compile(r"[/*#-]{2,}")


class At(StrEnum):
    """What of a paragraph goes; packs/ar/boilerplate.toml says each in words."""

    WHOLE = "whole"
    START = "start"
    INSIDE = "inside"
    FROM = "from"
    END = "end"
    ABOVE = "above"


@dataclass(frozen=True, slots=True)
class Line:
    """One family of such lines. `words`: the most that the paragraph may have."""

    id: str
    at: At
    forms: tuple[str, ...]
    words: int = 40
    needs_dots: bool = False
    needs_marks: bool = False
    needs_time: bool = False
    example: str | None = None
    counterexample: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A range of a folded paragraph, with the rule; `announces`: headlines of other stories follow it."""

    start: int
    end: int
    rule: str
    announces: bool = False


def find_line(line: str, near_edge: bool, pack: Pack) -> Found | None:
    """What of one folded paragraph is boilerplate. `near_edge`: among the first or last of the article."""
    if shape := _shape(line, near_edge):
        return Found(0, len(line), shape)
    bare = line.strip(_LEAD)
    table = _table(pack)
    if row := table.whole.get(bare):
        marked = _SLASHED.search(line) is not None
        timed = _TIME.search(line) is not None
        if not ((row.needs_marks and not marked) or (row.needs_time and not timed)):
            return Found(0, len(line), row.id)
    count = len(_WORD.findall(line)) if len(line) < 400 else 99
    if opening := table.start.match(bare):
        row = table.starting[opening.group()]
        if count <= row.words and _at_word_end(bare, opening.end()):
            return Found(0, len(line), row.id, row.at is At.ABOVE)
    if count <= 40:
        for form, row in table.inside:
            if form in line and count <= row.words:
                return Found(0, len(line), row.id)
    return _tail(line, near_edge, table)


def _at_word_end(text: str, at: int) -> bool:
    return not text[at : at + 1].isalnum() or not text[at - 1].isalnum()


def _tail(line: str, near_edge: bool, table: _Table) -> Found | None:
    """A link that closes a paragraph."""
    stripped = line.rstrip(' .…»"')
    for form, row in table.end:
        if stripped.endswith(form):
            start = len(stripped) - len(form)
            dots = start
            while dots > 0 and line[dots - 1] in ".… ":
                dots -= 1
            dotted = line[dots:start].strip() in ("..", "...", "....", "…", "……", "......")
            if dotted or (not row.needs_dots and start == 0):
                first = dots + len(line[dots:start]) - len(line[dots:start].lstrip())
                return Found(_before_dots(line, start, first), len(line), row.id)
    for form, row in table.onward:
        at = line.rfind(form)
        if at >= 0 and len(_WORD.findall(line[at:])) <= row.words and (at == 0 or not line[at - 1].isalnum()):
            return Found(at, len(line), row.id)
    return None


def _before_dots(line: str, start: int, first: int) -> int:
    """Where the dots of a link begin; the full stop of the sentence before them stays."""
    at = start
    while at > first and line[at - 1] in ".…":
        at -= 1
    return at


def _shape(line: str, near_edge: bool) -> str | None:
    """Shapes that need no words: rules, codes, addresses, foreign captions."""
    if len(line) > 160:
        return None
    if _RULE.fullmatch(line):
        return "shape.rule" if len(line.strip()) >= 5 else None
    if _ADDRESS.fullmatch(line.strip(" .()[]*")):
        return "shape.address"
    if near_edge and len(line) < 14 and _CODE.fullmatch(line.strip()) and not line.strip().isdigit():
        return "shape.code"
    if near_edge and len(line) <= 80 and _FOREIGN.fullmatch(line) and _WORD.search(line) and _latin(line):
        return "shape.foreign"
    return None


def _latin(line: str) -> bool:
    return sum(letter.isalpha() for letter in line) >= 3


@dataclass(frozen=True, slots=True)
class _Table:
    whole: dict[str, Line]
    start: re.Pattern[str]
    starting: dict[str, Line]
    inside: Sequence[tuple[str, Line]]
    end: Sequence[tuple[str, Line]]
    onward: Sequence[tuple[str, Line]]


@cache
def _table(pack: Pack) -> _Table:
    rows = [(pack.fold(form), row) for row in pack.table("boilerplate.toml", "line", Line) for form in row.forms]

    def of(*places: At) -> list[tuple[str, Line]]:
        return sorted(((f, r) for f, r in rows if r.at in places), key=lambda x: (-len(x[0]), x[0]))

    starting = dict(of(At.START, At.ABOVE))
    pattern = "|".join(re.escape(form.strip(_LEAD) or form) for form in starting)
    return _Table(
        whole=dict(of(At.WHOLE)),
        start=re.compile(pattern),
        starting={form.strip(_LEAD) or form: row for form, row in starting.items()},
        inside=of(At.INSIDE),
        end=of(At.END),
        onward=of(At.FROM),
    )


def span_of(found: Found, offset: int) -> Span:
    """The range in the folded text of a finding in the paragraph that begins at `offset`."""
    return Span(offset + found.start, offset + found.end)
