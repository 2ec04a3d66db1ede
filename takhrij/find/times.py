"""Finds time expressions (TIMEX3) and places them in time.

`find_expressions` reads what the words say; `resolve_times` gives values against the publication date and the story
told so far. Invariant: expressions stand in order and never overlap; the same text gives the same expressions
whatever the publication date.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from takhrij.find.time_context import begins_speech, is_punctual, tense_of
from takhrij.find.time_days import on_24_hours
from takhrij.find.time_expression import Expression
from takhrij.find.time_grammar import RULES_AT, START
from takhrij.find.time_readers import read
from takhrij.find.time_reading import Found
from takhrij.find.time_tokens import Tokens, tokens_of
from takhrij.find.time_values import place
from takhrij.model import Span, Time, TimeType
from takhrij.pack import Pack
from takhrij.text import View


def find_expressions(view: View, pack: Pack) -> tuple[Expression, ...]:
    """Every time expression of the text, not yet placed in time; in order, none over another."""
    tokens = tokens_of(view, pack)
    letters = tokens.letters
    others = _other_words(pack)
    out: list[Expression] = []
    end = end_at = 0
    for found, sentence, quoted in _readings(tokens):
        first, last = tokens.tokens[found.first].start, tokens.tokens[found.last - 1].end
        span = _raw_span(view, first, last, pack)
        if span.cut(view.raw) in others:
            continue
        reported = found.fields.get("shift") == 0 and begins_speech(view.folded, end_at, first, pack)
        expression = Expression(span=span, sentence=sentence, quoted=quoted, reported=reported, **found.fields)
        expression = _in_context(
            expression, view.folded, first, last, letters[max(0, found.first - 1) : found.first], pack
        )
        if out and letters[end : found.first] in _JOINS and (whole := _joined(out[-1], expression)):
            out[-1] = whole
        else:
            out.append(expression)
        end, end_at = found.last, last
    return tuple(out)


def _readings(tokens: Tokens) -> Iterator[tuple[Found, int, bool]]:
    """What is read, from left to right, with the number of its sentence and whether it stands in a quotation."""
    letters = tokens.letters
    done = sentence = quotes = 0
    for match in START.finditer(letters):
        at = match.start()
        if at < done or (found := _longest(tokens, at)) is None:
            continue
        sentence += letters.count("¶", done, at) + letters.count("!", done, at)
        quotes += letters.count('"', done, at)
        done = found.last
        yield found, sentence, quotes % 2 == 1


@cache
def _other_words(pack: Pack) -> frozenset[str]:
    return frozenset(pack.toml("times/clitics.toml")["other_words"])


def _raw_span(view: View, first: int, last: int, pack: Pack) -> Span:
    """The span with what folding dropped behind its last letter: the stroke of the era mark in 1437هـ."""
    span = view.raw_span(first, last)
    end = span.end
    while end < len(view.raw) and unicodedata.category(view.raw[end]) == "Lm" and not pack.fold(view.raw[end]):
        end += 1
    return Span(span.start, end)


_JOINS = ("", ",", "@", "f", ",@", "-")


def _joined(first: Expression, second: Expression) -> Expression | None:
    """A clock and its day, in either order, as one expression."""
    if first.form == "clock" and second.form in ("date", "day") and second.clock is None:
        clock, day = first, second
    elif second.form == "clock" and first.form in ("date", "day") and first.clock is None:
        clock, day = second, first
    else:
        return None
    span = Span(first.span.start, second.span.end)
    return replace(day, span=span, type=TimeType.TIME, clock=_clock_in(clock.clock, day.part), mod=clock.mod or day.mod)


def _clock_in(clock: str | None, part: str | None) -> str | None:
    """The clock on 24 hours, where a part of the day tells which half is meant."""
    if clock is None or part is None:
        return clock
    return f"T{on_24_hours(int(clock[1:3]), part):02}{clock[3:]}"


def _in_context(e: Expression, folded: str, first: int, last: int, left: str, pack: Pack) -> Expression:
    """With the tense of its verb; "since two years" behind a verb of one moment names a date."""
    if e.form in ("day", "date", "month", "season", "feast", "fraction") and e.year is None and not e.shift:
        return replace(e, tense=tense_of(folded, first, last, pack, e.form == "day"))
    if (
        e.form == "duration"
        and left == "I"
        and e.amount is not None
        and (is_punctual(folded, first, pack) or last - first >= len(folded) - 6)
    ):
        return replace(e, form="ago", type=TimeType.DATE, shift=-1)
    return e


def _longest(tokens: Tokens, at: int) -> Found | None:
    """The reading that covers most from there on; of equal ones the first rule's."""
    best: Found | None = None
    for rule in RULES_AT[tokens.letters[at]]:
        match = rule.pattern.match(tokens.letters, at)
        if match is None or (best is not None and match.end() <= best.last):
            continue
        found = read(rule, match, tokens)
        if found is not None and (best is None or found.last > best.last):
            best = found
    return best


def resolve_times(
    view: View, expressions: Sequence[Expression], published: date | None, pack: Pack
) -> tuple[Time, ...]:
    """The expressions with TIMEX3 values, bounds and reasons."""
    return place(expressions, published)
