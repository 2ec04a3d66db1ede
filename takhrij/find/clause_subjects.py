"""Reads a clause for its subject, from words and names alone: where its verb stands, what stands behind that.

Invariant: looks at one sentence; who is meant by a subject is for `speakers.py` to say.
"""

from __future__ import annotations

from takhrij.find.boundaries import SUBJECT
from takhrij.find.candidates import Candidate
from takhrij.find.mentions import phrase_end
from takhrij.find.nouns import Mention, begins_source, can_begin, is_event
from takhrij.find.reading import Reading
from takhrij.model import EntityType, Kind

_ROOT = 3  # letters of a verb without its ending
_FRONTED = 8  # tokens of a phrase before the main clause


def first_verb(reading: Reading, start: int, stop: int) -> int:
    """Where the main clause begins: behind a comma that closes a phrase before it ("من جهته، زار")."""
    words, grammar = reading.words, reading.grammar
    word = words[start]
    if start + 1 < stop and (word in grammar.negations or word[1:] in grammar.negations):
        return start + 1  # "ولم تكشف الوزيرة موعده، وقالت"
    joined = word[0] in grammar.letters.conjunctions and word[1:] in grammar.adverbial
    if word not in grammar.adverbial and not joined:
        return start
    if words[start + 1].endswith(grammar.letters.pronouns) and start + 2 < stop:
        return start + 2 + (words[start + 2] in grammar.commas)  # "من جهته زار"
    commas = (at for at in range(start + 1, min(start + _FRONTED, stop)) if words[at] in grammar.commas)
    return next(commas, start - 1) + 1


def phrase_behind(reading: Reading, verb: int, candidate: Candidate) -> tuple[Mention, bool] | None:
    """The noun phrase behind a token that agrees with the verb of a cue, and whether that token is known for a verb."""
    word = reading.words[verb]
    word = word[1:] if word[0] in reading.grammar.letters.conjunctions and len(word) > 3 else word
    at, name = verb + 1, reading.names.get(verb + 1)
    if at in reading.dead or not begins_source(reading, at) or (name and (name.type is EntityType.LOC or name.lead)):
        return None
    known = (
        bool(reading.grammar.predicate.match(word)) or word in reading.grammar.plain_past or reading.lexicon.past(word)
    )
    feminine = word.endswith(reading.grammar.letters.opened)
    known = known or (feminine and len(word) > _ROOT and may_be_verb(reading, verb))  # "اهتمت الصحف بالأمر، مشيرة إلى"
    if candidate.gender and feminine != (candidate.gender == "f"):
        return None
    end = max(at + 1, phrase_end(reading, at, candidate.first, SUBJECT))
    if any(reading.words[n] in reading.grammar.contrasts for n in range(end, candidate.first)):
        return None  # "وتدخل الحكم، لكن اللاعب استمر وقال": another one by then
    return Mention(at, end), known


def may_be_verb(reading: Reading, at: int) -> bool:
    """Whether the word before a person is no noun or particle by its form, so that it must be what he did."""
    word = reading.words[at]
    grammar, letters = reading.grammar, reading.grammar.letters
    word = word[1:] if word[0] in letters.conjunctions and word not in grammar.whole_words and len(word) > 3 else word
    if at in reading.names or word in grammar.heads or word in grammar.nouns or not word.isalpha():
        return False
    start = reading.tokens.starts[at] + len(reading.words[at]) - len(word)
    view = reading.tokens.view
    article = word.startswith(letters.article) and view.raw[view.starts[start]] != letters.plural_alef  # not "ألقى"
    if article or word.endswith((*letters.feminine, *letters.pronouns)):
        return False
    return not is_event(reading, at) and can_begin(reading, at) and word not in grammar.openers


def begins_with_topic(reading: Reading, candidate: Candidate) -> bool:
    """Whether the sentence begins with a preposition and what is asked about: "وعن المباراة قال"."""
    grammar, start = reading.grammar, reading.tokens.sentence_start(candidate.first)
    word, after = reading.words[start], reading.words[start + 1 : start + 2]
    if word in grammar.letters.within and after and after[0].endswith(grammar.letters.pronouns):
        return False  # "من جانبه، نشر المكتب بيانا أكد فيه"
    if word in grammar.as_for and after and after[0] in grammar.adverbial:
        return True  # "أما عن المسلسل، فقالت"
    return word in grammar.adverbial or (word[0] in grammar.letters.conjunctions and word[1:] in grammar.adverbial)


def is_issued(reading: Reading, at: int, stop: int) -> bool:
    """Whether token `at` is a document whose issuer follows: "بيان نشره المتحدث"."""
    head = reading.grammar.heads.get(reading.words[at])
    if head is None or head.kind is not Kind.DOCUMENT or at + 2 >= stop:
        return False
    verb = reading.words[at + 1]
    return verb.endswith(reading.grammar.letters.pronouns) and begins_source(reading, at + 2)


def asked(reading: Reading, verb: int) -> bool:
    """Whether words right before a verb tell that somebody was asked: "باستنطاقه اعترف", "وبالتحقيق معه، أكد"."""
    letters, inquiries = reading.grammar.letters, reading.grammar.inquiries
    behind = verb - (verb > 0 and reading.words[verb - 1] in reading.grammar.commas)
    for at in range(behind - 1, max(reading.tokens.sentence_start(verb), behind - 2) - 1, -1):
        word = reading.words[at]
        noun = (word[1:] if word[0] in letters.conjunctions else word).removeprefix(letters.by)
        bare = next((noun.removesuffix(pronoun) for pronoun in letters.pronouns if noun.endswith(pronoun)), noun)
        if len(noun) < len(word) and (noun in inquiries or bare in inquiries):
            return True
    return False


def names_several(reading: Reading, mention: Mention) -> bool:
    """Whether a mention names more than one: people in the accusative, or one and another."""
    letters, words = reading.grammar.letters, reading.words
    joined = any(words[at][0] in letters.conjunctions for at in range(mention.first + 1, mention.last))
    counted = mention.first > 0 and words[mention.first - 1].isdigit()  # "22 شاهدا"
    return joined or counted or words[mention.first].endswith(letters.masculine_plural)


def stands_quoted(reading: Reading, candidate: Candidate, content: int) -> bool:
    """Whether a verb in the third person stands in quoted words, so that he who speaks them speaks of another."""
    mark = reading.inside[candidate.first]
    return mark is not None and candidate.shape == "verb" and content - 1 <= mark.open
