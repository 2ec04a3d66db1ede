"""Chains: from the outlet, through whoever passed it on, to the one who knows."""

from __future__ import annotations

from dataclasses import replace

from marked import made, pile

from takhrij.link.chains import Chains
from takhrij.link.people import merge_actors
from takhrij.model import Copy, Extent, Kind, LinkKind, Span
from takhrij.pack import load_pack

PACK = load_pack()


def chain(*pairs, attribution: str | None = "a1", each: bool = False):  # type: ignore[no-untyped-def]
    articles, analyses = pile(*pairs)
    chains = Chains(articles, analyses, merge_actors(articles, analyses, PACK), PACK)
    doc = next(iter(articles))
    if each:
        return [[link.name for link in one] for one in chains.all_of(doc, attribution)]
    return [link.name for link in chains.of(doc, attribution)]


def test_an_article_s_own_voice_ends_at_its_outlet() -> None:
    assert chain(made("d", "الفجر", "الجسر مغلق أمام السير."), attribution=None) == ["الفجر"]


def test_a_credited_agency_stands_right_after_the_outlet() -> None:
    article = made("d", "الفجر", "[c1:قال] [s1:وزير النقل] إن [x1:الجسر مغلق].", agency="رويترز")
    assert chain(article) == ["الفجر", "رويترز", "وزير النقل"]


def test_the_own_voice_of_an_agency_s_text_ends_at_the_agency() -> None:
    assert chain(made("d", "الفجر", "الجسر مغلق.", agency="رويترز"), attribution=None) == ["الفجر", "رويترز"]


def test_an_outlet_that_he_spoke_to_is_a_link() -> None:
    text = "[c1:قال] [s1:وزير النقل] ل[v1:وكالة رويترز] إن [x1:الجسر مغلق]."
    assert chain(made("d", "الفجر", text)) == ["الفجر", "وكالة رويترز", "وزير النقل"]


def test_an_outlet_named_in_a_clause_behind_the_source_is_a_link() -> None:
    text = "[c1:بحسب] [s1:المصادر] التي تحدثت لصحيفة «النداء الجديد»، فإن [x1:الجسر مغلق]."
    article = made("d", "الفجر", text, {"1": Kind.UNNAMED_PEOPLE})
    assert chain(article) == ["الفجر", "صحيفة «النداء الجديد»", "المصادر"]


def test_a_statement_that_he_spoke_in_is_none() -> None:
    text = "[c1:قال] [s1:وزير النقل] في [v1:مؤتمر صحفي] إن [x1:الجسر مغلق]."
    assert chain(made("d", "الفجر", text)) == ["الفجر", "وزير النقل"]


def test_the_article_s_own_outlet_is_not_named_again() -> None:
    text = "[c1:قال] [s1:وزير النقل] ل[v1:رويترز] إن [x1:الجسر مغلق]."
    assert chain(made("d", "رويترز", text)) == ["رويترز", "وزير النقل"]


def test_what_was_said_to_the_outlet_itself_has_no_agency() -> None:
    text = "[c1:قال] [s1:وزير النقل] ل[v1:رويترز] إن [x1:الجسر مغلق]."
    assert chain(made("d", "رويترز", text, agency="وكالات")) == ["رويترز", "وزير النقل"]


def test_an_outlet_that_cites_another_has_it_from_there() -> None:
    # The agency, citing the paper, said that an official said …
    text = (
        "[c1:قالت] [s1:وكالة أنباء تلان]، نقلا عن صحيفة «النداء الجديد»، "
        "إن [x1:[s2:مسؤولا] [c2:أكد] أن [x2:الجسر مغلق]]."
    )
    article = made("d", "الفجر", text, {"1": Kind.OUTLET, "2": Kind.UNNAMED_PERSON}, parents={"2": "1"})
    assert chain(article, attribution="a2") == ["الفجر", "وكالة أنباء تلان", "صحيفة «النداء الجديد»", "مسؤولا"]


def test_the_agency_that_is_credited_and_spoken_to_is_one_link() -> None:
    text = "[c1:قال] [s1:وزير النقل] ل[v1:وكالة رويترز] إن [x1:الجسر مغلق]."
    assert chain(made("d", "الفجر", text, agency="رويترز")) == ["الفجر", "رويترز", "وزير النقل"]


