"""Joins a person named in Latin letters with the same person named in Arabic ones: "Peter Cook" and بيتر كوك.

Only full names are compared, word by word, by what it costs to write one as the other (`find/transliterate.py`); a
Latin name that two Arabic ones could be joins neither. Invariant: nobody is joined with whom nation or office sets
apart, and the order of the mentions does not matter.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from takhrij.find.label_lists import first_words, normal_words
from takhrij.find.persons import PERSONS, Person
from takhrij.find.transliterate import beginnings, latin_letters, same_name, word_cost
from takhrij.link.identity import Identity
from takhrij.link.one_person import conflict
from takhrij.model import Reason
from takhrij.pack import Pack

_MOST = 2_000  # Arabic names that one Latin name is compared with
_CLEARLY = 0.2  # nats a letter by which one given name is written better than another
_INITIAL = 1  # letters of a word that stands for a name


def merge_scripts(
    who: Mapping[str, Identity], renamed: Mapping[str, str], pack: Pack, reasons: dict[str, list[Reason]]
) -> dict[str, str]:
    """The renaming of spellings, and of keys whose name is written in Latin letters to those of the Arabic name."""
    latin = {key: words for key in sorted(who) if len(words := latin_words(who[key].called, pack)) > 1}
    out = dict(renamed)
    if not latin:
        return out
    arabic = _arabic_names(who, pack)
    for key, words in latin.items():
        name = " ".join(words)
        near = (row for letter in sorted(beginnings(name[0], pack)) for row in arabic.get(letter, ()))
        same = {renamed.get(k, k): called for k, called in _first(near, _MOST) if is_same(words, called, pack)}
        free = {k: called for k, called in same.items() if k not in who or not conflict(who[key], who[k])}
        for k in sorted(same.keys() - free.keys()):
            reasons[k].append(Reason("actor.namesakes", (same[k], who[key].called)))
        if len(free) == 1:
            (target, called), *_ = free.items()
            out[key] = target
            reasons[target].append(Reason("actor.two-scripts", (who[key].called, called)))
        elif free:
            reasons[key].append(Reason("actor.scripts-unclear", (who[key].called, "، ".join(sorted(free.values())))))
    return out


def latin_words(called: str, pack: Pack) -> list[str]:
    """The words of a name in Latin letters without initials and articles; none where it has other letters."""
    if any(letter.isalpha() and not latin_letters(letter) for letter in called):
        return []
    articles = pack.toml("name-hints.toml")["latin_articles"]
    return [word for word in latin_letters(called).split() if len(word) > _INITIAL and word not in articles]


def _arabic_names(who: Mapping[str, Identity], pack: Pack) -> Mapping[str, Sequence[tuple[str, str]]]:
    """Keys and full names in Arabic letters, those of the pile and those of the list, by the first letter."""
    named = [(key, who[key].called) for key in sorted(who) if len(who[key].person) > 1]
    named += [(f"person:{p.id}", name) for p in pack.table(PERSONS, "person", Person) for name in p.names]
    found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for key, called in named:
        if len(called.split()) > 1 and not called.isascii():
            found[pack.fold(called)[0]].append((key, called))
    return found


def _first(rows: Iterator[tuple[str, str]], count: int) -> Iterator[tuple[str, str]]:
    for _, row in zip(range(count), rows, strict=False):
        yield row


def is_same(latin: Sequence[str], arabic: str, pack: Pack) -> bool:
    """Whether all words of the Latin name are in the Arabic one in order, and both end with the same word."""
    words = arabic.split()
    return (
        len(words) <= len(latin) + 1
        and same_name(latin[-1], words[-1], pack)
        and same_name(" ".join(latin), arabic, pack)
        and not _is_another_given_name(latin[0], normal_words(words[0], pack), pack)
    )


def _is_another_given_name(latin: str, arabic: Sequence[str], pack: Pack) -> bool:
    """Whether a native given name is not the one that the Latin letters write best: "Mahmoud" is محمود, not محمد."""
    names, costs = first_words("given_names", pack), _given_names(latin, pack)
    return bool(arabic) and arabic[0] in names and costs[arabic[0]] > min(costs.values()) + _CLEARLY


@lru_cache(maxsize=1 << 12)
def _given_names(latin: str, pack: Pack) -> Mapping[str, float]:
    """What it costs to write each native given name so."""
    return {name: word_cost(latin, name, pack) for name in sorted(first_words("given_names", pack))}
