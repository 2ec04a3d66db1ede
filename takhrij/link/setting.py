"""Whether what two clauses tell is set in one place and on one day, as far as they say, and when it was told."""

from __future__ import annotations

from datetime import datetime
from typing import TypeAlias

from takhrij.link.propositions import Proposition

Days: TypeAlias = tuple[str, str] | None  # ISO dates, first and last


def share_place(p: Proposition, q: Proposition) -> bool:
    """Whether both name a place, by its name or by its id."""
    return not set(p.places).isdisjoint(q.places) or not set(p.place_ids).isdisjoint(q.place_ids)


def other_places(p: Proposition, q: Proposition) -> bool:
    """Whether both name places, and none that the other names."""
    return bool(p.places and q.places) and not share_place(p, q)


def other_days(a: Days, b: Days) -> bool:
    """Whether two stretches of days are known and do not meet."""
    return a is not None and b is not None and (a[1] < b[0] or b[1] < a[0])


def hours_between(before: str, after: str) -> float:
    """Hours from one publication to another, dates or timestamps; a date alone is its first hour."""
    first, last = (datetime.fromisoformat(when).replace(tzinfo=None) for when in (before, after))
    return (last - first).total_seconds() / 3600
