"""Gathers the rows of a new graph beside the one that is kept, story by story as they come, and puts them in its place
at once: nobody sees half a graph, and nobody waits while it is being linked.

Invariant: claims are numbered in the order of `link.ranking`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from takhrij.store.claim_rows import Rows

# The columns of the rows, in order; where a claim is named by its id until all are numbered, its table says so below.
_COLUMNS = {
    "claims": 'id, statement, article, start, "end", status, least, most, least_denying, most_denying, channels,'
    " unsourced, articles, outlets, place, earliest, latest, quantity_min, quantity_max, unit, story, hidden, words,"
    " body",
    "carriers": "outlet, claim",
    "kinds": "kind, claim",
    "aliases": "alias, claim",
    "reports": 'claim, number, article, start, "end", text, spans, attribution, stance, certainty, chain',
    "links": 'claim, report, step, name, kind, actor, source_kind, field, start, "end", text',
    "origins": "claim, number, name, kind, actor, stance, in_least, reports",
    "contradictions": "a, b, kind, note, body",
    "stories": "id, label, articles, claims, contested, since, until, body, rests_on",
}
_CACHE = 200_000  # KB of the file that are held while rows are put in the order of their indexes
_BY_NUMBER = ("carriers", "kinds")  # whose claims are numbers in the end
_OF_CLAIMS = ("aliases", "reports", "links", "origins")
_BY_RANK = "articles < 2, status <> 'contested', articles DESC, articles * 1.0 / max(1, least) DESC, unsourced DESC, id"


class Staging:
    """The rows of a new graph, in temporary tables of one connection."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._cache = db.execute("PRAGMA main.cache_size").fetchone()[0]
        db.execute(f"PRAGMA main.cache_size = -{_CACHE}")
        for table, columns in _COLUMNS.items():
            db.execute(f"CREATE TEMP TABLE new_{table} ({columns})")

    def __enter__(self) -> Staging:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def take(self, rows: Rows) -> None:
        """Add the rows of some claims and stories."""
        self._db.execute("BEGIN")  # touches temporary tables only, so that nobody has to wait for its end
        with self._db:
            for table, found in rows.items():
                marks = ", ".join("?" * (_COLUMNS[table].count(",") + 1))
                self._db.executemany(f"INSERT INTO temp.new_{table} VALUES ({marks})", found)

    def take_kept(self, stories: Iterable[str]) -> None:
        """Add what is kept of these stories, as it is."""
        db = self._db
        db.execute("CREATE TEMP TABLE kept_stories (id PRIMARY KEY)")
        db.executemany("INSERT INTO temp.kept_stories VALUES (?)", ((story,) for story in stories))
        within = "SELECT id FROM main.claims WHERE story IN temp.kept_stories"
        self._copy("stories", "id IN temp.kept_stories")
        self._copy("claims", "story IN temp.kept_stories")
        db.execute("UPDATE temp.new_claims SET hidden = 0 WHERE hidden = 1")
        self._copy("contradictions", f"a IN ({within}) ORDER BY number")
        for table in _OF_CLAIMS:
            self._copy(table, f"claim IN ({within})")
        for table in _BY_NUMBER:
            what = _COLUMNS[table].split(", ")[0]
            db.execute(
                f"INSERT INTO temp.new_{table} SELECT t.{what}, c.id FROM main.{table} t"
                " JOIN main.claims c ON c.number = t.claim WHERE c.story IN temp.kept_stories"
            )
        db.execute("DROP TABLE temp.kept_stories")

    def _copy(self, table: str, condition: str) -> None:
        self._db.execute(f"INSERT INTO temp.new_{table} SELECT {_COLUMNS[table]} FROM main.{table} WHERE {condition}")

    def publish(self) -> None:
        """Fill the tables, which are empty, inside an open transaction."""
        db = self._db
        db.execute("CREATE TEMP TABLE ranked (number INTEGER PRIMARY KEY, staged INTEGER)")
        db.execute(f"INSERT INTO temp.ranked (staged) SELECT rowid FROM temp.new_claims ORDER BY {_BY_RANK}")
        db.execute(
            f"INSERT INTO claims (number, rank, {_COLUMNS['claims']}) SELECT r.number, r.number, n.*"
            " FROM temp.ranked r CROSS JOIN temp.new_claims n ON n.rowid = r.staged ORDER BY r.number"
        )
        for table in (*_OF_CLAIMS, "stories"):
            columns = _COLUMNS[table]
            db.execute(f"INSERT OR IGNORE INTO {table} ({columns}) SELECT * FROM temp.new_{table} ORDER BY 1, 2")
        for table in _BY_NUMBER:
            what = _COLUMNS[table].split(", ")[0]
            db.execute(
                f"INSERT INTO {table} SELECT n.{what}, c.number FROM temp.new_{table} n"
                " JOIN claims c ON c.id = n.claim ORDER BY 1, 2"
            )
        db.execute(
            f"INSERT INTO contradictions ({_COLUMNS['contradictions']}, rank) SELECT n.*, min(x.number, y.number)"
            " FROM temp.new_contradictions n JOIN claims x ON x.id = n.a JOIN claims y ON y.id = n.b"
            " ORDER BY n.a, n.b, n.kind"
        )

    def close(self) -> None:
        """Let the temporary tables and the memory go."""
        self._db.execute(f"PRAGMA main.cache_size = {self._cache}")
        for table in (*(f"new_{table}" for table in _COLUMNS), "kept_stories", "ranked"):
            self._db.execute(f"DROP TABLE IF EXISTS temp.{table}")
