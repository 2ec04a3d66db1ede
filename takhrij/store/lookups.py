"""Fills the tables by which lists are found quickly, from those that linking filled: who stands in which claim, who
said what when, which names somebody goes by, and the words of all. They hold nothing that the others do not say.
"""

from __future__ import annotations

import sqlite3

from takhrij.model import Actor
from takhrij.store.lemmas import name_text
from takhrij.store.store import unpack_body

# The next link of a report counts as a relay where it is another outlet or agency.
_RELAYS = """
INSERT INTO relays
SELECT own.actor, own.name, next.actor, next.name, count(*)
FROM links own LEFT JOIN links next ON next.claim = own.claim AND next.report = own.report AND next.step = 1
  AND next.source_kind = 'outlet' AND next.actor <> own.actor
WHERE own.step = 0 GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
"""
_VOICES = "INSERT INTO voices SELECT DISTINCT l.actor, c.number FROM links l CROSS JOIN claims c ON c.id = l.claim"
_SAYINGS = """
INSERT INTO sayings
SELECT DISTINCT l.actor, coalesce(n.published, ''), r.article, r.attribution
FROM links l CROSS JOIN reports r ON r.claim = l.claim AND r.number = l.report
  CROSS JOIN analyses n ON n.article = r.article
WHERE r.attribution IS NOT NULL AND NOT EXISTS
  (SELECT 1 FROM links m WHERE m.claim = l.claim AND m.report = l.report AND m.step = l.step + 1)
"""

_NOBODY = (-1, False, "")


def fill(db: sqlite3.Connection) -> None:
    """Fill them, inside an open transaction; they are empty before."""
    for statement in (_RELAYS, _VOICES, _SAYINGS):
        db.execute(statement)
    _fill_names(db)
    for index in ("claim_search", "suggestion_search"):
        db.execute(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")


def _fill_names(db: sqlite3.Connection) -> None:
    """All names of all actors, and of outlets as they stand in chains; of a name that several bear, who is in most."""
    bearers: dict[str, tuple[int, bool, str]] = {}  # claims, whether the actor is called so first of all, key
    counted = "(SELECT count(*) FROM voices v WHERE v.actor = a.key)"
    for key, lines, body, claims in db.execute(f"SELECT key, words, body, {counted} FROM actors a ORDER BY number"):
        called = [line for line in lines.split("\n") if line]
        db.executemany("INSERT OR IGNORE INTO called VALUES (?, ?)", ((line, key) for line in called))
        for name in (actor := unpack_body(Actor, body)).names or (actor.name,):
            bearers[name] = max(bearers.get(name, _NOBODY), (claims, name == actor.name, key))
    relays = "SELECT name, outlet FROM relays UNION SELECT relay_name, relay FROM relays WHERE relay IS NOT NULL"
    counted = "(SELECT count(*) FROM voices v WHERE v.actor = r.outlet)"
    for name, key, claims in db.execute(f"SELECT r.name, r.outlet, {counted} FROM ({relays}) r ORDER BY 1, 2"):
        bearers[name] = max(bearers.get(name, _NOBODY), (claims, False, key))
    known = sorted((-claims, not first, len(name), name, key) for name, (claims, first, key) in bearers.items() if name)
    db.executemany(
        "INSERT INTO suggestions VALUES (?, ?, ?, ?)",
        ((number, name, key, name_text(name)) for number, (*_, name, key) in enumerate(known, 1)),
    )
