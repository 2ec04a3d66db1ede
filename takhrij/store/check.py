"""Checks a collection: the file is whole, what belongs together is there, every stored span cuts again."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Iterator

from takhrij.model import Analysis, Claim
from takhrij.store.graphs import inputs
from takhrij.store.queries import linked
from takhrij.store.store import unpack_body


def faults(db: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Where and what, for everything that is not as it must be."""
    for (message,) in db.execute("PRAGMA integrity_check"):
        if message != "ok":
            yield "file", str(message)
    for table, row, parent, _ in db.execute("PRAGMA foreign_key_check"):
        yield f"{table} {row}", f"belongs to a row of {parent} that is not there"
    yield from _search_faults(db)
    yield from _span_faults(db)
    yield from _body_faults(db)
    yield from _original_faults(db)


def _search_faults(db: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    for table in ("article_search", "claim_search", "suggestion_search"):
        try:
            db.execute(f"INSERT INTO {table} ({table}) VALUES ('integrity-check')")
        except sqlite3.DatabaseError as error:
            yield table, f"does not match its table ({error}); link again"
    (missing,) = db.execute("SELECT count(*) FROM articles WHERE id NOT IN (SELECT article FROM lemmas)").fetchone()
    if missing:
        yield "article_search", f"{missing} articles cannot be found by words"


def _span_faults(db: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Cut text that does not stand in the article. Done here and not by SQL, for which a text ends at a zero letter."""
    for table in ("spans", "names"):
        rows = db.execute(
            f'SELECT s.article, s.start, s."end", s.text, a.text FROM {table} s JOIN articles a ON a.id = s.article'
        )
        for article, start, end, cut, text in rows:
            if not 0 <= start < end or text[start:end] != cut:
                yield f"{table}: {article} [{start}, {end}]", f"{cut[:40]!r} does not stand there"


def _body_faults(db: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    for article, body in db.execute("SELECT article, body FROM analyses"):
        try:
            unpack_body(Analysis, body)
        except (ValueError, TypeError, KeyError, zlib.error) as error:
            yield f"analyses: {article}", f"cannot be read ({error})"
    known = linked(db)
    if known is None or known["inputs"] != json.loads(json.dumps(inputs(db))):
        return  # the graph rests on earlier texts; linking makes it again
    rows = db.execute(
        "SELECT r.claim, r.number, r.text, r.spans, a.text FROM reports r LEFT JOIN articles a ON a.id = r.article"
    )
    for claim, number, cut, spans, text in rows:
        if text is None or " … ".join(text[start:end] for start, end in json.loads(spans)) != cut:
            yield f"reports: {claim} {number}", f"{cut[:40]!r} does not stand in its article"
    for id, body in db.execute("SELECT id, body FROM claims"):
        if unpack_body(Claim, body).id != id:
            yield f"claims: {id}", "holds another claim"


def _original_faults(db: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    for id, sha, packed in db.execute(
        "SELECT a.id, a.original, o.bytes FROM originals o JOIN articles a ON a.id = o.article"
    ):
        if sha is not None and hashlib.sha256(zlib.decompress(packed)).hexdigest() != sha:
            yield f"originals: {id}", "its bytes are not those that it was read from"
