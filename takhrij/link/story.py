"""Links one story: its propositions, claims, chains, origins, contradictions and drift, in this order.

Invariant: what is made of a story depends on its articles, the actors, copies and decisions alone, never on another
story, so that stories can be linked in any order and by several processes.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from takhrij.link.chains import Chains
from takhrij.link.channels import find_channels
from takhrij.link.claims import group_claims, merge_groups
from takhrij.link.contradictions import find_contradictions
from takhrij.link.decisions import corrected_chain, hidden, known_origin_reports
from takhrij.link.describe import describe
from takhrij.link.drift import find_drift
from takhrij.link.origins import Independence, count_origins
from takhrij.link.people import Actors
from takhrij.link.propositions import Proposition, find_propositions
from takhrij.link.ranking import rank
from takhrij.link.reactions import reacting_speakers
from takhrij.link.sameness import OWN_VOICE
from takhrij.link.shared_text import SharedText
from takhrij.model import Analysis, Article, Claim, Contradiction, Copy, Decision, Link, Report, Span, Stance, Story
from takhrij.pack import Pack

_LABEL = 120  # letters of a story's label


@dataclass(frozen=True, slots=True)
class Pile:
    """What is known of all articles before any story is linked; `copies` by the article that is the copy."""

    articles: Mapping[str, Article]
    analyses: Mapping[str, Analysis]
    actors: Actors
    copies: Mapping[str, Sequence[Copy]]
    decisions: Sequence[Decision]
    pack: Pack


@dataclass(frozen=True, slots=True)
class LinkedStory:
    """What was made of a story: claims in the order of their rank, contradictions sorted."""

    story: Story
    claims: tuple[Claim, ...]
    contradictions: tuple[Contradiction, ...]
    consulted: tuple[str, ...]  # keys of the actors of which it matters what other stories say of them


@dataclass(frozen=True, slots=True)
class _Story:
    """What every claim of a story needs to be assembled."""

    id: str
    articles: Mapping[str, Article]
    analyses: Mapping[str, Analysis]
    actors: Actors
    chains: Chains
    shared: SharedText
    reacting: frozenset[tuple[str, str]]
    decisions: Sequence[Decision]
    pack: Pack
    alone: dict[tuple[str, Stance, tuple[Link, ...]] | None, Independence] = field(default_factory=dict)


def link_story(pile: Pile, docs: tuple[str, ...]) -> LinkedStory:
    """The claims of the articles that tell one story, and what contradicts in them."""
    story, pack, decisions = _story(pile, docs), pile.pack, pile.decisions
    propositions = [p for doc in docs for p in find_propositions(story.articles[doc], story.analyses[doc], pack)]
    groups = group_claims(propositions, story.articles, pack, decisions)
    elsewhere = _in_several(groups)
    made = _told_once([group for group in groups if group], story, elsewhere)
    if decisions:
        made = [(claim, held) for claim, held in made if not hidden(claim.reports, decisions, story.articles)]
    made = _with_own_ids(made)
    contradictions = find_contradictions([c for c, _ in made], [h for _, h in made], story.analyses, pack, propositions)
    claims = rank(claim for claim, _ in made)
    label = _label([story.articles[doc] for doc in docs])
    return LinkedStory(
        Story(story.id, label, docs, tuple(claim.id for claim in claims)), claims, contradictions, story.actors.met()
    )


def _told_once(
    groups: Sequence[Sequence[Proposition]], story: _Story, elsewhere: frozenset[tuple[str, Span]]
) -> list[tuple[Claim, tuple[Proposition, ...]]]:
    """The claims of the groups. Clauses of one sentence that would be shown in the same words are one claim."""
    made: dict[object, list[tuple[Sequence[Proposition], tuple[Claim, tuple[Proposition, ...]]]]] = {}
    for group in groups:
        claim, held = _claim(group, story, elsewhere)
        voices = tuple((report.doc, report.attribution, report.stance) for report in claim.reports)
        made.setdefault((claim.statement_at, voices), []).append((group, (claim, held)))
    return [
        same[0][1] if len(same) == 1 else _claim(merge_groups([group for group, _ in same]), story, elsewhere)
        for same in made.values()
    ]


def _story(pile: Pile, docs: Sequence[str]) -> _Story:
    """The part of the pile that a story needs: with the articles, of any story, that its own are copies of."""
    copies = [copy for doc in docs for copy in pile.copies.get(doc, ())]
    needed = dict.fromkeys([*docs, *(copy.of for copy in copies)])
    articles = {doc: pile.articles[doc] for doc in needed}
    analyses = {doc: pile.analyses[doc] for doc in needed}
    actors = pile.actors.for_story()
    return _Story(
        id=story_id(docs),
        articles=articles,
        analyses=analyses,
        actors=actors,
        chains=Chains(articles, analyses, actors, pile.pack, copies),
        shared=SharedText(copies),
        reacting=reacting_speakers(articles, {doc: analyses[doc] for doc in docs}, actors, pile.pack),
        decisions=pile.decisions,
        pack=pile.pack,
    )


def story_id(docs: Sequence[str]) -> str:
    """A story's id, made of its articles."""
    return "s" + hashlib.sha256("\n".join(docs).encode()).hexdigest()[:12]


def _label(told: Sequence[Article]) -> str:
    """The first title; without any, the first article's first line, which may be no more than a masthead."""
    titles = [article.title for article in told if article.title]
    return (titles[0] if titles else told[0].text.strip().split("\n", 1)[0])[:_LABEL]


