"""Reads the noun phrase for who communicates: after a verb, before it, or after a preposition.

Invariant: a mention is a stretch of whole tokens within one sentence, found in one pass over a bounded stretch.
"""

from __future__ import annotations

from dataclasses import dataclass

from takhrij.find.grammar import Head
from takhrij.find.reading import Reading
from takhrij.model import EntityType

_LONGEST = 40  # tokens
_TITLE, _INFORMANT = "source.title", "source.informant"


@dataclass(frozen=True, slots=True)
class Mention:
    """Tokens [first, last); `lead` letters of the first one belong to an attached word."""

    first: int
    last: int
    lead: int = 0


def is_event(reading: Reading, at: int, skip: int = 0) -> bool:
    """Whether token `at`, without its first `skip` letters, is a noun that begins a stated content."""
    grammar, word = reading.grammar, reading.words[at][skip:]
    if word in grammar.heads or (at in reading.names and not skip):
        return False
    if word in grammar.events or _stem(reading, word) in grammar.events:
        return True
    return grammar.verbal_noun.match(word) is not None and not _broken_plural(reading, at, skip)


def _broken_plural(reading: Reading, at: int, skip: int) -> bool:
    """Whether the raw word is written with the hamza of a plural (أعمال), not of a verbal noun (إعلان)."""
    view, start = reading.tokens.view, reading.tokens.starts[at] + skip
    return view.raw[view.starts[start]] == reading.grammar.letters.plural_alef


def _stem(reading: Reading, word: str) -> str:
    """A noun without a pronoun: مقتله, تغريدتها (whose ta marbuta is opened)."""
    for pronoun in reading.grammar.letters.pronouns:
        if word.endswith(pronoun) and len(word) > len(pronoun) + 2:
            stem = word[: -len(pronoun)]
            return stem[:-1] + "ة" if stem.endswith("ت") else stem
    return word


def joins(reading: Reading, at: int) -> bool:
    """Whether token `at` is a noun behind the attached preposition that joins a content ("بإصلاح الطرق")."""
    grammar, word = reading.grammar, reading.words[at]
    by = grammar.letters.by
    if not word.startswith(by) or word in grammar.manner or word in grammar.heads:
        return False
    if word == by:
        return at + 1 < len(reading.words) and at + 1 in reading.marks
    name = reading.names.get(at)
    if name is not None:
        return name.lead > 0
    rest = word[len(by) :]
    return rest.startswith(grammar.letters.article) or is_event(reading, at, len(by)) or rest in grammar.heads


def by_noun(reading: Reading, at: int) -> bool:
    """Whether token `at` looks like any noun behind the attached preposition; for where `joins` would be too strict."""
    grammar, word = reading.grammar, reading.words[at]
    if at in reading.names or word in grammar.heads or word in grammar.manner or word in grammar.no_joins:
        return False
    return word.startswith(grammar.letters.by) and len(word) > 3 and word not in grammar.adverbial


def begins_source(reading: Reading, at: int) -> bool:
    """Whether token `at` is a name or a head noun of a source."""
    mark = reading.marks.get(at)
    return at in reading.names or reading.words[at] in reading.grammar.heads or (mark is not None and mark.name)


def can_begin(reading: Reading, at: int) -> bool:
    """Whether a noun phrase can begin at token `at`."""
    grammar, word = reading.grammar, reading.words[at]
    if begins_source(reading, at):
        return True
    if at in reading.marks:
        return reading.marks[at].closed and reading.marks[at].close - at <= 6
    if word == "#":
        return True
    if not word[0].isalnum() or (len(word) < 2 and not word.isdigit()):
        return False
    closed = (grammar.relatives, grammar.adverbial, grammar.particles, grammar.negations)
    return not any(word in words for words in closed)


