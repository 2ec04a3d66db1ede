"""One match of the grammar, and what a reader of it may ask.

Invariant: a reading looks only at letters and words in and beside the match; nothing here knows the publication date.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from takhrij.find.time_grammar import Rule
from takhrij.find.time_tokens import Token, Tokens

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


def year_fields(r: Reading) -> Fields:
    """The year, named or told by its place, and the calendar if a mark says it."""
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


def weekday_fields(r: Reading) -> Fields:
    """Weekday, and "today" or "yesterday" before it."""
    fields: Fields = {}
    if weekday := r.word("weekday", "weekday2", "weekday3", "weekday4"):
        fields["weekday"] = int(weekday)
    if shift := r.word("deictic", "deictic2"):
        fields["shift"] = int(shift)
    return fields
