"""A map without a ground: places of a story as dots where they lie, with the lines of the globe to read them by.

Equirectangular round the middle latitude (Snyder 1987), north up, in both directions of writing. Only places that the
gazetteer can tell are drawn; the others are named beside the map, not guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil, cos, floor, radians

from takhrij.api import ClaimRow
from takhrij.find.places import Place, place_named
from takhrij.pack import Pack, load_pack

WIDTH, PAD = 760, 46
_LEAST, _MOST = 220, 440  # pixels of height
_SPAN = 1.5  # degrees that the narrowest map shows
_LINE, _LETTER = 15, 7  # pixels that a label takes
_SPOTS = 40


@dataclass(frozen=True, slots=True)
class Spot:
    """A place at x, y in pixels, the claims that stand there, and where its name is written."""

    name: str
    x: int
    y: int
    label_y: int
    claims: int


@dataclass(frozen=True, slots=True)
class Line:
    """A meridian (`vertical`) or parallel of whole degrees, at a distance from the left or the top."""

    at: int
    degrees: int
    vertical: bool


@dataclass(frozen=True, slots=True)
class Map:
    """The drawing; sizes in pixels. `unplaced` are names that the gazetteer does not tell."""

    width: int
    height: int
    spots: tuple[Spot, ...]
    lines: tuple[Line, ...]
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
    for name in names:
        place = place_named(name, pack, company=names)
        if place is not None and place.latitude is not None and _certain(name, place, names, pack):
            placed.append((name, place))
    placed = placed[:_SPOTS]
    unplaced = tuple(name for name in names if name not in {known for known, _ in placed})
    if not placed:
        return Map(WIDTH, 0, (), (), unplaced)
    frame = _Frame.round(placed)
    spots = [Spot(name, *frame.at(p.latitude or 0, p.longitude or 0), 0, counts[name]) for name, p in placed]
    return Map(WIDTH, frame.height, _labelled(spots), frame.lines(), unplaced)


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

    def lines(self) -> tuple[Line, ...]:
        wide, tall = WIDTH / self.per_longitude, self.height / self.per_latitude
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
        done.append(Spot(spot.name, spot.x, spot.y, y, spot.claims))
    return tuple(done)
