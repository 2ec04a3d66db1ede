"""Tells which attribution a clause is about when it only points to it: "these claims", "the charge that … is a lie".

To call what another said an accusation is to deny it; to call it news is not.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from takhrij.link.phrases import holds_phrase, phrase_index, starts_phrase
from takhrij.link.stretches import Stretch
from takhrij.link.terms import Word
from takhrij.model import Analysis, Attribution, Force
from takhrij.pack import Pack

_MOST_TERMS = 2  # telling words beyond which a clause says something of its own
_NEAR_START = 2  # words of a clause among which the pointing noun stands


class Pointer(NamedTuple):
    """The id of the attribution that a clause is about, and whether the clause denies it by the word it uses."""

    about: str
    denies: bool


def find_pointer(clause: Sequence[Word], stretch: Stretch, analysis: Analysis, pack: Pack) -> Pointer | None:
    """What a clause points to, or None where it says something of its own."""
    attribution = stretch.attribution
    if attribution is None:
        return None
    accusation = _points(clause, pack, "accusation")
    if stretch.inner:
        return _to_inner(clause, stretch, attribution, accusation, pack)
    if not accusation and not _points(clause, pack, "news"):
        return None
    if sum(word.term is not None for word in clause) > _MOST_TERMS:
        return None
    earlier = [other for other in analysis.attributions if other.cue.start < attribution.cue.start]
    said = [other for other in earlier if other.force is not Force.DENIES and other.id != attribution.parent]
    accused = [other for other in said if other.force is Force.ALLEGES] if accusation else []
    target = (accused or said)[-1:]
    return Pointer(target[0].id, accusation or attribution.force is Force.DENIES) if target else None


def _to_inner(
    clause: Sequence[Word], stretch: Stretch, attribution: Attribution, accusation: bool, pack: Pack
) -> Pointer | None:
    """To what another says inside the content: "he called Kiev's claim that … a farce", "talk that … is a lie"."""
    first = min(stretch.inner, key=lambda inner: (inner.cue.start, inner.id))
    start = min(span.start for span in attribution.content)
    opens = first.cue.start - start <= 3 and clause[0].span.start <= first.cue.end
    if opens and (accusation or first.force is Force.ALLEGES):
        return Pointer(first.id, True)
    if holds_phrase(clause, phrase_index(pack, "negation", "falsehood")):
        return Pointer(first.id, True)
    return None


def _points(clause: Sequence[Word], pack: Pack, kind: str) -> bool:
    index = phrase_index(pack, "pointer", kind)
    return any(starts_phrase(clause, at, index) for at in range(min(_NEAR_START, len(clause))))
