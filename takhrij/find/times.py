"""Finds time expressions (TIMEX3) and places them in time.

`find_expressions` reads what the words say; `resolve_times` gives values against the publication date and the story
told so far. Invariant: expressions stand in order and never overlap; the same text gives the same expressions
whatever the publication date.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from takhrij.find.time_expression import Expression
from takhrij.find.time_grammar import RULES, STARTERS
from takhrij.find.time_reading import Found, read
from takhrij.find.time_tokens import Tokens, tokens_of
from takhrij.find.time_values import place
from takhrij.model import Time
from takhrij.pack import Pack
from takhrij.text import View


def find_expressions(view: View, pack: Pack) -> tuple[Expression, ...]:
    """Every time expression of the text, not yet placed in time; in order, none over another."""
    tokens = tokens_of(view.folded, pack)
    letters = tokens.letters
    out: list[Expression] = []
    at = sentence = 0
    quoted = False
    while at < len(letters):
        letter = letters[at]
        if letter in "\\!":
            sentence += 1
        elif letter == '"':
            quoted = not quoted
        if letter not in STARTERS or (found := _longest(tokens, at)) is None:
            at += 1
            continue
        first, last = tokens.tokens[found.first].start, tokens.tokens[found.last - 1].end
        out.append(Expression(span=view.raw_span(first, last), sentence=sentence, quoted=quoted, **found.fields))
        at = found.last
    return tuple(out)


def _longest(tokens: Tokens, at: int) -> Found | None:
    """The reading that covers most from there on; of equal ones the first rule's."""
    best: Found | None = None
    for rule in RULES:
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
