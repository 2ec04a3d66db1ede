"""Finds who said what in an article: joins cues, sources and contents, resolves speakers, nests.

Invariant: every span cuts again from the article's text; ids count from a1 in the order of cues; the parent of an
attribution is the one in whose content its cue stands.
"""

from __future__ import annotations

from collections.abc import Sequence

from takhrij.find.contents import Content, contents
from takhrij.find.cues import Candidate
from takhrij.find.mentions import Mention
from takhrij.find.phrases import find_cues
from takhrij.find.reading import Reading, read
from takhrij.find.speakers import Floor, Speaker, gender_of, kind_of
from takhrij.model import Attribution, Credit, Entity, EntityType, Kind, Reason, Span
from takhrij.pack import Pack
from takhrij.text import View


def find_attributions(
    view: View, bounds: Sequence[Span], entities: Sequence[Entity], credits: Sequence[Credit], pack: Pack
) -> tuple[Attribution, ...]:
    """Every attribution of an article, by position of its cue."""
    reading = read(view, bounds, entities, credits, pack)
    candidates = find_cues(reading).candidates
    pairs = [
        (candidate, content)
        for candidate, content in zip(candidates, contents(reading, candidates), strict=True)
        if content is not None
    ]
    return tuple(_join(reading, pairs))


def _join(reading: Reading, pairs: Sequence[tuple[Candidate, Content]]) -> list[Attribution]:
    floor = Floor(reading)
    found: list[Attribution] = []
    parents = _parents(reading, pairs)
    for place, (candidate, content) in enumerate(pairs):
        found.append(_attribution(reading, candidate, content, place, parents[place], floor))
    return found


def _cue(reading: Reading, candidate: Candidate) -> tuple[int, int]:
    tokens = reading.tokens
    return tokens.starts[candidate.first] + candidate.lead, tokens.ends[candidate.last - 1]


def _parents(reading: Reading, pairs: Sequence[tuple[Candidate, Content]]) -> list[int | None]:
    """For each attribution the one with the shortest content that holds its cue."""
    found: list[int | None] = []
    for place, (candidate, _) in enumerate(pairs):
        start, end = _cue(reading, candidate)
        holding = [
            (content.spans[-1][1] - content.spans[0][0], other)
            for other, (_, content) in enumerate(pairs)
            if other != place and any(s <= start and end <= e for s, e in content.spans)
        ]
        found.append(min(holding)[1] if holding else None)
    return found


def _attribution(
    reading: Reading, candidate: Candidate, content: Content, place: int, parent: int | None, floor: Floor
) -> Attribution:
    view = reading.tokens.view
    source = _span(reading, candidate.source)
    speaker: Speaker | None = None
    kind = candidate.kind or Kind.IMPERSONAL
    if candidate.source is not None:
        kind, head = kind_of(reading, candidate.source)
        size = candidate.source.last - candidate.source.first
        if (size <= 2 and head.startswith("ال") and kind is not Kind.ORGANISATION) or (
            size == 1 and head in reading.grammar.heads
        ):
            speaker = floor.again(head, kind)
            if speaker:
                kind = speaker.kind
        if speaker is None:
            floor.note(_speaker(reading, candidate.source, kind, candidate, head))
        else:
            floor.note(speaker)
    elif candidate.kind is None:
        speaker = floor.dropped(candidate)
        kind = speaker.kind if speaker else Kind.IMPERSONAL
        if speaker:
            floor.note(speaker)
    spans = tuple(view.raw_span(*span) for span in content.spans)
    force = candidate.force
    return Attribution(
        id=f"a{place + 1}",
        cue=view.raw_span(*_cue(reading, candidate)),
        content=spans,
        source=source,
        speaker=view.raw_span(speaker.start, speaker.end) if speaker else None,
        speaker_name=speaker.name if speaker else (source.cut(view.raw) if source else None),
        via=_span(reading, candidate.via),
        kind=kind,
        force=force,
        style=content.style,
        parent=f"a{parent + 1}" if parent is not None else None,
        rule=candidate.rule,
        reasons=(Reason("find.cue", (candidate.rule,)),),
    )


def _speaker(reading: Reading, mention: Mention, kind: Kind, candidate: Candidate, head: str) -> Speaker:
    """The speaker of a source that names somebody: for a person his name alone."""
    first, last, lead = mention.first, mention.last, mention.lead
    if kind is Kind.PERSON:
        for at in range(mention.first, mention.last):
            if at in reading.names and reading.names[at].type is EntityType.PER:
                first, last, lead = at, reading.names[at].last, reading.names[at].lead
                break
    start, end = reading.tokens.starts[first] + lead, reading.tokens.ends[last - 1]
    name = reading.tokens.view.raw_span(start, end).cut(reading.tokens.view.raw)
    gender = candidate.gender if candidate.shape == "verb" else gender_of(head)
    number = candidate.number if candidate.shape == "verb" else "s"
    if kind is Kind.UNNAMED_PEOPLE:
        number = "p"
    return Speaker(start, end, name, kind, gender, number, head)


def _span(reading: Reading, mention: Mention | None) -> Span | None:
    if mention is None:
        return None
    tokens, view = reading.tokens, reading.tokens.view
    start, end = tokens.starts[mention.first] + mention.lead, tokens.ends[mention.last - 1]
    first, last = mention.first, mention.last
    if first in reading.marks and reading.marks[first].close == last - 1 and last - first > 2:
        start, end = tokens.starts[first + 1], tokens.ends[last - 2]
    elif tokens.words[first] == "#" and last - first > 1:
        start = tokens.starts[first + 1]
    return view.raw_span(start, end)
