"""Says what kind a source is, by its head noun and the names in it.

Invariant: a pure function of the mention's own tokens.
"""

from __future__ import annotations

from takhrij.find.grammar import TITLE, Head
from takhrij.find.nouns import Mention, grammar_head, is_event
from takhrij.find.reading import Reading
from takhrij.model import EntityType, Kind

_NAME = 6  # tokens of a name before its title
_KINDS = {
    EntityType.PER: Kind.PERSON,
    EntityType.ORG: Kind.ORGANISATION,
    EntityType.LOC: Kind.ORGANISATION,
    EntityType.OUTLET: Kind.OUTLET,
}


def kind_of(reading: Reading, mention: Mention) -> Kind:
    """The kind of a source by its head noun and the names in it."""
    first = first_word(reading, mention)
    if mention.last == first + 1 and reading.words[first][mention.lead :] in reading.grammar.letters.plural_pronouns:
        return Kind.UNNAMED_PEOPLE
    if reading.words[first] in reading.grammar.letters.totals and _whoever(reading, first + 1, mention.last):
        return Kind.UNNAMED_PEOPLE
    first = _counted(reading, mention, first)
    word = _without_conjunction(reading, mention, first)
    head = reading.grammar.heads.get(word) or grammar_head(reading, first) or _accusative(reading, word)
    told = (at for at in range(first + 1, mention.last) if reading.words[at] in reading.grammar.relatives)
    named = {
        reading.names[at].type
        for at in range(mention.first, next(told, mention.last))  # not whom "قيادي في الحزب الذي يقوده حداد" tells of
        if at in reading.names and (at == first or not _behind_preposition(reading, at))
    }
    if head is not None and _ranked(reading, first, mention.last):
        return Kind.PERSON
    if head is not None and head.kind in (Kind.OUTLET, Kind.DOCUMENT, Kind.ORGANISATION):
        return _body(reading, mention, first, head.kind)
    if EntityType.PER in named and (head is None or not head.plural):
        name = reading.names.get(first)
        if head is None and name is None and word.endswith(reading.grammar.letters.human_plural):
            return Kind.UNNAMED_PEOPLE  # "محللو غولدمان"
        return _KINDS[name.type] if name is not None and name.type is not EntityType.PER else Kind.PERSON
    if first in reading.names:
        title = head is not None and head.entry == TITLE and not head.plural  # "النائب العام": a person, not his office
        return Kind.PERSON if title else _KINDS[reading.names[first].type]
    if head is not None:
        if head.kind is Kind.PERSON and not head.plural and not _definite_title(reading, mention, first):
            return Kind.UNNAMED_PERSON
        return Kind.UNNAMED_PEOPLE if head.kind is Kind.PERSON and head.plural else head.kind
    if word in reading.grammar.crowds:
        return Kind.UNNAMED_PEOPLE
    if first not in reading.names and _titled(reading, mention, first):
        return Kind.PERSON
    if mention.first in reading.marks or EntityType.ORG in named:
        return Kind.ORGANISATION
    if EntityType.OUTLET in named:
        return Kind.OUTLET
    letters = reading.grammar.letters
    if word.removeprefix(letters.article) in reading.grammar.statements:
        return Kind.DOCUMENT
    if word.startswith(letters.article) and EntityType.PER not in named:
        if mention.last == first + 1 and word.endswith(letters.nisba[0]):
            return Kind.PERSON  # "الزهيري": a surname by its form
        plural = word.endswith((*letters.human_plural, *letters.masculine_plural))
        body = Kind.ORGANISATION if word.endswith(letters.feminine) or mention.last > first + 1 else Kind.PERSON
        return Kind.UNNAMED_PEOPLE if plural else body
    if is_event(reading, first, len(reading.words[first]) - len(word)):
        return Kind.DOCUMENT  # "تصنيف", "تقييم"
    people = word.endswith((letters.human_plural[0], *letters.masculine_plural)) or (
        word.endswith(letters.human_plural)
        and first + 1 < mention.last
        and reading.words[first + 1].startswith(letters.article)
    )
    return Kind.UNNAMED_PEOPLE if people else Kind.PERSON


def _titled(reading: Reading, mention: Mention, first: int) -> bool:
    """Whether a name that is not known has a title behind it: "الصديق نور رئيس القسم", "جيهان نور، النائبة عن"."""
    for at in range(first + 1, min(first + _NAME, mention.last)):
        head = reading.grammar.heads.get(reading.words[at])
        if head is not None:
            comma = reading.words[at - 1] in reading.grammar.commas
            return head.entry == TITLE and not head.plural and (comma or at > first + 1)
        if reading.words[at] in reading.grammar.adverbial:
            return False
    return False


def _accusative(reading: Reading, word: str) -> Head | None:
    """The head noun that a word is the indefinite accusative of: "أصدر المجلس قرارا يطلب"."""
    ending = reading.grammar.letters.accusative
    return reading.grammar.heads.get(word.removesuffix(ending)) if word.endswith(ending) else None


