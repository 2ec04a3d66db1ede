"""Cuts a statement that reads by itself out of a report: what an editor sees of a claim.

A clause that leans on its neighbours ("which led to", "among them three") is shown with them; what ties it to the words
before it ("and", "that he", the preposition of "accused of"), a word left hanging at its end and a quotation mark or
bracket without its other half are left out. Invariant: a statement is a span of the article, inside the content or
sentence that the report stands in, give or take a closing mark and the "that" before a verb.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import simplemma

from takhrij.link.phrase_index import Index, phrase_index, phrase_length, starts_phrase
from takhrij.link.propositions import Proposition
from takhrij.link.terms import Word, terms_of
from takhrij.model import Analysis, Article, Span
from takhrij.pack import Pack

LONGEST = 220  # letters past which a statement is hard to read

_FILE = "claims/statements.toml"
_FEWEST = 4  # words below which a clause says too little to stand alone
_OPENING = 4  # words in which a text shows that it leans on others
_HANGING = 4  # words at the end that are looked at
_NEAR = 12  # letters between a verb and whom it accuses
_BEGUN = 2  # words at the end that only begin a clause
_CONNECTIVE = 4  # words of the longest connective
_EDGES = " \t\n.،,:؛;–—-"
_PAUSE = re.compile(r"[،,؛;:.] ")
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
    home = _with_speaker(_home(whole, p, analysis), article.text, analysis, pack)
    named = frozenset(e.span.start for e in analysis.entities)
    whole = _without_joint(whole, article.text, pack, named)
    if not reads_alone(whole.cut(article.text), pack):
        whole = _widened(whole, home, article.text, pack)
    whole = _without_hanging_end(whole, article.text, pack)
    whole = _with_closed_pairs(whole, home, article.text)
    whole = _without_joint(whole, article.text, pack, named)
    if whole.start in named:
        return _with_accusing(whole, p, article.text, analysis, pack)
    if whole.start == home.start and p.attribution is not None:
        whole = _without_preposition(whole, article.text, pack)
    return _with_its_that(_without_that(whole, article.text, pack), article.text, pack)


def _home(whole: Span, p: Proposition, analysis: Analysis) -> Span:
    """The content or the sentence that a clause stands in."""
    contents = [s for a in analysis.attributions if a.id == p.attribution for s in a.content]
    return _round(whole, contents or analysis.sentences)


def _round(whole: Span, spans: Sequence[Span]) -> Span:
    near = [s for s in spans if s.overlaps(whole)]
    return Span(min(s.start for s in near), max(s.end for s in near)) if near else whole


def _with_speaker(home: Span, text: str, analysis: Analysis, pack: Pack) -> Span:
    """A content of a word or two with the sentence round it: "accused of spying" says nothing without who is."""
    if len(terms_of(pack).first_words(home.cut(text), _FEWEST)) >= _FEWEST:
        return home
    sentence = _round(home, analysis.sentences)
    return sentence if sentence.end - sentence.start <= LONGEST else home


def _widened(clause: Span, home: Span, text: str, pack: Pack) -> Span:
    """The clause with what stands before it, and after it where it is short, if that is still easy to read."""
    short = len(terms_of(pack).first_words(clause.cut(text), _FEWEST)) < _FEWEST
    for wider in (Span(home.start, home.end if short else clause.end), Span(clause.start, home.end)):
        if clause.end - clause.start < wider.end - wider.start <= LONGEST:
            return wider
    pauses = [home.start + m.end() for m in _PAUSE.finditer(text[home.start : clause.start])]
    for start in pauses:
        if clause.end - start <= LONGEST and reads_alone(text[start : clause.end], pack):
            return Span(start, clause.end)
    return clause


def _leans(words: Sequence[Word], pack: Pack) -> bool:
    return starts_phrase(words, 0, phrase_index(pack, "opener")) or starts_phrase(words, 0, _index(pack, "leaning"))


def _index(pack: Pack, kind: str) -> Index:
    return phrase_index(pack, kind, file=_FILE)


def _without_hanging_end(whole: Span, text: str, pack: Pack) -> Span:
    words = terms_of(pack).words(whole.cut(text))
    hanging, kept = _index(pack, "dangling"), _end_of_clauses(words, text[whole.end : whole.end + 2], pack)
    while kept > max(_FEWEST, len(words) - _HANGING) and starts_phrase(words[:kept], kept - 1, hanging):
        kept -= 1
    return whole if kept == len(words) else Span(whole.start, whole.start + words[kept - 1].span.end)


def _end_of_clauses(words: Sequence[Word], after: str, pack: Pack) -> int:
    """How many words there are before a last clause of which only the beginning is in them: "…, but the minister"."""
    if not after.strip() or not after[-1].isalpha():
        return len(words)
    openers = phrase_index(pack, "opener")
    last = range(max(_FEWEST, len(words) - _BEGUN), len(words))
    return next((at for at in last if starts_phrase(words, at, openers)), len(words))


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


def _without_joint(whole: Span, text: str, pack: Pack, named: frozenset[int] = frozenset()) -> Span:
    """Without what ties it to what stands before ("and", "as also"), and without punctuation at its edges."""
    cut = whole.cut(text)
    start = whole.start + len(cut) - len(cut.lstrip(_EDGES))
    end = whole.end - (len(cut) - len(cut.rstrip(_EDGES)))
    if end <= start:
        return whole
    words = terms_of(pack).first_words(text[start:end], _FEWEST + _CONNECTIVE)
    length = phrase_length(words, 0, _index(pack, "connective")) if words else 0
    if 0 < length <= len(words) - _FEWEST:
        return _without_joint(_behind(words[length - 1], Span(start, end), text), text, pack, named)
    if not words or words[0].span.start != 0 or start in named:
        return Span(start, end)
    return Span(start + (start + 1 in named or _joins(words[0], text[start:end], pack)), end)


def _joins(first: Word, text: str, pack: Pack) -> bool:
    """Whether the first letter of a word ties it to what stands before: "and he left", not "agency"."""
    if first.folded == first.bare:
        return False
    word, terms = first.span.cut(text), terms_of(pack)
    return (
        first.bare in terms.stopwords
        or starts_phrase([first], 0, phrase_index(pack, "coordinate"))
        or terms.stem(word) == terms.stem(word[1:])
        or _prefixed(word, pack)
    )


def _prefixed(word: str, pack: Pack) -> bool:
    """Whether a dictionary knows a word only without its first letter, or that and what a word may begin with."""
    if simplemma.is_known(word, pack.language):
        return False
    rests = [word[1:], *(word[1 + len(more) :] for more in _forms(pack, "beginning") if word.startswith(more, 1))]
    return any(len(rest) > 1 and simplemma.is_known(rest, pack.language) for rest in rests)


def _without_preposition(whole: Span, text: str, pack: Pack) -> Span:
    """What somebody is accused of or calls for, without the preposition that the verb before it asks for."""
    words = terms_of(pack).first_words(whole.cut(text), _FEWEST)
    if len(words) < _FEWEST:
        return whole
    if starts_phrase(words, 0, _index(pack, "governed")) and not starts_phrase(words, 0, _index(pack, "fixed")):
        return _behind(words[0], whole, text)
    return Span(whole.start + _is_governed(words[0].span.cut(whole.cut(text)), pack), whole.end)


def _is_governed(word: str, pack: Pack) -> bool:
    """Whether a word begins with the preposition that the verb before it asks for: "of spying"."""
    return word.startswith(_letters(pack, "attached")) and _prefixed(word, pack)


def _with_accusing(whole: Span, p: Proposition, text: str, analysis: Analysis, pack: Pack) -> Span:
    """Whom somebody accuses of what, with the verb: "accuses London of standing behind it"."""
    name = max(e.span.end for e in analysis.entities if e.span.start == whole.start)
    of = terms_of(pack).first_words(text[name : whole.end], 1)
    cues = [a.cue for a in analysis.attributions if a.id == p.attribution and a.cue is not None]
    if not of or not cues or not 0 < whole.start - cues[0].end <= _NEAR or whole.end - cues[0].start > LONGEST:
        return whole
    accused = _is_governed(of[0].span.cut(text[name : whole.end]), pack)
    return Span(cues[0].start, whole.end) if accused else whole


def _without_that(whole: Span, text: str, pack: Pack) -> Span:
    """Without "that he", and without "that" before a noun: both need the verb that they depend on."""
    words = terms_of(pack).first_words(whole.cut(text), _FEWEST)
    if len(words) < _FEWEST or starts_phrase(words, 0, _index(pack, "fixed")):
        return whole
    that = starts_phrase(words, 0, _index(pack, "that_noun"))
    if that and words[0].span.cut(whole.cut(text)) == _letters(pack, "that"):
        that = words[1].folded.startswith(_letters(pack, "article"))
    if that or starts_phrase(words, 0, _index(pack, "that_pronoun")):
        return _behind(words[0], whole, text)
    return whole


def _behind(word: Word, whole: Span, text: str) -> Span:
    """What follows a word, with the mark of quotation before it."""
    rest = text[whole.start + word.span.end : whole.end]
    return Span(whole.end - len(rest.lstrip(_EDGES)), whole.end)


def _with_its_that(whole: Span, text: str, pack: Pack) -> Span:
    """With the "that" right before a verb that depends on it: "that he leave" does not say that he leaves."""
    start = whole.start - len(_letters(pack, "that")) - 1
    return Span(start, whole.end) if start >= 0 and _that_verb(pack).match(text, start) else whole


def _letters(pack: Pack, name: str) -> str:
    return str(pack.toml(_FILE)[name])


def _forms(pack: Pack, name: str) -> tuple[str, ...]:
    return tuple(pack.toml(_FILE)[name])


@cache
def _that_verb(pack: Pack) -> re.Pattern[str]:
    return re.compile(rf"{_letters(pack, 'that')}\s{_letters(pack, 'dependent')}")
