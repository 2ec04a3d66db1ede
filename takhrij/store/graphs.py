"""Keeps what linking made, and gives it back whole: one transaction, in which the earlier graph gives way."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from takhrij.codec import encode
from takhrij.link.decisions import SHOWN_ONLY
from takhrij.model import (
    Actor,
    Claim,
    Contradiction,
    Copy,
    Discrepancy,
    Graph,
    Story,
)
from takhrij.store import aliases, lemmas, lookups
from takhrij.store.migrations import transaction
from takhrij.store.own_lists import kept_lists
from takhrij.store.staging import Staging
from takhrij.store.store import content_digest, forget_graph, pack_body, pack_list, unpack_body

_RUNS_KEPT = 10


def keep_graph(
    db: sqlite3.Connection,
    staged: Staging,
    graph: Graph,
    *,
    hidden: Callable[[], frozenset[str]],
    rests_on: Sequence[Any],
    now: str,
    code: str,
    pack: str,
) -> None:
    """Keep what is staged, with the rest of the graph and a record of the run.

    `hidden` tells, once the claims are there, the ids of those that an analyst put out of sight. `rests_on` is what
    `inputs` gave when the articles were read: what others add meanwhile is not in the graph.
    """
    with transaction(db):
        aliases.set_aside(db)
        forget_graph(db)
        staged.publish()
        aliases.fill(db)
        _hide(db, hidden())
        _keep_rest(db, graph)
        lookups.fill(db)
        _keep_run(db, graph, rests_on, now, code, pack)


def hide_claims(db: sqlite3.Connection, ids: frozenset[str]) -> None:
    """Put these claims out of sight, and no others."""
    with transaction(db):
        _hide(db, ids)


def _hide(db: sqlite3.Connection, ids: frozenset[str]) -> None:
    db.execute("UPDATE claims SET hidden = 0 WHERE hidden = 1")
    db.executemany("UPDATE claims SET hidden = 1 WHERE id = ?", ((id,) for id in sorted(ids)))


def story_inputs(db: sqlite3.Connection) -> dict[str, str]:
    """What each story was linked from, in short, by its id; without those of which that is not known."""
    return dict(db.execute("SELECT id, rests_on FROM stories WHERE rests_on IS NOT NULL").fetchall())


def load_graph(db: sqlite3.Connection) -> Graph:
    """The graph as it was kept, without claims that are hidden; an empty one where nothing was linked."""
    docs = db.execute("SELECT value FROM meta WHERE key = 'docs'").fetchone()
    return Graph(
        docs=tuple(json.loads(docs[0])) if docs else (),
        claims=tuple(_bodies(db, Claim, "claims WHERE NOT hidden", "rank")),
        contradictions=tuple(_bodies(db, Contradiction, "contradictions")),
        copies=tuple(_bodies(db, Copy, "copies")),
        discrepancies=tuple(_bodies(db, Discrepancy, "discrepancies")),
        stories=tuple(_bodies(db, Story, "stories")),
        actors=tuple(_bodies(db, Actor, "actors")),
    )


def _bodies(db: sqlite3.Connection, kind: type[Any], table: str, order: str = "number") -> Iterator[Any]:
    for (body,) in db.execute(f"SELECT body FROM {table} ORDER BY {order}"):
        yield unpack_body(kind, body)


def _keep_rest(db: sqlite3.Connection, graph: Graph) -> None:
    db.executemany(
        "INSERT INTO copies (doc, of, extent, doc_coverage, of_coverage, directed, agency, body)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (c.doc, c.of, c.extent.value, c.doc_coverage, c.of_coverage, c.directed, c.agency, pack_body(c))
            for c in graph.copies
        ),
    )
    db.executemany(
        "INSERT INTO discrepancies (doc, stated, actual, body) VALUES (?, ?, ?, ?)",
        ((d.doc, d.stated, d.actual, pack_body(d)) for d in graph.discrepancies),
    )
    db.executemany(
        "INSERT INTO actors (key, name, kind, words, body) VALUES (?, ?, ?, ?, ?)",
        ((a.key, a.name, a.kind.value, _name_lines(a), pack_body(a)) for a in graph.actors),
    )


def _name_lines(actor: Actor) -> str:
    names = dict.fromkeys(lemmas.index_text(name) for name in (actor.name, *actor.names))
    return "\n" + "\n".join(names) + "\n"


def _keep_run(db: sqlite3.Connection, graph: Graph, rests_on: Sequence[Any], now: str, code: str, pack: str) -> None:
    claims = db.execute("SELECT count(*) FROM claims").fetchone()[0]
    run = db.execute(
        'INSERT INTO runs ("when", articles, claims, code, pack, said) VALUES (?, ?, ?, ?, ?, ?)',
        (now, len(graph.docs), claims, code, pack, pack_list(_said(db))),
    ).lastrowid
    db.execute("DELETE FROM runs WHERE id <= ?", ((run or 0) - _RUNS_KEPT,))
    statuses = dict(db.execute("SELECT status, count(*) FROM claims GROUP BY status ORDER BY status").fetchall())
    linked = {"run": run, "when": now, "inputs": list(rests_on), "statuses": statuses}
    db.execute("INSERT OR REPLACE INTO meta VALUES ('linked', ?)", (json.dumps(linked),))
    db.execute("INSERT OR REPLACE INTO meta VALUES ('docs', ?)", (json.dumps(encode(graph.docs)),))


def inputs(db: sqlite3.Connection) -> list[Any]:
    """What linking rests on, in short: when it differs from what was kept, the graph is stale."""
    others = ", ".join(f"'{verdict.value}'" for verdict in SHOWN_ONLY)
    decisions = f"SELECT count(*), count(undone), max(id) FROM decisions WHERE verdict NOT IN ({others})"
    lists = kept_lists(db)
    digests = [content_digest(lists)] if lists else []
    return [*kept_articles(db), *db.execute(decisions).fetchone(), *digests]


def kept_articles(db: sqlite3.Connection) -> list[Any]:
    """The articles of the file, in short: the part of `inputs` that analysing rests on."""
    return list(db.execute("SELECT count(*), total(version), max(added) FROM articles").fetchone())


def _said(db: sqlite3.Connection) -> Iterator[dict[str, Any]]:
    """What a run says of each claim, to tell later what another run changed."""
    former: dict[str, list[str]] = {}
    for alias, claim in db.execute("SELECT alias, claim FROM aliases ORDER BY alias"):
        former.setdefault(claim, []).append(alias)
    for id, article, statement, status, least, most, denying, reports in db.execute(
        "SELECT id, article, statement, status, least, most, most_denying,"
        " (SELECT count(*) FROM reports r WHERE r.claim = c.id) FROM claims c ORDER BY number"
    ):
        yield {
            "claim": id,
            "aliases": former.get(id, []),
            "article": article,
            "statement": statement,
            "status": status,
            "independent": [least, most],
            "denying": denying,
            "reports": reports,
        }
