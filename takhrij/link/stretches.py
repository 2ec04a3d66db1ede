"""Cuts an article into stretches: what one voice says in one go.

A stretch is the content of an attribution without what it quotes from others, or what is left of a sentence without
attributions: the article's own voice. The stretches of an article never say the same words in one voice twice.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from takhrij.link.terms import Word
from takhrij.model import Analysis, Article, Attribution, Role, Span

_ASKS = "?؟"
_ENDS = '.!؟…"»”)'
_HEADING = 4  # words that a heading between paragraphs has at most
_FRAME = 160  # letters between a cue and what is said, at most
_BREAK = re.compile(r"[.؟!\n]")


@dataclass(frozen=True, slots=True)
class Stretch:
    """The words of one voice; `attribution` is None for the article's own.

    `lead`: in the headline or the lead. `rest`: what attributions leave of a sentence.
    """

    attribution: Attribution | None
    inner: tuple[Attribution, ...]
    spans: tuple[Span, ...]
    lead: bool
    rest: bool = False

    def words(self, words: Sequence[Word]) -> list[Word]:
        """Those of the article's words, sorted as they are, that lie in the stretch."""
        found: list[Word] = []
        for span in self.spans:
            at = bisect_left(words, span.start, key=lambda word: word.span.start)
            while at < len(words) and words[at].span.end <= span.end:
                found.append(words[at])
                at += 1
        return found


def find_stretches(article: Article, analysis: Analysis) -> Iterator[Stretch]:
    """The stretches of an article: attributed ones in the order of their attributions, then the article's own."""
    children: dict[str | None, list[Attribution]] = {}
    for attribution in analysis.attributions:
        children.setdefault(attribution.parent, []).append(attribution)
    lead = _lead_end(article, analysis)
    for attribution in analysis.attributions:
        inner = tuple(children.get(attribution.id, ()))
        spans = _minus(attribution.content, [span for child in inner for span in child.content])
        if spans or attribution.content:
            yield Stretch(attribution, inner, spans or attribution.content, attribution.cue.start < lead)
    taken = sorted(span for attribution in analysis.attributions for span in _extent(attribution, article.text))
    taken += [c.span for c in analysis.credits if c.field == "text" and c.role is not Role.PHOTO]
    for sentence in analysis.sentences:
        if _claims_nothing(sentence, article.text):
            continue
        if spans := _minus((sentence,), [span for span in taken if span.overlaps(sentence)]):
            yield Stretch(None, (), spans, sentence.start < lead, spans != (sentence,))


def _claims_nothing(sentence: Span, text: str) -> bool:
    """Whether a sentence of the article is a question, or a heading: a few words alone on a line inside the article."""
    if text[sentence.end - 1] in _ASKS:
        return True
    before = text[max(0, sentence.start - 4) : sentence.start].rstrip(" \t")
    after = text[sentence.end : sentence.end + 4].lstrip(" \t")
    alone = before.endswith("\n") and after.startswith("\n")
    return alone and text[sentence.end - 1] not in _ENDS and len(sentence.cut(text).split()) <= _HEADING


def _extent(attribution: Attribution, text: str) -> list[Span]:
    """All that an attribution takes up of the text."""
    heads = [span for span in (attribution.cue, attribution.source, attribution.via) if span is not None]
    return [*attribution.content, *heads, *_between(attribution, text)]


def _between(attribution: Attribution, text: str) -> list[Span]:
    """What stands between a cue and what an unnamed source says: why he is not named."""
    start, end = attribution.cue.end, attribution.content[0].start if attribution.content else 0
    if not attribution.kind.unnamed or not 0 < end - start <= _FRAME or _BREAK.search(text, start, end):
        return []
    return [Span(start, end)]


def _minus(spans: Sequence[Span], taken: Sequence[Span]) -> tuple[Span, ...]:
    """What is left of spans without the taken ones, in order."""
    left = list(spans)
    for cut in taken:
        left = [
            piece
            for span in left
            for piece in (
                (Span(span.start, min(span.end, cut.start)), Span(max(span.start, cut.end), span.end))
                if span.overlaps(cut)
                else (span,)
            )
            if piece.start < piece.end
        ]
    return tuple(sorted(left))


def _lead_end(article: Article, analysis: Analysis) -> int:
    """Where headline and lead end: after the first sentence below the first line; without lines, after the first."""
    first = article.text.find("\n")
    if not analysis.sentences:
        return 0
    if first < 0:
        return analysis.sentences[0].end
    return next((sentence.end for sentence in analysis.sentences if sentence.start > first), first)
