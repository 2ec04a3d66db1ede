"""The ends of a claim's chains after the certain merges, each with its reason.

Two ends are one where `sameness` says so; and for the claim as a whole, a government is one with the only ministry of
it that speaks, an office without a nation with the only body that has it. Invariant: every report belongs to exactly
one knower of its stance, whatever the order of the reports.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from takhrij.find.labels import AUTHORITIES, GOVERNMENT
from takhrij.link.people import Actors
from takhrij.link.profiles import WHOLE_STATE, Profile
from takhrij.link.sameness import End, end_of, same_end
from takhrij.link.shared_text import SharedText
from takhrij.model import Kind, Reason, Report, Stance
from takhrij.pack import Pack


@dataclass(frozen=True, slots=True)
class Knower:
    """One end of chains. `reports` are positions in the claim's list; `own_voice`: an outlet says it without a source;
    `airy`: it ends in the air (media in general, an outlet that is only cited)."""

    profile: Profile
    name: str
    kind: Kind
    stance: Stance
    reports: tuple[int, ...]
    docs: frozenset[str]
    own_voice: bool
    airy: bool
    reasons: tuple[Reason, ...]


def find_knowers(reports: Sequence[Report], actors: Actors, shared: SharedText, pack: Pack) -> tuple[Knower, ...]:
    """The knowers of a claim, in the order of their first reports."""
    merging = _Merging(reports, actors, shared, pack)
    groups: dict[int, list[int]] = {}
    for at in range(len(reports)):
        groups.setdefault(merging.root(at), []).append(at)
    return tuple(merging.knower(group) for group in groups.values())


class _Merging:
    """Union-find over the reports of one claim, with a reason for each union."""

    def __init__(self, reports: Sequence[Report], actors: Actors, shared: SharedText, pack: Pack) -> None:
        self._ends = [end_of(report, actors) for report in reports]
        self._roots = list(range(len(reports)))
        self._reasons: list[list[Reason]] = [[] for _ in reports]
        self._join_actors()
        for b, second in enumerate(self._ends):
            for a in range(b):
                if reports[a].stance is reports[b].stance and self.root(a) != self.root(b):
                    reason = same_end(self._ends[a], second, shared, actors, pack)
                    if reason is not None:
                        self._join(a, b, reason)
        if len(reports) > 1:
            for stance in Stance:
                mine = [at for at, report in enumerate(reports) if report.stance is stance]
                self._join_cited(mine)
                self._join_governments(mine)
                self._join_offices(mine)

    def root(self, at: int) -> int:
        """The first report of the group that a report belongs to."""
        while self._roots[at] != at:
            at = self._roots[at]
        return at

    def knower(self, group: Sequence[int]) -> Knower:
        """The knower that a group of reports ends at, named by the end that tells most."""
        used = Counter(self._ends[at].name for at in group)
        best = self._ends[max(group, key=lambda at: (_telling(self._ends[at]), used[self._ends[at].name], -at))]
        return Knower(
            profile=best.profile if best.profile.name == best.name else replace(best.profile, name=best.name),
            name=best.name,
            kind=best.report.chain[-1].source_kind or best.profile.kind,
            stance=best.report.stance,
            reports=tuple(group),
            docs=frozenset(self._ends[at].report.doc for at in group),
            own_voice=all(self._ends[at].own_voice for at in group),
            airy=all(self._ends[at].airy for at in group),
            reasons=tuple(dict.fromkeys(r for at in group for r in self._reasons[at])),
        )

    def _join(self, a: int, b: int, reason: Reason) -> None:
        first, second = sorted((self.root(a), self.root(b)))
        self._roots[second] = first
        self._reasons[max(a, b)].append(reason)

    def _join_at(self, a: int, b: int, code: str) -> None:
        if self.root(a) != self.root(b):
            self._join(a, b, Reason(code, (self._ends[a].name, self._ends[b].name)))

    def _join_actors(self) -> None:
        """Reports that end at the very same actor are one without comparing each with each."""
        first: dict[tuple[Stance, str], int] = {}
        for at, end in enumerate(self._ends):
            other = first.setdefault((end.report.stance, end.report.chain[-1].actor), at)
            if other != at:
                same = self._ends[other].name == end.name
                code, names = ("same.one", (end.name,)) if same else ("same.actor", (self._ends[other].name, end.name))
                self._join(other, at, Reason(code, names))

    def _join_cited(self, mine: Sequence[int]) -> None:
        """What is cited from an outlet without a source is what that outlet's own article has, where it has it from one
        only. So outlets that cite one another in a circle are one unresolved end."""
        for at in mine:
            if not self._ends[at].airy or self._ends[at].own_voice:
                continue
            cited = self._ends[at].report.chain[-1].actor
            there = [other for other in mine if other != at and self._ends[other].report.chain[0].actor == cited]
            if there and len({self.root(other) for other in there}) == 1:
                self._join_at(there[0], at, "same.cited")

    def _join_governments(self, mine: Sequence[int]) -> None:
        """A government and the one ministry of it in the claim are one voice; with two ministries it stays apart. "The
        authorities" are the government where it speaks too, and could be anybody of it where only a ministry does. Two
        named people of two offices of it are two; so are its news agency and a ministry."""
        by_state: dict[str, dict[str, int]] = {}
        for at in mine:
            end = self._ends[at]
            if end.voice is not None and end.profile.part == GOVERNMENT and len(end.profile.nations) == 1:
                by_state.setdefault(end.voice.rpartition(".")[2], {}).setdefault(end.voice, at)
        named = {end.voice for at in mine if (end := self._ends[at]).profile.person}
        for bodies in by_state.values():
            general = sorted(b for b in bodies if b.startswith(WHOLE_STATE))
            special = sorted(b for b in bodies if b not in general)
            told = any(not body.startswith(f"{AUTHORITIES}.") and not self._is_media(bodies[body]) for body in general)
            joined = [*general, *(special if len(special) == 1 and told else [])]
            joined = [b for b in joined if b not in named] + [b for b in joined if b in named][:1]
            for body in joined[1:]:
                self._join_at(bodies[joined[0]], bodies[body], "same.government")

    def _is_media(self, at: int) -> bool:
        return self._ends[at].profile.kind is Kind.OUTLET

    def _join_offices(self, mine: Sequence[int]) -> None:
        """An office that is not said whose it is, and a bare noun ("the ministry"), are the one body of the claim that
        has that office or noun. "The authorities" may be anybody's."""
        bodies: dict[str, dict[str, int]] = {}
        for at in mine:
            profile = self._ends[at].profile
            if profile.office not in (None, AUTHORITIES) and profile.body is not None:
                bodies.setdefault(profile.office, {}).setdefault(profile.body, at)
            if profile.body is not None and profile.kind is Kind.ORGANISATION:
                for noun in profile.words:
                    bodies.setdefault(noun, {}).setdefault(profile.body, at)
        for at in mine:
            profile = self._ends[at].profile
            noun = profile.words[0] if len(profile.words) == 1 else ""
            known = bodies.get(profile.office or noun, {})
            if profile.body is None and profile.kind is Kind.ORGANISATION and len(known) == 1:
                self._join_at(next(iter(known.values())), at, "same.office")


def _telling(end: End) -> tuple[bool, bool, bool, bool, int]:
    profile = end.profile
    named = not profile.unnamed
    return not end.airy, named, bool(profile.person), profile.body is not None, len(profile.nations)
