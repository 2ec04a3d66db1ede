"""The interface of other programs: plain dicts for one analysis and for a whole traced pile. Field names are stable.

Positions are pairs in code points of the article's text; `credits` are those of the text, the others, whose positions
count in the title, the author line or the address, stand under `field_credits`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import IO, Any

from takhrij.documents import document_of
from takhrij.model import (
    Analysis,
    Article,
    Attribution,
    Claim,
    Contradiction,
    Copy,
    Credit,
    Entity,
    Graph,
    Reason,
    Skipped,
    Span,
    Time,
)
from takhrij.write.words import tell

Record = dict[str, Any]


def write_json_lines(records: Iterable[Record], stream: IO[str]) -> None:
    """One record a line, written as they come."""
    for record in records:
        stream.write(json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n")


def analysis_record(article: Article, analysis: Analysis, language: str = "en") -> Record:
    """What `analyse --format jsonl` prints of one article; reasons in the given language."""
    document = document_of(article, analysis)
    return {
        "id": article.id,
        "language": analysis.language,
        "outlet": document.outlet,
        "outlet_basis": document.outlet_basis,
        "published": document.published,
        "published_basis": document.published_basis,
        "published_earliest": analysis.origination.earliest,
        "published_latest": analysis.origination.latest,
        "reasons": _said(analysis.origination.reasons, language),
        "attributions": [_attribution(a, language) for a in analysis.attributions],
        "credits": [_credit(c) for c in analysis.credits if c.field == "text"],
        "field_credits": [{"field": c.field, **_credit(c)} for c in analysis.credits if c.field != "text"],
        "times": [_time(t) for t in analysis.times],
        "entities": [_entity(e, language) for e in analysis.entities],
    }


def graph_record(
    articles: Mapping[str, Article],
    analyses: Mapping[str, Analysis],
    graph: Graph,
    skipped: Iterable[Skipped] = (),
    language: str = "en",
) -> Record:
    """What `trace --format json` prints of a pile."""
    from takhrij.link.copy_groups import find_composed, group_copies  # a third of a second to import

    composed = find_composed(graph.copies)
    documents = [document_of(articles[id], analyses.get(id)) for id in graph.docs if id in articles]
    return {
        "documents": [
            {
                "id": d.id,
                "path": d.path,
                "outlet": d.outlet,
                "outlet_basis": d.outlet_basis,
                "title": d.title,
                "url": d.url,
                "published": d.published,
                "published_basis": d.published_basis,
                "published_earliest": d.earliest,
                "published_latest": d.latest,
                "language": d.language,
            }
            for d in documents
        ],
        "claims": [claim_record(claim, language) for claim in graph.claims],
        "contradictions": [contradiction_record(c, language) for c in graph.contradictions],
        "copies": [copy_record(copy, language) for copy in graph.copies],
        "copy_groups": [
            {"docs": list(g.docs), "first": g.first, "agency": g.agency, "reasons": _said(g.reasons, language)}
            for g in group_copies(graph.copies, composed)
        ],
        "composed": [
            {
                "doc": c.doc,
                "parts": [{"spans": [list(s) for s in p.spans], "of": p.of, "agency": p.agency} for p in c.parts],
            }
            for c in composed
        ],
        "discrepancies": [
            {"doc": d.doc, "stated": d.stated, "actual": d.actual, "reasons": _said(d.reasons, language)}
            for d in graph.discrepancies
        ],
        "stories": [
            {"id": s.id, "label": s.label, "docs": list(s.docs), "claims": list(s.claims)} for s in graph.stories
        ],
        "skipped": [{"path": s.path, "why": s.why} for s in skipped],
    }


def claim_record(claim: Claim, language: str = "en") -> Record:
    """One claim of `trace --format json`. What only may be a report stands last, with `sure` false."""
    return {
        "id": claim.id,
        "aliases": list(claim.aliases),
        "statement": claim.statement,
        "statement_at": {"doc": claim.statement_at[0], "span": list(claim.statement_at[1])},
        "reports": [
            {
                "doc": report.doc,
                "spans": _spans(report.spans),
                "attribution": report.attribution,
                "stance": report.stance.value,
                "certainty": report.certainty,
                "sure": sure,
                "chain": [link.name for link in report.chain],
                "links": [
                    {
                        "name": link.name,
                        "kind": link.kind.value,
                        "actor": link.actor,
                        "reasons": _said(link.reasons, language),
                    }
                    for link in report.chain
                ],
            }
            for sure, reports in ((True, claim.reports), (False, claim.doubtful))
            for report in reports
        ],
        "origins": [
            {
                "name": origin.name,
                "kind": origin.kind.value,
                "reports": list(origin.reports),
                "stance": origin.stance.value,
                "in_least": origin.in_least,
                "reasons": _said(origin.reasons, language),
            }
            for origin in claim.origins
        ],
        "independent": list(claim.independent),
        "independent_denying": list(claim.independent_denying),
        "channels": claim.channels,
        "status": claim.status.value,
        "unsourced": claim.unsourced,
        "common_links": list(claim.common_links),
        "circles": [list(circle) for circle in claim.circles],
        "actors": list(claim.actors),
        "place": claim.place,
        "when": list(claim.when) if claim.when else None,
        "quantity": {"min": q.min, "max": q.max, "unit": q.unit} if (q := claim.quantity) else None,
        "drift": [
            {"kind": d.kind, "before": d.before, "after": d.after, "reasons": _said(d.reasons, language)}
            for d in claim.drift
        ],
        "story": claim.story,
        "because": _said(claim.because, language),
    }


def contradiction_record(pair: Contradiction, language: str = "en") -> Record:
    """One contradiction of `trace --format json`."""
    return {"a": pair.a, "b": pair.b, "kind": pair.kind, "note": pair.note, "reasons": _said(pair.reasons, language)}


def copy_record(copy: Copy, language: str = "en") -> Record:
    """One copy of `trace --format json`."""
    return {
        "doc": copy.doc,
        "of": copy.of,
        "extent": copy.extent.value,
        "spans": [[list(here), list(there)] for here, there in copy.spans],
        "coverage": [round(copy.doc_coverage, 3), round(copy.of_coverage, 3)],
        "directed": copy.directed,
        "agency": copy.agency,
        "reasons": _said(copy.reasons, language),
    }


def _attribution(a: Attribution, language: str) -> Record:
    return {
        "id": a.id,
        "source": _span(a.source),
        "speaker": _span(a.speaker),
        "speaker_name": a.speaker_name,
        "cue": _span(a.cue),
        "content": _spans(a.content),
        "via": _span(a.via),
        "kind": a.kind.value,
        "force": a.force.value,
        "style": a.style.value,
        "parent": a.parent,
        "rule": a.rule,
        "reasons": _said(a.reasons, language),
    }


def _credit(credit: Credit) -> Record:
    return {
        "span": _span(credit.span),
        "outlet": credit.outlet,
        "role": credit.role.value,
        "entity": credit.entity,
    }


def _time(time: Time) -> Record:
    return {
        "span": _span(time.span),
        "type": time.type.value,
        "value": time.value,
        "mod": time.mod,
        "earliest": time.earliest,
        "latest": time.latest,
        "rule": time.rule,
    }


def _entity(entity: Entity, language: str) -> Record:
    return {
        "span": _span(entity.span),
        "type": entity.type.value,
        "name": entity.name,
        "entity": entity.entity,
        "reasons": _said(entity.reasons, language),
    }


def _span(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def _spans(spans: Iterable[Span]) -> list[list[int]]:
    return [[start, end] for start, end in spans]


def _said(reasons: Iterable[Reason], language: str) -> list[str]:
    return [tell(reason, language) for reason in reasons]
