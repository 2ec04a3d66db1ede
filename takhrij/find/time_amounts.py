"""Reads durations, what is counted from now ("two years ago"), and sets ("every Friday").

Invariant: an amount that is not said stays open (None) and becomes X in the value.
"""

from __future__ import annotations

from takhrij.find.time_reading import Fields, Reading
from takhrij.find.time_tokens import Token
from takhrij.model import TimeType


def _counted(number: Token) -> float | None:
    """What a number says; None where it says nothing or is none: "985.09.46.1" is a code."""
    written = str(number.value or "").replace(",", ".").replace("،", ".").replace("٫", ".").replace("٬", "")
    try:
        return float(written)
    except ValueError:
        return None


def _amount(r: Reading) -> Fields | None:
    """Unit and amount of the first quantity; further ones are added as `parts`."""
    token = r.token("unit", "unit2", "dual", "dual2", "some", "some2", "one", "plural")
    if token is None or token.word is None:
        return None
    amount: float | None = None
    number = r.token("n", "n2", "n3")
    if number is not None and number.word is not None and number.value == 1:
        return None  # "one" stands behind its noun
    if number is not None:
        amount = _counted(number)
    elif r.token("dual", "dual2"):
        amount = 2.0
    elif fraction := r.word("fraction"):
        return _fraction_of(float(fraction), token.word.value)
    elif r.token("one"):
        amount = 1.0
    return {"unit": token.word.value or "H", "amount": amount, "parts": _further(r, token)}


_FAR_AHEAD = 10  # years; "after 33 years" looks back
_SMALLER = {
    "H": ("MIN", 60),
    "MIN": ("S", 60),
    "Y": ("M", 12),
    "M": ("D", 30),
    "CE": ("Y", 100),
    "DE": ("Y", 10),
    "D": ("H", 24),
}


def _fraction_of(share: float, unit: str) -> Fields | None:
    """Half an hour, a quarter of a century: in the next smaller unit."""
    smaller, size = _SMALLER.get(unit, ("", 0))
    return {"unit": smaller, "amount": float(round(size * share)), "parts": ()} if smaller else None


def _further(r: Reading, first: Token) -> tuple[tuple[str, float], ...]:
    """Units joined with "and": (code, amount); a half is of the first unit."""
    out: list[tuple[str, float]] = []
    tokens, letters = r.tokens.tokens, r.tokens.letters
    number: float | None = None
    joined = False
    for at in range(r.match.start(), r.match.end()):
        letter, token = letters[at], tokens[at]
        if letter in "&,":
            joined, number = True, None
        elif joined and letter == "Q" and token.word and first.word:
            out.append((first.word.value, float(token.word.value)))
            joined = False
        elif joined and letter in "dnyw":
            number = _counted(token)
        elif joined and letter in "vNDulHk" and token.word:
            out.append((token.word.value or "H", number or (2.0 if letter == "k" else 1.0)))
            joined = False
    return tuple(out)


def read_duration(r: Reading) -> Fields | None:
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
    return bool(r.token("plural")) and left in ("~", "@") and not _of_something(r)


def _of_something(r: Reading) -> bool:
    """Whether a bare plural is only the first word of a phrase: "in days of peace", «for watches "Tudor"»."""
    end = r.match.end()
    if r.right[:1] == '"':
        return r.tokens.tokens[end].start > r.tokens.tokens[end - 1].end  # an opening mark
    return r.right[:1] in ("x", "r")


def read_ago(r: Reading) -> Fields | tuple[Fields, int] | None:
    """ "Two years ago" and "in two years": a date, unless something follows that it is counted from."""
    fields = _amount(r)
    direction = r.tokens.letters[r.match.start()]
    if r.rule.id == "ago.told":
        back = r.letter("direction") == "g" or r.word("beside") == "-1"
        said = fields is not None and fields["amount"] is not None
        return fields | {"shift": -1 if back else 1, "relation": "that"} if fields and said else None
    if fields is not None and r.right == "fR":
        return fields | {"shift": -1 if direction == "g" else 1}, r.match.end() + 2
    if fields is None or r.right[:1] in ("f", "z", "^") or r.right in ("2f", "2^"):
        return None
    if r.letter("one") == "D" and r.right[:1] in tuple("WtTdoE"):
        return None  # "before the day of …"
    if direction == "g":
        return fields | {"shift": -1}
    if not r.left and not r.right:
        return fields | {"shift": 1}
    opens = r.left[-1:] in ("", "&", ",", "¶", "!", '"', "<")
    closes = r.right[:1] in ("", ",", "¶", "!", '"', ">", "@")
    far = fields["unit"] == "Y" and (fields["amount"] or 0) > _FAR_AHEAD
    if opens or not closes or far or fields["amount"] is None or r.token("one"):
        return None
    return fields | {"shift": 1}


def read_set(r: Reading) -> Fields | None:
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
    if (days := r.token("days")) and not (days.word and days.word.value == "D"):
        return None
    if weekday := r.word("weekday"):
        return {"type": TimeType.SET, "value": f"XXXX-WXX-{weekday}{r.word('day_part') or ''}"}
    if part := r.word("part"):
        return {"type": TimeType.SET, "value": f"XXXX-XX-XX{part}"}
    if day_part := r.word("day_part"):
        return {"type": TimeType.SET, "value": f"XXXX-XX-XX{day_part}"} if r.word("unit") == "D" else None
    amount = r.number("n") or (2 if r.letter("unit") == "k" else 1)
    return {"type": TimeType.SET, "value": duration_value([(r.word("unit") or "H", float(amount))])}


_PARTS = {"Y": ("M", 12), "H": ("MIN", 60)}


def duration_value(parts: list[tuple[str, float | None]]) -> str:
    """TIMEX3 duration: P2Y, PT13H8M, P2Y6M; X where the amount is not said."""
    whole: dict[str, float | None] = {}
    for unit, amount in parts:
        if unit in _PARTS and amount is not None and amount % 1:
            smaller, size = _PARTS[unit]
            if int(amount) or unit in whole:
                whole[unit] = (whole.get(unit) or 0) + int(amount)
            whole[smaller] = (whole.get(smaller) or 0) + round(size * (amount % 1))
        else:
            whole[unit] = None if amount is None else (whole.get(unit) or 0) + amount
    out = "P"
    for unit in ("CE", "DE", "Y", "M", "W", "D", "H", "MIN", "S"):
        if unit in whole and not (whole[unit] is None and len(whole) > 1):
            if unit in ("H", "MIN", "S") and "T" not in out:
                out += "T"
            amount = whole[unit]
            out += ("X" if amount is None else f"{amount:.12g}") + {"MIN": "M"}.get(unit, unit)
    return out
