"""The count of independent origins, rule by rule. Chains come from the engine; claims are put together by hand."""

from __future__ import annotations

import pytest
from marked import made, pile, report

from takhrij.link.chains import Chains
from takhrij.link.origins import Independence, count_origins
from takhrij.link.people import merge_actors
from takhrij.link.reactions import reacting_speakers
from takhrij.link.shared_text import SharedText
from takhrij.model import Copy, Extent, Kind, Reason, Span, Stance, Status
from takhrij.pack import load_pack
from takhrij.wording import say

PACK = load_pack()
UNNAMED, PEOPLE, BODY = Kind.UNNAMED_PERSON, Kind.UNNAMED_PEOPLE, Kind.ORGANISATION


def saying(id: str, source: str, kind: Kind = Kind.PERSON, outlet: str = "", via: str = ""):  # type: ignore[no-untyped-def]
    told = f" ل[v1:{via}]" if via else ""
    text = f"[c1:قال] [s1:{source}]{told} إن [x1:الجسر مغلق أمام السير منذ الصباح]."
    return made(id, outlet or f"صحيفة {id}", text, {"1": kind})


def counted(*pairs, denying=(), own=(), copies=(), vouched=None) -> Independence:  # type: ignore[no-untyped-def]
    """All attributions of the articles as reports of one claim; `own` adds own voices, `denying` are article ids."""
    articles, analyses = pile(*pairs)
    actors = merge_actors(articles, analyses, PACK)
    chains = Chains(articles, analyses, actors, PACK)
    reports = []
    for doc in sorted(articles):
        stance = Stance.DENIES if doc in denying else Stance.AFFIRMS
        for a in analyses[doc].attributions:
            reports += [report(analyses[doc], one, a.id, stance) for one in chains.all_of(doc, a.id)]
        if doc in own:
            reports.append(report(analyses[doc], chains.of(doc, None), None, stance))
    reacting = reacting_speakers(articles, analyses, actors, PACK)
    return count_origins(reports, actors, SharedText(copies), PACK, reacting, vouched or {})


def codes(found: Independence) -> set[str]:
    return {reason.code for reason in found.because}


def test_one_source_in_one_article_is_single() -> None:
    found = counted(saying("1", "[p:سامي البحري]"))
    assert (found.independent, found.status) == ((1, 1), Status.SINGLE)


def test_one_person_in_two_articles_is_echoed() -> None:
    found = counted(saying("1", "[p:سامي البحري]"), saying("2", "[p:سامي البحري]"))
    assert (found.independent, found.status) == ((1, 1), Status.ECHOED)
    assert "same.one" in codes(found)


def test_a_ministry_and_its_spokesman_are_one() -> None:
    found = counted(
        saying("1", "وزارة الداخلية التونسية", BODY),
        saying("2", "المتحدث باسم وزارة الداخلية التونسية [p:سامي البحري]"),
    )
    assert found.independent == (1, 1)
    assert "same.body" in codes(found)


def test_a_body_s_unnamed_spokesman_is_nobody_else() -> None:
    found = counted(saying("1", "المتحدث باسم وزارة الداخلية التونسية", UNNAMED), saying("2", "[p:سامي البحري]"))
    assert found.independent == (2, 2)


def test_two_named_people_corroborate() -> None:
    found = counted(saying("1", "[p:سامي البحري]"), saying("2", "[p:رامي الجبلي]"))
    assert (found.independent, found.status) == ((2, 2), Status.CORROBORATED)
    assert "apart.named" in codes(found)


def test_a_government_and_its_army_are_two() -> None:
    found = counted(saying("1", "الحكومة المصرية", BODY), saying("2", "الجيش المصري", BODY))
    assert found.independent == (2, 2)


def test_a_government_and_its_police_may_be_one() -> None:
    found = counted(saying("1", "السلطات المصرية", BODY), saying("2", "الشرطة المصرية", BODY))
    assert found.independent == (1, 2)


