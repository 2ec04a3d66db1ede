"""The pack's outlets and agencies, and finding one by a name that stands alone (a credit, a label, a domain).

Invariant: a name that several outlets bear resolves to none of them unless something tells them apart.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from urllib.parse import urlsplit

from takhrij.pack import Pack

FILES = ("agencies", "pan_arab", "egypt_sudan", "gulf", "levant_iraq", "maghreb", "world")

_MOST_LEVELS = 5  # of a host's name that are looked at

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
    text it needs evidence; so do `guarded_forms`, and `forms` never.
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
class Head:
    """Nouns that stand before an outlet's name: of what `kind` they say it is; `weak` ones stand before much else."""

    id: str
    forms: tuple[str, ...]
    kind: OutletKind | None = None
    weak: bool = False
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
    for form in _forms(pack):
        found.setdefault(form.words[0], []).append(form)
    return {word: tuple(sorted(forms, key=lambda f: -len(f.words))) for word, forms in found.items()}


@cache
def evidence_words(pack: Pack) -> Mapping[str, frozenset[str]]:
    """The folded words that show that a name beside them is an outlet's, by kind of evidence."""
    rows = pack.table("outlets/guards.toml", "evidence", _Evidence)
    return {row.id: frozenset(pack.fold(form) for form in row.forms) for row in rows} | {"head": frozenset(heads(pack))}


@cache
def heads(pack: Pack) -> Mapping[str, Head]:
    """Folded nouns that stand before an outlet's name."""
    return {pack.fold(form): row for row in pack.table("outlets/guards.toml", "head", Head) for form in row.forms}


@cache
def nations(pack: Pack) -> Mapping[str, str]:
    """Folded nationality adjectives as they follow an outlet's name, to countries."""
    rows = pack.table("outlets/guards.toml", "nation", _Nation)
    return {pack.fold(form): row.id for row in rows for form in row.forms}


def outlet_named(name: str, pack: Pack) -> Outlet | None:
    """The outlet that a name means on its own: as in a credit, a record's label, a chain; None if none or several.

    Nouns for a kind of outlet ("صحيفة"), marks, a nationality and words such as "the official" round it need not be in
    the pack's form of the name; where several outlets share it, they decide. A second name in brackets will do.
    """
    plain, found, rest = name.partition("(")
    for part in (name, plain, rest) if found else (name,):
        words, country, kind = _bared(part, pack)
        outlet = told_apart(words, country, kind, pack) if words else None
        if outlet is not None and (kind is not OutletKind.AGENCY or outlet.kind is kind):  # no paper "The News"
            return outlet
    return None


def outlets_named(name: str, pack: Pack) -> tuple[Outlet, ...]:
    """All outlets that a name could mean on its own, whatever is said round it."""
    return bearers(_bared(name, pack)[0], pack)


def _bared(name: str, pack: Pack) -> tuple[list[str], str | None, OutletKind | None]:
    """The words of the name that the pack has, with the country and kind that the words round them tell; else none."""
    nouns, between, nation_of = heads(pack), evidence_words(pack)["between"], nations(pack)
    words = WORD.findall(pack.fold(name))
    country: str | None = None
    kind: OutletKind | None = None
    while words and not bearers(words, pack):
        first, last = words[0], words[-1]
        if last in nation_of or last in between:
            country = nation_of.get(last, country)
            words = words[:-1]
        elif first in nouns or first in between or (kind is not None and first in nation_of):
            kind = kind or (nouns[first].kind if first in nouns else None)
            country = nation_of.get(first, country)
            words = words[1:]
        else:
            return [], None, None
    return words, country, kind


def bearers(words: Sequence[str], pack: Pack) -> tuple[Outlet, ...]:
    """All outlets that are written with these folded words."""
    return _same_name(pack).get(pack.loosely(_one_word(words)), ())


def _one_word(words: Sequence[str]) -> str:
    """A name's words run together, since spaces vary; letters that an agency signs with stay apart (آب is no أ ب)."""
    return (" " if all(len(word) == 1 for word in words) else "").join(words)


def told_apart(words: Sequence[str], country: str | None, kind: OutletKind | None, pack: Pack) -> Outlet | None:
    """The one outlet meant by a name: by nationality, by kind, or since the others are only called so at times."""
    found = bearers(words, pack)
    if len(found) > 1 and country:
        found = tuple(outlet for outlet in found if outlet.country == country)
    if len(found) > 1 and kind:
        found = tuple(outlet for outlet in found if outlet.kind is kind)
    if len(found) > 1:
        own = pack.loosely(_one_word(words))
        found = tuple(o for o in found if pack.loosely(_one_word(WORD.findall(pack.fold(o.name)))) == own)
    return found[0] if len(found) == 1 else None


def outlet_at(address: str, pack: Pack) -> Outlet | None:
    """The outlet whose domain an address belongs to, however deep the host lies below it."""
    try:
        host = urlsplit(address if "//" in address else f"//{address}").hostname or ""
    except ValueError:  # brackets that hold no address
        return None
    parts = host.lower().rsplit(".", _MOST_LEVELS)
    domains = _by_domain(pack)
    return next((found for at in range(len(parts) - 1) if (found := domains.get(".".join(parts[at:])))), None)


def outlet_labelled(label: str, pack: Pack) -> Outlet | None:
    """The outlet of a record's `outlet` field: a label of a data set, else a name, else a domain."""
    return _by_label(pack).get(label.strip().lower()) or outlet_named(label, pack) or outlet_at(label, pack)


@cache
def _by_domain(pack: Pack) -> Mapping[str, Outlet]:
    return {domain: outlet for outlet in outlets(pack) for domain in outlet.domains}


@cache
def _by_label(pack: Pack) -> Mapping[str, Outlet]:
    return {label: outlet for outlet in outlets(pack) for label in (outlet.id, *outlet.labels)}


@cache
def _same_name(pack: Pack) -> Mapping[str, tuple[Outlet, ...]]:
    """Outlets by any of their names, loosely folded and written as one word."""
    forms = _forms(pack)
    keys = pack.loosely("\n".join(_one_word(form.words) for form in forms)).split("\n")
    found: dict[str, dict[str, Outlet]] = {}
    for key, form in zip(keys, forms, strict=True):
        found.setdefault(key, {})[form.outlet.id] = form.outlet
    return {key: tuple(outlets.values()) for key, outlets in found.items()}


@cache
def _forms(pack: Pack) -> tuple[Form, ...]:
    written: list[tuple[str, Outlet, bool, bool]] = []
    for outlet in outlets(pack):
        written += [(form, outlet, outlet.guarded, False) for form in (outlet.name, *outlet.latin)]
        written += [(form, outlet, False, False) for form in outlet.forms]
        written += [(form, outlet, True, False) for form in outlet.guarded_forms]
        written += [(code, outlet, False, True) for code in outlet.codes]
    folded = pack.fold("\n".join(row[0] for row in written)).split("\n")  # one call: folding is most of the work
    return tuple(
        Form(tuple(WORD.findall(text)), outlet, guarded, code)
        for text, (_, outlet, guarded, code) in zip(folded, written, strict=True)
    )
