"""The closed word classes of the source-and-content grammar, read from the pack and folded.

Invariant: every set holds folded words; nothing here knows a language.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from functools import cache

from takhrij.find.lexicon import According, Cue
from takhrij.model import Kind
from takhrij.pack import Pack

TITLE, INFORMANT, BODY = "source.title", "source.informant", "source.body"


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
class Letters:
    """Words and letters that the grammar names one by one: the table [letters] of cues/grammar.toml, folded."""

    conjunctions: frozenset[str]
    by: str
    to: str
    answer: str
    article: str
    to_article: str
    about: frozenset[str]
    tongue: frozenset[str]
    masculine_plural: tuple[str, ...]
    nisba: tuple[str, ...]
    feminine: tuple[str, ...]
    pronouns: tuple[str, ...]
    within: frozenset[str]
    apart: frozenset[str]
    human_accusative: str
    time_heads: frozenset[str]
    accusative: str
    plural_alef: str
    same: frozenset[str]
    dual: tuple[str, ...]
    plural_pronouns: frozenset[str]
    endings: tuple[str, ...]
    human_plural: tuple[str, ...]
    appositive_pronouns: frozenset[str]
    totals: frozenset[str]
    opened: str
    closed: str
    therefore: frozenset[str]
    meant: frozenset[str]
    shown: frozenset[str]
    alternatives: frozenset[str]
    vague: frozenset[str]
    what: frozenset[str]
    of_him: frozenset[str]
    we: str


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
    wishes: frozenset[str]
    tails: frozenset[str]
    anonymity: dict[str, tuple[tuple[str, ...], ...]]
    formulas: dict[str, tuple[tuple[str, ...], ...]]
    heads: dict[str, Head]
    informants: tuple[str, ...]  # plural heads of unnamed sources
    nouns: dict[str, tuple[tuple[tuple[str, ...], Cue], ...]]
    according: dict[str, tuple[tuple[tuple[str, ...], According, str], ...]]
    events: frozenset[str]
    glued_names: frozenset[str]
    coordinators: frozenset[str]
    adjectives: frozenset[str]
    manner: frozenset[str]
    also_prepositions: frozenset[str]
    not_joining: frozenset[str]
    passives: frozenset[str]
    plain_past: frozenset[str]
    topics: frozenset[str]
    particles: frozenset[str]
    pure_speech: frozenset[str]
    as_verbs: frozenset[str]
    whole_words: frozenset[str]
    open_words: frozenset[str]
    time_adjectives: frozenset[str]
    own_speech: frozenset[str]
    as_for: frozenset[str]
    resumptive_words: frozenset[str]
    platforms: frozenset[str]
    platform_leads: frozenset[str]
    outlet_nouns: frozenset[str]
    front: frozenset[str]
    towards: frozenset[str]
    addressed: frozenset[tuple[str, ...]]
    feminine_plurals: frozenset[str]
    channel_adjectives: frozenset[str]
    origins: frozenset[str]
    belonging: frozenset[str]
    time_units: frozenset[str]
    time_marks: frozenset[str]
    margins: frozenset[str]
    received: frozenset[str]
    quantities: frozenset[str]
    agency_tasks: frozenset[str]
    groups: frozenset[str]
    crowds: frozenset[str]
    vague_adjectives: frozenset[str]
    occasions: frozenset[str]
    audiences: frozenset[str]
    accounts: frozenset[str]
    passages: frozenset[str]
    carried: frozenset[str]
    carriers: frozenset[str]
    listeners: frozenset[str]
    noun_signs: frozenset[str]
    not_cues: frozenset[str]
    no_speakers: frozenset[str]
    no_joins: frozenset[str]
    light_verbs: frozenset[str]
    not_yet: frozenset[str]
    publishing: frozenset[str]
    pronouns: frozenset[str]
    backward_heads: frozenset[str]
    unions: frozenset[str]
    honorifics: frozenset[str]
    continuing: frozenset[str]
    asides: frozenset[str]
    aside_phrases: frozenset[tuple[str, ...]]
    taken_up: frozenset[tuple[str, ...]]
    so_called: frozenset[tuple[str, ...]]
    remarks: frozenset[tuple[str, ...]]
    tellers: frozenset[str]
    connectors: frozenset[str]
    unsaid: frozenset[str]
    modals: frozenset[str]
    bare_openers: frozenset[str]
    copulas: frozenset[str]
    subordinators: frozenset[str]
    inquiries: frozenset[str]
    own_acts: frozenset[str]
    reporters: frozenset[str]
    signing: frozenset[str]
    overseers: frozenset[str]
    dignities: frozenset[str]
    esteemed: frozenset[str]
    studies: frozenset[str]
    local_bodies: frozenset[str]
    units: frozenset[str]
    receipts: frozenset[str]
    seats: frozenset[str]
    affairs: frozenset[str]
    calls: frozenset[str]
    copies: frozenset[str]
    things: frozenset[str]
    going_on: frozenset[str]
    opinions: frozenset[str]
    drawn: frozenset[str]
    meanwhile: frozenset[str]
    statements: frozenset[str]
    because: frozenset[str]
    counts: frozenset[str]
    suppositions: frozenset[str]
    suppositional: frozenset[str]
    masculine_relatives: frozenset[str]
    feminine_relatives: frozenset[str]
    contrasts: frozenset[str]
    new_clauses: frozenset[str]
    refusing: frozenset[str]
    resumptive_pronouns: frozenset[str]
    resumed_prepositions: frozenset[str]
    speech_nouns: frozenset[str]
    not_sources: frozenset[str]
    function_words: frozenset[str]
    no_subjects: frozenset[str]
    where: frozenset[str]
    attention: frozenset[str]
    name_parts: frozenset[str]
    year_words: frozenset[str]
    some_of_them: frozenset[str]
    ages: frozenset[str]
    verbal_noun: re.Pattern[str]
    elative: re.Pattern[str]
    present: re.Pattern[str]
    predicate: re.Pattern[str]
    first_person: re.Pattern[str]
    we_will: re.Pattern[str]
    letters: Letters

    def disagrees(self, relative: str, gender: str) -> bool:
        """Whether a verb of this gender cannot have the relative's antecedent for its subject: "التي قال"."""
        return relative in (self.feminine_relatives if gender == "m" else self.masculine_relatives) and gender != ""


