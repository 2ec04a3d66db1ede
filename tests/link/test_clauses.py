"""Stretches of text are cut into clauses; every example of the pack is a case."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from takhrij.link.clauses import cut_clauses
from takhrij.link.phrase_index import Phrases
from takhrij.link.terms import terms_of
from takhrij.pack import load_pack

PACK = load_pack()
EXAMPLES = [
    (entry.id, example)
    for kind in ("opener", "coordinate", "adjunct")
    for entry in PACK.table("claims/clauses.toml", kind, Phrases)
    for example in entry.example
]


def cut(text: str) -> list[str]:
    clauses = cut_clauses(text, terms_of(PACK).words(text), PACK)
    return [text[clause[0].span.start : clause[-1].span.end] for clause in clauses]


@pytest.mark.parametrize(("entry", "example"), EXAMPLES)
def test_examples_of_the_pack(entry: str, example: str) -> None:
    pieces = [piece.strip() for piece in example.split("|")]
    assert cut(" ".join(pieces)) == pieces


def test_killed_and_wounded_are_two_clauses() -> None:
    # "the killing of three soldiers | and the wounding of five in an ambush"
    assert cut("مقتل ثلاثة جنود وإصابة خمسة في كمين") == ["مقتل ثلاثة جنود", "وإصابة خمسة في كمين"]


def test_a_list_of_names_stays_whole() -> None:
    # "delegations from Ghadames and Zintan and Yafran took part"
    assert cut("شاركت وفود من غدامس والزنتان ويفرن") == ["شاركت وفود من غدامس والزنتان ويفرن"]


def test_a_sentence_ends_a_clause() -> None:
    assert cut("أغلق الحراس البوابة. فتح التجار المتاجر") == ["أغلق الحراس البوابة", "فتح التجار المتاجر"]


@given(st.text(alphabet="ابتجحدرسعفقلمنهوي وف،.", max_size=80))
def test_clauses_cover_all_words_in_order(text: str) -> None:
    words = terms_of(PACK).words(text)
    covered = [word for clause in cut_clauses(text, words, PACK) for word in clause]
    assert covered == list(words)
    assert all(a.span < b.span for a, b in pairwise(covered))


def test_a_verb_that_counts_opens_a_clause() -> None:
    # "the ship sank off the harbour | while carrying about 150 people"
    assert cut("غرقت السفينة قبالة المرفأ تقل نحو 150 شخصا") == ["غرقت السفينة قبالة المرفأ", "تقل نحو 150 شخصا"]


def test_a_number_keeps_its_noun() -> None:
    # "the fall of ten dead | and the wounding of 20"
    assert cut("سقوط حوالي عشرة قتلى وإصابة 20 في البلدة") == ["سقوط حوالي عشرة قتلى", "وإصابة 20 في البلدة"]


def test_a_count_after_a_preposition_opens_no_clause() -> None:
    # "the teams gained control of the fire after three hours"
    assert len(cut("وإن فرق الإطفاء سيطرت على الحريق بعد ثلاث ساعات")) == 1


def test_a_first_letter_that_is_no_conjunction_opens_no_clause() -> None:
    # "through the harbour pass most of the island's imports of wheat": واردات is no "and" before a word
    assert len(cut("يمر عبر المرفأ القديم معظم وارداتها من القمح والوقود")) == 1


@pytest.mark.parametrize(
    "whole",
    [
        "ارتفعت حصيلة ضحايا الحريق الذي دمر السوق إلى 87 قتيلا",  # of the fire that destroyed the market rose to 87
        "عدد القتلى جراء انفجار هز المرفأ ارتفع ليصل إلى 47 شخصا",  # of a blast that shook the harbour rose to 47
    ],
)
def test_a_toll_that_moves_is_one_clause_with_its_number(whole: str) -> None:
    assert cut(f"{whole} وأغلق الحراس البوابة") == [whole, "وأغلق الحراس البوابة"]


def test_a_toll_that_does_not_move_is_cut_as_all_else() -> None:
    # "the number of victims of the fire | that destroyed the market is still not known"
    assert cut("عدد ضحايا الحريق الكبير الذي دمر السوق غير معلوم") == [
        "عدد ضحايا الحريق الكبير",
        "الذي دمر السوق غير معلوم",
    ]
