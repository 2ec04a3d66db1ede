"""What shows that a name in a text is an outlet's, when it is also a plain word.

A noun before it ("صحيفة"), a verb of publishing, somebody who speaks to it, another outlet beside it. Invariant:
evidence stands next to the name, in the same sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import compress
from typing import NamedTuple, overload

from takhrij.find.outlet_table import (
    Form,
    Head,
    OutletKind,
    bearers,
    evidence_words,
    forms_by_first_word,
    heads,
    nations,
)
from takhrij.memo import Memo
from takhrij.pack import Pack
from takhrij.text import Pieces

_OPENING = "\"«“”„‟'‘’`‹([{″"
_CLOSING = "\"»”“„'’‘`›)]}″"
_CUTS = "\n\r.:;؛،,!?؟"  # between a noun such as "صحيفة" and a name, these part them
# What an outlet may be called beside its own kind: a newspaper's site, a channel's network.
_ALSO_CALLED = {
    OutletKind.AGENCY: (OutletKind.SITE,),
    OutletKind.NEWSPAPER: (OutletKind.SITE, OutletKind.MAGAZINE),
    OutletKind.MAGAZINE: (OutletKind.SITE, OutletKind.NEWSPAPER),
    OutletKind.CHANNEL: (OutletKind.SITE, OutletKind.RADIO),
    OutletKind.RADIO: (OutletKind.SITE, OutletKind.CHANNEL),
    OutletKind.SITE: (OutletKind.NEWSPAPER, OutletKind.CHANNEL, OutletKind.MAGAZINE),
}
_REACH = 4  # words before a name that are looked at for such a noun
_TOLD_REACH = 8  # words before a name that are looked at for a word of telling


class Word(NamedTuple):
    """A run of letters and digits of the folded text, with its place."""

    text: str
    start: int
    end: int


class Words(Sequence[Word]):
    """The words of a text that is cut in pieces; each is made when it is asked for, since few are."""

    def __init__(self, pieces: Pieces) -> None:
        is_word = list(map(str.isalnum, pieces.texts))
        self.texts = list(compress(pieces.texts, is_word))
        self._starts = list(compress(pieces.starts, is_word))

    def __len__(self) -> int:
        return len(self.texts)

    @overload
    def __getitem__(self, at: int) -> Word: ...
    @overload
    def __getitem__(self, at: slice) -> list[Word]: ...
    def __getitem__(self, at: int | slice) -> Word | list[Word]:
        if isinstance(at, slice):
            return [self[n] for n in range(*at.indices(len(self.texts)))]
        return Word(self.texts[at], self._starts[at], self._starts[at] + len(self.texts[at]))


class Beginning(NamedTuple):
    """A form of a name that can begin with some word of a text, which loses `cut` letters of particles."""

    form: Form
    cut: int
    fused: bool  # one of the particles is a preposition


class Match(NamedTuple):
    """A form of an outlet's name that stands at some words of a text."""

    form: Form
    first: int  # position of the first word
    last: int  # position after the last word
    cut: int  # letters of particles before the name in the first word
    fused: bool  # a preposition stands fused to the name


@dataclass(frozen=True)
class Lexicon:
    """The pack's words as sets, so that the inner loop looks nothing up twice."""

    forms: Mapping[str, tuple[Form, ...]]
    heads: Mapping[str, Head]
    nations: Mapping[str, str]
    between: frozenset[str]
    verbs: frozenset[str]
    telling: frozenset[str]
    conjunctions: frozenset[str]
    prepositions: frozenset[str]
    particles: frozenset[str]
    fused_articles: frozenset[str]
    article: str

    @cached_property
    def begun_by(self) -> Memo[Mapping[str, Sequence[Beginning]]]:
        """The forms that can begin with a word, with or without particles, by their second word ("" where that is all);
        most words begin none."""
        return Memo(self._begun_by)

    def _begun_by(self, word: str) -> Mapping[str, Sequence[Beginning]]:
        begun: dict[str, list[Beginning]] = {}
        for text, cut, fused in readings(word, self):
            for form in self.forms.get(text, ()):
                begun.setdefault(form.words[1] if len(form.words) > 1 else "", []).append(Beginning(form, cut, fused))
        return begun


@cache
def lexicon_of(pack: Pack) -> Lexicon:
    """The pack's words, gathered once."""
    known = evidence_words(pack)
    return Lexicon(
        forms=forms_by_first_word(pack),
        heads=heads(pack),
        nations=nations(pack),
        between=known["between"],
        verbs=known["medium-verb"],
        telling=known["to-medium"],
        conjunctions=known["conjunction"],
        prepositions=known["preposition"],
        particles=known["conjunction"] | known["preposition"],
        fused_articles=known["fused-article"],
        article=min(known["article"]),
    )


