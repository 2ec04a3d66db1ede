"""Says in whose words each attribution stands: its parent is the one with the shortest content that holds its cue.

Invariant: no attribution stands in its own words, through others or at once.
"""

from __future__ import annotations

from collections.abc import Sequence

from takhrij.find.candidates import Candidate
from takhrij.find.cutting import Content
from takhrij.find.reading import Reading

_OPEN = 64  # contents that may hold one cue; hostile text can open more


def cue_of(reading: Reading, candidate: Candidate) -> tuple[int, int]:
    """The folded stretch of a cue; the letter of its preposition belongs to it: "وفقا ل", "بحسب"."""
    tokens, source = reading.tokens, candidate.source
    start = tokens.starts[candidate.first] + candidate.lead
    attached = (
        source is not None and source.first == candidate.last and source.lead and candidate.shape in ("after", "phrase")
    )
    if attached and source is not None:
        return start, tokens.starts[source.first] + source.lead
    return start, tokens.ends[candidate.last - 1]


def parents_of(reading: Reading, pairs: Sequence[tuple[Candidate, Content]]) -> list[int | None]:
    """For each attribution the one with the shortest content that holds its cue."""
    pieces = sorted((span, place) for place, (_, content) in enumerate(pairs) for span in content.spans)
    found: list[int | None] = []
    active: list[tuple[tuple[int, int], int]] = []
    nearest = 0
    for place, (candidate, _) in enumerate(pairs):
        start, end = cue_of(reading, candidate)
        while nearest < len(pieces) and pieces[nearest][0][0] <= start:
            active.append(pieces[nearest])
            nearest += 1
        active = [piece for piece in active if piece[0][1] > start][-_OPEN:]
        holding = [(stop - begin, other) for (begin, stop), other in active if stop >= end and other != place]
        found.append(min(holding)[1] if holding else None)
    for place, (candidate, _) in enumerate(pairs):
        if candidate.under is not None:
            beside = [
                at for at in (place - 1, place + 1) if 0 <= at < len(pairs) and pairs[at][0].first == candidate.under
            ]
            found[place] = beside[0] if beside else found[place]
    return _without_circles(reading, found, pairs)


def _without_circles(
    reading: Reading, parents: list[int | None], pairs: Sequence[tuple[Candidate, Content]]
) -> list[int | None]:
    """No attribution stands in its own words: of those that hold each other, the outer one is a source behind the
    content, unless it is whom another has it from ("نقلا عن"); else the later."""

    def outer(place: int) -> tuple[bool, bool, int]:
        candidate = pairs[place][0]
        return candidate.shape == "after", reading.words[candidate.first] not in reading.grammar.drawn, place

    for place in range(len(parents)):
        circle, at = [place], parents[place]
        while at is not None and at not in circle and len(circle) <= _OPEN:
            circle.append(at)
            at = parents[at]
        if at == place:
            parents[max(circle, key=outer)] = None
    return parents
