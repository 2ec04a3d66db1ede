"""A map of a story's places: dots where they lie, over coasts, borders and the lines of the globe.

Equirectangular round the middle latitude (Snyder 1987), north up, in both directions of writing. Only places that the
gazetteer can tell are drawn, and no countries, which are no dots; the others are named beside the map, not guessed. Few
claims that stand far from most are named beside it, too: they would make everything else too small to be told apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil, cos, floor, hypot, radians
from statistics import fmean, median

from takhrij.api import ClaimRow
from takhrij.find.places import Place, place_named
from takhrij.pack import Pack, load_pack
from takhrij.web import ground

WIDTH, PAD = 760, 46
_LEAST, _MOST = 220, 440  # pixels of height
_SPAN = 4.0  # degrees that the narrowest map shows: the ground is not drawn finer
_FAR = 4.0  # times the mean distance from the middle, from where a place is far from most
_COUNTRY = "country"
_LINE, _LETTER = 15, 7  # pixels that a label takes
_SPOTS = 40


@dataclass(frozen=True, slots=True)
class Spot:
    """A place at x, y in pixels, the claims that stand there, and where its name is written: at label_y, before the
    dot (`left`) or behind it."""

    name: str
    x: int
    y: int
    label_y: int
    left: bool
    claims: int


@dataclass(frozen=True, slots=True)
class Line:
    """A meridian (`vertical`) or parallel of whole degrees, at a distance from the left or the top."""

    at: int
    degrees: int
    vertical: bool


@dataclass(frozen=True, slots=True)
class Map:
    """The drawing; sizes in pixels, `coasts` and `borders` are SVG's paths. Beside it are named: `countries` and `far`
    places, each with its number of claims, and `unplaced` names that the gazetteer does not tell."""

    width: int
    height: int
    spots: tuple[Spot, ...]
    lines: tuple[Line, ...]
    coasts: str
    borders: str
    countries: tuple[tuple[str, int], ...]
    far: tuple[tuple[str, int], ...]
    unplaced: tuple[str, ...]


def draw_map(claims: Iterable[ClaimRow]) -> Map | None:
    """The map of the claims' places; None where no place is named."""
    counts: dict[str, int] = {}
    for row in claims:
        if row.place:
            counts[row.place] = counts.get(row.place, 0) + 1
    if not counts:
        return None
    names = sorted(counts, key=lambda name: (-counts[name], name))
    pack = load_pack()
    placed: list[tuple[str, Place]] = []
    countries: list[tuple[str, int]] = []
    for name in names:
        place = place_named(name, pack, company=names)
        if place is not None and place.latitude is not None and _certain(name, place, names, pack):
            if place.kind == _COUNTRY:
                countries.append((name, counts[name]))
            else:
                placed.append((name, place))
    known = {name for name, _ in (*placed, *countries)}
    unplaced = tuple(name for name in names if name not in known)
    near = _together(placed[:_SPOTS], counts)
    far = tuple((name, counts[name]) for name, place in placed if (name, place) not in near)
    if not near:
        return Map(WIDTH, 0, (), (), "", "", tuple(countries), far, unplaced)
    frame = _Frame.round(near)
    spots = [_spot(name, *frame.at(p.latitude or 0, p.longitude or 0), counts[name]) for name, p in near]
    labelled = _labelled(spots)
    height = max(frame.height, *(spot.label_y + _LINE for spot in labelled))
    coasts, borders = ground.drawn(frame.degrees(height), frame.at)
    return Map(WIDTH, height, labelled, frame.lines(height), coasts, borders, tuple(countries), far, unplaced)


def _together(placed: Sequence[tuple[str, Place]], counts: Mapping[str, int]) -> list[tuple[str, Place]]:
    """The places without those that lie far from where most claims stand."""
    weighed = [place for name, place in placed for _ in range(counts[name])]
    if not weighed:
        return []
    middle = median(p.latitude or 0.0 for p in weighed), median(p.longitude or 0.0 for p in weighed)

    def away(place: Place) -> float:
        across = ((place.longitude or 0.0) - middle[1]) * cos(radians(middle[0]))
        return hypot((place.latitude or 0.0) - middle[0], across)

    reach = max(_FAR * fmean(map(away, weighed)), _SPAN)
    return [(name, place) for name, place in placed if away(place) <= reach]


def _spot(name: str, x: int, y: int, claims: int) -> Spot:
    return Spot(name, x, y, 0, x > WIDTH * 2 / 3, claims)


def _certain(name: str, place: Place, names: Sequence[str], pack: Pack) -> bool:
    """Whether a name is the place's own, or that with a word before it ("the hospital of …") where the place's own name
    stands in the story, too."""
    forms = {pack.loosely(form) for form in place.forms}
    return pack.loosely(name) in forms or any(pack.loosely(other) in forms for other in names)


@dataclass(frozen=True, slots=True)
class _Frame:
    """The degrees that are shown, and the pixels of one degree of latitude and longitude."""

    north: float
    west: float
    per_latitude: float
    per_longitude: float
    height: int

    @classmethod
    def round(cls, placed: Sequence[tuple[str, Place]]) -> _Frame:
        latitudes = [p.latitude or 0.0 for _, p in placed]
        longitudes = [p.longitude or 0.0 for _, p in placed]
        middle, centre = (max(latitudes) + min(latitudes)) / 2, (max(longitudes) + min(longitudes)) / 2
        tall = max(max(latitudes) - min(latitudes), _SPAN)
        narrowing = max(cos(radians(middle)), 0.2)
        wide = max((max(longitudes) - min(longitudes)) * narrowing, _SPAN)
        scale = min((WIDTH - 2 * PAD) / wide, (_MOST - 2 * PAD) / tall)
        height = max(_LEAST, round(tall * scale) + 2 * PAD)
        return cls(
            middle + height / 2 / scale, centre - WIDTH / 2 / scale / narrowing, scale, scale * narrowing, height
        )

    def at(self, latitude: float, longitude: float) -> tuple[int, int]:
        return (
            round((longitude - self.west) * self.per_longitude),
            round((self.north - latitude) * self.per_latitude),
        )

    def degrees(self, height: int) -> ground.Frame:
        return ground.Frame(
            self.north, self.north - height / self.per_latitude, self.west, self.west + WIDTH / self.per_longitude
        )

    def lines(self, height: int) -> tuple[Line, ...]:
        wide, tall = WIDTH / self.per_longitude, height / self.per_latitude
        step = next(s for s in (1, 2, 5, 10, 20, 45, 90) if max(wide, tall) / s <= 10 or s == 90)
        meridians = range(ceil(self.west / step) * step, floor(self.west + wide) + 1, step)
        parallels = range(ceil((self.north - tall) / step) * step, floor(self.north) + 1, step)
        return (
            *(Line(self.at(0, d)[0], d, True) for d in meridians),
            *(Line(self.at(d, 0)[1], d, False) for d in parallels),
        )


def _labelled(spots: Sequence[Spot]) -> tuple[Spot, ...]:
    """The spots with their labels moved down until none is written over another."""
    done: list[Spot] = []
    for spot in sorted(spots, key=lambda s: (s.y, s.x, s.name)):
        y = spot.y + 4
        for other in done:
            near = abs(other.x - spot.x) < _LETTER * max(len(other.name), len(spot.name)) + 20
            if near and abs(other.label_y - y) < _LINE:
                y = other.label_y + _LINE
        done.append(replace(spot, label_y=y))
    return tuple(done)
