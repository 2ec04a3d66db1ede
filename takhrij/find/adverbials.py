"""Skips phrases of time and manner: "في الساعات الأخيرة", "(الأربعاء)", "بوضوح".

Invariant: looks at tokens of one clause, forwards.
"""

from __future__ import annotations

from takhrij.find.appositions import closing_bracket, past_or_coming
from takhrij.find.boundaries import NOTHING, Follows, overtakes
from takhrij.find.hearers import heard_at
from takhrij.find.reading import Reading


def adverbial(reading: Reading, at: int, stop: int, follows: Follows = NOTHING) -> int:
    """The token after a time or manner phrase that begins at `at`; 0 if none does. It ends before what `follows`."""
    grammar, words = reading.grammar, reading.words
    word = words[at]
    if word in grammar.times and at + 1 < stop and words[at + 1] in grammar.time_marks:
        return at + 2  # "السبت الماضي"
    pointed = word[: len(grammar.letters.by)] == grammar.letters.by and word[1:] in grammar.letters.same
    if pointed and at + 1 < stop and words[at + 1].startswith(grammar.letters.article):
        return at + 2  # "بهذا الصدد"
    if word in grammar.times or word in grammar.auxiliaries or word.isdigit() or word in grammar.manner:
        return at + 1
    if past_or_coming(reading, at) or (
        word in grammar.year_words and words[at + 1 : at + 2] and words[at + 1].isdigit()
    ):
        return at + 2
    if word in grammar.particles:
        return at + 1
    if word in grammar.tails:
        return at + 1
    if word in "([":
        return closing_bracket(reading, at, stop) + 1
    if word not in grammar.adverbial:
        return 0
    end = at + 1
    while end < stop and not _ends_adverbial(reading, end, stop):
        if end > at + 1 and (follows.bare or follows.by) and overtakes(reading, end, follows):
            break
        end = reading.names[end].last if end in reading.names else end + 1
    return end


def _ends_adverbial(reading: Reading, at: int, stop: int) -> bool:
    grammar, word = reading.grammar, reading.words[at]
    return (
        word in grammar.commas
        or word in grammar.adverbial
        or word in grammar.particles
        or word in grammar.relatives
        or (word in grammar.times and not reading.in_name[at])
        or reading.complementiser(at)
        or word == ":"
        or (at in reading.marks and not reading.marks[at].name)
        or (word in grammar.heads and not word.startswith(grammar.letters.article))
        or heard_at(reading, at, stop) is not None
    )
