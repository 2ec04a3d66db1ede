"""Finds the channel or the listener that something is told to: "في بيان", "لوكالة رويترز", "عبر تويتر".

Invariant: looks at a few tokens from the one at hand; how far a noun phrase goes is for `mentions.py`.
"""

from __future__ import annotations

from dataclasses import dataclass

from takhrij.find.boundaries import CONTENT, NOTHING, Follows
from takhrij.find.channels import channel, is_single_body, named_platform
from takhrij.find.nouns import Mention
from takhrij.find.reading import Reading
from takhrij.model import EntityType

_MARKED = 5  # tokens from a preposition to the end of an outlet's name in marks


@dataclass(frozen=True, slots=True)
class Unmeasured:
    """A listener or channel as long as the noun phrase that begins at token `first`; `lead` is that of `Mention`."""

    first: int
    lead: int = 0
    follows: Follows = CONTENT


def heard_at(reading: Reading, at: int, stop: int) -> Mention | Unmeasured | None:
    """The channel or the listener that begins at `at`."""
    grammar, word = reading.grammar, reading.words[at]
    if at + 1 < stop:
        if word in grammar.channel_prepositions and (named := _channel_behind(reading, at, stop)) is not None:
            return named
        if word in grammar.towards and (marked := _outlet_in_marks(reading, at, stop)) is not None:
            return marked
        if word in grammar.front and reading.words[at + 1] in grammar.audiences:
            return Unmeasured(at + 1)
    if word in grammar.accounts:
        return Mention(at, at + 1, len(grammar.letters.by))
    if word in grammar.listeners and not reading.in_name[at]:
        return Mention(at, at + 1)
    if not word.startswith(grammar.letters.to) or (at and reading.words[at - 1] in grammar.belonging):
        return None
    return _behind_to(reading, at, stop)


def _channel_behind(reading: Reading, at: int, stop: int) -> Mention | Unmeasured | None:
    """The document, occasion, outlet or network behind the preposition at `at`."""
    grammar, words = reading.grammar, reading.words
    after = words[at + 1]
    if after in grammar.letters.tongue and after not in grammar.margins and at + 2 < stop:
        return Unmeasured(at + 2, follows=NOTHING)
    if not after.startswith(grammar.letters.article) or words[at] in grammar.occasions:
        counted = after in grammar.quantities or after in grammar.passages or after in grammar.letters.same
        noun = at + 1 + counted  # "في عدة بيانات"
        if (named := channel(reading, noun, stop)) is not None:
            return named
    return named_platform(reading, at + 1)


def _outlet_in_marks(reading: Reading, at: int, stop: int) -> Mention | None:
    """The outlet named in marks behind the preposition at `at`, before the content: "وأكد مصدر إلى «النهار» أن"."""
    mark = reading.marks.get(at + 1)
    if mark is None or mark.close - at > _MARKED or mark.close + 1 >= stop:
        return None
    return Mention(at + 2, mark.close) if reading.complementiser(mark.close + 1) else None


def _behind_to(reading: Reading, at: int, stop: int) -> Mention | Unmeasured | None:
    """The outlet, the body or the people behind the لـ at `at`, attached or written apart."""
    grammar, word = reading.grammar, reading.words[at]
    letters, name = grammar.letters, reading.names.get(at)
    if name and name.lead and (name.type is EntityType.OUTLET or is_single_body(reading, at)):
        return Mention(at, name.last, name.lead)
    if word == letters.to and at + 1 < stop:
        return _behind_to_apart(reading, at)
    receivers = grammar.receivers
    if word.startswith(letters.to_article) and (letters.article + word[2:] in receivers or word[2:] in receivers):
        return Unmeasured(at, 1)
    return Unmeasured(at, 1) if word[1:] in receivers else None


def _behind_to_apart(reading: Reading, at: int) -> Mention | None:
    """What is named in marks, by a name or by figures behind the لـ at `at` that is written apart."""
    words, mark, name = reading.words, reading.marks.get(at + 1), reading.names.get(at + 1)
    if mark is not None and not any(words[n] in reading.grammar.adverbial for n in range(at + 3, mark.close)):
        return Mention(at + 2, mark.close)
    if name is not None:
        return Mention(at + 1, name.last)
    return Mention(at + 1, at + 2) if words[at + 1].isdigit() else None
