"""Links a pile: copies, actors, propositions, claims, chains, origins, contradictions, drift, in this order.

Invariant: everything in the graph is sorted and made of content, so that the order of the articles never matters and
the same pile gives the same bytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from takhrij.link.chains import Chains
from takhrij.link.channels import find_channels
from takhrij.link.claims import group_claims
from takhrij.link.contradictions import find_contradictions
from takhrij.link.copies import find_copies
from takhrij.link.decisions import corrected_chain, hidden, known_origin_reports
from takhrij.link.describe import describe
from takhrij.link.drift import find_drift
from takhrij.link.origins import count_origins
from takhrij.link.people import Actors, merge_actors
from takhrij.link.propositions import Proposition, find_propositions
from takhrij.link.ranking import rank
from takhrij.link.reactions import reacting_speakers
from takhrij.link.sameness import OWN_VOICE
from takhrij.link.shared_text import SharedText
from takhrij.link.stories import find_stories
from takhrij.model import Analysis, Article, Claim, Decision, Graph, Report, Story
from takhrij.pack import Pack

_LABEL = 120  # letters of a story's label


@dataclass(frozen=True)
class _Pile:
    """What every claim needs to be assembled."""

    articles: Mapping[str, Article]
    analyses: Mapping[str, Analysis]
    actors: Actors
    chains: Chains
    shared: SharedText
    reacting: frozenset[tuple[str, str]]
    decisions: Sequence[Decision]
    pack: Pack


def link(
    articles: Mapping[str, Article],
    analyses: Mapping[str, Analysis],
    pack: Pack,
    decisions: Sequence[Decision] = (),
) -> Graph:
    """The graph of a pile of articles and their analyses."""
    articles = {id_: articles[id_] for id_ in sorted(articles)}
    copies = find_copies(articles, analyses, pack)
    actors = merge_actors(articles, analyses, pack, decisions)
    chains = Chains(articles, analyses, actors, pack, copies.copies)
    reacting = reacting_speakers(articles, analyses, actors, pack)
    pile = _Pile(articles, analyses, actors, chains, SharedText(copies.copies), reacting, decisions, pack)
    propositions = [p for id_ in articles for p in find_propositions(articles[id_], analyses[id_], pack)]
    stories = find_stories(articles, analyses, pack)
    groups = [group for group in group_claims(propositions, articles, analyses, pack, decisions, stories) if group]
    story_of = {doc: _story_id(docs) for docs in stories for doc in docs}
    made = [_claim(group, pile, story_of) for group in groups]
    if decisions:
        made = [(claim, held) for claim, held in made if not hidden(claim.reports, decisions, articles)]
    made = _with_own_ids(made)
    claims = rank(claim for claim, _ in made)
    contradictions = find_contradictions([c for c, _ in made], [h for _, h in made], analyses, pack)
    return Graph(
        docs=tuple(articles),
        claims=claims,
        contradictions=contradictions,
        copies=copies.copies,
        discrepancies=copies.discrepancies,
        stories=_stories(stories, articles, claims),
        actors=actors.actors,
    )


def _claim(
    group: Sequence[Proposition], pile: _Pile, story_of: Mapping[str, str]
) -> tuple[Claim, tuple[Proposition, ...]]:
    """One claim from its propositions, with the propositions in the order of its reports."""
    rows: list[tuple[Report, Proposition]] = []
    for p in group:
        for chain in pile.chains.all_of(p.doc, p.attribution):
            report = Report(p.doc, p.spans, p.attribution, p.stance, chain, p.certainty)
            rows.append((corrected_chain(report, pile.decisions, pile.articles) if pile.decisions else report, p))
    if len(rows) > 1:
        rows = _once_a_passage(rows)
        rows.sort(key=lambda row: (row[0].doc, row[0].spans, row[0].attribution or "", row[0].chain[-1].actor))
    reports, held = tuple(r for r, _ in rows), tuple(p for _, p in rows)
    known = known_origin_reports(reports, pile.decisions, pile.articles) if pile.decisions else {}
    counted = count_origins(reports, pile.actors, pile.shared, pile.pack, pile.reacting, known)
    several = len(reports) > 1
    channels = find_channels(reports, _in_one_text(reports, pile.shared) if several else ())
    described = describe(held, pile.articles, pile.analyses, pile.pack)
    claim = Claim(
        id=_id(reports[0], pile.articles),
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
        drift=find_drift(reports, held, pile.articles, pile.analyses, pile.pack) if several else (),
        story=story_of.get(reports[0].doc),
        because=counted.because,
    )
    return claim, held


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


def _story_id(docs: Sequence[str]) -> str:
    return "s" + hashlib.sha256("\n".join(docs).encode()).hexdigest()[:12]


def _stories(
    groups: Sequence[Sequence[str]], articles: Mapping[str, Article], claims: Sequence[Claim]
) -> tuple[Story, ...]:
    """The stories with the ids of their claims in the order of their rank."""
    inside: dict[str | None, list[str]] = {}
    for claim in claims:
        inside.setdefault(claim.story, []).append(claim.id)
    made = []
    for docs in groups:
        id_ = _story_id(docs)
        label = _label([articles[doc] for doc in docs])
        made.append(Story(id_, label, tuple(docs), tuple(inside.get(id_, ()))))
    return tuple(sorted(made, key=lambda story: story.id))


def _label(told: Sequence[Article]) -> str:
    """The first title; without any, the first article's first line, which may be no more than a masthead."""
    titles = [article.title for article in told if article.title]
    return (titles[0] if titles else told[0].text.strip().split("\n", 1)[0])[:_LABEL]
