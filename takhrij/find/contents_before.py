"""Finds contents that stand before their cue: "ارتفعت الأسعار، بحسب الوزارة", and their second piece behind it.

Invariant: a content begins in the sentence of its cue, or is the whole sentence before it.
"""

from __future__ import annotations

from collections.abc import Sequence

from takhrij.find.adverbials import adverbial
from takhrij.find.asides import past_receipt
from takhrij.find.candidates import Candidate
from takhrij.find.content_ends import LONGEST, clause_end, left_open
from takhrij.find.cutting import Content, content_start, cut
from takhrij.find.mentions import told
from takhrij.find.nesting import WORDS, within
from takhrij.find.reading import Reading
from takhrij.model import Kind

_LOOK_BACK = 4  # candidates of the same sentence
_SOURCES = "according"  # the rules of phrases that name a source
_RELATIVE = 12  # tokens of a relative clause behind a source
_FRAGMENT = 7  # words: fewer before a source are no clause yet


def content_before(reading: Reading, candidates: Sequence[Candidate], place: int) -> Content | None:
    """The content of a candidate whose cue stands behind it or in the midst of it."""
    candidate = candidates[place]
    end = min(candidate.first, candidate.begin)  # "، وهو ما نفته": from there on it is taken up
    if place and follows_source(reading, candidates[place - 1], candidate):
        end = candidates[place - 1].first
    begin = max(reading.tokens.sentence_start(end), end - LONGEST)
    if begin == end and _stands_alone(reading, candidate):
        begin = reading.tokens.sentence_start(end - 1)
    begin = _whole_quotation(reading, begin, end)
    if (mark := reading.inside[end]) is not None and mark.closed:
        begin = max(begin, mark.open + 1)
    while end - 1 > begin and reading.words[end - 1] in reading.grammar.asides:  # "، وذلك بحسب الوزارة"
        end -= 1
    while begin < end and (
        begin in reading.dead or (not reading.words[begin][0].isalnum() and begin not in reading.marks)
    ):
        begin += 1
    piece = within(reading, candidates, place) or _quoted(reading, candidate, begin)
    before = _of_whom(reading, candidates, place, begin) or _said_before(reading, candidates, place)
    opened = left_open(reading, begin, end)
    begin = piece or before or opened or _last_clause(reading, candidates[:place], begin, end)
    if begin >= end:
        return None
    content = cut(reading, begin, end, None)
    if content is None or piece is not None:
        return content
    start, stop = content.spans[0]
    start += _conjunction(reading, begin, start)
    rest = _rest(reading, candidates, place, bool(opened))
    spans = ((start, stop), *rest.spans) if rest is not None else ((start, stop),)
    return Content(spans, content.style)


def follows_source(reading: Reading, earlier: Candidate, candidate: Candidate) -> bool:
    """Whether somebody is named right behind a source, whom that has its words from: "، حسبما ذكرت الوكالة نقلا عن
    مصدر": both stand for the same words."""
    if not earlier.shape == candidate.shape == "after" or reading.words[candidate.first] not in reading.grammar.drawn:
        return False
    return all(reading.words[at] in reading.grammar.commas for at in range(earlier.end, candidate.first))


def _quoted(reading: Reading, candidate: Candidate, floor: int) -> int | None:
    """The quotation right before whose wording it is: 'من باب "الشفافية في العمل" على حد تعبير المدير'."""
    if candidate.rule != WORDS or candidate.first - 1 not in reading.closes:
        return None
    mark = reading.inside[candidate.first - 2]
    return mark.open if mark is not None and mark.close == candidate.first - 1 and mark.open > floor else None


def _whole_quotation(reading: Reading, begin: int, end: int) -> int:
    """Where the sentence begins that opens the quotation before `end`, if that holds several: '"... . ..."، بحسب'."""
    close = end - 1
    while close > begin and reading.words[close] in reading.grammar.commas:
        close -= 1
    mark = reading.inside[close - 1] if close in reading.closes else None
    if mark is None or not mark.closed or mark.close != close or mark.open >= begin:
        return begin
    return max(reading.tokens.sentence_start(mark.open), end - LONGEST)


def _stands_alone(reading: Reading, candidate: Candidate) -> bool:
    """Whether a source is all of its sentence, and tells the one before it on the line: "... المواقع. بحسب رويترز."."""
    tokens, first = reading.tokens, candidate.first
    if first == 0 or candidate.shape != "after" or candidate.source is None or candidate.begin != first:
        return False
    if candidate.end < tokens.sentence_end(first) and reading.words[candidate.end] not in reading.grammar.closers:
        return False
    return "\n" not in tokens.view.folded[tokens.ends[first - 1] : tokens.starts[first]]


