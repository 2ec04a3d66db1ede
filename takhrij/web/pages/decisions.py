"""Decisions: what analysts said, with who, when and why; each can be taken back and stays in the history."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request

from takhrij.api import Collection
from takhrij.model import Decision
from takhrij.web.page import PageSpec, told


@dataclass(frozen=True, slots=True)
class Decisions:
    """All decisions, newest first."""

    decisions: tuple[Decision, ...] = told("Standing and undone decisions.")


def decisions(request: Request, collection: Collection) -> Decisions:
    """The history of decisions."""
    return Decisions(tuple(reversed(collection.decisions())))


DECISIONS = PageSpec("/decisions", "decisions.html", Decisions, decisions)
