"""The pack's words for credit lines, and what a piece of such a line names.

Invariant: a piece is a source only as a whole; a name inside a longer phrase is none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from takhrij.find.outlet_table import (
    WORD,
    Outlet,
    OutletKind,
    evidence_words,
    heads,
    outlet_by_id,
    outlet_named,
    outlets_named,
)
from takhrij.model import Role
from takhrij.pack import Pack

_AROUND = " \t.,،;؛:*+-–—_|/\"'«»“”„‟‘’()[]<>‹›{}~#=•·…"
_VAGUE_KINDS = (None, OutletKind.CHANNEL)  # a قناة may be a canal
_MOST_NAME_WORDS = 6  # of an outlet that the pack does not list, with the noun before it
_JOINED = re.compile(r"\s*[+/،,|&]\s*")


@dataclass(frozen=True, slots=True)
class _Pool:
    """Words that stand where an agency would, and name none ("وكالات")."""

    id: str
    name: str
    role: Role
    forms: tuple[str, ...]
    example: str | None = None


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that begin a line saying where a text was taken from or who wrote it. `needs_mark`: a colon, a dash or
    brackets must show that it is such a line. `anyone`: what follows need not be a known outlet."""

    id: str
    role: Role
    forms: tuple[str, ...]
    needs_mark: bool = False
    anyone: bool = False
    example: str | None = None
    counterexample: str | None = None


@dataclass(frozen=True, slots=True)
class _Photo:
    id: str
    forms: tuple[str, ...]
    example: str | None = None


@dataclass(frozen=True, slots=True)
class _Signature:
    """Words in a closing note that betray the agency without naming it."""

    id: str
    outlet: str
    role: Role
    forms: tuple[str, ...]
    example: str | None = None


class Source(NamedTuple):
    """Whom a credit names: an outlet, a pool of agencies, one of several outlets that share a name (`bearers`), or one
    that the pack does not list; then `name` are its folded words."""

    name: str
    outlet: Outlet | None
    role: Role
    bearers: tuple[Outlet, ...] = ()
    unlisted: bool = False

    @property
    def entity(self) -> str | None:
        """The pack id, where it is an outlet."""
        return self.outlet.id if self.outlet else None

    @property
    def stands_alone(self) -> bool:
        """Whether the name alone makes a credit; one that is also a plain word needs company."""
        if self.outlet is None:
            return not self.bearers
        return not self.outlet.guarded or self.outlet.kind is OutletKind.AGENCY


class Mark(NamedTuple):
    """A credit inside a folded line. `name` and `entity` are the source's; `unknown` is where a name stands that the
    pack does not know. `code` says why."""

    start: int
    end: int
    role: Role
    code: str
    name: str | None = None
    entity: str | None = None
    unknown: tuple[int, int] | None = None


def source_named(piece: str, pack: Pack) -> Source | None:
    """The one source that a piece of a credit line names as a whole."""
    bare = piece.strip(_AROUND)
    if not bare or len(bare) > 60:
        return None
    if pool := _pools(pack).get(pack.fold(bare)):
        return Source(pool.name, None, pool.role)
    found = outlets_named(bare, pack)
    if not found:
        return _unlisted(bare, pack)
    outlet = found[0] if len(found) == 1 else outlet_named(bare, pack)
    if outlet is None:
        return Source(bare, None, Role.BYLINE, found)
    return Source(outlet.name, outlet, Role.AGENCY if outlet.kind is OutletKind.AGENCY else Role.BYLINE)


def _unlisted(piece: str, pack: Pack) -> Source | None:
    """An outlet that the pack does not have, if a noun says that it is one: "صحيفة الشاطئ", "وكالة الشاطئ للأنباء".

    A وكالة may be any agency, so of those only one for news counts.
    """
    words = WORD.findall(pack.fold(piece))
    head = heads(pack).get(words[0]) if words else None
    if head is None or head.kind in _VAGUE_KINDS or head.weak or not 2 <= len(words) <= _MOST_NAME_WORDS:
        return None
    if words[0][:2] in evidence_words(pack)["article"]:
        return None
    if head.kind is not OutletKind.AGENCY:
        return Source(piece, None, Role.BYLINE, unlisted=True)
    return Source(piece, None, Role.AGENCY, unlisted=True) if evidence_words(pack)["between"] & set(words[1:]) else None


def sources_named(piece: str, pack: Pack) -> tuple[tuple[int, int, Source], ...]:
    """All sources of a list such as "فرانس 24/ أ ف ب", with their places in it; empty unless every part is one."""
    found = []
    start = 0
    for part_start, part_end in _parts(piece):
        source = source_named(piece[part_start:part_end], pack)
        if source is None:
            return ()
        start, end = trimmed(piece, part_start, part_end)
        found.append((start, end, source))
    return tuple(found)


def _parts(piece: str) -> list[tuple[int, int]]:
    edges = [0]
    for joint in _JOINED.finditer(piece):
        edges += [joint.start(), joint.end()]
    edges.append(len(piece))
    return [(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if piece[a:b].strip(_AROUND)]


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The range without spaces and marks round it."""
    while start < end and text[start] in _AROUND:
        start += 1
    while end > start and text[end - 1] in _AROUND:
        end -= 1
    return start, end


def is_place(piece: str, pack: Pack) -> bool:
    """Whether a piece of a line is a place as datelines name it: alone, or before a comma."""
    first = re.split("[،,]", piece.strip(_AROUND), maxsplit=1)[0]
    return first.strip(_AROUND) in places(pack)


@cache
def places(pack: Pack) -> frozenset[str]:
    """Folded names of the places that datelines begin with."""
    return frozenset(pack.fold(word) for word in pack.words("datelines.txt"))


@cache
def cues(pack: Pack) -> tuple[tuple[str, Cue], ...]:
    """Folded forms of the cues, the longest first."""
    rows = pack.table("credits.toml", "cue", Cue)
    return tuple(sorted(((pack.fold(form), cue) for cue in rows for form in cue.forms), key=lambda x: (-len(x[0]), x)))


@cache
def photo_forms(pack: Pack) -> tuple[str, ...]:
    """Folded words that begin the credit of a picture."""
    return tuple(pack.fold(form) for row in pack.table("credits.toml", "photo", _Photo) for form in row.forms)


@cache
def signatures(pack: Pack) -> tuple[tuple[str, Outlet, Role], ...]:
    """Folded words of closing notes, with the agency that they betray."""
    rows = pack.table("credits.toml", "signature", _Signature)
    return tuple((pack.fold(form), outlet_by_id(pack)[row.outlet], row.role) for row in rows for form in row.forms)


@cache
def _pools(pack: Pack) -> Mapping[str, _Pool]:
    rows = pack.table("credits.toml", "pool", _Pool)
    return {pack.fold(form): row for row in rows for form in row.forms}


def names_kind_of_outlet(words: Sequence[str], pack: Pack) -> bool:
    """Whether the words hold a noun such as "وكالة": then a name beside them belongs to a sentence, not to a credit."""
    heads = evidence_words(pack)["head"]
    return any(word in heads or word[1:] in heads for word in words)
