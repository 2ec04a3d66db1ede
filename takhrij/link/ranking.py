"""Puts claims in the order in which an editor should look at them.

Contested first, then what many articles carry on few origins, then what stands in many; unsourced before sourced.
"""

from __future__ import annotations

from collections.abc import Iterable

from takhrij.model import Claim, Status


def rank(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The claims in order; ties by id, so that the order never depends on the input's."""
    return tuple(sorted(claims, key=_place))


def _place(claim: Claim) -> tuple[object, ...]:
    docs = len({report.doc for report in claim.reports})
    thin = docs / max(1, claim.independent[0])
    return (docs < 2, claim.status is not Status.CONTESTED, -docs, -thin, not claim.unsourced, claim.id)
