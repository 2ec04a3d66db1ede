"""Says whether a preposition, written apart or attached, joins the content to its cue.

Invariant: the walk is only read; going on is for `steps.py`.
"""

from __future__ import annotations

from dataclasses import replace
from string import digits

from takhrij.find.agreement import only_object
from takhrij.find.boundaries import CONTENT
from takhrij.find.hearers import heard_at
from takhrij.find.mentions import phrase_end
from takhrij.find.nouns import (
    Mention,
    begins_source,
    by_noun,
    definite,
    event_behind_to,
    grammar_head,
    is_event,
    joins,
    owned,
    stem,
)
from takhrij.find.reading import Reading
from takhrij.find.walks import Frame, Walk
from takhrij.model import Kind

_NEAR = 6  # tokens from "those in charge of" to the content


def with_preposition(walk: Walk) -> Frame | None:
    """The frame of a content behind the preposition at hand; joined by nothing where the cue takes no such content."""
    reading, takes, content = walk.reading, walk.takes, walk.at + 1
    stands = (
        reading.words[walk.at] in walk.prepositions
        or ("number" in takes and _counted(walk))
        or ("whole" in takes and _whole_quoted(walk))
    )
    if not stands or not _joins_here(walk):
        return None
    joined = _joined_behind(walk, content)
    if joined == "clause":
        content += reading.words[content] in reading.grammar.complementisers
    if "deed" in takes and not _deed(walk, content):
        joined = ""
    if "told" in takes and joined == "prep" and _shown(reading, content, walk.stop):
        joined = ""
    if joined and "transitive" in takes and (only := only_object(walk)) is not None:
        return Frame(None, walk.via, joined, walk.at, only.first, walk.gap)
    if joined and "whole" in takes:
        content = walk.at
    return walk.frame(joined, walk.object if walk.object is not None else content)


def _joined_behind(walk: Walk, content: int) -> str:
    """How the content at token `content` follows the preposition before it."""
    if content < walk.stop and walk.reading.complementiser(content):
        return "clause"
    event = "prep-event" in walk.takes and _event_at(walk.reading, content, walk.stop)
    return "prep" if "prep" in walk.takes or "object" in walk.takes or event else ""


def with_attached(walk: Walk) -> Frame | None:
    """The frame of a noun behind an attached preposition, or of what a reported cue is about."""
    reading, at, takes = walk.reading, walk.at, walk.takes
    grammar, word = reading.grammar, reading.words[at]
    if walk.reported and word in grammar.topics and _event_at(reading, at + 1, walk.stop):
        return walk.frame("prep", at + 1)
    by, to = grammar.letters.by, grammar.letters.to
    noun = walk.object if walk.object is not None else at
    if by in walk.prepositions and not walk.relative:
        if "prep-event" in takes and word.startswith(by) and is_event(reading, at, len(by)):
            return walk.frame("prep", at)
        if takes & {"prep", "object"} and _joined_by(walk):
            only = only_object(walk) if "transitive" in takes else None
            return _accused(walk, only) if only is not None else walk.frame("prep", noun)
    if to in walk.prepositions and "prep" in takes and event_behind_to(reading, at):
        return walk.frame("prep", noun)
    return None


def _joins_here(walk: Walk) -> bool:
    """Whether a preposition of the verb joins the content rather than belonging to a channel or to the source."""
    reading, at = walk.reading, walk.at
    grammar = reading.grammar
    if at + 1 >= walk.stop or reading.words[at - 1] in grammar.according:  # "نقلا عن" names another source
        return False
    after = reading.words[at + 1]
    if after in grammar.letters.tongue or heard_at(reading, at, walk.stop) or after in grammar.times:
        return False
    if reading.words[at - 1] in grammar.commas and walk.clause_later(at):
        return False
    if owned(reading, at - 1) and is_event(reading, at - 1) and reading.words[at] in grammar.letters.within:
        return False  # "أكد خلال إشرافه على المؤتمر"
    if _reports(walk) and walk.clause_later(at, anywhere=True):
        return False  # "كشف التقرير الشهري عن مايو أن"
    titled = reading.words[at - 1] in grammar.heads  # "شدد المسؤول على", but "شدد عليها المشرفون على التقرير أن"
    near = range(at + 2, min(at + _NEAR, walk.stop) if titled else walk.stop)
    if reading.words[at - 1] in grammar.open_words and any(reading.complementiser(n) for n in near):
        return False  # "شدد عليها المشرفون على التقرير أن"
    if walk.relative and not reading.complementiser(at + 1):
        return _closes_relative(walk, at)
    return True


