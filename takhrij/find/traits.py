"""What an article says of an unnamed source: sector, nation, place, why unnamed, and whether he told the outlet itself.

Invariant: only what stands in the source's own noun phrase or right behind it; empty means that nothing is said.
"""

from __future__ import annotations

from functools import cache

from takhrij.find.candidates import Candidate
from takhrij.find.nouns import unnamed_because
from takhrij.find.reading import Reading
from takhrij.model import EntityType, Span, Traits
from takhrij.pack import Pack

_BEHIND = 14  # tokens after a source in which the words on his anonymity may begin
_REASON = 8  # tokens that such words take at most


def traits_of(reading: Reading, candidate: Candidate) -> Traits:
    """The traits of the source of a candidate."""
    if candidate.source is None:
        return Traits()
    first, last = candidate.source.first, candidate.source.last
    stems = [stem for at in range(first, last) for stem in _stems(reading, at)]
    sectors = _ids(stems, sectors_of(reading.pack))
    nations = _ids(stems, nations_of(reading.pack))
    place = next(
        (
            name.entity.name
            for at in range(first, last)
            if (name := reading.names.get(at)) is not None and name.type is EntityType.LOC
        ),
        None,
    )
    return Traits(sectors, nations, place, _anonymity(reading, last), _told_outlet(reading, candidate))


def _stems(reading: Reading, at: int) -> tuple[str, ...]:
    """A word without article and conjunction, as it is and without the ending of gender and number; loosely folded."""
    letters, word = reading.grammar.letters, reading.words[at]
    if word[0] in letters.conjunctions and word[1:].startswith(letters.article):
        word = word[1:]
    word = word.removeprefix(letters.article)
    bare = [word[: -len(ending)] for ending in letters.endings if word.endswith(ending) and len(word) > len(ending) + 2]
    return tuple(reading.pack.loosely(form) for form in (word, *bare))


def _ids(words: list[str], stems: dict[str, str]) -> tuple[str, ...]:
    found = [stems[word] for word in words if word in stems]
    return tuple(dict.fromkeys(found))


def _anonymity(reading: Reading, last: int) -> Span | None:
    """The words that say why the source is unnamed."""
    stop = min(last + _BEHIND, len(reading.tokens))
    for at in range(max(0, last - 6), stop):
        if reading.tokens.sentence[at] != reading.tokens.sentence[max(0, last - 1)]:
            return None
        if unnamed_because(reading, at):
            end = at + 1
            while end < min(at + _REASON, len(reading.tokens)) and reading.words[end][0].isalnum():
                if reading.complementiser(end):
                    break
                end += 1
            return reading.tokens.span(at, end)
    return None


def _told_outlet(reading: Reading, candidate: Candidate) -> bool:
    """Whether he spoke to an outlet: a channel behind ل."""
    via = candidate.via
    return (via is not None and reading.words[via.first].startswith(reading.grammar.letters.to) and via.lead > 0) or (
        via is not None and via.first >= 2 and reading.words[via.first - 2] == reading.grammar.letters.to
    )


@cache
def sectors_of(pack: Pack) -> dict[str, str]:
    """Word to sector, by the words that labels.toml gives for unnamed people and for sectors."""
    found: dict[str, str] = {}
    rows = pack.toml("labels.toml")
    for row in rows["sector"]:
        found.update({pack.loosely(form): row["id"] for form in row["forms"]})
    for row in rows["unnamed"]:
        if "sector" in row:
            found.update({pack.loosely(form): row["sector"] for form in row["forms"] if form not in found})
    return found


@cache
def nations_of(pack: Pack) -> dict[str, str]:
    """Adjective of nationality to ISO 3166 code."""
    rows = pack.toml("states.toml")["state"]
    return {pack.loosely(form): row["id"] for row in rows for form in row.get("adjectives", [])}
