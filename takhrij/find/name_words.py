"""Cuts folded text into words, and says what the name tagger may look at in each.

A word is a run of letters and digits, or one mark. The line below (`_`) and the hash sign are no words, so that a
hashtag reads as the words it is made of (`#لورا_سميت` is لورا and سميت). Everything the tagger sees of a word is a
function of its folded form alone: that is what lets `name_model` keep the scores of a form and never score it twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

from takhrij.memo import Memo
from takhrij.pack import Pack
from takhrij.text import Pieces

_WORD = re.compile(r"[^\W_]+|[^\w\s#]")
_NO_WORDS = frozenset("_#\n\r\u2028\u2029")  # pieces of a text that are none
_FIRST_COLUMN = re.compile(r"^[^\t\n]+", re.MULTILINE)
_OTHER_COLUMNS = re.compile(r"\t(.*)")
_SHORTEST_CORE = 3
_FEWER = 1 << 13  # words whose readings are kept: once the tagger has seen a word, only names are read again
_LISTS = (
    "club_heads",
    "clubs",
    "clubs_of",
    "generic_bodies",
    "leads",
    "loose_bodies",
    "ministries",
    "naming_heads",
    "national_teams",
    "no_names",
    "place_bodies",
    "place_heads",
    "place_nouns",
    "place_parts",
    "place_sides",
    "plain_heads",
    "purposeful",
    "purposes",
    "sons",
    "sure_bodies",
    "sure_places",
    "tails",
    "town_words",
)
_FAIR_SHARE = "2"  # a quarter of what was seen
UNSEEN = 10**6  # the rank of a word that raw news does not have


class Word(NamedTuple):
    """A word of the folded text and the half-open range where it stands there."""

    form: str
    start: int
    end: int


class Words(NamedTuple):
    """Words of the folded text, and where each begins there."""

    forms: list[str]
    starts: list[int]

    def end(self, at: int) -> int:
        """Where a word ends in the folded text."""
        return self.starts[at] + len(self.forms[at])


def words_of(pieces: Pieces, start: int, end: int) -> Words:
    """The words of a stretch of a text that is cut in pieces."""
    inside = pieces.range_of(start, end)
    forms, starts = list(pieces.texts[inside]), list(pieces.starts[inside])
    if _NO_WORDS.isdisjoint(forms):
        return Words(forms, starts)
    kept = [at for at, form in enumerate(forms) if form not in _NO_WORDS]
    return Words([forms[at] for at in kept], [starts[at] for at in kept])


def split_words(folded: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of a stretch of folded text one by one."""
    return [
        Word(match[0], *match.span()) for match in _WORD.finditer(folded, start, len(folded) if end is None else end)
    ]


def word_forms(folded: str) -> tuple[str, ...]:
    """The words of a folded text without their places."""
    return tuple(_WORD.findall(folded))


# ---------------------------------------------------------------- what the pack knows of words


@dataclass(frozen=True, slots=True)
class NameHint:
    """An entry of `name-hints.toml`: words that say what kind of name stands beside them, or that are names.

    The `example` has a name with one of them in it or before it.
    """

    id: str
    forms: tuple[str, ...]
    example: str
    note: str | None = None


class WordClass(NamedTuple):
    """What raw news tells of a word: what company it keeps, and as what kind of name it is used (`LOC4`: nearly always
    as a place's). Rare words have no class, others no usage."""

    coarse: str
    fine: str
    usage: str


