"""Reads a speaker and a colon: "وزير النقل: سنفتح الجسر".

Invariant: the speaker is the short noun phrase that begins the line.
"""

from __future__ import annotations

from functools import cache

from takhrij.find.candidates import Candidate
from takhrij.find.mentions import phrase_end, told
from takhrij.find.nouns import Mention, begins_source
from takhrij.find.reading import Reading
from takhrij.model import EntityType, Force
from takhrij.pack import Pack

_BEFORE_COLON = 12  # tokens of a speaker and his channel


def colon(reading: Reading, at: int) -> tuple[Candidate, ...]:
    """A speaker and a colon: the short noun phrase that begins the line."""
    start = reading.tokens.sentence_start(at)
    while start < at and start in reading.dead:
        start += 1
    if not 0 < at - start <= _BEFORE_COLON or at + 1 >= reading.tokens.sentence_end(at):
        return ()
    if any(word in "-–" for word in reading.words[start:at]):
        return ()
    name = reading.names.get(start)
    place = name is not None and name.type is EntityType.LOC and name.last == at
    if not begins_source(reading, start) or (place and not _capital(reading, start)):
        return ()
    end, via = phrase_end(reading, start, at), None
    if end < at and (via := told(reading, end, at)) is not None:  # "متحدث الحزب لصحيفة الفجر:"
        end = via.last + (at - via.last == 1 and not reading.words[via.last].isalnum())
    if end < at or _speaks(reading, start, end):
        return ()
    return (
        Candidate(
            first=at,
            last=at + 1,
            lead=0,
            tail=0,
            rule="colon",
            shape="colon",
            force=Force.ASSERTS,
            content=at + 1,
            joined="quote",
            source=Mention(start, via.first if via is not None else at),
            via=via,
            begin=start,
            end=at + 1,
        ),
    )


def _capital(reading: Reading, at: int) -> bool:
    """Whether the name of a capital stands for a government."""
    return reading.words[at] in capitals_of(reading.pack)


@cache
def capitals_of(pack: Pack) -> frozenset[str]:
    """The capitals that stand for governments, folded."""
    return frozenset(pack.fold(word) for row in pack.toml("states.toml")["state"] for word in row.get("capitals", []))


def _speaks(reading: Reading, first: int, last: int) -> bool:
    """Whether a verb of the lexicon stands in the stretch, so that the colon is not the cue."""
    return any(
        hit.form.shape in ("past", "present")
        for at in range(first, last)
        if at not in reading.names and reading.words[at] not in reading.grammar.heads
        for hit in reading.lexicon.hits(reading.words[at])
    )
