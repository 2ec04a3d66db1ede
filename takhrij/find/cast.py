"""Who is named in an article: the fullest form of each name, and the longer noun phrase that a bare noun means.

Invariant: everything given back is a stretch of the article; the nearest one before is preferred to one after.
"""

from __future__ import annotations

from bisect import bisect_left

from takhrij.find.boundaries import BODY
from takhrij.find.grammar import TITLE
from takhrij.find.mentions import phrase_end
from takhrij.find.nouns import Mention, grammar_head
from takhrij.find.reading import Reading
from takhrij.find.titles import Titles, alike, plain_words, possesses
from takhrij.model import EntityType, Kind

_SURNAME = 2  # tokens of a surname that is on no list
_LONGEST = 18  # tokens of a noun phrase that is taken for a fuller form


class Cast:
    """Looks up names and noun phrases of one article; built when first needed."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._phrases: dict[str, list[Mention]] = {}
        self._fullest: dict[str, tuple[int, int]] | None = None
        self._titles = Titles(reading)

    def person_in(self, mention: Mention) -> tuple[int, int] | None:
        """The folded stretch of the fullest form of the person named in a mention."""
        for at in range(mention.first, mention.last):
            name = self._reading.names.get(at)
            if name is not None and name.type is EntityType.PER and not possesses(self._reading, at, mention.first):
                end = self._reading.tokens.ends[name.last - 1]
                here = (self._reading.tokens.starts[at] + name.lead, end)
                if at > mention.first and name.last == at + 1 and self._given_name(at - 1):
                    return (self._reading.tokens.starts[at - 1], here[1])  # "سلمى حداد" is not "سمير حداد"
                if name.last == at + 1 and len(name.entity.name.split()) == 1:
                    here = (here[0], self._reading.tokens.ends[self._surname_end(name.last, mention.last) - 1])
                return self._forms().get(name.entity.name, here) if here[1] == end else here
        return None

    def _surname_end(self, at: int, stop: int) -> int:
        """The token after a surname that is on no list, behind a given name: "روبرت والدينغر مدير البحث"."""
        reading, grammar = self._reading, self._reading.grammar
        begin = at
        while at < min(begin + _SURNAME, stop):
            word = reading.words[at]
            closed = (grammar.heads, grammar.adverbial, grammar.adjectives, grammar.times, grammar.relatives)
            if not word.isalpha() or any(word in words for words in closed) or at in reading.names:
                break
            joined = word[0] in (*grammar.letters.conjunctions, grammar.letters.by, grammar.letters.to)
            if (joined and word not in grammar.whole_words) or word in grammar.plain_past:
                break
            if word.startswith(grammar.letters.article) and at > begin:
                break
            at += 1
        return at

    def ranked(self, mention: Mention) -> tuple[int, int] | None:
        """The folded stretch of the person of whom a mention gives rank and surname: "اللواء التركي"."""
        reading = self._reading
        if mention.last != mention.first + 2 or reading.words[mention.first] not in reading.grammar.honorifics:
            return None
        surname = reading.words[mention.last - 1]
        for at, name in sorted(reading.names.items()):
            if name.type is EntityType.PER and name.last > at + 1 and reading.words[name.last - 1] == surname:
                return self._forms().get(name.entity.name)
        return None

    def body_in_full(self, mention: Mention) -> tuple[int, int] | None:
        """The folded stretch of the fuller name of the body that a mention is only a shorter name of."""
        name = self._reading.names.get(mention.first)
        if name is None or name.type is not EntityType.ORG or name.last != mention.last:
            return None
        honorifics, words = self._reading.grammar.honorifics, name.entity.name.split()
        if any(word in honorifics for word in words):  # "رئيس الاتحاد السيد": no name of a body
            return None
        full = self._forms().get(name.entity.name)
        starts, ends = self._reading.tokens.starts, self._reading.tokens.ends
        own = ends[mention.last - 1] - starts[mention.first]
        return full if full is not None and full[1] - full[0] > own else None

    def _given_name(self, at: int) -> bool:
        """Whether the word before a surname is neither title nor adjective, so that it must be a given name."""
        grammar, word = self._reading.grammar, self._reading.words[at]
        if at in self._reading.dead or self._reading.in_name[at] or grammar_head(self._reading, at) is not None:
            return False
        letters = grammar.letters
        closed = word in grammar.adverbial or word in grammar.letters.within or not word.isalpha()
        described = word.startswith(letters.article) or word.endswith(
            (*letters.nisba, *letters.pronouns, *letters.feminine)
        )
        return not (closed or described or word[0] in letters.conjunctions)

    def bearer(self, mention: Mention) -> Mention | None:
        """The person who bears the title that a mention without a name is."""
        return self._titles.bearer(mention)

    def fuller(self, mention: Mention) -> Mention | None:
        """A longer noun phrase with the same head and all words of a bare one; with a name if it is a title."""
        reading = self._reading
        head = grammar_head(reading, mention.first)
        wanted = plain_words(self._reading, mention)
        if not wanted:
            return None
        person = head is not None and head.entry == TITLE
        found = [
            other
            for other in self._phrases_of(wanted[0])
            if other.first != mention.first
            and (other.last - other.first > mention.last - mention.first)
            and person == (self.person_in(other) is not None)
            and self._covers(other, wanted)
        ]
        before = [other for other in found if other.last <= mention.first]
        later = head is None or head.kind is not Kind.DOCUMENT  # a later statement is another one
        return before[-1] if before else (found[0] if found and later else None)

    def body(self, mention: Mention) -> Mention | None:
        """A named body that holds the one word of a mention: الخارجية, وزارة الخارجية الأردنية."""
        reading = self._reading
        word = plain_words(self._reading, mention)
        if len(word) != 1:
            return None
        firsts = sorted(reading.names)
        order = [*reversed(firsts[: bisect_left(firsts, mention.first)]), *firsts[bisect_left(firsts, mention.first) :]]
        for at in order:
            name = reading.names[at]
            if name.type in (EntityType.ORG, EntityType.OUTLET) and name.last - at > 1:
                other = Mention(at, name.last, name.lead)
                if word[0] in plain_words(self._reading, other):
                    return other
        return None

    def _covers(self, mention: Mention, wanted: tuple[str, ...]) -> bool:
        words = plain_words(self._reading, mention)
        return all(any(word == other or alike(word, other) for other in words) for word in wanted)

    def _phrases_of(self, noun: str) -> list[Mention]:
        """The noun phrases that begin with this word, where it is a head noun of a source."""
        if noun not in self._phrases:
            phrases = (self._phrase_at(at) for at, word in enumerate(self._reading.words) if word.endswith(noun))
            self._phrases[noun] = [
                found for found in phrases if found is not None and plain_words(self._reading, found)[0] == noun
            ]
        return self._phrases[noun]

    def _phrase_at(self, at: int) -> Mention | None:
        """The noun phrase of several words that begins with the head noun at a token."""
        reading = self._reading
        if grammar_head(reading, at) is None or at in reading.dead:
            return None
        stop = min(at + _LONGEST, reading.tokens.sentence_end(at))
        lead = 0 if reading.words[at] in reading.grammar.heads else 1
        mention = Mention(at, self._without_topic(at, phrase_end(reading, at, stop, BODY)), lead)
        return mention if mention.last > at + 1 else None

    def _without_topic(self, first: int, end: int) -> int:
        """The end of a noun phrase before what a verb ahead of it is about: "تحدث المصدر عن سقوط قتلى"."""
        words, grammar = self._reading.words, self._reading.grammar
        about = (at for at in range(first + 1, end) if words[at] in grammar.letters.about)
        return next((at for at in about if words[at - 1] not in grammar.open_words), end)

    def _forms(self) -> dict[str, tuple[int, int]]:
        """Where the fullest form of each name stands first."""
        if self._fullest is None:
            tokens = self._reading.tokens
            self._fullest = {}
            for at, name in sorted(self._reading.names.items()):
                if name.entity.span.cut(tokens.view.raw) == name.entity.name:
                    here = (tokens.starts[at] + name.lead, tokens.ends[name.last - 1])
                    self._fullest.setdefault(name.entity.name, here)
        return self._fullest
