"""Finds pairs of claims of one story that cannot both be true as told, and says why.

Numbers: two tolls of one event whose bounds do not meet; a toll that a later one replaces is `superseded`. Polarity:
one says no to what the other says in nearly the same words, or one gives as dead whom the other gives as alive. A pair
is shown to a reader by the statements of the two claims, so it is these that must exclude each other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import combinations

from rapidfuzz import fuzz

from takhrij.link.headline_tolls import find_headlines
from takhrij.link.phrase_index import Phrases, holds_phrase, phrase_index
from takhrij.link.propositions import IN_EARNEST, Proposition
from takhrij.link.said import Said, counted_alone, main_counts, stated
from takhrij.link.same_event import event_words
from takhrij.link.terms import terms_of
from takhrij.link.tolls import compare_numbers
from takhrij.link.weights import weights_of
from takhrij.model import Analysis, Claim, Contradiction, Reason, Stance
from takhrij.pack import Pack

_SPELT_ALIKE = 75.0  # least likeness of two spellings of a name, of a hundred
_CROWD = 60  # claims of one story that count the same thing, past which pairs are left out
_SHARED = 3  # telling words that a denial shares with what it denies
_REPEATS = 0.8  # and the share that they must exceed of the words of the denial
_MOSTLY = 0.5  # and the least share by weight of what it denies

_Place = tuple[str, str | None, int]


def find_contradictions(
    claims: Sequence[Claim],
    held: Sequence[Sequence[Proposition]],
    analyses: Mapping[str, Analysis],
    pack: Pack,
    propositions: Sequence[Proposition] = (),
) -> tuple[Contradiction, ...]:
    """All contradictions, sorted; `held[i]` are the propositions of `claims[i]`, `propositions` those of all articles,
    where it is known how they were before they were grouped."""
    stories: defaultdict[str, list[Said]] = defaultdict(list)
    alone = counted_alone(p for group in held for p in group)
    told = find_headlines(propositions or (p for group in held for p in group), analyses, pack)
    for claim, group in zip(claims, held, strict=True):
        when = sorted(analyses[p.doc].origination.published or "" for p in group) or [""]
        said = Said(claim, tuple(group), when[0], main_counts(group), alone, told, when[-1])
        stories[claim.story or claim.id].append(said)
    found = [
        contradiction
        for said in stories.values()
        for a, b in _worth_comparing(said, pack)
        if (contradiction := _compare(a, b, pack)) is not None
    ]
    return tuple(sorted(found, key=lambda c: (c.a, c.b, c.kind)))


def _worth_comparing(story: Sequence[Said], pack: Pack) -> list[tuple[Said, Said]]:
    """Pairs that share an event or count the same thing."""
    having: defaultdict[str, list[int]] = defaultdict(list)
    once = set(pack.toml("claims/contradictions.toml")["once"])
    for at, said in enumerate(story):
        for key in {f"count {c.unit} {c.of}" for c in said.counts} | {f"voice {v}" for v in _voices(said, None)}:
            having[key].append(at)
        for key in {f"once {e}" for p in said.held if p.people for e in p.events if e in once}:
            having[key].append(at)
    pairs = {pair for group in having.values() if len(group) <= _CROWD for pair in combinations(group, 2)}
    return [(story[a], story[b]) for a, b in sorted(pairs)]


def _compare(a: Said, b: Said, pack: Pack) -> Contradiction | None:
    if (numbers := compare_numbers(a, b, pack)) is not None:
        return _made(a, b, *numbers)
    return _polarity(a, b, pack) or _opposite(a, b, pack)


def _made(a: Said, b: Said, kind: str, reason: Reason) -> Contradiction:
    first, second = sorted((a.claim.id, b.claim.id))
    note = " / ".join(x.claim.statement for x in sorted((a, b), key=lambda x: x.claim.id))
    return Contradiction(first, second, kind, note, (reason,))


# ---------------------------------------------------------------- polarity


def _polarity(a: Said, b: Said, pack: Pack) -> Contradiction | None:
    """Those who affirm one claim deny the other in the same words."""
    for x, y in ((a, b), (b, a)):
        places = _voices(x, Stance.DENIES) & _voices(y, Stance.AFFIRMS)
        if not places or _voices(x, Stance.AFFIRMS) & _voices(y, Stance.AFFIRMS):
            continue
        denying = [p for p in stated(y) if not places.isdisjoint(_places(p))]
        if any(_says_no_to(p, q, pack) for p in denying for q in stated(x)):
            open_ = any(_leaves_open(said.claim.statement, pack) for said in (a, b))
            return None if open_ else _made(a, b, "polarity", Reason("contradiction.polarity"))
    return None


def _says_no_to(p: Proposition, q: Proposition, pack: Pack) -> bool:
    """Whether a clause says no to nearly all that another article plainly asserts, of the same people."""
    if p.doc == q.doc or not _another_speaks(p, q):
        return False
    if not p.negated or q.negated or not {p.force, q.force} <= set(IN_EARNEST) or not set(p.denied) & set(q.terms):
        return False
    if p.people and q.people and not set(p.people) & set(q.people):
        return False
    own_p, own_q, weight = event_words(p.terms, pack), event_words(q.terms, pack), weights_of(pack)
    shared = own_p & own_q
    if len(shared) < _SHARED or len(shared) <= _REPEATS * len(own_p):
        return False
    return weight.total(shared) >= _MOSTLY * weight.total(own_q)


def _another_speaks(p: Proposition, q: Proposition) -> bool:
    """Whether two propositions are not one speaker's words, nor an article's own and those of whom it quotes."""
    if p.voice and q.voice:
        return not set(p.voice) & set(q.voice)
    return p.doc != q.doc


def _two_tell(p: Proposition, q: Proposition) -> bool:
    """Whether two propositions are not one voice's: an article may itself set right what it quotes of somebody."""
    return not set(p.voice) & set(q.voice) and (p.doc != q.doc or bool(p.voice or q.voice))


