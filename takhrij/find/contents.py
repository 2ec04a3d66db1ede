"""Says where the content of each candidate ends, and cuts it without enclosing marks and final punctuation.

Invariant: a content is one or more folded stretches within the article; nothing is looked at twice more than a few times.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from takhrij.find.cues import Candidate
from takhrij.find.reading import Reading
from takhrij.model import Style

_TRIM = " \t\n\r.،,؛;:!?؟…\"«»“”'()[]-–—"
_TRIM_END = " \t\n\r.،,؛;:!…-–—"


@dataclass(frozen=True, slots=True)
class Content:
    """Folded stretches and how the words are given."""

    spans: tuple[tuple[int, int], ...]
    style: Style


def contents(reading: Reading, candidates: Sequence[Candidate]) -> list[Content | None]:
    """The content of each candidate, None where nothing is left of it."""
    return [_content(reading, candidates, place) for place in range(len(candidates))]


def _content(reading: Reading, candidates: Sequence[Candidate], place: int) -> Content | None:
    candidate = candidates[place]
    if candidate.content is None:
        return _before(reading, candidates, place)
    begin = candidate.content
    if begin >= len(reading.tokens):
        return None
    while begin < len(reading.tokens) and reading.words[begin] in reading.grammar.commas | {":"}:
        begin += 1
    if begin >= len(reading.tokens):
        return None
    mark = reading.marks.get(begin)
    if mark and not mark.name:
        if not mark.closed or _ends_there(reading, mark.close + 1):
            inner = begin + 1
            if (
                inner < mark.close
                and reading.words[inner] in reading.grammar.complementisers
                and candidate.joined == "quote"
            ):
                inner += 1
            return _cut(reading, inner, mark.close, Style.DIRECT)
    end = _clause_end(reading, candidates, place, begin)
    return _cut(reading, begin, end, None)


def _ends_there(reading: Reading, at: int) -> bool:
    if at >= len(reading.tokens):
        return True
    word = reading.words[at]
    grammar = reading.grammar
    if word in grammar.commas or word in grammar.closers or word in grammar.openers or not word[0].isalnum():
        return True
    if reading.tokens.sentence[at] != reading.tokens.sentence[at - 1]:
        return True
    return any(hit.form.shape == "participle" or hit.lead for hit in reading.lexicon.hits(word))


def _clause_end(reading: Reading, candidates: Sequence[Candidate], place: int, begin: int) -> int:
    candidate = candidates[place]
    end = reading.scope_end(begin)
    for later in candidates[place + 1 :]:
        if later.begin >= end:
            break
        if later.begin <= begin:
            continue
        if _breaks(reading, candidate, later):
            cut = later.begin
            while cut > begin and (
                reading.words[cut - 1] in reading.grammar.coordinators
                or reading.words[cut - 1] in ("في", "و", "قد", "وقد")
            ):
                cut -= 1
            return cut
    return end


def _breaks(reading: Reading, candidate: Candidate, later: Candidate) -> bool:
    """Whether a later cue in the same sentence begins a new statement rather than standing in this content."""
    if reading.inside[later.first] is not reading.inside[candidate.content or candidate.first]:
        return False
    words, grammar = reading.words, reading.grammar
    before = words[later.begin - 1] if later.begin else ""
    if later.shape == "participle":
        return True
    if later.shape == "after":
        return True
    if later.shape == "verb":
        if before in grammar.coordinators:
            return True
        if later.lead and before in grammar.commas:
            return True
        return bool(
            later.lead
            and later.source is None
            and later.gender == candidate.gender
            and later.joined in ("clause", "quote")
        )
    return False


def _before(reading: Reading, candidates: Sequence[Candidate], place: int) -> Content | None:
    candidate = candidates[place]
    begin = reading.tokens.sentence_start(candidate.first)
    end = candidate.first
    if (mark := reading.inside[candidate.first]) is not None:
        begin = max(begin, mark.open + 1)
    while begin < end and begin in reading.dead:
        begin += 1
    while begin < end and not reading.words[begin][0].isalnum() and begin not in reading.marks:
        begin += 1
    if begin >= end:
        return None
    content = _cut(reading, begin, end, None)
    if content is None:
        return None
    word = reading.words[begin]
    start = content.spans[0][0]
    if word[0] == "و" and len(word) > 3 and start == reading.tokens.starts[begin]:
        content = Content(((start + 1, content.spans[0][1]),), content.style)
    return content


def _cut(reading: Reading, begin: int, end: int, style: Style | None) -> Content | None:
    tokens = reading.tokens
    if begin >= end:
        return None
    folded = tokens.view.folded
    start, stop = tokens.starts[begin], tokens.ends[end - 1]
    while stop > start and folded[stop - 1] in _TRIM_END:
        stop -= 1
    mark = reading.marks.get(begin)
    if style is None and mark and not mark.name and mark.closed and tokens.ends[mark.close] == stop:
        start, stop, style = tokens.starts[begin + 1], tokens.ends[mark.close - 1], Style.DIRECT
        while stop > start and folded[stop - 1] in _TRIM_END:
            stop -= 1
    if style is None:
        inside = reading.inside[begin]
        if inside is not None:
            style = Style.DIRECT
        else:
            style = (
                Style.MIXED
                if any(not m.name for n in range(begin, end) if (m := reading.marks.get(n)) is not None)
                else Style.INDIRECT
            )
    if stop <= start:
        return None
    return Content(((start, stop),), style)
