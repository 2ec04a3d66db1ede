"""Finds outlets and agencies that a text names.

Invariant: a name that is also a plain word ("الوطن", "24") is a hit only with evidence beside it or, once an article
has given that evidence, in marks elsewhere in the same article; each hit says what its evidence is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from takhrij.find.outlet_table import (
    WORD,
    Form,
    Outlet,
    OutletKind,
    evidence_words,
    forms_by_first_word,
    head_kinds,
    nations,
    outlet_named,
    outlets_named,
    told_apart,
)
from takhrij.model import Span
from takhrij.pack import Pack
from takhrij.text import View

__all__ = ["Outlet", "OutletHit", "find_outlets", "outlet_named", "outlets_named"]

_OPENING = "\"«“”„‟'‘’`‹([{″"
_CLOSING = "\"»”“„'’‘`›)]}″"
_JOINERS = " .-_'’‐‑–\u00b7"  # between the words of one name
_CUTS = "\n\r.:;؛،,!?؟"  # between a noun such as "صحيفة" and a name, these part them
_REACH = 3  # words before a name that are looked at for such a noun
_TOLD_REACH = 8  # words before a name that are looked at for a word of telling


@dataclass(frozen=True, slots=True)
class OutletHit:
    """An outlet named in a text. `outlet` is its pack id, None where several outlets bear the name.

    `evidence` is "name" (nothing else is called so), "code", or what shows it for a name that is also a plain word:
    "head" (صحيفة before it), "verb" (نشرت before it), "to" (somebody speaks to it), "coordinated" (and another outlet),
    "beside" (its own long name stands before it), "elsewhere" (shown at another place). `head` is the noun before it.
    `marked`: it stands in quotation marks or brackets.
    """

    span: Span
    outlet: str | None
    name: str
    evidence: str
    head: Span | None = None
    marked: bool = False


class _Word(NamedTuple):
    text: str
    start: int
    end: int


class _Match(NamedTuple):
    form: Form
    first: int  # position of the first word
    last: int  # position after the last word
    cut: int  # letters of particles before the name in the first word
    fused: bool  # a preposition stands fused to the name


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """The pack's words as sets, so that the inner loop looks nothing up twice."""

    forms: Mapping[str, tuple[Form, ...]]
    heads: Mapping[str, OutletKind | None]
    nations: Mapping[str, str]
    between: frozenset[str]
    verbs: frozenset[str]
    telling: frozenset[str]
    after: frozenset[str]
    conjunctions: frozenset[str]
    prepositions: frozenset[str]
    particles: frozenset[str]
    fused_articles: frozenset[str]
    article: str


@cache
def _lexicon(pack: Pack) -> _Lexicon:
    known = evidence_words(pack)
    return _Lexicon(
        forms=forms_by_first_word(pack),
        heads=head_kinds(pack),
        nations=nations(pack),
        between=known["between"],
        verbs=known["medium-verb"],
        telling=known["to-medium"],
        after=known["after"],
        conjunctions=known["conjunction"],
        prepositions=known["preposition"],
        particles=known["conjunction"] | known["preposition"],
        fused_articles=known["fused-article"],
        article=min(known["article"]),
    )


def find_outlets(view: View, pack: Pack) -> tuple[OutletHit, ...]:
    """Every mention of an outlet of the pack, in order, none inside another."""
    lexicon = _lexicon(pack)
    words = [_Word(m.group(), m.start(), m.end()) for m in WORD.finditer(view.folded)]
    pending: list[tuple[_Match, str | None]] = []
    at = 0
    while at < len(words):
        match = _match_at(view.folded, words, at, lexicon) if _could_begin(words[at].text, lexicon) else None
        if match is None:
            at += 1
            continue
        pending.append((match, _evidence(view.folded, words, match, pending[-1] if pending else None, lexicon)))
        at = match.last
    shown = {match.form.words for match, evidence in pending if evidence}
    hits = []
    for match, evidence in pending:
        if evidence is None and match.form.words in shown and _stands_out(view.folded, words, match):
            evidence = "elsewhere"
        if evidence is not None:
            hits.append(_hit(view, words, match, evidence, lexicon, pack))
    return tuple(hits)


def _match_at(folded: str, words: Sequence[_Word], at: int, lexicon: _Lexicon) -> _Match | None:
    """The longest form that begins with this word, with or without particles fused to it."""
    best: _Match | None = None
    for text, cut, fused in _readings(words[at].text, lexicon):
        for form in lexicon.forms.get(text, ()):
            if best and len(form.words) <= best.last - best.first:
                break
            if _continues(folded, words, at, form):
                best = _Match(form, at, at + len(form.words), cut, fused)
                break
    return best


