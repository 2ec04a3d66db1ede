"""Reads the subject that stands before its verb: in the same clause, or as the antecedent of a relative.

Invariant: as in mentions: whole tokens of one sentence, in a bounded stretch.
"""

from __future__ import annotations

from takhrij.find.boundaries import predicate
from takhrij.find.channels import channel
from takhrij.find.grammar import TITLE
from takhrij.find.mentions import phrase_end, told
from takhrij.find.nouns import Mention, begins_source, can_begin, unnamed_because
from takhrij.find.nouns_before import described_before, floor_of, indefinite_before
from takhrij.find.reading import Reading
from takhrij.find.relatives import antecedent, bounds_phrase, is_finite, lead_of
from takhrij.model import EntityType

_REACH = 24  # tokens before a verb among which its subject stands
_NEAR = 4  # tokens between a channel and the verb behind it that takes it up
_SHORT = 5  # tokens of an indefinite subject before its verb


def subject_before(reading: Reading, at: int) -> Mention | None:
    """The subject that stands before a verb at `at`: "مصادر طبية أشارت", "الوزير الذي قال"."""
    grammar, words = reading.grammar, reading.words
    floor = floor_of(reading, at)
    last = at
    mark = reading.inside[at]
    if mark is not None and at == mark.open + 1:  # the quotation begins with the verb: 'إن الدول "قدمت تعهدا'
        last = mark.open
        floor = max(reading.tokens.sentence_start(mark.open), mark.open - _REACH)
    while last > floor and (
        words[last - 1] in grammar.auxiliaries
        or words[last - 1] in grammar.negations
        or words[last - 1] in grammar.times
    ):
        last -= 1
        if words[last] in grammar.resumptives and (topic := as_for(reading, at)) is not None:
            return topic
    last = _before_anonymity(reading, floor, last)
    if last > floor and words[last - 1] in grammar.letters.what:
        return None
    if last > floor and words[last - 1] in grammar.relatives:
        return antecedent(reading, floor, last - 1)
    comma = last > floor and words[last - 1] in grammar.commas
    last -= comma
    if last > floor and not comma and (pronoun := _pronoun(reading, last - 1)) is not None:
        return pronoun
    if last > floor and words[last - 1] in grammar.resumptives and (topic := as_for(reading, at)) is not None:
        return topic
    first = last
    while first > floor and not bounds_phrase(reading, first - 1):
        first -= 1
    if first > floor and comma and words[first - 1] in grammar.commas:
        if not _apposed(reading, first):
            return None
        if words[first] in grammar.seats:
            last = first - 1
        first -= 1
        while first > floor and not bounds_phrase(reading, first - 1):
            first -= 1
    while first < last and (words[first] in grammar.auxiliaries or words[first] in grammar.times):
        first += 1
    if first >= last or not _nominal(reading, first, last):
        if not comma and (other := _joined_subject(reading, first, last)) is not None:
            return other
        if (described := described_before(reading, floor, first, last)) is not None:
            return described
        return indefinite_before(reading, at, floor)
    return Mention(first, _without_tail(reading, first, last), lead_of(reading, first))


def _joined_subject(reading: Reading, first: int, last: int) -> Mention | None:
    """The name right before a verb that a conjunction sets beside a clause: "واشنطن تتهم ... وموسكو تنفي"."""
    for at in range(last - 1, first, -1):
        name = reading.names.get(at)
        if name is not None:
            joined = name.lead == 1 and reading.words[at][0] in reading.grammar.letters.conjunctions
            acted = any(is_finite(reading, n) for n in range(first, at)) and not reading.in_name[at - 1]
            return Mention(at, last, 1) if joined and name.last == last and acted else None
    return None


def _before_anonymity(reading: Reading, floor: int, last: int) -> int:
    """The end of the subject before words that say why it is unnamed: "مصدر طبي طلب عدم ذكر اسمه قال"."""
    relatives = reading.grammar.relatives
    for at in range(last - 1, floor, -1):
        if unnamed_because(reading, at):
            return at - (reading.words[at - 1] in relatives)
        if bounds_phrase(reading, at) and reading.words[at] not in relatives:
            break
    return last


def _apposed(reading: Reading, at: int) -> bool:
    """Whether words between two commas tell who the noun phrase before them is: "الرئيس التركي، رجب طيب، قال"."""
    name, head = reading.names.get(at), reading.grammar.heads.get(reading.words[at])
    person = name is not None and name.type is EntityType.PER and name.lead == 0
    return person or (head is not None and head.entry == TITLE) or reading.words[at] in reading.grammar.seats


def as_for(reading: Reading, at: int) -> Mention | None:
    """The topic of a sentence that begins with أما: "أما الوزير، فقال"."""
    start = reading.tokens.sentence_start(at)
    if reading.words[start] not in reading.grammar.as_for or start + 1 >= at:
        return None
    if not can_begin(reading, start + 1):
        return None
    end = phrase_end(reading, start + 1, at)
    return Mention(start + 1, end) if end > start + 1 else None


def _pronoun(reading: Reading, at: int) -> Mention | None:
    word, grammar = reading.words[at], reading.grammar
    described = at > 0 and (reading.in_name[at - 1] or reading.words[at - 1].startswith(grammar.letters.article))
    if described and word.startswith(grammar.letters.article):  # "الدراسات الأخيرة": an adjective
        return None
    if word in grammar.pronouns:
        return Mention(at, at + 1)
    conjunction = word[0] in grammar.letters.conjunctions and word[1:] in grammar.pronouns
    return Mention(at, at + 1, 1) if conjunction else None


def channel_before(reading: Reading, at: int) -> Mention | None:
    """A channel at the beginning of the sentence whose verb stands at `at`: "وفي بيانه اللاحق، قال"."""
    grammar, start = reading.grammar, reading.tokens.sentence_start(at)
    if at - start > _REACH or at <= start + 2:
        return None
    if reading.words[at - 1] not in grammar.commas and any(bounds_phrase(reading, n) for n in range(start + 1, at)):
        return None
    first = reading.words[start]
    conjunction = first[0] in grammar.letters.conjunctions and first[1:] in grammar.channel_prepositions
    if not conjunction and first not in grammar.channel_prepositions:
        return None
    found = channel(reading, start + 1, at)
    if found is None:
        return None
    platform = next((n for n in range(found.last, at) if reading.words[n] in grammar.platforms), None)
    return Mention(platform, platform + 1) if platform is not None else found  # "وفي حسابه على تويتر، كتب"


def channel_taken_up(reading: Reading, at: int) -> Mention | None:
    """The channel that the words behind the verb at `at` take up: "أصدرت بيانا قالت فيه"."""
    grammar, words = reading.grammar, reading.words
    if at + 1 >= len(words) or words[at + 1] not in grammar.resumptive_words:
        return None
    near = _REACH if words[at - 1] in grammar.commas else _NEAR  # "مقابلة مع رئيسه سمير نور، أكد فيها"
    for first in range(at - 1, max(reading.tokens.sentence_start(at), at - near) - 1, -1):
        word = words[first].removeprefix(grammar.letters.to)
        noun = word if word in grammar.channels else word.removesuffix(grammar.letters.accusative)
        if noun in grammar.channels and not reading.in_name[first]:
            return Mention(first, first + 1, len(words[first]) - len(word))
        if reading.complementiser(first) or first in reading.closes:
            break
    return None


def _nominal(reading: Reading, first: int, last: int) -> bool:
    """Whether the stretch begins as a noun phrase and holds no verb of its own."""
    grammar, words = reading.grammar, reading.words
    lead = lead_of(reading, first)
    word = words[first][lead:]
    if not (
        begins_source(reading, first)
        or word in grammar.heads
        or word.startswith(grammar.letters.article)
        or word == "#"
        or (word in grammar.letters.same and first + 1 < last)
        or (word in grammar.quantities and first + 1 < last and begins_source(reading, first + 1))
        or _indefinite(reading, first, last)
    ):
        return False
    if words[first] in grammar.adverbial:
        return False
    return not any(is_finite(reading, at) for at in range(first + 1, last))


def _indefinite(reading: Reading, first: int, last: int) -> bool:
    """Whether the stretch begins with "كثيرين" and the like, or with a noun and its adjective: "حملة دولية"."""
    grammar, word = reading.grammar, reading.words[first]
    if word in grammar.letters.vague:
        return True
    if not 1 < last - first <= _SHORT or not word.isalpha() or word.endswith(grammar.letters.pronouns):
        return False
    if word[0] in grammar.letters.conjunctions and word not in grammar.whole_words:
        return False
    verb = reading.lexicon.hits(word) or word in grammar.plain_past or grammar.present.match(word)
    act = word in grammar.light_verbs or word in grammar.publishing  # "أصدر محامي سمير بيانا"
    if verb or act or word in grammar.adverbial or word in grammar.openers or first in reading.names:
        return False
    after = reading.words[first + 1]
    stated = first > 1 and reading.words[first - 1] in grammar.complementisers
    if stated and reading.words[first - 2] not in grammar.not_joining and after.startswith(grammar.letters.article):
        return True  # "بأن قطاع المعادن دعا"
    if first and reading.words[first - 1] in grammar.auxiliaries and after.startswith(grammar.letters.article):
        return True  # "وكان آمر القاعدة قال"
    singular, nisba = grammar.letters.feminine[0], grammar.letters.nisba
    return len(after) > 4 and after.endswith(nisba[1] if word.endswith(singular) else nisba[:2])


def _without_tail(reading: Reading, first: int, last: int) -> int:
    """The end of the subject without the time, the channel or another act of his that stands before the verb."""
    grammar, words = reading.grammar, reading.words
    for at in range(first + 1, last):
        if (words[at] in grammar.times and at not in reading.names) or told(reading, at, last):
            return at
        if words[at] in grammar.relatives or predicate(reading, at):
            return at
    return last
