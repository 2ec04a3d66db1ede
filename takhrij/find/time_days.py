"""Reads days, parts of the day, clocks, relative periods, seasons, feasts, quarters, decades and centuries.

Invariant: fields come from the words of the match and its neighbours; None refuses the match.
"""

from __future__ import annotations

import re

from takhrij.find.time_reading import Fields, Reading, weekday_fields, year_fields
from takhrij.model import TimeType


def read_day(r: Reading) -> Fields | tuple[Fields, int] | None:
    fields = weekday_fields(r)
    if r.word("both") not in (None, "P1D"):
        return None  # the dual of "day" is written like "daily"
    if r.token("second"):
        if r.word("part") != "TNI":
            return fields, r.match.start("second") - _gap_before(r, "second")
        fields["value"] = "night"
    relation = r.word("rel") or r.word("wrel") or r.word("wthis")
    if r.token("wrel", "wthis"):
        fields["year_relation"] = relation  # of its week
    elif relation:
        fields["relation"] = relation
    if adverb := r.word("adverb"):
        fields |= {"part": adverb, "type": TimeType.TIME}
    if r.match.group() == "T" and r.right[:1] == "3":
        return None
    if pre := r.word("pre", "pre2", "pre3"):
        fields["relation"] = pre
    if part := r.word("the_part"):
        fields |= {"part": part, "type": TimeType.TIME, "form": "part"}
    return fields


def _gap_before(r: Reading, group: str) -> int:
    letters, at = r.tokens.letters, r.match.start(group)
    gap = 0
    while letters[at - gap - 1] in "-/~&":
        gap += 1
    return gap


def read_part(r: Reading) -> Fields | None:
    if r.left[-1:] in tuple("Cow%dn&") or not (r.word("part") or "").startswith("T"):
        return None
    return {"type": TimeType.TIME, "part": r.word("part"), "relation": r.word("rel") or r.word("pre")}


def read_clock(r: Reading) -> Fields | None:
    token = r.token("hour", "hour2", "hour3", "hour4", "hour5")
    if token is None or (r.rule.id == "clock.bare" and not _clock_stands_free(r)):
        return None
    parts = [int(p) for p in re.split(r"\D", str(token.value))]
    hour, minute = parts[0], parts[1] if len(parts) > 1 else 0
    if (fraction := r.word("minute")) and r.letter("minute") == "Q":
        minute = int(float(fraction) * 60)
    elif (number := r.number("minute")) is not None:
        minute = number
    if less := r.word("less"):
        hour, minute = hour - 1, 60 - int(float(less) * 60)
    hour = on_24_hours(hour, r.word("meridian"))
    if not (0 <= hour <= 24 and 0 <= minute <= 59):
        return None
    return {"type": TimeType.TIME, "clock": f"T{hour:02}:{minute:02}"}


def _clock_stands_free(r: Reading) -> bool:
    """Whether digits with a colon are a clock without any word for it: not a score, not a verse."""
    return r.left[-1:] in ("@", "I", "g", "B", ",", "<") or (r.left[-1:] == "f" and r.right[:1] == "@")


def on_24_hours(hour: int, meridian: str | None) -> int:
    """The hour on a 24-hour clock: noon and after add twelve, midnight is 0."""
    late = meridian in ("pm", "gregorian", "TAF", "TEV", "TMI") or (meridian == "TNI" and hour >= 6)
    if late and hour < 12 and not (meridian == "TMI" and hour >= 10):
        return hour + 12
    if hour == 12 and meridian in ("am", "TMO", "TNI"):
        return 0
    return hour


