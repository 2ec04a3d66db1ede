"""Says why a form of the lexicon is no cue where it stands: another word, a noun, something not said.

Invariant: a guard looks at the neighbouring tokens only and gives a stable code, which `explain` shows.
"""

from __future__ import annotations

from collections.abc import Sequence

from takhrij.find.lexicon import Hit
from takhrij.find.nouns import unnamed_because
from takhrij.find.reading import Reading
from takhrij.model import Force, Reason

_SPOKEN = (Force.DOUBTS, Force.EXPECTS, Force.DENIES)


def refusal(reading: Reading, at: int, hit: Hit) -> Reason | None:
    """Why the verb form at token `at` is no cue; None if it may be one."""
    grammar, form = reading.grammar, hit.form
    before = _before(reading, at, hit)
    words, word = reading.words, reading.words[at]
    if unnamed_because(reading, at) or (at and unnamed_because(reading, at - 1)):
        return Reason("find.anonymity", (word,))
    if before in grammar.no_speakers or (
        before.endswith(grammar.letters.feminine) and words[at - 2] in grammar.no_speakers
    ):
        return Reason("find.evidence", (before,))
    thing = before in grammar.relatives and at > 1 and words[at - 2] in grammar.no_speakers  # "الشيء الذي يؤكد"
    if before in grammar.letters.therefore or (thing and not hit.tail) or _shows(reading, at, before):
        return Reason("find.evidence", (before,))
    if before in grammar.name_parts:
        return Reason("find.noun", (before,))
    if before in grammar.noun_signs and not _besides(reading, at, before):
        return Reason("find.noun", (before,))
    if form.entry.initial and _bare(hit) and not (begins_clause(reading, at, hit) or _governs(reading, at, hit)):
        return Reason("find.not-initial", (word,))
    if hit.future and form.entry.spoken:
        return Reason("find.future", (word,))
    if form.person == 1 and not (_first_person_speech(reading, at) or _opinion(reading, at, hit)):
        return Reason("find.first-person", (word,))
    if _supposed(reading, at, before):
        return Reason("find.supposed", (before,))
    unsaid = before in grammar.complementisers and words[at - 2] in grammar.refusing  # "دون أن يكشف"
    if (
        unsaid
        or before in grammar.refusing
        or (before in grammar.negations and _asserts(form.entry.force, before, reading))
    ):
        return Reason("find.negated", (before,))
    return None


def _supposed(reading: Reading, at: int, before: str) -> bool:
    """Whether it is only supposed that somebody says so: "إذا أعلن", "إذا كنا نظن"."""
    grammar = reading.grammar
    if before in grammar.suppositions:
        return True
    return before in grammar.suppositional and at > 1 and reading.words[at - 2] in grammar.suppositions


def _before(reading: Reading, at: int, hit: Hit) -> str:
    """The word before, without a conjunction; nothing before a form that has one itself."""
    if hit.lead or at == 0 or reading.tokens.sentence[at - 1] != reading.tokens.sentence[at]:
        return ""
    word = reading.words[at - 1]
    conjunction = word[0] in reading.grammar.letters.conjunctions and word[1:] in reading.grammar.refusing
    return word[1:] if conjunction else word


def _bare(hit: Hit) -> bool:
    """Whether the form is the one that is also another word: without the ending of a person."""
    return hit.form.shape == "past" and hit.form.gender == "m" and hit.form.number == "s"


def _shows(reading: Reading, at: int, before: str) -> bool:
    """Whether what happened shows it, nobody says it: "، ما يشير إلى"; or it is only meant: "يتطلع لأن يكشف"."""
    grammar, words = reading.grammar, reading.words
    if before in grammar.letters.meant:
        return True
    return before in grammar.letters.shown and at > 1 and words[at - 2] in grammar.commas


