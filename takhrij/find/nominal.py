"""Reads nouns and fixed phrases with a stated content: "أنباء عن", "قدم تعهدا ب", "بيان جاء فيه".

Invariant: as in cues: one bounded look round each.
"""

from __future__ import annotations

from takhrij.find.candidates import Candidate, Found
from takhrij.find.frames import frame_after
from takhrij.find.lexicon import Cue, Form
from takhrij.find.mentions import phrase_end
from takhrij.find.nouns import Mention, begins_source, definite
from takhrij.find.reading import Reading
from takhrij.find.relatives import antecedent
from takhrij.find.subjects import subject_before
from takhrij.model import Kind


def stems(reading: Reading, at: int) -> tuple[tuple[str, int], ...]:
    """The word as it is and without a conjunction, with the letters left out."""
    word = reading.words[at]
    if word[0] in reading.grammar.letters.conjunctions and len(word) > 2:
        return ((word, 0), (word[1:], 1))
    return ((word, 0),)


def noun_stems(reading: Reading, at: int) -> tuple[tuple[str, int], ...]:
    """The word as it is, without a conjunction, and without the preposition of "بتهمة"."""
    word, by = reading.words[at], reading.grammar.letters.by
    found = stems(reading, at)
    return (*found, (word[len(by) :], len(by))) if word.startswith(by) and len(word) > 3 else found


def nominal(
    reading: Reading, at: int, lead: int, parts: tuple[str, ...], cue: Cue, found: Found
) -> tuple[Candidate, ...]:
    """The candidate of the noun or phrase `parts` of the lexicon, which stands at token `at`, if it has a content."""
    last = at + len(parts)
    if last >= reading.scope_end(at):
        return ()
    before = reading.words[at - 1] if at else ""
    if before in reading.grammar.outlet_nouns or before[1:] in reading.grammar.outlet_nouns:
        return ()  # "لوكالة الأنباء": part of a name
    if (before in reading.grammar.not_yet or before[1:] in reading.grammar.not_yet) and "prep-event" in cue.takes:
        found.refuse(at, cue.id, "find.negated", before)
        return ()
    if (before in reading.grammar.relatives and not cue.at_once) or (
        cue.kind is None and before in reading.grammar.channel_prepositions
    ):
        return ()
    if reading.words[at] in reading.grammar.manner and parts[0] != reading.words[at]:  # "بالتأكيد": surely
        return ()
    light = _light_verb(reading, at) if cue.light else at
    if light is None:
        return ()
    form = Form(cue, "noun", "", "s", 3, parts[-1])
    frame = frame_after(reading, last - 1, form, last, not cue.owner)
    near = frame.at <= last + (20 if cue.owner else 4 if cue.light else 2) and frame.gap <= (
        4 if cue.light or cue.owner else 1
    )
    if not frame.joined or not (near or "object" in cue.takes) or (cue.at_once and frame.at > last):
        found.refuse(at, cue.id, "find.no-content")
        return ()
    source = frame.source
    if source is not None and source.first == last and _adjective(reading, last):
        return ()  # "الاتهامات الجنائية"
    received = cue.light and reading.words[light] in reading.grammar.received  # "تلقت الشركة وعودا": not hers
    if cue.light:
        source = None if received else _light_subject(reading, light, at)
    if cue.behind:
        source = antecedent(reading, reading.tokens.sentence_start(at), at)
    if cue.owner and cue.kind is None and (source is None or not begins_source(reading, source.first)):
        return ()
    first = light if light == at - 1 else at
    if reading.words[last] in reading.lexicon.folded(cue.prepositions):
        last += 1
    return (
        Candidate(
            first=first,
            last=last,
            lead=_conjunction(reading, first) if first != at else lead,
            tail=0,
            rule=cue.id,
            shape="noun",
            force=cue.force,
            content=frame.content,
            joined=frame.joined,
            source=source,
            kind=Kind.IMPERSONAL if received else None if source is not None or cue.light else cue.kind,
            begin=first,
            end=frame.content,
        ),
    )


def _adjective(reading: Reading, at: int) -> bool:
    """Whether the word behind a noun describes it, and so is nobody who said it: "اتهامات متبادلة"."""
    letters, noun, word = reading.grammar.letters, reading.words[at - 1], reading.words[at]
    if reading.in_name[at] or word in reading.grammar.heads:
        return False
    if definite(reading, at - 1) or noun.startswith(letters.by + letters.article):
        return definite(reading, at) and not word.endswith(letters.nisba[:2])  # "الاتهامات الغربية"
    return noun.endswith(letters.feminine[1]) and word.endswith(letters.closed) and not definite(reading, at)


def _conjunction(reading: Reading, at: int) -> int:
    """How many letters of a conjunction a light verb bears."""
    return 0 if reading.words[at] in reading.grammar.light_verbs else 1


def _light_verb(reading: Reading, noun: int) -> int | None:
    """The verb that lends the noun its act: "قدمت تعهدا", "أصدرت الدوحة توجيهات"."""
    floor = max(reading.tokens.sentence_start(noun), noun - 8)
    for at in range(noun - 1, floor - 1, -1):
        if any(stem in reading.grammar.light_verbs for stem, _ in stems(reading, at)):
            return at
    return None


def _light_subject(reading: Reading, verb: int, noun: int) -> Mention | None:
    """Who does it: between verb and noun, or before the verb."""
    if noun > verb + 1 and begins_source(reading, verb + 1):
        return Mention(verb + 1, phrase_end(reading, verb + 1, noun))
    return subject_before(reading, verb) if reading.words[verb] in reading.grammar.light_verbs else None
