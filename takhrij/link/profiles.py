"""What is known of an actor over all its mentions, for telling who could be who.

Invariant: a profile does not depend on the order of the mentions it is made of.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from takhrij.find.label_lists import first_words
from takhrij.find.labels import AUTHORITIES, GOVERNMENT
from takhrij.find.outlet_table import OutletKind, outlet_by_id
from takhrij.link.identity import Identity
from takhrij.model import Kind
from takhrij.pack import Pack

WHOLE_STATE = (f"{GOVERNMENT}.", "presidency.", f"{AUTHORITIES}.")  # keys of bodies that speak for a state as a whole


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known of an actor, for telling who could be who. `called`: a name was found, and not only words that no
    list knows."""

    key: str
    name: str
    kind: Kind
    person: tuple[str, ...] = ()
    called: bool = False
    body: str | None = None
    office: str | None = None
    part: str | None = None
    nations: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    role: str | None = None
    generic: bool = False
    another: bool = False

    @property
    def unnamed(self) -> bool:
        """Whether it could be anybody: nobody is named, and he is not the voice of a body that is."""
        return self.kind.unnamed and not (self.body is not None and self.role == "spokesman")

    @property
    def whole_state(self) -> bool:
        """Whether the body speaks for a state as a whole: its government or its head, not one ministry."""
        return self.body is not None and self.body.startswith(WHOLE_STATE)


def profile_of(key: str, *group: Identity) -> Profile:
    first = max(group, key=lambda i: (i.body is not None, len(i.name), i.name))
    return Profile(
        key=key,
        name=shown_name(group),
        kind=Counter(i.kind for i in group).most_common(1)[0][0],
        person=max((i.person for i in group), key=len),
        called=any(i.called for i in group),
        body=first.body,
        office=next((office for i in (first, *group) if (office := i.label.office)), None),
        part=next((part for i in (first, *group) if (part := i.label.part)), None),
        nations=tuple(sorted({n for i in group for n in i.nations})),
        sectors=tuple(sorted({s for i in group for s in i.sectors})),
        words=max((i.label.words for i in group), key=lambda w: (len(w), w)),
        subject=max((i.label.subject for i in group), key=lambda w: (len(w), w)),
        role=next((i.label.role for i in group if i.label.role), None),
        generic=all(i.label.generic for i in group),
        another=any(i.label.another for i in group),
    )


def organ(profile: Profile, pack: Pack) -> Profile:
    """A state's own agency, or "the official media" of a state, with the government whose voice it is."""
    if profile.generic:
        official = bool(set(profile.words) & first_words("official", pack)) and len(profile.nations) == 1
        return _of_government(profile, profile.nations[0]) if official else profile
    outlet = outlet_by_id(pack).get(profile.key.removeprefix("outlet:"))
    if outlet is None or not outlet.state or outlet.country is None or outlet.kind is not OutletKind.AGENCY:
        return profile
    return _of_government(profile, outlet.country)


def _of_government(profile: Profile, state: str) -> Profile:
    return replace(profile, body=f"{GOVERNMENT}.{state}", part=GOVERNMENT, nations=(state,))


def shown_name(group: Sequence[Identity]) -> str:
    counted = Counter(i.called or i.name for i in group)
    return min(counted, key=lambda name: (-counted[name], -len(name), name))
