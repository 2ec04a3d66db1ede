"""Compares the tolls of two claims: how many were killed or wounded.

Two tolls of one event whose bounds do not meet contradict; one that a later one replaces is `superseded`. Two lower
bounds never contradict, and tolls of two events are left alone. Other numbers are not compared: prices, votes and
targets are counted again every day, and wherever two articles were found to differ in one, they told of two things.
"""

from __future__ import annotations

from takhrij.link.headline_tolls import share_headline
from takhrij.link.likeness import comparable
from takhrij.link.quantities import Count
from takhrij.link.said import Said, shows
from takhrij.link.same_event import counters, event_words, listed_together, same_event
from takhrij.link.setting import hours_between
from takhrij.link.toll_words import says_of_toll
from takhrij.model import Kind, Reason
from takhrij.pack import Pack

_LATER = 18.0  # hours after which a greater toll is taken to replace a lesser one
_ONE_DAY = 24.0  # hours between articles that may tell of one day's fighting
_FEW_DAYS = 60.0  # the same of one blow
_FAR = 10  # times a toll may be one that calls itself early, and still be of one event
_GROWING = 5  # the same where both articles begin with one event in one place
_NEAR = 3  # the same of any other: one of an event, one of a whole war or of some of the victims
_GROWN = 1.1  # times a lower bound must have grown for a later toll to replace it
_ROUND = 100  # the least number that is taken for round where it ends in noughts
_ROUNDED = 0.1  # how far a number that ends in two noughts may be from the one that it stands for
_BARE = 3  # words on the event below which a toll tells of none in particular


def compare_numbers(a: Said, b: Said, pack: Pack) -> tuple[str, Reason] | None:
    """The kind of contradiction between the tolls of two claims, and its reason; None where there is none."""
    tolls = pack.toml("claims/contradictions.toml")["tolls"]
    for x in a.counts:
        for y in b.counts:
            if x.unit not in tolls or not comparable(x, y) or not (shows(a, x) and shows(b, y)):
                continue
            if _one_number(x, y) or _is_rest(a, x, y, pack) or _is_rest(b, y, x, pack) or _far_apart(a, x, b, y, pack):
                continue
            if listed_together(a, x, b, y, pack) and not _says_that_it_moves(a, b, pack):
                continue
            one_event = same_event(a, x, b, y, pack) or _is_early_of_story(a, x, b, y, pack)
            if one_event and (found := _kind(a, x, b, y, pack)) is not None:
                return found
    return None


def _kind(a: Said, x: Count, b: Said, y: Count, pack: Pack) -> tuple[str, Reason] | None:
    """What two tolls of one event are to each other."""
    lesser, greater = (a, b) if x.value < y.value else (b, a)
    low, high = sorted((x.value, y.value))
    if _of_other_days(a, x, b, y, pack) and (high > _NEAR * low or not _says_that_it_grew(greater, pack)):
        return None
    if _replaced(lesser, greater, pack):
        return "superseded", Reason("contradiction.superseded", (str(low), str(high)))
    if not _apart(x, y) or high > _NEAR * low:
        return None
    if _corrected(lesser, greater, pack):
        return "superseded", Reason("contradiction.superseded", (str(high), str(low)))
    if any(c.unit == x.unit and c.max is None for p in lesser.held for c in p.counts):
        return None  # one of its reports says "at least"
    return "number", Reason("contradiction.number", (str(low), str(high)))


def _one_number(x: Count, y: Count) -> bool:
    """Whether the greater of two numbers is no more than the other: within its bounds, or the round number next to it.
    A lower bound is outgrown by what is well above it."""
    low, high = (x, y) if x.value < y.value else (y, x)
    if high.value >= _ROUND and high.value % 10 == 0 and round(low.value, -1) == high.value:
        return True
    if any(n.value % _ROUND == 0 and high.value - low.value <= _ROUNDED * n.value for n in (low, high)):
        return True
    if low.max is None:
        return high.value < _GROWN * low.value
    return low.max >= (high.min if high.min is not None else 0)


def _is_rest(said: Said, whole: Count, other: Count, pack: Pack) -> bool:
    """Whether a number is what a toll leaves without a part that it names: "16 dead, eight of them attackers"."""
    parts = (c.value for p in counters(said, whole, pack) for c in p.counts if c.part)
    return any(whole.value - part == other.value for part in parts)


