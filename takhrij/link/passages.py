"""Running text that two articles share, in code points of both, told apart from speech that both only quote.

The words of a quotation are the speaker's: two articles that quote the same speech have not copied each other. So a
word counts as shared running text only where neither article has it inside a quotation or in a line that is not part
of the article.

Invariant: the spans of a `Passage` never overlap those of another of the same pair, and cut whole words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from takhrij.link.alignment import Alignment, Words, align
from takhrij.link.fingerprints import Keys, numerals, word_bounds
from takhrij.link.formulas import NONE, Formulas, cover
from takhrij.link.retold import Told, retold
from takhrij.model import Analysis, Article, Kind, Span, Style

SHORT_QUOTE = 5  # marks round so few words hold a name or a term, not a speech
LONG_QUOTE = 3000  # letters; an opening mark whose partner is farther away has lost it
LEAST_RUN = 6  # equal words that a passage of an accepted pair must have

# Scripture and statutes are quoted in brackets. Straight marks do not say which of them open: one opens before a word
# and closes behind one, so that a mark without its partner does not turn the text behind it inside out.
_MARKED = re.compile(
    "|".join(
        rf"{left}([^{left}{right}]{{1,{LONG_QUOTE}}}){right}"
        for left, right in (("«", "»"), ("“", "”"), ("﴿", "﴾"), (r"\(", r"\)"), (r"\{", r"\}"))
    )
    + "|"
    + "|".join(rf"(?<!\w){mark}(?=\S)([^\n{mark[0]}]{{1,{LONG_QUOTE}}})(?<=\S){mark}(?!\w)" for mark in ('"', "''"))
)


@dataclass
class Text:
    """One article made ready for comparison; what is expensive is made when it is first needed."""

    article: Article
    analysis: Analysis | None
    keys: Keys
    formulas: Formulas = NONE

    @cached_property
    def words(self) -> Words:
        """Its words as alignment takes them."""
        return Words(self.keys)

    @cached_property
    def bounds(self) -> NDArray[np.int32]:
        """Start and end of each word, one row a word."""
        return word_bounds(self.article.text)

    @cached_property
    def outside(self) -> NDArray[np.bool_]:
        """For each word whether it is running text: neither quoted speech nor paperwork round the article."""
        running = np.ones(len(self.keys), np.bool_)
        for span in quoted_spans(self.article.text, self.analysis):
            first, last = self.words_in(span)
            if last - first > SHORT_QUOTE:
                running[first:last] = False
        for credit in self.analysis.credits if self.analysis else ():
            if credit.field == "text":
                running[slice(*self.words_in(credit.span))] = False
        return running

    @cached_property
    def formulaic(self) -> NDArray[np.bool_]:
        """For each word whether it belongs to a phrase that recurs in the pile."""
        return cover(self.keys, self.formulas.prints)

    @cached_property
    def everywhere(self) -> NDArray[np.bool_]:
        """For each word whether it belongs to a phrase that is in so many texts that it is nobody's."""
        return cover(self.keys, self.formulas.everywhere)

    @cached_property
    def names(self) -> NDArray[np.bool_]:
        """For each word whether it is part of a name."""
        named = np.zeros(len(self.keys), np.bool_)
        for entity in self.analysis.entities if self.analysis else ():
            named[slice(*self.words_in(entity.span))] = True
        return named

    @cached_property
    def marks(self) -> frozenset[int]:
        """The keys of its names and numbers outside formulas: what tells one event from another."""
        marked = (self.names | numerals(self.article.text)) & ~self.formulaic
        return frozenset(self.keys[marked].tolist())

    @cached_property
    def told(self) -> tuple[Told, ...]:
        """What it tells as said by somebody, in words."""
        return tuple(
            Told(
                x.kind is Kind.OUTLET, self.words_in(x.cue), self.words_in(Span(x.content[0].start, x.content[-1].end))
            )
            for x in (self.analysis.attributions if self.analysis else ())
            if x.content
        )

    def words_in(self, span: Span) -> tuple[int, int]:
        """The half-open range of the words that begin inside the span."""
        first, last = np.searchsorted(self.bounds[:, 0], [span.start, span.end])
        return int(first), int(last)

    def span(self, first: int, last: int) -> Span:
        """The span of the words `first` to `last`, half-open."""
        return Span(int(self.bounds[first, 0]), int(self.bounds[last - 1, 1]))


def quoted_spans(text: str, analysis: Analysis | None) -> Iterable[Span]:
    """What stands between quotation marks, and what analysis found to be direct speech."""
    for match in _MARKED.finditer(text):
        yield Span(*match.span(match.lastindex or 0))
    if analysis:
        for attribution in analysis.attributions:
            if attribution.style is Style.DIRECT:
                yield from attribution.content


@dataclass(frozen=True, slots=True)
class Passage:
    """One passage: where it stands in both articles, and how many equal words it has.

    `running` are those that neither article quotes, `formulaic` those of them that are part of a formula, `plain`
    those that are no part of a name nor of what every text has, `telling` those that are neither.
    """

    a: Span
    b: Span
    words: int
    running: int
    plain: int
    telling: int
    formulaic: int


@dataclass(frozen=True, slots=True)
class Shared:
    """All passages that two texts share, in the order of the first.

    Coverages are shares of each text's words. `agreement` is the share of the names and numbers of the text that has
    fewer of them which the other has too; 1 where it has none.
    """

    passages: tuple[Passage, ...]
    a_coverage: float
    b_coverage: float
    agreement: float

    @property
    def telling(self) -> int:
        """Telling words of the passage that has the most."""
        return max((passage.telling for passage in self.passages), default=0)

    @property
    def formula_share(self) -> float:
        """How much of the shared running text is formula."""
        running = sum(passage.running for passage in self.passages)
        return sum(passage.formulaic for passage in self.passages) / max(1, running)


def compare_texts(a: Text, b: Text) -> Shared:
    """What two texts share."""
    found = [passage for passage in align(a.words, b.words) if passage.shared >= LEAST_RUN]
    equal = sum(passage.shared for passage in found)
    passages = tuple(_passage(a, b, passage) for passage in found)
    return Shared(passages, equal / max(1, len(a.keys)), equal / max(1, len(b.keys)), _agreement(a, b) if found else 0)


def _agreement(a: Text, b: Text) -> float:
    fewer = min(len(a.marks), len(b.marks))
    return len(a.marks & b.marks) / fewer if fewer else 1.0


def _passage(a: Text, b: Text, found: Alignment) -> Passage:
    in_a = np.concatenate([np.arange(run.a, run.a + run.size) for run in found.runs])
    in_b = np.concatenate([np.arange(run.b, run.b + run.size) for run in found.runs])
    running = a.outside[in_a] & b.outside[in_b] & ~retold(a.told, b.told, in_a, in_b)
    formulaic = running & (a.formulaic[in_a] | b.formulaic[in_b])
    plain = running & ~(a.names[in_a] | b.names[in_b])
    return Passage(
        a=a.span(*found.a),
        b=b.span(*found.b),
        words=found.shared,
        running=int(running.sum()),
        plain=int((plain & ~(a.everywhere[in_a] | b.everywhere[in_b])).sum()),
        telling=int((plain & ~formulaic).sum()),
        formulaic=int(formulaic.sum()),
    )
