"""Reads a word of the lexicon as a cue: a verb with its subject and what it takes; participles and verbal nouns are
read by `verbals.py`.

Invariant: a cue looks at a bounded stretch of its own sentence; what is refused is kept with its reason, for `explain`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from takhrij.find.antecedents import answers_relative, resumes, subject_follows
from takhrij.find.candidates import Candidate, Found, Refusal, candidate_of
from takhrij.find.frames import frame_after
from takhrij.find.guards import done, refusal, speaks_of_himself
from takhrij.find.kinds import kind_of
from takhrij.find.lexicon import Cue, Hit
from takhrij.find.nouns import Mention, begins_source
from takhrij.find.nouns_before import document_of, may_speak, provision_before
from takhrij.find.passives import is_impersonal, is_passive
from takhrij.find.reading import Reading
from takhrij.find.relays import relay
from takhrij.find.subjects import as_for, channel_before, channel_taken_up, subject_before
from takhrij.find.unjoined import lost_marks, said_before, takes_up
from takhrij.find.verbals import participle, verbal_noun
from takhrij.find.walks import Frame
from takhrij.model import Kind


def by_word(reading: Reading, at: int, found: Found) -> tuple[Candidate, ...]:
    """The candidate of a verb, participle or verbal noun at token `at`, if it is one."""
    word = reading.words[at]
    hits = reading.lexicon.hits(word)
    if hits and word in reading.grammar.not_cues and not _said_of_speaker(reading, at):
        found.refuse(at, hits[0].form.entry.id, "find.other-word", word)
        return ()
    if at and reading.words[at - 1] in reading.grammar.commas:  # there a participle, not the noun written like it
        hits = tuple(sorted(hits, key=lambda hit: hit.form.shape != "participle"))
    elif len(hits) > 1 and speaks_of_himself(reading, at, hits):
        hits = tuple(sorted(hits, key=lambda hit: hit.form.person != 1))
    for hit in hits:
        if hit.form.shape == "participle":
            made = participle(reading, at, hit, found)
        elif hit.form.shape == "noun":
            made = verbal_noun(reading, at, hit, found)
        elif "relay" in hit.form.entry.takes:
            made = relay(reading, at, hit, found)
        else:
            made = _verb(reading, at, hit, found)
        if made:
            return made
    return ()


@dataclass(frozen=True, slots=True)
class _Subject:
    """What is known of a verb's subject before the words behind it are read."""

    before: Mention | None  # it stands before the verb
    told_in: Mention | None  # the document or channel that the verb takes up
    passive: bool
    dropped: bool  # it stands nowhere near
    known: bool  # none follows


def _said_of_speaker(reading: Reading, at: int) -> bool:
    """Whether a word that is mostly another one stands where only a participle can: "، مذكرة بأن"."""
    after = min(at + 1, len(reading.words) - 1)
    return at > 0 and reading.words[at - 1] in reading.grammar.commas and reading.complementiser(after)


def _verb(reading: Reading, at: int, hit: Hit, found: Found) -> tuple[Candidate, ...]:
    form, entry = hit.form, hit.form.entry
    if (why := refusal(reading, at, hit)) is not None:
        found.refusals.append(Refusal(at, entry.id, why))
        return ()
    if "deemed" in entry.takes and not _deems(reading, at, hit):
        return ()
    subject = _subject(reading, at, hit)
    frame = frame_after(reading, at, form, at + 1, subject.known, reported=hit.tail > 0)
    if hit.tail and (taken := takes_up(reading, at, hit, frame)):
        return taken
    if not frame.joined:
        return lost_marks(reading, at, hit, frame) or said_before(reading, at, hit, frame, subject.before, found)
    if (code := _fault(reading, at, hit, frame, subject)) is not None:
        found.refuse(at, entry.id, code)
        return ()
    candidate = candidate_of(reading, at, hit, frame, "verb")
    if candidate.via is None:
        candidate = replace(candidate, via=subject.told_in or channel_before(reading, candidate.first))
    if subject.before is not None:
        candidate = replace(candidate, source=subject.before, begin=min(subject.before.first, at))
    if entry.kind is not None:
        candidate = replace(candidate, kind=entry.kind)
    if subject.passive or (subject.told_in is None and is_impersonal(reading, at, hit, frame, subject.before)):
        candidate = replace(candidate, source=None, kind=Kind.IMPERSONAL)
    return (candidate,)


def _deems(reading: Reading, at: int, hit: Hit) -> bool:
    """Whether a verb of thinking bears the pronoun for what is thought of: "يعتبرها"."""
    return bool(hit.tail and hit.form.person == 3 and reading.words[at].endswith(reading.grammar.letters.pronouns))


