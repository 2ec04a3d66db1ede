"""Whom a clause holds responsible: "Kiev is behind the attack", "he accused the league of setting the fire".

Who is accused goes by one key however an outlet names him: a state's capital, palace and ministries are that state.
"""

from __future__ import annotations

from collections.abc import Sequence

from takhrij.link.phrase_index import phrase_index, starts_phrase
from takhrij.link.states import states_in
from takhrij.link.terms import Word
from takhrij.model import Attribution, Force
from takhrij.pack import Pack

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
