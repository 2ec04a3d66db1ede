"""Shapes what the tagger proposes, sentence by sentence, by the rules of the guide.

A stretch is a run of words of one sentence that is proposed as a name. Each rule takes a stretch and gives back what is
left of it: shorter, longer, in two, or nothing. What stands on a list for certain is laid over the rest.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from takhrij.find.name_evident import clubs, headed, is_title_with_article, listed
from takhrij.find.name_extents import Sentence, Stretch, widened
from takhrij.find.name_words import WordKnowledge, particle_cuts
from takhrij.model import EntityType

_NATIONS = frozenset({"nation-m", "nation-f"})
_GIVEN, _TITLE, _NATIONALS, _BODY = "given-name", "title", "nationals", "body-kind"
_PLACE_AND_NATION = 2
_FUNCTION_WORDS = 40  # so many of the most frequent words begin no name


def shaped(sentence: Sentence, tags: Sequence[str]) -> list[Stretch]:
    """The names of a sentence: those of its tags after the rules, and the listed ones, in order."""
    proposed = [
        kept
        for stretch in stretches_of(tags)
        for half in _split_places(stretch, sentence)
        for part in _split_at_titles(half, sentence)
        if (kept := _trim(part, sentence)) and not _is_no_name(kept, sentence)
    ]
    laid = _lay_over([*listed(sentence), *clubs(sentence)], proposed, sentence)
    return widened(sorted([*laid, *headed(laid, sentence)]), sentence)


def stretches_of(tags: Sequence[str]) -> list[Stretch]:
    """The runs of tags that make one name each."""
    found: list[Stretch] = []
    start = 0
    while start < len(tags):
        end = start + 1
        if tags[start] != "O":
            while end < len(tags) and tags[end] == f"I-{tags[start][2:]}":
                end += 1
            found.append(Stretch(start, end, EntityType(tags[start][2:])))
        start = end
    return found


# ---------------------------------------------------------------- shorter


def _split_at_titles(stretch: Stretch, sentence: Sentence) -> Iterator[Stretch]:
    """A person's name ends before a title without article: "حذيفة البدري نجل البغدادي" names two."""
    start = stretch.start
    if stretch.type is EntityType.PER:
        for at in range(stretch.start, stretch.end):
            if _is_bare_title(sentence.forms[at], sentence.known):
                if start < at:
                    yield Stretch(start, at, stretch.type)
                start = at + 1
    if start < stretch.end:
        yield Stretch(start, stretch.end, stretch.type)


def _split_places(stretch: Stretch, sentence: Sentence) -> Iterator[Stretch]:
    """Two places joined by "and" are two names: "فلوريدا ولويزيانا"; listed names of that kind are laid over later."""
    start = stretch.start
    if stretch.type is EntityType.LOC:
        for at in range(stretch.start + 1, stretch.end):
            if _is_joined_place(sentence.forms[at], sentence.known):
                yield Stretch(start, at, stretch.type)
                start = at
    yield Stretch(start, stretch.end, stretch.type)


def _is_joined_place(form: str, known: WordKnowledge) -> bool:
    conjunction = known.particles[0]
    rest = form.removeprefix(conjunction)
    return rest != form and known.is_used_as(rest, EntityType.LOC) and known.rank(rest) < known.rank(form)


def _is_bare_title(form: str, known: WordKnowledge) -> bool:
    hints = known.hints.get(form, ())
    return _TITLE in hints and _GIVEN not in hints


def _trim(stretch: Stretch, sentence: Sentence) -> Stretch | None:
    """Without marks at the ends, words that only head a place's name, and what is said after a name."""
    forms, known = sentence.forms, sentence.known
    start, end, type_ = stretch
    while start < end and not forms[start][0].isalnum():
        start += 1
    while start < end and not forms[end - 1][0].isalnum():
        end -= 1
    while end - start > 1 and _is_head(forms[start], forms[start + 1], type_, known):
        start += 1
    end = next((at for at in range(start + 1, end) if forms[at] in known.lists["leads"]), end)
    while end - start > 1 and known.is_in("tails", forms[end - 1]):
        end -= 1
    while end - start > 1 and type_ is EntityType.PER and _is_foreign_to_persons(forms[end - 1], known):
        end -= 1
    if end - start == _PLACE_AND_NATION and type_ is EntityType.LOC and _is_nation(forms[end - 1], known):
        end -= known.usage(forms[start]) == "LOC4"  # "صعدة اليمنية", not "المملكة المغربية"
    if type_ is EntityType.ORG and end - start > 1 and _introduces_person(sentence, end - 1):
        end -= 1
    if type_ is EntityType.ORG and end - start > 1 and _is_club_of_nation(sentence, start, end):
        end -= 1
    if type_ is EntityType.ORG and forms[start] in known.lists["place_parts"]:
        type_ = EntityType.LOC
    if type_ is EntityType.LOC and _is_club_of_town(sentence, start, end):
        type_ = EntityType.ORG
    if type_ is EntityType.ORG and end - start > 1 and all(_is_given_name(form, known) for form in forms[start:end]):
        type_ = EntityType.PER
    has_letters = any(form[0].isalpha() or form[-1].isalpha() for form in forms[start:end])
    return Stretch(start, end, type_) if has_letters else None


def _introduces_person(sentence: Sentence, at: int) -> bool:
    """Whether the word is the title of a person who is named next: "وزارة التعليم الدكتور محمد …"."""
    forms, known = sentence.forms, sentence.known
    is_named = at + 1 < len(forms) and _GIVEN in known.hints.get(forms[at + 1], ())
    return is_named and is_title_with_article(forms[at], known)


