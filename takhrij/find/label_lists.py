"""The pack's lists for source phrases, compiled once: states, offices, bodies, roles, unnamed people, sectors.

Forms are matched word by word after loose folding and without the article. Invariant: the first normalised word of a
form leads to it, the longest form first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache

from takhrij.memo import Memo
from takhrij.pack import Pack

_FILE = "labels.toml"
_WORD = re.compile(r"[^\W_]+")
_LONGEST = 60  # words of a phrase that are looked at; a source is never longer
_SHORTEST = 3  # letters that must be left when a prefix is taken off

# First word to forms, ids, and whether the article must stand before a single word (None: no matter).
Index = Mapping[str, Sequence[tuple[tuple[str, ...], str, bool | None]]]


class Guard(Enum):
    """What names of one word need of the article: nothing, to have it if the list has it, or to be as in the list."""

    NONE = 0
    NEEDED = 1
    STRICT = 2


@dataclass(frozen=True, slots=True)
class State:
    """A state: `capitals` stand for its government, `adjectives` are masculine singular."""

    id: str
    names: tuple[str, ...]
    capitals: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Office:
    """An office that every state has. `part` says which hang together; `beside_nation`: only with a nation after it;
    `many`: a state has many of them, told apart by the name behind ("the governor of Marsa")."""

    id: str
    part: str
    forms: tuple[str, ...]
    beside_nation: tuple[str, ...] = ()
    many: bool = False


@dataclass(frozen=True, slots=True)
class Body:
    """A body, group or person with the names by which it goes; `speaks_for` is the id of the body whose voice it is."""

    id: str
    names: tuple[str, ...]
    kind: str = "organisation"
    state: str | None = None
    speaks_for: str | None = None
    office: str | None = None


@dataclass(frozen=True, slots=True)
class Sector:
    """A sector of sources. `parts` are the offices of a state it may be of, `also` sectors one man may have besides."""

    id: str
    forms: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Forms:
    id: str
    forms: tuple[str, ...]
    sector: str | None = None


def normal_words(phrase: str, pack: Pack) -> tuple[str, ...]:
    """The words of a phrase, loosely folded, without the article and what is written together with it."""
    return all_words(phrase, pack)[:_LONGEST]


def all_words(text: str, pack: Pack) -> tuple[str, ...]:
    """As `normal_words`, for a text of any length."""
    return tuple(map(_bare_words(pack).__getitem__, raw_words(text, pack)))


def raw_words(text: str, pack: Pack) -> list[str]:
    """The words of a text, loosely folded, with all that is written together with them."""
    return _WORD.findall(pack.loosely(text))


@cache
def loose_lists(pack: Pack) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """The lists of the labels' file that are no tables of entries, by name and field, as they are written."""
    return {
        name: {field: tuple(words) for field, words in table.items() if isinstance(words, list)}
        for name, table in pack.toml(_FILE).items()
        if isinstance(table, dict)
    }


@cache
def word_list(name: str, pack: Pack) -> frozenset[tuple[str, ...]]:
    """The forms of such a list as normalised words."""
    return frozenset(normal_words(form, pack) for form in loose_lists(pack)[name]["forms"])


@cache
def first_words(name: str, pack: Pack) -> frozenset[str]:
    """The first words of the forms of such a list."""
    return frozenset(form[0] for form in word_list(name, pack))


def law_named(words: tuple[str, ...], pack: Pack) -> str | None:
    """The kind of law that normalised words begin with ("the draft resolution"), by its id."""
    return next((id_ for form, id_ in _laws(pack) if words[: len(form)] == form), None)


@cache
def _laws(pack: Pack) -> tuple[tuple[tuple[str, ...], str], ...]:
    rows = pack.table(_FILE, "law", _Forms)
    return tuple((normal_words(form, pack), row.id) for row in rows for form in row.forms)


@cache
def _prefixes(pack: Pack) -> tuple[str, ...]:
    """What is written together with a word, the longest first."""
    found = [pack.loosely(p) for p in loose_lists(pack)["endings"]["prefixes"]]
    return tuple(sorted(found, key=lambda p: (-len(p), p)))


@cache
def _bare_words(pack: Pack) -> Memo[str]:
    prefixes = _prefixes(pack)

    def bare(word: str) -> str:
        written = (prefix for prefix in prefixes if word.startswith(prefix) and len(word) - len(prefix) >= _SHORTEST)
        return word.removeprefix(next(written, ""))

    return Memo(bare)


