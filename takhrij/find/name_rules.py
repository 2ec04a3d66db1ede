"""Lays the outlets that a text names over what the tagger proposes, and gives listed names the type of their list."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from takhrij.find.name_lists import NameLists
from takhrij.find.name_spans import Mention
from takhrij.find.name_words import word_forms
from takhrij.find.outlets import OutletHit
from takhrij.model import EntityType
from takhrij.pack import Pack
from takhrij.text import View

_TYPE_OF_LIST = {"org": EntityType.ORG, "outlet": EntityType.OUTLET}
_OWN_EVIDENCE = frozenset({"name", "code", "head"})
_WEAK_EVIDENCE = frozenset({"verb"})  # for an outlet whose name is also a plain word


def outlet_mentions(hits: Iterable[OutletHit], view: View) -> Iterator[Mention]:
    """The outlets named in the text, as mentions."""
    for hit in hits:
        if hit.evidence not in _WEAK_EVIDENCE:
            start, end = view.folded_range(hit.span)
            form = tuple(word for word in word_forms(view.folded[start:end]) if word[0].isalnum())
            yield Mention(start, end, form, EntityType.OUTLET, "names.outlet")


def lay_over(certain: Iterable[Mention], proposed: Iterable[Mention]) -> list[Mention]:
    """The certain mentions, and the proposed ones that touch none of them or hold one and are longer."""
    in_order = sorted(proposed)
    starts, ends = [m.start for m in in_order], [m.end for m in in_order]
    dropped: set[int] = set()
    added = []
    for sure in certain:
        touching = range(bisect_right(ends, sure.start), bisect_left(starts, sure.end))
        if not any(_is_longer(in_order[at], sure) for at in touching if at not in dropped):
            dropped.update(touching)
            added.append(sure)
    return sorted([*(m for at, m in enumerate(in_order) if at not in dropped), *added])


def _is_longer(mention: Mention, sure: Mention) -> bool:
    return mention.start <= sure.start and sure.end <= mention.end and mention.type is sure.type


def certain_outlets(hits: Iterable[OutletHit], persons: Iterable[Mention], pack: Pack) -> list[OutletHit]:
    """The hits without those that only stand where a person's surname does: "السراج" beside "فايز السراج"."""
    surnames = {m.form[-1] for m in persons if m.type is EntityType.PER and len(m.form) > 1}
    return [hit for hit in hits if hit.evidence in _OWN_EVIDENCE or pack.fold(hit.name) not in surnames]


def retyped(mention: Mention, lists: NameLists) -> Mention:
    """The mention with the type of the list that has its name."""
    if len(mention.form) == 1 and mention.type is EntityType.PER:
        return mention
    type_ = _TYPE_OF_LIST.get(lists.label_of(mention.form) or "")
    return mention._replace(type=type_) if type_ else mention
