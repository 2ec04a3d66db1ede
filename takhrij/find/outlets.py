"""Finds outlets and agencies that a text names.

Invariant: a name that is also a plain word ("الوطن", "24") is a hit only with evidence beside it or, once an article
has given that evidence, in marks elsewhere in the same article; each hit says what its evidence is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from takhrij.find.outlet_evidence import (
    Lexicon,
    Match,
    Word,
    evidence_of,
    head_before,
    is_marked,
    lexicon_of,
    readings,
    stands_out,
)
from takhrij.find.outlet_table import (
    WORD,
    Form,
    Outlet,
    outlet_named,
    outlets_named,
    told_apart,
)
from takhrij.model import Span
from takhrij.pack import Pack
from takhrij.text import View

__all__ = ["Outlet", "OutletHit", "find_outlets", "outlet_named", "outlets_named"]

_JOINERS = " .-_'’‐‑–\u00b7"  # between the words of one name


@dataclass(frozen=True, slots=True)
class OutletHit:
    """An outlet named in a text. `outlet` is its pack id, None where several outlets bear the name.

    `evidence` is "name" (nothing else is called so), "code", or what shows it for a name that is also a plain word:
    "head" (صحيفة before it), "verb" (نشرت before it), "to" (somebody speaks to it), "coordinated" (and another outlet),
    "brackets" (an agency's short name alone in round brackets),
    "beside" (its own long name stands before it), "elsewhere" (shown at another place). `head` is the noun before it.
    `marked`: it stands in quotation marks or brackets.
    """

    span: Span
    outlet: str | None
    name: str
    evidence: str
    head: Span | None = None
    marked: bool = False


def find_outlets(view: View, pack: Pack) -> tuple[OutletHit, ...]:
    """Every mention of an outlet of the pack, in order, none inside another."""
    lexicon = lexicon_of(pack)
    words = [Word(m.group(), m.start(), m.end()) for m in WORD.finditer(view.folded)]
    pending: list[tuple[Match, str | None]] = []
    at = 0
    while at < len(words):
        match = _match_at(view.folded, words, at, lexicon) if _could_begin(words[at].text, lexicon) else None
        if match is None:
            at += 1
            continue
        before = pending[-1] if pending else None
        pending.append((match, evidence_of(view.folded, words, match, before, lexicon, pack)))
        at = match.last
    shown = {match.form.words for match, evidence in pending if evidence}
    hits = []
    for match, evidence in pending:
        if evidence is None and match.form.words in shown and stands_out(view.folded, words, match):
            evidence = "elsewhere"
        if evidence is not None:
            hits.append(_hit(view, words, match, evidence, lexicon, pack))
    return tuple(hits)


def _match_at(folded: str, words: Sequence[Word], at: int, lexicon: Lexicon) -> Match | None:
    """The longest form that begins with this word, with or without particles fused to it."""
    best: Match | None = None
    for text, cut, fused in readings(words[at].text, lexicon):
        for form in lexicon.forms.get(text, ()):
            if best and len(form.words) <= best.last - best.first:
                break
            if _continues(folded, words, at, form):
                best = Match(form, at, at + len(form.words), cut, fused)
                break
    return best


def _could_begin(word: str, lexicon: Lexicon) -> bool:
    """A quick look before the thorough one: most words begin no name, with or without particles."""
    forms = lexicon.forms
    if word in forms:
        return True
    if word[0] not in lexicon.particles:
        return False
    return word[1:] in forms or word[2:] in forms or word[1:2] in lexicon.prepositions


def _continues(folded: str, words: Sequence[Word], at: int, form: Form) -> bool:
    if at + len(form.words) > len(words):
        return False
    for offset in range(1, len(form.words)):
        word = words[at + offset]
        gap = folded[words[at + offset - 1].end : word.start]
        if word.text != form.words[offset] or len(gap) > 3 or gap.strip(_JOINERS):
            return False
    return True


def _hit(view: View, words: Sequence[Word], match: Match, evidence: str, lexicon: Lexicon, pack: Pack) -> OutletHit:
    at, head = head_before(view.folded, words, match, lexicon, pack) or (None, None)
    span = view.raw_span(words[match.first].start + match.cut, words[match.last - 1].end)
    following = words[match.last].text if match.last < len(words) else ""
    country = lexicon.nations.get(following)
    outlet = told_apart(match.form.words, country, head.kind if head else None, pack)
    return OutletHit(
        span=span,
        outlet=outlet.id if outlet else None,
        name=outlet.name if outlet else span.cut(view.raw),
        evidence=evidence,
        head=view.raw_span(words[at].start, words[at].end) if at is not None else None,
        marked=is_marked(view.folded, words, match),
    )
