"""Decisions: what analysts said, with who, when and why; each can be taken back and stays in the history."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.requests import Request

from takhrij.api import Collection, Heading
from takhrij.model import Decision
from takhrij.web.page import PageSpec, told


@dataclass(frozen=True, slots=True)
class Decisions:
    """All decisions, newest first."""

    decisions: tuple[Decision, ...] = told("Standing and undone decisions.")
    articles: Mapping[str, Heading] = told("Title, outlet and day of the articles that they are about, by id.")


def decisions(request: Request, collection: Collection) -> Decisions:
    """The history of decisions."""
    made = tuple(reversed(collection.decisions()))
    return Decisions(made, collection.headings(anchor.doc for decision in made for anchor in decision.anchors))


DECISIONS = PageSpec("/decisions", "decisions.html", Decisions, decisions)
