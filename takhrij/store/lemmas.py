"""Words as the search index holds them: folded lemmas without clitics, so that any inflection finds any other.

The index is plain text in a column, made here; SQLite's own tokenizer only splits it at spaces, so that any SQLite tool
can use it. Lemmas come from simplemma's Arabic dictionary, which is read once and asked through a cache.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import cache, lru_cache

from takhrij.model import Span
from takhrij.pack import Pack, load_pack

_TOKEN = re.compile(r"\w+")
_PART = re.compile(r'-?"[^"]*"|\S+')  # of a query
_SHORTEST = 3  # letters that must be left of a word that no dictionary knows
_LONGEST = 40  # letters of a token that is looked up; longer ones are no words


def index_text(text: str) -> str:
    """The column that is searched: every word of the text as its lemmas, in order."""
    folded = load_pack().fold(text)
    return " ".join(" ".join(lemmas(word)) for word in _TOKEN.findall(folded))


def name_text(name: str) -> str:
    """The column in which names are searched: as they are written and, in another line, as lemmas."""
    return f"{_written(name)}\n{index_text(name)}"


def name_queries(words: str) -> tuple[str, ...]:
    """What FTS5 is asked for names, one after the other: with these words as they are written, the last of which may go
    on; then with the words in any inflection. Empty where there is no word."""
    return (f'"{written}" *', match_query(words)) if (written := _written(words)) else ()


def _written(text: str) -> str:
    pack = load_pack()
    return " ".join(map(pack.loosely, _TOKEN.findall(pack.fold(text))))


def match_query(query: str) -> str:
    """What FTS5 is asked for: every word in any of its readings, words in quotes as a phrase, none that stands behind a
    minus; empty where there is no word to look for."""
    wanted = [term for part, without in _parts(query) if not without and (term := _term(part))]
    unwanted = [term for part, without in _parts(query) if without and (term := _term(part))]
    if not wanted:
        return ""
    return " NOT ".join(f"({term})" for term in (" AND ".join(wanted), *unwanted))


def _parts(query: str) -> list[tuple[str, bool]]:
    """Words and quoted phrases, and whether they are unwanted."""
    return [(part.lstrip("-"), part.startswith("-")) for part in _PART.findall(query)]


def _term(part: str) -> str:
    """One part of a query: a phrase stands in the index as `index_text` writes it, word for word."""
    words = _TOKEN.findall(load_pack().fold(part))
    if part.startswith('"') and words:
        return f'"{index_text(part)}"'
    return " AND ".join("(" + " OR ".join(f'"{lemma}"' for lemma in lemmas(word)) + ")" for word in words)


def find_words(text: str, query: str) -> Iterator[Span]:
    """Where words of the query stand in the text, in any inflection."""
    view = load_pack().view(text)
    asked = " ".join(part for part, without in _parts(query) if not without)
    wanted = {lemma for word in _TOKEN.findall(load_pack().fold(asked)) for lemma in lemmas(word)}
    for token in _TOKEN.finditer(view.folded):
        if not wanted.isdisjoint(lemmas(token.group())):
            yield view.raw_span(*token.span())


@lru_cache(maxsize=200_000)
def lemmas(word: str) -> tuple[str, ...]:
    """The lemmas of a folded word, folded loosely: one where it is known, else the word with and without clitics."""
    pack = load_pack()
    if len(word) > _LONGEST or not word[0].isalpha():
        return (pack.loosely(word),)
    look_up = _dictionary()
    for stem in _stems(word, pack):
        if lemma := look_up(stem):
            return (pack.loosely(lemma),)
    bare = next(
        (word[len(p) :] for p in _clitics(pack)[0] if word.startswith(p) and len(word) - len(p) >= _SHORTEST), ""
    )
    return (pack.loosely(word), pack.loosely(bare)) if bare else (pack.loosely(word),)


def _stems(word: str, pack: Pack) -> Iterator[str]:
    """The word, then without what may be clitics, fewest letters taken first."""
    before, after = _clitics(pack)
    fronts = ["", *sorted((p for p in before if word.startswith(p)), key=len)]
    ends = ["", *sorted((e for e in after if word.endswith(e)), key=len)]
    for front in fronts:
        for end in ends:
            stem = word[len(front) : len(word) - len(end)]
            if len(stem) >= (_SHORTEST if front or end else 1):
                yield stem


@cache
def _clitics(pack: Pack) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return (
        tuple(map(pack.fold, pack.words("search/proclitics.txt"))),
        tuple(map(pack.fold, pack.words("search/enclitics.txt"))),
    )


def get_ready() -> None:
    """Load the dictionary, for which otherwise the first search waits."""
    _dictionary()


@cache
def _dictionary() -> Callable[[str], str | None]:
    """Looks a folded word up under the spellings that fold to it."""
    from simplemma.strategies.dictionaries import DefaultDictionaryFactory  # slow to import

    forms: Mapping[str, str] = DefaultDictionaryFactory().get_dictionary(load_pack().language)
    first, last = _spellings(load_pack())

    def look_up(stem: str) -> str | None:
        for spelling in _variants(stem, first, last):
            if (lemma := forms.get(spelling)) is not None:
                return lemma
        return None

    return look_up


def _variants(stem: str, first: Mapping[str, str], last: Mapping[str, str]) -> Iterator[str]:
    for head in stem[0] + first.get(stem[0], ""):
        for tail in stem[-1] + last.get(stem[-1], "") if len(stem) > 1 else "":
            yield head + stem[1:-1] + tail


def _spellings(pack: Pack) -> tuple[dict[str, str], dict[str, str]]:
    """For a folded letter the letters that are written for it at the front of a word, and at its end."""
    found: list[dict[str, str]] = []
    for level in ("light", "loose"):
        by_folded: defaultdict[str, str] = defaultdict(str)
        for letter, folded in pack.toml("pack.toml")["fold"][level]["swap"].items():
            if folded != letter:
                by_folded[folded] += letter
        found.append(dict(by_folded))
    return found[0], found[1]
