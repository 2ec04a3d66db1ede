"""Says whether the content is joined at the token at hand: by a complementiser, a colon, marks, a preposition, nothing.

Invariant: the walk is only read; going on is for `steps.py`.
"""

from __future__ import annotations

from takhrij.find.agreement import only_object
from takhrij.find.joining_prepositions import with_attached, with_preposition
from takhrij.find.marked_sources import names_source
from takhrij.find.nouns import is_event, unnamed_because
from takhrij.find.reading import Reading
from takhrij.find.walks import Frame, Walk

_LOOSE = 2  # tokens that fit no part, behind which a complementiser is surer than a noun
_ACTS = frozenset({"clause", "event"})  # what a verb takes that has acts only


def joint(walk: Walk) -> Frame | None:
    """The frame, if the content is joined at the token at hand."""
    if walk.reading.complementiser(walk.at):
        if _joined_elsewhere(walk):
            return None
        if not _told_of_another(walk):
            return _with_clause(walk)
    if (frame := _with_speech(walk)) is not None:
        return frame
    return with_preposition(walk) or with_attached(walk) or _with_event(walk)


def _joined_elsewhere(walk: Walk) -> bool:
    """Whether the complementiser at hand belongs to the word before it, not to the cue."""
    reading, before = walk.reading, walk.at - 1
    if walk.at > walk.begin and (_binds(reading, before) or _goes_on(walk, before)):
        return True
    return reading.words[before] in reading.grammar.letters.apart - walk.prepositions  # "تتابع التصريحات على أنها"


def _told_of_another(walk: Walk) -> bool:
    """Whether a relative clause has a cue of its own for the complementiser at hand."""
    return walk.quoting or (walk.relative and bool(walk.reading.lexicon.hits(walk.reading.words[walk.at - 1])))


def _with_clause(walk: Walk) -> Frame:
    """The frame of a clause behind the complementiser at hand."""
    if (only := only_object(walk)) is not None:
        return Frame(None, walk.via, "np", walk.at, only.first, walk.gap)
    if walk.object is not None and "object" in walk.takes:
        return walk.frame("np", walk.object)
    content = walk.at + (walk.reading.words[walk.at] in walk.reading.grammar.complementisers)
    return walk.frame("clause" if "clause" in walk.takes else "", content)


def _with_speech(walk: Walk) -> Frame | None:
    """The frame of what is said in its own words: behind a colon, in marks, or as people begin to speak."""
    reading, at, takes = walk.reading, walk.at, walk.takes
    grammar, word = reading.grammar, reading.words[at]
    if word in grammar.bare_openers and "bare" in takes and _said_at_once(walk):
        return walk.frame("clause", at)
    if "quote" not in takes:
        return None
    if word in grammar.modals and not walk.relative and reading.complementiser(at + 1):
        return walk.frame("clause", at)
    if word in grammar.own_speech and not reading.complementiser(at) and not walk.relative:
        return walk.frame("quote", at)
    if word == ":":
        return walk.frame("quote", _after_colon(reading, at, walk.stop))
    quoted = at in reading.marks and walk.object is None and not _is_object(walk)
    return walk.frame("quote", at) if quoted and not names_source(walk, at) else None


def _with_event(walk: Walk) -> Frame | None:
    """The frame of an act that stands behind the cue without a word between."""
    reading, at = walk.reading, walk.at
    if "event" not in walk.takes or walk.relative or at in reading.names:
        return None
    if not (is_event(reading, at) or _done(walk)) or unnamed_because(reading, at):
        return None
    far = walk.gap > _LOOSE or reading.words[at - 1] in reading.grammar.plain_past
    return None if far and walk.clause_later(at, anywhere=True) else walk.frame("event", at)


def _said_at_once(walk: Walk) -> bool:
    """Whether the words at hand stand right behind the source or the verb, but for particles ("أيضا")."""
    reading, at = walk.reading, walk.at
    while at > walk.begin and reading.words[at - 1] in reading.grammar.particles:
        at -= 1
    after = min(walk.at + 1, len(reading.words) - 1)
    if reading.complementiser(after) or reading.words[after] in reading.grammar.commas:  # "قال مسؤولون هناك إن"
        return False
    return not walk.relative and at == (walk.source.last if walk.source is not None else walk.begin)


def _binds(reading: Reading, at: int) -> bool:
    """Whether أن behind token `at` belongs to it: "قبل أن", "على الرغم من أن"."""
    words, grammar = reading.words, reading.grammar
    if words[at] in grammar.letters.same:  # "بعد ذلك إنها", but "ذلك أن"
        return words[at] in grammar.not_joining and words[at + 1] in grammar.complementisers
    return words[at] in grammar.not_joining or (words[at] in grammar.origins and words[at - 1] in grammar.not_joining)


def _goes_on(walk: Walk, at: int) -> bool:
    """Whether a participle of saying at `at` has the clause behind it, far from the verb: "علم به ... مؤكدا أن"."""
    reading = walk.reading
    if walk.gap <= _LOOSE or not reading.words[at].endswith(reading.grammar.letters.accusative):
        return False
    return any(hit.form.shape == "participle" for hit in reading.lexicon.hits(reading.words[at]))


def _done(walk: Walk) -> bool:
    """Whether a noun that else begins a source is an act: one that may name a body, as the subject is known ("تعتزم
    البلدية تنظيم مهرجان"), and one with the article behind a verb that has acts only ("ينوي القيام")."""
    word, grammar = walk.reading.words[walk.at], walk.reading.grammar
    if word in grammar.heads:
        known = walk.subject or walk.source is not None
        return known and "np" not in walk.takes and grammar.verbal_noun.match(word) is not None
    bare = word.removeprefix(grammar.letters.article)
    asked = walk.takes >= _ACTS and walk.subject and walk.at == walk.begin  # "وطلبوا التأكد من"
    if len(bare) == len(word) or not (asked or walk.takes <= _ACTS):
        return False
    return bare not in grammar.heads and (bare in grammar.events or grammar.verbal_noun.match(bare) is not None)


def _after_colon(reading: Reading, colon: int, stop: int) -> int:
    content = colon + 1
    if content < stop and reading.words[content] in reading.grammar.complementisers:
        content += 1
    return content


def _is_object(walk: Walk) -> bool:
    """Whether marked words are what is described or accused: 'اتهم "الجماعة" بأنها'."""
    return "object" in walk.takes and (walk.source is not None or walk.subject)
