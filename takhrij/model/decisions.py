"""What an analyst says, and what reading left out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """What an analyst can say."""

    SAME_ACTOR = "same-actor"
    NOT_SAME_ACTOR = "not-same-actor"
    ALIAS = "alias"
    SAME_CLAIM = "same-claim"
    SPLIT = "split"
    WRONG_CHAIN = "wrong-chain"
    KNOWN_ORIGIN = "known-origin"
    HIDE = "hide"
    NOTE = "note"
    GRADE = "grade"


@dataclass(frozen=True, slots=True)
class Anchor:
    """The words that a decision holds on to: an article and the cut text of a report, not the id of a claim."""

    doc: str
    cut: str


@dataclass(frozen=True, slots=True)
class Decision:
    """One row of human judgement. `who` and `when` (ISO 8601 UTC) are the caller's; `undone`: when taken back."""

    id: int
    verdict: Verdict
    anchors: tuple[Anchor, ...]
    value: str | None
    who: str
    why: str
    when: str
    undone: str | None = None


@dataclass(frozen=True, slots=True)
class Skipped:
    """Input that was left out, and why; named and counted in every summary."""

    path: str
    why: str
