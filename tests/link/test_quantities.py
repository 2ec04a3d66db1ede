"""Numbers, what they count and within what bounds."""

import pytest

from takhrij.link.numbers import is_number
from takhrij.link.quantities import Count, counted, find_counts
from takhrij.link.terms import terms_of
from takhrij.pack import load_pack

PACK = load_pack()


def counts(text: str) -> list[Count]:
    return list(find_counts(terms_of(PACK).words(text), PACK))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("سبعة جنود", 7),  # seven soldiers
        ("خمسة وعشرون عاملا", 25),  # five and twenty workers
        ("مئة وخمسون شاحنة", 150),  # a hundred and fifty lorries
        ("خمسة عشر طالبا", 15),  # fifteen students
        ("3 آلاف نازح", 3000),  # 3 thousands of displaced
        ("١٢ سفينة", 12),  # Arabic digits
        ("1.7 مليون نسمة", 1_700_000),  # 1.7 million
        ("جنديان", 2),  # two soldiers, the dual
        ("131شخصا", 131),  # no space before "persons"
        ("الركاب الـ15", 15),  # "the 15" is one word
        ("بـ381 قتيلا", 381),  # so is "by 381"
        ("70,000 نازح", 70_000),  # marks between thousands
        ("1.700 مليون نسمة", 1_700_000),  # but a decimal before a scale
    ],
)
def test_numbers_in_digits_and_letters(text: str, value: int) -> None:
    assert [c.value for c in counts(text)] == [value]


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("ستة عمال", (6, 6)),  # six workers
        ("أكثر من ستة عمال", (7, None)),  # more than six
        ("ما لا يقل عن ستة عمال", (6, None)),  # no fewer than six
        ("ستة عمال على الأقل", (6, None)),  # six at least
        ("أقل من ستة عمال", (None, 5)),  # fewer than six
        ("نحو 100 عامل", (90, 110)),  # about a hundred
        ("ما بين 20 و25 عاملا", (20, 25)),  # between 20 and 25
        ("عشرين أو ثلاثين عاملا", (20, 30)),  # twenty or thirty
    ],
)
def test_bounds(text: str, bounds: tuple[int | None, int | None]) -> None:
    (found,) = counts(text)
    assert (found.min, found.max) == bounds


def test_a_part_is_told_from_the_whole() -> None:
    # "nine persons, four of them children"
    assert [(c.value, c.part) for c in counts("تسعة أشخاص بينهم أربعة أطفال")] == [(9, False), (4, True)]


def test_an_age_is_no_count() -> None:
    assert counts("كان في سن 15") == []


def test_thousands_alone_are_no_count() -> None:
    assert counts("آلاف السكان") == []


def test_a_number_without_a_noun_counts_persons_after_an_event_that_does() -> None:
    # "and the wounding of a hundred who are treated in hospitals"
    (found,) = counts("وإصابة مئة يعالجون في مستشفيات")
    assert found.of == "person"


def test_a_number_keeps_its_place() -> None:
    text = "وصلت خمسة وعشرون شاحنة"
    (found,) = counts(text)
    assert found.span.cut(text) == "خمسة وعشرون"


def test_a_scale_alone_is_no_number() -> None:
    assert not is_number(terms_of(PACK).words("ملايين")[0], PACK)


def test_who_is_killed_of_several_counted_is_not_all_of_them() -> None:
    # five persons, one of whom was killed
    words = terms_of(PACK).words("خمسة أشخاص قتل أحدهم")
    assert [c.unit for c in counted(list(find_counts(words, PACK)), words, (), PACK)] == ["person"]


def test_a_dual_may_be_a_lower_bound() -> None:
    assert [(c.min, c.max) for c in counts("مقتل جنديين على الأقل")] == [(2, None)]
