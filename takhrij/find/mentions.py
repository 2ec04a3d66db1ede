"""Measures the noun phrase of who communicates, and of the channel or listener that it is told to.

Invariant: a mention is a stretch of whole tokens within one sentence, found in one pass over a bounded stretch.
"""

from __future__ import annotations

from takhrij.find.appositions import past_or_coming, past_sign
from takhrij.find.belonging import belongs, governed
from takhrij.find.boundaries import (
    CONTENT,
    NOTHING,
    Follows,
    adverb,
    behind_person,
    circumstance,
    completes,
    employed,
    leaves,
    listener,
    new_subject,
    next_clause,
    no_adjective,
    opens,
    own_noun,
    placed,
)
from takhrij.find.channels import named_platform
from takhrij.find.grammar import INFORMANT, TITLE, Head
from takhrij.find.hearers import Unmeasured, heard_at
from takhrij.find.nouns import (
    Mention,
    definite,
    grammar_head,
    is_event,
    joined_head,
    own_words,
    speaks,
    unnamed_because,
)
from takhrij.find.reading import Reading
from takhrij.find.second_phrases import separate
from takhrij.find.unlisted_names import called_on, new_name, past_where, unknown_name
from takhrij.model import EntityType, Kind

_LONGEST = 40  # tokens
_EMPLOYER = 8  # tokens of an outlet before the name of who works for it


def told(reading: Reading, at: int, stop: int) -> Mention | None:
    """A channel or a listener that begins at `at`: "في بيان", "لوكالة رويترز", "عبر تويتر"."""
    heard = heard_at(reading, at, stop)
    if not isinstance(heard, Unmeasured):
        return heard
    return Mention(heard.first, phrase_end(reading, heard.first, stop, heard.follows), heard.lead)


def hearer(reading: Reading, at: int, stop: int) -> Mention | None:
    """Somebody behind لـ to whom it is said: "للشرطة", "لحداد"."""
    word, letters = reading.words[at], reading.grammar.letters
    name = reading.names.get(at)
    if not word.startswith(letters.to) or (name is not None and not name.lead):
        return None
    if name is None and (not word.startswith(letters.to_article) or grammar_head(reading, at) is None):
        return None
    end = name.last if name is not None and name.type is EntityType.PER else phrase_end(reading, at, stop, CONTENT)
    return Mention(at, end, len(letters.to)) if end > at else None


def phrase_end(reading: Reading, begin: int, stop: int, follows: Follows = NOTHING) -> int:
    """The token after the noun phrase that begins at `begin`; it ends early where what `follows` begins."""
    stop = min(stop, begin + _LONGEST)
    at = begin = begin + 2 if reading.words[begin : begin + 2] in reading.grammar.so_called else begin
    if begin >= stop:
        return stop
    head = grammar_head(reading, begin)
    complete = False
    while at < stop:
        if at > begin and (after := _goes_on(reading, at, begin, stop, head, complete, follows)) != at:
            if after < 0:
                return at
            at, complete = after, complete and reading.words[at] in "(["
            continue
        mark = reading.marks.get(at)
        if mark is not None:
            at, complete = mark.close + 1, True
        elif at in reading.names:
            at, complete = reading.names[at].last, True
        else:
            title = grammar_head(reading, at) or joined_head(reading, at)
            if at > begin and title is not None and title.entry != INFORMANT and not definite(reading, at):
                complete = False
            else:
                complete = (complete and not opens(reading, at, begin)) or completes(reading, at, begin, head)
            at += 1
    return min(at, stop)


