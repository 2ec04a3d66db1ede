"""The speaker of an attribution, and joining the mentions of one speaker in one article.

Invariant: two mentions are joined only where the words of one are within the other's, or both name the same body.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace

from takhrij.find.labels import Label
from takhrij.model import Evidence, Kind

_MANY = 300  # speakers of one article that are compared with one another
_FULLEST = 120  # letters of a phrase that is still a name to show


@dataclass(frozen=True, slots=True)
class Identity:
    """The speaker of an attribution.

    `person` are the words of a personal name (`called`: as written) and `known` its id in the pack's list; `body` is
    the key of the body that he is, speaks for or belongs to, `label` what all his mentions say; `issuer` is the
    attribution whose speaker issued a document that is not otherwise named.
    """

    name: str
    kind: Kind
    evidence: Evidence | None
    label: Label
    person: tuple[str, ...] = ()
    called: str = ""
    body: str | None = None
    nations: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    issuer: str | None = None
    known: str | None = None

    @property
    def unnamed(self) -> bool:
        """Whether nobody in particular is named."""
        return self.kind.unnamed


def completed(found: Mapping[str, Identity], backward: Set[str] = frozenset()) -> dict[str, Identity]:
    """Each speaker with what the article says of the same speaker elsewhere; `backward` are words of pointing back."""
    out: dict[str, Identity] = {}
    distinct = list(dict.fromkeys(found.values()))[:_MANY]
    before: list[Identity] = []
    for key, mine in found.items():
        if mine.unnamed:
            out[key] = _pointed_at(mine, before, backward) or mine
            before.append(out[key])
            continue
        others = [other for other in distinct if other is not mine and same_in_article(mine, other)]
        out[key] = _enriched(mine, others) if others else mine
    return out


def _pointed_at(mine: Identity, before: Sequence[Identity], backward: Set[str]) -> Identity | None:
    """The unnamed source that "the source" or "the same source" points back to: the last of the kind that says more."""
    said = [word for word in mine.label.words if word not in backward]
    if len(said) != 1 or mine.label.another:
        return None
    for other in reversed(before):
        if other.kind is mine.kind and other.label.words[:1] and other.label.words[0].startswith(said[0]):
            return other
    return None


def same_in_article(a: Identity, b: Identity) -> bool:
    """Whether two phrases of one article mean the same named person or body."""
    if a.kind is not b.kind:
        return False
    if a.person and b.person:
        short, long = sorted((set(a.person), set(b.person)), key=len)
        return short <= long
    if a.unnamed or a.person or b.person or not a.label.words or not b.label.words:
        return False
    if a.body and b.body:
        return a.body == b.body
    short, long = sorted((set(a.label.words), set(b.label.words)), key=len)
    return short <= long


def _enriched(mine: Identity, others: Sequence[Identity]) -> Identity:
    best = mine
    for other in sorted(others, key=lambda o: (len(o.label.rest) if o.body else 0, -len(o.label.words), o.name)):
        longer = len(set(other.label.words)) > len(set(mine.label.words))
        if best is mine and longer and len(other.name) <= _FULLEST and _within(mine, other):
            best = other
    full = max([mine, *others], key=lambda o: (len(o.person), o.person))
    first = sorted(others, key=lambda o: (o.body is None, -len(o.label.words), o.name))[0]
    label = replace(mine.label, part=mine.label.part or first.label.part, role=mine.label.role or first.label.role)
    return replace(
        mine,
        name=best.name,
        evidence=best.evidence,
        label=label,
        person=full.person,
        called=full.called,
        known=mine.known or full.known,
        body=mine.body or first.body,
        nations=mine.nations or next((o.nations for o in others if o.nations), ()),
        sectors=mine.sectors or next((o.sectors for o in others if o.sectors), ()),
    )


def _within(mine: Identity, other: Identity) -> bool:
    """Whether the other phrase says all that this one says."""
    said = mine.label.rest if mine.person else mine.label.words
    return set(said) <= set(other.label.words)
