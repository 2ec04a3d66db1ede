"""Reads the noun phrase for who communicates, and the channel or listener that it is told to.

Invariant: a mention is a stretch of whole tokens within one sentence, found in one pass over a bounded stretch.
"""

from __future__ import annotations

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
from takhrij.find.channels import channel, is_single_body, named_platform
from takhrij.find.grammar import INFORMANT, TITLE, Head
from takhrij.find.nouns import (
    Mention,
    can_begin,
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
    grammar, words = reading.grammar, reading.words
    letters, word = grammar.letters, words[at]
    if word in grammar.channel_prepositions and at + 1 < stop:
        after = words[at + 1]
        if after in grammar.letters.tongue and after not in grammar.margins and at + 2 < stop:
            return Mention(at + 2, phrase_end(reading, at + 2, stop))
        definite = words[at + 1].startswith(letters.article) and word not in grammar.occasions
        noun = (
            at
            + 1
            + (
                words[at + 1] in grammar.quantities
                or words[at + 1] in grammar.passages
                or words[at + 1] in grammar.letters.same
            )
        )  # "في عدة بيانات"
        if not definite and (named := channel(reading, noun, stop)) is not None:
            return named
        if (platform := named_platform(reading, at + 1)) is not None:
            return platform
    if word in grammar.towards and at + 1 < stop:  # "وأكد مصدر إلى «النهار» أن"
        mark = reading.marks.get(at + 1)
        if (
            mark is not None
            and mark.close - at <= 5
            and mark.close + 1 < stop
            and reading.complementiser(mark.close + 1)
        ):
            return Mention(at + 2, mark.close)
    if word in grammar.front and at + 1 < stop and words[at + 1] in grammar.audiences:
        return Mention(at + 1, phrase_end(reading, at + 1, stop, CONTENT))
    if word in grammar.accounts:
        return Mention(at, at + 1, len(letters.by))
    if word in grammar.listeners and not reading.in_name[at]:
        return Mention(at, at + 1)
    if not word.startswith(letters.to) or (at and words[at - 1] in grammar.belonging):
        return None
    name = reading.names.get(at)
    if name and name.lead and (name.type is EntityType.OUTLET or is_single_body(reading, at)):
        return Mention(at, name.last, name.lead)
    if word == letters.to and at + 1 < stop:
        mark, name = reading.marks.get(at + 1), reading.names.get(at + 1)
        clause = mark is not None and any(words[n] in grammar.adverbial for n in range(at + 3, mark.close))
        if mark is not None and not clause:
            return Mention(at + 2, mark.close)
        if name is not None:
            return Mention(at + 1, name.last)
        return Mention(at + 1, at + 2) if words[at + 1].isdigit() else None
    if word.startswith(letters.to_article) and (
        letters.article + word[2:] in grammar.receivers or word[2:] in grammar.receivers
    ):
        return Mention(at, phrase_end(reading, at, stop, CONTENT), 1)
    if word[1:] in grammar.receivers:
        return Mention(at, phrase_end(reading, at, stop, CONTENT), 1)
    return None


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


def past_or_coming(reading: Reading, at: int) -> bool:
    """Whether a unit of time and which one it is stand at `at`: "الأسبوع الماضي"."""
    words, grammar = reading.words, reading.grammar
    return words[at] in grammar.time_units and words[at + 1 : at + 2] != () and words[at + 1] in grammar.time_marks


def closing_bracket(reading: Reading, at: int, stop: int) -> int:
    """The closing bracket of the one at `at`, or `at` if it is far."""
    for close in range(at + 1, min(at + 9, stop)):
        if reading.words[close] in ")]":
            return close
    return at


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
    if word in grammar.relatives or word in grammar.times or word in grammar.closers or reading.complementiser(at):
        return -1
    if (
        at == begin + 1
        and word in grammar.letters.same
        and unknown_name(reading, begin)
        and not definite(reading, at + 1)
    ):
        return -1  # "وتعلل نجاتي ذلك بالقول"
    if (complete and next_clause(reading, at)) or (follows.other and called_on(reading, at, begin)):
        return -1  # "دعت إليها الهيئة وطالب بها", "ودعت نجاتي المواطنين"
    if word in grammar.where and (named := past_where(reading, at, begin, stop)) > at:
        return named
    if complete and follows.bare and (named := new_name(reading, at, begin, stop, False)) > at:
        return named
    if word[0].isdigit() and words[at - 1] in grammar.ages:
        return min(at + 2, stop)  # "البالغة من العمر 34 عاما"
    if _ends_phrase(reading, at, head, complete):
        return -1
    described = head is not None and head.kind is Kind.DOCUMENT and not complete  # "دراسة أشرفت عليها"
    if word in grammar.particles and (words[at - 1] in grammar.passives or described):
        return at + 1
    if (
        complete
        and not reading.in_name[at]
        and (new_subject(reading, at) or (at == begin + 1 and no_adjective(reading, at)))
    ):
        return -1
    rest = word[1:] if word[0] in grammar.letters.conjunctions else ""
    if (rest in grammar.manner or rest in grammar.going_on) and not reading.in_name[at]:
        return -1  # "أدان المجلس وبشدة"
    if (
        (word in follows.words and not governed(reading, at))
        or word in grammar.resumptives
        or word in grammar.resumptive_pronouns
        or word in grammar.particles
    ):
        return -1
    if follows.number and word[0].isdigit():
        return -1
    if unnamed_because(reading, at) or word in grammar.tails or speaks(reading, at):
        return -1
    if _employer(reading, at, begin):
        return at + 1
    if complete and own_words(reading, at):  # "مصدر عسكري قوله"
        return -1
    if _issued_by(reading, at, begin, head) or _works_for(reading, at, begin, stop, head):
        return at
    if told(reading, at, stop) is not None and not belongs(reading, at, begin):
        return -1
    if (past := _past_mark(reading, at, begin, stop, complete, follows)) is not None:
        return past
    if word in grammar.topics:
        return -1
    if word in grammar.adverbial:
        return _past_preposition(reading, at, begin, stop, head)
    if word in grammar.letters.within:
        return at + 1
    if word in grammar.openers and len(word) > 1:
        return -1
    if follows.bare and complete and separate(reading, at, begin, head, follows):
        return -1
    return at


def _works_for(reading: Reading, at: int, begin: int, stop: int, head: Head | None) -> bool:
    """Whether the outlet behind لـ is whose somebody is, as his name follows: "مديرة البرامج لشبكة الفجر، سلمى نور"."""
    grammar, words = reading.grammar, reading.words
    if head is None or head.entry != TITLE or words[at].removeprefix(grammar.letters.to) not in grammar.receivers:
        return False
    if any(n in reading.names and reading.names[n].type is EntityType.PER for n in range(begin, at)):
        return False
    comma = next((n for n in range(at + 1, min(at + _EMPLOYER, stop - 1)) if words[n] in grammar.commas), None)
    name = reading.names.get(comma + 1) if comma is not None else None
    return name is not None and name.type is EntityType.PER and not name.lead


def _issued_by(reading: Reading, at: int, begin: int, head: Head | None) -> bool:
    """Whether the noun behind لـ says whose an indefinite document is: "تقييم سري لوكالة الاستخبارات"."""
    if head is None or head.kind is not Kind.DOCUMENT or not 1 <= at - begin <= 2:
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
        or _described(reading, at, head)
    )