def _ranked(reading: Reading, first: int, last: int) -> bool:
    """Whether a rank that may also be a body stands before a person's name: "اللواء الركن سمير حداد"."""
    honorifics, at = reading.grammar.honorifics, first
    if reading.words[first] not in honorifics:
        return False
    while at < last and at not in reading.names and (reading.words[at] in honorifics or len(reading.words[at]) == 1):
        at += 1
    name = reading.names.get(at) if first < at < last else None
    return name is not None and name.type is EntityType.PER


def _whoever(reading: Reading, at: int, last: int) -> bool:
    """Whether "all who" did something are meant, nobody by name: "كل من رأى الصورة"."""
    if at + 1 >= last or reading.words[at] not in reading.grammar.letters.within:
        return False
    after, article = at + 1, reading.grammar.letters.article
    named = any(n in reading.names or grammar_head(reading, n) is not None for n in range(after, last))
    return not named and not reading.words[after].startswith(article)


def _counted(reading: Reading, mention: Mention, first: int) -> int:
    """The token of what is counted or rated, where words that only do that begin a mention: "كل من الوزير",
    "أحدث البيانات"; the number itself where people are counted."""
    grammar, words = reading.grammar, reading.words
    if words[first] in grammar.letters.totals or words[first] in grammar.quantities:
        after = first + 1
        while after < mention.last - 1 and (words[after] in grammar.letters.within or not words[after][0].isalnum()):
            after += 1
        head = grammar_head(reading, after) if after < mention.last else None
        if words[first] in grammar.letters.totals and first + 2 < mention.last:
            return after  # "كل من الوزير"
        if head is not None and head.kind in (Kind.OUTLET, Kind.DOCUMENT):
            return after
    return first


def _body(reading: Reading, mention: Mention, first: int, kind: Kind) -> Kind:
    """A body by the words behind its noun: a broadcaster is an outlet, an agency for space or ratings is none, a
    team of scientists is people."""
    grammar, words = reading.grammar, reading.words
    rest = [words[at] for at in range(first + 1, min(first + 6, mention.last))]
    if kind is Kind.OUTLET:
        return Kind.ORGANISATION if any(word in grammar.agency_tasks for word in rest) else kind
    if kind is Kind.DOCUMENT or not rest:
        return kind
    at = first + 1 + (rest[0] in grammar.letters.within)
    head = grammar_head(reading, at) if at < mention.last else None
    if words[first] in grammar.outlet_nouns and head is not None and head.kind is Kind.OUTLET:
        return Kind.OUTLET
    people = head is not None and head.plural and head.kind is Kind.UNNAMED_PEOPLE
    return Kind.UNNAMED_PEOPLE if words[first] in grammar.groups and people else kind


def _definite_title(reading: Reading, mention: Mention, first: int) -> bool:
    """Whether a title says whose it is or has the article, so that one is meant: "وزير النقل", not "وزير سابق"."""
    letters = reading.grammar.letters
    if reading.words[first].startswith((letters.article, letters.to_article)) or first > mention.first:
        return True
    if reading.words[first].endswith(letters.pronouns):
        return True
    nisba = letters.nisba[1] if reading.words[first].endswith(letters.feminine[0]) else letters.nisba[0]
    for at in range(first + 1, mention.last):
        word, name = reading.words[at], reading.names.get(at)
        if word.startswith(letters.article) or (name is not None and not name.lead):
            return True
        after = reading.words[at + 1] if at + 1 < mention.last else ""
        adjective = len(word) > 4 and word.endswith(nisba) and not after.startswith(letters.article)
        if word in reading.grammar.vague_adjectives or (adjective and word not in reading.grammar.heads):
            return False
        apart = word in reading.grammar.adverbial or word in reading.grammar.commas
        if apart or name is not None or word.startswith(letters.to_article):
            return False
    return mention.last > first + 1


def _without_conjunction(reading: Reading, mention: Mention, first: int) -> str:
    word, letters = reading.words[first], reading.grammar.letters
    one = word[0] in letters.conjunctions or word.startswith(letters.by + letters.article)
    attached = first == mention.first and mention.lead == 1 and one
    return word[1:] if attached else word


def _behind_preposition(reading: Reading, at: int) -> bool:
    """Whether a person is named only to say whose man the source is: "وكيل أعمال لبورتمان"."""
    name, word = reading.names[at], reading.words[at]
    return name.type is EntityType.PER and name.lead > 0 and word.startswith(reading.grammar.letters.to)


def first_word(reading: Reading, mention: Mention) -> int:
    """The first token of a mention that is a word."""
    at = mention.first
    if reading.words[at : at + 2] in reading.grammar.so_called and at + 2 < mention.last:
        at += 2
    while at < mention.last - 1 and (
        not reading.words[at][0].isalnum() or reading.words[at] in reading.grammar.letters.same
    ):
        at += 1
    return at
