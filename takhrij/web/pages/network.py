"""The network: who feeds whom, as a table of weights and a drawing that needs no script."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, pi, sin

from starlette.requests import Request

from takhrij.api import Collection, OutletRow
from takhrij.web.page import PageSpec, told

SHOWN = 28
RADIUS = 300


@dataclass(frozen=True, slots=True)
class Feeder:
    """An outlet or agency on the circle, at x, y in pixels from its middle."""

    name: str
    x: int
    y: int
    articles: int


@dataclass(frozen=True, slots=True)
class Feed:
    """`count` reports went from `source` to `target`."""

    source: Feeder
    target: Feeder
    count: int


@dataclass(frozen=True, slots=True)
class Network:
    """Who feeds whom."""

    feeders: tuple[Feeder, ...] = told("The outlets and agencies with most articles or most fed, on a circle.")
    feeds: tuple[Feed, ...] = told("Who fed whom, how often, most first.")


def network(request: Request, collection: Collection) -> Network:
    """The network of the collection's outlets."""
    rows = collection.outlets()
    feeders = {f.name: f for f in _circle(rows)}
    feeds = [
        Feed(feeders[source], feeders[row.name], count)
        for row in rows
        for source, count in row.fed_by
        if source in feeders and row.name in feeders
    ]
    return Network(
        tuple(feeders.values()), tuple(sorted(feeds, key=lambda f: (-f.count, f.source.name, f.target.name)))
    )


def _circle(rows: tuple[OutletRow, ...]) -> list[Feeder]:
    weight = {row.name: row.articles for row in rows}
    for row in rows:
        for source, count in row.fed_by:
            weight[source] = weight.get(source, 0) + count
    names = sorted(weight, key=lambda n: (-weight[n], n))[:SHOWN]
    step = 2 * pi / max(1, len(names))
    return [
        Feeder(name, round(RADIUS * cos(at * step)), round(RADIUS * sin(at * step)), weight[name])
        for at, name in enumerate(names)
    ]


NETWORK = PageSpec("/network", "network.html", Network, network)
