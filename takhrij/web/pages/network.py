"""The network: who feeds whom, as a table of weights and a drawing that needs no script."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, pi, sin

from starlette.requests import Request

from takhrij.api import Collection
from takhrij.web.cache import outlet_rows, remembered
from takhrij.web.page import PageSpec, told

SHOWN = 26
FEEDS = 300
RADIUS = 250
_LABEL = 18  # pixels between a node and its name


@dataclass(frozen=True, slots=True)
class Feeder:
    """An outlet or agency on the circle, at x, y in pixels from its middle; its name stands outside, at label_x,
    label_y, and runs away from the middle: `side` is "left", "right" or "middle"."""

    name: str
    x: int
    y: int
    size: int
    label_x: int
    label_y: int
    side: str
    weight: int


@dataclass(frozen=True, slots=True)
class Feed:
    """`count` reports went from `source` to `target`; `drawn` tells whether both stand on the circle."""

    source: str
    target: str
    count: int
    drawn: tuple[Feeder, Feeder] | None


@dataclass(frozen=True, slots=True)
class Network:
    """Who feeds whom."""

    feeders: tuple[Feeder, ...] = told("The outlets and agencies that feed and are fed most, on a circle.")
    feeds: tuple[Feed, ...] = told("Who fed whom, how often, most first.")
    total: int = told("How many pairs there are; `feeds` holds the first of them.")


def network(request: Request, collection: Collection) -> Network:
    """The network of the collection's outlets."""
    return remembered(request, collection, "network", lambda: _network(request, collection))


def _network(request: Request, collection: Collection) -> Network:
    rows = outlet_rows(request, collection)
    counts = {(source, row.name): count for row in rows for source, count in row.fed_by}
    feeders = {f.name: f for f in _circle(counts)}
    feeds = [
        Feed(a, b, count, (feeders[a], feeders[b]) if a in feeders and b in feeders else None)
        for (a, b), count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    ]
    return Network(tuple(feeders.values()), tuple(feeds[:FEEDS]), len(feeds))


def _circle(counts: dict[tuple[str, str], int]) -> list[Feeder]:
    weight: dict[str, int] = {}
    for pair, count in counts.items():
        for name in pair:
            weight[name] = weight.get(name, 0) + count
    names = sorted(weight, key=lambda n: (-weight[n], n))[:SHOWN]
    heaviest = max((weight[name] for name in names), default=1)
    return [_feeder(name, 2 * pi * at / len(names) - pi / 2, weight[name], heaviest) for at, name in enumerate(names)]


def _feeder(name: str, angle: float, weight: int, heaviest: int) -> Feeder:
    x, y = round(RADIUS * cos(angle)), round(RADIUS * sin(angle))
    size = round(5 + 9 * (weight / heaviest) ** 0.5)
    away = 1 + (size + _LABEL) / RADIUS
    side = "middle" if abs(cos(angle)) < 0.2 else ("right" if x > 0 else "left")
    return Feeder(name, x, y, size, round(x * away), round(y * away), side, weight)


NETWORK = PageSpec("/network", "network.html", Network, network)
