"""Candidates that are no single word: prepositional phrases, nouns with a stated content, a speaker and a colon.

Invariant: as in cues: one bounded look round each.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from takhrij.find.candidates import Candidate, Found
from takhrij.find.cues import by_word
from takhrij.find.frames import frame_after
from takhrij.find.lexicon import According, Cue, Form
from takhrij.find.mentions import CONTENT, Mention, adverbial, begins_source, phrase_end, told
from takhrij.find.reading import Reading
from takhrij.find.subjects import antecedent, subject_before
from takhrij.model import EntityType, Force
from takhrij.pack import Pack

_EXPRESS = ("express", "voice")
_BEFORE_COLON = 12  # tokens of a speaker and his channel
_FRONTED = 16  # tokens between the source of a fronted phrase and its content


def find_cues(reading: Reading) -> Found:
    """All candidates in order of their cue, and what was refused."""
    found = Found()
    seen: set[int] = set()
    at, count = 0, len(reading.tokens)
    while at < count:
        if at in reading.dead or not _known(reading, reading.words[at]):
            at += 1
            continue
        if skipped := _formula(reading, at):
            found.refuse(at, "formula", "find.formula", " ".join(reading.words[at : at + skipped]))
            at += skipped
            continue
        made = _at(reading, at, found)
        for candidate in made:
            _add(found, candidate, seen)
        at = max(at + 1, made[0].last if made else 0)
    found.candidates.sort(key=lambda candidate: candidate.first)
    return found


def _add(found: Found, candidate: Candidate, seen: set[int]) -> None:
    """Keep a candidate, unless it stands in the frame of a verb before it, or only repeats that ("تابعت قائلة")."""
    if candidate.first in seen:
        return
    last = found.candidates[-1] if found.candidates else None
    if last is not None and last.content is not None and last.first < candidate.first < last.content:
        if candidate.shape == "after" and candidate.source is not None and last.joined in ("clause", "quote"):
            seen.add(candidate.first)  # "قالت الصحيفة، نقلا عن مصدر، إن": both stand for the same words
            found.candidates.append(replace(candidate, shape="phrase", content=last.content, joined=last.joined))
            return
        if candidate.shape in ("after", "phrase", "noun") and last.shape == "verb":
            found.refuse(candidate.first, candidate.rule, "find.in-frame")
            return
        if candidate.shape == "participle" and candidate.content == last.content:
            if candidate.first == last.last:
                found.candidates[-1] = replace(last, last=candidate.last)
            found.refuse(candidate.first, candidate.rule, "find.in-frame")
            return
    if last is not None and last.content == candidate.first and candidate.tail and last.rule in _EXPRESS:
        if candidate.joined == "clause":  # "أعرب عن اعتقاده بأن" is one act
            found.candidates[-1] = replace(last, content=candidate.content, joined="clause")
        found.refuse(candidate.first, candidate.rule, "find.in-frame")
        return
    seen.add(candidate.first)
    found.candidates.append(candidate)


def _known(reading: Reading, word: str) -> bool:
    """Whether a word begins anything that the lexicon knows; most words of a text do not."""
    seen = reading.lexicon.known
    if word not in seen:
        grammar, letters = reading.grammar, reading.grammar.letters
        stems = {word, word[1:] if word[0] in letters.conjunctions else word, word.removeprefix(letters.by)}
        tables = (grammar.formulas, grammar.according, grammar.nouns)
        seen[word] = word == ":" or bool(reading.lexicon.hits(word)) or any(s in t for s in stems for t in tables)
    return seen[word]


def _stems(reading: Reading, at: int) -> tuple[tuple[str, int], ...]:
    word = reading.words[at]
    if word[0] in reading.grammar.letters.conjunctions and len(word) > 2:
        return ((word, 0), (word[1:], 1))
    return ((word, 0),)


def _noun_stems(reading: Reading, at: int) -> tuple[tuple[str, int], ...]:
    """The word as it is, without a conjunction, and without the preposition of "بتهمة"."""
    word, by = reading.words[at], reading.grammar.letters.by
    stems = _stems(reading, at)
    return (*stems, (word[len(by) :], len(by))) if word.startswith(by) and len(word) > 3 else stems


def _formula(reading: Reading, at: int) -> int:
    """How many tokens of an author's formula stand at `at`: "يذكر أن"."""
    for stem, _ in _stems(reading, at):
        for parts in reading.grammar.formulas.get(stem, ()):
            if reading.words[at + 1 : at + len(parts)] == parts[1:]:
                return len(parts)
    return 0


