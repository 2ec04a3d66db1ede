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

from takhrij.link.clustering import Pair, average_link
from takhrij.link.fingerprints import gram_hashes
from takhrij.link.looks import READ, Look, look_at
from takhrij.link.tokens import Tokeniser
from takhrij.model import Analysis, Article
from takhrij.pack import Pack

THRESHOLD = 0.2  # least likeness of a story, found on the annotated stories
WINDOW = 10  # days between articles that can tell the same story
_CROWD = 400  # articles that share a term, past which it tells nothing
_SHARED = 3  # such terms that two articles must share to be compared
_RUN, _RUNS = 8, 3  # words in a row, and how many such runs two articles must share to have words in common
_IN_COMMON = 1.0  # what words in common add to the likeness of two articles

Vector = dict[str, float]


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
    vectors = [dict(looks[twins[key][0]].telling) for key in keys]
    days = [None if key[2] < 0 else key[2] for key in keys]
    edges = {
        (a, b): likeness
        for a, b in _candidates(vectors, days)
        if (likeness := _cosine(vectors[a], vectors[b])) >= THRESHOLD / 2
    }
    alike = [pair for pair, likeness in edges.items() if likeness >= THRESHOLD]
    for pair in _sharing_runs(alike, [key[0][:READ] for key in keys], pack):
        edges[pair] += _IN_COMMON
    groups = average_link(len(keys), edges, THRESHOLD)
    return tuple(sorted(tuple(sorted(id_ for at in group for id_ in twins[keys[at]])) for group in groups))


def _sharing_runs(pairs: Sequence[Pair], texts: Sequence[str], pack: Pack) -> list[Pair]:
    """Those of the pairs whose texts share running words: a statement that both quote, a paragraph that both took."""
    tokenise = Tokeniser(pack)
    asked = sorted({at for pair in pairs for at in pair})
    runs = {at: np.unique(gram_hashes(tokenise(texts[at]).keys, _RUN)) for at in asked}
    return [(a, b) for a, b in pairs if len(np.intersect1d(runs[a], runs[b], assume_unique=True)) >= _RUNS]


def _candidates(vectors: list[Vector], days: list[int | None]) -> Iterator[Pair]:
    """Pairs that share terms which few articles share, close enough in time; each once. Gone through article by
    article, so that only the pairs of one are held at a time."""
    having: defaultdict[str, list[int]] = defaultdict(list)
    for at, vector in enumerate(vectors):
        for term in vector:
            having[term].append(at)
    few = {term: np.array(group) for term, group in having.items() if 1 < len(group) <= _CROWD}
    for a, vector in enumerate(vectors):
        sharing = [few[term] for term in vector if term in few]
        if len(sharing) >= _SHARED:
            others, terms = np.unique(np.concatenate(sharing), return_counts=True)
            for b in others[(terms >= _SHARED) & (others > a)].tolist():
                if _close(days[a], days[b]):
                    yield a, b


def _close(a: int | None, b: int | None) -> bool:
    return a is None or b is None or abs(a - b) <= WINDOW


def _cosine(a: Vector, b: Vector) -> float:
    if len(b) < len(a):
        a, b = b, a
    return sum(value * b.get(term, 0.0) for term, value in a.items())
