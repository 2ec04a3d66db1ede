"""Who gets it from whom, as GraphML: actors and outlets are nodes, an edge is words that went from one to the next.

An edge points the way that the words travelled, towards the reader; it counts the reports and claims that took it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

from takhrij.model import Graph, Link, LinkKind
from takhrij.write.words import plain

_NODE_KEYS = (("name", "string"), ("kind", "string"), ("reports", "int"))
_EDGE_KEYS = (("reports", "int"), ("claims", "int"), ("known_by", "string"))


def write_graphml(graph: Graph, path: str | Path) -> None:
    """Write the network of all chains."""
    root = ElementTree.Element("graphml", xmlns="http://graphml.graphdrawing.org/xmlns")
    for owner, keys in (("node", _NODE_KEYS), ("edge", _EDGE_KEYS)):
        for name, kind in keys:
            attributes = {"id": f"{owner}.{name}", "for": owner, "attr.name": name, "attr.type": kind}
            ElementTree.SubElement(root, "key", attributes)
    network = ElementTree.SubElement(root, "graph", id="chains", edgedefault="directed")
    _add_nodes(network, graph)
    _add_edges(network, graph)
    ElementTree.indent(root)
    ElementTree.ElementTree(root).write(Path(path), encoding="utf-8", xml_declaration=True)


def _add_nodes(network: ElementTree.Element, graph: Graph) -> None:
    known = {actor.key: (actor.name, actor.kind.value) for actor in graph.actors}
    names: dict[str, tuple[str, str]] = {}
    reports: Counter[str] = Counter()
    for _, chain in _chains(graph):
        for link in chain:
            key = _key(link)
            kind = link.source_kind.value if link.source_kind else ("outlet" if link.kind is LinkKind.OUTLET else "")
            names.setdefault(key, known.get(key, (link.name, kind)))
            reports[key] += 1
    for key in sorted(names):
        name, kind = names[key]
        node = ElementTree.SubElement(network, "node", id=plain(key))
        _data(node, "node", name=name, kind=kind, reports=str(reports[key]))


def _add_edges(network: ElementTree.Element, graph: Graph) -> None:
    reports: Counter[tuple[str, str]] = Counter()
    claims: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    kinds: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for claim, chain in _chains(graph):
        for near, far in pairwise(chain):
            edge = (_key(far), _key(near))
            reports[edge] += 1
            claims[edge].add(claim)
            kinds[edge].add(far.kind.value)
    for source, target in sorted(reports):
        edge = (source, target)
        element = ElementTree.SubElement(network, "edge", source=plain(source), target=plain(target))
        known_by = ", ".join(sorted(kinds[edge]))
        _data(element, "edge", reports=str(reports[edge]), claims=str(len(claims[edge])), known_by=known_by)


def _chains(graph: Graph) -> Iterator[tuple[str, tuple[Link, ...]]]:
    for claim in graph.claims:
        for report in claim.reports:
            yield claim.id, report.chain


def _key(link: Link) -> str:
    return link.actor or link.name


def _data(parent: ElementTree.Element, owner: str, **values: str) -> None:
    for name, value in values.items():
        ElementTree.SubElement(parent, "data", key=f"{owner}.{name}").text = plain(value)
