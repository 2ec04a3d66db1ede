"""The ends of a claim's chains after the certain merges, each with its reason.

Certain are: the same actor, the same body and who speaks for it, spellings of one name with nothing against it, the
same copied text, a government and the one ministry of it that speaks. Invariant: every report belongs to exactly one
knower of its stance, whatever the order of the reports.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from takhrij.link.namesakes import alike
from takhrij.link.people import Actors
from takhrij.link.profiles import WHOLE_STATE, Profile
from takhrij.link.shared_text import SharedText
from takhrij.model import Kind, LinkKind, Reason, Report, Stance
from takhrij.pack import Pack

_SPEAKING = frozenset({"spokesman", "head"})
_PASSING = frozenset({LinkKind.OUTLET, LinkKind.CREDIT})


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
        self._reports = reports
        self._actors = actors
        self._pack = pack
        self._profiles = [actors.profile(r.chain[-1].actor) for r in reports]
        self._roots = list(range(len(reports)))
        self._reasons: list[list[Reason]] = [[] for _ in reports]
        for b in range(len(reports)):
            for a in range(b):
                if reports[a].stance is reports[b].stance and self.root(a) != self.root(b):
                    reason = self._same(a, b, shared)
                    if reason is not None:
                        self._join(a, b, reason)
        if len(reports) > 1:
            self._join_governments()
            self._join_offices()

    def root(self, at: int) -> int:
        """The first report of the group that a report belongs to."""
        while self._roots[at] != at:
            at = self._roots[at]
        return at

    def knower(self, group: Sequence[int]) -> Knower:
        """The knower that a group of reports ends at."""
        ends = [self._reports[at].chain[-1] for at in group]
        used = Counter(end.name for end in ends)
        best = max(group, key=lambda at: (self._telling(at), used[self._reports[at].chain[-1].name], -at))
        end, profile = self._reports[best].chain[-1], self._profiles[best]
        own = all(_own_voice(self._reports[at]) for at in group)
        airy = own or all(_airy(self._reports[at], self._profiles[at]) for at in group)
        return Knower(
            profile=profile,
            name=end.name,
            kind=end.source_kind or profile.kind,
            stance=self._reports[group[0]].stance,
            reports=tuple(group),
            docs=frozenset(self._reports[at].doc for at in group),
            own_voice=own,
            airy=airy,
            reasons=tuple(dict.fromkeys(r for at in group for r in self._reasons[at])),
        )

    def _telling(self, at: int) -> tuple[bool, bool, int]:
        profile = self._profiles[at]
        return bool(profile.person), profile.body is not None, len(profile.nations)

    def _same(self, a: int, b: int, shared: SharedText) -> Reason | None:
        """Why the ends of two reports are certainly one; None where they may not be."""
        one, two = self._reports[a].chain[-1], self._reports[b].chain[-1]
        p, q = self._profiles[a], self._profiles[b]
        names = (one.name, two.name)
        if one.actor == two.actor:
            return Reason("same.actor", names)
        if (body := self._voice_at(a)) is not None and body == self._voice_at(b):
            return Reason("same.body", names)
        if p.person and q.person and alike(p.person, q.person, self._pack) and not _told_apart(p, q):
            return Reason("same.name", names)
        if _dispatched(self._reports[a], p) and _dispatched(self._reports[b], q) and _label_alike(self, a, b):
            first, second = self._reports[a], self._reports[b]
            if shared.same(first.doc, first.spans, second.doc, second.spans):
                return Reason("same.text", (first.doc, second.doc))
        return None

    def _voice_at(self, at: int) -> str | None:
        """The body whose voice a report ends at: its own, or the one that handed on its man or its statement."""
        chain, profile = self._reports[at].chain, self._profiles[at]
        if (body := _voice(profile)) is not None or profile.body is not None or len(chain) < 3:
            return body
        before = self._actors.profile(chain[-2].actor)
        from_inside = profile.kind is Kind.UNNAMED_PERSON and before.kind is Kind.ORGANISATION
        return before.body if from_inside or profile.kind is Kind.DOCUMENT else None

    def own_voice(self, at: int) -> bool:
        """Whether a report ends at an outlet or agency that names no source."""
        return _own_voice(self._reports[at])

    def words(self, at: int) -> frozenset[str]:
        """The words of a report's end."""
        return frozenset(self._profiles[at].words)

    def nations(self, at: int) -> frozenset[str]:
        """The nations that a report's end is said to be of."""
        return frozenset(self._profiles[at].nations)

    def _join(self, a: int, b: int, reason: Reason) -> None:
        first, second = sorted((self.root(a), self.root(b)))
        self._roots[second] = first
        self._reasons[b].append(reason)

    def _join_offices(self) -> None:
        """An office that is not said whose it is, is that of the one body in the claim that has it."""
        for stance in Stance:
            mine = [at for at, r in enumerate(self._reports) if r.stance is stance and self._profiles[at].office]
            bodies: dict[str, dict[str, int]] = {}
            for at in mine:
                if (body := self._profiles[at].body) is not None:
                    bodies.setdefault(self._profiles[at].office or "", {}).setdefault(body, at)
            for at in mine:
                known = bodies.get(self._profiles[at].office or "", {})
                if self._profiles[at].body is None and self._profiles[at].kind is Kind.ORGANISATION and len(known) == 1:
                    other = next(iter(known.values()))
                    if self.root(at) != self.root(other):
                        names = (self._reports[at].chain[-1].name, self._reports[other].chain[-1].name)
                        self._join(other, at, Reason("same.office", names))

    def _join_governments(self) -> None:
        """A government and the one ministry of it in the claim are one voice; with two ministries it stays apart."""
        by_state: dict[tuple[Stance, str], dict[str, int]] = {}
        for at, profile in enumerate(self._profiles):
            body = self._voice_at(at)
            if body is not None and profile.part == "government" and profile.nations:
                key = (self._reports[at].stance, body.rpartition(".")[2])
                by_state.setdefault(key, {}).setdefault(body, at)
        for bodies in by_state.values():
            general = sorted(b for b in bodies if b.startswith(WHOLE_STATE))
            special = sorted(b for b in bodies if b not in general)
            if len(special) > 1:
                special = []
            joined = [*general, *special]
            for body in joined[1:]:
                a, b = bodies[joined[0]], bodies[body]
                if self.root(a) != self.root(b):
                    names = (self._reports[a].chain[-1].name, self._reports[b].chain[-1].name)
                    self._join(min(a, b), max(a, b), Reason("same.government", names))