def _of_whom(reading: Reading, candidates: Sequence[Candidate], place: int, floor: int) -> int | None:
    """Where the clause of somebody begins whom the pronoun behind the cue means: "ونفى المدير ذلك، حسبما نقلت عنه
    الصحيفة"."""
    candidate = candidates[place]
    if reading.words[candidate.last - 1] not in reading.grammar.letters.of_him:
        return None
    for earlier in reversed(candidates[max(0, place - _LOOK_BACK) : place]):
        if earlier.shape == "verb" and earlier.source is not None:
            return earlier.begin if earlier.begin > floor else None
    return None


def _said_before(reading: Reading, candidates: Sequence[Candidate], place: int) -> int:
    """Where the words begin that "على حد قوله" repeats the speaker of: those of the cue before it in the sentence."""
    candidate = candidates[place]
    if candidate.source is not None and candidate.begin == candidate.first:
        return 0
    said: Candidate | None = None
    for earlier in reversed(candidates[max(0, place - 3) : place]):
        if reading.tokens.sentence[earlier.first] != reading.tokens.sentence[candidate.first]:
            break
        if earlier.content is not None:
            said = earlier if said is None or _holds(reading, candidates, earlier, said) else said
    return content_start(reading, said.content) if said is not None and said.content is not None else 0


def _holds(reading: Reading, candidates: Sequence[Candidate], outer: Candidate, inner: Candidate) -> bool:
    """Whether the cue of one stands in what the other says, so that his wording is that of the outer one."""
    if outer.content is None:
        return False
    place = next(n for n, candidate in enumerate(candidates) if candidate is outer)
    return clause_end(reading, candidates, place, outer.content, reading.scope_end(outer.content)) > inner.first


def _last_clause(reading: Reading, earlier: Sequence[Candidate], begin: int, end: int) -> int:
    """The beginning of the last coordinated clause before a prepositional cue; "وذلك" begins one behind other words."""
    grammar, words = reading.grammar, reading.words
    told = any(other.first >= begin and other.kind is not Kind.IMPERSONAL for other in earlier[-_LOOK_BACK:])
    for at in range(end - 3, begin, -1):
        if words[at] not in grammar.commas or reading.inside[at] is not None:
            continue
        if told and words[at + 1][0] in grammar.letters.conjunctions and words[at + 1][1:] in grammar.plain_past:
            return at + 1  # "وقالت الهيئة إنها أحصت مئة، وشهد الشهر مقتل عشرة، بحسب الهيئة"
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


def _rest(reading: Reading, candidates: Sequence[Candidate], place: int, opened: bool) -> Content | None:
    """The second piece of a content that a prepositional cue stands inside of. `opened`: the first one needs it."""
    candidate = candidates[place]
    at, stop = candidate.end, reading.scope_end(candidate.first)
    if at >= stop - 2:
        return None
    if candidate.rule.startswith(_SOURCES) and _goes_straight_on(reading, at):
        return cut(reading, at, clause_end(reading, candidates, place, at, stop), None)
    if reading.words[at] in reading.grammar.relatives:  # "بحسب رسالة تداولتها الصحف، يقول"
        at = next((n for n in range(at, min(at + _RELATIVE, stop)) if reading.words[n] in reading.grammar.commas), at)
    if reading.words[at] not in reading.grammar.commas:
        return None
    begin = received = past_receipt(reading, at + 1, stop)
    while begin < stop and (reading.words[begin] in reading.grammar.contrasts):
        begin += 1
    short = opened or candidate.first - reading.tokens.sentence_start(candidate.first) <= _FRAGMENT
    if not short and any(begin - 2 <= later.begin <= begin + 1 for later in candidates[place + 1 :][:3]):
        return None
    if begin >= stop or reading.words[begin] in reading.grammar.asides or reading.words[begin] in reading.grammar.drawn:
        return None
    if received == at + 1 and (told(reading, begin, stop) or (adverbial(reading, begin, stop) and not short)):
        return None
    end = clause_end(reading, candidates, place, begin, stop)
    return cut(reading, begin, end, None)


def _goes_straight_on(reading: Reading, at: int) -> bool:
    """Whether an object follows a source that stands in the midst of a clause: "حققت الأسعار حسب الوزارة تحسنا"."""
    word, letters = reading.words[at], reading.grammar.letters
    if word in reading.grammar.pronouns and len(word) > 1:
        return True
    if word in reading.grammar.drawn:
        return False
    bare = not word.startswith((letters.article, *letters.conjunctions)) and not word.endswith(letters.pronouns)
    if len(word) < 4 or not word.endswith(letters.accusative) or not bare:
        return False
    return not (reading.in_name[at] or word in reading.grammar.times or word in reading.grammar.particles) and not any(
        hit.form.shape == "participle" for hit in reading.lexicon.hits(word)
    )
