"""Says whether marked words behind a cue are the name of who speaks, or what he says: 'قالت "هآرتس" إن'.

Invariant: looks at one pair of marks and at what stands behind it in the clause.
"""

from __future__ import annotations

from takhrij.find.adverbials import adverbial
from takhrij.find.reading import Mark, Reading
from takhrij.find.walks import Walk

_TITLE = 12  # tokens of a name or a title in marks


def names_source(walk: Walk, opening: int) -> bool:
    """Whether a quotation is a name that goes on to its complementiser: 'قالت "هآرتس" إن'."""
    reading = walk.reading
    mark = reading.marks[opening]
    if mark.name or (opening == walk.begin and _titles(walk, mark)) or _quoted_behind(reading, mark.close + 1):
        return True
    if _apposed(walk, mark) or (reading.words[opening - 1] in reading.grammar.topics and walk.clause_later(mark.close)):
        return True
    if not mark.closed or mark.close - opening > 6 or walk.source is not None or walk.subject:
        return False
    at = mark.close + 1
    while at < walk.stop and (skipped := _aside(reading, at, walk.stop)):
        at = skipped
    return at < walk.stop and (reading.complementiser(at) or reading.words[at] in walk.prepositions)


def _quoted_behind(reading: Reading, at: int) -> bool:
    """Whether a colon or a relative clause and another quotation stand at `at`: 'قال على متن "الفجر": "لقد وصلنا"'."""
    if at >= len(reading.words):
        return False
    if reading.words[at] in reading.grammar.relatives:  # 'قرب "جسر النهر" الذي سيطروا عليه "سنعمل"'
        return any(n in reading.marks for n in range(at, reading.tokens.sentence_end(at)))
    return reading.words[at] == ":" and at + 1 in reading.marks


def _apposed(walk: Walk, mark: Mark) -> bool:
    """Whether marked words behind a source go on to more names and the complementiser: 'قال مدير الشركة "المشغل"، "سامي
    نور" لـ "النهار" إن'."""
    reading, at = walk.reading, mark.close + 1
    if walk.source is None or not mark.closed or mark.close - mark.open > _TITLE:
        return False
    while at < walk.stop and not reading.complementiser(at):
        later = reading.marks.get(at)
        if later is not None and later.closed and later.close - at <= _TITLE:
            at = later.close + 1
        elif reading.words[at] in reading.grammar.commas or reading.words[at] == reading.grammar.letters.to:
            at += 1
        else:
            return False
    return at < walk.stop and at > mark.close + 1


def _titles(walk: Walk, mark: Mark) -> bool:
    """Whether marked words right behind the verb are part of the source: 'صرح "وزير" الصحة', 'قال "سامي" في بيان:'."""
    reading, after = walk.reading, mark.close + 1
    if walk.subject or not mark.closed or mark.close - mark.open > 4 or after >= walk.stop:
        return False
    word, grammar = reading.words[after], reading.grammar
    if word.startswith(grammar.letters.article) or after in reading.names or word in grammar.tails:
        return True
    rest = range(after, walk.stop)
    return word in grammar.channel_prepositions and any(n in reading.marks or reading.words[n] == ":" for n in rest)


def _aside(reading: Reading, at: int, stop: int) -> int:
    if reading.words[at] in reading.grammar.commas:
        return at + 1
    return adverbial(reading, at, stop)
