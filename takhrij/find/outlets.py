"""Finds outlets and agencies that a text names.

Invariant: a name that is also a plain word ("الوطن", "24") is a hit only with evidence beside it or, once an article
has given that evidence, in marks elsewhere in the same article; each hit says what its evidence is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from takhrij.find.outlet_evidence import (
    Beginning,
    Lexicon,
    Match,
    Word,
    Words,
    evidence_of,
    head_before,
    is_marked,
    lexicon_of,
    stands_out,
)
from takhrij.find.outlet_table import (
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
    words = Words(view.pieces)
    possible = _possible(words.texts, lexicon)
    if not possible:
        return ()
    pending: list[tuple[Match, str | None]] = []
    for at, beginnings in possible:
        before = pending[-1] if pending else None
        if (before is None or before[0].last <= at) and (match := _match_at(view.folded, words, at, beginnings)):
            pending.append((match, evidence_of(view.folded, words, match, before, lexicon, pack)))
    shown = {match.form.words for match, evidence in pending if evidence}
    hits = []
    for match, evidence in pending:
        if evidence is None and match.form.words in shown and stands_out(view.folded, words, match):
            evidence = "elsewhere"
        if evidence is not None:
            hits.append(_hit(view, words, match, evidence, lexicon, pack))
    return tuple(hits)


def _possible(texts: Sequence[str], lexicon: Lexicon) -> list[tuple[int, list[Beginning]]]:
    """The words at which the words of a name stand, whatever stands between these."""
    found = []
    begun_by = map(lexicon.begun_by.__getitem__, texts)
    for at, begun in [(at, begun) for at, begun in enumerate(begun_by) if begun]:
        second = texts[at + 1] if at + 1 < len(texts) else ""
        longer = (one for one in begun.get(second, ()) if _goes_on(texts, at, one.form.words))
        agreeing = [*longer, *begun.get("", ())]
        if agreeing:
            found.append((at, agreeing))
    return found


def _goes_on(texts: Sequence[str], at: int, words: Sequence[str]) -> bool:
    """Whether the words of a name stand at a word, the first of them perhaps behind particles."""
    return tuple(texts[at + 1 : at + len(words)]) == words[1:]


def _match_at(folded: str, words: Sequence[Word], at: int, beginnings: Sequence[Beginning]) -> Match | None:
    """The longest form that begins with this word; of equal ones that which takes fewer particles off."""
    best: Match | None = None
    for form, cut, fused in beginnings:
        last = at + len(form.words)
        if (best is None or last > best.last) and _is_joined(folded, words[at:last]):
            best = Match(form, at, last, cut, fused)
    return best


def _is_joined(folded: str, words: Sequence[Word]) -> bool:
    """Whether nothing stands between the words but what may stand inside a name."""
    gaps = (folded[before.end : word.start] for before, word in pairwise(words))
    return all(len(gap) <= 3 and not gap.strip(_JOINERS) for gap in gaps)


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
