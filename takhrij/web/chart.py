"""Lays the chains of a claim out as one layered graph (after Sugiyama, Tagawa and Toda 1981).

Nodes that are the same actor are one node, so that common links and circles show. Origins stand at the right, outlets
at the left, positions are in pixels. A step over several layers gets a place of its own in each, so that its line runs
past the nodes and not behind them.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from takhrij.model import Claim, Kind, Link, LinkKind, Report, Stance

WIDTH, HEIGHT, GAP_X, GAP_Y, PAD = 196, 54, 66, 14, 24
BULGE = 28  # pixels that a line within a layer stands out
LANE = 16  # pixels of height for a line that passes a layer
LETTERS, LINES = 25, 2  # of a node's name

Step = tuple[str, str]  # keys of source and target


@dataclass(frozen=True, slots=True)
class Node:
    """One actor or outlet. `role` is "outlet", "own" (an outlet that is an origin, too), "relay", "origin",
    "common" or "circle"; `lines` are the name as it is
    written into the box; `outlet`: it is an outlet or agency; `reports` are positions in the claim's."""

    key: str
    name: str
    lines: tuple[str, ...]
    role: str
    outlet: bool
    x: int
    y: int
    reports: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Edge:
    """Words that went from `source` to `target` (towards the reader); `kind` is how that is known, `path` is SVG's."""

    source: str
    target: str
    kind: str
    denies: bool
    path: str


@dataclass(frozen=True, slots=True)
class Chart:
    """The drawing; sizes in pixels."""

    width: int
    height: int
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def draw(claim: Claim) -> Chart:
    """The chart of a claim's chains."""
    chains = _chains(claim)
    called = _called(chains)
    names = {key: next(iter(found)) for key, found in called.items()}
    passing: dict[str, list[int]] = {}
    steps: dict[Step, list[int]] = {}
    for at, (keys, _) in enumerate(chains):
        for key in keys:
            passing.setdefault(key, []).append(at)
        for target, source in itertools.pairwise(keys):
            steps.setdefault((source, target), []).append(at)
    depth = _depths([keys for keys, _ in chains])
    lanes = {step: _lanes(step, depth) for step in steps}
    layers = _layers(depth, passing, {lane: steps[step] for step in lanes for lane in lanes[step]})
    places, height = _places(layers)
    outlets = {
        key
        for keys, report in chains
        for key, link in zip(keys, report.chain, strict=True)
        if Kind.OUTLET in (link.source_kind, link.kind)
    }
    starts, ends = {keys[0] for keys, _ in chains}, {keys[-1] for keys, _ in chains}
    nodes = [
        Node(
            key,
            names[key],
            wrap(names[key]),
            _role(key, called[key], starts, ends, claim),
            key in outlets,
            *places[key],
            tuple(at),
        )
        for key, at in passing.items()
    ]
    edges = [
        Edge(
            names[source],
            names[target],
            _kind(chains[reports[0]], source),
            all(claim.reports[at].stance is Stance.DENIES for at in reports),
            _path(places[source], [places[key, at] for key, at in lanes[source, target]], places[target]),
        )
        for (source, target), reports in sorted(steps.items())
    ]
    width = 2 * PAD + len(layers) * (WIDTH + GAP_X) - GAP_X
    return Chart(width, height, tuple(sorted(nodes, key=lambda n: (-n.x, n.y))), tuple(edges))


def wrap(name: str) -> tuple[str, ...]:
    """The name in at most two lines, cut at words; what does not fit ends in an ellipsis."""
    lines = [""]
    for word in name.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > LETTERS:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    shown = lines[:LINES]
    if len(lines) > LINES:
        shown[-1] += " …"
    return tuple(line if len(line) <= LETTERS + 2 else line[: LETTERS - 1] + "…" for line in shown)


def _chains(claim: Claim) -> list[tuple[list[str], Report]]:
    ends = {at: origin.actor for origin in claim.origins for at in origin.reports}
    return [(_keys(report, ends.get(at)), report) for at, report in enumerate(claim.reports)]


def _keys(report: Report, origin: str | None) -> list[str]:
    """The chain's actors; one that comes again is the same node. Ends that count as one origin are one node, too, but
    for the end of a circle, which is counted as one of those on the way."""
    keys = [link.actor or link.name for link in report.chain]
    if len(keys) < 2 or origin is None or origin in keys:
        return keys
    return [*keys[:-1], origin]


