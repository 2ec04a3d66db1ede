"""A claim beside the propositions that are its reports, as claims are compared with one another."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from takhrij.link.headline_tolls import Headline
from takhrij.link.propositions import Proposition
from takhrij.link.quantities import Count
from takhrij.model import Claim, Stance


@dataclass(frozen=True, slots=True)
class Said:
    """A claim, its propositions, when the first and the last of its articles was published, and the numbers that it is
    about.

    `alone` are the articles and units of which the article gives one number only: it lists no two incidents;
    `told` is what each article tells first.
    """

    claim: Claim
    held: tuple[Proposition, ...]
    published: str
    counts: tuple[Count, ...]
    alone: frozenset[tuple[str, str]] = frozenset()
    told: Mapping[str, Headline] = field(default_factory=dict)
    last: str = ""


def stated(said: Said) -> tuple[Proposition, ...]:
    """The propositions that hold the statement of a claim, by which a reader knows it."""
    doc, span = said.claim.statement_at
    return tuple(
        p for p in said.held if p.doc == doc and p.stance is Stance.AFFIRMS and any(s.overlaps(span) for s in p.spans)
    )


def shows(said: Said, count: Count) -> bool:
    """Whether the statement of a claim gives a number, so that a reader sees what contradicts."""
    return any((c.unit, c.value) == (count.unit, count.value) for p in stated(said) for c in p.counts)


def main_counts(held: Sequence[Proposition]) -> tuple[Count, ...]:
    """The numbers that a claim is about: what at least half of its reports count, as at least half of those give it."""
    saying = [p for p in held if p.stance is Stance.AFFIRMS]
    counts = [c for p in saying for c in p.counts if not c.part and c.value > 1]
    found = []
    for kind in sorted({(c.unit, c.of) for c in counts}):
        same = [c for c in counts if (c.unit, c.of) == kind]
        value, number = min(Counter(c.value for c in same).items(), key=lambda item: (-item[1], item[0]))
        if 2 * len(same) >= len(saying) and 2 * number >= len(same):
            found.append(next(c for c in same if c.value == value))
    return tuple(found)


def counted_alone(held: Iterable[Proposition]) -> frozenset[tuple[str, str]]:
    """The articles and units of which an article gives one number only, shares left out."""
    values: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
    for p in held:
        for count in p.counts:
            if not count.part:
                values[p.doc, count.unit].add(count.value)
    return frozenset(key for key, numbers in values.items() if len(numbers) == 1)