def _is_club_of_nation(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a nationality stands after a proper name, "بشكتاش التركي", or after the whole name of a listed body, not
    after a word for a body."""
    known, marks = sentence.known, sentence.marks
    if marks[end - 1].startswith("org") or not _is_nation(sentence.forms[end - 1], known):
        return False
    is_whole = marks[start].startswith("org") and not marks[end - 1]
    return is_whole or _BODY not in known.hints_of(sentence.forms[start]) or marks[start] == "orgS"


def _is_club_of_town(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a masculine nationality follows a town, which is feminine itself: "روما الإيطالي" is the club."""
    forms, known = sentence.forms, sentence.known
    if end - start > 1 or end == len(forms) or forms[start].startswith(known.article) or not forms[end].isalpha():
        return False
    bare = forms[end].removeprefix(known.article)
    is_masculine = bare != forms[end] and "nation-m" in known.hints.get(bare, ())
    before = forms[start - 1] if start else ""
    agrees_with_head = known.is_in("place_parts", before) or is_place_head(before, known) or _has_hint(before, known)
    return is_masculine and known.usage(forms[start]).startswith(EntityType.LOC) and not agrees_with_head


def _has_hint(form: str, known: WordKnowledge) -> bool:
    """Whether a word is of a kind that a nationality after its place would agree with: a title, a body, a place."""
    return not {_TITLE, _BODY, "place-kind"}.isdisjoint(known.hints_of(form))


def _is_given_name(form: str, known: WordKnowledge) -> bool:
    return _GIVEN in known.hints.get(form, ())


def _is_head(form: str, after: str, type_: EntityType, known: WordKnowledge) -> bool:
    """Whether the first word of a name is no part of it, seen what comes after."""
    if type_ is EntityType.LOC:
        return is_place_head(form, known)
    if type_ is EntityType.PER:
        no_person = form in known.lists["no_names"] or _is_nation(form, known) or known.rank(form) < _FUNCTION_WORDS
        no_person = no_person or is_title_with_article(form, known)
        return no_person or (form.isascii() and not after.isascii())
    return known.is_in("plain_heads", form) and after[0].isalpha() and not after.startswith(known.article)


def _is_foreign_to_persons(form: str, known: WordKnowledge) -> bool:
    """Whether a word has a particle and the article, which no second name of a person has: "بالجماهير"."""
    return any(form.startswith(particle + known.article) for particle in known.particles) and not known.usage(form)


def is_place_head(form: str, known: WordKnowledge) -> bool:
    """Whether a word only says what kind of place follows ("مدينة"), with or without a particle."""
    heads, sides = known.lists["place_heads"], known.lists["place_sides"]
    return any(rest in heads or rest in sides for rest in (form, *(rest for _, rest in particle_cuts(form, known))))


def _is_nation(form: str, known: WordKnowledge) -> bool:
    bare = form.removeprefix(known.article)
    return bare != form and not _NATIONS.isdisjoint(known.hints.get(bare, ()))


def _is_no_name(stretch: Stretch, sentence: Sentence) -> bool:
    """Whether it is a nationality, a month or day, a plain noun with a nationality, or people of a nation."""
    forms, known = sentence.forms[stretch.start : stretch.end], sentence.known
    if stretch.type is EntityType.PER and any(_NATIONALS in known.hints_of(form) for form in forms[1:]):
        return True
    if " ".join(forms[:2]) in known.lists["generic_bodies"]:
        return True
    if len(forms) > 1:
        return len(forms) == _PLACE_AND_NATION and known.is_in("place_nouns", forms[0]) and _is_nation(forms[1], known)
    hints = known.hints_of(forms[0])
    bare_nation = not _NATIONS.isdisjoint(known.hints.get(forms[0], ())) and _GIVEN not in hints
    is_listed = sentence.marks[stretch.start].endswith("S")
    is_bare_body = _BODY in hints and not is_listed and not known.is_in("ministries", forms[0])
    return _NATIONALS in hints or bare_nation or is_bare_body or known.is_in("no_names", forms[0])


# ---------------------------------------------------------------- lists


def _lay_over(certain: Sequence[Stretch], proposed: Sequence[Stretch], sentence: Sentence) -> list[Stretch]:
    """The certain names and the proposed ones; one that holds a certain name stays if it is longer and of its type."""
    kept = list(proposed)
    for sure in certain:
        holder = next((s for s in kept if s.start <= sure.start and sure.end <= s.end and s.type is sure.type), None)
        parts = _parts_round(sure, holder, sentence) if holder else []
        if holder and not parts:
            continue
        kept = [s for s in kept if s.end <= sure.start or sure.end <= s.start]
        kept += [*parts, sure]
    return sorted(kept)


def _parts_round(sure: Stretch, holder: Stretch, sentence: Sentence) -> list[Stretch]:
    """What else a proposed name holds beside a certain one: a name joined by "and" before it, a person after it."""
    forms, known = sentence.forms, sentence.known
    if holder.start < sure.start and _is_joined(forms[sure.start], known):
        return [Stretch(holder.start, sure.start, holder.type)]
    if holder.start == sure.start and sure.end < holder.end and _GIVEN in known.hints.get(forms[sure.end], ()):
        return [Stretch(sure.end, holder.end, EntityType.PER)]
    return []


def _is_joined(form: str, known: WordKnowledge) -> bool:
    """Whether the word begins with the particle "and" before something that is better known without it."""
    conjunction = known.particles[0]
    return form.startswith(conjunction) and known.rank(form[len(conjunction) :]) < known.rank(form)
