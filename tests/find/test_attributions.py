"""Attributions: who said what, with which words, through which channel, within whose words."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from takhrij.find.attributions import find_attributions
from takhrij.find.credits import find_credits
from takhrij.find.names import find_entities
from takhrij.model import Article, Attribution, Force, Kind, Style
from takhrij.pack import load_pack
from takhrij.text import sentences

PACK = load_pack()


def find(text: str) -> tuple[Attribution, ...]:
    view, bounds = PACK.view(text), tuple(sentences(text))
    credits = find_credits(Article("", text), view, PACK)
    return find_attributions(view, bounds, find_entities(view, bounds, PACK), credits, PACK)


@dataclass(frozen=True)
class Said:
    cue: str
    source: str | None
    content: str
    via: str | None


def said(text: str) -> list[Said]:
    return [
        Said(
            a.cue.cut(text),
            a.source.cut(text) if a.source else None,
            " … ".join(span.cut(text) for span in a.content),
            a.via.cut(text) if a.via else None,
        )
        for a in find(text)
    ]


# ---------------------------------------------------------------- source and content


def test_a_verb_its_subject_and_a_clause() -> None:
    # "And the health minister said that the hospital would open tomorrow."
    assert said("وقال وزير الصحة إن المستشفى سيفتح غدا.") == [Said("قال", "وزير الصحة", "المستشفى سيفتح غدا", None)]


def test_a_pronoun_on_the_complementiser_belongs_to_the_content() -> None:
    # "And the company announced that it would open a branch."
    assert said("وأعلنت الشركة أنها ستفتح فرعا.")[0].content == "أنها ستفتح فرعا"


def test_hamza_may_be_lost() -> None:
    assert said("واكد المدير ان المصنع مغلق.")[0].content == "المصنع مغلق"


def test_the_subject_may_stand_before_the_verb() -> None:
    # "Medical sources indicated that two were wounded."
    assert said("مصادر طبية أشارت إلى أن شخصين جرحا.")[0].source == "مصادر طبية"


def test_the_antecedent_of_a_relative_is_the_source() -> None:
    # "But the witness who said that the door was open left."
    assert said("لكن الشاهد الذي قال إن الباب كان مفتوحا غادر.")[0].source == "الشاهد"


def test_a_clause_may_follow_its_verb_from_afar() -> None:
    text = "وأوضح المتحدث باسم البلدية كريم سالم، في مؤتمر صحفي عقده مساء الأحد في المدينة، أن الجسر مغلق."
    assert said(text) == [Said("أوضح", "المتحدث باسم البلدية كريم سالم", "الجسر مغلق", "مؤتمر صحفي")]


def test_a_noun_phrase_that_tells_an_event_is_a_content() -> None:
    # "The army announced the death of three soldiers."
    assert said("أعلن الجيش مقتل ثلاثة جنود.") == [Said("أعلن", "الجيش", "مقتل ثلاثة جنود", None)]


def test_a_quotation_is_cut_without_its_marks() -> None:
    assert said("وقالت المديرة: «لن نغلق المدرسة».") == [Said("قالت", "المديرة", "لن نغلق المدرسة", None)]


def test_a_quotation_runs_on_over_sentences() -> None:
    text = "وأضاف الطبيب: «الوضع صعب. نحتاج إلى دواء. لا وقت لدينا»."
    assert said(text)[0].content == "الوضع صعب. نحتاج إلى دواء. لا وقت لدينا"


def test_an_unclosed_quotation_ends_at_the_next_statement() -> None:
    text = 'وقال العمدة: "الطريق مغلق. وأضاف: "سنفتحه غدا".'
    assert [s.content for s in said(text)] == ["الطريق مغلق", "سنفتحه غدا"]


def test_words_before_the_cue() -> None:
    # '"The bridge is safe", the engineer said.'
    assert said("«الجسر آمن تماما ولا خوف عليه»، قال المهندس.")[0].content == "الجسر آمن تماما ولا خوف عليه"


def test_a_content_ends_where_the_next_statement_begins() -> None:
    text = "وقال الوزير إن الميناء مغلق، وأضاف أن العمل سيعود غدا."
    assert [s.content for s in said(text)] == ["الميناء مغلق", "العمل سيعود غدا"]


def test_a_participle_goes_on_with_the_same_speaker() -> None:
    text = "وقال الوزير إن الميناء مغلق، مشيرا إلى أن العمل سيعود غدا."
    assert said(text)[1] == Said("مشيرا إلى", None, "العمل سيعود غدا", None)


def test_a_participle_before_its_own_subject() -> None:
    # "..., the sources explaining that it was closed."
    text = "الميناء توقف عن العمل، موضحة المصادر أن السبب عطل فني."
    assert said(text)[0].source == "المصادر"


def test_according_to_at_the_end() -> None:
    text = "توقف العمل في الميناء، وفقا لمصدر في البلدية."
    assert said(text) == [Said("وفقا ل", "مصدر في البلدية", "توقف العمل في الميناء", None)]


def test_according_to_at_the_beginning() -> None:
    text = "وبحسب مسؤول محلي، فإن الميناء توقف عن العمل."
    assert said(text) == [Said("بحسب", "مسؤول محلي", "الميناء توقف عن العمل", None)]


def test_a_content_in_two_pieces() -> None:
    text = "توقف العمل في الميناء، بحسب الشركة، لكن السفن لم تغادر المرفأ."
    assert said(text)[0].content == "توقف العمل في الميناء … السفن لم تغادر المرفأ"


def test_a_speaker_and_a_colon() -> None:
    assert said("وزير النقل: سنفتح الجسر غدا")[0].source == "وزير النقل"


def test_a_document_says() -> None:
    text = "وجاء في بيان الوزارة أن المدارس ستغلق غدا."
    assert find(text)[0].kind is Kind.DOCUMENT


def test_a_verbal_noun_with_its_holder() -> None:
    # "The visit came after the government's announcement that the border was open."
    text = "وتزامنت الزيارة مع إعلان الحكومة أن المعبر مفتوح."
    assert said(text) == [Said("إعلان", "الحكومة", "المعبر مفتوح", None)]


# ---------------------------------------------------------------- channel and chain


@pytest.mark.parametrize(
    ("told", "via"),
    [
        ("لوكالة رويترز", "وكالة رويترز"),
        ("في بيان", "بيان"),
        ("خلال مؤتمر صحفي", "مؤتمر صحفي"),
        ("للصحفيين", "لصحفيين"),
        ("على تويتر", "تويتر"),
        ("أمام البرلمان", "البرلمان"),
    ],
)
def test_the_channel_is_read(told: str, via: str) -> None:
    assert said(f"وقال المدير {told} إن المصنع مغلق.")[0].via in (via, told.removeprefix("ل"))


def test_passing_on_has_the_speaker_as_source_and_the_outlet_as_channel() -> None:
    # "The newspaper al-Nahda quoted a security source as saying ..."
    found = said("ونقلت صحيفة النهضة عن مصدر أمني أن الطريق أغلق.")
    assert found == [Said("نقلت", "مصدر أمني", "الطريق أغلق", "صحيفة النهضة")]


def test_a_statement_within_a_statement_is_nested() -> None:
    # "The paper said that medical sources indicated that two died."
    first, second = find("وذكرت الصحيفة أن مصادر طبية أشارت إلى أن شخصين توفيا.")
    assert first.parent is None
    assert second.parent == first.id


# ---------------------------------------------------------------- kind, force, style


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("الوزير كريم الهاشمي", Kind.PERSON),
        ("وزارة الصحة", Kind.ORGANISATION),
        ("مصدر أمني", Kind.UNNAMED_PERSON),
        ("شهود عيان", Kind.UNNAMED_PEOPLE),
        ("صحيفة النهضة", Kind.OUTLET),
        ("التقرير", Kind.DOCUMENT),
    ],
)
def test_the_kind_of_a_source(source: str, kind: Kind) -> None:
    verb = "وقالت" if source.split()[0].endswith("ة") else "وقال"
    assert find(f"{verb} {source} إن الطريق مغلق.")[0].kind is kind


@pytest.mark.parametrize(
    ("text", "force"),
    [
        ("نفت الوزارة أن تكون المدارس أغلقت.", Force.DENIES),
        ("ودعا العمدة السكان إلى مغادرة البيوت.", Force.URGES),
        ("وتوقع الخبير أن ترتفع الأسعار.", Force.EXPECTS),
        ("واتهم الحزب الحكومة بتزوير النتائج.", Force.ALLEGES),
        ("وتساءل النائب: «من يحاسب المقصرين؟».", Force.ASKS),
        ("وشكك الخبير في صحة الأرقام.", Force.DOUBTS),
        ("وتعهد الوزير ببناء مستشفى.", Force.INTENDS),
        ("وشدد الوزير على ضرورة فتح الطريق.", Force.URGES),
    ],
)
def test_the_force_of_a_cue(text: str, force: Force) -> None:
    assert find(text)[0].force is force


@pytest.mark.parametrize(
    ("text", "style"),
    [
        ("وقال الوزير إن الطريق مغلق.", Style.INDIRECT),
        ("وقال الوزير: «الطريق مغلق».", Style.DIRECT),
        ("وقال الوزير إن الطريق «مغلق تماما» منذ الصباح.", Style.MIXED),
    ],
)
def test_the_style_of_a_content(text: str, style: Style) -> None:
    assert find(text)[0].style is style


def test_nobody_in_particular_believes() -> None:
    found = find("ويعتقد أن السفينة غرقت.")
    assert found[0].kind is Kind.IMPERSONAL
    assert found[0].source is None


# ---------------------------------------------------------------- what is no attribution


@pytest.mark.parametrize(
    "text",
    [
        "ونقلت الفصائل دعمها إلى المدينة.",  # moved, not passed on
        "سيزيد العدد حسب الحاجة.",  # as needed
        "الطريق بين القرية والمدينة مغلق.",  # between, not explained
        "يذكر أن الميناء افتتح العام الماضي.",  # the author's formula
        "وعدل المجلس المادة وفق القانون.",  # in accordance with a law
        "لم يعلن الوزير عن موعد الافتتاح.",  # not said
        "سيعلن الوزير النتائج غدا.",  # not said yet
        "تابع الوزير سير العمل في الميناء.",  # followed, not went on to say
        "وقال الله تعالى في كتابه إن الصبر خير.",  # scripture
        "لدينا معلومات موثوقة تشير إلى أن السفينة غرقت.",  # evidence does not speak
    ],
)
def test_what_only_looks_like_an_attribution(text: str) -> None:
    assert find(text) == ()


def test_nothing_is_reported_from_boilerplate() -> None:
    text = "وقال الوزير إن الطريق مغلق.\nاقرأ أيضا: الوزير يقول إن الجسر مفتوح"
    assert len(find(text)) == 1


# ---------------------------------------------------------------- laws

TEXT = "وقال وزير الصحة كريم الهاشمي لوكالة النبع إن «المستشفى سيفتح غدا»، مشيرا إلى أن العمل انتهى، بحسب الوكالة."
WORDS = [*TEXT.split(), "«", "»", '"', ".", "\n", ":", "قالت", "أن", "عن", "وفقا", "لمصدر", "الذي", "أما", "نقلا"]


@given(st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join))
@settings(max_examples=80, deadline=None)
def test_any_order_of_words_gives_valid_spans(text: str) -> None:
    found = find(text)
    ids = [a.id for a in found]
    assert ids == [f"a{place}" for place in range(1, len(found) + 1)]
    for a in found:
        assert a.content
        for span in (a.cue, *a.content, *((s,) if (s := a.source) else ()), *((s,) if (s := a.via) else ())):
            assert 0 <= span.start < span.end <= len(text)
        assert a.parent is None or (a.parent in ids and a.parent != a.id)


@given(st.text(max_size=200))
@settings(max_examples=50, deadline=None)
def test_no_text_raises(text: str) -> None:
    find(text)


@given(st.data())
@settings(max_examples=40, deadline=None)
def test_marks_and_tatweel_change_nothing(data: st.DataObject) -> None:
    letters = []
    for letter in TEXT:
        letters.append(letter)
        if letter.isalpha() and data.draw(st.booleans()):
            letters.append(data.draw(st.sampled_from("\u064e\u0651\u0640")))
    marked = "".join(letters)

    def shape(text: str) -> list[tuple[str, str | None]]:
        return [(PACK.fold(a.cue.cut(text)), PACK.fold(a.source.cut(text)) if a.source else None) for a in find(text)]

    assert shape(marked) == shape(TEXT)


@given(st.integers(0, 3))
@settings(max_examples=4, deadline=None)
def test_a_neutral_paragraph_before_shifts_every_span(count: int) -> None:
    neutral = "كان الطقس جميلا.\n" * count
    shift = len(neutral)
    assert [a.cue.start - shift for a in find(neutral + TEXT)] == [a.cue.start for a in find(TEXT)]


def test_two_runs_give_the_same() -> None:
    assert find(TEXT) == find(TEXT)


# ---------------------------------------------------------------- hostile input


@pytest.mark.parametrize(
    "text",
    [
        "«" * 2_000 + "قال الوزير إن" + "»" * 2_000,
        "قال الوزير إن " * 1_000,
        "قال " * 5_000,
        "وفقا لمصدر " * 1_000,
        "1 2 3 " * 10_000,
        '"قال" ' * 1_000,
        "من" * 20_000,
        "قال الوزير الذي " * 1_000,
        "قال the وزير said إن " * 1_000,
    ],
    ids=["quotes", "clauses", "verbs", "according", "digits", "marks", "word", "relatives", "scripts"],
)
def test_hostile_text_is_read_to_its_end(text: str) -> None:  # `bench/hostile.py` says how long it takes
    found = find_attributions(PACK.view(text), tuple(sentences(text)), (), (), PACK)
    assert all(0 <= span.start < span.end <= len(text) for a in found for span in (a.cue, *a.content))


def test_a_second_definite_noun_that_does_not_agree_is_what_was_denied() -> None:
    # "And the minister denied the charges brought against him."
    assert said("ونفى الوزير الاتهامات الموجهة إليه.") == [Said("نفى", "الوزير", "الاتهامات الموجهة إليه", None)]


def test_what_a_title_of_two_words_denies() -> None:
    # "The director general denies the charges."
    assert said("ينفي المدير العام الاتهامات.") == [Said("ينفي", "المدير العام", "الاتهامات", None)]


def test_whoever_is_promised_something_is_not_who_promises() -> None:
    # "And the coach promised the crowds victory."
    assert said("ووعد المدرب الجماهير بالفوز في المباراة المقبلة.")[0].source == "المدرب"


def test_also_with_a_verb_that_names_no_source() -> None:
    # "She said that she believed in peace, and also believed in her country."
    text = "قالت المغنية إنها تؤمن بالسلام، كما تؤمن ببلدها."
    assert [found.cue for found in said(text)] == ["قالت"]


def test_a_verbal_noun_behind_a_preposition_run_together_with_the_article() -> None:
    # "The minister called for a cleaning campaign to be carried out."
    assert said("دعا الوزير للقيام بحملة نظافة.") == [Said("دعا", "الوزير", "للقيام بحملة نظافة", None)]


def test_a_subject_ends_before_another_act_of_its_own() -> None:
    # "The government, it ratified the decision, said that work goes on."
    assert said("الحكومة صادقت على القرار قالت إن العمل مستمر.")[0].source == "الحكومة"


def test_a_subject_does_not_reach_over_the_reason_that_it_stands_in() -> None:
    # "The flights stopped since the rebels announced that they would fire."
    assert said("الرحلات توقفت كون المتمردين أعلنوا أنهم سيطلقون النار.")[0].source == "المتمردين"


def test_speech_without_marks_goes_on_in_the_first_person() -> None:
    # "And the coach said: The match is hard. Our preparation for it is good. And the referee whistled."
    text = "وقال المدرب: المباراة صعبة. استعدادنا لها جيد. وصفر الحكم."
    assert said(text)[0].content == "المباراة صعبة. استعدادنا لها جيد"


def test_speech_without_marks_ends_before_a_new_cue() -> None:
    # "And the coach said: The match is hard. And he added that our preparation is good."
    text = "وقال المدرب: المباراة صعبة. وأضاف أن استعدادنا لها جيد."
    assert said(text)[0].content == "المباراة صعبة"
