"""Finds all candidates of an article, whatever their form, in one pass over its words.

Invariant: candidates stand in order of their cue, one at each place.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import compress

from takhrij.find.according import according
from takhrij.find.candidates import Candidate, Found, prepositions_of
from takhrij.find.colons import colon
from takhrij.find.contents_before import follows_source
from takhrij.find.cues import by_word
from takhrij.find.grammar import grammar_of
from takhrij.find.lexicon import lexicon_of
from takhrij.find.nesting import deeper
from takhrij.find.nominal import nominal, noun_stems, stems
from takhrij.find.reading import Reading
from takhrij.find.relays import relay
from takhrij.memo import Memo
from takhrij.pack import Pack

_EXPRESS = ("express", "voice")
_RELAYS = ("relay", "relay-to")  # "نقلت عن الوزير قوله إنه": he says it
_HELD = ("clause", "quote", "event")  # contents that another source can stand for too


def find_cues(reading: Reading) -> Found:
    """All candidates in order of their cue, and what was refused."""
    found = Found()
    seen: set[int] = set()
    free = 0
    begins = map(_beginnings(reading.pack).__getitem__, reading.words)
    for at in compress(range(len(reading.words)), begins):
        if at < free or at in reading.dead:
            continue
        if skipped := _formula(reading, at):
            found.refuse(at, "formula", "find.formula", " ".join(reading.words[at : at + skipped]))
            free = at + skipped
            continue
        made = _at(reading, at, found)
        for candidate in made:
            _add(reading, found, candidate, seen)
        free = made[0].last if made else 0
    found.candidates.sort(key=lambda candidate: candidate.first)
    return found


def _add(reading: Reading, found: Found, candidate: Candidate, seen: set[int]) -> None:
    """Keep a candidate, unless it stands in the frame of a verb before it, or only repeats that ("تابعت قائلة")."""
    if candidate.first in seen:
        return
    last = found.candidates[-1] if found.candidates else None
    if last is not None and last.content is not None and last.first < candidate.first < last.content:
        if candidate.shape == "after" and candidate.source is not None and last.joined in _HELD:
            seen.add(candidate.first)  # "قالت الصحيفة، نقلا عن مصدر، إن": both stand for the same words
            if reading.words[candidate.first + 1] in reading.grammar.letters.tongue:
                if last.source is None or last.source.first != candidate.source.first:
                    found.candidates[-1] = replace(last, via=candidate.source)  # "على لسان": through whom it speaks
                return
            phrase = replace(candidate, shape="phrase", content=last.content, joined=last.joined)
            if reading.words[candidate.first] in reading.grammar.drawn or deeper(reading, last, candidate):
                phrase = replace(phrase, under=last.first)  # whom the speaker has it from
            else:
                found.candidates[-1] = replace(last, under=candidate.first)  # who tells of the speaker
            found.candidates.append(phrase)
            return
        if candidate.shape in ("after", "phrase", "noun") and last.shape == "verb":
            found.refuse(candidate.first, candidate.rule, "find.in-frame")
            return
        nearer = candidate.shape == last.shape == "verb" and candidate.content == last.content
        if nearer and candidate.joined == "clause" and candidate.lead and not candidate.tail:
            found.refuse(last.first, last.rule, "find.no-content")  # "تشعر بالقلق من وجودهم وترى أنه": the nearer one
            seen.add(candidate.first)
            found.candidates[-1] = candidate
            return
        if candidate.shape == "participle" and candidate.content == last.content:
            if candidate.first == last.last:
                found.candidates[-1] = replace(last, last=candidate.last)
            found.refuse(candidate.first, candidate.rule, "find.in-frame")
            return
    if last is not None and last.shape == "after" and last.source is not None and candidate.last <= last.source.first:
        return  # "وفق ما نقلته الوكالة على لسان المتحدث": read already
    if last is not None and _held_to_be(reading, last, candidate):
        found.refuse(candidate.first, candidate.rule, "find.in-frame")
        return
    if last is not None and last.content == candidate.first and candidate.tail and last.rule in _EXPRESS:
        if candidate.joined == "clause":  # "أعرب عن اعتقاده بأن" is one act
            found.candidates[-1] = replace(last, content=candidate.content, joined="clause")
        found.refuse(candidate.first, candidate.rule, "find.in-frame")
        return
    seen.add(candidate.first)
    if last is not None and follows_source(reading, last, candidate):
        candidate = replace(candidate, under=last.first)  # "حسبما ذكرت الوكالة نقلا عن مصدر"
    found.candidates.append(candidate)


def _held_to_be(reading: Reading, last: Candidate, candidate: Candidate) -> bool:
    """Whether a statement is only what a verb judges: "وصف تصريحات نظيره بأنها فاضحة"."""
    if candidate.shape != "noun" or candidate.joined != "clause" or candidate.content is None:
        return False
    judged = last.shape == "verb" and last.joined == "np" and last.content is not None and last.rule not in _RELAYS
    judged = judged and 0 <= candidate.begin - (last.content or 0) <= 1  # "كافة الاتهامات بأنها"
    return judged and reading.words[candidate.content] in reading.grammar.pronominal


@cache
def _beginnings(pack: Pack) -> Memo[bool]:
    """Whether a word begins anything that the lexicon knows; most words of a text do not."""
    grammar, lexicon = grammar_of(pack), lexicon_of(pack)
    letters, starts = grammar.letters, grammar.formulas.keys() | grammar.according.keys() | grammar.nouns.keys() | {":"}

    def begins(word: str) -> bool:
        stems = (word, word[1:] if word[0] in letters.conjunctions else word, word.removeprefix(letters.by))
        return bool(lexicon.hits(word)) or not starts.isdisjoint(stems)

    return Memo(begins)


def _formula(reading: Reading, at: int) -> int:
    """How many tokens of an author's formula stand at `at`: "يذكر أن"."""
    for stem, _ in stems(reading, at):
        for parts in reading.grammar.formulas.get(stem, ()):
            if reading.words[at + 1 : at + len(parts)] == parts[1:]:
                return len(parts)
    return 0


def _at(reading: Reading, at: int, found: Found) -> tuple[Candidate, ...]:
    for stem, lead in stems(reading, at):
        for parts, entry, way in reading.grammar.according.get(stem, ()):
            if made := according(reading, at, lead, parts, entry, way, found):
                return made
    if made := _passed_on(reading, at, found):
        return made
    for stem, lead in noun_stems(reading, at):
        for parts, cue in reading.grammar.nouns.get(stem, ()):
            stands = reading.words[at + 1 : at + len(parts)] == parts[1:]
            if stands and (made := nominal(reading, at, lead, parts, cue, found)):
                return made
    if reading.words[at] == ":" and (made := colon(reading, at)):
        return made
    return by_word(reading, at, found)


def _passed_on(reading: Reading, at: int, found: Found) -> tuple[Candidate, ...]:
    """What a verb of passing on makes that has its own preposition right behind it: "نسبت إلى المتحدث قوله", else read
    as an accusation."""
    after = reading.words[min(at + 1, len(reading.words) - 1)]
    for hit in reading.lexicon.hits(reading.words[at]):
        if "relay" in hit.form.entry.takes and not hit.tail and after in prepositions_of(reading, hit):
            return relay(reading, at, hit, found)
    return ()
