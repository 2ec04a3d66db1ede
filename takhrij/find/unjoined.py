"""Cues that no content follows in the usual way: it stands before them, or its quotation marks were lost.

Invariant: looks at the cue's own sentence; what is refused is kept with its reason.
"""

from __future__ import annotations

from dataclasses import replace

from takhrij.find.candidates import Candidate, Found, candidate_of
from takhrij.find.lexicon import Hit
from takhrij.find.nouns import Mention, begins_source
from takhrij.find.reading import Reading
from takhrij.find.walks import Frame


def lost_marks(reading: Reading, at: int, hit: Hit, frame: Frame) -> tuple[Candidate, ...]:
    """Quoted words whose marks, or whose opening mark, were lost: "وأضاف هذا الأمر يهدف إلى"."""
    if hit.form.lemma not in reading.grammar.pure_speech or hit.tail or hit.form.shape != "past" or not hit.lead:
        return ()
    stop = reading.scope_end(at)
    source = frame.source
    if source is not None and not begins_source(reading, source.first):
        source = None
    begin = source.last if source is not None else at + 1
    stray = next((n for n in range(begin, stop) if n in reading.stray), stop)
    if stray - begin < 3 or (at != reading.tokens.sentence_start(at) and stray == stop):
        return ()
    frame = replace(frame, source=source, joined="quote", at=begin, content=begin)
    return (replace(candidate_of(reading, at, hit, frame, "verb"), until=stray),)


def takes_up(reading: Reading, at: int, hit: Hit, frame: Frame) -> tuple[Candidate, ...]:
    """A cue that affirms or denies what stands before it: "، وهو ما نفته الوزارة"."""
    if at < 2 or reading.words[at - 2 : at] not in reading.grammar.taken_up or "clause" not in hit.form.entry.takes:
        return ()
    if "object" in hit.form.entry.takes or frame.source is None or not begins_source(reading, frame.source.first):
        return ()
    candidate = candidate_of(reading, at, hit, frame, "after")
    return (replace(candidate, content=None, joined="before", first=at, begin=at - 2, end=frame.source.last),)


def said_before(
    reading: Reading, at: int, hit: Hit, frame: Frame, before: Mention | None, found: Found
) -> tuple[Candidate, ...]:
    """A cue behind what was said: '"…"، قال الوزير.'"""
    words, grammar, entry = reading.words, reading.grammar, hit.form.entry
    source = frame.source
    start = reading.tokens.sentence_start(at)
    follows = at > start + 1 and (
        at - 1 in reading.closes or (at - 2 in reading.closes and words[at - 1] in grammar.commas)
    )
    if hit.lead or before is not None or source is None or "quote" not in entry.takes or not follows:
        found.refuse(at, entry.id, "find.no-content")
        return ()
    end = source.last if source is not None else frame.at
    while end < frame.at and words[end] in grammar.times:
        end += 1
    if end < reading.tokens.sentence_end(at) and words[end] not in grammar.closers and words[end] not in grammar.commas:
        found.refuse(at, entry.id, "find.no-content")
        return ()
    candidate = candidate_of(reading, at, hit, frame, "after")
    return (replace(candidate, content=None, joined="before", end=end),)
