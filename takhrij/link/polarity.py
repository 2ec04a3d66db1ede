"""Whether a clause says that something is not so, and what it says so of.

A verb is negated wherever its particle stands, a noun sentence only by its first words; calling a thing false negates
it, and "he is alive" negates his death. What will not be denies nothing. What the negation falls on is what another
must have said, to be denied by it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from takhrij.link.phrase_index import Phrases, holds_phrase, phrase_index, starts_phrase
from takhrij.link.terms import Word, telling_terms
from takhrij.pack import Pack

# Words of a clause among which a negation of each kind stands that negates it.
_WITHIN = {"verbal": 200, "particle": 4, "adjectival": 2, "future": 4}
_CALLED_FALSE = 2  # telling words after "invented" that it falls on


class Polarity(NamedTuple):
    """Whether a clause says no; the terms that its no falls on; a concept that it is turned to speak of."""

    negated: bool
    denied: tuple[str, ...] = ()
    opposite: str | None = None


def read_polarity(clause: Sequence[Word], pack: Pack) -> Polarity:
    """The polarity of a clause."""
    negated, denied = _negation(clause, pack)
    terms = telling_terms(clause)
    for entry in pack.table("claims/clauses.toml", "opposite", Phrases):
        if entry.id not in terms and holds_phrase(clause, phrase_index(pack, "opposite", entry.id)):
            return Polarity(not negated, (entry.id,), entry.id)
    return Polarity(negated, denied)


def _negation(clause: Sequence[Word], pack: Pack) -> tuple[bool, tuple[str, ...]]:
    none = phrase_index(pack, "negation", "none")
    for id_, within in _WITHIN.items():
        index = phrase_index(pack, "negation", id_)
        for at in range(min(within, len(clause))):
            if id_ == "adjectival" and _is_attribute(clause, at, pack):
                continue
            if starts_phrase(clause, at, index) and not starts_phrase(clause, at, none):
                nothing = id_ == "future" or _denies_nothing(clause, at, pack)
                return True, () if nothing else _falls_on(clause, at, pack)
    index = phrase_index(pack, "negation", "falsehood")
    for at in range(len(clause)):
        if starts_phrase(clause, at, index):
            return True, telling_terms(clause[at + 1 :])[:_CALLED_FALSE] or telling_terms(clause[:at])
    return False, ()


def _is_attribute(clause: Sequence[Word], at: int, pack: Pack) -> bool:
    """Whether a definite word follows: "the irresponsible statements" say nothing of what is not so."""
    article = pack.toml("claims/stems.toml")["articles"][-1]
    return at + 1 < len(clause) and clause[at + 1].folded.startswith(article)


def _denies_nothing(clause: Sequence[Word], at: int, pack: Pack) -> bool:
    """Whether a negation sets right a part of what is said, or stands in what somebody only supposes."""
    if at + 1 == len(clause) or clause[at + 1].span.start > clause[at].span.end + 1:
        return True  # "no, …"
    part = starts_phrase(clause, at + 1, phrase_index(pack, "scope", "part"))
    return part or starts_phrase(clause, 0, phrase_index(pack, "scope", "if"))


def _falls_on(clause: Sequence[Word], at: int, pack: Pack) -> tuple[str, ...]:
    """The term that a negation falls on: its verb, or what is said not to be had or found."""
    having = phrase_index(pack, "scope", "having")
    for word_at in range(at + 1, len(clause)):
        if clause[word_at].term is not None and not starts_phrase(clause, word_at, having):
            return telling_terms(clause[word_at : word_at + 1])
    return ()
