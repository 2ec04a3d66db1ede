"""Names what somebody speaks through: a document or occasion with the outlet it belongs to, an outlet, a network.

Invariant: looks at a few tokens from the one at hand.
"""

from __future__ import annotations

from takhrij.find.cutting import Content
from takhrij.find.nouns import Mention, grammar_head, stem
from takhrij.find.reading import Reading
from takhrij.model import EntityType

_BEHIND = 8  # tokens from the end of a content to the channel behind it


def named_platform(reading: Reading, at: int) -> Mention | None:
    """An outlet or a network named at token `at`, perhaps in quotation marks: 'على "تويتر"'."""
    mark = reading.marks.get(at)
    first = at + 1 if mark is not None and mark.closed and mark.close - at <= 4 else at
    name = reading.names.get(first)
    if name is not None and name.type is EntityType.OUTLET and name.lead == 0:
        return Mention(first, name.last)
    return Mention(first, first + 1) if first > at and reading.words[first] in reading.grammar.platforms else None


def channel(reading: Reading, at: int, stop: int) -> Mention | None:
    """A noun for a channel at token `at`: "بيان", "مقابلته", with the outlet that it belongs to."""
    if at >= stop:
        return None
    word = reading.words[at].removeprefix(reading.grammar.letters.article)
    if not (word in reading.grammar.channels or stem(reading, word) in reading.grammar.channels):
        return None
    name = reading.names.get(at + 1)
    if name is not None:
        return Mention(at, name.last if name.type is EntityType.OUTLET else at + 1)
    return Mention(at, at + 2 if at + 1 < stop and _tells(reading, at + 1, reading.words[at]) else at + 1)


def channel_behind(reading: Reading, content: Content) -> Mention | None:
    """The channel right behind what was said: "تبنى التنظيم الهجوم، وذلك في بيان"."""
    grammar, at = reading.grammar, reading.tokens.ending_by(content.spans[-1][1])
    stop = min(reading.scope_end(at - 1), at + _BEHIND)
    while at < stop and (reading.words[at] in grammar.commas or reading.words[at] in grammar.asides):
        at += 1
    if at + 1 >= stop or reading.words[at] not in grammar.channel_prepositions:
        return None
    return channel(reading, at + 1, stop) if reading.words[at + 1] in grammar.statements else None


def _tells(reading: Reading, at: int, noun: str) -> bool:
    """Whether token `at` is an adjective of the channel before it: "مؤتمر صحفي", "بيانه المكتوب"."""
    grammar, word = reading.grammar, reading.words[at]
    definite = noun.startswith(grammar.letters.article) or noun not in grammar.channels
    if word.startswith(grammar.letters.article) != definite or word in grammar.times:
        return False
    bare = word.removeprefix(grammar.letters.article)
    return bare in grammar.channel_adjectives or bare.removesuffix(grammar.letters.closed) in grammar.channel_adjectives


def is_single_body(reading: Reading, at: int) -> bool:
    """Whether a body is named by one word, as agencies are ("لرويترز"), without a noun that says what it is."""
    name = reading.names[at]
    word = reading.words[at]
    article = word.startswith(reading.grammar.letters.to_article)
    return name.type is EntityType.ORG and name.last == at + 1 and not article and grammar_head(reading, at) is None
