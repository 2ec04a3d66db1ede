"""Marks where a text has a name that is on one of the pack's lists, as a hint for the tagger.

The lists are the bodies, the outlets, the gazetteer, the known persons, and the names that a first model found again
and again in raw news (`models/found-names.tsv`). Beside them one pattern makes names without end: a body of a state,
from the word for the body to the nationality (`جهاز الأمن الأوكراني`). A mark is a hint among others: a listed name
that is also a plain word may lose to what stands round it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from takhrij.find.name_words import WordKnowledge, particle_cuts, word_forms, word_knowledge
from takhrij.find.outlet_table import outlets
from takhrij.find.persons import PERSONS, Person
from takhrij.find.places import all_places
from takhrij.memo import Memo
from takhrij.pack import Pack

BODIES = "bodies.txt"
FOUND = "models/found-names.tsv"
_FOUND_LABEL = "found-"
_LONGEST_STATE_BODY = 4

# Names that begin with one word, by their second one ("" where that is all): what follows the first word, and the list.
Listed = Mapping[str, Sequence[tuple[tuple[str, ...], str]]]


class NameLists:
    """The listed names by their first word. `marks` is a pure function; what is kept only saves time."""

    def __init__(self, names: Iterator[tuple[str, str]], known: WordKnowledge) -> None:
        self._known = known
        by_first: dict[str, dict[str, list[tuple[tuple[str, ...], str]]]] = {}
        seen = set()
        for form, label in names:
            words = word_forms(form)
            if words and words not in seen:
                seen.add(words)
                second = words[1] if len(words) > 1 else ""
                by_first.setdefault(words[0], {}).setdefault(second, []).append((words[1:], label))
        for by_second in by_first.values():
            for listed in by_second.values():
                listed.sort(key=lambda name: -len(name[0]))
        self._by_first: Mapping[str, Listed] = by_first
        self._begun = Memo(self._begun_by)

    def marks(self, forms: Sequence[str]) -> list[str]:
        """For each word the list whose name it begins (`B`) or continues (`I`), or nothing; longest names first."""
        marks = [""] * len(forms)
        free = 0
        begun = map(self._begun.__getitem__, forms)
        for at, (starts, agreeing) in [(at, found) for at, found in enumerate(begun) if found is not None]:
            if at < free:
                continue
            stop, label = self._state_body(forms, at, agreeing) if agreeing else 0, "state"
            second = forms[at + 1] if at + 1 < len(forms) else ""
            for rest, of_list in (*starts.get(second, ()), *starts.get("", ())):
                end = at + 1 + len(rest)
                if end > stop and (not rest or tuple(forms[at + 1 : end]) == rest):
                    stop, label = end, of_list
                    break
            if stop:
                marks[at:stop] = [f"{label}B", *[f"{label}I"] * (stop - at - 1)] if stop - at > 1 else [f"{label}S"]
                free = stop
        return marks

    def has(self, form: Sequence[str]) -> bool:
        """Whether a list that somebody wrote has exactly this name; names found in news may still have a particle."""
        label = self.label_of(form)
        return label is not None and not label.startswith(_FOUND_LABEL)

    def label_of(self, form: Sequence[str]) -> str | None:
        """The list that has exactly this name."""
        listed = self._by_first.get(form[0], {}).get(form[1] if len(form) > 1 else "", ())
        return next((label for rest, label in listed if rest == tuple(form[1:])), None)

    def _state_body(self, forms: Sequence[str], at: int, agreeing: str) -> int:
        """Where a body of a state ends whose head stands at this word, or 0: the nationality has to agree with it."""
        for stop in range(at + 1, min(at + _LONGEST_STATE_BODY, len(forms))):
            word = forms[stop]
            if not word.startswith(self._known.article):
                return 0
            if agreeing in self._known.hints.get(word[len(self._known.article) :], ()):
                return stop + 1
        return 0

    def _begun_by(self, form: str) -> tuple[Listed, str] | None:
        """The names that begin with the word, and which nationalities make it a body of a state; None if nothing."""
        rests = (form, *(rest for _, rest in particle_cuts(form, self._known)))
        starts: Listed = next((listed for rest in rests if (listed := self._by_first.get(rest))), {})
        agreeing = ""
        if "body-kind" in self._known.hints_of(form) and not self._known.is_in("loose_bodies", form):
            agreeing = "nation-f" if form.endswith(self._known.feminine) else "nation-m"
        return (starts, agreeing) if starts or agreeing else None


@cache
def name_lists(pack: Pack) -> NameLists:
    """The lists of the pack; where two have the same name the first counts."""
    names = list(_names(pack))
    folded = pack.fold("\n".join(form for form, _ in names)).split("\n")  # one call: folding is much of the work
    labelled = ((form, label) for form, (_, label) in zip(folded, names, strict=True))
    return NameLists(labelled, word_knowledge(pack))


def _names(pack: Pack) -> Iterator[tuple[str, str]]:
    for form in pack.words(BODIES):
        yield form, "org"
    for row in pack.own_rows("body"):
        yield from ((name, "org") for name in row.get("names", ()))
    for outlet in outlets(pack):
        for form in (outlet.name, *outlet.forms, *outlet.latin, *outlet.codes):
            yield form, "guarded" if outlet.guarded else "outlet"
    known = word_knowledge(pack)
    for place in all_places(pack):
        yield from ((form, "loc") for form in place.forms if not _begins_with_head(pack.fold(form), known))
    for person in pack.table(PERSONS, "person", Person):
        yield from ((name, "per") for name in person.names if not _begins_with_title(pack.fold(name), known))
    for line in pack.bytes(FOUND).decode("utf-8").splitlines():
        form, type_ = line.split("\t")
        yield form, _FOUND_LABEL + type_


def _begins_with_head(place: str, known: WordKnowledge) -> bool:
    """Whether a listed place goes by a word that is no part of its name: "مدينة زنجبار"."""
    first, _, others = place.partition(" ")
    return bool(others) and first in known.lists["place_heads"]


def _begins_with_title(name: str, known: WordKnowledge) -> bool:
    """Whether a listed person goes by his title, which is no part of the name: "الأمير محمد بن سلمان"."""
    first = name.split()[0]
    is_title = "title" in known.hints.get(first.removeprefix(known.article), ())
    return is_title and "given-name" not in known.hints.get(first, ())