def test_a_named_agency_says_which_of_the_agencies_it_was() -> None:
    text = "[c1:قال] [s1:وزير النقل] ل[v1:وكالة رويترز] إن [x1:الجسر مغلق]."
    assert chain(made("d", "الفجر", text, agency="وكالات")) == ["الفجر", "وكالة رويترز", "وزير النقل"]


def test_what_stands_inside_another_s_words_came_through_him() -> None:
    # The paper said that sources said that the bridge is closed.
    text = "[c1:ذكرت] [s1:صحيفة الغارديان] أن [x1:[s2:مصادر أمنية] [c2:قالت] إن [x2:الجسر مغلق]]."
    kinds = {"1": Kind.OUTLET, "2": Kind.UNNAMED_PEOPLE}
    article = made("d", "الفجر", text, kinds, parents={"2": "1"})
    assert chain(article, attribution="a2") == ["الفجر", "صحيفة الغارديان", "مصادر أمنية"]


def test_a_document_that_quotes_somebody_is_left_out() -> None:
    text = "[c1:جاء في] [s1:تقرير] أن [x1:[s2:وزير النقل] [c2:قال] إن [x2:الجسر مغلق]]."
    article = made("d", "الفجر", text, {"1": Kind.DOCUMENT}, parents={"2": "1"})
    assert chain(article, attribution="a2") == ["الفجر", "وزير النقل"]


def test_a_document_with_nobody_behind_it_is_the_end() -> None:
    text = "[c1:جاء في] [s1:تقرير] أن [x1:الجسر مغلق]."
    assert chain(made("d", "الفجر", text, {"1": Kind.DOCUMENT})) == ["الفجر", "تقرير"]


def test_a_bare_statement_is_followed_by_who_issued_it() -> None:
    text = (
        "[c1:أعلنت] [s1:وزارة الصحة المصرية] في [v1:بيان] أن [x1:المستشفى مفتوح]. "
        "[c2:وأضاف] [s2:البيان] أن [x2:الأطباء حضروا]."
    )
    article = made("d", "الفجر", text, {"1": Kind.ORGANISATION, "2": Kind.DOCUMENT})
    assert chain(article, attribution="a2") == ["الفجر", "البيان", "وزارة الصحة المصرية"]


def test_a_speaker_who_goes_on_came_through_the_same_agency() -> None:
    text = (
        "[c1:قال] [s1:[k2:مسؤول كبير]] ل[v1:وكالة رويترز] إن [x1:الجسر مغلق]. "
        "و[c2:أضاف] [s2:المسؤول] أن [x2:الطريق سالك]."
    )
    article = made("d", "الفجر", text, {"1": Kind.UNNAMED_PERSON, "2": Kind.UNNAMED_PERSON})
    assert chain(article, attribution="a2") == ["الفجر", "وكالة رويترز", "مسؤول كبير"]


def test_hearsay_without_a_source_is_the_outlet_s_own_voice() -> None:
    text = "[c1:قيل] إن [x1:الجسر مغلق]."
    assert chain(made("d", "الفجر", text, {"1": Kind.IMPERSONAL})) == ["الفجر"]


def test_a_speaker_that_cannot_be_told_is_shown_as_unknown() -> None:
    text = "[c1:أضاف] أن [x1:الجسر مغلق]."
    assert chain(made("d", "الفجر", text)) == ["الفجر", "?"]


def test_listed_speakers_have_a_chain_each_and_joint_ones_share_one() -> None:
    listed = "[c1:أكد] [s1:كل من وزارة الصحة والهلال الأحمر] أن [x1:الجسر مغلق]."
    joint = "[c1:أكدت] [s1:وزارة الصحة والهلال الأحمر] أن [x1:الجسر مغلق]."
    kinds = {"1": Kind.ORGANISATION}
    assert chain(made("d", "الفجر", listed, kinds), each=True) == [["الفجر", "وزارة الصحة"], ["الفجر", "الهلال الأحمر"]]
    assert chain(made("d", "الفجر", joint, kinds), each=True) == [["الفجر", "وزارة الصحة والهلال الأحمر"]]


