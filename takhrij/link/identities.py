"""Who speaks in each attribution of one article, with everything the article says of him.

What stands at one cue is often a surname or "the ministry"; the article's other mentions of the same speaker say his
office. Invariant: a pure function of article, analysis and pack; every attribution gets an identity.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from takhrij.link.labels import Label, normal_words, read_label
from takhrij.model import Analysis, Article, Attribution, EntityType, Evidence, Kind, Span, Traits
from takhrij.pack import Pack

_UNNAMED = frozenset({Kind.UNNAMED_PERSON, Kind.UNNAMED_PEOPLE})
_FULLEST = 120  # letters of a phrase that is still a name to show


@dataclass(frozen=True, slots=True)
class Identity:
    """The speaker of an attribution. `person` are the normalised words of a personal name, `body` the key of the body
    that he is or speaks for, `label` what all his mentions in the article say."""

    name: str
    kind: Kind
    evidence: Evidence | None
    label: Label
    person: tuple[str, ...] = ()
    body: str | None = None
    nations: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    told_outlet: bool = False

    @property
    def unnamed(self) -> bool:
        """Whether nobody in particular is named."""
        return self.kind in _UNNAMED


def identities(article: Article, analysis: Analysis, pack: Pack) -> dict[str, Identity]:
    """The identity of each attribution's speaker, by the attribution's id."""
    people = _people(article, analysis, pack)
    found = {a.id: _identity(article, a, people, pack) for a in analysis.attributions}
    return _completed(found)


def _people(article: Article, analysis: Analysis, pack: Pack) -> list[tuple[Span, tuple[str, ...]]]:
    """Where persons are named, with the normalised words of their fullest name."""
    found = []
    for entity in analysis.entities:
        if entity.type is EntityType.PER:
            words = normal_words(entity.name, pack)
            own = normal_words(entity.span.cut(article.text), pack)
            if words or own:
                found.append((entity.span, max(words, own, key=len)))
    return found


def _identity(
    article: Article, attribution: Attribution, people: Sequence[tuple[Span, tuple[str, ...]]], pack: Pack
) -> Identity:
    places = [s for s in (attribution.source, attribution.speaker) if s]
    phrases = [s.cut(article.text) for s in places]
    if attribution.speaker_name and attribution.speaker_name not in phrases:
        phrases.append(attribution.speaker_name)
    labels = [read_label(phrase, pack) for phrase in phrases] or [Label()]
    at = _fullest(places, labels)
    name = at.cut(article.text) if at else (attribution.speaker_name or "")
    person: tuple[str, ...] = ()
    if attribution.kind is Kind.PERSON:
        person = _person(places, phrases, labels, people)
    label = _joined(labels)
    traits: Traits = attribution.traits
    return Identity(
        name=name,
        kind=attribution.kind,
        evidence=Evidence("text", at, at.cut(article.text)) if at else None,
        label=label,
        person=person,
        body=label.body_key,
        nations=tuple(dict.fromkeys((*label.nations, *traits.nations))),
        sectors=tuple(dict.fromkeys((*label.sectors, *traits.sectors))),
        told_outlet=traits.told_outlet,
    )


def _person(
    places: Sequence[Span],
    phrases: Sequence[str],
    labels: Sequence[Label],
    people: Sequence[tuple[Span, tuple[str, ...]]],
) -> tuple[str, ...]:
    named = [words for span, words in people if any(place.contains(span) for place in places)]
    if named:
        return max(named, key=len)
    rest = [label.rest for label in labels if label.rest]
    return max(rest, key=len)[:4] if rest else ()


def _fullest(places: Sequence[Span], labels: Sequence[Label]) -> Span | None:
    """The phrase that says most, the shorter one where both say the same."""
    told = [(len(set(label.words)), -len(place), place) for place, label in zip(places, labels, strict=False)]
    return max(told)[2] if told else None


def _joined(labels: Sequence[Label]) -> Label:
    """What several phrases for one speaker say together: the one that says most first, gaps filled from the others."""
    first = labels[0]
    best = max(labels, key=lambda label: (label.body_key is not None, len(label.words)))
    for other in labels:
        best = replace(
            best,
            office=best.office or other.office,
            part=best.part or other.part,
            body=best.body or other.body,
            nations=best.nations or other.nations,
            state=best.state or other.state,
            role=best.role or other.role,
        )
    return replace(
        best,
        words=max((label.words for label in labels), key=len),
        rest=first.rest,
        unnamed=all(label.unnamed for label in labels),
        sectors=tuple(dict.fromkeys(s for label in labels for s in label.sectors)),
        generic=first.generic,
        document=first.document,
        another=first.another,
    )


def _completed(found: Mapping[str, Identity]) -> dict[str, Identity]:
    """Each speaker with what the article says of the same speaker elsewhere."""
    out: dict[str, Identity] = {}
    for key, mine in found.items():
        others = [other for other in found.values() if other is not mine and same_in_article(mine, other)]
        out[key] = _enriched(mine, others)
    return out


def same_in_article(a: Identity, b: Identity) -> bool:
    """Whether two phrases of one article mean the same named person or body."""
    if a.person and b.person:
        short, long = sorted((set(a.person), set(b.person)), key=len)
        return short <= long
    if a.unnamed or b.unnamed or a.person or b.person:
        return False
    if a.body and b.body:
        return a.body == b.body
    if not a.label.words or not b.label.words:
        return False
    short, long = sorted((set(a.label.words), set(b.label.words)), key=len)
    return short <= long


def _enriched(mine: Identity, others: Sequence[Identity]) -> Identity:
    best = mine
    for other in sorted(others, key=lambda o: (-len(o.label.words), o.name)):
        if len(other.name) <= _FULLEST and len(set(other.label.words)) > len(set(best.label.words)):
            best = other
    full = max([mine, *others], key=lambda o: (len(o.person), o.name))
    body = mine.body or next((o.body for o in others if o.body), None)
    return Identity(
        name=best.name if set(mine.label.words) <= set(best.label.words) or mine.person else mine.name,
        kind=mine.kind,
        evidence=best.evidence if set(mine.label.words) <= set(best.label.words) or mine.person else mine.evidence,
        label=mine.label,
        person=full.person,
        body=body,
        nations=mine.nations or next((o.nations for o in others if o.nations), ()),
        sectors=mine.sectors or next((o.sectors for o in others if o.sectors), ()),
        told_outlet=mine.told_outlet,
    )
