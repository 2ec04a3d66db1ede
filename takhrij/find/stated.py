"""Says who is behind a source that is stated: a name, a bare title, a pronoun, "المصدر نفسه".

Invariant: a speaker is always a stretch of the same article.
"""

from __future__ import annotations

from dataclasses import replace

from takhrij.find.candidates import Candidate
from takhrij.find.cast import Cast
from takhrij.find.floor import Floor, Speaker, agrees
from takhrij.find.grammar import TITLE
from takhrij.find.kinds import first_word, kind_of
from takhrij.find.nouns import Mention, definite, grammar_head
from takhrij.find.reading import Reading
from takhrij.model import EntityType, Kind

_BARE = 4  # tokens: a longer noun phrase says enough by itself
_PEOPLE = (Kind.PERSON, Kind.UNNAMED_PERSON, Kind.UNNAMED_PEOPLE, Kind.ORGANISATION)
_MEANT = {
    Kind.OUTLET: (Kind.OUTLET,),
    Kind.ORGANISATION: (Kind.ORGANISATION,),
    Kind.PERSON: (Kind.PERSON, Kind.UNNAMED_PERSON),
}
_NAMED = {Kind.OUTLET: EntityType.OUTLET, Kind.ORGANISATION: EntityType.ORG}


class Stated:
    """Who each stated source of an article is; `floor` tells who has spoken before."""

    def __init__(self, reading: Reading, floor: Floor) -> None:
        self._reading = reading
        self._floor = floor
        self._cast = Cast(reading)

    def named(self, mention: Mention, candidate: Candidate) -> tuple[Speaker, bool]:
        """Who a stated source is, and whether that is somebody named elsewhere."""
        own = self.as_stated(mention, candidate)
        if (other := self._meant(self._without_clause(mention, own), own, candidate)) is not None:
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
        said = self._floor.just_before(reading.tokens.sentence[candidate.first])
        if said is None or said.kind is not Kind.PERSON or self._cast.person_in(mention) is not None:
            return None
        return said if agrees(said, own.gender, own.plural) else None

    def as_stated(self, mention: Mention, candidate: Candidate) -> Speaker:
        tokens = self._reading.tokens
        kind = kind_of(self._reading, mention)
        start, end = tokens.starts[mention.first] + mention.lead, tokens.ends[mention.last - 1]
        if kind is Kind.ORGANISATION and (ranked := self._cast.ranked(mention)) is not None:
            kind, (start, end) = Kind.PERSON, ranked
        elif kind is Kind.PERSON and (person := self._cast.person_in(mention)) is not None:
            start, end = person
        first = first_word(self._reading, mention)
        gender, plural = self.agreement(first, candidate)
        return Speaker(start, end, kind, gender, plural, self._reading.words[first])

    def agreement(self, first: int, candidate: Candidate) -> tuple[str, bool]:
        """How later verbs agree with a source: after a verb before it, as that one does; people in the plural."""
        head = grammar_head(self._reading, first)
        word = self._reading.words[first]
        feminine = word.endswith(self._reading.grammar.letters.feminine)
        gender = candidate.gender or ("f" if feminine else "m" if head is not None else "")
        people = (head is not None and head.plural and head.kind is Kind.UNNAMED_PEOPLE) or (
            word.endswith(self._reading.grammar.letters.human_plural) and not self._reading.in_name[first]
        )
        return gender, bool(people and gender != "f") or candidate.number in ("p", "d")

    def _without_clause(self, mention: Mention, own: Speaker) -> Mention:
        """A body by its one definite noun, without what a relative clause tells of it: "المفوضية التي حدثت أرقامها"."""
        words, after = self._reading.words, mention.first + 1
        clause = after < mention.last and words[after] in self._reading.grammar.relatives
        body = own.kind in _NAMED and definite(self._reading, mention.first)
        return replace(mention, last=after) if clause and body else mention

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
            return self._floor.agreeing(own.gender, own.plural or word in letters.plural_pronouns, None)
        if word in reading.grammar.some_of_them:
            said = self._floor.just_before(reading.tokens.sentence[candidate.first])
            return said if said is not None and said.kind is Kind.UNNAMED_PEOPLE else None
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
        if own.kind.unnamed or own.kind is Kind.DOCUMENT:
            same = self._floor.same_head(own, size, reading.tokens.sentence[first]) if definite else None
            if same is not None:
                return same
        title = head is not None and head.kind is Kind.PERSON
        if not definite and not title and own.kind is not Kind.UNNAMED_PERSON:
            return None
        people = own.kind.unnamed
        longer = self._cast.fuller(mention) or (self._cast.body(mention) if definite and not people else None)
        if longer is not None:
            return self._renamed(longer, own)
        if definite and size <= 2 and own.head in reading.grammar.backward_heads:
            return self._spoken_of(mention, own)
        return None

    def _spoken_of(self, mention: Mention, own: Speaker) -> Speaker | None:
        """The last one of whom a general noun can be said: an outlet for "الصحيفة", a body for "الشركة"."""
        kinds = _MEANT.get(own.kind, _PEOPLE)
        said = self._floor.same_head(own, 0, -1) or self._floor.last_of(kinds)
        if said is None and own.kind is Kind.UNNAMED_PERSON:
            said = self._floor.last_of((Kind.OUTLET,))  # "وأوضح المصدر", where only a paper has spoken
        if said is not None or own.kind not in _NAMED:
            return said
        before = [
            at
            for at, name in self._reading.names.items()
            if at < mention.first and name.type is _NAMED[own.kind] and self._may_be_called(at, own)
        ]
        if not before:
            return None
        name = self._reading.names[max(before)]
        return self._renamed(Mention(max(before), name.last, name.lead), own)

    def _may_be_called(self, name: int, own: Speaker) -> bool:
        """Whether a named body may be called by a general noun: no government is a company."""
        words, article = self._reading.words, self._reading.grammar.letters.article
        noun = words[name].removeprefix(article)
        return words[name] not in self._reading.grammar.heads or noun == own.head.removeprefix(article)

    def _renamed(self, mention: Mention, own: Speaker) -> Speaker:
        tokens = self._reading.tokens
        kind = kind_of(self._reading, mention)
        start, end = tokens.starts[mention.first] + mention.lead, tokens.ends[mention.last - 1]
        if kind is Kind.PERSON and (person := self._cast.person_in(mention)) is not None:
            start, end = person
        return Speaker(start, end, kind, own.gender, own.plural, own.head)

    def _dignitary(self, at: int, candidate: Candidate) -> Speaker | None:
        """The last person with whom a sentence begins and who bears a title that "معاليه" takes up: "وألقى معالي الشيخ
        سمير كلمة. وأكد معاليه"."""
        reading, tokens = self._reading, self._reading.tokens
        for sentence in range(tokens.sentence[at], -1, -1):
            words = reading.words[tokens.first[sentence] : min(at, tokens.last[sentence])]
            named = (n for n in range(tokens.first[sentence], tokens.first[sentence] + len(words)) if self._person(n))
            if (first := next(named, None)) is None:
                continue
            before = words[: first - tokens.first[sentence]]
            if reading.grammar.esteemed.isdisjoint(before) and not reading.grammar.dignities.isdisjoint(before):
                name = reading.names[first]
                return self.as_stated(Mention(first, name.last, name.lead), replace(candidate, gender=""))
        return self._floor.last_of((Kind.PERSON,))

    def _person(self, at: int) -> bool:
        name = self._reading.names.get(at)
        return name is not None and name.type is EntityType.PER

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
                return self.as_stated(Mention(at, name.last, name.lead), candidate)
        return None
