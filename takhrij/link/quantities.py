"""Numbers that a stretch of text states: how many, of what, and within what bounds.

"at least six" is open above, "about ten" is blurred, "seven, three of them children" is seven and a part of it that is
never taken for the whole. Numbers inside dates and clock times are left to the caller to mask.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from takhrij.link.numbers import may_begin, read_number
from takhrij.link.terms import Word, terms_of
from takhrij.model import Span
from takhrij.pack import Pack

_UNIT_WITHIN = 2  # words after a number among which its unit stands
_CLOSE = 14  # letters between an event and a number that it surely counts
_EVENT_WITHIN = 4  # words before a number among which the event stands that counts it
_BLUR = 0.1  # how far "about" reaches to either side


@dataclass(frozen=True, slots=True)
class Count:
    """A number with its bounds (None: open). `of` is who or what is counted, `unit` what befell them (killed, wounded)
    or the same as `of`; `part` marks a share of another count.

    `value` is the number as written, by which two counts are told apart; `exact` that nothing blurs or bounds it.
    """

    value: int
    min: int | None
    max: int | None
    unit: str
    of: str
    exact: bool
    part: bool
    span: Span


def counted(counts: Sequence[Count], clause: Sequence[Word], inherited: Sequence[str], pack: Pack) -> tuple[Count, ...]:
    """The counts of a clause, those of people by what befell them: "27 persons" in a clause of dying are killed.

    The event nearest to the number tells; without one in the clause, what was `inherited` from the clause before.
    """
    known = terms_of(pack)
    people = set(_tables(pack).units.values())
    events = [
        (word.span, kind)
        for at, word in enumerate(clause)
        if word.term and (kind := known.counts.get(word.term)) and not _befalls_one(clause, at, pack)
    ]
    default = next((known.counts[event] for event in inherited if event in known.counts), None)
    found = []
    for count in counts:
        near = min(events, key=lambda event: abs(event[0].start - count.span.start), default=None)
        kind = near[1] if near else default
        close = near is not None and 0 <= count.span.start - near[0].end <= _CLOSE
        if kind and count.of in people:
            count = replace(count, unit=kind)
        elif kind and close and count.of not in known.concepts:  # "مقتل أربعة عمال": whoever is killed is a person
            count = replace(count, unit=kind, of="person")
        if count.unit in _tables(pack).adding and _others_follow(clause, count, pack):
            count = replace(count, part=True)
        found.append(count)
    return tuple(found)


def _befalls_one(clause: Sequence[Word], at: int, pack: Pack) -> bool:
    """Whether an event befell one of those counted before it: "five persons, one of whom was killed"."""
    return at + 1 < len(clause) and clause[at + 1].folded in _tables(pack).one_of


def _others_follow(clause: Sequence[Word], count: Count, pack: Pack) -> bool:
    """Whether "others" stands after a number, which then adds to an earlier one: "and two others were killed"."""
    after = [word.folded for word in clause if word.span.start >= count.span.end][:_UNIT_WITHIN]
    return any(word in _tables(pack).others for word in after)


@dataclass(frozen=True, slots=True)
class _Bound:
    id: str
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Unit:
    id: str
    name: str
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Dual:
    unit: str
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _CountName:
    id: str
    name: str
    adds: bool = False


@dataclass(frozen=True, slots=True)
class _Tables:
    bounds: tuple[tuple[str, tuple[str, ...]], ...]
    units: dict[str, str]
    duals: dict[str, str]
    names: dict[str, str]
    ages: frozenset[str]
    ranges: frozenset[str]
    others: frozenset[str]
    one_of: frozenset[str]
    adding: frozenset[str]
    verb: re.Pattern[str]


@cache
def _tables(pack: Pack) -> _Tables:
    file, fold = "claims/quantities.toml", pack.loosely
    bounds = [
        (entry.id, tuple(fold(form).split())) for entry in pack.table(file, "bound", _Bound) for form in entry.forms
    ]
    units = pack.table(file, "unit", _Unit)
    duals = {fold(form): dual.unit for dual in pack.table(file, "dual", _Dual) for form in dual.forms}
    return _Tables(
        tuple(sorted(bounds, key=lambda b: -len(b[1]))),
        {fold(form): unit.id for unit in units for form in unit.forms},
        duals,
        {unit.id: unit.name for unit in units}
        | {count.id: count.name for count in pack.table(file, "count", _CountName)},
        frozenset(fold(word) for word in pack.toml(file)["ages"]),
        frozenset(fold(word) for word in pack.toml(file)["ranges"]),
        frozenset(fold(word) for word in pack.toml(file)["others"]),
        frozenset(fold(word) for word in pack.toml(file)["one_of"]),
        frozenset(count.id for count in pack.table(file, "count", _CountName) if count.adds),
        re.compile(pack.toml(file)["verb"]),
    )


def unit_name(unit: str, pack: Pack) -> str:
    """What to show for a unit: a word of the pack, or the unit itself where it is a word of the text."""
    return _tables(pack).names.get(unit, unit)


def find_counts(words: Sequence[Word], pack: Pack) -> Iterator[Count]:
    """The counts that a run of words states, in order; ages are none."""
    tables, at = _tables(pack), 0
    while at < len(words):
        word = words[at]
        if (dual := tables.duals.get(word.folded) or tables.duals.get(word.bare)) is not None:
            bound = _bound_before(words, at, pack) or _bound_after(words, at + 1, pack)
            low, high = (2, None) if bound == "at least" else (2, 2)
            yield Count(2, low, high, dual, dual, high == 2, _part(words, at, at + 1, pack), words[at].span)
            at += 1
            continue
        value, end = read_number(words, at, pack) if may_begin(word, pack) else (None, at)
        if value is None:
            at += 1
            continue
        count, end = _count(words, at, end, value, pack)
        if not any(word.folded in tables.ages for word in words[max(0, at - 2) : at]):
            yield count
        at = end


def _count(words: Sequence[Word], at: int, end: int, value: int, pack: Pack) -> tuple[Count, int]:
    bound = _bound_before(words, at, pack) or _bound_after(words, end, pack)
    low: int | None = value
    high: int | None = value
    other, other_end = _other_end(words, end, bound, pack)
    if other is not None and other > value:
        high, end = other, other_end
    elif bound in ("about", "roughly"):
        low, high = int(value * (1 - _BLUR)), int(value * (1 + _BLUR) + 0.999)
    elif bound == "more":
        low, high = value + 1, None
    elif bound == "at least":
        high = None
    elif bound == "less":
        low, high = None, value - 1
    elif bound == "at most":
        low = None
    unit = _unit(words, at, end, pack)
    span = Span(words[at].span.start, words[end - 1].span.end)
    return Count(value, low, high, unit, unit, low == high, _part(words, at, end, pack), span), end


def _other_end(words: Sequence[Word], end: int, bound: str | None, pack: Pack) -> tuple[int | None, int]:
    """The upper end of a range: "between 20 and 25", "20 or 30", "20 to 25"."""
    if end >= len(words):
        return None, end
    if words[end].folded in _tables(pack).ranges and end + 1 < len(words):
        return read_number(words, end + 1, pack)
    if bound == "between":
        return read_number(words, end, pack)
    return None, end


def _unit(words: Sequence[Word], at: int, end: int, pack: Pack) -> str:
    """What a number counts: the noun after it; without one, persons where an event that counts them stands before."""
    tables, known = _tables(pack), terms_of(pack)
    for word in words[end : end + _UNIT_WITHIN]:
        if (unit := tables.units.get(word.folded)) is not None:
            return unit
        if word.term in known.events or tables.verb.fullmatch(word.folded):
            break
        if word.term is not None and not word.term[0].isdigit():
            return word.term
    return "person" if any(word.term in known.counts for word in words[max(0, at - _EVENT_WITHIN) : at]) else ""


def _bound_before(words: Sequence[Word], at: int, pack: Pack) -> str | None:
    for id_, phrase in _tables(pack).bounds:
        n = len(phrase)
        if id_ != "subset" and at >= n and tuple(w.folded for w in words[at - n : at]) == phrase:
            return id_
        if id_ != "subset" and at >= n and (words[at - n].bare, *(w.folded for w in words[at - n + 1 : at])) == phrase:
            return id_
    return None


def _bound_after(words: Sequence[Word], end: int, pack: Pack) -> str | None:
    for id_, phrase in _tables(pack).bounds:
        if id_ not in ("at least", "at most", "roughly"):
            continue
        for start in (end, end + 1):
            if tuple(w.folded for w in words[start : start + len(phrase)]) == phrase:
                return id_
    return None


def _part(words: Sequence[Word], at: int, end: int, pack: Pack) -> bool:
    """Whether a number is a share of another: "seven, three of them children", "seven, among them three children"."""
    for id_, phrase in _tables(pack).bounds:
        if id_ == "subset" and tuple(word.folded for word in words[end : end + len(phrase)]) == phrase:
            after = words[end + len(phrase) : end + len(phrase) + 1]
            return at > 0 and not (after and may_begin(after[0], pack))  # "fifteen, of them twelve soldiers"
        for n in (len(phrase), len(phrase) + 1) if id_ == "subset" else ():
            run = words[max(0, at - n) : max(0, at - n) + len(phrase)]
            if len(run) == len(phrase) and _is(run, phrase):
                return True
    return False


def _is(run: Sequence[Word], phrase: tuple[str, ...]) -> bool:
    """Whether words are a phrase; the first may bear a conjunction."""
    return phrase[0] in (run[0].folded, run[0].bare) and tuple(word.folded for word in run[1:]) == phrase[1:]