def _at(reading: Reading, at: int, found: Found) -> tuple[Candidate, ...]:
    for stem, lead in _stems(reading, at):
        for parts, entry, way in reading.grammar.according.get(stem, ()):
            if made := _according(reading, at, lead, parts, entry, way, found):
                return made
    for stem, lead in _noun_stems(reading, at):
        for parts, cue in reading.grammar.nouns.get(stem, ()):
            if made := _noun(reading, at, lead, parts, cue, found):
                return made
    if reading.words[at] == ":" and (made := _colon(reading, at)):
        return made
    return by_word(reading, at, found)


# ---------------------------------------------------------------- nouns


def _noun(
    reading: Reading, at: int, lead: int, parts: tuple[str, ...], cue: Cue, found: Found
) -> tuple[Candidate, ...]:
    last = at + len(parts)
    if reading.words[at + 1 : last] != parts[1:] or last >= reading.scope_end(at):
        return ()
    before = reading.words[at - 1] if at else ""
    if before in reading.grammar.relatives or (cue.kind is None and before in reading.grammar.channel_prepositions):
        return ()
    light = _light_verb(reading, at) if cue.light else at
    if light is None:
        return ()
    form = Form(cue, "noun", "", "s", 3, parts[-1])
    frame = frame_after(reading, last - 1, form, last, not cue.owner)
    near = frame.at <= last + (20 if cue.owner else 4 if cue.light else 2) and frame.gap <= (
        4 if cue.light or cue.owner else 1
    )
    if not frame.joined or not (near or "object" in cue.takes):
        found.refuse(at, cue.id, "find.no-content")
        return ()
    source = frame.source
    if cue.light:
        source = _light_subject(reading, light, at)
    if cue.behind:
        source = antecedent(reading, reading.tokens.sentence_start(at), at)
    if cue.owner and cue.kind is None and (source is None or not begins_source(reading, source.first)):
        return ()
    first = light if light == at - 1 else at
    if reading.words[last] in {reading.lexicon.fold(word) for word in cue.prepositions}:
        last += 1
    return (
        Candidate(
            first=first,
            last=last,
            lead=_conjunction(reading, first) if first != at else lead,
            tail=0,
            rule=cue.id,
            shape="noun",
            force=cue.force,
            content=frame.content,
            joined=frame.joined,
            source=source,
            kind=None if source is not None or cue.light else cue.kind,
            begin=first,
            end=frame.content,
        ),
    )


def _conjunction(reading: Reading, at: int) -> int:
    """How many letters of a conjunction a light verb bears."""
    return 0 if reading.words[at] in reading.grammar.light_verbs else 1


def _light_verb(reading: Reading, noun: int) -> int | None:
    """The verb that lends the noun its act: "قدمت تعهدا", "أصدرت الدوحة توجيهات"."""
    floor = max(reading.tokens.sentence_start(noun), noun - 8)
    for at in range(noun - 1, floor - 1, -1):
        if any(stem in reading.grammar.light_verbs for stem, _ in _stems(reading, at)):
            return at
    return None


def _light_subject(reading: Reading, verb: int, noun: int) -> Mention | None:
    """Who does it: between verb and noun, or before the verb."""
    if noun > verb + 1 and begins_source(reading, verb + 1):
        return Mention(verb + 1, phrase_end(reading, verb + 1, noun))
    return subject_before(reading, verb) if reading.words[verb] in reading.grammar.light_verbs else None


