"""When an article was published: record, address, its own lines, its content; never a bare guess."""

from __future__ import annotations

import pytest

from takhrij.find.published import Published, address_day, find_published, stated_day
from takhrij.find.times import find_expressions
from takhrij.model import Article, Credit, Role, Span
from takhrij.pack import load_pack
from takhrij.wording import say

PACK = load_pack()


def published(text: str, credits: tuple[Credit, ...] = (), **fields: str) -> Published:
    view = PACK.view(text)
    return find_published(Article("a", text, **fields), view, find_expressions(view, PACK), credits, PACK)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2018-05-24T19:02:11+02:00", "2018-05-24"),
        ("2015-07-21 02:18:13", "2015-07-21"),
        ("2016-06-27", "2016-06-27"),
        ("20160627", "2016-06-27"),
        ("Thu, 24 May 2018 19:02:11 +0200", "2018-05-24"),
        ("الخميس، 24 مايو 2018", "2018-05-24"),
        ("٢٤ أيار ٢٠١٨ - ١٠:٣٠ ص", "2018-05-24"),
        ("24/05/2018", "2018-05-24"),
    ],
)
def test_forms_of_a_date_field(written: str, day: str) -> None:
    found = stated_day(written, PACK)
    assert found and found.isoformat() == day


@pytest.mark.parametrize("written", ["", "soon", "0001-01-01", "2018-13-45", "9" * 500, "2018", "٩٩٩٩-٩٩-٩٩"])
def test_fields_that_are_no_date(written: str) -> None:
    assert stated_day(written, PACK) is None


def test_the_record_is_believed_first() -> None:
    found = published("وصل الوفد أمس.", published="2018-05-24", url="https://example.org/2017/01/01/x")
    assert (found.date, found.basis) == ("2018-05-24", "metadata")


def test_a_field_that_cannot_be_read_is_said_and_passed_over() -> None:
    found = published("وصل الوفد أمس.", published="soon", url="https://example.org/2017/01/31/x")
    assert (found.date, found.basis) == ("2017-01-31", "address")


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://example.org/world/2018/05/30/title", "2018-05-30"),
        ("http://example.org/ar/20180530-title", "2018-05-30"),
        ("https://example.org/2018-5-3-title", "2018-05-03"),
    ],
)
def test_dates_in_addresses(url: str, day: str) -> None:
    found = address_day(url)
    assert found and found.isoformat() == day


@pytest.mark.parametrize(
    "url", ["https://example.org/news/1052341", "https://example.org/2018/title", "https://e.org/20181399"]
)
def test_addresses_without_a_date(url: str) -> None:
    assert address_day(url) is None


def test_a_line_of_its_own_gives_the_date() -> None:
    found = published("عنوان الخبر\n\n١٢ مايو ٢٠١٦\n\nوصل الوفد إلى المدينة اليوم.")
    assert (found.date, found.basis) == ("2016-05-12", "text")


def test_a_label_before_the_date_is_read_over() -> None:
    assert published("عنوان\nتاريخ النشر: 3 مارس 2019\nبدأ العمل.").date == "2019-03-03"


def test_several_dated_lines_are_no_publication_date() -> None:
    assert published("1 مايو 2016\nبدأ العمل.\n4 مايو 2016\nتوقف العمل.").date is None


def test_the_date_of_a_dateline() -> None:
    text = "الميناء 26 شوال 1436 هـ الموافق 11 أغسطس 2015 م واس\nبدأ العمل في المرفأ."
    credit = Credit(Span(text.index("واس"), text.index("واس") + 3), "واس", Role.AGENCY)
    assert published(text, (credit,)).date == "2015-08-11"


def test_today_with_its_date() -> None:
    found = published("قال الوزير اليوم الخميس 16 مارس 2017 إن العمل بدأ.")
    assert (found.date, found.basis) == ("2017-03-16", "inferred")


def test_a_date_that_its_weekday_contradicts_is_none() -> None:
    assert published("قال الوزير اليوم الأحد 16 مارس 2017 إن العمل بدأ.").date is None


def test_a_bare_year_is_no_bound() -> None:
    assert published("تشارك ثلاثة فرق في بطولة 2017 المقررة هنا.").earliest is None


def test_yesterday_with_its_date() -> None:
    assert published("وصل الوفد أمس الخميس 15 سبتمبر 2016 إلى المدينة.").date == "2016-09-16"


def test_a_weekday_gives_the_missing_year() -> None:
    found = published("قال اليوم الأربعاء (18 أيار/مايو) إن الجسر الذي افتتح عام 2014 أغلق.")
    assert (found.date, found.basis) == ("2016-05-18", "inferred")


def test_a_year_told_as_past_is_the_earliest() -> None:
    found = published("بدأ العمل في المرفأ عام 2012 ثم توقف.")
    assert (found.date, found.basis, found.earliest, found.latest) == (None, "inferred", "2012-01-01", None)


def test_a_year_ahead_is_no_bound() -> None:
    assert published("ينتهي العمل بحلول عام 2030.").earliest is None


def test_last_august_beside_its_year_bounds_both_sides() -> None:
    found = published("سرقت الأسلحة في أغسطس الفائت. ووقع ذلك في 4 أغسطس 2013 قرب المعسكر.")
    assert (found.date, found.earliest, found.latest) == (None, "2013-09-01", "2014-07-31")


def test_nothing_said_is_unknown() -> None:
    found = published("وصل الوفد إلى المدينة.")
    assert (found.date, found.basis, found.earliest, found.latest) == (None, "unknown", None, None)


def test_a_stated_date_against_its_weekday_is_reported() -> None:
    found = published("أعلن الوزير اليوم الاثنين أن العمل بدأ.", published="2018-05-24")
    assert [r.code for r in found.reasons] == ["published.metadata", "published.weekday-differs"]


def test_a_paper_of_the_next_day_contradicts_nothing() -> None:
    found = published("أعلن الوزير اليوم الأربعاء أن العمل بدأ.", published="2018-05-24")
    assert [r.code for r in found.reasons] == ["published.metadata"]


def test_a_text_that_dates_itself_otherwise_is_reported() -> None:
    found = published("أعلن اليوم الخميس 16 مارس 2017 أن العمل بدأ.", published="2018-05-24")
    assert "published.other-day" in [r.code for r in found.reasons]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_reasons_are_said_in_words(language: str) -> None:
    found = published("سرقت في أغسطس الفائت. ووقع ذلك في 4 أغسطس 2013. وصل أمس السبت.")
    assert all(say(reason, language) for reason in found.reasons)