def _subject(reading: Reading, at: int, hit: Hit) -> _Subject:
    form, takes, third = hit.form, hit.form.entry.takes, hit.form.person == 3
    passive = is_passive(reading, at, hit)
    before = _named_before(reading, at, hit) if third and (hit.lead or not passive) else None
    told_in = channel_taken_up(reading, at) if third and before is None else None
    dropped = third and form.number != "s"  # a verb before its subject stands in the singular
    if "deemed" in takes:
        before, dropped = None, dropped or not begins_source(reading, min(at + 1, len(reading.words) - 1))
    pronoun = at > 0 and reading.words[at - 1] in reading.grammar.pronominal and "listener" in takes
    written = told_in is not None and not {"object", "listener"}.isdisjoint(takes)
    known = before is not None or not third or passive or pronoun or dropped or written
    return _Subject(before, told_in, passive, dropped, known)


def _named_before(reading: Reading, at: int, hit: Hit) -> Mention | None:
    """The subject that stands before a verb, or behind "as for"."""
    if hit.lead:
        return as_for(reading, at) if reading.words[at][0] == reading.grammar.letters.answer else None
    if hit.form.entry.kind is Kind.DOCUMENT and (provision := provision_before(reading, at)) is not None:
        return provision
    before = subject_before(reading, at)
    if before is None or subject_follows(reading, at, before, hit) or resumes(reading, at, before, hit):
        return None
    if not may_speak(reading, before, hit.form):
        return None
    return document_of(reading, before, at) if hit.form.entry.kind is Kind.DOCUMENT else before


def _fault(reading: Reading, at: int, hit: Hit, frame: Frame, subject: _Subject) -> str | None:
    """Why a verb with what follows it makes no attribution; None where it makes one."""
    form, entry, joined = hit.form, hit.form.entry, frame.joined
    if joined == "clause" and reading.words[frame.content : frame.content + 1] in reading.grammar.addressed:
        return "find.second-person"
    if _signs(reading, at, hit, frame):
        return "find.no-content"
    holder = subject.before or frame.source
    goes_on = holder is None and joined == "clause" and frame.at == at + 1  # "وأضافا أن"
    if (form.number == "d" and not (goes_on or _two(reading, holder))) or not _may_hold(reading, entry, holder):
        return "find.no-holder"
    if entry.plain_present and form.shape == "present" and frame.gap:  # "يعتبر رسالة ... إذ إن": what it is like
        return "find.no-content"
    if joined == "prep" and (answers_relative(reading, at, hit) or done(reading, at, hit)):
        return "find.no-content"
    if entry.named and (hit.tail or frame.gap or (subject.before is not None and "object" in entry.takes)):
        return "find.no-content"
    if hit.tail and joined in ("np", "event") and "object" not in entry.takes:
        return "find.no-content"  # "نفته نفيا": its pronoun is what was denied
    named = holder is not None or (subject.dropped and not hit.tail)
    if joined == "np" and not named and not hit.lead and form.person == 3:
        return "find.no-holder"
    return None


def _signs(reading: Reading, at: int, hit: Hit, frame: Frame) -> bool:
    """Whether somebody only signs the article: "كتب سامي نور:" at its head, "كتبت: سلمى حداد"."""
    if hit.form.lemma not in reading.grammar.signing or hit.lead or reading.words[frame.at : frame.at + 1] != (":",):
        return False
    name = reading.names.get(frame.content)
    whole = name is not None and name.last >= reading.scope_end(at)
    heads = frame.content not in reading.marks and all(n in reading.dead for n in range(at))
    return whole or (frame.source is not None and heads)


def _two(reading: Reading, holder: Mention | None) -> bool:
    """Whether a source is two: a noun in the dual, or one and another."""
    if holder is None:
        return False
    letters = reading.grammar.letters
    words = reading.words[holder.first : holder.last]
    return words[0].endswith(letters.dual) or any(word[0] in letters.conjunctions for word in words[1:])


def _may_hold(reading: Reading, entry: Cue, holder: Mention | None) -> bool:
    """Whether a source can do what the verb says: evidence shows nothing by itself, only documents provide."""
    if holder is None:
        return entry.holder is None and not entry.named
    if reading.words[holder.first] in reading.grammar.no_speakers:
        return False
    if entry.named and (
        not begins_source(reading, holder.first) or reading.words[holder.first] in reading.grammar.counts
    ):
        return False
    return entry.holder is None or kind_of(reading, holder) is entry.holder
