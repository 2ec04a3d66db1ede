"""Reads a collection: rows of lists, and whole values by id. Every statement that reads for showing stands here."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from takhrij.model import Actor, Analysis, Article, Claim, Contradiction, Copy, Discrepancy, Extent, Story
from takhrij.pack import load_pack
from takhrij.store.lemmas import index_text, match_query
from takhrij.store.store import ARTICLE_COLUMNS, unpack_body, unpack_json

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Where:
    """A condition with what fills it; conditions are joined by AND."""

    sql: str
    args: tuple[Any, ...] = ()


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


def original(db: sqlite3.Connection, id: str) -> bytes | None:
    """The bytes that an article came from, where they are kept."""
    row = db.execute("SELECT bytes FROM originals WHERE article = ?", (id,)).fetchone()
    return zlib.decompress(row[0]) if row else None


def versions(db: sqlite3.Connection, id: str) -> list[Row]:
    """Earlier texts of an article, oldest first."""
    return _rows(db, "SELECT * FROM versions WHERE article = ? ORDER BY number", (id,))


def article_rows(
    db: sqlite3.Connection, query: str | None, where: Sequence[Where], limit: int, offset: int
) -> tuple[list[Row], int]:
    """Articles without their text, best match first or newest first, and how many there are in all."""
    tables = "articles a LEFT JOIN analyses n ON n.article = a.id"
    order = "coalesce(n.published, a.published) DESC, a.id"
    conditions = list(where)
    if query is not None:
        if not (match := match_query(query)):
            return [], 0
        tables += " JOIN lemmas l ON l.article = a.id JOIN article_search s ON s.rowid = l.id"
        conditions.append(Where("article_search MATCH ?", (match,)))
        order = "s.rank, a.id"
    columns = (
        "a.id AS id, a.title AS title, coalesce(n.outlet, a.outlet) AS outlet,"
        " coalesce(n.published, a.published) AS published"
    )
    return _page(db, columns, tables, conditions, order, limit, offset)


# ---------------------------------------------------------------- claims


_CLAIM_COLUMNS = (
    "c.rank, c.id, c.statement, c.status, c.least, c.most, c.least_denying, c.most_denying, c.channels, c.unsourced,"
    " c.articles, c.outlets, c.place, c.earliest, c.latest, c.story, c.hidden"
)


def claim_rows(
    db: sqlite3.Connection, query: str | None, where: Sequence[Where], limit: int, offset: int
) -> tuple[list[Row], int]:
    """Claims by rank, and how many there are in all."""
    if query is None:
        return _page(db, _CLAIM_COLUMNS, "claims c", where, "c.rank", limit, offset)
    if not (match := match_query(query)):
        return [], 0
    # Numbers follow the rank, and the index gives them in order: CROSS JOIN keeps SQLite from sorting all matches.
    tables = "claim_search s CROSS JOIN claims c ON c.number = s.rowid"
    matching = [Where("claim_search MATCH ?", (match,)), *where]
    return _page(db, _CLAIM_COLUMNS, tables, matching, "s.rowid", limit, offset)


def claim_rows_by_id(db: sqlite3.Connection, ids: Sequence[str]) -> list[Row]:
    """The claims of these ids, by rank."""
    found = []
    for start in range(0, len(ids), 500):
        part = ids[start : start + 500]
        marks = ", ".join("?" * len(part))
        found += _rows(db, f"SELECT {_CLAIM_COLUMNS} FROM claims c WHERE c.id IN ({marks})", part)
    return sorted(found, key=lambda row: int(row["rank"]))


def claims_standing_in(db: sqlite3.Connection, articles: Iterable[str]) -> list[Claim]:
    """The claims that have a report in one of these articles, whole."""
    ids = {row[0] for a in articles for row in db.execute("SELECT claim FROM reports WHERE article = ?", (a,))}
    return claims_by_id(db, sorted(ids))


def hidden_claims(db: sqlite3.Connection) -> frozenset[str]:
    """The ids of the claims that are out of sight."""
    return frozenset(row[0] for row in db.execute("SELECT id FROM claims WHERE hidden"))


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


def contradictions_among(db: sqlite3.Connection, claims: Sequence[str]) -> list[Contradiction]:
    """The pairs that any of these claims is one of."""
    found: dict[int, bytes] = {}
    for start in range(0, len(claims), 500):
        part = claims[start : start + 500]
        marks = ", ".join("?" * len(part))
        for side in ("a", "b"):
            found.update(db.execute(f"SELECT number, body FROM contradictions WHERE {side} IN ({marks})", part))
    return [unpack_body(Contradiction, found[number]) for number in sorted(found)]


def contradiction_rows(
    db: sqlite3.Connection, kind: str | None, limit: int, offset: int
) -> tuple[list[Contradiction], int]:
    """Pairs of claims that are in sight, those that rank highest first, and how many there are in all."""
    where = [Where("a.hidden = 0 AND b.hidden = 0")] + ([Where("d.kind = ?", (kind,))] if kind else [])
    tables = "contradictions d JOIN claims a ON a.id = d.a JOIN claims b ON b.id = d.b"
    rows, total = _page(db, "d.body", tables, where, "min(a.rank, b.rank), d.number", limit, offset)
    return [unpack_body(Contradiction, row["body"]) for row in rows], total


def in_sight() -> Where:
    """Claims that no analyst put out of sight."""
    return Where("c.hidden = 0")


def in_claims(article: str) -> Where:
    """Claims that stand in an article."""
    return Where("c.id IN (SELECT claim FROM reports WHERE article = ?)", (article,))


def by_outlet(name: str) -> Where:
    """Claims that an outlet carries."""
    return Where("c.number IN (SELECT claim FROM carriers WHERE outlet = ?)", (name,))


def by_kind(kind: str) -> Where:
    """Claims that go back to a source of a kind."""
    return Where("c.number IN (SELECT claim FROM kinds WHERE kind = ?)", (kind,))


def by_actor(name: str) -> Where:
    """Claims that pass through or go back to an actor, by key, name or variant."""
    return Where(
        "c.id IN (SELECT claim FROM links WHERE actor IN (SELECT key FROM actors WHERE key = ? OR name = ?"
        " OR instr(words, ?)))",
        (name, name, _line(name)),
    )


# ---------------------------------------------------------------- copies, stories, actors, outlets


def copies(db: sqlite3.Connection, article: str | None = None) -> list[Copy]:
    """Copies, all or those of one article."""
    where = "WHERE doc = ?1 OR of = ?1" if article else ""
    rows = db.execute(f"SELECT body FROM copies {where} ORDER BY number", (article,) if article else ())
    return [unpack_body(Copy, row[0]) for row in rows]


def copy_rows(db: sqlite3.Connection, where: Sequence[Where], limit: int, offset: int) -> tuple[list[Row], int]:
    """Copies without their spans, whole ones and the largest first, and how many there are in all."""
    columns = "c.doc, c.of, c.extent, c.doc_coverage, c.of_coverage, c.directed, c.agency"
    order = f"c.extent = '{Extent.WHOLE.value}' DESC, max(c.doc_coverage, c.of_coverage) DESC, c.number"
    return _page(db, columns, "copies c", where, order, limit, offset)


def copied_by(outlet: str) -> Where:
    """Copies with an article of an outlet on either side."""
    return Where("EXISTS (SELECT 1 FROM analyses n WHERE n.article IN (c.doc, c.of) AND n.outlet = ?)", (outlet,))


def headings(db: sqlite3.Connection, ids: Sequence[str]) -> list[Row]:
    """Title, outlet and day of articles."""
    columns = "a.id, a.title, coalesce(n.outlet, a.outlet) AS outlet, coalesce(n.published, a.published) AS published"
    found = []
    for start in range(0, len(ids), 500):
        part = ids[start : start + 500]
        where = f"a.id IN ({', '.join('?' * len(part))})"
        sql = f"SELECT {columns} FROM articles a LEFT JOIN analyses n ON n.article = a.id WHERE {where}"
        found += _rows(db, sql, part)
    return found


def discrepancies(db: sqlite3.Connection, article: str) -> list[Discrepancy]:
    """Where what an article says of its source and what its text shows differ."""
    rows = db.execute("SELECT body FROM discrepancies WHERE doc = ? ORDER BY number", (article,))
    return [unpack_body(Discrepancy, row[0]) for row in rows]


def story(db: sqlite3.Connection, id: str) -> Story | None:
    """The story of that id."""
    row = db.execute("SELECT body FROM stories WHERE id = ?", (id,)).fetchone()
    return unpack_body(Story, row[0]) if row else None


def story_rows(db: sqlite3.Connection) -> list[Row]:
    """Stories, those with most articles first."""
    columns = "id, label, articles, claims, contested, since, until"
    return _rows(db, f"SELECT {columns} FROM stories ORDER BY articles DESC, number")


def actors(db: sqlite3.Connection, name: str) -> list[Actor]:
    """Actors of that key or name, else those with all of its words in one of their names."""
    rows = db.execute(
        "SELECT body FROM actors WHERE key = ? OR name = ? OR instr(words, ?) ORDER BY number",
        (name, name, _line(name)),
    ).fetchall()
    if not rows:
        words = index_text(name).split()
        where = " AND ".join("instr(replace(words, char(10), ' '), ?)" for _ in words) or "0"
        rows = db.execute(
            f"SELECT body FROM actors WHERE {where} ORDER BY number", [f" {word} " for word in words]
        ).fetchall()
    return [unpack_body(Actor, row[0]) for row in rows]


def merged_actors(db: sqlite3.Connection, limit: int) -> list[Actor]:
    """Actors that go by several names, in their order."""
    lines = "length(words) - length(replace(words, char(10), '')) > 2"
    rows = db.execute(f"SELECT body FROM actors WHERE {lines} ORDER BY number LIMIT ?", (limit,))
    return [unpack_body(Actor, row[0]) for row in rows]


def names_with(db: sqlite3.Connection, words: str, limit: int) -> list[str]:
    """Names of actors and outlets with a word that begins as the words do, shortest first."""
    if not (folded := index_text(words)):
        return []
    rows = db.execute(
        "SELECT name FROM (SELECT name FROM actors WHERE instr(replace(words, char(10), ' '), ?1)"
        " UNION SELECT name FROM relays WHERE instr(name, ?2)) ORDER BY length(name), name LIMIT ?3",
        (f" {folded}", words.strip(), limit),
    )
    return [row[0] for row in rows]


def statements_of(db: sqlite3.Connection, actor: str, limit: int) -> tuple[list[Row], int]:
    """What is attributed to an actor at the end of a chain, in order of time, the last ones; and how many in all."""
    said = (
        "SELECT DISTINCT r.article, r.attribution FROM links l"
        " JOIN reports r ON r.claim = l.claim AND r.number = l.report"
        " WHERE l.actor = ? AND r.attribution IS NOT NULL AND NOT EXISTS"
        " (SELECT 1 FROM links m WHERE m.claim = l.claim AND m.report = l.report AND m.step = l.step + 1)"
    )
    rows = _rows(
        db,
        f"SELECT s.article AS doc, s.attribution, n.outlet, n.published, t.speaker FROM ({said}) s"
        " JOIN analyses n ON n.article = s.article"
        " JOIN attributions t ON t.article = s.article AND t.id = s.attribution"
        " ORDER BY n.published DESC, s.article DESC, s.attribution DESC LIMIT ?",
        (actor, limit),
    )
    total = db.execute(f"SELECT count(*) FROM ({said})", (actor,)).fetchone()[0]
    return rows[::-1], total


def spans_of(db: sqlite3.Connection, article: str, attribution: str) -> list[Row]:
    """The places of an attribution, in reading order."""
    sql = 'SELECT part, start, "end", text FROM spans WHERE article = ? AND of = ? ORDER BY start'
    return _rows(db, sql, (article, attribution))


def claims_of(actor: str) -> Where:
    """Claims with an actor in a chain."""
    return Where("c.id IN (SELECT claim FROM links WHERE actor = ?)", (actor,))


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
    return _rows(db, "SELECT * FROM relays")


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
    tables = ("articles", "analyses", "claims", "stories", "copies", "contradictions", "decisions")
    found = {table: int(db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]) for table in tables}
    return {**found, "claims": found["claims"] - len(hidden_claims(db))}


def foreign(db: sqlite3.Connection) -> int:
    """How many articles are not in the language of the pack."""
    row = db.execute("SELECT count(*) FROM analyses WHERE language <> ?", (load_pack().language,)).fetchone()
    return int(row[0])


def statuses(db: sqlite3.Connection) -> dict[str, int]:
    """How many claims have each status."""
    rows = db.execute("SELECT status, count(*) FROM claims WHERE hidden = 0 GROUP BY status ORDER BY status")
    return dict(rows.fetchall())


def linked(db: sqlite3.Connection) -> dict[str, Any] | None:
    """When the collection was last linked, and on what; None where it was not."""
    row = db.execute("SELECT value FROM meta WHERE key = 'linked'").fetchone()
    return json.loads(row[0]) if row else None


def runs(db: sqlite3.Connection) -> list[Row]:
    """The linkings that are remembered, newest first."""
    return _rows(db, 'SELECT id, "when", articles, claims, code, pack FROM runs ORDER BY id DESC')


def said_in(db: sqlite3.Connection, run: int) -> list[Row]:
    """What a run said of each claim."""
    row = db.execute("SELECT said FROM runs WHERE id = ?", (run,)).fetchone()
    return list(unpack_json(row[0]))


# ---------------------------------------------------------------- how rows are fetched


def _page(
    db: sqlite3.Connection, columns: str, tables: str, where: Sequence[Where], order: str, limit: int, offset: int
) -> tuple[list[Row], int]:
    conditions = " AND ".join(f"({w.sql})" for w in where) or "1"
    args = [arg for w in where for arg in w.args]
    total = db.execute(f"SELECT count(*) FROM {tables} WHERE {conditions}", args).fetchone()[0]
    sql = f"SELECT {columns} FROM {tables} WHERE {conditions} ORDER BY {order} LIMIT ? OFFSET ?"
    return _rows(db, sql, [*args, limit, offset]), total


def _rows(db: sqlite3.Connection, sql: str, args: Sequence[Any] = ()) -> list[Row]:
    cursor = db.execute(sql, args)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]


def _line(name: str) -> str:
    """A name as one whole line of an actor's `words`."""
    return f"\n{index_text(name)}\n"
