"""What is claimed in one article: its checkable propositions, each with the attribution whose content holds it.

Contents of attributions and the article's own sentences are cut into clauses, one event each. Pure, one article at a
time: an article added never changes the propositions of another.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from takhrij.link.blame import find_blamed
from takhrij.link.clauses import cut_clauses, stops_between
from takhrij.link.phrase_index import holds_phrase, phrase_index, starts_phrase
from takhrij.link.pointers import find_pointer
from takhrij.link.polarity import read_polarity
from takhrij.link.quantities import Count, counted, find_counts
from takhrij.link.stretches import Stretch, find_stretches
from takhrij.link.terms import Word, telling_terms, terms_of
from takhrij.model import Analysis, Article, Entity, EntityType, Force, Span, Stance
from takhrij.pack import Pack

_LEAST_TERMS = 2  # telling words without which a stretch claims nothing
IN_EARNEST = (Force.ASSERTS, Force.ALLEGES, Force.DENIES)  # what somebody says is or is not so
_BEGINNING = 3  # words in which a clause shows that it only supposes
_LONGEST = 40  # clauses of one content or sentence that are looked at


@dataclass(frozen=True, slots=True)
class Proposition:
    """One thing that is claimed at one place, and what it is compared by.

    `attribution` is the innermost attribution whose content holds it; None in the article's own voice.
    `stance` is that of a report made of it; `force` what the attribution does with it; `certainty` how surely it is put
    (plain, hedged, alleged, expected). `negated`: the clause itself says no, of what is `denied`. `lead`: it stands in
    the headline or the lead. `about` is the attribution whose content a mere "these claims" stands for. `terms` are its
    content words, `context` those of the stretch round it; `events` ids of the pack; `names`, `people` and `places` as
    they are compared, `place_ids` those that the pack knows; `when` ISO dates; `voice` the words of the speaker's name;
    `blamed` keys of whom it holds responsible. `supposed`: it tells what would be if; `doubtful`: it may say the claim
    and counts for nothing.
    """

    doc: str
    spans: tuple[Span, ...]
    attribution: str | None = None
    stance: Stance = Stance.AFFIRMS
    force: Force = Force.ASSERTS
    certainty: str = "plain"
    negated: bool = False
    denied: tuple[str, ...] = ()
    lead: bool = False
    about: str | None = None
    events: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    place_ids: tuple[str, ...] = ()
    counts: tuple[Count, ...] = ()
    when: tuple[str, str] | None = None
    voice: tuple[str, ...] = ()
    supposed: bool = False
    doubtful: bool = False
    blamed: tuple[str, ...] = ()


def find_propositions(article: Article, analysis: Analysis, pack: Pack) -> tuple[Proposition, ...]:
    """The propositions of one article, in the order of the text."""
    words = _named(terms_of(pack).words(article.text), analysis, pack)
    found: list[Proposition] = []
    for stretch in find_stretches(article, analysis):
        found.extend(_propositions(article, analysis, stretch, stretch.words(words), pack))
    return tuple(sorted(found, key=lambda p: (p.spans, p.attribution or "")))


def _named(words: Sequence[Word], analysis: Analysis, pack: Pack) -> list[Word]:
    """The words, where those inside a name are no events: the movement of Taliban asks for nothing."""
    events = terms_of(pack).events
    inside = {at for e in analysis.entities for at in range(e.span.start, e.span.end)}
    return [
        word._replace(term=word.bare) if word.term in events and word.span.start in inside else word for word in words
    ]


def _propositions(
    article: Article, analysis: Analysis, stretch: Stretch, words: Sequence[Word], pack: Pack
) -> Iterator[Proposition]:
    context = telling_terms(words)
    if stretch.attribution is None and (
        len(context) < _LEAST_TERMS or _only_names_outlet(context, analysis, pack) or _only_a_date(words, analysis)
    ):
        return
    events: tuple[str, ...] = ()
    clauses = _with_subjects(cut_clauses(article.text, words, pack)[:_LONGEST], article.text, analysis)
    for clause in clauses:
        if len(clauses) > 1 and _only_introduces(clause, stretch):
            continue
        made = _proposition(article, analysis, stretch, clause, context, events, pack)
        if (len(clauses) == 1 and not stretch.rest) or made.about is not None or _says_enough(made, stretch):
            yield made
        events = made.events


def _with_subjects(clauses: Sequence[Sequence[Word]], text: str, analysis: Analysis) -> list[Sequence[Word]]:
    """The clauses, where one that is only a name stands with what is said of it: "the captain Salim, who …, lives"."""
    inside = {at for e in analysis.entities for at in range(e.span.start, e.span.end)}
    found: list[Sequence[Word]] = []
    name: Sequence[Word] = ()
    for clause in clauses:
        if name and stops_between(text, name[-1], clause[0]):
            found.append(name)
            name = ()
        whole = [*name, *clause]
        if all(word.term is None or word.span.start in inside for word in whole):
            name = whole
            continue
        found.append(whole)
        name = ()
    return [*found, name] if name else found


def _only_names_outlet(terms: Sequence[str], analysis: Analysis, pack: Pack) -> bool:
    """Whether a line is the outlet's own name, with a word such as "site" at most: a masthead claims nothing."""
    name = set(_voice(analysis.origination.outlet or "", pack))
    return bool(name) and name <= set(terms) and len(set(terms) - name) <= 1


def _only_a_date(words: Sequence[Word], analysis: Analysis) -> bool:
    """Whether all that a line tells is when."""
    times = [time.span for time in analysis.times]
    return all(word.term is None or any(time.overlaps(word.span) for time in times) for word in words)