def _voices(said: Said, stance: Stance | None) -> set[_Place]:
    """Who says a claim where, by stance."""
    return {place for p in said.held if stance is None or p.stance is stance for place in _places(p)}


def _places(p: Proposition) -> set[_Place]:
    """Article, attribution and first letter of each place."""
    return {(p.doc, p.attribution, span.start) for span in p.spans}


def _opposite(a: Said, b: Said, pack: Pack) -> Contradiction | None:
    """One says of somebody what befalls everybody once, the other that it has not: "he was killed", "he is alive".

    Some article must be about it, since what stands beside other news may be of another time: who "survived" once may
    have been killed since. Who is alive was never killed.
    """
    lead = all(any(p.lead for p in said.held) for said in (a, b))
    for x, y in ((a, b), (b, a)):
        for name, p in _befallen(x, False, pack):
            for other, q in _befallen(y, True, pack):
                told = lead or not _words(pack, "alive").isdisjoint(q.terms)
                if told and _same_name(name, other) and _two_tell(p, q):
                    return _made(a, b, "polarity", Reason("contradiction.opposite", (name,)))
    return None


def _befallen(said: Said, negated: bool, pack: Pack) -> list[tuple[str, Proposition]]:
    """The people of whom the statement of a claim says that what happens once has happened, or has not, by name.

    It must begin with that event or with who it befell: "the death of him" in what will follow from it, and a plot to
    kill him, say neither. Nor does who asks or says what if.
    """
    once, false = set(pack.toml("claims/contradictions.toml")["once"]), _words(pack, "false")
    if _leaves_open(said.claim.statement, pack):
        return []
    return [
        (name, p)
        for p in stated(said)
        if negated or _words(pack, "kin").isdisjoint(p.terms)
        if p.negated is negated and p.force in IN_EARNEST and once & set(p.events)
        if bool(once & set(p.denied) or false & set(p.terms)) is negated
        if negated or _begins_with(p, once)
        for name in p.people
    ]


def _begins_with(p: Proposition, once: set[str]) -> bool:
    """Whether nothing but one word stands before an event, the names aside."""
    named = {word for name in p.names for word in name.split()}
    first = next((at for at, term in enumerate(p.terms) if term in once), len(p.terms))
    return sum(term not in named for term in p.terms[:first]) <= 1


@cache
def _words(pack: Pack, kind: str) -> frozenset[str]:
    """The terms of one kind: of those that call a whole report false, of kin, or of being alive."""
    entries = pack.table("claims/contradictions.toml", kind, Phrases)
    return frozenset(w.term for e in entries for form in e.forms for w in terms_of(pack).words(form) if w.term)


def _leaves_open(statement: str, pack: Pack) -> bool:
    """Whether a statement asks or sets a condition."""
    return holds_phrase(terms_of(pack).words(statement), phrase_index(pack, "open", file="claims/contradictions.toml"))


def _same_name(a: str, b: str) -> bool:
    """Whether the last words of two names are one, however each outlet spells it."""
    return fuzz.ratio(a.split()[-1], b.split()[-1]) >= _SPELT_ALIKE
