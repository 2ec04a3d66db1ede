"""What an article's content says about the day it was written: dates that "today" has, weekdays, the years it tells of.

Invariant: a day is implied only by words that fix it ("today, 18 May 2016"); everything else gives bounds, and each
bound has its reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache

from takhrij.find.calendars import bounds_of, day_of
from takhrij.find.time_context import is_punctual, tense_of
from takhrij.find.time_expression import Expression
from takhrij.find.time_values import place
from takhrij.model import Reason, TimeType
from takhrij.pack import Pack
from takhrij.text import View

_YEARS_TO_LOOK = 4  # how far from what it tells of an article without a year may have been written


def implied(view: View, expressions: Sequence[Expression]) -> tuple[date, Reason] | None:
    """The day of writing, where the text gives "today" or "yesterday" a date; a missing year comes from the weekday."""
    told = _latest_told(expressions)
    for e in expressions:
        if e.shift is None or e.day is None or e.month is None or e.quoted or e.calendar != "gregorian":
            continue
        words = e.span.cut(view.raw)
        if e.year is not None:
            day = day_of(e.year, e.month, e.day)
            if day and e.weekday in (None, day.isoweekday()):  # else a slip of the pen, in the one or the other
                return day - timedelta(e.shift), Reason("published.today-dated", (words,))
        elif e.weekday is not None and told is not None:
            years = range(told.year, told.year + _YEARS_TO_LOOK)
            days = [d for y in years if (d := day_of(y, e.month, e.day)) and d >= told and d.isoweekday() == e.weekday]
            if len(days) == 1:
                return days[0] - timedelta(e.shift), Reason("published.today-weekday", (words, str(days[0].year)))
    return None


def _absolute(expressions: Sequence[Expression]) -> Iterator[tuple[Expression, date, date]]:
    """Expressions that the words alone place in time, with their first and last day."""
    for e, time in zip(expressions, place(expressions, None), strict=True):
        bounds = bounds_of(time.value) if e.type in (TimeType.DATE, TimeType.TIME) and e.year is not None else None
        if bounds:
            yield e, bounds[0], bounds[1]


def _latest_told(expressions: Sequence[Expression]) -> date | None:
    return max((first for e, first, _ in _absolute(expressions) if e.tense != "future"), default=None)


@cache
def _listed(pack: Pack, name: str) -> frozenset[str]:
    return frozenset(pack.fold(word) for word in pack.toml("times/published.toml")[name])


def _is_past(view: View, e: Expression, pack: Pack) -> bool:
    """Whether the article says that this time is gone by: "by 2020" and a bare date do not."""
    start, end = view.folded_range(e.span)
    before = view.folded[max(0, start - 20) : start].split()[-2:]
    if _listed(pack, "not_past").intersection(before) or tense_of(view.folded, start, end, pack) == "future":
        return False
    return is_punctual(view.folded, start, pack, _listed(pack, "gone_by"))


def inferred_bounds(
    view: View, expressions: Sequence[Expression], pack: Pack
) -> tuple[date | None, date | None, list[Reason]]:
    """Earliest and latest day of publication, and why."""
    reasons: list[Reason] = []
    earliest = latest = None
    told = [(e, first, last) for e, first, last in _absolute(expressions) if _is_past(view, e, pack)]
    if told:
        e, earliest, _ = max(told, key=lambda row: row[1])
        reasons.append(Reason("published.after", (e.span.cut(view.raw),)))
    for e in expressions:
        if e.form != "month" or e.relation != "last" or e.year is not None:
            continue
        same = [
            (x, last) for x, first, last in told if first.year == last.year and first.month == last.month == e.month
        ]
        if same:
            named, last = max(same, key=lambda row: row[1])
            month_end = bounds_of(f"{last:%Y-%m}")
            next_year = day_of(last.year + 1, last.month, 1)
            if month_end and next_year and (earliest is None or earliest < next_year):
                earliest = max(earliest or month_end[1], month_end[1]) + timedelta(1)
                latest = next_year - timedelta(1)
                reasons.append(Reason("published.last-month", (e.span.cut(view.raw), named.span.cut(view.raw))))
                break
    reasons.extend(_weekday_reason(view, expressions))
    return earliest, latest, reasons


def _weekday_reason(view: View, expressions: Sequence[Expression]) -> list[Reason]:
    for e in expressions:
        if e.form == "day" and e.shift is not None and e.weekday is not None and not e.quoted:
            return [Reason("published.weekday", (e.span.cut(view.raw), str((e.weekday - e.shift - 1) % 7 + 1)))]
    return []


def contradictions(stated: date, view: View, expressions: Sequence[Expression]) -> list[Reason]:
    """What in the text speaks against a stated publication date; one day off is none, papers come out the next day."""
    out: list[Reason] = []
    for e in expressions:
        if e.shift is None or e.quoted:
            continue
        words = e.span.cut(view.raw)
        if e.year is not None and e.month is not None and e.day is not None and e.calendar == "gregorian":
            day = day_of(e.year, e.month, e.day)
            if day and abs((day - timedelta(e.shift) - stated).days) > 1:
                out.append(Reason("published.other-day", (stated.isoformat(), words)))
        elif e.weekday is not None and e.day is None:
            off = ((stated + timedelta(e.shift)).isoweekday() - e.weekday) % 7
            if off not in (0, 1, 6):
                out.append(Reason("published.weekday-differs", (stated.isoformat(), words)))
    return out[:1]
