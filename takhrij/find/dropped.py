"""Says who speaks where a verb bears no noun: whoever spoke before, or whom the sentence is about.

Invariant: a speaker is always a stretch of the same article; where nothing agrees, none is given.
"""

from __future__ import annotations

from dataclasses import replace

from takhrij.find.boundaries import SUBJECT
from takhrij.find.candidates import Candidate
from takhrij.find.clause_subjects import (
    asked,
    begins_with_topic,
    first_verb,
    is_issued,
    may_be_verb,
    names_several,
    phrase_behind,
    stands_quoted,
)
from takhrij.find.floor import Floor, Speaker, agrees
from takhrij.find.kinds import first_word
from takhrij.find.mentions import phrase_end
from takhrij.find.nouns import Mention, begins_source, can_begin, grammar_head
from takhrij.find.reading import Reading
from takhrij.find.stated import Stated
from takhrij.model import EntityType, Kind

_SPOKEN_OF = 80  # tokens before words that somebody said when he was asked
_SUBJECT = 30  # tokens of a sentence in which its subject is looked for
_ONE = (Kind.PERSON, Kind.UNNAMED_PERSON)


class Dropped:
    """Who speaks at each verb of an article that bears no noun."""

    def __init__(self, reading: Reading, floor: Floor, stated: Stated) -> None:
        self._reading = reading
        self._floor = floor
        self._stated = stated

    def speaker(self, candidate: Candidate, parent: Speaker | None, content: int | None) -> Speaker | None:
        """Who speaks where the verb bears no noun.

        `parent` is who speaks the words that the cue stands in, `content` the token where those begin.
        """
        if candidate.person == 1:
            return parent or self._floor.agreeing("", False, None)
        plural = candidate.number in ("p", "d")
        if parent is not None:
            if content is not None and stands_quoted(self._reading, candidate, content):
                begin = content + (content in self._reading.marks)
                subject = self._topic(begin, candidate) if begins_source(self._reading, begin) else None
                if subject is not None and agrees(subject, candidate.gender, plural):
                    return subject
            if agrees(parent, candidate.gender, plural):
                return parent
            if content is not None and (subject := self._topic(content, candidate)) is not None:
                return subject
        sentence = self._reading.tokens.sentence[candidate.first]
        if (other := self._main_subject(candidate, plural) or self._questioned(candidate)) is not None:
            return other
        here = self._floor.agreeing(candidate.gender, plural, sentence)
        if here is None and candidate.shape == "participle":
            here = self._floor.agreeing("", plural, sentence)
        if (
            here is None
            and candidate.shape == "verb"
            and not candidate.lead
            and not begins_with_topic(self._reading, candidate)
        ):
            here = self._subject(candidate, candidate.first)  # "نشر التنظيم صورا قالت إنها"
        elif here is None:
            here = self._begun(candidate)  # "وعرض الوزير الخطة وأكد أنها", "وزار الوزير الميناء، مؤكدا"
        said = here or self._just_acted(candidate, sentence) or self._floor.agreeing(candidate.gender, plural, None)
        return said or self._subject(candidate, candidate.first) or self._earlier_subject(candidate)

    def _begun(self, candidate: Candidate) -> Speaker | None:
        """The person or body that the sentence of a cue begins with, right behind its verb, where the cue goes on."""
        reading = self._reading
        start = reading.tokens.sentence_start(candidate.first)
        while start < candidate.first and start in reading.dead:
            start += 1
        verb = first_verb(self._reading, start, candidate.first)
        if verb + 2 >= candidate.first or reading.inside[candidate.first] is not reading.inside[verb]:
            return None
        return self._behind_verb(verb, candidate)

    def _main_subject(self, candidate: Candidate, plural: bool) -> Speaker | None:
        """The subject of the main clause, where only a clause between told of somebody who spoke: "وألقى الرئيس كلمته
        بعد أن أعلن المجلس فوزه، وقال"."""
        goes_on = candidate.shape == "verb" and candidate.lead and not plural
        sentence = self._reading.tokens.sentence[candidate.first]
        return self._begun(candidate) if goes_on and self._floor.only_when(sentence) else None

    def _questioned(self, candidate: Candidate) -> Speaker | None:
        """The person last spoken of, where a verb tells what he said when asked: "أوقف سائق. وباستنطاقه اعترف"."""
        reading = self._reading
        verb = candidate.shape == "verb" and not candidate.lead and candidate.number == "s"
        if not verb or not asked(reading, candidate.first):
            return None
        floor, heads = max(0, candidate.first - _SPOKEN_OF), reading.grammar.heads
        for at in range(candidate.first - 1, floor, -1):
            name, word = reading.names.get(at), reading.words[at]
            head = grammar_head(reading, at) or heads.get(word.removesuffix(reading.grammar.letters.accusative))
            person = name is not None and name.type is EntityType.PER
            if person or (head is not None and head.kind in (Kind.PERSON, Kind.UNNAMED_PERSON) and not head.plural):
                mention = Mention(at, max(at + 1, phrase_end(reading, at, candidate.first, SUBJECT)), 0)
                speaker = self._stated.as_stated(mention, replace(candidate, gender=""))
                fits = speaker.kind in _ONE and agrees(speaker, candidate.gender, False)
                if fits and not self._floor.has_spoken(speaker):
                    return speaker
        return None

    def _just_acted(self, candidate: Candidate, sentence: int) -> Speaker | None:
        """The person with whom the sentence before that of a cue begins, if nobody spoke there: "وزار الوزير الميناء.
        وقال"."""
        tokens = self._reading.tokens
        if sentence == 0 or candidate.shape != "verb" or candidate.number != "s" or not candidate.lead:
            return None
        if candidate.first != tokens.first[sentence] or self._floor.taken_since(sentence - 1):
            return None
        start, stop = tokens.first[sentence - 1], tokens.last[sentence - 1]
        verb = first_verb(self._reading, start, stop)
        if verb + 2 >= stop or self._reading.inside[verb] is not None:
            return None
        found = self._behind_verb(verb, replace(candidate, first=stop))
        if found is None or found.kind is Kind.PERSON:
            return found
        words, grammar = self._reading.words, self._reading.grammar
        sent = (words[at].removesuffix(grammar.letters.accusative) for at in range(verb, stop))
        issued = found.kind is Kind.ORGANISATION and candidate.gender and any(word in grammar.channels for word in sent)
        return found if issued else None  # "وأصدرت الحكومة بيانا. وقالت"

    def _behind_verb(self, verb: int, candidate: Candidate) -> Speaker | None:
        """The subject right behind the verb at a token, where it agrees with the verb of a cue."""
        if (found := phrase_behind(self._reading, verb, candidate)) is None:
            return None
        mention, known = found
        speaker = self._stated.named(mention, replace(candidate, number="s"))[0]
        people = speaker.kind in (Kind.PERSON, Kind.UNNAMED_PEOPLE)
        if not known and not (people and may_be_verb(self._reading, verb)):
            return None
        plural = candidate.number in ("p", "d")
        return None if speaker.kind is Kind.DOCUMENT or speaker.plural != plural else speaker

    def _subject(self, candidate: Candidate, stop: int) -> Speaker | None:
        """The first name or head noun of the sentence that ends at `stop`, where it agrees with the verb."""
        reading = self._reading
        start = reading.tokens.sentence_start(stop - 1 if stop else 0)
        for at in range(start, min(stop, start + _SUBJECT)):
            if at in reading.dead or not begins_source(reading, at):
                continue
            name = reading.names.get(at)
            if (name is not None and (name.type is EntityType.LOC or name.lead > 1)) or is_issued(
                self._reading, at, stop
            ):
                continue
            mention = Mention(at, max(at + 1, phrase_end(reading, at, stop, SUBJECT)), name.lead if name else 0)
            speaker = self._stated.as_stated(mention, candidate)
            gender, plural = self._stated.agreement(
                first_word(reading, mention), replace(candidate, gender="", number="s")
            )
            if candidate.number != "s" and not (plural or names_several(self._reading, mention)):
                continue
            if not self._floor.heard(speaker, candidate.gender):
                continue
            if not candidate.gender or not gender or gender == candidate.gender or speaker.kind is Kind.PERSON:
                return speaker
        return None

    def _earlier_subject(self, candidate: Candidate) -> Speaker | None:
        tokens = self._reading.tokens
        sentence = tokens.sentence[candidate.first]
        for earlier in range(sentence - 1, max(-1, sentence - 3), -1):
            if tokens.last[earlier] > tokens.first[earlier]:
                found = self._subject(candidate, tokens.last[earlier])
                if found is not None and found.kind is not Kind.DOCUMENT:  # "وبدأ البحث في القضية. وقد طلب"
                    return found
        return None

    def _topic(self, content: int, candidate: Candidate) -> Speaker | None:
        """The first noun phrase of a content clause: its subject."""
        reading = self._reading
        stop = reading.scope_end(content)
        if content >= stop or reading.complementiser(content) or not can_begin(reading, content):
            return None
        word = reading.words[content]
        if word in reading.grammar.plain_past or reading.grammar.present.match(word):  # "يمكن"
            return None
        end = phrase_end(reading, content, min(stop, content + 8), SUBJECT)
        return self._stated.as_stated(Mention(content, end), candidate) if end > content else None
