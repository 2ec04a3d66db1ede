"""Which reader reads which form, and what every expression has in common: edge, approximation, part of the day.

Invariant: `read` returns None where the surroundings of a match say that it is no time.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from takhrij.find import time_amounts as amounts
from takhrij.find import time_dates as dates
from takhrij.find import time_days as days
from takhrij.find.time_grammar import Rule
from takhrij.find.time_reading import Fields, Found, Reading
from takhrij.find.time_tokens import Tokens
from takhrij.model import TimeType


def read(rule: Rule, match: re.Match[str], tokens: Tokens) -> Found | None:
    """What the match says; None if it is no time after all."""
    reading = Reading(rule, match, tokens)
    found = _READERS[rule.form](reading)
    if found is None:
        return None
    fields, last = found if isinstance(found, tuple) else (found, match.end())
    fields.setdefault("type", TimeType.DATE)
    if edge := reading.word("edge"):
        fields["mod"] = edge
    elif (reading.has("a") or reading.has("0")) and fields["type"] is not TimeType.SET:
        fields["mod"] = _approximation(reading)
    if (part := reading.word("part")) and fields["type"] is TimeType.DATE:
        fields |= {"part": part, "type": TimeType.TIME}
    return Found({"rule": rule.id, "form": rule.form} | fields, match.start(), last)


def _approximation(r: Reading) -> str:
    at = r.match.start() + next(n for n, letter in enumerate(r.match.group()) if letter in "a0")
    word = r.tokens.tokens[at].word
    return word.value if word else "APPROX"


_READERS: dict[str, Callable[[Reading], Fields | tuple[Fields, int] | None]] = {
    "date": dates.read_date,
    "numeric": dates.read_numeric,
    "digits": dates.read_digits,
    "first-of": dates.read_first_of,
    "of-month": dates.read_of_month,
    "bare-day": dates.read_bare_day,
    "nth-weekday": dates.read_nth_weekday,
    "month": dates.read_month,
    "year": dates.read_year,
    "day": days.read_day,
    "part": days.read_part,
    "clock": days.read_clock,
    "period": days.read_period,
    "weekend": days.read_weekend,
    "season": days.read_season,
    "feast": days.read_feast,
    "fraction": days.read_fraction,
    "decade": days.read_decade,
    "century": days.read_century,
    "duration": amounts.read_duration,
    "ago": amounts.read_ago,
    "set": amounts.read_set,
    "reference": days.read_reference_word,
    "vague": days.read_vague,
}