def told(reading: Reading, at: int, stop: int) -> Mention | None:
    """A channel or a listener that begins at `at`: "في بيان", "لوكالة رويترز", "عبر تويتر"."""
    grammar, words = reading.grammar, reading.words
    letters, word = grammar.letters, words[at]
    if word in grammar.channel_prepositions and at + 1 < stop:
        after = words[at + 1]
        if after in grammar.letters.tongue and at + 2 < stop:
            return Mention(at + 2, phrase_end(reading, at + 2, stop))
        definite = words[at + 1].startswith(letters.article) and word not in grammar.occasions
        if not definite and (named := channel(reading, at + 1, stop)) is not None:
            return named
        if (platform := _platform(reading, at + 1)) is not None:
            return platform
    if word in grammar.front and at + 1 < stop and words[at + 1] in grammar.audiences:
        return Mention(at + 1, phrase_end(reading, at + 1, stop, CONTENT))
    if word in grammar.listeners and not reading.in_name[at]:
        return Mention(at, at + 1)
    if not word.startswith(letters.to):
        return None
    name = reading.names.get(at)
    if name and name.lead and (name.type is EntityType.OUTLET or _single_body(reading, at)):
        return Mention(at, name.last, name.lead)
    if word == letters.to and at + 1 < stop:
        mark, name = reading.marks.get(at + 1), reading.names.get(at + 1)
        if mark is not None:
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


def _platform(reading: Reading, at: int) -> Mention | None:
    """An outlet or a network named at token `at`, perhaps in quotation marks: 'على "تويتر"'."""
    mark = reading.marks.get(at)
    first = at + 1 if mark is not None and mark.closed and mark.close - at <= 4 else at
    name = reading.names.get(first)
    if name is not None and name.type is EntityType.OUTLET and name.lead == 0:
        return Mention(first, name.last)
    return Mention(first, first + 1) if first > at and reading.words[first] in reading.grammar.platforms else None


def channel(reading: Reading, at: int, stop: int) -> Mention | None:
    """A noun for a channel at token `at`: "بيان", "مقابلته", with the outlet that it belongs to."""
    if at >= stop:
        return None
    word = reading.words[at].removeprefix(reading.grammar.letters.article)
    if not (word in reading.grammar.channels or _stem(reading, word) in reading.grammar.channels):
        return None
    name = reading.names.get(at + 1)
    return Mention(at, name.last if name is not None and name.type is EntityType.OUTLET else at + 1)


def own_words(reading: Reading, at: int) -> bool:
    """Whether token `at` is a noun of speech with a pronoun: "حديثه", never a source by itself."""
    word = reading.words[at]
    stem = _stem(reading, word)
    return owned(reading, at) and (stem in reading.grammar.channels or stem in reading.grammar.speech_nouns)


def owned(reading: Reading, at: int) -> bool:
    """Whether token `at` is a common noun with a pronoun that is no noun for a person: "نيته", not "والده"."""
    grammar, word = reading.grammar, reading.words[at]
    if not word.endswith(grammar.letters.pronouns) or at in reading.names or word in grammar.heads:
        return False
    return _stem(reading, word) not in grammar.heads


def _single_body(reading: Reading, at: int) -> bool:
    """Whether a body is named by one word, as agencies are ("لرويترز"), without a noun that says what it is."""
    name = reading.names[at]
    word = reading.words[at]
    article = word.startswith(reading.grammar.letters.to_article)
    return name.type is EntityType.ORG and name.last == at + 1 and not article and grammar_head(reading, at) is None


@dataclass(frozen=True, slots=True)
class Follows:
    """What may follow a noun phrase without a word between: `bare` a content, `other` a second noun phrase, `by` a noun
    behind an attached preposition, `words` that join a content. Where nothing may, the phrase takes in all that fits."""

    bare: bool = False
    other: bool = False
    by: bool = False
    words: frozenset[str] = frozenset()


NOTHING = Follows()
CONTENT = Follows(bare=True)


def adverbial(reading: Reading, at: int, stop: int, follows: Follows = NOTHING) -> int:
    """The token after a time or manner phrase that begins at `at`; 0 if none does. It ends where what `follows` begins."""
    grammar, words = reading.grammar, reading.words
    word = words[at]
    if word in grammar.times or word in grammar.auxiliaries or word.isdigit() or word in grammar.manner:
        return at + 1
    if word in grammar.particles:
        return at + 1
    if word in grammar.tails:
        return at + 1
    if word in "([":
        return _closing(reading, at, stop) + 1
    if word not in grammar.adverbial:
        return 0
    end = at + 1
    while end < stop and not _ends_adverbial(reading, end, stop):
        if end > at + 1 and (follows.bare or follows.by) and _overtakes(reading, end, follows):
            break
        end = reading.names[end].last if end in reading.names else end + 1
    return end


