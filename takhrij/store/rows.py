"""Rows of a statement by the names of their columns, for many values at once too."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any, TypeAlias

Row: TypeAlias = dict[str, Any]

_AT_ONCE = 500  # values of one statement, of which SQLite allows only so many


def rows_of(db: sqlite3.Connection, sql: str, args: Sequence[Any] = ()) -> list[Row]:
    """The rows of a statement."""
    cursor = db.execute(sql, args)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]


def rows_among(db: sqlite3.Connection, sql: str, values: Sequence[Any]) -> list[Row]:
    """The rows of a statement with `IN ({})`, asked with some of the values after the others."""
    found: list[Row] = []
    for start in range(0, len(values), _AT_ONCE):
        part = values[start : start + _AT_ONCE]
        found += rows_of(db, sql.format(", ".join("?" * len(part))), part)
    return found
