"""A candidate attribution, and what one pass over an article finds and refuses.

Invariant: a candidate speaks in tokens of its article; every refusal keeps its reason, for `explain`.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from takhrij.find.lexicon import Hit
from takhrij.find.nouns import Mention
from takhrij.find.reading import Reading
from takhrij.find.walks import Frame
from takhrij.model import Force, Kind, Reason


@dataclass(frozen=True, slots=True)
class Candidate:
    """A cue in tokens [first, last); its first `lead` letters belong to an attached word, its last `tail` to a pronoun.

    `shape`: verb, participle, noun, phrase (before its content), after (behind its content), colon.
    `content` is the token where the content begins, None where it stands before the cue. [begin, end) is the
    whole frame.
    """

    first: int
    last: int
    lead: int
    tail: int
    rule: str
    shape: str
    force: Force
    content: int | None
    joined: str
    source: Mention | None = None
    via: Mention | None = None
    gender: str = ""
    number: str = "s"
    person: int = 3
    kind: Kind | None = None
    begin: int = 0
    end: int = 0
    passed_on: str | None = None  # gender of a verb of passing on that bears no outlet
    under: int | None = None  # token of the cue in whose words it stands, though it stands in its frame
    until: int | None = None  # where the content ends, if that is known already


@dataclass(frozen=True, slots=True)
class Refusal:
    """A word of the lexicon that made no attribution, and why."""

    at: int
    rule: str
    reason: Reason


@dataclass(slots=True)
class Found:
    """What one pass found and refused."""

    candidates: list[Candidate] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)

    def refuse(self, at: int, rule: str, code: str, *args: str) -> None:
        self.refusals.append(Refusal(at, rule, Reason(code, args)))


def candidate_of(reading: Reading, at: int, hit: Hit, frame: Frame, shape: str) -> Candidate:
    """A candidate as far as its cue tells; a preposition right behind the verb belongs to the cue."""
    form = hit.form
    last = at + 1
    if (
        not hit.tail
        and last < len(reading.words)
        and reading.words[last] in prepositions_of(reading, hit)
        and frame.at in (last, last + 1)
        and frame.content > last
    ):
        last += 1
    return Candidate(
        first=at,
        last=last,
        lead=hit.lead,
        tail=hit.tail,
        rule=form.entry.id,
        shape=shape,
        force=form.entry.force,
        content=frame.content,
        joined=frame.joined,
        source=frame.source,
        via=frame.via,
        gender=form.gender,
        number=form.number,
        person=form.person,
        begin=at,
        end=frame.content,
    )


def prepositions_of(reading: Reading, hit: Hit) -> frozenset[str]:
    return reading.lexicon.folded(hit.form.entry.prepositions)
