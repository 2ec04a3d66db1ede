"""Finds running text that articles of a pile share: who copied whom, how much, and from which agency.

Fingerprints name the pairs that are worth reading (`fingerprints`), alignment says what they share (`alignment`,
`passages`), and what is left must be running text: not a speech that both quote, not a formula that a genre repeats.

Invariant: the result depends on the articles and analyses alone, not on the order in which they are given.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from takhrij.link.alignment import TOGETHER, Alignment
from takhrij.link.direction import crawled_outlets, judge
from takhrij.link.discrepancies import find_discrepancies
from takhrij.link.each import Each
from takhrij.link.fingerprints import EMPTY, Index
from takhrij.link.formulas import NONE, Formulas, formulas_of
from takhrij.link.passages import Shared, Text, agreement, aligned, weighed
from takhrij.link.word_keys import Tokeniser, Tokens
from takhrij.model import Analysis, Article, Copy, Discrepancy, Extent, Reason
from takhrij.pack import Pack

LONG, SHORT, SHORTEST = 20, 10, 7  # telling words of the passage that has the most
VERY_LONG = 40  # telling words of all passages
LONG_FORMULA = 25  # plain words of one passage, formula or not
# Shares of names and numbers in common, from those of another event to those of the same.
FOREIGN, RELATED, KINDRED, ALIKE, SAME = 0.3, 0.4, 0.5, 0.6, 0.75
LITTLE_FORMULA, MUCH_FORMULA = 0.2, 0.4  # of the shared running text
FILLED = 40  # words to a swap, up to which what has formulas is a form that was filled twice
FORMULA_PRINTS = 6  # fingerprints of formulas that make a pair worth reading
HALF = 0.5  # of its words, that an article shares
WHOLE = 0.8  # of its words an article must share to be a whole copy
MANY = 20  # equal texts of which each is compared with the first only, lest pairs grow with the square

FEW = 2000  # pairs, for which starting other processes does not pay
KEPT_READY = 16384  # articles whose words are kept while pairs are compared


@dataclass(frozen=True)
class Copies:
    """What was found, and what lets articles be added without comparing the old ones again."""

    copies: tuple[Copy, ...]
    discrepancies: tuple[Discrepancy, ...]
    index: Index = EMPTY
    formulas: Formulas = NONE


def find_copies(
    articles: Mapping[str, Article],
    analyses: Mapping[str, Analysis],
    pack: Pack,
    before: Copies | None = None,
    among: Collection[str] | None = None,
    each: Each = map,
) -> Copies:
    """All copies among the articles.

    With `before`, what was found earlier is kept, and only pairs with an article that its index does not know are
    compared. With `among`, only pairs of two of these articles are; the others still tell what is a formula. `each` may
    compare in other processes, where there are many.
    """
    old = before.index if before and set(before.index.ids) <= articles.keys() else EMPTY
    texts = _Texts(articles, analyses, Tokeniser(pack))
    known = set(old.ids)
    index = old.extend(
        (id_, tokens.keys)
        for id_, tokens in texts.tokenise.many(
            (id_, articles[id_].text) for id_ in sorted(articles) if id_ not in known
        )
    )
    texts.formulas = formulas_of(index, articles, before.formulas if before and old is before.index else NONE)
    found = list(before.copies) if before and old is before.index else []
    wanted = articles.keys() if among is None else frozenset(among)
    pairs = sorted((a, b) for a, b in _candidates(index, texts.formulas, len(old.ids)) if a in wanted and b in wanted)
    some = (pairs[at : at + TOGETHER] for at in range(0, len(pairs), TOGETHER))
    compare_some = partial(_copies_among, texts, crawled_outlets(articles), pack)
    for copies in (each if len(pairs) > FEW else map)(compare_some, some):
        found += copies
    found.sort(key=lambda copy: (copy.doc, copy.of))
    return Copies(tuple(found), find_discrepancies(found, articles, analyses, pack), index, texts.formulas)


def _copies_among(
    texts: _Texts, crawled: frozenset[str | None], pack: Pack, pairs: Sequence[tuple[str, str]]
) -> list[Copy]:
    """The copies among pairs of articles."""
    texts.make_ready(id_ for pair in pairs for id_ in pair)
    found = []
    both = [(texts[a], texts[b]) for a, b in pairs]
    for (a, b), passages in zip(both, aligned(both), strict=True):
        if _may_be_copy(a, b, passages) and is_copy(shared := weighed(a, b, passages)):
            found.append(_copy(a, b, shared, crawled, pack))
    return found


def _may_be_copy(a: Text, b: Text, found: Sequence[Alignment]) -> bool:
    """Whether `is_copy` could say so if all equal words were telling ones: spares counting those of most pairs."""
    best, told = max((each.shared for each in found), default=0), sum(each.shared for each in found)
    if best < SHORTEST or best >= LONG:
        return best >= LONG
    if told >= LONG and told >= HALF * min(len(a.keys), len(b.keys)):
        return True
    return agreement(a, b) >= (RELATED if best >= SHORT else SAME)


def is_copy(shared: Shared) -> bool:
    """Whether what two texts share is running text enough, and telling enough, for one to come from the other.

    A long passage speaks for itself, unless it is much formula and the names differ. In a shorter one, names and
    numbers decide: they tell the same text from the same phrases about another event. Several short passages count
    together where the names and numbers are the same.
    """
    best, told = shared.telling, sum(passage.telling for passage in shared.passages)
    half = max(shared.a_coverage, shared.b_coverage) >= HALF
    little = shared.formula_share < LITTLE_FORMULA
    if best < VERY_LONG and not little and _filled_twice(shared):
        return False
    if best >= LONG:
        return told >= VERY_LONG or shared.formula_share < MUCH_FORMULA or shared.agreement >= FOREIGN
    if little:
        if (half and told >= LONG) or (best > SHORT and shared.agreement >= RELATED):
            return True
        if told > SHORT and best >= SHORTEST and shared.agreement >= SAME:
            return True
    elif max((passage.plain for passage in shared.passages), default=0) >= LONG_FORMULA:
        return shared.agreement >= ALIKE
    if best >= SHORT:
        return shared.agreement >= (KINDRED if little else SAME if shared.formula_share >= MUCH_FORMULA else ALIKE)
    return half and best >= SHORTEST and shared.agreement >= SAME


def _filled_twice(shared: Shared) -> bool:
    """Whether other names and numbers stand in the shared words so often that both fill one form: a market report."""
    return shared.swaps > 1 and shared.swaps * FILLED >= sum(passage.words for passage in shared.passages)


def compare(a: Article, b: Article, analyses: Mapping[str, Analysis], pack: Pack) -> Shared:
    """What two articles share, be it a copy or not, for showing them side by side."""
    tokenise = Tokeniser(pack)
    first, second = (Text(each, analyses.get(each.id), tokenise(each.text)) for each in (a, b))
    return weighed(first, second, next(aligned([(first, second)])))


def copies_of(article: str, copies: Copies) -> tuple[Copy, ...]:
    """The copies in which the article is either side."""
    return tuple(copy for copy in copies.copies if article in (copy.doc, copy.of))


class _Texts(dict[str, Text]):
    """The articles made ready for comparison, when they are asked for; those of late are kept."""

    def __init__(self, articles: Mapping[str, Article], analyses: Mapping[str, Analysis], tokenise: Tokeniser) -> None:
        super().__init__()
        self.articles, self.analyses, self.tokenise, self.formulas = articles, analyses, tokenise, NONE

    def make_ready(self, ids: Iterable[str]) -> None:
        """Cut the texts of several articles into words at once, which is faster."""
        missing = sorted({id_ for id_ in ids if id_ not in self})
        for id_, tokens in self.tokenise.many((id_, self.articles[id_].text) for id_ in missing):
            self._keep(id_, tokens)

    def __missing__(self, id_: str) -> Text:
        return self._keep(id_, self.tokenise(self.articles[id_].text))

    def _keep(self, id_: str, tokens: Tokens) -> Text:
        if len(self) >= KEPT_READY:
            del self[next(iter(self))]
        text = self[id_] = Text(self.articles[id_], self.analyses.get(id_), tokens, self.formulas)
        return text


def _candidates(index: Index, formulas: Formulas, since: int) -> Iterator[tuple[str, str]]:
    """Pairs of ids, each in order, that may share a passage and of which at least one is number `since` or later."""
    fresh = np.arange(len(index.ids)) >= since
    members = {group[0]: group for group in index.equals()}
    for first, group in members.items():
        fresh[first] |= group[-1] >= since
        for at, one in enumerate(group[:MANY]):
            for other in group[at + 1 :] if one == first else group[at + 1 : MANY]:
                if other >= since:
                    yield _in_order(index.ids[one], index.ids[other])
    for first, second in index.pairs(fresh, formulas.prints, FORMULA_PRINTS).tolist():
        for one in members.get(first, [first])[:MANY]:
            for other in members.get(second, [second])[:MANY]:
                if max(one, other) >= since:
                    yield _in_order(index.ids[one], index.ids[other])


def _in_order(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a < b else (b, a)


def _copy(a: Text, b: Text, shared: Shared, crawled: frozenset[str | None], pack: Pack) -> Copy:
    """The copy that `b` is of `a` or the reverse; `a` has the lesser id."""
    verdict = judge(a, b, shared, crawled, pack)
    words = sum(passage.words for passage in shared.passages)
    spans = [(passage.a, passage.b) for passage in shared.passages]
    if verdict.a_first is False:  # a came later: it is the copy
        doc, of, doc_share, of_share = a, b, shared.a_coverage, shared.b_coverage
    else:
        doc, of, doc_share, of_share = b, a, shared.b_coverage, shared.a_coverage
        spans = sorted((in_doc, in_of) for in_of, in_doc in spans)
    return Copy(
        doc=doc.article.id,
        of=of.article.id,
        extent=Extent.WHOLE if doc_share >= WHOLE else Extent.PART,
        spans=tuple(spans),
        doc_coverage=round(doc_share, 4),
        of_coverage=round(of_share, 4),
        directed=verdict.directed,
        agency=verdict.agency,
        reasons=(Reason("copy.shared", (str(words), str(len(spans)))), *verdict.reasons),
    )
