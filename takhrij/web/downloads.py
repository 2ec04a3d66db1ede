"""Files that a reader takes away: tables that a spreadsheet reads, and originals as they came."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from starlette.requests import Request
from starlette.responses import Response

from takhrij.api import Heading
from takhrij.errors import InputError
from takhrij.web.asking import asked
from takhrij.web.cache import outlet_rows
from takhrij.web.page import open_collection
from takhrij.web.pages.copies import asked_copies
from takhrij.write.csv import guarded

_ALL = 100_000
_CLAIM_COLUMNS = ("rank", "id", "statement", "status", "least", "most", "denying_least", "denying_most", "channels",
                  "unsourced", "articles", "outlets", "place", "from", "to", "story")  # fmt: skip
_REPORT_COLUMNS = ("claim", "number", "article", "outlet", "published", "title", "stance", "certainty", "chain",
                   "links", "start", "end", "words")  # fmt: skip
_COPY_COLUMNS = ("article", "outlet", "published", "title", "of", "of_outlet", "of_published", "of_title", "extent",
                 "share", "share_of", "directed", "agency")  # fmt: skip
_CONTRADICTION_COLUMNS = ("kind", "a", "a_statement", "a_status", "a_outlets", "b", "b_statement", "b_status",
                          "b_outlets", "note")  # fmt: skip
_OUTLET_COLUMNS = ("outlet", "articles", "reports", "originates", "relays", "copies", "fed_by", "feeds")


def claims_csv(request: Request) -> Response:
    """The claims that the filters leave, a row a claim."""
    query, filters = asked(request)
    with open_collection(request) as collection, collection.snapshot():
        rows = collection.claims(query, filters, limit=_ALL).rows
    cells = (
        (row.rank, row.id, row.statement, row.status.value, *row.independent, *row.independent_denying, row.channels,
         row.unsourced, row.articles, "; ".join(row.outlets), row.place, *(row.when or ("", "")), row.story)
        for row in rows
    )  # fmt: skip
    return _table("claims.csv", _CLAIM_COLUMNS, cells)


def reports_csv(request: Request) -> Response:
    """The reports of one claim, a row a report, with chain and words."""
    with open_collection(request) as collection, collection.snapshot():
        view = collection.claim(request.path_params["claim"])
    cells = []
    for number, (report, passages) in enumerate(zip(view.claim.reports, view.passages, strict=True), 1):
        document = view.documents.get(report.doc)
        cells.append(
            (view.claim.id, number, report.doc, document and document.outlet, document and document.published,
             document and document.title, report.stance.value, report.certainty,
             " > ".join(link.name for link in report.chain), " > ".join(link.kind.value for link in report.chain),
             report.spans[0].start, report.spans[-1].end, " … ".join(p.words for p in passages))
        )  # fmt: skip
    return _table("reports.csv", _REPORT_COLUMNS, cells)


def outlets_csv(request: Request) -> Response:
    """The outlets with their shares, a row an outlet."""
    with open_collection(request) as collection, collection.snapshot():
        rows = outlet_rows(request, collection)
    cells = (
        (row.name, row.articles, row.reports, row.originates, row.relays, row.copies, _counts(row.fed_by),
         _counts(row.feeds))
        for row in rows
    )  # fmt: skip
    return _table("outlets.csv", _OUTLET_COLUMNS, cells)


def copies_csv(request: Request) -> Response:
    """The pairs of articles that share text, a row a pair."""
    extent, outlet = asked_copies(request)
    with open_collection(request) as collection, collection.snapshot():
        rows = collection.all_copies(extent=extent, outlet=outlet, limit=_ALL).rows
        articles = collection.headings(id for row in rows for id in (row.doc, row.of))
    cells = (
        (*_heading(row.doc, articles), *_heading(row.of, articles), row.extent.value, row.doc_coverage,
         row.of_coverage, row.directed, row.agency)
        for row in rows
    )  # fmt: skip
    return _table("copies.csv", _COPY_COLUMNS, cells)


def contradictions_csv(request: Request) -> Response:
    """The pairs of claims that cannot both be true, a row a pair."""
    with open_collection(request) as collection, collection.snapshot():
        rows = collection.all_contradictions(request.query_params.get("kind") or None, limit=_ALL).rows
    cells = (
        (pair.kind, a.id, a.statement, a.status.value, "; ".join(a.outlets), b.id, b.statement, b.status.value,
         "; ".join(b.outlets), pair.note)
        for pair, a, b in rows
    )  # fmt: skip
    return _table("contradictions.csv", _CONTRADICTION_COLUMNS, cells)


def _heading(id: str, articles: Mapping[str, Heading]) -> tuple[str | None, ...]:
    article = articles.get(id, Heading(id, None, None, None))
    return article.id, article.outlet, article.published, article.title


def feeds_csv(request: Request) -> Response:
    """Who feeds whom, a row a pair, most first."""
    with open_collection(request) as collection, collection.snapshot():
        rows = outlet_rows(request, collection)
    pairs = sorted(((source, row.name, n) for row in rows for source, n in row.fed_by), key=lambda p: (-p[2], p))
    return _table("network.csv", ("source", "outlet", "reports"), pairs)


def original(request: Request) -> Response:
    """The bytes that an article came from, never shown as a page."""
    article = request.path_params["article"]
    with open_collection(request) as collection, collection.snapshot():
        data = collection.original(article)
        if data is None:
            data = collection.article(article).article.text.encode("utf-8")
    if not data:
        raise InputError(f"There is no original of {article}.")
    return _attachment(data, "original.bin", "application/octet-stream")


def _table(name: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> Response:
    """A table as CSV; the mark at the start tells Excel that it is UTF-8."""
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(columns)
    for row in rows:
        table.writerow(["" if c is None else guarded(c) if isinstance(c, str) else c for c in row])
    return _attachment(("\ufeff" + out.getvalue()).encode("utf-8"), name, "text/csv; charset=utf-8")


def _counts(pairs: Sequence[tuple[str, int]]) -> str:
    return "; ".join(f"{name} ({count})" for name, count in pairs)


def _attachment(body: bytes, name: str, media_type: str) -> Response:
    return Response(body, media_type=media_type, headers={"Content-Disposition": f'attachment; filename="{name}"'})