def test_a_government_and_the_one_ministry_that_speaks_are_one() -> None:
    found = counted(saying("1", "الحكومة الأردنية", BODY), saying("2", "الخارجية الأردنية", BODY))
    assert found.independent == (1, 1)
    assert "same.government" in codes(found)


def test_two_ministries_of_one_government_are_two() -> None:
    found = counted(saying("1", "الداخلية الأردنية", BODY), saying("2", "الخارجية الأردنية", BODY))
    assert found.independent == (2, 2)


def test_the_interior_and_the_ministry_are_the_one_ministry_of_the_claim() -> None:
    found = counted(
        saying("1", "وزارة الداخلية التونسية", BODY), saying("2", "الداخلية", BODY), saying("3", "الوزارة", BODY)
    )
    assert found.independent == (1, 1)
    assert "same.office" in codes(found)


def test_the_police_of_two_articles_on_one_claim_are_one() -> None:
    assert counted(saying("1", "الشرطة", BODY), saying("2", "الشرطة", BODY)).independent == (1, 1)


def test_the_ministry_stays_open_between_two_ministries() -> None:
    bodies = ("وزارة الداخلية التونسية", "وزارة الصحة التونسية", "الوزارة")
    found = counted(*(saying(str(n), body, BODY) for n, body in enumerate(bodies)))
    assert found.independent[1] == 3


def test_two_unnamed_officials_count_once_in_the_least_and_each_in_the_most() -> None:
    found = counted(saying("1", "مسؤول", UNNAMED), saying("2", "مصدر مطلع", UNNAMED))
    assert (found.independent, found.status) == ((1, 2), Status.UNCLEAR)
    assert "least.could-be-one" in codes(found)


def test_officials_of_two_nations_are_two() -> None:
    found = counted(saying("1", "مسؤول مصري", UNNAMED), saying("2", "مسؤول إسرائيلي", UNNAMED))
    assert found.independent == (2, 2)
    assert "apart.nations" in codes(found)


def test_being_possibly_the_same_is_not_transitive() -> None:
    # "an official" could be the Egyptian or the Israeli one, who are two.
    found = counted(
        saying("1", "مسؤول مصري", UNNAMED), saying("2", "مسؤول", UNNAMED), saying("3", "مسؤول إسرائيلي", UNNAMED)
    )
    assert found.independent == (2, 3)


def test_a_witness_is_no_official() -> None:
    found = counted(saying("1", "شهود عيان", PEOPLE), saying("2", "مسؤول أمني", UNNAMED))
    assert found.independent == (2, 2)
    assert "apart.sectors" in codes(found)


def test_an_unnamed_source_may_be_of_a_named_body() -> None:
    found = counted(saying("1", "وزارة الداخلية التونسية", BODY), saying("2", "مسؤولون أمنيون", PEOPLE))
    assert found.independent == (1, 2)


def test_a_witness_is_of_no_ministry() -> None:
    found = counted(saying("1", "وزارة الداخلية التونسية", BODY), saying("2", "شهود عيان", PEOPLE))
    assert found.independent == (2, 2)


def test_another_source_in_one_article_is_another_even_in_the_least() -> None:
    text = "[c1:قال] [s1:مصدر طبي] إن [x1:الجسر مغلق]. و[c2:أكد] [s2:مصدر طبي آخر] أن [x2:الجسر مغلق]."
    found = counted(made("1", "الفجر", text, {"1": UNNAMED, "2": UNNAMED}))
    assert found.independent == (2, 2)
    assert "apart.another" in codes(found)


def test_an_own_voice_counts_nothing_in_the_least() -> None:
    found = counted(saying("1", "[p:سامي البحري]"), made("2", "النهضة", "الجسر مغلق."), own=("2",))
    assert found.independent == (1, 2)
    assert "zero.own-voice" in codes(found)


