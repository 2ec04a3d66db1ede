"""Reduces words to the terms by which claims are compared.

A word is folded, freed of its clitics and endings, and named by the concept that it stands for, where the pack knows
one, so that two outlets' words for one thing count as one. A word always becomes the same term, whatever stands round
it. Lemmas are simplemma's; where it has none, light stemming (Larkey, Ballesteros and Connell 2002) is used.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import islice
from typing import NamedTuple

import simplemma

from takhrij.memo import Memo
from takhrij.model import Span
from takhrij.pack import Pack

# A word, which may be a particle glued to a number, or a number, which may be glued to a word ("131شخصا").
_WORD = re.compile(r"[^\W\d_](?:[^\W_]|[\u064b-\u065f\u0670\u0640])*(?:[.,٫،](?=\d)\d+)?|\d+(?:[.,٫،٬]\d+)*")
_SHORTEST = 3  # letters that a stem must keep


class Word(NamedTuple):
    """One word of a text: where it stands (raw code points), loosely folded, and its term; None if it tells nothing."""

    span: Span
    folded: str
    bare: str  # without a leading conjunction
    term: str | None


@dataclass(frozen=True, slots=True)
class Concept:
    """Words that outlets use for one thing. `event`: its word opens a proposition; `count`: what it counts."""

    id: str
    forms: tuple[str, ...]
    event: bool = False
    count: str | None = None


class Terms:
    """The terms of one pack. Words are remembered, since a pile repeats them."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        affixes = pack.toml("claims/stems.toml")
        self._conjunctions: tuple[str, ...] = tuple(affixes["conjunctions"])
        self._prefixes: tuple[str, ...] = tuple(affixes["prefixes"])
        self._articles: tuple[str, ...] = tuple(affixes["articles"])
        self._clitics: tuple[str, ...] = tuple(affixes["clitics"])
        self._endings: tuple[str, ...] = tuple(affixes["endings"])
        self._suffixes: tuple[str, ...] = tuple(affixes["suffixes"])
        self._augments: tuple[str, ...] = tuple(affixes["augments"])
        self._weak = str.maketrans("", "", affixes["weak"])
        self._silent: str = affixes["silent"]
        self._roots = Memo(lambda term: term if term in self.concepts else self._consonants(term))
        self._known = Memo(self._reduced)
        self.stopwords = frozenset(pack.loosely(word) for word in pack.words("claims/stopwords.txt"))
        self.concepts = {concept.id: concept for concept in pack.table("claims/concepts.toml", "concept", Concept)}
        self._concept_of_form = {
            pack.loosely(form): concept.id for concept in self.concepts.values() for form in concept.forms
        }
        self._concept_of = {
            self.stem(form): concept.id for concept in self.concepts.values() for form in reversed(concept.forms)
        }

    @cached_property
    def events(self) -> frozenset[str]:
        """The terms that are events."""
        return frozenset(id_ for id_, concept in self.concepts.items() if concept.event)

    @cached_property
    def counts(self) -> Mapping[str, str]:
        """What an event counts: term to kind of count."""
        return {id_: concept.count for id_, concept in self.concepts.items() if concept.count}

    def words(self, text: str) -> tuple[Word, ...]:
        """The words of a text, in order."""
        known = self._known
        return tuple([Word(Span(*match.span()), *known[match.group()]) for match in _WORD.finditer(text)])

    def first_words(self, text: str, count: int) -> tuple[Word, ...]:
        """The first words of a text, at most so many."""
        found = islice(_WORD.finditer(text), count)
        return tuple(Word(Span(*match.span()), *self._known[match.group()]) for match in found)

    def telling(self, text: str) -> Iterator[tuple[int, str]]:
        """Where the words of a text begin that tell something, with their terms: less than `words`, and sooner."""
        known = self._known
        for match in _WORD.finditer(text):
            if (term := known[match.group()][2]) is not None:
                yield match.start(), term

    def stem(self, word: str) -> str:
        """The word without clitics and endings, loosely folded."""
        plain = "".join(c for c in word if not unicodedata.combining(c) and c != "\u0640")
        lemma = simplemma.lemmatize(plain, self._pack.language)
        known = lemma != plain or simplemma.is_known(plain, self._pack.language)
        if known:
            return self._cut(self._pack.loosely(lemma), self._articles, self._endings)
        return self._cut(self._pack.loosely(lemma), self._prefixes, self._suffixes)

    def root(self, term: str) -> str:
        """The consonants of a term; a concept, and a term that has too few, stand for themselves."""
        return self._roots[term]

    def _consonants(self, term: str) -> str:
        for augment in (*self._augments, ""):
            rest = term[len(augment) :]
            root = rest[:1] + rest[1:].translate(self._weak)  # a first weak letter is often of the root
            if term.startswith(augment) and len(root.lstrip(self._silent)) >= _SHORTEST:
                return root.lstrip(self._silent)
        return term

    def _reduced(self, word: str) -> tuple[str, str, str | None]:
        folded = self._pack.loosely(word)
        bare = folded[1:] if self._conjoined(folded) else folded
        if bare[-1:].isdigit():
            bare = self._number(bare)
        return folded, bare, self._term(word, folded, bare)

    def _number(self, bare: str) -> str:
        """The digits after a particle that is written as one word with them: "by 381", "the 15"."""
        glued = (bare[len(p) :] for p in (*self._prefixes, *self._clitics) if bare.startswith(p))
        return next((rest for rest in glued if rest.isdigit()), bare)

    def _conjoined(self, folded: str) -> bool:
        rest = folded[1:]
        return folded[:1] in self._conjunctions and (
            len(folded) > _SHORTEST or rest.isdigit() or rest in self.stopwords
        )

    def _term(self, word: str, folded: str, bare: str) -> str | None:
        if not bare or bare[0].isdigit():
            return bare or None
        if folded in self.stopwords or bare in self.stopwords or len(folded) < 2:
            return None
        for form in (folded, bare, bare[2:] if bare.startswith(self._articles[-1]) else bare):
            if form in self._concept_of_form:
                return self._concept_of_form[form]
        stem = self.stem(word)
        if stem in self._concept_of:
            return self._concept_of[stem]
        for rest in self._without_clitics(folded):
            if (found := self._concept_of.get(self._cut(rest, self._prefixes, self._suffixes))) is not None:
                return found
        return stem

    def _without_clitics(self, folded: str) -> list[str]:
        found = []
        for rest in (folded, folded[1:] if folded[0] in self._conjunctions else ""):
            if len(rest) > _SHORTEST:
                found.append(rest)
                if rest[0] in self._clitics:
                    found.append(rest[1:])
        return found

    def _cut(self, folded: str, prefixes: tuple[str, ...], suffixes: tuple[str, ...]) -> str:
        if len(folded) > _SHORTEST + 1 and folded[0] in self._conjunctions and folded.startswith(self._articles[-1], 1):
            folded = folded[1:]
        for prefix in prefixes:
            if folded.startswith(prefix) and len(folded) - len(prefix) >= _SHORTEST:
                folded = folded[len(prefix) :]
                break
        for _ in range(2):
            for suffix in suffixes:
                if folded.endswith(suffix) and len(folded) - len(suffix) >= _SHORTEST:
                    folded = folded[: -len(suffix)]
                    break
        return folded


def telling_terms(words: Iterable[Word]) -> tuple[str, ...]:
    """The terms of the words that tell something; numbers are told apart, as counts."""
    return tuple(word.term for word in words if word.term is not None and not word.term[0].isdigit())


@cache
def terms_of(pack: Pack) -> Terms:
    """The terms of a pack, made once."""
    return Terms(pack)
