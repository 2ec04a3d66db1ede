"""Brings together the spellings of one rare word inside a story: names above all, which each outlet writes its own way.

"كوريلنكوف" and "كوريلينكوف" become one term before claims are compared. Only words that news hardly ever uses are
brought together, only where they begin alike, and always under the spelling that comes first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from rapidfuzz import fuzz

from takhrij.link.weights import Weights

_RARE = 6.0  # weight from which a word is rare enough to be a name
_SHORTEST = 4  # letters of a word that can be told from others
_ALIKE = 80.0  # least likeness of two spellings, of a hundred
_CROWD = 400  # words that begin alike, past which none is compared


def unify_spellings(terms: Iterable[str], weight: Weights) -> Mapping[str, str]:
    """The spelling that stands for each term that has another; terms that stand alone are not in it."""
    beginning: defaultdict[str, list[str]] = defaultdict(list)
    for term in sorted(set(terms)):
        if len(term) >= _SHORTEST and weight(term) >= _RARE:
            beginning[term[0]].append(term)
    found: dict[str, str] = {}
    for group in beginning.values():
        if len(group) > _CROWD:
            continue
        for k, term in enumerate(group):
            if term not in found:
                for other in group[k + 1 :]:
                    if other not in found and fuzz.ratio(term, other, score_cutoff=_ALIKE):
                        found[other] = term
    return found
