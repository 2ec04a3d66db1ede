"""Reads the lists of a collection in pages: claims, articles, copies, contradictions, stories, suggested names.

A page first finds the numbers of its rows, from indexes alone where the filters allow, and then reads those rows; so it
costs what it shows, not what the collection holds. Totals are counted up to `most`, where that is given: one more than
it stands for "more than that".
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from takhrij.model import Contradiction, Extent
from takhrij.store.lemmas import match_query, name_queries
from takhrij.store.rows import Row, rows_among, rows_of
from takhrij.store.store import unpack_body

_VARIANTS = 8  # names of one actor that are passed over, at most, before the next is suggested
_FEW = 20_000  # numbers that are looked up one by one rather than by scanning an index of claims

HEADING = (
    "a.id AS id, a.title AS title, coalesce(n.outlet, a.outlet) AS outlet,"
    " coalesce(n.published, a.published) AS published"
)
CLAIM = (
    "c.rank, c.id, c.statement, c.status, c.least, c.most, c.least_denying, c.most_denying, c.channels, c.unsourced,"
    " c.articles, c.outlets, c.place, c.earliest, c.latest, c.story, c.hidden"
)

_STORY = "id, label, articles, claims, contested, since, until"


@dataclass(frozen=True, slots=True)
class Where:
    """A condition with what fills it; conditions are joined by AND.

    `lead` selects the numbers of the claims that it holds of, best in order: a search can begin there. `by_number`
    tells that it asks for nothing of a claim but its number, so that the row need not be read.
    """

    sql: str
    args: tuple[Any, ...] = ()
    lead: str = ""
    by_number: bool = False


# ---------------------------------------------------------------- claims

# Claims are numbered by rank, so that the order of numbers is the order of lists.
IN_SIGHT = Where("c.number NOT IN (SELECT number FROM claims WHERE hidden = 1)", by_number=True)


def in_article(article: str) -> Where:
    """Claims that stand in an article."""
    lead = "SELECT DISTINCT x.number FROM reports r CROSS JOIN claims x ON x.id = r.claim WHERE r.article = ?"
    return Where(f"c.number IN ({lead})", (article,), lead, True)


def by_outlet(name: str) -> Where:
    """Claims that an outlet carries."""
    return _listed("carriers", "outlet", name)


def by_kind(kind: str) -> Where:
    """Claims that go back to a source of a kind."""
    return _listed("kinds", "kind", kind)


def by_actor(key: str) -> Where:
    """Claims that pass through or go back to the actor of that key."""
    return _listed("voices", "actor", key)


def by_actors(keys: Sequence[str]) -> Where:
    """The same for any of several actors."""
    lead = f"SELECT DISTINCT claim AS number FROM voices WHERE actor IN ({', '.join('?' * len(keys))})"
    return Where(f"c.number IN ({lead})", tuple(keys), lead, True)


def dated(since: str | None, until: str | None) -> Where:
    """Claims of what was, or may have been, between two days."""
    lead = "SELECT number FROM claims WHERE latest >= ? AND earliest <= ?"  # from the index alone
    return Where(f"c.number IN ({lead})", (since or "", until or "9999"), "", True)


def _listed(table: str, column: str, value: str) -> Where:
    return Where(
        f"EXISTS (SELECT 1 FROM {table} WHERE {column} = ? AND claim = c.number)",
        (value,),
        f"SELECT claim AS number FROM {table} WHERE {column} = ?",
        True,
    )


def claim_rows(
    db: sqlite3.Connection, query: str | None, where: Sequence[Where], limit: int, offset: int, most: int | None = None
) -> tuple[list[Row], int]:
    """Claims by rank, and how many there are in all."""
    if query is None:
        first = _shortest(db, where)
    elif match := match_query(query):
        first = Where("", (match,), "SELECT rowid AS number FROM claim_search WHERE claim_search MATCH ?", True)
    else:
        return [], 0
    rest = [w for w in where if w is not first]
    if first is None:
        table = "claims c"
    elif all(w.by_number for w in rest):
        table = f"({first.lead}) c"
    else:
        table = f"({first.lead}) f CROSS JOIN claims c ON c.number = f.number"
    args = [arg for w in (first, *rest) if w for arg in w.args]
    found = f"FROM {table} WHERE {_joined(rest)}"
    total = _counted(db, found, args, most)
    numbers = [row[0] for row in db.execute(f"SELECT c.number {found} ORDER BY c.number LIMIT ? OFFSET ?",
                                            [*args, limit, offset])]  # fmt: skip
    rows = rows_among(db, f"SELECT {CLAIM} FROM claims c WHERE c.number IN ({{}}) ORDER BY c.number", numbers)
    return rows, total


def _shortest(db: sqlite3.Connection, where: Sequence[Where]) -> Where | None:
    """The condition to begin with: that of the fewest claims; None where to go by the index of another is better."""
    leads = {w: _counted(db, f"FROM ({w.lead})", w.args, _FEW) for w in where if w.lead}
    if not leads:
        return None
    first = min(leads, key=lambda w: leads[w])
    return first if leads[first] <= _FEW or all(w.by_number for w in where) else None


# ---------------------------------------------------------------- articles


_ANALYSED = "s.rowid IN (SELECT l.id FROM analyses n CROSS JOIN lemmas l ON l.article = n.article WHERE {})"


def article_rows(
    db: sqlite3.Connection, query: str | None, where: Sequence[Where], limit: int, offset: int, most: int | None = None
) -> tuple[list[Row], int]:
    """Articles without their text, best match first; without a query all, newest first, not analysed ones last."""
    if query is None:
        return _all_articles(db, limit, offset)
    if not (match := match_query(query)):
        return [], 0
    found = f"FROM article_search s WHERE {_joined([Where('article_search MATCH ?'), *where])}"
    args = [match, *(arg for w in where for arg in w.args)]
    total = _counted(db, found, args, most)
    best = f"SELECT s.rowid AS id, s.rank AS rank {found} ORDER BY s.rank"
    sql = (
        f"SELECT {HEADING} FROM ({best} LIMIT ? OFFSET ?) b CROSS JOIN lemmas l ON l.id = b.id"
        " CROSS JOIN articles a ON a.id = l.article LEFT JOIN analyses n ON n.article = a.id ORDER BY b.rank, a.id"
    )
    return rows_of(db, sql, [*args, limit, offset]), total


def of_outlet(name: str) -> Where:
    """Articles that were found to be of an outlet."""
    return Where(_ANALYSED.format("n.outlet = ?"), (name,))


def published(since: str | None, until: str | None) -> Where:
    """Articles that were found to be published between two days."""
    return Where(_ANALYSED.format("n.published BETWEEN ? AND ?"), (since or "", until or "9999"))


def _all_articles(db: sqlite3.Connection, limit: int, offset: int) -> tuple[list[Row], int]:
    total, analysed = (db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("articles", "analyses"))
    part = "SELECT article FROM analyses ORDER BY published DESC, article LIMIT ? OFFSET ?"
    ids = [row[0] for row in db.execute(part, (limit, offset))]
    if len(ids) < limit and total > analysed:
        rest = "SELECT id FROM articles WHERE id NOT IN (SELECT article FROM analyses) ORDER BY id LIMIT ? OFFSET ?"
        ids += [row[0] for row in db.execute(rest, (limit - len(ids), max(0, offset - analysed)))]
    known = {row["id"]: row for row in headings(db, ids)}
    return [known[id] for id in ids if id in known], total


def headings(db: sqlite3.Connection, ids: Sequence[str]) -> list[Row]:
    """Title, outlet and day of articles."""
    sql = f"SELECT {HEADING} FROM articles a LEFT JOIN analyses n ON n.article = a.id WHERE a.id IN ({{}})"
    return rows_among(db, sql, ids)


# ---------------------------------------------------------------- pairs, stories, names


def copy_rows(db: sqlite3.Connection, where: Sequence[Where], limit: int, offset: int) -> tuple[list[Row], int]:
    """Copies without their spans, whole ones and the largest first, and how many there are in all."""
    columns = "c.doc, c.of, c.extent, c.doc_coverage, c.of_coverage, c.directed, c.agency"
    order = f"c.extent = '{Extent.WHOLE.value}' DESC, max(c.doc_coverage, c.of_coverage) DESC, c.number"
    found, args = f"FROM copies c WHERE {_joined(where)}", [arg for w in where for arg in w.args]
    sql = f"SELECT {columns} {found} ORDER BY {order} LIMIT ? OFFSET ?"
    return rows_of(db, sql, [*args, limit, offset]), _counted(db, found, args)


def copied_by(outlet: str) -> Where:
    """Copies with an article of an outlet on either side."""
    return Where("EXISTS (SELECT 1 FROM analyses n WHERE n.article IN (c.doc, c.of) AND n.outlet = ?)", (outlet,))


_HIDDEN = "SELECT id FROM claims WHERE hidden = 1"
_PAIR_IN_SIGHT = Where(f"x.a NOT IN ({_HIDDEN}) AND x.b NOT IN ({_HIDDEN})")


def contradiction_rows(
    db: sqlite3.Connection, kind: str | None, limit: int, offset: int
) -> tuple[list[Contradiction], int]:
    """Pairs of claims that are in sight, story by story, and how many there are in all. Those that rank highest stand
    first in their story, and so does the story of the highest."""
    where = [_PAIR_IN_SIGHT] + ([Where("x.kind = ?", (kind,))] if kind else [])
    found, args = f"FROM contradictions x WHERE {_joined(where)}", [arg for w in where for arg in w.args]
    stories = (
        f"SELECT x.number, x.rank, x.body, coalesce((SELECT story FROM claims WHERE id = x.a), x.a) AS story {found}"
    )
    order = "min(rank) OVER (PARTITION BY story), story, rank, number"
    rows = db.execute(f"SELECT body FROM ({stories}) ORDER BY {order} LIMIT ? OFFSET ?", [*args, limit, offset])
    return [unpack_body(Contradiction, body) for (body,) in rows], _counted(db, found, args)


def contradiction_kinds(db: sqlite3.Connection) -> list[tuple[str, int]]:
    """The kinds of the pairs that are in sight, with the number of each, most first."""
    sql = f"SELECT kind, count(*) FROM contradictions x WHERE {_PAIR_IN_SIGHT.sql} GROUP BY kind ORDER BY 2 DESC, 1"
    return [(kind, count) for kind, count in db.execute(sql)]


def story_rows(db: sqlite3.Connection, limit: int = -1, offset: int = 0) -> list[Row]:
    """Stories, those with most articles first."""
    return rows_of(db, f"SELECT {_STORY} FROM stories ORDER BY articles DESC, number LIMIT ? OFFSET ?", (limit, offset))


def named_stories(db: sqlite3.Connection, ids: Sequence[str]) -> list[Row]:
    """The stories of these ids."""
    return rows_among(db, f"SELECT {_STORY} FROM stories WHERE id IN ({{}})", ids)


def story_count(db: sqlite3.Connection) -> int:
    """How many stories there are."""
    return _counted(db, "FROM stories", ())


def names_with(db: sqlite3.Connection, words: str, limit: int) -> list[str]:
    """Names with these words, the last of which may go on: one of each actor, those of most claims first."""
    part = "SELECT rowid FROM suggestion_search WHERE suggestion_search MATCH ? ORDER BY rowid LIMIT ?"
    sql = f"SELECT actor, name FROM suggestions WHERE number IN ({part}) ORDER BY number"
    found: dict[str, str] = {}
    for match in filter(None, name_queries(words)):
        for actor, name in db.execute(sql, (match, limit * _VARIANTS)):
            found.setdefault(actor, name)
        if len(found) >= limit:
            break
    return list(dict.fromkeys(found.values()))[:limit]


def outlets_of(db: sqlite3.Connection, actor: str) -> list[tuple[str, int]]:
    """The outlets that carry what is attributed to an actor, with the number of statements, most first."""
    sql = (
        "SELECT n.outlet, count(*) FROM sayings s CROSS JOIN analyses n ON n.article = s.article"
        " WHERE s.actor = ? AND n.outlet IS NOT NULL GROUP BY n.outlet ORDER BY count(*) DESC, n.outlet"
    )
    return [(outlet, count) for outlet, count in db.execute(sql, (actor,))]


# ---------------------------------------------------------------- how rows are fetched


def _joined(where: Sequence[Where]) -> str:
    return " AND ".join(f"({w.sql})" for w in where) or "1"


def _counted(db: sqlite3.Connection, found: str, args: Sequence[Any], most: int | None = None) -> int:
    """How many rows there are, or one more than `most` where there are more."""
    if most is None:
        return int(db.execute(f"SELECT count(*) {found}", args).fetchone()[0])
    return int(db.execute(f"SELECT count(*) FROM (SELECT 1 {found} LIMIT ?)", [*args, most + 1]).fetchone()[0])
