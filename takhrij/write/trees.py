"""The chains of a claim as trees that grow from those who know to the outlets; what chains share is drawn once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from takhrij.model import Link, LinkKind, Report, Stance


@dataclass(slots=True)
class Branch:
    """One actor and whom the words went to from there. `docs` are the articles that end here, with their stances."""

    name: str
    kind: LinkKind
    docs: list[tuple[str, Stance]] = field(default_factory=list)
    onward: list[Branch] = field(default_factory=list)


def grow(reports: Sequence[Report]) -> list[Branch]:
    """The trees of all reports, in the order in which their roots come first."""
    roots: list[Branch] = []
    known: dict[tuple[str, ...], Branch] = {}
    for report in reports:
        siblings = roots
        path: tuple[str, ...] = ()
        for link in reversed(report.chain):
            path = (*path, _identity(link))
            if path not in known:
                known[path] = Branch(link.name, link.kind)
                siblings.append(known[path])
            siblings = known[path].onward
        end = known[path]
        if (report.doc, report.stance) not in end.docs:
            end.docs.append((report.doc, report.stance))
    return roots


def _identity(link: Link) -> str:
    return link.actor or link.name
