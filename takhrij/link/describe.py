"""What a claim says in fields: a statement to read, who, where, when and how many.

The statement is cut from the best report, never written: the one that says most for itself, in few words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from takhrij.link.propositions import Proposition
from takhrij.link.quantities import Count, unit_name
from takhrij.link.statements import reads_alone, statement_span
from takhrij.link.terms import terms_of
from takhrij.link.weights import weights_of
from takhrij.model import Analysis, Article, Entity, EntityType, Quantity, Span, Stance
from takhrij.pack import Pack

_RUNS_ON = 0.7  # what a statement that begins with "and" is worth beside one that begins by itself


@dataclass(frozen=True, slots=True)
class Description:
    """The fields of a claim that are made from its propositions."""

    statement: str
    statement_at: tuple[str, Span]
    actors: tuple[str, ...]
    place: str | None
    when: tuple[str, str] | None
    quantity: Quantity | None


def describe(
    held: Sequence[Proposition],
    articles: Mapping[str, Article],
    analyses: Mapping[str, Analysis],
    pack: Pack,
    elsewhere: frozenset[tuple[str, Span]] = frozenset(),
) -> Description:
    """The description of a claim that these propositions, at least one, are reports of; `elsewhere` are places that
    report another claim too."""
    best = _best(held, articles, pack, elsewhere)
    stated = statement_span(best, articles[best.doc], analyses[best.doc], pack)
    names = [e for p in held for e in _named_in(p.spans, analyses[p.doc].entities)]
    return Description(
        statement=stated.cut(articles[best.doc].text),
        statement_at=(best.doc, stated),
        actors=_most_said(e for e in names if e.type in (EntityType.PER, EntityType.ORG)),
        place=next(iter(_most_said(e for e in names if e.type is EntityType.LOC)), None),
        when=_most([p.when for p in held if p.when is not None]),
        quantity=_quantity([c for p in held for c in p.counts if not c.part], pack),
    )


def _named_in(spans: Sequence[Span], entities: Iterable[Entity]) -> Iterator[Entity]:
    """The names that lie in one of the spans."""
    start, end = min(spans).start, max(span.end for span in spans)
    for entity in entities:
        if start <= entity.span.start < end and any(span.contains(entity.span) for span in spans):
            yield entity


def _best(
    held: Sequence[Proposition],
    articles: Mapping[str, Article],
    pack: Pack,
    elsewhere: frozenset[tuple[str, Span]],
) -> Proposition:
    """The proposition that affirms, reads by itself, reports no other claim, and whose words are most like those of
    all the others."""
    if len(held) == 1:
        return held[0]
    weight = weights_of(pack)
    counts = Counter(term for p in held for term in set(p.terms))

    def worth(p: Proposition) -> tuple[bool, bool, bool, bool, float]:
        text = p.spans[0].cut(articles[p.doc].text)
        words = terms_of(pack).first_words(text, 1)
        own = set(p.terms)
        central = sum(weight(term) * counts[term] for term in own) / (3 + len(p.terms)) ** 0.5
        alone = reads_alone(text, pack)
        if words and words[0].bare != words[0].folded:
            central *= _RUNS_ON
        own_words = not any((p.doc, span) in elsewhere for span in p.spans)
        return p.stance is Stance.AFFIRMS, alone, own_words, len(p.spans) == 1, round(central, 6)

    return max(sorted(held, key=lambda p: (p.doc, p.spans), reverse=True), key=worth)


def _most_said(names: Iterable[Entity]) -> tuple[str, ...]:
    """The names, the most said first; one person or place of the pack under the name that he or it has most."""
    said: dict[str, Counter[str]] = {}
    for entity in names:
        said.setdefault(entity.entity or entity.name, Counter())[entity.name] += 1
    counts = {min(c, key=lambda name: (-c[name], name)): c.total() for c in said.values()}
    return tuple(sorted(counts, key=lambda name: (-counts[name], name)))[:5]


def _most(dates: Sequence[tuple[str, str]]) -> tuple[str, str] | None:
    counts = Counter(dates)
    return min(counts, key=lambda d: (-counts[d], d)) if counts else None


def _quantity(counts: Sequence[Count], pack: Pack) -> Quantity | None:
    """The number that most reports give; its bounds are the widest given with it."""
    if not counts:
        return None
    said = Counter((c.unit, c.value) for c in counts)
    unit, value = min(said, key=lambda key: (-said[key], key))
    same = [c for c in counts if (c.unit, c.value) == (unit, value)]
    low = None if any(c.min is None for c in same) else min(c.min for c in same if c.min is not None)
    high = None if any(c.max is None for c in same) else max(c.max for c in same if c.max is not None)
    return Quantity(low, high, unit_name(unit, pack))
