"""Finds datelines and bylines: what stands at the head of a paragraph before the news begins, or alone in a line.

"باريس - أ.ف.ب:", "دبي، الإمارات العربية المتحدة (CNN)", "سالم الراوي - الشاطئ - جدة:". Invariant: a head holds nothing
but places, dates, names and at least one source, or it is a whole line of a person and a place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from takhrij.find.credit_words import Source, is_place, names_kind_of_outlet, source_named, sources_named, trimmed
from takhrij.find.outlet_table import evidence_words
from takhrij.model import Role
from takhrij.pack import Pack

_REACH = 100  # letters of a paragraph in which a head must end
_BRACKETED = re.compile(r"([^\n().:!?؟\[\]«»\"]{0,70})[(\[]([^()\[\]\n]{2,40})[)\]]")
_AFTER_BRACKET = re.compile(r"\s*(?:[-–—:.]|$)")
_SEPARATOR = re.compile(r"-{1,3}(?!\d)|[–—|](?!\d)|[:/]|\s{2,}")  # a dash inside a date parts nothing
_WORDS = re.compile(r"\w+")
_DIGIT = re.compile(r"\d")


class Head(NamedTuple):
    """The head of a paragraph: its range in the folded line, whom it names and what it is."""

    start: int
    end: int
    name: str
    entity: str | None
    role: Role


class _Piece(NamedTuple):
    start: int
    end: int
    kind: str  # "source", "place", "date", "name"
    source: Source | None
    closes: bool  # a colon, a dash or the line's end follows


def find_head(line: str, near_top: bool, pack: Pack) -> Head | None:
    """The dateline or byline that a folded paragraph begins with or consists of."""
    return _bracketed(line, near_top, pack) or _segmented(line, near_top, pack) or _run_together(line, pack)


def _bracketed(line: str, near_top: bool, pack: Pack) -> Head | None:
    """Place and agency in brackets, or name and place in brackets."""
    found = _BRACKETED.match(line)
    if found is None:
        return None
    before, inner = found.group(1), found.group(2)
    words = _WORDS.findall(before)
    if len(words) > 9 or names_kind_of_outlet(words, pack) or _ends_in_particle(before, pack):
        return None
    closed = _AFTER_BRACKET.match(line, found.end()) is not None
    start, end = min(trimmed(line, 0, found.end())[0], found.start(2) - 1), found.end()
    if sources := sources_named(inner, pack):
        if closed or (not words and near_top) or is_place(before, pack):
            return _head(start, end, sources[0][2], Role.DATELINE)
        return None
    if is_place(inner, pack) and closed and words:
        if source := source_named(before, pack):
            return _head(start, end, source, Role.DATELINE)
        if near_top and end == len(line) and 1 < len(words) <= 4 and not _DIGIT.search(before):
            return Head(start, end, before.strip(), None, Role.BYLINE)
    return None


def _ends_in_particle(before: str, pack: Pack) -> bool:
    """Whether a preposition is fused to the bracket, as in لـ(الشاطئ): then it belongs to a sentence."""
    return before[-1:] in evidence_words(pack)["preposition"] and before[-2:-1] == " "


def _segmented(line: str, near_top: bool, pack: Pack) -> Head | None:
    """Pieces parted by dashes and colons; the longest run of them that makes a head."""
    pieces = list(_pieces(line, pack))
    for count in range(len(pieces), 0, -1):
        run = pieces[:count]
        dated = run[0].kind == "source" and _DIGIT.search(line[run[0].start : run[0].end])
        if not run[-1].closes or run[-1].kind == "name" or (count == 1 and not dated):
            continue
        kinds = [piece.kind for piece in run]
        sources = [piece.source for piece in run if piece.source]
        start, end = run[0].start, run[-1].end
        if sources and ("place" in kinds or dated or any(source.stands_alone for source in sources)):
            role = Role.BYLINE if "name" in kinds else Role.DATELINE
            agency = next((s for s in sources if s.role is Role.AGENCY), sources[0])
            return _head(start, end, agency, role)
        whole = not line[end:].strip(" .:-–—")
        if whole and near_top and sorted(kinds) == ["name", "place"]:
            name = next(piece for piece in run if piece.kind == "name")
            return Head(start, end, line[name.start : name.end], None, Role.BYLINE)
    if len(pieces) == 2 and [p.kind for p in pieces] == ["place", "name"] and near_top:
        name = pieces[1]
        if not line[name.end :].strip(" .:-–—"):
            return Head(pieces[0].start, name.end, line[name.start : name.end], None, Role.BYLINE)
    return None


def _pieces(line: str, pack: Pack) -> Iterator[_Piece]:
    start = 0
    reach = min(len(line), _REACH)
    for _ in range(6):
        separator = _SEPARATOR.search(line, start, reach)
        end = separator.start() if separator else len(line)
        if end - start > 60:
            return
        first, last = trimmed(line, start, end)
        if first < last:
            piece = _piece(line, first, last, separator is None or separator.group().strip() != "", pack)
            if piece is None:
                return
            yield piece
        if separator is None:
            return
        start = separator.end()


def _piece(line: str, start: int, end: int, closes: bool, pack: Pack) -> _Piece | None:
    text = line[start:end]
    words = _WORDS.findall(text)
    if is_place(text, pack) or "(" in text:
        return _Piece(start, end, "place", None, closes)
    named = [source for part in re.split("[،,]", text) if (source := source_named(part, pack))]
    if named:
        return _Piece(start, end, "source", max(named, key=lambda source: source.role is Role.AGENCY), closes)
    if _DIGIT.search(text):
        last = source_named(words[-1], pack)  # "رام الله 12-5-2018 وفا"
        return _Piece(start, end, "source" if last else "date", last, closes) if len(words) <= 9 else None
    if len(words) <= 5 and not names_kind_of_outlet(words, pack):
        return _Piece(start, end, "name", None, closes)
    return None


def _run_together(line: str, pack: Pack) -> Head | None:
    """A whole line of place, date and outlet with nothing between: "جدة 3 شوال 1436 هـ واس", "بغداد الشاطئ"."""
    if len(line) > 70 or line.rstrip()[-1:] in ".:!؟?،,":
        return None
    words = list(_WORDS.finditer(line))
    if not 2 <= len(words) <= 14 or source_named(line, pack):
        return None
    for count in (1, 2, 3):
        if len(words) <= count:
            return None
        source = source_named(line[words[-count].start() :], pack)
        before = line[: words[-count].start()]
        if source and (is_place(before, pack) or (_DIGIT.search(before) and _begins_with_place(words, pack))):
            return _head(words[0].start(), words[-1].end(), source, Role.DATELINE)
    return None


def _begins_with_place(words: list[re.Match[str]], pack: Pack) -> bool:
    line = words[0].string
    return any(
        is_place(line[words[0].start() : words[count - 1].end()], pack) for count in range(1, min(4, len(words)))
    )


def _head(start: int, end: int, source: Source, role: Role) -> Head:
    return Head(start, end, source.name, source.entity, role)
