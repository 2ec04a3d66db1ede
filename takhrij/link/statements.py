"""Cuts a statement that reads by itself out of a report: what an editor sees of a claim.

A clause that leans on its neighbours ("which led to", "among them three") is shown with them; a conjunction before it,
a word left hanging at its end and a quotation mark or bracket without its other half are left out. Invariant: a
statement is a span of the article, inside the content or sentence that the report stands in, give or take a closing
mark.
"""

from __future__ import annotations

from collections.abc import Sequence

import simplemma

from takhrij.link.phrases import Index, phrase_index, starts_phrase
from takhrij.link.propositions import Proposition
from takhrij.link.terms import Word, terms_of
from takhrij.model import Analysis, Article, Span
from takhrij.pack import Pack

LONGEST = 220  # letters past which a statement is hard to read

_FILE = "claims/statements.toml"
_FEWEST = 4  # words below which a clause says too little to stand alone
_OPENING = 4  # words in which a text shows that it leans on others
_HANGING = 4  # words at the end that are looked at
_EDGES = " \t\n.،,:؛;–—-"
_PAIRS = {"«": "»", "“": "”", '"': '"', "(": ")"}


def reads_alone(text: str, pack: Pack) -> bool:
    """Whether words can be understood without what stands before them."""
    words = terms_of(pack).first_words(text, max(_OPENING, _FEWEST))
    return len(words) >= _FEWEST and not _leans(words, pack)


def statement_span(p: Proposition, article: Article, analysis: Analysis, pack: Pack) -> Span:
    """The statement of a proposition, as a span of its article."""
    whole = Span(p.spans[0].start, p.spans[-1].end)
    if whole.end - whole.start > LONGEST or "\n" in whole.cut(article.text).strip():
        whole = max(p.spans, key=lambda s: (s.end - s.start, -s.start))
    home = _home(whole, p, analysis)
    if not reads_alone(whole.cut(article.text), pack):
        whole = _widened(whole, home, article.text, pack)
    whole = _without_hanging_end(whole, article.text, pack)
    whole = _with_closed_pairs(whole, home, article.text)
    return _without_joint(whole, article.text, pack)


def _home(whole: Span, p: Proposition, analysis: Analysis) -> Span:
    """The content or the sentence that a clause stands in."""
    contents = [s for a in analysis.attributions if a.id == p.attribution for s in a.content]
    near = [s for s in (contents or analysis.sentences) if s.overlaps(whole)]
    return Span(min(s.start for s in near), max(s.end for s in near)) if near else whole


def _widened(clause: Span, home: Span, text: str, pack: Pack) -> Span:
    """The clause with what stands before it, and after it where it is short, if that is still easy to read."""
    short = len(terms_of(pack).first_words(clause.cut(text), _FEWEST)) < _FEWEST
    for wider in (Span(home.start, home.end if short else clause.end), Span(clause.start, home.end)):
        if clause.end - clause.start < wider.end - wider.start <= LONGEST:
            return wider
    return clause


def _leans(words: Sequence[Word], pack: Pack) -> bool:
    return starts_phrase(words, 0, phrase_index(pack, "opener")) or starts_phrase(words, 0, _index(pack, "leaning"))


def _index(pack: Pack, kind: str) -> Index:
    return phrase_index(pack, kind, file=_FILE)


def _without_hanging_end(whole: Span, text: str, pack: Pack) -> Span:
    words = terms_of(pack).words(whole.cut(text))
    hanging, kept = _index(pack, "dangling"), len(words)
    while kept > max(_FEWEST, len(words) - _HANGING) and starts_phrase(words[:kept], kept - 1, hanging):
        kept -= 1
    return whole if kept == len(words) else Span(whole.start, whole.start + words[kept - 1].span.end)


def _with_closed_pairs(whole: Span, home: Span, text: str) -> Span:
    """With the closing mark of a quotation or bracket that is opened in it, or without a mark at its beginning."""
    for mark, closing in _PAIRS.items():
        inside = whole.cut(text)
        open_ = inside.count(mark) % 2 if mark == closing else inside.count(mark) > inside.count(closing)
        if not open_:
            continue
        at = text.find(closing, whole.end, min(home.end + 1, whole.start + LONGEST))
        if at >= 0:
            whole = Span(whole.start, at + 1)
        elif inside.startswith(mark):
            whole = Span(whole.start + 1, whole.end)
    return whole


def _without_joint(whole: Span, text: str, pack: Pack) -> Span:
    """Without a conjunction that ties it to what stands before, and without punctuation at its edges."""
    cut = whole.cut(text)
    start = whole.start + len(cut) - len(cut.lstrip(_EDGES))
    end = whole.end - (len(cut) - len(cut.rstrip(_EDGES)))
    if end <= start:
        return whole
    first = terms_of(pack).first_words(text[start:end], 1)
    return Span(start + bool(first and first[0].span.start == 0 and _joins(first[0], text[start:end], pack)), end)


def _joins(first: Word, text: str, pack: Pack) -> bool:
    """Whether the first letter of a word ties it to what stands before: "and he left", not "agency"."""
    if first.folded == first.bare:
        return False
    word = first.span.cut(text)
    return starts_phrase([first], 0, phrase_index(pack, "coordinate")) or (
        simplemma.is_known(word[1:], "ar") and not simplemma.is_known(word, "ar")
    )
