"""The words and marks of one article's folded text, with the sentence that each stands in.

Invariant: tokens are in reading order and never overlap; positions count folded letters.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from takhrij.model import Span
from takhrij.text import View, pieces

_TOKEN = re.compile(r"\w+|[^\w\s]")
_LOW_LINE = "_"  # a letter of words here


@dataclass(frozen=True, slots=True)
class Tokens:
    """Parallel sequences, one item a token; `first` and `last` are the token bounds (half-open) of each sentence."""

    view: View
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    sentence: tuple[int, ...]
    first: tuple[int, ...]
    last: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.words)

    def span(self, first: int, last: int) -> Span:
        """The raw span of the tokens from `first` up to, not including, `last`."""
        return self.view.raw_span(self.starts[first], self.ends[last - 1])

    def sentence_end(self, at: int) -> int:
        """The token after the last one of the sentence that token `at` stands in."""
        return self.last[self.sentence[at]]

    def sentence_start(self, at: int) -> int:
        """The first token of the sentence that token `at` stands in."""
        return self.first[self.sentence[at]]

    def starting_at(self, position: int) -> int:
        """The first token that begins at or after a folded position."""
        return bisect_left(self.starts, position)

    def ending_by(self, position: int) -> int:
        """How many tokens end at or before a folded position."""
        return bisect_right(self.ends, position)

    def glued(self, at: int) -> bool:
        """Whether token `at` is written directly on the one before it."""
        return at > 0 and self.ends[at - 1] == self.starts[at]


def tokenise(view: View, bounds: Sequence[Span]) -> Tokens:
    """Cut the folded text into words and marks; `bounds` are the raw spans of its sentences, in order."""
    cut = pieces(view.folded, _TOKEN) if _LOW_LINE in view.folded else view.pieces
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    sentence: list[int] = []
    first: list[int] = []
    last: list[int] = []
    for number, bound in enumerate(bounds):
        inside = cut.range_of(*view.folded_range(bound))
        first.append(len(words))
        words += cut.texts[inside]
        starts += cut.starts[inside]
        ends += cut.ends[inside]
        last.append(len(words))
        sentence += [number] * (last[-1] - first[-1])
    return Tokens(view, tuple(words), tuple(starts), tuple(ends), tuple(sentence), tuple(first), tuple(last))
