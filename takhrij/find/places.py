"""Places by name: the gazetteer cut from GeoNames, the places added by hand, and telling namesakes apart.

Invariant: a name that several places bear resolves to one of them only with a reason: the country that is asked for,
the places named beside it, or one being far larger than the rest. Else it stays unresolved.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from takhrij.pack import Pack

GAZETTEER = "places.tsv"
_BY_HAND = "places.toml"
_FAR_LARGER = 8  # times the inhabitants of the next namesake
_BEYOND_COMPARE = 50  # times as many inhabitants: the smaller namesake is never meant
_LARGE = 100_000  # inhabitants from which a town is meant whatever else is named

Countries = Counter[str | None]


@dataclass(frozen=True, slots=True)
class Place:
    """One place. `id` is GeoNames' number, an ISO code for a country, or the pack's own word; coordinates in degrees.

    `plain_words` are forms that are words too ("سرت"): who looks for names in running text leaves them out.
    """

    id: str
    forms: tuple[str, ...]
    kind: str = "place"
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    inhabitants: int = 0
    latin: str | None = None
    plain_words: tuple[str, ...] = ()
    example: str | None = None
    note: str | None = None


def place_named(name: str, pack: Pack, *, country_hint: str | None = None, company: Iterable[str] = ()) -> Place | None:
    """The place that bears the name; `company` are the names of other places that stand in the same text.

    >>> from takhrij.pack import load_pack
    >>> place_named("طرابلس", load_pack(), company=["مصراتة", "بنغازي"]).country
    'LY'
    """
    found = places_named(name, pack)
    if len(found) > 1:
        found = _of_countries(found, Counter({country_hint: 1}) if country_hint else countries_of(company, pack))
    return _foremost(found)


def place_among(name: str, countries: Countries, pack: Pack) -> tuple[Place, str] | None:
    """The place that a name means in a text that names places of these countries, and how that is known.

    "only": nothing else is called so, and it is listed by hand, a country or large; "beside": it is in a country of the
    places named beside it; "foremost": it is far larger than its namesakes, or the country among them. The one village
    of a name is not meant where nothing else of its country is named: words and streets are called so too.
    """
    found = places_named(name, pack)
    if not found or not _is_itself(name, found, pack):
        return None
    place = _foremost(_of_countries(_notable(found), countries))
    if place is None:
        return None
    unique = len({p.country for p in found}) == 1  # then it is one of those that were counted
    others = countries - Counter({place.country: 1}) if unique else countries
    if others[place.country] and others[place.country] == max(others.values()):
        return place, "beside"
    if not unique:
        return place, "foremost"
    large = not place.id.isdigit() or place.kind == "capital" or place.inhabitants >= _LARGE
    return (place, "only") if large else None


def _notable(found: tuple[Place, ...]) -> tuple[Place, ...]:
    """Without towns that a country has its name from or that are far smaller than another of the name: Mesquite in
    Texas (موسكو) is never meant beside Moscow."""
    if found[0].kind == "country":
        return tuple(place for place in found if place.kind in ("country", "capital"))
    return tuple(place for place in found if place.inhabitants * _BEYOND_COMPARE >= found[0].inhabitants)


def _is_itself(name: str, found: tuple[Place, ...], pack: Pack) -> bool:
    """Whether the name is a place's own, or has only a word for a town before it: a town's hospital is not the
    town, and "the port" is not the town of Minna."""
    words = pack.loosely(name).split()
    if len(words) == 1 and words[0] in _heads(pack):
        return False
    return found == _index(pack).get(" ".join(words)) or words[0] in _plain_heads(pack)


def places_named(name: str, pack: Pack) -> tuple[Place, ...]:
    """All places that bear the name, with or without a head such as "مدينة": countries first, then by inhabitants."""
    index = _index(pack)
    words = pack.loosely(name).split()
    if found := index.get(" ".join(words)):
        return found
    return index.get(" ".join(words[1:]), ()) if words and words[0] in _heads(pack) else ()


@cache
def all_places(pack: Pack) -> tuple[Place, ...]:
    """Every place of the pack: those added by hand, then the gazetteer's; one by hand under a number of GeoNames only
    adds its forms to that place."""
    by_hand = {place.id: place for place in pack.table(_BY_HAND, "place", Place)}
    listed = [
        replace(place, forms=(*place.forms, *by_hand.pop(place.id).forms)) if place.id in by_hand else place
        for place in _gazetteer(pack)
    ]
    return (*by_hand.values(), *listed)


def _foremost(found: tuple[Place, ...]) -> Place | None:
    if not found:
        return None
    first, *others = found
    if not others or first.kind == "country" or {p.country for p in others} == {first.country}:
        return first
    return first if first.inhabitants >= _FAR_LARGER * others[0].inhabitants > 0 else None


def _of_countries(found: tuple[Place, ...], countries: Countries) -> tuple[Place, ...]:
    """Those of the places that stand in the country of most of the others; all where none does."""
    most = max((countries[place.country] for place in found), default=0)
    return tuple(place for place in found if countries[place.country] == most) if most else found


def countries_of(names: Iterable[str], pack: Pack) -> Countries:
    """How many of the names stand in each country, of those that are one place only."""
    found = (_notable(places) for name in sorted(set(names)) if (places := places_named(name, pack)))
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
        latitude=float(latitude) if latitude else None,
        longitude=float(longitude) if longitude else None,
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


@cache
def _plain_heads(pack: Pack) -> frozenset[str]:
    """Words before a place that are no part of its name: "مدينة", not "مستشفى"."""
    return frozenset(pack.loosely(word) for word in pack.toml("name-hints.toml")["place_heads"])
