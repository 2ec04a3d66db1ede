"""What is claimed in one article: its checkable propositions, each with the attribution whose content holds it.

Contents of attributions and the article's own sentences are cut into clauses, one event each. Pure, one article at a
time: an article added never changes the propositions of another.
"""

from __future__ import annotations

from dataclasses import dataclass

from takhrij.model import Analysis, Article, Force, Quantity, Span, Stance
from takhrij.pack import Pack


@dataclass(frozen=True, slots=True)
class Proposition:
    """One thing that is claimed at one place, and what it is compared by.

    `attribution` is the innermost attribution whose content holds it; None in the article's own voice.
    `stance` is that of a report made of it; `force` what the attribution does with it; `certainty` how surely it is put
    (plain, hedged, alleged, expected). `negated`: the clause itself says no. `about` is the attribution whose content
    a mere "these claims" stands for. `terms` are its content words, `context` those of the sentences round it, both
    reduced to stems; `events` ids of the pack; `names` and `places` as they are compared; `when` ISO dates.
    """

    doc: str
    spans: tuple[Span, ...]
    attribution: str | None = None
    stance: Stance = Stance.AFFIRMS
    force: Force = Force.ASSERTS
    certainty: str = "plain"
    negated: bool = False
    lead: bool = False
    about: str | None = None
    events: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    when: tuple[str, str] | None = None


def find_propositions(article: Article, analysis: Analysis, pack: Pack) -> tuple[Proposition, ...]:
    """The propositions of one article, in the order of the text."""
    found = [
        Proposition(article.id, attribution.content, attribution.id)
        for attribution in analysis.attributions
        if attribution.content
    ]
    return tuple(sorted(found, key=lambda p: (p.spans, p.attribution or "")))