def _could_begin(word: str, lexicon: _Lexicon) -> bool:
    """A quick look before the thorough one: most words begin no name, with or without particles."""
    forms = lexicon.forms
    if word in forms:
        return True
    if word[0] not in lexicon.particles:
        return False
    return word[1:] in forms or word[2:] in forms or word[1:2] in lexicon.prepositions


def _readings(word: str, lexicon: _Lexicon) -> Iterator[tuple[str, int, bool]]:
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


def _continues(folded: str, words: Sequence[_Word], at: int, form: Form) -> bool:
    if at + len(form.words) > len(words):
        return False
    for offset in range(1, len(form.words)):
        word = words[at + offset]
        gap = folded[words[at + offset - 1].end : word.start]
        if word.text != form.words[offset] or len(gap) > 3 or gap.strip(_JOINERS):
            return False
    return True


def _evidence(
    folded: str, words: Sequence[_Word], match: _Match, before: tuple[_Match, str | None] | None, lexicon: _Lexicon
) -> str | None:
    """What shows that these words name an outlet; None if nothing does."""
    if not match.form.guarded:
        return "code" if match.form.code else "name"
    if _head(folded, words, match, lexicon) is not None:
        return "head"
    if before and before[1] and before[0].last == match.first:
        if before[0].form.outlet is match.form.outlet:
            return "beside"
        if match.cut and not match.fused and (before[1] == "head" or not before[0].form.guarded):
            return "coordinated"
    if _published(folded, words, match, lexicon):
        return "verb"
    return "to" if _told(folded, words, match, lexicon) else None


def _published(folded: str, words: Sequence[_Word], match: _Match, lexicon: _Lexicon) -> bool:
    """Whether a verb of publishing stands before a name in marks, or one that أن, عن or a nationality follows."""
    previous = words[match.first - 1].text if match.first else ""
    if match.cut or (previous not in lexicon.verbs and previous[1:] not in lexicon.verbs):
        return False
    following = words[match.last].text if match.last < len(words) else ""
    return _marked(folded, words, match) or following in lexicon.after or following in lexicon.nations


def _told(folded: str, words: Sequence[_Word], match: _Match, lexicon: _Lexicon) -> bool:
    """Whether somebody speaks to it: قال لـ«الشاطئ»."""
    previous = words[match.first - 1].text if match.first else ""
    if not match.fused and previous not in lexicon.prepositions:
        return False
    if not _stands_out(folded, words, match):
        return False
    recent = words[max(0, match.first - _TOLD_REACH) : match.first]
    return any(word.text in lexicon.telling or word.text[1:] in lexicon.telling for word in recent)


def _head(folded: str, words: Sequence[_Word], match: _Match, lexicon: _Lexicon) -> int | None:
    """The position of the noun before the name that says that an outlet follows.

    One with the article ("القناة") describes what it stands before unless the name is in marks.
    """
    if match.cut:
        return None
    for at in range(match.first - 1, max(-1, match.first - 1 - _REACH), -1):
        gap = folded[words[at].end : words[at + 1].start]
        if len(gap) > 4 or any(letter in gap for letter in _CUTS):
            return None
        for text, _, _ in _readings(words[at].text, lexicon):
            if text in lexicon.heads:
                definite = text.startswith(lexicon.article)
                return None if definite and match.form.guarded and not _marked(folded, words, match) else at
        if words[at].text not in lexicon.between:
            return None
    return None


def _marked(folded: str, words: Sequence[_Word], match: _Match) -> bool:
    """Whether the name stands alone in quotation marks or brackets."""
    start, end = words[match.first].start + match.cut, words[match.last - 1].end
    opened = folded[max(0, start - 2) : start].rstrip()[-1:]
    closed = folded[end : end + 2].lstrip()[:1]
    return bool(opened and closed) and opened in _OPENING and closed in _CLOSING


def _stands_out(folded: str, words: Sequence[_Word], match: _Match) -> bool:
    return _marked(folded, words, match) or match.form.words[0].isdigit()


def _hit(view: View, words: Sequence[_Word], match: _Match, evidence: str, lexicon: _Lexicon, pack: Pack) -> OutletHit:
    head_at = _head(view.folded, words, match, lexicon)
    head, kind = None, None
    if head_at is not None:
        head = view.raw_span(words[head_at].start, words[head_at].end)
        kind = next(
            (lexicon.heads[t] for t, _, _ in _readings(words[head_at].text, lexicon) if t in lexicon.heads), None
        )
    span = view.raw_span(words[match.first].start + match.cut, words[match.last - 1].end)
    following = words[match.last].text if match.last < len(words) else ""
    outlet = told_apart(match.form.words, lexicon.nations.get(following), kind, pack)
    return OutletHit(
        span=span,
        outlet=outlet.id if outlet else None,
        name=outlet.name if outlet else span.cut(view.raw),
        evidence=evidence,
        head=head,
        marked=_marked(view.folded, words, match),
    )
