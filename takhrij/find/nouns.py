"""Says what a noun can be by its form and its place: an event, the head of a source, a name, a noun of speech.

Invariant: each question looks at one token and its neighbours only.
"""

from __future__ import annotations

from dataclasses import dataclass

from takhrij.find.grammar import BODY, Head
from takhrij.find.reading import Reading
from takhrij.model import EntityType, Kind

_OFFICE = Head(BODY, Kind.ORGANISATION, False)


@dataclass(frozen=True, slots=True)
class Mention:
    """Tokens [first, last); `lead` letters of the first one belong to an attached word."""

    first: int
    last: int
    lead: int = 0


def is_event(reading: Reading, at: int, skip: int = 0) -> bool:
    """Whether token `at`, without its first `skip` letters, is a noun that begins a stated content."""
    grammar, word = reading.grammar, reading.words[at][skip:]
    if word in grammar.heads or (at in reading.names and not skip):
        return False
    if word in grammar.events or stem(reading, word) in grammar.events:
        return True
    return grammar.verbal_noun.match(word) is not None and not _broken_plural(reading, at, skip)


def event_behind_to(reading: Reading, at: int) -> bool:
    """Whether token `at` is an event behind the attached لـ, with the article run together with it or not: "للقيام"."""
    letters, word = reading.grammar.letters, reading.words[at]
    if not word.startswith(letters.to):
        return False
    joined = word.startswith(letters.to_article) and is_event(reading, at, len(letters.to_article))
    return joined or is_event(reading, at, len(letters.to))


def _broken_plural(reading: Reading, at: int, skip: int) -> bool:
    """Whether the raw word is written with the hamza of a plural (أعمال), not of a verbal noun (إعلان)."""
    view, start = reading.tokens.view, reading.tokens.starts[at] + skip
    return view.raw[view.starts[start]] == reading.grammar.letters.plural_alef


def stem(reading: Reading, word: str) -> str:
    """A noun without a pronoun: مقتله, تغريدتها (whose ta marbuta is opened)."""
    for pronoun in reading.grammar.letters.pronouns:
        if word.endswith(pronoun) and len(word) > len(pronoun) + 2:
            stem, grammar = word[: -len(pronoun)], reading.grammar
            if stem in grammar.channels or stem in grammar.speech_nouns or stem in grammar.events:
                return stem  # "تصريحاته"
            opened = reading.grammar.letters.opened
            if stem.endswith(opened + grammar.letters.nisba[0]):
                stem = stem[:-1]  # "مسؤوليتيهما": of two
            return stem.removesuffix(opened) + reading.grammar.letters.closed if stem.endswith(opened) else stem
    return word


def joins(reading: Reading, at: int) -> bool:
    """Whether token `at` is a noun behind the attached preposition that joins a content ("بإصلاح الطرق")."""
    grammar, word = reading.grammar, reading.words[at]
    by = grammar.letters.by
    if (
        not word.startswith(by)
        or word in grammar.heads
        or (word in grammar.manner and not _described_noun(reading, at))
    ):
        return False
    if word == by:
        return at + 1 < len(reading.words) and at + 1 in reading.marks
    name = reading.names.get(at)
    if name is not None:
        return name.lead > 0
    rest = word[len(by) :]
    return rest.startswith(grammar.letters.article) or is_event(reading, at, len(by)) or rest in grammar.heads


def _described_noun(reading: Reading, at: int) -> bool:
    """Whether what is else an adverb has an adjective, so that it is a noun: "أشاد بالتعاون المستمر"."""
    letters, after = reading.grammar.letters, reading.words[at + 1 : at + 2]
    return reading.words[at].startswith(letters.by + letters.article) and bool(after) and definite(reading, at + 1)


def by_noun(reading: Reading, at: int) -> bool:
    """Whether token `at` looks like any noun behind the attached preposition; for where `joins` would be too strict."""
    grammar, word = reading.grammar, reading.words[at]
    if at in reading.names or word in grammar.heads or word in grammar.manner or word in grammar.no_joins:
        return False
    return word.startswith(grammar.letters.by) and len(word) > 3 and word not in grammar.adverbial


