"""Web pages: the text of the article without the page round it, and what the page says of it.

The text comes from trafilatura. The date is taken from where pages state it for machines only (meta elements, JSON-LD,
`<time datetime>`): a date guessed from running text would pass for metadata.
"""

from __future__ import annotations

import re
from typing import Any

from takhrij.errors import InputError
from takhrij.read.charset import decode
from takhrij.read.found import Found, make_article

_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_META = re.compile(r"<meta\b[^>]{1,2000}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_JSON_DATE = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')
_TIME = re.compile(r"""<time\b[^>]{0,500}?\bdatetime\s*=\s*["']([^"']{8,40})["']""", re.IGNORECASE)
_DATE_NAMES = (
    "article:published_time",
    "datepublished",
    "og:published_time",
    "pubdate",
    "publishdate",
    "dc.date",
    "date",
)
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?")
_HEAD = 512 * 1024
_DEPTH = 2_000  # elements open at once; more is an attack or a broken program
_TAG = re.compile(r"<(/?)[A-Za-z]")


def read_html(data: bytes, path: str, id: str | None, known: dict[str, str | None] | None = None) -> Found:
    """The article of a web page; raises InputError where there is none."""
    declared = _DECLARED.search(data[:4096])
    html = decode(data, declared.group(1).decode("ascii") if declared else None).text
    if _depth(html) > _DEPTH:
        raise InputError(f"its elements are nested more than {_DEPTH:,} deep")
    page = _extract(html)
    fields = {
        "title": page.title,
        "author": page.author,
        "outlet": page.sitename,
        "url": page.url,
        "published": _published(html),
        "path": path,
    } | {name: value for name, value in (known or {}).items() if value}
    return Found(make_article(page.text, fields, id=id, data=data), data)


def _extract(html: str) -> Any:
    import trafilatura  # a fifth of a second to import

    try:
        page = trafilatura.bare_extraction(html, with_metadata=True, include_comments=False, include_tables=False)
    except (ValueError, RecursionError, AssertionError) as error:
        raise InputError(f"it cannot be read as a web page ({error})") from error
    if page is None or isinstance(page, dict) or not page.text:
        raise InputError("no article was found in the page")
    return page


def _published(html: str) -> str | None:
    head = html[:_HEAD]
    stated: dict[str, str] = {}
    for meta in _META.findall(head):
        found = {name.lower(): a or b or c for name, a, b, c in _ATTRIBUTE.findall(meta)}
        name = (found.get("property") or found.get("itemprop") or found.get("name") or "").lower()
        stated.setdefault(name, found.get("content", ""))
    values = [stated[name] for name in _DATE_NAMES if name in stated]
    values += _JSON_DATE.findall(head) + _TIME.findall(head)[:1]
    return next((iso.group() for value in values if (iso := _ISO.match(value.strip()))), None)


def _depth(html: str) -> int:
    """How many elements are open at once at most, closing tags of void elements not counted: an upper bound."""
    deepest = depth = 0
    for tag in _TAG.finditer(html):
        depth = max(0, depth - 1) if tag.group(1) else depth + 1
        deepest = max(deepest, depth)
    return deepest
