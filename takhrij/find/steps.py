"""Goes one part at a time over what stands between a cue and its content: subject, object, channel, asides.

Invariant: a step goes forward, and over each token a few times at most.
"""

from __future__ import annotations

from dataclasses import replace

from takhrij.find.adverbials import adverbial
from takhrij.find.agreement import may_be_subject, takes_object
from takhrij.find.boundaries import listener
from takhrij.find.mentions import hearer, phrase_end, told
from takhrij.find.nouns import (
    Mention,
    begins_source,
    can_begin,
    definite,
    grammar_head,
    joins,
    own_words,
    unnamed_because,
)
from takhrij.find.past_channels import past_channel
from takhrij.find.reading import Reading
from takhrij.find.walks import Walk
from takhrij.model import Kind

_INSERTED = 12  # tokens of a clause between a source and its content
_STRAY = 2  # tokens that fit no part, before an object


def step(walk: Walk) -> bool:
    """Go past one part; False where the clause is over."""
    reading, at, stop = walk.reading, walk.at, walk.stop
    grammar, word = reading.grammar, reading.words[at]
    opens = word in grammar.openers and word not in grammar.adverbial and word not in grammar.particles
    if opens and not reading.complementiser(at) and len(word) > 1:
        walk.at = _past_inserted(walk)
        return walk.at > at
    if (heard := told(reading, at, stop) or _hearer(walk)) is not None:
        _past_heard(walk, heard)
    elif _asyndetic(walk):
        walk.relative = walk.clause = True
        walk.at = at + 1
    elif word in grammar.relatives or unnamed_because(reading, at):
        _enter_relative(walk)
    elif walk.relative:
        _through_relative(walk)
    elif word in grammar.commas:
        if _participle_next(reading, at + 1, stop):
            return False
        walk.at = at + 1
    elif word in grammar.origins and walk.source is not None and reading.words[at + 1] in grammar.calls:
        walk.object = at if walk.object is None else walk.object
        walk.at = at + 2
    elif word in grammar.letters.appositive_pronouns and (walk.source is None or walk.source.last >= at - 1):
        _past_pronoun(walk)
    elif own_words(reading, at):
        walk.at = at + 1
    elif word in grammar.according and word not in grammar.adverbial and _past_phrase(walk) > at:
        walk.at = _past_phrase(walk)
    elif word in grammar.drawn and walk.source is not None and at + 2 < stop:  # "نقلا عن الوزارة"
        walk.at = max(phrase_end(reading, at + 2, stop, walk.follows), at + 1)
    elif skipped := adverbial(reading, at, stop, walk.follows):
        walk.at = skipped
    elif other_cue(reading, at) and not _described(walk):
        return False
    elif _accusative(walk):
        walk.at = at + 1
    elif can_begin(reading, at):
        return _noun_phrase(walk)
    else:
        walk.gap += 1
        walk.at = at + 1
    return True


def _past_heard(walk: Walk, heard: Mention) -> None:
    """Go past a channel or a listener; the first one is what the source speaks through."""
    if not (walk.relative and walk.object is not None):  # "وصف الاتهامات التي وردت في التقرير بأنها"
        walk.via = walk.via or heard
    _leave_relative(walk)
    walk.at = past_channel(walk, heard)


def _enter_relative(walk: Walk) -> None:
    """Begin a relative clause, which tells who the source is where it stands right behind the source."""
    reading, at = walk.reading, walk.at
    near = walk.source is not None and (walk.source.last >= at - 1 or (walk.relative and walk.clause))
    tells = near and walk.object is None
    walk.relative = True
    walk.clause = tells and reading.words[at] in reading.grammar.relatives and not unnamed_because(reading, at + 1)
    walk.at = at + 1


def _through_relative(walk: Walk) -> None:
    """Go on in a relative clause, or leave it at a comma or before people who are called on."""
    if walk.reading.words[walk.at] in walk.reading.grammar.commas:
        walk.relative = walk.quoting = False
    elif _called_on(walk):
        walk.relative = walk.quoting = walk.clause = False
        return
    else:
        walk.quoting = walk.quoting or other_cue(walk.reading, walk.at)
        if walk.source is not None and walk.clause:
            walk.source = replace(walk.source, last=walk.at + 1)
    walk.at += 1


def _past_pronoun(walk: Walk) -> None:
    """Go past the pronoun for the source and his title, or into a clause that tells of him: "حداد وهو يبتسم"."""
    end = _title_end(walk, walk.at + 1) if walk.source is not None else walk.at + 1
    if end == walk.at + 1:
        walk.relative = True
        walk.clause = walk.source is not None
    if walk.source is not None:
        walk.source = replace(walk.source, last=end)
    walk.at = end


def _title_end(walk: Walk, at: int) -> int:
    """The token after the title of somebody behind the pronoun for him: "سمير حداد وهو متحدث باسم الجيش"; else `at`."""
    head = grammar_head(walk.reading, at) if at < walk.stop else None
    titled = head is not None and head.kind in (Kind.PERSON, Kind.UNNAMED_PERSON) and not head.plural
    return phrase_end(walk.reading, at, walk.stop, walk.follows) if titled else at