def test_each_link_says_how_it_is_known_and_where_it_stands() -> None:
    text = "[c1:قال] [s1:وزير النقل] ل[v1:وكالة فرانس برس] إن [x1:الجسر مغلق]."
    articles, analyses = pile(made("d", "الفجر", text, agency="رويترز"))
    found = Chains(articles, analyses, merge_actors(articles, analyses, PACK), PACK).of("d", "a1")
    assert [link.kind for link in found] == [LinkKind.OUTLET, LinkKind.CREDIT, LinkKind.VIA, LinkKind.ATTRIBUTION]
    assert all(link.reasons for link in found)
    assert [link.evidence.cut for link in found if link.evidence] == ["رويترز", "وكالة فرانس برس", "وزير النقل"]
    for link in found:
        if link.evidence and link.evidence.field == "text":
            assert link.evidence.span.cut(articles["d"].text) == link.evidence.cut


def test_a_whole_copy_of_an_agency_s_own_dispatch_came_through_the_agency() -> None:
    text = "[c1:قال] [s1:وزير النقل] إن [x1:الجسر مغلق أمام السير منذ الصباح]."
    articles, analyses = pile(made("d", "الفجر", text), made("w", "وكالة سهل للأنباء", text))
    whole = Span(0, len(articles["d"].text))
    copy = Copy("d", "w", Extent.WHOLE, ((whole, whole),), 1.0, 1.0, True)
    actors = merge_actors(articles, analyses, PACK)
    found = Chains(articles, analyses, actors, PACK, (copy,)).of("d", "a1")
    assert [link.name for link in found] == ["الفجر", "وكالة سهل للأنباء", "وزير النقل"]
    assert found[1].kind is LinkKind.COPY
    part = replace(copy, extent=Extent.PART)
    assert len(Chains(articles, analyses, actors, PACK, (part,)).of("d", "a1")) == 2


def test_a_ministry_s_statement_ends_at_the_ministry() -> None:
    text = "[c1:أوضح] [s1:بيان وزارة الداخلية التونسية] أن [x1:الجسر مغلق]."
    assert chain(made("d", "الفجر", text, {"1": Kind.DOCUMENT})) == ["الفجر", "وزارة الداخلية التونسية"]


def test_who_issued_a_statement_stands_before_whom_it_quotes() -> None:
    text = "[c1:جاء] في [s1:بيان وزارة الداخلية التونسية] أن [x1:[c2:قول] [s2:شهود عيان] إن [x2:الجسر مغلق]]."
    article = made("d", "الفجر", text, {"1": Kind.DOCUMENT, "2": Kind.UNNAMED_PEOPLE}, parents={"2": "1"})
    assert chain(article, attribution="a2") == ["الفجر", "وزارة الداخلية التونسية", "شهود عيان"]


def test_media_in_general_pass_on_what_they_have_from_witnesses() -> None:
    text = "[c1:ذكرت] [s1:تقارير صحفية] أن [x1:[s2:شهود عيان] [c2:قالوا] إن [x2:الجسر مغلق]]."
    article = made("d", "الفجر", text, {"1": Kind.DOCUMENT, "2": Kind.UNNAMED_PEOPLE}, parents={"2": "1"})
    assert chain(article, attribution="a2") == ["الفجر", "تقارير صحفية", "شهود عيان"]


def test_the_statement_of_an_agency_goes_on_through_the_agency() -> None:
    # The agency Ruya carried the statement of the Tunisian interior …; the statement added …
    text = (
        "[c1:نقلت] [s1:وكالة رويترز] [x1:[s2:بيان وزارة الداخلية التونسية] [c2:جاء] فيه أن [x2:الجسر مغلق]]. "
        "و[c3:أضاف] [s3:البيان] أن [x3:الطريق سالك]."
    )
    kinds = {"1": Kind.OUTLET, "2": Kind.DOCUMENT, "3": Kind.DOCUMENT}
    article = made("d", "الفجر", text, kinds, parents={"2": "1"})
    assert chain(article, attribution="a3")[:2] == ["الفجر", "وكالة رويترز"]


