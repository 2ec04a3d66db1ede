"""Spellings of one rare name are brought together inside a story."""

from takhrij.link.spellings import unify_spellings
from takhrij.link.weights import weights_of
from takhrij.pack import load_pack

WEIGHTS = weights_of(load_pack())


def test_two_spellings_of_a_name() -> None:
    assert unify_spellings(["كوريلنكوف", "كوريلينكوف"], WEIGHTS) == {"كوريلينكوف": "كوريلنكوف"}


def test_two_names_stay_two() -> None:
    assert unify_spellings(["كوريلنكوف", "كازانتسيف"], WEIGHTS) == {}


def test_common_words_are_left_alone() -> None:
    assert unify_spellings(["وزير", "وزيرة"], WEIGHTS) == {}


def test_a_common_word_weighs_less_than_a_rare_one() -> None:
    assert WEIGHTS("وزير") < WEIGHTS("كوريلنكوف")


def test_what_all_say_in_a_story_weighs_little() -> None:
    local = WEIGHTS.within([frozenset({"كوريلنكوف"})] * 9 + [frozenset({"كازانتسيف"})])
    assert local("كوريلنكوف") < local("كازانتسيف")
