"""The queue of doubtful merges: names that were taken for one, and sources that may be one; judged key by key.

What was judged once does not come again, unless the judgement was taken back.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from starlette.requests import Request

from takhrij.api import ClaimRow, Collection, Filters, Heading
from takhrij.model import Actor, Anchor, Claim, Decision, Origin, Reason, Status, Verdict
from takhrij.web.cache import remembered
from takhrij.web.page import PageSpec, told

SHOWN = 40
LOOKED_AT = 200  # claims, and names, of each kind
_MERGED = "actor.spelling"  # one name in two spellings
_COULD_BE_ONE = "least.could-be-one"


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two names that are, or may be, one. `merged` tells whether they count as one now; the anchors are what a decision
    holds on to; `claim` is where it matters, if in one claim only."""

    a: str
    b: str
    merged: bool
    anchors: tuple[Anchor, Anchor]
    reason: Reason
    claim: ClaimRow | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """Doubtful merges, those that change the bounds of a claim first."""

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
    return Review(found[:SHOWN], len(found) > SHOWN, articles)


def _about_names(decision: Decision) -> bool:
    return decision.verdict in (Verdict.SAME_ACTOR, Verdict.NOT_SAME_ACTOR)


def _doubts(collection: Collection) -> Iterator[Doubt]:
    seen: set[frozenset[Anchor]] = set()
    for doubt in itertools.chain(_spellings(collection), _sources(collection)):
        if len(set(doubt.anchors)) == 2 and frozenset(doubt.anchors) not in seen and "?" not in (doubt.a, doubt.b):
            seen.add(frozenset(doubt.anchors))
            yield doubt


def _spellings(collection: Collection) -> Iterator[Doubt]:
    """Names that were merged for their spelling."""
    for actor in collection.merged_actors(limit=LOOKED_AT):
        for reason in actor.reasons:
            if reason.code == _MERGED and (anchors := _named(collection, actor, reason)):
                yield Doubt(anchors[0].cut, anchors[1].cut, True, anchors, reason)


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
                members = [o for o in claim.origins if o.in_least and o.name in reason.args[0]]
                for a, b in itertools.pairwise(members):
                    yield Doubt(a.name, b.name, False, (_end(claim, a), _end(claim, b)), reason, row)


def _end(claim: Claim, origin: Origin) -> Anchor:
    """Where an origin speaks first: the name at the end of its first report's chain."""
    report = claim.reports[origin.reports[0]]
    return Anchor(report.doc, report.chain[-1].name)


REVIEW = PageSpec("/review", "review.html", Review, review)
