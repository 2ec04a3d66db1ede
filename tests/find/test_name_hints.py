"""The hints for the name tagger: the example of each shows a name with one of its words in it or before it."""

from __future__ import annotations

import pytest

from takhrij.find.name_words import NameHint, split_words, word_knowledge
from takhrij.find.names import find_entities
from takhrij.pack import load_pack
from takhrij.text import sentences

PACK = load_pack()
HINTS = PACK.table("name-hints.toml", "hint", NameHint)
TYPES = {"title": "PER", "place-kind": "LOC", "body-kind": "ORG", "outlet-kind": "OUTLET", "given-name": "PER"}


@pytest.mark.parametrize("hint", HINTS, ids=lambda hint: hint.id)
def test_a_hint_shows_the_name_that_it_hints_at(hint: NameHint) -> None:
    found = find_entities(PACK.view(hint.example), tuple(sentences(hint.example)), PACK)
    (name,) = [entity for entity in found if entity.type == TYPES[hint.id]][:1]
    words = split_words(PACK.fold(hint.example))
    hinting = [w for w in words if hint.id in word_knowledge(PACK).hints_of(w.form)]
    beside = [w for w in hinting if w.end == name.span.start - 1]
    assert beside or any(name.span.start <= w.start < name.span.end for w in hinting)
