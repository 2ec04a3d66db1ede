"""Puts copies together: groups of articles that carry one text, and articles stitched together from several.

An article composed of two dispatches would make one group of both, so composed articles are found first, by this: two
of the texts that it shares words with share none with each other, stand apart in it, were there before it, and make up
a good part of it. What is left are groups: articles that share most of the words of one of them.

Invariant: both are functions of the copies alone; a first text or a source is named only where the copies tell it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

import networkx as nx

from takhrij.model import Composed, Copy, CopyGroup, Part, Reason, Span

MOST = 0.5  # of its words, that an article shares with the others of its group
LEAST_PART = 200  # letters of a composed article that one of its texts gives it: a sentence of background is no part
MADE = 0.3  # of its words, that a composed article has from its texts
APART = 0.3  # of the smaller part, that may be in another part too


def find_composed(copies: Iterable[Copy]) -> tuple[Composed, ...]:
    """The articles that have running text from two texts or more, which do not share it with each other."""
    of_doc: dict[str, dict[str, Copy]] = defaultdict(dict)
    for copy in copies:
        of_doc[copy.doc][copy.of] = of_doc[copy.of][copy.doc] = copy
    found = (_composed(doc, of_doc) for doc in sorted(of_doc) if len(of_doc[doc]) > 1)
    return tuple(composed for composed in found if composed)


def group_copies(copies: Iterable[Copy], composed: Iterable[Composed] = ()) -> tuple[CopyGroup, ...]:
    """The groups of articles that carry one text, those of most articles first; composed ones belong to none."""
    apart = {each.doc for each in composed}
    graph: nx.Graph[str] = nx.Graph()
    for copy in copies:
        if max(copy.doc_coverage, copy.of_coverage) >= MOST and not {copy.doc, copy.of} & apart:
            graph.add_edge(copy.doc, copy.of, copy=copy)
    groups = [_group(sorted(docs), graph) for docs in nx.connected_components(graph)]
    return tuple(sorted(groups, key=lambda group: (-len(group.docs), group.docs)))


def _group(docs: Sequence[str], graph: nx.Graph[str]) -> CopyGroup:
    inside: list[Copy] = [edge["copy"] for *_, edge in graph.subgraph(docs).edges(data=True)]
    agencies = Counter(copy.agency for copy in inside if copy.agency)
    agency = min(agencies, key=lambda name: (-agencies[name], name), default=None)
    later = {copy.doc for copy in inside if _told(copy)}
    firsts = sorted({copy.of for copy in inside if _told(copy)} - later)
    if len(firsts) != 1:
        return CopyGroup(tuple(docs), None, agency)
    after = nx.descendants(nx.DiGraph((copy.of, copy.doc) for copy in inside if _told(copy)), firsts[0])
    reason = Reason("copy.first", (str(len(after)), str(len(docs) - 1)))
    return CopyGroup(tuple(docs), firsts[0], agency, (reason,))


def _told(copy: Copy) -> bool:
    """Whether it is known that `of` had the text before `doc`, from there or not."""
    return copy.directed or any(reason.code == "copy.earlier" for reason in copy.reasons)


def _composed(doc: str, of_doc: Mapping[str, Mapping[str, Copy]]) -> Composed | None:
    partners = of_doc[doc]
    earlier = {other for other, copy in partners.items() if copy.doc == doc and _told(copy)}
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(earlier)
    graph.add_edges_from((a, b) for a in earlier for b in of_doc[a].keys() & earlier)
    parts: list[Part] = []
    for texts in nx.connected_components(graph):
        part = _part(doc, texts, partners)
        if _size(part.spans) >= LEAST_PART:
            parts.append(part)
    parts = _disjoint(sorted(parts, key=lambda part: (-_size(part.spans), part.of)))
    if len(parts) < 2 or sum(partners[part.of].doc_coverage for part in parts) < MADE:
        return None
    reason = Reason("copy.composed", (str(len(parts)),))
    return Composed(doc, tuple(sorted(parts, key=lambda part: part.spans)), (reason,))


def _part(doc: str, texts: Collection[str], partners: Mapping[str, Copy]) -> Part:
    """What the article shares with texts that share it with each other."""
    spans = {other: _spans(doc, partners[other]) for other in texts}
    of = min(texts, key=lambda other: (-_size(spans[other]), other))
    agencies = Counter(partners[other].agency for other in texts)
    named = sorted((-count, name) for name, count in agencies.items() if name)
    return Part(_union(span for found in spans.values() for span in found), of, named[0][1] if named else None)


def _spans(doc: str, copy: Copy) -> list[Span]:
    return [pair[0] if copy.doc == doc else pair[1] for pair in copy.spans]


def _union(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans with those that overlap put together, in order."""
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return tuple(out)


def _disjoint(parts: Sequence[Part]) -> list[Part]:
    """The parts, largest first, without those that stand in a larger one."""
    kept: list[Part] = []
    for part in parts:
        if all(_common(part.spans, other.spans) <= APART * _size(part.spans) for other in kept):
            kept.append(part)
    return kept


def _common(a: Sequence[Span], b: Sequence[Span]) -> int:
    return sum(max(0, min(x.end, y.end) - max(x.start, y.start)) for x in a for y in b)


def _size(spans: Iterable[Span]) -> int:
    return sum(span.end - span.start for span in spans)