def _in_several(groups: Sequence[Sequence[Proposition]]) -> frozenset[tuple[str, Span]]:
    """The places that report more than one claim: words that stand for any of those would not tell them apart."""
    held = Counter(place for group in groups for place in {(p.doc, span) for p in group for span in p.spans})
    return frozenset(place for place, times in held.items() if times > 1)


def _claim(
    group: Sequence[Proposition], story: _Story, elsewhere: frozenset[tuple[str, Span]]
) -> tuple[Claim, tuple[Proposition, ...]]:
    """One claim from its propositions, with the propositions in the order of its reports."""
    rows = _rows([p for p in group if not p.doubtful], story)
    reports, held = tuple(r for r, _ in rows), tuple(p for _, p in rows)
    counted = _counted(reports, story)
    several = len(reports) > 1
    channels = find_channels(reports, _in_one_text(reports, story.shared) if several else ())
    described = describe(held, story.articles, story.analyses, story.pack, elsewhere)
    claim = Claim(
        id=_id(reports[0], story.articles),
        statement=described.statement,
        statement_at=described.statement_at,
        reports=reports,
        origins=counted.origins,
        independent=counted.independent,
        independent_denying=counted.independent_denying,
        channels=channels.count,
        status=counted.status,
        unsourced=counted.unsourced,
        common_links=channels.common,
        circles=channels.circles,
        actors=described.actors,
        place=described.place,
        when=described.when,
        quantity=described.quantity,
        drift=find_drift(reports, held, story.articles, story.analyses, story.pack) if several else (),
        story=story.id,
        because=counted.because,
        doubtful=tuple(r for r, _ in _rows([p for p in group if p.doubtful], story)),
    )
    return claim, held


def _rows(group: Sequence[Proposition], story: _Story) -> list[tuple[Report, Proposition]]:
    """The reports that propositions make, one for each of their chains, in order, each with its proposition."""
    rows: list[tuple[Report, Proposition]] = []
    for p in group:
        for chain in story.chains.all_of(p.doc, p.attribution):
            report = Report(p.doc, p.spans, p.attribution, p.stance, chain, p.certainty)
            rows.append((corrected_chain(report, story.decisions, story.articles) if story.decisions else report, p))
    if len(rows) > 1:
        rows = _once_a_passage(rows)
        rows.sort(key=lambda row: (row[0].doc, row[0].spans, row[0].attribution or "", row[0].chain[-1].actor))
    return rows


def _counted(reports: tuple[Report, ...], story: _Story) -> Independence:
    """The independence of a claim's reports. Of what one voice alone says there are many claims with one answer, which
    they share."""
    if story.decisions:
        known = known_origin_reports(reports, story.decisions, story.articles)
        return count_origins(reports, story.actors, story.shared, story.pack, story.reacting, known)
    alone = (reports[0].doc, reports[0].stance, reports[0].chain) if len(reports) == 1 else None
    if alone in story.alone:
        return story.alone[alone]
    counted = count_origins(reports, story.actors, story.shared, story.pack, story.reacting)
    if alone is not None:
        story.alone[alone] = counted
    return counted


def _once_a_passage(rows: list[tuple[Report, Proposition]]) -> list[tuple[Report, Proposition]]:
    """The rows without own voices in words that the same article attributes to somebody: a byline is no source of its
    own beside him."""
    told = [report for report, _ in rows if len(report.chain) > 1 and report.chain[-1].kind not in OWN_VOICE]
    return [
        row
        for row in rows
        if row[0].attribution is None
        or row[0].chain[-1].kind not in OWN_VOICE
        or not any(
            other.doc == row[0].doc
            and other.stance is row[0].stance
            and any(a.overlaps(b) for a in other.spans for b in row[0].spans)
            for other in told
        )
    ]


def _in_one_text(reports: Sequence[Report], shared: SharedText) -> list[list[int]]:
    """Groups of reports that stand in text which their articles share."""
    group_of = list(range(len(reports)))
    for b in range(len(reports)):
        for a in range(b):
            first, second = reports[a], reports[b]
            if group_of[a] != group_of[b] and shared.same(first.doc, first.spans, second.doc, second.spans):
                old, new = max(group_of[a], group_of[b]), min(group_of[a], group_of[b])
                group_of = [new if g == old else g for g in group_of]
    groups = [[at for at, g in enumerate(group_of) if g == root] for root in sorted(set(group_of))]
    return [group for group in groups if len(group) > 1]


def _id(report: Report, articles: Mapping[str, Article]) -> str:
    """A claim's id, made of its first report: the article and the words."""
    cut = "\n".join(span.cut(articles[report.doc].text) for span in report.spans)
    return "c" + hashlib.sha256(f"{report.doc}\n{cut}".encode()).hexdigest()[:12]


def _with_own_ids(
    made: Sequence[tuple[Claim, tuple[Proposition, ...]]],
) -> list[tuple[Claim, tuple[Proposition, ...]]]:
    """Claims whose first reports are the same words get a number after their id, in order."""
    seen: dict[str, int] = {}
    out = []
    for claim, held in made:
        seen[claim.id] = seen.get(claim.id, 0) + 1
        number = seen[claim.id]
        out.append((claim if number == 1 else replace(claim, id=f"{claim.id}-{number}"), held))
    return out
