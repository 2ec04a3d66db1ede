"""Reads the words beside a time expression: the tense of its verb, and whether what it dates happens at one moment.

Invariant: looks at a bounded number of words, within the clause, and only at what is written.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from takhrij.pack import Pack

_WORDS = 6  # of the clause before that may hold its verb
_REACH = 70  # letters; about a dozen words
_CLAUSE_END = re.compile(r"[.!?؟…\n\r:;؛\"«»“”]")
_WORD = re.compile(r"[^\W\d_]+")


class _Verbs(NamedTuple):
    future_prefixes: tuple[str, ...]
    not_future: tuple[str, ...]
    imperfects: tuple[str, ...]
    turn_past: tuple[str, ...]
    future_cues: tuple[str, ...]
    past_cues: tuple[str, ...]
    punctual: tuple[str, ...]
    complementisers: tuple[str, ...]
    conjunctions: tuple[str, ...]


@cache
def _verbs(pack: Pack) -> _Verbs:
    rows = pack.toml("times/verbs.toml") | pack.toml("times/clitics.toml")
    folded = {name: tuple(pack.fold(word) for word in rows[name]) for name in _Verbs._fields}
    return _Verbs(**folded)


def tense_of(folded: str, start: int, end: int, pack: Pack, imperfect: bool = False) -> str | None:
    """ "future" or "past" where the words of the clause say so, else None. `imperfect`: whether what is arranged and
    told in the present ("they meet Sunday") points ahead, as it does for a weekday."""
    verbs = _verbs(pack)
    before, after = _before(folded, start), _after(folded, end)
    for at in range(len(before) - 1, max(-1, len(before) - 1 - _WORDS), -1):
        word = before[at]
        bare = word[1:] if word.startswith(verbs.conjunctions) and len(word) > 3 else word
        if word in verbs.past_cues:
            return "past"
        if (
            bare in verbs.future_cues
            or _in_future(bare, verbs)
            or (imperfect and bare in verbs.imperfects and word not in verbs.not_future)
        ):
            if not any(w in verbs.turn_past for w in before[max(0, at - 3) : at]):
                return "future"
            if bare not in verbs.imperfects:
                return None
    if after and (_in_future(after[0], verbs) or after[0] in verbs.future_cues):
        return "future"
    return None


def begins_speech(folded: str, start: int, end: int, pack: Pack) -> bool:
    """Whether what somebody said begins between those places."""
    return any(
        word in _verbs(pack).complementisers for word in _WORD.findall(folded[max(start, end - 2 * _REACH) : end])
    )


def is_punctual(folded: str, start: int, pack: Pack, more: frozenset[str] = frozenset()) -> bool:
    """Whether one of the words before, in the clause, tells what happens at one moment, or is one of `more`."""
    verbs = _verbs(pack)
    near = _before(folded, start)[-8:]
    near += [word[1:] for word in near if word.startswith(verbs.conjunctions)]
    return any(word in verbs.punctual or word in more for word in near)


def _in_future(word: str, verbs: _Verbs) -> bool:
    return len(word) >= 4 and word.startswith(verbs.future_prefixes) and word not in verbs.not_future


def _before(folded: str, start: int) -> list[str]:
    return _WORD.findall(_CLAUSE_END.split(folded[max(0, start - _REACH) : start])[-1])


def _after(folded: str, end: int) -> list[str]:
    return _WORD.findall(_CLAUSE_END.split(folded[end : end + 25])[0])
