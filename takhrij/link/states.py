"""How words name a state: by its name, its capital, or one of its bodies ("the Kremlin")."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from takhrij.link.terms import Word, terms_of
from takhrij.pack import Pack


def states_in(words: Sequence[Word], pack: Pack) -> Iterator[str]:
    """The codes of the states that a run of words names, in order."""
    names = _names(pack)
    for at, word in enumerate(words):
        for form in (word.folded, word.bare, word.folded[1:]):
            for phrase, code in names.get(form, ()):
                if tuple(w.folded for w in words[at + 1 : at + len(phrase)]) == phrase[1:]:
                    yield code
                    break


@cache
def terms_of_state(code: str, pack: Pack) -> frozenset[str]:
    """The terms of all that a state is called."""
    known = terms_of(pack)
    phrases = [phrase for same in _names(pack).values() for phrase, other in same if other == code]
    return frozenset(w.term for phrase in phrases for w in known.words(" ".join(phrase)) if w.term)


def is_country(place: str, pack: Pack) -> bool:
    """Whether a place name is that of a state."""
    return pack.loosely(place) in _countries(pack)


@cache
def _countries(pack: Pack) -> frozenset[str]:
    return frozenset(pack.loosely(name) for row in pack.toml("states.toml")["state"] for name in row["names"])


@cache
def _names(pack: Pack) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """How states, their capitals and their bodies are called, by the first word."""
    found: defaultdict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    states = pack.toml("states.toml")["state"]
    named = [(name, row["id"]) for row in states for name in (*row["names"], *row.get("capitals", []))]
    named += [(n, row["state"]) for row in pack.toml("actors.toml")["body"] if row.get("state") for n in row["names"]]
    for name, code in named:
        phrase = tuple(pack.loosely(name).split())
        found[phrase[0]].append((phrase, code))
    return {first: tuple(sorted(phrases)) for first, phrases in found.items()}
