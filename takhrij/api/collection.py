"""A collection: one file that keeps articles and decisions, and everything that can be made again from them."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

from takhrij.api.anchors import find_anchor, one_a_line
from takhrij.api.overview import utc_now
from takhrij.api.pile import Link
from takhrij.api.reading import Reader
from takhrij.api.results import (
    Added,
    Analysed,
    Counts,
    Progress,
)
from takhrij.api.versions import analysis_key, code_version
from takhrij.api.work import Analyse, analyse_all
from takhrij.errors import InputError, StoreError
from takhrij.link.decisions import SHOWN_ONLY, hidden
from takhrij.model import (
    Analysis,
    Anchor,
    Article,
    Decision,
    Skipped,
    Verdict,
)
from takhrij.pack import Pack
from takhrij.read.found import Found
from takhrij.store import findings, graphs, judgements, own_lists, queries, store
from takhrij.store.migrations import transaction
from takhrij.store.staging import Staging

_BATCH = 200  # articles a transaction
_OF_SEVERAL = (Verdict.SAME_ACTOR, Verdict.NOT_SAME_ACTOR, Verdict.SAME_CLAIM, Verdict.SPLIT)
_VALUES = {Verdict.ALIAS: "the other name", Verdict.NOTE: "the note", Verdict.GRADE: "the grade"}


class Collection(Reader):
    """What a person does with a pile that is kept. Use it as a context manager; open one in each thread."""

    _analysed_of: list[Any] | None = None  # the articles as they were when analysing began, until they are linked

    @classmethod
    def open(cls, path: str | Path, *, create: bool = False, clock: Callable[[], str] = utc_now) -> Collection:
        """Open the file; with `create`, make it where it is missing. Raises StoreError."""
        return cls(store.open_database(path, create=create), clock)

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def __enter__(self) -> Collection:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
        if isinstance(error, sqlite3.OperationalError):
            raise StoreError(
                f"The collection could not be read or written: {error}. What was finished before is kept."
            ) from error

    # ------------------------------------------------------------ filling it

    def add(self, paths: Iterable[str | Path], *, progress: Progress | None = None) -> Added:
        """Read files and folders and keep their articles; "-" is standard input. `skipped` says what was left out."""
        from takhrij.read.paths import read

        return self._keep(read(paths), progress)

    def add_bytes(self, name: str, data: bytes) -> Added:
        """Keep the articles of one uploaded file; its name tells what it is (.html, .txt, .jsonl, .csv, .zip).

        The name "-" is for what has none, as a pasted text: its first bytes tell, and its id is made from the content.
        """
        from takhrij.read.paths import read_bytes

        return self._keep(read_bytes(data, name))

    def add_articles(self, articles: Iterable[Article]) -> Added:
        """Keep articles that were made elsewhere."""
        return self._keep(Found(article) for article in articles)

    def _keep(self, found: Iterable[Found | Skipped], progress: Progress | None = None) -> Added:
        done = dict.fromkeys(store.Kept, 0)
        ids: list[str] = []
        skipped: list[Skipped] = []
        for batch in store.batched(found, _BATCH):
            with transaction(self._db):
                for item in batch:
                    if isinstance(item, Skipped):
                        skipped.append(item)
                        continue
                    kept, id = store.keep_article(self._db, item.article, item.original, self._clock())
                    done[kept] += 1
                    if kept is not store.Kept.UNCHANGED:
                        ids.append(id)
            if progress:
                progress("read", sum(done.values()), None)
        return Added(
            added=done[store.Kept.ADDED],
            versions=done[store.Kept.VERSION],
            unchanged=done[store.Kept.UNCHANGED],
            skipped=tuple(skipped),
            articles=tuple(ids),
        )

    def remove(self, article: str) -> bool:
        """Take an article out for good, with everything derived from it; whether it was there. Then link again."""
        return store.remove_article(self._db, article)

    def analyse(
        self, *, workers: int = 1, progress: Progress | None = None, analyse: Analyse | None = None
    ) -> Analysed:
        """Analyse what was not analysed yet by this code and pack; finished articles are kept if it is stopped."""
        store.fill_index(self._db)
        self._analysed_of = graphs.kept_articles(self._db)
        pack = self._pack()
        key = analysis_key(pack)
        waiting = findings.pending(self._db, key)
        total = queries.counts(self._db)["articles"]
        failed: list[Skipped] = []
        fresh: list[tuple[Article, Analysis]] = []
        done = 0
        try:
            for result in analyse_all(queries.articles(self._db, waiting), workers=workers, analyse=analyse, pack=pack):
                if isinstance(result, Skipped):
                    failed.append(result)
                    continue
                fresh.append(result)
                done += 1
                if len(fresh) == _BATCH:
                    findings.keep_analyses(self._db, fresh, key)
                    fresh = []
                if progress:
                    progress("analyse", done, len(waiting))
        finally:
            findings.keep_analyses(self._db, fresh, key)
        return Analysed(done, total - len(waiting), queries.foreign(self._db), tuple(failed))

    def link(self, *, workers: int = 1, progress: Progress | None = None, link: Link | None = None) -> Counts:
        """Link all analysed articles under the decisions that stand, and keep the result; only stories that something
        touched since the last time are linked anew. Hidden claims are linked like any other and kept out of sight."""
        from takhrij.api.linking import link_touched, link_with  # late: its libraries are slow to load

        if progress:
            progress("link", 0, 1)
        rests_on = graphs.inputs(self._db)
        if self._analysed_of is not None:  # what was added while those were analysed has no analysis to link
            rests_on[: len(self._analysed_of)], self._analysed_of = self._analysed_of, None
        pack = self._pack()
        obeyed = [decision for decision in self.decisions(standing=True) if decision.verdict not in SHOWN_ONLY]
        with Staging(self._db) as staging:
            if link is None:
                graph = link_touched(self._db, staging, pack, obeyed, workers, progress)
            else:
                graph = link_with(link, self._db, staging, pack, obeyed)
            graphs.keep_graph(
                self._db,
                staging,
                graph,
                hidden=self._hidden,  # asked again: a claim that was hidden meanwhile must not come back
                rests_on=rests_on,
                now=self._clock(),
                code=code_version(),
                pack=pack.version,
            )
        if progress:
            progress("link", 1, 1)
        return self.counts()

    # ------------------------------------------------------------ own lists

    def keep_lists(self, path: str | Path) -> bool:
        """Keep a file of own persons, bodies, outlets and places with the collection, in place of the one before; a
        blank one takes them away. Whether that changed anything: then all has to be analysed and linked again."""
        from takhrij.find.own_lists import read_lists  # late: most commands do not need it

        text = read_lists(path)
        if text == own_lists.kept_lists(self._db):
            return False
        own_lists.keep_lists(self._db, text)
        return True

    def lists(self) -> str:
        """The own lists that are kept, as they were written; empty where there are none."""
        return own_lists.kept_lists(self._db)

    def _pack(self) -> Pack:
        from takhrij.find.own_lists import pack_with

        return pack_with(self.lists())

    # ------------------------------------------------------------ judging

    def decide(
        self, verdict: Verdict, targets: Sequence[str | Anchor], value: str | None = None, *, who: str, why: str = ""
    ) -> Decision:
        """Record a decision, which takes effect when the collection is linked again; a hidden claim is gone at once.

        Targets are claims ("c12ab": the decision holds on to the first report), reports of claims ("c12ab:3", counted
        from 1), names of persons or bodies for decisions about those, or anchors. The value of a wrong chain is the
        right one: names from the outlet to the one who knows, with ">" between them; that of an alias is the other
        name, or several, one a line.
        """
        if not targets:
            raise InputError("A decision needs something to be about: ids of claims, or names.")
        anchors = tuple(find_anchor(self._db, verdict, target) for target in targets)
        if verdict in _OF_SEVERAL and len(set(targets)) < 2:
            raise InputError(f"{verdict.value} needs two or more: name at least one more beside {targets[0]}.")
        if verdict in _VALUES and not (value or "").strip():
            raise InputError(f"{verdict.value} needs {_VALUES[verdict]}: give it as the value.")
        if verdict is Verdict.WRONG_CHAIN and value:
            value = one_a_line(value)
        kept = judgements.keep_decision(self._db, Decision(0, verdict, anchors, value, who, why, self._clock()))
        self._hide(kept)
        return kept

    def undo(self, decision: int) -> Decision:
        """Take a decision back; it stays in the history."""
        undone = judgements.undo_decision(self._db, decision, self._clock())
        self._hide(undone)
        return undone

    def _hide(self, changed: Decision) -> None:
        """Put out of sight what the standing decisions say, where one of those changed."""
        if changed.verdict is Verdict.HIDE:
            graphs.hide_claims(self._db, self._hidden())

    def _hidden(self) -> frozenset[str]:
        """The claims that the standing decisions put out of sight."""
        standing = self.decisions(standing=True)
        docs = {anchor.doc for d in standing if d.verdict is Verdict.HIDE for anchor in d.anchors}
        articles = {article.id: article for article in queries.articles(self._db, sorted(docs))}
        claims = queries.claims_standing_in(self._db, sorted(articles))
        there = {claim.id: [report for report in claim.reports if report.doc in articles] for claim in claims}
        return frozenset(id for id, reports in there.items() if hidden(reports, standing, articles))
