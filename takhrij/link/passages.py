"""Running text that two articles share, in code points of both, told apart from speech that both only quote.

The words of a quotation are the speaker's: two articles that quote the same speech have not copied each other. So a
word counts as shared running text only where neither article has it inside a quotation or in a line that is not part
of the article.

Invariant: the spans of a `Passage` never overlap those of another of the same pair, and cut whole words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from takhrij.link.alignment import Alignment, Words, align
from takhrij.link.formulas import NONE, Formulas, cover
from takhrij.link.retold import Told, retold
from takhrij.link.word_keys import Keys, Tokens, ranges
from takhrij.model import Analysis, Article, Kind, Span, Style

SHORT_QUOTE = 5  # marks round so few words hold a name or a term, not a speech
LONG_QUOTE = 3000  # letters; an opening mark whose partner is farther away has lost it
LEAST_RUN = 6  # equal words that a passage of an accepted pair must have

NOT_RUNNING, NAMED, FORMULAIC, EVERYWHERE = 1, 2, 4, 8  # traits of a word

# Scripture and statutes are quoted in brackets. Straight marks do not say which of them open: one opens before a word
# and closes behind one, so that a mark without its partner does not turn the text behind it inside out.
_MARKED = re.compile(
    "|".join(
        rf"{left}([^{left}{right}]{{1,{LONG_QUOTE}}}){right}"
        for left, right in (("«", "»"), ("“", "”"), ("﴿", "﴾"), (r"\(", r"\)"), (r"\{", r"\}"))
    )
    + "|"
    # What must not stand before a mark is looked for behind it: branches that begin with a letter are found faster.
    + "|".join(
        rf"{mark}(?<!\w{mark})(?=\S)([^\n{mark[0]}]{{1,{LONG_QUOTE}}})(?<=\S){mark}(?!\w)" for mark in ('"', "''")
    )
)


@dataclass
class Text:
    """One article made ready for comparison; what is expensive is made when it is first needed."""

    article: Article
    analysis: Analysis | None
    tokens: Tokens
    formulas: Formulas = NONE

    @property
    def keys(self) -> Keys:
        """The keys of its words."""
        return self.tokens.keys

    @cached_property
    def words(self) -> Words:
        """Its words as alignment takes them."""
        return Words(self.keys)

    @cached_property
    def traits(self) -> NDArray[np.uint8]:
        """What each word is part of: of speech or paperwork, of a name, of a phrase that recurs, of one that is
        everywhere; one bit each."""
        recurs, everywhere = cover(self.keys, self.formulas)
        found: NDArray[np.uint8] = recurs * np.uint8(FORMULAIC) | everywhere * np.uint8(EVERYWHERE)
        for first, last in self.words_in(quoted_spans(self.article.text, self.analysis)):
            if last - first > SHORT_QUOTE:
                found[first:last] |= NOT_RUNNING
        for kind, spans in ((NOT_RUNNING, self._credits()), (NAMED, self._names())):
            for first, last in self.words_in(spans):
                found[first:last] |= kind
        return found

    def _credits(self) -> Iterable[Span]:
        return (x.span for x in self.analysis.credits if x.field == "text") if self.analysis else ()

    def _names(self) -> Iterable[Span]:
        return (entity.span for entity in self.analysis.entities) if self.analysis else ()

    @cached_property
    def marked(self) -> NDArray[np.bool_]:
        """For each word whether it is a number or part of a name."""
        return np.asarray(self.tokens.numeral | (self.traits & NAMED > 0))

    @cached_property
    def marks(self) -> frozenset[int]:
        """The keys of its names and numbers outside formulas: what tells one event from another."""
        return frozenset(self.keys[self.marked & (self.traits & FORMULAIC == 0)].tolist())

    @cached_property
    def told(self) -> tuple[Told, ...]:
        """What it tells as said by somebody, in words."""
        found = [x for x in self.analysis.attributions if x.content] if self.analysis else []
        cues = self.words_in(x.cue for x in found)
        contents = self.words_in(Span(x.content[0].start, x.content[-1].end) for x in found)
        return tuple(map(Told, (x.kind is Kind.OUTLET for x in found), cues, contents))

    def marks_in(self, first: int, last: int) -> frozenset[int]:
        """The keys of the names and numbers among the words `first` to `last`, half-open."""
        first = max(first, 0)
        return frozenset(self.keys[first:last][self.marked[first:last]].tolist())

    def words_in(self, spans: Iterable[Span]) -> list[tuple[int, int]]:
        """For each span the half-open range of the words that begin inside."""
        edges = [edge for span in spans for edge in span]
        found = iter(np.searchsorted(self.tokens.bounds[:, 0], edges).tolist() if edges else ())
        return list(zip(found, found, strict=True))

    def span(self, first: int, last: int) -> Span:
        """The span of the words `first` to `last`, half-open."""
        return Span(int(self.tokens.bounds[first, 0]), int(self.tokens.bounds[last - 1, 1]))


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
    fewer of them which the other has too; 1 where it has none. `swaps` counts places, in or right round the passages,
    where each has another name or number than the other, as in a form that was filled twice; 0 where nothing is
    formula.
    """

    passages: tuple[Passage, ...]
    a_coverage: float
    b_coverage: float
    agreement: float
    swaps: int = 0

    @property
    def telling(self) -> int:
        """Telling words of the passage that has the most."""
        return max((passage.telling for passage in self.passages), default=0)

    @property
    def formula_share(self) -> float:
        """How much of the shared running text is formula."""
        running = sum(passage.running for passage in self.passages)
        return sum(passage.formulaic for passage in self.passages) / max(1, running)


