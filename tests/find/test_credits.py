"""Credits: agencies, datelines, bylines, republished-from lines, pictures; in the text and in the record."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from takhrij.find.credit_words import Cue
from takhrij.find.credits import find_credits
from takhrij.find.signatures import find_cued
from takhrij.model import Article, Credit, Role
from takhrij.pack import load_pack
from takhrij.wording import say

PACK = load_pack("ar")

TITLE = "غرق سفينة شحن قرب جزيرة الشاطئ"
BODY = "قال صيادون إن سفينة شحن غرقت فجر أمس قرب الجزيرة بعد أن ارتطمت بالصخور وإن بحارتها العشرة نجوا."
END = "ولم تعلن البلدية بعد متى ينتشل الحطام، لكنها طلبت من السفن أن تبتعد عن المكان حتى إشعار آخر."


def credits_of(text: str, **record: str) -> tuple[Credit, ...]:
    article = Article(id="a", text=text, **record)
    return find_credits(article, PACK.view(text), PACK)


def named(text: str, **record: str) -> list[tuple[str, str | None, str]]:
    """The credits that are no boilerplate: words, pack id, role."""
    return [
        (credit.span.cut(text), credit.entity, credit.role.value)
        for credit in credits_of(text, **record)
        if credit.field == "text" and credit.role is not Role.BOILERPLATE
    ]


# ---------------------------------------------------------------- datelines


@pytest.mark.parametrize(
    ("head", "entity"),
    [
        ("بغداد (رويترز) - ", "reuters"),
        ("بغداد (ا ف ب) - ", "afp"),
        ("واشنطن – رويترز: ", "reuters"),
        ("واشنطن - رويترز - ", "reuters"),
        ("رويترز - واشنطن: ", "reuters"),
        ("باريس - أ.ف.ب: ", "afp"),
        ("دمشق-سانا: ", "sana"),
        ("القاهرة - أ ش أ: ", "mena"),
        ("الكويت - 12 - 5 (كونا) -- ", "kuna"),
        ("الدوحة في 12 مايو /قنا/ ", "qna"),
        ("أبوظبي في 12 مايو / وام / ", "wam"),
        ("تونس 12 ماي 2018 (وات) - ", "tap"),
        ("عمان 12 أيار (بترا) - ", "petra"),
        ("رام الله 12-5-2018 وفا- ", "wafa"),
        ("إسطنبول/ سالم الراوي/ الأناضول: ", "anadolu"),
        ("لندن ـ «القدس العربي»: ", "alquds-alarabi"),
        ("دبي، الإمارات العربية المتحدة (CNN)-- ", "cnn"),
        ("نيويورك، الولايات المتحدة الأمريكية (CNN) – ", "cnn"),
        ("جدة: واس - ", "spa"),
    ],
)
def test_a_dateline_names_the_agency(head: str, entity: str) -> None:
    [(words, found, role)] = named(f"{TITLE}\n\n{head}{BODY}\n{END}")
    assert (found, role in ("dateline", "byline")) == (entity, True)
    assert head.startswith(words)


def test_a_dateline_stands_before_any_paragraph_of_a_digest() -> None:
    text = f"{TITLE}\n\nباريس - أ.ف.ب: {BODY}\nعنوان آخر للنشرة\nروما - د.ب.أ: {END}"
    assert [entity for _, entity, _ in named(text)] == ["afp", "dpa"]


def test_a_wire_dateline_with_two_calendars_is_one_credit() -> None:
    line = "جدة 3 رجب 1439 هـ الموافق 20 مارس 2018 م واس"
    assert named(f"{TITLE}\n\n{line}\n{BODY}\n{END}") == [(line, "spa", "dateline")]


def test_a_place_and_an_outlet_alone_in_a_line_are_a_dateline() -> None:
    """Benghazi, Azzaman; then the correspondent's line."""
    assert named(f"{TITLE}\nبنغازي الزمان\n{BODY}\n{END}") == [("بنغازي الزمان", "azzaman", "dateline")]


