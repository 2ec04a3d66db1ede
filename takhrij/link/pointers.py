"""Tells which attribution a clause is about when it only points to it: "these claims", "the charge that … is a lie".

To call what another said an accusation, or to reject it, is to deny it; to call it news is not. What points is short,
or begins with a demonstrative; a role ("any hand in it") is pointed at only by who denies it. Of the accusations of an
article, that one is meant which names who denies it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from takhrij.link.phrase_index import holds_phrase, phrase_index, starts_phrase
from takhrij.link.stretches import Stretch
from takhrij.link.terms import Word, terms_of
from takhrij.model import Analysis, Article, Attribution, Force
from takhrij.pack import Pack

_MOST_TERMS = 2  # telling words beyond which a clause says something of its own
_NEAR_START = 2  # words of a clause among which the pointing noun stands
_ROLE_WITHIN = 4  # the same for a role, before which who denies it may stand
_NAMED = 3  # what it is worth that an accusation names who denies it, in words that both share
_SAYING_NO = (Force.DENIES, Force.DOUBTS)


class Pointer(NamedTuple):
    """The id of the attribution that a clause is about, and whether the clause denies it by the word it uses."""

    about: str
    denies: bool


def find_pointer(
    clause: Sequence[Word], stretch: Stretch, article: Article, analysis: Analysis, pack: Pack
) -> Pointer | None:
    """What a clause points to, or None where it says something of its own."""
    attribution = stretch.attribution
    if attribution is None:
        return None
    inner = [other for other in stretch.inner if not _only_judged(other, article, pack)]
    if inner and not _starts(clause, pack, "this", 1):
        return _to_inner(clause, inner, attribution, pack)
    accuses = _accuses(clause, attribution, pack)
    if not accuses and not _tells(clause, attribution, pack):
        return None
    target = _accusation(clause, attribution, article, analysis, pack) if accuses else None
    if target is None and accuses:
        return None  # nobody accused him here; what he denies is said in full
    if target is None:
        target = _said_before(attribution, analysis)
    return Pointer(target.id, accuses or attribution.force in _SAYING_NO) if target else None


def _accuses(clause: Sequence[Word], attribution: Attribution, pack: Pack) -> bool:
    """Whether a clause only points to an accusation, by its name or by the role that somebody denies."""
    if attribution.force in _SAYING_NO and _starts(clause, pack, "role", _ROLE_WITHIN):
        return True
    if _starts(clause, pack, "rejected", len(clause)):
        return True
    return _starts(clause, pack, "accusation", _NEAR_START) and _is_short(clause, attribution, pack)


def _tells(clause: Sequence[Word], attribution: Attribution, pack: Pack) -> bool:
    return _starts(clause, pack, "news", _NEAR_START) and _is_short(clause, attribution, pack)


def _is_short(clause: Sequence[Word], attribution: Attribution, pack: Pack) -> bool:
    """Whether a clause says nothing of its own: few words, or what somebody denies, said to be known."""
    if attribution.force in _SAYING_NO and _starts(clause, pack, "this", 1):
        return True
    return sum(word.term is not None for word in clause) <= _MOST_TERMS


def _only_judged(inner: Attribution, article: Article, pack: Pack) -> bool:
    """Whether what seems to be said inside is only what an accusation is called: "called these claims | a lie"."""
    if inner.force is Force.ALLEGES:
        return False
    first = terms_of(pack).words(inner.content[0].cut(article.text))[:1] if inner.content else ()
    return bool(first) and starts_phrase(first, 0, phrase_index(pack, "pointer", "judged"))


def _to_inner(
    clause: Sequence[Word], inner: Sequence[Attribution], attribution: Attribution, pack: Pack
) -> Pointer | None:
    """To what another says inside the content: "he called Kiev's claim that … a farce", "talk that … is a lie"."""
    first = min(inner, key=lambda inner: (inner.cue.start, inner.id))
    heads = [span for span in (first.cue, first.source) if span is not None]
    if all(word.term is None or any(head.contains(word.span) for head in heads) for word in clause):
        return None  # "convicted of the charge | that …": nothing is said of the charge
    start = min(span.start for span in attribution.content)
    opens = first.cue.start - start <= 3 and clause[0].span.start <= first.cue.end
    accused = next((one for one in inner if one.force is Force.ALLEGES), None)
    if accused is not None and attribution.force in _SAYING_NO and _starts(clause, pack, "accusation", _NEAR_START):
        return Pointer(accused.id, True)  # "denied the charges that were brought in court, alleging that …"
    if opens and (_starts(clause, pack, "accusation", _NEAR_START) or first.force is Force.ALLEGES):
        return Pointer(first.id, True)
    if holds_phrase(clause, phrase_index(pack, "negation", "falsehood")):
        return Pointer(first.id, True)
    return None


# ---------------------------------------------------------------- what is meant


def _accusation(
    clause: Sequence[Word], attribution: Attribution, article: Article, analysis: Analysis, pack: Pack
) -> Attribution | None:
    """The accusation that a clause means: who denies is named in it, or it shares words with the clause; else the last.

    One that comes later is meant only where it names who denies. What somebody is not said to allege is an accusation
    where it calls somebody responsible.
    """
    denier = _terms(attribution.speaker_name or "", pack)
    own = {word.term for word in clause if word.term is not None}
    best: tuple[int, int, Attribution] | None = None
    for at, other in enumerate(analysis.attributions):
        if (
            other.force in _SAYING_NO
            or other.parent == attribution.id
            or other.id in (attribution.id, attribution.parent)
        ):
            continue
        if other.speaker_name is not None and other.speaker_name == attribution.speaker_name:
            continue
        words = [word for span in other.content for word in terms_of(pack).words(span.cut(article.text))]
        if other.force is not Force.ALLEGES and not _blames(words, pack):
            continue
        said = {word.term for word in words}
        named = bool(denier & said)
        if other.cue.start > attribution.cue.start and not named:
            continue
        worth = (_NAMED * named + len(own & said), at if other.cue.start < attribution.cue.start else -at)
        if best is None or worth > best[:2]:
            best = (*worth, other)
    return best[2] if best else _only_accusation(attribution, analysis)


def _only_accusation(attribution: Attribution, analysis: Analysis) -> Attribution | None:
    """The first accusation of an article in which one speaker alone accuses: a headline denies it before it is told."""
    told = [
        other
        for other in analysis.attributions
        if other.force is Force.ALLEGES and other.speaker_name not in (None, attribution.speaker_name)
    ]
    return told[0] if len({other.speaker_name for other in told}) == 1 else None


def _blames(words: Sequence[Word], pack: Pack) -> bool:
    return any(holds_phrase(words, phrase_index(pack, "blame", kind)) for kind in ("before", "after"))


def _said_before(attribution: Attribution, analysis: Analysis) -> Attribution | None:
    """The last that somebody said before, and did not deny."""
    earlier = [other for other in analysis.attributions if other.cue.start < attribution.cue.start]
    said = [other for other in earlier if other.force not in _SAYING_NO and other.id != attribution.parent]
    return said[-1] if said else None


def _terms(text: str, pack: Pack) -> set[str]:
    return {word.term for word in terms_of(pack).words(text) if word.term is not None}


def _starts(clause: Sequence[Word], pack: Pack, kind: str, within: int) -> bool:
    index = phrase_index(pack, "pointer", kind)
    return any(starts_phrase(clause, at, index) for at in range(min(within, len(clause))))