def _past_mark(reading: Reading, at: int, begin: int, stop: int, complete: bool, follows: Follows) -> int | None:
    """The same for a comma, a bracket, a quotation mark and other signs; None at a word."""
    grammar, words = reading.grammar, reading.words
    word = words[at]
    if word in grammar.commas:
        return _apposition(reading, at, begin, stop, follows)
    if word in "([":
        close = closing_bracket(reading, at, stop)
        dated = any(words[n] in grammar.times for n in range(at, close))
        return -1 if close == at or dated else close + 1
    mark = reading.marks.get(at)
    if mark is not None:
        joined = words[at - 1] in grammar.letters.conjunctions  # 'لقناتي "العربية" و"الحدث"'
        short = mark.closed and mark.close - at <= 5 and (joined or not (follows.bare and complete))
        return at if mark.name or short else -1
    if not word[0].isalnum() and word not in "#-–":
        return -1
    return None


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


def _described(reading: Reading, at: int, head: Head | None) -> bool:
    """Whether a verb with a pronoun tells how the outlet calls an unnamed source: "مصادر وصفتها بالمطلعة"."""
    if head is None or head.entry != INFORMANT or reading.in_name[at]:
        return False
    return any(hit.tail and hit.form.shape == "past" for hit in reading.lexicon.hits(reading.words[at]))


