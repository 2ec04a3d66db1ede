"""Who speaks in each attribution of one article, with everything the article says of him.

What stands at one cue is often a surname or "the ministry"; the article's other mentions of the same speaker say his
office. Invariant: a pure function of article, analysis and pack; every attribution gets an identity.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from takhrij.link.coreference import ArticleContext
from takhrij.link.label_lists import normal_words
from takhrij.link.labels import Label, read_label
from takhrij.model import Analysis, Article, Attribution, EntityType, Evidence, Kind, Span
from takhrij.pack import Pack

_UNNAMED = frozenset({Kind.UNNAMED_PERSON, Kind.UNNAMED_PEOPLE})
_FULLEST = 120  # letters of a phrase that is still a name to show

People = Sequence[tuple[Span, tuple[str, ...]]]


@dataclass(frozen=True, slots=True)
class Identity:
    """The speaker of an attribution. `person` are the normalised words of a personal name, `body` the key of the body
    that he is, speaks for or belongs to, `label` what all his mentions say; `issuer` is the attribution whose speaker
    issued a document that is not otherwise named."""

    name: str
    kind: Kind
    evidence: Evidence | None
    label: Label
    person: tuple[str, ...] = ()
    body: str | None = None
    nations: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    told_outlet: bool = False
    issuer: str | None = None

    @property
    def unnamed(self) -> bool:
        """Whether nobody in particular is named."""
        return self.kind in _UNNAMED


def identities(article: Article, analysis: Analysis, pack: Pack) -> dict[str, Identity]:
    """The identity of each attribution's speaker, by the attribution's id."""
    people = _people(article, analysis, pack)
    context = ArticleContext(article, analysis, pack)
    found = {a.id: _identity(article, a, people, context, pack) for a in analysis.attributions}
    found = _completed(found)
    for attribution in analysis.attributions:
        if attribution.kind is Kind.DOCUMENT and found[attribution.id].body is None:
            found[attribution.id] = _issued(found[attribution.id], attribution, found, context, people)
    return found


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
    article: Article, attribution: Attribution, people: People, context: ArticleContext, pack: Pack
) -> Identity:
    places = [s for s in (attribution.source, attribution.speaker) if s]
    phrases = [s.cut(article.text) for s in places]
    if attribution.speaker_name and attribution.speaker_name not in phrases:
        phrases.append(attribution.speaker_name)
    labels = [read_label(phrase, pack) for phrase in phrases] or [Label()]
    at = _fullest(places, labels, people)
    person = _person(places, labels, people) if attribution.kind is Kind.PERSON else ()
    label, traits = _joined(labels), attribution.traits
    if person and label.body_key is None and (title := context.title_of(person)) is not None:
        label = _joined([label, title])
    body = context.body_of(label)
    if attribution.kind is Kind.OUTLET and not label.voice:
        body = None
    return Identity(
        name=at.cut(article.text) if at else (attribution.speaker_name or ""),
        kind=attribution.kind,
        evidence=Evidence("text", at, at.cut(article.text)) if at else None,
        label=label,
        person=person,
        body=body,
        nations=tuple(dict.fromkeys((*label.nations, *_nation_of(body, label), *traits.nations))),
        sectors=tuple(dict.fromkeys((*label.sectors, *traits.sectors))),
        told_outlet=traits.told_outlet,
    )


def _nation_of(body: str | None, label: Label) -> tuple[str, ...]:
    """The nation of an office, where the article says it and the phrase does not."""
    return (body.rpartition(".")[2],) if body and label.office and not label.nations and not label.body else ()


def _person(places: Sequence[Span], labels: Sequence[Label], people: People) -> tuple[str, ...]:
    named = [words for span, words in people if any(place.contains(span) for place in places)]
    if named:
        return max(named, key=len)
    rest = [label.rest for label in labels if label.rest]
    return max(rest, key=len)[:4] if rest else ()


def _fullest(places: Sequence[Span], labels: Sequence[Label], people: People) -> Span | None:
    """The phrase that says most: a personal name, then a body, then more words; the shorter where both say the same."""
    told = [
        (
            any(place.contains(span) for span, _ in people),
            label.body_key is not None,
            label.office is not None,
            len(set(label.words)),
            place.start - place.end,
            place,
        )
        for place, label in zip(places, labels, strict=False)
    ]
    return max(told)[-1] if told else None


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


# ---------------------------------------------------------------- the same speaker elsewhere in the article


def _completed(found: Mapping[str, Identity]) -> dict[str, Identity]:
    """Each speaker with what the article says of the same speaker elsewhere."""
    out: dict[str, Identity] = {}
    for key, mine in found.items():
        others = [other for other in found.values() if other is not mine and same_in_article(mine, other)]
        out[key] = _enriched(mine, others) if others else mine
    return out


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
    for other in sorted(others, key=lambda o: (-len(o.label.words), o.name)):
        longer = len(set(other.label.words)) > len(set(best.label.words))
        if longer and len(other.name) <= _FULLEST and _within(mine, other):
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
        body=mine.body or first.body,
        nations=mine.nations or next((o.nations for o in others if o.nations), ()),
        sectors=mine.sectors or next((o.sectors for o in others if o.sectors), ()),
    )


def _within(mine: Identity, other: Identity) -> bool:
    """Whether the other phrase says all that this one says."""
    said = mine.label.rest if mine.person else mine.label.words
    return set(said) <= set(other.label.words)


def _issued(
    mine: Identity,
    attribution: Attribution,
    found: Mapping[str, Identity],
    context: ArticleContext,
    people: People,
) -> Identity:
    """A document with the body that issued it: that of the person whom its phrase names, else, for a bare noun, of the
    speaker before."""
    places = [s for s in (attribution.source, attribution.speaker) if s]
    for words in (words for span, words in people if any(place.contains(span) for place in places)):
        bodies = {i.body for i in found.values() if i.body and i.person and set(words) <= set(i.person)}
        if len(bodies) == 1:
            return replace(mine, body=bodies.pop())
        if (title := context.title_of(words)) is not None and title.body_key:
            return replace(mine, body=title.body_key, nations=title.nations)
    if len(mine.label.words) > 1 or not mine.label.document or mine.label.generic:
        return mine
    issuer = context.issuer(attribution)
    if issuer is None or found[issuer.id].body is None:
        return mine
    known = found[issuer.id]
    return replace(mine, body=known.body, nations=known.nations, issuer=issuer.id)