def _goes_on(
    reading: Reading, at: int, begin: int, stop: int, head: Head | None, complete: bool, follows: Follows
) -> int:
    """`at` if the phrase takes in the token, the token where it goes on if some are taken at once, -1 if it ends."""
    grammar, words = reading.grammar, reading.words
    word = words[at]
    if word in grammar.times and words[at - 1] in grammar.open_words and at + 2 < stop:
        return at + 2 if words[at + 1] in grammar.letters.within else -1  # "بيان صادر أمس عن الحكومة"
    if word == "." and len(words[at - 1]) == 1 and words[at - 1].isalpha():
        return at  # "د. سليمان"
    if _leads_away(reading, at, begin, complete, follows):
        return -1
    if (named := _past_name(reading, at, begin, stop, complete, follows)) > at:
        return named
    if _ends_phrase(reading, at, head, complete):
        return -1
    if word in grammar.particles and _described_before(reading, at, head, complete):
        return at + 1
    if _another_begins(reading, at, begin, complete, follows):
        return -1
    if _employer(reading, at, begin):
        return at + 1
    if complete and own_words(reading, at):  # "مصدر عسكري قوله"
        return -1
    if head is not None and (_issued_by(reading, at, begin, head) or _works_for(reading, at, begin, stop, head)):
        return at
    if heard_at(reading, at, stop) is not None and not belongs(reading, at, begin):
        return -1
    if (past := past_sign(reading, at, begin, stop, complete, follows)) is not None:
        return past
    if word in grammar.topics:
        return -1
    if word in grammar.adverbial:
        return _past_preposition(reading, at, begin, stop, head)
    return _past_word(reading, at, begin, head, complete, follows)


def _leads_away(reading: Reading, at: int, begin: int, complete: bool, follows: Follows) -> bool:
    """Whether a relative clause, a time, a content or a clause with its own verb begins at `at`."""
    grammar, word = reading.grammar, reading.words[at]
    if word in grammar.relatives or word in grammar.times or word in grammar.closers or reading.complementiser(at):
        return True
    second = at == begin + 1 and word in grammar.letters.same
    if second and unknown_name(reading, begin) and not definite(reading, at + 1):
        return True  # "وتعلل نجاتي ذلك بالقول"
    # "دعت إليها الهيئة وطالب بها", "ودعت نجاتي المواطنين"
    return (complete and next_clause(reading, at)) or (follows.other and called_on(reading, at, begin))


def _past_name(reading: Reading, at: int, begin: int, stop: int, complete: bool, follows: Follows) -> int:
    """The token after a name on no list, a place or an age that belongs to who is named; `at` or less if none does."""
    grammar, words = reading.grammar, reading.words
    if words[at] in grammar.where and (named := past_where(reading, at, begin, stop)) > at:
        return named
    if complete and follows.bare and (named := new_name(reading, at, begin, stop, False)) > at:
        return named
    if words[at][0].isdigit() and words[at - 1] in grammar.ages:
        return min(at + 2, stop)  # "البالغة من العمر 34 عاما"
    return at


def _described_before(reading: Reading, at: int, head: Head | None, complete: bool) -> bool:
    """Whether a verb that describes the noun may stand before the particle at `at`: "دراسة أشرفت عليها"."""
    described = head is not None and head.kind is Kind.DOCUMENT and not complete
    return described or reading.words[at - 1] in reading.grammar.passives


def _another_begins(reading: Reading, at: int, begin: int, complete: bool, follows: Follows) -> bool:
    """Whether a subject, a manner, a number or a word that joins a content begins at `at`."""
    grammar, word = reading.grammar, reading.words[at]
    if not reading.in_name[at]:
        if complete and (new_subject(reading, at) or (at == begin + 1 and no_adjective(reading, at))):
            return True
        rest = word[1:] if word[0] in grammar.letters.conjunctions else ""
        if rest in grammar.manner or rest in grammar.going_on:
            return True  # "أدان المجلس وبشدة"
    if word in follows.words and not governed(reading, at):
        return True
    if word in grammar.resumptives or word in grammar.resumptive_pronouns or word in grammar.particles:
        return True
    if follows.number and word[0].isdigit():
        return True
    return unnamed_because(reading, at) or word in grammar.tails or speaks(reading, at)


def _past_word(reading: Reading, at: int, begin: int, head: Head | None, complete: bool, follows: Follows) -> int:
    """The same for a word that is neither a sign nor a preposition of the pack's list."""
    grammar, word = reading.grammar, reading.words[at]
    if word in grammar.letters.within:
        return at + 1
    if word in grammar.openers and len(word) > 1:
        return -1
    if follows.bare and complete and separate(reading, at, begin, head, follows):
        return -1
    return at


