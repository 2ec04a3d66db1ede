"""The pack's lists of names: every listed name is marked where it stands, the longest one first."""

from __future__ import annotations

from collections import Counter

from takhrij.find.name_lists import BODIES, name_lists
from takhrij.find.name_words import split_words
from takhrij.pack import load_pack

PACK = load_pack()
LISTS = name_lists(PACK)


def marks(text: str) -> list[str]:
    return LISTS.marks([word.form for word in split_words(PACK.fold(text))])


def test_every_listed_body_is_marked_whole() -> None:
    for body in PACK.words(BODIES):
        first, *others = marks(body)
        assert first[-1] == ("B" if others else "S"), body
        assert all(mark.endswith("I") for mark in others), body


def test_no_body_is_listed_twice() -> None:
    twice = [form for form, count in Counter(PACK.fold(body) for body in PACK.words(BODIES)).items() if count > 1]
    assert twice == []


def test_the_longest_listed_name_is_marked() -> None:
    # "the UN Security Council", not "the Security Council"
    assert marks("مجلس الأمن الدولي") == ["orgB", "orgI", "orgI"]


def test_a_particle_before_a_listed_name_does_not_hide_it() -> None:
    assert marks("للأمم المتحدة") == marks("والأمم المتحدة") == ["orgB", "orgI"]


def test_a_title_is_no_part_of_a_listed_person() -> None:
    assert marks("الرئيس دونالد ترامب") == ["", "perB", "perI"]


def test_plain_words_are_not_marked() -> None:
    assert marks("وقال إن الجو جميل") == ["", "", "", ""]
