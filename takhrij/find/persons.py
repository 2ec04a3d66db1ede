"""The persons of the pack's list, and the words of a personal name as it is compared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from takhrij.find.label_lists import first_words, loose_lists, normal_words
from takhrij.pack import Pack

PERSONS = "actors_people.toml"
_SHORTEST = 3  # letters left of a word without its article


@dataclass(frozen=True, slots=True)
class Person:
    """A person of the pack's list. `body` is the key of the body whose head or voice he long was."""

    id: str
    names: tuple[str, ...]
    state: str | None = None
    body: str | None = None


@lru_cache(maxsize=1 << 12)
def person_words(name: str, pack: Pack) -> tuple[str, ...]:
    """A personal name as it is compared: a particle ("عبد", "بن") is one word with what follows it."""
    particles = first_words("name_particles", pack)
    words: list[str] = []
    held = ""
    for word in normal_words(name, pack):
        if word in particles:
            held += word
        else:
            words.append(held + _unfused(word, particles, pack))
            held = ""
    return (*words, held) if held else tuple(words)


def _unfused(word: str, particles: frozenset[str], pack: Pack) -> str:
    """A particle written together with the article behind it, as if it stood apart ("عبدالعزيز" as "عبد العزيز")."""
    article = pack.loosely(loose_lists(pack)["endings"]["prefixes"][-1])
    at = word.find(article)
    fused = at > 0 and word[:at] in particles and len(word) - at - len(article) >= _SHORTEST
    return word[:at] + word[at + len(article) :] if fused else word


def known_person(words: Sequence[str], nations: Sequence[str], pack: Pack) -> Person | None:
    """The person of the pack's list who goes by this name; None where what is said of him is of another nation."""
    found = _people(pack).get(tuple(words))
    if found is not None and nations and found.state is not None and found.state not in nations:
        return None
    return found


@cache
def _people(pack: Pack) -> Mapping[tuple[str, ...], Person]:
    rows = pack.table(PERSONS, "person", Person)
    return {person_words(name, pack): person for person in rows for name in reversed(person.names)}


@cache
def person_by_id(pack: Pack) -> Mapping[str, Person]:
    """The listed persons by their ids."""
    return {person.id: person for person in pack.table(PERSONS, "person", Person)}
