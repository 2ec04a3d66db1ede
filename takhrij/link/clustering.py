"""Agglomerative clustering by average link over a sparse graph, with pairs that must and pairs that must not join.

Pairs that are `alike` join first, unless something of their groups must not; what must join does so in any case.

Two groups are as alike as all pairs between them on average, where a pair without an edge counts 0, so that a chain of
likenesses never joins what is unlike as a whole. Ties are broken by position: the same edges give the same groups.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping

Pair = tuple[int, int]


def average_link(
    size: int,
    edges: Mapping[Pair, float],
    threshold: float,
    together: Iterable[Pair] = (),
    apart: Iterable[Pair] = (),
    alike: Iterable[Pair] = (),
) -> list[list[int]]:
    """Groups of 0 … size-1, each sorted, in order of their first member."""
    return _Clusters(size, edges, apart).run(threshold, together, alike)


class _Clusters:
    """The groups while they are joined. A group is named by its least member."""

    def __init__(self, size: int, edges: Mapping[Pair, float], apart: Iterable[Pair]) -> None:
        self.members: dict[int, list[int]] = {i: [i] for i in range(size)}
        self.of = list(range(size))
        self.sums: dict[int, dict[int, float]] = {i: {} for i in range(size)}
        self.apart: dict[int, set[int]] = {}
        for (a, b), weight in edges.items():
            if a != b:
                self.sums[a][b] = self.sums[b][a] = weight
        for a, b in apart:
            self.apart.setdefault(a, set()).add(b)
            self.apart.setdefault(b, set()).add(a)

    def run(self, threshold: float, together: Iterable[Pair], alike: Iterable[Pair]) -> list[list[int]]:
        for a, b in sorted(together):
            self._join(self.of[a], self.of[b])
        for a, b in sorted(alike):
            if not self._barred(self.of[a], self.of[b]):
                self._join(self.of[a], self.of[b])
        heap = [
            (-mean, a, b)
            for a in sorted(self.sums)
            for b in self.sums[a]
            if a < b and (mean := self._mean(a, b)) >= threshold
        ]
        heapq.heapify(heap)
        while heap:
            negative, a, b = heapq.heappop(heap)
            if a not in self.members or b not in self.members or self._mean(a, b) != -negative or self._barred(a, b):
                continue
            self._join(a, b)
            kept = min(a, b)
            for c in sorted(self.sums[kept]):
                if (mean := self._mean(kept, c)) >= threshold:
                    heapq.heappush(heap, (-mean, min(kept, c), max(kept, c)))
        return [sorted(self.members[name]) for name in sorted(self.members)]

    def _mean(self, a: int, b: int) -> float:
        return self.sums[a].get(b, 0.0) / (len(self.members[a]) * len(self.members[b]))

    def _barred(self, a: int, b: int) -> bool:
        return b in self.apart.get(a, ())

    def _join(self, a: int, b: int) -> None:
        if a == b:
            return
        kept, gone = min(a, b), max(a, b)
        for member in self.members[gone]:
            self.of[member] = kept
        self.members[kept] += self.members.pop(gone)
        for c, weight in self.sums.pop(gone).items():
            del self.sums[c][gone]
            if c != kept:
                self.sums[kept][c] = self.sums[c][kept] = self.sums[kept].get(c, 0.0) + weight
        for c in self.apart.pop(gone, set()):
            self.apart[c].discard(gone)
            if c != kept:  # those that had to join although they are apart
                self.apart[c].add(kept)
                self.apart.setdefault(kept, set()).add(c)
