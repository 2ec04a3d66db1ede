"""What a source phrase says of whom it means: office, nation, body, role, sector.

`read_label("المتحدث باسم وزارة الداخلية التونسية")` gives the role of a spokesman, the office "interior" and the nation
TN, so that it and "الداخلية التونسية" make the same body. Invariant: a label is a pure function of the phrase and the
pack; what the phrase does not say stays empty.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from takhrij.find.label_lists import Index, Lists, all_words, first_words, loose_lists, normal_words, raw_words
from takhrij.model import Span
from takhrij.pack import Pack

Hit = tuple[int, int, str]  # from word, to word, id
_NO_NAME = ("role", "nation", "state", "document", "generic", "another", "former")
_FORMER = "former"  # the role of who no longer has the office that is named
_HEADS = frozenset({"head", "deputy"})  # roles of who speaks for a body as its head
AUTHORITIES = "authorities"  # the office of whoever of a state is not said
GOVERNMENT = "government"  # the office for which the name of a state or of its capital stands


@dataclass(frozen=True, slots=True)
class Label:
    """What one phrase says. `words` are its normalised words; `rest` those that no list knows, `qualifier` those of
    them right behind the office ("the police of Marsa"), `subject` what is left without role, rank and nation: the name
    of a body that no list knows. `many`: a state has many of the office. `voice`: it says of an outlet that it is a
    body's mouthpiece.
    """

    words: tuple[str, ...] = ()
    rest: tuple[str, ...] = ()
    qualifier: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    office: str | None = None
    part: str | None = None
    body: str | None = None
    nations: tuple[str, ...] = ()
    role: str | None = None
    voice: bool = False
    unnamed: bool = False
    sectors: tuple[str, ...] = ()
    generic: bool = False
    document: bool = False
    another: bool = False
    many: bool = False

    @property
    def body_key(self) -> str | None:
        """The body it names or belongs to, if the phrase says enough: "is", "interior.TN", "government.FR"."""
        if self.body:
            return self.body
        if self.many:
            return f"{self.office}.{'-'.join(self.qualifier)}" if self.qualifier else None
        if self.office and self.nations:
            return f"{self.office}.{self.nations[0]}"
        return None


@lru_cache(maxsize=1 << 12)
def read_label(phrase: str, pack: Pack) -> Label:
    """The label of a source phrase."""
    words = normal_words(phrase, pack)
    if not words:
        return Label()
    lists, raw = Lists.of(pack), raw_words(phrase, pack)
    led = first_words("led_by", pack)
    own = words[: next((at for at, word in enumerate(words) if at and word in led), None)]
    taken = [False] * len(words)
    begun = {kind for word in own for kind in lists.begins.get(word, ())}
    hits = {kind: list(_hits(own, index, raw)) if kind in begun else [] for kind, index in lists.indexes.items()}
    nations = [(at, end, code) for at, end, code in hits["nation"]]
    after_nation = {at for at, _, _ in (*nations, *hits["state"])}
    apart = first_words("apart_from", pack)  # "the ambassador at the UN", "the committee of the UN" are not the UN
    bodies = [h for h in hits["body"] if h[0] == 0 or words[h[0] - 1] not in apart]
    bodies = [h for h in bodies if not _says_more(h, words, raw, pack)]
    inside = {at for start, end, _ in bodies for at in range(start, end)}
    offices = [h for h in hits["office"] if h[0] not in inside]
    offices += [h for h in hits["office_of_nation"] if h[1] in after_nation and h[0] not in inside]
    for group in hits.values():
        for start, end, _ in group:
            taken[start:end] = [True] * (end - start)
    nations += [h for h in hits["state"] if any(end == h[0] for _, end, _ in offices)]
    first = min(offices, key=lambda h: (h[0], -h[1])) if offices else None
    office = first[2] if first else None
    if not office and bodies:
        office = lists.office_of(bodies[0][2])
    role = min(hits["role"], key=lambda h: (h[0], -h[1]))[2] if hits["role"] else None
    if hits["former"]:
        first, office, bodies, offices, role = None, None, [], [], _FORMER
    heading = {at for start, end, name in hits["role"] if name in _HEADS for at in range(start, end)}
    unnamed = [h for h in hits["unnamed"] if h[0] not in inside and h[0] not in heading]  # a deputy minister is no MP
    state = None
    if not offices and not bodies and not unnamed:
        heads = first_words("state_heads", pack)
        state = next((c for at, end, c in hits["state"] if end == len(words) and heads.issuperset(words[:at])), None)
    if state is not None:
        office, nations = GOVERNMENT, [(0, len(words), state)]
    sectors = [lists.sector_of[n] for _, _, n in unnamed if n in lists.sector_of]
    sectors += [name for _, _, name in hits["sector"]]
    return Label(
        words=words,
        rest=tuple(w for w, known in zip(words, taken, strict=True) if not known),
        qualifier=_behind(words, raw, taken, first[1], pack) if first else (),
        subject=_subject(words, hits, pack),
        office=office,
        part=lists.part_of.get(office) if office else None,
        body=lists.voice_of(bodies[0][2]) if bodies else None,
        nations=_unique(code for at, _, code in nations if at not in inside) or _body_state(hits["body"], lists),
        role=role,
        voice=bool(hits["voice"]) or any(lists.speaks(name) for _, _, name in bodies),
        unnamed=bool(unnamed) and unnamed[0][0] <= 1,
        sectors=_unique(sectors),
        generic=any(start == 0 for start, _, _ in hits["generic"]),
        document=any(start == 0 for start, _, _ in hits["document"]),
        another=bool(hits["another"]),
        many=office in lists.many,
    )


def _behind(words: Sequence[str], raw: Sequence[str], taken: Sequence[bool], start: int, pack: Pack) -> tuple[str, ...]:
    """The words that no list knows from a place on, up to one that ends the name ("about", "which") or goes on with it
    ("of foreign affairs and cooperation")."""
    ends, light = first_words("name_ends", pack), first_words("body_light", pack)
    joined = pack.loosely(loose_lists(pack)["endings"]["prefixes"][0])
    run = takewhile(
        lambda at: not taken[at] and words[at] not in ends and not raw[at].startswith(joined), range(start, len(words))
    )
    return tuple(words[at] for at in run if words[at] not in light)


def _says_more(hit: Hit, words: Sequence[str], raw: Sequence[str], pack: Pack) -> bool:
    """Whether a bare noun for a body ("the coalition") is told from it by a word behind it that no name goes on with
    ("the military coalition")."""
    start, end, _ = hit
    if end - start > 1 or end == len(words) or words[start] not in first_words("body_nouns", pack):
        return False
    article = pack.loosely(loose_lists(pack)["endings"]["prefixes"][-1])
    definite = raw[end] != words[end] and raw[end].startswith(article)
    return definite and words[end] not in first_words("ranks", pack)


def _subject(words: Sequence[str], hits: Mapping[str, Sequence[Hit]], pack: Pack) -> tuple[str, ...]:
    """The words of a phrase that name a body: all but those of roles, ranks, nations and kinds of document."""
    ends, light = first_words("name_ends", pack), first_words("ranks", pack) | first_words("body_light", pack)
    said = {at for kind in _NO_NAME for start, end, _ in hits[kind] for at in range(start, end)}
    named: list[str] = []
    for at, word in enumerate(words):
        if named and word in ends:
            break
        if at not in said and word not in light and word not in ends:
            named.append(word)
    return tuple(named)


def body_label(body: str, pack: Pack) -> Label:
    """The label of a body of the pack's list, by its id."""
    lists = Lists.of(pack)
    office = lists.office_of(body)
    return Label(office=office, part=lists.part_of.get(office) if office else None, body=lists.voice_of(body))


