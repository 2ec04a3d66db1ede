"""Persons, bodies and outlets across articles: which of them are one.

Certain merges only: the same body however it is called (a ministry, its minister's office, its spokesman's "on behalf
of"), the same full name in spellings that sound alike and with nothing against it, the same outlet. Two bearers of one
name with different bodies stay two, and the refusal is kept. Invariant: the order of articles never matters.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from copy import copy

from takhrij.find.labels import read_label
from takhrij.find.outlet_table import outlet_named
from takhrij.find.persons import person_by_id, person_words
from takhrij.link.credited import outlet_key
from takhrij.link.decisions import actor_verdicts
from takhrij.link.identity import Identity
from takhrij.link.looks import Look, look_at
from takhrij.link.one_person import bearers, merge_spellings, split_namesakes
from takhrij.link.profiles import Profile, organ, profile_of
from takhrij.link.two_scripts import merge_scripts
from takhrij.model import Actor, Analysis, Article, Decision, Kind, Reason
from takhrij.pack import Pack


class Actors:
    """The merged actors of a pile. What is learnt of names on the way is kept apart from what merging said."""

    def __init__(
        self, pack: Pack, keys: Mapping[tuple[str, str], str], found: Mapping[tuple[str, str], Identity]
    ) -> None:
        self._pack = pack
        self._keys = keys
        self._found = found
        self._keys_of: dict[str, list[tuple[str, str]]] = {}
        for (doc, attribution), key in keys.items():
            self._keys_of.setdefault(doc, []).append((attribution, key))
        self._profiles: Mapping[str, Profile] = {}
        self._met: dict[str, Profile] = {}
        self.actors: tuple[Actor, ...] = ()

    def for_story(self) -> Actors:
        """The same actors, that remember nothing of the names that other stories met."""
        alone = copy(self)
        alone._met = {}
        return alone

    def met(self) -> tuple[str, ...]:
        """The keys of which anybody asked what is known."""
        return tuple(sorted(self._met))

    def merged(self, key: str) -> Profile | None:
        """What merging said of an actor, if it said anything."""
        return self._profiles.get(key)

    def keys_in(self, doc: str) -> Sequence[tuple[str, str]]:
        """The attributions of an article with the keys of their speakers."""
        return self._keys_of.get(doc, ())

    def key_of(self, doc: str, attribution: str) -> str:
        """The key of the speaker of an attribution."""
        return self._keys[doc, attribution]

    def identity(self, doc: str, attribution: str) -> Identity:
        """What the article says of the speaker of an attribution."""
        return self._found[doc, attribution]

    def profile(self, key: str) -> Profile:
        """What is known of an actor."""
        known = self._met.get(key) or self._profiles.get(key) or Profile(key, key.split(":", 1)[-1], Kind.IMPERSONAL)
        if key.startswith(("outlet:", "media:")) and known.body is None:
            known = organ(known, self._pack)
        return self._met.setdefault(key, known)

    def named(self, name: str, kind: Kind) -> str:
        """The key that a name alone gives; its profile is kept."""
        identity = _from_name(name, kind, self._pack)
        key = _key("", name, identity, self._pack)
        if key not in self._profiles:
            self._met.setdefault(key, profile_of(key, identity))
        return key

    def learn(self, actors: Sequence[Actor], profiles: Mapping[str, Profile]) -> None:
        """Takes over the result of merging; called once, by `merge_actors`."""
        self.actors = tuple(actors)
        self._profiles = profiles


def merge_actors(
    articles: Mapping[str, Article],
    analyses: Mapping[str, Analysis],
    pack: Pack,
    decisions: Sequence[Decision] = (),
    looks: Mapping[str, Look] | None = None,
) -> Actors:
    """Who is who in a pile."""
    looks = looks or {doc: look_at(articles, analyses, pack, doc) for doc in analyses}
    found = {(doc, attribution): who for doc in sorted(looks) for attribution, who in looks[doc].speakers}
    keys = {at: _key(*at, identity, pack) for at, identity in found.items()}
    reasons: dict[str, list[Reason]] = defaultdict(list)
    keys = split_namesakes(keys, found, reasons)
    renamed = merge_spellings(keys, found, pack, reasons)
    renamed = merge_scripts(bearers(keys, found), renamed, pack, reasons)
    renamed = actor_verdicts(decisions, keys, found, articles, analyses, renamed, reasons, pack)
    keys = {at: renamed.get(key, key) for at, key in keys.items()}
    actors = Actors(pack, keys, found)
    members: dict[str, list[Identity]] = defaultdict(list)
    for at in sorted(found):
        members[keys[at]].append(found[at])
    profiles = {key: profile_of(key, *group) for key, group in members.items()}
    for key, group in members.items():
        reasons[key] += _listed(group, pack)
    actors.learn([_actor(profiles[key], group, reasons[key]) for key, group in sorted(members.items())], profiles)
    return actors


def _key(doc: str, attribution: str, identity: Identity, pack: Pack) -> str:
    """The key before merging across articles: what only a surname, a noun or a label says stays in its article."""
    words = "-".join(identity.label.words) or attribution
    if identity.known is not None:
        return f"person:{identity.known}"
    if identity.kind is Kind.PERSON and identity.person:
        name = "-".join(identity.person)
        return f"person:{name}" if len(identity.person) > 1 and identity.called else f"person:{doc}:{name}"
    if identity.kind is Kind.OUTLET or (identity.kind is Kind.ORGANISATION and not identity.body):
        if identity.label.generic:
            return f"media:{words}"
        named = outlet_named(identity.name, pack)
        if named is not None or identity.kind is Kind.OUTLET:
            return outlet_key(identity.name, named.id if named else None, pack)
        partial = identity.label.office is not None or len(identity.label.words) == 1
        return f"body:{doc}:{words}" if partial else f"body:{words}"
    if identity.unnamed:
        return f"unnamed:{doc}:{words}"
    if identity.body:
        return f"body:{identity.body}"
    return f"{identity.kind}:{doc}:{words}"


def _from_name(name: str, kind: Kind, pack: Pack) -> Identity:
    label = read_label(name, pack)
    person = person_words(name, pack) if kind is Kind.PERSON else ()
    return Identity(
        name, kind, None, label, person=person, body=label.body_key, nations=label.nations, sectors=label.sectors
    )


def _listed(group: Sequence[Identity], pack: Pack) -> list[Reason]:
    """That an actor is on the pack's list of persons, and under which name."""
    known = next((i.known for i in group if i.known), None)
    return [Reason("actor.listed", (person_by_id(pack)[known].names[0], known))] if known else []


def _actor(profile: Profile, group: Sequence[Identity], reasons: Sequence[Reason]) -> Actor:
    counted = Counter(name for i in group if (name := i.called or i.name))
    names = sorted(counted, key=lambda name: (-counted[name], name))
    roles = tuple(dict.fromkeys(i.name for i in group if i.body and i.called and i.name != i.called))
    found = tuple(dict.fromkeys(reasons))
    return Actor(profile.key, profile.name, profile.kind, tuple(names), roles, found)
