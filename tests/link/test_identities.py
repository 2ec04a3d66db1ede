"""Who speaks, with everything that one article says of him."""

from __future__ import annotations

from dataclasses import replace

from marked import made

from takhrij.find.places import place_named
from takhrij.link.identities import identities
from takhrij.model import Entity, EntityType, Kind, Span
from takhrij.pack import load_pack

PACK = load_pack()


def test_a_surname_takes_the_office_from_the_full_mention() -> None:
    # Interior Minister Hatem al-Zein said …; al-Zein added …
    text = (
        "[c1:قال] [s1:وزير الداخلية التونسي [p:حاتم الزين]] إن [x1:الجسر مغلق]. "
        "و[c2:أضاف] [s2:[p:الزين]] أن [x2:الطريق سالك]."
    )
    found = identities(*made("d", "الفجر", text, full={"الزين": "حاتم الزين"}), PACK)
    assert found["a2"].body == "interior.TN"
    assert found["a2"].person == found["a1"].person
    assert found["a2"].name == "وزير الداخلية التونسي حاتم الزين"


def test_an_office_that_stands_before_the_name_elsewhere_counts() -> None:
    # The minister's office is told where he is met, not where he speaks.
    text = "التقى الوفد وزير الخارجية المغربي [p:سمير الناجي] أمس. و[c1:قال] [s1:[p:الناجي]] إن [x1:الحدود مفتوحة]."
    found = identities(*made("d", "الفجر", text, full={"الناجي": "سمير الناجي"}), PACK)
    assert found["a1"].body == "foreign.MA"


def test_an_office_without_a_nation_is_of_the_nation_that_the_article_is_about() -> None:
    text = "في تونس [c1:قالت] [s1:الداخلية] إن [x1:الجسر مغلق] أمام التونسيين في العاصمة تونس."
    found = identities(*made("d", "الفجر", text, {"1": Kind.ORGANISATION}), PACK)
    assert found["a1"].body == "interior.TN"


def test_an_office_stays_open_where_two_nations_come_near() -> None:
    text = "بين تونس والجزائر [c1:قالت] [s1:الداخلية] إن [x1:الجسر مغلق]."
    found = identities(*made("d", "الفجر", text, {"1": Kind.ORGANISATION}), PACK)
    assert found["a1"].body is None


def test_a_bare_statement_is_of_the_body_that_issued_one() -> None:
    text = (
        "[c1:أعلنت] [s1:وزارة الصحة المصرية] في [v1:بيان] أن [x1:المستشفى مفتوح]. "
        "[c2:وأضاف] [s2:البيان] أن [x2:الأطباء حضروا]."
    )
    found = identities(*made("d", "الفجر", text, {"1": Kind.ORGANISATION, "2": Kind.DOCUMENT}), PACK)
    assert found["a2"].body == "health.EG"
    assert found["a2"].issuer == "a1"


def test_an_agency_of_a_group_is_its_voice_and_another_outlet_is_not() -> None:
    text = "[c1:ذكرت] [s1:إذاعة الجيش الإسرائيلي] أن [x1:الطريق مغلق]. و[c2:قالت] [s2:وكالة أعماق] إن [x2:الجسر سقط]."
    found = identities(*made("d", "الفجر", text, {"1": Kind.OUTLET, "2": Kind.OUTLET}), PACK)
    assert found["a1"].body is None
    assert found["a2"].body == "is"


def test_a_person_of_the_list_is_known_by_a_short_name() -> None:
    text = "[c1:قال] [s1:[p:حفتر]] إن [x1:القوات باقية]."
    found = identities(*made("d", "الفجر", text), PACK)
    assert found["a1"].known == "ly.haftar"


def test_a_bearer_of_a_listed_name_from_another_nation_is_somebody_else() -> None:
    text = "[c1:قال] [s1:الطبيب السوداني [p:خليفة حفتر]] إن [x1:العيادة مفتوحة]."
    found = identities(*made("d", "الفجر", text), PACK)
    assert found["a1"].known is None


def test_a_surname_that_looks_like_a_nation_is_none() -> None:
    # The spokesman of the Tunisian interior ministry, Nabil al-Turki ("the Turk"), said …; General al-Turki added …
    text = (
        "[c1:قال] [s1:المتحدث باسم وزارة الداخلية [p:نبيل التركي]] في تونس إن [x1:الجسر مغلق] أمام التونسيين. "
        "و[c2:أضاف] [s2:العميد التركي] أن [x2:الطريق سالك]."
    )
    found = identities(*made("d", "الفجر", text), PACK)
    assert (found["a1"].body, found["a1"].nations) == ("interior.TN", ("TN",))
    assert found["a2"].nations == ("TN",)


def test_what_a_statement_is_about_is_no_part_of_its_issuers_name() -> None:
    text = "في تونس [c1:أوضح] [s1:بيان وزارة الداخلية حول الحادثة] أن [x1:الجسر مغلق] أمام التونسيين."
    found = identities(*made("d", "الفجر", text, {"1": Kind.DOCUMENT}), PACK)
    assert found["a1"].body == "interior.TN"


def test_at_home_an_office_without_a_nation_is_the_outlets_own() -> None:
    text = "[c1:قالت] [s1:وزارة الداخلية] إن [x1:الجسر مغلق] أمام السيارات."
    article, analysis = made("d", "الرياض", text, {"1": Kind.ORGANISATION})
    home = replace(analysis, origination=replace(analysis.origination, outlet_id="alriyadh"))
    assert identities(article, home, PACK)["a1"].body == "interior.SA"
    assert identities(article, analysis, PACK)["a1"].body is None


def test_the_towns_of_an_article_tell_its_nation() -> None:
    text = "[c1:قالت] [s1:وزارة الداخلية] إن [x1:الجسر مغلق] في سوسة."
    article, analysis = made("d", "الفجر", text, {"1": Kind.ORGANISATION})
    at = text.index("سوسة")
    town = place_named("سوسة", PACK)
    assert town is not None
    found = replace(analysis, entities=(Entity(Span(at, at + 4), EntityType.LOC, "سوسة", town.id),))
    assert identities(article, found, PACK)["a1"].body == "interior.TN"
