"""Clauses of one story that hold one culprit responsible for one deed, which makes them one claim whatever their other
words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from itertools import combinations

from takhrij.link.phrase_index import phrase_index
from takhrij.link.propositions import Proposition
from takhrij.link.states import terms_of_state
from takhrij.link.terms import terms_of
from takhrij.model import Stance
from takhrij.pack import Pack


def blamed_alike(propositions: Sequence[Proposition], pack: Pack) -> set[tuple[int, int]]:
    """Pairs of positions that hold one culprit responsible for one deed."""
    blaming: defaultdict[str, list[int]] = defaultdict(list)
    for at, p in enumerate(propositions):
        for culprit in p.blamed if p.stance is Stance.AFFIRMS and not p.negated else ():
            blaming[culprit].append(at)
    return {
        (a, b)
        for culprit, group in sorted(blaming.items())
        for a, b in combinations(group, 2)
        if _one_deed(_deed(propositions[a], culprit, pack), _deed(propositions[b], culprit, pack), pack)
    }


def _one_deed(a: frozenset[str], b: frozenset[str], pack: Pack) -> bool:
    """Whether two deeds share a word, or one is only called an attack or a crime."""
    unnamed = _terms_of_kind("deed", pack)
    return bool(a & b) or a <= unnamed or b <= unnamed


def _deed(p: Proposition, culprit: str, pack: Pack) -> frozenset[str]:
    """What somebody is held responsible for: the other words of the clause."""
    who = terms_of_state(culprit, pack) | {culprit}
    return frozenset(p.terms) - who - _terms_of_kind("before", pack) - _terms_of_kind("after", pack)


@cache
def _terms_of_kind(kind: str, pack: Pack) -> frozenset[str]:
    known = terms_of(pack)
    phrases = [phrase for same in phrase_index(pack, "blame", kind).values() for phrase in same]
    return frozenset(w.term for phrase in phrases for w in known.words(" ".join(phrase)) if w.term is not None)
