"""Walks once to the right of a cue and says what stands there: source, channel, and where the content is joined.

Invariant: the walk stays in the cue's clause and within a bounded stretch, and goes over each token a few times at most.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from takhrij.find.lexicon import Form
from takhrij.find.mentions import (
    Follows,
    Mention,
    adverbial,
    begins_source,
    by_noun,
    can_begin,
    is_event,
    joins,
    own_words,
    owned,
    phrase_end,
    told,
    unnamed_because,
)
from takhrij.find.reading import Mark, Reading
from takhrij.model import EntityType, Kind

_REACH = 48  # tokens between a cue and its content
_STRAY = 2  # of them before an object
_GAP = 14  # tokens that fit no part before the content begins


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
class _Walk:
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
    clause: bool = False  # the relative clause tells who the source is, not how he spoke

    def frame(self, joined: str, content: int) -> Frame:
        return Frame(self.source, self.via, joined, self.at, content, self.gap)


def frame_after(reading: Reading, cue: int, form: Form, begin: int, subject: bool, reported: bool = False) -> Frame:
    """What follows the cue at token `cue`, read from token `begin` on.

    `subject`: it is known already or there is none. `reported`: a pronoun on the verb stands for what was said.
    """
    entry = form.entry
    takes = frozenset(entry.takes)
    if entry.plain_present and form.shape == "present":
        takes = takes - {"object", "np", "event"} | ({"event"} if subject else set())
    stop = min(reading.scope_end(cue), cue + _REACH)
    prepositions = _folded(reading, entry.prepositions)
    follows = Follows(
        bare=bool(takes & {"event", "np", "object", "prep", "listener"}),
        other=bool(takes & {"np", "object", "listener"}),
        by=reading.grammar.letters.by in prepositions,
        words=prepositions,
    )
    feminine = form.gender == "f" if form.gender and form.number == "s" else None
    walk = _Walk(reading, begin, stop, takes, prepositions, subject, begin, follows, feminine)
    walk.reported = reported
    while walk.at < stop:
        frame = _joint(walk)
        if frame is not None:
            return frame
        if walk.gap > _GAP or not _step(walk):
            break
    if walk.object is not None:
        return Frame(walk.source, walk.via, "np", walk.object, walk.object)
    return Frame(walk.source, walk.via, "", walk.at, walk.at, walk.gap)


def _folded(reading: Reading, words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(reading.lexicon.fold(word) for word in words)


def _joint(walk: _Walk) -> Frame | None:
    """The frame, if the content is joined at the token at hand."""
    reading, at, takes = walk.reading, walk.at, walk.takes
    grammar, word = reading.grammar, reading.words[at]
    if reading.complementiser(at) and at > walk.begin and reading.words[at - 1] in grammar.not_joining:
        return None
    if reading.complementiser(at) and not (walk.relative and reading.lexicon.hits(reading.words[at - 1])):
        content = at + (word in grammar.complementisers)
        if (only := _only_object(walk)) is not None:
            return Frame(None, walk.via, "np", at, only.first, walk.gap)
        if walk.object is not None and "object" in takes:
            return walk.frame("np", walk.object)
        return walk.frame("clause" if "clause" in takes else "", content)
    if word == ":" and "quote" in takes:
        return walk.frame("quote", _after_colon(reading, at, walk.stop))
    mark = reading.marks.get(at)
    if mark is not None and not _names_source(walk, at):
        if "quote" in takes and walk.object is None and not _is_object(walk):
            return walk.frame("quote", at)
    if word in walk.prepositions and _joins_here(walk):
        content = at + 1
        if content < walk.stop and reading.complementiser(content):
            content += reading.words[content] in grammar.complementisers
            joined = "clause"
        elif "prep" in takes or "object" in takes or ("prep-event" in takes and _event_at(reading, content, walk.stop)):
            joined = "prep"
        else:
            joined = ""
        if joined and "transitive" in takes and (only := _only_object(walk)) is not None:
            return Frame(None, walk.via, joined, at, only.first, walk.gap)
        return walk.frame(joined, walk.object if walk.object is not None else content)
    if walk.reported and word in grammar.topics and _event_at(reading, at + 1, walk.stop):
        return walk.frame("prep", at + 1)
    by, to = grammar.letters.by, grammar.letters.to
    if by in walk.prepositions and takes & {"prep", "object"} and not walk.relative and _joined_by(walk):
        if "transitive" in takes and (only := _only_object(walk)) is not None:
            return Frame(None, walk.via, "prep", at, only.first, walk.gap)
        return walk.frame("prep", walk.object if walk.object is not None else at)
    if to in walk.prepositions and "prep" in takes and word.startswith(to) and is_event(reading, at, 1):
        return walk.frame("prep", walk.object if walk.object is not None else at)
    if "event" in takes and not walk.relative and at not in reading.names and is_event(reading, at):
        if unnamed_because(reading, at):
            return None
        return walk.frame("event", at)
    return None


def _only_object(walk: _Walk) -> Mention | None:
    """The one noun phrase of a verb that needs an object, where that is what is described or accused: "وصفت الخطة بأنها",
    "واتهم الحكومة بالتقصير"."""
    source = walk.source
    if source is None or walk.subject or walk.object is not None or walk.reported or "object" not in walk.takes:
        return None
    return source if "transitive" in walk.takes or not begins_source(walk.reading, source.first) else None


def _event_at(reading: Reading, at: int, stop: int) -> bool:
    return at < stop and (at in reading.marks or is_event(reading, at))


def _joined_by(walk: _Walk) -> bool:
    """Whether the noun at hand stands behind the attached preposition; any noun may, where the source is complete."""
    reading, at = walk.reading, walk.at
    if joins(reading, at):
        return True
    known = walk.source is not None or walk.subject or walk.object is not None or at == walk.begin
    return known and by_noun(reading, at)


def _after_colon(reading: Reading, colon: int, stop: int) -> int:
    content = colon + 1
    if content < stop and reading.words[content] in reading.grammar.complementisers:
        content += 1
    return content


def _joins_here(walk: _Walk) -> bool:
    """Whether a preposition of the verb joins the content rather than belonging to a channel or to the source."""
    reading, at = walk.reading, walk.at
    grammar = reading.grammar
    if at + 1 >= walk.stop or reading.words[at - 1] in grammar.according:  # "نقلا عن" names another source
        return False
    after = reading.words[at + 1]
    if after in grammar.letters.tongue or told(reading, at, walk.stop) or after in grammar.times:
        return False
    if walk.relative and not reading.complementiser(at + 1):
        return False
    return True


def _names_source(walk: _Walk, opening: int) -> bool:
    """Whether a quotation is a name that goes on to its complementiser: 'قالت "هآرتس" إن'."""
    reading = walk.reading
    mark = reading.marks[opening]
    if mark.name or (opening == walk.begin and _titles(walk, mark)):
        return True
    if not mark.closed or mark.close - opening > 6 or walk.source is not None or walk.subject:
        return False
    at = mark.close + 1
    while at < walk.stop and (skipped := _aside(reading, at, walk.stop)):
        at = skipped
    return at < walk.stop and (reading.complementiser(at) or reading.words[at] in walk.prepositions)


def _titles(walk: _Walk, mark: Mark) -> bool:
    """Whether marked words right behind the verb are part of the source: 'صرح "وزير" الصحة', 'قال "العالمي" في حسابه:'."""
    reading, after = walk.reading, mark.close + 1
    if walk.subject or not mark.closed or mark.close - mark.open > 4 or after >= walk.stop:
        return False
    word, grammar = reading.words[after], reading.grammar
    if word.startswith(grammar.letters.article) or after in reading.names:
        return True
    rest = range(after, walk.stop)
    return word in grammar.channel_prepositions and any(n in reading.marks or reading.words[n] == ":" for n in rest)


def _aside(reading: Reading, at: int, stop: int) -> int:
    if reading.words[at] in reading.grammar.commas:
        return at + 1
    return adverbial(reading, at, stop)


def _is_object(walk: _Walk) -> bool:
    """Whether marked words are what is described or accused: 'اتهم "الجماعة" بأنها'."""
    return "object" in walk.takes and (walk.source is not None or walk.subject)


def _step(walk: _Walk) -> bool:
    """Go past one part; False where the clause is over."""
    reading, at, stop = walk.reading, walk.at, walk.stop
    grammar, word = reading.grammar, reading.words[at]
    if word in grammar.openers and word not in grammar.adverbial and not reading.complementiser(at) and len(word) > 1:
        return False
    if (heard := told(reading, at, stop)) is not None:
        walk.via = walk.via or heard
        walk.clause = False
        walk.at = _past_channel(walk, heard)
    elif word in grammar.relatives or unnamed_because(reading, at):
        walk.relative = True
        tells = walk.source is not None and walk.object is None
        walk.clause = tells and word in grammar.relatives and not unnamed_because(reading, at + 1)
        walk.at = at + 1
    elif walk.relative and word in grammar.commas:
        walk.relative = False
        walk.at = at + 1
    elif walk.relative:
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
    elif _other_cue(reading, at) and not _described(walk):
        return False
    elif _accusative(walk):
        walk.at = at + 1
    elif can_begin(reading, at):
        return _noun_phrase(walk)
    else:
        walk.gap += 1
        walk.at = at + 1
    return True


def _past_channel(walk: _Walk, heard: Mention) -> int:
    """The token after a channel and what is said of it ("في بيان مكتوب"); an outlet or platform named there is the
    channel: "في مقابلة مع قناة", "عبر حسابه على تويتر"."""
    reading, at = walk.reading, heard.last
    if at in reading.closes:
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


def _platform(walk: _Walk, at: int) -> Mention | None:
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


def _ends_channel(walk: _Walk, at: int) -> bool:
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
        or (begins_source(reading, at) and reading.words[at - 1] not in grammar.adverbial)
        or ("event" in walk.takes and is_event(reading, at))
        or (walk.follows.by and joins(reading, at))
    )


def _participle_next(reading: Reading, at: int, stop: int) -> bool:
    """Whether another act of the same speaker begins: "، مشيرا إلى"."""
    if at >= stop or reading.words[at] in reading.grammar.tails or reading.in_name[at]:
        return False
    return any(hit.form.shape == "participle" for hit in reading.lexicon.hits(reading.words[at]))


def _accusative(walk: _Walk) -> bool:
    """Whether the word is an adverb or a predicate in the accusative ("متحديا", "خطيا"), neither subject nor object."""
    reading, at = walk.reading, walk.at
    word, letters = reading.words[at], reading.grammar.letters
    if len(word) < 4 or not word.endswith(letters.accusative) or word.startswith(letters.article):
        return False
    object_next = walk.follows.other and (walk.source is not None or walk.subject)
    return not object_next and not begins_source(reading, at) and not reading.in_name[at]


def _described(walk: _Walk) -> bool:
    """Whether a word that may be a verb is the noun that is judged or described: 'وصف الكرملين زعم أوكرانيا'."""
    if (walk.source is None and not walk.subject) or not walk.follows.other:
        return False
    return any(hit.form.shape == "noun" for hit in walk.reading.lexicon.hits(walk.reading.words[walk.at]))


def _other_cue(reading: Reading, at: int) -> bool:
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


def _noun_phrase(walk: _Walk) -> bool:
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
    elif takes_object(walk) and walk.object is None and walk.gap <= _STRAY:
        walk.object = at
        if "np" in walk.takes:
            return False
    else:
        walk.gap += end - at
    walk.at = end
    return True


def takes_object(walk: _Walk) -> bool:
    """Whether the verb has an object that belongs to the content."""
    return bool(walk.takes & {"np", "object"})


def _may_be_subject(walk: _Walk) -> bool:
    """Whether the noun at hand agrees with the verb, and is no accusative."""
    reading, at, letters = walk.reading, walk.at, walk.reading.grammar.letters
    word = reading.words[at]
    name = reading.names.get(at)
    if at == walk.begin and walk.follows.bare and owned(reading, at):  # "أنكر نيته": what he denies, not who denies
        return False
    if walk.follows.other and name is None and (word.endswith(letters.masculine_plural) or word in letters.totals):
        return False
    if walk.feminine is None or (name is not None and name.type is not EntityType.LOC):
        return True
    head = reading.grammar.heads.get(word)
    if walk.feminine:
        masculine = head is not None and not head.plural and not word.endswith(letters.feminine)
        if head is not None and head.plural and head.kind is Kind.UNNAMED_PEOPLE and walk.follows.other:
            masculine = word not in reading.grammar.feminine_plurals  # "ودعت السكان": whom, not who
        both = word in letters.totals and at + 1 < walk.stop and reading.words[at + 1] in letters.within
        return not masculine and (word not in letters.totals or both)
    if name is not None:
        return word.startswith(letters.article) or not walk.follows.other
    return (head is not None and head.plural) or not word.endswith(letters.feminine[0])
