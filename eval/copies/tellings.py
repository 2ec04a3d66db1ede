"""What an article tells, sentence by sentence, as two renderings of one foreign text are compared: names and rare words
as terms, numbers with what they count, and what of it stands outside quotation marks.

Invariant: a telling depends on its article, the analysis and the pack alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from takhrij.link.direction import agencies_of
from takhrij.link.passages import quoted_spans
from takhrij.link.quantities import find_counts
from takhrij.link.terms import Word, terms_of
from takhrij.model import Analysis, Article, Span
from takhrij.pack import Pack

READ = 6_000  # letters of an article that are read
MOST = 60  # sentences
_LEAST = 4  # terms of a sentence that tells something
_SPEECH = 40  # letters from which what stands between quotation marks is speech and no name
_PLAIN = 2  # numbers up to which everything is counted
_LIST = 0.2  # marks between items, by the words of a sentence: from there on it is a list
_PART = re.compile(r"[،,(]")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its terms, those of them that nobody is quoted with, its numbers with what they count, and its
    figures of two digits or more as they are written."""

    span: Span
    terms: frozenset[str]
    unquoted: frozenset[str]
    counts: frozenset[str]
    figures: frozenset[str]


@dataclass(frozen=True, slots=True)
class Telling:
    """An article as its sentences; `runs` are all three words in a row. `day` counts as `date.toordinal` does."""

    doc: str
    outlet: str | None
    day: int | None
    agencies: frozenset[str]  # that it credits
    sentences: tuple[Sentence, ...]
    terms: frozenset[str]
    runs: frozenset[tuple[str, str, str]]


def read_telling(article: Article, analysis: Analysis, pack: Pack) -> Telling:
    """What one article tells."""
    words = terms_of(pack).words(article.text[:READ])
    sentences = tuple(_sentences(article, analysis, words, pack))[:MOST]
    folded = [word.folded for word in words]
    published = analysis.origination.published
    return Telling(
        doc=article.id,
        outlet=analysis.origination.outlet_id or analysis.origination.outlet or article.outlet,
        day=date.fromisoformat(published[:10]).toordinal() if published else None,
        agencies=frozenset(source.key for source in agencies_of(article, analysis, pack)),
        sentences=sentences,
        terms=frozenset().union(*(sentence.terms for sentence in sentences)),
        runs=frozenset((a, b, c) for (a, b), (_, c) in pairwise(pairwise(folded))),
    )


def _sentences(article: Article, analysis: Analysis, words: Sequence[Word], pack: Pack) -> Iterator[Sentence]:
    speech = sorted(span for span in quoted_spans(article.text, analysis) if span.end - span.start > _SPEECH)
    paperwork = [credit.span for credit in analysis.credits if credit.field == "text"]
    at = 0
    for span in analysis.sentences:
        while at < len(words) and words[at].span.start < span.start:
            at += 1
        first = at
        while at < len(words) and words[at].span.start < span.end:
            at += 1
        inside = words[first:at]
        terms = frozenset(word.term for word in inside if word.term)
        if len(terms) < _LEAST or _is_list(span.cut(article.text), len(inside)) or _covered(span, paperwork):
            continue
        near = [quote for quote in speech if quote.overlaps(span)]
        unquoted = (w.term for w in inside if w.term and not any(q.start <= w.span.start < q.end for q in near))
        counts = (f"{c.value} {c.unit}" for c in find_counts(inside, pack) if c.value > _PLAIN)
        figures = (w.bare for w in inside if len(w.bare) > 1 and w.bare[0].isdigit())
        yield Sentence(span, terms, frozenset(unquoted), frozenset(counts), frozenset(figures))


def _is_list(text: str, words: int) -> bool:
    """Whether a sentence only lists: a team, a cast, prices. Whoever gives the list gives the same one."""
    return len(_PART.findall(text)) > _LIST * words


def _covered(span: Span, paperwork: Sequence[Span]) -> bool:
    return any(2 * (c.end - c.start) > span.end - span.start and c.overlaps(span) for c in paperwork)
