"""Cuts a pile into stories: articles on the same events at about the same time.

Articles are compared by their most telling terms (tf-idf, cosine) and joined by average link; a pair is only looked at
where it shares a rare term and was published within days of one another. Words in a row that two have in common count
far more than terms, but they too are one likeness among those of the whole story: a statement that some outlets quote
chains no events together that have nothing else in common. Claims never join across stories.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from takhrij.link.clustering import Pair, average_link
from takhrij.link.fingerprints import gram_hashes
from takhrij.link.looks import READ, Look, look_at
from takhrij.link.word_keys import Tokeniser
from takhrij.model import Analysis, Article
from takhrij.pack import Pack

THRESHOLD = 0.2  # least likeness of a story, found on the annotated stories
WINDOW = 10  # days between articles that can tell the same story
_CROWD = 400  # articles that share a term, past which it tells nothing
_SHARED = 3  # such terms that two articles must share to be compared
_RUN, _RUNS = 8, 3  # words in a row, and how many such runs two articles must share to have words in common
_IN_COMMON = 1.0  # what words in common add to the likeness of two articles

Telling = Sequence[tuple[str, float]]  # terms with weights, all together of length one


def find_stories(
    articles: Mapping[str, Article],
    analyses: Mapping[str, Analysis],
    pack: Pack,
    looks: Mapping[str, Look] | None = None,
) -> tuple[tuple[str, ...], ...]:
    """The ids of the articles of each story, sorted; every article is in exactly one."""
    twins: defaultdict[tuple[str, str, int], list[str]] = defaultdict(list)  # exact copies of one day count once
    looks = looks or {id_: look_at(articles, analyses, pack, id_) for id_ in articles}
    for id_ in sorted(articles):
        article, day = articles[id_], looks[id_].day
        twins[article.text, article.title or "", -1 if day is None else day].append(id_)
    keys = sorted(twins)
    edges = dict(_likenesses([looks[twins[key][0]].telling for key in keys], np.array([key[2] for key in keys])))
    alike = [pair for pair, likeness in edges.items() if likeness >= THRESHOLD]
    for pair in _sharing_runs(alike, [key[0][:READ] for key in keys], pack):
        edges[pair] += _IN_COMMON
    groups = average_link(len(keys), edges, THRESHOLD)
    return tuple(sorted(tuple(sorted(id_ for at in group for id_ in twins[keys[at]])) for group in groups))


def _sharing_runs(pairs: Sequence[Pair], texts: Sequence[str], pack: Pack) -> list[Pair]:
    """Those of the pairs whose texts share running words: a statement that both quote, a paragraph that both took."""
    tokenise = Tokeniser(pack)
    asked = sorted({at for pair in pairs for at in pair})
    read = zip(asked, tokenise.many((str(at), texts[at]) for at in asked), strict=True)
    runs = {at: np.unique(gram_hashes(tokens.keys, _RUN)) for at, (_, tokens) in read}
    return [(a, b) for a, b in pairs if len(np.intersect1d(runs[a], runs[b], assume_unique=True)) >= _RUNS]


def _likenesses(articles: Sequence[Telling], days: NDArray[np.int64]) -> Iterator[tuple[Pair, float]]:
    """The cosine of pairs that share terms which few articles share and are close enough in time, where it may matter;
    each pair once. Gone through article by article, so that only the pairs of one are held at a time."""
    terms, weights = _table(articles)
    later = _having(terms)
    of_one = np.zeros(terms.max(initial=0) + 1)
    for a, own in enumerate(terms):
        sharing = []
        for term in own.tolist():
            if term in later:
                later[term] = later[term][1:]  # the first is this article itself
                sharing.append(later[term])
        if len(sharing) >= _SHARED:
            others = _shared_often(_close(np.concatenate(sharing), days, days[a]))
            of_one[own] = weights[a]
            likeness = (of_one[terms[others]] * weights[others]).sum(axis=1)
            of_one[own] = 0
            near = likeness >= THRESHOLD / 2
            yield from zip(((a, b) for b in others[near].tolist()), likeness[near].tolist(), strict=True)


def _table(articles: Sequence[Telling]) -> tuple[NDArray[np.int32], NDArray[np.float64]]:
    """A row for each article: the numbers of its terms, and their weights; both 0 where it has fewer than others."""
    numbers: dict[str, int] = {}
    terms = np.zeros((len(articles), max(map(len, articles), default=0)), np.int32)
    weights = np.zeros(terms.shape)
    for at, telling in enumerate(articles):
        terms[at, : len(telling)] = [numbers.setdefault(term, len(numbers) + 1) for term, _ in telling]
        weights[at, : len(telling)] = [weight for _, weight in telling]
    return terms, weights


def _having(terms: NDArray[np.int32]) -> dict[int, NDArray[np.int64]]:
    """For each term that some articles share, but few, their places in order."""
    found, sizes = np.unique(terms, return_counts=True)
    groups = np.split(np.argsort(terms, axis=None, kind="stable") // terms.shape[1], np.cumsum(sizes)[:-1])
    shared = zip(found.tolist(), groups, strict=True) if len(found) else ()
    return {term: group for term, group in shared if term and 1 < len(group) <= _CROWD}


def _close(others: NDArray[np.int64], days: NDArray[np.int64], day: int) -> NDArray[np.int64]:
    """Those of the articles that can tell the story of that day."""
    their = days[others]
    return others if day < 0 else others[(their < 0) | (abs(their - day) <= WINDOW)]


def _shared_often(others: NDArray[np.int64]) -> NDArray[np.int64]:
    """Those that are named so often that they share terms enough, each once."""
    ordered = np.sort(others)
    return np.unique(ordered[_SHARED - 1 :][ordered[_SHARED - 1 :] == ordered[: 1 - _SHARED]])
