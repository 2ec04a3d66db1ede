"""A person or body: variants, offices, what is attributed to them over time, who carries it, who contradicts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.requests import Request

from takhrij.api import ActorView, ClaimRow, Collection, Page, Statement
from takhrij.model import Contradiction
from takhrij.web.cache import outlet_called
from takhrij.web.page import PageSpec, told, whole_number

IN_FULL = 3
STATEMENTS = 40
CLAIMS = 30


@dataclass(frozen=True, slots=True)
class Profile:
    """One person or body in full. `said` is one page of the statements, the latest first, `statements` the same by day;
    `carriers` are outlets with counts of statements; `deniers` are those who deny a claim of theirs, with the claim."""

    view: ActorView
    said: Page[Statement]
    statements: tuple[tuple[str, tuple[Statement, ...]], ...]
    carriers: tuple[tuple[str, int], ...]
    deniers: tuple[tuple[str, ClaimRow], ...]
    disputes: tuple[tuple[Contradiction, ClaimRow, ClaimRow], ...]


@dataclass(frozen=True, slots=True)
class Who:
    """Persons and bodies of one name."""

    name: str = told("The name that was asked for.")
    profiles: tuple[Profile, ...] = told("The first that match, most spoken first.")
    others: tuple[ActorView, ...] = told("The others that match.")
    outlet: str | None = told("The outlet of that name, which has a page of its own.")


def who(request: Request, collection: Collection) -> Who:
    """Persons and bodies of that name or key."""
    name = request.path_params["name"]
    found = collection.who(name)
    names = [name, *(view.actor.key for view in found[:IN_FULL])]
    outlet = next((row.name for n in names if (row := outlet_called(request, collection, n))), None)
    offset = whole_number(request, "offset") if len(found) == 1 else 0
    profiles = tuple(_profile(collection, view, offset) for view in found[:IN_FULL])
    return Who(name, profiles, found[IN_FULL:], outlet)


def _profile(collection: Collection, view: ActorView, offset: int) -> Profile:
    said = collection.statements(view.actor.key, limit=STATEMENTS, offset=offset)
    rows = {row.id: row for row in view.claims[:CLAIMS]}
    return Profile(
        view=view,
        said=said,
        statements=_by_day(said.rows),
        carriers=collection.carriers(view.actor.key),
        deniers=tuple((name, rows[claim]) for claim, name in collection.deniers(view.actor.key, list(rows))),
        disputes=collection.contradictions(list(rows), limit=CLAIMS),
    )


def _by_day(statements: Sequence[Statement]) -> tuple[tuple[str, tuple[Statement, ...]], ...]:
    days: dict[str, list[Statement]] = {}
    for statement in statements:
        days.setdefault((statement.published or "")[:10], []).append(statement)
    return tuple((day, tuple(days[day])) for day in days)


WHO = PageSpec("/who/{name:path}", "who.html", Who, who)
