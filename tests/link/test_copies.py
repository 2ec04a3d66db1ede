"""Who copied whom: fictional news of a river town, in Arabic, with the gloss beside it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import pairwise, permutations, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from takhrij.api.processes import spread
from takhrij.link import copies
from takhrij.link.alignment import Words, align
from takhrij.link.copies import Copies, compare, copies_of, find_copies
from takhrij.link.direction import AgencyNoun, agency_itself
from takhrij.link.fingerprints import Index
from takhrij.link.word_keys import Tokeniser
from takhrij.model import (
    Analysis,
    Article,
    Attribution,
    Copy,
    Credit,
    Entity,
    EntityType,
    Extent,
    Force,
    Kind,
    Origination,
    Role,
    Span,
    Style,
)
from takhrij.pack import load_pack
from takhrij.wording import say

PACK = load_pack()

# "Firemen managed to put out a large fire that broke out in the old flour store beside the stone bridge, after hours of
# work in which neighbours took part."
FIRE = (
    "تمكن رجال الإطفاء من إخماد حريق كبير شب في مخزن الدقيق القديم المجاور للجسر الحجري "
    "بعد ساعات من العمل شارك فيها سكان الحي المجاور."
)
# "The cause is not yet known, but the guard noticed smoke rising from the electricity room shortly before dawn."
CAUSE = "ولم يعرف السبب حتى الآن غير أن الحارس لاحظ دخانا يتصاعد من غرفة الكهرباء قبيل الفجر بقليل."
# "The council will meet next week to look into compensating the owners of damaged shops."
COUNCIL = "ويجتمع المجلس الأسبوع المقبل للنظر في تعويض أصحاب المحال المتضررة من النيران والمياه."
# "The football team trains in the new stadium every evening before the season begins."
SPORT = "يتدرب الفريق في الملعب الجديد كل مساء استعدادا للموسم الذي يبدأ بعد أسابيع قليلة من الآن."
SPEECH = "سنبني المخزن من جديد ولن نترك أحدا من أهل المدينة بلا خبز مهما كلفنا ذلك من مال وجهد ووقت"


def find(*articles: Article, analyses: dict[str, Analysis] | None = None, **options: object) -> Copies:
    """The copies among articles."""
    return find_copies({a.id: a for a in articles}, analyses or {}, PACK, **options)  # type: ignore[arg-type]


def only(found: Copies) -> Copy:
    """The one copy that was found."""
    assert len(found.copies) == 1
    return found.copies[0]


def analysis(article: Article, **parts: object) -> Analysis:
    """An analysis that found nothing but what is given."""
    empty = Analysis(
        article=article.id,
        language="ar",
        origination=Origination(article.outlet, None, "metadata", article.published, "metadata", None, None),
        sentences=(),
        attributions=(),
        credits=(),
        times=(),
        entities=(),
        pack=PACK.version,
    )
    return replace(empty, **parts)  # type: ignore[arg-type]


def names(article: Article, *words: str) -> tuple[Entity, ...]:
    """Names that stand in an article."""
    found = ((word, article.text.find(word)) for word in words)
    return tuple(Entity(Span(at, at + len(word)), EntityType.LOC, word) for word, at in found if at >= 0)


def agency_credit(name: str, entity: str) -> Credit:
    """An agency that stands in the author line."""
    return Credit(Span(0, len(name)), name, Role.AGENCY, "author", entity)


# ---------------------------------------------------------------- what is a copy


def test_the_same_text_is_a_whole_copy() -> None:
    copy = only(find(Article("a", FIRE + CAUSE), Article("b", FIRE + CAUSE)))
    assert (copy.extent, copy.doc_coverage, copy.of_coverage) == (Extent.WHOLE, 1.0, 1.0)


def test_spellings_marks_and_digits_make_no_difference() -> None:
    # hamza, ta marbuta, tatweel, vowel signs, Arabic digits, quotation marks round a name
    other = FIRE.replace("الإطفاء", "الاطفاء").replace("حريق", "حَريقٍ").replace("الدقيق", "الدقيــق")
    assert only(find(Article("a", FIRE + " 12"), Article("b", other + " ١٢"))).doc_coverage == 1.0


def test_a_paragraph_in_another_story_is_found_with_its_limits() -> None:
    host = f"{SPORT}\n{FIRE}\n{COUNCIL}"
    copy = only(find(Article("a", FIRE), Article("b", host)))
    assert [pair[0].cut(host) for pair in copy.spans] == [FIRE.rstrip(".")]
    assert [pair[1].cut(FIRE) for pair in copy.spans] == [FIRE.rstrip(".")]
    assert copy.extent is Extent.PART


def test_an_edited_passage_stays_one() -> None:
    edited = FIRE.replace("كبير ", "").replace("القديم", "العتيق")  # a word cut, a word replaced
    assert len(only(find(Article("a", FIRE), Article("b", edited))).spans) == 1


def test_paragraphs_in_another_order_are_aligned() -> None:
    first, second = f"{FIRE}\n{CAUSE}\n{COUNCIL}", f"{COUNCIL}\n{FIRE}\n{CAUSE}"
    for in_doc, in_of in only(find(Article("a", first), Article("b", second))).spans:
        assert in_doc.cut(second).split() == in_of.cut(first).split()


def test_articles_on_the_same_matter_in_their_own_words_are_none() -> None:
    # "A fire ate the flour store at the stone bridge; the fire brigade came late."
    other = "التهمت النيران مخزن الدقيق عند الجسر الحجري ووصلت فرق الدفاع المدني متأخرة بحسب شهود رأوا اللهب من بعيد."
    assert find(Article("a", FIRE), Article("b", other)).copies == ()


def test_the_same_speech_quoted_by_two_is_none() -> None:
    first = f"{SPORT}\nوقال العمدة: «{SPEECH}»."
    second = f"{COUNCIL}\nووعد رئيس البلدية الحاضرين قائلا «{SPEECH}»."
    assert find(Article("a", first), Article("b", second)).copies == ()


def test_speech_that_lost_its_marks_is_known_from_the_analysis() -> None:
    first, second = (Article(id_, f"{lead}\nقال العمدة: {SPEECH}.") for id_, lead in (("a", SPORT), ("b", COUNCIL)))
    at = first.text.index(SPEECH)
    direct = Attribution(
        id="a1",
        cue=Span(at - 12, at - 9),
        content=(Span(at, at + len(SPEECH)),),
        source=None,
        speaker=None,
        speaker_name="العمدة",
        via=None,
        kind=Kind.PERSON,
        force=Force.ASSERTS,
        style=Style.DIRECT,
        parent=None,
        rule="say",
    )
    assert len(find(first, second).copies) == 1
    assert find(first, second, analyses={"a": analysis(first, attributions=(direct,))}).copies == ()


def test_running_text_round_a_quotation_is_a_copy() -> None:
    text = f"{FIRE} وقال العمدة: «{SPEECH}». {CAUSE}"
    copy = only(find(Article("a", f"{text} {SPORT}"), Article("b", f"{COUNCIL} {text}")))
    assert [pair[1].cut(text) for pair in copy.spans] == [text.rstrip(".")]


def test_a_mark_without_its_partner_does_not_turn_the_text_inside_out() -> None:
    text = f'وصف العمدة "الكارثة بأنها عابرة. {FIRE} وسماها "محنة" في حديثه.'
    assert len(find(Article("a", text), Article("b", f"{SPORT} {FIRE}")).copies) == 1


def test_lines_that_are_not_part_of_the_article_do_not_count() -> None:
    first, second = Article("a", f"{SPORT}\n{FIRE}"), Article("b", f"{COUNCIL}\n{FIRE}")
    teaser = {
        a.id: analysis(a, credits=(Credit(Span(a.text.index(FIRE), len(a.text)), None, Role.BOILERPLATE),))
        for a in (first, second)
    }
    assert find(first, second, analyses=teaser).copies == ()


def test_a_phrase_that_comes_back_every_day_is_a_formula() -> None:
    # "The weather office expects ... winds of moderate speed on the coast and waves of half a metre to a metre"
    formula = "يتوقع مكتب الأرصاد أن تكون الرياح معتدلة السرعة على الساحل وارتفاع الموج من نصف متر إلى متر"
    places = ("السهل", "الجبل", "الوادي", "الهضبة", "الجزيرة", "الواحة", "الضفة", "الغابة")
    pile = [
        Article(f"w{n}", f"طقس {place} اليوم. {formula} في {place}.", published=f"2030-01-0{n + 1}")
        for n, place in enumerate(places)
    ]
    assert find(*pile).copies == ()
    assert len(find(*(replace(a, published="2030-01-01") for a in pile)).copies) > 0


def test_names_tell_a_formula_from_a_copy() -> None:
    # "The governor sent a telegram of congratulation to the mayor of X on the town's day, wishing him health ..."
    telegram = "بعث المحافظ برقية تهنئة إلى عمدة {0} بمناسبة يوم البلدة متمنيا له ولأهل {0} دوام الصحة في {1}"
    first = Article("a", telegram.format("النخيل", "سهلان"))
    second = Article("b", telegram.format("الزيتون", "تلان"))
    third = Article("c", telegram.format("النخيل", "سهلان"))
    named = {a.id: analysis(a, entities=names(a, "النخيل", "الزيتون", "سهلان", "تلان")) for a in (first, second, third)}
    assert find(first, second, analyses=named).copies == ()
    assert len(find(first, third, analyses=named).copies) == 1


def said(article: Article, cue: str, content: str, kind: Kind) -> Attribution:
    """An indirect attribution whose words stand in the article."""
    at, told = article.text.index(cue), article.text.index(content)
    return Attribution(
        id="a1",
        cue=Span(at, at + len(cue)),
        content=(Span(told, told + len(content)),),
        source=None,
        speaker=None,
        speaker_name=None,
        via=None,
        kind=kind,
        force=Force.ASSERTS,
        style=Style.INDIRECT,
        parent=None,
        rule="say",
    )


# "the store that burned held forty sacks of flour which the council had bought for the bakeries of the old quarter"
SACKS = "المخزن الذي احترق كان يضم أربعين كيسا من الدقيق اشتراها المجلس لأفران الحي القديم"


@pytest.mark.parametrize(("kind", "copies"), [(Kind.OUTLET, 0), (Kind.PERSON, 1)])
def test_a_statement_told_openly_after_an_outlet_is_none(kind: Kind, copies: int) -> None:
    first = Article("a", f"{SPORT}\nوقال الحارس إن {SACKS}.")
    second = Article("b", f"{COUNCIL}\nوذكرت صحيفة النهر أن {SACKS}.")
    found = find(
        first,
        second,
        analyses={
            "a": analysis(first, attributions=(said(first, "وقال", SACKS, Kind.PERSON),)),
            "b": analysis(second, attributions=(said(second, "وذكرت", SACKS, kind),)),
        },
    )
    assert len(found.copies) == copies


def test_a_statement_copied_with_its_frame_is_one() -> None:
    pile = [Article(id_, f"{lead}\nوذكرت صحيفة النهر أن {SACKS}.") for id_, lead in (("a", SPORT), ("b", COUNCIL))]
    told = {a.id: analysis(a, attributions=(said(a, "وذكرت", SACKS, Kind.OUTLET),)) for a in pile}
    assert len(find(*pile, analyses=told).copies) == 1


# ---------------------------------------------------------------- direction, agency, discrepancy


def test_times_of_publication_tell_the_direction() -> None:
    early = Article("z", FIRE, published="2030-01-02T08:00:00+03:00")
    late = Article("a", FIRE, published="2030-01-02T09:00:00+03:00")
    copy = only(find(early, late))
    assert (copy.doc, copy.of, copy.directed) == ("a", "z", True)
    assert "copy.earlier" in {reason.code for reason in copy.reasons}


def test_days_that_may_be_the_same_tell_none() -> None:
    copy = only(find(Article("a", FIRE, published="2030-01-02"), Article("b", FIRE, published="2030-01-03")))
    assert not copy.directed


def test_a_day_is_not_earlier_than_a_time_on_it() -> None:
    copy = only(
        find(Article("a", FIRE, published="2030-01-02"), Article("b", FIRE, published="2030-01-02T21:00:00+03:00"))
    )
    assert not copy.directed
    assert "copy.earlier" not in {reason.code for reason in copy.reasons}


def test_times_of_a_crawler_tell_none() -> None:
    pile = [
        Article(f"p{n}", f"{SPORT} {n}", outlet="الضفة", published=f"2030-01-02T08:00:{n:02}+00:00") for n in range(30)
    ]
    late = Article("a", FIRE, outlet="الضفة", published="2030-01-02T09:00:00+00:00")
    copy = next(
        c
        for c in find(*pile, late, Article("b", FIRE, published="2030-01-01T09:00:00+00:00")).copies
        if "a" in c.doc + c.of
    )
    assert not copy.directed
    assert "copy.crawl-times" in {reason.code for reason in copy.reasons}


def test_two_texts_of_one_agency_are_not_from_each_other() -> None:
    first = Article("a", FIRE, outlet="الضفة", published="2030-01-02T08:00:00+03:00")
    second = Article("b", FIRE, outlet="النهر", published="2030-01-02T09:00:00+03:00")
    found = find(first, second, analyses={"b": analysis(second, credits=(agency_credit("رويترز", "reuters"),))})
    assert (only(found).agency, only(found).directed) == ("رويترز", False)


def test_the_agencys_own_text_is_where_the_other_has_it_from() -> None:
    dispatch = Article("z", FIRE, outlet="وكالة الضفة للأنباء")
    copy = only(find(dispatch, Article("a", FIRE, outlet="النهر")))
    assert (copy.of, copy.directed, copy.agency) == ("z", True, "وكالة الضفة للأنباء")


@pytest.mark.parametrize("row", PACK.table("copies.toml", "agency", AgencyNoun), ids=lambda row: row.id)
def test_words_for_agencies(row: AgencyNoun) -> None:
    assert agency_itself(Article("a", FIRE, outlet=row.example), None, PACK) == row.example
    assert agency_itself(Article("a", FIRE, outlet=row.counterexample), None, PACK) is None


def test_who_credits_the_other_has_it_from_there() -> None:
    first = Article("b", FIRE, outlet="CNN")
    second = Article("a", FIRE, outlet="النهر")
    credit = Credit(Span(0, 3), "سي إن إن", Role.REPUBLISHED, "author", "cnn-arabic")
    own = replace(analysis(first).origination, outlet_id="cnn-arabic")
    copy = only(
        find(first, second, analyses={"a": analysis(second, credits=(credit,)), "b": analysis(first, origination=own)})
    )
    assert (copy.doc, copy.of, copy.directed) == ("a", "b", True)


def test_a_byline_over_agency_text_is_reported() -> None:
    dispatch, under_name = Article("a", FIRE, author="رويترز"), Article("b", FIRE, author="هاني الساحلي")
    found = find(
        dispatch, under_name, analyses={"a": analysis(dispatch, credits=(agency_credit("رويترز", "reuters"),))}
    )
    assert [(d.doc, d.stated, d.actual) for d in found.discrepancies] == [("b", "هاني الساحلي", "رويترز")]


def test_a_byline_over_the_agencys_own_text_is_reported_once() -> None:
    dispatch = Article("a", FIRE, outlet="وكالة الضفة للأنباء")
    under_name, credited = Article("b", FIRE, author="هاني الساحلي"), Article("c", FIRE)
    dateline = Credit(Span(0, 3), "وكالة الضفة للأنباء", Role.DATELINE)
    found = find(dispatch, under_name, credited, analyses={"c": analysis(credited, credits=(dateline,))})
    assert [(d.doc, d.actual, d.reasons[0].args[-1]) for d in found.discrepancies] == [
        ("b", "وكالة الضفة للأنباء", "a")
    ]


def test_a_dateline_with_a_noun_for_agencies_credits_one() -> None:
    first, second = Article("a", FIRE), Article("b", FIRE)
    dateline = Credit(Span(0, 3), "وكالة الضفة للأنباء", Role.DATELINE)
    copy = only(find(first, second, analyses={"a": analysis(first, credits=(dateline,))}))
    assert (copy.agency, copy.directed) == ("وكالة الضفة للأنباء", False)


def test_one_text_credited_to_two_agencies_is_reported_once() -> None:
    first, second = Article("a", FIRE), Article("b", FIRE)
    found = find(
        first,
        second,
        analyses={
            "a": analysis(first, credits=(agency_credit("رويترز", "reuters"),)),
            "b": analysis(second, credits=(agency_credit("د ب أ", "dpa"),)),
        },
    )
    assert [(d.doc, d.stated, d.actual) for d in found.discrepancies] == [("a", "رويترز", "د ب أ")]


def test_every_reason_can_be_said() -> None:
    first = Article("a", FIRE, published="2030-01-02T08:00:00+03:00")
    second = Article("b", FIRE, published="2030-01-02T09:00:00+03:00", author="هاني")
    found = find(first, second, analyses={"a": analysis(first, credits=(agency_credit("رويترز", "reuters"),))})
    reasons = [r for item in (*found.copies, *found.discrepancies) for r in item.reasons]
    assert all(say(reason, language) for reason in reasons for language in ("ar", "en"))


# ---------------------------------------------------------------- piles


def test_the_order_of_the_articles_makes_no_difference() -> None:
    pile = [
        Article("a", FIRE + CAUSE),
        Article("b", SPORT + FIRE),
        Article("c", CAUSE + COUNCIL),
        Article("d", COUNCIL),
    ]
    assert find(*pile).copies == find(*reversed(pile)).copies


def test_articles_added_to_an_index_give_what_one_pass_gives() -> None:
    pile = [
        Article("b", FIRE + CAUSE),
        Article("d", SPORT + FIRE),
        Article("a", CAUSE + COUNCIL),
        Article("c", FIRE + CAUSE),
    ]
    before = find(*pile[:2])
    assert find(*pile, before=before).copies == find(*pile).copies


def test_pairs_compared_in_other_processes_give_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copies, "FEW", 0)
    parts = (FIRE, CAUSE, COUNCIL, SPORT)
    pile = [Article(f"{n}", one + other) for n, (one, other) in enumerate(permutations(parts, 2))]
    found = find(*pile, each=partial(spread, 2))
    assert found.copies and found.copies == find(*pile).copies


def test_pairs_are_aligned_together_as_each_alone() -> None:
    tokenise = Tokeniser(PACK)
    texts = [Words(tokenise(text).keys) for text in ("", FIRE, FIRE + CAUSE, SPORT, CAUSE + SPORT + FIRE)]
    pairs = list(product(texts, repeat=2))
    assert align(pairs) == [align([pair])[0] for pair in pairs]
    assert max(map(len, align(pairs))) == 2


def test_an_article_that_is_gone_takes_its_copies_along() -> None:
    pile = [Article("a", FIRE), Article("b", FIRE), Article("c", FIRE)]
    assert {(c.doc, c.of) for c in find(*pile[:2], before=find(*pile)).copies} == {("b", "a")}


def test_an_index_survives_being_kept(tmp_path) -> None:  # type: ignore[no-untyped-def]
    index = find(Article("a", FIRE), Article("b", SPORT)).index
    np.savez(tmp_path / "index.npz", **index.arrays())
    with np.load(tmp_path / "index.npz") as kept:
        again = Index.of_arrays(kept)
    assert again.ids == index.ids
    assert np.array_equal(again.entries, index.entries)


def test_only_pairs_that_are_asked_for_are_compared() -> None:
    pile = [Article("a", FIRE), Article("b", FIRE), Article("c", FIRE)]
    assert {(c.doc, c.of) for c in find(*pile, among={"a", "c"}).copies} == {("c", "a")}


def test_copies_of_one_article() -> None:
    found = find(Article("a", FIRE), Article("b", FIRE), Article("c", SPORT), Article("d", SPORT))
    assert [(c.doc, c.of) for c in copies_of("c", found)] == [("d", "c")]


def test_compare_shows_what_is_shared_be_it_a_copy_or_not() -> None:
    quoted = Article("a", f"قال العمدة «{SPEECH}»"), Article("b", f"ووعد العمدة «{SPEECH}»")
    shared = compare(*quoted, {}, PACK)
    assert [passage.a.cut(quoted[0].text) for passage in shared.passages] == [f"العمدة «{SPEECH}"]


@pytest.mark.parametrize("text", ["", "   ", "خبر", "«" * 5000, "خبر " * 20_000, '" ' * 5000])
def test_odd_texts_raise_nothing_and_are_no_copies_of_news(text: str) -> None:
    assert find(Article("a", text), Article("b", FIRE), Article("c", text + " آخر")).copies == ()


def test_one_paragraph_in_every_article_pairs_nobody() -> None:
    pile = [Article(f"p{n:02}", " ".join(f"خبر{n}و{k}" for k in range(30)) + f"\n{FIRE}") for n in range(60)]
    assert find(*pile).copies == ()


def test_many_equal_texts_do_not_pair_with_the_square() -> None:
    found = find(*(Article(f"s{n:03}", FIRE) for n in range(200)))
    assert len(found.copies) < 200 + 20 * 20
    assert {c.doc for c in found.copies} | {c.of for c in found.copies} == {f"s{n:03}" for n in range(200)}


@given(
    st.lists(st.sampled_from([FIRE, CAUSE, COUNCIL, SPORT]), min_size=1, max_size=4, unique=True), st.integers(0, 200)
)
def test_spans_are_whole_and_apart(parts: list[str], cut: int) -> None:
    first, second = Article("a", "\n".join(parts)), Article("b", "\n".join(reversed(parts))[cut:])
    for copy in find(first, second).copies:
        for side, text in ((0, second.text), (1, first.text)):
            spans = sorted(pair[side] for pair in copy.spans)
            assert all(0 <= s.start < s.end <= len(text) for s in spans)
            assert all(not x.overlaps(y) for x, y in pairwise(spans))


def test_a_form_filled_twice_is_none() -> None:
    # "The wheat market of {town} closed at {n} dirhams the sack in a session in which {n} sacks were sold ..."
    form = "أغلقت سوق القمح في {0} عند {1} درهما للكيس في جلسة بيع فيها أكثر من {2} كيسا وبلغ عدد البائعين {3} بائعا"
    towns = ("السهل", "الجبل", "الوادي", "الهضبة", "الجزيرة", "الواحة", "الضفة", "الغابة")
    pile = [
        Article(f"m{n}", form.format(town, 70 + n, 900 + n, 30 + n), published=f"2030-01-0{n + 1}")
        for n, town in enumerate(towns)
    ]
    assert find(*pile, analyses={a.id: analysis(a, entities=names(a, *towns)) for a in pile}).copies == ()


def test_several_short_passages_with_the_same_names_are_one_copy() -> None:
    # Three sentences that were reworded between the names, numbers and eight words each has kept.
    first = (
        "بحث عمدة النخيل مع تجار الدقيق في سهلان سبل تأمين الخبز للأحياء البعيدة. وكان بينهم 14 تاجرا من الضفة حضروا "
        "إلى المدينة صباح السبت قبل افتتاح الجسر. وطلب هؤلاء مهلة للنظر في الأسعار."
    )
    second = (
        "اجتمع في البلدية أمس عمدة النخيل مع تجار الدقيق في سهلان سبل تأمين الخبز للأحياء فناقشوا معه. ومن الحاضرين "
        "14 تاجرا من الضفة حضروا إلى المدينة صباح السبت قبل الموعد المحدد بيوم واحد."
    )
    pile = Article("a", first), Article("b", second)
    named = {a.id: analysis(a, entities=names(a, "النخيل", "سهلان", "الضفة")) for a in pile}
    assert len(find(*pile, analyses=named).copies) == 1
