"""What a reader yields: an article with the bytes it came from, or why there is none; and the limits on both.

Invariant: an article's text is neither blank nor longer than `MAX_TEXT`, and can be written as UTF-8.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from takhrij.errors import InputError
from takhrij.model import Article, Skipped

MAX_FILE = 64 * 2**20  # bytes of a text or web page, or of one line of JSON
MAX_TEXT = 5_000_000  # code points of one article

_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Found:
    """An article as it was read. `original` is kept where the text alone cannot give the bytes back."""

    article: Article
    original: bytes | None = None


def make_article(text: str, fields: Mapping[str, str | None], *, id: str | None, data: bytes | None = None) -> Article:
    """An article with the rules of this module applied; raises InputError that says why it cannot be one.

    Without an id one is made from the content. A lone surrogate, which no file can hold, becomes U+FFFD.
    """
    if not text.strip():
        raise InputError("there is no text in it")
    if len(text) > MAX_TEXT:
        raise InputError(f"its text has {len(text):,} letters; the limit is {MAX_TEXT:,}. Cut it into articles")
    text = _SURROGATE.sub("\ufffd", text)
    sha = hashlib.sha256(data).hexdigest() if data is not None else None
    cleaned = {name: _clean(value) for name, value in fields.items()}
    named = _SURROGATE.sub("\ufffd", id) if id and id.strip() else content_id(text, fields.get("url"))
    return Article(id=named, text=text, original=sha, **cleaned)


def content_id(text: str, url: str | None = None) -> str:
    """An id made from the content: the same text at the same address has the same id."""
    return hashlib.sha256(f"{url or ''}\0{text}".encode()).hexdigest()[:12]


def unique(found: Iterable[Found | Skipped]) -> Iterator[Found | Skipped]:
    """The same stream with every id once: a repeated article is left out, another article of the same id renamed."""
    seen: dict[str, bytes] = {}
    for item in found:
        if isinstance(item, Skipped):
            yield replace(item, path=_SURROGATE.sub("\ufffd", item.path))  # a file name need not be text
            continue
        article = item.article
        digest = hashlib.blake2b(article.text.encode(), digest_size=8).digest()
        if article.id in seen and seen[article.id] != digest:
            article = replace(article, id=f"{article.id}~{digest.hex()[:8]}")
        if article.id in seen:
            yield Skipped(article.path or article.id, f"the article {article.id} was read before")
            continue
        seen[article.id] = digest
        yield Found(article, item.original)


def _clean(value: str | None) -> str | None:
    value = _SURROGATE.sub("\ufffd", value).strip() if value else None
    return value or None
