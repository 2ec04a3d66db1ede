"""Through how many separate ways a claim came, who stands in all of them, and who cites whom in a circle.

For one claim the chains make a graph from knowers through relays to articles. Channels are the largest number of paths
that share no relay (Menger 1927; a maximum flow with every relay split in two, Even and Tarjan 1975); the common links
are the dominators of the articles; circles are strongly connected outlets without an entry. networkx is imported only
where a claim is not trivial: most claims have one report.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from takhrij.model import Kind, Link, Report, Stance

_IN, _OUT = "knowers", "readers"


@dataclass(frozen=True, slots=True)
class Channels:
    """`count` of separate ways, `common` names of those in every chain, `circles` of outlets that cite one another."""

    count: int
    common: tuple[str, ...] = ()
    circles: tuple[tuple[str, ...], ...] = ()


_ONE = Channels(1)


def find_channels(reports: Sequence[Report], same_text: Sequence[Sequence[int]] = ()) -> Channels:
    """The channels of a claim's affirming reports (of all, where none affirms). `same_text` are groups of positions of
    reports that stand in one copied text: they came one way."""
    if len(reports) == 1:
        return _ONE
    kept = [at for at, r in enumerate(reports) if r.stance is Stance.AFFIRMS] or list(range(len(reports)))
    text_of = {at: f"text {min(group)}" for group in same_text for at in group}
    paths = sorted({_path(reports[at].chain, text_of.get(at)) for at in kept})
    names = {link.actor: link.name for at in reversed(kept) for link in reports[at].chain}
    circles = _circles([reports[at].chain for at in kept], names)
    articles = len({reports[at].doc for at in kept})
    shared = set.intersection(*(set(path[:-1]) for path in paths))
    return Channels(_count(paths), _named(_common(paths, shared), names, articles), circles)


def _count(paths: Sequence[Sequence[str]]) -> int:
    """The largest number of paths that share no relay; the flow is only computed where simple bounds do not meet."""
    most = min(len({path[1] for path in paths}), len({path[-1] for path in paths}))
    taken: set[str] = set()
    least = 0
    for path in sorted(paths, key=lambda p: (len(p), p)):
        if not taken.intersection(path[1:]):
            taken.update(path[1:])
            least += 1
    return least if least == most else _disjoint(_graph(paths), len(paths))


def _path(chain: Sequence[Link], text: str | None) -> tuple[str, ...]:
    """A chain from the knower to the article; copied text is a relay before the outlet."""
    path = tuple(link.actor for link in reversed(chain))
    if _outlet(chain[-1]):
        path = (f"voice {path[0]}", *path)  # an own voice: the outlet relays what nobody is named for
    return (*path[:-1], text, path[-1]) if text else path


def _graph(paths: Sequence[Sequence[str]]) -> Any:
    """Knowers, relays split into entry and exit with room for one path, articles' readers."""
    import networkx as nx

    graph: Any = nx.DiGraph()
    for path in paths:
        knower = ("out", f"who {path[0]}")
        graph.add_edge(_IN, knower)
        before: tuple[str, str] = knower
        for relay in path[1:]:
            graph.add_edge(before, ("in", relay), capacity=1)
            graph.add_edge(("in", relay), ("out", relay), capacity=1)
            before = ("out", relay)
        graph.add_edge(before, _OUT, capacity=1)
    return graph


def _disjoint(graph: Any, paths: int) -> int:
    import networkx as nx

    flow = nx.algorithms.flow.edmonds_karp
    value: float = nx.maximum_flow_value(graph, _IN, _OUT, flow_func=flow)
    return max(1, int(min(value, paths)))


def _common(paths: Sequence[Sequence[str]], shared: set[str]) -> tuple[str, ...]:
    """Those whom every way passes (dominators), from the knower on; only who stands in every chain can be one."""
    if len(paths) == 1 or not shared:
        return tuple(node for path in paths[:1] for node in path if node in shared)
    import networkx as nx

    above = nx.immediate_dominators(_graph(paths), _IN)
    found: list[str] = []
    at = above[_OUT]
    while at != _IN:
        name = str(at[1]).removeprefix("who ")
        if name in shared and name not in found:
            found.append(name)
        at = above[at]
    return tuple(reversed(found))


def _named(nodes: Sequence[str], names: dict[str, str], articles: int) -> tuple[str, ...]:
    """Names of common links; with one article nothing is common."""
    return tuple(dict.fromkeys(names[node] for node in nodes if node in names)) if articles > 1 else ()


def _circles(chains: Sequence[Sequence[Link]], names: dict[str, str]) -> tuple[tuple[str, ...], ...]:
    """Outlets of the claim that have it from one another and nobody else."""
    own = {chain[0].actor for chain in chains}
    cited = [(chain[0].actor, chain[1].actor) for chain in chains if len(chain) == 2 and _outlet(chain[1])]
    if not any(to in own for _, to in cited):
        return ()
    import networkx as nx

    graph: Any = nx.DiGraph(sorted(set(cited)))
    found = [sorted(part) for part in nx.strongly_connected_components(graph) if len(part) > 1]
    fed = {chain[0].actor for chain in chains if len(chain) != 2 or not _outlet(chain[1])}
    return tuple(tuple(names[node] for node in part) for part in sorted(found) if not fed & set(part))


def _outlet(link: Link) -> bool:
    return link.source_kind is Kind.OUTLET
