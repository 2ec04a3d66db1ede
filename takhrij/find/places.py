"""Places by name: the gazetteer cut from GeoNames, the places added by hand, and telling namesakes apart.

Invariant: a name that several places bear resolves to one of them only with a reason: the country that is asked for,
the places named beside it, or one being far larger than the rest. Else it stays unresolved.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from takhrij.pack import Pack

GAZETTEER = "places.tsv"
_BY_HAND = "places.toml"
_FAR_LARGER = 8  # times the inhabitants of the next namesake


@dataclass(frozen=True, slots=True)
class Place:
    """One place. `id` is GeoNames' number, an ISO code for a country, or the pack's own word; coordinates in degrees.

    `plain_words` are forms that are words too ("سرت"): who looks for names in running text leaves them out.
    """

    id: str
    kind: str
    forms: tuple[str, ...]
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    inhabitants: int = 0
    latin: str | None = None
    plain_words: tuple[str, ...] = ()
    note: str | None = None


def place_named(name: str, pack: Pack, *, country_hint: str | None = None, company: Iterable[str] = ()) -> Place | None:
    """The place that bears the name; `company` are the names of other places that stand in the same text.

    >>> from takhrij.pack import load_pack
    >>> place_named("طرابلس", load_pack(), company=["مصراتة", "بنغازي"]).country
    'LY'
    """
    found = places_named(name, pack)
    if len(found) > 1:
        hints: Counter[str | None] = Counter({country_hint: 1}) if country_hint else _countries(company, pack)
        most = max((hints[place.country] for place in found), default=0)
        if most:
            found = tuple(place for place in found if hints[place.country] == most)
    return _foremost(found)


def places_named(name: str, pack: Pack) -> tuple[Place, ...]:
    """All places that bear the name, with or without a head such as "مدينة": countries first, then by inhabitants."""
    index = _index(pack)
    words = pack.loosely(name).split()
    if found := index.get(" ".join(words)):
        return found
    return index.get(" ".join(words[1:]), ()) if words and words[0] in _heads(pack) else ()


def all_places(pack: Pack) -> tuple[Place, ...]:
    """Every place of the pack: those added by hand, then the gazetteer's."""
    return (*pack.table(_BY_HAND, "place", Place), *_gazetteer(pack))


def _foremost(found: tuple[Place, ...]) -> Place | None:
    if not found:
        return None
    first, *others = found
    if not others or first.kind == "country" or {p.country for p in others} == {first.country}:
        return first
    return first if first.inhabitants >= _FAR_LARGER * others[0].inhabitants > 0 else None


def _countries(names: Iterable[str], pack: Pack) -> Counter[str | None]:
    """How many of the names stand in each country, of those that are one place only."""
    found = (places_named(name, pack) for name in sorted(set(names)))
    return Counter(places[0].country for places in found if len({place.country for place in places}) == 1)


@cache
def _gazetteer(pack: Pack) -> tuple[Place, ...]:
    lines = pack.bytes(GAZETTEER).decode("utf-8").splitlines()
    return tuple(_place(line.split("\t")) for line in lines if not line.startswith("#"))


def _place(row: list[str]) -> Place:
    id_, country, kind, latitude, longitude, inhabitants, latin, forms, plain_words = row
    return Place(
        id=id_,
        kind=kind,
        forms=tuple(forms.split("|")) if forms else (),
        country=country,
        latitude=float(latitude),
        longitude=float(longitude),
        inhabitants=int(inhabitants),
        latin=latin,
        plain_words=tuple(plain_words.split("|")) if plain_words else (),
    )


@cache
def _index(pack: Pack) -> Mapping[str, tuple[Place, ...]]:
    """The places under each loosely folded form."""
    found: dict[str, list[Place]] = {}
    for place in all_places(pack):
        for form in dict.fromkeys(pack.loosely(form) for form in (*place.forms, *place.plain_words)):
            found.setdefault(form, []).append(place)
    return {form: tuple(_in_order(places)) for form, places in found.items()}


def _in_order(places: list[Place]) -> Iterator[Place]:
    yield from sorted(places, key=lambda p: (p.kind != "country", -p.inhabitants, p.id))


@cache
def _heads(pack: Pack) -> frozenset[str]:
    hints = pack.toml("name-hints.toml")["hint"]
    return frozenset(pack.loosely(form) for hint in hints if hint["id"] == "place-kind" for form in hint["forms"])
