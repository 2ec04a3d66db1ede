"""Cuts a stretch of text into clauses, one event each, so that each can be claimed and denied by itself.

"قتل ثلاثة وأصيب خمسة قرب المعبر الذي أغلق أمس" is three clauses. Cutting reads words only, from left to right, in
linear time; a piece with too little in it stays with its neighbour, and a toll that moves with the number that it moves
to. The clauses cover all words in order.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from takhrij.link.numbers import is_number
from takhrij.link.phrase_index import Index, Phrases, phrase_index, starts_phrase
from takhrij.link.terms import Word, terms_of
from takhrij.pack import Pack

_LEAST_ADJUNCT = 4  # telling words that an adjunct must hold to stand alone
_LEAST_TERMS = 2  # telling words that a clause must hold to stand alone
_TOLL_WITHIN = 25  # words after "the number of dead" among which the number stands that it moves to
_STOP = re.compile(r"[.!?؟…؛;:\n]")
_PAUSE = re.compile(r"[،,–—-]")


@dataclass(frozen=True, slots=True)
class _Shape:
    id: str
    pattern: str
    example: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Tables:
    openers: Index
    adjuncts: Index
    coordinated: frozenset[str]
    shapes: tuple[re.Pattern[str], ...]
    events: frozenset[str]


@cache
def _tables(pack: Pack) -> _Tables:
    file = "claims/clauses.toml"
    coordinated = {pack.loosely(form) for entry in pack.table(file, "coordinate", Phrases) for form in entry.forms}
    shapes = tuple(re.compile(shape.pattern) for shape in pack.table(file, "shape", _Shape))
    return _Tables(
        phrase_index(pack, "opener"),
        phrase_index(pack, "adjunct"),
        frozenset(coordinated),
        shapes,
        terms_of(pack).events,
    )


def _counts_next(words: Sequence[Word], at: int, pack: Pack) -> bool:
    """Whether a word tells what follows how often: "carrying 150 people", not "ten dead and the wounding of 20"."""
    if is_number(words[at - 1], pack):
        return False
    after = words[at + 1 : at + 3]
    if len(after) == 2 and after[0].term is None and after[0].folded == after[0].bare:
        after = after[1:]  # "carrying about 150 people"
    return bool(after) and is_number(after[0], pack)


def _inside_tolls(text: str, words: Sequence[Word], pack: Pack) -> frozenset[int]:
    """Words between a toll that moves and the number that it moves to, however much is said of the event between them:
    "the number of dead of the quake that hit the island rose to 387"."""
    toll, moves, to = (phrase_index(pack, "toll", id_) for id_ in ("how many", "moves", "to"))
    inside: set[int] = set()
    for at in range(len(words)):
        if at in inside or not starts_phrase(words, at, toll):
            continue
        moving = any(starts_phrase(words, k, moves) for k in range(max(0, at - 2), at))
        for k in range(at + 1, min(at + _TOLL_WITHIN, len(words))):
            if stops_between(text, words[k - 1], words[k]):
                break
            moving = moving or starts_phrase(words, k, moves)
            if moving and starts_phrase(words, k, to) and any(is_number(w, pack) for w in words[k + 1 : k + 4]):
                inside.update(range(at + 1, k + 1))
                break
    return frozenset(inside)


def stops_between(text: str, before: Word, after: Word) -> bool:
    """Whether a sentence ends between two words."""
    return _STOP.search(text, before.span.end, after.span.start) is not None


class _Cut(NamedTuple):
    """Where a piece begins; whether a sentence does; how many telling words the piece needs to be a clause."""

    at: int
    sentence: bool
    least: int


def cut_clauses(text: str, words: Sequence[Word], pack: Pack) -> list[Sequence[Word]]:
    """The words of a stretch, cut into clauses; no clause is empty."""
    cuts = [_Cut(0, True, _LEAST_TERMS)]
    inside = _inside_tolls(text, words, pack)
    for at in range(1, len(words)):
        between = text[words[at - 1].span.end : words[at].span.start]
        if stops_between(text, words[at - 1], words[at]):
            cuts.append(_Cut(at, True, _LEAST_TERMS))
        elif at in inside:
            continue
        elif _opens(words, at, bool(_PAUSE.search(between)), pack):
            cuts.append(_Cut(at, False, _LEAST_TERMS))
        elif starts_phrase(words, at, _tables(pack).adjuncts):
            cuts.append(_Cut(at, False, _LEAST_ADJUNCT))
    return _joined(words, cuts)


def _opens(words: Sequence[Word], at: int, pause: bool, pack: Pack) -> bool:
    tables, word = _tables(pack), words[at]
    if starts_phrase(words, at, tables.openers):
        return True
    if word.folded == word.bare:
        counts = words[at - 1].term is not None and _counts_next(words, at, pack)
        return word.term in tables.events and (pause or counts)
    if word.term in tables.events:
        if words[at - 1].term is None and _own_first_letter(word, pack):
            return False
        return word.term not in (words[at - 1].term, words[at - 2].term)
    if word.bare in tables.coordinated or (is_number(word, pack) and not is_number(words[at - 1], pack)):
        return True
    return any(shape.fullmatch(word.bare) for shape in tables.shapes)


def _own_first_letter(word: Word, pack: Pack) -> bool:
    """Whether a word that seems to bear a conjunction is another without it: "most of its imports" (وارداتها)."""
    return terms_of(pack).words(word.bare)[0].term != word.term


def _joined(words: Sequence[Word], cuts: Sequence[_Cut]) -> list[Sequence[Word]]:
    """The clauses, each with enough in it.

    A short piece goes to the next one, at the end of a sentence to the last; a short adjunct always to the last.
    """
    clauses: list[Sequence[Word]] = []
    start, fresh = 0, True
    for k, cut in enumerate(cuts):
        end = cuts[k + 1].at if k + 1 < len(cuts) else len(words)
        stops = k + 1 == len(cuts) or cuts[k + 1].sentence
        piece = words[start:end]
        enough = sum(word.term is not None for word in piece) >= cut.least
        if enough or (stops and (fresh or not clauses)):
            clauses.append(piece)
            start, fresh = end, stops
        elif stops or (cut.least > _LEAST_TERMS and not fresh):
            clauses[-1] = [*clauses[-1], *piece]
            start, fresh = end, stops
    return [clause for clause in clauses if clause]
