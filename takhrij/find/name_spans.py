"""Shapes the names that the tagger proposes, by the rules of the guide, and carries them through the article.

All positions are those of the folded text. A `Mention` holds its words too, as they are folded and without what was
written to the first of them, so that two mentions of one name compare equal.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from takhrij.find.name_lists import NameLists
from takhrij.find.name_words import UNSEEN, WordKnowledge, Words, particle_cuts, written_with_particles
from takhrij.model import EntityType

Form = tuple[str, ...]

_PLAIN_RANK = 4000  # a more frequent word is taken for the name it is elsewhere only where the tagger mostly did so
# A particle before the article or a word such as "حي" is far likelier than a name that begins with the same letters.
_DEFINITE_ODDS, _SHORTEST_DEFINITE = 10, 5
_SHORTEST_SURNAME = 3
_MOST_NAMESAKES = 200  # names with a word in common that are looked through for the fullest
_SHORTEST_AFTER_AND, _SHORTEST_PERSON = 4, 5
_GIVEN = "given-name"
_KINDS = frozenset({"body-kind", "place-kind", "outlet-kind", _GIVEN})


class Mention(NamedTuple):
    """A name at one place: where it stands in the folded text, its words and its type; `rule` says how it was found."""

    start: int
    end: int
    form: Form
    type: EntityType
    rule: str


def mention_of(words: Words, first: int, last: int, type_: EntityType) -> Mention:
    """The mention that the words `first` up to `last` make."""
    form = tuple(form for form in words.forms[first:last] if form[0].isalnum())
    return Mention(words.starts[first], words.end(last - 1), form, type_, "names.tagged")


# ---------------------------------------------------------------- particles


def drop_particles(mentions: Sequence[Mention], lists: NameLists, known: WordKnowledge) -> list[Mention]:
    """The mentions without a particle that is written to their first word (`بليبيا` is ليبيا).

    What is left has to be better known than the whole word: as a name of this article, or by its rank in raw news.
    """
    firsts = {mention.form[0] for mention in mentions}
    return [_drop_particle(mention, firsts, lists, known) for mention in mentions]


def _drop_particle(mention: Mention, firsts: set[str], lists: NameLists, known: WordKnowledge) -> Mention:
    first = mention.form[0]
    if _GIVEN in known.hints.get(first, ()) or lists.has(mention.form):
        return mention
    best, best_rank = (0, first), known.rank(first)
    for length, rest in particle_cuts(first, known):
        rank = known.rank(rest)
        if rest in firsts:
            rank = -1
        elif rest.startswith(known.article) and len(rest) >= _SHORTEST_DEFINITE:
            rank = rank // _DEFINITE_ODDS if rank < UNSEEN else UNSEEN - 1
        elif not _KINDS.isdisjoint(known.hints.get(rest, ())):
            rank //= _DEFINITE_ODDS
        elif not _may_stand_alone(rest, first, mention.type, known):
            continue
        if rank < best_rank:
            best, best_rank = (length, rest), rank
    length, rest = best
    return mention._replace(start=mention.start + length, form=(rest, *mention.form[1:]))


def _may_stand_alone(rest: str, word: str, type_: EntityType, known: WordKnowledge) -> bool:
    """Whether what is left of a name's first word can begin a name of that type.

    Few names begin with the letter of "and", so after it any known word can; else it must be used for such names. Short
    rests of persons' names are chance: "براد" is no "راد".
    """
    if word.startswith(known.particles[0]) and len(rest) >= _SHORTEST_AFTER_AND and known.rank(rest) < UNSEEN:
        return True
    if type_ is EntityType.PER and len(rest) < _SHORTEST_PERSON:
        return False
    return known.is_used_as(rest, type_)


# ---------------------------------------------------------------- the rest of the article


def repeat_names(mentions: Sequence[Mention], words: Words, known: WordKnowledge) -> list[Mention]:
    """The mentions, one type a name, and every other place where one of the names stands, or a surname alone."""
    types = _types(mentions)
    found = [mention._replace(type=types[mention.form]) for mention in mentions]
    for form, type_ in list(types.items()):
        surname = form[-1:]
        if type_ is EntityType.PER and len(form) > 1 and len(surname[0]) >= _SHORTEST_SURNAME:
            types.setdefault(surname, type_)
    covered = _covered(found, words)
    places = [p for p in _places(types, words, known) if not any(covered[p[0] : p[1]])]
    open_forms = _repeatable(Counter(m.form for m in found), Counter(form for _, _, _, form in places), known)
    for at, stop, taken, form in places:
        if form in open_forms and not any(covered[at:stop]):
            covered[at:stop] = [True] * (stop - at)
            found.append(Mention(words.starts[at] + taken, words.end(stop - 1), form, types[form], "names.repeated"))
    return sorted(found)


def _types(mentions: Sequence[Mention]) -> dict[Form, EntityType]:
    """The type of each name: the one it has most often, the first one of those."""
    votes: defaultdict[Form, dict[EntityType, int]] = defaultdict(dict)
    for mention in mentions:
        votes[mention.form][mention.type] = votes[mention.form].get(mention.type, 0) + 1
    return {form: max(counts, key=counts.__getitem__) for form, counts in votes.items()}


def _covered(mentions: Sequence[Mention], words: Words) -> list[bool]:
    """For each word whether a mention stands on it or on a part of it."""
    covered = [False] * len(words.forms)
    for mention in mentions:
        first, last = bisect_right(words.starts, mention.start), bisect_left(words.starts, mention.end)
        if first and words.end(first - 1) > mention.start:
            first -= 1
        covered[first:last] = [True] * (last - first)
    return covered


def _places(types: Mapping[Form, EntityType], words: Words, known: WordKnowledge) -> list[tuple[int, int, int, Form]]:
    """Where the names stand: first word, end, letters of a particle, name; longer names first at each word."""
    lengths: defaultdict[str, set[int]] = defaultdict(set)
    for form in types:
        lengths[form[0]].add(len(form))
    in_order = {first: sorted(several, reverse=True) for first, several in lengths.items()}
    firsts = {way for first in in_order for way in (first, *written_with_particles(first, known))}
    forms = words.forms
    return [
        (at, at + length, taken, form)
        for at, written in enumerate(forms)
        if written in firsts
        for taken, first in ((0, written), *particle_cuts(written, known))
        if first in in_order
        for length in in_order[first]
        if at + length <= len(forms) and (form := (first, *forms[at + 1 : at + length])) in types
    ]


def _repeatable(tagged: Mapping[Form, int], untagged: Mapping[Form, int], known: WordKnowledge) -> set[Form]:
    return {
        form
        for form, count in untagged.items()
        if len(form) > 1 or known.rank(form[0]) > _PLAIN_RANK or tagged.get(form, 0) > count
    }


def fullest_names(mentions: Sequence[Mention]) -> dict[tuple[Form, EntityType], Mention]:
    """For each name of the article the fullest mention of the same person, body, place or outlet."""
    first: dict[tuple[Form, EntityType], Mention] = {}
    for mention in mentions:
        first.setdefault((mention.form, mention.type), mention)
    holding: defaultdict[tuple[str, EntityType], list[Mention]] = defaultdict(list)
    for mention in sorted(first.values(), key=lambda m: (-len(m.form), m.start)):
        for word in dict.fromkeys(mention.form):
            holding[word, mention.type].append(mention)
    return {
        (form, type_): next(
            (m for m in holding[form[0], type_][:_MOST_NAMESAKES] if _fuller(m.form, form, type_)), mention
        )
        for (form, type_), mention in first.items()
    }


def _fuller(long: Form, short: Form, type_: EntityType) -> bool:
    if type_ is EntityType.PER:
        return set(short) <= set(long)
    if type_ is EntityType.LOC:
        return long == short or (len(short) > 1 and long[: len(short)] == short)
    # "داعش" is "تنظيم داعش", "وزارة الدفاع" is "وزارة الدفاع الأمريكية"; a body's committee is not the body.
    return any(long[at : at + len(short)] == short for at in (0, 1))
