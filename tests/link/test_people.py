"""Persons and bodies across articles."""

from __future__ import annotations

import pytest
from marked import made, pile

from takhrij.find.persons import person_words
from takhrij.link.namesakes import alike, same_full_name
from takhrij.link.people import merge_actors
from takhrij.model import Anchor, Decision, Kind, Verdict
from takhrij.pack import load_pack

PACK = load_pack()


def keys(*pairs, decisions=()):  # type: ignore[no-untyped-def]
    articles, analyses = pile(*pairs)
    actors = merge_actors(articles, analyses, PACK, decisions)
    return [actors.key_of(a.id, "a1") for a in articles.values()], actors


def saying(id: str, source: str, kind: Kind = Kind.PERSON):  # type: ignore[no-untyped-def]
    return made(id, "الفجر", f"[c1:قال] [s1:{source}] إن [x1:الجسر مغلق أمام السير]", {"1": kind})


def test_two_spellings_of_a_foreign_name_are_one() -> None:
    (a, b), actors = keys(saying("1", "الخبير [p:غريغور بلومفيلد]"), saying("2", "الخبير [p:جريجور بلومفيلد]"))
    assert a == b
    assert any(r.code == "actor.spelling" for actor in actors.actors for r in actor.reasons)


def test_native_names_one_letter_apart_are_two() -> None:
    (a, b), _ = keys(saying("1", "الطبيب [p:محمد السالمي]"), saying("2", "الطبيب [p:محمود السالمي]"))
    assert a != b


def test_namesakes_of_two_nations_stay_two_and_the_refusal_is_kept() -> None:
    (a, b), actors = keys(
        saying("1", "المدرب المغربي [p:غريغور بلومفيلد]"), saying("2", "المدرب التونسي [p:جريجور بلومفيلد]")
    )
    assert a != b
    assert any(r.code == "actor.namesakes" for actor in actors.actors for r in actor.reasons)


def test_one_name_with_offices_of_two_nations_is_two_men() -> None:
    (a, b), actors = keys(
        saying("1", "وزير الصحة المغربي [p:محمد العتيبي]"), saying("2", "وزير الصحة الأردني [p:محمد العتيبي]")
    )
    assert a != b
    assert any(r.code == "actor.namesakes" for actor in actors.actors for r in actor.reasons)


def test_one_name_with_two_offices_outside_a_government_is_two_men() -> None:
    (a, b), _ = keys(
        saying("1", "المتحدث باسم الدفاع المدني السعودي [p:محمد العتيبي]"),
        saying("2", "المتحدث باسم الجيش السعودي [p:محمد العتيبي]"),
    )
    assert a != b


def test_a_minister_who_changes_office_is_one_man() -> None:
    (a, b), _ = keys(
        saying("1", "وزير الصحة المغربي [p:محمد العتيبي]"), saying("2", "وزير الداخلية المغربي [p:محمد العتيبي]")
    )
    assert a == b


def test_a_body_is_one_however_it_is_called() -> None:
    (a, b), _ = keys(
        saying("1", "البنتاغون", Kind.ORGANISATION), saying("2", "وزارة الدفاع الأمريكية", Kind.ORGANISATION)
    )
    assert a == b


def test_unnamed_people_of_two_articles_are_never_one_by_their_label() -> None:
    (a, b), _ = keys(saying("1", "مصدر أمني", Kind.UNNAMED_PERSON), saying("2", "مصدر أمني", Kind.UNNAMED_PERSON))
    assert a != b


def test_the_ministry_of_one_article_is_not_that_of_another() -> None:
    (a, b), _ = keys(saying("1", "الوزارة", Kind.ORGANISATION), saying("2", "الوزارة", Kind.ORGANISATION))
    assert a != b


def test_a_listed_person_is_one_under_short_and_long_name() -> None:
    (a, b), _ = keys(saying("1", "[p:حفتر]"), saying("2", "اللواء [p:خليفة حفتر]"))
    assert a == b == "person:ly.haftar"


def test_an_analyst_joins_what_the_rules_keep_apart() -> None:
    pairs = saying("1", "[p:سامي البحري]"), saying("2", "[p:رامي الجبلي]")
    anchors = (Anchor("1", "سامي البحري"), Anchor("2", "رامي الجبلي"))
    decision = Decision(1, Verdict.SAME_ACTOR, anchors, None, "م", "اسم مستعار", "2030-01-01T00:00:00Z")
    (a, b), _ = keys(*pairs, decisions=(decision,))
    assert a == b


def test_an_analyst_parts_what_the_rules_join() -> None:
    pairs = saying("1", "الخبير [p:غريغور بلومفيلد]"), saying("2", "الخبير [p:جريجور بلومفيلد]")
    anchors = (Anchor("1", "الخبير غريغور بلومفيلد"), Anchor("2", "الخبير جريجور بلومفيلد"))
    decision = Decision(1, Verdict.NOT_SAME_ACTOR, anchors, None, "م", "رجلان", "2030-01-01T00:00:00Z")
    (a, b), _ = keys(*pairs, decisions=(decision,))
    assert a != b


