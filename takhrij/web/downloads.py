"""Files that a reader takes away: tables that a spreadsheet reads, and originals as they came."""

from __future__ import annotations

import csv
import io

from starlette.requests import Request
from starlette.responses import Response

from takhrij.errors import InputError
from takhrij.web.page import open_collection
from takhrij.web.pages.claims import asked

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_ALL = 100_000


def claims_csv(request: Request) -> Response:
    """The claims that the filters leave, a row a claim; the mark at the start tells Excel that it is UTF-8."""
    query, filters = asked(request)
    with open_collection(request) as collection:
        rows = collection.claims(query, filters, limit=_ALL).rows
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(
        ["rank", "id", "statement", "status", "least", "most", "denying_least", "denying_most", "channels", "unsourced",
         "articles", "outlets", "place", "from", "to", "story"]
    )  # fmt: skip
    for row in rows:
        when = row.when or ("", "")
        cells = [row.rank, row.id, row.statement, row.status.value, *row.independent, *row.independent_denying]
        cells += [
            row.channels,
            row.unsourced,
            row.articles,
            "; ".join(row.outlets),
            row.place or "",
            *when,
            row.story or "",
        ]
        table.writerow([_harmless(cell) for cell in cells])
    body = "\ufeff" + out.getvalue()
    return _attachment(body.encode("utf-8"), "claims.csv", "text/csv; charset=utf-8")


def original(request: Request) -> Response:
    """The bytes that an article came from, never shown as a page."""
    article = request.path_params["article"]
    with open_collection(request) as collection:
        data = collection.original(article)
        if data is None:
            data = collection.article(article).article.text.encode("utf-8")
    if not data:
        raise InputError(f"There is no original of {article}.")
    return _attachment(data, "original.bin", "application/octet-stream")


def _attachment(body: bytes, name: str, media_type: str) -> Response:
    return Response(body, media_type=media_type, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def _harmless(cell: object) -> object:
    """A cell that no spreadsheet takes for a formula (OWASP, CSV injection)."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
