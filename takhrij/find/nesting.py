"""Tells a source that somebody names for a part of his own words from one that passes all of his words on.

"قال المدير إن المبيعات تضاعفت، وفق أرقام الشركة": the figures are his evidence, and stand within what he says.
"قال المدير إن المبيعات تضاعفت، بحسب صحيفة النهار": the newspaper tells of him, and he stands within what it says.

Invariant: looks at two candidates of one sentence and at the tokens between them.
"""

from __future__ import annotations

from collections.abc import Sequence

from takhrij.find.candidates import Candidate
from takhrij.find.kinds import kind_of
from takhrij.find.reading import Reading
from takhrij.model import Force, Kind

WORDS = "according.words"  # "على حد قول": whose wording the speaker borrows
_BACK = 4  # candidates to look back at
_LEAST = 4  # words: a shorter piece is no clause


def deeper(reading: Reading, outer: Candidate, later: Candidate) -> bool:
    """Whether `later`, behind the content of `outer`, only gives the evidence for the end of it."""
    source = later.source
    if later.shape != "after" or source is None or outer.content is None:
        return False
    if outer.shape not in ("verb", "participle") or outer.joined == "quote" or outer.force is not Force.ASSERTS:
        return False
    kind = kind_of(reading, source)
    if later.rule == WORDS:
        return kind is not Kind.OUTLET
    return kind is Kind.DOCUMENT and reading.words[source.first][source.lead :] not in reading.grammar.tellers


def within(reading: Reading, candidates: Sequence[Candidate], place: int) -> int | None:
    """Where the words begin that a source behind them is the evidence for; None unless it stands in another's words."""
    later = candidates[place]
    for outer in reversed(candidates[max(0, place - _BACK) : place]):
        if reading.tokens.sentence[outer.first] != reading.tokens.sentence[later.first]:
            return None
        if outer.content is not None and outer.content < later.first and deeper(reading, outer, later):
            return _last_piece(reading, outer.content, later.first)
    return None


def _last_piece(reading: Reading, begin: int, end: int) -> int:
    """The last quotation, or the last clause or part between commas, of the tokens [begin, end)."""
    words, grammar = reading.words, reading.grammar
    while end > begin and words[end - 1] in grammar.commas:
        end -= 1
    if end - 1 in reading.closes:
        opening = max((mark.open for mark in reading.marks.values() if mark.close == end - 1), default=begin)
        return max(opening, begin)
    for at in range(end - _LEAST, begin, -1):
        if words[at] in grammar.commas or words[at] in grammar.complementisers:
            return at + 1 + (words[at + 1][1:] in grammar.complementisers)
    return begin


def goes_on(reading: Reading, candidate: Candidate, told_of: Candidate, later: Candidate) -> bool:
    """Whether the one of whom an outlet tells goes on speaking: "ذكر الموقع أن الوزير استبعد التأجيل وقال إن"."""
    if later.shape != "verb" or later.source is not None or not later.lead or later.gender != told_of.gender:
        return False
    if reading.words[later.begin - 1] in reading.grammar.commas or candidate.joined != "clause":
        return False
    tells = candidate.source is not None and kind_of(reading, candidate.source) is Kind.OUTLET
    return tells and told_of.source is not None and kind_of(reading, told_of.source) is not Kind.OUTLET
