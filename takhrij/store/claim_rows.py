"""What is kept of claims and stories, as rows of the tables; made wherever they were linked, several at a time.

A claim's number is its rank among all claims, which is known last: rows name claims by their ids until then.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from takhrij.documents import document_of
from takhrij.model import Analysis, Article, Claim, Contradiction, Status, Story
from takhrij.store import lemmas
from takhrij.store.store import pack_body

Rows: TypeAlias = dict[str, list[tuple[Any, ...]]]  # by table


def rows_of(
    claims: Sequence[Claim],
    contradictions: Iterable[Contradiction],
    stories: Iterable[tuple[Story, str | None]],
    articles: Mapping[str, Article],
    analyses: Mapping[str, Analysis],
) -> Rows:
    """The rows of claims, of their contradictions and stories, each of these with what it rests on, if that is known;
    without the numbers of claims, which stand first."""
    docs = {report.doc for claim in claims for report in claim.reports}
    outlets = {doc: document_of(articles[doc], analyses.get(doc)).outlet for doc in docs}
    status = {claim.id: claim.status for claim in claims}
    carried = [_carriers(claim, outlets) for claim in claims]
    return {
        "claims": [_claim_row(claim, names, articles) for claim, names in zip(claims, carried, strict=True)],
        "carriers": [(name, claim.id) for claim, names in zip(claims, carried, strict=True) for name in names],
        "kinds": [(kind, claim.id) for claim in claims for kind in sorted({o.kind.value for o in claim.origins})],
        "aliases": [(alias, claim.id) for claim in claims for alias in claim.aliases],
        "reports": [row for claim in claims for row in _report_rows(claim, articles)],
        "links": [row for claim in claims for row in _link_rows(claim)],
        "origins": [row for claim in claims for row in _origin_rows(claim)],
        "contradictions": [(c.a, c.b, c.kind, c.note, pack_body(c)) for c in contradictions],
        "stories": [_story_row(story, rests_on, status, analyses) for story, rests_on in stories],
    }


def _claim_row(claim: Claim, carriers: Sequence[str], articles: Mapping[str, Article]) -> tuple[Any, ...]:
    quantity, (earliest, latest) = claim.quantity, claim.when or (None, None)
    doc, span = claim.statement_at
    return (
        claim.id,
        claim.statement,
        doc,
        span.start,
        span.end,
        claim.status.value,
        *claim.independent,
        *claim.independent_denying,
        claim.channels,
        claim.unsourced,
        len({report.doc for report in claim.reports}),
        json.dumps(carriers, ensure_ascii=False),
        claim.place,
        earliest,
        latest,
        quantity.min if quantity else None,
        quantity.max if quantity else None,
        quantity.unit if quantity else None,
        claim.story,
        False,  # hidden
        _claim_words(claim, articles),
        pack_body(claim),
    )


def _carriers(claim: Claim, outlets: Mapping[str, str | None]) -> list[str]:
    """The names of the outlets that carry a claim."""
    return sorted({name for report in claim.reports if (name := outlets.get(report.doc))})


def _claim_words(claim: Claim, articles: Mapping[str, Article]) -> str:
    parts = [claim.statement, *claim.actors, claim.place or ""]
    for report in claim.reports:
        parts += [span.cut(articles[report.doc].text) for span in report.spans]
        parts += [link.name for link in report.chain]
    return lemmas.index_text(" ".join(dict.fromkeys(parts)))


def _report_rows(claim: Claim, articles: Mapping[str, Article]) -> Iterator[tuple[Any, ...]]:
    for number, report in enumerate(claim.reports):
        text = articles[report.doc].text
        yield (
            claim.id,
            number,
            report.doc,
            report.spans[0].start,
            report.spans[-1].end,
            " … ".join(span.cut(text) for span in report.spans),
            json.dumps(report.spans),
            report.attribution,
            report.stance.value,
            report.certainty,
            " > ".join(link.name for link in report.chain),
        )


def _link_rows(claim: Claim) -> Iterator[tuple[Any, ...]]:
    for number, report in enumerate(claim.reports):
        for step, link in enumerate(report.chain):
            at = (link.evidence.field, *link.evidence.span, link.evidence.cut) if link.evidence else (None,) * 4
            source_kind = link.source_kind.value if link.source_kind else None
            yield claim.id, number, step, link.name, link.kind.value, link.actor, source_kind, *at


def _origin_rows(claim: Claim) -> Iterator[tuple[Any, ...]]:
    for number, o in enumerate(claim.origins):
        yield claim.id, number, o.name, o.kind.value, o.actor, o.stance.value, o.in_least, json.dumps(o.reports)


def _story_row(
    story: Story, rests_on: str | None, status: Mapping[str, Status], analyses: Mapping[str, Analysis]
) -> tuple[Any, ...]:
    days = sorted(day for doc in story.docs if (day := analyses[doc].origination.published))
    since, until = (days[0], days[-1]) if days else (None, None)
    contested = sum(status.get(claim) is Status.CONTESTED for claim in story.claims)
    counts = (len(story.docs), len(story.claims), contested)
    return story.id, story.label, *counts, since, until, pack_body(story), rests_on
