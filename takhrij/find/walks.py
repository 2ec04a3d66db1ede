"""Goes one part at a time over what stands between a cue and its content: subject, object, channel, asides.

Invariant: a step goes forward, and over each token a few times at most.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from takhrij.find.adverbials import adverbial
from takhrij.find.boundaries import Follows, listener
from takhrij.find.mentions import phrase_end, told
from takhrij.find.nouns import (
    Mention,
    begins_source,
    can_begin,
    event_behind_to,
    grammar_head,
    is_event,
    joins,
    own_words,
    owned,
    unnamed_because,
)
from takhrij.find.reading import Reading
from takhrij.model import EntityType, Kind

_INSERTED = 12  # tokens of a clause between a source and its content
_STRAY = 2  # tokens that fit no part, before an object


@dataclass(frozen=True, slots=True)
class Frame:
    """`joined` says how the content follows: clause, quote, prep, event, np; empty where none was found.

    `at` is the token that joins it and `content` its first token; `gap` counts tokens that fitted no part.
    """

    source: Mention | None
    via: Mention | None
    joined: str
    at: int
    content: int
    gap: int = 0


@dataclass(slots=True)
class Walk:
    reading: Reading
    at: int
    stop: int
    takes: frozenset[str]
    prepositions: frozenset[str]
    subject: bool  # the subject is known already, or there is none
    begin: int
    follows: Follows
    feminine: bool | None
    source: Mention | None = None
    via: Mention | None = None
    object: int | None = None
    gap: int = 0
    relative: bool = False
    reported: bool = False  # the verb bears a pronoun for what was said: "ما قاله الوزير بشأن"
    quoting: bool = False  # the relative clause has a cue of its own: "الذي أفادت تقارير أنه"
    clause: bool = False  # the relative clause tells who the source is, not how he spoke

    def frame(self, joined: str, content: int) -> Frame:
        return Frame(self.source, self.via, joined, self.at, content, self.gap)


def step(walk: Walk) -> bool:
    """Go past one part; False where the clause is over."""
    reading, at, stop = walk.reading, walk.at, walk.stop
    grammar, word = reading.grammar, reading.words[at]
    if word in grammar.openers and word not in grammar.adverbial and not reading.complementiser(at) and len(word) > 1:
        walk.at = _past_inserted(walk)
        return walk.at > at
    if (heard := told(reading, at, stop)) is not None:
        walk.via = walk.via or heard
        walk.clause = False
        walk.at = _past_channel(walk, heard)
    elif word in grammar.relatives or unnamed_because(reading, at):
        near = walk.source is not None and (walk.source.last >= at - 1 or (walk.relative and walk.clause))
        tells = near and walk.object is None
        walk.relative = True
        walk.clause = tells and word in grammar.relatives and not unnamed_because(reading, at + 1)
        walk.at = at + 1
    elif walk.relative and word in grammar.commas:
        walk.relative = walk.quoting = False
        walk.at = at + 1
    elif walk.relative:
        walk.quoting = walk.quoting or other_cue(reading, at)
        if walk.source is not None and walk.clause and word not in grammar.commas:
            walk.source = replace(walk.source, last=at + 1)
        walk.at = at + 1
    elif word in grammar.commas:
        if _participle_next(reading, at + 1, stop):
            return False
        walk.at = at + 1
    elif word in grammar.letters.appositive_pronouns and (walk.source is None or walk.source.last >= at - 1):
        walk.relative = True
        walk.clause = walk.source is not None
        if walk.source is not None:
            walk.source = replace(walk.source, last=at + 1)
        walk.at = at + 1
    elif own_words(reading, at):
        walk.at = at + 1
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


def _past_inserted(walk: Walk) -> int:
    """The token after a clause between two commas, behind which the content follows: "، حيث تقع الجزيرة، أن"."""
    reading, at = walk.reading, walk.at
    words, commas = reading.words, reading.grammar.commas
    if words[at - 1] not in commas:
        return at
    end = next((n + 1 for n in range(at + 1, min(at + _INSERTED, walk.stop - 1)) if words[n] in commas), at)
    return end if end > at and reading.complementiser(end) else at


def _past_channel(walk: Walk, heard: Mention) -> int:
    """The token after a channel and what is said of it ("في بيان مكتوب"); an outlet or platform named there is the
    channel: "في مقابلة مع قناة", "عبر حسابه على تويتر"."""
    reading, at = walk.reading, heard.last
    if at in reading.closes:
        at += 1
    head = grammar_head(reading, at) if at < walk.stop else None
    if head is not None and head.kind is Kind.DOCUMENT:  # "في مقطع الفيديو"
        at += 1
    while at < walk.stop:
        if (nearer := _platform(walk, at)) is not None:
            if walk.via is heard or walk.via == heard:
                walk.via = nearer
            at = nearer.last + (nearer.last in reading.closes)
        elif _ends_channel(walk, at):
            break
        else:
            at += 1
    return at


def _platform(walk: Walk, at: int) -> Mention | None:
    """An outlet or platform that begins at token `at`, also in marks or behind a preposition."""
    reading, grammar, word = walk.reading, walk.reading.grammar, walk.reading.words[at]
    name = reading.names.get(at)
    if name is not None and name.type is EntityType.OUTLET:
        return Mention(at, name.last, name.lead)
    if word in grammar.platforms:
        return Mention(at, at + 1)
    mark = reading.marks.get(at)
    if mark is not None and mark.closed and mark.close - at <= 4 and reading.words[at - 1] in grammar.platform_leads:
        return Mention(at + 1, mark.close)
    if word in grammar.outlet_nouns and reading.words[at - 1] in grammar.channel_prepositions:
        return Mention(at, phrase_end(reading, at, walk.stop, walk.follows))
    return None


def _ends_channel(walk: Walk, at: int) -> bool:
    reading, grammar = walk.reading, walk.reading.grammar
    word = reading.words[at]
    if word in grammar.channel_prepositions and told(reading, at, walk.stop) is not None:
        return False
    return (
        (not word[0].isalnum() and word not in "#")
        or reading.complementiser(at)
        or word in walk.prepositions
        or (word in grammar.adverbial and word not in grammar.channel_prepositions)
        or word in grammar.times
        or (
            begins_source(reading, at)
            and reading.words[at - 1] not in grammar.adverbial
            and not event_behind_to(reading, at - 1)  # "في تصريح على هامش زيارة لافتتاح بلدية جرش"
        )
        or ("event" in walk.takes and is_event(reading, at))
        or (walk.follows.by and joins(reading, at))
    )


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
    if walk.source is None and not walk.subject and _may_be_subject(walk):
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


def takes_object(walk: Walk) -> bool:
    """Whether the verb has an object that belongs to the content."""
    return bool(walk.takes & {"np", "object"})


def _may_be_subject(walk: Walk) -> bool:
    """Whether the noun at hand agrees with the verb, and is no accusative."""
    reading, at, letters = walk.reading, walk.at, walk.reading.grammar.letters
    word = reading.words[at]
    name = reading.names.get(at)
    if name is not None and name.lead and name.type is not EntityType.PER:
        return False  # "وأضاف اليوم ببغداد"
    if walk.follows.other and name is None and word not in reading.grammar.heads and is_event(reading, at):
        return False  # "ونفى إصدار أي قرار"
    if at == walk.begin and walk.follows.bare and owned(reading, at):  # "أنكر نيته": what he denies, not who denies
        return False
    after = reading.words[at + 1] if at + 1 < walk.stop else ""
    if owned(reading, at) and (walk.gap or walk.object is not None):
        return False  # "وحذر أي طرف مهما كانت مكانته"
    if word in letters.same and (after in walk.prepositions or after in reading.grammar.adverbial):
        return False  # "وأرجع ذلك إلى"
    people = word.startswith(letters.human_accusative) and word.endswith(letters.nisba[0])
    noun = name is None and word not in reading.grammar.heads and after.startswith(letters.article)
    if walk.follows.other and people and noun:
        return False  # "دعا مستعملي الطريق"
    head = reading.grammar.heads.get(word)
    accusative = word.endswith(letters.masculine_plural) and (head is None or head.plural)
    if walk.follows.other and name is None and (accusative or word in letters.totals):
        return False
    if walk.follows.other and name is None and _is_object(walk, word):
        return False
    agrees = walk.feminine is not False or not word.endswith(letters.feminine[0]) or head is None
    if walk.feminine is None or (name is not None and name.type is not EntityType.LOC and agrees):
        return True
    if walk.feminine:
        masculine = head is not None and not head.plural and not word.endswith(letters.feminine)
        if head is not None and head.plural and head.kind is Kind.UNNAMED_PEOPLE and walk.follows.other:
            who = after if word in letters.vague else word
            masculine = not (
                who in reading.grammar.feminine_plurals or who.endswith(letters.feminine[:2])
            )  # "ودعت السكان"
        both = word in letters.totals and at + 1 < walk.stop and reading.words[at + 1] in letters.within
        return not masculine and (word not in letters.totals or both)
    if name is not None:
        masculine = word.startswith(letters.article) and not word.endswith(letters.feminine[0])
        return masculine or not walk.follows.other
    return (head is not None and head.plural) or not word.endswith(letters.feminine[0])


def _is_object(walk: Walk, word: str) -> bool:
    """Whether a definite noun behind a verb that takes an object shows by its form or its adjective that it is no
    subject: "طالبت المجتمع الدولي", "اتهم الدول المجاورة", "تدعو الجنود الاحتياطيين"."""
    reading, letters = walk.reading, walk.reading.grammar.letters
    if not word.startswith(letters.article):
        return False
    singular, plural = letters.feminine[:2]
    if walk.feminine is False and word.endswith(plural):
        return True
    after = reading.words[walk.at + 1] if walk.at + 1 < walk.stop else ""
    if not after.startswith(letters.article) or walk.at + 1 in reading.names or after in reading.grammar.heads:
        return False
    head = reading.grammar.heads.get(word)
    people = (head is not None and head.plural) or (walk.feminine and not word.endswith(letters.feminine))
    if people and after.endswith(letters.masculine_plural) and len(after) > 6:
        return True
    if walk.feminine:
        return after.endswith(letters.nisba[0]) and not word.endswith(letters.feminine)
    return walk.feminine is False and after.endswith(singular)
