"""Remembers who has spoken in an article, so that a later verb, pronoun or bare noun can mean him.

Invariant: whoever it gives has spoken before, the nearest one first.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from takhrij.find.candidates import Candidate
from takhrij.find.nouns import Mention
from takhrij.find.reading import Reading
from takhrij.model import Kind

_NEAR = 3  # sentences between two in which one goes on speaking
_MEMORY = 12  # speakers that a dropped subject may reach back over


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who spoke: the folded stretch of his fullest name, his kind, and how words agree with him."""

    start: int
    end: int
    kind: Kind
    gender: str  # m, f or empty
    plural: bool
    head: str


@dataclass(frozen=True, slots=True)
class _Said:
    speaker: Speaker
    sentence: int
    passing: bool
    when: bool  # he spoke in a clause that only says when: "بعد أن أعلن المجلس"


class Floor:
    """Who has spoken so far."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._said: list[_Said] = []

    def note(self, speaker: Speaker, candidate: Candidate, inserted: bool = False) -> None:
        """Remember that somebody spoke; an outlet or document named in passing ("بحسب رويترز"), or inserted in what
        another says ("قال الوزير، في تصريحات نقلتها الصحيفة، إن"), keeps no floor."""
        passing = (inserted or candidate.shape == "after") and speaker.kind in (Kind.OUTLET, Kind.DOCUMENT)
        sentence = self._reading.tokens.sentence[candidate.first]
        self._said.append(_Said(speaker, sentence, passing, self._says_when(candidate)))

    def _says_when(self, candidate: Candidate) -> bool:
        """Whether a verb stands in a clause that only says when something else was done."""
        at, words, grammar = candidate.first, self._reading.words, self._reading.grammar
        if candidate.shape != "verb" or candidate.lead or at < 2:
            return False
        opener = words[at - 2] if words[at - 1] in grammar.complementisers else words[at - 1]
        return opener in grammar.subordinators and opener not in grammar.coordinators

    def has_spoken(self, speaker: Speaker) -> bool:
        """Whether somebody has spoken by the same words."""
        return any(said.speaker.start == speaker.start for said in self._said)

    def only_when(self, sentence: int) -> bool:
        """Whether all who spoke in a sentence did so in such clauses."""
        here = [said.when for said in self._said[-_MEMORY:] if said.sentence == sentence]
        return bool(here) and all(here)

    def just_before(self, sentence: int) -> Speaker | None:
        """The last one who spoke, if that was in a sentence near this one."""
        return self._said[-1].speaker if self._said and sentence - self._said[-1].sentence <= _NEAR else None

    def taken_since(self, sentence: int) -> bool:
        """Whether somebody has spoken in this sentence or behind it."""
        return bool(self._said) and self._said[-1].sentence >= sentence

    def outlet(self, gender: str) -> Mention | None:
        """The last outlet that spoke, for a verb of passing on that bears none: "ونقلت عن الوزير"."""
        tokens = self._reading.tokens
        for said in reversed(self._said[-_MEMORY:]):
            if said.speaker.kind is Kind.OUTLET and agrees(said.speaker, gender, False):
                first = tokens.starting_at(said.speaker.start)
                return Mention(first, tokens.ending_by(said.speaker.end))
        return None

    def agreeing(self, gender: str, plural: bool, sentence: int | None) -> Speaker | None:
        """The last one who agrees with a verb, in one sentence or anywhere; who only spoke in passing comes last."""
        passing = None
        for said in reversed(self._said[-_MEMORY:]):
            if sentence is not None and said.sentence != sentence:
                break
            if agrees(said.speaker, gender, plural):
                if not said.passing:
                    return said.speaker
                passing = passing or said.speaker
        return passing

    def last_of(self, kinds: Collection[Kind]) -> Speaker | None:
        """The last one of these kinds who spoke."""
        return next((said.speaker for said in reversed(self._said) if said.speaker.kind in kinds), None)

    def same_head(self, own: Speaker, size: int, sentence: int) -> Speaker | None:
        """An earlier source with the same head noun, before which none stands nearer; "المصدر" alone may mean
        any unnamed one ("ضابط رفيع"), and the outlet that has just spoken in the same sentence."""
        article = self._reading.grammar.letters.article
        bare = own.head.removeprefix(article)
        any_one = size == 1 and own.kind is Kind.UNNAMED_PERSON and own.head in self._reading.grammar.backward_heads
        last = self._said[-1] if self._said else None
        if any_one and last is not None and last.sentence == sentence and last.speaker.kind is Kind.OUTLET:
            return last.speaker
        passing = None
        for said in reversed(self._said):
            speaker = said.speaker
            if speaker.head.removeprefix(article) == bare or (any_one and speaker.kind is Kind.UNNAMED_PERSON):
                if not said.passing:
                    return speaker
                passing = passing or speaker
        return passing

    def heard(self, speaker: Speaker, gender: str) -> bool:
        """Whether verbs that a person was the subject of before agree with the one at hand."""
        said = next(
            (s.speaker for s in self._said if (s.speaker.start, s.speaker.end) == (speaker.start, speaker.end)), None
        )
        return said is None or agrees(said, gender, said.plural)


def agrees(speaker: Speaker, gender: str, plural: bool) -> bool:
    """Whether a verb of this gender and number may have the speaker for its subject."""
    if plural != speaker.plural:
        return False
    return plural or not gender or not speaker.gender or gender == speaker.gender
