"""Finds when an article was published: from its metadata, its address, its own date line, or its content.

Invariant: `date` is never a guess. Where the words only narrow the time down, `date` is None and `earliest` and
`latest` bound it, with the reasons.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from email.utils import parsedate_to_datetime
from typing import NamedTuple

from takhrij.find.calendars import bounds_of, day_of
from takhrij.find.time_expression import Expression
from takhrij.find.time_values import place
from takhrij.find.times import find_expressions
from takhrij.model import Article, Credit, Reason, TimeType
from takhrij.pack import Pack
from takhrij.text import View


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
    """The best that can be said, with the reasons; a stated date that the content contradicts is a reason too."""
    if article.published and (day := stated_day(article.published, pack)):
        return _told(day, "metadata", Reason("published.metadata", (article.published,)), expressions)
    if article.url and (day := _address_day(article.url)):
        return _told(day, "address", Reason("published.address", (day.isoformat(),)), expressions)
    if line := _date_line(view, expressions):
        day, words = line
        return _told(day, "text", Reason("published.text", (words,)), expressions)
    return _inferred(view, expressions)


_ISO = re.compile(r"\s*(\d{4})-?(\d\d)-?(\d\d)(?:[T ]|$)")


def stated_day(written: str, pack: Pack) -> date | None:
    """The day in a date field: ISO 8601, RFC 822, or a date in Arabic words."""
    if match := _ISO.match(written):
        return day_of(*(int(g) for g in match.groups()))
    try:
        return parsedate_to_datetime(written).date()
    except (TypeError, ValueError, IndexError):
        pass
    view = pack.view(written[:200])
    for time in place(find_expressions(view, pack), None):
        if time.type in (TimeType.DATE, TimeType.TIME) and (bounds := bounds_of(time.value)) and bounds[0] == bounds[1]:
            return bounds[0]
    return None


_IN_ADDRESS = re.compile(r"(?<!\d)(19[89]\d|20\d\d)([/_.-]?)(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?!\d)")


def _address_day(url: str) -> date | None:
    for match in _IN_ADDRESS.finditer(url[:2000]):
        year, month, day = match[1], match[3], match[4]
        if match[2] or len(month) == len(day) == 2:
            return day_of(int(year), int(month), int(day))
    return None


def _date_line(view: View, expressions: Sequence[Expression]) -> tuple[date, str] | None:
    """A full date that fills a line of its own near the beginning or the end."""
    for expression, time in zip(expressions, place(expressions, None), strict=True):
        bounds = bounds_of(time.value)
        if expression.day is None or not bounds or bounds[0] != bounds[1] or not _fills_line(view.raw, time.span):
            continue
        return bounds[0], time.span.cut(view.raw)
    return None


def _fills_line(text: str, span: tuple[int, int]) -> bool:
    start = text.rfind("\n", 0, span[0]) + 1
    end = text.find("\n", span[1])
    line = text[start : end if end >= 0 else len(text)]
    return len(line.strip()) <= (span[1] - span[0]) + 30 and not line[: span[0] - start].strip()


def _told(day: date, basis: str, reason: Reason, expressions: Sequence[Expression]) -> Published:
    return Published(
        day.isoformat(), basis, day.isoformat(), day.isoformat(), (reason, *_contradictions(day, expressions))
    )


def _contradictions(day: date, expressions: Sequence[Expression]) -> list[Reason]:
    """What in the text speaks against that publication date."""
    out = []
    for e in expressions:
        if e.form == "day" and e.shift is not None and e.weekday is not None and not e.quoted:
            target = day + timedelta(e.shift)
            if target.isoweekday() != e.weekday:
                out.append(Reason("published.weekday-differs", (day.isoformat(), str(e.weekday))))
                break
    return out


def _inferred(view: View, expressions: Sequence[Expression]) -> Published:
    """An interval from the years that the text names and its relative expressions; never a day."""
    latest_named: date | None = None
    for time in place(expressions, None):
        bounds = bounds_of(time.value) if time.type in (TimeType.DATE, TimeType.TIME) else None
        if bounds and (latest_named is None or bounds[0] > latest_named):
            latest_named = bounds[0]
    if latest_named is None:
        return Published(None, "unknown", None, None, (Reason("published.unknown"),))
    return Published(
        None, "inferred", latest_named.isoformat(), None, (Reason("published.after", (latest_named.isoformat(),)),)
    )
