"""Makes the tables and brings files of earlier versions up to date, each step in a transaction of its own.

`user_version` counts the steps that a file has seen. Source tables change only by a new step at the end of `_STEPS`;
derived tables are dropped and made anew when the script that makes them has changed.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from importlib.resources import files

from takhrij.errors import StoreError

APPLICATION_ID = 0x54414B48  # "TAKH"


def _first_tables(db: sqlite3.Connection) -> None:
    _run_file(db, "schema.sql")


_STEPS: tuple[Callable[[sqlite3.Connection], None], ...] = (_first_tables,)


def migrate(db: sqlite3.Connection, path: str) -> None:
    """Bring the file up to date; raises StoreError for one that a newer program wrote."""
    if _steps_seen(db) > len(_STEPS):
        raise StoreError(f"{path} was written by a newer version of this program. Update takhrij to open it.")
    while _steps_seen(db) < len(_STEPS):
        with transaction(db):
            at = _steps_seen(db)  # again: another process may have been faster
            for number, step in enumerate(_STEPS[at : at + 1], at + 1):
                step(db)
                db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                db.execute(f"PRAGMA user_version = {number}")
    if not _is_up_to_date(db):
        rebuild(db)


def _steps_seen(db: sqlite3.Connection) -> int:
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def _is_up_to_date(db: sqlite3.Connection) -> bool:
    made = db.execute("SELECT value FROM meta WHERE key = 'derived'").fetchone()
    return made is not None and made[0] == derived_shape()


@cache
def derived_shape() -> str:
    """What the derived tables of this version of the program look like, in short."""
    return hashlib.sha256(_script("derived.sql").encode()).hexdigest()[:12]


def rebuild(db: sqlite3.Connection) -> None:
    """Drop everything derived and make its tables anew, empty, unless another process has just done so."""
    with transaction(db):
        if _is_up_to_date(db):
            return
        for kind, name in _derived_objects(db):
            db.execute(f'DROP {kind} IF EXISTS "{name}"')
        _run_file(db, "derived.sql")
        db.execute("DELETE FROM meta WHERE key IN ('linked', 'docs')")
        db.execute("INSERT OR REPLACE INTO meta VALUES ('derived', ?)", (derived_shape(),))


@contextmanager
def transaction(db: sqlite3.Connection) -> Iterator[None]:
    """`with transaction(db):` commits at the end, or undoes everything where an error leaves the block."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        db.execute("ROLLBACK")
        raise
    db.execute("COMMIT")


def _derived_objects(db: sqlite3.Connection) -> list[tuple[str, str]]:
    """Triggers and tables that are not source tables; search tables first, whose shadows go with them."""
    source = set(_tables_of(_script("schema.sql")))
    rows = db.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    virtual = [name for _, name, sql in rows if sql.startswith("CREATE VIRTUAL")]
    shadows = tuple(f"{name}_" for name in virtual)
    triggers = [("TRIGGER", name) for kind, name, _ in rows if kind == "trigger"]
    tables = [
        ("TABLE", name)
        for kind, name, _ in rows
        if kind == "table" and name not in source and name not in virtual and not name.startswith(shadows or ("\0",))
    ]
    return triggers + [("TABLE", name) for name in virtual] + tables


def _tables_of(script: str) -> list[str]:
    return [line.split()[2] for line in script.splitlines() if line.startswith("CREATE TABLE ")]


def _run_file(db: sqlite3.Connection, name: str) -> None:
    """Run a script inside the open transaction, which `executescript` would commit."""
    statement = ""
    for line in _script(name).splitlines():
        statement += line.split("--", 1)[0] + "\n"
        if sqlite3.complete_statement(statement):
            db.execute(statement)
            statement = ""


def _script(name: str) -> str:
    return files("takhrij.store").joinpath(name).read_text(encoding="utf-8")
