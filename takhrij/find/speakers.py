"""Says who is behind each source: the dropped subject, the pronoun, the bare title, "المصدر نفسه".

Invariant: a speaker is always a stretch of the same article; where nothing agrees, none is given.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from takhrij.find.boundaries import SUBJECT
from takhrij.find.candidates import Candidate
from takhrij.find.cast import Cast
from takhrij.find.grammar import TITLE
from takhrij.find.kinds import first_word, kind_of
from takhrij.find.mentions import phrase_end
from takhrij.find.nouns import Mention, begins_source, can_begin, grammar_head, is_event
from takhrij.find.reading import Reading
from takhrij.model import EntityType, Kind

_BARE = 4  # tokens: a longer noun phrase says enough by itself
_SUBJECT = 30  # tokens of a sentence in which its subject is looked for
_FRONTED = 8  # tokens of a phrase before the main clause
_MEMORY = 12  # speakers that a dropped subject may reach back over
_PEOPLE = (Kind.PERSON, Kind.UNNAMED_PERSON, Kind.UNNAMED_PEOPLE, Kind.ORGANISATION)
_MEANT = {
    Kind.OUTLET: (Kind.OUTLET,),
    Kind.ORGANISATION: (Kind.ORGANISATION,),
    Kind.PERSON: (Kind.PERSON, Kind.UNNAMED_PERSON),
}
_NAMED = {Kind.OUTLET: EntityType.OUTLET, Kind.ORGANISATION: EntityType.ORG}


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who spoke: the folded stretch of his fullest name, his kind, and how words agree with him."""

    start: int
    end: int
    kind: Kind
    gender: str  # m, f or empty
    plural: bool
    head: str


@dataclass(frozen=True, slots=True)
class _Said:
    speaker: Speaker
    sentence: int
    passing: bool


