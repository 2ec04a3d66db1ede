"""Fills the tables by which lists are found quickly, from those that linking filled: who stands in which claim, who
said what when, which names somebody goes by, and the words of all. They hold nothing that the others do not say.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict

from takhrij.store.lemmas import index_text

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


def fill(db: sqlite3.Connection) -> None:
    """Fill them, inside an open transaction; they are empty before."""
    for statement in (_RELAYS, _VOICES, _SAYINGS):
        db.execute(statement)
    _fill_names(db)
    for index in ("claim_search", "suggestion_search"):
        db.execute(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")


def _fill_names(db: sqlite3.Connection) -> None:
    weight: defaultdict[str, int] = defaultdict(int)
    words: defaultdict[str, dict[str, None]] = defaultdict(dict)
    counted = "(SELECT count(*) FROM voices v WHERE v.actor = a.key)"
    for key, name, lines, claims in db.execute(f"SELECT key, name, words, {counted} FROM actors a ORDER BY number"):
        called = [line for line in lines.split("\n") if line]
        db.executemany("INSERT OR IGNORE INTO called VALUES (?, ?)", ((line, key) for line in called))
        weight[name] += claims
        words[name].update(dict.fromkeys(called))
    for name, reports in db.execute(
        "SELECT name, reports FROM relays UNION ALL SELECT relay_name, reports FROM relays WHERE relay IS NOT NULL"
    ):
        weight[name] += reports
        words[name][index_text(name)] = None
    known = sorted((name for name in weight if name), key=lambda name: (-weight[name], len(name), name))
    db.executemany(
        "INSERT INTO suggestions VALUES (?, ?, ?)",
        ((number, name, "\n".join(words[name])) for number, name in enumerate(known, 1)),
    )
