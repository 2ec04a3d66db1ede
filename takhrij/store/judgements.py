"""Keeps decisions: rows with who, when and why, which are never changed but to be marked as taken back."""

from __future__ import annotations

import sqlite3

from takhrij.errors import InputError
from takhrij.model import Anchor, Decision, Verdict
from takhrij.store.migrations import transaction


def keep_decision(db: sqlite3.Connection, decision: Decision) -> Decision:
    """Keep a decision under the next free id, which the answer has."""
    with transaction(db):
        cursor = db.execute(
            'INSERT INTO decisions (verdict, value, who, why, "when") VALUES (?, ?, ?, ?, ?)',
            (decision.verdict.value, decision.value, decision.who, decision.why, decision.when),
        )
        db.executemany(
            "INSERT INTO anchors VALUES (?, ?, ?, ?)",
            ((cursor.lastrowid, number, a.doc, a.cut) for number, a in enumerate(decision.anchors)),
        )
    return _decision(db, cursor.lastrowid or 0)


def undo_decision(db: sqlite3.Connection, id: int, now: str) -> Decision:
    """Mark a decision as taken back; raises InputError where there is none that stands."""
    changed = db.execute("UPDATE decisions SET undone = ? WHERE id = ? AND undone IS NULL", (now, id)).rowcount
    if not changed:
        raise InputError(f"There is no standing decision {id}. `takhrij decisions` lists them.")
    return _decision(db, id)


def decisions(db: sqlite3.Connection) -> list[Decision]:
    """All decisions, oldest first."""
    return [_decision(db, row[0]) for row in db.execute("SELECT id FROM decisions ORDER BY id").fetchall()]


def _decision(db: sqlite3.Connection, id: int) -> Decision:
    row = db.execute('SELECT verdict, value, who, why, "when", undone FROM decisions WHERE id = ?', (id,)).fetchone()
    anchors = db.execute("SELECT article, text FROM anchors WHERE decision = ? ORDER BY number", (id,))
    return Decision(
        id=id,
        verdict=Verdict(row[0]),
        anchors=tuple(Anchor(doc, cut) for doc, cut in anchors),
        value=row[1],
        who=row[2],
        why=row[3],
        when=row[4],
        undone=row[5],
    )
