"""Finds pairs of claims of one story that cannot both be true as told, and says why.

Numbers: two counts of the same thing whose bounds do not meet; a count that a later one replaces is `superseded`.
Polarity: one says of a name what excludes the other. Agent: one death, two causes. Two lower bounds never contradict.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from itertools import combinations

from takhrij.link.likeness import comparable
from takhrij.link.propositions import Proposition
from takhrij.link.quantities import Count
from takhrij.link.terms import terms_of
from takhrij.link.weights import weights_of
from takhrij.model import Analysis, Claim, Contradiction, Reason, Stance
from takhrij.pack import Pack

_LATER = 36.0  # hours after which a greater toll is taken to replace a lesser one
_COMPARED = 8  # reports of each claim that are compared
_SHARED = 2  # words on the event that two clauses must share
_BARE = 3  # words on the event below which a toll tells of none in particular
_LIKE = 0.4  # least share of the shorter that they make up
_CROWD = 60  # claims of one story that count the same thing, past which pairs are left out


@dataclass(frozen=True, slots=True)
class _Words:
    id: str
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Toll:
    id: str
    beside: str
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Said:
    """A claim and the propositions that are its reports."""

    claim: Claim
    held: tuple[Proposition, ...]
    published: str
    counts: tuple[Count, ...]


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
        stories[claim.story or claim.id].append(_Said(claim, tuple(group), published, _main_counts(group)))
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
        for key in {f"count {c.unit} {c.of}" for c in said.counts} | {f"voice {v}" for v in _voices(said, None)}:
            having[key].append(at)
        for name in {n for p in said.held for n in p.names}:
            having[f"name {name}"].append(at)
    pairs = {pair for group in having.values() if len(group) <= _CROWD for pair in combinations(group, 2)}
    return [(story[a], story[b]) for a, b in sorted(pairs)]


def _compare(a: _Said, b: _Said, pack: Pack) -> Contradiction | None:
    return _number(a, b, pack) or _polarity(a, b) or _agent(a, b, pack)


def _made(a: _Said, b: _Said, kind: str, reason: Reason) -> Contradiction:
    first, second = sorted((a.claim.id, b.claim.id))
    note = " / ".join(x.claim.statement for x in sorted((a, b), key=lambda x: x.claim.id))
    return Contradiction(first, second, kind, note, (reason,))


# ---------------------------------------------------------------- numbers


def _number(a: _Said, b: _Said, pack: Pack) -> Contradiction | None:
    for x in a.counts:
        for y in b.counts:
            toll = x.unit in terms_of(pack).counts.values()
            if comparable(x, y) and _apart(x, y) and _same_event(a, b, toll, pack):
                lesser, greater = (a, b) if x.value < y.value else (b, a)
                args = (str(min(x.value, y.value)), str(max(x.value, y.value)))
                if toll and _replaced(lesser, greater, pack):
                    return _made(a, b, "superseded", Reason("contradiction.superseded", args))
                return _made(a, b, "number", Reason("contradiction.number", args))
    return None


def _main_counts(held: Sequence[Proposition]) -> tuple[Count, ...]:
    """The numbers that a claim is about: what at least half of its reports count, as at least half of those give it."""
    saying = [p for p in held if p.stance is Stance.AFFIRMS]
    counts = [c for p in saying for c in p.counts if not c.part and c.value > 1]
    found = []
    for kind in sorted({(c.unit, c.of) for c in counts}):
        same = [c for c in counts if (c.unit, c.of) == kind]
        value, number = min(Counter(c.value for c in same).items(), key=lambda item: (-item[1], item[0]))
        if 2 * len(same) >= len(saying) and 2 * number >= len(same):
            found.append(next(c for c in same if c.value == value))
    return tuple(found)


def _apart(x: Count, y: Count) -> bool:
    """Whether the bounds do not meet; two that are open above always do."""
    low, high = (x, y) if x.value < y.value else (y, x)
    return low.max is not None and low.max < (high.min if high.min is not None else 0)


def _same_event(a: _Said, b: _Said, toll: bool, pack: Pack) -> bool:
    """Whether some report of one tells of what some report of the other tells, apart from how many it counts.

    Lengths and prices count many things, so that their clauses must be alike; of a toll, what stands round it may tell.
    """
    for p in a.held[:_COMPARED]:
        for q in b.held[:_COMPARED]:
            if p.places and q.places and not set(p.places) & set(q.places):
                continue
            own_p, own_q = _event_words(p.terms, pack), _event_words(q.terms, pack)
            if len(own_p & own_q) >= _SHARED and _overlap(own_p, own_q, pack) >= _LIKE:
                return True
            wide_p, wide_q = own_p | _event_words(p.context, pack), own_q | _event_words(q.context, pack)
            if toll and len(wide_p & wide_q) > _SHARED and _overlap(wide_p, wide_q, pack) >= _LIKE:
                return True
            if toll and min(len(wide_p), len(wide_q)) <= _BARE and not (p.names and q.names):
                return True  # "the first toll is ten": of the story's event, for all that is said
    return False


def _event_words(terms: Sequence[str], pack: Pack) -> frozenset[str]:
    """The words that tell one event from another: not those for the dead and wounded, which all have."""
    return frozenset(term for term in terms if term not in terms_of(pack).counts)


def _overlap(a: frozenset[str], b: frozenset[str], pack: Pack) -> float:
    """The weight of what both say, as a share of what the shorter says."""
    weight = weights_of(pack)
    return weight.total(a & b) / (min(weight.total(a), weight.total(b)) or 1.0)


def _replaced(lesser: _Said, greater: _Said, pack: Pack) -> bool:
    """Whether the lesser count is an early one that the greater one replaces."""
    if _says_of_toll(lesser, "early", pack):
        return True
    if lesser.published and greater.published and _hours(lesser.published, greater.published) >= _LATER:
        return True
    if lesser.published > greater.published:
        return False
    ends = [{r.chain[-1].actor for r in said.claim.reports} for said in (lesser, greater)]
    return _says_of_toll(greater, "late", pack) or bool(ends[0] & ends[1])


def _says_of_toll(said: _Said, id_: str, pack: Pack) -> bool:
    """Whether a report says of its toll that it is early, or late."""
    words, beside = _toll_words(pack)[id_]
    return any(beside in p.terms and not words.isdisjoint(p.terms) for p in said.held)


def _hours(before: str, after: str) -> float:
    """Hours between two publications, dates or timestamps; a date alone is its first hour."""
    first, last = (datetime.fromisoformat(when).replace(tzinfo=None) for when in (before, after))
    return (last - first).total_seconds() / 3600


@cache
def _toll_words(pack: Pack) -> dict[str, tuple[frozenset[str], str]]:
    """For each kind of toll the words that say it, and the concept that must stand beside them."""
    known = terms_of(pack)
    return {
        entry.id: (frozenset(w.term for form in entry.forms for w in known.words(form) if w.term), entry.beside)
        for entry in pack.table("claims/contradictions.toml", "toll", _Toll)
    }


# ---------------------------------------------------------------- polarity and cause


def _polarity(a: _Said, b: _Said) -> Contradiction | None:
    """Those who affirm one claim deny the other in the same words."""
    for x, y in ((a, b), (b, a)):
        if _voices(x, Stance.DENIES) & _voices(y, Stance.AFFIRMS) and not _voices(x, Stance.AFFIRMS) & _voices(
            y, Stance.AFFIRMS
        ):
            return _made(a, b, "polarity", Reason("contradiction.polarity"))
    return None


def _voices(said: _Said, stance: Stance | None) -> set[tuple[str, str | None, int]]:
    """Who says a claim where: article, attribution and first letter of each place, by stance."""
    return {
        (p.doc, p.attribution, span.start)
        for p in said.held
        if stance is None or p.stance is stance
        for span in p.spans
    }


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