def _called(chains: Sequence[tuple[Sequence[str], Report]]) -> dict[str, dict[str, None]]:
    """The names that each node goes by in the chains, outlets' own first."""
    found: dict[str, dict[str, None]] = {}
    for first in (True, False):
        for keys, report in chains:
            for step, (key, link) in enumerate(zip(keys, report.chain, strict=True)):
                if (step == 0) == first:
                    found.setdefault(key, {})[link.name] = None
    return found


def _depths(chains: Sequence[Sequence[str]]) -> dict[str, int]:
    """How far each node is from the end of the longest chain through it; the origin has 0."""
    depth: dict[str, int] = {}
    for keys in chains:
        for back, key in enumerate(reversed(keys)):
            depth[key] = max(depth.get(key, 0), back)
    return depth


def _lanes(step: Step, depth: Mapping[str, int]) -> list[tuple[Step, int]]:
    """The layers that a step passes between its ends."""
    source, target = step
    return [(step, layer) for layer in range(depth[source] + 1, depth[target])]


def _layers(
    depth: Mapping[str, int], passing: Mapping[str, Sequence[int]], lanes: Mapping[tuple[Step, int], Sequence[int]]
) -> list[list[str | tuple[Step, int]]]:
    """Nodes and lanes by layer, those of the same reports near each other (mean report number)."""
    layers: list[list[tuple[float, str, str | tuple[Step, int]]]] = [[] for _ in range(max(depth.values()) + 1)]
    for key, at in passing.items():
        layers[depth[key]].append((sum(at) / len(at), key, key))
    for lane, at in lanes.items():
        layers[lane[1]].append((sum(at) / len(at), " ".join(lane[0]), lane))
    return [[item for _, _, item in sorted(layer, key=lambda entry: entry[:2])] for layer in layers if layer]


def _places(
    layers: Sequence[Sequence[str | tuple[Step, int]]],
) -> tuple[dict[str | tuple[Step, int], tuple[int, int]], int]:
    """Where each node and lane begins, and how high the whole is."""
    heights = [sum((HEIGHT if isinstance(i, str) else LANE) + GAP_Y for i in layer) - GAP_Y for layer in layers]
    tallest = max(heights)
    places: dict[str | tuple[Step, int], tuple[int, int]] = {}
    for number, (layer, own) in enumerate(zip(layers, heights, strict=True)):
        x, y = PAD + (len(layers) - 1 - number) * (WIDTH + GAP_X), PAD + (tallest - own) // 2
        for item in layer:
            places[item] = (x, y)
            y += (HEIGHT if isinstance(item, str) else LANE) + GAP_Y
    return places, tallest + 2 * PAD


def _path(source: tuple[int, int], lanes: Sequence[tuple[int, int]], target: tuple[int, int]) -> str:
    """From the source's left side through the lanes to the target's right side."""
    x, y = source[0], source[1] + HEIGHT // 2
    end_x, end_y = target[0] + WIDTH, target[1] + HEIGHT // 2
    if source[0] == target[0]:  # within a layer, part of a circle: down on the right, up on the left
        side, bulge = (end_x, BULGE) if end_y > y else (x, -BULGE)
        return (
            f"M{side},{y + 6} C{side + bulge},{y + 6} {side + bulge},{end_y - 6} {side + (bulge > 0) * 3},{end_y - 6}"
        )
    if end_x > x:  # a step back: part of a circle, too
        return f"M{x},{y + 8} C{x - 44},{y + 52} {end_x + 44},{end_y + 52} {end_x + 3},{end_y + 8}"
    path = f"M{x},{y}"
    for lane_x, lane_y in lanes:
        path += _curve(x, y, lane_x + WIDTH, lane_y + LANE // 2) + f" H{lane_x}"
        x, y = lane_x, lane_y + LANE // 2
    return path + _curve(x, y, end_x + 3, end_y)


def _curve(x: int, y: int, end_x: int, end_y: int) -> str:
    bend = (x - end_x) // 2
    return f" C{x - bend},{y} {end_x + bend},{end_y} {end_x},{end_y}"


def _role(key: str, names: Mapping[str, None], starts: set[str], ends: set[str], claim: Claim) -> str:
    if any(name in names for circle in claim.circles for name in circle):
        return "circle"
    if any(name in names for name in claim.common_links):
        return "common"
    if key in starts:
        return "own" if key in ends else "outlet"
    return "origin" if key in ends else "relay"


def _kind(chain: tuple[list[str], Report], source: str) -> str:
    """How the step from a source is known: what its link of the chain says."""
    keys, report = chain
    link: Link = report.chain[keys.index(source)]
    return LinkKind(link.kind).value.replace(" ", "-")
