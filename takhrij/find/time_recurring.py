"""What comes round: days and months without a year, seasons, feasts and quarters, and which of them is meant.

Invariant: of the recurrences of a day the one is taken that the relation ("last", "next"), the tense, or the year of
the sentence says; else the nearer, with a bias to the past, since news tells mostly of what has happened.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from takhrij.find.calendars import bounds_of, day_of, hijri_day, hijri_of
from takhrij.find.time_expression import Expression
from takhrij.find.time_story import Story, narrative_year, year_number

_FAR, _NEAR = 240, 120  # days: nobody calls what is so far ahead by a month that has just gone by


def choose(days: Sequence[date], now: date, relation: str | None, tense: str | None) -> date | None:
    """Of the recurrences of a day, the one meant: by relation, by tense, else the nearer with a bias to the past."""
    past = [d for d in days if d <= now]
    future = [d for d in days if d > now]
    if relation in ("last", "recent", "preceding"):
        past = [d for d in past if d < now]
        return past[-1] if past else None
    if relation in ("next", "following"):
        return future[0] if future else None
    if tense == "future" and future and not (past and (future[0] - now).days > _FAR > _NEAR > (now - past[-1]).days):
        return future[0]
    if not past:
        return future[0] if future else None
    if not future:
        return past[-1]
    return future[0] if (future[0] - now).days * 2 < (now - past[-1]).days and tense != "past" else past[-1]


def nearest(e: Expression, story: Story) -> date | None:
    """The day or first of the month, in the year that is meant."""
    now = story.writing
    day = e.day or 1
    month = e.month or 1
    if not e.relation and (year := narrative_year(e, story)) is not None:
        return day_of(year, month, day) or day_of(year, month, 28)
    if now is None:
        return None
    days = [d for y in range(now.year - 1, now.year + 2) if (d := day_of(y, month, day) or day_of(y, month, 28))]
    if e.day is None:
        now = now.replace(day=1)
        if e.relation == "this":
            return day_of(now.year, month, 1)
    elif e.relation == "this" or e.shift is not None or e.weekday is not None:
        days = [d for d in days if d.isoweekday() == e.weekday] or days
        return min(days, key=lambda d: abs((d - now).days))
    return choose(days, now, e.relation, e.tense)


def hijri_near(month: int, day: int, now: date | None, relation: str | None, tense: str | None) -> date | None:
    """The recurrence of a Hijri day that is meant."""
    if now is None or not (today := hijri_of(now)):
        return None
    days = [
        d for y in (today[0] - 1, today[0], today[0] + 1) if (d := hijri_day(y, month, day) or hijri_day(y, month, 29))
    ]
    return choose(days, now, relation, tense)


def hijri_in(year: int, month: int, day: int) -> date | None:
    """That Hijri day in a Gregorian year."""
    start = hijri_of(date(year, 1, 1))
    days = [hijri_day(y, month, day) for y in (start[0], start[0] + 1)] if start else []
    return next((d for d in days if d and d.year == year), None)


def season(e: Expression, story: Story) -> str:
    """A season of the year that is meant; the last one is over, the next has not begun."""
    year = year_number(e, story)
    if year is None and (now := story.writing):
        spans = [b for y in range(now.year - 2, now.year + 2) if (b := bounds_of(f"{y:04}-{e.season}"))]
        if e.relation in ("last", "recent", "preceding"):
            meant = [first for first, last in spans if last < now][-1]
        elif e.relation == "this":
            meant = next((first for first, last in spans if first <= now <= last), date(now.year, 1, 1))
        else:
            meant = choose([first for first, _ in spans], now, e.relation, e.tense) or now
        year = meant.year
    return f"{year:04}-{e.season}" if year is not None else f"XXXX-{e.season}"


def feast(e: Expression, story: Story) -> str:
    """The day of a feast, or the second or third of its days."""
    value = _feast_day(e, story)
    if e.amount and (bounds := bounds_of(value)):
        return (bounds[0] + timedelta(int(e.amount))).isoformat()
    return value


def _feast_day(e: Expression, story: Story) -> str:
    calendar, *numbers = (e.value or "").split()
    year = year_number(e, story)
    if numbers == ["eid"]:
        days = [
            d for month, day in ((10, 1), (12, 10)) if (d := hijri_near(month, day, story.writing, e.relation, e.tense))
        ]
        chosen = choose(sorted(days), story.writing, e.relation, e.tense) if days and story.writing else None
        return chosen.isoformat() if chosen else "XXXX-XX-XX"
    month, day = int(numbers[0]), int(numbers[1])
    if calendar == "gregorian":
        if year is None:
            now = story.writing
            days = [date(y, month, day) for y in range(now.year - 1, now.year + 2)] if now else []
            chosen = choose(days, now, e.relation, e.tense) if now else None
            return chosen.isoformat() if chosen else f"XXXX-{month:02}-{day:02}"
        return f"{year:04}-{month:02}-{day:02}"
    if year is None:
        chosen = hijri_near(month, day, story.writing, e.relation, e.tense)
    else:
        chosen = hijri_day(year, month, day) if year < 1600 else hijri_in(year, month, day)
    return chosen.isoformat() if chosen else "XXXX-XX-XX"


def fraction(e: Expression, story: Story) -> str:
    year = year_number(e, story)
    now = story.writing
    if year is None and now and (first := bounds_of(f"{now.year:04}-{e.value}")):
        year = now.year - (first[0] > now and e.tense != "future")
    return f"{year:04}-{e.value}" if year is not None else f"XXXX-{e.value}"