def _works_for(reading: Reading, at: int, begin: int, stop: int, head: Head) -> bool:
    """Whether the outlet behind لـ is whose somebody is, as his name follows: "مديرة البرامج لشبكة الفجر، سلمى نور"."""
    grammar, words = reading.grammar, reading.words
    if head.entry != TITLE or words[at].removeprefix(grammar.letters.to) not in grammar.receivers:
        return False
    if any(n in reading.names and reading.names[n].type is EntityType.PER for n in range(begin, at)):
        return False
    comma = next((n for n in range(at + 1, min(at + _EMPLOYER, stop - 1)) if words[n] in grammar.commas), None)
    name = reading.names.get(comma + 1) if comma is not None else None
    return name is not None and name.type is EntityType.PER and not name.lead


def _issued_by(reading: Reading, at: int, begin: int, head: Head) -> bool:
    """Whether the noun behind لـ says whose an indefinite document is: "تقييم سري لوكالة الاستخبارات"."""
    if head.kind is not Kind.DOCUMENT or not 1 <= at - begin <= 2:
        return False
    bare = not any(reading.words[n].startswith(reading.grammar.letters.article) for n in range(begin, at))
    return bare and reading.words[at].startswith(reading.grammar.letters.to)


def _employer(reading: Reading, at: int, begin: int) -> bool:
    """Whether the outlet behind في is where somebody with a title works: "مدير التسويق في «النهار»"."""
    if reading.words[at] not in reading.grammar.occasions or reading.in_name[at - 1]:
        return False
    heads = (grammar_head(reading, n) for n in range(begin, at - 1))
    titled = any(head is not None and head.entry == TITLE and not head.plural for head in heads)
    name = reading.names.get(at + 1)
    named = name is not None and name.type is EntityType.OUTLET
    outlet = reading.words[at + 1] in reading.grammar.outlet_nouns or named_platform(reading, at + 1) is not None
    return titled and (outlet or named)


def _ends_phrase(reading: Reading, at: int, head: Head | None, complete: bool) -> bool:
    """Whether a word stands in no noun phrase: verbs, negations, asides, manner, who is told, what describes."""
    grammar, word = reading.grammar, reading.words[at]
    return (
        word in grammar.letters.appositive_pronouns
        or word in grammar.asides
        or (word in grammar.according and word not in grammar.adverbial)
        or (
            word[0] in grammar.letters.conjunctions
            and word[1:] in grammar.according
            and word[1:] not in grammar.adverbial
        )
        or word in grammar.plain_past
        or word in grammar.negations
        or word in grammar.function_words
        or word in grammar.reporters
        or circumstance(reading, at)
        or (complete and (adverb(reading, at) or word in grammar.attention))
        or past_or_coming(reading, at)
        or word in grammar.manner
        or own_noun(reading, at)
        or listener(reading, at)
        or (head is not None and head.entry == INFORMANT and _described(reading, at))
    )


def _past_preposition(reading: Reading, at: int, begin: int, stop: int, head: Head | None) -> int:
    """The same for a preposition: a phrase goes on with what it is a source or a title of."""
    grammar, words = reading.grammar, reading.words
    word = words[at]
    title = grammar_head(reading, at - 1) or joined_head(reading, at - 1)
    open_head = any(h is not None and h.entry in (INFORMANT, TITLE) for h in (head, title))
    open_head = open_head and not behind_person(reading, at)
    if word not in grammar.letters.within or (leaves(reading, at, stop) and not governed(reading, at)):
        return -1
    if word in grammar.origins and words[at + 1] in grammar.calls:
        return -1
    crowd = title is not None and title.entry == INFORMANT and title.plural and definite(reading, at - 1)
    if crowd and is_event(reading, at + 1):
        return -1  # "تمكن العلماء من متابعة الأمر"
    if word in grammar.letters.apart and crowd and words[at - 1] not in grammar.open_words:
        return -1  # "واعتمد الباحثون على عينة"
    goes_on = open_head or placed(reading, at, begin) or words[at - 1] in grammar.open_words
    return at + 1 if goes_on or (word in grammar.origins and employed(reading, at)) else -1


def _described(reading: Reading, at: int) -> bool:
    """Whether a verb with a pronoun tells how the outlet calls an unnamed source: "مصادر وصفتها بالمطلعة"."""
    if reading.in_name[at]:
        return False
    return any(hit.tail and hit.form.shape == "past" for hit in reading.lexicon.hits(reading.words[at]))
