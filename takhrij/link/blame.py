"""Whom a clause holds responsible: "Kiev is behind the attack", "he accused the league of setting the fire".

Who is accused goes by one key however an outlet names him: a state's capital, palace and ministries are that state.
Two clauses that hold one culprit responsible for one deed are one claim, whatever other words they choose.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING

from takhrij.link.phrase_index import phrase_index, starts_phrase
from takhrij.link.states import states_in, terms_of_state
from takhrij.link.terms import Word, terms_of
from takhrij.model import Attribution, Force, Stance
from takhrij.pack import Pack

if TYPE_CHECKING:
    from takhrij.link.propositions import Proposition

_BEFORE = 8  # words before "is behind it" among which the culprit stands
_AFTER = 4  # words after "the involvement of" among which he stands
_HEAD = 7  # words of an accusation before what somebody is accused of


def find_blamed(clause: Sequence[Word], attribution: Attribution | None, opens: bool, pack: Pack) -> tuple[str, ...]:
    """Keys of those whom a clause holds responsible; `opens`: the content of the attribution begins with it."""
    found: list[str] = []
    for at in range(len(clause)):
        if starts_phrase(clause, at, phrase_index(pack, "blame", "before")):
            found += _nearest(clause[max(0, at - _BEFORE) : at], pack)
        elif starts_phrase(clause, at, phrase_index(pack, "blame", "after")):
            found += _first(clause[at + 1 : at + 1 + _AFTER], pack)
    if not found and opens and attribution is not None and attribution.force is Force.ALLEGES:
        found += _accused(clause, pack)
    return tuple(dict.fromkeys(found))


def _accused(clause: Sequence[Word], pack: Pack) -> list[str]:
    """Who stands before what he is accused of: "the league | of setting the fire"."""
    clitic = pack.toml("claims/clauses.toml")["of_what"]
    for at, word in enumerate(clause[: _HEAD + 1]):
        if at and word.folded.startswith(clitic) and word.term is not None:
            return list(states_in(clause[:at], pack)) or _first(clause[:at], pack)
    return []


def _first(words: Sequence[Word], pack: Pack) -> list[str]:
    states = list(states_in(words, pack))
    return states[:1] or [word.term for word in words if word.term is not None][:1]


def _nearest(words: Sequence[Word], pack: Pack) -> list[str]:
    states = list(states_in(words, pack))
    return states[-1:] or [word.term for word in words if word.term is not None][:1]


# ---------------------------------------------------------------- one accusation in many words


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