def test_an_agency_and_a_town_that_the_pack_does_not_list_are_a_dateline() -> None:
    """A noun says that it is an agency; of a وكالة that is not for news nothing is said."""
    text = "مرسى النور - وكالة سهل للأنباء"
    found = credits_of(f"{TITLE}\n{text}\n{BODY}\n{END}")
    assert [(c.span.cut(f"{TITLE}\n{text}\n"), c.outlet, c.role) for c in found] == [
        (text, "وكالة سهل للأنباء", Role.DATELINE)
    ]
    assert named(f"{TITLE}\n{BODY}\n{END} (وكالة الفضاء)") == []


def test_a_text_without_title_may_begin_with_the_dateline() -> None:
    text = f"سالم الراوي - جدة\n{BODY}\n{END}"
    assert named(text, title=TITLE) == [("سالم الراوي - جدة", None, "byline")]
    assert named(text) == []


def test_a_correspondent_outlet_and_town_are_a_byline() -> None:
    found = named(f"{TITLE}\n\nسالم الراوي- سبق- جدة: {BODY}\n{END}")
    assert found == [("سالم الراوي- سبق- جدة", "sabq", "byline")]


@pytest.mark.parametrize("line", ["سالم الراوي - جدة", "سالم الراوي ـ جدة", "جدة – سالم الراوي", "سالم الراوي (جدة)"])
def test_a_person_and_a_town_alone_in_a_line_are_a_byline(line: str) -> None:
    assert named(f"{TITLE}\n\n{line}\n{BODY}\n{END}") == [(line, None, "byline")]


@pytest.mark.parametrize("line", ["كتب - سالم الراوي:", "كتبت: منى الساحلي", "بقلم: سالم الراوي", "إعداد: منى الساحلي"])
def test_a_line_that_says_who_wrote_is_a_byline(line: str) -> None:
    assert [role for _, _, role in named(f"{TITLE}\n{line}\n{BODY}\n{END}")] == ["byline"]


@pytest.mark.parametrize(
    "opening",
    [
        "نقلت وكالة الأنباء السعودية (واس) - وهي الوكالة الرسمية - أن السفينة غرقت.",
        "قال أحد السكان لـ(اليوم): غرقت السفينة أمام أعيننا ولم نستطع فعل شيء.",
        "رويترز: السفينة غرقت أمس.",
        "العراق - الأردن: مباراة ودية تقام في مطلع الشهر المقبل.",
        "الرياض: أعلنت البلدية إغلاق الطريق الساحلي أمام الشاحنات.",
    ],
)
def test_a_sentence_is_no_dateline(opening: str) -> None:
    assert named(f"{TITLE}\n\n{opening}\n{BODY}\n{END}") == []


def test_a_headline_that_ends_in_a_town_is_no_dateline() -> None:
    """Jordan: a sweep west of Amman, where a paper is called so too, saw 3 ships."""
    assert named(f"{TITLE}\n\nالأردن يعلن ضبط 3 سفن في حملة متواصلة غرب عمان\n{BODY}\n{END}") == []


def test_a_title_is_no_byline() -> None:
    """Bizerte: a boat sank."""
    assert named(f"بنزرت : غرق مركب صيد صغير\n\n{BODY}\n{END}") == []


# ---------------------------------------------------------------- at the end


@pytest.mark.parametrize(
    ("line", "entities"),
    [
        ("فرانس 24/ أ ف ب/ رويترز", ["france24", "afp", "reuters"]),
        ("رويترز", ["reuters"]),
        ("(أ ف ب)", ["afp"]),
        ("المصدر: رويترز", ["reuters"]),
        ("المصدر : الجزيرة + وكالات", ["aljazeera", None]),
        ("المصدر: نوفوستي", ["ria-novosti"]),
        ("وكالات", [None]),
        ("*نقلا عن عكاظ السعودية", ["okaz"]),
        ("* خدمة «نيويورك تايمز»", ["nyt"]),
        ("* بالاتفاق مع «بلومبيرغ»", ["bloomberg"]),
        ("ليبيا المستقبل", ["libya-almostakbal"]),
    ],
)
def test_a_closing_line_names_where_the_text_came_from(line: str, entities: list[str | None]) -> None:
    assert [entity for _, entity, _ in named(f"{TITLE}\n\n{BODY}\n{END}\n{line}")] == entities


