"""What is read of each article by itself before its story is known: its day, its most telling terms, who speaks in it.

Invariant: a look depends on its article, the analysis and the pack alone, so that it can be kept for the next linking.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from takhrij.link.identities import identities
from takhrij.link.identity import Identity
from takhrij.link.terms import terms_of
from takhrij.link.weights import weights_of
from takhrij.model import Analysis, Article
from takhrij.pack import Pack

READ = 4_000  # letters at the beginning of an article that tell its story
_TOP = 40  # most telling terms of an article that are compared
_HEAD = 300  # letters whose words count double: headline and lead


@dataclass(frozen=True, slots=True)
class Look:
    """`day` counts as `date.toordinal` does; `telling` are terms with weights, all together of length one; `speakers`
    the attributions with the identities of who speaks in them."""

    day: int | None
    telling: tuple[tuple[str, float], ...]
    speakers: tuple[tuple[str, Identity], ...]


def look_at(articles: Mapping[str, Article], analyses: Mapping[str, Analysis], pack: Pack, id_: str) -> Look:
    """The look at one article of a pile."""
    article, analysis = articles[id_], analyses[id_]
    return Look(_day(analysis), _telling(article, pack), tuple(identities(article, analysis, pack).items()))


def _telling(article: Article, pack: Pack) -> tuple[tuple[str, float], ...]:
    known, weight = terms_of(pack), weights_of(pack)
    text = f"{article.title}\n{article.text[:READ]}" if article.title else article.text[:READ]
    counts: Counter[str] = Counter()
    for start, term in known.telling(text):
        if not term[0].isdigit():
            counts[term] += 2 if start < _HEAD else 1
    scored = sorted(((-(1 + math.log(n)) * weight(term), term) for term, n in counts.items()))[:_TOP]
    length = math.sqrt(sum(score * score for score, _ in scored)) or 1.0
    return tuple((term, -score / length) for score, term in scored)


def _day(analysis: Analysis) -> int | None:
    published = analysis.origination.published
    return date.fromisoformat(published[:10]).toordinal() if published else None
