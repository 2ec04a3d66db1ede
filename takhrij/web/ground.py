"""The ground of a map: coasts and borders of Natural Earth 1:50m, as they cross a frame of degrees.

`training/ground/build.py` makes the file that is read here, and tells how it is written.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate

STEP = 0.02  # degrees
_NEAR = 1.5  # pixels that a point must be away from the one before to be drawn

Point = tuple[int, int]  # east and north, in steps


@dataclass(frozen=True, slots=True)
class Frame:
    """The degrees that are shown."""

    north: float
    south: float
    west: float
    east: float


@dataclass(frozen=True, slots=True)
class Outline:
    """A coast or a border, with the frame that it lies in."""

    border: bool
    points: tuple[Point, ...]
    frame: Frame


def drawn(frame: Frame, place: Callable[[float, float], tuple[int, int]]) -> tuple[str, str]:
    """SVG paths of the coasts and of the borders in the frame; `place` gives the pixels of a latitude and longitude."""
    paths: tuple[list[str], list[str]] = ([], [])
    for outline in _outlines():
        if _meet(outline.frame, frame):
            paths[outline.border].extend(_path(run, place) for run in _inside(outline.points, frame))
    return "".join(paths[False]), "".join(paths[True])


@cache
def _outlines() -> tuple[Outline, ...]:
    data = files("takhrij.web").joinpath("ground.gz").read_bytes()
    return tuple(map(_outline, gzip.decompress(data).decode("ascii").splitlines()))


def _outline(line: str) -> Outline:
    steps = [pair.split(",") for pair in line[1:].split(" ")]
    xs, ys = (tuple(accumulate(int(pair[axis]) for pair in steps)) for axis in (0, 1))
    frame = Frame(max(ys) * STEP, min(ys) * STEP, min(xs) * STEP, max(xs) * STEP)
    return Outline(line[0] == "b", tuple(zip(xs, ys, strict=True)), frame)


def _meet(a: Frame, b: Frame) -> bool:
    return a.south <= b.north and b.south <= a.north and a.west <= b.east and b.west <= a.east


def _inside(points: Sequence[Point], frame: Frame) -> Iterator[list[Point]]:
    """The runs of points in the frame, each with the first point beyond it on either side."""
    run: list[Point] = []
    before: Point | None = None
    for point in points:
        x, y = point[0] * STEP, point[1] * STEP
        if frame.west <= x <= frame.east and frame.south <= y <= frame.north:
            if not run and before is not None:
                run.append(before)
            run.append(point)
        elif run:
            yield [*run, point]
            run = []
        before = point
    if len(run) > 1:
        yield run


def _path(points: Sequence[Point], place: Callable[[float, float], tuple[int, int]]) -> str:
    at = [place(y * STEP, x * STEP) for x, y in points]
    kept = at[:1]
    for x, y in at[1:-1]:
        if abs(x - kept[-1][0]) + abs(y - kept[-1][1]) > _NEAR:
            kept.append((x, y))
    return "M" + " ".join(f"{x},{y}" for x, y in [*kept, at[-1]])
