"""The words that everything is said in: spans, reasons, evidence, articles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open pair of positions in code points; `0 <= start < end`. Compares and serialises as a pair."""

    start: int
    end: int

    def cut(self, text: str) -> str:
        """The words that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one letter."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


class Reason(NamedTuple):
    """Why something was found, merged, refused or counted as zero.

    `code` names a sentence in `takhrij/words/*.toml`; `args` fill it. `takhrij.wording.say` puts it in Arabic or
    English. Codes are stable and part of the interface.
    """

    code: str
    args: tuple[str, ...] = ()


class Evidence(NamedTuple):
    """A place that a finding rests on: in an article's `text`, `title`, `author` or `url`; `cut` are its words."""

    field: str
    span: Span
    cut: str


@dataclass(frozen=True, slots=True)
class Article:
    """One text as an outlet published it. Never changed after it is read.

    `outlet`, `url`, `title`, `author`, `published` (ISO 8601) and `language` are what the file or record said, or None.
    `path` is where it was read from, for messages. `original` is the SHA-256 of the bytes it came from.
    """

    id: str
    text: str
    outlet: str | None = None
    url: str | None = None
    title: str | None = None
    author: str | None = None
    published: str | None = None
    language: str | None = None
    path: str | None = None
    original: str | None = None
