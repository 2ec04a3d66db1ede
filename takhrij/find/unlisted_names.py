"""Tells names that are on no list by where they stand: behind a verb, behind a title and before its content.

Invariant: looks at a few words behind one token.
"""

from __future__ import annotations

from takhrij.find.grammar import TITLE
from takhrij.find.nouns import definite, grammar_head
from takhrij.find.reading import Reading
from takhrij.model import EntityType

_NAME = 4  # tokens of a person's name
_CLAUSE = 8  # tokens of a clause that tells where a place lies


def unknown_name(reading: Reading, at: int) -> bool:
    """Whether the word at `at` may be the name of somebody who is on no list: right behind a verb, bare, no title."""
    grammar, word = reading.grammar, reading.words[at]
    before = reading.words[at - 1] if at else ""
    verb = reading.lexicon.hits(before) != () or before in grammar.light_verbs or before[1:] in grammar.light_verbs
    bare = word.isalpha() and not definite(reading, at) and grammar_head(reading, at) is None
    return verb and bare and word not in grammar.quantities and word not in grammar.letters.totals


def called_on(reading: Reading, at: int, begin: int) -> bool:
    """Whether people in the accusative stand behind a name that is on no list: "ودعت نجاتي المواطنين إلى"."""
    letters, word = reading.grammar.letters, reading.words[at]
    people = word.startswith(letters.article) and word.endswith(letters.masculine_plural) and len(word) > 6
    named = reading.in_name[at] or reading.in_name[begin] or reading.words[begin].endswith(letters.closed)
    return people and at == begin + 1 and not named and unknown_name(reading, begin)


def new_name(reading: Reading, at: int, begin: int, stop: int, bare: bool) -> int:
    """The token after two to four plain words at `at` that are the name of who bears the title at `begin`, though no
    list knows it: "وزيرة الثقافة، سلمى حداد، إن", "وزيرة الثقافة سلمى حداد أن"; else `at`.

    `bare`: what is said may follow without a word of its own, so that a comma behind the name is enough.
    """
    grammar, words = reading.grammar, reading.words
    if not _without_bearer(reading, at, begin):
        return at
    end = next((n for n in range(at, min(at + _NAME + 1, stop)) if _ends_name(reading, n)), at)
    if end - at < 2 or not all(_may_be_named(reading, n) for n in range(at, end)):
        return at
    after, comma = end, words[end] in grammar.commas
    while after < stop - 1 and (words[after] in grammar.times or words[after] in grammar.commas):
        after += 1
    follows = reading.complementiser(after) or (comma and bare and at > begin + 1 and words[at - 1] in grammar.commas)
    return end if follows else at


def past_where(reading: Reading, at: int, begin: int, stop: int) -> int:
    """The token of the name behind a clause with "where" that parts it from its title: "حاكم الإقليم حيث تقع المدينة
    سمير حداد أن"; else `at`."""
    if not _without_bearer(reading, at, begin):
        return at
    for n in range(at + 2, min(at + _CLAUSE, stop)):
        name = reading.names.get(n)
        if reading.words[n] in reading.grammar.commas or reading.complementiser(n):
            return at
        if name is not None and name.type is EntityType.PER and not name.lead and name.last < stop:
            return n if reading.complementiser(name.last) else at
    return at


def _without_bearer(reading: Reading, at: int, begin: int) -> bool:
    """Whether a title stands at `begin` and nobody is named before `at`."""
    head = grammar_head(reading, begin)
    if head is None or head.entry != TITLE or head.plural:
        return False
    return not any(n in reading.names and reading.names[n].type is EntityType.PER for n in range(begin, at))


def _ends_name(reading: Reading, at: int) -> bool:
    return reading.words[at] in reading.grammar.commas or reading.complementiser(at)


def _may_be_named(reading: Reading, at: int) -> bool:
    """Whether a word may be a part of a person's name: plain, no noun or particle of the grammar."""
    grammar, word = reading.grammar, reading.words[at]
    letters = grammar.letters
    closed = (grammar.adverbial, grammar.times, grammar.particles, grammar.function_words, grammar.relatives)
    if not word.isalpha() or any(word in words for words in closed) or grammar_head(reading, at) is not None:
        return False
    if word.startswith((letters.article, letters.by + letters.article)) or word.endswith(letters.accusative):
        return False
    return not (len(word) > _NAME and word.endswith(tuple(p for p in letters.pronouns if len(p) > 1)))
