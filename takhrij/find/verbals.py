"""Cues that are participles and verbal nouns: "مضيفا أن", "قوله إن", "إعلان الحكومة أن".

Invariant: looks at a bounded stretch round one token; what is refused is kept with its reason.
"""

from __future__ import annotations

from dataclasses import replace

from takhrij.find.candidates import Candidate, Found, candidate_of
from takhrij.find.frames import frame_after
from takhrij.find.lexicon import Hit
from takhrij.find.nouns import Mention, begins_source, definite, grammar_head
from takhrij.find.reading import Reading
from takhrij.model import Kind

_FAR = 20  # tokens between a verbal noun and its content, where its holder stands between
_PREDICATE = 5  # tokens between a copula and its predicate


def participle(reading: Reading, at: int, hit: Hit, found: Found) -> tuple[Candidate, ...]:
    """Said by whoever spoke before: "مضيفا أن"."""
    entry = hit.form.entry
    before = reading.words[at - 1] if at else ""
    if before in reading.grammar.auxiliaries or before in reading.grammar.letters.alternatives or before.isdigit():
        found.refuse(at, entry.id, "find.predicate", reading.words[at - 1])
        return ()
    if _adjective(reading, at, hit):
        found.refuse(at, entry.id, "find.predicate", reading.words[at - 1])
        return ()
    active = "transitive" in entry.takes and at + 1 < len(reading.words) and definite(reading, at + 1)
    if entry.undergone and not active and _undergone(reading, at):
        found.refuse(at, entry.id, "find.predicate", before)
        return ()
    own = (
        "object" not in entry.takes and at + 1 < reading.scope_end(at) and _definite_head(reading, at + 1)
    )  # "موضحة المصادر أنها"
    frame = frame_after(reading, at, hit.form, at + 1, not own)
    if not frame.joined or frame.gap > 6:
        found.refuse(at, entry.id, "find.no-content")
        return ()
    far = frame.joined == "prep" or (frame.joined == "quote" and frame.at > at + 2)
    if far and hit.form.gender == "f" and _plain_noun(reading, before):  # "قيود مشددة على"
        found.refuse(at, entry.id, "find.predicate", before)
        return ()
    return (candidate_of(reading, at, hit, frame, "participle"),)


def _undergone(reading: Reading, at: int) -> bool:
    """Whether a participle that may be passive is so by its place: a predicate ("سيكون مطالبا"), or no accusative."""
    words, grammar = reading.words, reading.grammar
    start = reading.tokens.sentence_start(at)
    if at == start or words[at - 1] in grammar.commas or at - 1 in reading.closes:
        return False
    bare = words[at - 1].endswith(grammar.letters.accusative) and not words[at - 1].startswith(grammar.letters.article)
    if bare and words[at].endswith(grammar.letters.accusative):
        return True  # "شابا متهما": an adjective
    if not words[at].endswith((grammar.letters.accusative, *grammar.letters.masculine_plural)):
        return True
    return not grammar.copulas.isdisjoint(words[max(start, at - _PREDICATE) : at])


def _listed(reading: Reading, owner: Mention) -> bool:
    """Whether the noun behind a verbal noun is whom it befalls, not whose it is: "كشف كل من دبر الاغتيال"."""
    grammar, words = reading.grammar, reading.words
    return words[owner.first] in grammar.letters.totals and words[owner.first + 1] in grammar.origins


def _may_own(reading: Reading, owner: Mention) -> bool:
    """Whether the noun behind a verbal noun is whose it is, not an adjective."""
    definite = reading.words[owner.first].startswith(reading.grammar.letters.article)
    return definite or begins_source(reading, owner.first) or owner.last > owner.first + 1


def _plain_noun(reading: Reading, word: str) -> bool:
    """Whether a word looks like an indefinite noun."""
    grammar = reading.grammar
    closed = word in grammar.commas or word in grammar.times or word in grammar.closers or word.isdigit()
    return word[:1].isalpha() and not closed and not word.startswith(grammar.letters.article)


def _definite_head(reading: Reading, at: int) -> bool:
    letters = reading.grammar.letters
    return reading.words[at].startswith(letters.article) and grammar_head(reading, at) is not None


def _adjective(reading: Reading, at: int, hit: Hit) -> bool:
    """Whether a participle only describes the indefinite noun before it: "معلومات مؤكدة"."""
    if at == 0 or hit.form.gender != "f" or reading.in_name[at - 1]:
        return False
    letters, before = reading.grammar.letters, reading.words[at - 1]
    return before.endswith(letters.feminine) and not before.startswith(letters.article) and before[0].isalpha()


def verbal_noun(reading: Reading, at: int, hit: Hit, found: Found) -> tuple[Candidate, ...]:
    """A verbal noun with its holder and a stated content: "قوله إن", "إعلان الحكومة أن"."""
    entry = hit.form.entry
    before = reading.words[at - 1] if at else ""
    if (
        before in reading.grammar.refusing
        or before.removeprefix(reading.grammar.letters.by) in reading.grammar.refusing
    ):
        found.refuse(at, entry.id, "find.negated", before)  # "بعدم المطالبة"
        return ()
    frame = frame_after(reading, at, hit.form, at + 1, hit.tail > 0)
    stated = frame.joined == "clause" and frame.source is not None
    if at and reading.words[at - 1] in reading.grammar.channel_prepositions and not (hit.tail or stated):
        found.refuse(at, entry.id, "find.channel")
        return ()
    close = frame.at <= at + (_FAR if frame.source is not None else 8)
    if hit.lead and reading.words[at].startswith(reading.grammar.letters.to) and frame.joined != "clause":
        found.refuse(at, entry.id, "find.no-content")  # "لكشف": what for, not what was said
        return ()
    accepted = (
        close
        and frame.gap == 0
        and (
            frame.joined == "clause"
            or (hit.tail and frame.joined in ("quote", "event", "prep"))
            or (frame.joined in ("event", "prep") and frame.source is not None and not _listed(reading, frame.source))
        )
    )
    if not accepted:
        found.refuse(at, entry.id, "find.no-content")
        return ()
    candidate = candidate_of(reading, at, hit, frame, "noun")
    if frame.source is not None and not _may_own(reading, frame.source):
        candidate = replace(candidate, source=None, kind=Kind.IMPERSONAL)  # "قول شائع"
    if not hit.tail and frame.source is None:
        candidate = replace(candidate, kind=Kind.IMPERSONAL)
    return (replace(candidate, gender="", number="s"),)