def _overtakes(reading: Reading, at: int, follows: Follows) -> bool:
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


def _ends_adverbial(reading: Reading, at: int, stop: int) -> bool:
    grammar, word = reading.grammar, reading.words[at]
    return (
        word in grammar.commas
        or word in grammar.adverbial
        or word in grammar.particles
        or word in grammar.relatives
        or (word in grammar.times and not reading.in_name[at])
        or reading.complementiser(at)
        or word == ":"
        or (at in reading.marks and not reading.marks[at].name)
        or (word in grammar.heads and not word.startswith(grammar.letters.article))
        or told(reading, at, stop) is not None
    )


def _closing(reading: Reading, at: int, stop: int) -> int:
    """The closing bracket of the one at `at`, or `at` if it is far."""
    for close in range(at + 1, min(at + 9, stop)):
        if reading.words[close] in ")]":
            return close
    return at


def unnamed_because(reading: Reading, at: int) -> bool:
    """Whether a phrase that says why a source is unnamed begins at `at`: "طلب عدم ذكر اسمه"."""
    if at >= len(reading.words):
        return False
    return any(reading.phrase(at, parts) for parts in reading.grammar.anonymity.get(reading.words[at], ()))


def speaks(reading: Reading, at: int) -> bool:
    """Whether token `at` can only be a verb of saying: "قالت", not a name or a noun that looks like one."""
    if (
        reading.in_name[at]
        or reading.words[at] in reading.grammar.heads
        or reading.words[at] in reading.grammar.not_cues
    ):
        return False
    return reading.lexicon.speaks(reading.words[at])


def phrase_end(reading: Reading, begin: int, stop: int, follows: Follows = NOTHING) -> int:
    """The token after the noun phrase that begins at `begin`; it ends early where what `follows` begins."""
    stop = min(stop, begin + _LONGEST)
    head = grammar_head(reading, begin)
    complete = False
    at = begin
    while at < stop:
        if at > begin and (after := _goes_on(reading, at, begin, stop, head, complete, follows)) != at:
            if after < 0:
                return at
            at, complete = after, False
            continue
        mark = reading.marks.get(at)
        if mark is not None:
            at, complete = mark.close + 1, True
        elif at in reading.names:
            at, complete = reading.names[at].last, True
        else:
            title = grammar_head(reading, at)
            if at > begin and title is not None and title.entry == _TITLE and not _definite(reading, at):
                complete = False
            else:
                complete = complete or _completes(reading, at, begin, head)
            at += 1
    return min(at, stop)


def grammar_head(reading: Reading, at: int) -> Head | None:
    """What the noun at token `at` says of a source, also behind an attached preposition: "للخبير"."""
    grammar, word = reading.grammar, reading.words[at]
    letters = grammar.letters
    if word in grammar.heads:
        return grammar.heads[word]
    if word.startswith(letters.to_article):
        return grammar.heads.get(letters.article + word[len(letters.to_article) :])
    if word.startswith(letters.to):
        return grammar.heads.get(word[len(letters.to) :])
    if word in letters.same and at + 1 < len(reading.words):  # "نفس المصدر", "هذه الحكومة"
        return grammar.heads.get(reading.words[at + 1])
    return _run_together(reading, word)


def _run_together(reading: Reading, word: str) -> Head | None:
    """A head noun that lost the space behind it: "مصادرمطلعة"."""
    for end in range(5, len(word) - 2):
        head = reading.grammar.heads.get(word[:end])
        if head is not None and head.entry == _INFORMANT and head.plural:
            return head
    return None


def _definite(reading: Reading, at: int) -> bool:
    letters, word = reading.grammar.letters, reading.words[at]
    return word.startswith(letters.article) or word.startswith(letters.to_article)


