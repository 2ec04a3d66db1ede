"""Finds how an article signs: agencies at its end, editors' initials, lines that say where it was taken from.

"ح.ع.ح/س.ك (د.ب.أ)", "فرانس 24/ أ ف ب", "*نقلا عن الشاطئ", "المصدر: رويترز + وكالات". Invariant: what is found stands
alone in its line or closes the line after a full stop or in brackets; a name inside a sentence is never a signature.
"""

from __future__ import annotations

import re

from takhrij.find.credit_words import (
    Cue,
    Mark,
    Source,
    cues,
    names_kind_of_outlet,
    signatures,
    source_named,
    sources_named,
    trimmed,
)
from takhrij.find.outlet_table import OutletKind
from takhrij.model import Role
from takhrij.pack import Pack

# One to three letters parted by dots or strokes, before a bracket or the end: "ح.ع.ح/س.ك", "مم/غ ر".
_INITIALS = re.compile(r"[^\W\d_]{1,3}(?:\s?[./]\s?[^\W\d_]{1,3}){1,9}[.]?(?=\s*[(،,]|\s*$)")
_CLOSING = re.compile(r"[(\[«“\"]\s*([^()\[\]«»“”\"\n]{2,60})\s*[)\]»”\"]\s*[.\-–—]*\s*$")
_BRACKETS = re.compile(r"\(([^()\n]{10,160})\)\s*[.]?\s*$")
_MARK_FIRST = re.compile(r"[*(\[«“\"#•\-–—\s]*")
_MARK_AFTER = re.compile(r"\s*[:\-–—/]\s*")
_PARTED = re.compile(r"\w\s*[-–—:]\s*\w")  # "دبي - الرياضية" is a town and a paper
_STOP = '.!؟?»”")…'
_WORDS = re.compile(r"\w+")


def find_alone(line: str, pack: Pack) -> tuple[Mark, ...]:
    """The credits that a whole line consists of: a list of sources, or editors' initials."""
    return find_list(line, pack) or _initialled(line, pack)


def find_closing(line: str, pack: Pack) -> tuple[Mark, ...]:
    """The credits that a paragraph ends with."""
    return _note(line, pack) or _closing(line, pack)


def find_cued(line: str, pack: Pack) -> tuple[Mark, ...]:
    """The credit of a line that begins with words such as نقلا عن, المصدر: or كتب:."""
    if len(line) > 110:
        return ()
    start = _MARK_FIRST.match(line).end()  # type: ignore[union-attr]
    for form, cue in cues(pack):
        after = start + len(form)
        if line.startswith(form, start) and not line[after : after + 1].isalnum():
            return _cued(line, start, after, cue, pack)
    return ()


def _cued(line: str, start: int, after: int, cue: Cue, pack: Pack) -> tuple[Mark, ...]:
    mark = _MARK_AFTER.match(line, after)
    if cue.needs_mark and mark is None:
        return ()
    rest_start, rest_end = trimmed(line, mark.end() if mark else after, len(line))
    rest = line[rest_start:rest_end]
    begin, end = trimmed(line, 0, len(line))
    if found := sources_named(rest, pack):
        places = [(rest_start + first, rest_start + last, source) for first, last, source in found]
        places[0] = (begin, *places[0][1:])  # the first takes the words before it along
        return tuple(_mark(*place, _role(cue.role, place[2]), "credit.cued") for place in places)
    if cue.anyone and 1 <= len(_WORDS.findall(rest)) <= 7 and "." not in rest and ":" not in rest:
        return (Mark(begin, end, cue.role, "credit.cued", unknown=(rest_start, rest_end)),)
    return ()


def _role(role: Role, source: Source) -> Role:
    if source.outlet is None or source.outlet.kind is OutletKind.AGENCY:
        return Role.AGENCY if role is Role.REPUBLISHED else role
    return role


def find_list(line: str, pack: Pack) -> tuple[Mark, ...]:
    """The sources of a line that holds nothing else."""
    if len(line) > 90:
        return ()
    found = sources_named(line, pack)
    if len(found) == 1 and (not found[0][2].stands_alone or _PARTED.search(line)):
        return ()
    if len(found) == 1 and found[0][2].outlet is not None and found[0][2].role is Role.BYLINE:
        start, end, source = found[0]  # a lone outlet that is no agency: the site on whose page the text was found
        return (_mark(start, end, source, Role.REPUBLISHED),)
    return tuple(_mark(start, end, source, source.role) for start, end, source in found)


def _initialled(line: str, pack: Pack) -> tuple[Mark, ...]:
    """Editors' initials, with the agencies in brackets after them."""
    if len(line) > 80:
        return ()
    start, _ = trimmed(line, 0, len(line))
    initials = _INITIALS.match(line, start)
    if initials is None or source_named(initials.group(), pack):
        return ()
    marks = [Mark(start, initials.end(), Role.BYLINE, "credit.initials")]
    rest = line[initials.end() :]
    if rest.strip(" ."):
        bracket = _CLOSING.search(rest)
        found = sources_named(bracket.group(1), pack) if bracket else ()
        if bracket is None or not found or rest[: bracket.start()].strip():
            return ()
        marks += _in_bracket(initials.end(), bracket, found)
    return tuple(marks)


def _in_bracket(offset: int, bracket: re.Match[str], found: tuple[tuple[int, int, Source], ...]) -> list[Mark]:
    """One mark for each source; a single one takes its brackets with it."""
    if len(found) == 1:
        source = found[0][2]
        end = offset + bracket.end() - len(bracket.group()) + len(bracket.group().rstrip(" .-–—"))
        return [_mark(offset + bracket.start(), end, source, source.role)]
    inner = offset + bracket.start(1)
    return [_mark(inner + start, inner + end, source, source.role) for start, end, source in found]


def _closing(line: str, pack: Pack) -> tuple[Mark, ...]:
    """Agencies in brackets or quotation marks after the last full stop."""
    bracket = _CLOSING.search(line, max(0, len(line) - 80))
    if bracket is None:
        return ()
    before = line[: bracket.start()].rstrip()
    found = sources_named(bracket.group(1), pack)
    if not found:
        inner = find_cued(bracket.group(1).strip(), pack)
        return tuple(mark._replace(start=bracket.start(), end=bracket.end()) for mark in inner[:1])
    stopped = not before or before[-1] in _STOP
    if not stopped and (line[bracket.start()] != "(" or names_kind_of_outlet(_WORDS.findall(before)[-5:], pack)):
        return ()
    if not stopped and line.rstrip().endswith("."):
        return ()
    return tuple(_in_bracket(0, bracket, found))


def _note(line: str, pack: Pack) -> tuple[Mark, ...]:
    """A closing note in brackets whose words betray the agency."""
    bracket = _BRACKETS.search(line, max(0, len(line) - 170))
    if bracket is None:
        return ()
    for form, outlet, role in signatures(pack):
        if form in bracket.group(1):
            return (Mark(bracket.start(), bracket.end(1) + 1, role, "credit.note", outlet.name, outlet.id),)
    return ()


def _mark(start: int, end: int, source: Source, role: Role, code: str = "credit.signature") -> Mark:
    return Mark(start, end, role, code, source.name, source.entity)
