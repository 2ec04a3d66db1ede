"""Cuts a pile into stories: articles on the same events at about the same time.

Articles are compared by their most telling terms (tf-idf, cosine) and joined by average link; a pair is only looked at
where it shares a rare term and was published within days of one another. Words in a row that two have in common count
far more than terms, but they too are one likeness among those of the whole story: a statement that some outlets quote
chains no events together that have nothing else in common. Claims never join across stories.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial

import numpy as np

from takhrij.link.clustering import Pair, average_link
from takhrij.link.each import Each
from takhrij.link.fingerprints import gram_hashes
from takhrij.link.terms import terms_of
from takhrij.link.tokens import Tokeniser
from takhrij.link.weights import weights_of
from takhrij.model import Analysis, Article
from takhrij.pack import Pack

THRESHOLD = 0.2  # least likeness of a story, found on the annotated stories
WINDOW = 10  # days between articles that can tell the same story
_TOP = 40  # most telling terms of an article that are compared
_CROWD = 400  # articles that share a term, past which it tells nothing
_SHARED = 3  # such terms that two articles must share to be compared
_READ = 4_000  # letters at the beginning of an article that are read
_HEAD = 300  # letters whose words count double: headline and lead
_RUN, _RUNS = 8, 3  # words in a row, and how many such runs two articles must share to have words in common
_IN_COMMON = 1.0  # what words in common add to the likeness of two articles

Vector = dict[str, float]


def find_stories(
    articles: Mapping[str, Article], analyses: Mapping[str, Analysis], pack: Pack, each: Each = map
) -> tuple[tuple[str, ...], ...]:
    """The ids of the articles of each story, sorted; every article is in exactly one."""
    ids = sorted(articles)
    looks = dict(zip(ids, each(partial(_look, articles, analyses, pack), ids), strict=True))
    twins: defaultdict[tuple[str, str, int], list[str]] = defaultdict(list)  # exact copies of one day count once
    for id_, (day, _) in looks.items():
        twins[articles[id_].text, articles[id_].title or "", -1 if day is None else day].append(id_)
    keys = sorted(twins)
    vectors = [looks[twins[key][0]][1] for key in keys]
    days = [None if key[2] < 0 else key[2] for key in keys]
    edges = {
        (a, b): likeness
        for a, b in _candidates(vectors, days)
        if (likeness := _cosine(vectors[a], vectors[b])) >= THRESHOLD / 2
    }
    alike = [pair for pair, likeness in edges.items() if likeness >= THRESHOLD]
    for pair in _sharing_runs(alike, [key[0][:_READ] for key in keys], pack):
        edges[pair] += _IN_COMMON
    groups = average_link(len(keys), edges, THRESHOLD)
    return tuple(sorted(tuple(sorted(id_ for at in group for id_ in twins[keys[at]])) for group in groups))


def _sharing_runs(pairs: Sequence[Pair], texts: Sequence[str], pack: Pack) -> list[Pair]:
    """Those of the pairs whose texts share running words: a statement that both quote, a paragraph that both took."""
    tokenise = Tokeniser(pack)
    asked = sorted({at for pair in pairs for at in pair})
    runs = {at: np.unique(gram_hashes(tokenise(texts[at]).keys, _RUN)) for at in asked}
    return [(a, b) for a, b in pairs if len(np.intersect1d(runs[a], runs[b], assume_unique=True)) >= _RUNS]


def _look(
    articles: Mapping[str, Article], analyses: Mapping[str, Analysis], pack: Pack, id_: str
) -> tuple[int | None, Vector]:
    """The day of an article and what it tells of."""
    return _day(analyses[id_]), _vector(articles[id_], pack)


def _vector(article: Article, pack: Pack) -> Vector:
    """The most telling terms of an article, scaled to length one."""
    known, weight = terms_of(pack), weights_of(pack)
    text = f"{article.title}\n{article.text[:_READ]}" if article.title else article.text[:_READ]
    counts: Counter[str] = Counter()
    for start, term in known.telling(text):
        if not term[0].isdigit():
            counts[term] += 2 if start < _HEAD else 1
    scored = sorted(((-(1 + math.log(n)) * weight(term), term) for term, n in counts.items()))[:_TOP]
    length = math.sqrt(sum(score * score for score, _ in scored)) or 1.0
    return {term: -score / length for score, term in scored}


def _day(analysis: Analysis) -> int | None:
    published = analysis.origination.published
    return date.fromisoformat(published[:10]).toordinal() if published else None


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
