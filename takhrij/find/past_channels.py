"""Goes past a channel behind a cue and all that is said of it: "في مقابلة مطولة مع قناة النهر".

Invariant: goes forward only, and stops where a source or a content can begin.
"""

from __future__ import annotations

from takhrij.find.boundaries import CONTENT
from takhrij.find.mentions import phrase_end, told
from takhrij.find.nouns import Mention, begins_source, event_behind_to, grammar_head, is_event, joins
from takhrij.find.reading import Reading
from takhrij.find.walks import Walk
from takhrij.model import EntityType, Kind

_BETWEEN = 5  # tokens between a channel and the verb that says who passed it on


def past_channel(walk: Walk, heard: Mention) -> int:
    """The token after a channel and what is said of it ("في بيان مكتوب"); an outlet or platform named there is the
    channel: "في مقابلة مع قناة", "عبر حسابه على تويتر"."""
    reading, at = walk.reading, heard.last
    if at in reading.closes:
        at += 1
    if (carrier := carried_by(reading, at, walk.stop) or _told_then(walk, at)) is not None:
        walk.via = carrier if walk.via == heard else walk.via
        return carrier.last
    head = grammar_head(reading, at) if at < walk.stop else None
    if head is not None and head.kind is Kind.DOCUMENT:  # "في مقطع الفيديو"
        at += 1
    while at < walk.stop:
        if (shown := _shown_on(walk, at)) > at:
            at = shown
        elif (nearer := _platform(walk, at)) is not None:
            if walk.via is heard or walk.via == heard:
                walk.via = nearer
            at = nearer.last + (nearer.last in reading.closes)
        elif _ends_channel(walk, at):
            break
        else:
            at += 1
    return at


def _told_then(walk: Walk, at: int) -> Mention | None:
    """The outlet that was told, behind words of time: "في تصريح اليوم الخميس لصحيفة النهار"."""
    reading, after = walk.reading, at
    while after < walk.stop - 1 and reading.words[after] in reading.grammar.times:
        after += 1
    if after == at or not reading.words[after].startswith(reading.grammar.letters.to):
        return None
    return told(reading, after, walk.stop)


def carried_by(reading: Reading, at: int, stop: int) -> Mention | None:
    """The outlet that passed on the channel before `at`: "تصريحات نقلتها وكالة الفجر", "البيان الذي بثته الوكالة"."""
    grammar, words = reading.grammar, reading.words
    for n in range(at, min(at + _BETWEEN, stop - 1)):
        if words[n] in grammar.carried:
            n += 1 + (words[n + 1] in grammar.letters.of_him)
            name = reading.names.get(n)
            named = name is not None and name.type is EntityType.OUTLET and not name.lead
            outlet = n < stop and (named or words[n].removeprefix(grammar.letters.article) in grammar.carriers)
            return Mention(n, phrase_end(reading, n, stop, CONTENT)) if outlet else None
        between = words[n] in grammar.commas or words[n] in grammar.times or words[n] in grammar.relatives
        if not between and words[n].removeprefix(grammar.letters.article) not in grammar.channel_adjectives:
            return None
    return None


def _shown_on(walk: Walk, at: int) -> int:
    """The token after words that tell where a statement was put out: "في بيان بثه على موقعه «النور»"; else `at`."""
    reading, grammar, words = walk.reading, walk.reading.grammar, walk.reading.words
    if words[at] not in grammar.carried or at + 2 >= walk.stop or words[at + 1] not in grammar.channel_prepositions:
        return at
    end = max(phrase_end(reading, at + 2, walk.stop, CONTENT), at + 3)
    mark = reading.marks.get(end)
    named = mark is not None and mark.closed and (mark.name or words[end - 1] in grammar.platform_leads)
    return mark.close + 1 if mark is not None and named else end


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
        or (word in grammar.letters.same and reading.words[at - 1] not in grammar.adverbial)  # "في بيان هذا التغيير"
        or (
            begins_source(reading, at)
            and reading.words[at - 1] not in grammar.adverbial
            and not is_event(reading, at - 1)  # "أثناء استقبال لجنة النقل"
            and reading.words[at - 2] not in grammar.margins  # "على هامش زيارة لجنة النقل"
            and not event_behind_to(reading, at - 1)  # "في تصريح على هامش زيارة لافتتاح بلدية جرش"
        )
        or ("event" in walk.takes and is_event(reading, at))
        or (walk.follows.by and joins(reading, at))
    )
