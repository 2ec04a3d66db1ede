"""The chain of a report: from the article's outlet, through whoever passed the words on, to the one who knows.

Order of the links: the outlet; the credited source of the whole article; then, from the outermost attribution
inwards, whom it came through (`via`) and who said it. Ways of speaking (a statement, a press conference, Facebook) are
no links; a document is one only at the end. Invariant: a chain begins with the article's outlet and names it once; each
link says how it is known and where it stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from takhrij.link.credited import copied_links, credited_links, own_outlet_link, takes_place_of
from takhrij.link.people import Actors
from takhrij.link.sources import Sources
from takhrij.model import Analysis, Article, Attribution, Copy, Kind, Link, Reason, Style
from takhrij.pack import Pack

_DEEPEST = 12  # attributions inside one another that are followed
_PASSING = frozenset({Kind.OUTLET, Kind.ORGANISATION})


class Chains:
    """Chains of the reports of a pile; what is the same for a whole article is worked out once."""

    def __init__(
        self,
        articles: Mapping[str, Article],
        analyses: Mapping[str, Analysis],
        actors: Actors,
        pack: Pack,
        copies: Sequence[Copy] = (),
    ) -> None:
        self._articles = articles
        self._analyses = analyses
        self._actors = actors
        self._pack = pack
        self._copies: dict[str, list[Copy]] = {}
        for copy in copies:
            self._copies.setdefault(copy.doc, []).append(copy)
        self._starts: dict[str, tuple[Link, ...]] = {}
        self._sources: dict[str, Sources] = {}
        self._made: dict[tuple[str, str | None], tuple[tuple[Link, ...], ...]] = {}

    def of(self, doc: str, attribution: str | None) -> tuple[Link, ...]:
        """The chain of what an attribution holds, or of the article's own voice."""
        return self.all_of(doc, attribution)[0]

    def all_of(self, doc: str, attribution: str | None) -> tuple[tuple[Link, ...], ...]:
        """As `of`, but one chain for each where the article lists speakers one by one ("both A and B said")."""
        key = (doc, attribution)
        if key not in self._made:
            self._made[key] = self._make(doc, attribution)
        return self._made[key]

    def _make(self, doc: str, attribution: str | None) -> tuple[tuple[Link, ...], ...]:
        start = self._start(doc)
        if attribution is None:
            return (start,)
        sources = self._sources_of(doc)
        path = self._path(doc, attribution)
        before = list(self._inherited(doc, path[0]))
        if any(link.actor == start[0].actor for a in path for link in sources.via(a)):
            start = start[:1]  # said to this outlet itself, whatever agency the rest is from
        for outer in path[:-1]:
            before += sources.passed_on(outer)
        before += sources.via(path[-1])
        ends = sources.speakers(path[-1])
        return tuple(_joined(start, [*before, *end]) for end in ends) or (_joined(start, before),)

    def _start(self, doc: str) -> tuple[Link, ...]:
        if doc not in self._starts:
            article, analysis = self._articles[doc], self._analyses[doc]
            own = own_outlet_link(article, analysis, self._pack)
            credited = credited_links(article, analysis, own, self._pack)
            self._starts[doc] = (own, *(credited or self._copied(doc, own)))
        return self._starts[doc]

    def _copied(self, doc: str, own: Link) -> list[Link]:
        """The agency behind an article that credits none, where the agency's own dispatch shows it."""
        copies = self._copies.get(doc, [])
        there = {c.of: own_outlet_link(self._articles[c.of], self._analyses[c.of], self._pack) for c in copies}
        return copied_links(own, copies, there, self._pack)

    def _sources_of(self, doc: str) -> Sources:
        if doc not in self._sources:
            self._sources[doc] = Sources(self._articles[doc], self._analyses[doc], self._actors, self._pack)
        return self._sources[doc]

    def _path(self, doc: str, attribution: str) -> list[Attribution]:
        """The attributions round this one, outermost first, itself last. Whose words only hold a clause about what
        another called the matter ("an attack that the president termed …") did not pass it on."""
        known = self._sources_of(doc).by_id
        around: list[Attribution] = []
        at: str | None = attribution
        while at is not None and at in known and len(around) < _DEEPEST and known[at] not in around:
            around.append(known[at])
            at = known[at].parent
        path, aside = around[:1], False
        for inner, outer in pairwise(around):
            aside = aside or self._sources_of(doc).in_relative_clause(inner)
            if not aside or outer.kind is Kind.OUTLET or outer.style is Style.DIRECT:
                path.append(outer)
        return path[::-1]

    def _inherited(self, doc: str, mine: Attribution) -> Iterator[Link]:
        """Through whom the same speaker reached the article a moment before, or right after where this is the lead,
        if this sentence does not say."""
        sources, who = self._sources_of(doc), self._actors.identity(doc, mine.id)
        own_words = mine.kind is Kind.OUTLET or (mine.kind is Kind.DOCUMENT and len(who.label.words) > 1)
        if own_words or (mine.via is not None and sources.via(mine)):
            return
        said = sources.by_speaker[self._actors.key_of(doc, mine.id)]
        before = [other for other in reversed(said) if other.cue < mine.cue]
        after = [other for other in said if other.cue > mine.cue and other.parent is None]
        told = before or after[: int(mine.cue == sources.first)]  # the body says how the lead came
        code = "chain.continues" if before else "chain.lead"
        for other in told:
            outer = self._path(doc, other.id)
            links = [link for a in outer[:-1] if a.kind in _PASSING for link in sources.passed_on(a)]
            links += [link for link in sources.via(other) if link.source_kind in _PASSING]
            links = [x for x in links if who.body is None or self._actors.profile(x.actor).body != who.body]
            if links:
                yield from (replace(x, reasons=(*x.reasons, Reason(code, (x.name,)))) for x in links)
                return


def _joined(start: Sequence[Link], rest: Sequence[Link]) -> tuple[Link, ...]:
    """One chain in which nobody stands twice."""
    out = list(start)
    for link in rest:
        if any(link.actor == before.actor for before in out) or link.name == out[-1].name:
            continue
        if takes_place_of(link, out[-1]):
            out.pop()
        out.append(link)
    return tuple(out)