def _counted(walk: Walk) -> bool:
    """Whether a number stands at hand behind a known source that counts: "أحصت الشبكة 30 قتيلا"."""
    return walk.source is not None and walk.reading.words[walk.at][0].isdigit()


def _whole_quoted(walk: Walk) -> bool:
    """Whether marks open before the word that joins a content and belongs to it: 'أحصى المرصد "مقتل ثلاثة"'."""
    after = walk.at + 1
    if walk.at not in walk.reading.marks or after >= walk.stop:
        return False
    return walk.reading.words[after].rstrip(digits) in walk.prepositions  # "مقتل52": the space was lost


def _closes_relative(walk: Walk, at: int) -> bool:
    """Whether a relative clause ends before the verb's own preposition, the last one like it, behind which an act
    follows: "وأشار في الشكوى التي أرسلها إلى استغلال القناة"."""
    words, stop = walk.reading.words, walk.stop
    later = any(words[n] in walk.prepositions or words[n] in walk.reading.grammar.commas for n in range(at + 1, stop))
    return not later and "prep" in walk.takes and is_event(walk.reading, at + 1)


def _reports(walk: Walk) -> bool:
    """Whether a preposition right behind a document says what it is about."""
    reading, source = walk.reading, walk.source
    if source is None or source.last != walk.at or reading.words[walk.at] not in reading.grammar.letters.about:
        return False
    head = grammar_head(reading, source.first)
    return head is not None and head.kind is Kind.DOCUMENT


def _accused(walk: Walk, only: Mention) -> Frame:
    """The frame of a verb with one noun phrase before its preposition: the object alone, or a subject and behind its
    last definite word the object: "اتهم وزير النقل المعارضة بالتقصير"."""
    reading = walk.reading
    for at in range(only.last - 1, only.first, -1):
        article = reading.grammar.letters.article
        head = reading.words[at] in reading.grammar.heads and reading.words[at].startswith(article)
        if head and (definite(reading, at - 1) or reading.in_name[at - 1]) and not reading.in_name[at]:
            return Frame(replace(only, last=at), walk.via, "prep", walk.at, at, walk.gap)
    return Frame(None, walk.via, "prep", walk.at, only.first, walk.gap)


def _shown(reading: Reading, at: int, stop: int) -> bool:
    """Whether the noun at `at` is a thing that is shown, not told: "كشفت الشركة عن هاتفها"."""
    return at < stop and stem(reading, reading.words[at]) in reading.grammar.things


def _deed(walk: Walk, at: int) -> bool:
    """Whether somebody is named at `at` and behind him what he is said to have done: "إلى المتمردين قصف القرية"."""
    reading = walk.reading
    if walk.source is None or at >= walk.stop:
        return False
    if not begins_source(reading, at) and not reading.words[at].endswith(reading.grammar.letters.masculine_plural):
        return False
    end = phrase_end(reading, at, walk.stop, CONTENT)
    return _event_at(reading, end, walk.stop) and reading.words[end] not in reading.grammar.statements


def _event_at(reading: Reading, at: int, stop: int) -> bool:
    return at < stop and (at in reading.marks or is_event(reading, at))


def _by_what(reading: Reading, at: int) -> bool:
    """Whether a clause stands behind the attached preposition: "أشاد بما وصلت إليه"; not "بما في ذلك"."""
    words, grammar = reading.words, reading.grammar
    what = grammar.letters.by + words[at].removeprefix(grammar.letters.by)
    if words[at] not in grammar.letters.what or words[at] != what or words[at - 1] in grammar.commas:
        return False
    after = words[at + 1] if at + 1 < len(words) else ""
    return bool(after) and after not in grammar.adverbial and not reading.complementiser(at + 1)


def _joined_by(walk: Walk) -> bool:
    """Whether the noun at hand stands behind the attached preposition; any noun may, where the source is complete."""
    reading, at = walk.reading, walk.at
    if joins(reading, at) or _by_what(reading, at):
        return True
    known = walk.source is not None or walk.subject or walk.object is not None or at == walk.begin
    return known and by_noun(reading, at)
