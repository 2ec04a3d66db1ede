"""Finds datelines and bylines: what stands at the head of a paragraph before the news begins, or alone in a line.

"باريس - أ.ف.ب:", "دبي، الإمارات العربية المتحدة (CNN)", "سالم الراوي - الشاطئ - جدة:". Invariant: a head holds nothing
but places, dates, names and at least one source, or it is a whole line of a person and a place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from takhrij.find.credit_words import (
    Mark,
    Source,
    is_place,
    names_kind_of_outlet,
    source_named,
    sources_named,
    trimmed,
)
from takhrij.find.outlet_table import evidence_words
from takhrij.model import Role
from takhrij.pack import Pack

_REACH = 100  # letters of a paragraph in which a head must end
_BRACKETED = re.compile(r"([^\n().:!?؟\[\]«»\"]{0,70})[(\[]([^()\[\]\n]{2,40})[)\]]")
_AFTER_BRACKET = re.compile(r"\s*(?:[-–—:.]|$)")
_SEPARATOR = re.compile(r"(?:-{1,3}|[–—|:/])(?!\d)|\s{2,}")  # inside a date or an hour they part nothing
_WORDS = re.compile(r"\w+")
_DATED_WORDS = 5  # words of a line that holds a full date besides
_DATE_WORDS = 5  # most words of a date; the first piece may hold the town as well
_DIGIT = re.compile(r"\d")


class _Piece(NamedTuple):
    start: int
    end: int
    kind: str  # "source", "place", "date", "name"
    source: Source | None
    closes: bool  # a colon, a dash or the line's end follows
    dated: bool = False


def find_head(line: str, near_top: bool, pack: Pack) -> tuple[Mark, ...]:
    """The dateline or byline that a folded paragraph begins with or consists of, if any."""
    found = _bracketed(line, near_top, pack) or _segmented(line, near_top, pack) or _run_together(line, pack)
    return (found,) if found else ()


def _bracketed(line: str, near_top: bool, pack: Pack) -> Mark | None:
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
            return _person(start, end, trimmed(line, 0, found.end(1)))
    return None


def _ends_in_particle(before: str, pack: Pack) -> bool:
    """Whether a preposition is fused to the bracket, as in لـ(الشاطئ): then it belongs to a sentence."""
    return before[-1:] in evidence_words(pack)["preposition"] and before[-2:-1] == " "


def _segmented(line: str, near_top: bool, pack: Pack) -> Mark | None:
    """Pieces parted by dashes and colons; the longest run of them that makes a head."""
    pieces = list(_pieces(line, pack))
    whole = bool(pieces) and not line[pieces[-1].end :].strip(" .:-–—")
    if whole and all(piece.kind == "source" for piece in pieces):
        return None  # a list of sources: each is a credit of its own
    for count in range(len(pieces), 0, -1):
        run = pieces[:count]
        ends = run[-1].kind != "name" or (near_top and whole and count == len(pieces) and ":" not in line)
        if run[-1].closes and ends and (head := _sourced(run)):
            return head
    return _person_and_place(pieces) if near_top and whole else None


def _sourced(run: Sequence[_Piece]) -> Mark | None:
    """A head with a source: in company, since a name and a colon alone ("رويترز:") say who speaks."""
    sources = [piece.source for piece in run if piece.source]
    dated = run[0].dated and run[0].source is not None
    if not sources or (len(run) == 1 and not dated):
        return None
    kinds = {piece.kind for piece in run}
    if "place" not in kinds and not dated and not any(source.stands_alone for source in sources):
        return None
    source = next((source for source in sources if source.role is Role.AGENCY), sources[0])
    town = (
        source.role is Role.AGENCY and "place" not in kinds
    )  # beside an agency a lone name is a town's, listed or not
    return _head(run[0].start, run[-1].end, source, Role.BYLINE if "name" in kinds and not town else Role.DATELINE)


def _person_and_place(pieces: Sequence[_Piece]) -> Mark | None:
    """A whole line of a person and a town, either first."""
    if sorted(piece.kind for piece in pieces) != ["name", "place"]:
        return None
    person = next(piece for piece in pieces if piece.kind == "name")
    return _person(pieces[0].start, pieces[-1].end, (person.start, person.end))


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
    words = list(_WORDS.finditer(text))
    if is_place(text, pack) or ("(" in text and len(words) <= 3):
        return _Piece(start, end, "place", None, closes)
    if source := _among(text, pack):
        return _Piece(start, end, "source", source, closes)
    if _DIGIT.search(text):
        last = source_named(words[-1].group(), pack)  # "رام الله 12-5-2018 وفا"
        if last and not (last.role is Role.AGENCY and _begins_with_place(words, pack)):
            return None
        fits = len(words) <= (_DATE_WORDS if start else 2 * _DATE_WORDS)
        return _Piece(start, end, "source" if last else "date", last, closes, True) if fits else None
    if len(words) <= 5 and not names_kind_of_outlet([word.group() for word in words], pack):
        return _Piece(start, end, "name", None, closes)
    return None


def _among(text: str, pack: Pack) -> Source | None:
    """The source that a piece names, alone or beside others after a comma; an agency before all."""
    parts = re.split("[،,]", text)
    if len(parts) > 3 or any(len(part.split()) > 4 for part in parts):
        return source_named(text, pack)
    named = [source for part in parts if (source := source_named(part, pack))]
    return max(named, key=lambda source: source.role is Role.AGENCY, default=None)


def _run_together(line: str, pack: Pack) -> Mark | None:
    """A whole line of place, date and outlet with nothing between: "جدة 3 شوال 1436 هـ واس", "بغداد الشاطئ"."""
    if len(line) > 70 or line.rstrip()[-1:] in ".:!؟?،,":
        return None
    words = list(_WORDS.finditer(line))
    if not 2 <= len(words) <= 14 or sources_named(line, pack):
        return None
    for count in (1, 2, 3):
        if len(words) <= count:
            return None
        last = line[words[-count].start() :]
        source = None if is_place(last, pack) else source_named(last, pack)  # "عمان" ends a headline as a town
        before = line[: words[-count].start()]
        if source and (is_place(before, pack) or _is_dated(before, words, source, pack)):
            return _head(words[0].start(), words[-1].end(), source, Role.DATELINE)
    return None


def _is_dated(before: str, words: list[re.Match[str]], source: Source, pack: Pack) -> bool:
    """Whether a date stands before the source; an agency's own may follow a town that the pack does not know."""
    if not _DIGIT.search(before):
        return False
    return (source.role is Role.AGENCY and len(words) > _DATED_WORDS) or _begins_with_place(words, pack)


def _begins_with_place(words: list[re.Match[str]], pack: Pack) -> bool:
    line = words[0].string
    return any(
        is_place(line[words[0].start() : words[count - 1].end()], pack) for count in range(1, min(4, len(words)))
    )


def _head(start: int, end: int, source: Source, role: Role) -> Mark:
    return Mark(start, end, role, "credit.dateline", source.name, source.entity)


def _person(start: int, end: int, name: tuple[int, int]) -> Mark:
    return Mark(start, end, Role.BYLINE, "credit.dateline", unknown=name)