def _apposition(reading: Reading, comma: int, begin: int, stop: int, follows: Follows) -> int:
    """The token where the phrase goes on after a comma: behind words between two commas ("علي، أمين الجمعية، إن"), or
    with a title or a person's name; -1 if it does not."""
    at = comma + 1
    if at >= stop:
        return -1
    if reading.words[at] in reading.grammar.resumptives or reading.words[at] in reading.grammar.resumptive_pronouns:
        return -1
    if past_or_coming(reading, at) or (
        reading.words[at] in reading.grammar.letters.within and past_or_coming(reading, at + 1)
    ):
        return -1  # "حداد، الشهر الماضي"
    if reading.words[at] in follows.words and follows.bare:  # "حث الأمير سالم، على ضرورة"
        return -1
    marked = begin + (begin in reading.marks)
    if marked in reading.names and reading.names[marked].type is EntityType.OUTLET:
        return -1  # no person is an outlet
    name = reading.names.get(at)
    if name is None and reading.words[at] in reading.grammar.honorifics:  # "المتحدث باسم الجيش، اللواء سامي نور"
        name = reading.names.get(at + 1) or reading.names.get(at + 2)  # "آية الله سمير حداد"
    person = name is not None and name.type is EntityType.PER and name.lead == 0
    head = reading.grammar.heads.get(reading.words[at])
    named = any(n in reading.names and reading.names[n].type is EntityType.PER for n in range(begin, comma))
    title = head is not None and (head.entry == TITLE or (named and head.entry == INFORMANT and not head.plural))
    people = sum(reading.names[n].type is EntityType.PER for n in range(begin, min(at + 8, stop)) if n in reading.names)
    if follows.other and named and people > 1:  # "واصفا الرئيس، الوزير": who speaks, and of whom
        return -1
    if not person and not title and any(reading.words[n] in reading.grammar.commas for n in range(begin, comma)):
        return -1  # "اتهم الرئيس، سمير حداد، المعارضين بالتقصير، ووصفهم"
    bearer = person or title or named or new_name(reading, at, begin, stop, follows.other) > at
    if bearer and (closing := _bracketed(reading, at, stop)) is not None:
        return closing
    return at if person or title else -1


def _bracketed(reading: Reading, at: int, stop: int) -> int | None:
    """The comma that closes an apposition beginning at `at`."""
    grammar, words = reading.grammar, reading.words
    if words[at] in grammar.relatives or is_event(reading, at) or told(reading, at, stop):
        return None
    if words[at] in grammar.letters.within and leaves(reading, at, stop):
        return None  # "، في هذا السياق،"
    if not can_begin(reading, at) and words[at] not in grammar.letters.within:
        return None
    for n in range(at, min(at + 16, stop)):
        if words[n] in grammar.times and not reading.in_name[n]:
            return None
        if words[n] in grammar.adverbial and words[n] not in grammar.letters.within and not reading.in_name[n]:
            return n if n > at else None
        if words[n] in grammar.commas:
            return n if n + 1 < stop else None
        if told(reading, n, stop) is not None:
            return n
        mark = reading.marks.get(n)
        if reading.complementiser(n) or words[n] == ":" or (mark is not None and not mark.name) or speaks(reading, n):
            return None
    return None
