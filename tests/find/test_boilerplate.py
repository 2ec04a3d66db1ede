"""What stands on a page and is no part of the article: lines, links, codes, teasers of other stories."""

from __future__ import annotations

import pytest

from takhrij.find.boilerplate import Line, find_line
from takhrij.find.credits import find_credits
from takhrij.model import Article, Role
from takhrij.pack import load_pack

PACK = load_pack("ar")
LINES = PACK.table("boilerplate.toml", "line", Line)

TITLE = "غرق سفينة شحن قرب جزيرة الشاطئ"
STORY = (
    "قال صيادون إن سفينة شحن غرقت فجر أمس قرب الجزيرة بعد أن ارتطمت بالصخور، وإن بحارتها العشرة نجوا جميعا.",
    "وأضاف الصيادون أن السفينة كانت تحمل قمحا إلى ميناء الشاطئ، وأن بحارتها وصلوا إلى الجزيرة سباحة.",
    "وذكرت إدارة الميناء أن السفينة أبحرت رغم تحذير الصيادين من الصخور، وأنها ستحقق مع بحارتها.",
    "ولم تعلن البلدية بعد متى ينتشل حطام السفينة، لكنها طلبت من الصيادين أن يبتعدوا عن الصخور.",
)


def boilerplate(*lines: str) -> list[str]:
    """The words that are taken for boilerplate."""
    text = "\n".join(lines)
    found = find_credits(Article(id="a", text=text), PACK.view(text), PACK)
    return [credit.span.cut(text) for credit in found if credit.role is Role.BOILERPLATE]


# ---------------------------------------------------------------- the pack's forms


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.id)
def test_each_family_takes_its_example_and_leaves_its_counterexample(line: Line) -> None:
    assert line.example and line.counterexample
    found = find_line(PACK.fold(line.example), True, PACK)
    assert found is not None and found.rule == line.id
    assert find_line(PACK.fold(line.counterexample), True, PACK) is None


@pytest.mark.parametrize(
    "line",
    [
        "1. تخطي إلى المحتوى",
        "Exit mobile version",
        "-----------------------",
        "AZP01",
        "https://p.example.com/p/1abc",
        "editor@example.com",
        "// انتهى //",
        "16:45 ت م",
        "يمكنكم استلام إشعارات بأهم الموضوعات بعد تحميل أحدث نسخة من تطبيق الشاطئ على هاتفكم.",
        "تابعونا على فيسبوك وتويتر",
        "جميع الحقوق محفوظة لموقع الشاطئ 2018",
        "آخر تحديث: 12/05/2018",
        "للتواصل مع الكاتب ارسل رسالة SMS",
        "شارك",
        "اقرأ أيضا: افتتاح جسر جديد فوق النهر",
        "للمزيد - افتتاح جسر جديد فوق النهر",
        "قد يهمك.. افتتاح جسر جديد فوق النهر",
        "إقرأ أيضاً/ افتتاح جسر جديد فوق النهر",
    ],
)
def test_a_line_of_the_page_goes_whole(line: str) -> None:
    assert boilerplate(TITLE, "", *STORY, line) == [line]


def test_a_link_at_the_end_of_a_paragraph_goes_alone() -> None:
    assert boilerplate(TITLE, *STORY[:-1], STORY[-1] + " ...المزيد") == ["...المزيد"]


def test_a_link_to_the_story_goes_from_its_first_word() -> None:
    link = "رابط الخبر بصحيفة الشاطئ: غرق سفينة شحن"
    assert boilerplate(TITLE, *STORY[:-1], f"{STORY[-1]} {link}") == [link]


def test_tags_after_the_last_full_stop_go() -> None:
    assert boilerplate(TITLE, *STORY[:-1], f"{STORY[-1]} سمات السفينة الجزيرة") == ["سمات السفينة الجزيرة"]


def test_navigation_at_the_top_goes() -> None:
    top = ["1. تخطي إلى المحتوى", "2. تخطي إلى القائمة الرئيسية", "3. تخطي إلى المزيد من صفحات الشاطئ"]
    assert boilerplate(*top, "", TITLE, *STORY) == top


