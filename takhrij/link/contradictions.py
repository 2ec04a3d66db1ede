"""Finds pairs of claims of one story that cannot both be true as told, and says why.

Numbers: two counts of the same thing whose bounds do not meet; a count that a later one replaces is `superseded`.
Polarity: one says of a name what excludes the other. Agent: one death, two causes. Two lower bounds never contradict.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import combinations

from takhrij.link.likeness import comparable, compare_all, features
from takhrij.link.propositions import Proposition
from takhrij.link.quantities import Count
from takhrij.link.terms import terms_of
from takhrij.link.weights import weights_of
from takhrij.model import Analysis, Claim, Contradiction, Reason, Stance
from takhrij.pack import Pack

_LATER = 2  # days after which a greater count is taken to replace a lesser one
_CROWD = 60  # claims of one story that count the same thing, past which pairs are left out


@dataclass(frozen=True, slots=True)
class _Opposite:
    id: str
    a: str
    b: str


@dataclass(frozen=True, slots=True)
class _Words:
    id: str
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Said:
    """A claim and the propositions that are its reports."""

    claim: Claim
    held: tuple[Proposition, ...]
    published: str


def find_contradictions(
    claims: Sequence[Claim],
    held: Sequence[Sequence[Proposition]],
    analyses: Mapping[str, Analysis],
    pack: Pack,
) -> tuple[Contradiction, ...]:
    """All contradictions, sorted; `held[i]` are the propositions of `claims[i]`."""
    stories: defaultdict[str, list[_Said]] = defaultdict(list)
    for claim, group in zip(claims, held, strict=True):
        published = min((analyses[p.doc].origination.published or "" for p in group), default="")
        stories[claim.story or claim.id].append(_Said(claim, tuple(group), published))
    found = [
        contradiction
        for said in stories.values()
        for a, b in _worth_comparing(said)
        if (contradiction := _compare(a, b, pack)) is not None
    ]
    return tuple(sorted(found, key=lambda c: (c.a, c.b, c.kind)))


def _worth_comparing(story: Sequence[_Said]) -> list[tuple[_Said, _Said]]:
    """Pairs that share an event or count the same thing."""
    having: defaultdict[str, list[int]] = defaultdict(list)
    for at, said in enumerate(story):
        for key in {e for p in said.held for e in p.events} | {c.unit for p in said.held for c in p.counts}:
            having[key].append(at)
        for name in {n for p in said.held for n in p.names}:
            having[f"name {name}"].append(at)
    pairs = {pair for group in having.values() if len(group) <= _CROWD for pair in combinations(group, 2)}
    return [(story[a], story[b]) for a, b in sorted(pairs)]


def _compare(a: _Said, b: _Said, pack: Pack) -> Contradiction | None:
    return _number(a, b, pack) or _opposite(a, b, pack) or _agent(a, b, pack)


def _made(a: _Said, b: _Said, kind: str, reason: Reason) -> Contradiction:
    first, second = sorted((a.claim.id, b.claim.id))
    note = " / ".join(x.claim.statement for x in sorted((a, b), key=lambda x: x.claim.id))
    return Contradiction(first, second, kind, note, (reason,))


# ---------------------------------------------------------------- numbers


def _number(a: _Said, b: _Said, pack: Pack) -> Contradiction | None:
    for x in _counts(a):
        for y in _counts(b):
            if comparable(x, y) and _apart(x, y) and _same_event(a, b, pack):
                early, late = (x, y) if x.value < y.value else (y, x)
                first, last = (a, b) if x.value < y.value else (b, a)
                args = (str(early.value), str(late.value))
                if _replaced(first, last, pack):
                    return _made(a, b, "superseded", Reason("contradiction.superseded", args))
                return _made(a, b, "number", Reason("contradiction.number", args))
    return None


def _counts(said: _Said) -> list[Count]:
    return [c for p in said.held if p.stance is Stance.AFFIRMS for c in p.counts if not c.part and c.value > 1]


def _apart(x: Count, y: Count) -> bool:
    """Whether the bounds do not meet; two that are open above always do."""
    low, high = (x, y) if x.value < y.value else (y, x)
    return low.max is not None and low.max < (high.min if high.min is not None else 0)


def _same_event(a: _Said, b: _Said, pack: Pack) -> bool:
    """Whether some report of one tells of what some report of the other tells, numbers aside."""
    weight = weights_of(pack)
    for p in a.held[:8]:
        for q in b.held[:8]:
            ready = compare_all((p, q), pack)
            values = features(ready[0], ready[1], weight)
            places = set(p.places) and set(q.places) and not set(p.places) & set(q.places)
            if not places and (values[1] >= 0.4 or values[3] >= 0.25):
                return True
    return False


def _replaced(lesser: _Said, greater: _Said, pack: Pack) -> bool:
    """Whether the lesser count is an early one that the greater one replaces."""
    early, late = _tolls(pack)
    if not any(c.unit in terms_of(pack).counts.values() for c in _counts(lesser)):
        return False
    if any(term in early for p in lesser.held for term in p.terms):
        return True
    if lesser.published and _days(lesser.published, greater.published) >= _LATER:
        return True
    if lesser.published <= greater.published and any(term in late for p in greater.held for term in p.terms):
        return True
    ends = [{r.chain[-1].actor for r in said.claim.reports} for said in (lesser, greater)]
    return bool(ends[0] & ends[1]) and lesser.published <= greater.published


def _days(before: str, after: str) -> int:
    return (date.fromisoformat(after[:10]) - date.fromisoformat(before[:10])).days if before and after else 0


@cache
def _tolls(pack: Pack) -> tuple[frozenset[str], frozenset[str]]:
    known = terms_of(pack)
    words = {entry.id: entry.forms for entry in pack.table("claims/contradictions.toml", "toll", _Words)}
    early, late = (frozenset(known.stem(form) for form in words[id_]) for id_ in ("early", "late"))
    return early, late


# ---------------------------------------------------------------- polarity and cause


def _opposite(a: _Said, b: _Said, pack: Pack) -> Contradiction | None:
    """One name said to be dead by one claim and alive by the other."""
    for pair in pack.table("claims/contradictions.toml", "opposite", _Opposite):
        for x, y in ((a, b), (b, a)):
            for p in x.held:
                for q in y.held:
                    names = set(p.names) & set(q.names)
                    if names and pair.a in p.events and pair.a not in q.events and pair.b in q.events:
                        return _made(a, b, "polarity", Reason("contradiction.opposite", (min(names),)))
    return None


def _agent(a: _Said, b: _Said, pack: Pack) -> Contradiction | None:
    """One death of one name, put down to two causes."""
    names = _dying(a) & _dying(b)
    if not names:
        return None
    cause_a, cause_b = _causes(a, pack), _causes(b, pack)
    if not cause_a or not cause_b or cause_a & cause_b:
        return None
    return _made(a, b, "agent", Reason("contradiction.agent", (min(cause_a), min(cause_b))))


def _dying(said: _Said) -> set[str]:
    return {name for p in said.held if "death" in p.events for name in p.names}


def _causes(said: _Said, pack: Pack) -> set[str]:
    known = _cause_words(pack)
    return {cause for p in said.held for term in p.terms if (cause := known.get(term)) is not None}


@cache
def _cause_words(pack: Pack) -> dict[str, str]:
    known = terms_of(pack)
    causes = pack.table("claims/contradictions.toml", "cause", _Words)
    return {word.term: cause.id for cause in causes for form in cause.forms for word in known.words(form) if word.term}
