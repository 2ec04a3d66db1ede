"""Reads the noun phrase for who communicates: after a verb, before it, or after a preposition.

Invariant: a mention is a stretch of whole tokens within one sentence, found in one pass over at most `_REACH` tokens.
"""

from __future__ import annotations

from dataclasses import dataclass

from takhrij.find.reading import Reading
from takhrij.model import EntityType

_REACH = 40


@dataclass(frozen=True, slots=True)
class Mention:
    """Tokens [first, last); `lead` letters of the first one belong to an attached word."""

    first: int
    last: int
    lead: int = 0


@dataclass(frozen=True, slots=True)
class After:
    """What follows a cue: the source, whom or where it was told, and the token where that ends."""

    source: Mention | None
    via: Mention | None
    end: int


def is_event(reading: Reading, at: int) -> bool:
    """Whether token `at` is a verbal noun or another noun that begins a stated content."""
    grammar, word = reading.grammar, reading.words[at]
    if word in grammar.heads:
        return False
    if at in reading.names:
        return False
    return word in grammar.events or grammar.verbal_noun.match(word) is not None


def source_after(reading: Reading, begin: int, stop: int, whole: bool) -> After:
    """Read source and channel in tokens [begin, stop), in any order, with adverbials between.

    `whole`: a content clause begins at `stop`, so that all in between is source or adverbial; else the noun phrase ends
    where it is complete.
    """
    stop = min(stop, begin + _REACH)
    source: Mention | None = None
    via: Mention | None = None
    at = begin
    while at < stop:
        if told := _told(reading, at, stop):
            via = via or told
            at = told.last
        elif skipped := _adverbial(reading, at, stop):
            at = skipped
        elif source is None and _can_begin(reading, at):
            last = _phrase_end(reading, at, stop, whole)
            if last <= at:
                break
            source = Mention(at, last)
            at = last
        elif whole:
            at += 1
        else:
            break
    return After(source, via, at)


def _can_begin(reading: Reading, at: int) -> bool:
    word = reading.words[at]
    grammar = reading.grammar
    if at in reading.marks:
        return reading.marks[at].name or reading.marks[at].close - at <= 5
    if not (word[0].isalnum() or word[0] == "#"):
        return False
    if word in grammar.heads or at in reading.names:
        return True
    if word in grammar.relatives or word in grammar.adverbial or word in grammar.negations:
        return False
    return len(word) > 1 or word.isdigit()


def _told(reading: Reading, at: int, stop: int) -> Mention | None:
    """A channel: "في بيان", "لوكالة رويترز", "عبر تويتر"."""
    grammar, words = reading.grammar, reading.words
    word = words[at]
    if word in grammar.channel_prepositions and at + 1 < stop:
        after = words[at + 1]
        if after in grammar.channels or _bare(after) in grammar.channels:
            return Mention(at + 1, _channel_end(reading, at + 1, stop))
        if word != "في" and (at + 1 in reading.names) and reading.names[at + 1][1] is EntityType.OUTLET:
            return Mention(at + 1, reading.names[at + 1][0])
    if word[0] == "ل" and len(word) > 2:
        rest = word[1:]
        if word.startswith("لل") and ("ال" + word[2:] in grammar.receivers):
            return Mention(at, at + 1, 2)
        if rest in grammar.receivers or word[2:] in grammar.receivers:
            return Mention(at, _phrase_end(reading, at, stop, False), 1)
        if at in reading.names and reading.names[at][1] is EntityType.OUTLET:
            return Mention(at, reading.names[at][0], 1)
    if word == "ل" and at + 1 < stop and at + 1 in reading.marks:
        mark = reading.marks[at + 1]
        return Mention(at + 2, mark.close)
    return None


def _bare(word: str) -> str:
    """A noun without a pronoun: بيانه, تغريدتها (the ta opened again)."""
    for pronoun in ("ها", "هم", "ه"):
        if word.endswith(pronoun) and len(word) > len(pronoun) + 2:
            stem = word[: -len(pronoun)]
            return stem[:-1] + "ة" if stem.endswith("ت") else stem
    return word


def _channel_end(reading: Reading, at: int, stop: int) -> int:
    """A channel is named by its noun; what tells more of it ("بيان نشره السبت") is left."""
    last = at + 1
    if last in reading.names:
        return reading.names[last][0]
    return last


def _adverbial(reading: Reading, at: int, stop: int) -> int:
    """The token after a time or manner phrase that begins at `at`; 0 if none does."""
    grammar, words = reading.grammar, reading.words
    word = words[at]
    if word in grammar.commas or word in grammar.times or word in grammar.auxiliaries:
        return at + 1
    if word == "(":
        for close in range(at + 1, min(at + 6, stop)):
            if words[close] == ")":
                return close + 1
        return 0
    if word.isdigit() or word in grammar.tails:
        return at + 1
    if word in grammar.relatives or _phrase_at(reading, at, grammar.anonymity):
        return stop
    if word in grammar.adverbial:
        end = at + 1
        while end < stop and words[end] not in grammar.commas and not _restarts(reading, end):
            end += 1
        return end
    return 0


def _restarts(reading: Reading, at: int) -> bool:
    """Whether a source or channel begins again after an adverbial."""
    grammar, words = reading.grammar, reading.words
    return words[at] in grammar.adverbial or words[at] in grammar.relatives


def _phrase_at(reading: Reading, at: int, phrases: dict[str, tuple[tuple[str, ...], ...]]) -> bool:
    return any(reading.phrase(at, parts) for parts in phrases.get(reading.words[at], ()))


