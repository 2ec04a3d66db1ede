"""Reads dates, months and years: day and month in any order and tradition, digits, two calendars side by side.

Invariant: fields come from the words of the match; a month that could be another word is refused without company.
"""

from __future__ import annotations

import re

from takhrij.find.time_reading import Fields, Reading, weekday_fields, year_fields
from takhrij.model import TimeType

_LAST_AMAZIGH = 3100
_FIRST_HIJRI, _LAST_HIJRI = 1300, 1500  # years that a date in digits has in the Hijri calendar without saying so


def read_date(r: Reading) -> Fields | tuple[Fields, int] | None:
    """A day and its month, perhaps with a year, a weekday before and the same day in another calendar behind."""
    day = r.number("day")
    found = _month_fields(r)
    if day is None or found is None or not 1 <= day <= 31 or _in_larger_number(r) or not _may_begin_range(r):
        return None
    fields, end = found
    fields["day"] = day
    if "year" not in fields and (known := _known_year(r, fields["month"], day)):
        fields["year"] = known
    fields = weekday_fields(r) | fields
    if fields.get("weekday") and r.match["day"] == "o" and day <= 5:
        fields["value"] = "nth"  # "Friday the second of May", or the second Friday of May
    if end != r.match.end():
        return fields, end
    if r.number("day2"):
        end = r.match.end() if _add_other_calendar(r, fields) else r.match.end("core")
    return fields, closing(r, end)


def _in_larger_number(r: Reading) -> bool:
    """Whether the day is the tail of "3-2" or "1/5": only behind another day is that a range."""
    return r.left[-1:] in ("-", "/") and r.left[-2:-1] not in ("d", "M", "w", "o")


def _may_begin_range(r: Reading) -> bool:
    """A bare number before "and" is a day only behind "between" or a preposition: "in 3 and 5 May"."""
    if r.rule.id != "date.range":
        return True
    if r.token("both"):
        return r.word("both") == "P1D"
    joint = r.tokens.letters[r.match.end() : r.match.end() + 1]
    return r.left[-1:] in ("4", "@", "f", "J", "D", "~") or (joint == "-" and r.left[-1:] not in ("-", "/"))


def _add_other_calendar(r: Reading, fields: Fields) -> bool:
    """The day in the second calendar; the Gregorian one gives the value. False if it is no second calendar."""
    other = r.token("monthB")
    if other is None or other.word is None or other.word.calendar == fields["calendar"]:
        return False
    if other.word.calendar == "gregorian":
        fields |= {"day": r.number("day2"), "month": int(other.word.value), "calendar": "gregorian"}
        if year := r.number("year2"):
            fields["year"] = year
        elif fields.get("year", 9999) < 1700:
            fields.pop("year")
    return True


def _known_year(r: Reading, month: int, day: int | None) -> int | None:
    """The year of a day that an event is named after: "the attacks of 11 September"."""
    at = r.tokens.letters.rfind("+", max(0, r.match.start() - 2), r.match.start())
    word = r.tokens.tokens[at].word if at >= 0 else None
    for known in word.value.split() if word else ():
        date, _, year = known.partition("=")
        if date == (f"{month}-{day}" if day else str(month)):
            return int(year)
    return None


def closing(r: Reading, end: int) -> int:
    """Where the expression ends: a bracket belongs to it only as a pair."""
    letters = r.tokens.letters[r.match.start() : end]
    if letters.endswith(">") and letters.count("<") < letters.count(">"):
        return end - 1
    if letters.count("<") > letters.count(">") and r.tokens.letters[end : end + 1] == ">":
        return end + 1
    return end


def read_numeric(r: Reading) -> Fields | tuple[Fields, int] | None:
    """A date in digits: day first or year first, Gregorian or, by its year or mark, Hijri."""
    if token := r.token("numeric"):
        parts = [int(part) for part in re.split(r"\D", str(token.value))]
    else:
        at = r.match.end("spaced")
        parts = [int(r.tokens.tokens[i].value) for i in (at - 5, at - 3, at - 1)]
    first, month, last = parts
    day, year = (last, first) if first > 31 else (first, last)
    if month > 12 and day <= 12:
        day, month = month, day
    calendar = r.word("era") or ("hijri" if _FIRST_HIJRI <= year <= _LAST_HIJRI else "gregorian")
    if calendar == "gregorian" and day > 29 and month == 2:
        calendar = "hijri"  # no such day in February
    full = _full_year(year, calendar)
    if full is None or not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    fields = weekday_fields(r) | {"day": day, "month": month, "year": full, "calendar": calendar, "form": "date"}
    return fields, closing(r, r.match.end())


def _full_year(year: int, calendar: str) -> int | None:
    """Two digits stand for the century that news tells of; three are no year."""
    if year >= 100:
        return year if year >= 1000 else None
    if calendar == "hijri":
        return year + (1400 if year < 80 else 1300)
    return year + (2000 if year < 70 else 1900)


def read_digits(r: Reading) -> Fields | None:
    """ "Sunday 15/2": day and month in digits behind a weekday or the word "day"."""
    day, month = r.number("day"), r.number("number")
    if day is None or month is None or not 1 <= month <= 12:
        return None
    return weekday_fields(r) | {"day": day, "month": month, "form": "date"}


