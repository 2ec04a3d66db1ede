"""Finds when an article was published: from its metadata, its address, its own lines, or its content.

Invariant: `date` is never a bare guess. Where the words only narrow the time down, `date` is None and `earliest` and
`latest` bound it; everything comes with its reasons.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from email.utils import parsedate_to_datetime
from functools import cache
from typing import NamedTuple

from takhrij.find.calendars import bounds_of, day_of
from takhrij.find.published_content import contradictions, implied, inferred_bounds
from takhrij.find.time_expression import Expression
from takhrij.find.time_values import place
from takhrij.find.times import find_expressions
from takhrij.model import Article, Credit, Reason, Role, TimeType
from takhrij.pack import Pack
from takhrij.text import View

_FIELD = 200  # letters of a date field that are read
_FIRST_YEAR, _LAST_YEAR = 1800, 2200  # no newspaper is dated outside of these
_REACH = 60  # letters round a date that are looked at
_SHORT = 24  # letters that may stand behind a date on its own line


class Published(NamedTuple):
    """`basis` is metadata, address, text, inferred or unknown; dates are ISO. `earliest`/`latest` bound the day."""

    date: str | None
    basis: str
    earliest: str | None
    latest: str | None
    reasons: tuple[Reason, ...]


def find_published(
    article: Article, view: View, expressions: Sequence[Expression], credits: Sequence[Credit], pack: Pack
) -> Published:
    """The best that can be said; a stated date that the content contradicts is a reason beside it."""
    reasons: tuple[Reason, ...] = ()
    if article.published:
        if day := stated_day(article.published, pack):
            return _told(day, "metadata", Reason("published.metadata", (article.published,)), view, expressions)
        reasons = (Reason("published.unreadable", (article.published[:_FIELD],)),)
    if article.url and (day := address_day(article.url)):
        return _told(day, "address", Reason("published.address", (day.isoformat(),)), view, expressions)
    if line := _date_line(view, expressions, credits, pack):
        return _told(line[0], "text", Reason("published.text", (line[1],)), view, expressions)
    if found := implied(view, expressions):
        return Published(
            found[0].isoformat(), "inferred", found[0].isoformat(), found[0].isoformat(), (*reasons, found[1])
        )
    earliest, latest, why = inferred_bounds(view, expressions, pack)
    if earliest is None and latest is None:
        return Published(None, "unknown", None, None, (*reasons, Reason("published.unknown"), *why))
    return Published(None, "inferred", _iso(earliest), _iso(latest), (*reasons, *why))


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _told(day: date, basis: str, reason: Reason, view: View, expressions: Sequence[Expression]) -> Published:
    told = day.isoformat()
    return Published(told, basis, told, told, (reason, *contradictions(day, view, expressions)))


_ISO = re.compile(r"\s*(\d{4})-?(\d\d)-?(\d\d)(?:[T ]|$)")


def stated_day(written: str, pack: Pack) -> date | None:
    """The day in a date field: ISO 8601, RFC 822, or words of the language; in the zone that the field itself uses."""
    day: date | None = None
    if match := _ISO.match(written):
        day = day_of(*(int(group) for group in match.groups()))
    else:
        with suppress(TypeError, ValueError, IndexError, OverflowError):
            day = parsedate_to_datetime(written[:_FIELD]).date()
        day = day or _in_words(written, pack)
    return day if day and _FIRST_YEAR <= day.year <= _LAST_YEAR else None


def _in_words(written: str, pack: Pack) -> date | None:
    """The first full date that the words of a field name."""
    view = pack.view(written[:_FIELD])
    for time in place(find_expressions(view, pack), None):
        bounds = bounds_of(time.value) if time.type in (TimeType.DATE, TimeType.TIME) else None
        if bounds and bounds[0] == bounds[1]:
            return bounds[0]
    return None


_IN_ADDRESS = re.compile(r"(?<!\d)(19[89]\d|20\d\d)([/_.-]?)(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?!\d)")


def address_day(url: str) -> date | None:
    """A date in an address: /2018/05/30/, 20180530, 2018-5-30."""
    for match in _IN_ADDRESS.finditer(url[:2000]):
        if match[2] or len(match[3]) == len(match[4]) == 2:
            return day_of(int(match[1]), int(match[3]), int(match[4]))
    return None


@cache
def _labels(pack: Pack) -> frozenset[str]:
    return frozenset(pack.fold(label) for label in pack.toml("times/published.toml")["labels"])


def _date_line(
    view: View, expressions: Sequence[Expression], credits: Sequence[Credit], pack: Pack
) -> tuple[date, str] | None:
    """A full date that has a line to itself, or stands in the dateline; of several different ones, none."""
    labelled: dict[date, str] = {}
    plain: dict[date, str] = {}
    for expression, time in zip(expressions, place(expressions, None), strict=True):
        bounds = bounds_of(time.value)
        if expression.day is None or not bounds or bounds[0] != bounds[1]:
            continue
        before, behind = _line_round(view, expression)
        label = before.strip(" :|-–,،")
        if label in _labels(pack):
            labelled[bounds[0]] = time.span.cut(view.raw)
        elif (not label and len(behind.strip()) <= _SHORT) or _in_dateline(expression, credits, before):
            plain[bounds[0]] = time.span.cut(view.raw)
    for found in (labelled, plain):
        if len(found) == 1:
            return next(iter(found.items()))
    return None


def _line_round(view: View, expression: Expression) -> tuple[str, str]:
    """What stands before and behind the expression on its line, folded."""
    start, end = view.folded_range(expression.span)
    before = view.folded[max(0, start - _REACH) : start]
    behind = view.folded[end : end + _REACH]
    if (line := before.rfind("\n")) >= 0 or start <= _REACH:
        before = before[line + 1 :]
    return before, behind.split("\n", 1)[0]


def _in_dateline(expression: Expression, credits: Sequence[Credit], before: str) -> bool:
    near = expression.span
    return len(before) <= 40 and any(
        credit.field == "text"
        and credit.role in (Role.DATELINE, Role.AGENCY)
        and credit.span.start <= near.end + 4
        and near.start <= credit.span.end + 40
        for credit in credits
    )