def readings(word: str, lexicon: Lexicon) -> Iterator[tuple[str, int, bool]]:
    """The word, then without particles: (what is left, letters cut off, whether a preposition was)."""
    yield word, 0, False
    cut = 0
    if word[0] in lexicon.conjunctions and len(word) > 2:
        cut = 1
        yield word[1:], 1, False
    if word[cut] in lexicon.prepositions and len(word) > cut + 1:
        yield word[cut + 1 :], cut + 1, True
        if word[cut : cut + 2] in lexicon.fused_articles:
            yield lexicon.article + word[cut + 2 :], cut + 1, True


def evidence_of(
    folded: str,
    words: Sequence[Word],
    match: Match,
    before: tuple[Match, str | None] | None,
    lexicon: Lexicon,
    pack: Pack,
) -> str | None:
    """What shows that these words name an outlet; None if nothing does."""
    if not match.form.guarded:
        return "code" if match.form.code else "name"
    if head_before(folded, words, match, lexicon, pack) is not None:
        return "head"
    if before and before[1] and before[0].last == match.first:
        if before[0].form.outlet is match.form.outlet:
            return "beside"
        if match.cut and not match.fused and (before[1] == "head" or not before[0].form.guarded):
            return "coordinated"
    if match.form.outlet.kind is OutletKind.AGENCY and _bracketed(folded, words, match):
        return "brackets"
    if _published(folded, words, match, lexicon):
        return "verb"
    return "to" if _told(folded, words, match, lexicon) else None


def _published(folded: str, words: Sequence[Word], match: Match, lexicon: Lexicon) -> bool:
    """Whether a verb of publishing stands before a name in marks, or before one that its own nationality follows."""
    previous = words[match.first - 1].text if match.first else ""
    if match.cut or (previous not in lexicon.verbs and previous[1:] not in lexicon.verbs):
        return False
    following = words[match.last].text if match.last < len(words) else ""
    return is_marked(folded, words, match) or lexicon.nations.get(following) == match.form.outlet.country is not None


def _told(folded: str, words: Sequence[Word], match: Match, lexicon: Lexicon) -> bool:
    """Whether somebody speaks to it: قال لـ«الشاطئ»."""
    previous = words[match.first - 1].text if match.first else ""
    if not match.fused and previous not in lexicon.prepositions:
        return False
    if not stands_out(folded, words, match):
        return False
    recent = words[max(0, match.first - _TOLD_REACH) : match.first]
    return any(word.text in lexicon.telling or word.text[1:] in lexicon.telling for word in recent)


def head_before(
    folded: str, words: Sequence[Word], match: Match, lexicon: Lexicon, pack: Pack
) -> tuple[int, Head] | None:
    """The noun before the name that says that an outlet follows, with its position.

    A weak one, or one with the article ("القناة"), describes what it stands before unless the name is in marks.
    """
    if match.cut:
        return None
    for at in range(match.first - 1, max(-1, match.first - 1 - _REACH), -1):
        gap = folded[words[at].end : words[at + 1].start]
        if len(gap) > 4 or any(letter in gap for letter in _CUTS):
            return None
        for text, _, _ in readings(words[at].text, lexicon):
            if head := lexicon.heads.get(text):
                vague = text.startswith(lexicon.article) or _is_weak(head, match.form)
                vague = vague and not is_marked(folded, words, match)
                refused = match.form.guarded and (vague or not _fits(head.kind, match.form, pack))
                return None if refused else (at, head)
        if words[at].text not in lexicon.between and words[at].text not in lexicon.nations:
            return None
    return None


def _is_weak(head: Head, form: Form) -> bool:
    """Whether the noun alone shows too little: موقع before a word, but not before a site's name or a long one."""
    return head.weak and len(form.words) == 1 and not (form.outlet.kind is head.kind is OutletKind.SITE)


def _fits(head: OutletKind | None, form: Form, pack: Pack) -> bool:
    """Whether an outlet of this name can be of the kind that the noun says: no agency is meant by صحيفة."""
    kinds = {outlet.kind for outlet in bearers(form.words, pack)}
    return head is None or head in kinds or any(head in _ALSO_CALLED.get(kind, ()) for kind in kinds)


def is_marked(folded: str, words: Sequence[Word], match: Match) -> bool:
    """Whether the name stands alone in quotation marks or brackets."""
    start, end = words[match.first].start + match.cut, words[match.last - 1].end
    opened = folded[max(0, start - 2) : start].rstrip()[-1:]
    closed = folded[end : end + 2].lstrip()[:1]
    return bool(opened and closed) and opened in _OPENING and closed in _CLOSING


def _bracketed(folded: str, words: Sequence[Word], match: Match) -> bool:
    """Whether the name stands alone in round brackets, as agencies' short names do."""
    start, end = words[match.first].start, words[match.last - 1].end
    return not match.cut and folded[max(0, start - 1) : start] == "(" and folded[end : end + 1] == ")"


def stands_out(folded: str, words: Sequence[Word], match: Match) -> bool:
    """Whether the name is in marks, or is a number, which marks are often left off."""
    return is_marked(folded, words, match) or match.form.words[0].isdigit()
