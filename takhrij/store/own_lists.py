"""Keeps the user's own lists with the collection: the text of the file as it was given last."""

from __future__ import annotations

import sqlite3

from takhrij.store.migrations import transaction

_KEY = "own lists"


def keep_lists(db: sqlite3.Connection, text: str) -> None:
    """Keep the text in place of the one before; a blank one takes the lists away."""
    with transaction(db):
        db.execute("DELETE FROM meta WHERE key = ?", (_KEY,))
        if text.strip():
            db.execute("INSERT INTO meta VALUES (?, ?)", (_KEY, text))


def kept_lists(db: sqlite3.Connection) -> str:
    """The text of the lists; empty where there are none."""
    row = db.execute("SELECT value FROM meta WHERE key = ?", (_KEY,)).fetchone()
    return row[0] if row else ""