def _hearer(walk: Walk) -> Mention | None:
    """Whom it is said to, right behind the verb or behind words of time: "وقالت سلمى أمس للمحكمة إنها"."""
    if walk.takes.isdisjoint(("clause", "np")) or walk.reading.grammar.letters.to in walk.prepositions:
        return None
    before, grammar = walk.reading.words[walk.at - 1], walk.reading.grammar
    timed = before in grammar.times or before in grammar.time_marks
    if walk.at != walk.begin and (not timed or walk.relative or walk.at in walk.reading.names):
        return None
    return hearer(walk.reading, walk.at, walk.stop)


def _past_phrase(walk: Walk) -> int:
    """The token after a source that is inserted before a comma: "وشددت، وفقا لما نقلته الوكالة، على أن"."""
    words, commas = walk.reading.words, walk.reading.grammar.commas
    return next((n for n in range(walk.at + 2, min(walk.at + _INSERTED, walk.stop - 1)) if words[n] in commas), walk.at)


def _asyndetic(walk: Walk) -> bool:
    """Whether a verb tells of the indefinite document before it, without a relative: "تقرير طبي صدر عن الوزارة"."""
    reading, source = walk.reading, walk.source
    if source is None or source.last != walk.at or reading.words[walk.at] not in reading.grammar.plain_past:
        return False
    head = grammar_head(reading, source.first)
    document = head is not None and head.kind is Kind.DOCUMENT
    return document and not any(definite(reading, at) for at in range(source.first, source.last))


def _leave_relative(walk: Walk) -> None:
    """Give up a relative clause that only tells what the source spoke through: "المصادر التي تحدثت لقناة النهار"."""
    reading, relative = walk.reading, walk.at - 2
    words, grammar = reading.words, reading.grammar
    spoke = bool(reading.lexicon.hits(words[walk.at - 1])) or words[walk.at - 1] in grammar.publishing
    if walk.clause and walk.source is not None and spoke and words[relative] in grammar.relatives:
        last = relative - (words[relative - 1] in grammar.commas)
        walk.source = replace(walk.source, last=max(last, walk.source.first + 1))
    walk.clause = False


def _called_on(walk: Walk) -> bool:
    """Whether a relative clause ends before people who are called on: "طالب المواطن الذي حضر المسؤولين بتطبيق"."""
    reading, at, follows = walk.reading, walk.at, walk.follows
    head = reading.grammar.heads.get(reading.words[at])
    people = head is not None and head.plural and reading.words[at].endswith(reading.grammar.letters.masculine_plural)
    return people and follows.other and follows.by and at + 1 < walk.stop and joins(reading, at + 1)


def _past_inserted(walk: Walk) -> int:
    """The token after a clause between two commas, behind which the content follows: "، حيث تقع الجزيرة، أن"."""
    reading, at = walk.reading, walk.at
    words, commas = reading.words, reading.grammar.commas
    if words[at - 1] not in commas:
        return at
    end = next((n + 1 for n in range(at + 1, min(at + _INSERTED, walk.stop - 1)) if words[n] in commas), at)
    return end if end > at and reading.complementiser(end) else at


def _participle_next(reading: Reading, at: int, stop: int) -> bool:
    """Whether another act of the same speaker begins: "، مشيرا إلى"."""
    if at >= stop or reading.words[at] in reading.grammar.tails or reading.in_name[at]:
        return False
    return any(hit.form.shape == "participle" for hit in reading.lexicon.hits(reading.words[at]))


def _accusative(walk: Walk) -> bool:
    """Whether the word is an adverb or a predicate in the accusative ("متحديا", "خطيا"), neither subject nor object."""
    reading, at = walk.reading, walk.at
    word, letters = reading.words[at], reading.grammar.letters
    if len(word) < 4 or not word.endswith(letters.accusative) or word.startswith(letters.article):
        return False
    object_next = walk.follows.other and (walk.source is not None or walk.subject)
    return not object_next and not begins_source(reading, at) and not reading.in_name[at]


def _described(walk: Walk) -> bool:
    """Whether a word that may be a verb is the noun that is judged or described: 'وصف الكرملين زعم أوكرانيا'."""
    if (walk.source is None and not walk.subject) or not walk.follows.other:
        return False
    return any(hit.form.shape == "noun" for hit in walk.reading.lexicon.hits(walk.reading.words[walk.at]))


def other_cue(reading: Reading, at: int) -> bool:
    if at in reading.names or reading.words[at] in reading.grammar.heads:
        return False
    return any(
        hit.form.shape in ("past", "present")
        and hit.form.person == 3
        and hit.form.number in "sp"
        and "clause" in hit.form.entry.takes
        and not hit.form.entry.initial
        for hit in reading.lexicon.hits(reading.words[at])
    )


def _noun_phrase(walk: Walk) -> bool:
    reading, at = walk.reading, walk.at
    end = phrase_end(reading, at, walk.stop, walk.follows)
    if end <= at:
        walk.gap += 1
        walk.at = at + 1
        return True
    if walk.source is None and not walk.subject and may_be_subject(walk):
        walk.source = Mention(at, end)
    elif "listener" in walk.takes and walk.via is None and begins_source(reading, at):
        walk.via = Mention(at, end)
    elif walk.via is None and walk.source is not None and walk.source.last == at and listener(reading, at):
        walk.via = Mention(at, end, 1)
    elif takes_object(walk) and walk.object is None and walk.gap <= _STRAY:
        walk.object = at
        if "np" in walk.takes:
            return False
    else:
        walk.gap += end - at
    walk.at = end
    return True