def _voice(profile: Profile) -> str | None:
    """The body whose knowledge a profile gives: the body itself, its spokesman, its head."""
    if (
        profile.body is None
        or profile.kind is Kind.IMPERSONAL
        or (profile.kind is Kind.UNNAMED_PEOPLE and profile.whole_state)
    ):
        return None
    if profile.kind is Kind.PERSON:
        return profile.body if profile.role in _SPEAKING else None
    if profile.kind is Kind.UNNAMED_PERSON:
        return profile.body if profile.role == "spokesman" or not profile.whole_state else None
    return profile.body


def _told_apart(a: Profile, b: Profile) -> bool:
    return bool(a.nations and b.nations and not set(a.nations) & set(b.nations))


def _own_voice(report: Report) -> bool:
    return report.chain[-1].kind in _PASSING


def _airy(report: Report, profile: Profile) -> bool:
    """Whether a chain ends in the air: media in general, or an outlet that is cited and is no body's voice."""
    end = report.chain[-1]
    return profile.generic or (end.source_kind is Kind.OUTLET and profile.body is None) or _own_voice(report)


def _dispatched(report: Report, profile: Profile) -> bool:
    """Whether the end has no identity beyond its article, so that only the text can tell who it is."""
    return (
        _own_voice(report)
        or not (profile.person or profile.body)
        or profile.kind not in (Kind.PERSON, Kind.ORGANISATION)
    )


def _label_alike(merging: _Merging, a: int, b: int) -> bool:
    if merging.own_voice(a) or merging.own_voice(b):
        return merging.own_voice(a) and merging.own_voice(b)
    if merging.nations(a) != merging.nations(b):
        return False
    one, two = merging.words(a), merging.words(b)
    return not one or not two or len(one & two) * 3 >= 2 * min(len(one), len(two))