def nations_in(text: str, pack: Pack, people: Iterable[Span] = ()) -> list[str]:
    """The nation of every name of a state and adjective of nationality in a text, in order; none of those in the names
    of `people`, which only look so ("Mansour the Turk")."""
    words = all_words(_outside(text, sorted(people)), pack)
    return [code for _, _, code in _hits(words, Lists.of(pack).indexes["nation"])]


def _outside(text: str, spans: Sequence[Span]) -> str:
    """A text without these parts of it."""
    starts = [0, *(span.end for span in spans)]
    return " ".join(text[start:end] for start, end in zip(starts, [*(s.start for s in spans), len(text)], strict=True))


def _hits(words: Sequence[str], index: Index, raw: Sequence[str] = ()) -> Iterator[Hit]:
    """(start, end, id) of the longest forms, left to right, none inside another; `raw` are the words as written."""
    at = 0
    while at < len(words):
        for form, name, article in index.get(words[at], ()):
            if tuple(words[at : at + len(form)]) == form and _fits(article, raw, words, at):
                yield at, at + len(form), name
                at += len(form) - 1
                break
        at += 1


def _fits(article: bool | None, raw: Sequence[str], words: Sequence[str], at: int) -> bool:
    return article is None or not raw or article is (raw[at] != words[at])


def _unique(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))


def _body_state(bodies: Sequence[Hit], lists: Lists) -> tuple[str, ...]:
    state = lists.state_of.get(bodies[0][2]) if bodies else None
    return (state,) if state else ()