def begins_source(reading: Reading, at: int) -> bool:
    """Whether token `at` is a name or a head noun of a source."""
    mark = reading.marks.get(at)
    if at in reading.names or reading.words[at] in reading.grammar.heads or (mark is not None and mark.name):
        return True
    return local_body(reading, at)


def local_body(reading: Reading, at: int) -> bool:
    """Whether a noun and the name of a place behind it are an office there: "صحة الأحساء"."""
    grammar, word = reading.grammar, reading.words[at]
    noun = word[1:] if word[0] in grammar.letters.conjunctions else word
    name = reading.names.get(at + 1) if noun in grammar.local_bodies else None
    return name is not None and name.type is EntityType.LOC and not name.lead


def can_begin(reading: Reading, at: int) -> bool:
    """Whether a noun phrase can begin at token `at`."""
    grammar, word = reading.grammar, reading.words[at]
    if begins_source(reading, at):
        return True
    if at in reading.marks:
        return reading.marks[at].closed and reading.marks[at].close - at <= 6
    if word == "#":
        return True
    if not word[0].isalnum() or (len(word) < 2 and not word.isdigit()):
        return False
    closed = (grammar.relatives, grammar.adverbial, grammar.particles, grammar.negations, grammar.function_words)
    return not any(word in words for words in closed)


def own_words(reading: Reading, at: int) -> bool:
    """Whether token `at` is a noun of speech with a pronoun: "حديثه", never a source by itself."""
    word = reading.words[at]
    noun = stem(reading, word)
    return owned(reading, at) and (noun in reading.grammar.channels or noun in reading.grammar.speech_nouns)


def owned(reading: Reading, at: int) -> bool:
    """Whether token `at` is a common noun with a pronoun that is no noun for a person: "نيته", not "والده"."""
    grammar, word = reading.grammar, reading.words[at]
    if not word.endswith(grammar.letters.pronouns) or at in reading.names or word in grammar.heads:
        return False
    return stem(reading, word) not in grammar.heads


def unnamed_because(reading: Reading, at: int) -> bool:
    """Whether a phrase that says why a source is unnamed begins at `at`: "طلب عدم ذكر اسمه"."""
    if at >= len(reading.words):
        return False
    phrases = reading.grammar.anonymity.get(reading.words[at])
    return phrases is not None and any(reading.phrase(at, parts) for parts in phrases)


def speaks(reading: Reading, at: int) -> bool:
    """Whether token `at` can only be a verb of saying: "قالت", not a name or a noun that looks like one."""
    if (
        reading.in_name[at]
        or reading.words[at] in reading.grammar.heads
        or reading.words[at] in reading.grammar.not_cues
    ):
        return False
    return reading.lexicon.speaks(reading.words[at])


def grammar_head(reading: Reading, at: int) -> Head | None:
    """What the noun at token `at` says of a source, also behind an attached preposition: "للخبير"."""
    grammar, word = reading.grammar, reading.words[at]
    letters = grammar.letters
    if word in grammar.heads:
        return grammar.heads[word]
    if word.startswith(letters.to_article):
        return grammar.heads.get(letters.article + word[len(letters.to_article) :])
    if word.startswith(letters.to):
        return grammar.heads.get(word[len(letters.to) :])
    if word in letters.same and at + 1 < len(reading.words):  # "نفس المصدر", "هذه الحكومة"
        return grammar.heads.get(reading.words[at + 1])
    if local_body(reading, at):
        return _OFFICE
    return _run_together(reading, word)


def joined_head(reading: Reading, at: int) -> Head | None:
    """What a noun behind an attached conjunction says of a source: "والعديد"."""
    grammar, word = reading.grammar, reading.words[at]
    joined = word[0] in grammar.letters.conjunctions and word not in grammar.whole_words
    return grammar.heads.get(word[1:]) if joined else None


def _run_together(reading: Reading, word: str) -> Head | None:
    """A head noun that lost the space behind it: "مصادرمطلعة"."""
    if len(word) < 8 or not word.startswith(reading.grammar.informants):
        return None
    heads = reading.grammar.heads
    return next((heads[head] for head in reading.grammar.informants if word.startswith(head)), None)


def definite(reading: Reading, at: int) -> bool:
    letters, word = reading.grammar.letters, reading.words[at] if at < len(reading.words) else ""
    return word.startswith((letters.article, letters.to_article))
