"""Who is meant inside one article by "the ministry", "the statement", "the organisation", "the interior".

A bare noun means the body of that noun that the article names; an office without a nation is of the nation that the
article is mostly about; a statement is of the body that was last said to speak. Invariant: nothing is resolved where
two readings are equally good.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from takhrij.find.label_lists import first_words, normal_words
from takhrij.find.labels import GOVERNMENT, Label, nations_in, read_label
from takhrij.find.outlet_table import outlet_by_id
from takhrij.find.persons import Person, person_by_id, person_words
from takhrij.find.places import all_places, place_named
from takhrij.link.offices import Title, title_before, title_behind
from takhrij.model import Analysis, Article, Attribution, Entity, EntityType, Kind, Span
from takhrij.pack import Pack

_ABOUT = 2  # times as often as any other a nation must be named for an article to be about it
_NAMED = frozenset({Kind.ORGANISATION, Kind.PERSON})


class ArticleContext:
    """What one article says that a phrase alone does not."""

    def __init__(self, article: Article, analysis: Analysis, pack: Pack) -> None:
        self._article = article
        self._analysis = analysis
        self._pack = pack
        self._about: str | None = None
        self._counted = False
        self._titles: dict[int, Title | None] = {}
        self._people = [
            (e, {*person_words(e.name, pack), *person_words(e.span.cut(article.text), pack)})
            for e in analysis.entities
            if e.type is EntityType.PER
        ]
        names = {name for e, _ in self._people for name in (e.name, e.span.cut(article.text))}
        self._names = sorted(names, key=lambda name: (-len(name), name))
        self._surnames = {words[-1] for words in (person_words(name, pack) for name in names) if words}
        self._labels: dict[str, Label] = {}
        self._bodies: dict[str, Counter[str]] | None = None

    def label(self, phrase: str) -> Label:
        """What a phrase says in this article, where the words of a personal name say nothing of office or nation: not
        in "Mansour the Turk", nor in "General Turk" where the article names that Mansour."""
        if phrase not in self._labels:
            self._labels[phrase] = self._read(phrase)
        return self._labels[phrase]

    def _read(self, phrase: str) -> Label:
        label = read_label(phrase, self._pack)
        if len(label.rest) == len(label.words):
            return label
        ranked = len(label.words) == 2 and label.words[0] in first_words("ranks", self._pack)
        if ranked and label.words[1] in self._surnames:
            return replace(label, nations=(), sectors=(), rest=label.words[1:])
        without = phrase
        for name in self._names:
            without = without.replace(name, " ")
        return label if without == phrase else replace(read_label(without, self._pack), words=label.words)

    def body_of(self, label: Label, qualified: bool = False) -> str | None:
        """The body that a label means in this article, where the label alone does not say it. `qualified`: words that
        no list knows tell which one it is, as in "the police of Marsa"."""
        if label.body_key is not None:
            return self._of_noun(label) or label.body_key  # "the coalition" is the one that the article names in full
        if label.office is not None:
            if (nation := self._of_place(label)) is not None:
                return f"{label.office}.{nation}"
            if qualified and (key := _qualified(label)) is not None:
                return key
            found = self._of_office(label.office)
            return found or (f"{label.office}.{self.nation}" if self.nation else None)
        return self._of_noun(label)

    def listed(self, person: Sequence[str]) -> Person | None:
        """The person of the pack's list whom the article means by a name, as the names in it were read."""
        for entity, words in self._people:
            if entity.entity is not None and set(person) == words:
                return person_by_id(self._pack).get(entity.entity)
        return None

    @property
    def nation(self) -> str | None:
        """The nation that the article is mostly about; None where two come near."""
        if not self._counted:
            self._counted = True
            people = [entity.span for entity, _ in self._people]
            counts = Counter(nations_in(self._article.text, self._pack, people)) + self._of_places()
            counts.update(nations_in(self._article.title or "", self._pack))
            self._about = _foremost(counts) or self._at_home(counts)
        return self._about

    def _of_places(self) -> Counter[str]:
        """The nations of the towns and regions that the article names."""
        known = _countries(self._pack)
        places = (e.entity for e in self._analysis.entities if e.type is EntityType.LOC and e.entity is not None)
        return Counter(known[place] for place in places if place in known)

    def _at_home(self, counts: Counter[str]) -> str | None:
        """The nation of an outlet that names no other as often: at home nobody says whose ministry it is."""
        outlet = outlet_by_id(self._pack).get(self._analysis.origination.outlet_id or "")
        home = outlet.country if outlet is not None and outlet.language == self._pack.language else None
        return home if home and counts[home] == max(counts.values(), default=0) else None

    def issuer(self, document: Attribution) -> Attribution | None:
        """The attribution whose speaker issued a statement that is only called "the statement"."""
        earlier = [a for a in self._analysis.attributions if a.cue < document.cue and a.kind in _NAMED]
        told = [a for a in earlier if a.via and self._is_document(a.via.cut(self._article.text))]
        return max(told or earlier, key=lambda a: a.cue, default=None)

    def title_of(self, person: Sequence[str]) -> Label | None:
        """The office that stands right before a person's name anywhere in the article."""
        title = next(self._titled(person), None)
        return title[0].label if title else None

    def with_title(self, person: Sequence[str]) -> Span | None:
        """Where the article names a person with his office before the name, or else behind it."""
        for title, entity in self._titled(person):
            return Span(title.start, entity.span.end)
        for entity, words in self._people:
            if set(person) <= words and (end := title_behind(self._article.text, entity.span.end, self._pack)):
                return Span(entity.span.start, end)
        return None

    def _titled(self, person: Sequence[str]) -> Iterator[tuple[Title, Entity]]:
        for entity, words in self._people:
            if set(person) <= words:
                start = entity.span.start
                if start not in self._titles:
                    self._titles[start] = title_before(self._article.text, start, self._pack)
                if (title := self._titles[start]) is not None:
                    yield title, entity

    def _is_document(self, phrase: str) -> bool:
        words = normal_words(phrase, self._pack)
        return bool(words) and words[0] in first_words("documents", self._pack)

    def _of_place(self, label: Label) -> str | None:
        """The state of a ministry that is said to be in a place: "the ministry of health in Gaza"."""
        if label.part != GOVERNMENT or label.many or label.nations or not label.qualifier:
            return None
        place = place_named(" ".join(label.qualifier), self._pack)
        return place.country if place else None

    def _of_office(self, office: str) -> str | None:
        keys = {key for key in self._named_bodies() if key.startswith(f"{office}.")}
        return keys.pop() if len(keys) == 1 else None

    def _of_noun(self, label: Label) -> str | None:
        """The one body of the article that goes by the noun of a label such as "the organisation" that says no more."""
        if not self._is_noun(label):
            return None
        noun = label.subject[0]
        having = Counter({key: words[noun] for key, words in self._named_bodies().items() if words[noun]}).most_common(
            2
        )
        if not having or (len(having) > 1 and having[0][1] < _ABOUT * having[1][1]):
            return None
        return having[0][0]

    def _is_noun(self, label: Label) -> bool:
        return len(label.subject) == 1 and label.subject[0] in first_words("body_nouns", self._pack)

    def _named_bodies(self) -> Mapping[str, Counter[str]]:
        """The bodies that the article names in full, with the words by which it calls them."""
        if self._bodies is None:
            self._bodies = {}
            for phrase in _phrases(self._article, self._analysis):
                label = self.label(phrase)
                nation = self._of_place(label)
                key = label.body_key or (f"{label.office}.{nation}" if nation else _qualified(label))
                if key is not None and not self._is_noun(label):
                    self._bodies.setdefault(key, Counter()).update(label.words)
        return self._bodies


def _foremost(counts: Counter[str]) -> str | None:
    """The nation named twice as often as any other."""
    first = counts.most_common(2)
    return first[0][0] if first and (len(first) == 1 or first[0][1] >= _ABOUT * first[1][1]) else None


@cache
def _countries(pack: Pack) -> Mapping[str, str]:
    """The countries of the places that are none themselves."""
    return {place.id: place.country for place in all_places(pack) if place.country and place.country != place.id}


def _phrases(article: Article, analysis: Analysis) -> Sequence[str]:
    """The phrases in which an article names its sources and bodies."""
    found = [s.cut(article.text) for a in analysis.attributions for s in (a.source, a.speaker) if s]
    found += [e.name for e in analysis.entities if e.type is EntityType.ORG]
    return found


def _qualified(label: Label) -> str | None:
    """The key of an office with the words that tell which one it is, where no list knows them."""
    named = label.office and label.qualifier and label.role is None
    return f"{label.office}.{'-'.join(label.qualifier)}" if named else None