def alias(doc: str, name: str, other: str, undone: str | None = None) -> Decision:
    return Decision(1, Verdict.ALIAS, (Anchor(doc, name),), other, "م", "كنيته", "2030-01-01T00:00:00Z", undone=undone)


def test_a_name_that_an_analyst_adds_is_the_same_person_in_every_article() -> None:
    pairs = saying("1", "[p:سامي البحري]"), saying("2", "[p:أبو الريش]"), saying("3", "القائد [p:أبو الريش]")
    (a, b, c), actors = keys(*pairs, decisions=(alias("1", "سامي البحري", "أبو الريش"),))
    assert a == b == c
    assert "actor.alias" in codes(actors)


def test_an_added_name_is_only_that_name() -> None:
    pairs = (
        saying("1", "[p:سامي البحري]"),
        saying("2", "[p:أبو الريش الكبير]"),
        saying("3", "مصدر", Kind.UNNAMED_PERSON),
    )
    found, _ = keys(*pairs, decisions=(alias("1", "سامي البحري", "أبو الريش\nمصدر"),))
    assert len(set(found)) == 3


def test_an_added_name_of_a_body_joins_it() -> None:
    pairs = saying("1", "هيئة ميناء النور", Kind.ORGANISATION), saying("2", "سلطة المرفأ الجديد", Kind.ORGANISATION)
    (a, b), _ = keys(*pairs, decisions=(alias("1", "هيئة ميناء النور", "سلطة المرفأ الجديد"),))
    assert a == b


def test_an_added_name_that_was_taken_back_joins_nobody() -> None:
    pairs = saying("1", "[p:سامي البحري]"), saying("2", "[p:أبو الريش]")
    (a, b), _ = keys(*pairs, decisions=(alias("1", "سامي البحري", "أبو الريش", undone="2030-01-02T00:00:00Z"),))
    assert a != b


def test_a_decision_that_was_taken_back_changes_nothing() -> None:
    pairs = saying("1", "[p:سامي البحري]"), saying("2", "[p:رامي الجبلي]")
    anchors = (Anchor("1", "سامي البحري"), Anchor("2", "رامي الجبلي"))
    undone = Decision(1, Verdict.SAME_ACTOR, anchors, None, "م", "خطأ", "2030-01-01T00:00:00Z", "2030-01-02T00:00:00Z")
    (a, b), _ = keys(*pairs, decisions=(undone,))
    assert a != b


def codes(actors) -> set[str]:  # type: ignore[no-untyped-def]
    return {reason.code for actor in actors.actors for reason in actor.reasons}


def test_a_name_in_latin_letters_is_the_same_name_in_arabic_ones() -> None:
    (a, b), actors = keys(saying("1", "الخبير [p:بيتر كوك]"), saying("2", "الخبير [p:Peter Cook]"))
    assert a == b
    assert "actor.two-scripts" in codes(actors)


def test_a_name_in_latin_letters_is_the_listed_person_that_it_is_written_for() -> None:
    (a,), _ = keys(saying("1", "[p:Donald Trump]"))
    assert a == "person:us.trump"


def test_another_name_in_latin_letters_is_another_person() -> None:
    (a, b), actors = keys(saying("1", "الخبير [p:بيتر كوك]"), saying("2", "الخبير [p:Peter Hall]"))
    assert a != b
    assert "actor.two-scripts" not in codes(actors)


def test_native_given_names_are_told_apart_in_latin_letters() -> None:
    (a, b), _ = keys(saying("1", "الخبير [p:محمد السالمي]"), saying("2", "الخبير [p:Mahmoud Salmi]"))
    (c, d), _ = keys(saying("1", "الخبير [p:محمود السالمي]"), saying("2", "الخبير [p:Mahmoud al-Salmi]"))
    assert a != b
    assert c == d


def test_a_surname_in_latin_letters_joins_nobody() -> None:
    (a, b), _ = keys(saying("1", "الخبير [p:بيتر كوك]"), saying("2", "الخبير [p:Cook]"))
    assert a != b


def test_names_in_two_scripts_with_two_nations_stay_two_and_the_refusal_is_kept() -> None:
    (a, b), actors = keys(saying("1", "المدرب المغربي [p:بيتر كوك]"), saying("2", "المدرب التونسي [p:Peter Cook]"))
    assert a != b
    assert "actor.namesakes" in codes(actors)


def test_a_latin_name_that_two_arabic_ones_could_be_joins_neither() -> None:
    (a, b, c), actors = keys(
        saying("1", "المدرب المغربي [p:بيتر كوك]"),
        saying("2", "المدرب التونسي [p:بيتر كوك]"),
        saying("3", "المدرب [p:Peter Cook]"),
    )
    assert len({a, b, c}) == 3
    assert "actor.scripts-unclear" in codes(actors)


def test_an_outlet_is_one_in_both_scripts() -> None:
    (a, b), _ = keys(saying("1", "[o:رويترز]", Kind.OUTLET), saying("2", "[o:Reuters]", Kind.OUTLET))
    assert a == b == "outlet:reuters"


