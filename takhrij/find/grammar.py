"""The closed word classes of the source-and-content grammar, read from the pack and folded.

Invariant: every set holds folded words; nothing here knows a language.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from takhrij.find.lexicon import According, Noun
from takhrij.model import Kind
from takhrij.pack import Pack


@dataclass(frozen=True, slots=True)
class SourceNoun:
    """An entry of cues/sources.toml: head nouns of sources, and the kind of source that they make."""

    id: str
    kind: Kind
    singular: tuple[str, ...]
    plural_forms: tuple[str, ...]
    plural: Kind | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """What a head noun says of a source: its kind, and whether it is plural."""

    entry: str
    kind: Kind
    plural: bool


@dataclass(frozen=True, slots=True)
class Grammar:
    """The words of cues/grammar.toml as sets, and phrases as tuples of words by their first one."""

    complementisers: frozenset[str]
    pronominal: frozenset[str]
    relatives: frozenset[str]
    auxiliaries: frozenset[str]
    negations: frozenset[str]
    resumptives: frozenset[str]
    commas: frozenset[str]
    closers: frozenset[str]
    adverbial: frozenset[str]
    openers: frozenset[str]
    times: frozenset[str]
    name_introducers: frozenset[str]
    channels: frozenset[str]
    receivers: frozenset[str]
    channel_prepositions: frozenset[str]
    backward: frozenset[str]
    wishes: frozenset[str]
    tails: frozenset[str]
    anonymity: dict[str, tuple[tuple[str, ...], ...]]
    formulas: dict[str, tuple[tuple[str, ...], ...]]
    heads: dict[str, Head]
    nouns: dict[str, tuple[tuple[tuple[str, ...], Noun], ...]]
    according: dict[str, tuple[tuple[tuple[str, ...], According, bool], ...]]
    events: frozenset[str]
    glued_names: frozenset[str]
    coordinators: frozenset[str]
    verbal_noun: re.Pattern[str]


@cache
def grammar_of(pack: Pack) -> Grammar:
    """The pack's grammar, folded once."""
    rows = pack.toml("cues/grammar.toml")

    def words(key: str) -> frozenset[str]:
        return frozenset(pack.fold(word) for word in rows[key])

    complementisers = words("complementisers")
    return Grammar(
        complementisers=complementisers,
        pronominal=frozenset(
            pack.fold(stem + pronoun)
            for stem in rows["complementiser_stems"]
            for pronoun in rows["complementiser_pronouns"]
        ),
        relatives=words("relatives"),
        auxiliaries=words("auxiliaries"),
        negations=words("negations"),
        resumptives=words("resumptives"),
        commas=words("commas"),
        closers=words("closers"),
        adverbial=words("adverbial_prepositions"),
        openers=words("clause_openers"),
        times=words("times"),
        name_introducers=words("name_introducers"),
        channels=words("channels"),
        receivers=words("receivers"),
        channel_prepositions=words("channel_prepositions"),
        backward=words("backward"),
        wishes=words("wishes"),
        tails=words("reporting_tail"),
        anonymity=_phrases(pack, rows["anonymity"]),
        formulas=_phrases(pack, rows["formulas"]),
        heads=_heads(pack),
        nouns=_nouns(pack),
        according=_according(pack),
        events=frozenset(pack.fold(word) for word in pack.words("cues/events.txt")),
        glued_names=words("glued_names"),
        coordinators=words("coordinators"),
        verbal_noun=re.compile(rows["verbal_noun"]),
    )


def _phrases(pack: Pack, phrases: list[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in phrases:
        parts = tuple(pack.fold(phrase).split())
        found[parts[0]] = (*found.get(parts[0], ()), parts)
    return found


def _heads(pack: Pack) -> dict[str, Head]:
    found: dict[str, Head] = {}
    for entry in pack.table("cues/sources.toml", "source", SourceNoun):
        for word in entry.singular:
            found.setdefault(pack.fold(word), Head(entry.id, entry.kind, False))
        for word in entry.plural_forms:
            found.setdefault(pack.fold(word), Head(entry.id, entry.plural or entry.kind, True))
    return found


def _nouns(pack: Pack) -> dict[str, tuple[tuple[tuple[str, ...], Noun], ...]]:
    found: dict[str, tuple[tuple[tuple[str, ...], Noun], ...]] = {}
    for entry in pack.table("cues/nouns.toml", "noun", Noun):
        for form in entry.forms:
            parts = tuple(pack.fold(form).split())
            found[parts[0]] = (*found.get(parts[0], ()), (parts, entry))
    return found


def _according(pack: Pack) -> dict[str, tuple[tuple[tuple[str, ...], According, bool], ...]]:
    found: dict[str, tuple[tuple[tuple[str, ...], According, bool], ...]] = {}
    for entry in pack.table("cues/prepositions.toml", "according", According):
        for verbal, forms in ((False, entry.forms), (True, entry.verb)):
            for form in forms:
                parts = tuple(pack.fold(form).split())
                found[parts[0]] = (*found.get(parts[0], ()), (parts, entry, verbal))
    longest_first = {word: tuple(sorted(rows, key=lambda row: -len(row[0]))) for word, rows in found.items()}
    return longest_first
