"""Reads a match of the grammar into an `Expression`, or refuses it where its surroundings say that it is no time.

Invariant: a refusal looks only at letters and words beside the match; nothing here knows the publication date.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NamedTuple

from takhrij.find.time_grammar import Rule
from takhrij.find.time_tokens import Token, Tokens
from takhrij.model import TimeType

Fields = dict[str, Any]


class Reading(NamedTuple):
    """One match over the letters of an article, with what stands on both sides."""

    rule: Rule
    match: re.Match[str]
    tokens: Tokens

    @property
    def left(self) -> str:
        """Up to three letters before the match."""
        start = self.match.start()
        return self.tokens.letters[max(0, start - 3) : start]

    @property
    def right(self) -> str:
        """Up to two letters behind the match."""
        return self.tokens.letters[self.match.end() : self.match.end() + 2]

    def token(self, *groups: str) -> Token | None:
        """The token of the first group that matched (its last letter)."""
        known = self.match.re.groupindex
        for group in groups:
            if group in known and self.match.end(group) > self.match.start(group) >= 0:
                return self.tokens.tokens[self.match.end(group) - 1]
        return None

    def word(self, *groups: str) -> str | None:
        """The table's value of that token."""
        token = self.token(*groups)
        return token.word.value if token and token.word else None

    def number(self, *groups: str) -> int | None:
        """The number that the token stands for."""
        token = self.token(*groups)
        return int(token.value) if token and str(token.value).isdigit() else None

    def letter(self, *groups: str) -> str:
        """The last letter of the first group that matched, or nothing."""
        known = self.match.re.groupindex
        return next((text[-1] for group in groups if group in known and (text := self.match[group])), "")

    def has(self, letter: str) -> bool:
        """Whether the match holds that letter."""
        return letter in self.match.group()


class Found(NamedTuple):
    """What was read, and which tokens it covers: half-open."""

    fields: Fields
    first: int
    last: int


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
    elif reading.has("a") and fields["type"] is not TimeType.SET:
        fields["mod"] = _approximation(reading)
    if (part := reading.word("part")) and fields["type"] is TimeType.DATE:
        fields |= {"part": part, "type": TimeType.TIME}
    return Found({"rule": rule.id, "form": rule.form} | fields, match.start(), last)


def _approximation(r: Reading) -> str:
    at = r.match.group().index("a") + r.match.start()
    word = r.tokens.tokens[at].word
    return word.value if word else "APPROX"


def _year_fields(r: Reading) -> Fields:
    out: Fields = {}
    if (year := r.number("year")) is not None:
        out["year"] = year
    if relation := r.word("yrel", "yrel2"):
        out["year_relation"] = relation
    elif r.token("ythis", "ythis2"):
        out["year_relation"] = r.word("ythis", "ythis2")
    if relation := r.word("rel"):
        out["relation"] = relation
    if era := r.word("era"):
        out["calendar"] = era
    return out


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
    year = _year_fields(r)
    if year.get("year") is not None and year.get("calendar") == "amazigh":
        year["calendar"] = "gregorian"
    if year.get("calendar") == "gregorian" and fields["calendar"] != "gregorian":
        year.pop("calendar")
    return fields | year, end


def _date(r: Reading) -> Fields | tuple[Fields, int] | None:
    if r.rule.id == "date.numeric":
        return _numeric(r)
    day = r.number("day")
    month = _month_fields(r)
    if (
        day is None
        or month is None
        or not 1 <= day <= 31
        or (r.left[-1:] in ("-", "/") and r.left[-2:-1] not in tuple("dM"))
    ):
        return None
    fields, end = month
    fields["day"] = day
    if "year" not in fields and (known := _known_year(r, fields["month"], day)):
        fields["year"] = known
    if end != r.match.end():
        return fields, end
    if day2 := r.number("day2"):
        other = r.token("monthB")
        if other is None or other.word is None or other.word.calendar == fields["calendar"]:
            return fields, _closing(r, r.match.end("core"))
        if other.word.calendar == "gregorian":
            fields |= {"day": day2, "month": int(other.word.value), "calendar": "gregorian"}
            fields |= {"year": r.number("year2")} if r.number("year2") else {}
            if not r.number("year2") and fields.get("year", 9999) < 1700:
                fields.pop("year")
    return _weekday_fields(r) | fields, _closing(r, r.match.end())


