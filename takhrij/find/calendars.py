"""Calendars: Hijri (Umm al-Qura), Coptic and Gregorian dates, and the bounds of TIMEX3 values. No language here.

Umm al-Qura dates come from hijridate, 1343 to 1500 AH; outside of that the arithmetical (civil) Islamic calendar of
Reingold and Dershowitz, *Calendrical Calculations*, is used. Invariant: every function is total over the years it is
given, or returns None.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from hijridate import Gregorian, Hijri

_CIVIL_EPOCH = date(622, 7, 19).toordinal()  # 1 Muharram of the year 1, proleptic Gregorian
_COPTIC_EPOCH = date(284, 8, 29).toordinal()  # 1 Thout of the year 1; Julian and Gregorian agree in that century
_FIRST_UMM_AL_QURA, _LAST_UMM_AL_QURA = 1343, 1500


def day_of(year: int, month: int, day: int) -> date | None:
    """The Gregorian day, or None if there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def hijri_day(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of a Hijri one, or None if there is none.

    A 30th of a month that has 29 days is the day after: whoever writes it saw the next crescent a day later.
    """
    if not (1 <= month <= 12 and 1 <= day <= 30 and 1 <= year <= 2000):
        return None
    if _FIRST_UMM_AL_QURA <= year <= _LAST_UMM_AL_QURA:
        try:
            return Hijri(year, month, 1).to_gregorian() + timedelta(day - 1)
        except (ValueError, OverflowError):
            return None
    return civil_hijri_day(year, month, day)


def civil_hijri_day(year: int, month: int, day: int) -> date:
    """The same by arithmetic; it differs from Umm al-Qura by a day now and then."""
    days = (day - 1) + 29 * (month - 1) + month // 2 + (year - 1) * 354 + (3 + 11 * year) // 30
    return date.fromordinal(_CIVIL_EPOCH + days)


def hijri_month(year: int, month: int) -> tuple[date, date] | None:
    """First and last day of a Hijri month."""
    first = hijri_day(year, month, 1)
    after = hijri_day(year + month // 12, month % 12 + 1, 1)
    return (first, after - timedelta(1)) if first and after else None


def hijri_of(day: date) -> tuple[int, int, int] | None:
    """Year, month and day in the Umm al-Qura calendar, or None outside of it."""
    try:
        return Gregorian(day.year, day.month, day.day).to_hijri().datetuple()
    except OverflowError:
        return None


def coptic_day(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of a date in the era of the Martyrs."""
    if not (1 <= month <= 13 and 1 <= day <= 30 and 1 <= year <= 2000):
        return None
    return date.fromordinal(_COPTIC_EPOCH + 365 * (year - 1) + year // 4 + 30 * (month - 1) + day - 1)


def shift_months(day: date, months: int) -> date:
    """The same day of another month, or that month's last day."""
    total = day.year * 12 + day.month - 1 + months
    year, month = min(max(total // 12, 1), 9998), total % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


_SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
_VALUE = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?|-W(?P<week>\d\d)(?P<weekend>-WE)?|-Q(?P<quarter>\d)|-H(?P<half>\d)"
    r"|-(?P<season>SP|SU|FA|WI))?(?:T.*)?$"
)


def bounds_of(value: str) -> tuple[date, date] | None:
    """First and last day that a TIMEX3 value covers; None where it names no place in time."""
    if re.fullmatch(r"\d{2,3}", value):
        years = 10 ** (4 - len(value))
        start = int(value) * years
        return (date(start, 1, 1), date(start + years - 1, 12, 31)) if start else None
    if not (match := _VALUE.match(value)) or not 1 <= (year := int(match["year"])) <= 9998:
        return None
    try:
        if match["day"]:
            day = date(year, int(match["month"]), int(match["day"]))
            return day, day
        if match["week"]:
            monday = date.fromisocalendar(year, int(match["week"]), 1)
            return (monday + timedelta(5 if match["weekend"] else 0)), monday + timedelta(6)
    except ValueError:
        return None
    first, last = 1, 12
    if match["month"]:
        first = last = int(match["month"])
    elif match["quarter"]:
        first, last = int(match["quarter"]) * 3 - 2, int(match["quarter"]) * 3
    elif match["half"]:
        first, last = int(match["half"]) * 6 - 5, int(match["half"]) * 6
    elif match["season"]:
        first, last = _SEASONS[match["season"]]
    if not 1 <= first <= 12:
        return None
    end_year = year + (last < first)
    return date(year, first, 1), date(end_year, last, calendar.monthrange(end_year, last)[1])


def narrow(bounds: tuple[date, date], mod: str | None) -> tuple[date, date]:
    """The bounds with START, MID or END (a third of them) or APPROX (a tenth wider, a day at least)."""
    first, last = bounds
    days = (last - first).days + 1
    third = timedelta(days // 3)
    if mod == "START":
        return first, max(first, first + third - timedelta(1))
    if mod == "END":
        return min(last, last - third + timedelta(1)), last
    if mod == "MID":
        return first + third, max(first + third, last - third)
    if mod == "APPROX":
        more = timedelta(max(1, days // 10))
        return first - more, last + more
    return bounds