# ---------------------------------------------------------------- according to


def _according(
    reading: Reading, at: int, lead: int, parts: tuple[str, ...], entry: According, way: str, found: Found
) -> tuple[Candidate, ...]:
    letters = reading.grammar.letters
    clitic = parts[-1] if len(parts) > 1 and parts[-1] in (letters.to, letters.by) else ""
    body = parts[:-1] if clitic else parts
    last = at + len(body)
    if reading.words[at + 1 : last] != body[1:] or last >= reading.scope_end(at):
        return ()
    if way == "own":
        return _own(reading, at, lead, last, clitic, entry)
    begin, skip = last, 0
    if way in ("verb", "also"):
        begin = _past_verb(reading, last)
        if begin == last or (way == "also" and _joined_verb(reading, last, found)):
            return ()
        last = begin
    elif clitic:
        if reading.words[last] == clitic:
            begin = last = last + 1
        elif reading.words[last].startswith(clitic):
            skip = len(clitic)
        else:
            return ()
    source, via, end = _source_of(reading, begin, skip, at)
    if source is None or (way == "forms" and not _is_source(reading, source, entry.loose)):
        found.refuse(at, entry.id, "find.no-source")
        return ()
    if way == "also" and not _ends_clause(reading, end, at):
        found.refuse(at, entry.id, "find.no-content")
        return ()
    candidate = Candidate(
        first=at,
        last=last,
        lead=lead,
        tail=0,
        rule=entry.id,
        shape="after",
        force=entry.force,
        content=None,
        joined="before",
        source=source,
        via=via,
        begin=at,
        end=end,
    )
    return (_placed(reading, candidate, way),)


def _ends_clause(reading: Reading, at: int, cue: int) -> bool:
    """Whether the sentence ends or pauses behind the source: "كما" means "as" there, not "also"."""
    if at >= reading.scope_end(cue):
        return True
    word, grammar = reading.words[at], reading.grammar
    return word in grammar.commas or word in grammar.closers or word in grammar.resumptives


def _joined_verb(reading: Reading, verb: int, found: Found) -> bool:
    """Whether the verb after a word that mostly means "also" has a content of its own."""
    return any(candidate.content is not None for candidate in by_word(reading, verb, found))


def _past_verb(reading: Reading, at: int) -> int:
    """The token after the verb of speech at `at`, with auxiliaries and a pronoun on a preposition; `at` if none."""
    grammar, begin, stop = reading.grammar, at, reading.scope_end(at)
    while at < stop and reading.words[at] in grammar.auxiliaries:
        at += 1
    if at >= stop or not any(
        hit.form.shape in ("past", "present") and hit.form.person == 3
        for hit in reading.lexicon.hits(reading.words[at])
    ):
        return begin
    at += 1
    if at < stop and reading.words[at] in grammar.resumed_prepositions:
        at += 1
    return at


def _source_of(reading: Reading, begin: int, skip: int, cue: int) -> tuple[Mention | None, Mention | None, int]:
    """Source and channel after a prepositional cue, and the token after both."""
    stop = reading.scope_end(cue)
    at = begin
    via = None
    source = None
    while at < stop:
        if (
            source is None
            and (skip or at not in reading.marks or reading.marks[at].name)
            and not adverbial(reading, at, stop)
        ):
            end = phrase_end(reading, at, stop, CONTENT)
            if end <= at:
                break
            source, at = Mention(at, end, skip), end
        elif heard := _heard(reading, at, stop, via is None):
            via = heard if via is None or heard.first in reading.names else via
            at = heard.last + (heard.last in reading.closes)
        elif skipped := adverbial(reading, at, stop):
            at = skipped
        else:
            break
    return source, via, at


def _heard(reading: Reading, at: int, stop: int, first: bool) -> Mention | None:
    """A channel behind the source, perhaps behind a comma."""
    if first and reading.words[at] in reading.grammar.commas and at + 1 < stop:
        return told(reading, at + 1, stop)
    return told(reading, at, stop)


