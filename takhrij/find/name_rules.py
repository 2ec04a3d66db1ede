"""What is known of names for certain, laid over what the tagger proposes; and what is never a name.

Names of several words that stand on a list are names wherever they stand; outlets are those that `outlets` finds; a
name that is on a list has that list's type. Nationals, months and days are none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from takhrij.find.name_lists import NameLists
from takhrij.find.name_spans import Mention
from takhrij.find.name_words import Word, WordKnowledge, split_words
from takhrij.find.outlets import OutletHit
from takhrij.model import EntityType
from takhrij.text import View

_TYPE_OF_LIST = {"org": EntityType.ORG, "loc": EntityType.LOC, "outlet": EntityType.OUTLET}
_WEAK_EVIDENCE = frozenset({"verb"})  # for an outlet whose name is also a plain word


def listed_names(words: Sequence[Word], marks: Sequence[str]) -> Iterator[Mention]:
    """The names of several words that are on a list."""
    start = 0
    while start < len(words):
        label, end = marks[start][:-1], start + 1
        if marks[start].endswith("B"):
            while end < len(words) and marks[end] == f"{label}I":
                end += 1
            if type_ := _TYPE_OF_LIST.get(label):
                form = tuple(word.form for word in words[start:end])
                yield Mention(words[start].start, words[end - 1].end, form, type_, "names.listed")
        start = end


def outlet_mentions(hits: Iterable[OutletHit], view: View) -> Iterator[Mention]:
    """The outlets named in the text, as mentions."""
    for hit in hits:
        if hit.evidence not in _WEAK_EVIDENCE:
            start, end = view.folded_range(hit.span)
            form = tuple(word.form for word in split_words(view.folded, start, end) if word.form[0].isalnum())
            yield Mention(start, end, form, EntityType.OUTLET, "names.outlet")


def lay_over(certain: Iterable[Mention], proposed: Iterable[Mention]) -> list[Mention]:
    """The certain mentions, and the proposed ones that touch none of them or hold one and are longer."""
    kept = list(proposed)
    for sure in certain:
        longer = [m for m in kept if m.start <= sure.start and sure.end <= m.end and m.type is sure.type]
        if not longer:
            kept = [m for m in kept if m.end <= sure.start or sure.end <= m.start]
            kept.append(sure)
    return sorted(kept)


def retyped(mention: Mention, lists: NameLists) -> Mention:
    """The mention with the type of the list that has its name."""
    type_ = _TYPE_OF_LIST.get(lists.label_of(mention.form) or "")
    return mention._replace(type=type_) if type_ else mention


def is_no_name(mention: Mention, known: WordKnowledge) -> bool:
    """Whether the mention is a nationality, a month or day, or only says what kind of thing it is."""
    if len(mention.form) > 1:
        return False
    word = mention.form[0]
    return "nationals" in known.hints_of(word) or known.is_in("no_names", word)
