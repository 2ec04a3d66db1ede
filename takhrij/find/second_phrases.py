"""Says where a second noun phrase, or a content, begins right behind one that is complete.

Invariant: a pure function of a few neighbouring tokens and of what may follow.
"""

from __future__ import annotations

from takhrij.find.boundaries import Follows, behind_person, possessed
from takhrij.find.grammar import INFORMANT, TITLE, Head
from takhrij.find.nouns import by_noun, definite, event_behind_to, grammar_head, is_event, joins, owned
from takhrij.find.reading import Reading
from takhrij.model import EntityType


def separate(reading: Reading, at: int, begin: int, head: Head | None, follows: Follows) -> bool:
    """Whether a new phrase begins at `at`, where the one before it is complete."""
    if _joined_closely(reading, at):
        return False
    if follows.other and _object_begins(reading, at, begin, head):
        return True
    if reading.words[at] == "#":
        return False  # "الفنانة #سلمى_حداد"
    if at in reading.names:
        return _named_apart(reading, at, begin, head, follows)
    if _act_begins(reading, at, follows):
        return True
    if reading.words[at][0] in (reading.grammar.letters.to, reading.grammar.letters.by) and len(reading.words[at]) > 3:
        return False
    if _unfit(reading, at, follows):
        return True
    if _describes(reading, at, begin):
        return False
    if reading.words[at].startswith(reading.grammar.letters.article):
        return follows.other and _no_adjective(reading, at, begin)
    return _bare_noun_apart(reading, at, begin, head, follows)


def _joined_closely(reading: Reading, at: int) -> bool:
    """Whether token `at` is a count, or stands behind a title or an affair that it belongs to."""
    grammar, word, before = reading.grammar, reading.words[at], reading.words[at - 1]
    counts = word.isdigit() and len(word) < 3 and not reading.in_name[at - 1]
    titled = before in grammar.honorifics and not reading.in_name[at - 1]
    honoured = titled and word not in grammar.heads  # not "أخبرت السيدة صحيفة الفجر"
    return counts or (honoured and reading.words[at - 2] not in grammar.name_parts) or before in grammar.affairs


def _object_begins(reading: Reading, at: int, begin: int, head: Head | None) -> bool:
    """Whether the word at `at` can only begin the object behind a subject."""
    grammar, word = reading.grammar, reading.words[at]
    after = reading.words[at + 1 : at + 2]
    if word in grammar.letters.totals and after and after[0] not in grammar.adverbial:
        return True  # "نفى الوزير أي صلة"
    if owned(reading, at) and word not in grammar.adjectives and not _attached(reading, at):
        return True
    if begin in reading.marks and reading.marks[begin].close == at - 1 and definite(reading, at):
        return True  # 'وطالب "حداد" الجهات المعنية'
    return _other_gender(reading, at, begin, head)


def _attached(reading: Reading, at: int) -> bool:
    """Whether the word at `at` begins as one with an attached preposition or a conjunction does."""
    letters, first = reading.grammar.letters, reading.words[at][0]
    return first in (letters.by, letters.to) or first in letters.conjunctions


def _named_apart(reading: Reading, at: int, begin: int, head: Head | None, follows: Follows) -> bool:
    """Whether the name at `at` belongs to another phrase than the one before it."""
    grammar, word, name = reading.grammar, reading.words[at], reading.names[at]
    if name.type is EntityType.OUTLET and reading.words[at - 1] in grammar.belonging:
        return False  # "سمير حداد مراسل بي بي سي"
    if name.lead and not (follows.by and joins(reading, at) and not _belongs(reading, at, begin, head)):
        return False
    adjective = word.startswith(grammar.letters.article) and word.endswith(grammar.letters.nisba)
    if name.type is EntityType.LOC and adjective:
        return False
    return name.type is not EntityType.PER or (follows.other and _person_named(reading, begin, at))


def _person_named(reading: Reading, begin: int, at: int) -> bool:
    """Whether a person is named in the tokens [`begin`, `at`)."""
    return any(n in reading.names and reading.names[n].type is EntityType.PER for n in range(begin, at))


def _act_begins(reading: Reading, at: int, follows: Follows) -> bool:
    """Whether the noun at `at` is an act that is told, alone or behind an attached preposition that may follow."""
    if is_event(reading, at) or (follows.by and (joins(reading, at) or by_noun(reading, at))):
        return True
    return reading.grammar.letters.to in follows.words and event_behind_to(reading, at)


def _unfit(reading: Reading, at: int, follows: Follows) -> bool:
    """Whether the form of the word at `at`, or of the one before it, keeps it from describing what stands before."""
    letters, word = reading.grammar.letters, reading.words[at]
    with_article = word.startswith(letters.article)
    if follows.other and with_article and (_accusative(reading, at) or possessed(reading, at - 1)):
        return True
    indefinite = word.endswith(letters.nisba[1]) and not (with_article or _attached(reading, at))
    return indefinite and definite(reading, at - 1)  # "شن التحالف عملية"


