"""Says which person, body, outlet or place of the pack a name of an article means, where the article shows it.

A full name of the list is that person unless an office before it is of another nation; a short one only in an article
that names his state, or where a user listed him without one. A body is known by its listed name, or by office and
nation ("interior.TN"); a place by being the only one of its name, or by the places beside it. Invariant: an id is never
given without a reason beside it, and what could be two stays without one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from takhrij.find.labels import nations_in, read_label
from takhrij.find.outlets import OutletHit, outlet_named
from takhrij.find.persons import known_person, person_words
from takhrij.find.places import Countries, countries_of, place_among
from takhrij.model import Entity, EntityType, Reason, Span
from takhrij.pack import Pack

_BEFORE = 60  # letters before a name that may hold its bearer's office
_BREAKS = '.،,:؛;\n"«»()'
_OFTEN = 3  # times that a nation must be named for an article to be about it
_MOSTLY = 2  # times as often as any other a nation must be named for an article to be about it

Found = tuple[str, Reason] | None


def identified(entities: Sequence[Entity], hits: Sequence[OutletHit], text: str, pack: Pack) -> tuple[Entity, ...]:
    """The entities of one article with the ids of the pack, each with the reason for its id."""
    article = _Article(entities, hits, text, pack)
    known: dict[tuple[str, EntityType], Found] = {}
    out = []
    for entity in entities:
        key = entity.name, entity.type
        if key not in known:
            known[key] = article.identity(entity)
        found = known[key]
        out.append(replace(entity, entity=found[0], reasons=(*entity.reasons, found[1])) if found else entity)
    return tuple(out)


class _Article:
    """What one article says that tells its names apart; counted only where a name asks for it."""

    def __init__(self, entities: Sequence[Entity], hits: Sequence[OutletHit], text: str, pack: Pack) -> None:
        self._entities, self._text, self._pack = entities, text, pack
        self._outlets: Mapping[Span, OutletHit] = {hit.span: hit for hit in hits}
        self._nations: Counter[str] | None = None
        self._countries: Countries | None = None
        self._of_type: Mapping[EntityType, Callable[[Entity], Found]] = {
            EntityType.PER: self._person,
            EntityType.ORG: self._body,
            EntityType.OUTLET: self._outlet,
            EntityType.LOC: self._place,
        }

    def identity(self, entity: Entity) -> Found:
        """The id of what the name means, and why."""
        return self._of_type[entity.type](entity)

    def _person(self, entity: Entity) -> Found:
        words = person_words(entity.name, self._pack)
        if known_person(words, (), self._pack) is None:
            return None
        said = [code for e in self._entities if e.name == entity.name for code in self._nations_before(e.span.start)]
        person = known_person(words, said, self._pack)
        if person is None:
            return None
        if len(words) > 1:
            return person.id, Reason("names.known-person", (entity.name, person.names[0]))
        if person.state is None:
            own = any(row["id"] == person.id for row in self._pack.own_rows("person"))
            return (person.id, Reason("names.own-surname", (entity.name, person.names[0]))) if own else None
        if not self._all_nations()[person.state]:
            return None
        return person.id, Reason("names.known-surname", (entity.name, person.names[0], person.state))

    def _nations_before(self, start: int) -> Sequence[str]:
        before = self._text[max(0, start - _BEFORE) : start]
        cut = max(before.rfind(mark) for mark in _BREAKS)
        return nations_in(before[cut + 1 :], self._pack)

    def _body(self, entity: Entity) -> Found:
        label = read_label(entity.name, self._pack)
        if label.rest or label.unnamed or label.document or label.generic or label.role:
            return None
        if (key := label.body_key) is not None:
            return key, Reason("names.known-body", (entity.name,))
        if label.office is None or (nation := self._about()) is None:
            return None
        return f"{label.office}.{nation}", Reason("names.body-of-nation", (entity.name, nation))

    def _outlet(self, entity: Entity) -> Found:
        hit = self._outlets.get(entity.span)
        if hit is not None and hit.outlet is not None:
            return hit.outlet, Reason("names.known-outlet", (entity.name,))
        named = outlet_named(entity.name, self._pack)
        return (named.id, Reason("names.known-outlet", (entity.name,))) if named else None

    def _place(self, entity: Entity) -> Found:
        if self._countries is None:
            self._countries = countries_of((e.name for e in self._entities if e.type is EntityType.LOC), self._pack)
        found = place_among(entity.name, self._countries, self._pack)
        if found is None:
            return None
        place, basis = found
        return place.id, Reason(f"names.place-{basis}", (entity.name, place.country or place.id))

    def _about(self) -> str | None:
        """The nation that the article is mostly about; None where two come near."""
        counts = self._all_nations().most_common(2)
        if not counts or counts[0][1] < _OFTEN or (len(counts) > 1 and counts[0][1] < _MOSTLY * counts[1][1]):
            return None
        return counts[0][0]

    def _all_nations(self) -> Counter[str]:
        if self._nations is None:
            people = [e.span for e in self._entities if e.type is EntityType.PER]
            self._nations = Counter(nations_in(self._text, self._pack, people))
        return self._nations