def test_initials_of_editors_stand_before_the_agency() -> None:
    found = named(f"{TITLE}\n\n{BODY}\n{END}\nس.ر/م.س (د.ب.أ)")
    assert found == [("س.ر/م.س", None, "byline"), ("(د.ب.أ)", "dpa", "agency")]


def test_several_agencies_after_initials_are_several_credits() -> None:
    found = named(f"{TITLE}\n\n{BODY}\n{END}\nس.ر/م.س (رويترز، أ ف ب)")
    assert [entity for _, entity, _ in found] == [None, "reuters", "afp"]


@pytest.mark.parametrize("mark", ["(رويترز)", "“رويترز”", "«رويترز»"])
def test_an_agency_closes_the_last_paragraph(mark: str) -> None:
    assert [entity for _, entity, _ in named(f"{TITLE}\n\n{BODY}\n{END} {mark}")] == ["reuters"]


def test_a_note_of_the_arabic_desk_betrays_the_agency() -> None:
    note = "(إعداد سالم الراوي للنشرة العربية - تحرير منى الساحلي)"
    assert named(f"{TITLE}\n\n{BODY}\n{END} {note}") == [(note, "reuters", "byline")]


@pytest.mark.parametrize(
    "last",
    [
        "وأكد الخبر ما نشرته وكالة الأنباء السعودية (واس).",
        "وقال إنه سيتحدث غدا إلى «رويترز».",
        "وختم بالقول: لا أعرف إلا ما كتبته رويترز",
    ],
)
def test_a_name_inside_the_last_sentence_is_no_signature(last: str) -> None:
    assert named(f"{TITLE}\n\n{BODY}\n{last}") == []


# ---------------------------------------------------------------- pictures


def test_a_line_that_credits_a_picture_is_a_photo() -> None:
    assert named(f"{TITLE}\n\nصورة من: Reuters/S. Nobody\n\n{BODY}\n{END}") == [
        ("صورة من: Reuters/S. Nobody", "reuters", "photo")
    ]


# ---------------------------------------------------------------- the record


def in_author(author: str, **record: str) -> list[tuple[str, str | None, str | None]]:
    found = credits_of(BODY, author=author, **record)
    return [(c.span.cut(author), c.outlet, c.entity) for c in found if c.field == "author"]


@pytest.mark.parametrize(
    ("author", "entities"),
    [
        ("واشنطن - رويترز", ["reuters"]),
        ("أ ف ب - عدن", ["afp"]),
        ("صنعاء - د ب أ", ["dpa"]),
        ("العربية.نت، فرانس برس", ["alarabiya", "afp"]),
        ("الوئام - رويترز:", ["alweeam", "reuters"]),
        ("موسكو : (رويترز)", ["reuters"]),
        ("لندن: «الشرق الأوسط أونلاين»", ["aawsat"]),
        ("العربية.نت - وكالات", ["alarabiya", None]),
        ("العربية.نت ووكالات", ["alarabiya", None]),
        ("عدن - فارس الساحلي ورويترز", ["reuters"]),
        ("بغداد - أ. ف. ب.", ["afp"]),
    ],
)
def test_an_agency_that_stands_only_in_the_author_line_is_a_credit(author: str, entities: list[str | None]) -> None:
    assert [entity for _, _, entity in in_author(author)] == entities