class Floor:
    """Who has spoken so far, and who speaks next."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._cast = Cast(reading)
        self._said: list[_Said] = []

    def note(self, speaker: Speaker, candidate: Candidate) -> None:
        """Remember that somebody spoke; an outlet or document named in passing ("بحسب رويترز") keeps no floor."""
        passing = candidate.shape == "after" and speaker.kind in (Kind.OUTLET, Kind.DOCUMENT)
        self._said.append(_Said(speaker, self._reading.tokens.sentence[candidate.first], passing))

    def outlet(self, gender: str) -> Mention | None:
        """The last outlet that spoke, for a verb of passing on that bears none: "ونقلت عن الوزير"."""
        tokens = self._reading.tokens
        for said in reversed(self._said[-_MEMORY:]):
            if said.speaker.kind is Kind.OUTLET and self._agrees(said.speaker, gender, False):
                first = tokens.starting_at(said.speaker.start)
                return Mention(first, tokens.ending_by(said.speaker.end))
        return None

    def named(self, mention: Mention, candidate: Candidate) -> tuple[Speaker, bool]:
        """Who a stated source is, and whether that is somebody named elsewhere."""
        own = self._as_stated(mention, candidate)
        if (other := self._meant(mention, own, candidate)) is not None:
            return other, True
        return own, False

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
            return self._agreeing(own.gender, own.plural or word in letters.plural_pronouns, None)
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
            same = self._same_head(own, size) if definite else None
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
        said = next((s.speaker for s in reversed(self._said) if s.speaker.kind in kinds), None)
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

    def _same_head(self, own: Speaker, size: int) -> Speaker | None:
        """An earlier source with the same head noun, before which none stands nearer; "المصدر" alone may mean
        any unnamed one: "ضابط رفيع"."""
        article = self._reading.grammar.letters.article
        bare = own.head.removeprefix(article)
        any_one = size == 1 and own.kind is Kind.UNNAMED_PERSON and own.head in self._reading.grammar.backward_heads
        for said in reversed(self._said):
            speaker = said.speaker
            if speaker.head.removeprefix(article) == bare or (any_one and speaker.kind is Kind.UNNAMED_PERSON):
                return speaker
        return None

    def dropped(self, candidate: Candidate, parent: Speaker | None, content: int | None) -> Speaker | None:
        """Who speaks where the verb bears no noun.

        `parent` is who speaks the words that the cue stands in, `content` the token where those begin.
        """
        if candidate.person == 1:
            return parent or self._agreeing("", False, None)
        plural = candidate.number in ("p", "d")
        if parent is not None:
            if content is not None and self._quoted(candidate, content):
                begin = content + (content in self._reading.marks)
                subject = self._topic(begin, candidate) if begins_source(self._reading, begin) else None
                if subject is not None and self._agrees(subject, candidate.gender, plural):
                    return subject
            if self._agrees(parent, candidate.gender, plural):
                return parent
            if content is not None and (subject := self._topic(content, candidate)) is not None:
                return subject
        sentence = self._reading.tokens.sentence[candidate.first]
        here = self._agreeing(candidate.gender, plural, sentence)
        if here is None and candidate.shape == "participle":
            here = self._agreeing("", plural, sentence)
        if here is None and candidate.shape == "verb" and not candidate.lead and not self._on_a_topic(candidate):
            here = self._subject(candidate, candidate.first)  # "نشر التنظيم صورا قالت إنها"
        elif here is None and not plural:
            here = self._begun(candidate)  # "وعرض الوزير الخطة وأكد أنها", "وزار الوزير الميناء، مؤكدا"
        said = here or self._just_acted(candidate, sentence) or self._agreeing(candidate.gender, plural, None)
        return said or self._subject(candidate, candidate.first) or self._earlier_subject(candidate)

    def _on_a_topic(self, candidate: Candidate) -> bool:
        """Whether the sentence begins with a preposition and what is asked about: "وعن المباراة قال"."""
        grammar, start = self._reading.grammar, self._reading.tokens.sentence_start(candidate.first)
        word, after = self._reading.words[start], self._reading.words[start + 1 : start + 2]
        if word in grammar.letters.within and after and after[0].endswith(grammar.letters.pronouns):
            return False  # "من جانبه، نشر المكتب بيانا أكد فيه"
        return word in grammar.adverbial or (word[0] in grammar.letters.conjunctions and word[1:] in grammar.adverbial)

    def _subject(self, candidate: Candidate, stop: int) -> Speaker | None:
        """The first name or head noun of the sentence that ends at `stop`, where it agrees with the verb."""
        reading = self._reading
        start = reading.tokens.sentence_start(stop - 1 if stop else 0)
        for at in range(start, min(stop, start + _SUBJECT)):
            if at in reading.dead or not begins_source(reading, at):
                continue
            name = reading.names.get(at)
            if (name is not None and (name.type is EntityType.LOC or name.lead > 1)) or self._issued(at, stop):
                continue
            mention = Mention(at, max(at + 1, phrase_end(reading, at, stop, SUBJECT)), name.lead if name else 0)
            speaker = self._as_stated(mention, candidate)
            gender, plural = self._agreement(first_word(reading, mention), replace(candidate, gender="", number="s"))
            if candidate.number != "s" and not (plural or self._several(mention)):
                continue
            if not self._heard(speaker, candidate.gender):
                continue
            if not candidate.gender or not gender or gender == candidate.gender or speaker.kind is Kind.PERSON:
                return speaker
        return None

    def _heard(self, speaker: Speaker, gender: str) -> bool:
        """Whether verbs that a person was the subject of before agree with the one at hand."""
        said = next(
            (s.speaker for s in self._said if (s.speaker.start, s.speaker.end) == (speaker.start, speaker.end)), None
        )
        return said is None or self._agrees(said, gender, said.plural)

    def _issued(self, at: int, stop: int) -> bool:
        """Whether token `at` is a document whose issuer follows: "بيان نشره المتحدث"."""
        reading = self._reading
        head = reading.grammar.heads.get(reading.words[at])
        if head is None or head.kind is not Kind.DOCUMENT or at + 2 >= stop:
            return False
        verb = reading.words[at + 1]
        return verb.endswith(reading.grammar.letters.pronouns) and begins_source(reading, at + 2)

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

    def _several(self, mention: Mention) -> bool:
        """Whether a mention names more than one: people in the accusative, or one and another."""
        letters, words = self._reading.grammar.letters, self._reading.words
        joined = any(words[at][0] in letters.conjunctions for at in range(mention.first + 1, mention.last))
        counted = mention.first > 0 and words[mention.first - 1].isdigit()  # "22 شاهدا"
        return joined or counted or words[mention.first].endswith(letters.masculine_plural)

    def _begun(self, candidate: Candidate) -> Speaker | None:
        """The person or body that the sentence of a cue begins with, right behind its verb, where the cue goes on."""
        reading = self._reading
        start = reading.tokens.sentence_start(candidate.first)
        while start < candidate.first and start in reading.dead:
            start += 1
        verb = self._first_verb(start, candidate.first)
        if verb + 2 >= candidate.first or reading.inside[candidate.first] is not reading.inside[verb]:
            return None
        return self._behind_verb(verb, candidate)

    def _just_acted(self, candidate: Candidate, sentence: int) -> Speaker | None:
        """The person with whom the sentence before that of a cue begins, if nobody spoke there: "وزار الوزير الميناء.
        وقال"."""
        tokens = self._reading.tokens
        if sentence == 0 or candidate.shape != "verb" or candidate.number != "s" or not candidate.lead:
            return None
        if candidate.first != tokens.first[sentence] or (self._said and self._said[-1].sentence >= sentence - 1):
            return None
        start, stop = tokens.first[sentence - 1], tokens.last[sentence - 1]
        verb = self._first_verb(start, stop)
        if verb + 2 >= stop or self._reading.inside[verb] is not None:
            return None
        found = self._behind_verb(verb, replace(candidate, first=stop))
        return found if found is not None and found.kind is Kind.PERSON else None

    def _first_verb(self, start: int, stop: int) -> int:
        """Where the main clause begins: behind a comma that closes a phrase before it ("من جهته، زار")."""
        words, grammar = self._reading.words, self._reading.grammar
        word = words[start]
        joined = word[0] in grammar.letters.conjunctions and word[1:] in grammar.adverbial
        if word not in grammar.adverbial and not joined:
            return start
        if words[start + 1].endswith(grammar.letters.pronouns) and start + 2 < stop:
            return start + 2 + (words[start + 2] in grammar.commas)  # "من جهته زار"
        commas = (at for at in range(start + 1, min(start + _FRONTED, stop)) if words[at] in grammar.commas)
        return next(commas, start - 1) + 1

    def _behind_verb(self, verb: int, candidate: Candidate) -> Speaker | None:
        """The subject right behind the verb at a token, where it agrees with the verb of a cue."""
        reading = self._reading
        word = reading.words[verb]
        word = word[1:] if word[0] in reading.grammar.letters.conjunctions and len(word) > 3 else word
        at, name = verb + 1, reading.names.get(verb + 1)
        if (
            at in reading.dead
            or not begins_source(reading, at)
            or (name and (name.type is EntityType.LOC or name.lead))
        ):
            return None
        known = (
            reading.grammar.predicate.match(word) or word in reading.grammar.plain_past or reading.lexicon.past(word)
        )
        feminine = word.endswith(reading.grammar.letters.opened)
        if candidate.gender and feminine != (candidate.gender == "f"):
            return None
        end = max(at + 1, phrase_end(reading, at, candidate.first, SUBJECT))
        if any(reading.words[n] in reading.grammar.contrasts for n in range(end, candidate.first)):
            return None  # "وتدخل الحكم، لكن اللاعب استمر وقال": another one by then
        speaker = self.named(Mention(at, end), candidate)[0]
        if not known and not (speaker.kind is Kind.PERSON and self._may_be_verb(verb)):
            return None
        return None if speaker.kind is Kind.DOCUMENT or speaker.plural else speaker

    def _may_be_verb(self, at: int) -> bool:
        """Whether the word before a person is no noun or particle by its form, so that it must be what he did."""
        reading, word = self._reading, self._reading.words[at]
        grammar, letters = reading.grammar, reading.grammar.letters
        word = (
            word[1:] if word[0] in letters.conjunctions and word not in grammar.whole_words and len(word) > 3 else word
        )
        if at in reading.names or word in grammar.heads or word in grammar.nouns or not word.isalpha():
            return False
        if word.startswith(letters.article) or word.endswith((*letters.feminine, *letters.pronouns)):
            return False
        return not is_event(reading, at) and can_begin(reading, at) and word not in grammar.openers

    def _earlier_subject(self, candidate: Candidate) -> Speaker | None:
        tokens = self._reading.tokens
        sentence = tokens.sentence[candidate.first]
        for earlier in range(sentence - 1, max(-1, sentence - 3), -1):
            if tokens.last[earlier] > tokens.first[earlier]:
                found = self._subject(candidate, tokens.last[earlier])
                if found is not None:
                    return found
        return None

    def _quoted(self, candidate: Candidate, content: int) -> bool:
        """Whether a verb in the third person stands in quoted words, so that he who speaks them speaks of another."""
        reading = self._reading
        mark = reading.inside[candidate.first]
        return mark is not None and candidate.shape == "verb" and content - 1 <= mark.open

    def _topic(self, content: int, candidate: Candidate) -> Speaker | None:
        """The first noun phrase of a content clause: its subject."""
        reading = self._reading
        stop = reading.scope_end(content)
        if content >= stop or reading.complementiser(content) or not can_begin(reading, content):
            return None
        end = phrase_end(reading, content, min(stop, content + 8))
        return self._as_stated(Mention(content, end), candidate) if end > content else None

    def _agreeing(self, gender: str, plural: bool, sentence: int | None) -> Speaker | None:
        passing = None
        for said in reversed(self._said[-_MEMORY:]):
            if sentence is not None and said.sentence != sentence:
                break
            if self._agrees(said.speaker, gender, plural):
                if not said.passing:
                    return said.speaker
                passing = passing or said.speaker
        return passing

    @staticmethod
    def _agrees(speaker: Speaker, gender: str, plural: bool) -> bool:
        if plural != speaker.plural:
            return False
        return plural or not gender or not speaker.gender or gender == speaker.gender
