"""Plain text: the decoded file, whole, is the article's text."""

from __future__ import annotations

from takhrij.read.charset import decode
from takhrij.read.found import Found, make_article


def read_plain(data: bytes, path: str, id: str | None, known: dict[str, str | None] | None = None) -> Found:
    """The article of a text file; `known` are fields that were said of it elsewhere. Raises InputError."""
    text = decode(data).text
    article = make_article(text, {**(known or {}), "path": path}, id=id, data=data)
    return Found(article, None if text.encode("utf-8", "surrogatepass") == data else data)