def _says_enough(p: Proposition, stretch: Stretch) -> bool:
    """Whether a clause can be checked: a bare noun is no claim, nor is what an attribution leaves of its sentence."""
    if stretch.rest:
        return bool(p.events or p.counts) and len(p.terms) >= _LEAST_TERMS
    return len(p.terms) >= _LEAST_TERMS or bool(p.counts)


def _only_introduces(clause: Sequence[Word], stretch: Stretch) -> bool:
    """Whether a clause only says who says what is quoted inside: its words are cue and source of an inner one."""
    heads = [span for inner in stretch.inner for span in (inner.cue, inner.source, inner.via) if span is not None]
    return bool(heads) and all(word.term is None or any(head.overlaps(word.span) for head in heads) for word in clause)


def _proposition(
    article: Article,
    analysis: Analysis,
    stretch: Stretch,
    clause: Sequence[Word],
    context: tuple[str, ...],
    inherited: tuple[str, ...],
    pack: Pack,
) -> Proposition:
    spans = _covering(clause, stretch.spans)
    polarity, known = read_polarity(clause, pack), terms_of(pack).events
    terms = telling_terms(clause) + ((polarity.opposite,) if polarity.opposite else ())
    events = tuple(dict.fromkeys(term for term in terms if term in known))
    counts = _counts(clause, spans, analysis, pack)
    if not events and counts:
        events = inherited
    names = _names(spans, analysis)
    attribution = stretch.attribution
    force = attribution.force if attribution else Force.ASSERTS
    pointer = find_pointer(clause, stretch, article, analysis, pack)
    if pointer is not None and polarity.negated and not pointer.denies:
        pointer = None  # "that will not last": of its own
    denies = (force in (Force.DENIES, Force.DOUBTS) and not _beside(clause, pack)) or (
        pointer is not None and pointer.denies
    )
    return Proposition(
        doc=article.id,
        spans=spans,
        attribution=attribution.id if attribution else None,
        stance=Stance.DENIES if denies else Stance.AFFIRMS,
        force=force,
        certainty=_certainty(clause, force, pack),
        supposed=_supposed(clause, pack),
        negated=polarity.negated and not (pointer is not None and pointer.denies),
        denied=polarity.denied,
        lead=stretch.lead,
        about=pointer.about if pointer else None,
        events=events,
        terms=terms,
        context=context,
        names=tuple(sorted({e.name for e in names})),
        people=tuple(sorted({e.name for e in names if e.type is EntityType.PER})),
        places=tuple(sorted({e.name for e in names if e.type is EntityType.LOC})),
        place_ids=tuple(sorted({e.entity for e in names if e.type is EntityType.LOC and e.entity})),
        counts=counted(counts, clause, inherited, pack),
        when=_when(spans, analysis),
        voice=_voice(attribution.speaker_name or "", pack) if attribution else (),
        blamed=find_blamed(clause, attribution, spans[0].start == stretch.spans[0].start, pack),
    )


def _beside(clause: Sequence[Word], pack: Pack) -> bool:
    """Whether a clause stands beside what somebody denies: what is said of a name in it, or set against it."""
    return any(starts_phrase(clause, 0, phrase_index(pack, "opener", id_)) for id_ in ("relative", "contrast", "cause"))


def _counts(clause: Sequence[Word], spans: Sequence[Span], analysis: Analysis, pack: Pack) -> tuple[Count, ...]:
    """What a clause counts; the numbers of dates count nothing."""
    first, last = spans[0].start, spans[-1].end
    dates = [t.span for t in analysis.times if t.span.start < last and t.span.end > first]
    return tuple(c for c in find_counts(clause, pack) if not any(c.span.overlaps(d) for d in dates))


def _names(spans: Sequence[Span], analysis: Analysis) -> list[Entity]:
    """The names that stand in these words."""
    first, last = spans[0].start, spans[-1].end
    near = (e for e in analysis.entities if e.span.start < last and e.span.end > first)
    return [e for e in near if any(s.overlaps(e.span) for s in spans)]


@lru_cache(maxsize=4096)
def _voice(name: str, pack: Pack) -> tuple[str, ...]:
    """The words of a speaker's or an outlet's name, as they are compared."""
    words = terms_of(pack).words(name)
    return tuple(sorted({word.term for word in words if word.term is not None}))


def _covering(clause: Sequence[Word], within: Sequence[Span]) -> tuple[Span, ...]:
    """One span for each piece of the stretch that the clause touches, from its first word there to its last."""
    found = []
    for piece in within:
        here = [word.span for word in clause if piece.contains(word.span)]
        if here:
            found.append(Span(here[0].start, here[-1].end))
    return tuple(found)


def _supposed(clause: Sequence[Word], pack: Pack) -> bool:
    index = phrase_index(pack, "supposed")
    return any(starts_phrase(clause, at, index) for at in range(min(_BEGINNING, len(clause))))


def _certainty(clause: Sequence[Word], force: Force, pack: Pack) -> str:
    if force is Force.ALLEGES:
        return "alleged"
    if force is Force.EXPECTS:
        return "expected"
    for level in ("hedged", "alleged"):
        if holds_phrase(clause, phrase_index(pack, "certainty", level)):
            return level
    return "plain"


def _when(spans: Sequence[Span], analysis: Analysis) -> tuple[str, str] | None:
    for time in analysis.times:
        if time.earliest and time.latest and any(span.overlaps(time.span) for span in spans):
            return time.earliest, time.latest
    return None
