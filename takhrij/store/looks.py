"""Keeps what linking reads of each article by itself, so that the next linking need not read it again."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping

from takhrij.link.looks import Look
from takhrij.store.migrations import transaction
from takhrij.store.store import pack_body, unpack_body


def kept_looks(db: sqlite3.Connection, rest_on: Mapping[str, str]) -> dict[str, Look]:
    """The looks that are kept, of articles of which they still rest on the same."""
    rows = db.execute("SELECT article, rests_on, body FROM looks ORDER BY article")
    return {id: unpack_body(Look, body) for id, rests_on, body in rows if rest_on.get(id) == rests_on}


def keep_looks(db: sqlite3.Connection, looks: Iterable[tuple[str, Look]], rest_on: Mapping[str, str]) -> None:
    """Keep looks in one transaction, in place of earlier ones, of articles that are still there."""
    rows = ((id, rest_on[id], pack_body(look), id) for id, look in looks)
    with transaction(db):
        db.executemany(
            "INSERT OR REPLACE INTO looks SELECT ?, ?, ? WHERE EXISTS (SELECT 1 FROM articles WHERE id = ?)", rows
        )
