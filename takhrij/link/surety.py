"""Which reports of a claim surely say the same thing, and which were only probably grouped with them.

Grouping joins what is likely the same; the least number of origins must not rest on that. Reports that are likely the
same pair by pair hang together; those outside the largest such group count nothing in the least. Invariant: the answer
does not depend on the order of the reports.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from takhrij.link.likeness import Compared, compare_all, likeness
from takhrij.link.propositions import Proposition
from takhrij.link.weights import Weights
from takhrij.model import Span
from takhrij.pack import Pack

LIKELY = 0.3  # least likelihood between two reports that surely hang together, found on the annotated stories

Held = Sequence[Proposition]


def unsure_of(claims: Sequence[Held], pack: Pack) -> Iterator[frozenset[Proposition]]:
    """For each claim of one story the propositions outside the largest group that hangs together."""
    distinct = {_said(p): p for held in claims if len(held) > 1 for p in sorted(held, key=_place, reverse=True)}
    ready, weight = compare_all(list(distinct.values()), pack) if distinct else ([], None)
    by_words = dict(zip(distinct, ready, strict=True))
    for held in claims:
        if len(held) > 1 and weight is not None:
            yield _outside(held, [by_words[_said(p)] for p in held], weight, pack)
        else:
            yield frozenset()


def _said(p: Proposition) -> tuple[object, ...]:
    """All that is compared: propositions of copies are one here, so that a copy added changes no weight."""
    return p.terms, p.context, p.counts, p.negated, p.force


def _place(p: Proposition) -> tuple[str, tuple[Span, ...]]:
    return p.doc, p.spans


def _outside(held: Held, ready: Sequence[Compared], weight: Weights, pack: Pack) -> frozenset[Proposition]:
    group_of = list(range(len(held)))
    for b in range(len(held)):
        for a in range(b):
            if group_of[a] == group_of[b]:
                continue
            if ready[a].own == ready[b].own or likeness(ready[a], ready[b], weight, pack) >= LIKELY:
                old, new = max(group_of[a], group_of[b]), min(group_of[a], group_of[b])
                group_of = [new if group == old else group for group in group_of]
    sizes = Counter(group_of)
    largest = min(sizes, key=lambda group: (-sizes[group], group))
    return frozenset(held[at] for at, group in enumerate(group_of) if group != largest)
