"""What is known on the way from a cue to its content, and what was found there.

Invariant: plain values; who goes on is for `steps.py`.
"""

from __future__ import annotations

from dataclasses import dataclass

from takhrij.find.boundaries import Follows
from takhrij.find.nouns import Mention
from takhrij.find.reading import Reading


@dataclass(frozen=True, slots=True)
class Frame:
    """`joined` says how the content follows: clause, quote, prep, event, np; empty where none was found.

    `at` is the token that joins it and `content` its first token; `gap` counts tokens that fitted no part.
    """

    source: Mention | None
    via: Mention | None
    joined: str
    at: int
    content: int
    gap: int = 0


@dataclass(slots=True)
class Walk:
    reading: Reading
    at: int
    stop: int
    takes: frozenset[str]
    prepositions: frozenset[str]
    subject: bool  # the subject is known already, or there is none
    begin: int
    follows: Follows
    feminine: bool | None
    source: Mention | None = None
    via: Mention | None = None
    object: int | None = None
    gap: int = 0
    relative: bool = False
    reported: bool = False  # the verb bears a pronoun for what was said: "ما قاله الوزير بشأن"
    quoting: bool = False  # the relative clause has a cue of its own: "الذي أفادت تقارير أنه"
    clause: bool = False  # the relative clause tells who the source is, not how he spoke

    def frame(self, joined: str, content: int) -> Frame:
        return Frame(self.source, self.via, joined, self.at, content, self.gap)

    def clause_later(self, at: int, anywhere: bool = False) -> bool:
        """Whether أن stands behind a later comma, so that the preposition before belongs to a clause between: "وأكد لدى
        إشرافه، أمس، على الافتتاح، أن"."""
        words, reading = self.reading.words, self.reading
        commas = reading.grammar.commas
        return any(reading.complementiser(n) and (anywhere or words[n - 1] in commas) for n in range(at + 2, self.stop))
