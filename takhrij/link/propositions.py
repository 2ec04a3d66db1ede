"""What is claimed in one article: its checkable propositions, each with the attribution whose content holds it.

Contents of attributions and the article's own sentences are cut into clauses, one event each. Pure, one article at a
time: an article added never changes the propositions of another.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from takhrij.link.clauses import cut_clauses, phrase_index, starts_phrase
from takhrij.link.quantities import Count, counted, find_counts
from takhrij.link.terms import Word, terms_of
from takhrij.model import Analysis, Article, Attribution, EntityType, Force, Role, Span, Stance
from takhrij.pack import Pack

_LEAST_TERMS = 2  # telling words without which a stretch claims nothing
_LONGEST = 40  # clauses of one content or sentence that are looked at


@dataclass(frozen=True, slots=True)
class Proposition:
    """One thing that is claimed at one place, and what it is compared by.

    `attribution` is the innermost attribution whose content holds it; None in the article's own voice.
    `stance` is that of a report made of it; `force` what the attribution does with it; `certainty` how surely it is put
    (plain, hedged, alleged, expected). `negated`: the clause itself says no. `about` is the attribution whose content
    a mere "these claims" stands for. `lead`: it stands in the headline or the lead. `terms` are its content words,
    `context` those of the stretch round it; `events` ids of the pack; `names` and `places` as they are compared;
    `when` ISO dates; `voice` the words of the speaker's name.
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
    counts: tuple[Count, ...] = ()
    when: tuple[str, str] | None = None
    voice: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Text that one voice says in one go: a content without what it quotes from others, or own words of a sentence."""

    attribution: Attribution | None
    spans: tuple[Span, ...]
    lead: bool


def find_propositions(article: Article, analysis: Analysis, pack: Pack) -> tuple[Proposition, ...]:
    """The propositions of one article, in the order of the text."""
    words = _named(terms_of(pack).words(article.text), analysis, pack)
    found: list[Proposition] = []
    for stretch in _stretches(article, analysis):
        found.extend(_propositions(article, analysis, stretch, words, pack))
    return tuple(sorted(found, key=lambda p: (p.spans, p.attribution or "")))


def _named(words: Sequence[Word], analysis: Analysis, pack: Pack) -> list[Word]:
    """The words, where those inside a name are no events: the movement of Taliban asks for nothing."""
    known = terms_of(pack)
    inside = {at for e in analysis.entities for at in range(e.span.start, e.span.end)}
    return [
        word._replace(term=f"{word.bare}") if word.term in known.events and word.span.start in inside else word
        for word in words
    ]


# ---------------------------------------------------------------- stretches


def _stretches(article: Article, analysis: Analysis) -> Iterator[_Stretch]:
    children: dict[str | None, list[Attribution]] = {}
    for attribution in analysis.attributions:
        children.setdefault(attribution.parent, []).append(attribution)
    ends = _lead_end(article, analysis)
    for attribution in analysis.attributions:
        inner = [span for child in children.get(attribution.id, ()) for span in child.content]
        if spans := _minus(attribution.content, inner):
            yield _Stretch(attribution, spans, attribution.cue.start < ends)
        elif attribution.content:
            yield _Stretch(attribution, attribution.content, attribution.cue.start < ends)
    taken = [span for attribution in analysis.attributions for span in _extent(attribution)]
    taken += [c.span for c in analysis.credits if c.field == "text" and c.role is not Role.PHOTO]
    for sentence in analysis.sentences:
        if spans := _minus((sentence,), taken):
            yield _Stretch(None, spans, sentence.start < ends)


def _extent(attribution: Attribution) -> list[Span]:
    """All that an attribution takes up: its parts, and what lies between cue and source."""
    heads = [span for span in (attribution.cue, attribution.source, attribution.via) if span is not None]
    return [*attribution.content, *heads]


def _minus(spans: Sequence[Span], taken: Sequence[Span]) -> tuple[Span, ...]:
    """What is left of spans without the taken ones, in order."""
    left = list(spans)
    for cut in sorted(taken):
        left = [
            piece
            for span in left
            for piece in (
                (Span(span.start, min(span.end, cut.start)), Span(max(span.start, cut.end), span.end))
                if span.overlaps(cut)
                else (span,)
            )
            if piece.start < piece.end
        ]
    return tuple(sorted(left))


def _lead_end(article: Article, analysis: Analysis) -> int:
    """Where headline and lead end: after the first line that is long enough for a sentence, or after the headline."""
    first = article.text.find("\n")
    if first < 0 or not analysis.sentences:
        return analysis.sentences[0].end if analysis.sentences else 0
    body = [s for s in analysis.sentences if s.start > first]
    return body[0].end if body else first


# ---------------------------------------------------------------- propositions


def _propositions(
    article: Article, analysis: Analysis, stretch: _Stretch, words: Sequence[Word], pack: Pack
) -> Iterator[Proposition]:
    inside = [word for word in words if any(span.contains(word.span) for span in stretch.spans)]
    context = tuple(word.term for word in inside if word.term is not None)
    if len(context) < _LEAST_TERMS and stretch.attribution is None:
        return
    events: tuple[str, ...] = ()
    for clause in cut_clauses(article.text, inside, pack)[:_LONGEST]:
        made = _proposition(article, analysis, stretch, clause, context, events, pack)
        if made.terms or made.attribution is not None:
            yield made
            events = made.events


def _proposition(
    article: Article,
    analysis: Analysis,
    stretch: _Stretch,
    clause: Sequence[Word],
    context: tuple[str, ...],
    inherited: tuple[str, ...],
    pack: Pack,
) -> Proposition:
    known = terms_of(pack)
    spans = _covering(clause, stretch.spans)
    terms = tuple(word.term for word in clause if word.term is not None)
    events = tuple(dict.fromkeys(term for term in terms if term in known.events))
    dates = [t.span for t in analysis.times]
    counts = tuple(c for c in find_counts(clause, pack) if not any(c.span.overlaps(d) for d in dates))
    if not events and counts:
        events = inherited
    names = [e for e in analysis.entities if any(s.overlaps(e.span) for s in spans)]
    attribution = stretch.attribution
    force = attribution.force if attribution else Force.ASSERTS
    return Proposition(
        doc=article.id,
        spans=spans,
        attribution=attribution.id if attribution else None,
        stance=Stance.DENIES if force is Force.DENIES else Stance.AFFIRMS,
        force=force,
        certainty=_certainty(clause, force, pack),
        negated=_holds(clause, phrase_index(pack, "negation")),
        lead=stretch.lead,
        about=_about(clause, attribution, analysis, pack) if attribution else None,
        events=events,
        terms=terms,
        context=context,
        names=tuple(sorted({e.entity or pack.loosely(e.name) for e in names})),
        places=tuple(sorted({e.entity or pack.loosely(e.name) for e in names if e.type is EntityType.LOC})),
        counts=counted(counts, events, pack),
        when=_when(spans, analysis),
        voice=_voice(attribution, pack) if attribution else (),
    )


def _voice(attribution: Attribution, pack: Pack) -> tuple[str, ...]:
    """The words of the speaker's name, as they are compared."""
    words = terms_of(pack).words(attribution.speaker_name or "")
    return tuple(sorted({word.term for word in words if word.term is not None}))


