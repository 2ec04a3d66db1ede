"""Names in two scripts: the same name costs little, another name costs more."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from takhrij.find.transliterate import best_match, same_name, word_cost
from takhrij.pack import load_pack

PACK = load_pack()
CANDIDATES = [
    "كوك",
    "ماكرون",
    "أردوغان",
    "شولتز",
    "غوتيريش",
    "خالد",
    "محمد",
    "العتيبي",
    "بوتين",
    "ميركل",
    "جونسون",
    "هولاند",
]


@pytest.mark.parametrize(
    ("latin", "arabic"),
    [
        ("Cook", "كوك"),
        ("Macron", "ماكرون"),
        ("Erdoğan", "أردوغان"),
        ("Khalid", "خالد"),
        ("Mohammed", "محمد"),
        ("Otaibi", "العتيبي"),  # the article left out
        ("Putin", "بوتين"),
        ("Johnson", "جونسون"),
    ],
)
def test_the_right_name_is_the_cheapest(latin: str, arabic: str) -> None:
    assert best_match(latin, CANDIDATES, PACK) == arabic


def test_spellings_of_one_name_are_all_the_same_name() -> None:
    assert all(same_name("Peter Cook", name, PACK) for name in ("بيتر كوك", "بيتر جون كوك"))


@pytest.mark.parametrize("other", ["بيتر", "كوك بيتر", "سامي حداد", "", "٥"])
def test_other_names_are_not(other: str) -> None:
    assert not same_name("Peter Cook", other, PACK)


def test_nothing_is_no_name() -> None:
    assert not same_name("", "بيتر", PACK)
    assert best_match("Cook", [], PACK) is None


def test_marks_and_case_change_nothing() -> None:
    assert word_cost("ÇAĞLAR", "شاغلار", PACK) == word_cost("caglar", "شاغلار", PACK)


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_every_cost_is_finite_and_not_negative(latin: str, arabic: str) -> None:
    assert 0 <= word_cost(latin, arabic, PACK) < 100
