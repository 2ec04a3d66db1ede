"""The links that the attributions of one article give: whom the words came through, and who said them.

Invariant: outlets and agencies are links wherever they stand, people and bodies where they passed it on; channels
(statement, press conference, social network) and those whom a source only spoke to are none.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from takhrij.find.label_lists import first_words, loose_lists, normal_words, word_list
from takhrij.find.labels import Label, read_label
from takhrij.find.outlet_table import outlet_named, outlets_named
from takhrij.link.credited import outlet_key, own_outlet_link
from takhrij.link.identity import Identity
from takhrij.link.issuers import in_full, issuer_in
from takhrij.link.people import Actors
from takhrij.model import Analysis, Article, Attribution, EntityType, Evidence, Kind, Link, LinkKind, Reason, Role, Span
from takhrij.pack import Pack

_UNKNOWN = "?"
_PRESS = "press"  # the sector of reporters
_BEHIND = 80  # letters behind an outlet's name in which it says whom it cites
_WHICH = 12  # letters before a verb in which "which" stands
_STOP = re.compile(r"[،,.؛:\n\r]")


class Sources:
    """The attributions of an article as links."""

    def __init__(self, article: Article, analysis: Analysis, actors: Actors, pack: Pack) -> None:
        self._article = article
        self._analysis = analysis
        self._actors = actors
        self._pack = pack
        self._own = own_outlet_link(article, analysis, pack)
        self.by_id = {a.id: a for a in analysis.attributions}
        self.first = min((a.cue for a in analysis.attributions), default=None)  # the cue of the lead
        self.by_speaker: dict[str, list[Attribution]] = {}  # in the order of the text
        for attribution in sorted(analysis.attributions, key=lambda a: a.cue):
            self.by_speaker.setdefault(actors.key_of(article.id, attribution.id), []).append(attribution)

    def via(self, attribution: Attribution) -> list[Link]:
        """The link that an attribution's `via` gives: none where it is a channel, or only who was spoken to."""
        if attribution.via is None:
            return self._told(attribution)
        at = attribution.via
        words = at.cut(self._article.text)
        label = read_label(words, self._pack)
        if outlet_key(words, None, self._pack) == self._own.actor:
            return [self._own]
        if _is_channel(label, self._pack) and not self._holds_outlet(at):
            return []
        if (outlet := self._outlet(at, words)) is not None:
            name, key = outlet
            key = self._named_as_source(at) or key
            if key == self._own.actor:
                return [self._own]
            return [self._link(name, LinkKind.VIA, key, at, Kind.OUTLET, Reason("chain.via", (name,)))]
        if label.generic:
            key = self._named_as_source(at) or self._actors.named(words, Kind.OUTLET)
            return [self._link(words, LinkKind.VIA, key, at, Kind.OUTLET, Reason("chain.via", (words,)))]
        person = self._person_in(at)
        knows = attribution.kind is Kind.IMPERSONAL and label.office is not None
        if self._spoken_to(at) or not (person or knows or (label.body_key and label.role != "spokesman")):
            return []
        kind = Kind.PERSON if person else Kind.ORGANISATION
        key = self._actors.named(words, kind)
        return [self._link(words, LinkKind.VIA, key, at, kind, Reason("chain.via", (words,)))]

    def speakers(self, attribution: Attribution) -> list[list[Link]]:
        """The links that end at an attribution's source: one list, or one for each of several listed speakers."""
        identity = self._actors.identity(self._article.id, attribution.id)
        key = self._actors.key_of(self._article.id, attribution.id)
        if self._writes_it(attribution) or self._is_own_reporter(attribution, identity):
            return []
        if not identity.name:
            if attribution.kind is Kind.IMPERSONAL:
                return []
            return [
                [self._link(_UNKNOWN, LinkKind.ATTRIBUTION, key, None, attribution.kind, Reason("chain.unresolved"))]
            ]
        reason = Reason("chain.attributed", (identity.name, attribution.cue.cut(self._article.text)))
        if listed := self._listed(attribution):
            return [
                [self._link(name, LinkKind.ATTRIBUTION, self._actors.named(name, Kind.ORGANISATION), at, kind, reason)]
                for name, at, kind in listed
            ]
        at = identity.evidence.span if identity.evidence else None
        name = identity.name
        if (by := self._issuer(identity, at)) is not None:
            at, name = by, by.cut(self._article.text)
            reason = Reason("chain.issued", (identity.name, name))
        named = attribution.kind is Kind.OUTLET and not identity.label.generic
        if named and at is not None and (outlet := self._outlet(at, name)) is not None:
            name, key = outlet if identity.label.body is None else (outlet[0], key)
        links = [self._link(name, LinkKind.ATTRIBUTION, key, at, attribution.kind, reason)]
        if identity.issuer is not None:
            issuer = self._actors.identity(self._article.id, identity.issuer)
            told = Reason("chain.issued", (name, issuer.name))
            place = issuer.evidence.span if issuer.evidence else None
            issued = self._actors.key_of(self._article.id, identity.issuer)
            links[0] = replace(links[0], actor=f"document:{self._article.id}:{attribution.id}")
            links.append(self._link(issuer.name, LinkKind.ATTRIBUTION, issued, place, issuer.kind, told))
        elif attribution.kind is Kind.OUTLET:
            links += self._quoted(attribution)
        return [links]

    def in_relative_clause(self, attribution: Attribution) -> bool:
        """Whether its verb stands in a clause about a noun: behind "which", or with a pronoun for the noun at its end
        and the source right behind."""
        text, cue, source = self._article.text, attribution.cue, attribution.source
        if source is None or source.start < cue.end:
            return False
        before = self._pack.fold(text[max(0, cue.start - _WHICH) : cue.start]).split()
        ends = loose_lists(self._pack)["which"]
        if before and before[-1] in ends["forms"]:
            return True
        return cue.cut(text).endswith(ends["pronouns"]) and source.start - cue.end <= 1

    def passed_on(self, attribution: Attribution) -> list[Link]:
        """The links of an attribution that holds another: of a document only who issued it, or media in general."""
        links = self.via(attribution)
        identity = self._actors.identity(self._article.id, attribution.id)
        names_issuer = identity.label.generic or (identity.body is not None and identity.issuer is None)
        if (attribution.kind is not Kind.DOCUMENT or names_issuer) and (ends := self.speakers(attribution)):
            links += ends[0]
        return links

    def _issuer(self, identity: Identity, at: Span | None) -> Span | None:
        """Where the body stands that speaks through the statement or site which a phrase names."""
        text = self._article.text
        issuer = issuer_in(at, text, self._pack) if at is not None and identity.body is not None else None
        if issuer is None:
            return None
        said = [self._actors.identity(self._article.id, id_) for id_ in self.by_id]
        named = [i.evidence.span for i in said if (i.body, i.kind) == (identity.body, Kind.ORGANISATION) and i.evidence]
        named += [e.span for e in self._analysis.entities if e.entity == identity.body]
        return in_full(issuer, named, text, self._pack)

    def _told(self, attribution: Attribution) -> list[Link]:
        """The outlet to which a source spoke, as a clause right behind it says ("the sources, who talked to …")."""
        if attribution.source is None or attribution.kind is Kind.OUTLET:
            return []
        start = attribution.source.end
        behind = self._article.text[start : start + _BEHIND]
        for form in loose_lists(self._pack)["told"]["forms"]:
            found = behind.find(form)
            if 0 <= found <= 2:
                return self._outlet_at(start + found + len(form))
        return []

    def _outlet_at(self, begins: int) -> list[Link]:
        """The link of the outlet whose name begins there and ends with the clause."""
        phrase = _STOP.split(self._article.text[begins : begins + _BEHIND], maxsplit=1)[0].rstrip()
        at = Span(begins, begins + len(phrase))
        if not phrase or (outlet := self._outlet(at, phrase)) is None:
            return []
        return [self._link(outlet[0], LinkKind.VIA, outlet[1], at, Kind.OUTLET, Reason("chain.via", (phrase,)))]

    def _quoted(self, attribution: Attribution) -> list[Link]:
        """The outlet from which an outlet says that it has it ("citing the paper …"), right behind its name."""
        start = max(span.end for span in (attribution.source, attribution.cue) if span is not None)
        between = self._article.text[start : start + _BEHIND]
        for form in loose_lists(self._pack)["quoting"]["forms"]:
            found = between.find(f"{form} ")
            if found < 0:
                continue
            if links := self._outlet_at(start + found + len(form) + 1):
                return links
        return []

    def _listed(self, attribution: Attribution) -> list[tuple[str, Span, Kind]]:
        """The speakers of "both A and B": each said it for himself."""
        if attribution.source is None:
            return []
        text = attribution.source.cut(self._article.text)
        for form in loose_lists(self._pack)["each"]["forms"]:
            if text.startswith(f"{form} "):
                joiner = f" {loose_lists(self._pack)['endings']['joiner'][0]}"
                first, found, rest = text.removeprefix(f"{form} ").partition(joiner)
                if found and rest and joiner not in rest:
                    start = attribution.source.start + len(form) + 1
                    second = start + len(first) + len(joiner)
                    return [
                        (first, Span(start, start + len(first)), attribution.kind),
                        (rest, Span(second, second + len(rest)), attribution.kind),
                    ]
        return []

    def _outlet(self, at: Span, words: str) -> tuple[str, str] | None:
        """The outlet that a phrase names, as (name, key); a bare "the agency" is the one named before."""
        if (found := outlet_named(words, self._pack)) is not None:
            return words, f"outlet:{found.id}"
        if self._is_own(words):
            return words, self._own.actor
        inside = [e for e in self._analysis.entities if e.type is EntityType.OUTLET and at.overlaps(e.span)]
        if inside:
            return words, outlet_key(inside[0].name, inside[0].entity, self._pack)
        found_words = normal_words(words, self._pack)
        if not _outlet_noun(found_words, self._pack):
            return None
        if len(found_words) > 1:
            return words, outlet_key(words, None, self._pack)
        before = [e for e in self._analysis.entities if e.type is EntityType.OUTLET and e.span.end <= at.start]
        if not before:
            return None
        last = max(before, key=lambda e: e.span)
        if self._is_own(last.name):
            return last.name, self._own.actor
        return last.name, outlet_key(last.name, last.entity, self._pack)

    def _writes_it(self, attribution: Attribution) -> bool:
        """Whether the source is the article's own writer, as its byline names him: then it is the article's voice."""
        bylines = [c.span for c in self._analysis.credits if c.role is Role.BYLINE and c.field == "text"]
        return attribution.source is not None and any(attribution.source.overlaps(span) for span in bylines)

    def _is_own_reporter(self, attribution: Attribution, identity: Identity) -> bool:
        """Whether the source is an unnamed reporter of the article's own outlet: then it is the article's voice."""
        if attribution.source is None or not identity.unnamed:
            return False
        at, words = attribution.source, identity.label.words
        if words and words[0] in first_words("own_reporters", self._pack):
            return True
        if identity.label.sectors != (_PRESS,):
            return False
        named = [e for e in self._analysis.entities if e.type is EntityType.OUTLET and at.contains(e.span)]
        return any(self._is_own(e.name) or outlet_key(e.name, e.entity, self._pack) == self._own.actor for e in named)

    def _is_own(self, name: str) -> bool:
        """Whether a name that several outlets may bear is borne by the article's own."""
        return self._own.actor in {f"outlet:{outlet.id}" for outlet in outlets_named(name, self._pack)}

    def _named_as_source(self, at: Span) -> str | None:
        """The key of the attribution whose source stands at the very same place, so that both are one link."""
        same = [a for a in self._analysis.attributions if a.source == at and a.kind is Kind.OUTLET]
        return self._actors.key_of(self._article.id, same[0].id) if same else None

    def _holds_outlet(self, at: Span) -> bool:
        return any(e.type is EntityType.OUTLET and at.contains(e.span) for e in self._analysis.entities)

    def _person_in(self, at: Span) -> bool:
        return any(e.type is EntityType.PER and at.contains(e.span) for e in self._analysis.entities)

    def _spoken_to(self, at: Span) -> bool:
        """Whether a preposition of address stands at the phrase or right before it."""
        text = self._article.text
        before = self._pack.fold(text[max(0, at.start - 8) : at.start]).split()
        first = self._pack.fold(at.cut(text))
        to = _address(self._pack)
        return first.startswith(to["fused"]) or bool(before and before[-1] in to["words"] + to["fused"])

    def _link(self, name: str, kind: LinkKind, key: str, at: Span | None, who: Kind, reason: Reason) -> Link:
        evidence = Evidence("text", at, at.cut(self._article.text)) if at else None
        return Link(name, kind, key, evidence, who, (reason,))


def _is_channel(label: Label, pack: Pack) -> bool:
    """Whether the phrase is a way of speaking."""
    return bool(label.words) and any(label.words[: len(form)] == form for form in word_list("channels", pack))


@cache
def _address(pack: Pack) -> dict[str, tuple[str, ...]]:
    table = loose_lists(pack)["address"]
    return {name: tuple(pack.fold(word) for word in table[name]) for name in ("fused", "words")}


def _outlet_noun(words: tuple[str, ...], pack: Pack) -> bool:
    """Whether a phrase begins with a noun for a kind of outlet, with or without a fused preposition."""
    heads = first_words("outlet_nouns", pack)
    return bool(words) and (words[0] in heads or words[0][1:] in heads)
