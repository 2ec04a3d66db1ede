"""The rules of the guide for names, on words whose tags are given: no model is read here."""

from __future__ import annotations

import pytest

from takhrij.find.name_extents import Sentence
from takhrij.find.name_lists import name_lists
from takhrij.find.name_stretches import shaped
from takhrij.find.name_words import particle_cuts, split_words, word_knowledge
from takhrij.pack import load_pack

PACK = load_pack()
KNOWN = word_knowledge(PACK)
LISTS = name_lists(PACK)


def shape(text: str, *tagged: tuple[str, str]) -> list[tuple[str, str]]:
    """The names after the rules, where the words of each given stretch are tagged with its type."""
    forms = [word.form for word in split_words(PACK.fold(text))]
    tags = ["O"] * len(forms)
    for name, type_ in tagged:
        words = PACK.fold(name).split()
        at = next(i for i in range(len(forms)) if forms[i : i + len(words)] == words)
        tags[at : at + len(words)] = [f"B-{type_}", *[f"I-{type_}"] * (len(words) - 1)]
    found = shaped(Sentence(forms, LISTS.marks(forms), KNOWN), tags)
    return [(" ".join(forms[start:end]), str(type_)) for start, end, type_ in found]


@pytest.mark.parametrize(
    ("text", "tagged", "expected"),
    [
        ("في محافظة زغوان", ("محافظة زغوان", "LOC"), ("زغوان", "LOC")),  # the governorate of
        ("هاجم تنظيم الفجر الإرهابي", ("تنظيم الفجر الإرهابي", "ORG"), ("تنظيم الفجر", "ORG")),  # the terrorist group
        (
            "وزارة الطرق الشيخ كريم",
            ("وزارة الطرق الشيخ", "ORG"),
            ("وزارة الطرق", "ORG"),
        ),  # Sheikh Karim of the ministry
        ("خسر نادي كتبوس أمس", ("نادي كتبوس", "ORG"), ("كتبوس", "ORG")),  # the club of
        ("قوات الفجر بقيادة مراد", ("قوات الفجر بقيادة", "ORG"), ("قوات الفجر", "ORG")),  # led by
        ("قرب مطار زغوان الجديد", ("زغوان", "LOC"), ("مطار زغوان", "LOC")),  # the airport of
        ("قال كريم الزغواني", ("الزغواني", "PER"), ("كريم الزغواني", "PER")),  # a given name before it
        ("نفت حكومة زغوان الخبر", ("زغوان", "LOC"), ("حكومة زغوان", "ORG")),  # the government of
    ],
)
def test_a_name_is_as_long_as_the_guide_wants_it(text: str, tagged: tuple[str, str], expected: tuple[str, str]) -> None:
    assert [(PACK.fold(name), type_) for name, type_ in [expected]] == shape(text, tagged)


def test_a_title_inside_parts_two_persons() -> None:
    # "Hudhayfa al-Zaghwani, son of al-Karimi"
    found = shape("قتل حذيفة الزغواني نجل الكريمي", ("حذيفة الزغواني نجل الكريمي", "PER"))
    assert found == [("حذيفة الزغواني", "PER"), ("الكريمي", "PER")]


@pytest.mark.parametrize(
    ("text", "tagged"),
    [
        ("وصل أمريكيون إلى هناك", ("أمريكيون", "ORG")),  # Americans
        ("في نيسان المقبل", ("نيسان", "LOC")),  # April
        ("عند الحدود التركية", ("الحدود التركية", "LOC")),  # the Turkish border
        ("قالت الحكومة أمس", ("الحكومة", "ORG")),  # the government, bare
    ],
)
def test_what_is_no_name(text: str, tagged: tuple[str, str]) -> None:
    assert shape(text, tagged) == []


def test_a_listed_name_needs_no_tag() -> None:
    assert shape("اجتمع مجلس الأمن الدولي أمس") == [("مجلس الامن الدولي", "ORG")]


def test_a_listed_name_joined_by_and_is_parted_from_the_one_before() -> None:
    # "the ministry of roads and the Red Cross"
    found = shape("نفت وزارة الطرق والصليب الأحمر الخبر", ("وزارة الطرق والصليب الأحمر", "ORG"))
    assert found == [("وزارة الطرق", "ORG"), ("والصليب الاحمر", "ORG")]


def test_the_nationality_has_to_agree_with_the_head() -> None:
    # "the British foreign minister": الخارجية is feminine, البريطاني is not
    assert "stateB" not in LISTS.marks(PACK.fold("وزير الخارجية البريطاني").split())
    assert "stateB" in LISTS.marks(PACK.fold("أعلنت الأجهزة الخارجية البريطانية").split())


@pytest.mark.parametrize(
    ("written", "taken", "word"),
    [
        ("بليبيا", 1, "ليبيا"),  # in Libya
        ("للاردن", 1, "الاردن"),  # for Jordan: the article has lost its first letter
        ("لليبيا", 1, "ليبيا"),  # for Libya
        ("وبباريس", 2, "باريس"),  # and in Paris
        ("والامم", 1, "الامم"),  # and the nations
    ],
)
def test_a_word_can_be_read_as_a_particle_and_a_rest(written: str, taken: int, word: str) -> None:
    assert (taken, word) in particle_cuts(written, KNOWN)


def test_a_head_and_what_it_has_charge_of_need_no_tag() -> None:
    # "the authority of experts said"
    assert shape("قالت هيئة الخبراء أمس") == [("هيئة الخبراء", "ORG")]
    assert shape("قالت هيئة جديدة أمس") == []
