"""Says where a noun phrase is complete, what it can take in no more, and where a clause begins behind it.

Invariant: a pure function of a few neighbouring tokens and of what may follow.
"""

from __future__ import annotations

from dataclasses import dataclass

from takhrij.find.grammar import INFORMANT, Head
from takhrij.find.nouns import definite, grammar_head, is_event, joins, stem
from takhrij.find.reading import Reading
from takhrij.find.unlisted_names import unknown_name
from takhrij.model import EntityType, Kind


@dataclass(frozen=True, slots=True)
class Follows:
    """What may follow a noun phrase without a word between: `bare` a content, `other` a second noun phrase, `by` a noun
    behind an attached preposition, `number` a count, `words` that join a content. Where nothing may, the phrase takes
    in all it can."""

    bare: bool = False
    other: bool = False
    by: bool = False
    number: bool = False
    words: frozenset[str] = frozenset()


NOTHING = Follows()
CONTENT = Follows(bare=True)
BODY = Follows(bare=True, by=True)
SUBJECT = Follows(bare=True, other=True)


def overtakes(reading: Reading, at: int, follows: Follows) -> bool:
    """Whether an adverbial is complete before `at` and a content or an object begins there."""
    grammar, words = reading.grammar, reading.words
    if words[at] in follows.words or (follows.by and joins(reading, at)):
        return True
    if not follows.bare or at in reading.names:
        return False
    before, word = words[at - 1], words[at]
    complete = before.startswith(grammar.letters.article) or before.endswith(grammar.letters.pronouns)
    new = word.startswith(grammar.letters.article) and before in grammar.time_adjectives
    return is_event(reading, at) or new or (complete and follows.other and not _qualifies(reading, at))


def _qualifies(reading: Reading, at: int) -> bool:
    """Whether the word at `at` may be an adjective or a coordinate of the one before it."""
    grammar, word = reading.grammar, reading.words[at]
    return (
        word.startswith(grammar.letters.article)
        or word in grammar.adjectives
        or word[0] in grammar.letters.conjunctions
        or not word[0].isalnum()
    )


def completes(reading: Reading, at: int, begin: int, head: Head | None) -> bool:
    """Whether a noun phrase can be over behind token `at`: a definite word, people in the plural, an adjective."""
    letters, word = reading.grammar.letters, reading.words[at]
    if at == begin and word in reading.grammar.quantities:
        return False  # "بعض الدول"
    if head is not None and head.plural and word.endswith(letters.human_plural[1:]) and not definite(reading, at):
        return False  # "منظمو هذا المشروع"
    inside = at > begin and _owes_noun(reading, at)
    if definite(reading, at) or (head is not None and head.entry == INFORMANT and not inside) or possessed(reading, at):
        return True
    adjective = at > begin and len(word) > 3 and word.endswith(letters.nisba) and word not in reading.grammar.heads
    if at == begin + 1 and reading.words[begin].endswith(letters.closed) and word.endswith(letters.nisba[0]):
        adjective = False  # "رابطة دوري السلة": no adjective of a feminine noun
    if at == begin + 1 and reading.words[begin] in reading.grammar.quantities:
        adjective = False  # "أحد قدامى الحزب"
    return adjective or (len(word) > 4 and word.endswith(letters.human_plural[0]))


def _owes_noun(reading: Reading, at: int) -> bool:
    """Whether token `at` stands behind a preposition and what it belongs to follows: "خبراء في مجال علوم البحار"."""
    words, letters = reading.words, reading.grammar.letters
    if words[at - 1] in letters.within:
        return words[at - 1] not in letters.apart
    return words[at - 2] in letters.within and words[at - 2] not in letters.apart and definite(reading, at + 1)


def possessed(reading: Reading, at: int) -> bool:
    """Whether token `at` is a noun for somebody with a pronoun: "محاميه", "دولهم"."""
    word = reading.words[at]
    if not word.endswith(reading.grammar.letters.pronouns):
        return False
    head = reading.grammar.heads.get(stem(reading, word))
    return head is not None and head.kind not in (Kind.DOCUMENT, Kind.OUTLET)  # "نشرته" is a verb


def opens(reading: Reading, at: int, begin: int) -> bool:
    """Whether an indefinite noun behind لـ or بـ needs another noun: "شركة لخدمات النقل", "المدير بمنطقة تبوك"."""
    letters, word = reading.grammar.letters, reading.words[at]
    if at == begin or len(word) < 4:
        return False
    if word.startswith(letters.to):
        return not word.startswith(letters.to_article)
    place = reading.names.get(at + 1)
    joined = word.startswith(letters.by) and not reading.in_name[at] and word[1:] not in letters.same
    return joined and place is not None and place.type is EntityType.LOC and not place.lead


