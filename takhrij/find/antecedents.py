"""Says whether the noun phrase before a verb is its subject, or what the verb tells of: "الخطة التي قال إنها".

Invariant: looks at the words next to one verb only.
"""

from __future__ import annotations

from takhrij.find.candidates import prepositions_of
from takhrij.find.grammar import INFORMANT, TITLE
from takhrij.find.lexicon import Hit
from takhrij.find.mentions import told
from takhrij.find.nouns import Mention, begins_source, grammar_head
from takhrij.find.reading import Reading
from takhrij.model import EntityType, Kind


def subject_follows(reading: Reading, at: int, before: Mention, hit: Hit) -> bool:
    """Whether the noun phrase after the verb, not the one before it, is its subject."""
    grammar, after = reading.grammar, at + 1
    takes = set(hit.form.entry.takes)
    between = reading.words[before.last : at]
    relative = any(word in grammar.relatives for word in between)
    if after >= reading.tokens.sentence_end(at) or reading.words[after] in prepositions_of(reading, hit):
        return False
    if takes & {"object", "np", "listener"} and (relative or all(word in grammar.auxiliaries for word in between)):
        return False
    name = reading.names.get(after)
    if (name is not None and name.lead) or told(reading, after, reading.scope_end(at)) is not None:
        return False
    if begins_source(reading, after):
        return True
    definite = reading.words[after].startswith(grammar.letters.article)
    return relative and definite and reading.words[after] not in grammar.times


def _taken_up(reading: Reading, at: int, before: Mention, hit: Hit) -> bool:
    """Whether the pronoun on the verb of a relative clause means the antecedent: "الأمر الذي وصفه"; a person with
    no other subject behind the verb speaks himself: "الصديق الذي طالبه"."""
    if not hit.tail or not reading.words[at].endswith(reading.grammar.letters.pronouns):
        return False
    head, name = grammar_head(reading, before.first), reading.names.get(before.first)
    person = (head is not None and head.entry in (TITLE, INFORMANT)) or (
        name is not None and name.type is EntityType.PER
    )
    return not person or begins_source(reading, at + 1)


def resumes(reading: Reading, at: int, before: Mention, hit: Hit) -> bool:
    """Whether a relative's antecedent is spoken of, not speaking: "الخطة التي قال إنها"."""
    grammar, words = reading.grammar, reading.words
    if at + 1 >= len(words) or words[at - 1] not in grammar.relatives:
        return False
    if hit.form.number == "s" and grammar.disagrees(words[at - 1], hit.form.gender):
        return True
    if words[at + 1] in grammar.resumptive_words or _taken_up(reading, at, before, hit):
        return True
    if words[at + 1] not in grammar.pronominal:
        return False
    head = grammar.heads.get(words[before.first][before.lead :])
    name = reading.names.get(before.first)
    if head is not None and (head.kind is Kind.DOCUMENT or (hit.form.number == "p" and not head.plural)):
        return True
    return not (head is not None or (name is not None and name.type is not EntityType.LOC))


def answers_relative(reading: Reading, at: int, hit: Hit) -> bool:
    """Whether a pronoun behind the verb takes up its antecedent, which is what was said: "الحقوق التي ينادي بها"."""
    grammar, words = reading.grammar, reading.words
    if words[at - 1] not in grammar.relatives or at + 1 >= len(words) or words[at + 1] not in grammar.resumptive_words:
        return False
    return any(words[at + 1].startswith(word[:2]) for word in prepositions_of(reading, hit))
