"""Words in place: the spans of a report with some of the text round them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from takhrij.model import Article, Span

CONTEXT = 160  # letters before and after


@dataclass(frozen=True, slots=True)
class Passage:
    """Words in place: `words` stand at `span` of the article's text, `before` and `after` are the text round them."""

    doc: str
    span: Span
    before: str
    words: str
    after: str


def passages(article: Article, spans: Sequence[Span], context: int = CONTEXT) -> tuple[Passage, ...]:
    """One passage a span; the text round one never runs into the next, and begins and ends between words."""
    text = article.text
    found = []
    for place, span in enumerate(spans):
        floor = spans[place - 1].end if place else 0
        roof = spans[place + 1].start if place + 1 < len(spans) else len(text)
        before, after = (
            text[max(floor, span.start - context) : span.start],
            text[span.end : min(roof, span.end + context)],
        )
        if span.start - context > floor:
            before = before[before.find(" ") + 1 :]
        if span.end + context < roof:
            after = after[: after.rfind(" ")] if " " in after else after
        found.append(Passage(article.id, span, before, span.cut(text), after))
    return tuple(found)
