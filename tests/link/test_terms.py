"""Words are reduced to the terms by which claims are compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from takhrij.link.terms import Concept, terms_of
from takhrij.pack import load_pack

TERMS = terms_of(load_pack())


def term(word: str) -> str | None:
    return TERMS.words(word)[0].term


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("الجسر", "جسرا"),  # the bridge, a bridge
        ("والمستشفيات", "مستشفى"),  # and the hospitals, a hospital
        ("انفجارات", "الانفجار"),  # explosions, the explosion
        ("إصابة", "اصابة"),  # with and without its hamza
    ],
)
def test_forms_of_a_word_are_one_term(one: str, other: str) -> None:
    assert term(one) == term(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("مقتل", "حتفهم"),  # killing; their death
        ("مركب", "قارب"),  # vessel, boat
        ("باص", "حافلة"),  # bus, coach
        ("هبطت", "وصلت"),  # it landed, it arrived
    ],
)
def test_words_for_one_thing_are_one_term(one: str, other: str) -> None:
    assert term(one) == term(other)


def test_killed_and_wounded_are_two_terms() -> None:
    assert term("قتلى") != term("جرحى")


def test_particles_are_no_terms() -> None:
    assert [word.term for word in TERMS.words("وفي الذي منذ")] == [None, None, None]


def test_a_verb_meets_its_verbal_noun_in_its_consonants() -> None:
    agreed, agreement = term("وافقت"), term("موافقة")
    assert agreed is not None
    assert agreement is not None
    assert TERMS.root(agreed) == TERMS.root(agreement)


def test_marks_do_not_cut_a_word() -> None:
    assert [word.term for word in TERMS.words("قُتِلَ")] == [term("قتل")]


@given(st.text(alphabet="ابتثجحخدرسشصعفقكلمنهويةىأإءؤئ ًُِّ،.12 ", max_size=60))
def test_words_are_cut_again_from_the_text(text: str) -> None:
    words = TERMS.words(text)
    assert all(word.span.cut(text).strip() == word.span.cut(text) != "" for word in words)
    assert [word.span for word in words] == sorted({word.span for word in words})


@pytest.mark.parametrize("concept", TERMS.concepts.values(), ids=lambda concept: concept.id)
def test_every_form_of_a_concept_is_read_as_it(concept: Concept) -> None:
    assert {form: term(form) for form in concept.forms} == dict.fromkeys(concept.forms, concept.id)