def read_first_of(r: Reading) -> Fields | tuple[Fields, int] | None:
    """ "First of March" without an article."""
    found = _month_fields(r)
    return (found[0] | {"day": 1, "form": "date"}, found[1]) if found else None


def read_of_month(r: Reading) -> Fields | None:
    """ "The 15th of this month": the month is told by its place only."""
    day, unit = r.number("day"), r.token("monthly", "monthly2")
    if day is None or not 1 <= day <= 31 or (unit and unit.word and unit.word.value != "M"):
        return None
    relation = r.word("mrel", "mrel2", "mthis") or "this"
    if unit is None and (relation != "this" or r.match.group("day") == "w"):
        return None  # without the word for month only "the 15th of the current"
    if unit is None and r.match.group()[0] == "o" and r.left[-1:] not in ("@", "D", "I"):
        return None
    return {"day": day, "relation": relation, "form": "day-of-month"}


def read_bare_day(r: Reading) -> Fields | None:
    """ "Day 23": of the month of writing."""
    return {"day": r.number("day"), "form": "day-of-month"} if r.right[:1] in ("", ",", "¶", "!", "x", ">") else None


def read_nth_weekday(r: Reading) -> Fields | None:
    """ "The last Tuesday of March": `value` holds which, -1 for the last."""
    found = _month_fields(r)
    if found is None:
        return None
    last = r.word("nth") == "END" or r.letter("nth2") == "r"
    nth = -1 if last else r.number("nth", "nth2") or 1
    if last and r.letter("nth2") == "r" and r.word("nth2") not in ("recent", "last"):
        return None
    return weekday_fields(r) | found[0] | {"value": str(nth), "form": "nth-weekday"}


def _month_fields(r: Reading) -> tuple[Fields, int] | None:
    """Month and year; where two months stand side by side that are not one, only the first is read."""
    first = r.token("month")
    second = r.token("month2", "month3")
    if first is None or first.word is None:
        return None
    fields: Fields = {"month": int(first.word.value), "calendar": first.word.calendar}
    end = r.match.end()
    if second is not None and second.word is not None and second.word.value != first.word.value:
        if not (fields["calendar"] == "gregorian" == second.word.calendar):
            return None
        return fields, r.match.end("month")
    year = year_fields(r)
    if year.get("calendar") == "gregorian":
        year.pop("calendar")
    return fields | year, end


def read_month(r: Reading) -> Fields | tuple[Fields, int] | None:
    """A month, perhaps with a year, or half of one."""
    found = _month_fields(r)
    if found is None:
        return None
    if not set(found[0]) & {"year", "relation", "year_relation"} and (known := _known_year(r, found[0]["month"], None)):
        found[0]["year"] = known
    letters = r.match.group()
    weak = "M" not in letters and "/" not in letters
    company = "N" in letters or set(found[0]) & {"year", "relation", "year_relation"} or r.token("edge", "fraction")
    if weak and not company and r.left[-1:] not in ("@", "I", "g", "B"):
        return None
    if what := r.word("what"):
        if what not in ("D", "W"):
            return None
        found[0]["mod"] = "START" if r.word("ordinal") == "1" else "END"
        if what == "D":
            found[0].update(form="edge-of-month", type=TimeType.DATE)
        return found
    if week := r.word("week"):
        if week != "W":
            return None
        nth = r.number("nth")
        found[0]["mod"] = "START" if nth == 1 else "MID" if nth in (2, 3) else "END"
    if fraction := r.word("fraction"):
        if fraction != "0.5" or r.number("nth") not in (1, 2):
            return None
        found[0]["mod"] = "START" if r.number("nth") == 1 else "END"
    return found


def read_year(r: Reading) -> Fields | None:
    """A year behind its word, or a bare one where its surroundings say that it is no number of things."""
    year = r.number("year")
    fields = year_fields(r)
    if other := r.number("year2"):
        if {r.word("era"), r.word("era2")} != {"hijri", "gregorian"}:
            return None
        fields |= {"year": max(year or 0, other), "calendar": "gregorian"}
        return fields
    if year is None or not 100 <= year <= (_LAST_AMAZIGH if fields.get("calendar") == "amazigh" else 2150):
        return None
    if r.rule.id == "year":
        return fields if r.letter("intro") not in ("l", "L") or r.word("intro") == "Y" else None
    if fields.get("calendar"):
        return fields
    if not 1800 <= year <= 2100 or r.right[:1] in tuple("#%uvlLDN/M") or r.right == "x#":
        return None
    return fields if r.token("edge") or _year_by_company(r, year) else None


def _year_by_company(r: Reading, year: int) -> bool:
    left, right, round_number = r.left[-1:], r.right[:1], year % 100 == 0
    if left == "4":  # between
        return True
    if r.right in ("-y", "/y"):
        return True  # the first of two
    if (left in ("-", "&", "/") and r.left[-2:-1] == "y") or r.left.endswith("y>&"):
        return True  # the second of two
    if left == "<" and right in ("-", ">", ","):
        return True
    if left == "f" and right in ("@", "-", "&"):
        return True  # from … to
    if "+" in r.left and "y" not in r.left:
        return True  # an event of that year
    if left in ("@", "I", "g", "B"):
        return not (round_number and right in ("x", "f"))
    return left == "~" and right in ("", ",", "!", "¶", "@", ">") and not round_number
