"""Finds what is said for each candidate: a quotation, a clause behind the cue, or the words before it.

Invariant: each candidate looks at the ones that stand near it in its own sentence, and at few sentences behind it.
"""

from __future__ import annotations

from collections.abc import Sequence

from takhrij.find.candidates import Candidate
from takhrij.find.content_ends import clause_end
from takhrij.find.contents_before import content_before
from takhrij.find.cutting import Content, content_start, cut
from takhrij.find.reading import Mark, Reading
from takhrij.model import Style

_SPILL = 15  # words: more than these behind a long quotation are the author's
_SPOKEN = 7  # words: a longer quotation at the beginning of a content is the whole of it


def contents(reading: Reading, candidates: Sequence[Candidate]) -> list[Content | None]:
    """The content of each candidate, None where nothing is left of it."""
    return [_content(reading, candidates, place) for place in range(len(candidates))]


def _content(reading: Reading, candidates: Sequence[Candidate], place: int) -> Content | None:
    candidate = candidates[place]
    if candidate.content is None:
        return content_before(reading, candidates, place)
    begin = content_start(reading, candidate.content)
    if begin >= len(reading.tokens):
        return None
    mark = reading.marks.get(begin)
    if mark is not None and not mark.name and _whole(reading, mark):
        inner = begin + 1
        if (
            candidate.joined == "quote"
            and inner < mark.close
            and reading.words[inner] in reading.grammar.complementisers
        ):
            inner += 1
        end = mark.close if mark.closed else clause_end(reading, candidates, place, inner, mark.close)
        return cut(reading, inner, end, Style.DIRECT)
    if candidate.until is not None:
        return cut(reading, begin, candidate.until, Style.DIRECT)
    end = clause_end(reading, candidates, place, begin, reading.scope_end(begin))
    if not _first_person(reading, candidate, begin):
        return cut(reading, begin, end, None)
    return cut(reading, begin, _spoken_on(reading, candidates[place + 1 : place + 4], begin, end), Style.DIRECT)


def _first_person(reading: Reading, candidate: Candidate, begin: int) -> bool:
    """Whether the words are first-person speech whose marks were lost: behind a verb and a colon, or with إننا."""
    if reading.words[begin] in reading.grammar.own_speech:
        return True
    colon = candidate.joined == "quote" and begin > 0 and reading.words[begin - 1] == ":" and begin not in reading.marks
    return colon and (candidate.shape == "verb" or _of_us(reading, begin))


def _of_us(reading: Reading, begin: int) -> bool:
    """Whether a headline's speaker says "we" at once: "المتحدث: لم نستهدف", "الوزير: سنكشف"."""
    words, grammar = reading.words, reading.grammar
    plural = any(hit.form.person == 1 for hit in reading.lexicon.hits(words[begin]))
    negated = (
        words[begin] in grammar.negations and words[begin + 1 : begin + 2] and words[begin + 1][0] == grammar.letters.we
    )
    return plural or bool(negated) or any(grammar.we_will.match(word) for word in words[begin : begin + 2])


def _spoken_on(reading: Reading, later: Sequence[Candidate], begin: int, end: int) -> int:
    """The end of speech behind a colon: sentences on its line that speak of "us", with no new cue, go on with it."""
    tokens, first_person = reading.tokens, reading.grammar.first_person
    if begin == 0 or reading.words[begin - 1] != ":":
        return end
    while 0 < end < len(tokens) and end == tokens.sentence_end(end - 1):
        after = tokens.sentence_end(end)
        if "\n" in tokens.view.folded[tokens.ends[end - 1] : tokens.starts[end]] or reading.inside[end] is not None:
            break
        own = any(end <= other.first < after and other.person == 1 for other in later)
        if not own and not any(first_person.match(word) for word in reading.words[end:after]):
            break
        others = (other for other in later if other.person != 1 and other.shape != "noun")
        if any(end <= other.begin < after or end <= other.first < after for other in others):
            break
        end = after
    return end


def _whole(reading: Reading, mark: Mark) -> bool:
    """Whether a quotation at the beginning of a content is the whole of it."""
    after = mark.close + 1
    if not mark.closed or after >= len(reading.tokens):
        return True
    if reading.tokens.sentence[after] != reading.tokens.sentence[mark.close]:
        return True
    following = reading.words[after : after + 2]
    if following[0] in reading.grammar.commas and following[-1] in reading.grammar.because:
        return False
    if mark.close - mark.open > _SPOKEN:
        return not _spills(reading, mark, after)
    word, grammar = reading.words[after], reading.grammar
    if word in grammar.commas or word in grammar.closers or word in grammar.new_clauses or not word[0].isalnum():
        return True
    return any(hit.form.shape == "participle" or hit.lead for hit in reading.lexicon.hits(word))


def _spills(reading: Reading, mark: Mark, after: int) -> bool:
    """Whether the speaker's sentence goes on behind a long quotation: '"..." مع بروكسل', '"..." و"..."'."""
    words, grammar = reading.words, reading.grammar
    if reading.tokens.sentence_end(mark.close) - after > _SPILL:
        return False
    if words[after] in grammar.letters.conjunctions:
        return after + 1 in reading.marks
    return words[after] in grammar.going_on