def read_period(r: Reading) -> Fields | None:
    token = r.token("unit", "unit2")
    if token is None or token.word is None:
        return None
    if r.token("share"):
        return _share_of_month(r, token.word.value)
    pre, relation = r.word("pre"), r.word("rel")
    unit = token.word.value or "D"
    letter = r.letter("unit", "unit2")
    if letter == "Q":
        return {"unit": "Q", "relation": relation or pre} if unit == "0.25" and relation != "recent" else None
    if letter == "S":
        return {"form": "season", "season": token.word.value, "relation": relation or pre}
    if letter in "LK":
        if letter == "K" and unit != "SEASON":
            return {"form": "duration", "type": TimeType.DURATION, "unit": unit, "amount": 2.0}
        if pre == "this" and relation is None:
            return _reference("this")
        return _reference(relation or pre)
    if letter == "X" or unit == "SEASON":
        return _reference(relation or pre)
    if letter == "T":
        unit = "D"
    if unit in ("H", "MIN", "S"):
        return None
    return {"unit": unit, "relation": relation or pre or "this"}


def _share_of_month(r: Reading, unit: str) -> Fields | None:
    """ "The second half of this month", "the first week of next month"."""
    half = r.letter("share") == "Q" and r.word("share") == "0.5"
    if unit != "M" or not (half or r.word("share") == "W"):
        return None
    nth = r.number("nth")
    mod = "START" if nth == 1 else "END" if nth is None or half else "MID"
    return {"unit": "M", "relation": r.word("rel", "pre") or "this", "mod": mod}


def _reference(relation: str | None) -> Fields | None:
    value = {
        "last": "PAST_REF",
        "recent": "PAST_REF",
        "preceding": "PAST_REF",
        "this": "PRESENT_REF",
        "next": "FUTURE_REF",
        "following": "FUTURE_REF",
    }.get(relation or "")
    return {"form": "reference", "value": value} if value else None


def read_weekend(r: Reading) -> Fields:
    return {"unit": "WE", "relation": r.word("rel") or "this"}


def read_season(r: Reading) -> Fields:
    return {"season": r.word("season", "season2")} | year_fields(r)


def read_feast(r: Reading) -> Fields | None:
    if r.right[:1] in ("=", "o"):
        return None  # a birthday
    if (r.word("feast") or "").endswith("eid") and not r.token("nth") and r.left[-1:] not in tuple("@~gBIf4"):
        return None  # "the feast" in a phrase
    nth = r.number("nth") or (1 if r.word("nth") == "1" else None)
    return {"value": r.word("feast"), "amount": float(nth - 1) if nth else None} | year_fields(r)


def read_fraction(r: Reading) -> Fields | None:
    fraction, nth = r.word("fraction"), r.number("nth")
    code = {"0.25": "Q", "0.5": "H"}.get(fraction or "")
    if r.letter("nth") == "r" and r.word("nth") in ("recent", "last"):
        nth = 4 if code == "Q" else 2
    if code is None or nth is None or not 1 <= nth <= (4 if code == "Q" else 2):
        return None
    fields = year_fields(r)
    if r.token("bare"):
        fields["year_relation"] = "this"
    whole = r.token("fraction")
    if not fields and (code == "H" or (whole and whole.word and whole.word.id == "term")):
        return None
    return fields | {"value": f"{code}{nth}"}


def read_decade(r: Reading) -> Fields | tuple[Fields, int] | None:
    token = r.token("decade")
    if token is None or token.word is None or r.right[:1] == "5":
        return None  # "in his twenties"
    if token.word.role == "decade-of" and not r.token("century") and r.right != "&$":
        return None
    decade = int(token.word.value)
    return {"value": str(decade), "relation": r.word("rel") if r.letter("rel") == "r" else None}


_HIJRA = 622  # its centuries are of 97 solar years


def read_century(r: Reading) -> Fields | None:
    nth = r.number("nth")
    if r.word("century") != "CE" or not nth:
        return None
    if r.word("era") == "bc":
        return {"value": f"BC{nth - 1:02}"}
    if r.word("era") == "hijri":
        return {"value": f"{(_HIJRA + round((nth - 1) * 97)) // 100:02}"}
    return {"value": f"{nth - 1:02}"}


def read_reference_word(r: Reading) -> Fields | None:
    value = r.word("reference")
    if value == "FUTURE_REF" and r.left[-1:] not in ("@", "~"):
        return None
    return {"value": value}


def read_vague(r: Reading) -> Fields | None:
    if r.left[-1:] not in ("I", "@", "g", "B"):
        return None
    return {"type": TimeType.DURATION, "value": r.word("reference")}
