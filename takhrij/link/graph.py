"""Links a pile: copies and actors of all of it, the stories that it tells, then story by story.

Invariant: everything in the graph is sorted and made of content, so that the order of the articles never matters and
the same pile gives the same bytes, by however many processes its stories are linked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from takhrij.link.copies import find_copies
from takhrij.link.each import Each
from takhrij.link.looks import Look, look_at
from takhrij.link.people import merge_actors
from takhrij.link.ranking import rank
from takhrij.link.stories import find_stories
from takhrij.link.story import Pile, link_story
from takhrij.model import Analysis, Article, Copy, Decision, Graph
from takhrij.pack import Pack


@dataclass(frozen=True, slots=True)
class Survey:
    """A pile before its stories are linked; `graph` has no claims yet."""

    pile: Pile
    stories: tuple[tuple[str, ...], ...]
    graph: Graph


def link(
    articles: Mapping[str, Article],
    analyses: Mapping[str, Analysis],
    pack: Pack,
    decisions: Sequence[Decision] = (),
    each: Each = map,
) -> Graph:
    """The graph of a pile of articles and their analyses."""
    articles = {id_: articles[id_] for id_ in sorted(articles)}
    looks = dict(zip(articles, each(partial(look_at, articles, analyses, pack), articles), strict=True))
    survey = survey_pile(articles, analyses, pack, decisions, looks, each)
    linked = list(each(partial(link_story, survey.pile), survey.stories))
    contradictions = [contradiction for story in linked for contradiction in story.contradictions]
    return replace(
        survey.graph,
        claims=rank(claim for story in linked for claim in story.claims),
        contradictions=tuple(sorted(contradictions, key=lambda c: (c.a, c.b, c.kind))),
        stories=tuple(sorted((story.story for story in linked), key=lambda story: story.id)),
    )


def survey_pile(
    articles: Mapping[str, Article],
    analyses: Mapping[str, Analysis],
    pack: Pack,
    decisions: Sequence[Decision],
    looks: Mapping[str, Look],
    each: Each = map,
) -> Survey:
    """What must be known of the whole pile before its stories can be linked, each by itself. `looks` are those at all
    articles, in order."""
    copies = find_copies(articles, analyses, pack, each=each)
    actors = merge_actors(articles, analyses, pack, decisions, looks)
    stories = find_stories(articles, analyses, pack, looks)
    graph = Graph(docs=tuple(looks), copies=copies.copies, discrepancies=copies.discrepancies, actors=actors.actors)
    pile = Pile(articles, analyses, actors, _by_article(copies.copies), decisions, pack)
    return Survey(pile, stories, graph)


def _by_article(copies: Sequence[Copy]) -> dict[str, list[Copy]]:
    """The copies by the article that is the copy."""
    found: defaultdict[str, list[Copy]] = defaultdict(list)
    for copy in copies:
        found[copy.doc].append(copy)
    return dict(found)
