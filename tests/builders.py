"""A small pile, made by hand: two fictional papers with a thing from one agency, and a ministry that denies it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from takhrij.model import (
    Actor,
    Analysis,
    Article,
    Attribution,
    Claim,
    Contradiction,
    Copy,
    Credit,
    Decision,
    Entity,
    EntityType,
    Evidence,
    Extent,
    Force,
    Graph,
    Kind,
    Link,
    LinkKind,
    Origin,
    Origination,
    Quantity,
    Reason,
    Report,
    Role,
    Span,
    Stance,
    Status,
    Story,
    Style,
    Time,
    TimeType,
)
from takhrij.pack import Pack

# "The Spring Agency: A medical source said that seven people were killed in the fire." / the ministry denied it.
DISPATCH = "وكالة النبع: قال مصدر طبي إن سبعة أشخاص قتلوا في الحريق."
DENIAL = "نفت وزارة الصحة أن سبعة أشخاص قتلوا في الحريق أمس."

ARTICLES = {
    "fajr-1": Article("fajr-1", DISPATCH, "الفجر", "https://fajr.example/1", "حريق", published="2030-01-02"),
    "nahar-1": Article("nahar-1", DISPATCH + "\nالنهضة", outlet="النهضة", published="2030-01-02"),
    "nahar-2": Article("nahar-2", DENIAL, outlet="النهضة", published="2030-01-03"),
}


def span_of(text: str, words: str) -> Span:
    """Where the words stand first."""
    start = text.index(words)
    return Span(start, start + len(words))


def analyse(article: Article, pack: Pack) -> Analysis:
    """Stands in for the program's own analysis: knows the two texts above and finds nothing in others."""
    text = article.text
    attributions: tuple[Attribution, ...] = ()
    credits: tuple[Credit, ...] = ()
    times: tuple[Time, ...] = ()
    if text.startswith(DISPATCH):
        attributions = (_attribution(text, "قال", "مصدر طبي", Kind.UNNAMED_PERSON, Force.ASSERTS),)
        credits = (Credit(span_of(text, "وكالة النبع"), "وكالة النبع", Role.AGENCY),)
    elif text == DENIAL:
        attributions = (_attribution(text, "نفت", "وزارة الصحة", Kind.ORGANISATION, Force.DENIES),)
        day = "2030-01-02"
        times = (Time(span_of(text, "أمس"), TimeType.DATE, day, None, day, day, "day.yesterday"),)
    return Analysis(
        article=article.id,
        language="ar",
        origination=Origination(article.outlet, None, "metadata", article.published, "metadata", None, None),
        sentences=(Span(0, len(text)),),
        attributions=attributions,
        credits=credits,
        times=times,
        entities=(Entity(span_of(text, "الحريق"), EntityType.LOC, "الحريق"),) if "الحريق" in text else (),
        pack=pack.version,
    )


def _attribution(text: str, cue: str, source: str, kind: Kind, force: Force) -> Attribution:
    return Attribution(
        id="a1",
        cue=span_of(text, cue),
        content=(span_of(text, "سبعة أشخاص قتلوا في الحريق"),),
        source=span_of(text, source),
        speaker=None,
        speaker_name=source,
        via=None,
        kind=kind,
        force=force,
        style=Style.INDIRECT,
        parent=None,
        rule="say",
    )


def link(
    articles: Mapping[str, Article], analyses: Mapping[str, Analysis], pack: Pack, decisions: Sequence[Decision] = ()
) -> Graph:
    """Stands in for the program's own linking: one claim of all attributions, with the copies of the dispatch."""
    reports = tuple(_report(articles[id], analyses[id]) for id in sorted(articles) if analyses[id].attributions)
    docs = tuple(sorted(articles))
    if not reports:
        return Graph(docs=docs)
    first = reports[0]
    affirming = tuple(n for n, r in enumerate(reports) if r.stance is Stance.AFFIRMS)
    denying = tuple(n for n, r in enumerate(reports) if r.stance is Stance.DENIES)
    claim = Claim(
        id="c1",
        statement=first.spans[0].cut(articles[first.doc].text),
        statement_at=(first.doc, first.spans[0]),
        reports=reports,
        origins=(
            Origin("مصدر طبي", Kind.UNNAMED_PERSON, "medical", affirming, Stance.AFFIRMS, True),
            *((Origin("وزارة الصحة", Kind.ORGANISATION, "ministry", denying, Stance.DENIES, True),) if denying else ()),
        ),
        independent=(1, 1),
        independent_denying=(len(denying), len(denying)),
        channels=1,
        status=Status.CONTESTED if denying else Status.ECHOED,
        unsourced=False,
        common_links=("وكالة النبع",),
        actors=("وزارة الصحة",),
        when=("2030-01-02", "2030-01-02"),
        quantity=Quantity(7, 7, "قتيل"),
        story="s1",
        aliases=("c0",),
        because=(Reason("test.one-origin", ("مصدر طبي",)),),
    )
    return Graph(
        docs=docs,
        claims=(claim,),
        contradictions=(Contradiction("c1", "c1", "polarity", "نفي"),) if denying else (),
        copies=_copies(articles),
        stories=(Story("s1", "حريق", docs, ("c1",)),),
        actors=(
            Actor("medical", "مصدر طبي", Kind.UNNAMED_PERSON, ("مصدر طبي",)),
            Actor("ministry", "وزارة الصحة", Kind.ORGANISATION, ("وزارة الصحة", "الوزارة")),
        ),
    )


def _report(article: Article, analysis: Analysis) -> Report:
    attribution = analysis.attributions[0]
    denies = attribution.force is Force.DENIES
    assert attribution.source is not None
    source = attribution.source.cut(article.text)
    at = Evidence("text", attribution.source, source)
    chain = [Link(article.outlet or "?", LinkKind.OUTLET, f"outlet:{article.outlet}", None, Kind.OUTLET)]
    if analysis.credits:
        chain.append(Link("وكالة النبع", LinkKind.CREDIT, "outlet:spring", None, Kind.OUTLET))
    chain.append(Link(source, LinkKind.ATTRIBUTION, "ministry" if denies else "medical", at, attribution.kind))
    return Report(article.id, attribution.content, "a1", Stance.DENIES if denies else Stance.AFFIRMS, tuple(chain))


def _copies(articles: Mapping[str, Article]) -> tuple[Copy, ...]:
    if not {"fajr-1", "nahar-1"} <= set(articles):
        return ()
    whole = Span(0, len(DISPATCH))
    return (Copy("nahar-1", "fajr-1", Extent.WHOLE, ((whole, whole),), 0.9, 1.0, False, "وكالة النبع"),)


def analyses(articles: Mapping[str, Article], pack: Pack) -> dict[str, Analysis]:
    """The analyses of all articles."""
    return {id: analyse(article, pack) for id, article in articles.items()}
