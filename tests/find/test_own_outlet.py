"""Which outlet published an article."""

from __future__ import annotations

import pytest

from takhrij.find.credits import find_credits
from takhrij.find.own_outlet import OwnOutlet, own_outlet
from takhrij.model import Article
from takhrij.pack import load_pack
from takhrij.wording import say

PACK = load_pack("ar")
BODY = "غرقت سفينة شحن فجر أمس قرب الجزيرة بعد أن ارتطمت بالصخور ونجا بحارتها العشرة جميعا."


def own(text: str = BODY, **record: str) -> OwnOutlet:
    article = Article(id="a", text=text, **record)
    return own_outlet(article, find_credits(article, PACK.view(text), PACK), PACK)


def test_the_record_comes_first() -> None:
    found = own(outlet="france24", url="https://www.bbc.com/arabic/1")
    assert (found.name, found.id, found.basis) == ("france24", "france24", "metadata")


def test_a_record_may_name_an_outlet_that_the_pack_does_not_know() -> None:
    found = own(outlet="صوت الشاطئ")
    assert (found.name, found.id, found.basis) == ("صوت الشاطئ", None, "metadata")


def test_the_address_names_it() -> None:
    found = own(url="https://www.hespress.com/x")
    assert (found.id, found.basis) == ("hespress", "address")


def test_the_title_carries_the_masthead() -> None:
    assert own(title="غرق سفينة شحن | الشرق الأوسط").id == "aawsat"


def test_navigation_carries_the_masthead() -> None:
    found = own(f"1. تخطي إلى المحتوى\n2. تخطي إلى المزيد من صفحات DW\n\nغرق سفينة\n\n{BODY}")
    assert (found.id, found.basis) == ("dw", "masthead")


def test_a_notice_carries_the_masthead() -> None:
    notice = "وصلتكم إشعارات بأهم الموضوعات؟ نزّلوا تطبيق بي بي سي عربي لتصلكم أولا بأول."
    assert own(f"غرق سفينة\n\n{BODY}\n{BODY}\n{notice}").id == "bbc"


def test_the_outlet_in_the_dateline_is_the_masthead() -> None:
    assert own(f"غرق سفينة\nبنغازي الزمان\n{BODY}").id == "azzaman"


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("صحيفة البريد اليومي\nالأربعاء 16 مايو 2018", "البريد اليومي"),
        ("موقع مرصد الساحل\n14 مايو 2018", "مرصد الساحل"),
        ("إذاعة صدى\n15 ماي 2018", "إذاعة صدى"),
        ("نداء تلان\nالاثنين 12 أيار/مايو 2018", "نداء تلان"),
    ],
)
def test_a_first_line_that_names_an_unlisted_outlet_is_the_masthead(head: str, name: str) -> None:
    assert own(f"{head}\n\n{BODY}")[:3] == (name, None, "masthead")


@pytest.mark.parametrize(
    "head", ["غرق سفينة شحن قرب الجزيرة\n14 مايو 2018", "حطام السفينة\nقرب الجزيرة", "الرياض\nحطام السفينة"]
)
def test_a_title_is_no_masthead(head: str) -> None:
    assert own(f"{head}\n\n{BODY}").basis == "unknown"


def test_an_agency_in_the_dateline_is_not_the_outlet() -> None:
    assert own(f"غرق سفينة\n\nباريس - أ.ف.ب: {BODY}").basis == "unknown"


def test_an_agency_that_closes_as_a_wire_closes_is_the_outlet() -> None:
    line = "جدة 3 رجب 1439 هـ الموافق 20 مارس 2018 م واس"
    assert own(f"غرق سفينة\n{line}\n{BODY}\n// انتهى //\n16:45 ت م").id == "spa"


def test_an_outlet_says_that_it_has_learned_something() -> None:
    found = own(f'علم "24" أن سفينة غرقت أمس. {BODY}')
    assert (found.name, found.id, found.basis) == ("24", "24-ae", "text")


def test_an_unknown_outlet_says_that_it_has_learned_something() -> None:
    found = own(f"علمت « بوابة الشاطئ » من مصادر أن سفينة غرقت أمس. {BODY}")
    assert (found.name, found.id, found.basis) == ("بوابة الشاطئ", None, "text")


def test_the_fullest_form_is_shown() -> None:
    text = f"علمت « بوابة افريقيا » أن سفينة غرقت. وقالت مصادر ل « بوابة افريقيا الاخبارية » إنها كبيرة. {BODY}"
    assert own(text).name == "بوابة افريقيا الاخبارية"


def test_people_speak_to_it_again_and_again() -> None:
    text = f"قال الربان لـ«الحياة» إنه نجا. {BODY} وأكد الصياد في حديث لـ«الحياة» أنه رأى كل شيء."
    assert (own(text).id, own(text).basis) == ("alhayat", "text")


@pytest.mark.parametrize(
    "text",
    [
        "وبحسب المصادر التي تحدثت لصحيفة “الخليج الجديد”، فإن السفينة كبيرة. " + BODY,
        "ذكرت صحيفة «الحياة» أن السفينة غرقت. وأضافت «الحياة» أن بحارتها نجوا.",
        "قال الربان لـ«الحياة» إنه نجا. " + BODY,
        BODY,
        "",
    ],
)
def test_an_outlet_that_is_only_cited_is_not_guessed(text: str) -> None:
    """Sources spoke to a paper; another paper may be telling it."""
    found = own(text)
    assert (found.name, found.id, found.basis) == (None, None, "unknown")


def test_a_site_that_took_the_text_over_is_not_its_outlet() -> None:
    """A republished-from line stands last; the text names its own outlet."""
    found = own(f'علم "24" أن سفينة غرقت أمس. {BODY}\nليبيا المستقبل')
    assert found.id == "24-ae"


def test_the_author_line_is_the_last_resort() -> None:
    assert own(author="العربية.نت - سالم الراوي")[1:3] == ("alarabiya", "credit")
    assert own(author="لندن - رويترز").basis == "unknown"


@pytest.mark.parametrize("record", [{"outlet": "bbc"}, {"url": "https://www.dw.com/ar/1"}, {"author": "سبق - جدة"}, {}])
def test_every_reason_has_a_sentence(record: dict[str, str]) -> None:
    assert all(say(reason, language) for reason in own(**record).reasons for language in ("ar", "en"))


@pytest.mark.parametrize(
    "text", ["ا." * 50_000, "علمت « " * 20_000, "(رويترز) " * 5_000, "https://" * 20_000, "24 " * 20_000]
)
def test_hostile_text_and_addresses_are_read_to_their_end(text: str) -> None:
    found = own(text), own(url=text)
    assert all(outlet.reasons or outlet.basis == "unknown" for outlet in found)