def _known_year(r: Reading, month: int, day: int) -> int | None:
    """The year of a day that an event is named after: "the attacks of 11 September"."""
    at = r.tokens.letters.rfind("+", max(0, r.match.start() - 2), r.match.start())
    word = r.tokens.tokens[at].word if at >= 0 else None
    for known in word.value.split() if word else ():
        date, _, year = known.partition("=")
        if date == f"{month}-{day}":
            return int(year)
    return None


def _closing(r: Reading, end: int) -> int:
    """Where the expression ends: a bracket belongs to it only as a pair."""
    letters = r.tokens.letters[r.match.start() : end]
    if letters.endswith(">") and letters.count("<") < letters.count(">"):
        return end - 1
    if letters.count("<") > letters.count(">") and r.tokens.letters[end : end + 1] == ">":
        return end + 1
    return end


def _numeric(r: Reading) -> Fields | tuple[Fields, int] | None:
    token = r.token("numeric")
    parts = [int(p) for p in re.split(r"\D", str(token.value))] if token else []
    if len(parts) != 3:
        return None
    first, month, last = parts
    day, year = (last, first) if first > 31 else (first, last)
    if month > 12 and day <= 12:
        day, month = month, day
    calendar = r.word("era") or ("hijri" if 1300 <= year <= 1500 else "gregorian")
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    if year < 100 and calendar == "gregorian":
        year += 2000 if year < 70 else 1900
    elif year < 100:
        year += 1400 if year < 80 else 1300
    elif year < 1000:
        return None
    fields = _weekday_fields(r) | {"day": day, "month": month, "year": year, "calendar": calendar}
    return fields, _closing(r, r.match.end())


def _weekday_fields(r: Reading) -> Fields:
    weekday = r.word("weekday", "weekday2", "weekday3", "weekday4")
    return {"weekday": int(weekday)} if weekday else {}


def _month(r: Reading) -> Fields | tuple[Fields, int] | None:
    month = _month_fields(r)
    if month is None:
        return None
    letters = r.match.group()
    weak = "M" not in letters and letters.count("m") < 2
    company = "N" in letters or set(month[0]) & {"year", "relation", "year_relation"} or r.token("edge")
    if weak and not company and r.left[-1:] not in ("@", "I", "g", "B"):
        return None
    return month


def _year(r: Reading) -> Fields | None:
    year = r.number("year")
    if year is None or not 100 <= year <= 2150:
        return None
    fields = _year_fields(r)
    if r.rule.id == "year" or fields.get("calendar"):
        return fields
    if not 1800 <= year <= 2100 or r.right[:1] in tuple("#%uvlLDN/M") or r.right in ("x#",):
        return None
    left = r.left[-1:]
    if left == "4":  # between
        return fields
    joined = (r.left[-1:] in ("-", "&", "/") and r.left[-2:-1] == "y") or r.left.endswith("y>&")
    opening = left == "<" and r.right[:1] in ("-", ">", ",")
    ranged = left == "f" and r.right[:1] in ("@", "-")
    event = "+" in r.left and "y" not in r.left
    plain = left in ("@", "I", "g", "B") and not (year % 100 == 0 and r.right[:1] in ("x", "f"))
    following = left == "~" and r.right[:1] in ("", ",", "!", "\\", "@", ">") and year % 100 != 0
    return fields if joined or opening or ranged or event or plain or following or r.token("edge") else None


def _day(r: Reading) -> Fields | tuple[Fields, int] | None:
    fields = _weekday_fields(r)
    if shift := r.word("deictic", "deictic2"):
        fields["shift"] = int(shift)
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
    if pre := r.word("pre", "pre2"):
        fields["relation"] = pre
    return fields


def _gap_before(r: Reading, group: str) -> int:
    letters, at = r.tokens.letters, r.match.start(group)
    gap = 0
    while letters[at - gap - 1] in "-/~&":
        gap += 1
    return gap


def _part(r: Reading) -> Fields | None:
    if r.left[-1:] in tuple("Cow%dn&") or not (r.word("part") or "").startswith("T"):
        return None
    return {"type": TimeType.TIME, "part": r.word("part"), "relation": r.word("rel") or r.word("pre")}