def test_own_voices_alone_are_one_at_least_and_unsourced() -> None:
    found = counted(made("1", "الفجر", "الجسر مغلق."), made("2", "النهضة", "الجسر مغلق."), own=("1", "2"))
    assert (found.independent, found.unsourced) == ((1, 2), True)


def test_one_outlet_s_own_voice_over_two_articles_is_one() -> None:
    found = counted(made("1", "الفجر", "الجسر مغلق."), made("2", "الفجر", "الجسر مغلق."), own=("1", "2"))
    assert found.independent == (1, 1)


def test_copied_own_voices_are_one_and_not_called_unsourced() -> None:
    whole = Span(0, len("الجسر مغلق."))
    copy = Copy("2", "1", Extent.WHOLE, ((whole, whole),), 1.0, 1.0, True)
    found = counted(
        made("1", "الفجر", "الجسر مغلق."), made("2", "النهضة", "الجسر مغلق."), own=("1", "2"), copies=(copy,)
    )
    assert (found.independent, found.unsourced) == ((1, 1), False)
    assert "same.text" in codes(found)


def test_what_a_paper_has_from_another_paper_of_the_claim_is_what_that_one_told() -> None:
    own = saying("1", "مسؤول في الجمارك", UNNAMED, outlet="نداء تلان")
    relayed = (
        "[c1:نقلت] [s1:صحيفة [o:نداء تلان]] أن [x1:[s2:مسؤولا في الجمارك] [c2:قال] إن [x2:الجسر مغلق أمام السير]]."
    )
    found = counted(own, made("2", "المدار", relayed, {"1": Kind.OUTLET, "2": UNNAMED}, parents={"2": "1"}))
    ends = [origin for origin in found.origins if origin.kind is UNNAMED]
    assert len(ends) == 1
    assert "same.relay" in codes(found)


def test_what_is_cited_from_an_outlet_of_the_claim_is_what_its_article_has() -> None:
    own = saying("1", "[p:سامي البحري]", outlet="نداء تلان")
    citing = saying("2", "صحيفة [o:نداء تلان]", Kind.OUTLET)
    found = counted(own, citing)
    assert (found.independent, len(found.origins)) == ((1, 1), 1)
    assert "same.cited" in codes(found)


def test_outlets_that_cite_one_another_are_one_unresolved_origin() -> None:
    found = counted(
        saying("1", "موقع [o:المدار]", Kind.OUTLET, outlet="إذاعة صدى"),
        saying("2", "[o:إذاعة صدى]", Kind.OUTLET, outlet="المدار"),
    )
    assert (found.independent, len(found.origins)) == ((1, 1), 1)


def test_one_label_in_one_agency_s_reports_is_one_man() -> None:
    label = "مسؤول أمني كبير"
    pairs = [saying(n, label, UNNAMED, outlet=f"صحيفة {n}", via="وكالة رويترز") for n in ("1", "2")]
    assert counted(*pairs).independent == (1, 1)
    apart = [saying(n, label, UNNAMED, outlet=f"صحيفة {n}") for n in ("1", "2")]
    assert counted(*apart).independent == (1, 2)


def test_media_in_general_end_in_the_air() -> None:
    found = counted(saying("1", "[p:سامي البحري]"), saying("2", "تقارير إعلامية", Kind.DOCUMENT))
    assert found.independent == (1, 2)
    assert "zero.in-the-air" in codes(found)


def test_a_cited_outlet_without_a_source_is_an_own_voice() -> None:
    found = counted(saying("1", "[p:سامي البحري]"), saying("2", "صحيفة الغارديان", Kind.OUTLET))
    assert found.independent == (1, 2)


def test_who_has_it_from_another_counts_nothing_in_the_least() -> None:
    # Salim said so, and said that he has it from trusted people.
    text = (
        "[c1:قال] [s1:[p:سامي البحري]] إن [x1:الجسر مغلق]. "
        "و[c2:أكد] [s2:[p:سامي البحري]] أن [x2:[s3:سكان القرية] [c3:قالوا] إن [x3:الجسر مغلق]]."
    )
    found = counted(made("1", "الفجر", text, {"3": PEOPLE}, parents={"3": "2"}))
    assert found.independent == (1, 2)
    assert "zero.from-another" in codes(found)


