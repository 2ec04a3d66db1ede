"""Whom and what of the pack's lists the names of an article mean, and on what evidence."""

from __future__ import annotations

import pytest

from takhrij.find.names import find_entities
from takhrij.pack import load_pack
from takhrij.text import sentences

PACK = load_pack()


def ids(text: str) -> dict[str, tuple[str | None, str]]:
    """Each name with its id and the code of its last reason."""
    found = find_entities(PACK.view(text), tuple(sentences(text)), PACK)
    return {entity.name: (entity.entity, entity.reasons[-1].code) for entity in found}


def test_a_full_name_of_the_list_is_that_person() -> None:
    # "Khalifa Haftar arrived in the city."
    assert ids("وصل خليفة حفتر إلى المدينة.")["خليفة حفتر"] == ("ly.haftar", "names.known-person")


def test_a_surname_is_the_listed_person_where_his_state_is_named() -> None:
    # "Haftar arrived in Libya."
    assert ids("قال حفتر إن القوات باقية في ليبيا.")["حفتر"] == ("ly.haftar", "names.known-surname")


def test_a_surname_alone_is_nobody_of_the_list() -> None:
    # "Haftar said the shop was open."
    assert ids("قال حفتر إن المحل مفتوح.")["حفتر"][0] is None


def test_an_office_of_another_nation_makes_him_somebody_else() -> None:
    # "The Sudanese doctor Khalifa Haftar opened a clinic."
    assert ids("افتتح الطبيب السوداني خليفة حفتر عيادة جديدة.")["خليفة حفتر"][0] is None


def test_a_body_is_known_under_all_its_names() -> None:
    # "The Pentagon denied it, and the American ministry of defence said nothing more."
    found = ids("نفى البنتاغون الخبر. ولم تقل وزارة الدفاع الأمريكية المزيد.")
    assert {found["البنتاغون"][0], found["وزارة الدفاع الأمريكية"][0]} == {"defence.US"}


def test_an_office_and_a_nation_make_a_body_that_no_list_has() -> None:
    assert ids("أعلنت وزارة الداخلية التونسية الخبر.")["وزارة الداخلية التونسية"] == (
        "interior.TN",
        "names.known-body",
    )


def test_an_office_is_of_the_nation_that_the_article_is_about() -> None:
    # "Tunisians … in Tunis … in Tunisia …"
    text = "أعلنت وزارة الداخلية الخبر أمام التونسيين في تونس. وقال مسؤول تونسي إن الطريق سالك في تونس."
    assert ids(text)["وزارة الداخلية"] == ("interior.TN", "names.body-of-nation")
    assert ids("أعلنت وزارة الداخلية الخبر.")["وزارة الداخلية"][0] is None


def test_an_unknown_body_stays_without_an_id() -> None:
    assert ids("أعلنت الجمعية الكويتية لأصدقاء البحر الخبر.")["الجمعية الكويتية"][0] is None


def test_an_outlet_has_its_id() -> None:
    assert ids("نقلت وكالة رويترز عن مصدر.")["رويترز"] == ("reuters", "names.known-outlet")


def test_a_place_takes_the_country_of_those_beside_it() -> None:
    # Tripoli with Benghazi and Misrata; Tripoli with Beirut and Sidon
    libya = ids("اندلعت اشتباكات في طرابلس وبنغازي ومصراتة.")["طرابلس"]
    lebanon = ids("اندلعت احتجاجات في طرابلس وبيروت وصيدا.")["طرابلس"]
    assert libya[1] == lebanon[1] == "names.place-beside"
    assert libya[0] != lebanon[0]


def test_a_namesake_without_evidence_stays_without_an_id() -> None:
    assert ids("اندلعت اشتباكات في طرابلس.")["طرابلس"][0] is None


@pytest.mark.parametrize("text", ["وصل الوفد إلى أبو ظبي.", "وصل الوفد إلى أبوظبي."])
def test_spellings_of_a_place_have_one_id(text: str) -> None:
    assert {id_ for id_, _ in ids(text).values()} == {"292968"}