def _phrase_end(reading: Reading, begin: int, stop: int, whole: bool) -> int:
    """The end of the noun phrase that begins at `begin`."""
    grammar, words = reading.grammar, reading.words
    head = grammar.heads.get(words[begin])
    open_head = head is not None and (head.entry == "source.informant" or head.entry == "source.title")
    closed = False
    at = begin
    while at < stop:
        word = words[at]
        if at > begin:
            if word in grammar.relatives or word in grammar.times or _phrase_at(reading, at, grammar.anonymity):
                break
            if word in grammar.commas:
                if following := _apposition(reading, at, stop):
                    at = following
                    continue
                break
            if _told(reading, at, stop):
                break
            if word in grammar.adverbial:
                if not (open_head and word in ("في", "من", "على", "لدى", "عن", "مع")) or _time_follows(reading, at, stop):
                    break
                at += 1
                closed = False
                continue
            if word == "(":
                close = next((n for n in range(at + 1, min(at + 8, stop)) if words[n] == ")"), 0)
                if not close or any(words[n] in grammar.times for n in range(at, close)):
                    break
                at = close + 1
                continue
            if word in grammar.closers or word in ":[]{}-–—/":
                break
            if not whole and closed and _begins_content(reading, at, begin):
                break
            if whole and closed and is_event(reading, at) and not word.startswith("ال"):
                pass
        if at in reading.marks:
            at = reading.marks[at].close + 1
            closed = True
            continue
        if at in reading.names:
            at = reading.names[at][0]
            closed = True
            continue
        if word.startswith("ال") or (open_head and at == begin and head is not None and head.entry == "source.informant"):
            closed = True
        elif word == "،":
            break
        at += 1
    return at


def _time_follows(reading: Reading, at: int, stop: int) -> bool:
    words = reading.words
    return at + 1 < stop and (
        words[at + 1] in reading.grammar.times or words[at + 1].isdigit() or words[at + 1] in ("وقت", "هذا", "ذلك")
    )


def _begins_content(reading: Reading, at: int, begin: int) -> bool:
    """Whether the complete noun phrase before `at` ends there."""
    grammar, words = reading.grammar, reading.words
    word = words[at]
    if at in reading.names:
        return not (reading.names[at][1] is EntityType.PER)
    if at in reading.marks:
        return not reading.marks[at].name
    if is_event(reading, at):
        return True
    if word.startswith("ال"):
        return False
    if word.startswith("و") and len(word) > 3:
        return False
    if word in grammar.heads and grammar.heads[word].entry == "source.title":
        return False
    return not (grammar.heads.get(words[begin]) and grammar.heads[words[begin]].entry == "source.informant") or (
        word.startswith("ب") and False
    )


def _apposition(reading: Reading, comma: int, stop: int) -> int:
    """The token where an apposition after a comma begins, if one does: a title, a name, a source noun."""
    grammar, words = reading.grammar, reading.words
    at = comma + 1
    if at >= stop:
        return 0
    if at in reading.names and reading.names[at][1] is EntityType.PER:
        return at
    head = grammar.heads.get(words[at])
    if head and head.entry == "source.title":
        return at
    return 0


def source_before(reading: Reading, at: int) -> Mention | None:
    """The subject that stands before a verb at `at` in the same clause."""
    grammar, words = reading.grammar, reading.words
    floor = max(reading.tokens.sentence_start(at), at - _REACH)
    if (mark := reading.inside[at]) is not None:
        floor = max(floor, mark.open + 1)
    last = at
    while last > floor and (words[last - 1] in grammar.auxiliaries or words[last - 1] in grammar.negations):
        last -= 1
    crossed = last > floor and words[last - 1] in grammar.commas
    if crossed:
        last -= 1
    first = last
    while first > floor and not _bounds_left(reading, first - 1):
        first -= 1
    while first < last and (words[first] in grammar.auxiliaries or words[first] in grammar.times):
        first += 1
    if first >= last or not _nominal(reading, first, last):
        return None
    end = _phrase_end(reading, first, last, True)
    if end < last and not _only_adverbial(reading, end, last):
        return None
    lead = 1 if words[first][0] in "و" and (words[first][1:] in grammar.heads or words[first][1:3] == "ال") else 0
    return Mention(first, end, lead)


def _bounds_left(reading: Reading, at: int) -> bool:
    grammar, words = reading.grammar, reading.words
    word = words[at]
    if word in grammar.openers or word in grammar.commas or word in grammar.closers or word in grammar.relatives:
        return True
    if word in grammar.pronominal or word in ("ان", "فان"):
        return True
    if not word[0].isalnum() and word not in "#()\"«»“”_" and word != "'":
        return True
    return at in reading.dead


def _nominal(reading: Reading, first: int, last: int) -> bool:
    """Whether the stretch begins as a noun phrase and holds no verb of its own."""
    grammar, words = reading.grammar, reading.words
    word = words[first]
    stem = word[1:] if word.startswith("و") else word
    begins = (
        word in grammar.heads
        or stem in grammar.heads
        or first in reading.names
        or first in reading.marks
        or stem.startswith("ال")
        or word == "#"
    )
    if not begins:
        return False
    return last - first <= 16 and not any(
        hit.form.shape in ("past", "present") and hit.form.person == 3 and hit.form.number != "d"
        for at in range(first + 1, last)
        if at not in reading.names
        and words[at] not in grammar.heads
        and not any(begin < at < names[0] for begin, names in _near(reading, first, at))
        for hit in reading.lexicon.hits(words[at])
    )


def _near(reading: Reading, first: int, at: int) -> list[tuple[int, tuple[int, EntityType, object]]]:
    return [(begin, reading.names[begin]) for begin in range(first, at) if begin in reading.names]


def _only_adverbial(reading: Reading, first: int, last: int) -> bool:
    grammar, words = reading.grammar, reading.words
    return words[first] in grammar.relatives or words[first] in grammar.times or words[first] in grammar.adverbial
