"""Finds the noun before a verb that is its subject though not as usual: indefinite, a document, behind its own clause.

Invariant: goes back over tokens of one sentence, in a bounded stretch.
"""

from __future__ import annotations

from takhrij.find.grammar import INFORMANT, Head
from takhrij.find.lexicon import Form
from takhrij.find.nouns import Mention, begins_source
from takhrij.find.reading import Reading
from takhrij.find.relatives import antecedent, bounds_phrase, lead_of
from takhrij.model import EntityType, Kind

_REACH = 24  # tokens before a verb among which its subject stands
_THINGS = (Kind.DOCUMENT, Kind.OUTLET)  # a noun for one of them has but one gender
_ADJECTIVES = 4  # tokens of an indefinite noun and its adjectives right before its verb
_SHORT = 5  # tokens of an indefinite subject before its verb


def described_before(reading: Reading, floor: int, first: int, last: int) -> Mention | None:
    """The name or title with a relative clause behind it that ends at `last`: "وكانت سلمى التي تدير المركز قالت"."""
    grammar = reading.grammar
    if first <= floor or first >= last or reading.words[first - 1] not in grammar.relatives:
        return None
    verbs = (reading.words[at] for at in range(first, min(first + 2, last)))
    if not any(
        word in grammar.plain_past or grammar.present.match(word) or reading.lexicon.past(word) for word in verbs
    ):
        return None
    found = antecedent(reading, floor, first - 1)
    if found is None or not begins_source(reading, found.first):
        return None
    name = reading.names.get(found.first)
    return found if name is None or name.type in (EntityType.PER, EntityType.ORG) else None


def indefinite_before(reading: Reading, at: int, floor: int) -> Mention | None:
    """The indefinite noun right before a verb that agrees with it, so that the verb tells what it says: "تلقت الشرطة
    بلاغا يفيد بأن", "بعد تقارير صحفية أفادت بأن", "والتقى خبراء أكدوا أن"."""
    grammar, words, letters = reading.grammar, reading.words, reading.grammar.letters
    for first in range(at - 1, max(floor, at - _ADJECTIVES) - 1, -1):
        word = words[first].removeprefix(letters.to)
        bare = word if word in grammar.heads else word.removesuffix(letters.accusative)
        if (
            word.startswith(letters.article)
            or not word.isalpha()
            or reading.in_name[first]
            or words[first] in grammar.adverbial
        ):
            return None
        head = grammar.heads.get(bare)
        if head is None:
            continue
        speaks = head.entry == INFORMANT or head.kind in (Kind.DOCUMENT, Kind.OUTLET)
        forms = [hit.form for hit in reading.lexicon.hits(words[at])]
        if word != bare:  # "نشر صورا قالت إنها": it was published by who speaks
            forms = [form for form in forms if form.shape == "present"]
        agrees = any(_agrees(reading, bare, head, form) for form in forms if not form.entry.impersonal)
        last = next((n for n in range(first + 1, at) if words[n] in grammar.manner), at)  # "قرارا بالإجماع"
        return Mention(first, last, len(words[first]) - len(word)) if speaks and agrees else None
    return None


def _agrees(reading: Reading, noun: str, head: Head, form: Form) -> bool:
    """Whether a verb behind a noun agrees with it, so that it can stand in a clause about it."""
    people = head.entry == INFORMANT and noun not in reading.grammar.feminine_plurals
    if form.person != 3 or form.shape not in ("past", "present"):
        return False
    if head.plural and people:
        return form.number == "p"
    past = form.shape == "past" and not head.plural and head.kind is Kind.DOCUMENT  # "أصدر بيانا قال": not the document
    feminine = head.plural or noun.endswith(reading.grammar.letters.closed)
    return form.number == "s" and (form.gender == "f") == feminine and not past


def provision_before(reading: Reading, at: int) -> Mention | None:
    """The indefinite noun right before a verb that only documents are subjects of: "توصلا إلى توافق جديد ينص على"."""
    grammar, words = reading.grammar, reading.words
    floor = max(floor_of(reading, at), at - _SHORT)
    first = at
    while first > floor:
        word = words[first - 1]
        closed = word in grammar.adverbial or word in grammar.times or word in grammar.auxiliaries
        verb = reading.lexicon.past(word) or word in grammar.plain_past or grammar.present.match(word)
        if closed or verb or not word.isalpha() or bounds_phrase(reading, first - 1) or reading.in_name[first - 1]:
            break
        first -= 1
    if first == at or any(words[n].startswith(grammar.letters.article) for n in range(first, at)):
        return None
    accusative = words[at - 1].endswith(grammar.letters.accusative)
    while accusative and not words[first].endswith(grammar.letters.accusative):
        first += 1  # "أصدر الوزير منشورا ينص"
    return Mention(first, at, lead_of(reading, first))


def document_of(reading: Reading, noun: Mention, at: int) -> Mention:
    """The document that a noun before the verb at `at` belongs to: "الفصل الأول من نظام المجلس، والذي ينص على"."""
    heads = reading.grammar.heads
    own = heads.get(reading.words[noun.first][noun.lead :])
    if own is not None and own.kind is Kind.DOCUMENT:
        return noun
    for first in range(noun.first - 1, max(floor_of(reading, at), noun.first - _SHORT) - 1, -1):
        word = reading.words[first]
        if bounds_phrase(reading, first):
            break
        if word in heads and heads[word].kind is Kind.DOCUMENT:
            return Mention(first, noun.last)
    return noun


def may_speak(reading: Reading, noun: Mention, form: Form) -> bool:
    """Whether a verb in the singular agrees with a document or an outlet before it: not "أعد مادة يقول إنها"."""
    word = reading.words[noun.first][noun.lead :]
    head = reading.grammar.heads.get(word)
    if head is None or head.plural or form.number != "s" or not form.gender or head.kind not in _THINGS:
        return True
    return (form.gender == "f") == word.endswith(reading.grammar.letters.closed) or reading.in_name[noun.first]


def floor_of(reading: Reading, at: int) -> int:
    floor = max(reading.tokens.sentence_start(at), at - _REACH)
    mark = reading.inside[at]
    if mark is not None:
        floor = max(floor, mark.open + 1)
    while floor < at and floor in reading.dead:
        floor += 1
    return floor
