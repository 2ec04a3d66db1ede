"""Says whether a noun phrase goes on behind a sign: with what a comma or a bracket puts beside it, or what marks hold.

Invariant: goes forward only, over a bounded stretch.
"""

from __future__ import annotations

from takhrij.find.boundaries import Follows, leaves
from takhrij.find.grammar import INFORMANT, TITLE
from takhrij.find.hearers import heard_at
from takhrij.find.nouns import can_begin, is_event, speaks
from takhrij.find.reading import Reading
from takhrij.find.unlisted_names import new_name
from takhrij.model import EntityType


def past_sign(reading: Reading, at: int, begin: int, stop: int, complete: bool, follows: Follows) -> int | None:
    """The token where the phrase that begins at `begin` goes on from the comma, bracket or other sign at `at`, -1 if it
    ends there; None at a word."""
    grammar, words = reading.grammar, reading.words
    word = words[at]
    if word in grammar.commas:
        return _apposition(reading, at, begin, stop, follows)
    if word in "([":
        close = closing_bracket(reading, at, stop)
        dated = any(words[n] in grammar.times for n in range(at, close))
        return -1 if close == at or dated else close + 1
    mark = reading.marks.get(at)
    if mark is not None:
        joined = words[at - 1] in grammar.letters.conjunctions  # 'لقناتي "العربية" و"الحدث"'
        short = mark.closed and mark.close - at <= 5 and (joined or not (follows.bare and complete))
        return at if mark.name or short else -1
    if not word[0].isalnum() and word not in "#-–":
        return -1
    return None


def closing_bracket(reading: Reading, at: int, stop: int) -> int:
    """The closing bracket of the one at `at`, or `at` if it is far."""
    for close in range(at + 1, min(at + 9, stop)):
        if reading.words[close] in ")]":
            return close
    return at


def past_or_coming(reading: Reading, at: int) -> bool:
    """Whether a unit of time and which one it is stand at `at`: "الأسبوع الماضي"."""
    words, grammar = reading.words, reading.grammar
    return words[at] in grammar.time_units and words[at + 1 : at + 2] != () and words[at + 1] in grammar.time_marks


def _apposition(reading: Reading, comma: int, begin: int, stop: int, follows: Follows) -> int:
    """The token where the phrase goes on after a comma: behind words between two commas ("علي، أمين الجمعية، إن"), or
    with a title or a person's name; -1 if it does not."""
    at = comma + 1
    if at >= stop:
        return -1
    if reading.words[at] in reading.grammar.resumptives or reading.words[at] in reading.grammar.resumptive_pronouns:
        return -1
    if past_or_coming(reading, at) or (
        reading.words[at] in reading.grammar.letters.within and past_or_coming(reading, at + 1)
    ):
        return -1  # "حداد، الشهر الماضي"
    if reading.words[at] in follows.words and follows.bare:  # "حث الأمير سالم، على ضرورة"
        return -1
    marked = begin + (begin in reading.marks)
    if marked in reading.names and reading.names[marked].type is EntityType.OUTLET:
        return -1  # no person is an outlet
    name = reading.names.get(at)
    if name is None and reading.words[at] in reading.grammar.honorifics:  # "المتحدث باسم الجيش، اللواء سامي نور"
        name = reading.names.get(at + 1) or reading.names.get(at + 2)  # "آية الله سمير حداد"
    person = name is not None and name.type is EntityType.PER and name.lead == 0
    head = reading.grammar.heads.get(reading.words[at])
    named = any(n in reading.names and reading.names[n].type is EntityType.PER for n in range(begin, comma))
    title = head is not None and (head.entry == TITLE or (named and head.entry == INFORMANT and not head.plural))
    people = sum(reading.names[n].type is EntityType.PER for n in range(begin, min(at + 8, stop)) if n in reading.names)
    if follows.other and named and people > 1:  # "واصفا الرئيس، الوزير": who speaks, and of whom
        return -1
    if not person and not title and any(reading.words[n] in reading.grammar.commas for n in range(begin, comma)):
        return -1  # "اتهم الرئيس، سمير حداد، المعارضين بالتقصير، ووصفهم"
    bearer = person or title or named or new_name(reading, at, begin, stop, follows.other) > at
    if bearer and (closing := _bracketed(reading, at, stop)) is not None:
        return closing
    return at if person or title else -1


def _bracketed(reading: Reading, at: int, stop: int) -> int | None:
    """The comma that closes an apposition beginning at `at`."""
    grammar, words = reading.grammar, reading.words
    if words[at] in grammar.relatives or is_event(reading, at) or heard_at(reading, at, stop):
        return None
    if words[at] in grammar.letters.within and leaves(reading, at, stop):
        return None  # "، في هذا السياق،"
    if not can_begin(reading, at) and words[at] not in grammar.letters.within:
        return None
    for n in range(at, min(at + 16, stop)):
        if words[n] in grammar.times and not reading.in_name[n]:
            return None
        if words[n] in grammar.adverbial and words[n] not in grammar.letters.within and not reading.in_name[n]:
            return n if n > at else None
        if words[n] in grammar.commas:
            return n if n + 1 < stop else None
        if heard_at(reading, n, stop) is not None:
            return n
        mark = reading.marks.get(n)
        if reading.complementiser(n) or words[n] == ":" or (mark is not None and not mark.name) or speaks(reading, n):
            return None
    return None