def _besides(reading: Reading, at: int, before: str) -> bool:
    """Whether only a turn to something else stands before a verb that can be no noun: "إلى ذلك أكد", "في غضون ذلك"."""
    if before not in reading.grammar.letters.same or at < 2 or not reading.lexicon.speaks(reading.words[at]):
        return False
    signs, conjunctions = reading.grammar.noun_signs, reading.grammar.letters.conjunctions
    earlier = reading.words[max(0, at - 3) : at - 1]
    return any(word in signs or (word[0] in conjunctions and word[1:] in signs) for word in earlier)


def _governs(reading: Reading, at: int, hit: Hit) -> bool:
    """Whether the preposition of the verb stands right behind it, which another word would not take: "عبر عن"."""
    after = reading.words[at + 1] if at + 1 < len(reading.words) else ""
    return not hit.tail and after in reading.lexicon.folded(hit.form.entry.prepositions)


def _asserts(force: Force, negation: str, reading: Reading) -> bool:
    return force not in _SPOKEN and negation not in reading.grammar.relatives


def begins_clause(reading: Reading, at: int, hit: Hit) -> bool:
    """Whether the form begins its clause: with a conjunction, a comma, an auxiliary or أنه before it."""
    if hit.tail:
        return False
    if hit.lead or at == reading.tokens.sentence_start(at):
        return True
    before, grammar = reading.words[at - 1], reading.grammar
    return (
        (before in grammar.commas and reading.words[at] not in grammar.also_prepositions)
        or (before in grammar.openers and not (before in grammar.complementisers and not _after_that(reading, at)))
        or before in grammar.auxiliaries
        or before in grammar.pronominal
        or before in grammar.because
        or before in grammar.relatives
        or at - 1 in reading.dead
        or _on_his_part(reading, at)
    )


def _on_his_part(reading: Reading, at: int) -> bool:
    """Whether only "من جهته" stands before token `at` in its sentence."""
    start, grammar = reading.tokens.sentence_start(at), reading.grammar
    word = reading.words[start]
    joined = word[0] in grammar.letters.conjunctions and word[1:] in grammar.letters.within
    phrase = at == start + 2 and (word in grammar.letters.within or joined)
    return phrase and reading.words[at - 1].endswith(grammar.letters.pronouns) and at - 1 not in reading.names


def _after_that(reading: Reading, at: int) -> bool:
    """Whether أن before a past form belongs to "بعد أن"; else no verb in the past can stand behind it."""
    return at > 1 and reading.words[at - 2] in reading.grammar.not_joining


def _first_person_speech(reading: Reading, at: int) -> bool:
    """First-person cues count in quoted speech, or behind a colon."""
    if reading.inside[at] is not None:
        return True
    start = reading.tokens.sentence_start(at)
    return ":" in reading.words[start:at] or "«" in reading.words[start:at]


def speaks_of_himself(reading: Reading, at: int, hits: Sequence[Hit]) -> bool:
    """Whether a form that folding makes the same in the first and the third person (أعتقد, اعتقد) is the first: it is
    written with hamza, in speech or at once before what its speaker thinks."""
    first = next((hit for hit in hits if hit.form.person == 1), None)
    if first is None or first.form.lemma not in reading.grammar.opinions:
        return False
    view, start = reading.tokens.view, reading.tokens.starts[at]
    if view.raw[view.starts[start + first.lead]] != reading.grammar.letters.plural_alef:
        return False
    return _first_person_speech(reading, at) or (not first.lead and _opinion(reading, at, first))


def _opinion(reading: Reading, at: int, hit: Hit) -> bool:
    """Whether somebody says of himself what he thinks, and it follows at once: an author, or speech without marks."""
    next_is_clause = at + 1 < len(reading.words) and reading.complementiser(at + 1)
    return next_is_clause and not hit.tail and hit.form.lemma in reading.grammar.opinions


def done(reading: Reading, at: int, hit: Hit) -> bool:
    """Whether the pronoun on the verb takes up what was done, not said: "الزيادة التي أقرها الوزير"."""
    entry = hit.form.entry
    if not hit.tail or at == 0 or reading.words[at - 1] not in reading.grammar.relatives:
        return False
    return entry.force in (Force.ASSERTS, Force.URGES) and not {"object", "listener"} & set(entry.takes)
