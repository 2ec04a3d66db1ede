"""The pack's outlets and agencies, and finding one by a name that stands alone (a credit, a label, a domain).

Invariant: a name that several outlets bear resolves to none of them unless something tells them apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from urllib.parse import urlsplit

from takhrij.pack import Pack

FILES = ("agencies", "pan_arab", "egypt_sudan", "gulf", "levant_iraq", "maghreb", "world")

# Letters and digits; what stands between them never tells one outlet's name from another's.
WORD = re.compile(r"[^\W_]+")


class OutletKind(StrEnum):
    AGENCY = "agency"
    NEWSPAPER = "newspaper"
    MAGAZINE = "magazine"
    CHANNEL = "channel"
    RADIO = "radio"
    SITE = "site"


@dataclass(frozen=True, slots=True)
class Outlet:
    """One outlet as the pack knows it.

    `name` is what Arabic news calls it, `forms` other spellings, `latin` its names in Latin letters, `codes` how it
    signs ("د ب أ"), `labels` how data sets call it. `owner` joins outlets whose own voices count once. `state`: an
    organ of the state `country`, which are one origin. `guarded`: the name is also a plain word, so that in running
    text it needs evidence; `guarded_forms` need it although the name does not.
    """

    id: str
    name: str
    kind: OutletKind
    country: str | None = None
    language: str = "ar"
    forms: tuple[str, ...] = ()
    guarded_forms: tuple[str, ...] = ()
    latin: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    owner: str | None = None
    state: bool = False
    guarded: bool = False
    example: str | None = None
    counterexample: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write an outlet's name: its folded words, and whether running text must give evidence for it."""

    words: tuple[str, ...]
    outlet: Outlet
    guarded: bool
    code: bool


@dataclass(frozen=True, slots=True)
class _Evidence:
    id: str
    forms: tuple[str, ...]
    note: str | None = None


@dataclass(frozen=True, slots=True)
class _Nation:
    id: str
    forms: tuple[str, ...]


@cache
def outlets(pack: Pack) -> tuple[Outlet, ...]:
    """Every outlet of the pack, in the order of its files."""
    return tuple(outlet for file in FILES for outlet in pack.table(f"outlets/{file}.toml", "outlet", Outlet))


@cache
def outlet_by_id(pack: Pack) -> Mapping[str, Outlet]:
    """Outlets by their pack id."""
    return {outlet.id: outlet for outlet in outlets(pack)}


@cache
def forms_by_first_word(pack: Pack) -> Mapping[str, tuple[Form, ...]]:
    """The forms that begin with a folded word, the longest first."""
    found: dict[str, list[Form]] = {}
    for outlet in outlets(pack):
        for form in _forms(outlet, pack):
            found.setdefault(form.words[0], []).append(form)
    return {word: tuple(sorted(forms, key=lambda f: -len(f.words))) for word, forms in found.items()}


@cache
def evidence_words(pack: Pack) -> Mapping[str, frozenset[str]]:
    """The folded words that show that a name beside them is an outlet's, by kind of evidence."""
    rows = pack.table("outlets/guards.toml", "evidence", _Evidence)
    return {row.id: frozenset(pack.fold(form) for form in row.forms) for row in rows}


@cache
def nations(pack: Pack) -> Mapping[str, str]:
    """Folded nationality adjectives as they follow an outlet's name, to countries."""
    rows = pack.table("outlets/guards.toml", "nation", _Nation)
    return {pack.fold(form): row.id for row in rows for form in row.forms}


def outlet_named(name: str, pack: Pack) -> Outlet | None:
    """The outlet that a name means on its own: as in a credit, a record's label, a chain; None if none or several.

    Nouns for a kind of outlet before it ("صحيفة"), marks round it and a nationality after it do not matter; where
    outlets of several countries share the name, the nationality decides.
    """
    evidence, nation_of = evidence_words(pack), nations(pack)
    words = WORD.findall(pack.fold(name))
    country = None
    while words:
        if found := bearers(words, pack):
            here = [outlet for outlet in found if country == outlet.country] if len(found) > 1 else found
            return here[0] if len(here) == 1 else None
        if words[-1] in nation_of:
            country = nation_of[words.pop()]
        elif words[0] in evidence["head"] or words[0] in evidence["between"]:
            words = words[1:]
        else:
            return None
    return None


def bearers(words: Sequence[str], pack: Pack) -> tuple[Outlet, ...]:
    """All outlets that are written with these folded words."""
    return _same_name(pack).get(_key(words, pack), ())


def outlet_at(address: str, pack: Pack) -> Outlet | None:
    """The outlet whose domain an address belongs to, however deep the host lies below it."""
    try:
        host = urlsplit(address if "//" in address else f"//{address}").hostname or ""
    except ValueError:  # brackets that hold no address
        return None
    parts = host.lower().split(".")
    domains = _by_domain(pack)
    return next((found for at in range(len(parts) - 1) if (found := domains.get(".".join(parts[at:])))), None)


def outlet_labelled(label: str, pack: Pack) -> Outlet | None:
    """The outlet of a record's `outlet` field: a label of a data set, else a name."""
    return _by_label(pack).get(label.strip().lower()) or outlet_named(label, pack) or outlet_at(label, pack)


@cache
def _by_domain(pack: Pack) -> Mapping[str, Outlet]:
    return {domain: outlet for outlet in outlets(pack) for domain in outlet.domains}


@cache
def _by_label(pack: Pack) -> Mapping[str, Outlet]:
    return {label: outlet for outlet in outlets(pack) for label in (outlet.id, *outlet.labels)}


@cache
def _same_name(pack: Pack) -> Mapping[str, tuple[Outlet, ...]]:
    """Outlets by any of their names; one whose own name it is goes before one that is only called so at times."""
    found: dict[str, list[Outlet]] = {}
    for outlet in outlets(pack):
        for form in _forms(outlet, pack):
            bearers = found.setdefault(_key(form.words, pack), [])
            if outlet not in bearers:
                bearers.append(outlet)
    return {key: tuple(bearers) for key, bearers in found.items()}


def _key(words: Sequence[str], pack: Pack) -> str:
    return pack.loosely("".join(words))


def _forms(outlet: Outlet, pack: Pack) -> Iterator[Form]:
    written = [(form, outlet.guarded, False) for form in (outlet.name, *outlet.forms, *outlet.latin)]
    written += [(form, True, False) for form in outlet.guarded_forms]
    written += [(code, False, True) for code in outlet.codes]
    for text, guarded, code in written:
        if words := tuple(WORD.findall(pack.fold(text))):
            yield Form(words, outlet, guarded, code)
