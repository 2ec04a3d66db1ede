"""Names: found whole, without titles and particles, with one type, everywhere in the article."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from takhrij.find.names import find_entities
from takhrij.model import Entity
from takhrij.pack import load_pack
from takhrij.text import sentences
from takhrij.wording import say

PACK = load_pack()


def find(text: str) -> tuple[Entity, ...]:
    return find_entities(PACK.view(text), tuple(sentences(text)), PACK)


def names(text: str) -> set[tuple[str, str]]:
    return {(entity.span.cut(text), str(entity.type)) for entity in find(text)}


def test_a_person_without_the_title() -> None:
    # "President Karim al-Hashimi said the talks would go on."
    assert ("كريم الهاشمي", "PER") in names("قال الرئيس كريم الهاشمي إن المحادثات ستستمر.")


def test_a_place_without_the_particle() -> None:
    # "A delegation arrived in Libya and Tunisia."
    assert names("وصل وفد رسمي إلى بنغازي بليبيا وتونس أمس.") == {("بنغازي", "LOC"), ("ليبيا", "LOC"), ("تونس", "LOC")}


def test_the_article_that_a_particle_swallowed_is_in_the_name() -> None:
    # "The minister travelled to Jordan."
    found = {entity.span.cut("سافر الوزير للأردن أمس."): entity.name for entity in find("سافر الوزير للأردن أمس.")}
    assert found == {"لأردن": "الأردن"}


def test_a_head_that_is_no_part_of_the_place() -> None:
    # "Clashes in the city of Taiz."
    assert ("تعز", "LOC") in names("اندلعت اشتباكات عنيفة في مدينة تعز صباح اليوم.")


def test_an_airport_has_its_head_in_its_name() -> None:
    # "Shells fell on Mitiga airport."
    assert ("مطار معيتيقة", "LOC") in names("سقطت قذائف على مطار معيتيقة مساء الأحد.")


def test_a_body_of_a_state_ends_with_its_nationality() -> None:
    # "The Kenyan foreign ministry denied the news."
    assert names("نفت وزارة الخارجية الكينية الخبر.") == {("وزارة الخارجية الكينية", "ORG")}


def test_a_nationality_is_no_name() -> None:
    # "A Libyan official told American journalists."
    assert names("قال مسؤول ليبي لصحفيين أمريكيين إن الاجتماع تأجل.") == set()


def test_a_surname_alone_is_the_person_named_in_full() -> None:
    text = "قال الوزير سامر الدليمي إن الجسر سيفتح. وأضاف الدليمي أن العمل انتهى."
    # "Minister Samir al-Dulaimi said the bridge would open. Al-Dulaimi added that work was done."
    assert {(e.span.cut(text), e.name) for e in find(text)} == {
        ("سامر الدليمي", "سامر الدليمي"),
        ("الدليمي", "سامر الدليمي"),
    }


def test_a_club_with_a_plain_name_is_one_after_a_word_for_clubs() -> None:
    # "The coach of al-Hilal praised the players of both teams, al-Nasr and al-Ittihad."
    assert ("الهلال", "ORG") in names("أشاد مدرب الهلال السابق باللاعبين.")
    assert {("الهلال", "ORG"), ("النصر", "ORG")} <= names("تقام المباراة بين فريقي الهلال والنصر غدا.")
    assert ("الوحدة", "ORG") in names("وقع لاعب الوحدة عقدا جديدا.")
    assert names("رأى الناس الهلال في السماء.") == set()


def test_a_town_with_a_masculine_nationality_is_its_club() -> None:
    # "faces the Italian Roma"; "the Italian capital"
    assert ("روما", "ORG") in names("يلتقي الفريق مع روما الإيطالي غدا.")
    assert ("روما", "LOC") in names("وصل الوفد إلى روما الإيطالية أمس.")


def test_the_nationality_after_a_club_is_no_part_of_it() -> None:
    assert ("يوفنتوس", "ORG") in names("انتقل اللاعب إلى يوفنتوس الإيطالي أمس.")


def test_a_national_team_of_any_listed_nation_is_a_name() -> None:
    # "the Costa Rican team"; "the national team" is nobody in particular
    assert ("المنتخب الكوستاريكي", "ORG") in names("يواجه المنتخب الكوستاريكي خصمه غدا.")


def test_companies_banks_and_funds_are_names() -> None:
    text = "أعلنت شركة لاكتاليس ومصرف الراجحي وبورصة الكويت ومنظمة الأغذية والزراعة نتائجها."
    found = {name for name, type_ in names(text) if type_ == "ORG"}
    assert {"لاكتاليس", "مصرف الراجحي", "بورصة الكويت", "منظمة الأغذية والزراعة"} <= found


def test_two_given_names_are_no_body() -> None:
    assert ("عمر إبراهيم", "ORG") not in names("عمر إبراهيم – كتب يقول إن المباراة انتهت.")


def test_an_agency_is_an_outlet() -> None:
    # "He told Reuters that the road was shut."
    assert ("رويترز", "OUTLET") in names("وقال لوكالة رويترز إن الطريق مغلق.")


def test_a_name_inside_a_hashtag() -> None:
    # "Donald #Trump said"
    assert ("دونالد #ترامب", "PER") in names("قال الرئيس دونالد #ترامب إنه لن ينسحب.")


def test_marks_inside_a_name_stay() -> None:
    # the organisation "Islamic State" in quotation marks
    found = names('أعلن تنظيم "الدولة الإسلامية" مسؤوليته عن الهجوم.')
    assert any(type_ == "ORG" and "الدولة الإسلامية" in name for name, type_ in found)


def test_vowel_signs_change_nothing() -> None:
    plain, voweled = "وصل الوفد إلى الحديدة أمس.", "وصل الوفد إلى الحُديدة أمس."
    assert [e.type for e in find(plain)] == [e.type for e in find(voweled)]
    assert ("الحُديدة", "LOC") in names(voweled)


def test_every_finding_says_why() -> None:
    for entity in find("قال المتحدث باسم الأمم المتحدة من جنيف إن رويترز نقلت الخبر."):
        assert entity.reasons
        assert all(say(reason, language) for reason in entity.reasons for language in ("ar", "en"))


@pytest.mark.parametrize("text", ["", "   ", "ق", "👀 👀", "hello world", "12 34 . , « »", "_ # _", "١٢٣"])
def test_text_without_names(text: str) -> None:
    assert find(text) == ()


def test_ten_thousand_words_without_a_stop() -> None:
    assert isinstance(find("محمد من ليبيا و" * 3_000), tuple)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet='ابتلمنو يةى قال#_"«».:،()abcLY ًّٰ\u200f\n0١', max_size=120))
def test_spans_are_sound_for_any_text(text: str) -> None:
    found = find(text)
    spans = [entity.span for entity in found]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(before.end <= after.start for before, after in pairwise(spans))
    assert all(any(letter.isalnum() for letter in span.cut(text)) for span in spans)


@settings(max_examples=10, deadline=None)
@given(st.integers(min_value=1, max_value=40))
def test_a_neutral_paragraph_before_it_shifts_the_spans(lines: int) -> None:
    text = "قال الرئيس كريم الهاشمي من بغداد إن الأمم المتحدة ستجتمع."
    before = "هذا سطر.\n" * lines
    shifted = [(e.span.start - len(before), e.span.end - len(before), e.type) for e in find(before + text)]
    assert shifted == [(e.span.start, e.span.end, e.type) for e in find(text)]


def test_a_hashtag_gives_the_same_name_as_its_words() -> None:
    # the singer, once in a hashtag
    text = "غنى #سامي_حداد أمس. وقال سامي حداد إن الحفل نجح."
    assert {entity.name for entity in find(text) if entity.type == "PER"} == {"سامي حداد"}