def _covering(clause: Sequence[Word], within: Sequence[Span]) -> tuple[Span, ...]:
    """One span for each piece of the stretch that the clause touches, from its first word there to its last."""
    found = []
    for piece in within:
        here = [word.span for word in clause if piece.contains(word.span)]
        if here:
            found.append(Span(here[0].start, here[-1].end))
    return tuple(found)


def _holds(clause: Sequence[Word], index: dict[str, tuple[tuple[str, ...], ...]]) -> bool:
    return any(starts_phrase(clause, at, index) for at in range(len(clause)))


def _certainty(clause: Sequence[Word], force: Force, pack: Pack) -> str:
    if force is Force.ALLEGES:
        return "alleged"
    if force is Force.EXPECTS:
        return "expected"
    for level in ("hedged", "alleged"):
        if _holds(clause, _certainty_index(pack, level)):
            return level
    return "plain"


def _certainty_index(pack: Pack, level: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    return {
        first: kept
        for first, phrases in phrase_index(pack, "certainty").items()
        if (kept := tuple(p for p in phrases if (level, p) in _levels(pack)))
    }


def _levels(pack: Pack) -> frozenset[tuple[str, tuple[str, ...]]]:
    from takhrij.link.clauses import Phrases

    return frozenset(
        (entry.id, tuple(pack.loosely(form).split()))
        for entry in pack.table("claims/clauses.toml", "certainty", Phrases)
        for form in entry.forms
    )


def _about(clause: Sequence[Word], attribution: Attribution, analysis: Analysis, pack: Pack) -> str | None:
    """The attribution that "these claims" points back to: the nearest before it that is no denial."""
    if not any(starts_phrase(clause, at, phrase_index(pack, "pointer")) for at in range(min(3, len(clause)))):
        return None
    if sum(word.term is not None for word in clause) > 2:
        return None
    earlier = [other for other in analysis.attributions if other.cue.start < attribution.cue.start]
    said = [other for other in earlier if other.force is not Force.DENIES and other.id != attribution.parent]
    return said[-1].id if said else None


def _when(spans: Sequence[Span], analysis: Analysis) -> tuple[str, str] | None:
    for time in analysis.times:
        if time.earliest and time.latest and any(span.overlaps(time.span) for span in spans):
            return time.earliest, time.latest
    return None
