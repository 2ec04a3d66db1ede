"""Makes the ground of the map of a story: coasts and borders, as lines.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python training/ground/build.py package/countries-50m.json

The source is Natural Earth 1:50m (public domain) in the TopoJSON of world-atlas (ISC). Its arcs are read as they are: one
that two countries share is a border, one that a single country has is a coast. Positions are rounded to `STEP` degrees,
lines are thinned (Douglas and Peucker 1973), islands smaller than `LEAST` degrees and Antarctica are left out. Each line
of the file is "b" or "c" and positions in steps, east and north, each counted from the one before.
"""  # noqa: E501

from __future__ import annotations

import gzip
import itertools
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

STEP, LEAST = 0.02, 0.15  # degrees
TOLERANCE = 1.0  # steps that a thinned line may lie beside the source's
OUT = Path(__file__).parents[2] / "takhrij" / "web" / "ground.gz"

Point = tuple[int, int]


def main(source: str) -> None:
    """Read the TopoJSON and write the lines."""
    topology = json.loads(Path(source).read_text(encoding="utf-8"))
    lines = []
    for arc, shared in _used(topology):
        points = _points(topology["arcs"][arc], topology["transform"])
        closed, extent = points[0] == points[-1], max(max(axis) - min(axis) for axis in zip(*points, strict=True))
        if len(points) > 1 and not (closed and extent * STEP < LEAST):
            lines.append(("b" if shared else "c") + _written(_thinned(points)))
    text = "\n".join(lines) + "\n"
    OUT.write_bytes(gzip.compress(text.encode("ascii"), 9, mtime=0))
    print(f"{len(lines)} lines, {text.count(',')} points, {OUT.stat().st_size} bytes")


def _used(topology: dict[str, Any]) -> list[tuple[int, bool]]:
    """The arcs that countries have, and whether two of them share it."""
    users: dict[int, set[int]] = {}
    for number, country in enumerate(topology["objects"]["countries"]["geometries"]):
        if country["properties"]["name"] != "Antarctica":
            for arc in _flat(country.get("arcs", [])):
                users.setdefault(arc if arc >= 0 else ~arc, set()).add(number)
    return [(arc, len(users[arc]) > 1) for arc in sorted(users)]


def _flat(arcs: Any) -> Iterator[int]:
    for arc in arcs:
        if isinstance(arc, int):
            yield arc
        else:
            yield from _flat(arc)


def _points(arc: Sequence[Sequence[int]], transform: dict[str, list[float]]) -> list[Point]:
    (scale_x, scale_y), (west, south) = transform["scale"], transform["translate"]
    x = y = 0
    points: list[Point] = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        point = round((x * scale_x + west) / STEP), round((y * scale_y + south) / STEP)
        if not points or points[-1] != point:
            points.append(point)
    return points


def _thinned(points: list[Point]) -> list[Point]:
    kept, waiting = {0, len(points) - 1}, [(0, len(points) - 1)]
    while waiting:
        first, last = waiting.pop()
        far, at = max(
            ((_beside(points[i], points[first], points[last]), i) for i in range(first + 1, last)), default=(0.0, 0)
        )
        if far > TOLERANCE:
            kept.add(at)
            waiting += [(first, at), (at, last)]
    return [points[i] for i in sorted(kept)]


def _beside(point: Point, first: Point, last: Point) -> float:
    """How far a point lies from the line between two others, or from the first where those are one."""
    (x, y), (ax, ay), (bx, by) = point, first, last
    length = ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5
    if not length:
        return float(((x - ax) ** 2 + (y - ay) ** 2) ** 0.5)
    return float(abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length)


def _written(points: Sequence[Point]) -> str:
    steps = [points[0], *((b[0] - a[0], b[1] - a[1]) for a, b in itertools.pairwise(points))]
    return " ".join(f"{x},{y}" for x, y in steps)


if __name__ == "__main__":
    main(sys.argv[1])
