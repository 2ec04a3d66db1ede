"""One row a report with the fields of its claim, as event coders need it. Opens in spreadsheets with Arabic intact.

A cell that a spreadsheet would run as a formula is preceded by an apostrophe (OWASP, CSV injection).
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path

from takhrij.documents import document_of
from takhrij.model import Analysis, Article, Claim, Graph, Report

COLUMNS = (
    "claim",
    "rank",
    "statement",
    "status",
    "least",
    "most",
    "least_denying",
    "most_denying",
    "channels",
    "unsourced",
    "place",
    "when_earliest",
    "when_latest",
    "quantity_min",
    "quantity_max",
    "unit",
    "actors",
    "common_links",
    "story",
    "article",
    "outlet",
    "published",
    "published_basis",
    "url",
    "stance",
    "certainty",
    "chain",
    "attribution",
    "start",
    "end",
    "words",
)

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def guarded(cell: str) -> str:
    """The cell, unable to be run as a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def write_csv(
    articles: Mapping[str, Article], analyses: Mapping[str, Analysis], graph: Graph, path: str | Path
) -> None:
    """Write every report of every claim; UTF-8 with the mark that spreadsheets look for."""
    with Path(path).open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        for row in report_rows(articles, analyses, graph):
            writer.writerow({name: guarded(value) for name, value in row.items()})


def report_rows(
    articles: Mapping[str, Article], analyses: Mapping[str, Analysis], graph: Graph
) -> Iterator[dict[str, str]]:
    """One row a report, in the order of claims and reports."""
    for rank, claim in enumerate(graph.claims, 1):
        shared = _claim_cells(claim, rank)
        for report in claim.reports:
            yield shared | _report_cells(report, articles[report.doc], analyses.get(report.doc))


def _claim_cells(claim: Claim, rank: int) -> dict[str, str]:
    earliest, latest = claim.when or ("", "")
    quantity = claim.quantity
    return {
        "claim": claim.id,
        "rank": str(rank),
        "statement": claim.statement,
        "status": claim.status.value,
        "least": str(claim.independent[0]),
        "most": str(claim.independent[1]),
        "least_denying": str(claim.independent_denying[0]),
        "most_denying": str(claim.independent_denying[1]),
        "channels": str(claim.channels),
        "unsourced": "yes" if claim.unsourced else "no",
        "place": claim.place or "",
        "when_earliest": earliest,
        "when_latest": latest,
        "quantity_min": str(quantity.min) if quantity and quantity.min is not None else "",
        "quantity_max": str(quantity.max) if quantity and quantity.max is not None else "",
        "unit": quantity.unit if quantity else "",
        "actors": " | ".join(claim.actors),
        "common_links": " | ".join(claim.common_links),
        "story": claim.story or "",
    }


def _report_cells(report: Report, article: Article, analysis: Analysis | None) -> dict[str, str]:
    document = document_of(article, analysis)
    return {
        "article": article.id,
        "outlet": document.outlet or "",
        "published": document.published or "",
        "published_basis": document.published_basis,
        "url": article.url or "",
        "stance": report.stance.value,
        "certainty": report.certainty,
        "chain": " > ".join(link.name for link in report.chain),
        "attribution": report.attribution or "",
        "start": str(report.spans[0].start),
        "end": str(report.spans[-1].end),
        "words": " … ".join(span.cut(article.text) for span in report.spans),
    }
