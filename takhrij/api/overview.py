"""What can be asked of a collection as a whole: how much is in it, what linkings changed, everything at once."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from takhrij.api.changes import changes
from takhrij.api.pile import Traced
from takhrij.api.results import Change, Counts, Fault, Run
from takhrij.errors import InputError
from takhrij.model import Graph, Skipped
from takhrij.store import check, graphs, queries


def utc_now() -> str:
    """The time as decisions and runs record it."""
    return datetime.now(UTC).isoformat(timespec="seconds")


class Overview:
    """The questions about all of it. Nothing here changes the file."""

    def __init__(self, db: sqlite3.Connection, clock: Callable[[], str] = utc_now) -> None:
        self._db = db
        self._clock = clock

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """All that is asked within sees one state of the collection, though others write to it meanwhile."""
        self._db.execute("BEGIN")
        try:
            yield
        finally:
            self._db.execute("COMMIT")

    def counts(self) -> Counts:
        """How much is in it."""
        n = queries.counts(self._db)
        linked, by_status = queries.linked(self._db), queries.statuses(self._db)
        return Counts(
            articles=n["articles"],
            analysed=n["analyses"],
            claims=sum(by_status.values()),
            stories=n["stories"],
            copies=n["copies"],
            contradictions=n["contradictions"],
            decisions=n["decisions"],
            by_status=by_status,
            linked=linked["when"] if linked else None,
            stale=self.stale(),
        )

    def stale(self) -> bool:
        """Whether articles, or decisions that linking obeys, came after the last linking."""
        linked = queries.linked(self._db)
        return linked is None or bool(linked["inputs"] != graphs.inputs(self._db))

    def edition(self) -> tuple[int, int, int]:
        """Changes with every linking and every decision: what is shown of claims stays the same until then."""
        linked = queries.linked(self._db)
        return int(linked["run"]) if linked else 0, *queries.decision_counts(self._db)

    def graph(self) -> Graph:
        """The whole graph, as it was last linked."""
        return graphs.load_graph(self._db)

    def traced(self, skipped: tuple[Skipped, ...] = ()) -> Traced:
        """Everything, as `trace` gives it for a pile that is not kept."""
        articles, analyses = {}, {}
        for article in queries.articles(self._db):
            if (analysis := queries.analysis(self._db, article.id)) is not None:
                articles[article.id], analyses[article.id] = article, analysis
        return Traced(articles, analyses, self.graph(), skipped)

    def check(self) -> tuple[Fault, ...]:
        """Whether the file is whole and every stored span cuts again; empty when all is well."""
        return tuple(Fault(where, what) for where, what in check.faults(self._db))

    def export(self, format: str, path: str | Path, *, language: str = "en") -> None:
        """Write the graph: json, csv, graphml, ftm, annotations or html."""
        from takhrij.write.formats import write

        traced = self.traced()
        write(format, traced.articles, traced.analyses, traced.graph, path, language)

    def runs(self) -> tuple[Run, ...]:
        """The last linkings, newest first."""
        return tuple(Run(**row) for row in queries.runs(self._db))

    def diff(self, before: int | None = None, after: int | None = None) -> tuple[Change, ...]:
        """What changed from one run to a later one; the last two where none is named."""
        known = [run.id for run in self.runs()]
        after = after if after is not None else (known[0] if known else None)
        before = before if before is not None else next((run for run in known if after and run < after), None)
        for run in (before, after):
            if run is not None and run not in known:
                raise InputError(f"There is no run {run}. `takhrij diff --runs` lists them.")
        if before is None or after is None:
            raise InputError("There are not two runs to compare yet. Link again after adding articles.")
        hidden = queries.hidden_claims(self._db)
        found = changes(queries.said_in(self._db, before), queries.said_in(self._db, after))
        return tuple(change for change in found if change.claim not in hidden)
