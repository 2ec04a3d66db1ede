"""Where somebody speaks in an article: the name and what is said, with some of the text round them.

The text of an excerpt is cut from the article as it stands, between words; its spans count from its own beginning.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from takhrij.api.results import Excerpt
from takhrij.model import Anchor, Span
from takhrij.store import queries

_ROUND = 60  # letters before and after
_LONGEST = 420  # letters from the first word that is marked
_REACH = 400  # letters between a name and what is said further on


def excerpt(db: sqlite3.Connection, anchor: Anchor, attribution: str | None = None) -> Excerpt | None:
    """The words of the attribution, or else of the first one whose source is so called; else the name where it stands
    first. None where the article does not have it."""
    article = queries.article(db, anchor.doc)
    if article is None:
        return None
    of = attribution or queries.attribution_of(db, anchor.doc, anchor.cut)
    spans = queries.spans_of(db, anchor.doc, of) if of else []
    content = [Span(row["start"], row["end"]) for row in spans if row["part"] == "content"]
    sources = [Span(row["start"], row["end"]) for row in spans if row["part"] == "source"]
    source = sources[0] if sources else _named(article.text, anchor.cut, content)
    marked = sorted((*content, *([source] if source else [])))
    if not marked:
        return None
    start, end = _window(article.text, marked)
    shown = [Span(s.start - start, min(s.end, end) - start) for s in content if s.start < end]
    own = source and Span(source.start - start, min(source.end, end) - start)
    return Excerpt(anchor.doc, of, article.text[start:end], own, tuple(shown))


def _named(text: str, name: str, content: Sequence[Span]) -> Span | None:
    """The name where it stands last before what is said, if that is near; where nothing is said, where it is first."""
    at = text.rfind(name, max(0, content[0].start - _REACH), content[0].start) if content else text.find(name)
    return Span(at, at + len(name)) if name and at >= 0 else None


def _window(text: str, marked: Sequence[Span]) -> tuple[int, int]:
    """What is shown: between words, and not beyond the paragraphs that hold what is marked."""
    first = marked[0].start
    last = min(max(span.end for span in marked), first + _LONGEST)
    start, end = max(0, first - _ROUND), min(len(text), last + _ROUND)
    if start:
        start = text.find(" ", start, first) + 1 or first
    if end < len(text):
        end = max(text.rfind(" ", last, end), last)
    line_end = text.find("\n", last, end)
    return max(start, text.rfind("\n", 0, first) + 1), line_end if line_end >= 0 else end