@dataclass(frozen=True, eq=False)
class WordKnowledge:
    """All that the tagger knows of words before it has read any annotation."""

    ranks: Mapping[str, int]
    columns: Sequence[str]  # of `words.tsv`, by rank: those of a word's class, split when asked for
    hints: Mapping[str, tuple[str, ...]]
    lists: Mapping[str, frozenset[str]]  # the other word lists of `name-hints.toml` by their keys
    heads: tuple[str, ...]  # what may be written to the head of a word, the article included, longest first
    head: re.Pattern[str]  # the longest of those before a core that is long enough
    particles: tuple[str, ...]  # the same without the article
    article: str
    feminine: tuple[str, ...]  # endings of words that take a feminine adjective
    fused: str  # the particle before which the article loses its first letter

    @cached_property
    def cuts(self) -> Memo[tuple[tuple[int, str], ...]]:
        """`particle_cuts` of each word."""
        return Memo(lambda word: _particle_cuts(word, self))

    @cached_property
    def _classes(self) -> Memo[WordClass]:
        return Memo(lambda columns: WordClass(*columns.split("\t")), _FEWER)

    @cached_property
    def _bare(self) -> Memo[tuple[str, ...]]:
        return Memo(lambda word: _bare_forms(word, self), _FEWER)

    def rank(self, form: str) -> int:
        """How many words are more frequent in news; `UNSEEN` for a word that is not listed."""
        return self.ranks.get(form, UNSEEN)

    def class_of(self, form: str) -> WordClass | None:
        """What raw news tells of the word as it stands."""
        rank = self.ranks.get(form)
        return None if rank is None else self._classes[self.columns[rank]]

    def usage(self, form: str) -> str:
        """As what kind of name the news uses the word, particles aside; empty where it is none or unknown."""
        word_class = self.class_of(form) or self.class_of(core_of(form, self)[0])
        return word_class.usage if word_class else ""

    def is_used_as(self, form: str, type_: str) -> bool:
        """Whether the news uses the word as it stands for names of this type, in a fair share of cases."""
        word_class = self.class_of(form)
        return word_class is not None and word_class.usage[:-1] == type_ and word_class.usage[-1] >= _FAIR_SHARE

    def is_in(self, key: str, form: str) -> bool:
        """Whether the word is on a list, as it stands or without particle or article, or both."""
        return not self.lists[key].isdisjoint(self._bare[form])

    def hints_of(self, form: str) -> tuple[str, ...]:
        """The hints of the word as it stands, else of what it is without particle or article, or both."""
        for bare in self._bare[form]:
            if hints := self.hints.get(bare):
                return hints
        return ()


@cache
def word_knowledge(pack: Pack) -> WordKnowledge:
    """The pack's word classes and hints, folded."""
    settings = pack.toml("name-hints.toml")
    hints: dict[str, tuple[str, ...]] = {}
    listed = [(hint.id, form) for hint in pack.table("name-hints.toml", "hint", NameHint) for form in hint.forms]
    for id_, form in [*listed, *_nationals(pack)]:
        folded = pack.fold(form)
        hints[folded] = (*hints.get(folded, ()), id_)
    particles, article, fused = settings["particles"], settings["article"], settings["fused"]
    written = {
        *particles,
        *(p + article for p in ("", *particles)),
        *(p + article[1:] for p in particles if p[-1] == fused),
    }
    heads = tuple(sorted(written, key=lambda h: (-len(h), h)))
    return WordKnowledge(
        *_read_words(pack),
        hints,
        {key: frozenset(pack.fold(word) for word in settings[key]) for key in _LISTS},
        heads,
        re.compile(f"(?:{'|'.join(map(re.escape, heads))})(?=.{{{_SHORTEST_CORE}}})"),
        tuple(particles),
        article,
        tuple(settings["feminine"]),
        fused,
    )


def _nationals(pack: Pack) -> Iterator[tuple[str, str]]:
    """Adjectives of nationality by their endings: no names, but they end the names of many bodies."""
    endings = pack.toml("name-hints.toml")["nation_endings"]
    for state in pack.toml("states.toml")["state"]:
        for adjective in state.get("adjectives", ()):
            yield from ((id_, adjective + ending) for id_, several in endings.items() for ending in several)


