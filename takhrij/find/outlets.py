"""Finds outlets and agencies that a text names.

Invariant: a name that is also a plain word ("الوطن", "24") is a hit only with evidence beside it or, once an article
has given that evidence, in marks elsewhere in the same article; each hit says what its evidence is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from takhrij.find.outlet_table import (
    WORD,
    Form,
    Outlet,
    bearers,
    evidence_words,
    forms_by_first_word,
    nations,
    outlet_named,
)
from takhrij.model import Span
from takhrij.pack import Pack
from takhrij.text import View

__all__ = ["Outlet", "OutletHit", "find_outlets", "outlet_named"]

_OPENING = "\"«“”„‟'‘’`‹([{″"
_CLOSING = "\"»”“„'’‘`›)]}″"
_JOINERS = " .-_‐‑–\u00b7"  # between the words of one name
_REACH = 3  # words before a name that are looked at for a noun such as "صحيفة"


@dataclass(frozen=True, slots=True)
class OutletHit:
    """An outlet named in a text. `outlet` is its pack id, None where several outlets bear the name.

    `evidence` is "name" (nothing else is called so), "code", or what shows it for a name that is also a plain word:
    "head" (صحيفة before it), "verb", "to", "marks", "coordinated", "beside" (its own long name stands before it),
    "elsewhere" (the article gave evidence at another place). `head` is the noun before it. `marked`: it stands in
    quotation marks or brackets.
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


def find_outlets(view: View, pack: Pack) -> tuple[OutletHit, ...]:
    """Every mention of an outlet of the pack, in order, none inside another."""
    words = [_Word(m.group(), m.start(), m.end()) for m in WORD.finditer(view.folded)]
    pending: list[tuple[_Match, str | None]] = []
    at = 0
    while at < len(words):
        match = _match_at(view.folded, words, at, pack)
        if match is None:
            at += 1
            continue
        before = pending[-1] if pending else None
        pending.append((match, _evidence(view.folded, words, match, before, pack)))
        at = match.last
    known = {match.form.words for match, evidence in pending if evidence}
    hits = []
    for match, evidence in pending:
        if evidence is None and match.form.words in known and _stands_out(view.folded, words, match):
            evidence = "elsewhere"
        if evidence is not None:
            hits.append(_hit(view, words, match, evidence, pack))
    return tuple(hits)


def _match_at(folded: str, words: Sequence[_Word], at: int, pack: Pack) -> _Match | None:
    """The longest form that begins with this word, with or without particles fused to it."""
    index = forms_by_first_word(pack)
    best: _Match | None = None
    for text, cut, fused in _readings(words[at].text, pack):
        for form in index.get(text, ()):
            if best and len(form.words) <= best.last - best.first:
                break
            if _continues(folded, words, at, form):
                best = _Match(form, at, at + len(form.words), cut, fused)
                break
    return best


def _readings(word: str, pack: Pack) -> Iterator[tuple[str, int, bool]]:
    """The word, then without particles: (what is left, letters cut off, whether a preposition was)."""
    evidence = evidence_words(pack)
    yield word, 0, False
    cut = 0
    if len(word) > 2 and word[0] in evidence["conjunction"]:
        cut = 1
        yield word[1:], 1, False
    if len(word) > cut + 1 and word[cut] in evidence["preposition"]:
        yield word[cut + 1 :], cut + 1, True
        if word[cut : cut + 2] in evidence["fused-article"]:
            article = next(iter(evidence["article"]))
            yield article + word[cut + 2 :], cut + 1, True


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
    folded: str, words: Sequence[_Word], match: _Match, before: tuple[_Match, str | None] | None, pack: Pack
) -> str | None:
    """What shows that these words name an outlet; None if nothing does."""
    if not match.form.guarded:
        return "code" if match.form.code else "name"
    known = evidence_words(pack)
    if _head(folded, words, match, pack) is not None:
        return "head"
    if before and before[1] and before[0].last == match.first:
        if before[0].form.outlet.id == match.form.outlet.id:
            return "beside"
        if before[0].form.guarded is False or before[1] == "head":
            joined = words[match.first].text[: match.cut] in known["conjunction"] and not match.fused
            if joined and match.cut:
                return "coordinated"
    previous = words[match.first - 1].text if match.first else ""
    following = words[match.last].text if match.last < len(words) else ""
    after_verb = _without_conjunction(previous, pack) in known["medium-verb"]
    if after_verb and not match.fused and not match.cut:
        if _marked(folded, words, match):
            return "verb"
        if following in known["after"] or following in nations(pack):
            return "verb"
    told = match.fused or previous in known["preposition"]
    if told and (_marked(folded, words, match) or match.form.outlet.name.isdigit()):
        recent = words[max(0, match.first - 8) : match.first]
        if any(_without_conjunction(word.text, pack) in known["to-medium"] for word in recent):
            return "to"
    return None


def _head(folded: str, words: Sequence[_Word], match: _Match, pack: Pack) -> int | None:
    """The position of the noun before the name that says what kind of outlet it is."""
    known = evidence_words(pack)
    if match.cut:
        return None
    for at in range(match.first - 1, max(-1, match.first - 1 - _REACH), -1):
        gap = folded[words[at].end : words[at + 1].start]
        if len(gap) > 4 or any(letter in gap for letter in "\n\r.:;،؛"):
            return None
        if any(text in known["head"] for text, _, _ in _readings(words[at].text, pack)):
            return at
        if words[at].text not in known["between"]:
            return None
    return None


def _marked(folded: str, words: Sequence[_Word], match: _Match) -> bool:
    """Whether the name stands alone in quotation marks or brackets."""
    start, end = words[match.first].start + match.cut, words[match.last - 1].end
    opened = folded[max(0, start - 2) : start].rstrip()
    closed = folded[end : end + 2].lstrip()
    if match.cut and not opened.endswith(tuple(_OPENING)):
        return False
    return opened[-1:] in _OPENING and closed[:1] in _CLOSING if opened and closed else False


def _stands_out(folded: str, words: Sequence[_Word], match: _Match) -> bool:
    return _marked(folded, words, match) or match.form.outlet.name.isdigit()


def _without_conjunction(word: str, pack: Pack) -> str:
    conjunctions = evidence_words(pack)["conjunction"]
    bare = word[1:] if len(word) > 3 and word[0] in conjunctions else word
    return bare if bare in evidence_words(pack)["medium-verb"] | evidence_words(pack)["to-medium"] else word


def _hit(view: View, words: Sequence[_Word], match: _Match, evidence: str, pack: Pack) -> OutletHit:
    head_at = _head(view.folded, words, match, pack)
    head = view.raw_span(words[head_at].start, words[head_at].end) if head_at is not None else None
    span = view.raw_span(words[match.first].start + match.cut, words[match.last - 1].end)
    following = words[match.last].text if match.last < len(words) else ""
    outlet = _told_apart(match.form, nations(pack).get(following), pack)
    return OutletHit(
        span=span,
        outlet=outlet.id if outlet else None,
        name=outlet.name if outlet else span.cut(view.raw),
        evidence=evidence,
        head=head,
        marked=_marked(view.folded, words, match),
    )


def _told_apart(form: Form, country: str | None, pack: Pack) -> Outlet | None:
    """The one outlet meant: where several bear the name, a nationality after it must decide."""
    found = bearers(form.words, pack)
    here = [outlet for outlet in found if country == outlet.country] if len(found) > 1 else found
    return here[0] if len(here) == 1 else None