@pytest.mark.parametrize("author", ["سالم الراوي - الرياض", "فارس الساحلي - جدة", "", "منى الحياة"])
def test_people_and_towns_in_the_author_line_are_no_outlets(author: str) -> None:
    assert in_author(author) == []


def test_a_shared_name_in_the_author_line_is_the_records_own_outlet() -> None:
    """Many papers are called Al-Watan; the record says which one this is."""
    assert in_author("عدن: الوطن", url="https://www.alwatan.com.sa/x")[0][2] == "alwatan-sa"
    assert in_author("عدن: الوطن")[0][1:] == ("الوطن", None)


def test_a_masthead_ends_the_title() -> None:
    title = "غرق سفينة شحن - BBC News عربي"
    found = [c for c in credits_of(BODY, title=title) if c.field == "title"]
    assert [(c.span.cut(title), c.entity) for c in found] == [("BBC News عربي", "bbc")]


def test_an_agency_in_the_path_of_the_address_is_a_credit() -> None:
    url = "https://www.example.com/afp/2018/05/ship.html"
    found = [c for c in credits_of(BODY, url=url) if c.field == "url"]
    assert [(c.span.cut(url), c.entity, c.role) for c in found] == [("afp", "afp", Role.AGENCY)]


@pytest.mark.parametrize("url", ["https://www.reuters.com/a", "https://example.com/maps/reuters-trial/", "", "afp"])
def test_other_words_of_an_address_are_none(url: str) -> None:
    assert not [c for c in credits_of(BODY, url=url) if c.field == "url"]


# ---------------------------------------------------------------- laws


@pytest.mark.parametrize("cue", PACK.table("credits.toml", "cue", Cue), ids=lambda cue: cue.id)
def test_each_cue_shows_a_line_it_reads_and_leaves_others(cue: Cue) -> None:
    assert cue.example and find_cued(PACK.fold(cue.example.strip("()")), PACK)
    assert not cue.counterexample or not find_cued(PACK.fold(cue.counterexample), PACK)


@pytest.mark.parametrize(
    ("kind", "row"), [(kind, row) for kind in ("pool", "photo", "signature") for row in PACK.toml("credits.toml")[kind]]
)
def test_each_other_entry_shows_a_credit(kind: str, row: dict[str, str]) -> None:
    found = named(f"{TITLE}\n\n{BODY}\n{END}\n{row['example']}")
    assert len(found) == 1
    assert kind != "signature" or found[0][1] == row["outlet"]
    assert (found[0][2] == "photo") == (kind == "photo")


def test_every_reason_has_a_sentence() -> None:
    text = f"{TITLE}\n\nباريس - أ.ف.ب: {BODY}\n{END}\nس.ر/م.س (د.ب.أ)"
    for credit in credits_of(text, author="رويترز"):
        assert all(say(reason, language) for reason in credit.reasons for language in ("ar", "en"))


pieces = st.sampled_from(
    [
        "رويترز",
        "أ ف ب",
        "باريس",
        " - ",
        ": ",
        "(",
        ")",
        "«",
        "»",
        "\n",
        "المصدر",
        "نقلا عن",
        BODY,
        "/",
        ".",
        "اقرأ أيضا",
        "24",
    ]
)


@settings(max_examples=80)
@given(st.lists(pieces, max_size=30).map("".join))
def test_credits_cut_again_are_in_order_and_do_not_overlap(text: str) -> None:
    found = [credit for credit in credits_of(text) if credit.field == "text"]
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(found))
    assert all(0 <= c.span.start < c.span.end <= len(text) for c in found)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n\n",
        "(" * 5000,
        "أ." * 5000,
        "رويترز/" * 3000,
        "- " * 5000 + ":",
        "\n".join(["سطر"] * 5000),
        "ا" * 300_000,
    ],
)
def test_hostile_text_is_read_to_its_end(text: str) -> None:
    found = credits_of(text, author=text[:500], title=text[:500])
    assert all(credit.span.end <= len(text) for credit in found)
