"""The queue of doubtful merges: names that were taken for one, and sources that may be one; judged key by key.

Both names stand with the words that they rest on, so that no other page need be opened. What was judged once does not
come again, unless the judgement was taken back.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from starlette.requests import Request

from takhrij.api import ClaimRow, Collection, Filters, Heading
from takhrij.model import Actor, Anchor, Claim, Decision, Origin, Reason, Status, Verdict
from takhrij.web.cache import remembered
from takhrij.web.mark import Mark, Piece, paragraphs, pieces
from takhrij.web.page import PageSpec, told
from takhrij.web.versions import Run, differences

SHOWN = 40
LOOKED_AT = 200  # claims, and names, of each kind
_MERGED = "actor.spelling"  # one name in two spellings
_COULD_BE_ONE = "least.could-be-one"
_COMMA = "\N{ARABIC COMMA} "  # between the names of such a reason


@dataclass(frozen=True, slots=True)
class Side:
    """One of two names: `runs` are its words, of which those that the other does not have are "new"; `anchor` is what a
    decision holds on to; `said` in paragraphs of marked pieces is where it speaks, in the attribution of that id."""

    name: str
    anchor: Anchor
    attribution: str | None = None
    runs: tuple[Run, ...] = ()
    said: list[list[Piece]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two names that are, or may be, one. `merged` tells whether they count as one now; `claim` is where it matters, if
    in one claim only."""

    a: Side
    b: Side
    merged: bool
    reason: Reason
    claim: ClaimRow | None = None

    @property
    def anchors(self) -> tuple[Anchor, Anchor]:
        return self.a.anchor, self.b.anchor


@dataclass(frozen=True, slots=True)
class Review:
    """Doubtful merges: names in several spellings, then sources by the rank of their claims."""

    doubts: tuple[Doubt, ...] = told("What waits for a judgement.")
    more: bool = told("Whether more waits than is shown.")
    articles: Mapping[str, Heading] = told("Title, outlet and day of the articles of the anchors, by id.")


def review(request: Request, collection: Collection) -> Review:
    """What nobody has judged yet."""
    return remembered(request, collection, "review", lambda: _review(collection))


def _review(collection: Collection) -> Review:
    judged = {frozenset(d.anchors) for d in collection.decisions(standing=True) if _about_names(d)}
    waiting = (d for d in _doubts(collection) if frozenset(d.anchors) not in judged)
    found = tuple(itertools.islice(waiting, SHOWN + 1))
    articles = collection.headings(anchor.doc for doubt in found[:SHOWN] for anchor in doubt.anchors)
    return Review(tuple(_with_words(collection, doubt) for doubt in found[:SHOWN]), len(found) > SHOWN, articles)


def _with_words(collection: Collection, doubt: Doubt) -> Doubt:
    a, b = doubt.a, doubt.b
    return replace(doubt, a=_side(collection, a, b.name), b=_side(collection, b, a.name))


def _side(collection: Collection, side: Side, other: str) -> Side:
    runs = tuple(run for run in differences(other.split(), side.name.split()) if run.change != "gone")
    found = collection.excerpt(side.anchor, side.attribution)
    if found is None:
        return replace(side, runs=runs)
    marks = [Mark(span, "content") for span in found.content]
    marks += [Mark(found.source, "source")] if found.source else []
    return replace(side, attribution=found.attribution, runs=runs, said=paragraphs(pieces(found.text, marks)))


def _about_names(decision: Decision) -> bool:
    return decision.verdict in (Verdict.SAME_ACTOR, Verdict.NOT_SAME_ACTOR)


def _doubts(collection: Collection) -> Iterator[Doubt]:
    seen: set[frozenset[Anchor]] = set()
    for doubt in itertools.chain(_spellings(collection), _sources(collection)):
        if (
            len(set(doubt.anchors)) == 2
            and frozenset(doubt.anchors) not in seen
            and "?" not in (doubt.a.name, doubt.b.name)
        ):
            seen.add(frozenset(doubt.anchors))
            yield doubt


def _spellings(collection: Collection) -> Iterator[Doubt]:
    """Names that were merged for their spelling."""
    for actor in collection.merged_actors(limit=LOOKED_AT):
        for reason in actor.reasons:
            if reason.code == _MERGED and (anchors := _named(collection, actor, reason)):
                a, b = (Side(anchor.cut, anchor) for anchor in anchors)
                yield Doubt(a, b, True, reason)


def _named(collection: Collection, actor: Actor, reason: Reason) -> tuple[Anchor, Anchor] | None:
    places = {anchor.cut: anchor for anchor in reversed(collection.mentions(actor.key))}
    found = [places[name] for name in reason.args[:2] if name in places]
    return (found[0], found[1]) if len(found) == 2 else None


def _sources(collection: Collection) -> Iterator[Doubt]:
    """Origins of one claim that nothing tells apart: they count once in the least bound, severally in the most."""
    rows = collection.claims(None, Filters(status=Status.UNCLEAR), limit=LOOKED_AT, most=0).rows
    for row in rows:
        for claim in collection.whole_claims([row.id]):
            for reason in (r for r in claim.because if r.code == _COULD_BE_ONE):
                for a, b in itertools.pairwise(_members(claim.origins, reason.args[0])):
                    yield Doubt(_end(claim, a), _end(claim, b), False, reason, row)


def _members(origins: Sequence[Origin], names: str) -> list[Origin]:
    """The origins that are named one after the other; a name may hold the comma that stands between two."""
    waiting = sorted((o for o in origins if o.in_least), key=lambda o: -len(o.name))
    found: list[Origin] = []
    while names:
        after = next(
            (o for o in waiting if o not in found and f"{names}{_COMMA}".startswith(f"{o.name}{_COMMA}")), None
        )
        if after is None:
            return []
        found.append(after)
        names = names[len(after.name) + len(_COMMA) :]
    return found


def _end(claim: Claim, origin: Origin) -> Side:
    """Where an origin first speaks under its own name, else where it speaks first."""
    reports = [claim.reports[at] for at in origin.reports]
    report = next((r for r in reports if r.chain[-1].name == origin.name), reports[0])
    name = report.chain[-1].name
    return Side(name, Anchor(report.doc, name), report.attribution)


REVIEW = PageSpec("/review", "review.html", Review, review)
