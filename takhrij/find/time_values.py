"""Places expressions in time: TIMEX3 values, bounds and reasons.

The reference points are the publication date, the day of writing (which a weekday beside "today" may move), and the
last date that the story told. Invariant: without a publication date only what the words themselves fix gets a date;
the rest keeps an X for what is open (XXXX-03, XXXX-WXX-3), never a guess.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from takhrij.find.calendars import (
    bounds_of,
    civil_hijri_day,
    coptic_day,
    day_of,
    hijri_day,
    hijri_month,
    hijri_of,
    narrow,
    shift_months,
)
from takhrij.find.time_amounts import duration_value
from takhrij.find.time_expression import Expression
from takhrij.model import Reason, Time, TimeType

_STEP = {"last": -1, "preceding": -1, "recent": -1, "next": 1, "following": 1}
_SEASON_OF_MONTH = ("WI", "WI", "SP", "SP", "SP", "SU", "SU", "SU", "FA", "FA", "FA", "WI")


@dataclass(slots=True)
class Story:
    """The reference points while the text is read from its beginning."""

    published: date | None
    writing: date | None
    told: date | None = None  # the last day that the story named
    told_sentence: int = -1
    year: int | None = None  # the last year that it named, in `year_sentence`
    year_sentence: int = -1


def place(expressions: Sequence[Expression], published: date | None) -> tuple[Time, ...]:
    """One `Time` for each expression, in order."""
    story = Story(published, day_of_writing(expressions, published))
    out = []
    for at, expression in enumerate(expressions):
        value, mod, reasons = _value(expression, story, expressions[at + 1 : at + 3])
        out.append(_time(expression, value, mod, reasons))
        _remember(story, expression, value)
    return tuple(out)


def day_of_writing(expressions: Sequence[Expression], published: date | None) -> date | None:
    """The publication date, unless "today" or "yesterday" stands beside a weekday that says another."""
    if published is None:
        return None
    for e in expressions:
        if e.form == "day" and e.shift is not None and e.weekday is not None:
            return _named_day(published, e.shift, e.weekday) - timedelta(e.shift)
    return published


def _named_day(published: date, shift: int, weekday: int) -> date:
    """The day with that weekday nearest to what "today" means, at most one after it and five before."""
    target = published + timedelta(shift + 1)
    return target - timedelta((target.isoweekday() - weekday) % 7)


def _time(e: Expression, value: str, mod: str | None, reasons: tuple[Reason, ...]) -> Time:
    bounds = bounds_of(value) if e.type in (TimeType.DATE, TimeType.TIME) else None
    earliest = latest = None
    if bounds:
        first, last = narrow(bounds, mod)
        if e.form == "date" and e.calendar == "hijri" and e.year is not None and e.month and e.day:
            other = civil_hijri_day(e.year, e.month, e.day)
            if other != first and abs((other - first).days) <= 2:
                first, last = min(first, other), max(last, other)
                reasons += (Reason("times.hijri-calendars-differ", (bounds[0].isoformat(), other.isoformat())),)
        earliest, latest = first.isoformat(), last.isoformat()
    return Time(e.span, e.type, value, mod, earliest, latest, e.rule, reasons)


def _remember(story: Story, e: Expression, value: str) -> None:
    if e.type not in (TimeType.DATE, TimeType.TIME) or not (bounds := bounds_of(value)):
        return
    if bounds[0] == bounds[1]:
        story.told, story.told_sentence = bounds[0], e.sentence
    if e.year is not None and len(value) >= 4:
        story.year, story.year_sentence = bounds[0].year, e.sentence


Placed = tuple[str, str | None, tuple[Reason, ...]]


def _value(e: Expression, story: Story, following: Sequence[Expression]) -> Placed:
    if e.type is TimeType.SET:
        return e.value or "PX", None, ()
    if e.form == "vague":
        return e.value or "PX", None, ()
    if e.form == "reference":
        return e.value or "PAST_REF", e.mod, ()
    if e.form == "duration":
        mod = "APPROX" if e.mod == "MORE_THAN" or e.unit == "SEASON" else e.mod
        if e.value:
            return e.value, mod, ()
        unit = "Y" if e.unit == "SEASON" else e.unit or "D"
        return duration_value([(unit, e.amount), *e.parts]), mod, ()
    value = _FORMS[e.form](e, story, following)
    if e.clock:
        value += e.clock
    elif e.part and "T" not in value:
        value += e.part
    if e.mod == "MORE_THAN":
        return value, None, ()
    return value, e.mod, ()


def _year_number(e: Expression, story: Story, following: Sequence[Expression]) -> int | None:
    """The year that the words fix: named, or last, this and next year; or one that the same sentence names."""
    if e.year is not None:
        return e.year
    now = story.writing.year if story.writing else None
    if e.year_relation and now is not None:
        if e.year_relation in ("same", "that"):
            return story.year or now
        return now + _STEP.get(e.year_relation, 0)
    return None


def _narrative_year(e: Expression, story: Story, following: Sequence[Expression]) -> int | None:
    """A year that the same sentence names, before the expression or right behind it."""
    if story.year is not None and story.year_sentence == e.sentence:
        return story.year
    for other in following:
        if other.sentence == e.sentence and other.year is not None and other.form in ("year", "date", "month"):
            return other.year
    return None


def _date(e: Expression, story: Story, following: Sequence[Expression]) -> str:
    if e.month is None or e.day is None:
        return "XXXX"
    year = _year_number(e, story, following)
    if e.calendar in ("hijri", "coptic"):
        day = _other_calendar(e, year, story)
        return day.isoformat() if day else "XXXX-XX-XX"
    if year is None:
        chosen = _nearest(e, story, following)
        year = chosen.year if chosen else None
    if year is None:
        return f"XXXX-{e.month:02}-{e.day:02}"
    day = day_of(year, e.month, e.day)
    if e.value == "nth" and day and day.isoweekday() != e.weekday:
        return _nth_weekday(replace(e, year=year, value=str(e.day), day=None), story, following)
    return f"{year:04}-{e.month:02}-{e.day:02}"


def _day_of_month(e: Expression, story: Story, following: Sequence[Expression]) -> str:
    """A day of this, last or next month; without any, of the nearest that fits the tense."""
    now = story.writing
    if now is None or e.day is None:
        return f"XXXX-XX-{e.day or 0:02}"
    if e.relation:
        month = shift_months(now.replace(day=1), _STEP.get(e.relation, 0))
        return f"{month:%Y-%m}-{e.day:02}"
    days = [d for n in (-1, 0, 1) if (d := day_of(*_month_at(now, n), e.day))]
    chosen = _choose(days, now, None, e.tense)
    return chosen.isoformat() if chosen else f"XXXX-XX-{e.day:02}"


def _month_at(day: date, months: int) -> tuple[int, int]:
    moved_to = shift_months(day.replace(day=1), months)
    return moved_to.year, moved_to.month


def _nth_weekday(e: Expression, story: Story, following: Sequence[Expression]) -> str:
    """The first, second or last such weekday of a month."""
    bounds = bounds_of(_month(e, story, following))
    if bounds is None or e.weekday is None:
        return f"XXXX-{e.month or 0:02}"
    first, last = bounds
    days = [d for n in range((last - first).days + 1) if (d := first + timedelta(n)).isoweekday() == e.weekday]
    nth = int(e.value or 1)
    return days[nth if nth < 0 else min(nth, len(days)) - 1].isoformat()


def _other_calendar(e: Expression, year: int | None, story: Story) -> date | None:
    if e.month is None or e.day is None:
        return None
    if e.calendar == "coptic":
        return coptic_day(year, e.month, e.day) if year else None
    if year is None or e.year is None:
        return _hijri_near(e.month, e.day, story.writing, e.relation, e.tense)
    return hijri_day(year, e.month, e.day) if year < 1700 else _hijri_in(year, e.month, e.day)


def _hijri_near(month: int, day: int, now: date | None, relation: str | None, tense: str | None) -> date | None:
    if now is None or not (today := hijri_of(now)):
        return None
    days = [
        d for y in (today[0] - 1, today[0], today[0] + 1) if (d := hijri_day(y, month, day) or hijri_day(y, month, 29))
    ]
    return _choose(days, now, relation, tense)


def _choose(days: Sequence[date], now: date, relation: str | None, tense: str | None) -> date | None:
    """Of the recurrences of a day, the one meant: by relation, by tense, else the nearer with a bias to the past."""
    past = [d for d in days if d <= now]
    future = [d for d in days if d > now]
    if relation in ("last", "recent", "preceding"):
        past = [d for d in past if d < now]
        return past[-1] if past else None
    if relation in ("next", "following"):
        return future[0] if future else None
    if tense == "future" and future and not (past and (future[0] - now).days > 300 > 45 > (now - past[-1]).days):
        return future[0]
    if not past:
        return future[0] if future else None
    if not future:
        return past[-1]
    return future[0] if (future[0] - now).days * 2 < (now - past[-1]).days and tense != "past" else past[-1]


def _nearest(e: Expression, story: Story, following: Sequence[Expression]) -> date | None:
    """The day or first of the month, in the year that is meant."""
    now = story.writing
    day = e.day or 1
    month = e.month or 1
    if not e.relation and (year := _narrative_year(e, story, following)) is not None:
        return day_of(year, month, day) or day_of(year, month, 28)
    if now is None:
        return None
    days = [d for y in range(now.year - 1, now.year + 2) if (d := day_of(y, month, day) or day_of(y, month, 28))]
    if e.day is None:
        now = now.replace(day=1)
        if e.relation == "this":
            return day_of(now.year, month, 1)
    elif e.relation == "this" or e.shift is not None or e.weekday is not None:
        return min(days, key=lambda d: abs((d - now).days))
    if e.mod == "END" and e.day is None and e.tense is None and month == now.month:
        return day_of(now.year, month, 1)
    return _choose(days, now, e.relation, e.tense)


def _month(e: Expression, story: Story, following: Sequence[Expression]) -> str:
    if e.month is None:
        return "XXXX"
    year = _year_number(e, story, following)
    if e.calendar == "hijri":
        return _hijri_month(e, year, story)
    if e.calendar == "coptic":
        return "XXXX-XX"
    if year is None:
        chosen = _nearest(e, story, following)
        year = chosen.year if chosen else None
    return f"{year:04}-{e.month:02}" if year is not None else f"XXXX-{e.month:02}"


def _hijri_month(e: Expression, year: int | None, story: Story) -> str:
    """The Gregorian month that holds most of the Hijri one, or its beginning or end."""
    if year is None or e.year is None:
        first = _hijri_near(e.month or 1, 1, story.writing, e.relation, e.tense)
        span = (first, first + timedelta(28)) if first else None
    else:
        day = _hijri_in(year, e.month or 1, 1) if year >= 1700 else None
        span = (day, day + timedelta(28)) if day else hijri_month(year, e.month or 1)
    if span is None:
        return "XXXX-XX"
    told = {"START": span[0], "END": span[1]}.get(e.mod or "", span[0] + (span[1] - span[0]) // 2)
    return f"{told.year:04}-{told.month:02}"


def _year(e: Expression, story: Story, following: Sequence[Expression]) -> str:
    year = e.year or 0
    if e.calendar == "hijri" or (e.calendar == "gregorian" and 1300 <= year <= 1460):
        middle = hijri_day(year, 7, 1)
        return f"{middle.year:04}" if middle else "XXXX"
    if e.calendar == "amazigh":
        return f"{year - 950:04}"
    if e.calendar == "coptic":
        return f"{year + 284:04}"
    return f"{year:04}"


def _day(e: Expression, story: Story, following: Sequence[Expression]) -> str:
    now = story.published
    if e.shift is not None and story.writing is not None and now is not None:
        if e.weekday is not None:
            return _named_day(now, e.shift, e.weekday).isoformat()
        return (story.writing + timedelta(e.shift)).isoformat()
    if now is None or e.weekday is None:
        return f"XXXX-WXX-{e.weekday}" if e.weekday else "XXXX-XX-XX"
    if e.year_relation:
        monday = now - timedelta(now.isoweekday() - 1) + timedelta(7 * _STEP.get(e.year_relation, 0))
        return (monday + timedelta(e.weekday - 1)).isoformat()
    ahead = (e.weekday - now.isoweekday()) % 7
    if e.relation in ("next", "following") or (e.relation is None and e.tense == "future"):
        return (now + timedelta(ahead or (7 if e.relation else 0))).isoformat()
    back = (now.isoweekday() - e.weekday) % 7
    return (now - timedelta(back or (7 if e.relation in ("last", "preceding", "recent") else 0))).isoformat()


def _part(e: Expression, story: Story, following: Sequence[Expression]) -> str:
    day = _day_told(story) if e.relation is None and e.part != "TNI" else story.writing
    if day is None:
        return "XXXX-XX-XX"
    return (day + timedelta(_STEP.get(e.relation or "", 0))).isoformat()


def _clock(e: Expression, story: Story, following: Sequence[Expression]) -> str:
    day = _day_told(story)
    return day.isoformat() if day else "XXXX-XX-XX"


def _day_told(story: Story) -> date | None:
    """The last day that the story told of; what lies ahead is no part of the story."""
    if story.told and (story.writing is None or story.told <= story.writing):
        return story.told
    return story.writing


def _period(e: Expression, story: Story, following: Sequence[Expression]) -> str:
    told = e.relation in ("following", "preceding", "same", "that")
    now = (story.told if told else None) or story.writing
    if now is None:
        return {"Y": "XXXX", "M": "XXXX-XX", "W": "XXXX-WXX", "D": "XXXX-XX-XX"}.get(e.unit or "", "XXXX")
    return moved(now, e.unit or "D", _STEP.get(e.relation or "", 0))


def moved(day: date, unit: str, step: int) -> str:
    """The year, month, week or day that lies so many units from the one that holds `day`."""
    if unit in ("W", "WE"):
        year, week, _ = (day + timedelta(7 * step)).isocalendar()
        return f"{year:04}-W{week:02}" + ("-WE" if unit == "WE" else "")
    if unit == "D":
        return (day + timedelta(step)).isoformat()
    if unit == "M":
        return f"{shift_months(day, step):%Y-%m}"
    if unit == "DE":
        return f"{day.year // 10 + step:03}"
    if unit == "CE":
        return f"{day.year // 100 + step:02}"
    return f"{day.year + step:04}"


def _season(e: Expression, story: Story, following: Sequence[Expression]) -> str:
    year = _year_number(e, story, following)
    if year is None and story.writing:
        now = story.writing
        starts = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
        days = [date(y, starts[e.season or "SU"], 1) for y in range(now.year - 1, now.year + 2)]
        if e.relation == "this":
            chosen: date | None = day_of(now.year, 1, 1)
        else:
            chosen = _choose(days, now, e.relation, e.tense)
        year = chosen.year if chosen else None
    return f"{year:04}-{e.season}" if year is not None else f"XXXX-{e.season}"


def _feast(e: Expression, story: Story, following: Sequence[Expression]) -> str:
    calendar, *numbers = (e.value or "").split()
    year = _year_number(e, story, following)
    if numbers == ["eid"]:
        days = [
            d
            for month, day in ((10, 1), (12, 10))
            if (d := _hijri_near(month, day, story.writing, e.relation, e.tense))
        ]
        chosen = _choose(sorted(days), story.writing, e.relation, e.tense) if days and story.writing else None
        return chosen.isoformat() if chosen else "XXXX-XX-XX"
    month, day = int(numbers[0]), int(numbers[1])
    if calendar == "gregorian":
        if year is None:
            now = story.writing
            days = [date(y, month, day) for y in range(now.year - 1, now.year + 2)] if now else []
            chosen = _choose(days, now, e.relation, e.tense) if now else None
            return chosen.isoformat() if chosen else f"XXXX-{month:02}-{day:02}"
        return f"{year:04}-{month:02}-{day:02}"
    if year is None:
        chosen = _hijri_near(month, day, story.writing, e.relation, e.tense)
    else:
        chosen = hijri_day(year, month, day) if year < 1600 else _hijri_in(year, month, day)
    return chosen.isoformat() if chosen else "XXXX-XX-XX"


def _hijri_in(year: int, month: int, day: int) -> date | None:
    """That Hijri day in a Gregorian year."""
    start = hijri_of(date(year, 1, 1))
    days = [hijri_day(y, month, day) for y in (start[0], start[0] + 1)] if start else []
    return next((d for d in days if d and d.year == year), None)


def _fraction(e: Expression, story: Story, following: Sequence[Expression]) -> str:
    year = _year_number(e, story, following)
    now = story.writing
    if year is None and now and (first := bounds_of(f"{now.year:04}-{e.value}")):
        year = now.year - (first[0] > now and e.tense != "future")
    return f"{year:04}-{e.value}" if year is not None else f"XXXX-{e.value}"


def _decade(e: Expression, story: Story, following: Sequence[Expression]) -> str:
    decade = int(e.value or 0)
    return f"{190 + decade}"


def _century(e: Expression, story: Story, following: Sequence[Expression]) -> str:
    return e.value or "XX"


def _ago(e: Expression, story: Story, following: Sequence[Expression]) -> str:
    """A while before or after now, as coarse as its unit says."""
    if e.amount is None:
        return "PAST_REF" if (e.shift or -1) < 0 else "FUTURE_REF"
    sign = e.shift or -1
    now = (story.told if sign > 0 and story.told_sentence == e.sentence else None) or story.writing
    if now is None:
        return "XXXX"
    unit, amount = e.unit or "D", e.amount
    if unit in ("H", "MIN", "S"):
        return now.isoformat()
    half = any(u == unit and a % 1 for u, a in e.parts) or amount % 1 != 0
    if unit == "Y" and (half or e.parts):
        months = round(12 * (amount + sum(a for u, a in e.parts if u == "Y"))) + round(
            sum(a for u, a in e.parts if u == "M")
        )
        return f"{shift_months(now, sign * months):%Y-%m}"
    if unit in ("DE", "CE"):
        return f"{now.year + sign * round(amount) * (10 if unit == 'DE' else 100):04}"
    return moved(now, unit, sign * round(amount))


_FORMS = {
    "date": _date,
    "day-of-month": _day_of_month,
    "nth-weekday": _nth_weekday,
    "month": _month,
    "year": _year,
    "day": _day,
    "part": _part,
    "clock": _clock,
    "period": _period,
    "weekend": _period,
    "season": _season,
    "feast": _feast,
    "fraction": _fraction,
    "decade": _decade,
    "century": _century,
    "ago": _ago,
}