def _is_source(reading: Reading, source: Mention, loose: bool) -> bool:
    """Whether the noun after the preposition can speak."""
    grammar = reading.grammar
    word = reading.words[source.first][source.lead :]
    if source.lead and word.startswith(grammar.letters.to):
        word = grammar.letters.article + word[1:]
    if word in grammar.not_sources:
        return False
    if begins_source(reading, source.first) or word in grammar.heads:
        return True
    names = [at for at in range(source.first, source.last) if at in reading.names]
    speaking = any(reading.names[at].type is not EntityType.LOC for at in names)
    return speaking or (not loose and word.startswith(grammar.letters.article))


def _own(reading: Reading, at: int, lead: int, noun: int, clitic: str, entry: According) -> tuple[Candidate, ...]:
    """ "على حد قوله": the one who spoke before."""
    word, grammar = reading.words[noun], reading.grammar
    if clitic and not word.startswith(clitic):
        return ()
    word = word[len(clitic) :]
    if not any(word == stem + pronoun for pronoun in grammar.letters.pronouns for stem in grammar.speech_nouns):
        return ()
    pronoun = next(p for p in sorted(grammar.letters.pronouns, key=len, reverse=True) if word.endswith(p))
    gender = "f" if pronoun == grammar.letters.pronouns[0] else "m"
    candidate = Candidate(
        first=at,
        last=noun + 1,
        lead=lead,
        tail=0,
        rule=entry.id + ".own",
        shape="after",
        force=Force.ASSERTS,
        content=None,
        joined="before",
        gender=gender,
        begin=at,
        end=noun + 1,
    )
    return (_placed(reading, candidate, "own"),)


def _placed(reading: Reading, candidate: Candidate, way: str) -> Candidate:
    """The candidate with its content behind it, where it stands before its clause."""
    grammar, words, at = reading.grammar, reading.words, candidate.first
    stop = reading.scope_end(at)
    previous = words[at - 1] if at else ""
    fronted = (
        at == reading.tokens.sentence_start(at)
        or at - 1 in reading.marks
        or at - 1 in reading.dead
        or previous in grammar.openers
        or reading.complementiser(at - 1)
        or (candidate.lead > 0 and (not reading.words[at - 1][0].isalnum() or previous in grammar.commas))
    )
    content = _resumes(reading, candidate.end, stop)
    resumed = content and (words[content - 1] in grammar.resumptives or words[content - 1] in grammar.pronominal)
    if resumed or (fronted and content):
        return replace(candidate, shape="phrase", content=content, joined="clause", end=content)
    if fronted and candidate.end < stop and words[candidate.end] not in grammar.closers:
        return replace(candidate, shape="phrase", content=candidate.end, joined="clause")
    return candidate


def _resumes(reading: Reading, at: int, stop: int) -> int:
    """Where the content of a fronted phrase begins: after فإن, else after a comma; 0 if neither stands near."""
    grammar, words = reading.grammar, reading.words
    near = range(at, min(at + _FRONTED, stop - 1))
    for n in near:
        if words[n] in grammar.resumptives or words[n] in grammar.complementisers:
            return n + 1
        if words[n] in grammar.resumptive_pronouns or words[n] in grammar.pronominal:
            return n
        if n in reading.marks and not reading.marks[n].name and n > at:
            break
    return next((n + 1 for n in near if words[n] in grammar.commas or words[n] == ":"), 0)


# ---------------------------------------------------------------- speaker and colon


def _colon(reading: Reading, at: int) -> tuple[Candidate, ...]:
    """A speaker and a colon: the short noun phrase that begins the line."""
    start = reading.tokens.sentence_start(at)
    while start < at and start in reading.dead:
        start += 1
    if any(reading.words[n] in "-–" for n in range(start, at)):
        return ()
    if not 0 < at - start <= _BEFORE_COLON or at + 1 >= reading.tokens.sentence_end(at):
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
