"""Says whether what looks like a channel or a listener belongs to the source: "الاتحاد العام للصحفيين".

Invariant: looks at a few words next to one preposition.
"""

from __future__ import annotations

from takhrij.find.grammar import INFORMANT
from takhrij.find.nouns import grammar_head
from takhrij.find.reading import Reading


def _of_a_union(reading: Reading, at: int, begin: int) -> bool:
    """Whether the noun behind لـ says for whom a union or a centre is, not who was told: "الاتحاد العام للصحفيين"."""
    grammar = reading.grammar
    if not reading.words[at].startswith(grammar.letters.to_article):
        return False
    return any(reading.words[n] in grammar.unions for n in range(max(begin, at - 4), at))


def belongs(reading: Reading, at: int, begin: int) -> bool:
    """Whether what looks like a channel or a listener says who the source is."""
    return _of_a_union(reading, at, begin) or _of_a_study(reading, at) or governed(reading, at)


def governed(reading: Reading, at: int) -> bool:
    """Whether a preposition belongs to the title before it: "المدير والمشرف على الجناح"."""
    grammar, before = reading.grammar, reading.words[at - 1]
    title = before[1:] if before[0] in grammar.letters.conjunctions else before
    return reading.words[at] in grammar.letters.apart and title in grammar.overseers


def _of_a_study(reading: Reading, at: int) -> bool:
    """Whether a preposition and a study tell which researchers are meant: "كبير الباحثين في الدراسة"."""
    title = grammar_head(reading, at - 1)
    people = title is not None and title.entry == INFORMANT and title.plural
    return (
        people
        and reading.words[at] in reading.grammar.letters.within
        and reading.words[at + 1] in reading.grammar.studies
    )
