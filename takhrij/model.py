"""The words of the design as frozen values.

Two invariants hold everywhere. A `Span` counts Unicode code points of the text it belongs to, half-open, so that
`text[span.start:span.end]` cuts the finding again. And every finding carries the rule or the reasons that made it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open pair of positions in code points; `0 <= start < end`. Compares and serialises as a pair."""

    start: int
    end: int

    def cut(self, text: str) -> str:
        """The words that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one letter."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


class Reason(NamedTuple):
    """Why something was found, merged, refused or counted as zero.

    `code` names a sentence in `takhrij/words/*.toml`; `args` fill it. `takhrij.wording.say` puts it in Arabic or
    English. Codes are stable and part of the interface.
    """

    code: str
    args: tuple[str, ...] = ()


class Evidence(NamedTuple):
    """A place that a finding rests on: in an article's `text`, `title`, `author` or `url`; `cut` are its words."""

    field: str
    span: Span
    cut: str


@dataclass(frozen=True, slots=True)
class Article:
    """One text as an outlet published it. Never changed after it is read.

    `outlet`, `url`, `title`, `author`, `published` (ISO 8601) and `language` are what the file or record said, or None.
    `path` is where it was read from, for messages. `original` is the SHA-256 of the bytes it came from.
    """

    id: str
    text: str
    outlet: str | None = None
    url: str | None = None
    title: str | None = None
    author: str | None = None
    published: str | None = None
    language: str | None = None
    path: str | None = None
    original: str | None = None


# ---------------------------------------------------------------- what analysis finds in one article


class Kind(StrEnum):
    """Kind of an attribution's source."""

    PERSON = "person"
    ORGANISATION = "organisation"
    OUTLET = "outlet"
    UNNAMED_PERSON = "unnamed-person"
    UNNAMED_PEOPLE = "unnamed-people"
    DOCUMENT = "document"
    IMPERSONAL = "impersonal"


class Force(StrEnum):
    """What the source does with the content."""

    ASSERTS = "asserts"
    DENIES = "denies"
    DOUBTS = "doubts"
    ALLEGES = "alleges"
    INTENDS = "intends"
    URGES = "urges"
    EXPECTS = "expects"
    ASKS = "asks"


class Style(StrEnum):
    """How the content is given."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Role(StrEnum):
    """What a credit says."""

    AGENCY = "agency"
    REPUBLISHED = "republished-from"
    BYLINE = "byline"
    DATELINE = "dateline"
    PHOTO = "photo"
    BOILERPLATE = "boilerplate"


class EntityType(StrEnum):
    PER = "PER"
    ORG = "ORG"
    LOC = "LOC"
    OUTLET = "OUTLET"


class TimeType(StrEnum):
    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True, slots=True)
class Traits:
    """What the article says of an unnamed source. Empty means: nothing is said.

    `sectors` are pack ids such as "military", "security", "medical", "diplomatic", "local"; `nations` are ISO 3166
    codes of nationalities; `place` where he is said to be; `anonymity` the words that say why he is unnamed;
    `told_outlet`: the article says that he spoke to the outlet itself.
    """

    sectors: tuple[str, ...] = ()
    nations: tuple[str, ...] = ()
    place: str | None = None
    anonymity: Span | None = None
    told_outlet: bool = False


@dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody (source) communicated (cue) something (content); the scheme of PARC 3.0 and PolNeAR.

    `source` stands at the cue; `speaker` is where the fullest string for the same speaker stands, when the source is
    missing, a pronoun or a bare title; `speaker_name` is that name as a reader would write it.
    `parent` is the id of the attribution in whose content this one stands.
    """

    id: str
    cue: Span
    content: tuple[Span, ...]
    source: Span | None
    speaker: Span | None
    speaker_name: str | None
    via: Span | None
    kind: Kind
    force: Force
    style: Style
    parent: str | None
    rule: str
    reasons: tuple[Reason, ...] = ()
    traits: Traits = Traits()


@dataclass(frozen=True, slots=True)
class Credit:
    """A mark of where the article itself came from. `field` says in which part of the record its span counts:
    "text", "title", "author" or "url". `outlet` is the plain name, `entity` its pack id."""

    span: Span
    outlet: str | None
    role: Role
    field: str = "text"
    entity: str | None = None
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Time:
    """A TIMEX3 expression. `earliest` and `latest` are ISO dates or times that bound it, where it can be placed."""

    span: Span
    type: TimeType
    value: str
    mod: str | None
    earliest: str | None
    latest: str | None
    rule: str
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Entity:
    """One mention of a name. `name` is the fullest form in the article, `entity` the pack's id of it, if known."""

    span: Span
    type: EntityType
    name: str
    entity: str | None = None
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Origination:
    """Where and when the article was published, as far as it can be told, and how that is known.

    `outlet` is a name to show, `outlet_id` the pack's id; both None where nothing names it. `basis` values:
    "metadata", "address", "masthead", "credit", "text", "inferred", "unknown". `earliest`/`latest` bound `published`.
    """

    outlet: str | None
    outlet_id: str | None
    outlet_basis: str
    published: str | None
    published_basis: str
    earliest: str | None
    latest: str | None
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything that was found in one article; a pure function of article, pack and code."""

    article: str
    language: str
    origination: Origination
    sentences: tuple[Span, ...]
    attributions: tuple[Attribution, ...]
    credits: tuple[Credit, ...]
    times: tuple[Time, ...]
    entities: tuple[Entity, ...]
    pack: str


# ---------------------------------------------------------------- what linking makes of a pile


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
    `place` and `actors` are names to show. `when` are ISO dates [earliest, latest].
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


class Verdict(StrEnum):
    """What an analyst can say."""

    SAME_ACTOR = "same-actor"
    NOT_SAME_ACTOR = "not-same-actor"
    SAME_CLAIM = "same-claim"
    SPLIT = "split"
    WRONG_CHAIN = "wrong-chain"
    KNOWN_ORIGIN = "known-origin"
    HIDE = "hide"
    NOTE = "note"
    GRADE = "grade"


@dataclass(frozen=True, slots=True)
class Anchor:
    """The words that a decision holds on to: an article and the cut text of a report, not the id of a claim."""

    doc: str
    cut: str


@dataclass(frozen=True, slots=True)
class Decision:
    """One row of human judgement. `who` and `when` (ISO 8601 UTC) are the caller's; `undone`: when taken back."""

    id: int
    verdict: Verdict
    anchors: tuple[Anchor, ...]
    value: str | None
    who: str
    why: str
    when: str
    undone: str | None = None


@dataclass(frozen=True, slots=True)
class Skipped:
    """Input that was left out, and why; named and counted in every summary."""

    path: str
    why: str


@dataclass(frozen=True, slots=True)
class Pile:
    """Articles as they were read, and what was left out."""

    articles: tuple[Article, ...] = ()
    skipped: tuple[Skipped, ...] = field(default=())
