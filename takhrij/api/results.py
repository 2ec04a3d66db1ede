"""What `takhrij.api` answers with: frozen values made for showing, beside the words of `takhrij.model`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from takhrij.documents import Document
from takhrij.model import (
    Actor,
    Analysis,
    Article,
    Claim,
    Contradiction,
    Copy,
    Decision,
    Discrepancy,
    Extent,
    Kind,
    Skipped,
    Span,
    Status,
    Story,
)
from takhrij.write.passages import Passage

Row = TypeVar("Row")

Progress = Callable[[str, int, int | None], None]
"""Called as `progress(stage, done, total)`; `total` is None where it is not known, as for standard input."""


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """Some rows of a longer list. `total` counts all of it, as far as was asked for: there may be `more`."""

    rows: tuple[Row, ...]
    total: int
    offset: int = 0
    more: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """An article as other pages name it."""

    id: str
    title: str | None
    outlet: str | None
    published: str | None


@dataclass(frozen=True, slots=True)
class Added:
    """What came of adding files. `articles` are the ids that were stored, new ones and new versions."""

    added: int = 0
    versions: int = 0
    unchanged: int = 0
    skipped: tuple[Skipped, ...] = ()
    articles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Analysed:
    """What came of analysing: how many were analysed now, known before, not Arabic, and which failed."""

    analysed: int = 0
    cached: int = 0
    foreign: int = 0
    failed: tuple[Skipped, ...] = ()


@dataclass(frozen=True, slots=True)
class Filters:
    """Which claims to list; None means any. `outlet` is a name, `actor` a key, a name or words of one, dates are ISO
    and inclusive, `kind` is that of a source they go back to; `hidden` lists those too that an analyst put out of
    sight."""

    status: Status | None = None
    outlet: str | None = None
    actor: str | None = None
    place: str | None = None
    story: str | None = None
    article: str | None = None
    since: str | None = None
    until: str | None = None
    unsourced: bool | None = None
    least: int | None = None
    hidden: bool = False
    kind: Kind | None = None


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim as a list shows it. `rank` counts from 1; `articles` and `outlets` carry it."""

    rank: int
    id: str
    statement: str
    status: Status
    independent: tuple[int, int]
    independent_denying: tuple[int, int]
    channels: int
    unsourced: bool
    articles: int
    outlets: tuple[str, ...]
    place: str | None
    when: tuple[str, str] | None
    story: str | None
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim with all that its page needs. `passages[i]` are the words of `claim.reports[i]`, `doubtful[i]` those of
    `claim.doubtful[i]`; `documents` by id."""

    claim: Claim
    row: ClaimRow
    passages: tuple[tuple[Passage, ...], ...]
    documents: Mapping[str, Document]
    contradictions: tuple[tuple[Contradiction, ClaimRow], ...] = ()
    decisions: tuple[Decision, ...] = ()
    doubtful: tuple[tuple[Passage, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Version:
    """An earlier text of an article, as it stood before it was replaced at `until` (ISO 8601 UTC)."""

    article: str
    number: int
    text: str
    title: str | None
    published: str | None
    until: str


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article with all that its page needs; `analysis` is None where it was not analysed yet."""

    article: Article
    document: Document
    analysis: Analysis | None
    versions: tuple[Version, ...]
    copies: tuple[Copy, ...]
    discrepancies: tuple[Discrepancy, ...]
    claims: tuple[ClaimRow, ...]
    has_original: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that a search found; `snippet` is cut from its text round the first word found, at `span`. In it,
    words of the query stand at `marked`."""

    doc: str
    title: str | None
    outlet: str | None
    published: str | None
    snippet: str
    span: Span | None
    marked: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Where somebody speaks in an article: `text` is cut from it, and in that the name stands at `source` (None where
    it is not near) and what is said at `content`; `attribution` is None where only the name was found."""

    doc: str
    attribution: str | None
    text: str
    source: Span | None
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """One attribution of an actor: what he is said to have said, where and when."""

    doc: str
    attribution: str
    outlet: str | None
    published: str | None
    source: str
    words: str
    span: Span


@dataclass(frozen=True, slots=True)
class ActorView:
    """A person, body or outlet, what is attributed to it, and the claims that go back to it or pass through it.

    `statements` are the last ones in order of time, `said` counts all of them; `claims` are the first ones by rank,
    `carried` counts all of those.
    """

    actor: Actor
    statements: tuple[Statement, ...]
    said: int
    claims: tuple[ClaimRow, ...]
    carried: int


@dataclass(frozen=True, slots=True)
class OutletRow:
    """An outlet in the pile: its articles, its reports, and of those how many it knows of itself or has from others.

    `originates` counts reports that the outlet makes itself or has from a source of its own, `relays` those that it has
    from another outlet or agency, `copies` articles that are copies. `fed_by` and `feeds` are names with counts of
    reports, most first.
    """

    name: str
    articles: int
    reports: int
    originates: int
    relays: int
    copies: int
    fed_by: tuple[tuple[str, int], ...] = ()
    feeds: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class StoryRow:
    """A story as a list shows it."""

    id: str
    label: str
    articles: int
    claims: int
    contested: int
    since: str | None
    until: str | None


@dataclass(frozen=True, slots=True)
class StoryView:
    """A story with its claims and documents, both in their order."""

    story: Story
    claims: tuple[ClaimRow, ...]
    documents: tuple[Document, ...]


@dataclass(frozen=True, slots=True)
class CopyRow:
    """Two articles that share running text."""

    doc: str
    of: str
    extent: Extent
    doc_coverage: float
    of_coverage: float
    directed: bool
    agency: str | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two articles side by side; `shared` are aligned pairs of spans (in `a`, in `b`), in reading order of `a`."""

    a: Article
    b: Article
    shared: tuple[tuple[Span, Span], ...]
    copy: Copy | None


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in a collection's file that is not as it must be."""

    where: str
    what: str


@dataclass(frozen=True, slots=True)
class Run:
    """One linking of the collection."""

    id: int
    when: str
    articles: int
    claims: int
    code: str
    pack: str


@dataclass(frozen=True, slots=True)
class Change:
    """What differs between two runs. Kinds: new-claim, gone-claim, new-status, new-origin, lost-origin, new-denial,
    new-report."""

    kind: str
    claim: str
    statement: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Counts:
    """What is in a collection."""

    articles: int
    analysed: int
    claims: int
    stories: int
    copies: int
    contradictions: int
    decisions: int
    by_status: Mapping[str, int]
    linked: str | None  # when it was last linked
    stale: bool  # articles or decisions came after that
