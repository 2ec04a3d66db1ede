"""Words and short phrases of one kind, listed in a file of the pack, and where a run of words holds one.

A form is one to four words, compared loosely folded; its first word may bear a leading conjunction.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from takhrij.link.terms import Word
from takhrij.pack import Pack

Index = Mapping[str, tuple[tuple[str, ...], ...]]


@dataclass(frozen=True, slots=True)
class Phrases:
    """One entry: forms that mean one thing."""

    id: str
    forms: tuple[str, ...]
    example: tuple[str, ...] = ()
    counterexample: tuple[str, ...] = ()


@cache
def phrase_index(pack: Pack, kind: str, id_: str | None = None, file: str = "claims/clauses.toml") -> Index:
    """The phrases of one kind, or of one entry of it, by their first word."""
    index: dict[str, list[tuple[str, ...]]] = {}
    for entry in pack.table(file, kind, Phrases):
        if id_ is None or entry.id == id_:
            for form in entry.forms:
                phrase = tuple(pack.loosely(form).split())
                index.setdefault(phrase[0], []).append(phrase)
    return {first: tuple(phrases) for first, phrases in index.items()}


def starts_phrase(words: Sequence[Word], at: int, index: Index) -> bool:
    """Whether a phrase of the index begins at a word, with or without a conjunction before it."""
    return phrase_length(words, at, index) > 0


def phrase_length(words: Sequence[Word], at: int, index: Index) -> int:
    """How many words the longest phrase of the index has that begins at a word; 0 where none does."""
    word = words[at]
    if word.folded not in index and word.bare not in index:
        return 0
    phrases = index.get(word.folded, ())
    if word.bare != word.folded:
        phrases = (*phrases, *index.get(word.bare, ()))
    return max(
        (
            len(phrase)
            for phrase in phrases
            if len(phrase) == 1 or tuple(w.folded for w in words[at + 1 : at + len(phrase)]) == phrase[1:]
        ),
        default=0,
    )


def holds_phrase(words: Sequence[Word], index: Index) -> bool:
    """Whether a phrase of the index begins at any of the words."""
    return any(
        (word.folded in index or word.bare in index) and starts_phrase(words, at, index)
        for at, word in enumerate(words)
    )