def test_what_another_called_the_thing_in_a_clause_was_not_passed_on() -> None:
    # The opposition called for an inquiry into "the attack" that the minister alleged had happened.
    text = "[c1:طالبت] [s1:حركة المد] [x1:بتحقيق في «الهجوم» الذي [c2:زعم] [s2:وزير النقل] [x2:أنه وقع]]."
    article = made("d", "الفجر", text, {"1": Kind.ORGANISATION}, parents={"2": "1"})
    assert chain(article, attribution="a2") == ["الفجر", "وزير النقل"]


def test_a_ministry_is_no_relay_of_its_own_spokesman_in_the_next_sentence() -> None:
    text = (
        "[c1:قالت] [s1:وزارة الداخلية التونسية] إن [x1:[s2:المتحدث باسم وزارة الداخلية التونسية] [c2:أكد] [x2:الخبر]]. "
        "و[c3:قال] [s3:المتحدث باسم وزارة الداخلية التونسية] إن [x3:الجسر مغلق]."
    )
    kinds = {"1": Kind.ORGANISATION, "2": Kind.UNNAMED_PERSON, "3": Kind.UNNAMED_PERSON}
    article = made("d", "الفجر", text, kinds, parents={"2": "1"})
    assert chain(article, attribution="a3") == ["الفجر", "المتحدث باسم وزارة الداخلية التونسية"]


def test_an_outlet_s_own_reporter_is_its_own_voice() -> None:
    text = "[c1:أفاد] [s1:مراسل [o:العربية]] بأن [x1:الجسر مغلق]."
    assert chain(made("d", "العربية", text, {"1": Kind.UNNAMED_PERSON})) == ["العربية"]
    assert chain(made("d", "الفجر", text, {"1": Kind.UNNAMED_PERSON})) == ["الفجر", "مراسل العربية"]


def test_a_bare_name_is_shown_with_the_office_that_stands_before_it_elsewhere() -> None:
    text = "التقى الوفد وزير الخارجية المغربي، [p:سمير الناجي]. و[c1:قال] [s1:[p:الناجي]] إن [x1:الجسر مغلق]."
    article = made("d", "الفجر", text, full={"الناجي": "سمير الناجي"})
    assert chain(article) == ["الفجر", "وزير الخارجية المغربي، سمير الناجي"]


def test_a_name_in_company_is_shown_as_it_stands() -> None:
    text = "التقى الوفد وزير الخارجية المغربي [p:سمير الناجي]. و[c1:قال] [s1:[p:سمير الناجي] ووفده] إن [x1:الجسر مغلق]."
    assert chain(made("d", "الفجر", text)) == ["الفجر", "سمير الناجي ووفده"]


def test_a_lead_came_as_the_body_says() -> None:
    text = (
        "[c1:قال] [s1:[p:سمير الناجي]] إن [x1:الجسر مغلق]. "
        "و[c2:قال] [s2:[p:سمير الناجي]] ل[v2:رويترز] إن [x2:الطريق سالك]."
    )
    article = made("d", "الفجر", text)
    assert chain(article) == ["الفجر", "رويترز", "سمير الناجي"]


def test_a_later_sentence_does_not_come_as_the_next_one_says() -> None:
    text = (
        "[c1:قالت] [s1:حركة المد] إن [x1:الماء مرتفع]. و[c2:قال] [s2:[p:سمير الناجي]] إن [x2:الجسر مغلق]. "
        "و[c3:قال] [s3:[p:سمير الناجي]] ل[v3:رويترز] إن [x3:الطريق سالك]."
    )
    assert chain(made("d", "الفجر", text, {"1": Kind.ORGANISATION}), attribution="a2") == ["الفجر", "سمير الناجي"]


def test_our_reporter_is_the_outlet_itself() -> None:
    text = "[c1:أفاد] [s1:مراسلنا في تونس] بأن [x1:الجسر مغلق]."
    assert chain(made("d", "الفجر", text, {"1": Kind.UNNAMED_PERSON})) == ["الفجر"]


def test_a_bare_name_is_shown_with_the_office_behind_it() -> None:
    text = (
        "حضر [p:سمير الناجي]، المتحدث باسم وزارة الخارجية المغربية، أمس. و[c1:قال] [s1:[p:الناجي]] إن [x1:الجسر مغلق]."
    )
    article = made("d", "الفجر", text, full={"الناجي": "سمير الناجي"})
    assert chain(article) == ["الفجر", "سمير الناجي، المتحدث باسم وزارة الخارجية المغربية"]