def test_who_only_condemns_counts_nothing_in_the_least() -> None:
    text = "[c1:أدانت] [s1:الخارجية الأردنية] [x1:إغلاق الجسر]."
    found = counted(saying("1", "[p:سامي البحري]"), made("2", "النهضة", text, {"1": BODY}))
    assert found.independent == (1, 2)
    assert "zero.reacts" in codes(found)


def test_a_denial_makes_a_claim_contested_and_is_counted_beside_it() -> None:
    found = counted(saying("1", "[p:سامي البحري]"), saying("2", "[p:رامي الجبلي]"), denying=("2",))
    assert (found.independent, found.independent_denying, found.status) == ((1, 1), (1, 1), Status.CONTESTED)


def test_what_is_only_denied_was_said_by_somebody() -> None:
    found = counted(saying("1", "[p:سامي البحري]"), denying=("1",))
    assert (found.independent, found.status) == ((1, 1), Status.CONTESTED)
    assert "least.denied" in codes(found)


def test_a_joint_statement_is_one_origin() -> None:
    found = counted(saying("1", "سوريا وروسيا", BODY))
    assert found.independent == (1, 1)


def test_an_origin_that_an_analyst_knows_counts_in_the_least() -> None:
    pairs = saying("1", "[p:سامي البحري]"), made("2", "النهضة", "الجسر مغلق.")
    found = counted(*pairs, own=("2",), vouched={1: Reason("origin.decided", ("م", "مراسلنا"))})
    assert found.independent == (2, 2)
    assert "origin.decided" in codes(found)


def test_every_reason_can_be_said_in_both_languages() -> None:
    found = counted(
        saying("1", "مسؤول مصري", UNNAMED),
        saying("2", "مسؤول", UNNAMED),
        made("3", "النهضة", "الجسر مغلق."),
        own=("3",),
    )
    for reason in found.because:
        assert all(say(reason, language) for language in ("ar", "en"))


@pytest.mark.parametrize("names", [("المتحدث باسم البنتاغون [p:بيتر كوك]", "البنتاغون", "وزارة الدفاع الأمريكية")])
def test_a_spokesman_in_three_articles_is_one_origin(names: tuple[str, ...]) -> None:
    kinds = (Kind.PERSON, BODY, BODY)
    pairs = [saying(str(n), name, kind) for n, (name, kind) in enumerate(zip(names, kinds, strict=True))]
    assert counted(*pairs).independent == (1, 1)


def test_a_body_that_no_list_knows_is_one_under_a_longer_and_a_shorter_name() -> None:
    # The head of the transport safety bureau, Sami al-Bahri; the bureau of safety.
    found = counted(
        saying("1", "رئيس مكتب سلامة السكك [p:سامي البحري]"),
        saying("2", "مكتب سلامة السكك الحديدية", BODY),
    )
    assert found.independent == (1, 1)
    assert "same.body" in codes(found)


def test_two_bodies_that_share_their_first_noun_are_two() -> None:
    found = counted(saying("1", "مكتب سلامة السكك", BODY), saying("2", "مكتب سلامة الطرق", BODY))
    assert found.independent == (2, 2)


def test_a_governor_is_one_with_and_without_his_name() -> None:
    found = counted(
        saying("1", "محافظ مرجانة", UNNAMED),
        saying("2", "محافظ مرجانة [p:سامي البحري]"),
    )
    assert found.independent == (1, 1)


def test_governors_of_two_places_are_two() -> None:
    found = counted(saying("1", "محافظ مرجانة [p:سامي البحري]"), saying("2", "محافظ زمردة [p:نادر الجبلي]"))
    assert found.independent == (2, 2)