def _clock(r: Reading) -> Fields | None:
    token = r.token("hour", "hour2", "hour3")
    if token is None or (r.rule.id == "clock.bare" and r.left[-1:] not in ("@", "I", "g", "B", ",", "<")):
        return None
    parts = [int(p) for p in re.split(r"\D", str(token.value))]
    hour, minute = parts[0], parts[1] if len(parts) > 1 else 0
    if (fraction := r.word("minute")) and r.letter("minute") == "Q":
        minute = int(float(fraction) * 60)
    elif (number := r.number("minute")) is not None:
        minute = number
    if less := r.word("less"):
        hour, minute = hour - 1, 60 - int(float(less) * 60)
    hour = _on_24(hour, r.word("meridian"))
    if not (0 <= hour <= 24 and 0 <= minute <= 59):
        return None
    return {"type": TimeType.TIME, "clock": f"T{hour:02}:{minute:02}"}


def _on_24(hour: int, meridian: str | None) -> int:
    """The hour on a 24-hour clock: noon and after add twelve, midnight is 0."""
    late = meridian in ("pm", "TAF", "TEV", "TMI") or (meridian == "TNI" and hour >= 6)
    if meridian == "m":
        late = True
    if late and hour < 12 and not (meridian == "TMI" and hour >= 10):
        return hour + 12
    if hour == 12 and meridian in ("am", "TMO", "TNI"):
        return 0
    return hour


def _period(r: Reading) -> Fields | None:
    token = r.token("unit")
    if token is None or token.word is None:
        return None
    pre, relation = r.word("pre"), r.word("rel")
    unit = token.word.value or "D"
    letter = r.match["unit"]
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


def _weekend(r: Reading) -> Fields:
    return {"unit": "WE", "relation": r.word("rel") or "this"}


def _season(r: Reading) -> Fields:
    return {"season": r.word("season", "season2")} | _year_fields(r)


def _feast(r: Reading) -> Fields | None:
    if r.right[:1] in ("=", "o"):
        return None  # a birthday
    return {"value": r.word("feast")} | _year_fields(r)


def _fraction(r: Reading) -> Fields | None:
    fraction, nth = r.word("fraction"), r.number("nth")
    code = {"0.25": "Q", "0.5": "H"}.get(fraction or "")
    if code is None or nth is None or not 1 <= nth <= (4 if code == "Q" else 2):
        return None
    fields = _year_fields(r)
    if r.token("bare"):
        fields["year_relation"] = "this"
    if not fields and code == "H":
        return None
    return fields | {"value": f"{code}{nth}"}


def _decade(r: Reading) -> Fields | tuple[Fields, int] | None:
    decade = r.number("decade") or int(r.word("decade") or 0)
    return {"value": str(decade), "relation": r.word("rel") if r.letter("rel") == "r" else None}


def _century(r: Reading) -> Fields | None:
    nth = r.number("nth")
    if r.word("century") != "CE" or not nth:
        return None
    return {"value": f"{nth - 1:02}"}


def _amount(r: Reading) -> Fields | None:
    """Unit and amount of the first quantity; further ones are added as `parts`."""
    token = r.token("unit", "dual", "dual2", "some", "some2", "one", "plural")
    if token is None or token.word is None:
        return None
    amount: float | None = None
    number = r.token("n", "n2")
    if number is not None and number.word is not None and number.value == 1:
        return None  # "one" stands behind its noun
    if number is not None:
        amount = (
            float(str(number.value).replace(",", ".").replace("،", ".").replace("٫", ".").replace("٬", ""))
            if number.value
            else None
        )
    elif r.token("dual", "dual2"):
        amount = 2.0
    elif r.token("one"):
        amount = 1.0
    return {"unit": token.word.value or "H", "amount": amount, "parts": _further(r, token)}


def _further(r: Reading, first: Token) -> tuple[tuple[str, float], ...]:
    """Units joined with "and": (code, amount); a half is of the first unit."""
    out: list[tuple[str, float]] = []
    tokens, letters = r.tokens.tokens, r.tokens.letters
    number: float | None = None
    joined = False
    for at in range(r.match.start(), r.match.end()):
        letter, token = letters[at], tokens[at]
        if letter == "&":
            joined, number = True, None
        elif joined and letter == "Q" and token.word and first.word:
            out.append((first.word.value, float(token.word.value)))
            joined = False
        elif joined and letter in "dnyw":
            number = float(token.value)
        elif joined and letter in "vNDulHk" and token.word:
            out.append((token.word.value or "H", number or (2.0 if letter == "k" else 1.0)))
            joined = False
    return tuple(out)


