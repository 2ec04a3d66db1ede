"""What a source phrase says of whom it means: office, nation, body, role, sector.

`read_label("المتحدث باسم وزارة الداخلية التونسية")` gives the role of a spokesman, the office "interior" and the nation
TN, so that it and "الداخلية التونسية" make the same body. Invariant: a label is a pure function of the phrase and the
pack; what the phrase does not say stays empty.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from takhrij.pack import Pack

_FILE = "labels.toml"
_WORD = re.compile(r"[^\W_]+")
_LONGEST = 60  # words of a phrase that are looked at; a source is never longer
_SHORTEST = 3  # letters that must be left when a prefix is taken off


@dataclass(frozen=True, slots=True)
class State:
    """A state: `capitals` stand for its government, `adjectives` are masculine singular."""

    id: str
    names: tuple[str, ...]
    capitals: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Office:
    """An office that every state has. `part` says which hang together; `beside_nation`: only with a nation after it."""

    id: str
    part: str
    forms: tuple[str, ...]
    beside_nation: tuple[str, ...] = ()


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


@dataclass(frozen=True, slots=True)
class Label:
    """What one phrase says. `words` are its normalised words; `rest` those that no list knows."""

    words: tuple[str, ...] = ()
    rest: tuple[str, ...] = ()
    office: str | None = None
    part: str | None = None
    body: str | None = None
    nations: tuple[str, ...] = ()
    state: str | None = None
    role: str | None = None
    unnamed: bool = False
    sectors: tuple[str, ...] = ()
    generic: bool = False
    document: bool = False
    another: bool = False

    @property
    def body_key(self) -> str | None:
        """The body it names or belongs to, if the phrase says enough: "is", "interior.TN", "government.FR"."""
        if self.body:
            return self.body
        if self.office and self.nations:
            return f"{self.office}.{self.nations[0]}"
        if self.state and not self.unnamed:
            return f"government.{self.state}"
        return None


@cache
def read_label(phrase: str, pack: Pack) -> Label:
    """The label of a source phrase."""
    words = normal_words(phrase, pack)
    if not words:
        return Label()
    lists = _Lists.of(pack)
    taken = [False] * len(words)
    hits = {kind: list(_hits(words, index)) for kind, index in lists.indexes.items()}
    nations = [(at, end, code) for at, end, code in hits["nation"]]
    after_nation = {at for at, _, _ in nations}
    bodies = hits["body"]
    inside = {at for start, end, _ in bodies for at in range(start, end)}
    offices = [h for h in hits["office"] if h[0] not in inside]
    offices += [h for h in hits["office_of_nation"] if h[1] in after_nation and h[0] not in inside]
    for group in hits.values():
        for start, end, _ in group:
            taken[start:end] = [True] * (end - start)
    office = min(offices, key=lambda h: (h[0], -h[1]))[2] if offices else None
    if not office and bodies:
        office = lists.office_of(bodies[0][2])
    role = min(hits["role"], key=lambda h: (h[0], -h[1]))[2] if hits["role"] else None
    unnamed = [h for h in hits["unnamed"] if h[0] not in inside]
    state = None
    if not offices and not bodies and not unnamed:
        state = next((code for at, end, code in hits["state"] if end - at == len(words)), None)
    sectors = [lists.sector_of[n] for _, _, n in unnamed if n in lists.sector_of]
    sectors += [name for _, _, name in hits["sector"]]
    return Label(
        words=words,
        rest=tuple(w for w, known in zip(words, taken, strict=True) if not known),
        office=office,
        part=lists.part_of.get(office) if office else None,
        body=lists.voice_of(bodies[0][2]) if bodies else None,
        nations=_unique(code for at, _, code in nations if at not in inside) or _body_state(bodies, lists),
        state=state,
        role=role,
        unnamed=bool(unnamed) and unnamed[0][0] <= 1,
        sectors=_unique(sectors),
        generic=any(start == 0 for start, _, _ in hits["generic"]),
        document=any(start == 0 for start, _, _ in hits["document"]),
        another=bool(hits["another"]),
    )


def normal_words(phrase: str, pack: Pack) -> tuple[str, ...]:
    """The words of a phrase, loosely folded, without the article and what is written together with it."""
    prefixes = _Lists.prefixes(pack)
    return tuple(_bare(word, prefixes) for word in _WORD.findall(pack.loosely(phrase))[:_LONGEST])


def _bare(word: str, prefixes: Sequence[str]) -> str:
    for prefix in prefixes:
        if word.startswith(prefix) and len(word) - len(prefix) >= _SHORTEST:
            return word[len(prefix) :]
    return word


def _hits(
    words: Sequence[str], index: Mapping[str, Sequence[tuple[tuple[str, ...], str]]]
) -> Iterator[tuple[int, int, str]]:
    """(start, end, id) of the longest forms, left to right, none inside another."""
    at = 0
    while at < len(words):
        for form, name in index.get(words[at], ()):
            if tuple(words[at : at + len(form)]) == form:
                yield at, at + len(form), name
                at += len(form) - 1
                break
        at += 1


def _unique(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))


def _body_state(bodies: Sequence[tuple[int, int, str]], lists: _Lists) -> tuple[str, ...]:
    state = lists.state_of.get(bodies[0][2]) if bodies else None
    return (state,) if state else ()


class _Lists:
    """The pack's lists, compiled once: first normalised word to forms, the longest first."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        states = pack.table("states.toml", "state", State)
        offices = pack.table(_FILE, "office", Office)
        bodies = pack.table("actors.toml", "body", Body)
        unnamed = pack.table(_FILE, "unnamed", _Forms)
        loose = pack.toml(_FILE)
        endings = loose["endings"]["forms"]
        adjectives = [(a + end, s.id) for s in states for a in s.adjectives for end in endings]
        names = [(name, s.id) for s in states for name in s.names]
        capitals = [(name, s.id) for s in states for name in s.capitals]
        self.part_of = {o.id: o.part for o in offices}
        self.state_of = {b.id: b.state for b in bodies if b.state}
        self.sector_of = {u.id: u.sector for u in unnamed if u.sector}
        self._voice = {b.id: b.speaks_for for b in bodies if b.speaks_for}
        self._office_of = {b.id: (b.office, f"{b.office}.{b.state}") for b in bodies if b.office}

        def plain(name: str) -> list[tuple[str, str]]:
            return [(form, name) for form in loose[name]["forms"]]

        self.indexes = {
            "nation": self._index(adjectives + names),
            "state": self._index(names + capitals),
            "body": self._index((name, b.id) for b in bodies for name in b.names),
            "office": self._index((f, o.id) for o in offices for f in o.forms),
            "office_of_nation": self._index((f, o.id) for o in offices for f in o.beside_nation),
            "role": self._index((f, r.id) for r in pack.table(_FILE, "role", _Forms) for f in r.forms),
            "unnamed": self._index((f, u.id) for u in unnamed for f in u.forms),
            "sector": self._index((f, s.id) for s in pack.table(_FILE, "sector", Sector) for f in s.forms),
            "generic": self._index(plain("generic")),
            "document": self._index(plain("documents")),
            "another": self._index(plain("another")),
        }

    @staticmethod
    @cache
    def of(pack: Pack) -> _Lists:
        """The compiled lists of a pack."""
        return _Lists(pack)

    @staticmethod
    @cache
    def prefixes(pack: Pack) -> tuple[str, ...]:
        """What is written together with a word, the longest first."""
        found = [pack.loosely(p) for p in pack.toml(_FILE)["endings"]["prefixes"]]
        return tuple(sorted(found, key=lambda p: (-len(p), p)))

    def voice_of(self, body: str) -> str:
        """The key of the body whose voice this one is, or its own; an office of a state goes by office and state."""
        body = self._voice.get(body, body)
        return self._office_of[body][1] if body in self._office_of else body

    def office_of(self, body: str) -> str | None:
        """The office of a state that a body is, as the Pentagon is a ministry of defence."""
        return self._office_of[body][0] if body in self._office_of else None

    def _index(self, forms: Iterable[tuple[str, str]]) -> dict[str, list[tuple[tuple[str, ...], str]]]:
        found: dict[str, dict[tuple[str, ...], str]] = {}
        for form, name in forms:
            words = normal_words(form, self._pack)
            found.setdefault(words[0], {}).setdefault(words, name)
        return {first: sorted(entries.items(), key=lambda e: (-len(e[0]), e[0])) for first, entries in found.items()}
