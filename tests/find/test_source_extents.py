"""Sources end where another phrase begins, and no word of grammar is one: by the language alone, with names that are on
no list."""

from __future__ import annotations

import pytest

from takhrij.find.explain import explain
from takhrij.model import Attribution
from takhrij.pack import load_pack

PACK = load_pack()


def first(text: str) -> Attribution:
    return explain(text, PACK).attributions[0]


def source(text: str) -> str | None:
    span = first(text).source
    return span.cut(text) if span is not None else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('وأضافت نجاتي كاشفة ما حدث: "كنا في الطريق".', "نجاتي"),  # "revealing what happened"
        ("وأعربت الحركة عن غضبها من تصريحات حداد مؤكدة أن الطريق مغلق.", "الحركة"),
        ("ودعت نجاتي المواطنين إلى الحذر من الإشاعات.", "نجاتي"),  # "called on the citizens"
        ("وقال سمير حداد بنبرة هادئة إن الطريق مغلق.", "سمير حداد"),  # "in a quiet tone"
        ("وأعرب الملك المفدى باسمه واسم الشعب عن أصدق التهاني.", "الملك المفدى"),
        ("استمرت الخطة التي طالب بها الرئيس وعرفت نجاحا.", "الرئيس"),  # "and which was a success"
        ("وأشار إلى أن عددا من المصافي أبدت رغبتها في شراء النفط.", None),
        ("وقالت سلمى نجاتي عند سؤالها عن القضية إن الحكم صدر.", "سلمى نجاتي"),  # "when asked"
        ("ويأمل منظمو هذا المهرجان في الحصول على الدعم.", "منظمو هذا المهرجان"),
        ("وقالت سلمى نجاتي البالغة من العمر 34 عاما إن الحكم صدر.", "سلمى نجاتي البالغة من العمر 34 عاما"),
        ("وبحسب سمير حداد مراسل بي بي سي في جرش فإن الحكم صدر.", "سمير حداد مراسل بي بي سي في جرش"),
    ],
)
def test_a_source_ends_where_the_language_ends_it(text: str, expected: str | None) -> None:
    assert source(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "أعلن لكم بحزن أنني سأترك الفريق.",  # "I announce to you sadly"
        "وذكرت المجلة الاسم، وما ذكرته تحت اسم مستعار أن الرجل هرب.",  # "under a false name"
        'وأضاف عند بوابة المخيم: "نحن هنا منذ الصباح".',  # "at the gate of the camp"
        "أصدر محامي داود بيانا أكد فيه أن موكله بريء.",
    ],
)
def test_a_word_of_grammar_is_no_source(text: str) -> None:
    found = explain(text, PACK).attributions
    assert found
    assert found[-1].source is None


def test_a_relative_clause_with_a_clause_of_its_own_belongs_to_the_source() -> None:
    # "Salvatore Bianchi, who had been in prison before, told Reuters that he knew nothing."
    found = first("قال سالفاتوري بيانكي الذي سبق أن سجن عشر سنوات، لرويترز إنه لا يعرف شيئا.")
    assert found.speaker_name == "سالفاتوري بيانكي"
    assert found.via is not None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "وقال المدير التنفيذي لمستشفى د. سليمان النهر إن الاتفاقية مهمة.",
            "المدير التنفيذي لمستشفى د. سليمان النهر",
        ),
        (
            "توقع محافظ المصرف المركزي الدكتور سنان المبارك أن يرتفع العجز.",
            "محافظ المصرف المركزي الدكتور سنان المبارك",
        ),
        ('وتعلل نجاتي ذلك بالقول: "لقد كنا نعرف".', "نجاتي"),
        ("ودعا خلال حفل في جرش عام 2015 إلى إصلاح الطرق.", None),  # "in the year 2015"
        ("وأعرب خلالها عن دهشته من الأنباء.", None),
    ],
)
def test_abbreviations_titles_and_years(text: str, expected: str | None) -> None:
    assert source(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "كرم المدير السائق محمد بن علي أبو طالب، نظير موقفه في حماية الأطفال.",  # a name, no verb "demanded"
        "على إثر اتهامات متبادلة بين الكتل بالتزوير.",  # "mutual accusations": nobody said to make them
    ],
)
def test_a_part_of_a_name_and_an_adjective_say_nothing(text: str) -> None:
    assert explain(text, PACK).attributions == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a name on no list, behind a title and before its content, with commas or none
        (
            "أعلنت وزيرة النقل المتحدثة باسم الحكومة قمران زلفى أن الطريق مغلق.",
            "وزيرة النقل المتحدثة باسم الحكومة قمران زلفى",
        ),
        (
            'استنكرت وزيرة النقل والناطقة باسم الحكومة، قمران زلفى، دور وسائل إعلام نشرت "الأخبار الكاذبة".',
            "وزيرة النقل والناطقة باسم الحكومة، قمران زلفى",
        ),
        (
            "أعلن حاكم إقليم الجزر حيث تقع المدينة سمير حداد أن القتلى بلغوا مئة.",
            "حاكم إقليم الجزر حيث تقع المدينة سمير حداد",
        ),
        # what the source spoke through does not say who it is
        ('ويقول البيان، الذي نشر على موقع "العدالة" إن الحديث لا أساس له.', "البيان"),
        ("وأعلن رئيس اللجنة فتح باب الترشح.", "رئيس اللجنة"),
    ],
)
def test_a_title_goes_on_to_its_bearer(text: str, expected: str) -> None:
    assert source(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وصرح حداد، الشهر الماضي، بأن القمة تعطلت.", "حداد"),  # "last month"
        ("قال نجاتي، في الشهر الماضي، إن السوق تراجعت.", "نجاتي"),
        ("أما الكاتب سمير حداد فلقد وصف الفيلم بأنه رائع.", "الكاتب سمير حداد"),
    ],
)
def test_neither_when_nor_an_auxiliary_belongs_to_a_source(text: str, expected: str) -> None:
    assert source(text) == expected


@pytest.mark.parametrize(
    "text", ["طالما تعرض لتشكيك، سيتم النظر بهذا المنظور.", "أكد الرئيس ما قاله مرارا عن أن روسيا بعيدة."]
)
def test_a_verb_and_a_clause_are_no_source(text: str) -> None:
    sources = [found.source.cut(text) for found in explain(text, PACK).attributions if found.source is not None]
    assert sources in ([], ["الرئيس"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ولفت التقرير النظر إلى أن السوق تراجعت.", "التقرير"),  # "drew attention to"
        ("وقال الناشط إن القمة التي أعلنت السبت الماضي إلغاء الاتفاق انتهت.", "الناشط"),
        ("فر كثيرون بحسب المعارضة ومنظمات حقوق الإنسان.", "المعارضة ومنظمات حقوق الإنسان"),
        ("وكان أطلق نداء دعا فيه الأطباء المتخصصين، والأطباء الراغبين في التطوع، إلى التسجيل.", None),  # whom he called
        ("وشددت بهذا الصدد على أن الوقت حان.", None),  # "in this connection"
        ("واختتم سمير نجاتي تغريدته على موقعه بالتأكيد أن النجاح قريب.", "سمير نجاتي"),  # "closed his tweet"
    ],
)
def test_what_stands_beside_a_source_is_left_outside(text: str, expected: str | None) -> None:
    assert source(text) == expected


def test_a_lady_who_told_a_paper_is_no_paper() -> None:
    assert source("وأخبرت السيدة صحيفة النهار أنها قررت التحدث.") == "السيدة"
