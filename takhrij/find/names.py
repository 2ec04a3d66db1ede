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
from takhrij.find.name_words import Word, WordKnowledge, split_words, word_knowledge
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
    sentences = [part for span in bounds for part in _parts(split_words(view.folded, *view.folded_range(span)))]
    forms = [[word.form for word in words] for words in sentences]
    marks = [lists.marks(of_sentence) for of_sentence in forms]
    tagged = (model or load_model(pack)).tag(forms, marks)
    proposed = [
        mention_of(words[stretch.start : stretch.end], stretch.type)
        for words, of_sentence, marked, tags in zip(sentences, forms, marks, tagged, strict=True)
        for stretch in shaped(Sentence(of_sentence, marked, known), tags)
    ]
    hits = certain_outlets(find_outlets(view, pack), proposed, pack)
    mentions = drop_particles(lay_over(outlet_mentions(hits, view), proposed), lists, known)
    mentions = [retyped(mention, lists) for mention in mentions]
    mentions = repeat_names(mentions, [word for words in sentences for word in words], known)
    fullest = fullest_names(mentions)
    found = [_entity(view, mention, fullest[mention.form, mention.type], known) for mention in mentions]
    return identified(found, hits, view.raw, pack)


def _parts(words: list[Word]) -> Iterator[list[Word]]:
    """The sentence in parts of bounded length, so that a text without a full stop costs no more than its length."""
    return (words[start : start + _LONGEST_SENTENCE] for start in range(0, len(words), _LONGEST_SENTENCE))


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
