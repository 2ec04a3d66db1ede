"""Says what kind a source is, by its head noun and the names in it.

Invariant: a pure function of the mention's own tokens.
"""

from __future__ import annotations

from takhrij.find.nouns import Mention, grammar_head, is_event
from takhrij.find.reading import Reading
from takhrij.model import EntityType, Kind

_KINDS = {
    EntityType.PER: Kind.PERSON,
    EntityType.ORG: Kind.ORGANISATION,
    EntityType.LOC: Kind.ORGANISATION,
    EntityType.OUTLET: Kind.OUTLET,
}


def kind_of(reading: Reading, mention: Mention) -> Kind:
    """The kind of a source by its head noun and the names in it."""
    first = first_word(reading, mention)
    if reading.words[first] in reading.grammar.letters.totals and first + 2 < mention.last:
        first += 1 + (reading.words[first + 1] in reading.grammar.letters.within)  # "كل من الوزير"
    word = _without_conjunction(reading, mention, first)
    head = reading.grammar.heads.get(word) or grammar_head(reading, first)
    named = {
        reading.names[at].type
        for at in range(mention.first, mention.last)
        if at in reading.names and (at == first or not _behind_preposition(reading, at))
    }
    if head is not None and head.kind in (Kind.OUTLET, Kind.DOCUMENT, Kind.ORGANISATION):
        return head.kind
    if EntityType.PER in named and (head is None or not head.plural):
        name = reading.names.get(first)
        if head is None and name is None and word.endswith(reading.grammar.letters.human_plural):
            return Kind.UNNAMED_PEOPLE  # "محللو غولدمان"
        return _KINDS[name.type] if name is not None and name.type is not EntityType.PER else Kind.PERSON
    if first in reading.names:
        return _KINDS[reading.names[first].type]
    if head is not None:
        return Kind.UNNAMED_PEOPLE if head.kind is Kind.PERSON and head.plural else head.kind
    if mention.first in reading.marks or EntityType.ORG in named:
        return Kind.ORGANISATION
    if EntityType.OUTLET in named:
        return Kind.OUTLET
    letters = reading.grammar.letters
    if word.startswith(letters.article) and EntityType.PER not in named:
        if mention.last == first + 1 and word.endswith(letters.nisba[0]):
            return Kind.PERSON  # "الزهيري": a surname by its form
        plural = word.endswith((*letters.human_plural, *letters.masculine_plural))
        body = Kind.ORGANISATION if word.endswith(letters.feminine) or mention.last > first + 1 else Kind.PERSON
        return Kind.UNNAMED_PEOPLE if plural else body
    if is_event(reading, first, len(reading.words[first]) - len(word)):
        return Kind.DOCUMENT  # "تصنيف", "تقييم"
    people = word.endswith((*letters.human_plural, *letters.masculine_plural))
    return Kind.UNNAMED_PEOPLE if people else Kind.PERSON


def _without_conjunction(reading: Reading, mention: Mention, first: int) -> str:
    word = reading.words[first]
    attached = first == mention.first and mention.lead == 1 and word[0] in reading.grammar.letters.conjunctions
    return word[1:] if attached else word


def _behind_preposition(reading: Reading, at: int) -> bool:
    """Whether a person is named only to say whose man the source is: "وكيل أعمال لبورتمان"."""
    name, word = reading.names[at], reading.words[at]
    return name.type is EntityType.PER and name.lead > 0 and word.startswith(reading.grammar.letters.to)


def first_word(reading: Reading, mention: Mention) -> int:
    """The first token of a mention that is a word."""
    at = mention.first
    while at < mention.last - 1 and (
        not reading.words[at][0].isalnum() or reading.words[at] in reading.grammar.letters.same
    ):
        at += 1
    return at
