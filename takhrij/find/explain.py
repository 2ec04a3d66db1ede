"""Says what was found in a text and what was refused, each with its reasons: for `explain` and `lexicon try`.

Invariant: it is the real run (`attributions.attributions_of`) that speaks here, not a second one like it.
"""

from __future__ import annotations

from dataclasses import dataclass

from takhrij.find.attributions import attributions_of
from takhrij.find.credits import find_credits
from takhrij.find.names import find_entities
from takhrij.find.reading import read
from takhrij.model import Article, Attribution, Reason, Span
from takhrij.pack import Pack
from takhrij.text import sentences


@dataclass(frozen=True, slots=True)
class Refused:
    """A word that the lexicon knows and that made no attribution. `rule` is the entry that knows it."""

    span: Span
    cut: str
    rule: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a text triggers in the lexicon, in reading order."""

    attributions: tuple[Attribution, ...]
    refused: tuple[Refused, ...]


def explain(text: str, pack: Pack) -> Explanation:
    """Analyse a text for attributions and keep what was refused.

    >>> from takhrij.pack import load_pack
    >>> [refused.cut for refused in explain("يذكر أن الطريق مغلق.", load_pack()).refused]
    ['يذكر']
    """
    view = pack.view(text)
    bounds = tuple(sentences(text))
    credits = find_credits(Article("", text), view, pack)
    reading = read(view, bounds, find_entities(view, bounds, pack), credits, pack)
    attributions, refusals = attributions_of(reading)
    cues = [attribution.cue for attribution in attributions]
    refused: dict[tuple[Span, str], Refused] = {}
    for refusal in refusals:
        span = reading.tokens.span(refusal.at, refusal.at + 1)
        if not any(span.overlaps(cue) for cue in cues):
            refused[span, refusal.rule] = Refused(span, span.cut(text), refusal.rule, refusal.reason)
    return Explanation(attributions, tuple(refused[key] for key in sorted(refused)))
