"""What linking makes of a pile: copies, reports with their chains, origins, claims, stories."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from takhrij.model.analysis import Kind
from takhrij.model.words import Evidence, Reason, Span


class Stance(StrEnum):
    AFFIRMS = "affirms"
    DENIES = "denies"


class Status(StrEnum):
    SINGLE = "single"
    ECHOED = "echoed"
    UNCLEAR = "unclear"
    CORROBORATED = "corroborated"
    CONTESTED = "contested"


class Extent(StrEnum):
    WHOLE = "whole"
    PART = "part"


class LinkKind(StrEnum):
    """How a step of a chain is known."""

    OUTLET = "outlet"  # the article's own outlet: where every chain begins
    CREDIT = "credit"
    ATTRIBUTION = "attribution"
    VIA = "via"
    COPY = "copied text"


@dataclass(frozen=True, slots=True)
class Copy:
    """Running text that two articles share. `spans` are aligned pairs: (in `doc`, in `of`), in reading order of `doc`.

    `of` is the text it was taken from, where that can be told (`directed`); else the earlier or lesser id.
    `agency` is the agency's name where the shared text came from one. Coverages are shares (0 to 1) of each text.
    """

    doc: str
    of: str
    extent: Extent
    spans: tuple[tuple[Span, Span], ...]
    doc_coverage: float
    of_coverage: float
    directed: bool
    agency: str | None = None
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class CopyGroup:
    """Articles that carry one text. `first` is the one that had it before the others, None where that cannot be told;
    `agency` is the agency whose text it is, where one of its copies says so."""

    docs: tuple[str, ...]
    first: str | None
    agency: str | None
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """Passages of a composed article that come from one text: `spans` are its own, `of` the article that shares most
    of them, `agency` the agency whose text it is, where that is known."""

    spans: tuple[Span, ...]
    of: str
    agency: str | None


@dataclass(frozen=True, slots=True)
class Composed:
    """An article stitched together from texts that have nothing to do with each other, with its parts as they stand."""

    doc: str
    parts: tuple[Part, ...]
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """One step of a chain. `actor` is the key of the person or body after merging; `evidence` where it stands."""

    name: str
    kind: LinkKind
    actor: str
    evidence: Evidence | None = None
    source_kind: Kind | None = None
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """One place in one article where a claim stands, with its chain and its stance."""

    doc: str
    spans: tuple[Span, ...]
    attribution: str | None
    stance: Stance
    chain: tuple[Link, ...]
    certainty: str = "plain"  # plain | hedged | alleged | expected: how surely it is put, for drift
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """Where chains end, after the same person, body or text has been merged. `reports` are positions in the claim's.

    `in_least` tells whether it can count in the least bound; the reasons say every merge, refusal and zero.
    """

    name: str
    kind: Kind
    actor: str
    reports: tuple[int, ...]
    stance: Stance
    in_least: bool
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number that a claim states: bounds (None: open) and what is counted."""

    min: int | None
    max: int | None
    unit: str


@dataclass(frozen=True, slots=True)
class Drift:
    """What changes along a chain or between reports of one claim: certainty, number, name, label, quotation."""

    kind: str
    before: int  # position of the report that has it first
    after: int
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """A checkable proposition, carried by one or more reports.

    `statement` is cut from `statement_at` (article id and span). `aliases` are ids that it had before.
    `place` and `actors` are names to show. `when` are ISO dates [earliest, latest]. `doubtful` are reports that may say
    this claim or another: they are shown, and nothing rests on them.
    """

    id: str
    statement: str
    statement_at: tuple[str, Span]
    reports: tuple[Report, ...]
    origins: tuple[Origin, ...]
    independent: tuple[int, int]
    independent_denying: tuple[int, int]
    channels: int
    status: Status
    unsourced: bool
    common_links: tuple[str, ...] = ()
    circles: tuple[tuple[str, ...], ...] = ()
    actors: tuple[str, ...] = ()
    place: str | None = None
    when: tuple[str, str] | None = None
    quantity: Quantity | None = None
    drift: tuple[Drift, ...] = ()
    story: str | None = None
    aliases: tuple[str, ...] = ()
    because: tuple[Reason, ...] = ()
    doubtful: tuple[Report, ...] = ()


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two claims that cannot both be true as told. Kinds: number, polarity, agent, place, time, superseded."""

    a: str
    b: str
    kind: str
    note: str
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """Stated and actual source differ: what the article says of its source, and what its text shows."""

    doc: str
    stated: str | None
    actual: str
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """Articles on the same events. `label` is cut from the title or first sentence of its first article."""

    id: str
    label: str
    docs: tuple[str, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, body or outlet after merging across articles. `names` are its variants, most used first; `roles` what
    articles put to a personal name: "the spokesman of the ministry, Colonel X", as written."""

    key: str
    name: str
    kind: Kind
    names: tuple[str, ...]
    roles: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Graph:
    """What linking makes of a pile; everything in it is sorted, and the order of the articles does not matter.

    `claims` stand in the order of their rank for an editor.
    """

    docs: tuple[str, ...] = ()
    claims: tuple[Claim, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    copies: tuple[Copy, ...] = ()
    discrepancies: tuple[Discrepancy, ...] = ()
    stories: tuple[Story, ...] = ()
    actors: tuple[Actor, ...] = ()
