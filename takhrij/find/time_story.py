"""The reference points that a relative expression is placed against, as the text is read from its beginning.

Invariant: without a publication date there is no day of writing, and nothing here invents one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from takhrij.find.calendars import day_of
from takhrij.find.time_expression import Expression

_AGAIN = 7  # days between writing and publication that are more than a delay
STEP = {"last": -1, "preceding": -1, "recent": -1, "next": 1, "following": 1, "after-next": 2, "before-last": -2}


@dataclass(slots=True)
class Story:
    """The reference points while the text is read from its beginning."""

    published: date | None
    writing: date | None
    told: date | None = None  # the last day that the story named
    told_sentence: int = -1
    year: int | None = None  # the last year that it named, in `year_sentence`
    year_sentence: int = -1
    spoken: date | None = None  # the weekday that the sentence named: what is said in it may call that day today
    spoken_sentence: int = -1
    following: Sequence[Expression] = ()  # the next expressions


def day_of_writing(expressions: Sequence[Expression], published: date | None) -> date | None:
    """The publication date, unless "today" or "yesterday" stands beside a date or a weekday that says another."""
    if published is None:
        return None
    for e in expressions:
        if e.shift is None or e.quoted:
            continue
        if e.year and e.month and e.day and e.calendar == "gregorian" and (day := day_of(e.year, e.month, e.day)):
            return day - timedelta(e.shift)
        if e.form == "day" and e.weekday is not None:
            return named_day(published, e.shift, e.weekday) - timedelta(e.shift)
    return published


def start_story(expressions: Sequence[Expression], published: date | None) -> Story:
    """The reference points before the first word. A text that dates itself weeks away was only published again."""
    writing = day_of_writing(expressions, published)
    if writing and published and abs((writing - published).days) > _AGAIN:
        published = writing
    return Story(published, writing)


def named_day(published: date, shift: int, weekday: int) -> date:
    """The day with that weekday nearest to what "today" means, at most one after it and five before."""
    target = published + timedelta(shift + 1)
    return target - timedelta((target.isoweekday() - weekday) % 7)


def day_told(story: Story) -> date | None:
    """The last day that the story told of; what lies ahead is no part of the story."""
    if story.told and (story.writing is None or story.told <= story.writing):
        return story.told
    return story.writing


def year_number(e: Expression, story: Story) -> int | None:
    """The year that the words fix: named, or last, this and next year; or one that the same sentence names."""
    if e.year is not None:
        return e.year
    now = story.writing.year if story.writing else None
    if e.year_relation and now is not None:
        if e.year_relation in ("same", "that"):
            return story.year or now
        return now + STEP.get(e.year_relation, 0)
    return None


def narrative_year(e: Expression, story: Story) -> int | None:
    """A year that the same sentence names, before the expression or right behind it."""
    if story.year is not None and story.year_sentence == e.sentence:
        return story.year
    for other in story.following:
        if other.sentence == e.sentence and other.year is not None and other.form in ("year", "date", "month"):
            return other.year
    return None
