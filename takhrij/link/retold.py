"""Statements that two articles tell of the same speaker, each in its own frame: "A said that …", "X quotes A that …".

Who says openly from which outlet he has a short statement does not copy it. A copy takes the frame along: its verb of
saying is one of the equal words. So a short statement that stands inside an attribution on both sides, on one of them
to an outlet, and whose verbs are not the same words of the shared text, is passed on, not copied. Where neither names
an outlet, a text was often copied with another verb before it; there the words decide.

Invariant: only words that stand inside the content of an attribution in both articles are taken for retold.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

SHORT = 25  # equal words of one statement; who takes over more than these has the other's text before him


class Told(NamedTuple):
    """An attribution in words: whether an outlet is its source, its cue, and the hull of its content, half-open."""

    relayed: bool
    cue: tuple[int, int]
    content: tuple[int, int]


def retold(a: Sequence[Told], b: Sequence[Told], in_a: NDArray[np.int64], in_b: NDArray[np.int64]) -> NDArray[np.bool_]:
    """For each pair of equal words (`in_a[n]`, `in_b[n]`) whether it is part of a statement told in two frames."""
    found = np.zeros(len(in_a), np.bool_)
    if not any(one.relayed for one in (*a, *b)):
        return found
    within_b = [(other.relayed, _within(in_b, other.content), _within(in_b, other.cue)) for other in b]
    for one in a:
        content, cue = _within(in_a, one.content), _within(in_a, one.cue)
        if not content.any():
            continue
        for relayed, other_content, other_cue in within_b:
            both = content & other_content
            if (relayed or one.relayed) and both.any() and both.sum() < SHORT and not (cue & other_cue).any():
                found |= both
    return found


def _within(places: NDArray[np.int64], part: tuple[int, int]) -> NDArray[np.bool_]:
    return (part[0] <= places) & (places < part[1])
