"""Finds the names of persons, bodies, places and outlets in one article.

A sequence model proposes names (`name_model`); rules of the guide then shape them (`name_spans`): attached particles
and stray marks are left out, and what one place of the article shows is used in all others, so that a name seen once is
a name wherever it stands, and a surname alone is the person named in full elsewhere. `name_identity` says whom of the
pack's lists a name means.

Invariant: spans do not overlap, stand in reading order, and begin and end with a letter or digit of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from takhrij.find.name_extents import Sentence
from takhrij.find.name_identity import identified
from takhrij.find.name_lists import name_lists
from takhrij.find.name_model import NameModel, load_model
from takhrij.find.name_rules import certain_outlets, lay_over, outlet_mentions, retyped
from takhrij.find.name_spans import Mention, drop_particles, fullest_names, mention_of, repeat_names
from takhrij.find.name_stretches import shaped
from takhrij.find.name_words import WordKnowledge, Words, word_knowledge, words_of
from takhrij.find.outlets import find_outlets
from takhrij.model import Entity, Reason, Span
from takhrij.pack import Pack
from takhrij.text import View

_LONGEST_SENTENCE = 400  # words read as one sentence
_HASHTAG = re.compile(r"[\s_#]+")


def find_entities(
    view: View, bounds: Sequence[Span], pack: Pack, *, model: NameModel | None = None
) -> tuple[Entity, ...]:
    """The mentions of names inside the given sentences; `model` stands in for the pack's, to measure another."""
    known, lists = word_knowledge(pack), name_lists(pack)
    sentences = [part for span in bounds for part in _parts(words_of(view.pieces, *view.folded_range(span)))]
    forms = [words.forms for words in sentences]
    marks = [lists.marks(of_sentence) for of_sentence in forms]
    tagged = (model or load_model(pack)).tag(forms, marks)
    proposed = [
        mention_of(words, stretch.start, stretch.end, stretch.type)
        for words, marked, tags in zip(sentences, marks, tagged, strict=True)
        for stretch in shaped(Sentence(words.forms, marked, known), tags)
    ]
    hits = certain_outlets(find_outlets(view, pack), proposed, pack)
    mentions = drop_particles(lay_over(outlet_mentions(hits, view), proposed), lists, known)
    mentions = [retyped(mention, lists) for mention in mentions]
    mentions = repeat_names(mentions, _joined(sentences), known)
    fullest = fullest_names(mentions)
    found = [_entity(view, mention, fullest[mention.form, mention.type], known) for mention in mentions]
    return identified(found, hits, view.raw, pack)


def _parts(words: Words) -> Iterator[Words]:
    """The sentence in parts of bounded length, so that a text without a full stop costs no more than its length."""
    for start in range(0, len(words.forms), _LONGEST_SENTENCE):
        stop = start + _LONGEST_SENTENCE
        yield Words(words.forms[start:stop], words.starts[start:stop])


def _joined(parts: Sequence[Words]) -> Words:
    """The words of all parts."""
    return Words([form for part in parts for form in part.forms], [start for part in parts for start in part.starts])


def _entity(view: View, mention: Mention, fullest: Mention, known: WordKnowledge) -> Entity:
    span = view.raw_span(mention.start, mention.end)
    name = _whole_name(view, fullest, known)
    return Entity(span, mention.type, name, None, (Reason(mention.rule, (span.cut(view.raw),)),))


def _whole_name(view: View, mention: Mention, known: WordKnowledge) -> str:
    """The name as it is written, with the article that a particle before it swallowed (`للأردن`: الأردن); a hashtag's
    words are written apart."""
    cut = " ".join(_HASHTAG.split(view.raw_span(mention.start, mention.end).cut(view.raw)))
    swallowed = mention.form[0].startswith(known.article) and not view.folded.startswith(known.article, mention.start)
    return known.article[:1] + cut if swallowed else cut
