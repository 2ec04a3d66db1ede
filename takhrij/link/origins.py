"""How many origins a claim has that did not get it from one another: [least, most], with the argument.

Counted over knowers. Most: those that are left after the certain merges. Least: the fewest groups of pairwise
compatible knowers (`cover`), where own voices, media in general, who has it from another knower and who only reacts
count 0. Never below 1 where anybody affirms, be it only somebody whom a denial answers; always least <= most. Every
zero and refusal is a reason.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from types import MappingProxyType

from takhrij.link.compatibility import refusal
from takhrij.link.cover import least_cover
from takhrij.link.knowers import Knower, find_knowers
from takhrij.link.people import Actors
from takhrij.link.shared_text import SharedText
from takhrij.model import LinkKind, Origin, Reason, Report, Stance, Status
from takhrij.pack import Pack

Zeros = Mapping[tuple[int, ...], Reason]  # by the reports of a knower

_MENTIONED = 24  # refusals that are put into words; the count rests on all


@dataclass(frozen=True, slots=True)
class Independence:
    """The answer and its argument."""

    origins: tuple[Origin, ...]
    independent: tuple[int, int]
    independent_denying: tuple[int, int]
    status: Status
    unsourced: bool
    because: tuple[Reason, ...]


def count_origins(
    reports: Sequence[Report],
    actors: Actors,
    shared: SharedText,
    pack: Pack,
    reacting: Set[tuple[str, str]] = frozenset(),
    vouched: Mapping[int, Reason] = MappingProxyType({}),
) -> Independence:
    """The independence of a claim's reports. `reacting` holds (article, actor) pairs that comment on what others said;
    `vouched` the positions of reports whose origin an analyst knows."""
    knowers = find_knowers(reports, actors, shared, pack)
    affirming = [k for k in knowers if k.stance is Stance.AFFIRMS]
    denying = [k for k in knowers if k.stance is Stance.DENIES]
    zeros = {
        k.reports: zero
        for k in knowers
        if not vouched.keys() & set(k.reports) and (zero := _zero(k, knowers, reports, reacting)) is not None
    }
    known = frozenset(k.reports for k in knowers if vouched.keys() & set(k.reports))
    independent, why = _bounds(affirming, zeros, known, pack)
    against, why_against = _bounds(denying, zeros, known, pack)
    origins = tuple(
        Origin(k.name, k.kind, k.profile.key, k.reports, k.stance, k.reports not in zeros, _argued(k, zeros))
        for k in knowers
    )
    if denying and not affirming:
        independent, why = (1, 1), [Reason("least.denied")]
    merges = [reason for k in knowers for reason in k.reasons]
    because = tuple(dict.fromkeys((*merges, *vouched.values(), *zeros.values(), *why, *why_against)))
    return Independence(
        origins=origins,
        independent=independent,
        independent_denying=against,
        status=_status(reports, independent, against),
        unsourced=_unsourced(affirming, reports),
        because=because,
    )


def _bounds(
    knowers: Sequence[Knower], zeros: Zeros, known: Set[tuple[int, ...]], pack: Pack
) -> tuple[tuple[int, int], list[Reason]]:
    """[least, most] of one side, and why the least is no lower. Who is `known` to an analyst is nobody else."""
    if not knowers:
        return (0, 0), []
    counted = [k for k in knowers if k.reports not in zeros]
    if len(counted) <= 1:
        return (1, len(knowers)), [] if counted else [Reason("least.one")]
    refusals = {
        (i, j): reason
        for j in range(len(counted))
        for i in range(j)
        if (reason := _refusal(counted[i], counted[j], known, pack))
    }
    cover = least_cover(len(counted), lambda i, j: (i, j) not in refusals)
    why = list(dict.fromkeys(refusals.values()))[:_MENTIONED]
    for group in cover.groups:
        if len(group) > 1:
            why.append(Reason("least.could-be-one", ("، ".join(counted[i].name for i in group),)))
    if not cover.exact:
        why.append(Reason("least.bound", (str(len(counted)),)))
    return (len(cover.groups), len(knowers)), why


def _refusal(a: Knower, b: Knower, known: Set[tuple[int, ...]], pack: Pack) -> Reason | None:
    if a.reports in known or b.reports in known:
        return Reason("apart.named", (a.name, b.name))
    return refusal(a.profile, b.profile, (a.docs, b.docs), pack)


def _zero(
    knower: Knower,
    knowers: Sequence[Knower],
    reports: Sequence[Report],
    reacting: Set[tuple[str, str]],
) -> Reason | None:
    """Why a knower cannot count in the least; None where it counts."""
    if knower.own_voice:
        return Reason("zero.own-voice", (knower.name,))
    if knower.airy:
        return Reason("zero.in-the-air", (knower.name,))
    if (other := _had_from(knower, knowers, reports)) is not None:
        return Reason("zero.from-another", (knower.name, other.name))
    ends = {(reports[at].doc, reports[at].chain[-1].actor) for at in knower.reports}
    if ends <= reacting:
        return Reason("zero.reacts", (knower.name,))
    return None


def _had_from(knower: Knower, knowers: Sequence[Knower], reports: Sequence[Report]) -> Knower | None:
    """Another knower of the same side from whom this one has it, as chains through all his names say."""
    mine = {reports[at].chain[-1].actor for at in knower.reports}
    for other in knowers:
        if other is knower or other.stance is not knower.stance:
            continue
        passed = {link for at in other.reports for link in reports[at].chain[1:-1]}
        if mine <= {link.actor for link in passed if link.kind is LinkKind.ATTRIBUTION}:
            return other
    return None


def _argued(knower: Knower, zeros: Zeros) -> tuple[Reason, ...]:
    return (*knower.reasons, zeros[knower.reports]) if knower.reports in zeros else knower.reasons


def _status(reports: Sequence[Report], affirming: tuple[int, int], denying: tuple[int, int]) -> Status:
    if affirming[1] and denying[1]:
        return Status.CONTESTED
    least, most = affirming if affirming[1] else denying
    if least >= 2:
        return Status.CORROBORATED
    if most > 1:
        return Status.UNCLEAR
    return Status.SINGLE if len({r.doc for r in reports}) <= 1 else Status.ECHOED


def _unsourced(affirming: Sequence[Knower], reports: Sequence[Report]) -> bool:
    """Whether articles only say it in their own voice, with no agency and no copied text behind it."""
    return bool(affirming) and all(
        k.own_voice
        and not any(r.code == "same.text" for r in k.reasons)
        and all(len(reports[at].chain) == 1 for at in k.reports)
        for k in affirming
    )