@pytest.mark.parametrize(
    "sources",
    [
        ("[p:حفتر]", "[p:خليفة حفتر]", "اللواء [p:خليفة حفتر]", "[p:حفطر]"),
        ("[p:فايز السراج]", "[p:فائز السراج]"),
        ("المتحدث باسم الرئاسة التركية [p:إبراهيم كالين]", "[p:إبراهيم قالن]"),
        ("[p:فرانسوا هولاند]", "الرئيس الفرنسي [p:فرنسوا أولوند]"),
        ("[p:عبدالله الناجي]", "الطبيب [p:عبد الله الناجي]"),
        ("الصحفي الروسي [p:أركادي بابتشينكو]", "[p:أركادي بابشتينكو]"),
    ],
)
def test_spellings_of_one_man_are_one(sources: tuple[str, ...]) -> None:
    found, _ = keys(*(saying(str(n), source) for n, source in enumerate(sources)))
    assert len(set(found)) == 1


@pytest.mark.parametrize(
    "sources",
    [
        ("المتحدث باسم الدفاع المدني السعودي [p:محمد العتيبي]", "رئيس البرلمان الكويتي [p:محمد العتيبي]"),
        ("وزير الخارجية التركي [p:إبراهيم كالين]", "وزير الخارجية المغربي [p:إبراهيم قالن]"),
        ("[p:أركادي بابتشينكو]", "[p:سيرغي بابشتينكو]"),
    ],
)
def test_namesakes_are_two(sources: tuple[str, ...]) -> None:
    found, _ = keys(*(saying(str(n), source) for n, source in enumerate(sources)))
    assert len(set(found)) == len(sources)


@pytest.mark.parametrize(
    "names",
    [
        ("البنتاغون", "البنتاجون", "وزارة الدفاع الأمريكية", "وزارة الدفاع الأميركية"),
        ("تنظيم الدولة الإسلامية", "داعش", "تنظيم داعش"),
        ("الحوثيون", "جماعة الحوثي", "جماعة الحوثيين"),
        ("وزارة الداخلية التونسية", "الداخلية التونسية", "المتحدث باسم وزارة الداخلية التونسية"),
    ],
)
def test_names_of_one_body_are_one(names: tuple[str, ...]) -> None:
    found, _ = keys(*(saying(str(n), name, Kind.ORGANISATION) for n, name in enumerate(names)))
    assert len(set(found)) == 1


def test_ministries_of_two_countries_are_two() -> None:
    (a, b), _ = keys(
        saying("1", "وزارة الداخلية التونسية", Kind.ORGANISATION),
        saying("2", "وزارة الداخلية المغربية", Kind.ORGANISATION),
    )
    assert a != b


def test_names_that_are_spellings_of_one() -> None:
    for a, b in (("هيذر نويرت", "هيذر ناورت"), ("إبراهيم كالين", "إبراهيم قالن"), ("فايز السراج", "فائز السراج")):
        assert same_full_name(person_words(a, PACK), person_words(b, PACK), PACK), (a, b)


def test_names_that_are_not() -> None:
    for a, b in (("حسن العلي", "حسين العلي"), ("علي العمر", "علي العمري"), ("عبد الله سعيد", "عبد الإله سعيد")):
        assert not same_full_name(person_words(a, PACK), person_words(b, PACK), PACK), (a, b)


def test_a_surname_is_within_the_full_name() -> None:
    assert alike(person_words("غريتساك", PACK), person_words("فاسيل هريتساك", PACK), PACK)
    assert not alike(person_words("خليل", PACK), person_words("خليل جبران", PACK)[1:], PACK)


def test_a_particle_is_one_word_with_the_name_after_it() -> None:
    assert person_words("عبد الله بن زيد", PACK) == person_words("عبدالله بن زيد", PACK)


def test_odd_names_do_no_harm() -> None:
    odd = ("ب", "X Æ", "😀😀", "م. ن. ه", "عبد", "بن", "ـــ", "Peter Cook", "١٢٣", "محمد " * 40)
    pairs = [saying(str(n), f"[p:{name}]") for n, name in enumerate(odd)]
    found, actors = keys(*pairs)
    assert len(found) == len(odd)
    assert all(actor.name for actor in actors.actors)


def test_thousands_of_names_take_seconds() -> None:
    first = ("سامي", "رامي", "هاني", "فادي", "ماهر", "عامر", "زاهر", "باهر", "غسان", "مروان")
    pairs = [saying(str(n), f"[p:{first[n % 10]} البحري{chr(0x628 + n % 20)}{n}]") for n in range(3000)]
    found, _ = keys(*pairs)
    assert len(set(found)) == 3000


def test_a_name_is_one_with_its_particle_apart_or_fused_and_with_or_without_its_family() -> None:
    fused = person_words("سالم بن نادر بن عبدالعزيز آل مرجان", PACK)
    apart = person_words("سالم بن نادر بن عبد العزيز", PACK)
    assert alike(fused, apart, PACK)
    assert not alike(person_words("سالم بن نادر بن عبد الرحمن", PACK), apart, PACK)
