"""Says where the clause ends that a content is: at its sentence's end, where the author takes over, or at the next cue.

Invariant: looks at the tokens of one sentence and at the candidates behind the one at hand.
"""

from __future__ import annotations

from collections.abc import Sequence

from takhrij.find.asides import aside
from takhrij.find.candidates import Candidate
from takhrij.find.nesting import deeper, goes_on
from takhrij.find.reading import Reading

_BACK = 3  # candidates of the same sentence that hold the one at hand
LONGEST = 300  # tokens: a sentence that goes on for longer is no sentence, and a content in it ends there


def clause_end(reading: Reading, candidates: Sequence[Candidate], place: int, begin: int, end: int) -> int:
    """The token after the clause that begins at `begin`, `end` at the latest."""
    candidate = candidates[place]
    end = _past_quotation(reading, begin, min(end, begin + LONGEST))
    if (taken_over := aside(reading, candidate, begin, end)) is not None:
        end = taken_over - (taken_over - 1 > begin and reading.words[taken_over - 1] in reading.grammar.asides)
    told_of: Candidate | None = None
    around = candidates[max(0, place - _BACK) : place]
    for later in candidates[place + 1 :]:
        if later.begin >= end:
            break
        if later.begin > begin and (_breaks(reading, candidate, begin, later) or _resumes(reading, around, later)):
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
    inside = reading.inside[later.first]
    if inside is not reading.inside[begin] and (inside is None or inside.closed):
        return False  # an unclosed quotation holds nothing
    words, grammar = reading.words, reading.grammar
    before = words[later.begin - 1] if later.begin else ""
    if later.shape == "after":
        return not (deeper(reading, candidate, later) or _amid(reading, later))
    if later.shape == "participle":
        return True
    if later.shape == "phrase":
        return before in grammar.commas and later.lead > 0
    if later.shape != "verb" or later.person == 1:
        return False
    if _same_source(reading, candidate, later) or (later.joined == "quote" and words[(later.content or 1) - 1] == ":"):
        return True
    if before in grammar.coordinators or before in grammar.contrasts or _other_subject(reading, later):
        return True
    if _beside(reading, candidate, later):
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
    if later.source is None and later.number == "s" and _not_of(reading, begin, later.gender):
        return later.gender == candidate.gender
    return before in grammar.commas or later.joined in ("clause", "quote")


def _not_of(reading: Reading, begin: int, gender: str) -> bool:
    """Whether the noun that a content begins with cannot do what a verb of this gender says: "قالت إن التقرير أغضبها
    وطالبت بسحبه"."""
    letters, word = reading.grammar.letters, reading.words[begin]
    if not gender or not word.startswith(letters.article) or begin in reading.names:
        return False
    feminine = word.endswith(letters.feminine)
    people = word.endswith((*letters.human_plural, *letters.masculine_plural))
    return not people and feminine != (gender == "f")


def _same_source(reading: Reading, candidate: Candidate, later: Candidate) -> bool:
    """Whether the same document or speaker is named again: "أوضح التقرير أن ..، حيث أشار التقرير إلى"."""
    one, other = candidate.source, later.source
    if one is None or other is None or later.lead or other.first < later.first:
        return False
    return reading.words[one.first : one.last] == reading.words[other.first : other.last]


def _beside(reading: Reading, candidate: Candidate, later: Candidate) -> bool:
    """Whether another one is joined to the one whom a relative clause tells of, with a clause of his own: "بين المدينة
    التي تتهم الحرس بالقصف والقرية التي تنفي"."""
    words, relatives = reading.words, reading.grammar.relatives
    joined = later.source is not None and later.source.lead > 0 and later.source.first < later.first
    ahead = candidate.source is not None and candidate.source.first < candidate.first and candidate.shape == "verb"
    beside = later.source is not None and words[later.source.first][0] in reading.grammar.letters.conjunctions
    if joined and beside and ahead and candidate.joined != "clause" and words[candidate.first - 1] not in relatives:
        return True  # "واشنطن تتهم طهران بالهجوم وموسكو تنفي أن يكون لها دور"
    return joined and words[candidate.first - 1] in relatives and words[later.first - 1] in relatives


def _resumes(reading: Reading, around: Sequence[Candidate], later: Candidate) -> bool:
    """Whether who speaks earlier in the sentence is named again with another act: "أشارت الصحيفة ... ودعت الصحيفة"."""
    if later.shape != "verb" or not later.lead or later.source is None or later.source.first < later.first:
        return False
    words, sentence = reading.words, reading.tokens.sentence
    named = words[later.source.first : later.source.last]
    said = (other.source for other in around if other.source and sentence[other.first] == sentence[later.first])
    return any(words[source.first : source.last] == named for source in said)


def _amid(reading: Reading, later: Candidate) -> bool:
    """Whether a speaker's own wording stands amid a clause that goes on: "عيوبا تبرر على حد قوله تعليق التحقيق"."""
    if later.source is not None or later.end >= reading.scope_end(later.first):
        return False
    before, after = reading.words[later.first - 1], reading.words[later.end]
    return before[0].isalnum() and after[0].isalnum() and after not in reading.grammar.openers


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
        or words[at - 1] in grammar.asides
        or words[at - 1] in grammar.contrasts
        or words[at - 1] in grammar.auxiliaries
        or words[at - 1] in grammar.connectors
        or words[at - 1] in grammar.relatives
    ):
        at -= 1
    return left_open(reading, begin, at) or at


def left_open(reading: Reading, begin: int, end: int) -> int:
    """Where the result begins whose verb ends the tokens [begin, end), so that what came of it follows a source: "مما
    أسفر، بحسب الشرطة، عن مقتل ثلاثة"; 0 if no such verb stands there."""
    words, grammar = reading.words, reading.grammar
    while end > begin + 2 and words[end - 1] in grammar.commas:
        end -= 1
    verb = end - 1
    result = verb > begin and words[verb] in grammar.plain_past and words[verb - 1] in grammar.letters.what
    return verb - 1 - (words[verb - 2] in grammar.commas) if result else 0
