"""Who bears a title in an article: "الوزير" for "وزير النقل سمير حداد" or for "سمير حداد، وزير النقل".

Invariant: everything given back is a stretch of the article that holds a person's name; the nearest one before is
preferred to one after.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from takhrij.find.boundaries import CONTENT
from takhrij.find.grammar import TITLE
from takhrij.find.mentions import phrase_end
from takhrij.find.nouns import Mention, grammar_head
from takhrij.find.reading import Reading
from takhrij.model import EntityType

_LONGEST = 18  # tokens of a title with the name of its bearer
_LONG = 5  # words of a title that may have one more than where it stands with the name
_ALIKE = 4  # letters of a stem that two forms of one word share: أميركي, أميركية


@dataclass(frozen=True, slots=True)
class _Title:
    """The words of a title, without articles, and the mention of the person who bears it."""

    first: int
    words: tuple[str, ...]
    definite: bool
    bearer: Mention


class Titles:
    """The titles of one article, by their first word; each word is looked for when it is first asked for."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._known: dict[str, list[_Title]] = {}

    def bearer(self, mention: Mention) -> Mention | None:
        """The person who bears the title that a mention without a name is."""
        relative = (
            n for n in range(mention.first, mention.last) if self._reading.words[n] in self._reading.grammar.relatives
        )
        wanted = plain_words(self._reading, replace(mention, last=next(relative, mention.last)))
        if not wanted:
            return None
        definite = self._definite(mention.first, mention.lead)
        others = [title for title in self._titles(wanted[0]) if title.first != mention.first]
        found = [title for title in others if _means(wanted, definite, title)] or self._shorter(wanted, others)
        before = [title for title in found if title.first < mention.first]
        chosen = before[-1] if before else (found[0] if found else None)
        return chosen.bearer if chosen is not None else None

    def _shorter(self, wanted: tuple[str, ...], others: list[_Title]) -> list[_Title]:
        """The titles that say less than a mention does, where they are borne by one person, who is nowhere said to be
        something else: "الوزير سمير حداد" for "وزير النقل الأردني"."""
        vague = self._reading.grammar.vague_adjectives
        if any(word in vague for word in wanted):
            return []
        found = [title for title in others if set(title.words) <= set(wanted)]
        bearers = {self._surname(title) for title in found}
        known = any(self._surname(title) in bearers for title in others if not set(title.words) <= set(wanted))
        return found if len(bearers) == 1 and not known else []

    def _surname(self, title: _Title) -> str:
        names = self._reading.names
        first = next(at for at in range(title.bearer.first, title.bearer.last) if _person(self._reading, at))
        return self._reading.words[names[first].last - 1]

    def _titles(self, head: str) -> list[_Title]:
        if head not in self._known:
            made = (self._read(at) for at, word in enumerate(self._reading.words) if word.endswith(head))
            self._known[head] = [title for title in made if title is not None and title.words[0] == head]
        return self._known[head]

    def _read(self, at: int) -> _Title | None:
        """The title at token `at`, if a name follows inside its phrase or stands right before it."""
        reading = self._reading
        head = grammar_head(reading, at) or reading.grammar.heads.get(reading.words[at][1:])  # "بالوزير"
        if head is None or head.entry != TITLE or at in reading.dead:
            return None
        stop = min(at + _LONGEST, reading.tokens.sentence_end(at))
        end = phrase_end(reading, at, stop, CONTENT)
        lead = 0 if reading.words[at] in reading.grammar.heads else 1
        named = next((n for n in range(at, end) if _person(reading, n) and not possesses(reading, n, at)), None)
        if named is not None:
            words = self._words(Mention(at, named, lead)) or plain_words(reading, Mention(at, at + 1, lead))
            return _Title(at, words, self._definite(at, lead), Mention(at, end, lead))
        before = at - 1 - (reading.words[at - 1] in reading.grammar.commas) if at else -1
        first = next((n for n in range(before, max(-1, before - 6), -1) if n in reading.names), None)
        if first is None or reading.names[first].last != before + 1 or not _person(reading, first):
            return None
        words = plain_words(reading, Mention(at, end, lead)) + self._nation(first)
        return _Title(at, words, self._definite(at, lead), Mention(first, before + 1, reading.names[first].lead))

    def _words(self, mention: Mention) -> tuple[str, ...]:
        """The words of a title without the honorifics between it and the name: "المتحدث الأمني اللواء"."""
        honorifics, article = self._reading.grammar.honorifics, self._reading.grammar.letters.article
        words = plain_words(self._reading, mention)
        return words[:1] + tuple(word for word in words[1:] if article + word not in honorifics)

    def _nation(self, name: int) -> tuple[str, ...]:
        """The nationality that stands before a name with its title behind: "الأردني سمير حداد مدرب الفريق"."""
        word, letters = self._reading.words[name - 1] if name else "", self._reading.grammar.letters
        nisba = word.startswith(letters.article) and word.endswith(letters.nisba[:2])
        return (word.removeprefix(letters.article),) if nisba else ()

    def _definite(self, at: int, lead: int) -> bool:
        letters, word = self._reading.grammar.letters, self._reading.words[at]
        return word.startswith((letters.article, letters.to_article)) or word[lead:].startswith(letters.article)


def possesses(reading: Reading, at: int, begin: int) -> bool:
    """Whether the person named at `at` is only whose man, office or spokesman the phrase from `begin` on names: "طبيب
    حداد", "مدير مكتب حداد", "المتحدث باسم حداد"; not with a title of his own: "الرئيس حداد", "دكتور حداد"."""
    grammar, before = reading.grammar, reading.words[at - 1]
    if at == begin or reading.in_name[at - 1]:
        return False
    if before in grammar.letters.within:
        return True
    article = grammar.letters.article
    title = article + before in grammar.honorifics or before in grammar.dignities
    return before in grammar.heads and not before.startswith(article) and not title


def _person(reading: Reading, at: int) -> bool:
    name = reading.names.get(at)
    return name is not None and name.type is EntityType.PER


def _means(wanted: tuple[str, ...], definite: bool, title: _Title) -> bool:
    """Whether a mention means the bearer of a title: it says no more than the title does, or the title is its head
    alone and it goes on with what it is the title of ("المتحدثة باسم الوزارة", "المتحدثة سلمى حداد")."""
    if title.words[0] == wanted[0] and _covered(wanted, title.words):
        return True
    return definite and title.definite and len(title.words) == 1 and len(wanted) > 2


def _covered(wanted: tuple[str, ...], words: tuple[str, ...]) -> bool:
    missing = sum(not any(word == other or alike(word, other) for other in words) for word in wanted)
    return missing == 0 or (missing == 1 and len(wanted) >= _LONG)


def alike(word: str, other: str) -> bool:
    """Whether two words differ in their ending only, as an adjective does by gender."""
    return (
        min(len(word), len(other)) >= _ALIKE
        and word[:-1] == other[: len(word) - 1]
        and abs(len(word) - len(other)) <= 1
    )


def plain_words(reading: Reading, mention: Mention) -> tuple[str, ...]:
    """The words of a mention without article and attached preposition."""
    letters = reading.grammar.letters
    found = []
    for at in range(mention.first, mention.last):
        word = reading.words[at]
        if not word[0].isalnum():
            continue
        if at == mention.first and mention.lead:
            word = word[mention.lead :]
            word = word[1:] if word.startswith(letters.to) else word
        found.append(word[len(letters.article) :] if word.startswith(letters.article) else word)
    return tuple(found)