def test_the_authorities_and_a_ministry_could_be_one() -> None:
    found = counted(
        saying("1", "السلطات الأمنية التونسية", BODY),
        saying("2", "وزارة الداخلية التونسية", BODY),
    )
    assert found.independent == (1, 2)


def test_the_named_heads_of_a_government_and_of_its_police_are_two() -> None:
    found = counted(
        saying("1", "المتحدث باسم الحكومة التونسية [p:سامي البحري]"),
        saying("2", "مدير الشرطة التونسية [p:نادر الجبلي]"),
    )
    assert found.independent == (2, 2)


def test_a_source_close_to_an_inquiry_is_no_relative() -> None:
    found = counted(saying("1", "مصدر قريب من التحقيق", UNNAMED), saying("2", "وزارة العدل التونسية", BODY))
    assert found.independent == (1, 2)


def test_a_slip_of_the_pen_makes_no_second_man() -> None:
    found = counted(saying("1", "المستشار [p:جون بلومفيلد]"), saying("2", "المستشار [p:حون بلومفيلد]"))
    assert found.independent == (1, 1)


def test_an_own_voice_in_words_that_another_article_has_from_a_source_is_that_source() -> None:
    sourced = saying("1", "وزارة الداخلية التونسية", BODY)
    repeated = made("2", "صحيفة 2", "الجسر مغلق أمام السير منذ الصباح.")
    there, here = sourced[1].attributions[0].content[0], Span(0, len(repeated[0].text))
    copy = Copy("2", "1", Extent.PART, ((here, there),), 1.0, 1.0, False)
    assert counted(sourced, repeated, own=("2",), copies=(copy,)).independent == (1, 1)
    assert counted(sourced, repeated, own=("2",)).independent == (1, 2)


def test_experts_could_be_the_military_experts() -> None:
    found = counted(saying("1", "خبراء", PEOPLE), saying("2", "خبراء عسكريون", PEOPLE))
    assert found.independent == (1, 2)


def test_a_commander_of_whom_no_name_is_said_is_unnamed() -> None:
    # The kind says a person, but the phrase names none.
    found = counted(saying("1", "قائد عسكري تونسي"), saying("2", "مصدر عسكري", UNNAMED))
    assert found.independent == (1, 2)


def test_a_name_cut_from_a_fused_preposition_is_the_same_body() -> None:
    found = counted(saying("1", "لمرصد السوري لحقوق الإنسان", BODY), saying("2", "المرصد السوري", BODY))
    assert found.independent == (1, 1)


def test_a_ministry_in_a_place_is_that_of_its_state() -> None:
    found = counted(saying("1", "وزارة الصحة في صفاقس", BODY), saying("2", "وزارة الصحة التونسية", BODY))
    assert found.independent == (1, 1)


def test_a_noun_that_no_list_knows_is_no_name_of_one_man() -> None:
    # "the calligrapher" of two articles
    assert counted(saying("1", "الخطاط"), saying("2", "الخطاط")).independent == (2, 2)


def test_a_bare_title_could_be_the_one_who_has_it() -> None:
    found = counted(saying("1", "الأمين العام"), saying("2", "الأمين العام [p:سامي البحري]"))
    assert found.independent == (1, 2)


def test_a_former_minister_speaks_for_no_ministry() -> None:
    found = counted(saying("1", "وزير النقل التونسي السابق [p:سامي البحري]"), saying("2", "وزارة النقل التونسية", BODY))
    assert found.independent == (2, 2)


def test_two_heads_of_one_body_came_after_one_another() -> None:
    found = counted(
        saying("1", "وزير النقل التونسي [p:سامي البحري]"), saying("2", "وزير النقل التونسي [p:نادر الجبلي]")
    )
    assert found.independent == (1, 2)


