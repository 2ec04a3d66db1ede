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
