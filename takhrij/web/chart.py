"""Lays the chains of a claim out as one layered graph: origins on one side, outlets on the other.

Nodes that are the same actor are one node, so that common links and circles show. Positions are in pixels, x growing
from the outlets (0) to the origins; the page draws it right to left, origins at the right.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from takhrij.model import Claim, Link, LinkKind, Report, Stance

WIDTH, HEIGHT, GAP_X, GAP_Y, PAD = 210, 44, 70, 18, 12


@dataclass(frozen=True, slots=True)
class Node:
    """One actor or outlet. `role` is "outlet", "relay", "origin" or "common"; `reports` pass through it."""

    key: str
    name: str
    role: str
    x: int
    y: int
    reports: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Edge:
    """Words that went from `source` to `target` (towards the reader); `kind` is how that is known."""

    source: Node
    target: Node
    kind: str
    denies: bool

    @property
    def path(self) -> str:
        """An SVG path from the source's near side to the target's."""
        x1, y1 = self.source.x, self.source.y + HEIGHT // 2
        x2, y2 = self.target.x + WIDTH, self.target.y + HEIGHT // 2
        if x1 <= x2:  # a step back: part of a circle
            return f"M{x1},{y1 + 8} C{x1 - 40},{y1 + 50} {x2 + 40},{y2 + 50} {x2},{y2 + 8}"
        bend = (x1 - x2) // 2
        return f"M{x1},{y1} C{x1 - bend},{y1} {x2 + bend},{y2} {x2},{y2}"


@dataclass(frozen=True, slots=True)
class Chart:
    """The drawing; sizes in pixels."""

    width: int
    height: int
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def draw(claim: Claim) -> Chart:
    """The chart of a claim's chains."""
    ends_of = {at: origin.actor for origin in claim.origins for at in origin.reports}
    chains = [(_keys(report, ends_of.get(at)), report) for at, report in enumerate(claim.reports)]
    depth = _depths([keys for keys, _ in chains])
    names = {key: link.name for keys, r in chains for key, link in zip(keys, r.chain, strict=True)}
    passing: dict[str, list[int]] = {}
    for at, (keys, _) in enumerate(chains):
        for key in keys:
            passing.setdefault(key, []).append(at)
    columns = _columns(depth, passing)
    deepest = max(columns, default=0)
    tallest = max((len(c) for c in columns.values()), default=1)
    starts, ends = {k[0] for k, _ in chains}, {k[-1] for k, _ in chains}
    nodes: dict[str, Node] = {}
    for layer, keys in columns.items():
        top = PAD + (tallest - len(keys)) * (HEIGHT + GAP_Y) // 2
        for row, key in enumerate(keys):
            nodes[key] = Node(
                key,
                names[key],
                _role(key, names[key], starts, ends, claim),
                PAD + (deepest - layer) * (WIDTH + GAP_X),
                top + row * (HEIGHT + GAP_Y),
                tuple(passing[key]),
            )
    edges = {
        (keys[i + 1], keys[i]): Edge(
            nodes[keys[i + 1]], nodes[keys[i]], _kind(report.chain[i + 1]), report.stance is Stance.DENIES
        )
        for keys, report in chains
        for i in range(len(keys) - 1)
    }
    return Chart(
        2 * PAD + (deepest + 1) * WIDTH + deepest * GAP_X,
        2 * PAD + tallest * HEIGHT + (tallest - 1) * GAP_Y,
        tuple(sorted(nodes.values(), key=lambda n: (n.x, n.y))),
        tuple(edges[k] for k in sorted(edges)),
    )


def _keys(report: Report, origin: str | None) -> list[str]:
    """The chain's actors; one that comes again is the same node. Ends that count as one origin are one node, too."""
    keys = [link.actor or link.name for link in report.chain]
    return [*keys[:-1], origin or keys[-1]] if len(keys) > 1 else keys


def _depths(chains: Sequence[Sequence[str]]) -> dict[str, int]:
    """How far each node is from the end of the longest chain through it; the origin has 0."""
    depth: dict[str, int] = {}
    for keys in chains:
        for back, key in enumerate(reversed(keys)):
            depth[key] = max(depth.get(key, 0), back)
    return depth


def _columns(depth: dict[str, int], passing: dict[str, list[int]]) -> dict[int, list[str]]:
    """Nodes by layer, those of the same reports near each other (mean report number)."""
    columns: dict[int, list[str]] = {}
    for key in sorted(depth, key=lambda k: (depth[k], sum(passing[k]) / len(passing[k]), k)):
        columns.setdefault(depth[key], []).append(key)
    return columns


def _role(key: str, name: str, starts: set[str], ends: set[str], claim: Claim) -> str:
    if name in claim.common_links:
        return "common"
    if key in starts:
        return "outlet"
    return "origin" if key in ends else "relay"


def _kind(link: Link) -> str:
    return LinkKind(link.kind).value.replace(" ", "-")
