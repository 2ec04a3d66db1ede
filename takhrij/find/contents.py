"""Says where the content of each candidate ends, and cuts it without enclosing marks and final punctuation.

Invariant: a content is one or more folded stretches within the article; each candidate looks at the ones that follow it
in its own sentence only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from takhrij.find.asides import aside, past_receipt
from takhrij.find.candidates import Candidate
from takhrij.find.mentions import adverbial, told
from takhrij.find.nesting import deeper, goes_on, within
from takhrij.find.reading import Mark, Reading
from takhrij.model import Kind, Style

_TRIM_START = " \t\n\r.،,؛;:!…-–—"
_TRIM_END = _TRIM_START + "?؟"
_MARKS = "\"«»“”„‟'"
_LONGEST = 300  # tokens: a sentence that goes on for longer is no sentence, and a content in it ends there
_LOOK_BACK = 4  # candidates of the same sentence
_SPILL = 15  # words: more than these behind a long quotation are the author's
_SOURCES = "according"  # the rules of phrases that name a source
_FRAGMENT = 7  # words: fewer before a source are no clause yet
_SPOKEN = 7  # words: a longer quotation at the beginning of a content is the whole of it


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
    begin = _start(reading, candidate.content)
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
        end = mark.close if mark.closed else _clause_end(reading, candidates, place, inner, mark.close)
        return _cut(reading, inner, end, Style.DIRECT)
    if candidate.until is not None:
        return _cut(reading, begin, candidate.until, Style.DIRECT)
    end = _clause_end(reading, candidates, place, begin, reading.scope_end(begin))
    if not _first_person(reading, candidate, begin):
        return _cut(reading, begin, end, None)
    return _cut(reading, begin, _spoken_on(reading, candidates[place + 1 : place + 4], begin, end), Style.DIRECT)


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


def _start(reading: Reading, at: int) -> int:
    while at < len(reading.tokens) and (reading.words[at] in reading.grammar.commas or reading.words[at] in ":-–"):
        at += 1
    return at


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


# ---------------------------------------------------------------- where a clause ends


def _clause_end(reading: Reading, candidates: Sequence[Candidate], place: int, begin: int, end: int) -> int:
    candidate = candidates[place]
    end = _past_quotation(reading, begin, min(end, begin + _LONGEST))
    if (taken_over := aside(reading, candidate, begin, end)) is not None:
        end = taken_over
    told_of: Candidate | None = None
    for later in candidates[place + 1 :]:
        if later.begin >= end:
            break
        if later.begin > begin and _breaks(reading, candidate, begin, later):
            if told_of is None or not goes_on(reading, candidate, told_of, later):
                return _before_connectors(reading, begin, later.begin)
        elif later.shape == "verb" and later.source is not None:
            told_of = later
    return end


def _past_quotation(reading: Reading, begin: int, end: int) -> int:
    """A content does not end inside a quotation that it opened; after it, it goes on to the end of that sentence."""
    for at in range(begin, end):
        mark = reading.marks.get(at)
        if mark is not None and mark.closed and mark.close >= end:
            after = mark.close + 1
            if after < len(reading.tokens) and reading.words[after][0].isalnum():
                return max(after, min(reading.tokens.sentence_end(mark.close), reading.scope_end(begin) + mark.close))
            return after
    return end


def _breaks(reading: Reading, candidate: Candidate, begin: int, later: Candidate) -> bool:
    """Whether a later cue in the same sentence begins a new statement rather than standing in this content."""
    if reading.inside[later.first] is not reading.inside[begin]:
        return False
    words, grammar = reading.words, reading.grammar
    before = words[later.begin - 1] if later.begin else ""
    if later.shape == "after":
        return not deeper(reading, candidate, later)
    if later.shape == "participle":
        return True
    if later.shape == "phrase":
        return before in grammar.commas and later.lead > 0
    if later.shape != "verb" or later.person == 1:
        return False
    if before in grammar.coordinators or before in grammar.contrasts or _other_subject(reading, later):
        return True
    if before in grammar.letters.conjunctions:  # written apart: "و دعت"
        before = words[later.begin - 2]
    elif not later.lead:
        phrase = candidate.joined in ("event", "np", "prep")
        return phrase and before in grammar.commas and later.source is not None and later.source.first > later.first
    if candidate.joined in ("event", "np", "prep"):
        return True
    if later.source is None and later.gender and candidate.gender and later.gender != candidate.gender:
        return False
    return before in grammar.commas or later.joined in ("clause", "quote")


def _other_subject(reading: Reading, later: Candidate) -> bool:
    """Whether a relative clause behind a comma has another subject than its antecedent: "التهديدات، التي قال إنها"."""
    words, at = reading.words, later.first - 1
    return (
        later.number == "s"
        and words[at - 1] in reading.grammar.commas
        and reading.grammar.disagrees(words[at], later.gender)
    )


def _before_connectors(reading: Reading, begin: int, at: int) -> int:
    """The end of a content before the words that lead to the next statement."""
    grammar, words = reading.grammar, reading.words
    while at > begin + 1 and (
        words[at - 1] in grammar.coordinators
        or words[at - 1] in grammar.contrasts
        or words[at - 1] in grammar.auxiliaries
        or words[at - 1] in grammar.connectors
        or words[at - 1] in grammar.relatives
    ):
        at -= 1
    return at


# ---------------------------------------------------------------- contents that stand before their cue


def _before(reading: Reading, candidates: Sequence[Candidate], place: int) -> Content | None:
    candidate = candidates[place]
    end = min(candidate.first, candidate.begin)  # "، وهو ما نفته": from there on it is taken up
    begin = max(reading.tokens.sentence_start(end), end - _LONGEST)
    if begin == end and _stands_alone(reading, candidate):
        begin = reading.tokens.sentence_start(end - 1)
    begin = _whole_quotation(reading, begin, end)
    if (mark := reading.inside[end]) is not None and mark.closed:
        begin = max(begin, mark.open + 1)
    while begin < end and (
        begin in reading.dead or (not reading.words[begin][0].isalnum() and begin not in reading.marks)
    ):
        begin += 1
    piece = within(reading, candidates, place)
    begin = piece or _said_before(reading, candidates, place) or _last_clause(reading, candidates[:place], begin, end)
    if begin >= end:
        return None
    content = _cut(reading, begin, end, None)
    if content is None or piece is not None:
        return content
    start, stop = content.spans[0]
    start += _conjunction(reading, begin, start)
    rest = _rest(reading, candidates, place)
    spans = ((start, stop), *rest.spans) if rest is not None else ((start, stop),)
    return Content(spans, content.style)


def _whole_quotation(reading: Reading, begin: int, end: int) -> int:
    """Where the sentence begins that opens the quotation before `end`, if that holds several: '"... . ..."، بحسب'."""
    close = end - 1
    while close > begin and reading.words[close] in reading.grammar.commas:
        close -= 1
    mark = reading.inside[close - 1] if close in reading.closes else None
    if mark is None or not mark.closed or mark.close != close or mark.open >= begin:
        return begin
    return max(reading.tokens.sentence_start(mark.open), end - _LONGEST)


def _stands_alone(reading: Reading, candidate: Candidate) -> bool:
    """Whether a source is all of its sentence, and tells the one before it on the line: "... المواقع. بحسب رويترز."."""
    tokens, first = reading.tokens, candidate.first
    if first == 0 or candidate.shape != "after" or candidate.source is None or candidate.begin != first:
        return False
    if candidate.end < tokens.sentence_end(first) and reading.words[candidate.end] not in reading.grammar.closers:
        return False
    return "\n" not in tokens.view.folded[tokens.ends[first - 1] : tokens.starts[first]]


def _said_before(reading: Reading, candidates: Sequence[Candidate], place: int) -> int:
    """Where the words begin that "على حد قوله" repeats the speaker of: those of the cue before it in the sentence."""
    candidate = candidates[place]
    if candidate.source is not None and candidate.begin == candidate.first:
        return 0
    for earlier in reversed(candidates[max(0, place - 3) : place]):
        if reading.tokens.sentence[earlier.first] != reading.tokens.sentence[candidate.first]:
            break
        if earlier.content is not None:
            return _start(reading, earlier.content)
    return 0


def _last_clause(reading: Reading, earlier: Sequence[Candidate], begin: int, end: int) -> int:
    """The beginning of the last coordinated clause before a prepositional cue; "وذلك" begins one behind other words."""
    grammar, words = reading.grammar, reading.words
    told = any(other.first >= begin and other.kind is not Kind.IMPERSONAL for other in earlier[-_LOOK_BACK:])
    for at in range(end - 3, begin, -1):
        if words[at] not in grammar.commas or reading.inside[at] is not None:
            continue
        explains = words[at + 1 : at + 3] in grammar.taken_up or (words[at + 1] in grammar.asides and not told)
        if words[at + 1] in grammar.new_clauses and not explains:
            return at + 1
    return begin


def _conjunction(reading: Reading, begin: int, start: int) -> int:
    """How many letters of a conjunction to leave out at the beginning of a content."""
    word = reading.words[begin]
    letters = reading.grammar.letters
    if start != reading.tokens.starts[begin] or word[0] not in letters.conjunctions or len(word) < 3:
        return 0
    name = reading.names.get(begin)
    if name is not None:
        return name.lead
    if word in reading.grammar.whole_words:
        return 0
    rest = word[1:]
    known = rest in reading.grammar.adverbial or rest in reading.grammar.auxiliaries or rest in reading.grammar.heads
    hit = any(hit.lead for hit in reading.lexicon.hits(word))
    return int(known or hit or rest.startswith(letters.article) or len(word) > 3)


def _rest(reading: Reading, candidates: Sequence[Candidate], place: int) -> Content | None:
    """The second piece of a content that a prepositional cue stands inside of."""
    candidate = candidates[place]
    at, stop = candidate.end, reading.scope_end(candidate.first)
    if at >= stop - 2:
        return None
    if candidate.rule.startswith(_SOURCES) and _goes_straight_on(reading, at):
        return _cut(reading, at, _clause_end(reading, candidates, place, at, stop), None)
    if reading.words[at] not in reading.grammar.commas:
        return None
    begin = received = past_receipt(reading, at + 1, stop)
    while begin < stop and (reading.words[begin] in reading.grammar.contrasts):
        begin += 1
    if any(begin - 2 <= later.begin <= begin + 1 for later in candidates[place + 1 :][:3]):
        return None
    if begin >= stop or reading.words[begin] in reading.grammar.asides:
        return None
    short = candidate.first - reading.tokens.sentence_start(candidate.first) <= _FRAGMENT
    if received == at + 1 and (told(reading, begin, stop) or (adverbial(reading, begin, stop) and not short)):
        return None
    end = _clause_end(reading, candidates, place, begin, stop)
    return _cut(reading, begin, end, None)


def _goes_straight_on(reading: Reading, at: int) -> bool:
    """Whether an object follows a source that stands in the midst of a clause: "حققت الأسعار حسب الوزارة تحسنا"."""
    word, letters = reading.words[at], reading.grammar.letters
    if word in reading.grammar.pronouns and len(word) > 1:
        return True
    bare = not word.startswith((letters.article, *letters.conjunctions)) and not word.endswith(letters.pronouns)
    if len(word) < 4 or not word.endswith(letters.accusative) or not bare:
        return False
    return not (reading.in_name[at] or word in reading.grammar.times or word in reading.grammar.particles) and not any(
        hit.form.shape == "participle" for hit in reading.lexicon.hits(word)
    )


# ---------------------------------------------------------------- cutting


def _cut(reading: Reading, begin: int, end: int, style: Style | None) -> Content | None:
    """The stretch of tokens [begin, end) without outer punctuation, and its style unless that is known."""
    tokens = reading.tokens
    if begin >= end:
        return None
    start, stop = _trim(reading, tokens.starts[begin], tokens.ends[end - 1], style)
    mark = reading.marks.get(begin)
    if style is None and mark is not None and not mark.name and mark.closed and tokens.ends[mark.close] == stop:
        style = Style.DIRECT
        start, stop = _trim(reading, tokens.starts[begin + 1], tokens.ends[mark.close - 1], style)
    if stop <= start:
        return None
    return Content(((start, stop),), style or _style(reading, begin, end))


def _trim(reading: Reading, start: int, stop: int, style: Style | None) -> tuple[int, int]:
    """Leave out spaces and punctuation at both ends, and a mark that has no partner within."""
    folded = reading.tokens.view.folded
    while start < stop and folded[start] in _TRIM_START:
        start += 1
    question = style is Style.DIRECT
    while stop > start:
        last = folded[stop - 1]
        lone = last in _MARKS and reading.tokens.starting_at(stop - 1) not in _closed_within(reading, start, stop)
        if last in _TRIM_START or lone or (last in _TRIM_END and not question):
            stop -= 1
        else:
            break
    return start, stop


def _closed_within(reading: Reading, start: int, stop: int) -> frozenset[int]:
    first, last = reading.tokens.starting_at(start), reading.tokens.ending_by(stop)
    return frozenset(mark.close for at in range(first, last) if (mark := reading.marks.get(at)) is not None)


def _style(reading: Reading, begin: int, end: int) -> Style:
    quoted = any((mark := reading.marks.get(at)) is not None and not mark.name for at in range(begin, end))
    return Style.MIXED if quoted else Style.INDIRECT
