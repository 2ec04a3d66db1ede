"""Finds lines that stand on a news page and are no part of the article: navigation, notices, codes, links to others.

Two kinds of knowledge: forms of words, from the pack, and shapes that need no language (rules of dashes, bare
addresses, codes). Invariant: a paragraph is taken whole or from a form to its end; nothing is cut out of a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from takhrij.pack import Pack

_LEAD = ' \t.*•-–—=|/\\:،,()[]«»"“”#>‹›0123456789'
_WORD = re.compile(r"\w+")
_RULE = re.compile(r"\W*")  # underscores are blanks to fill, not rules
_CODE = re.compile(r"[a-z]{2,6}[- ]?\d{1,5}|\d{1,4}")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]{1,60}@[\w-]{1,60}(?:\.[\w-]{1,20}){1,3}|@\w{2,30}")
_FOREIGN = re.compile(r"[^\u0600-\u06ff]*")
_TIME = re.compile(r"\d{1,2}[:.]\d{2}")
_SLASHED = re.compile(r"[/*#-]{2,}|^\s*\([^()]*\)")
_DOTS = re.compile(r"\s*(?:\.\.|…|[:|/])")
_STROKE = re.compile(r"\s*/")
_STOPS = '.!؟?:»”")…'
_LONG = 400  # letters of a paragraph whose words are not worth counting


class At(StrEnum):
    """What of a paragraph goes; packs/ar/boilerplate.toml says each in words."""

    WHOLE = "whole"
    START = "start"
    INSIDE = "inside"
    FROM = "from"
    END = "end"
    ABOVE = "above"
    LEAD = "lead"


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
    needs_stop: bool = False
    needs_stroke: bool = False
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
    table = _table(pack)
    bare = line.strip(_LEAD)
    words = _WORD.findall(line) if len(line) < _LONG else ()
    return (
        _whole(line, bare, table)
        or _opening(line, bare, len(words) or _LONG, table)
        or _inside(line, words, table)
        or _onward(line, near_edge, table)
        or _closing(line, table)
    )


def _whole(line: str, bare: str, table: _Table) -> Found | None:
    row = table.whole.get(bare)
    if row is None or (row.needs_marks and not _SLASHED.search(line)) or (row.needs_time and not _TIME.search(line)):
        return None
    return Found(0, len(line), row.id)


def _opening(line: str, bare: str, count: int, table: _Table) -> Found | None:
    """Forms that begin the paragraph."""
    opening = table.opening.match(bare)
    if opening is None or not _at_word_end(bare, opening.end()):
        return None
    row = table.beginning[opening.group()]
    if row.needs_marks and not _SLASHED.search(line):
        return None
    if row.needs_dots and not _DOTS.match(bare, opening.end()):
        return None
    if row.at is At.LEAD:
        end = line.index(opening.group()) + len(opening.group())
        stroke = _STROKE.match(line, end)
        if row.needs_stroke and not stroke:
            return None
        return Found(0, stroke.end() if stroke else end, row.id)
    return Found(0, len(line), row.id, row.at is At.ABOVE) if count <= row.words else None


def _inside(line: str, words: Sequence[str], table: _Table) -> Found | None:
    if table.inside.keys().isdisjoint(words):
        return None
    for word in words:
        for form, row in table.inside.get(word, ()):
            if len(words) <= row.words and (at := line.find(form)) >= 0 and _is_word(line, at, at + len(form)):
                return Found(0, len(line), row.id)
    return None


def _onward(line: str, near_edge: bool, table: _Table) -> Found | None:
    """A link or a list of tags that runs to the paragraph's end."""
    for form, row in table.onward:
        at = line.rfind(form)
        if at < 0 or not _is_word(line, at, at + len(form)) or len(_WORD.findall(line[at:])) > row.words:
            continue
        if not row.needs_stop or (near_edge and line[:at].rstrip()[-1:] in _STOPS and line[-1] not in ".؟!"):
            return Found(at, len(line), row.id)
    return None


def _closing(line: str, table: _Table) -> Found | None:
    """A link that closes the paragraph: "... المزيد". The full stop of the sentence before it stays."""
    stripped = line.rstrip(' .…»"')
    for form, row in table.end if stripped.endswith(table.endings) else ():
        if stripped.endswith(form):
            start = len(stripped) - len(form)
            before = line[:start].rstrip()
            sentence = before.rstrip(".…")
            if len(before) - len(sentence) >= 2 or before.endswith("…"):
                return Found(len(sentence), len(line), row.id)
            if not row.needs_dots and before[-1:] in _STOPS:
                return Found(start, len(line), row.id)
    return None


def _is_word(line: str, start: int, end: int) -> bool:
    return not line[max(0, start - 1) : start].isalnum() and not line[end : end + 1].isalnum()


def _at_word_end(text: str, at: int) -> bool:
    return not text[at : at + 1].isalnum() or not text[at - 1].isalnum()


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
    if near_edge and len(line) <= 80 and not line[0].isdigit() and _FOREIGN.fullmatch(line) and _latin(line):
        return "shape.foreign"
    return None


def _latin(line: str) -> bool:
    return sum(letter.isalpha() for letter in line) >= 3


@dataclass(frozen=True, slots=True)
class _Table:
    whole: dict[str, Line]
    opening: re.Pattern[str]
    beginning: dict[str, Line]
    inside: Mapping[str, Sequence[tuple[str, Line]]]  # by first word
    end: Sequence[tuple[str, Line]]
    endings: tuple[str, ...]  # the forms of those
    onward: Sequence[tuple[str, Line]]


@cache
def _table(pack: Pack) -> _Table:
    rows = [(pack.fold(form), row) for row in pack.table("boilerplate.toml", "line", Line) for form in row.forms]

    def of(*places: At) -> list[tuple[str, Line]]:
        return sorted(((f, r) for f, r in rows if r.at in places), key=lambda x: (-len(x[0]), x[0]))

    inside: dict[str, list[tuple[str, Line]]] = {}
    for form, row in of(At.INSIDE):
        inside.setdefault(_WORD.findall(form)[0], []).append((form, row))
    beginning = {form.strip(_LEAD) or form: row for form, row in of(At.START, At.ABOVE, At.LEAD)}
    return _Table(
        whole=dict(of(At.WHOLE)),
        opening=re.compile("|".join(map(re.escape, beginning))),
        beginning=beginning,
        inside=inside,
        end=of(At.END),
        endings=tuple(form for form, _ in of(At.END)),
        onward=of(At.FROM),
    )
