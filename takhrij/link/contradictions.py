"""Finds pairs of claims of one story that cannot both be true as told, and says why.

Numbers: two counts of the same thing whose bounds do not meet; a count that a later one replaces is `superseded`.
Polarity: one says of a name what excludes the other. Agent: one death, two causes. Two lower bounds never contradict.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from rapidfuzz import fuzz

from takhrij.link.headline_tolls import find_headlines
from takhrij.link.phrases import holds_phrase
from takhrij.link.propositions import Proposition
from takhrij.link.said import Said, counted_alone, main_counts
from takhrij.link.same_event import event_words
from takhrij.link.terms import terms_of
from takhrij.link.tolls import compare_numbers
from takhrij.link.weights import weights_of
from takhrij.model import Analysis, Claim, Contradiction, Reason, Stance
from takhrij.pack import Pack

_SPELT_ALIKE = 75.0  # least likeness of two spellings of a name, of a hundred
_CROWD = 60  # claims of one story that count the same thing, past which pairs are left out
_SHARED = 2  # telling words that a denial shares with what it denies
_MOSTLY = 0.5  # and the least share of the longer that they make up

_Place = tuple[str, str | None, int]


@dataclass(frozen=True, slots=True)
class _Words:
    id: str
    forms: tuple[str, ...]


def find_contradictions(
    claims: Sequence[Claim],
    held: Sequence[Sequence[Proposition]],
    analyses: Mapping[str, Analysis],
    pack: Pack,
) -> tuple[Contradiction, ...]:
    """All contradictions, sorted; `held[i]` are the propositions of `claims[i]`."""
    stories: defaultdict[str, list[Said]] = defaultdict(list)
    alone = counted_alone(p for group in held for p in group)
    told = find_headlines((p for group in held for p in group), analyses, pack)
    for claim, group in zip(claims, held, strict=True):
        published = min((analyses[p.doc].origination.published or "" for p in group), default="")
        stories[claim.story or claim.id].append(Said(claim, tuple(group), published, main_counts(group), alone, told))
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
    return _polarity(a, b, pack) or _opposite(a, b, pack) or _agent(a, b, pack)


def _made(a: Said, b: Said, kind: str, reason: Reason) -> Contradiction:
    first, second = sorted((a.claim.id, b.claim.id))
    note = " / ".join(x.claim.statement for x in sorted((a, b), key=lambda x: x.claim.id))
    return Contradiction(first, second, kind, note, (reason,))


# ---------------------------------------------------------------- polarity and cause


def _polarity(a: Said, b: Said, pack: Pack) -> Contradiction | None:
    """Those who affirm one claim deny the other in the same words."""
    for x, y in ((a, b), (b, a)):
        places = _voices(x, Stance.DENIES) & _voices(y, Stance.AFFIRMS)
        if places and not _voices(x, Stance.AFFIRMS) & _voices(y, Stance.AFFIRMS) and _repeated(x, y, places, pack):
            open_ = any(_leaves_open(said.claim.statement, pack) for said in (a, b))
            return None if open_ else _made(a, b, "polarity", Reason("contradiction.polarity"))
    return None


def _repeated(x: Said, y: Said, places: set[_Place], pack: Pack) -> bool:
    """Whether what is said at these places speaks of what somebody else affirms in `x`, not only of a like deed."""
    denying = [p for p in y.held if not places.isdisjoint(_places(p))]
    affirming = [p for p in x.held if p.stance is Stance.AFFIRMS]
    return any(
        p.about is not None or _says_as_much(p, q, pack) for p in denying for q in affirming if _another_speaks(p, q)
    )


def _says_as_much(p: Proposition, q: Proposition, pack: Pack) -> bool:
    """Whether two clauses say the same of the same, but for the no: most of the words of each."""
    own_p, own_q, weight = event_words(p.terms, pack), event_words(q.terms, pack), weights_of(pack)
    shared = own_p & own_q
    return len(shared) >= _SHARED and weight.total(shared) >= _MOSTLY * max(weight.total(own_p), weight.total(own_q))


def _another_speaks(p: Proposition, q: Proposition) -> bool:
    """Whether two propositions are not one speaker's words."""
    if p.doc == q.doc and p.attribution == q.attribution:
        return False
    return not (p.voice and q.voice and set(p.voice) & set(q.voice))


