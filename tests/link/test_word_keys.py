"""Words as numbers: the same for words that fold alike, cut where words begin and end."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from takhrij.link.word_keys import Tokeniser
from takhrij.pack import load_pack

TOKENISE = Tokeniser(load_pack())
# A word in the plain way: a letter or digit, then letters, digits and marks.
MARKS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
WORD = re.compile(rf"[^\W_](?:[^\W_]|[{MARKS}])*")


def words(text: str) -> list[str]:
    return [text[start:end] for start, end in TOKENISE(text).bounds.tolist()]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("الإطفاء", "الاطفاء"),  # hamza
        ("مدينة", "مدينه"),  # ta marbuta
        ("حَريقٍ", "حريق"),  # vowel signs
        ("الدقيــق", "الدقيق"),  # tatweel
        ("١٢", "12"),  # digits
        ("\ufdf2", "الله"),  # one letter that stands for four
    ],
)
def test_words_that_fold_alike_have_one_key(one: str, other: str) -> None:
    assert TOKENISE(one).keys.tolist() == TOKENISE(other).keys.tolist()


def test_letters_in_another_order_are_another_word() -> None:
    assert len(set(TOKENISE("كتب بكت تكب كتبكتب").keys.tolist())) == 4


def test_the_underscore_of_a_hashtag_parts_words() -> None:
    assert words("#حريق_المخزن") == ["حريق", "المخزن"]


def test_a_mark_before_the_first_letter_is_no_part_of_the_word() -> None:
    assert words("\u064bخبر \u200f«نعم»") == ["خبر", "نعم"]


def test_words_that_begin_with_a_digit_are_told() -> None:
    assert TOKENISE("قتل 12 و٣ في 5G").numeral.tolist() == [False, True, False, False, True]


def test_many_texts_have_the_words_that_each_has() -> None:
    texts = [("a", "خبر من المدينة"), ("b", ""), ("c", "12 «نعم»"), ("d", " ")] * 5
    assert [(id_, [part.tolist() for part in tokens]) for id_, tokens in TOKENISE.many(texts)] == [
        (id_, [part.tolist() for part in TOKENISE(text)]) for id_, text in texts
    ]


@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from("ابتثـًٌ\u0670\u200f_ 1٢\n«ﷲ😀𝗕"))))
def test_bounds_are_those_of_words(text: str) -> None:
    assert words(text) == WORD.findall(text)
    assert len(TOKENISE(text).keys) == len(TOKENISE(text).numeral) == len(words(text))
