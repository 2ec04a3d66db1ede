"""Kinds of sources: a named person, a body, an outlet, people without a name, a document."""

from __future__ import annotations

import pytest

from takhrij.find.explain import explain
from takhrij.model import Kind
from takhrij.pack import load_pack

PACK = load_pack()


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("وزير النقل", Kind.PERSON),  # "the minister of transport": one person is meant
        ("وزير سابق", Kind.UNNAMED_PERSON),  # "a former minister"
        ("زعيم حزب معارض", Kind.UNNAMED_PERSON),  # "the leader of an opposition party"
        ("نائب في البرلمان", Kind.UNNAMED_PERSON),
        ("رئيس لجنة المقاولين", Kind.PERSON),
        ("كبار المسؤولين", Kind.UNNAMED_PEOPLE),  # "the highest officials"
        ("فريق العلماء", Kind.UNNAMED_PEOPLE),  # "the team of scientists"
        ("فريق من الباحثين", Kind.UNNAMED_PEOPLE),
        ("كل من رأى الصورة", Kind.UNNAMED_PEOPLE),  # "all who saw the picture"
        ("الشعب", Kind.UNNAMED_PEOPLE),
        ("وكالة الفضاء الأوروبية", Kind.ORGANISATION),  # an agency that is no outlet
        ('وكالة "فجر" للتصنيف الائتماني', Kind.ORGANISATION),
        ("وكالة الأنباء الرسمية", Kind.OUTLET),
        ("هيئة الإذاعة الوطنية", Kind.OUTLET),
        ("أحدث البيانات", Kind.DOCUMENT),  # "the latest data"
        ("بعض التقارير", Kind.DOCUMENT),
        ("كل من السعودية والإمارات", Kind.ORGANISATION),
    ],
)
def test_a_source_is_of_the_kind_that_its_words_say(source: str, kind: Kind) -> None:
    assert explain(f"الطريق مغلق، بحسب {source}.", PACK).attributions[0].kind is kind


def test_the_people_are_not_the_party_of_that_name() -> None:
    # "The People's Party met. The people will say …"
    text = "اجتمع حزب الشعب الجمهوري في المدينة. وقال الشعب إن الأسعار مرتفعة."
    attribution = explain(text, PACK).attributions[0]
    assert (attribution.kind, attribution.speaker) == (Kind.UNNAMED_PEOPLE, None)


def test_people_in_the_construct_are_people() -> None:
    # "And the producers of the film said that it succeeded."
    assert explain("وقال منتجو الفيلم إنه نجح.", PACK).attributions[0].kind is Kind.UNNAMED_PEOPLE


def test_to_direct_an_accusation_is_to_accuse() -> None:
    # "And the judges directed on Tuesday an accusation of collusion to the former minister."
    text = 'ووجه القضاء الثلاثاء اتهاما إلى الوزير السابق بـ"التواطؤ في التمويل".'
    assert str(explain(text, load_pack()).attributions[0].force) == "alleges"


def test_an_unknown_name_with_a_title_behind_it_is_a_person() -> None:
    # "As-Siddiq an-Nuri, head of inquiries at the prosecutor's office, said that the court has ruled."
    text = "وقال الصديق النوري رئيس قسم التحقيقات بمكتب النائب العام إن المحكمة أصدرت الحكم."
    assert str(explain(text, load_pack()).attributions[0].kind) == "person"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("وقالت شاهدة عيان إن الجنود دهسوا الناس.", "unnamed-person"),  # "an eyewitness (f)"
        ("كما أدانت مملكة البحرين التفجير.", "organisation"),  # "the kingdom of Bahrain"
        ("وأعلنت ما تسمى مؤسسة الفجر الإعلامية أن الهجوم من فعلها.", "organisation"),  # "the so-called foundation"
    ],
)
def test_kinds_by_the_noun_that_heads_the_source(text: str, kind: str) -> None:
    assert str(explain(text, PACK).attributions[0].kind) == kind
