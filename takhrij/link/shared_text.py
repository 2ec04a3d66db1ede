"""Whether two reports stand in text that their articles share: then they are one, whoever signs it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from takhrij.model import Copy, Span

_LEAST = 0.5  # share of the shorter report that must stand in the shared text


class SharedText:
    """The copies of a pile, looked up by pairs of articles."""

    def __init__(self, copies: Iterable[Copy] = ()) -> None:
        self._pairs: dict[tuple[str, str], list[tuple[Span, Span]]] = defaultdict(list)
        for copy in copies:
            self._pairs[copy.doc, copy.of] += copy.spans
            self._pairs[copy.of, copy.doc] += [(of, doc) for doc, of in copy.spans]

    def same(self, doc: str, spans: Sequence[Span], other: str, others: Sequence[Span]) -> bool:
        """Whether the words of both reports lie in the same shared passages, for the larger part."""
        if doc == other:
            return False
        common = [(a, b) for a, b in self._pairs.get((doc, other), ()) if _meets(a, spans) and _meets(b, others)]
        if not common:
            return False
        here = sum(_common(a, spans) for a, _ in common)
        there = sum(_common(b, others) for _, b in common)
        return here >= _LEAST * _size(spans) or there >= _LEAST * _size(others)


def _meets(part: Span, spans: Sequence[Span]) -> bool:
    return any(part.overlaps(span) for span in spans)


def _common(part: Span, spans: Sequence[Span]) -> int:
    return sum(max(0, min(part.end, s.end) - max(part.start, s.start)) for s in spans)


def _size(spans: Sequence[Span]) -> int:
    return sum(s.end - s.start for s in spans)