def _apart(x: Count, y: Count) -> bool:
    """Whether the bounds do not meet; two that are open above always do."""
    low, high = (x, y) if x.value < y.value else (y, x)
    return low.max is not None and low.max < (high.min if high.min is not None else 0)


def _says_that_it_moves(a: Said, b: Said, pack: Pack) -> bool:
    """Whether one of two tolls is called early, late or corrected, so that one article may well give both."""
    return any(_says_of_toll(said, id_, pack) for said in (a, b) for id_ in ("early", "late", "rising", "corrected"))


def _far_apart(a: Said, x: Count, b: Said, y: Count, pack: Pack) -> bool:
    """Whether two numbers are too unlike to be of one thing."""
    times = max(x.value, y.value) / min(x.value, y.value)
    if times <= _NEAR:
        return False
    if _says_of_toll(a if x.value < y.value else b, "early", pack):
        return times > _FAR
    told = ((p, q) for p in counters(a, x, pack) for q in counters(b, y, pack))
    return times > _GROWING or not any(share_headline(p, q, a.told) for p, q in told)


def _is_early_of_story(a: Said, x: Count, b: Said, y: Count, pack: Pack) -> bool:
    """Whether one is a toll of no event in particular and the lesser calls itself early: "the first toll is ten"."""
    if not _says_of_toll(a if x.value < y.value else b, "early", pack):
        return False
    return any(
        min(len(event_words((*r.terms, *r.context), pack)) for r in (p, q)) <= _BARE and not (p.names and q.names)
        for p in counters(a, x, pack)
        for q in counters(b, y, pack)
    )


def _of_other_days(a: Said, x: Count, b: Said, y: Count, pack: Pack) -> bool:
    """Whether two tolls are told of on different days, of what men do, who may do it again."""
    if not a.published or not b.published or (hours := abs(hours_between(a.published, b.published))) <= _ONE_DAY:
        return False
    table = pack.toml("claims/contradictions.toml")
    lasting, harmful = frozenset(table["lasting"] + table["going_on"]), frozenset(table["harmful"])
    done = lasting if hours <= _FEW_DAYS else lasting.union(table["violent"])
    told_a, told_b = (_events(said, count, pack) & harmful for said, count in ((a, x), (b, y)))
    return not (told_a & told_b) - done and bool((told_a | told_b) & done)


def _events(said: Said, count: Count, pack: Pack) -> frozenset[str]:
    """What the articles tell of that state a toll: in its clause, or first of all."""
    found = (frozenset(p.terms) | said.told[p.doc].events for p in counters(said, count, pack) if p.doc in said.told)
    return frozenset().union(*found)


def _says_that_it_grew(greater: Said, pack: Pack) -> bool:
    """Whether the greater toll says that it rose; where an earlier one is named, it may have been replaced before."""
    return any(_says_of_toll(greater, id_, pack) for id_ in ("late", "rising"))


def _replaced(lesser: Said, greater: Said, pack: Pack) -> bool:
    """Whether the lesser count is an early one that the greater one replaces."""
    if _says_of_toll(lesser, "early", pack):
        return True
    if lesser.published and greater.published and hours_between(lesser.published, greater.published) >= _LATER:
        return hours_between(greater.published, lesser.last) < _LATER  # else it is still told, whatever others say
    if lesser.published > greater.published:
        return False
    moves = any(_says_of_toll(said, id_, pack) for said in (greater, lesser) for id_ in ("late", "rising"))
    return moves or bool(_knowers(lesser) & _knowers(greater))


def _corrected(lesser: Said, greater: Said, pack: Pack) -> bool:
    """Whether the lesser count is the later one and replaces the greater: it corrects it, or one knower gives both."""
    if lesser.published <= greater.published:
        return False
    return _says_of_toll(lesser, "corrected", pack) or bool(_knowers(lesser) & _knowers(greater))


def _knowers(said: Said) -> set[str]:
    """At whom the chains of a claim end: merged actors, and the names of the named, since a story has one of a name."""
    last = [report.chain[-1] for report in said.claim.reports]
    named = {link.name for link in last if link.source_kind in (Kind.PERSON, Kind.ORGANISATION)}
    return named | {link.actor for link in last}


def _says_of_toll(said: Said, id_: str, pack: Pack) -> bool:
    """Whether a report of a claim says of its toll that it is early, late or corrected."""
    ids = ("early", "earlier") if id_ == "early" else (id_,)
    return any(says_of_toll(p, one, pack) for p in said.held for one in ids)