def new_subject(reading: Reading, at: int) -> bool:
    """Whether a clause begins behind a complete noun phrase: with a demonstrative, or a verb behind a definite noun
    (behind an indefinite one it tells who he is: "ناج يدعى وائل")."""
    grammar, word = reading.grammar, reading.words[at]
    if word in grammar.letters.same:
        return True
    if reading.in_name[at - 1] or definite(reading, at - 1):
        return grammar.present.match(word) is not None or _past_behind(reading, at)
    return False


def _past_behind(reading: Reading, at: int) -> bool:
    """Whether the word at `at` is by its form a verb of what the definite noun before it names: "المصافي أبدت"."""
    grammar, word, before = reading.grammar, reading.words[at], reading.words[at - 1]
    if reading.in_name[at - 1] or reading.in_name[at] or before in grammar.heads or before in grammar.honorifics:
        return False
    return grammar.predicate.match(word) is not None and word not in grammar.heads


def next_clause(reading: Reading, at: int) -> bool:
    """Whether the word with a conjunction at `at` is the verb of another clause: "التحسن وعرفت", "الهيئة وطالب بها"."""
    grammar, word = reading.grammar, reading.words[at]
    if word[0] not in grammar.letters.conjunctions or reading.in_name[at]:
        return False
    if word in grammar.whole_words or word in grammar.heads:
        return False
    rest, after = word[1:], reading.words[at + 1 : at + 2]
    if rest in grammar.heads or rest in grammar.adjectives:
        return bool(after) and after[0] in grammar.resumptive_words and reading.lexicon.past(rest)
    verb = rest in grammar.plain_past or reading.lexicon.speaks(rest) or grammar.predicate.match(rest) is not None
    return verb and (reading.in_name[at - 1] or definite(reading, at - 1))


def circumstance(reading: Reading, at: int) -> bool:
    """Whether an indefinite participle tells how somebody spoke: "وقالت نجاتي كاشفة", "تصريحات حداد مؤكدة أن"."""
    letters, word = reading.grammar.letters, reading.words[at]
    if word.startswith(letters.article) or not word.endswith((letters.closed, letters.accusative)):
        return False
    if reading.in_name[at] or not any(hit.form.shape == "participle" for hit in reading.lexicon.hits(word)):
        return False
    return reading.in_name[at - 1] or definite(reading, at - 1) or unknown_name(reading, at - 1)


def no_adjective(reading: Reading, at: int) -> bool:
    """Whether a definite noun follows a feminine singular, which it cannot describe: "لاحظت الهيئة المخالفات", "فسرت
    الوكالة القرار"."""
    letters, word, before = reading.grammar.letters, reading.words[at], reading.words[at - 1]
    if reading.in_name[at - 1] or not (definite(reading, at) and definite(reading, at - 1)):
        return False
    if not before.endswith(letters.closed) or not word.startswith(letters.article) or reading.in_name[at]:
        return False
    grammar = reading.grammar
    words = (grammar.adjectives, grammar.heads, grammar.passives)
    known = any(word in some for some in words) or grammar.elative.match(word) is not None
    feminine = word.endswith((letters.feminine[0], letters.feminine[2], *letters.nisba))
    return word.endswith(letters.feminine[1]) or not (known or feminine)


def predicate(reading: Reading, at: int) -> bool:
    """Whether token `at` is what is told of the definite noun before it: "الحكومة صادقت", "المرحلة ستشهد"."""
    grammar, word = reading.grammar, reading.words[at]
    if reading.in_name[at] or reading.inside[at] is not None or word in grammar.heads or word in grammar.auxiliaries:
        return False
    if word in grammar.plain_past:
        return True
    definite_before = reading.words[at - 1].startswith(grammar.letters.article) or reading.in_name[at - 1]
    return definite_before and grammar.predicate.match(word) is not None


def adverb(reading: Reading, at: int) -> bool:
    """Whether the word is an indefinite accusative, which no noun phrase in the nominative takes in."""
    word, letters = reading.words[at], reading.grammar.letters
    if len(word) < 4 or not word.endswith(letters.accusative) or reading.in_name[at]:
        return False
    joined = word[0] in letters.conjunctions and not (len(word) == 5 and word[1] == letters.accusative)  # not "واضعا"
    return not word.startswith(letters.article) and not joined and word not in reading.grammar.heads


