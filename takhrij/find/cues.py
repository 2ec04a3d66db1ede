"""Finds candidate attributions: a cue, what stands round it, and where its content may begin.

Invariant: one pass over the tokens; each candidate looks at a bounded stretch of its own sentence.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from takhrij.find.lexicon import Hit
from takhrij.find.mentions import After, Mention, is_event, source_after, source_before
from takhrij.find.reading import Reading
from takhrij.model import Force, Kind

_REACH = 45


@dataclass(frozen=True, slots=True)
class Candidate:
    """A cue in tokens [first, last); its first `lead` letters belong to an attached word.

    `shape`: verb, participle, noun, phrase, after (a phrase whose content stands before it), colon.
    `content` is the token where the content begins, None where it stands before the cue.
    """

    first: int
    last: int
    lead: int
    tail: int
    rule: str
    shape: str
    force: Force
    content: int | None
    joined: str  # clause, quote, np, prep, event
    source: Mention | None = None
    via: Mention | None = None
    gender: str = ""
    number: str = "s"
    person: int = 3
    kind: Kind | None = None
    coordinate: bool = False
    begin: int = 0  # first token of the whole frame
    end: int = 0  # token after the frame where the content stands before it


def find_cues(reading: Reading) -> list[Candidate]:
    """All candidates in order of their cue."""
    found: list[Candidate] = []
    at = 0
    count = len(reading.tokens)
    while at < count:
        if at in reading.dead:
            at += 1
            continue
        skip, candidate = _candidate_at(reading, at)
        if candidate is not None:
            found.append(candidate)
            at = max(at + 1, candidate.last)
        else:
            at += max(1, skip)
    return found


def _candidate_at(reading: Reading, at: int) -> tuple[int, Candidate | None]:
    grammar, words = reading.grammar, reading.words
    word = words[at]
    stem = word[1:] if word[0] in "وف" else word
    for key in (word, stem):
        for parts in grammar.formulas.get(key, ()):
            if words[at + 1 : at + len(parts)] == parts[1:]:
                return len(parts), None
    for key, lead in ((word, 0), (stem, 1)) if stem is not word else ((word, 0),):
        if key in grammar.according and (candidate := _according(reading, at, key, lead)):
            return 0, candidate
        if key in grammar.nouns and (candidate := _noun(reading, at, key, lead)):
            return 0, candidate
    if word == ":" and (candidate := _colon(reading, at)):
        return 0, candidate
    best: Candidate | None = None
    for hit in reading.lexicon.hits(word):
        if candidate := _by_shape(reading, at, hit):
            best = candidate
            break
    return 1, best


def _by_shape(reading: Reading, at: int, hit: Hit) -> Candidate | None:
    if hit.form.shape == "noun":
        return _verbal_noun(reading, at, hit)
    if hit.form.shape == "participle":
        return _participle(reading, at, hit)
    return _verb(reading, at, hit)


@dataclass(frozen=True, slots=True)
class _Joint:
    """Where a content is joined to its cue: `at` the joining token, `content` the first token of the content."""

    joined: str
    at: int
    content: int


def _joints(reading: Reading, at: int, hit: Hit) -> Iterator[_Joint]:
    """The ways in which a content could be joined to the cue at `at`, nearest first."""
    grammar, words = reading.grammar, reading.words
    entry = hit.form.entry
    stop = min(reading.scope_end(at), at + _REACH)
    prepositions = {"".join(p) for p in entry.prepositions}
    for n in range(at + 1, stop):
        word = words[n]
        if reading.complementiser(n) and "clause" in entry.takes:
            content = n if word in grammar.pronominal else n + 1
            yield _Joint("clause", n, content)
            return
        if n in reading.marks and "quote" in entry.takes and not _names_source(reading, n, at):
            yield _Joint("quote", n, n)
            return
        if word == ":" and "quote" in entry.takes:
            content = n + 1
            if content < stop and reading.complementiser(content) and words[content] in grammar.complementisers:
                content += 1
            yield _Joint("quote", n, content)
            return
        if word in prepositions and "prep" in entry.takes and not (
            n + 1 < stop and (words[n + 1] in grammar.channels or words[n + 1] in ("لسان", "هامش"))
        ):
            content = n + 1
            if content < stop and reading.complementiser(content):
                content += words[content] in grammar.complementisers
            yield _Joint("prep", n, content)
            return
        if n > at and _other_verb(reading, n):
            return


def _names_source(reading: Reading, mark_at: int, cue: int) -> bool:
    """Whether a quotation after a cue is the name of the source: 'قالت "هآرتس" إن'."""
    mark = reading.marks[mark_at]
    if mark.name:
        return True
    if not mark.closed or mark.close - mark_at > 6:
        return False
    after = mark.close + 1
    grammar, words = reading.grammar, reading.words
    while after < len(words) and (words[after] in grammar.times or words[after] in grammar.commas):
        after += 1
    return after < reading.tokens.sentence_end(cue) and (reading.complementiser(after))


def _other_verb(reading: Reading, at: int) -> bool:
    if at in reading.names or reading.words[at] in reading.grammar.heads:
        return False
    return any(
        hit.form.shape in ("past", "present") and hit.form.person == 3 and "clause" in hit.form.entry.takes
        and hit.form.number != "d"
        for hit in reading.lexicon.hits(reading.words[at])
    ) and reading.words[at - 1] not in reading.grammar.relatives


def _verb(reading: Reading, at: int, hit: Hit) -> Candidate | None:
    entry = hit.form.entry
    joint = next(_joints(reading, at, hit), None)
    stop = min(reading.scope_end(at), at + _REACH)
    first_person = hit.form.person == 1
    if first_person and reading.inside[at] is None and hit.form.number == "s":
        return None
    before = source_before(reading, at) if not hit.lead and not first_person else None
    base = dict(
        first=at, last=at + 1, lead=hit.lead, tail=hit.tail, rule=entry.id, shape="verb", force=entry.force,
        gender=hit.form.gender, number=hit.form.number, person=hit.form.person, begin=before.first if before else at,
    )
    if "relay" in entry.takes:
        return _relay(reading, at, hit, before, stop)
    if joint and joint.joined in ("clause", "quote"):
        after = source_after(reading, at + 1, joint.at, True) if before is None and not first_person else After(
            None, _via_only(reading, at + 1, joint.at), joint.at)
        if "event" in entry.takes and before is None:
            strict = source_after(reading, at + 1, joint.at, False)
            if strict.end < joint.at and is_event(reading, strict.end):
                return Candidate(**base, content=strict.end, joined="event", source=strict.source, via=strict.via)
        if "event" in entry.takes and (before or first_person) and at + 1 < joint.at and is_event(reading, at + 1):
            return Candidate(**base, content=at + 1, joined="event", source=before)
        return Candidate(**base, content=joint.content, joined=joint.joined, source=before or after.source, via=after.via)
    if joint and joint.joined == "prep":
        if before is None and not first_person:
            after = source_after(reading, at + 1, joint.at, True)
        else:
            after = After(None, _via_only(reading, at + 1, joint.at), joint.at)
        last = joint.at + 1 if joint.at == at + 1 and not hit.tail else at + 1
        content = joint.content
        if "np" in entry.takes and before is None:
            after = source_after(reading, at + 1, joint.at, False)
            content = after.end if after.end < joint.at else content
        elif "np" in entry.takes and joint.at > at + 1:
            content = at + 1
        base["last"] = last
        return Candidate(**base, content=content, joined="prep", source=before or after.source, via=after.via)
    if "event" in entry.takes or "np" in entry.takes or "prep" in entry.takes:
        return _bare_object(reading, at, hit, before, stop, base)
    if "quote" in entry.takes:
        return _after_content(reading, at, hit, before, stop, base)
    return None


def _bare_object(reading, at, hit, before, stop, base):  # type: ignore[no-untyped-def]
    entry = hit.form.entry
    if before is not None or hit.form.person == 1:
        after = After(before, None, at + 1)
    else:
        after = source_after(reading, at + 1, stop, False)
    begin = after.end
    if begin >= stop:
        return None
    if "event" in entry.takes and is_event(reading, begin):
        return Candidate(**base, content=begin, joined="event", source=after.source, via=after.via)
    word = reading.words[begin]
    if "prep" in entry.takes and "ب" in entry.prepositions and word[0] == "ب" and len(word) > 3 and word not in reading.grammar.adverbial:
        return Candidate(**base, content=begin, joined="prep", source=after.source, via=after.via)
    if "np" in entry.takes and (after.source or before):
        return Candidate(**base, content=begin, joined="np", source=after.source, via=after.via)
    return None


def _after_content(reading, at, hit, before, stop, base):  # type: ignore[no-untyped-def]
    """The cue stands after what was said: '"..."، قال الوزير.'"""
    if hit.lead or before is not None:
        return None
    words, grammar = reading.words, reading.grammar
    if at == 0 or words[at - 1] not in grammar.commas or at - 1 <= reading.tokens.sentence_start(at):
        return None
    after = source_after(reading, at + 1, stop, True)
    if after.source is None or after.end < stop and words[after.end] not in grammar.closers:
        return None
    base = {**base, "shape": "after"}
    return Candidate(**base, content=None, joined="before", source=after.source, via=after.via, end=after.end)


def _via_only(reading: Reading, begin: int, stop: int) -> Mention | None:
    return source_after(reading, begin, stop, True).via


def _relay(reading, at, hit, before, stop):  # type: ignore[no-untyped-def]
    """"نقلت الوكالة عن مصدر أن": the source is the one behind, the outlet is the channel."""
    words = reading.words
    about = next((n for n in range(at + 1, stop) if words[n] == "عن"), None)
    if about is None:
        return None
    joint = None
    for n in range(about + 1, stop):
        if reading.complementiser(n):
            joint = (n, n if words[n] in reading.grammar.pronominal else n + 1)
            break
        if n in reading.marks and not _names_source(reading, n, at):
            joint = (n, n)
            break
        if words[n] == ":":
            joint = (n, n + 1)
            break
    if joint is None:
        return None
    outlet = before or source_after(reading, at + 1, about, True).source
    inner = source_after(reading, about + 1, joint[0], True)
    return Candidate(
        first=at, last=at + 1, lead=hit.lead, tail=hit.tail, rule=hit.form.entry.id, shape="verb",
        force=hit.form.entry.force, content=joint[1], joined="clause", source=inner.source, via=outlet,
        gender=hit.form.gender, number=hit.form.number, begin=before.first if before else at,
    )


def _participle(reading: Reading, at: int, hit: Hit) -> Candidate | None:
    """"مضيفا أن": said by whoever spoke before."""
    if hit.lead:
        pass
    entry = hit.form.entry
    joint = next(_joints(reading, at, hit), None)
    stop = min(reading.scope_end(at), at + _REACH)
    base = dict(
        first=at, last=at + 1, lead=hit.lead, tail=0, rule=entry.id, shape="participle", force=entry.force,
        gender=hit.form.gender, number=hit.form.number, begin=at,
    )
    if joint and joint.at <= at + 8:
        last = joint.at + 1 if joint.joined == "prep" and joint.at == at + 1 else at + 1
        base["last"] = last
        content = joint.content
        if "np" in entry.takes and joint.at > at + 1:
            content = at + 1
        elif "event" in entry.takes and joint.at > at + 1 and is_event(reading, at + 1):
            content = at + 1
        via = _via_only(reading, at + 1, joint.at)
        return Candidate(**base, content=content, joined=joint.joined, via=via)
    if at + 1 >= stop:
        return None
    if "event" in entry.takes and is_event(reading, at + 1) or "np" in entry.takes and reading.words[at + 1] not in reading.grammar.commas:
        return Candidate(**base, content=at + 1, joined="event")
    if "prep" in entry.takes and "ب" in entry.prepositions and reading.words[at + 1][0] == "ب":
        return Candidate(**base, content=at + 1, joined="prep")
    return None


def _verbal_noun(reading: Reading, at: int, hit: Hit) -> Candidate | None:
    """"قوله إن", "إعلان الحكومة أن": a verbal noun with its subject and a content clause."""
    entry = hit.form.entry
    joint = next(_joints(reading, at, hit), None)
    if joint is None or joint.joined not in ("clause", "quote"):
        return None
    if not hit.tail and joint.joined != "clause":
        return None
    if joint.at > at + 8:
        return None
    after = source_after(reading, at + 1, joint.at, True)
    if not hit.tail and after.source is None and joint.at > at + 1:
        return None
    return Candidate(
        first=at, last=at + 1, lead=hit.lead, tail=hit.tail, rule=entry.id, shape="noun", force=entry.force,
        content=joint.content, joined=joint.joined, source=None if hit.tail else after.source, via=after.via,
        begin=at, kind=None if hit.tail or after.source else Kind.IMPERSONAL,
    )


def _noun(reading: Reading, at: int, key: str, lead: int) -> Candidate | None:
    words = reading.words
    for parts, entry in reading.grammar.nouns[key]:
        if words[at + 1 : at + len(parts)] != parts[1:]:
            continue
        last = at + len(parts)
        stop = reading.scope_end(at)
        if last >= stop:
            continue
        base = dict(first=at, lead=lead, tail=0, rule=entry.id, shape="noun", force=entry.force, kind=entry.kind, begin=at)
        if entry.clause and reading.complementiser(last):
            content = last + (words[last] in reading.grammar.complementisers)
            return Candidate(**base, last=last, content=content, joined="clause")
        word = words[last]
        if word in entry.prepositions:
            content = last + 1
            if content < stop and words[content] in reading.grammar.complementisers:
                content += 1
            return Candidate(**base, last=last + 1, content=content, joined="prep")
        if "ب" in entry.prepositions and word[0] == "ب" and len(word) > 3 and (
            word[1:] in reading.grammar.complementisers or is_event(reading, last) or word[1:] in reading.grammar.events
            or reading.grammar.verbal_noun.match(word[1:])
        ):
            content = last + (word[1:] in reading.grammar.complementisers)
            return Candidate(**base, last=last, content=content, joined="prep")
    return None


def _according(reading: Reading, at: int, key: str, lead: int) -> Candidate | None:
    words, grammar = reading.words, reading.grammar
    for parts, entry, verbal in grammar.according[key]:
        clitic = parts[-1] if parts[-1] in ("ل", "ب") else ""
        body = parts[:-1] if clitic else parts
        if words[at + 1 : at + len(body)] != body[1:]:
            continue
        last = at + len(body)
        stop = reading.scope_end(at)
        if last >= stop:
            continue
        begin, skip = last, 0
        if verbal:
            hits = [hit for hit in reading.lexicon.hits(words[last]) if hit.form.shape in ("past", "present")]
            if words[last] in grammar.auxiliaries and last + 2 < stop:
                last += 1 + (words[last + 1] in grammar.auxiliaries)
                hits = [hit for hit in reading.lexicon.hits(words[last]) if hit.form.shape in ("past", "present")]
            if not hits:
                continue
            last += 1
            if last < stop and words[last] in ("عنه", "به", "عنها", "إليه", "اليه", "في", "على"):
                last += 1
            begin = last
        elif clitic:
            if words[last] == clitic:
                begin = last + 1
            elif words[last].startswith(clitic):
                skip = 1
            else:
                continue
        if begin >= stop:
            return None
        after = source_after(reading, begin, stop, False)
        if after.source is None:
            return None
        source = replace(after.source, lead=skip) if skip and after.source.first == begin else after.source
        end = after.end
        shape, content = "before", None
        opening = at == reading.tokens.sentence_start(at) or words[at - 1] in grammar.openers or words[at - 1] in grammar.complementisers or words[at - 1] in grammar.pronominal
        resumed = _resumes(reading, end, stop)
        if opening and resumed:
            shape, content = "phrase", resumed
        elif resumed and words[resumed - 1] in grammar.resumptives:
            shape, content = "phrase", resumed
        elif opening and end < stop:
            shape, content = "phrase", end
        return Candidate(
            first=at, last=last, lead=lead, tail=0, rule=entry.id, shape="after" if content is None else "phrase",
            force=Force.ASSERTS, content=content, joined="clause", source=source, via=after.via, begin=at, end=end,
        )
    return None


def _resumes(reading: Reading, at: int, stop: int) -> int:
    """Where the content begins after a fronted phrase: after فإن or a comma; 0 if neither stands near."""
    grammar, words = reading.grammar, reading.words
    for n in range(at, min(at + 14, stop)):
        if words[n] in grammar.resumptives:
            return n + 1
        if words[n] in grammar.commas:
            if n + 1 < stop and words[n + 1] in grammar.resumptives:
                return n + 2
            return n + 1
    return 0


def _colon(reading: Reading, at: int) -> Candidate | None:
    """A speaker and a colon: the short noun phrase that begins the line."""
    start = reading.tokens.sentence_start(at)
    stop = reading.tokens.sentence_end(at)
    if at - start > 9 or at == start or at + 1 >= stop or at - start == 0:
        return None
    words, grammar = reading.words, reading.grammar
    if any(hit.form.shape in ("past", "present", "participle") for n in range(start, at) for hit in reading.lexicon.hits(words[n])
           if n not in reading.names and words[n] not in grammar.heads):
        return None
    nominal = start in reading.names or words[start] in grammar.heads or start in reading.marks
    if not nominal:
        return None
    return Candidate(
        first=at, last=at + 1, lead=0, tail=0, rule="colon", shape="colon", force=Force.ASSERTS, content=at + 1,
        joined="quote", source=Mention(start, at), begin=start,
    )