def _completes(reading: Reading, at: int, begin: int, head: Head | None) -> bool:
    """Whether a noun phrase can be over behind token `at`: a definite word, people in the plural, an adjective."""
    if _definite(reading, at) or (head is not None and head.entry == _INFORMANT):
        return True
    letters, word = reading.grammar.letters, reading.words[at]
    adjective = at > begin and len(word) > 3 and word.endswith(letters.nisba) and word not in reading.grammar.heads
    return adjective or (len(word) > 4 and word.endswith(letters.human_plural[0]))


def _goes_on(
    reading: Reading, at: int, begin: int, stop: int, head: Head | None, complete: bool, follows: Follows
) -> int:
    """`at` if the phrase takes in the token, the token where it goes on if some are taken at once, -1 if it ends."""
    grammar, words = reading.grammar, reading.words
    word = words[at]
    if word in grammar.relatives or word in grammar.times or word in grammar.closers or reading.complementiser(at):
        return -1
    if word == "." and len(words[at - 1]) == 1:
        return at
    if word in grammar.letters.appositive_pronouns or word in grammar.asides:
        return -1
    if word in grammar.according and word not in grammar.adverbial:
        return -1
    if word in grammar.plain_past or (complete and _adverb(reading, at)):
        return -1
    if word in grammar.particles and words[at - 1] in grammar.passives:
        return at + 1
    if complete and not reading.in_name[at] and _new_subject(reading, at):
        return -1
    if word in follows.words or word in grammar.resumptives or word in grammar.particles:
        return -1
    if unnamed_because(reading, at) or told(reading, at, stop) or word in grammar.tails or speaks(reading, at):
        return -1
    if word in grammar.commas:
        return _apposition(reading, at, begin, stop, follows)
    if word in "([":
        close = _closing(reading, at, stop)
        dated = any(words[n] in grammar.times for n in range(at, close))
        return -1 if close == at or dated else close + 1
    mark = reading.marks.get(at)
    if mark is not None:
        return at if mark.name or (mark.closed and mark.close - at <= 5 and not (follows.bare and complete)) else -1
    if not word[0].isalnum() and word not in "#-–":
        return -1
    if word in grammar.topics:
        return -1
    if word in grammar.adverbial:
        title = grammar_head(reading, at - 1)
        open_head = any(h is not None and h.entry in (_INFORMANT, _TITLE) for h in (head, title))
        if word not in grammar.letters.within or _leaves(reading, at, stop):
            return -1
        return at + 1 if open_head or _placed(reading, at, begin) or words[at - 1] in grammar.open_words else -1
    if word in grammar.letters.within:
        return at + 1
    if word in grammar.openers and len(word) > 1:
        return -1
    if follows.bare and complete and _separate(reading, at, begin, head, follows):
        return -1
    return at


def _new_subject(reading: Reading, at: int) -> bool:
    """Whether a clause begins behind a complete noun phrase: with a demonstrative, or a verb behind a definite noun
    (behind an indefinite one it tells who he is: "ناج يدعى وائل")."""
    grammar, word = reading.grammar, reading.words[at]
    if word in grammar.letters.same:
        return True
    definite = reading.in_name[at - 1] or _definite(reading, at - 1)
    return definite and grammar.present.match(word) is not None


def _adverb(reading: Reading, at: int) -> bool:
    """Whether the word is an indefinite accusative, which no noun phrase in the nominative takes in."""
    word, letters = reading.words[at], reading.grammar.letters
    if len(word) < 4 or not word.endswith(letters.accusative) or reading.in_name[at]:
        return False
    return (
        not word.startswith(letters.article)
        and word[0] not in letters.conjunctions
        and word not in reading.grammar.heads
    )


def _placed(reading: Reading, at: int, begin: int) -> bool:
    """Whether a preposition and a place belong to a body: "السلطات في جنوب لبنان"."""
    name = reading.names.get(at + 1)
    last = next((n for n in range(at - 1, begin - 1, -1) if n in reading.names), None)
    person = last is not None and reading.names[last].type is EntityType.PER
    return name is not None and name.type is EntityType.LOC and not person and begin not in reading.names


