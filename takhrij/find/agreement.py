"""Says whether a noun behind a verb is its subject or its object, by number, gender, case and what the verb takes.

Invariant: looks at the noun at hand and the word behind it only.
"""

from __future__ import annotations

from takhrij.find.grammar import TITLE
from takhrij.find.nouns import Mention, begins_source, is_event, owned
from takhrij.find.reading import Reading
from takhrij.find.walks import Walk
from takhrij.model import EntityType, Kind

_LOOSE = 1  # tokens that fit no part, behind which a subject must be known for one


def takes_object(walk: Walk) -> bool:
    """Whether the verb has an object that belongs to the content."""
    return bool(walk.takes & {"np", "object"})


def may_be_subject(walk: Walk) -> bool:
    """Whether the noun at hand agrees with the verb, and is no accusative."""
    reading, at, letters = walk.reading, walk.at, walk.reading.grammar.letters
    word = reading.words[at]
    if walk.gap > _LOOSE and not begins_source(reading, at):
        return False  # "وأوضح خلال زيارة أداها إلى المدينة تولى فيها الإشراف على"
    name = reading.names.get(at)
    if name is not None and name.lead and name.type is not EntityType.PER:
        return False  # "وأضاف اليوم ببغداد"
    if walk.follows.other and name is None and word not in reading.grammar.heads and is_event(reading, at):
        return False  # "ونفى إصدار أي قرار"
    if walk.follows.bare and owned(reading, at):  # "أنكر نيته": what he denies, not who denies
        return False
    after = reading.words[at + 1] if at + 1 < walk.stop else ""
    if owned(reading, at) and (walk.gap or walk.object is not None):
        return False  # "وحذر أي طرف مهما كانت مكانته"
    if word in letters.same and _alone(walk, after):
        return False  # "وأرجع ذلك إلى"
    if word in reading.grammar.no_subjects and reading.words[at : at + 2] not in reading.grammar.so_called:
        return False  # "ما ذكرته", but "ما يسمى جيش الفجر"
    if (
        word in reading.grammar.times
        or word == "."
        or (name is None and (_verb(reading, at) or _attached(reading, at)))
    ):
        return False
    joined = at > walk.begin and name is None and word[0] in letters.conjunctions and len(word) > 3
    if joined and word not in reading.grammar.whole_words and not begins_source(reading, at):
        return False  # "بعد أن انتهى الشهر الماضي وتقرر"
    people = word.startswith(letters.human_accusative) and word.endswith(letters.nisba[0])
    noun = name is None and word not in reading.grammar.heads and after.startswith(letters.article)
    if walk.follows.other and people and noun:
        return False  # "دعا مستعملي الطريق"
    head = reading.grammar.heads.get(word)
    accusative = word.endswith(letters.masculine_plural) and (head is None or head.plural)
    if walk.follows.other and name is None and (accusative or word in letters.totals):
        return False
    if walk.follows.other and name is None and _is_object(walk, word):
        return False
    agrees = walk.feminine is not False or not word.endswith(letters.feminine[0]) or head is None
    if walk.feminine is None or (name is not None and name.type is not EntityType.LOC and agrees):
        return True
    if walk.feminine:
        masculine = head is not None and not head.plural and not word.endswith(letters.feminine)
        if head is not None and head.plural and head.kind is Kind.UNNAMED_PEOPLE and walk.follows.other:
            who = after if word in letters.vague else word
            masculine = not (
                who in reading.grammar.feminine_plurals or who.endswith(letters.feminine[:2])
            )  # "ودعت السكان"
        elif head is not None and head.entry == TITLE and at == walk.begin and not walk.follows.other:
            masculine = False  # "وقالت النائب سلمى حداد": the title of a woman
        both = word in letters.totals and at + 1 < walk.stop and reading.words[at + 1] in letters.within
        return not masculine and (word not in letters.totals or both)
    if name is not None:
        masculine = word.startswith(letters.article) and not word.endswith(letters.feminine[0])
        return masculine or not walk.follows.other
    return (head is not None and head.plural) or not word.endswith(letters.feminine[0])


def _verb(reading: Reading, at: int) -> bool:
    """Whether the word at `at` is by its form the verb of another clause: "وتأكدت", "يريدون"."""
    grammar, word = reading.grammar, reading.words[at]
    if word in grammar.heads or word in grammar.whole_words or reading.complementiser(at):
        return reading.complementiser(at)
    joined = word[0] in grammar.letters.conjunctions and len(word) > 4
    past = joined and (word[1:] in grammar.plain_past or grammar.predicate.match(word[1:]) is not None)
    return past or grammar.present.match(word) is not None


def _attached(reading: Reading, at: int) -> bool:
    """Whether the word at `at` is an act, a demonstrative or something owned behind an attached preposition: "بعدم
    الاقتراب", "بهذا الصدد", "بحملته"."""
    letters, word = reading.grammar.letters, reading.words[at]
    if word[0] not in (letters.by, letters.to) or word in reading.grammar.heads:
        return False
    return is_event(reading, at, 1) or word[1:] in letters.same or (len(word) > 4 and owned(reading, at))


def _alone(walk: Walk, after: str) -> bool:
    """Whether a demonstrative has no noun behind it: "ذلك لتبين"; "هؤلاء" may mean people by itself."""
    reading, letters, word = walk.reading, walk.reading.grammar.letters, walk.reading.words[walk.at]
    if after in walk.prepositions or after in reading.grammar.adverbial:
        return True
    joined = after[:1] in (letters.to, letters.by) and not begins_source(reading, walk.at + 1)
    return joined and word not in letters.plural_pronouns and not after.startswith(letters.article)


def _is_object(walk: Walk, word: str) -> bool:
    """Whether a definite noun behind a verb that takes an object shows by its form or its adjective that it is no
    subject: "طالبت المجتمع الدولي", "اتهم الدول المجاورة", "تدعو الجنود الاحتياطيين"."""
    reading, letters = walk.reading, walk.reading.grammar.letters
    if not word.startswith(letters.article):
        return False
    singular, plural = letters.feminine[:2]
    if walk.feminine is False and word.endswith(plural):
        return True
    after = reading.words[walk.at + 1] if walk.at + 1 < walk.stop else ""
    if not after.startswith(letters.article) or walk.at + 1 in reading.names or after in reading.grammar.heads:
        return False
    head = reading.grammar.heads.get(word)
    people = (head is not None and head.plural) or (walk.feminine and not word.endswith(letters.feminine))
    if people and after.endswith(letters.masculine_plural) and len(after) > 6:
        return True
    if walk.feminine:
        return after.endswith(letters.nisba[0]) and not word.endswith(letters.feminine)
    one = head is not None and not head.plural  # "الرئيس الجارة": no adjective of his
    return walk.feminine is False and after.endswith(singular) and not one


def only_object(walk: Walk) -> Mention | None:
    """The one noun phrase of a verb that needs an object, where it is what is described or accused: "وصفت الخطة بأنها",
    "واتهم الحكومة بالتقصير"."""
    source = walk.source
    if source is None or walk.subject or walk.object is not None or walk.reported or "object" not in walk.takes:
        return None
    letters, word = walk.reading.grammar.letters, walk.reading.words[source.first]
    counted = word in letters.same or word in letters.vague  # "وحذر نفس المنشور أنه", "واعتبر كثير من المراقبين أن"
    speaks = counted or begins_source(walk.reading, source.first)
    return source if "transitive" in walk.takes or not speaks else None