class Lists:
    """The pack's lists, compiled once: first normalised word to forms, the longest first."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        states = pack.table("states.toml", "state", State)
        offices = pack.table(_FILE, "office", Office)
        bodies = pack.table("actors.toml", "body", Body)
        unnamed = pack.table(_FILE, "unnamed", _Forms)
        loose = loose_lists(pack)
        endings = loose["endings"]["forms"]
        adjectives = [(a + end, s.id) for s in states for a in s.adjectives for end in endings]
        particles = ("", *loose["endings"]["prepositions"])
        names = [(p + name, s.id) for s in states for name in s.names for p in particles]
        capitals = [(name, s.id) for s in states for name in s.capitals]
        self.part_of = {o.id: o.part for o in offices}
        self.many = frozenset(o.id for o in offices if o.many)
        self.state_of = {b.id: b.state for b in bodies if b.state}
        self.sector_of = {u.id: u.sector for u in unnamed if u.sector}
        self._voice = {b.id: b.speaks_for for b in bodies if b.speaks_for}
        self._office_of = {b.id: (b.office, f"{b.office}.{b.state}") for b in bodies if b.office}

        def plain(name: str) -> list[tuple[str, str]]:
            return [(form, name) for form in loose[name]["forms"]]

        self.indexes = {
            "nation": self._index(names, Guard.STRICT, adjectives),
            "state": self._index(names + capitals, Guard.STRICT),
            "body": self._index([(f, b.id) for b in bodies for n in b.names for f in self._fused(n)], Guard.STRICT),
            "office": self._index([(p + f, o.id) for o in offices for f in o.forms for p in particles], Guard.NEEDED),
            "office_of_nation": self._index((f, o.id) for o in offices for f in o.beside_nation),
            "role": self._index((f, r.id) for r in pack.table(_FILE, "role", _Forms) for f in r.forms),
            "unnamed": self._index((f, u.id) for u in unnamed for f in u.forms),
            "sector": self._index((f, s.id) for s in pack.table(_FILE, "sector", Sector) for f in s.forms),
            "generic": self._index(plain("generic")),
            "document": self._index(plain("documents")),
            "another": self._index(plain("another")),
            "former": self._index(plain("former")),
            "voice": self._index(plain("voice")),
        }
        self.begins: dict[str, tuple[str, ...]] = {}
        for kind, index in self.indexes.items():
            for word in index:
                self.begins[word] = (*self.begins.get(word, ()), kind)

    def _fused(self, name: str) -> list[str]:
        """A name with what may be written together with it; of "لل" a source is cut as "ل", without the article."""
        endings = loose_lists(self._pack)["endings"]
        names = [particle + name for particle in ("", *endings["prepositions"])]
        article = endings["prefixes"][-1]
        return [*names, endings["prepositions"][-1] + name.removeprefix(article)] if name.startswith(article) else names

    @staticmethod
    @cache
    def of(pack: Pack) -> Lists:
        """The compiled lists of a pack."""
        return Lists(pack)

    def voice_of(self, body: str) -> str:
        """The key of the body whose voice this one is, or its own; an office of a state goes by office and state."""
        body = self._voice.get(body, body)
        return self._office_of[body][1] if body in self._office_of else body

    def speaks(self, body: str) -> bool:
        """Whether a name of the list is only the voice of another body, as a group's own agency."""
        return body in self._voice

    def office_of(self, body: str) -> str | None:
        """The office of a state that a body is, as the Pentagon is a ministry of defence."""
        return self._office_of[body][0] if body in self._office_of else None

    def _index(
        self, forms: Iterable[tuple[str, str]], guard: Guard = Guard.NONE, free: Iterable[tuple[str, str]] = ()
    ) -> Index:
        """The forms by their first word. `guard` says whether names of one word need the article as the list has it;
        `free` forms never do."""
        found: dict[str, dict[tuple[str, ...], tuple[str, bool | None]]] = {}
        guarded = [(form, name, guard) for form, name in forms] + [(form, name, Guard.NONE) for form, name in free]
        for form, name, guard in guarded:
            words, whole = normal_words(form, self._pack), tuple(raw_words(form, self._pack))
            article: bool | None = None
            if len(words) == 1 and (guard is Guard.STRICT or (guard is Guard.NEEDED and words != whole)):
                article = words != whole
            entries = found.setdefault(words[0], {})
            known = entries.setdefault(words, (name, article))
            if known[1] is not None and known[1] is not article:
                entries[words] = (name, None)
            if words != whole and len(whole) == 1:  # "ألماني" loses two letters as if they were the article
                found.setdefault(whole[0], {}).setdefault(whole, (name, None))
        return {
            first: sorted(((form, *entry) for form, entry in entries.items()), key=lambda e: (-len(e[0]), e[0]))
            for first, entries in found.items()
        }
