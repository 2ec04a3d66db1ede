"""Keeps what linking made, and gives it back whole: one transaction, in which the earlier graph gives way."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from takhrij.codec import encode
from takhrij.documents import document_of
from takhrij.link.decisions import SHOWN_ONLY
from takhrij.model import (
    Actor,
    Analysis,
    Article,
    Claim,
    Contradiction,
    Copy,
    Discrepancy,
    Graph,
    Status,
    Story,
)
from takhrij.store import lemmas, lookups
from takhrij.store.migrations import transaction
from takhrij.store.own_lists import kept_lists
from takhrij.store.store import content_digest, forget_graph, pack_body, unpack_body

_RUNS_KEPT = 10


def keep_graph(
    db: sqlite3.Connection,
    graph: Graph,
    articles: Mapping[str, Article],
    analyses: Mapping[str, Analysis],
    *,
    hidden: frozenset[str],
    rests_on: Sequence[Any],
    now: str,
    code: str,
    pack: str,
) -> None:
    """Keep the graph and a record of the run; `hidden` are ids of claims that an analyst put out of sight.

    `rests_on` is what `inputs` gave when the articles were read: what others add meanwhile is not in the graph.
    """
    outlets = {id: document_of(article, analyses.get(id)).outlet for id, article in articles.items()}
    with transaction(db):
        forget_graph(db)
        _keep_claims(db, graph.claims, articles, outlets, hidden)
        _keep_rest(db, graph, analyses)
        lookups.fill(db)
        _keep_run(db, graph, rests_on, now, code, pack)


def hide_claims(db: sqlite3.Connection, ids: frozenset[str]) -> None:
    """Put these claims out of sight, and no others."""
    with transaction(db):
        db.execute("UPDATE claims SET hidden = 0 WHERE hidden = 1")
        db.executemany("UPDATE claims SET hidden = 1 WHERE id = ?", ((id,) for id in sorted(ids)))


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


def _keep_claims(
    db: sqlite3.Connection,
    claims: Sequence[Claim],
    articles: Mapping[str, Article],
    outlets: Mapping[str, str | None],
    hidden: frozenset[str],
) -> None:
    """Table by table, which is several times faster than claim by claim."""
    marks = ", ".join("?" * 26)
    ranked = enumerate(claims, 1)
    rows = (_claim_row(claim, rank, articles, outlets, claim.id in hidden) for rank, claim in ranked)
    db.executemany(f"INSERT INTO claims VALUES ({marks})", rows)
    carriers = ((name, rank) for rank, claim in enumerate(claims, 1) for name in _carriers(claim, outlets))
    db.executemany("INSERT INTO carriers VALUES (?, ?)", carriers)
    kinds = (
        (kind, rank) for rank, claim in enumerate(claims, 1) for kind in sorted({o.kind.value for o in claim.origins})
    )
    db.executemany("INSERT INTO kinds VALUES (?, ?)", kinds)
    aliases = ((alias, claim.id) for claim in claims for alias in claim.aliases)
    db.executemany("INSERT OR IGNORE INTO aliases VALUES (?, ?)", aliases)
    reports = (row for claim in claims for row in _report_rows(claim, articles))
    db.executemany("INSERT INTO reports VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", reports)
    links = (row for claim in claims for row in _link_rows(claim))
    db.executemany("INSERT INTO links VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", links)
    origins = (row for claim in claims for row in _origin_rows(claim))
    db.executemany("INSERT INTO origins VALUES (?, ?, ?, ?, ?, ?, ?, ?)", origins)


def _claim_row(
    claim: Claim, rank: int, articles: Mapping[str, Article], outlets: Mapping[str, str | None], hidden: bool
) -> tuple[Any, ...]:
    quantity, (earliest, latest) = claim.quantity, claim.when or (None, None)
    doc, span = claim.statement_at
    return (
        rank,
        claim.id,
        rank,
        claim.statement,
        doc,
        span.start,
        span.end,
        claim.status.value,
        *claim.independent,
        *claim.independent_denying,
        claim.channels,
        claim.unsourced,
        len({report.doc for report in claim.reports}),
        json.dumps(_carriers(claim, outlets), ensure_ascii=False),
        claim.place,
        earliest,
        latest,
        quantity.min if quantity else None,
        quantity.max if quantity else None,
        quantity.unit if quantity else None,
        claim.story,
        hidden,
        _claim_words(claim, articles),
        pack_body(claim),
    )


def _carriers(claim: Claim, outlets: Mapping[str, str | None]) -> list[str]:
    """The names of the outlets that carry a claim."""
    return sorted({name for report in claim.reports if (name := outlets.get(report.doc))})


def _claim_words(claim: Claim, articles: Mapping[str, Article]) -> str:
    parts = [claim.statement, *claim.actors, claim.place or ""]
    for report in claim.reports:
        parts += [span.cut(articles[report.doc].text) for span in report.spans]
        parts += [link.name for link in report.chain]
    return lemmas.index_text(" ".join(dict.fromkeys(parts)))


def _report_rows(claim: Claim, articles: Mapping[str, Article]) -> Iterator[tuple[Any, ...]]:
    for number, report in enumerate(claim.reports):
        text = articles[report.doc].text
        yield (
            claim.id,
            number,
            report.doc,
            report.spans[0].start,
            report.spans[-1].end,
            " … ".join(span.cut(text) for span in report.spans),
            json.dumps(report.spans),
            report.attribution,
            report.stance.value,
            report.certainty,
            " > ".join(link.name for link in report.chain),
        )


def _link_rows(claim: Claim) -> Iterator[tuple[Any, ...]]:
    for number, report in enumerate(claim.reports):
        for step, link in enumerate(report.chain):
            at = (link.evidence.field, *link.evidence.span, link.evidence.cut) if link.evidence else (None,) * 4
            source_kind = link.source_kind.value if link.source_kind else None
            yield claim.id, number, step, link.name, link.kind.value, link.actor, source_kind, *at


def _origin_rows(claim: Claim) -> Iterator[tuple[Any, ...]]:
    for number, o in enumerate(claim.origins):
        yield claim.id, number, o.name, o.kind.value, o.actor, o.stance.value, o.in_least, json.dumps(o.reports)


def _keep_rest(db: sqlite3.Connection, graph: Graph, analyses: Mapping[str, Analysis]) -> None:
    rank = {claim.id: number for number, claim in enumerate(graph.claims, 1)}
    db.executemany(
        "INSERT INTO contradictions (a, b, kind, note, rank, body) VALUES (?, ?, ?, ?, ?, ?)",
        ((c.a, c.b, c.kind, c.note, min(rank[c.a], rank[c.b]), pack_body(c)) for c in graph.contradictions),
    )
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
    status = {claim.id: claim.status for claim in graph.claims}
    db.executemany(
        "INSERT INTO stories (id, label, articles, claims, contested, since, until, body)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (_story_row(story, status, analyses) for story in graph.stories),
    )
    db.executemany(
        "INSERT INTO actors (key, name, kind, words, body) VALUES (?, ?, ?, ?, ?)",
        ((a.key, a.name, a.kind.value, _name_lines(a), pack_body(a)) for a in graph.actors),
    )


def _story_row(
    story: Story, status: Mapping[str, Status], analyses: Mapping[str, Analysis]
) -> tuple[str | int | bytes | None, ...]:
    days = sorted(day for doc in story.docs if (day := analyses[doc].origination.published))
    since, until = (days[0], days[-1]) if days else (None, None)
    contested = sum(status.get(claim) is Status.CONTESTED for claim in story.claims)
    return story.id, story.label, len(story.docs), len(story.claims), contested, since, until, pack_body(story)


def _name_lines(actor: Actor) -> str:
    names = dict.fromkeys(lemmas.index_text(name) for name in (actor.name, *actor.names))
    return "\n" + "\n".join(names) + "\n"


def _keep_run(db: sqlite3.Connection, graph: Graph, rests_on: Sequence[Any], now: str, code: str, pack: str) -> None:
    run = db.execute(
        'INSERT INTO runs ("when", articles, claims, code, pack, said) VALUES (?, ?, ?, ?, ?, ?)',
        (now, len(graph.docs), len(graph.claims), code, pack, pack_body([_said(claim) for claim in graph.claims])),
    ).lastrowid
    db.execute("DELETE FROM runs WHERE id <= ?", ((run or 0) - _RUNS_KEPT,))
    statuses = Counter(claim.status.value for claim in graph.claims)
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


def _said(claim: Claim) -> dict[str, Any]:
    """What a run says of a claim, to tell later what another run changed."""
    return {
        "claim": claim.id,
        "aliases": claim.aliases,
        "article": claim.statement_at[0],
        "statement": claim.statement,
        "status": claim.status.value,
        "independent": claim.independent,
        "denying": claim.independent_denying[1],
        "reports": len(claim.reports),
    }
