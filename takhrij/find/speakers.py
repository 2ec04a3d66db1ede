"""Says who is behind each source: the dropped subject, the bare title, "المصدر نفسه".

Invariant: a speaker is always a stretch of the same article, read earlier or nearby; where nothing agrees, none is given.
"""

from __future__ import annotations

from dataclasses import dataclass

from takhrij.find.cues import Candidate
from takhrij.find.mentions import Mention
from takhrij.find.reading import Reading
from takhrij.model import EntityType, Kind


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who spoke: the folded stretch of his fullest name so far, his kind, gender and number as far as told."""

    start: int
    end: int
    name: str
    kind: Kind
    gender: str
    number: str
    head: str


def kind_of(reading: Reading, mention: Mention) -> tuple[Kind, str]:
    """The kind of a source, and its head noun."""
    words, grammar = reading.words, reading.grammar
    first = mention.first
    while first < mention.last and not words[first][0].isalnum():
        first += 1
    first = min(first, mention.last - 1)
    word = words[first][mention.lead :] if first == mention.first else words[first]
    head = grammar.heads.get(word)
    persons = [
        n for n in range(mention.first, mention.last) if n in reading.names and reading.names[n].type is EntityType.PER
    ]
    if head is not None and head.kind in (Kind.OUTLET, Kind.DOCUMENT, Kind.ORGANISATION):
        return head.kind, word
    if persons and (head is None or head.entry in ("source.title", "source.informant")):
        return Kind.PERSON, word
    if first in reading.names:
        kinds = {
            EntityType.PER: Kind.PERSON,
            EntityType.ORG: Kind.ORGANISATION,
            EntityType.LOC: Kind.ORGANISATION,
            EntityType.OUTLET: Kind.OUTLET,
        }
        return kinds[reading.names[first].type], word
    if head is None:
        return Kind.ORGANISATION if mention.last - first > 3 else Kind.PERSON, word
    return head.kind, word


def gender_of(word: str) -> str:
    return "f" if word.endswith("ة") or word.endswith("ات") else ""


class Floor:
    """Who has spoken so far in the article, in order."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._said: list[Speaker] = []

    def note(self, speaker: Speaker) -> None:
        self._said.append(speaker)

    def dropped(self, candidate: Candidate) -> Speaker | None:
        """The last speaker who agrees with a verb that bears no noun."""
        for speaker in reversed(self._said[-12:]):
            if candidate.gender and speaker.gender and candidate.gender != speaker.gender:
                continue
            if (
                candidate.number != speaker.number
                and "p" in (candidate.number, speaker.number)
                and candidate.shape in ("participle",)
            ):
                continue
            return speaker
        return self._said[-1] if self._said else None

    def again(self, head: str, kind: Kind) -> Speaker | None:
        """An earlier speaker whom a bare definite noun means."""
        bare = head[2:] if head.startswith("ال") else head
        for speaker in reversed(self._said):
            other = speaker.head[2:] if speaker.head.startswith("ال") else speaker.head
            if bare == other or (bare[:3] == other[:3] and len(bare) > 4):
                return speaker
        return None
