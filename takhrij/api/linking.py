"""Links what a collection keeps, and only those stories anew that something touched.

What a story was linked from is kept with it, in short: its articles and what was found in them, the copies among them,
what is known of its actors, the decisions, the code. Where none of that changed, its claims are kept as they are.
Articles are analysed once and packed; they are unpacked where a story needs them, so that memory holds few at a time.

Invariant: what is kept is what linking everything anew would give.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from takhrij.api.pile import Link
from takhrij.api.processes import each_with
from takhrij.api.results import Progress
from takhrij.api.versions import linking_version
from takhrij.link.each import Each
from takhrij.link.graph import survey_pile
from takhrij.link.looks import Look, look_at
from takhrij.link.story import Pile, link_story, story_id
from takhrij.memo import Memo
from takhrij.model import Analysis, Article, Decision, Graph
from takhrij.pack import Pack
from takhrij.store import graphs, looks, queries
from takhrij.store.claim_rows import Rows, rows_of
from takhrij.store.staging import Staging
from takhrij.store.store import batched, unpack_body

_BATCH = 500  # looks a transaction
_UNPACKED = 300  # analyses, more than almost any story has


class PackedAnalyses(Mapping[str, Analysis]):
    """Analyses as they are kept, unpacked when they are asked for; those of late stay so."""

    def __init__(self, bodies: Mapping[str, bytes]) -> None:
        self._bodies = bodies
        self._unpacked = Memo(self._unpack, most=_UNPACKED)

    def __getitem__(self, id: str) -> Analysis:
        return self._unpacked[id]

    def _unpack(self, id: str) -> Analysis:
        return unpack_body(Analysis, self._bodies[id])

    def __iter__(self) -> Iterator[str]:
        return iter(self._bodies)

    def __len__(self) -> int:
        return len(self._bodies)

    def packed(self, id: str) -> bytes:
        """The analysis as it is kept."""
        return self._bodies[id]


@dataclass(frozen=True, slots=True)
class _Linking:
    """What linking any story of the collection rests on; `digests` tell articles and what was found in them apart."""

    pile: Pile
    digests: Mapping[str, str]
    common: str  # what all stories rest on: code, pack, decisions


def link_touched(
    db: sqlite3.Connection,
    staging: Staging,
    pack: Pack,
    decisions: Sequence[Decision],
    workers: int = 1,
    progress: Progress | None = None,
) -> Graph:
    """Stage the rows of all stories, those that nothing touched as they are kept.

    The graph that is given back has copies, discrepancies and actors, but neither claims nor stories.
    """
    analyses = PackedAnalyses(queries.packed_analyses(db))
    articles = {article.id: article for article in queries.articles(db, analyses)}
    known, each = graphs.story_inputs(db), each_with(workers)
    version = f"{linking_version()} {pack.version}"
    digests = {id: _digest(version.encode(), repr(articles[id]).encode(), analyses.packed(id)) for id in articles}
    found = _looks(db, articles, analyses, pack, digests, each)
    survey = survey_pile(articles, analyses, pack, decisions, found, each)
    linking = _Linking(survey.pile, digests, f"{version} {decisions!r}")
    touched: list[tuple[str, ...]] = []
    kept: list[str] = []
    for docs in survey.stories:
        if _unchanged(linking, docs, known.get(id := story_id(docs))):
            kept.append(id)
        else:
            touched.append(docs)
    staging.take_kept(kept)
    for done, rows in enumerate(each(partial(_linked_rows, linking), touched), 1):
        staging.take(rows)
        if progress:
            progress("link", done, len(touched))
    return survey.graph


def _looks(
    db: sqlite3.Connection,
    articles: Mapping[str, Article],
    analyses: Mapping[str, Analysis],
    pack: Pack,
    digests: Mapping[str, str],
    each: Each,
) -> dict[str, Look]:
    """The looks at all articles, in order: those that are kept, and those that are now."""
    found = looks.kept_looks(db, digests)
    missing = [id for id in articles if id not in found]
    fresh = zip(missing, each(partial(look_at, articles, analyses, pack), missing), strict=True)
    for batch in batched(fresh, _BATCH):
        found.update(batch)
        looks.keep_looks(db, batch, digests)
    return {id: found[id] for id in articles}


def link_with(link: Link, db: sqlite3.Connection, staging: Staging, pack: Pack, decisions: Sequence[Decision]) -> Graph:
    """Stage what another linking makes of everything; the graph that it made."""
    analyses = PackedAnalyses(queries.packed_analyses(db))
    articles = {article.id: article for article in queries.articles(db, analyses)}
    graph = link(articles, analyses, pack, decisions)
    stories = [(story, None) for story in graph.stories]
    staging.take(rows_of(graph.claims, graph.contradictions, stories, articles, analyses))
    return graph


def _linked_rows(linking: _Linking, docs: tuple[str, ...]) -> Rows:
    """One story, linked, as rows."""
    linked, pile = link_story(linking.pile, docs), linking.pile
    rests_on = json.dumps([_rests_on(linking, docs, linked.consulted), *linked.consulted], ensure_ascii=False)
    articles = {doc: pile.articles[doc] for doc in docs}
    analyses = {doc: pile.analyses[doc] for doc in docs}
    return rows_of(linked.claims, linked.contradictions, [(linked.story, rests_on)], articles, analyses)


def _unchanged(linking: _Linking, docs: tuple[str, ...], rests_on: str | None) -> bool:
    if rests_on is None:
        return False
    digest, *consulted = json.loads(rests_on)
    return bool(digest == _rests_on(linking, docs, consulted))


def _rests_on(linking: _Linking, docs: Sequence[str], consulted: Sequence[str]) -> str:
    """All that a story is linked from, in short; `consulted` are the actors whose profiles matter to it."""
    pile, digests = linking.pile, linking.digests
    parts: list[object] = [linking.common]
    for doc in docs:
        copies = pile.copies.get(doc, ())
        parts += [doc, digests[doc], pile.actors.keys_in(doc), copies, [digests[copy.of] for copy in copies]]
    parts += [pile.actors.merged(key) for key in consulted]
    return _digest(repr(parts).encode())


def _digest(*parts: bytes) -> str:
    digest = hashlib.blake2b(digest_size=12)
    for part in parts:
        digest.update(len(part).to_bytes(8, "little") + part)
    return digest.hexdigest()