def _read_words(pack: Pack) -> tuple[dict[str, int], list[str]]:
    """The ranks of the words, and what else their lines say; in calls that take the whole file, since it is long."""
    file = pack.bytes("models/words.tsv").decode("utf-8")
    words = _FIRST_COLUMN.findall(file)
    return dict(zip(words, range(len(words)), strict=True)), _OTHER_COLUMNS.findall(file)


def core_of(form: str, known: WordKnowledge) -> tuple[str, str]:
    """A word without what may be a particle or an article written to it, and what was taken off."""
    head = known.head.match(form)
    return (form[head.end() :], head.group()) if head else (form, "")


def particle_cuts(word: str, known: WordKnowledge) -> tuple[tuple[int, str], ...]:
    """The ways to read a word as a particle and a rest: how many letters to take, and the rest as a word of its own.

    `لليبيا` is read as "for Libya" and, as the article loses its first letter there, as "for the" and a rest.
    """
    return known.cuts[word]


def _particle_cuts(word: str, known: WordKnowledge) -> tuple[tuple[int, str], ...]:
    if not word.startswith(known.particles):
        return ()
    cuts: list[tuple[int, str]] = []
    for particle in known.particles:
        if word.startswith(particle) and len(rest := word[len(particle) :]) > 1:
            cuts.append((len(particle), rest))
            if particle[-1] == known.fused and rest.startswith(known.article[1:]):
                cuts.append((len(particle), known.article[:1] + rest))
    return tuple(cuts)


def written_with_particles(word: str, known: WordKnowledge) -> Iterator[str]:
    """How a word is written behind particles: all that `particle_cuts` reads as a particle and this word."""
    for particle in known.particles:
        yield particle + word
        if particle[-1] == known.fused and word.startswith(known.article):
            yield particle + word[1:]


def _bare_forms(word: str, known: WordKnowledge) -> tuple[str, ...]:
    """The word, and what it can be without a particle, an article, or both; the likelier first."""
    if not word.startswith(known.heads):
        return (word,)
    found = [word, word.removeprefix(known.article)]
    for _, rest in particle_cuts(word, known):
        found += rest, rest.removeprefix(known.article)
    return tuple(dict.fromkeys(found))


# ---------------------------------------------------------------- what the tagger looks at


Seen = tuple[str, str]  # what of a word is looked at, and what is seen there


class SeenOf(NamedTuple):
    """What the tagger sees of a word: from two words away too, from one, only from one, and only from its own place."""

    far: list[Seen]
    near: list[Seen]
    beside: list[Seen]
    own: list[Seen]


def seen_in(form: str, known: WordKnowledge) -> SeenOf:
    """What the tagger sees of a word when it decides about it or about a neighbour."""
    core, taken = core_of(form, known)
    core_class = known.class_of(core) if taken else None
    far = [("w", form)]
    if word_class := known.class_of(form) or core_class:
        far += ("c", word_class.coarse), ("f", word_class.fine), ("u", word_class.usage)
    else:
        far.append(("c", "?"))
    far += [("g", hint) for hint in known.hints_of(form)]
    near = [("x", core), ("t", taken), ("h", _shape(form))]
    if core_class:
        near += ("k", core_class.fine), ("v", core_class.usage)
    shorter = len(form) - 1  # how many of the beginnings, and of the endings, leave something of the word
    own = [("p1", form[:1]), ("p2", form[:2]), ("p3", form[:3]), ("p4", form[:4])][:shorter]
    own += [("s1", form[-1:]), ("s2", form[-2:]), ("s3", form[-3:]), ("s4", form[-4:])][:shorter]
    if taken:
        own += [("q2", core[:2]), ("q3", core[:3])][: len(core) - 2]
    return SeenOf(far, near, [("n2", form[-2:]), ("n3", form[-3:])], own)


def _shape(form: str) -> str:
    first = form[0]
    if first.isdigit():
        return "digit"
    if not first.isalpha():
        return first
    return f"latin{min(len(form), 4)}" if first.isascii() else f"l{min(len(form), 9)}"
