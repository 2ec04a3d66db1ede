"""Finds names that need no tag, because their words alone show them.

Listed names that are no plain words; bodies by a head and what it has charge of ("هيئة الخبراء"), or by what they are
for ("الاتحاد الإسباني لكرة القدم"); places by a word for a kind of place and a rare word after it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from takhrij.find.name_extents import Sentence, Stretch
from takhrij.find.name_words import WordKnowledge, particle_cuts, written_with_particles
from takhrij.model import EntityType

_TYPE_OF_LIST = {
    "org": EntityType.ORG,
    "loc": EntityType.LOC,
    "outlet": EntityType.OUTLET,
    "per": EntityType.PER,
}
_BODY_LABELS = frozenset({"state", "found-ORG"})  # bodies for sure only where their purpose follows
_NATIONALS, _GIVEN, _TITLE = "nationals", "given-name", "title"
_LONGEST_HEADED = 3
_RARE_BODY = 8000  # a listed body of one word that is rarer than this is no plain word
_RARE_PLACE = 25_000  # a word rarer than this is a name after a word for a kind of place


def listed(sentence: Sentence) -> Iterator[Stretch]:
    """The names that stand on a list and are no plain words."""
    forms, marks, known = sentence.forms, sentence.marks, sentence.known
    after_club = 0  # where a word would be joined by "and" to a club before it
    for at, mark in enumerate(marks):
        if not mark or mark.endswith("I"):
            continue
        label, end = mark[:-1], at + 1
        while end < len(marks) and marks[end] == f"{label}I":
            end += 1
        if type_ := _TYPE_OF_LIST.get(label):
            is_club = type_ is EntityType.ORG and (_is_after(sentence, at, "club_heads") or at == after_club > 0)
            is_town = type_ is EntityType.LOC and _is_after(sentence, at, "town_words")
            if end - at > 1 or is_club or is_town or _is_no_plain_word(forms[at], type_, known):
                yield Stretch(at, end, type_)
            if is_club and end < len(forms) and forms[end].startswith(known.particles[0]):
                after_club = end
        elif label in _BODY_LABELS and _is_sure_body(sentence, at, end):
            yield Stretch(at, end, EntityType.ORG)


def clubs(sentence: Sentence) -> Iterator[Stretch]:
    """The clubs whose names are plain words, after a word that only a club follows: "لاعب الوحدة"; with the word where
    it has the article itself: "النادي الصفاقسي"."""
    forms, known = sentence.forms, sentence.known
    if known.lists["clubs"].isdisjoint(forms):
        return
    for at in range(1, len(forms)):
        if forms[at] in known.lists["clubs"]:
            before = [forms[at - 1], *(rest for _, rest in particle_cuts(forms[at - 1], known))]
            if not known.lists["clubs_of"].isdisjoint(before):
                yield Stretch(at, at + 1, EntityType.ORG)
            elif any(word.removeprefix(known.article) in known.lists["clubs_of"] for word in before):
                yield Stretch(at - 1, at + 1, EntityType.ORG)


def _is_after(sentence: Sentence, at: int, key: str) -> bool:
    """Whether a word of the list stands before this one, which a name follows: "مدرب الهلال", "قضاء القائم"."""
    return at > 0 and sentence.known.is_in(key, sentence.forms[at - 1])


def _is_sure_body(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a body of a state is one for sure: its purpose follows, or it is a national team."""
    forms, known = sentence.forms, sentence.known
    if end < len(forms) and forms[end] in known.lists["purposes"]:
        return True
    return sentence.marks[start] == "stateB" and known.is_in("national_teams", forms[start])


def _is_no_plain_word(form: str, type_: EntityType, known: WordKnowledge) -> bool:
    if type_ is EntityType.OUTLET:  # `outlets` weighs these
        return False
    if type_ is EntityType.ORG and (known.is_in("sure_bodies", form) or known.rank(form) > _RARE_BODY):
        return True
    if type_ is EntityType.LOC and known.is_in("sure_places", form):
        return True
    return known.usage(form) in (f"{type_}4", f"{type_}3")


def headed(found: Sequence[Stretch], sentence: Sentence) -> Iterator[Stretch]:
    """The names that their heads show, where nothing else was found."""
    forms, known = sentence.forms, sentence.known
    heads = _heads(known)
    if heads.keys().isdisjoint(forms):
        return
    taken = {at for stretch in found for at in range(stretch.start, stretch.end)}
    for at, form in enumerate(forms):
        head = heads.get(form)
        if head is None or at in taken:
            continue
        end = at + 1
        while end < min(len(forms), at + _LONGEST_HEADED) and end not in taken and _is_charge(forms[end], known):
            end += 1
        if head is EntityType.LOC:
            after = forms[at + 1] if at + 1 < len(forms) and at + 1 not in taken else ""
            end = at + 2 if _is_rare_name(after, known) else at
        if end > at + 1:
            yield Stretch(at, end, head)


@cache
def _heads(known: WordKnowledge) -> Mapping[str, EntityType]:
    """What kind of name a word heads, with or without a particle before it."""
    heads = known.lists["place_parts"] | known.lists["naming_heads"]
    written = [way for head in sorted(heads) for way in (head, *written_with_particles(head, known))]
    return {form: kind for form in written if (kind := _head_of(form, known))}


def _head_of(form: str, known: WordKnowledge) -> EntityType | None:
    for rest in (form, *(rest for _, rest in particle_cuts(form, known))):
        if rest in known.lists["place_parts"]:
            return EntityType.LOC
        if rest in known.lists["naming_heads"]:
            return EntityType.ORG
    return None


def _is_rare_name(form: str, known: WordKnowledge) -> bool:
    return form.isalpha() and known.rank(form) > _RARE_PLACE and not known.hints_of(form)


def _is_charge(form: str, known: WordKnowledge) -> bool:
    """Whether a word with the article can be what a body has charge of: no nationals, no titles, no days."""
    of_persons = _NATIONALS in known.hints_of(form) or is_title_with_article(form, known)
    return form.startswith(known.article) and not of_persons and not known.is_in("no_names", form)


def is_title_with_article(form: str, known: WordKnowledge) -> bool:
    """Whether a word is a title and no given name: "الوزير"."""
    bare = form.removeprefix(known.article)
    return bare != form and _TITLE in known.hints.get(bare, ()) and _GIVEN not in known.hints.get(form, ())
