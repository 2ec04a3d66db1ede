"""What is found in one article."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from takhrij.model.words import Reason, Span


class Kind(StrEnum):
    """Kind of an attribution's source."""

    PERSON = "person"
    ORGANISATION = "organisation"
    OUTLET = "outlet"
    UNNAMED_PERSON = "unnamed-person"
    UNNAMED_PEOPLE = "unnamed-people"
    DOCUMENT = "document"
    IMPERSONAL = "impersonal"

    @property
    def unnamed(self) -> bool:
        """Whether it is of people who are described and not named."""
        return self in (Kind.UNNAMED_PERSON, Kind.UNNAMED_PEOPLE)


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
