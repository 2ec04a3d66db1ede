"""Walks once to the right of a cue and says what stands there: source, channel, and where the content is joined.

Invariant: the walk stays in the cue's clause and within a bounded stretch.
"""

from __future__ import annotations

from takhrij.find.boundaries import Follows
from takhrij.find.joints import joint
from takhrij.find.lexicon import Form
from takhrij.find.nouns import Mention, begins_source
from takhrij.find.reading import Reading
from takhrij.find.steps import step
from takhrij.find.walks import Frame, Walk

_REACH = 48  # tokens between a cue and its content
_JUDGED = 6  # tokens from what is judged to what it is held to be
_GAP = 14  # tokens that fit no part before the content begins


def frame_after(reading: Reading, cue: int, form: Form, begin: int, subject: bool, reported: bool = False) -> Frame:
    """What follows the cue at token `cue`, read from token `begin` on.

    `subject`: it is known already or there is none. `reported`: a pronoun on the verb stands for what was said.
    """
    entry = form.entry
    takes = frozenset(entry.takes)
    stop = min(reading.scope_end(cue), cue + _REACH)
    if entry.plain_present and form.shape == "present":
        kept = {"event"} | ({"object"} & takes if _judges(reading, begin, stop) else set())
        takes = takes - {"object", "np", "event"} | (kept if subject else set())
        takes = takes if subject else takes - {"quote"}
    if form.lemma in reading.grammar.pure_speech:
        takes = takes | {"bare"}
    prepositions = reading.lexicon.folded(entry.prepositions)
    follows = Follows(
        bare=bool(takes & {"event", "np", "object", "prep", "listener"}),
        other=bool(takes & {"np", "object", "listener"}),
        by=reading.grammar.letters.by in prepositions,
        number="number" in takes,
        words=prepositions,
    )
    feminine = form.gender == "f" if form.gender and form.number == "s" else None
    walk = Walk(reading, begin, stop, takes, prepositions, subject, begin, follows, feminine)
    walk.reported = reported
    while walk.at < stop:
        frame = joint(walk)
        if frame is not None:
            return frame
        if walk.gap > _GAP or not step(walk):
            break
    if walk.object is not None and walk.source is not None and _held(walk, walk.source, walk.object):
        return Frame(None, walk.via, "np", walk.object, walk.source.first)
    if walk.object is not None and "joined" not in takes:
        return Frame(walk.source, walk.via, "np", walk.object, walk.object)
    return Frame(walk.source, walk.via, "", walk.at, walk.at, walk.gap)


def _judges(reading: Reading, at: int, stop: int) -> bool:
    """Whether a definite noun stands at `at` and behind it what somebody holds it to be: "تعتبر النظام مسؤولا"."""
    grammar, word = reading.grammar, reading.words[at] if at < stop else ""
    name = reading.names.get(at)
    named = name is not None and name.lead == 0
    if not (named or word.startswith(grammar.letters.article)) or grammar.elative.match(word):
        return False
    for n in range(at + 1, min(at + _JUDGED, stop)):
        after = reading.words[n]
        if after in grammar.commas or after in grammar.relatives:
            return False
        accusative = len(after) > 3 and after.endswith(grammar.letters.accusative) and n not in reading.names
        if n in reading.marks or (accusative and not after.startswith(grammar.letters.article)):
            return after not in grammar.times and after not in grammar.particles and not reading.in_name[n]
    return False


def _held(walk: Walk, noun: Mention, quote: int) -> bool:
    """Whether a noun that begins no source is what is judged, with the judgement in marks: "واعتبرت الخطة "منطلقا"."""
    reading, letters = walk.reading, walk.reading.grammar.letters
    if walk.subject or quote not in reading.marks or begins_source(reading, noun.first) or noun.last != quote:
        return False
    word = reading.words[quote + 1]
    return word.endswith(letters.accusative) and not word.startswith(letters.article)
