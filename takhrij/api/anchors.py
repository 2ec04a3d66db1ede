"""What a decision holds on to: from the id or name that a person gives to words of an article."""

from __future__ import annotations

import re
import sqlite3

from takhrij.errors import InputError
from takhrij.model import Anchor, Claim, Verdict
from takhrij.store import queries

_STEP = re.compile("[>\u203a\n]")  # between the names of a chain that is written out
_ABOUT_ACTORS = (Verdict.SAME_ACTOR, Verdict.NOT_SAME_ACTOR, Verdict.ALIAS)


def find_anchor(db: sqlite3.Connection, verdict: Verdict, target: str | Anchor) -> Anchor:
    """The anchor of a claim ("c12ab": its first report), a report ("c12ab:3") or, for such verdicts, a name."""
    if isinstance(target, Anchor):
        return target
    if verdict in _ABOUT_ACTORS:
        return _of_actor(db, target)
    id, _, number = target.partition(":")
    claim = find_claim(db, id)
    at = int(number or "1") - 1 if (number or "1").isdecimal() else -1
    if not 0 <= at < len(claim.reports):
        known = f"claim {id} has reports 1 to {len(claim.reports)}"
        raise InputError(f"{target}: {known}. `takhrij claim {id}` shows them.")
    return Anchor(claim.reports[at].doc, queries.report_texts(db, claim.id)[at])


def find_claim(db: sqlite3.Connection, id: str) -> Claim:
    """The claim of that id, or that had it before; raises InputError where there is none."""
    if (found := queries.claim(db, id)) is None:
        raise InputError(f"There is no claim {id}. `takhrij claims` lists them; `takhrij link` makes them.")
    return found


def one_a_line(chain: str) -> str:
    """A chain as it is written out, with its names one a line."""
    return "\n".join(name.strip() for name in _STEP.split(chain))


def _of_actor(db: sqlite3.Connection, name: str) -> Anchor:
    for actor in queries.actors(db, name):
        for doc, text in queries.mentions_of(db, actor.key):
            return Anchor(doc, text)
    raise InputError(f"Nobody of the name {name} is in the chains. `takhrij who NAME` finds people and bodies.")
