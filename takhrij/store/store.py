"""One SQLite file: opening it, and keeping articles. `findings.py`, `graphs.py` and `judgements.py` keep the rest.

Everything is written in transactions, with a write-ahead log: a process that is killed loses at most its last batch.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import time
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from enum import Enum
from pathlib import Path
from typing import Any, TypeVar

from takhrij.codec import decode, encode
from takhrij.errors import StoreError
from takhrij.model import Article
from takhrij.store import lemmas
from takhrij.store.migrations import APPLICATION_ID, migrate, transaction

T = TypeVar("T")

_BATCH = 500
ARTICLE_COLUMNS = "id, text, outlet, url, title, author, published, language, path, original"


class Kept(Enum):
    """What keeping an article did."""

    ADDED = "added"
    VERSION = "version"
    UNCHANGED = "unchanged"


_WAIT = 30  # seconds for another who writes


def open_database(path: str | Path, *, create: bool = False) -> sqlite3.Connection:
    """A connection to the file, brought up to date; raises StoreError that says what is wrong with it."""
    path = str(path)
    if not create and not Path(path).is_file():
        raise StoreError(f"{path}: there is no such collection. `takhrij add PATH… --db {path}` makes it.")
    if create and Path(path).is_dir():
        raise StoreError(f"{path} is a folder. Name a file.")
    try:
        db = sqlite3.connect(path, timeout=_WAIT, isolation_level=None)
        empty = db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0
        ours = db.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
        if not ours and not (empty and create):
            db.close()
            raise StoreError(f"{path} is not a collection of takhrij. Name another file with --db.")
        _write_ahead(db)
        db.execute("PRAGMA synchronous = NORMAL")
        db.execute("PRAGMA foreign_keys = ON")
        db.execute("PRAGMA secure_delete = ON")  # what is removed is overwritten
        migrate(db, path)
    except sqlite3.DatabaseError as error:
        raise StoreError(f"{path} cannot be opened: {error}. {_way_out(path)}") from error
    return db


def _write_ahead(db: sqlite3.Connection) -> None:
    """Turn on the write-ahead log; SQLite does not wait by itself for another who turns it on at the same moment."""
    until = time.monotonic() + _WAIT
    while True:
        try:
            db.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(0.02)


def _way_out(path: str) -> str:
    """What to do about a file that cannot be opened."""
    if not os.access(Path(path).parent, os.W_OK) or (Path(path).exists() and not os.access(path, os.W_OK)):
        return "Copy it to a folder that you may write to: looking at a collection needs that, too."
    return "Restore it from a copy, or name another file."


def pack_body(value: Any) -> bytes:
    """A value of the model, or plain data, packed for a `body` column."""
    return zlib.compress(json.dumps(encode(value), ensure_ascii=False, separators=(",", ":")).encode(), 1)


def pack_list(values: Iterable[Any]) -> bytes:
    """Plain data as `pack_body` packs a list of them, of which only one is held at a time."""
    packer, parts, mark = zlib.compressobj(1), [], b"["
    for value in values:
        parts.append(packer.compress(mark + json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()))
        mark = b","
    parts.append(packer.compress(b"[]" if mark == b"[" else b"]"))
    return b"".join(parts) + packer.flush()


def unpack_body(kind: type[T], body: bytes) -> T:
    """The value that `pack_body` packed."""
    return decode(kind, unpack_json(body))


def unpack_json(body: bytes) -> Any:
    """The plain data that was packed."""
    return json.loads(zlib.decompress(body))


# ---------------------------------------------------------------- articles


def keep_article(db: sqlite3.Connection, article: Article, original: bytes | None, now: str) -> tuple[Kept, str]:
    """Keep an article inside an open transaction: what that did, and the id that it has here.

    The same text under the same id changes nothing. Another text at the same address, or under the same id, becomes the
    article's current version; the earlier one is kept beside it, and what was derived from it is dropped.
    """
    if _elsewhere(db, article):
        article = replace(article, id=f"{article.id}~{content_digest(article.text)}")
    known = _same_address(db, article)
    if known is None:
        _insert(db, article, original, now)
        return Kept.ADDED, article.id
    id, text, number = known
    if text == article.text:
        return Kept.UNCHANGED, id
    db.execute(
        "INSERT INTO versions (article, number, text, title, published, until)"
        " SELECT id, version, text, title, published, ? FROM articles WHERE id = ?",
        (now, id),
    )
    forget_findings(db, id)
    db.execute(
        "UPDATE articles SET text = ?, outlet = ?, url = ?, title = ?, author = ?, published = ?, language = ?,"
        " path = ?, original = ?, version = ? WHERE id = ?",
        (*_values(article)[1:], number + 1, id),
    )
    db.execute("DELETE FROM originals WHERE article = ?", (id,))
    _keep_words(db, id, article, original)
    return Kept.VERSION, id


def _elsewhere(db: sqlite3.Connection, article: Article) -> bool:
    """Whether the id belongs to an article at another address, as of another page that was saved as index.html."""
    row = db.execute("SELECT url FROM articles WHERE id = ?", (article.id,)).fetchone()
    return row is not None and row[0] is not None and article.url is not None and row[0] != article.url


def content_digest(text: str) -> str:
    """Eight hexadecimal digits of a text."""
    return hashlib.blake2b(text.encode(), digest_size=4).hexdigest()


def _same_address(db: sqlite3.Connection, article: Article) -> tuple[str, str, int] | None:
    columns = "SELECT id, text, version FROM articles WHERE "
    found = db.execute(columns + "id = ?", (article.id,)).fetchone()
    if found is None and article.url:
        found = db.execute(columns + "url = ? ORDER BY id LIMIT 1", (article.url,)).fetchone()
    return found if found is None else (found[0], found[1], found[2])


def _insert(db: sqlite3.Connection, article: Article, original: bytes | None, now: str) -> None:
    db.execute(
        f"INSERT INTO articles ({ARTICLE_COLUMNS}, added) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (*_values(article), now),
    )
    _keep_words(db, article.id, article, original)


def _keep_words(db: sqlite3.Connection, id: str, article: Article, original: bytes | None) -> None:
    if original is not None:
        db.execute("INSERT INTO originals VALUES (?, ?)", (id, zlib.compress(original, 6)))
    searched = " ".join(part for part in (article.title, article.author, article.text) if part)
    db.execute("INSERT INTO lemmas (article, words) VALUES (?, ?)", (id, lemmas.index_text(searched)))


def _values(article: Article) -> tuple[str | None, ...]:
    return tuple(getattr(article, name) for name in ARTICLE_COLUMNS.split(", "))


def forget_findings(db: sqlite3.Connection, article: str) -> None:
    """Drop what was derived from one article alone."""
    for table in ("lemmas", "analyses", "looks", "attributions", "spans", "names"):
        db.execute(f"DELETE FROM {table} WHERE article = ?", (article,))


def remove_article(db: sqlite3.Connection, article: str) -> bool:
    """Take an article out for good: its text, versions, bytes, findings, words that decisions and runs quote of it.

    Claims quote it and rest on it, so the graph is dropped; linking makes it again without the article.
    """
    with transaction(db):
        if db.execute("SELECT 1 FROM articles WHERE id = ?", (article,)).fetchone() is None:
            return False
        forget_findings(db, article)
        db.execute("DELETE FROM decisions WHERE id IN (SELECT decision FROM anchors WHERE article = ?)", (article,))
        _forget_in_runs(db, article)
        db.execute("DELETE FROM articles WHERE id = ?", (article,))
        forget_graph(db)
        db.execute(
            "INSERT INTO article_search (article_search) VALUES ('optimize')"
        )  # the index too lets go of its words
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return True


def _forget_in_runs(db: sqlite3.Connection, article: str) -> None:
    for run, body in db.execute("SELECT id, said FROM runs").fetchall():
        said = [row for row in unpack_json(body) if row["article"] != article]
        db.execute("UPDATE runs SET said = ? WHERE id = ?", (pack_body(said), run))


def forget_graph(db: sqlite3.Connection) -> None:
    """Drop everything that linking made."""
    for table in LINKED_TABLES:
        db.execute(f"DELETE FROM {table}")
    for index in ("claim_search", "suggestion_search"):
        db.execute(f"INSERT INTO {index} ({index}) VALUES ('delete-all')")
    db.execute("DELETE FROM meta WHERE key IN ('linked', 'docs')")


LINKED_TABLES = (
    "claims",
    "carriers",
    "kinds",
    "voices",
    "sayings",
    "aliases",
    "reports",
    "links",
    "relays",
    "origins",
    "contradictions",
    "copies",
    "discrepancies",
    "stories",
    "actors",
    "called",
    "suggestions",
)


# ---------------------------------------------------------------- the index


def fill_index(db: sqlite3.Connection) -> None:
    """Put articles into the search index that are not in it, as after the derived tables were made anew."""
    missing = "SELECT id, title, author, text FROM articles WHERE id NOT IN (SELECT article FROM lemmas) ORDER BY id"
    for batch in batched(db.execute(missing).fetchall(), _BATCH):
        with transaction(db):
            for id, *parts in batch:
                words = lemmas.index_text(" ".join(part for part in parts if part))
                db.execute("INSERT INTO lemmas (article, words) VALUES (?, ?)", (id, words))


def batched(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """Lists of up to `size` items."""
    batch: list[T] = []
    for item in items:
        batch.append(item)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch
