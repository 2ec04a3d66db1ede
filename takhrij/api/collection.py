"""A collection: one file that keeps articles and decisions, and everything that can be made again from them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from takhrij.api.results import (
    ActorView,
    Added,
    Analysed,
    ArticleView,
    Change,
    ClaimRow,
    ClaimView,
    Comparison,
    CopyRow,
    Counts,
    Fault,
    Filters,
    Hit,
    OutletRow,
    Page,
    Progress,
    Run,
    StoryRow,
    StoryView,
)
from takhrij.model import Anchor, Article, Decision, Graph, Verdict

ANY = Filters()


def utc_now() -> str:
    """The time as decisions and runs record it."""
    return datetime.now(UTC).isoformat(timespec="seconds")


class Collection:
    """What a person does with a pile that is kept. Use it as a context manager; open one in each thread.

    Claims are named by their id or by any id they had before. Unknown ids raise `InputError`.
    """

    @classmethod
    def open(cls, path: str | Path, *, create: bool = False, clock: Callable[[], str] = utc_now) -> Collection:
        """Open the file; with `create`, make it where it is missing. Raises StoreError."""
        raise NotImplementedError

    def close(self) -> None:
        """Close the file."""
        raise NotImplementedError

    def __enter__(self) -> Collection:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # ------------------------------------------------------------ filling it

    def add(self, paths: Iterable[str | Path], *, progress: Progress | None = None) -> Added:
        """Read files and folders and keep their articles; "-" is standard input. `skipped` says what was left out."""
        raise NotImplementedError

    def add_bytes(self, name: str, data: bytes) -> Added:
        """Keep the articles of one uploaded file; its name tells what it is (.html, .txt, .jsonl, .csv, .zip)."""
        raise NotImplementedError

    def add_articles(self, articles: Iterable[Article]) -> Added:
        """Keep articles that were made elsewhere."""
        raise NotImplementedError

    def remove(self, article: str) -> bool:
        """Take an article out for good, with everything derived from it; whether it was there."""
        raise NotImplementedError

    def analyse(self, *, workers: int = 1, progress: Progress | None = None) -> Analysed:
        """Analyse what was not analysed yet by this code and pack; finished articles are kept if it is stopped."""
        raise NotImplementedError

    def link(self, *, progress: Progress | None = None) -> Graph:
        """Link all analysed articles under the decisions that stand, and keep the result."""
        raise NotImplementedError

    # ------------------------------------------------------------ reading it

    def counts(self) -> Counts:
        """How much is in it."""
        raise NotImplementedError

    def graph(self) -> Graph:
        """The whole graph, as it was last linked."""
        raise NotImplementedError

    def articles(self, *, limit: int = 100, offset: int = 0) -> Page[Hit]:
        """All articles, newest first."""
        raise NotImplementedError

    def claims(
        self, query: str | None = None, filters: Filters = ANY, *, limit: int = 50, offset: int = 0
    ) -> Page[ClaimRow]:
        """Claims in the order of their rank; `query` are words of the statement or the reports, in any inflection."""
        raise NotImplementedError

    def claim(self, claim: str) -> ClaimView:
        """One claim with every report's words in place."""
        raise NotImplementedError

    def article(self, article: str) -> ArticleView:
        """One article with its analysis, copies and claims."""
        raise NotImplementedError

    def original(self, article: str) -> bytes | None:
        """The bytes that the article came from, where they differ from its text; None where they do not."""
        raise NotImplementedError

    def search(
        self,
        query: str,
        *,
        outlet: str | None = None,
        since: str | None = None,
        until: str | None = None,
        limit: int = 20,
        offset: int = 0,
    ) -> Page[Hit]:
        """Articles that hold all the words, in any inflection, best first."""
        raise NotImplementedError

    def who(self, name: str) -> tuple[ActorView, ...]:
        """Persons and bodies of that name or key, most spoken first."""
        raise NotImplementedError

    def outlets(self) -> tuple[OutletRow, ...]:
        """The outlets of the pile, with who feeds whom."""
        raise NotImplementedError

    def stories(self) -> tuple[StoryRow, ...]:
        """The stories of the pile, largest first."""
        raise NotImplementedError

    def story(self, story: str) -> StoryView:
        """One story."""
        raise NotImplementedError

    def copies(self, article: str | None = None) -> tuple[CopyRow, ...]:
        """Pairs of articles that share running text, or those of one article."""
        raise NotImplementedError

    def compare(self, a: str, b: str) -> Comparison:
        """Two articles and what they share."""
        raise NotImplementedError

    # ------------------------------------------------------------ judging

    def decide(
        self, verdict: Verdict, targets: Sequence[str | Anchor], value: str | None = None, *, who: str, why: str = ""
    ) -> Decision:
        """Record a decision. Targets are claim ids (the decision holds on to their first reports), names of persons or
        bodies, or anchors. It takes effect when the collection is linked again."""
        raise NotImplementedError

    def undo(self, decision: int) -> Decision:
        """Take a decision back; it stays in the history."""
        raise NotImplementedError

    def decisions(self, *, standing: bool = False) -> tuple[Decision, ...]:
        """All decisions, or those not taken back, oldest first."""
        raise NotImplementedError

    # ------------------------------------------------------------ keeping it

    def check(self) -> tuple[Fault, ...]:
        """Whether the file is whole and every stored span cuts again; empty when all is well."""
        raise NotImplementedError

    def export(self, format: str, path: str | Path) -> None:
        """Write the graph: json, csv, graphml, ftm, prov or html."""
        raise NotImplementedError

    def runs(self) -> tuple[Run, ...]:
        """Every linking, newest first."""
        raise NotImplementedError

    def diff(self, before: int | None = None, after: int | None = None) -> tuple[Change, ...]:
        """What changed from one run to a later one; the last two where none is named."""
        raise NotImplementedError