def own_noun(reading: Reading, at: int) -> bool:
    """Whether the noun behind a person's name is what he sends, no part of his name: "سلمى تغريدة"."""
    if at == 0 or reading.in_name[at] or not (reading.in_name[at - 1] or unknown_name(reading, at - 1)):
        return False
    grammar, word = reading.grammar, reading.words[at]
    return word in grammar.channels or stem(reading, word) in grammar.channels


def listener(reading: Reading, at: int) -> bool:
    """Whether somebody is spoken to right behind a person's name: "سمير حداد للقاضي"."""
    grammar, word = reading.grammar, reading.words[at]
    if at == 0 or reading.in_name[at] or not word.startswith(grammar.letters.to):
        return False
    if word.startswith(grammar.letters.to_article) and at + 1 in reading.names:  # "الرئيس للسيد حداد"
        return grammar.letters.article + word.removeprefix(grammar.letters.to_article) in grammar.honorifics
    if _members(reading, at):
        return True
    if not reading.in_name[at - 1]:
        return False
    head = grammar_head(reading, at) if word not in grammar.heads else None
    body = reading.names.get(at)
    if body is not None and body.lead and body.type is EntityType.ORG and word.startswith(grammar.letters.to_article):
        return True  # "حداد للمحكمة العليا"
    person = next((n for n in range(at - 1, max(-1, at - 8), -1) if n in reading.names), None)
    return head is not None and person is not None and reading.names[person].type is EntityType.PER


def _members(reading: Reading, at: int) -> bool:
    """Whether people of a body are spoken to, behind a complete phrase: "مسؤولو الوكالة لأعضاء مجلس الشيوخ"."""
    grammar = reading.grammar
    head = grammar.heads.get(reading.words[at].removeprefix(grammar.letters.to))
    people = head is not None and head.plural and head.kind in (Kind.PERSON, Kind.UNNAMED_PEOPLE)
    owned_by = definite(reading, at + 1) or definite(reading, at + 2)
    return bool(people) and definite(reading, at - 1) and owned_by


def placed(reading: Reading, at: int, begin: int) -> bool:
    """Whether a preposition and a place belong to a body: "السلطات في جنوب لبنان"."""
    name, head = reading.names.get(at + 1), grammar_head(reading, at + 1) if at + 1 < len(reading.words) else None
    body = head is not None and head.kind is Kind.ORGANISATION
    if not body and (name is None or name.type is not EntityType.LOC):
        return False
    people = (n for n in range(at - 1, begin - 1, -1) if n in reading.names)
    last = next((n for n in people if reading.names[n].type is EntityType.PER), None)
    if last is not None:  # "سمير حداد مدير المكتب في جرش"
        return any(reading.words[n] in reading.grammar.heads for n in range(reading.names[last].last, at))
    if body:
        return reading.words[begin] in reading.grammar.units  # "مديرية الإحصاءات في المصرف"
    return begin not in reading.names or reading.names[begin].type is EntityType.ORG


def employed(reading: Reading, at: int) -> bool:
    """Whether a preposition behind a person's name tells where he works: "سلمى حداد من معهد الفجر"."""
    if at + 1 >= len(reading.words) or not reading.in_name[at - 1]:
        return False
    head, name = grammar_head(reading, at + 1), reading.names.get(at + 1)
    body = head is not None and head.kind in (Kind.ORGANISATION, Kind.OUTLET)
    return body or (name is not None and name.type is EntityType.ORG)


def leaves(reading: Reading, at: int, stop: int) -> bool:
    """Whether a preposition begins a time or manner phrase rather than a place that belongs to the source."""
    if at + 1 >= stop:
        return True
    after, grammar = reading.words[at + 1], reading.grammar
    if after in grammar.letters.same and at + 2 < stop:
        after = reading.words[at + 2].removeprefix(grammar.letters.article)  # "في هذا اليوم", "على هذا التقرير"
    return after in grammar.times or after.isdigit() or after in grammar.letters.time_heads or after in grammar.channels


def behind_person(reading: Reading, at: int) -> bool:
    """Whether a person's name ends before token `at`: a definite noun there is no adjective: "وصف حداد القمة"."""
    if not reading.in_name[at - 1]:
        return False
    first = next((n for n in range(at - 1, max(-1, at - 8), -1) if n in reading.names), None)
    return first is not None and reading.names[first].type is EntityType.PER