NOTHING = Shared((), 0, 0, 0)


def _counted(traits: int) -> tuple[bool, bool, bool, bool]:
    """As which words of a `Passage` one with these traits counts: running, plain, telling, formulaic."""
    if traits & NOT_RUNNING:
        return False, False, False, False
    plain, formulaic = not traits & NAMED, bool(traits & FORMULAIC)
    return True, plain and not traits & EVERYWHERE, plain and not formulaic, formulaic


_COUNTED = np.array([_counted(traits) for traits in range(2 * EVERYWHERE)], np.int64)


def aligned(pairs: Sequence[tuple[Text, Text]]) -> Iterator[list[Alignment]]:
    """For each of at most `TOGETHER` pairs the passages that they share, whose words are not told apart yet."""
    for found in align([(a.words, b.words) for a, b in pairs]):
        yield [passage for passage in found if passage.shared >= LEAST_RUN]


def weighed(a: Text, b: Text, found: Sequence[Alignment]) -> Shared:
    """What two texts share in the passages that were found."""
    if not found:
        return NOTHING
    equal = sum(passage.shared for passage in found)
    passages = _passages(a, b, found)
    swaps = _swaps(a, b, found) if any(passage.formulaic for passage in passages) else 0
    return Shared(passages, equal / len(a.keys), equal / len(b.keys), agreement(a, b), swaps)


def agreement(a: Text, b: Text) -> float:
    """The share of the names and numbers of the text that has fewer of them which the other has too."""
    fewer = min(len(a.marks), len(b.marks))
    return len(a.marks & b.marks) / fewer if fewer else 1.0


def _swaps(a: Text, b: Text, found: Sequence[Alignment]) -> int:
    gaps: list[tuple[int, int, int, int]] = []
    for each in found:
        gaps += [(x.a + x.size, y.a, x.b + x.size, y.b) for x, y in pairwise(each.runs)]
        gaps += [
            (each.a[0] - 1, each.a[0], each.b[0] - 1, each.b[0]),
            (each.a[1], each.a[1] + 1, each.b[1], each.b[1] + 1),
        ]
    return sum(_swapped(a.marks_in(first, last), b.marks_in(start, end)) for first, last, start, end in gaps)


def _swapped(a: frozenset[int], b: frozenset[int]) -> bool:
    return bool(a and b) and not a & b


def _passages(a: Text, b: Text, found: Sequence[Alignment]) -> tuple[Passage, ...]:
    """The passages with their words counted, all at once."""
    in_a, in_b, sizes = np.array([run for each in found for run in each.runs]).T
    in_a, in_b = ranges(in_a, sizes), ranges(in_b, sizes)
    traits = a.traits[in_a] | b.traits[in_b] | retold(a.told, b.told, in_a, in_b) * NOT_RUNNING
    passage = np.arange(len(found)).repeat([each.shared for each in found])
    counts = np.bincount(passage * len(_COUNTED) + traits, minlength=len(found) * len(_COUNTED))
    return tuple(
        Passage(a.span(*each.a), b.span(*each.b), each.shared, *counted)
        for each, counted in zip(found, (counts.reshape(len(found), -1) @ _COUNTED).tolist(), strict=True)
    )