def test_a_minister_and_his_deputy_speak_for_one_ministry() -> None:
    found = counted(
        saying("1", "وزير النقل التونسي [p:سامي البحري]"), saying("2", "نائب وزير النقل التونسي [p:نادر الجبلي]")
    )
    assert found.independent == (1, 1)


def test_the_local_police_may_be_that_of_the_town() -> None:
    text = "في تونس [c1:قالت] [s1:{}] إن [x1:الجسر مغلق] أمام التونسيين."
    town, local = (
        made(id, f"صحيفة {id}", text.format(s), {"1": BODY}) for id, s in (("1", "شرطة مرجانة"), ("2", "الشرطة"))
    )
    assert counted(town, local).independent[0] == 1


def test_a_prime_minister_and_a_minister_are_two_that_could_be_one() -> None:
    found = counted(
        saying("1", "رئيس الوزراء التونسي [p:سامي البحري]"), saying("2", "وزير النقل التونسي [p:نادر الجبلي]")
    )
    assert found.independent == (1, 2)


def test_a_committee_of_a_body_and_an_envoy_at_it_are_not_the_body() -> None:
    found = counted(
        saying("1", "الأمم المتحدة", BODY),
        saying("2", "لجنة الأمم المتحدة للبحار", BODY),
        saying("3", "السفير التونسي لدى الأمم المتحدة [p:سامي البحري]"),
    )
    assert found.independent == (3, 3)


# ---------------------------------------------------------------- states, their media, their laws


def test_states_that_speak_together_are_one_however_they_are_called() -> None:
    found = counted(saying("1", "بريطانيا وفرنسا", BODY), saying("2", "باريس ولندن", BODY))
    assert found.independent == (1, 1)


def test_a_state_may_be_one_of_those_that_spoke_together() -> None:
    found = counted(saying("1", "بريطانيا وفرنسا", BODY), saying("2", "باريس", BODY))
    assert found.independent == (1, 2)


def test_a_third_state_is_none_of_those_that_spoke_together() -> None:
    found = counted(saying("1", "بريطانيا وفرنسا", BODY), saying("2", "مدريد", BODY))
    assert found.independent == (2, 2)


def test_the_official_media_of_a_state_are_its_government() -> None:
    found = counted(saying("1", "وسائل الإعلام الرسمية السورية", Kind.OUTLET), saying("2", "دمشق", BODY))
    assert found.independent[1] == 1


def test_a_state_s_agency_and_one_of_its_ministries_are_two() -> None:
    found = counted(saying("1", "وكالة بترا", Kind.OUTLET), saying("2", "الخارجية الأردنية", BODY))
    assert found.independent[1] == 2


def test_one_description_relayed_by_a_state_s_media_and_its_agency_is_one_source() -> None:
    found = counted(
        saying("1", "مصدر عسكري", UNNAMED, via="[o:سانا]"),
        saying("2", "مصدر عسكري", UNNAMED, via="وسائل الإعلام السورية"),
    )
    assert found.independent == (1, 1)
    assert "same.relay" in codes(found)


def test_the_resolution_of_a_story_is_one_in_all_its_articles() -> None:
    found = counted(saying("1", "القرار", Kind.DOCUMENT), saying("2", "مشروع القرار", Kind.DOCUMENT))
    assert found.independent == (1, 1)
    assert "same.law" in codes(found)


def test_two_studies_are_not_one() -> None:
    found = counted(saying("1", "الدراسة", Kind.DOCUMENT), saying("2", "الدراسة", Kind.DOCUMENT))
    assert found.independent[1] == 2


def test_a_state_s_media_are_those_of_the_nation_that_the_article_is_about() -> None:
    found = counted(
        made(
            "1",
            "صحيفة 1",
            "[c1:قال] [s1:التلفزيون الحكومي] إن [x1:الجسر الأردني مغلق]. وقالت الحكومة الأردنية إن الأردن يحقق.",
            {"1": Kind.OUTLET},
        ),
        saying("2", "الحكومة الأردنية", BODY),
    )
    assert found.independent[1] == 1
