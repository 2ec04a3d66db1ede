"""Finds the noun phrase that a relative clause is about, going back from the relative.

Invariant: goes back over tokens of one sentence, over each once.
"""

from __future__ import annotations

from takhrij.find.boundaries import predicate
from takhrij.find.grammar import INFORMANT, TITLE
from takhrij.find.nouns import Mention, grammar_head, is_event, joins
from takhrij.find.reading import Reading
from takhrij.model import EntityType, Kind


def lead_of(reading: Reading, first: int) -> int:
    """How many letters of a conjunction are written on the first word of a subject."""
    grammar, word = reading.grammar, reading.words[first]
    name = reading.names.get(first)
    if name is not None:
        return name.lead
    if word[0] in grammar.letters.conjunctions and (
        word[1:] in grammar.heads or word[1:].startswith(grammar.letters.article)
    ):
        return 0 if word in grammar.heads else 1
    return 0


def bounds_phrase(reading: Reading, at: int) -> bool:
    """Whether the subject cannot reach over token `at`."""
    grammar, words = reading.grammar, reading.words
    word = words[at]
    if word in grammar.openers or word in grammar.commas or word in grammar.closers or word in grammar.relatives:
        return True
    if word in grammar.according and word not in grammar.adverbial and not reading.in_name[at]:
        return True
    if reading.complementiser(at) or word in grammar.resumptives or at in reading.dead:
        return True
    if word in grammar.auxiliaries:
        return True
    return not word[0].isalnum() and word not in "#()\"«»“”'-"


def is_finite(reading: Reading, at: int) -> bool:
    """Whether token `at` is a verb of the lexicon, outside of names and quotations."""
    if at in reading.names or reading.words[at] in reading.grammar.heads or reading.inside[at] is not None:
        return False
    return any(
        hit.form.shape == "present"
        or (hit.form.shape == "past" and hit.form.gender == "f")
        or (hit.form.shape == "past" and not hit.tail)
        for hit in reading.lexicon.hits(reading.words[at])
        if hit.form.person == 3 and hit.form.number == "s" and "clause" in hit.form.entry.takes
    )


def _clashes(reading: Reading, at: int, lead: int, relative: int) -> bool:
    """Whether a relative agrees with no noun at token `at`, and so belongs to one before it: "المتحدث باسم الوزارة
    الذي", "الدول الموقعة على الاتفاق التي"."""
    grammar, word = reading.grammar, reading.words[at][lead:]
    if reading.words[relative] in grammar.masculine_relatives:
        return word.endswith(grammar.letters.closed)
    head = grammar.heads.get(word)
    document = head is not None and head.kind is Kind.DOCUMENT and not head.plural
    masculine = document and not word.endswith(grammar.letters.closed)
    return reading.words[relative] in grammar.feminine_relatives and masculine


def antecedent(reading: Reading, floor: int, relative: int) -> Mention | None:
    """The noun phrase that ends before token `relative`, where a relative clause begins."""
    grammar, words = reading.grammar, reading.words
    last = relative
    if last > floor and words[last - 1] in grammar.commas:
        last -= 1
    first = last
    while first > floor:
        at = first - 1
        word = words[at]
        named = reading.in_name[at]
        if not named:
            if at in reading.marks or at in reading.closes:
                pass
            elif (
                bounds_phrase(reading, at)
                or word in grammar.adverbial
                or word in grammar.channel_prepositions
                or is_finite(reading, at)
                or predicate(reading, at)
                or (not word[0].isalnum() and word != "#")
            ):
                within = word in grammar.letters.within and first < last
                if not (within and _clashes(reading, first, 0, relative)):
                    break
        first -= 1
        if not named and (joins(reading, at) or word.startswith(grammar.letters.to_article)):
            if first < last and not _clashes(reading, first, 1, relative):
                return Mention(first, last, 1)
            continue
        if not named and (word in grammar.heads and not word.startswith(grammar.letters.article)):
            before = grammar_head(reading, first - 1) if first > floor else None
            if before is None or before.entry not in (TITLE, INFORMANT):
                break
        joined = word[0] in grammar.letters.conjunctions and reading.in_name[at - 1]
        if at in reading.names and reading.names[at].lead and not joined:
            if not _clashes(reading, first, reading.names[at].lead, relative):
                return Mention(first, last, reading.names[at].lead)
            continue
        if is_event(reading, at) and not named:
            first += 1
            break
    while first < last and (words[first] in grammar.auxiliaries or words[first] in grammar.letters.appositive_pronouns):
        first += 1
    if first >= last:
        return None
    name = reading.names.get(first)
    return Mention(first, last, name.lead if name and name.type is not EntityType.LOC else lead_of(reading, first))