def _describes(reading: Reading, at: int, begin: int) -> bool:
    """Whether the word at `at` is an adjective of what stands before it, or the title of somebody not named yet."""
    grammar, word = reading.grammar, reading.words[at]
    if word in grammar.adjectives or word.endswith(grammar.letters.nisba) or _plural_adjective(reading, at):
        return True
    # "دعا الخبير البيئي الدكتور سمير حداد"
    return word in grammar.honorifics and _unnamed(reading, begin, at) and at + 1 in reading.names


def _no_adjective(reading: Reading, at: int, begin: int) -> bool:
    """Whether the word with the article at `at` can be no adjective of what stands before it."""
    grammar, word = reading.grammar, reading.words[at]
    return (
        behind_person(reading, at)
        or word in grammar.heads
        or not word.endswith(grammar.letters.feminine)
        or _disagrees(reading, at, begin)
    )


def _bare_noun_apart(reading: Reading, at: int, begin: int, head: Head | None, follows: Follows) -> bool:
    """Whether the noun without the article at `at` begins a phrase of its own."""
    grammar, word = reading.grammar, reading.words[at]
    joined = word[0] in grammar.letters.conjunctions and word not in grammar.heads and word not in grammar.whole_words
    if joined and len(word) > 3:
        return False
    title = grammar.heads.get(word)
    named_before = reading.in_name[at - 1]
    if title is not None and title.entry == TITLE:
        if follows.other and _surname(reading, begin, at):
            return True  # "واتهم حداد وزير النقل"
        if not (follows.other and title.plural and named_before):
            return False
    if title is not None and title.entry == INFORMANT and not title.plural and named_before:
        return follows.other  # "سمير حداد أحد سكان القرية"
    return not (head is not None and head.entry == INFORMANT) or follows.other


def _plural_adjective(reading: Reading, at: int) -> bool:
    """Whether an indefinite plural is the adjective of the one before it: "قادة ليبيون سابقون"."""
    grammar, word, before = reading.grammar, reading.words[at], reading.words[at - 1]
    plural = (grammar.letters.human_plural[0], *grammar.letters.masculine_plural)
    adjective = len(word) > 4 and word.endswith(plural) and word not in grammar.heads and at not in reading.names
    bare = not (word.startswith(grammar.letters.article) or before.startswith(grammar.letters.article))
    return adjective and bare and before.endswith(plural)


def _surname(reading: Reading, begin: int, at: int) -> bool:
    """Whether only the surname of a person who is named in full elsewhere stands before token `at`."""
    name = reading.names.get(begin)
    alone = name is not None and name.type is EntityType.PER and name.last == at == begin + 1
    return alone and name is not None and len(name.entity.name.split()) > 1


def _other_gender(reading: Reading, at: int, begin: int, head: Head | None) -> bool:
    """Whether a definite feminine word can describe nothing before it: "وصف المرشد الأعلى السعودية بأنها"; or has a
    clause of its own behind a masculine adjective: "استنكرت إدارة المسرح الوطني الحملة التي"."""
    letters, words, grammar = reading.grammar.letters, reading.words, reading.grammar
    word, before, after = words[at], words[at - 1], words[at + 1 : at + 2]
    if not word.startswith(letters.article) or not word.endswith(letters.closed) or not definite(reading, at - 1):
        return False
    masculine = not any(words[n].endswith(letters.feminine) for n in range(begin, at))
    if head is not None and not head.plural and masculine and definite(reading, begin):
        return True
    adjective = (
        before.endswith(letters.nisba[0]) and word not in grammar.adjectives and not word.endswith(letters.nisba[1])
    )
    return adjective and bool(after) and after[0] in grammar.feminine_relatives


def _unnamed(reading: Reading, begin: int, at: int) -> bool:
    """Whether a title begins at `begin` and no person is named before `at`."""
    head = grammar_head(reading, begin)
    return head is not None and head.entry in (TITLE, INFORMANT) and not _person_named(reading, begin, at)


def _accusative(reading: Reading, at: int) -> bool:
    """Whether people in the accusative stand behind a feminine adjective: "الدول الغربية الانفصاليين"."""
    letters, word, before = reading.grammar.letters, reading.words[at], reading.words[at - 1]
    people = word.endswith(letters.masculine_plural) and len(word) > 6
    return people and before.startswith(letters.article) and before.endswith(letters.feminine[0])


def _disagrees(reading: Reading, at: int, begin: int) -> bool:
    """Whether a feminine word can be no adjective of the definite noun before it: "نفى الوزير الاتهامات"."""
    grammar, word, before = reading.grammar, reading.words[at], reading.words[at - 1]
    singular, plural, broken = grammar.letters.feminine
    if not before.startswith(grammar.letters.article) or before.endswith((plural, broken)):
        return False
    head = grammar.heads.get(before)
    masculine = at - 1 == begin and head is not None and not head.plural and not before.endswith(singular)
    return masculine or word.endswith(plural)


def _belongs(reading: Reading, at: int, begin: int, head: Head | None) -> bool:
    """Whether a body or place behind an attached preposition belongs to an unnamed source: "القيادي بحزب النهضة"."""
    if reading.names[at].type is EntityType.PER or head is None or head.entry not in (TITLE, INFORMANT):
        return False
    return not _person_named(reading, begin, at)
