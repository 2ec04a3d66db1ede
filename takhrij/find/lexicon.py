"""The cue lexicon of a pack: verbs with all their forms, nouns, prepositions, and what may follow each.

Invariant: every form is folded by the pack's own table, so that it meets the text as the text is matched; one form may
belong to several entries, and all are given back.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from takhrij.memo import Memo
from takhrij.model import Force, Kind
from takhrij.pack import Pack

_KEPT = 1 << 13  # words whose readings are kept: most are asked for only those that may begin something


@dataclass(frozen=True, slots=True)
class Cue:
    """An entry of cues/verbs.toml or cues/nouns.toml: words of one meaning, and what makes them an attribution."""

    id: str
    force: Force
    takes: tuple[str, ...]
    verbs: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    prepositions: tuple[str, ...] = ()
    kind: Kind | None = None
    initial: bool = False
    impersonal: bool = False
    plain_present: bool = False
    spoken: bool = False
    owner: bool = False
    light: bool = False
    behind: bool = False
    at_once: bool = False
    named: bool = False
    undergone: bool = False
    holder: Kind | None = None
    example: str | None = None
    counterexample: str | None = None


@dataclass(frozen=True, slots=True)
class According:
    """An entry of cues/prepositions.toml: phrases that name a source beside the content."""

    id: str
    forms: tuple[str, ...]
    verb: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    loose: bool = False
    force: Force = Force.ASSERTS
    example: str | None = None
    counterexample: str | None = None


@dataclass(frozen=True, slots=True)
class Ending:
    """One row of cues/inflection.toml."""

    suffix: str
    prefix: str = ""
    gender: str = ""
    number: str = "s"
    person: int = 3


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a cue verb, noun or phrase. `shape`: past, present, participle, noun."""

    entry: Cue
    shape: str
    gender: str
    number: str
    person: int
    lemma: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A form met in a text: `lead` and `tail` letters of the token belong to attached words, not to the cue."""

    form: Form
    lead: int
    tail: int
    future: bool = False


class Lexicon:
    """Looks up one folded word; results are remembered, as news repeats its verbs."""

    def __init__(self, pack: Pack) -> None:
        letters = pack.toml("cues/inflection.toml")["letters"]
        self._lead = tuple(pack.fold(letter) for letter in letters["lead"])
        self._future = tuple(letters["future"])
        self._noun_lead = tuple(letters["noun_lead"])
        self._pronouns = tuple(sorted((pack.fold(word) for word in letters["pronouns"]), key=len, reverse=True))
        self._before_pronoun = tuple(pack.fold(pair).split() for pair in letters["before_pronoun"])
        self._forms = _all_forms(pack, letters)
        self._hits = Memo(self._hits_of, _KEPT)
        self._finite = Memo(self._is_finite_speech, _KEPT)
        self._plain = frozenset(pack.fold(word) for word in pack.toml("cues/grammar.toml")["plain_verbs"])
        self.folded = cache(lambda words: frozenset(pack.fold(word) for word in words))  # of entries only

    def hits(self, word: str) -> tuple[Hit, ...]:
        """All readings of a token as a cue."""
        return self._hits[word]

    def past(self, word: str) -> bool:
        """Whether a word may be a verb of the lexicon in the past tense."""
        return any(hit.form.shape == "past" for hit in self.hits(word))

    def speaks(self, word: str) -> bool:
        """Whether a word is a finite verb of saying and can be no noun: a form with the ending of a person."""
        return self._finite[word]

    def _is_finite_speech(self, word: str) -> bool:
        return any(
            hit.form.shape in ("past", "present")
            and hit.form.person == 3
            and "clause" in hit.form.entry.takes
            and (hit.form.gender == "f" or hit.form.shape == "present" or hit.form.lemma in self._plain)
            and hit.form.number == "s"
            and not hit.tail
            for hit in self.hits(word)
        )

    def _hits_of(self, word: str) -> tuple[Hit, ...]:
        if not 2 <= len(word) <= 24:
            return ()
        found = self._read_at(word, 0)
        return tuple(found or (self._read_at(word, 1) if word[0] in self._lead else ()))

    def _read_at(self, word: str, lead: int) -> list[Hit]:
        rest = word[lead:]
        found = [Hit(form, lead, 0) for form in self._forms.get(rest, ())]
        if rest[:1] in self._future:
            future = self._forms.get(rest[1:], ())
            found += [Hit(form, lead, 0, future=True) for form in future if form.shape == "present"]
        for pronoun in self._pronouns if rest.endswith(self._pronouns) else ():
            if rest.endswith(pronoun) and len(rest) - len(pronoun) >= 3:
                stem = rest[: -len(pronoun)]
                forms = self._forms.get(stem, self._forms.get(self._bare(stem), ()))
                found += [Hit(form, lead, len(pronoun)) for form in forms if form.shape != "participle"]
        if rest[:1] in self._noun_lead:
            found += self._read_noun(rest[1:], lead + 1)
        return found

    def _bare(self, stem: str) -> str:
        """The form that a stem has without its pronoun: نفاه is from نفى, أفادوه from أفادوا."""
        for ending, without in self._before_pronoun:
            if stem.endswith(ending):
                return stem[: -len(ending)] + without
        return stem

    def _read_noun(self, rest: str, lead: int) -> Iterator[Hit]:
        for form in self._forms.get(rest, ()):
            if form.shape == "noun":
                yield Hit(form, lead, 0)
        for pronoun in self._pronouns if rest.endswith(self._pronouns) else ():
            if rest.endswith(pronoun):
                for form in self._forms.get(rest[: -len(pronoun)], ()):
                    if form.shape == "noun":
                        yield Hit(form, lead, len(pronoun))


@cache
def lexicon_of(pack: Pack) -> Lexicon:
    """The pack's cue lexicon, built once."""
    return Lexicon(pack)


def _all_forms(pack: Pack, letters: dict[str, list[str]]) -> dict[str, tuple[Form, ...]]:
    endings = {shape: pack.table("cues/inflection.toml", shape, Ending) for shape in ("past", "present", "participle")}
    forms: dict[str, list[Form]] = defaultdict(list)
    ending_alone, ending_bound = letters["feminine"]
    for entry in pack.table("cues/verbs.toml", "verb", Cue):
        for line in entry.verbs:
            past, present, participle, noun = pack.fold(line).split()
            bases = {"past": past, "present": present, "participle": participle}
            for shape, base in bases.items():
                if base == "-":
                    continue
                lemma = past if past != "-" else base
                for ending in endings[shape]:
                    word = _inflect(base, shape, ending, letters)
                    forms[word].append(Form(entry, shape, ending.gender, ending.number, ending.person, lemma))
            if noun != "-":
                forms[noun].append(Form(entry, "noun", "", "s", 3, past))
                if noun.endswith(ending_alone):
                    forms[noun[:-1] + ending_bound].append(Form(entry, "noun", "", "s", 3, past))
    return {word: tuple(found) for word, found in forms.items()}


def _inflect(base: str, shape: str, ending: Ending, letters: dict[str, list[str]]) -> str:
    if shape == "present":
        base = ending.prefix + base[1:]
    weak = letters[f"weak_{shape}"]
    if base[-1] in weak and ending.suffix in letters["drops_past" if shape == "past" else "drops_present"]:
        base = base[:-1]
    return base + ending.suffix