@pytest.mark.parametrize(
    "sentence",
    [
        "وطالب السكان البلدية بتقديم المزيد.",
        "اقرأ الكتاب مرتين قبل أن تحكم عليه، هكذا نصح المعلم تلاميذه.",
        "وشاركت في السباق فرق من عشر مدن.",
        "2018",
        "ما القصة؟",
    ],
)
def test_a_line_of_the_article_stays(sentence: str) -> None:
    assert boilerplate(TITLE, *STORY[:2], sentence, *STORY[2:]) == []


# ---------------------------------------------------------------- teasers

HEADLINES = ("افتتاح جسر جديد فوق النهر بعد عامين من العمل", "طلاب يبتكرون مركبا يسير بالشمس")


def test_two_headlines_between_sentences_are_teasers() -> None:
    assert boilerplate(TITLE, *STORY[:2], *HEADLINES, *STORY[2:]) == list(HEADLINES)


def test_one_headline_whose_words_are_not_taken_up_is_a_teaser() -> None:
    assert boilerplate(TITLE, *STORY[:2], HEADLINES[0], *STORY[2:]) == [HEADLINES[0]]


@pytest.mark.parametrize(
    "heading", ["إدارة الميناء ستحقق مع بحارة السفينة", "مصير الحطام", "هل كان في الوسع أن تتجنب السفينة ذلك كله؟"]
)
def test_a_heading_or_a_question_stays(heading: str) -> None:
    assert boilerplate(TITLE, *STORY[:2], heading, *STORY[2:]) == []


def test_a_title_that_announces_is_still_the_title() -> None:
    assert boilerplate("شاهد.. غرق سفينة شحن قرب جزيرة الشاطئ", *STORY) == []


def test_headlines_after_a_line_that_announces_them_are_teasers() -> None:
    assert boilerplate(TITLE, *STORY, "اقرأ أيضا:", HEADLINES[0]) == ["اقرأ أيضا:", HEADLINES[0]]


def test_title_and_subtitle_are_no_teasers() -> None:
    assert boilerplate(TITLE, HEADLINES[0], *STORY) == []


def test_bullets_are_no_teasers() -> None:
    assert boilerplate(TITLE, *STORY[:2], f"- {HEADLINES[0]}", f"- {HEADLINES[1]}", *STORY[2:]) == []


LEADS = (
    "افتتح وزير النقل، الخميس، جسرا جديدا فوق النهر الكبير بعد عامين من العمل وكلفة بلغت ستين مليونا.",
    "كشفت جامعة الوادي، الأربعاء، أن طلابها ابتكروا دراجة تسير بطاقة الشمس وتقطع مئة كيلومتر في اليوم.",
    "فاز فريق النسور بكأس المدارس للمرة الثالثة في تاريخه، الثلاثاء، إثر ركلات ترجيح حبست الأنفاس طويلا.",
    "أصدرت محكمة المدينة، الاثنين، حكما بسجن تاجر باع زيتا مغشوشا لمطاعم كثيرة في الأحياء الغربية.",
    "رفعت هيئة الأرصاد، الأحد، درجة التأهب في المناطق الجبلية بعد تساقط ثلوج كثيفة قطعت طرقا عدة.",
)


def test_leads_of_other_stories_at_the_end_are_teasers() -> None:
    assert boilerplate(TITLE, *STORY, *LEADS) == list(LEADS)


def test_paragraphs_that_share_the_articles_words_stay() -> None:
    more = (
        "السفينة التي غرقت قرب الجزيرة ترفع علم دولة بعيدة، والصخور التي ارتطمت بها معروفة للصيادين.",
        "بحارتها العشرة نقلوا من الجزيرة إلى ميناء الشاطئ، وقالت إدارة الميناء إن السفينة كانت تحمل قمحا.",
        "إدارة الميناء طلبت من الصيادين أن يبتعدوا عن حطام السفينة، والبلدية ستحقق مع بحارتها في الجزيرة.",
        "تحذير الصيادين من الصخور سبق أن غرقت السفينة قرب الجزيرة، وذكرت البلدية أن بحارتها وصلوا سباحة.",
    )
    assert boilerplate(TITLE, *STORY, *more) == []
