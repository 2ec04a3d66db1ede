"""Which reports of a claim surely say the same thing, and which were only probably grouped with them.

Grouping joins what is likely the same; the least number of origins must not rest on that. Reports that are likely the
same pair by pair hang together; those outside the largest such group count nothing in the least. Invariant: the answer
does not depend on the order of the reports.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from takhrij.link.likeness import compare_all, likeness
from takhrij.link.propositions import Proposition
from takhrij.pack import Pack

LIKELY = 0.3  # least likelihood between two reports that surely hang together, found on the annotated stories


def unsure_reports(held: Sequence[Proposition], pack: Pack) -> frozenset[int]:
    """Positions of the propositions outside the largest group that hangs together."""
    if len(held) < 2:
        return frozenset()
    ready, weight = compare_all(held, pack)
    group_of = list(range(len(held)))
    for b in range(len(held)):
        for a in range(b):
            if group_of[a] != group_of[b] and likeness(ready[a], ready[b], weight, pack) >= LIKELY:
                old, new = max(group_of[a], group_of[b]), min(group_of[a], group_of[b])
                group_of = [new if group == old else group for group in group_of]
    sizes = Counter(group_of)
    largest = min(sizes, key=lambda group: (-sizes[group], group))
    return frozenset(at for at, group in enumerate(group_of) if group != largest)
