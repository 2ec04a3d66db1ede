"""Reads verbs of passing on: "نقلت الوكالة عن مصدر أن", "نقلت عن الوزير قوله إن".

Invariant: as in cues: one bounded stretch of one sentence is looked at.
"""

from __future__ import annotations

from dataclasses import replace

from takhrij.find.boundaries import CONTENT
from takhrij.find.candidates import Candidate, Found, candidate_of, prepositions_of
from takhrij.find.frames import frame_after
from takhrij.find.lexicon import Hit
from takhrij.find.mentions import phrase_end
from takhrij.find.nouns import Mention, begins_source, is_event, unnamed_because
from takhrij.find.reading import Reading
from takhrij.find.subjects import subject_before
from takhrij.find.walks import Frame


def relay(reading: Reading, at: int, hit: Hit, found: Found) -> tuple[Candidate, ...]:
    """ "نقلت الوكالة عن مصدر أن": the source is the one behind, the outlet is the channel."""
    words, entry = reading.words, hit.form.entry
    stop = min(reading.scope_end(at), at + 30)
    about = next((n for n in range(at + 1, stop) if _from(reading, n, hit)), None)
    if hit.tail and reading.words[at - 1] in reading.grammar.channels:
        return _carried(reading, at, hit, stop)
    if about is None:
        found.refuse(at, entry.id, "find.no-content")
        return ()
    outlet = subject_before(reading, at) if not hit.lead else None
    if outlet is None and about > at + 1:
        end = phrase_end(reading, at + 1, about - (words[about] in reading.grammar.letters.tongue))
        outlet = Mention(at + 1, end) if end > at + 1 else None
    inner = _behind_relay(reading, about + 1, hit)
    if not inner.joined or (entry.prepositions and inner.joined != "noun"):  # "نسبت إلى المتحدث" only "قوله"
        found.refuse(at, entry.id, "find.no-content")
        return ()
    first = replace(candidate_of(reading, at, hit, inner, "verb"), gender="", number="s")
    if outlet is None:
        first = replace(first, passed_on=hit.form.gender)
    begin = outlet.first if outlet is not None and outlet.first < at else at
    if inner.joined != "noun":
        return (replace(first, source=inner.source, via=outlet, begin=begin),)
    noun = next(h for h in reading.lexicon.hits(words[inner.at]) if h.form.shape == "noun" and h.tail)
    second_frame = frame_after(reading, inner.at, noun.form, inner.at + 1, True)
    last = about + 1 if about == at + 1 else at + 1
    first = replace(
        first,
        last=last,
        gender=hit.form.gender,
        passed_on=None,
        source=outlet,
        content=about + 1,
        joined="np",
        begin=begin,
    )
    if not second_frame.joined:
        return (first,)
    second = candidate_of(reading, inner.at, noun, second_frame, "noun")
    return (first, replace(second, source=inner.source, via=outlet))


def _from(reading: Reading, at: int, hit: Hit) -> bool:
    """Whether the one quoted stands behind token `at`: "عن", "على لسان", "إلى" for a verb that has its own."""
    words, grammar = reading.words, reading.grammar
    if own := prepositions_of(reading, hit):
        return words[at] in own
    spoken = words[at] in grammar.letters.tongue and words[at] not in grammar.margins
    return words[at] in grammar.letters.about or (spoken and words[at - 1] in grammar.channel_prepositions)


def _carried(reading: Reading, at: int, hit: Hit, stop: int) -> tuple[Candidate, ...]:
    """ "قال الوزير في تصريحات نقلتها الوكالة إن": the outlet holds all of what he says."""
    channel = reading.words[at - 2] if at > reading.tokens.sentence_start(at) + 2 else ""
    if channel not in reading.grammar.channel_prepositions:  # at the beginning, or "بحسب تصريحات نقلتها"
        return ()
    end = phrase_end(reading, at + 1, stop, CONTENT) if at + 1 < stop and begins_source(reading, at + 1) else at
    if end <= at + 1 or reading.words[end - 1] in reading.grammar.letters.about:
        return ()
    frame = Frame(Mention(at + 1, end), None, "before", end, end)
    return (replace(candidate_of(reading, at, hit, frame, "after"), last=at + 1, content=None, tail=0, end=end),)


def _behind_relay(reading: Reading, begin: int, hit: Hit) -> Frame:
    """Who is quoted behind عن, and how his words are joined; "noun" where قوله joins them."""
    words, stop = reading.words, min(reading.scope_end(begin - 1), begin + 40)
    if begin >= stop:
        return Frame(None, None, "", begin, begin)
    end = phrase_end(reading, begin, stop)
    at = begin + 1
    while at < stop:
        word = words[at]
        source = Mention(begin, min(end, at))
        if reading.complementiser(at):
            return Frame(source, None, "clause", at, at + (word in reading.grammar.complementisers))
        marked = at in reading.marks and not reading.marks[at].name and words[at - 1] != reading.grammar.letters.by
        if word == ":" or marked:
            return Frame(source, None, "quote", at, at + (word == ":"))
        if (
            at > end
            and words[at - 1] in reading.grammar.commas
            and is_event(reading, at)
            and not unnamed_because(reading, at)
        ):
            return Frame(source, None, "event", at, at)
        if any(h.form.shape == "noun" and h.tail for h in reading.lexicon.hits(word)):
            return Frame(source, None, "noun", at, at)
        at += 1
    return Frame(None, None, "", at, at)
