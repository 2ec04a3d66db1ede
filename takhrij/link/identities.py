"""Who speaks in each attribution of one article, with everything the article says of him.

What stands at one cue is often a surname or "the ministry"; the article's other mentions of the same speaker say his
office. Invariant: a pure function of article, analysis and pack; every attribution gets an identity.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from takhrij.find.joint_states import joint_states
from takhrij.find.label_lists import first_words, normal_words
from takhrij.find.labels import GOVERNMENT, Label, body_label
from takhrij.find.outlet_table import outlet_named
from takhrij.find.persons import Person, known_person, person_words
from takhrij.link.coreference import ArticleContext
from takhrij.link.identity import Identity, completed
from takhrij.model import Analysis, Article, Attribution, EntityType, Evidence, Kind, Span
from takhrij.pack import Pack

_LONGEST_NAME = 4  # words

_BODIES = frozenset({Kind.ORGANISATION, Kind.DOCUMENT})

People = Sequence[tuple[Span, tuple[str, ...], str]]


def identities(article: Article, analysis: Analysis, pack: Pack) -> dict[str, Identity]:
    """The identity of each attribution's speaker, by the attribution's id."""
    people = _people(article, analysis, pack)
    context = ArticleContext(article, analysis, pack)
    found = {a.id: _identity(article, a, people, context, pack) for a in analysis.attributions}
    found = completed(found, first_words("same", pack))
    for attribution in analysis.attributions:
        if attribution.kind is Kind.DOCUMENT and found[attribution.id].body is None:
            found[attribution.id] = _issued(found[attribution.id], attribution, found, context, people, pack)
    return found


def _people(article: Article, analysis: Analysis, pack: Pack) -> list[tuple[Span, tuple[str, ...], str]]:
    """Where persons are named, with the words of their fullest name and the name as it is written."""
    found = []
    for entity in analysis.entities:
        if entity.type is EntityType.PER:
            names = (entity.name, entity.span.cut(article.text))
            words, name = max(((person_words(n, pack), n) for n in names), key=lambda pair: len(pair[0]))
            if words:
                found.append((entity.span, words, name))
    return found


def _identity(
    article: Article, attribution: Attribution, people: People, context: ArticleContext, pack: Pack
) -> Identity:
    places = [s for s in (attribution.source, attribution.speaker) if s]
    phrases = [s.cut(article.text) for s in places]
    if attribution.speaker_name and attribution.speaker_name not in phrases:
        phrases.append(attribution.speaker_name)
    labels = [context.label(phrase) for phrase in phrases] or [Label()]
    at = _fullest(places, labels, people)
    person, called = _person(places, labels, people) if attribution.kind is Kind.PERSON else ((), "")
    label, traits = _joined(labels), attribution.traits
    if person and label.body_key is None and (title := context.title_of(person)) is not None:
        label = _joined([label, title])
    body = context.body_of(label, qualified=attribution.kind in _BODIES)
    known = context.listed(person) or known_person(person, label.nations, pack) if person else None
    if known is not None and body is None:
        body, label = _listed_body(known, label, pack)
    if attribution.kind is Kind.OUTLET and not label.voice:
        body = None
        if _is_state_media(label, phrases, pack):
            about = (context.nation,) if context.nation else ()
            label = replace(label, generic=True, nations=label.nations or about)
    if called and at is not None and _is_bare(at.cut(article.text), called, pack):
        at = context.with_title(person) or at
    if attribution.kind is Kind.ORGANISATION and (states := _joint(phrases, pack)):
        label = replace(label, office=GOVERNMENT, part=GOVERNMENT, nations=states)
        body = "+".join(f"{GOVERNMENT}.{state}" for state in states)
    described = not person and body is None and label.office is None  # "a Syrian commander", "the secretary general"
    return Identity(
        name=at.cut(article.text) if at else (attribution.speaker_name or ""),
        kind=Kind.UNNAMED_PERSON if attribution.kind is Kind.PERSON and described else attribution.kind,
        evidence=Evidence("text", at, at.cut(article.text)) if at else None,
        label=label,
        person=person,
        called=called,
        body=body,
        nations=tuple(dict.fromkeys((*label.nations, *_nation_of(body, label, context), *traits.nations))),
        sectors=tuple(dict.fromkeys((*label.sectors, *traits.sectors))),
        known=known.id if known else None,
    )


def _is_state_media(label: Label, phrases: Sequence[str], pack: Pack) -> bool:
    """Whether an outlet is only called a state's own: "the state television"."""
    official = bool(set(label.words) & first_words("official", pack))
    return official and not any(outlet_named(phrase, pack) for phrase in phrases)


