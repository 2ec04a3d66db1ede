"""Ids that claims had before: each leads to the claim that holds most of its reports now.

Invariant: which claim that is rests on the words of the reports alone; no alias is the id of a claim.
"""

from __future__ import annotations

import sqlite3


def set_aside(db: sqlite3.Connection) -> None:
    """Before the earlier graph gives way to the staged one: its aliases, and the reports of claims that are gone."""
    db.execute("DROP TABLE IF EXISTS temp.known_aliases")
    db.execute("DROP TABLE IF EXISTS temp.gone_reports")
    db.execute("CREATE TEMP TABLE known_aliases AS SELECT alias, claim FROM main.aliases")
    gone = (
        "SELECT id AS name, id FROM main.claims UNION ALL SELECT a.alias, c.id FROM main.aliases a"
        " JOIN main.claims c ON c.id = a.claim"
    )
    db.execute(
        "CREATE TEMP TABLE gone_reports AS SELECT g.name, r.number, r.article, r.text"
        f" FROM ({gone}) g JOIN main.reports r ON r.claim = g.id"
        " WHERE g.id NOT IN (SELECT id FROM temp.new_claims)"
    )


def fill(db: sqlite3.Connection) -> None:
    """After the staged graph has taken its place: where the ids lead that were set aside."""
    db.execute(
        "INSERT OR IGNORE INTO aliases SELECT alias, claim FROM temp.known_aliases"
        " WHERE claim IN (SELECT id FROM claims) AND alias NOT IN (SELECT id FROM claims) ORDER BY alias"
    )
    db.execute(
        "INSERT OR IGNORE INTO aliases SELECT name, claim FROM ("
        " SELECT g.name, r.claim, count(*) AS held, min(g.number) AS first FROM temp.gone_reports g"
        " CROSS JOIN reports r ON r.article = g.article AND r.text = g.text GROUP BY g.name, r.claim)"
        " WHERE name NOT IN (SELECT id FROM claims) ORDER BY name, held DESC, first, claim"
    )
    db.execute("DROP TABLE temp.known_aliases")
    db.execute("DROP TABLE temp.gone_reports")
