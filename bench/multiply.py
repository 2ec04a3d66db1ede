"""Makes a large collection of a small one, to measure pages on sizes that would take long to link.

    multiply.py SMALL.db LARGE.db TIMES

Every article with its findings, its claims, chains, copies and stories is repeated under another id (`2@id`, `3@id` …)
with the same words. Persons and bodies that have a name stay the same throughout, as they do when a pile grows; sources
that belong to one article are repeated with it. What is not as in a real pile: no story grows, and words repeat, so that
a query finds more articles than it would.
"""  # noqa: E501

from __future__ import annotations

import json
import shutil
import sqlite3
import sys
import time
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from takhrij.store import lookups

# table: columns that hold ids, columns that count on, columns of packed values
TABLES = {
    "articles": (("id",), (), ()),
    "lemmas": (("article",), ("id",), ()),
    "analyses": (("article",), (), ()),
    "attributions": (("article",), (), ()),
    "spans": (("article",), (), ()),
    "names": (("article",), (), ()),
    "claims": (("id", "article", "story"), ("number", "rank"), ("body",)),
    "carriers": ((), ("claim",), ()),
    "kinds": ((), ("claim",), ()),
    "reports": (("claim", "article"), (), ()),
    "links": (("claim", "actor"), (), ()),
    "origins": (("claim", "actor"), (), ()),
    "contradictions": (("a", "b"), ("number", "rank"), ("body",)),
    "copies": (("doc", "of"), ("number",), ("body",)),
    "discrepancies": (("doc",), ("number",), ("body",)),
    "stories": (("id",), ("number",), ("body",)),
}


def main(small: str, large: str, times: int) -> None:
    """Copy the file and repeat its rows."""
    shutil.copy(small, large)
    db = sqlite3.connect(large, isolation_level=None)
    db.execute("PRAGMA synchronous = OFF")
    docs = [row[0] for row in db.execute("SELECT id FROM articles")]
    names = {row[0] for table in ("articles", "claims", "stories") for row in db.execute(f"SELECT id FROM {table}")}
    own = [key for (key,) in db.execute("SELECT key FROM actors") if set(key.split(":")) & set(docs)]
    sizes = {(table, c): _size(db, table, c) for table, (_, counting, _) in TABLES.items() for c in counting}
    for column in (("carriers", "claim"), ("kinds", "claim"), ("contradictions", "rank")):
        sizes[column] = sizes["claims", "number"]
    columns = {t: [row[1] for row in db.execute(f'PRAGMA table_info("{t}")')] for t in (*TABLES, "actors")}
    for number in range(2, times + 1):
        began = time.monotonic()
        ids = {name: f"{number}@{name}" for name in names} | {key: f"{number}@{key}" for key in own}
        db.create_function("other", 1, lambda id, ids=ids: ids.get(id, id), deterministic=True)
        db.create_function("repacked", 1, lambda body, ids=ids: _repacked(body, ids), deterministic=True)
        db.execute("BEGIN")
        for table, (named, counting, packed) in TABLES.items():
            cells = [
                f'other("{c}")'
                if c in named
                else f'"{c}" + {sizes[table, c] * (number - 1)}'
                if c in counting
                else f'repacked("{c}")'
                if c in packed
                else f'"{c}"'
                for c in columns[table]
            ]
            first = _first(table, named, counting, sizes)
            db.execute(f"INSERT INTO {table} SELECT {', '.join(cells)} FROM {table} WHERE {first}")
        _repeat_actors(db, own, ids)
        db.execute("COMMIT")
        print(f"{number} of {times}: {time.monotonic() - began:.1f} s", flush=True)
    db.execute("BEGIN")
    for table in ("relays", "voices", "sayings", "called", "suggestions"):
        db.execute(f"DELETE FROM {table}")
    lookups.fill(db)
    linked = json.loads(_meta(db, "linked"))
    linked["inputs"][:3] = db.execute("SELECT count(*), total(version), max(added) FROM articles").fetchone()
    linked["statuses"] = {status: count * times for status, count in linked["statuses"].items()}
    docs = [row[0] for row in db.execute("SELECT id FROM articles ORDER BY id")]
    for key, value in (("linked", linked), ("docs", docs)):
        db.execute("UPDATE meta SET value = ? WHERE key = ?", (json.dumps(value), key))
    db.execute("COMMIT")
    db.close()


def _meta(db: sqlite3.Connection, key: str) -> str:
    return str(db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()[0])


def _size(db: sqlite3.Connection, table: str, column: str) -> int:
    return int(db.execute(f'SELECT max("{column}") FROM {table}').fetchone()[0] or 0)


def _first(table: str, named: tuple[str, ...], counting: tuple[str, ...], sizes: Mapping[tuple[str, str], int]) -> str:
    """Which rows are those of the small collection."""
    if counting:
        return f'"{counting[0]}" <= {sizes[table, counting[0]]}'
    return f"instr(\"{named[0]}\", '@') = 0"


def _repacked(body: bytes, ids: Mapping[str, str]) -> bytes:
    value = _renamed(json.loads(zlib.decompress(body)), ids)
    return zlib.compress(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(), 1)


def _renamed(value: Any, ids: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        return ids.get(value, value)
    if isinstance(value, list):
        return [_renamed(part, ids) for part in value]
    return {key: _renamed(part, ids) for key, part in value.items()} if isinstance(value, dict) else value


def _repeat_actors(db: sqlite3.Connection, own: list[str], ids: Mapping[str, str]) -> None:
    for key in own:
        db.execute(
            "INSERT INTO actors (key, name, kind, words, body)"
            " SELECT ?, name, kind, words, repacked(body) FROM actors WHERE key = ?",
            (ids[key], key),
        )


if __name__ == "__main__":
    main(sys.argv[1], str(Path(sys.argv[2])), int(sys.argv[3]))