def _joint(phrases: Sequence[str], pack: Pack) -> tuple[str, ...]:
    """The states that speak together."""
    return next((states for phrase in phrases if (states := joint_states(phrase, pack))), ())


def _is_bare(phrase: str, name: str, pack: Pack) -> bool:
    """Whether a phrase is a personal name and nothing else but a rank."""
    return set(normal_words(phrase, pack)) <= {*normal_words(name, pack), *first_words("ranks", pack)}


def _listed_body(known: Person, label: Label, pack: Pack) -> tuple[str | None, Label]:
    """The body that the list gives a person, where the article gives none, and the label with his role and state."""
    state = (known.state,) if known.state else ()
    label = replace(label, nations=label.nations or state)
    if known.body is None:
        return None, label
    of_body = body_label(known.body, pack)
    return of_body.body, replace(label, role=label.role or "head", part=label.part or of_body.part)


def _nation_of(body: str | None, label: Label, context: ArticleContext) -> tuple[str, ...]:
    """The nation of an office, where the article says it and the phrase does not."""
    if body is None or not label.office or label.nations or label.body:
        return ()
    code = body.rpartition(".")[2]
    nation = code if code.isupper() else context.nation
    return (nation,) if nation else ()


def _person(places: Sequence[Span], labels: Sequence[Label], people: People) -> tuple[tuple[str, ...], str]:
    """The words of the personal name in a phrase, and the name as written; without a name that was found, the words
    that no list knows."""
    named = [(words, name) for span, words, name in people if any(place.contains(span) for place in places)]
    if named:
        return max(named, key=lambda pair: len(pair[0]))
    rest = [label.rest for label in labels if label.rest]
    return (max(rest, key=len)[:_LONGEST_NAME] if rest else ()), ""


def _fullest(places: Sequence[Span], labels: Sequence[Label], people: People) -> Span | None:
    """The phrase that says most: a personal name, then a body, then more words; the shorter where both say the same."""
    told = [
        (
            any(place.contains(span) for span, _, _ in people),
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
    if len(labels) == 1:
        return first
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


def _issued(
    mine: Identity,
    attribution: Attribution,
    found: Mapping[str, Identity],
    context: ArticleContext,
    people: People,
    pack: Pack,
) -> Identity:
    """A document with the body that issued it: that of the person whom its phrase names, else, for a bare "statement",
    of the speaker before; a resolution or a law is nobody's statement."""
    places = [s for s in (attribution.source, attribution.speaker) if s]
    for words in (words for span, words, _ in people if any(place.contains(span) for place in places)):
        bodies = {i.body for i in found.values() if i.body and i.person and set(words) <= set(i.person)}
        if len(bodies) == 1:
            return replace(mine, body=bodies.pop())
        if (title := context.title_of(words)) is not None and (body := context.body_of(title)) is not None:
            return replace(mine, body=body, nations=title.nations)
    noun = [word for word in mine.label.words if word not in first_words("same", pack)]
    if len(noun) != 1 or mine.label.generic or noun[0] not in first_words("issued", pack):
        return mine
    issuer = context.issuer(attribution)
    if issuer is None or found[issuer.id].body is None:
        return mine
    known = found[issuer.id]
    return replace(mine, body=known.body, nations=known.nations, issuer=issuer.id)