@cache
def grammar_of(pack: Pack) -> Grammar:
    """The pack's grammar, folded once: each set from the key of the same name, the rest as written here."""
    rows = pack.toml("cues/grammar.toml")
    sets = {
        field.name: frozenset(pack.fold(word) for word in rows[field.name])
        for field in fields(Grammar)
        if field.type == "frozenset[str]" and field.name in rows
    }
    heads = _heads(pack)
    conjunctions = [pack.fold(letter) for letter in rows["letters"]["conjunctions"]]
    sets["relatives"] |= {lead + word for lead in conjunctions for word in sets["relatives"]}
    return Grammar(
        **sets,
        pronominal=frozenset(
            pack.fold(stem + pronoun)
            for stem in rows["complementiser_stems"]
            for pronoun in rows["complementiser_pronouns"]
        ),
        anonymity=_phrases(pack, rows["anonymity"]),
        formulas=_phrases(pack, rows["formulas"]),
        heads=heads,
        informants=tuple(w for w, head in heads.items() if head.plural and head.entry == INFORMANT and len(w) > 4),
        nouns=_nouns(pack),
        according=_according(pack),
        events=frozenset(pack.fold(word) for word in pack.words("cues/events.txt")),
        addressed=frozenset((pack.fold(word),) for word in rows["addressed"]),
        aside_phrases=frozenset(tuple(pack.fold(phrase).split()) for phrase in rows["aside_phrases"]),
        remarks=frozenset(tuple(pack.fold(phrase).split()) for phrase in rows["remarks"]),
        so_called=frozenset(tuple(pack.fold(phrase).split()) for phrase in rows["so_called"]),
        taken_up=frozenset(tuple(pack.fold(phrase).split()) for phrase in rows["taken_up"]),
        letters=_letters(pack, rows["letters"]),
        verbal_noun=re.compile(rows["verbal_noun"]),
        elative=re.compile(rows["elative"]),
        present=re.compile(rows["present"]),
        predicate=re.compile(rows["predicate"]),
        first_person=re.compile(rows["first_person"]),
        we_will=re.compile(rows["we_will"]),
    )


def _letters(pack: Pack, rows: dict[str, str | list[str]]) -> Letters:
    values: dict[str, object] = {}
    for field in fields(Letters):
        row = rows[field.name]
        if field.name == "plural_alef":
            values[field.name] = row  # a raw letter: folding would lose what it tells
        elif isinstance(row, str):
            values[field.name] = pack.fold(row)
        elif field.type == "frozenset[str]":
            values[field.name] = frozenset(pack.fold(word) for word in row)
        else:
            values[field.name] = tuple(pack.fold(word) for word in row)
    return Letters(**values)  # type: ignore[arg-type]


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


def _nouns(pack: Pack) -> dict[str, tuple[tuple[tuple[str, ...], Cue], ...]]:
    found: dict[str, tuple[tuple[tuple[str, ...], Cue], ...]] = {}
    for entry in pack.table("cues/nouns.toml", "noun", Cue):
        for form in entry.forms:
            parts = tuple(pack.fold(form).split())
            found[parts[0]] = (*found.get(parts[0], ()), (parts, entry))
    return {word: tuple(sorted(rows, key=lambda row: (-len(row[0]), not row[1].light))) for word, rows in found.items()}


def _according(pack: Pack) -> dict[str, tuple[tuple[tuple[str, ...], According, str], ...]]:
    found: dict[str, tuple[tuple[tuple[str, ...], According, str], ...]] = {}
    for entry in pack.table("cues/prepositions.toml", "according", According):
        for way in ("forms", "verb", "also", "own"):
            for form in getattr(entry, way):
                parts = tuple(pack.fold(form).split())
                found[parts[0]] = (*found.get(parts[0], ()), (parts, entry, way))
    order = ("own", "verb", "also", "forms")
    return {
        word: tuple(sorted(rows, key=lambda row: (-len(row[0]), order.index(row[2])))) for word, rows in found.items()
    }
