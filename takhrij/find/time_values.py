"""Places expressions in time: TIMEX3 values, bounds and reasons.

Invariant: without a publication date only what the words themselves fix gets a date; the rest keeps an X for what is
open (XXXX-03, XXXX-WXX-3), never a guess.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from takhrij.find.calendars import (
    bounds_of,
    civil_hijri_day,
    coptic_day,
    day_of,
    hijri_day,
    hijri_month,
    narrow,
    shift_months,
)
from takhrij.find.time_amounts import duration_value
from takhrij.find.time_expression import Expression
from takhrij.find.time_recurring import choose, feast, fraction, hijri_in, hijri_near, nearest, season
from takhrij.find.time_story import STEP, Story, day_told, named_day, start_story, year_number
from takhrij.model import Reason, Time, TimeType


def place(expressions: Sequence[Expression], published: date | None) -> tuple[Time, ...]:
    """One `Time` for each expression, in order."""
    story = start_story(expressions, published)
    out = []
    for at, expression in enumerate(expressions):
        story.following = expressions[at + 1 : at + 3]
        value, mod, reasons = _value(expression, story)
        out.append(_time(expression, value, mod, reasons))
        _remember(story, expression, value)
    return tuple(out)


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
        if e.form == "day" and e.weekday is not None:
            story.spoken, story.spoken_sentence = bounds[0], e.sentence
    if e.year is not None and len(value) >= 4:
        story.year, story.year_sentence = bounds[0].year, e.sentence


Placed = tuple[str, str | None, tuple[Reason, ...]]


def _value(e: Expression, story: Story) -> Placed:
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
    value = _FORMS[e.form](e, story)
    if e.clock:
        value += e.clock
    elif e.part and "T" not in value:
        value += e.part
    if e.mod == "MORE_THAN" or e.form == "edge-of-month":
        return value, None, ()
    return value, e.mod, ()


def _date(e: Expression, story: Story) -> str:
    if e.month is None or e.day is None:
        return "XXXX"
    year = year_number(e, story)
    if e.calendar in ("hijri", "coptic"):
        day = _other_calendar(e, year, story)
        return day.isoformat() if day else "XXXX-XX-XX"
    if year is None:
        chosen = nearest(e, story)
        year = chosen.year if chosen else None
    if year is None:
        return f"XXXX-{e.month:02}-{e.day:02}"
    day = day_of(year, e.month, e.day)
    if e.value == "nth" and day and day.isoweekday() != e.weekday:
        return _nth_weekday(replace(e, year=year, value=str(e.day), day=None), story)
    return f"{year:04}-{e.month:02}-{e.day:02}"


def _day_of_month(e: Expression, story: Story) -> str:
    """A day of this, last or next month; without any, of the nearest that fits the tense."""
    now = story.writing
    if now is None or e.day is None:
        return f"XXXX-XX-{e.day or 0:02}"
    if e.relation:
        month = shift_months(now.replace(day=1), STEP.get(e.relation, 0))
        return f"{month:%Y-%m}-{e.day:02}"
    days = [d for n in (-1, 0, 1) if (d := day_of(*_month_at(now, n), e.day))]
    chosen = choose(days, now, None, e.tense)
    return chosen.isoformat() if chosen else f"XXXX-XX-{e.day:02}"


def _month_at(day: date, months: int) -> tuple[int, int]:
    moved_to = shift_months(day.replace(day=1), months)
    return moved_to.year, moved_to.month


def _nth_weekday(e: Expression, story: Story) -> str:
    """The first, second or last such weekday of a month."""
    bounds = bounds_of(_month(e, story))
    if bounds is None or e.weekday is None:
        return f"XXXX-{e.month or 0:02}"
    first, last = bounds
    days = [d for n in range((last - first).days + 1) if (d := first + timedelta(n)).isoweekday() == e.weekday]
    nth = int(e.value or 1)
    return days[nth if nth < 0 else min(nth, len(days)) - 1].isoformat()


def _edge_of_month(e: Expression, story: Story) -> str:
    """The first or last day of a month."""
    bounds = bounds_of(_month(e, story))
    return f"XXXX-{e.month or 0:02}" if bounds is None else bounds[e.mod == "END"].isoformat()


def _other_calendar(e: Expression, year: int | None, story: Story) -> date | None:
    if e.month is None or e.day is None:
        return None
    if e.calendar == "coptic":
        return coptic_day(year, e.month, e.day) if year else None
    if year is None or e.year is None:
        return hijri_near(e.month, e.day, story.writing, e.relation, e.tense)
    return hijri_day(year, e.month, e.day) if year < 1700 else hijri_in(year, e.month, e.day)


def _month(e: Expression, story: Story) -> str:
    if e.month is None:
        return "XXXX"
    year = year_number(e, story)
    if e.calendar == "hijri":
        return _hijri_month(e, year, story)
    if e.calendar == "coptic":
        return "XXXX-XX"
    if year is None:
        chosen = nearest(e, story)
        year = chosen.year if chosen else None
    return f"{year:04}-{e.month:02}" if year is not None else f"XXXX-{e.month:02}"


def _hijri_month(e: Expression, year: int | None, story: Story) -> str:
    """The Gregorian month that holds most of the Hijri one, or its beginning or end."""
    if year is None or e.year is None:
        first = hijri_near(e.month or 1, 1, story.writing, e.relation, e.tense)
        span = (first, first + timedelta(28)) if first else None
    else:
        day = hijri_in(year, e.month or 1, 1) if year >= 1700 else None
        span = (day, day + timedelta(28)) if day else hijri_month(year, e.month or 1)
    if span is None:
        return "XXXX-XX"
    told = {"START": span[0], "END": span[1]}.get(e.mod or "", span[0] + (span[1] - span[0]) // 2)
    return f"{told.year:04}-{told.month:02}"


def _year(e: Expression, story: Story) -> str:
    year = e.year or 0
    if e.calendar == "hijri" or (e.calendar == "gregorian" and 1300 <= year <= 1460):
        middle = hijri_day(year, 7, 1)
        return f"{middle.year:04}" if middle else "XXXX"
    if e.calendar == "amazigh":
        return f"{year - 950:04}"
    if e.calendar == "coptic":
        return f"{year + 284:04}"
    if e.calendar == "bc":
        return f"BC{year:04}"
    return f"{year:04}"


def _day(e: Expression, story: Story) -> str:
    """Today and its neighbours count from the day of writing, weekdays from publication."""
    now = story.published
    if e.shift is not None and story.writing is not None and now is not None:
        if e.weekday is not None:
            return named_day(now, e.shift, e.weekday).isoformat()
        spoken = story.spoken if story.spoken_sentence == e.sentence and e.reported and e.tense != "future" else None
        told = spoken if spoken and spoken < story.writing else story.writing
        return (told + timedelta(e.shift)).isoformat()
    if now is None or e.weekday is None:
        return f"XXXX-WXX-{e.weekday}" if e.weekday else "XXXX-XX-XX"
    if e.year_relation:
        monday = now - timedelta(now.isoweekday() - 1) + timedelta(7 * STEP.get(e.year_relation, 0))
        return (monday + timedelta(e.weekday - 1)).isoformat()
    step = STEP.get(e.relation or "", 0)
    ahead, back = (e.weekday - now.isoweekday()) % 7, (now.isoweekday() - e.weekday) % 7
    if step > 0:
        return (now + timedelta((ahead or 7) + 7 * (step - 1))).isoformat()
    if step < 0:
        return (now - timedelta((back or 7) + 7 * (-step - 1))).isoformat()
    return (now + timedelta(ahead) if e.tense == "future" and not e.relation else now - timedelta(back)).isoformat()


def _part(e: Expression, story: Story) -> str:
    day = day_told(story) if e.relation is None and e.part != "TNI" else story.writing
    if day is None:
        return "XXXX-XX-XX"
    return (day + timedelta(STEP.get(e.relation or "", 0))).isoformat()


def _clock(e: Expression, story: Story) -> str:
    day = day_told(story)
    return day.isoformat() if day else "XXXX-XX-XX"


def _period(e: Expression, story: Story) -> str:
    told = e.relation in ("following", "preceding", "same", "that")
    now = (story.told if told else None) or story.writing
    if now is None:
        return {"Y": "XXXX", "M": "XXXX-XX", "W": "XXXX-WXX", "D": "XXXX-XX-XX"}.get(e.unit or "", "XXXX")
    return moved(now, e.unit or "D", STEP.get(e.relation or "", 0))


def moved(day: date, unit: str, step: int) -> str:
    """The year, month, week or day that lies so many units from the one that holds `day`."""
    if unit in ("W", "WE"):
        year, week, _ = (day + timedelta(7 * step)).isocalendar()
        return f"{year:04}-W{week:02}" + ("-WE" if unit == "WE" else "")
    if unit == "D":
        return (day + timedelta(step)).isoformat()
    if unit == "M":
        return f"{shift_months(day, step):%Y-%m}"
    if unit == "Q":
        at = day.year * 4 + (day.month - 1) // 3 + step
        return f"{at // 4:04}-Q{at % 4 + 1}"
    if unit == "DE":
        return f"{day.year // 10 + step:03}"
    if unit == "CE":
        return f"{day.year // 100 + step:02}"
    return f"{day.year + step:04}"


def _decade(e: Expression, story: Story) -> str:
    decade = int(e.value or 0)
    return f"{190 + decade}"


def _century(e: Expression, story: Story) -> str:
    return e.value or "XX"


_IN_YEARS = {"CE": 100, "DE": 10, "M": 1 / 12, "W": 1 / 52, "D": 1 / 365, "H": 0, "MIN": 0, "S": 0}
_REACH = 900  # years that are counted back or ahead


def _ago(e: Expression, story: Story) -> str:
    """A while before or after now, as coarse as its unit says; out of the calendar's reach only past or to come."""
    sign = e.shift or -1
    years = (e.amount or 0) * _IN_YEARS.get(e.unit or "D", 1)
    if e.amount is None or years > _REACH:
        return "PAST_REF" if sign < 0 else "FUTURE_REF"
    told = e.relation == "that" or (sign > 0 and story.told_sentence == e.sentence)
    now = (story.told if told else None) or story.writing
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
    "edge-of-month": _edge_of_month,
    "month": _month,
    "year": _year,
    "day": _day,
    "part": _part,
    "clock": _clock,
    "period": _period,
    "weekend": _period,
    "season": season,
    "feast": feast,
    "fraction": fraction,
    "decade": _decade,
    "century": _century,
    "ago": _ago,
}
