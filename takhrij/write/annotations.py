"""The words that carry each claim, as W3C Web Annotations (Recommendation of 23 February 2017) in JSON-LD.

Positions count code points, as the standard asks; each target is also given by its words and what stands round them, so
that it is found again in the page that it came from.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from takhrij.model import Article, Claim, Graph, Report, Span
from takhrij.write.words import bounds

_AROUND = 32


def annotation_page(articles: Mapping[str, Article], graph: Graph) -> dict[str, Any]:
    """One annotation a report."""
    items = [
        _annotation(claim, report, number, articles[report.doc])
        for claim in graph.claims
        for number, report in enumerate(claim.reports)
    ]
    return {"@context": "http://www.w3.org/ns/anno.jsonld", "type": "AnnotationPage", "items": items}


def _annotation(claim: Claim, report: Report, number: int, article: Article) -> dict[str, Any]:
    tags = (report.stance.value, claim.status.value, f"independent {bounds(claim.independent, 'en')}")
    return {
        "id": f"urn:takhrij:{claim.id}:{number}",
        "type": "Annotation",
        "motivation": "identifying",
        "body": [
            {"type": "TextualBody", "value": claim.statement, "language": "ar", "purpose": "identifying"},
            *({"type": "TextualBody", "value": tag, "purpose": "tagging"} for tag in tags),
            {"type": "TextualBody", "value": " > ".join(link.name for link in report.chain), "purpose": "describing"},
        ],
        "target": [
            {"source": article.url or f"urn:takhrij:article:{article.id}", "selector": _selectors(article.text, span)}
            for span in report.spans
        ],
    }


def _selectors(text: str, span: Span) -> list[dict[str, Any]]:
    return [
        {
            "type": "TextQuoteSelector",
            "exact": span.cut(text),
            "prefix": text[max(0, span.start - _AROUND) : span.start],
            "suffix": text[span.end : span.end + _AROUND],
        },
        {"type": "TextPositionSelector", "start": span.start, "end": span.end},
    ]
