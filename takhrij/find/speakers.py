"""Says who is behind each source: the dropped subject, the pronoun, the bare title, "المصدر نفسه".

Invariant: a speaker is always a stretch of the same article; where nothing agrees, none is given.
"""

from __future__ import annotations

from dataclasses import replace

from takhrij.find.boundaries import SUBJECT
from takhrij.find.candidates import Candidate
from takhrij.find.cast import Cast
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
from takhrij.find.grammar import TITLE
from takhrij.find.kinds import first_word, kind_of
from takhrij.find.mentions import phrase_end
from takhrij.find.nouns import Mention, begins_source, can_begin, definite, grammar_head
from takhrij.find.reading import Reading
from takhrij.model import EntityType, Kind

_BARE = 4  # tokens: a longer noun phrase says enough by itself
_SPOKEN_OF = 80  # tokens before words that somebody said when he was asked
_SUBJECT = 30  # tokens of a sentence in which its subject is looked for
_PEOPLE = (Kind.PERSON, Kind.UNNAMED_PERSON, Kind.UNNAMED_PEOPLE, Kind.ORGANISATION)
_MEANT = {
    Kind.OUTLET: (Kind.OUTLET,),
    Kind.ORGANISATION: (Kind.ORGANISATION,),
    Kind.PERSON: (Kind.PERSON, Kind.UNNAMED_PERSON),
}
_NAMED = {Kind.OUTLET: EntityType.OUTLET, Kind.ORGANISATION: EntityType.ORG}


