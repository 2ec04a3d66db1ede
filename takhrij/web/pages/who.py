"""A person or body: variants, offices, what is attributed to them over time, the claims that go back to them."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request

from takhrij.api import ActorView, Collection
from takhrij.web.page import PageSpec, told


@dataclass(frozen=True, slots=True)
class Who:
    """Persons and bodies of one name."""

    name: str = told("The name that was asked for.")
    actors: tuple[ActorView, ...] = told("All that match, most spoken first.")


def who(request: Request, collection: Collection) -> Who:
    """Persons and bodies of that name or key."""
    name = request.path_params["name"]
    return Who(name, collection.who(name))


WHO = PageSpec("/who/{name:path}", "who.html", Who, who)
