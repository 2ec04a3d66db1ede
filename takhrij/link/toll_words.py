"""What a report says of its toll: that it is an early one, a later one, or corrects another."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from takhrij.link.propositions import Proposition
from takhrij.link.terms import terms_of
from takhrij.pack import Pack


@dataclass(frozen=True, slots=True)
class _Toll:
    id: str
    beside: tuple[str, ...]
    forms: tuple[str, ...]


def says_of_toll(p: Proposition, id_: str, pack: Pack) -> bool:
    """Whether a report, or who gives it, says that its toll is `early`, `late`, `rising` or `corrected`; or whether who
    gives it is an `earlier` toll, while a report that names one corrects it."""
    words, beside = _toll_words(pack)[id_]
    said = {*p.voice} if id_ == "earlier" else {*p.terms, *p.voice}
    return not beside.isdisjoint(said) and not words.isdisjoint(said)


@cache
def _toll_words(pack: Pack) -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    """For each kind of toll the words that say it, and the concepts of which one must stand beside them."""
    known = terms_of(pack)
    return {
        entry.id: (
            frozenset(w.term for form in entry.forms for w in known.words(form) if w.term),
            frozenset(entry.beside),
        )
        for entry in pack.table("claims/contradictions.toml", "toll", _Toll)
    }
