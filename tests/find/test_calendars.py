"""Conversions between calendars, and what a TIMEX3 value covers."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from takhrij.find.calendars import (
    bounds_of,
    civil_hijri_day,
    coptic_day,
    hijri_day,
    hijri_month,
    hijri_of,
    narrow,
    shift_months,
)


def test_umm_al_qura_day() -> None:
    assert hijri_day(1436, 10, 25) == date(2015, 8, 10)


def test_a_thirtieth_that_the_calendar_lacks_is_the_day_after() -> None:
    assert hijri_day(1433, 2, 30) == hijri_day(1433, 3, 1)


def test_before_umm_al_qura_the_arithmetical_calendar_is_used() -> None:
    assert hijri_day(1, 1, 1) == civil_hijri_day(1, 1, 1) == date(622, 7, 19)


def test_hijri_month_ends_where_the_next_begins() -> None:
    first, last = hijri_month(1436, 12) or (None, None)
    assert first == hijri_day(1436, 12, 1)
    assert last and last + timedelta(1) == hijri_day(1437, 1, 1)


@given(st.dates(date(1925, 1, 1), date(2070, 1, 1)))
def test_hijri_round_trip(day: date) -> None:
    written = hijri_of(day)
    assert written is not None
    assert hijri_day(*written) == day


@given(st.integers(1343, 1500), st.integers(1, 12), st.integers(1, 29))
def test_the_two_hijri_calendars_differ_by_two_days_at_most(year: int, month: int, day: int) -> None:
    found = hijri_day(year, month, day)
    assert found is not None
    assert abs((found - civil_hijri_day(year, month, day)).days) <= 2


def test_coptic_new_year() -> None:
    assert coptic_day(1735, 1, 1) == date(2018, 9, 11)


def test_shifting_months_stays_inside_the_month() -> None:
    assert shift_months(date(2016, 3, 31), -1) == date(2016, 2, 29)


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2016-05-18", "2016-05-18", "2016-05-18"),
        ("2016-05-18TEV", "2016-05-18", "2016-05-18"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2016", "2016-01-01", "2016-12-31"),
        ("2018-W27", "2018-07-02", "2018-07-08"),
        ("2018-W27-WE", "2018-07-07", "2018-07-08"),
        ("2018-Q3", "2018-07-01", "2018-09-30"),
        ("2018-H1", "2018-01-01", "2018-06-30"),
        ("2018-WI", "2018-12-01", "2019-02-28"),
        ("199", "1990-01-01", "1999-12-31"),
        ("19", "1900-01-01", "1999-12-31"),
    ],
)
def test_bounds_of_a_value(value: str, first: str, last: str) -> None:
    assert bounds_of(value) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("value", ["PAST_REF", "P3D", "XXXX-05", "2016-13", "2016-02-30", "0000", ""])
def test_a_value_outside_of_time_has_no_bounds(value: str) -> None:
    assert bounds_of(value) is None


@given(st.dates(date(1900, 1, 1)), st.integers(0, 4000), st.sampled_from(["START", "MID", "END", None]))
def test_a_part_of_a_period_lies_inside_it(first: date, days: int, mod: str | None) -> None:
    last = first + timedelta(min(days, (date.max - first).days))
    start, end = narrow((first, last), mod)
    assert first <= start <= end <= last


def test_approximate_bounds_are_wider() -> None:
    assert narrow((date(2016, 5, 1), date(2016, 5, 31)), "APPROX") == (date(2016, 4, 28), date(2016, 6, 3))