class Speakers:
    """Who speaks in each attribution of an article; `floor` is to be told of everyone who does."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._cast = Cast(reading)
        self.floor = Floor(reading)

    def named(self, mention: Mention, candidate: Candidate) -> tuple[Speaker, bool]:
        """Who a stated source is, and whether that is somebody named elsewhere."""
        own = self._as_stated(mention, candidate)
        if (other := self._meant(mention, own, candidate)) is not None:
            words = self._reading.tokens.view.folded
            return other, words[other.start : other.end] != words[own.start : own.end]
        if (other := self._continuing(mention, own, candidate)) is not None:
            return other, True
        return own, False

    def _continuing(self, mention: Mention, own: Speaker, candidate: Candidate) -> Speaker | None:
        """The person who spoke just before, where a title without a name goes on: "وأضاف مدرب الفريق"."""
        reading, grammar = self._reading, self._reading.grammar
        first = first_word(reading, mention)
        if own.kind not in (Kind.PERSON, Kind.UNNAMED_PERSON) or grammar_head(reading, first) is None:
            return None
        behind = first + 1 < mention.last and definite(reading, first + 1) and own.head not in grammar.quantities
        lemmas = {hit.form.lemma for hit in reading.lexicon.hits(reading.words[candidate.first])}
        if not (behind or definite(reading, first)) or lemmas.isdisjoint(grammar.continuing):
            return None
        said = self.floor.just_before(reading.tokens.sentence[candidate.first])
        if said is None or said.kind is not Kind.PERSON or self._cast.person_in(mention) is not None:
            return None
        return said if agrees(said, own.gender, own.plural) else None

    def _as_stated(self, mention: Mention, candidate: Candidate) -> Speaker:
        tokens = self._reading.tokens
        kind = kind_of(self._reading, mention)
        start, end = tokens.starts[mention.first] + mention.lead, tokens.ends[mention.last - 1]
        if kind is Kind.PERSON and (person := self._cast.person_in(mention)) is not None:
            start, end = person
        first = first_word(self._reading, mention)
        gender, plural = self._agreement(first, candidate)
        return Speaker(start, end, kind, gender, plural, self._reading.words[first])

    def _agreement(self, first: int, candidate: Candidate) -> tuple[str, bool]:
        """How later verbs agree with a source: after a verb before it, as that one does; people in the plural."""
        head = grammar_head(self._reading, first)
        word = self._reading.words[first]
        feminine = word.endswith(self._reading.grammar.letters.feminine)
        gender = candidate.gender or ("f" if feminine else "m" if head is not None else "")
        people = (head is not None and head.plural and head.kind is Kind.UNNAMED_PEOPLE) or (
            word.endswith(self._reading.grammar.letters.human_plural) and not self._reading.in_name[first]
        )
        return gender, bool(people and gender != "f") or candidate.number in ("p", "d")

    def _meant(self, mention: Mention, own: Speaker, candidate: Candidate) -> Speaker | None:
        """The one whom a bare title, a definite noun or a pronoun means."""
        reading, letters = self._reading, self._reading.grammar.letters
        first = first_word(reading, mention)
        word = reading.words[first][mention.lead if first == mention.first else 0 :]
        if word.removeprefix(letters.article) in letters.vague:
            return None
        if word in reading.grammar.pronouns:
            if mention.first and own.gender != "f" and (person := self._person_before(mention.first, candidate)):
                return person
            return self.floor.agreeing(own.gender, own.plural or word in letters.plural_pronouns, None)
        if word in reading.grammar.esteemed:
            return self._dignitary(mention.first, candidate)
        if own.kind is Kind.ORGANISATION and (full := self._cast.body_in_full(mention)) is not None:
            return replace(own, start=full[0], end=full[1])  # "البنك المركزي", elsewhere with its nation
        size = mention.last - mention.first
        head = reading.grammar.heads.get(word)
        title = head is not None and head.entry == TITLE and not head.plural
        if title and own.kind is Kind.PERSON and self._cast.person_in(mention) is None:
            bearer = self._cast.bearer(mention)
            if bearer is not None:
                return self._renamed(bearer, own)
        named = any(at in reading.names for at in range(mention.first, mention.last))
        unnamed = own.kind is Kind.UNNAMED_PERSON and size <= 2 * _BARE
        if (size > _BARE or named) and not unnamed:
            return None
        definite = word.startswith(letters.article) or mention.lead > 0
        if own.kind in (Kind.UNNAMED_PERSON, Kind.UNNAMED_PEOPLE, Kind.DOCUMENT):
            same = self.floor.same_head(own, size, reading.tokens.sentence[first]) if definite else None
            if same is not None:
                return same
        title = head is not None and head.kind is Kind.PERSON
        if not definite and not title and own.kind is not Kind.UNNAMED_PERSON:
            return None
        people = own.kind in (Kind.UNNAMED_PERSON, Kind.UNNAMED_PEOPLE)
        longer = self._cast.fuller(mention) or (self._cast.body(mention) if definite and not people else None)
        if longer is not None:
            return self._renamed(longer, own)
        if definite and size <= 2 and own.head in reading.grammar.backward_heads:
            return self._spoken_of(mention, own)
        return None

    def _spoken_of(self, mention: Mention, own: Speaker) -> Speaker | None:
        """The last one of whom a general noun can be said: an outlet for "الصحيفة", a body for "الشركة"."""
        kinds = _MEANT.get(own.kind, _PEOPLE)
        said = self.floor.same_head(own, 0, -1) or self.floor.last_of(kinds)
        if said is None and own.kind is Kind.UNNAMED_PERSON:
            said = self.floor.last_of((Kind.OUTLET,))  # "وأوضح المصدر", where only a paper has spoken
        if said is not None or own.kind not in _NAMED:
            return said
        before = [
            at for at, name in self._reading.names.items() if at < mention.first and name.type is _NAMED[own.kind]
        ]
        if not before:
            return None
        name = self._reading.names[max(before)]
        return self._renamed(Mention(max(before), name.last, name.lead), own)

    def _renamed(self, mention: Mention, own: Speaker) -> Speaker:
        tokens = self._reading.tokens
        kind = kind_of(self._reading, mention)
        start, end = tokens.starts[mention.first] + mention.lead, tokens.ends[mention.last - 1]
        if kind is Kind.PERSON and (person := self._cast.person_in(mention)) is not None:
            start, end = person
        return Speaker(start, end, kind, own.gender, own.plural, own.head)

    def dropped(self, candidate: Candidate, parent: Speaker | None, content: int | None) -> Speaker | None:
        """Who speaks where the verb bears no noun.

        `parent` is who speaks the words that the cue stands in, `content` the token where those begin.
        """
        if candidate.person == 1:
            return parent or self.floor.agreeing("", False, None)
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
        here = self.floor.agreeing(candidate.gender, plural, sentence)
        if here is None and candidate.shape == "participle":
            here = self.floor.agreeing("", plural, sentence)
        if (
            here is None
            and candidate.shape == "verb"
            and not candidate.lead
            and not begins_with_topic(self._reading, candidate)
        ):
            here = self._subject(candidate, candidate.first)  # "نشر التنظيم صورا قالت إنها"
        elif here is None:
            here = self._begun(candidate)  # "وعرض الوزير الخطة وأكد أنها", "وزار الوزير الميناء، مؤكدا"
        said = here or self._just_acted(candidate, sentence) or self.floor.agreeing(candidate.gender, plural, None)
        return said or self._subject(candidate, candidate.first) or self._earlier_subject(candidate)

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
            speaker = self._as_stated(mention, candidate)
            gender, plural = self._agreement(first_word(reading, mention), replace(candidate, gender="", number="s"))
            if candidate.number != "s" and not (plural or names_several(self._reading, mention)):
                continue
            if not self.floor.heard(speaker, candidate.gender):
                continue
            if not candidate.gender or not gender or gender == candidate.gender or speaker.kind is Kind.PERSON:
                return speaker
        return None

    def _dignitary(self, at: int, candidate: Candidate) -> Speaker | None:
        """The last person named with such a title as "معاليه" takes up: "وألقى معالي الشيخ سمير كلمة. وأكد معاليه"."""
        reading = self._reading
        for first in range(at - 1, 0, -1):
            name = reading.names.get(first)
            if name is None or name.type is not EntityType.PER:
                continue
            if not reading.grammar.dignities.isdisjoint(reading.words[max(0, first - 2) : first]):
                return self._as_stated(Mention(first, name.last, name.lead), replace(candidate, gender=""))
        return self.floor.last_of((Kind.PERSON,))

    def _person_before(self, pronoun: int, candidate: Candidate) -> Speaker | None:
        """The first person named in the sentence of a pronoun for one: "وعين حداد وزيرا، وهو كان قد وعد"."""
        reading = self._reading
        grammar, word = reading.grammar, reading.words[pronoun]
        definite = word.startswith(grammar.letters.article)  # "الأخير" is the last one
        if candidate.number != "s" or definite or word in grammar.letters.plural_pronouns:
            return None
        for at in range(reading.tokens.sentence_start(pronoun), pronoun):
            name = reading.names.get(at)
            if name is not None and name.type is EntityType.PER and reading.inside[at] is reading.inside[pronoun]:
                return self._as_stated(Mention(at, name.last, name.lead), candidate)
        return None

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
        return self._begun(candidate) if goes_on and self.floor.only_when(sentence) else None

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
                speaker = self._as_stated(mention, replace(candidate, gender=""))
                fits = speaker.kind in _MEANT[Kind.PERSON] and agrees(speaker, candidate.gender, False)
                if fits and not self.floor.has_spoken(speaker):
                    return speaker
        return None

    def _just_acted(self, candidate: Candidate, sentence: int) -> Speaker | None:
        """The person with whom the sentence before that of a cue begins, if nobody spoke there: "وزار الوزير الميناء.
        وقال"."""
        tokens = self._reading.tokens
        if sentence == 0 or candidate.shape != "verb" or candidate.number != "s" or not candidate.lead:
            return None
        if candidate.first != tokens.first[sentence] or self.floor.taken_since(sentence - 1):
            return None
        start, stop = tokens.first[sentence - 1], tokens.last[sentence - 1]
        verb = first_verb(self._reading, start, stop)
        if verb + 2 >= stop or self._reading.inside[verb] is not None:
            return None
        found = self._behind_verb(verb, replace(candidate, first=stop))
        return found if found is not None and found.kind is Kind.PERSON else None

    def _behind_verb(self, verb: int, candidate: Candidate) -> Speaker | None:
        """The subject right behind the verb at a token, where it agrees with the verb of a cue."""
        if (found := phrase_behind(self._reading, verb, candidate)) is None:
            return None
        mention, known = found
        speaker = self.named(mention, replace(candidate, number="s"))[0]
        people = speaker.kind in (Kind.PERSON, Kind.UNNAMED_PEOPLE)
        if not known and not (people and may_be_verb(self._reading, verb)):
            return None
        plural = candidate.number in ("p", "d")
        return None if speaker.kind is Kind.DOCUMENT or speaker.plural != plural else speaker

    def _earlier_subject(self, candidate: Candidate) -> Speaker | None:
        tokens = self._reading.tokens
        sentence = tokens.sentence[candidate.first]
        for earlier in range(sentence - 1, max(-1, sentence - 3), -1):
            if tokens.last[earlier] > tokens.first[earlier]:
                found = self._subject(candidate, tokens.last[earlier])
                if found is not None:
                    return found
        return None

    def _topic(self, content: int, candidate: Candidate) -> Speaker | None:
        """The first noun phrase of a content clause: its subject."""
        reading = self._reading
        stop = reading.scope_end(content)
        if content >= stop or reading.complementiser(content) or not can_begin(reading, content):
            return None
        end = phrase_end(reading, content, min(stop, content + 8), SUBJECT)
        return self._as_stated(Mention(content, end), candidate) if end > content else None
