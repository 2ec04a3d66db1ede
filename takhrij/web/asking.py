"""What an address asks for: words, and filters from the form's fields or from operators among the words.

`"exact phrase"` and `-word` are the index's own; `outlet:`, `status:`, `kind:`, `since:` and `until:` are taken out
here. An operator with a value that means nothing stays a word.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

from starlette.requests import Request

from takhrij.api import Filters
from takhrij.model import Kind, Status
from takhrij.web.page import whole_number

OPERATORS = ("outlet", "status", "kind", "since", "until")
_OPERATOR = re.compile(rf'\b({"|".join(OPERATORS)}):(?:"([^"]*)"|(\S+))')
_LONGEST = 300  # letters of a query


def asked(request: Request) -> tuple[str | None, Filters]:
    """The words and the filters of an address; operators win over fields."""
    get = request.query_params.get
    filters = Filters(
        actor=get("actor") or None,
        place=get("place") or None,
        story=get("story") or None,
        unsourced=True if get("unsourced") else None,
        least=whole_number(request, "least") or None,
        hidden=bool(get("hidden")),
    )
    for name in OPERATORS:
        filters = _with(filters, name, get(name, ""))
    words = (get("q") or "")[:_LONGEST]
    for match in _OPERATOR.finditer(words):
        changed = _with(filters, match[1], match[2] or match[3] or "")
        if changed is not filters:
            filters, words = changed, words.replace(match[0], " ")
    return " ".join(words.split()) or None, filters


def _with(filters: Filters, name: str, value: str) -> Filters:
    """The filters with one more; the same object where the value means nothing."""
    known: Any = None
    if name == "outlet":
        known = value or None
    elif name == "status":
        known = Status(value) if value in set(Status) else None
    elif name == "kind":
        known = Kind(value) if value in set(Kind) else None
    else:
        known = _day(value)
    return filters if known is None else replace(filters, **{name: known})


def _day(value: str) -> str | None:
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        return None
