"""Makes proposed names as long as the guide wants them: what stands beside a name and belongs to it.

`مطار` before a place, a given name before a surname, a word for a body before its country (`حكومة جيبوتي`), and what a
body is for after its name (`الاتحاد الإسباني لكرة القدم`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from takhrij.find.name_words import WordKnowledge, particle_cuts
from takhrij.model import EntityType

_GIVEN, _BODY = "given-name", "body-kind"
_RAREST_WORDS = 25_000  # a word rarer than this after a given name is a surname
_LONGEST_PURPOSE = 3


class Stretch(NamedTuple):
    """The words `start` to `end` of a sentence, proposed as a name of this type."""

    start: int
    end: int
    type: EntityType


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words of one sentence, with the marks of the lists and what the pack knows."""

    forms: Sequence[str]
    marks: Sequence[str]
    known: WordKnowledge


def widened(stretches: Sequence[Stretch], sentence: Sentence) -> list[Stretch]:
    """The names, longer by what belongs to them and was not proposed, in order."""
    found: list[Stretch] = []
    for at, stretch in enumerate(stretches):
        free_from = found[-1].end if found else 0
        free_until = stretches[at + 1].start if at + 1 < len(stretches) else len(sentence.forms)
        found.append(_to_the_right(_to_the_left(stretch, free_from, sentence), free_until, sentence))
    return found


def _to_the_left(stretch: Stretch, free_from: int, sentence: Sentence) -> Stretch:
    forms, known = sentence.forms, sentence.known
    start, end, type_ = stretch
    while start > free_from and _belongs(forms[start - 1], type_, known):
        start -= 1
    before = forms[start - 1] if start > free_from else ""
    if before.isalpha():
        start -= _is_son_of(forms[start], before, type_, known)
        if type_ is EntityType.LOC and start == stretch.start and _is_body_of_place(before, known):
            return Stretch(start - 1, end, EntityType.ORG)
    return Stretch(start, end, type_)


def _belongs(before: str, type_: EntityType, known: WordKnowledge) -> bool:
    """Whether the word before a name is part of it: "مطار" of a place, a given name of a person."""
    if type_ is EntityType.LOC:
        kinds = known.lists["place_parts"]
        return any(rest in kinds for rest in _readings(before, known))
    return type_ is EntityType.PER and _is_given(before, known)


def _is_body_of_place(before: str, known: WordKnowledge) -> bool:
    """Whether a word makes a body of the place after it: "حكومة جيبوتي"."""
    return any(rest in known.lists["place_bodies"] for rest in _readings(before, known))


def _is_son_of(form: str, before: str, type_: EntityType, known: WordKnowledge) -> bool:
    """Whether a person's name begins with "son of" and the word before it can be a name."""
    can_be_name = known.usage(before).startswith(EntityType.PER) or known.rank(before) > _RAREST_WORDS
    return type_ is EntityType.PER and form in known.lists["sons"] and can_be_name


def _to_the_right(stretch: Stretch, free_until: int, sentence: Sentence) -> Stretch:
    start, end, type_ = stretch
    if end >= free_until or sentence.marks[end]:
        return stretch
    if type_ is EntityType.PER and _is_surname(sentence.forms[start:end], sentence.forms[end], sentence.known):
        return stretch._replace(end=end + 1)
    if type_ is EntityType.ORG and _BODY in sentence.known.hints_of(sentence.forms[start]):
        return stretch._replace(end=_end_of_purpose(end, free_until, sentence))
    return stretch


def _is_surname(name: Sequence[str], after: str, known: WordKnowledge) -> bool:
    """Whether a given name alone goes on with the next word, which is too rare to be a plain one."""
    rare = after.isalpha() and known.rank(after) > _RAREST_WORDS
    with_article = any(after.startswith(particle + known.article) for particle in known.particles)
    return len(name) == 1 and rare and not with_article and _is_given(name[0], known)


def _end_of_purpose(end: int, free_until: int, sentence: Sentence) -> int:
    """Where what a body is for ends: "for" and a noun with its article, and what agrees with that noun."""
    forms, known = sentence.forms, sentence.known
    lists = known.lists["purposes"]
    if forms[end] in lists and end + 1 < free_until and forms[end + 1].startswith(known.article):
        return end + 2
    fused = known.fused + known.article[1:]
    if not forms[end].startswith(fused) or known.usage(forms[end]) or not _takes_purpose(forms, end, sentence):
        return end
    stop = end + 1
    while stop < min(free_until, end + _LONGEST_PURPOSE) and _goes_on(forms[stop], forms[end], known):
        stop += 1
    return stop


def _takes_purpose(forms: Sequence[str], end: int, sentence: Sentence) -> bool:
    """Whether the last words before it are those of a body that is named by its purpose."""
    return any(sentence.known.is_in("purposeful", form) for form in forms[max(0, end - _LONGEST_PURPOSE) : end])


def _goes_on(form: str, noun: str, known: WordKnowledge) -> bool:
    """Whether a word with the article agrees with the noun, or is joined to it by "and"."""
    if form.startswith(known.particles[0] + known.article):
        return not known.usage(form)
    agrees = form.endswith(known.feminine[0]) == noun.endswith(known.feminine)
    return form.startswith(known.article) and agrees and not known.usage(form)


def _is_given(form: str, known: WordKnowledge) -> bool:
    return any(_GIVEN in known.hints.get(rest, ()) for rest in _readings(form, known))


def _readings(form: str, known: WordKnowledge) -> list[str]:
    return [form, *(rest for _, rest in particle_cuts(form, known))]
