"""A time expression as read, before it is placed in time: what the words say, and nothing that they do not.

Invariant: the fields come from the article's words alone; the publication date enters only in `time_values.py`.
"""

from __future__ import annotations

from dataclasses import dataclass

from takhrij.model import Span, TimeType


@dataclass(frozen=True, slots=True)
class Expression:
    """Underspecified TIMEX3, as in HeidelTime (Strötgen and Gertz 2013). Fields that the words leave open are None.

    `form` is what kind of expression it is (`time_grammar.Rule.form`). `relation` and `year_relation` are last, this,
    next, recent, following, preceding, same or that; `shift` counts days (yesterday: -1) or says which way an amount
    goes (ago: -1). `parts` are further units of a duration. `tense` is that of the verb beside it: past, future, None.
    """

    span: Span
    rule: str
    type: TimeType
    form: str
    calendar: str = "gregorian"
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    unit: str | None = None
    amount: float | None = None
    parts: tuple[tuple[str, float], ...] = ()
    shift: int | None = None
    relation: str | None = None
    year_relation: str | None = None
    part: str | None = None
    clock: str | None = None
    season: str | None = None
    value: str | None = None
    mod: str | None = None
    tense: str | None = None
    quoted: bool = False
    reported: bool = False  # said by somebody, in words that begin behind the expression before
    sentence: int = 0
