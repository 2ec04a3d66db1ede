"""Reads a collection: whole values by id, and what is told of all of it. `lists.py` reads what is shown in pages."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from takhrij.codec import decode
from takhrij.model import Actor, Analysis, Article, Claim, Contradiction, Copy, Discrepancy, Origination, Stance, Story
from takhrij.pack import load_pack
from takhrij.store.lemmas import index_text
from takhrij.store.lists import CLAIM
from takhrij.store.rows import Row, rows_among, rows_of
from takhrij.store.store import ARTICLE_COLUMNS, unpack_body, unpack_json

_NAMES = 100  # names with the words of a query that are looked at


# ---------------------------------------------------------------- articles


def article(db: sqlite3.Connection, id: str) -> Article | None:
    """The article of that id."""
    row = db.execute(f"SELECT {ARTICLE_COLUMNS} FROM articles WHERE id = ?", (id,)).fetchone()
    return Article(*row) if row else None


def articles(db: sqlite3.Connection, ids: Iterable[str] | None = None) -> Iterator[Article]:
    """The articles of these ids, or all, in the order of the ids."""
    wanted = ids if ids is not None else [row[0] for row in db.execute("SELECT id FROM articles ORDER BY id")]
    for id in wanted:
        if (found := article(db, id)) is not None:
            yield found


def analysis(db: sqlite3.Connection, id: str) -> Analysis | None:
    """The analysis of an article."""
    row = db.execute("SELECT body FROM analyses WHERE article = ?", (id,)).fetchone()
    return unpack_body(Analysis, row[0]) if row else None


def origination(db: sqlite3.Connection, id: str) -> tuple[Origination | None, str | None]:
    """Where and when an article was published, and its language, as analysis found out; the rest of that is left packed
    as plain data, which is faster."""
    row = db.execute("SELECT language, body FROM analyses WHERE article = ?", (id,)).fetchone()
    return (decode(Origination, unpack_json(row[1])["origination"]), row[0]) if row else (None, None)


def packed_analyses(db: sqlite3.Connection) -> dict[str, bytes]:
    """All analyses as they are kept, by article, in the order of the ids."""
    return dict(db.execute("SELECT article, body FROM analyses ORDER BY article").fetchall())


def original(db: sqlite3.Connection, id: str) -> bytes | None:
    """The bytes that an article came from, where they are kept."""
    row = db.execute("SELECT bytes FROM originals WHERE article = ?", (id,)).fetchone()
    return zlib.decompress(row[0]) if row else None


def versions(db: sqlite3.Connection, id: str) -> list[Row]:
    """Earlier texts of an article, oldest first."""
    return rows_of(db, "SELECT * FROM versions WHERE article = ? ORDER BY number", (id,))


# ---------------------------------------------------------------- claims


def claim_rows_by_id(db: sqlite3.Connection, ids: Sequence[str]) -> list[Row]:
    """The claims of these ids, by rank."""
    found = rows_among(db, f"SELECT {CLAIM} FROM claims c WHERE c.id IN ({{}})", ids)
    return sorted(found, key=lambda row: int(row["rank"]))


def claims_standing_in(db: sqlite3.Connection, articles: Iterable[str]) -> list[Claim]:
    """The claims that have a report in one of these articles, whole."""
    ids = {row[0] for a in articles for row in db.execute("SELECT claim FROM reports WHERE article = ?", (a,))}
    return claims_by_id(db, sorted(ids))


def hidden_claims(db: sqlite3.Connection) -> frozenset[str]:
    """The ids of the claims that are out of sight."""
    return frozenset(row[0] for row in db.execute("SELECT id FROM claims WHERE hidden = 1"))


def claim(db: sqlite3.Connection, id: str) -> Claim | None:
    """The claim of that id, or that had it before."""
    row = db.execute(
        "SELECT body FROM claims WHERE id = ? OR id = (SELECT claim FROM aliases WHERE alias = ?)", (id, id)
    ).fetchone()
    return unpack_body(Claim, row[0]) if row else None


def claims_by_id(db: sqlite3.Connection, ids: Sequence[str]) -> list[Claim]:
    """The claims of these ids, in that order; ids that are not there are left out."""
    found = (db.execute("SELECT body FROM claims WHERE id = ?", (id,)).fetchone() for id in ids)
    return [unpack_body(Claim, row[0]) for row in found if row]


def report_texts(db: sqlite3.Connection, claim: str) -> list[str]:
    """The words of each report, as they stood when the collection was linked."""
    return [row[0] for row in db.execute("SELECT text FROM reports WHERE claim = ? ORDER BY number", (claim,))]


def contradictions_of(db: sqlite3.Connection, claim: str) -> list[Contradiction]:
    """The pairs that a claim is one of."""
    rows = db.execute("SELECT body FROM contradictions WHERE a = ? OR b = ? ORDER BY number", (claim, claim))
    return [unpack_body(Contradiction, row[0]) for row in rows]


def contradictions_among(db: sqlite3.Connection, claims: Sequence[str], limit: int) -> list[Contradiction]:
    """The first pairs that any of these claims is one of; those that are out of sight make none."""
    hidden = "SELECT id FROM claims WHERE hidden = 1"
    numbers: set[int] = set()
    for side, other in (("a", "b"), ("b", "a")):
        sql = f"SELECT number FROM contradictions WHERE {side} IN ({{}}) AND {other} NOT IN ({hidden})"
        numbers.update(row["number"] for row in rows_among(db, sql, claims))
    sql = "SELECT number, body FROM contradictions WHERE number IN ({})"
    rows = rows_among(db, sql, sorted(numbers)[:limit])
    return [unpack_body(Contradiction, row["body"]) for row in sorted(rows, key=lambda row: int(row["number"]))]


def deniers(db: sqlite3.Connection, actor: str, claims: Sequence[str]) -> list[tuple[str, str]]:
    """Of these claims, in order, those that an actor is an origin of and only affirms, with others who deny them."""
    sql = "SELECT claim, name, actor, stance FROM origins WHERE claim IN ({}) ORDER BY claim, number"
    origins: dict[str, list[Row]] = {claim: [] for claim in claims}
    for row in rows_among(db, sql, claims):
        origins[row["claim"]].append(row)
    return [
        (claim, row["name"])
        for claim, rows in origins.items()
        if {row["stance"] for row in rows if row["actor"] == actor} == {Stance.AFFIRMS}
        for row in rows
        if row["stance"] == Stance.DENIES and row["actor"] != actor
    ]


# ---------------------------------------------------------------- copies, stories, actors, outlets


def copies(db: sqlite3.Connection, article: str | None = None) -> list[Copy]:
    """Copies, all or those of one article."""
    where = "WHERE doc = ?1 OR of = ?1" if article else ""
    rows = db.execute(f"SELECT body FROM copies {where} ORDER BY number", (article,) if article else ())
    return [unpack_body(Copy, row[0]) for row in rows]


def discrepancies(db: sqlite3.Connection, article: str) -> list[Discrepancy]:
    """Where what an article says of its source and what its text shows differ."""
    rows = db.execute("SELECT body FROM discrepancies WHERE doc = ? ORDER BY number", (article,))
    return [unpack_body(Discrepancy, row[0]) for row in rows]


def story(db: sqlite3.Connection, id: str) -> Story | None:
    """The story of that id."""
    row = db.execute("SELECT body FROM stories WHERE id = ?", (id,)).fetchone()
    return unpack_body(Story, row[0]) if row else None


def actors(db: sqlite3.Connection, name: str, limit: int = -1) -> list[Actor]:
    """Actors of that key or name, else those with all of its words in one of their names; who says most first."""
    found = _actors(db, "SELECT key FROM actors WHERE key = ? UNION SELECT actor FROM called WHERE name = ?",
                    [name, index_text(name)], limit)  # fmt: skip
    if found or not (words := index_text(name).replace('"', "").split()):
        return found
    match = " AND ".join(f'"{word}"' for word in words)
    rows = db.execute(
        "SELECT name FROM suggestions WHERE number IN"
        " (SELECT rowid FROM suggestion_search WHERE suggestion_search MATCH ? ORDER BY rowid LIMIT ?)",
        (match, _NAMES),
    )
    names = [index_text(row[0]) for row in rows]
    return _actors(db, f"SELECT actor FROM called WHERE name IN ({', '.join('?' * len(names))})", names, limit)


def _actors(db: sqlite3.Connection, keys: str, args: Sequence[str], limit: int) -> list[Actor]:
    said = "(SELECT count(*) FROM sayings s WHERE s.actor = a.key)"
    rows = db.execute(f"SELECT body FROM actors a WHERE key IN ({keys}) ORDER BY {said} DESC, key LIMIT ?",
                      [*args, limit])  # fmt: skip
    return [unpack_body(Actor, row[0]) for row in rows]


def merged_actors(db: sqlite3.Connection, limit: int) -> list[Actor]:
    """Actors that go by several names, in their order."""
    lines = "length(words) - length(replace(words, char(10), '')) > 2"
    rows = db.execute(f"SELECT body FROM actors WHERE {lines} ORDER BY number LIMIT ?", (limit,))
    return [unpack_body(Actor, row[0]) for row in rows]


def statements_of(db: sqlite3.Connection, actor: str, limit: int, offset: int = 0) -> tuple[list[Row], int]:
    """What is attributed to an actor at the end of a chain, the latest first; and how many in all."""
    part = (
        "SELECT article, attribution, published FROM sayings WHERE actor = ?"
        " ORDER BY published DESC, article DESC, attribution DESC LIMIT ? OFFSET ?"
    )
    rows = rows_of(
        db,
        f"SELECT s.article AS doc, s.attribution, n.outlet, n.published, t.speaker FROM ({part}) s"
        " JOIN analyses n ON n.article = s.article"
        " JOIN attributions t ON t.article = s.article AND t.id = s.attribution"
        " ORDER BY s.published DESC, s.article DESC, s.attribution DESC",
        (actor, limit, offset),
    )
    total = db.execute("SELECT count(*) FROM sayings WHERE actor = ?", (actor,)).fetchone()[0]
    return rows, total


def spans_of(db: sqlite3.Connection, article: str, attribution: str) -> list[Row]:
    """The places of an attribution, in reading order."""
    sql = 'SELECT part, start, "end", text FROM spans WHERE article = ? AND of = ? ORDER BY start'
    return rows_of(db, sql, (article, attribution))


def attribution_of(db: sqlite3.Connection, article: str, source: str) -> str | None:
    """The first attribution of an article whose source stands there in these words."""
    sql = "SELECT of FROM spans WHERE article = ? AND part = 'source' AND text = ? ORDER BY start LIMIT 1"
    row = db.execute(sql, (article, source)).fetchone()
    return row[0] if row else None


def mentions_of(db: sqlite3.Connection, actor: str) -> list[tuple[str, str]]:
    """Article and name, as it stands in the chain, of every place where an actor is the source of a statement."""
    rows = db.execute(
        "SELECT DISTINCT r.article, l.name FROM links l JOIN reports r ON r.claim = l.claim AND r.number = l.report"
        " WHERE l.actor = ? AND l.kind = 'attribution' ORDER BY r.article, l.name",
        (actor,),
    )
    return [(article, name) for article, name in rows]


def outlet_articles(db: sqlite3.Connection) -> dict[str, int]:
    """How many articles each outlet has; those without a known outlet are left out."""
    rows = db.execute("SELECT outlet, count(*) FROM analyses WHERE outlet IS NOT NULL GROUP BY outlet ORDER BY outlet")
    return dict(rows.fetchall())


def relays(db: sqlite3.Connection) -> list[Row]:
    """How many reports of each outlet come from which other outlet or agency; `relay` is None for none."""
    return rows_of(db, "SELECT * FROM relays")


def copied_articles(db: sqlite3.Connection) -> dict[str, int]:
    """How many articles of each outlet are copies of another."""
    rows = db.execute(
        "SELECT n.outlet, count(DISTINCT c.doc) FROM copies c JOIN analyses n ON n.article = c.doc"
        " WHERE n.outlet IS NOT NULL AND c.directed GROUP BY n.outlet"
    )
    return dict(rows.fetchall())


# ---------------------------------------------------------------- the collection


def counts(db: sqlite3.Connection) -> dict[str, int]:
    """Rows of each table that a reader would ask for."""
    tables = ("articles", "analyses", "stories", "copies", "contradictions", "decisions")
    return {table: int(db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]) for table in tables}


def foreign(db: sqlite3.Connection) -> int:
    """How many articles are not in the language of the pack."""
    row = db.execute("SELECT count(*) FROM analyses WHERE language <> ?", (load_pack().language,)).fetchone()
    return int(row[0])


def statuses(db: sqlite3.Connection) -> dict[str, int]:
    """How many claims have each status; those out of sight are not counted."""
    known = linked(db)
    found = Counter(known["statuses"] if known else {})
    found.subtract(dict(db.execute("SELECT status, count(*) FROM claims WHERE hidden = 1 GROUP BY status").fetchall()))
    return {status: count for status, count in sorted(found.items()) if count}


def decision_counts(db: sqlite3.Connection) -> tuple[int, int]:
    """How many decisions there are, and how many of them were taken back."""
    made, undone = db.execute("SELECT count(*), count(undone) FROM decisions").fetchone()
    return made, undone


def linked(db: sqlite3.Connection) -> dict[str, Any] | None:
    """When the collection was last linked, and on what; None where it was not."""
    row = db.execute("SELECT value FROM meta WHERE key = 'linked'").fetchone()
    return json.loads(row[0]) if row else None


def runs(db: sqlite3.Connection) -> list[Row]:
    """The linkings that are remembered, newest first."""
    return rows_of(db, 'SELECT id, "when", articles, claims, code, pack FROM runs ORDER BY id DESC')


def said_in(db: sqlite3.Connection, run: int) -> list[Row]:
    """What a run said of each claim."""
    row = db.execute("SELECT said FROM runs WHERE id = ?", (run,)).fetchone()
    return list(unpack_json(row[0]))