def _leaves(reading: Reading, at: int, stop: int) -> bool:
    """Whether a preposition begins a time or manner phrase rather than a place that belongs to the source."""
    if at + 1 >= stop:
        return True
    after, grammar = reading.words[at + 1], reading.grammar
    return after in grammar.times or after.isdigit() or after in grammar.letters.time_heads or after in grammar.channels


def _separate(reading: Reading, at: int, begin: int, head: Head | None, follows: Follows) -> bool:
    """Whether a new phrase begins at `at`, where the one before it is complete."""
    grammar, word = reading.grammar, reading.words[at]
    if word.isdigit() and len(word) < 3:
        return False
    name = reading.names.get(at)
    if name is not None:
        if name.lead and not (follows.by and joins(reading, at) and not _belongs(reading, at, begin, head)):
            return False
        if (
            name.type is EntityType.LOC
            and word.startswith(grammar.letters.article)
            and word.endswith(grammar.letters.nisba)
        ):
            return False
        return name.type is not EntityType.PER or (
            follows.other
            and any(n in reading.names and reading.names[n].type is EntityType.PER for n in range(begin, at))
        )
    if is_event(reading, at) or (follows.by and (joins(reading, at) or by_noun(reading, at))):
        return True
    if grammar.letters.to in follows.words and word.startswith(grammar.letters.to) and is_event(reading, at, 1):
        return True
    if word[0] in (grammar.letters.to, grammar.letters.by) and len(word) > 3:
        return False
    if word in grammar.adjectives or word.endswith(grammar.letters.nisba):
        return False
    if word.startswith(grammar.letters.article):
        return follows.other and (word in grammar.heads or not word.endswith(grammar.letters.feminine))
    if word[0] in grammar.letters.conjunctions and len(word) > 3:
        return False
    if word in grammar.heads and grammar.heads[word].entry == _TITLE:
        return False
    return not (head is not None and head.entry == _INFORMANT) or follows.other


def _belongs(reading: Reading, at: int, begin: int, head: Head | None) -> bool:
    """Whether a body or place behind an attached preposition belongs to an unnamed source: "القيادي بحزب النهضة"."""
    if reading.names[at].type is EntityType.PER or head is None or head.entry not in (_TITLE, _INFORMANT):
        return False
    return not any(n in reading.names and reading.names[n].type is EntityType.PER for n in range(begin, at))


def _apposition(reading: Reading, comma: int, begin: int, stop: int, follows: Follows) -> int:
    """The token where the phrase goes on after a comma: behind words between two commas ("علي حسن، السكرتير في الجمعية، إن"),
    or with a title or a person's name; -1 if it does not."""
    at = comma + 1
    if at >= stop:
        return -1
    name = reading.names.get(at)
    person = name is not None and name.type is EntityType.PER and name.lead == 0
    head = reading.grammar.heads.get(reading.words[at])
    title = head is not None and head.entry == _TITLE
    named = any(n in reading.names and reading.names[n].type is EntityType.PER for n in range(begin, comma))
    people = sum(reading.names[n].type is EntityType.PER for n in range(begin, min(at + 5, stop)) if n in reading.names)
    if follows.other and named and people > 1:  # "واصفا الرئيس، الوزير": who speaks, and of whom
        return -1
    if (person or title or named) and (closing := _bracketed(reading, at, stop)) is not None:
        return closing
    return at if person or title else -1


def _bracketed(reading: Reading, at: int, stop: int) -> int | None:
    """The comma that closes an apposition beginning at `at`."""
    grammar, words = reading.grammar, reading.words
    if words[at] in grammar.relatives or is_event(reading, at) or told(reading, at, stop):
        return None
    if not can_begin(reading, at) and words[at] not in grammar.letters.within:
        return None
    for n in range(at, min(at + 16, stop)):
        if words[n] in grammar.times and not reading.in_name[n]:
            return None
        if words[n] in grammar.commas:
            return n if n + 1 < stop else None
        if told(reading, n, stop) is not None:
            return n
        mark = reading.marks.get(n)
        if reading.complementiser(n) or words[n] == ":" or (mark is not None and not mark.name) or speaks(reading, n):
            return None
    return None