def _voices(said: Said, stance: Stance | None) -> set[_Place]:
    """Who says a claim where, by stance."""
    return {place for p in said.held if stance is None or p.stance is stance for place in _places(p)}


def _places(p: Proposition) -> set[_Place]:
    """Article, attribution and first letter of each place."""
    return {(p.doc, p.attribution, span.start) for span in p.spans}


def _opposite(a: Said, b: Said, pack: Pack) -> Contradiction | None:
    """One says of somebody what befalls everybody once, the other that it has not: "he was killed", "he is alive"."""
    for x, y in ((a, b), (b, a)):
        for name, p in _befallen(x, False, pack):
            if any(_same_name(name, other) and _another_speaks(p, q) for other, q in _befallen(y, True, pack)):
                return _made(a, b, "polarity", Reason("contradiction.opposite", (name,)))
    return None


def _befallen(said: Said, negated: bool, pack: Pack) -> list[tuple[str, Proposition]]:
    """The people of whom a claim says that what happens once has happened, or has not, by name.

    Whoever asks or says what if ("should it be proved that he was killed") says neither; a no falls on the event,
    or on the whole that is called false. A claim says it only where at least half of its reports tell of such an event.
    """
    once, false = set(pack.toml("claims/contradictions.toml")["once"]), _false_words(pack)
    found = {
        (name, at)
        for at, p in enumerate(said.held)
        if p.negated is negated and p.stance is Stance.AFFIRMS and once & set(p.events)
        if _falls_on_event(p, once, false) is negated
        for name in p.people
    }
    affirming = [p for p in said.held if p.stance is Stance.AFFIRMS]
    telling = sum(1 for p in affirming if once & set(p.events))
    if not found or 2 * telling < len(affirming) or _leaves_open(said.claim.statement, pack):
        return []
    return [(name, said.held[at]) for name, at in sorted(found)]


def _falls_on_event(p: Proposition, once: set[str], false: frozenset[str]) -> bool:
    """Whether a clause says no of the event itself, or calls the whole false."""
    return bool(once & set(p.denied) or false & set(p.terms))


@cache
def _false_words(pack: Pack) -> frozenset[str]:
    """Terms that call a whole report false."""
    entries = pack.table("claims/contradictions.toml", "false", _Words)
    return frozenset(w.term for e in entries for form in e.forms for w in terms_of(pack).words(form) if w.term)


def _leaves_open(statement: str, pack: Pack) -> bool:
    """Whether a statement asks or sets a condition."""
    return holds_phrase(terms_of(pack).words(statement), _open_words(pack))


@cache
def _open_words(pack: Pack) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The words that leave open whether something is so, by their first word."""
    entries = pack.table("claims/contradictions.toml", "open", _Words)
    phrases = [tuple(pack.loosely(form).split()) for entry in entries for form in entry.forms]
    return {first: tuple(p for p in phrases if p[0] == first) for first, *_ in phrases}


def _same_name(a: str, b: str) -> bool:
    """Whether the last words of two names are one, however each outlet spells it."""
    return fuzz.ratio(a.split()[-1], b.split()[-1]) >= _SPELT_ALIKE


def _agent(a: Said, b: Said, pack: Pack) -> Contradiction | None:
    """One death of one name, put down to two causes."""
    dead_a, dead_b = _befallen(a, False, pack), _befallen(b, False, pack)
    if not any(_same_name(x, y) for x, _ in dead_a for y, _ in dead_b):
        return None
    cause_a, cause_b = (_causes([p for _, p in dead], pack) for dead in (dead_a, dead_b))
    if not cause_a or not cause_b or cause_a & cause_b:
        return None
    return _made(a, b, "agent", Reason("contradiction.agent", (min(cause_a), min(cause_b))))


def _causes(told: Iterable[Proposition], pack: Pack) -> set[str]:
    """What the clauses that tell of a death put it down to."""
    known = _cause_words(pack)
    return {cause for p in told for term in p.terms if (cause := known.get(term)) is not None}


@cache
def _cause_words(pack: Pack) -> dict[str, str]:
    known = terms_of(pack)
    causes = pack.table("claims/contradictions.toml", "cause", _Words)
    return {word.term: cause.id for cause in causes for form in cause.forms for word in known.words(form) if word.term}
