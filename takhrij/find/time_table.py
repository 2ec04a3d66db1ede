"""The words that time expressions are made of, from the pack, ready to be looked up in folded text.

Each role of the pack's tables is one letter, so that an article becomes a string of letters on which the grammar
(`time_grammar.py`) runs. Invariant: one dictionary look-up a word; clitics and spellings are spelt out beforehand.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from takhrij.pack import Pack

# One letter a role; whoever reads the grammar needs this table beside it.
ROLES = {
    "month": "M",
    "weak-month": "m",
    "weekday": "W",
    "any-weekday": "i",
    "today": "T",
    "deictic": "t",
    "tonight": "j",
    "day": "D",
    "month-word": "N",
    "year": "v",
    "the-year": "V",
    "unit": "u",
    "the-unit": "U",
    "units": "l",
    "the-units": "L",
    "unit-two": "k",
    "the-two": "K",
    "unit-pair": "J",
    "hour": "H",
    "season": "S",
    "weak-season": "s",
    "feast": "F",
    "weekend": "b",
    "period": "X",
    "reference": "R",
    "relative": "r",
    "this": "h",
    "that": "z",
    "edge": "e",
    "last-of": "O",
    "first-of": "1",
    "part": "p",
    "part-adverb": "q",
    "meridian": "q",
    "approx": "a",
    "ago": "g",
    "after": "B",
    "since": "I",
    "in": "@",
    "of": "f",
    "every": "c",
    "few": "Y",
    "fraction": "Q",
    "minus": "_",
    "era": "G",
    "equals": "E",
    "zone": "Z",
    "set": "P",
    "decade": "$",
    "decade-of": "$",
    "of-age": "5",
    "upon": "^",
    "beside-it": ";",
    "counted": "#",
    "event": "+",
    "cardinal": "w",
    "ordinal": "o",
    "only": "2",
    "which": "3",
    "between": "4",
    "how-often": "6",
    "vague": "7",
    "ordinal-bare": "8",
    "the-part": "9",
    "approx-after": "0",
    "not-time": "x",
}
FILES = ("times/names.toml", "times/words.toml", "times/numbers.toml")


@dataclass(frozen=True, slots=True)
class Word:
    """A row of the pack: forms that play one role. `weak` forms have another sense and count only in company."""

    id: str
    role: str
    value: str = ""
    calendar: str = ""
    forms: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    example: str | None = None
    counterexample: str | None = None
    note: str | None = None


class Entry(NamedTuple):
    """One spelling: what follows its first word, its role's letter, and the clitics before it (letter, length)."""

    rest: tuple[str, ...]
    letter: str
    word: Word
    clitics: tuple[tuple[str, int], ...]


class Forms(NamedTuple):
    """What a written word can begin: a form of that word `alone`, and `longer` ones by their second word, longest
    first."""

    alone: Entry | None
    longer: dict[str, tuple[Entry, ...]]


class Table(NamedTuple):
    """Forms by their first word as written; `proclitics` stand alone before digits."""

    words: dict[str, Forms]
    proclitics: dict[str, tuple[tuple[str, int], ...]]


@cache
def word_table(pack: Pack) -> Table:
    """Every spelling of every word, with and without clitics."""
    rules = pack.toml("times/clitics.toml")
    found: dict[str, list[Entry]] = {}
    for word in time_words(pack):
        for form, role in [(f, word.role) for f in word.forms] + [(f, "weak-" + word.role) for f in word.weak]:
            for spelling in _spellings(pack.fold(form), rules["endings"]):
                first, *rest = _split(spelling)
                for clitics, written in _with_clitics(first, pack, rules):
                    found.setdefault(written, []).append(Entry(tuple(rest), ROLES[role], word, clitics))
    return Table({written: _forms(entries) for written, entries in found.items()}, _proclitics(rules))


def _forms(entries: list[Entry]) -> Forms:
    alone: Entry | None = None
    longer: dict[str, list[Entry]] = {}
    for entry in sorted(entries, key=lambda e: (-len(e.rest), len(e.clitics))):
        if entry.rest:
            longer.setdefault(entry.rest[0], []).append(entry)
        elif alone is None:
            alone = entry
    return Forms(alone, {second: tuple(found) for second, found in longer.items()})


@cache
def time_words(pack: Pack) -> tuple[Word, ...]:
    """All rows of the tables."""
    return tuple(word for file in FILES for word in pack.table(file, "word", Word))


_WORD = re.compile(r"[^\W\d_]+|\d+|[^\w\s]")


def _split(form: str) -> list[str]:
    return _WORD.findall(form)


def _spellings(form: str, endings: dict[str, str]) -> list[str]:
    words = form.split(" ")
    loose = " ".join(w[:-1] + endings.get(w[-1], w[-1]) for w in words)
    return [form] if loose == form else [form, loose]


def _with_clitics(word: str, pack: Pack, rules: dict[str, list[str]]) -> list[tuple[tuple[tuple[str, int], ...], str]]:
    """Clitics and how the word is written behind them. One-letter words take none."""
    if len(word) < 2:
        return [((), word)]
    out = []
    article = pack.fold(str(rules["article"]))
    for conjunction in ["", *rules["conjunctions"]]:
        before = (("&", 1),) if conjunction else ()
        for preposition in ["", *rules["prepositions"]]:
            fused = word.startswith(article) and str(rules["fused"]).startswith(preposition or "-")
            written = str(rules["fused"]) + word[len(article) :] if fused else preposition + word
            out.append((before + ((("~", 1),) if preposition else ()), conjunction + written))
    return out


def _proclitics(rules: dict[str, list[str]]) -> dict[str, tuple[tuple[str, int], ...]]:
    article = str(rules["article"])
    out: dict[str, tuple[tuple[str, int], ...]] = {article: (("=", len(article)),)}
    for preposition in rules["prepositions"]:
        out[preposition] = (("~", 1),)
        out[preposition + article] = (("~", 1), ("=", len(article)))
    for conjunction in rules["conjunctions"]:
        for written, parts in list(out.items()):
            if not written.startswith(tuple(rules["conjunctions"])):
                out[conjunction + written] = (("&", 1), *parts)
        out[conjunction] = (("&", 1),)
    return out