def _duration(r: Reading) -> Fields | None:
    fields = _amount(r)
    if fields is None:
        return None
    if r.rule.id == "duration.one" and not _alone_is_time(r):
        return None
    return fields | {"type": TimeType.DURATION}


def _alone_is_time(r: Reading) -> bool:
    """Whether a bare unit ("a month", "days") is a duration: only behind a preposition."""
    if r.has("&") or r.has("a"):
        return True
    left = r.left[-1:]
    if left in ("g", "B", "I", "_") or r.match.group()[-1] == "w":
        return True
    return bool(r.token("plural")) and left in ("~", "@") and r.right[:1] != "r"


def _ago(r: Reading) -> Fields | None:
    """ "Two years ago" and "in two years": a date, unless something follows that it is counted from."""
    fields = _amount(r)
    direction = r.tokens.letters[r.match.start()]
    if fields is None or r.right[:1] in ("f", "z") or r.right == "2f":
        return None
    if direction == "g":
        return fields | {"shift": -1}
    opens = r.left[-1:] in ("", "&", ",", "\\", "!", '"', "<")
    closes = r.right[:1] in ("", ",", "\\", "!", '"', ">", "@")
    if opens or not closes or fields["amount"] is None or r.token("one"):
        return None
    return fields | {"shift": 1}


def _set(r: Reading) -> Fields | None:
    if per := r.token("per"):
        counted = r.left[-1:] == "@" and set(r.tokens.letters[max(0, r.match.start() - 6) : r.match.start()]) & set(
            "dnw%6lk"
        )
        unit = per.word.value if per.word else ""
        return (
            {"type": TimeType.SET, "value": duration_value([(unit or "D", 1.0)])}
            if counted and r.right[:1] not in ("o", "3")
            else None
        )
    if value := r.word("set"):
        return {"type": TimeType.SET, "value": value}
    if r.rule.id == "set.day-of-month":
        return {"type": TimeType.SET, "value": f"XXXX-XX-{r.number('nth'):02}"}
    if weekday := r.word("weekday"):
        return {"type": TimeType.SET, "value": f"XXXX-WXX-{weekday}"}
    if part := r.word("part"):
        return {"type": TimeType.SET, "value": f"XXXX-XX-XXT{part}"}
    unit = r.token("unit")
    amount = r.number("n") or (2 if r.letter("unit") == "k" else 1)
    return {
        "type": TimeType.SET,
        "value": duration_value([((unit.word.value if unit and unit.word else "") or "H", float(amount))]),
    }


def _reference_word(r: Reading) -> Fields | None:
    value = r.word("reference")
    if value == "FUTURE_REF" and r.left[-1:] not in ("@", "~"):
        return None
    return {"value": value}


def _vague(r: Reading) -> Fields | None:
    if r.left[-1:] not in ("I", "@", "g", "B"):
        return None
    return {"type": TimeType.DURATION, "value": r.word("reference")}


def duration_value(parts: list[tuple[str, float | None]]) -> str:
    """TIMEX3 duration: P2Y, PT13H8M, P2Y6M; X where the amount is not said."""
    whole: dict[str, float | None] = {}
    for unit, amount in parts:
        if unit == "Y" and amount is not None and amount % 1:
            whole["Y"] = (whole.get("Y") or 0) + int(amount) or None
            whole["M"] = (whole.get("M") or 0) + round(12 * (amount % 1))
        else:
            whole[unit] = None if amount is None else (whole.get(unit) or 0) + amount
    out = "P"
    for unit in ("CE", "DE", "Y", "M", "W", "D", "H", "MIN", "S"):
        if unit in whole and not (whole[unit] is None and len(whole) > 1):
            if unit in ("H", "MIN", "S") and "T" not in out:
                out += "T"
            amount = whole[unit]
            out += ("X" if amount is None else f"{amount:g}") + {"MIN": "M"}.get(unit, unit)
    return out


_READERS: dict[str, Callable[[Reading], Fields | tuple[Fields, int] | None]] = {
    "date": _date,
    "month": _month,
    "year": _year,
    "day": _day,
    "part": _part,
    "clock": _clock,
    "period": _period,
    "weekend": _weekend,
    "season": _season,
    "feast": _feast,
    "fraction": _fraction,
    "decade": _decade,
    "century": _century,
    "duration": _duration,
    "ago": _ago,
    "set": _set,
    "reference": _reference_word,
    "vague": _vague,
}
