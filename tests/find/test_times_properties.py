"""Laws of finding and placing times, over made-up dates and texts."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from takhrij.find.calendars import hijri_of
from takhrij.find.time_grammar import RULES
from takhrij.find.time_table import ROLES, time_words
from takhrij.find.times import find_expressions, resolve_times
from takhrij.model import Time
from takhrij.pack import load_pack

PACK = load_pack()
WORDS = time_words(PACK)
MONTHS = {
    calendar: [w for w in WORDS if w.role == "month" and w.calendar == calendar] for calendar in ("gregorian", "hijri")
}
DIGITS = ["0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹"]
# Pieces of sentences: words of the tables, numbers, marks, and words that no table knows.
PIECES = [
    *sorted({form for w in WORDS for form in (*w.forms, *w.weak)}),
    *'/-,،().:؛"«»\n',
    *["3", "24", "2016", "1437", "12:30", "2.5", "3/4/2015", "و", "لـ", "ال", "قالت", "الوزارة", "سيصل", "🙂", "هـ"],
]


def times(text: str, published: date | None) -> tuple[Time, ...]:
    view = PACK.view(text)
    return resolve_times(view, find_expressions(view, PACK), published, PACK)


def digits(number: int, script: str) -> str:
    return "".join(script[int(d)] for d in str(number))


@given(st.dates(date(1850, 1, 1), date(2100, 1, 1)), st.data())
def test_a_date_is_read_back_in_every_tradition(day: date, data: st.DataObject) -> None:
    word = MONTHS["gregorian"][day.month - 1]
    script = data.draw(st.sampled_from(DIGITS))
    names = data.draw(st.lists(st.sampled_from(word.forms + word.weak), min_size=1, max_size=2, unique=True))
    month = data.draw(st.sampled_from(["/", " ", " / ", "»"])).join(names)
    text = f"وصل في {digits(day.day, script)} {month} {digits(day.year, script)} إلى المدينة"
    (time,) = times(text, None)
    assert (time.value, time.earliest, time.latest) == (day.isoformat(),) * 3


@given(st.dates(date(1930, 1, 1), date(2070, 1, 1)), st.data())
def test_a_hijri_date_is_read_back(day: date, data: st.DataObject) -> None:
    year, month, number = hijri_of(day) or (0, 0, 0)
    word = MONTHS["hijri"][month - 1]
    name = data.draw(st.sampled_from(word.forms + word.weak))
    mark = data.draw(st.sampled_from(["", " هـ", "هـ", " هجرية"]))
    (time,) = times(f"وصل في {number} {name} {year}{mark} إلى المدينة", None)
    assert time.value == day.isoformat()
    assert (time.earliest or "") <= time.value <= (time.latest or "")


@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)))
def test_a_gregorian_date_beside_the_hijri_one_gives_the_value(day: date) -> None:
    year, month, number = hijri_of(day - timedelta(1)) or (1400, 1, 1)  # an almanac that is a day off
    hijri, gregorian = MONTHS["hijri"][month - 1].weak or MONTHS["hijri"][month - 1].forms, MONTHS["gregorian"]
    text = f"وصل في {number} {hijri[0]} {year} هـ الموافق {day.day} {gregorian[day.month - 1].forms[0]} {day.year} م"
    (time,) = times(text, None)
    assert time.value == day.isoformat()


@settings(max_examples=150)
@given(
    st.lists(st.sampled_from(PIECES), max_size=30),
    st.sampled_from([" ", ""]),
    st.dates(date(1950, 1, 1), date(2090, 1, 1)),
)
def test_expressions_stand_in_order_and_never_overlap(pieces: list[str], space: str, published: date) -> None:
    text = space.join(pieces)
    end = 0
    for time in times(text, published):
        assert end <= time.span.start < time.span.end <= len(text)
        assert time.span.cut(text) == time.span.cut(text).strip()
        end = time.span.end


@settings(max_examples=150)
@given(st.lists(st.sampled_from(PIECES), max_size=30), st.dates(date(1950, 1, 1), date(2090, 1, 1)))
def test_a_value_lies_within_its_bounds(pieces: list[str], published: date) -> None:
    for time in times(" ".join(pieces), published):
        assert (time.earliest is None) == (time.latest is None)
        assert (time.earliest or "") <= (time.latest or "")


@given(st.dates(date(1950, 1, 8), date(2090, 1, 1)), st.integers(1, 400))
def test_a_later_publication_shifts_the_relative_days_and_nothing_else(published: date, days: int) -> None:
    text = "وصل اليوم وسافر أمس ويعود غدا وولد في 13 مارس 2014 ودرس عام 2011 وغاب ثلاثة أشهر وحضر قبل 10 أيام"
    before, after = times(text, published), times(text, published + timedelta(days))
    moved = [
        (date.fromisoformat(b.value) - date.fromisoformat(a.value)).days
        for a, b in zip(before, after, strict=True)
        if a.value != b.value
    ]
    assert moved == [days] * 4
    assert [t.span for t in before] == [t.span for t in after]


@given(st.dates(date(1950, 1, 8), date(2090, 1, 1)), st.integers(0, 6))
def test_a_weekday_is_the_last_one_until_publication(published: date, back: int) -> None:
    day = published - timedelta(back)
    names = [w.forms[0] for w in WORDS if w.role == "weekday"]
    (time,) = times(f"وصل الوفد {names[day.isoweekday() - 1]} إلى المدينة", published)
    assert time.value == day.isoformat()


@given(st.text(alphabet=sorted(set(ROLES.values()) | set('dnyAC%/-,<>"¶!&~=')), max_size=12))
def test_a_rule_matches_only_where_its_letters_say(letters: str) -> None:
    for rule in RULES:
        if rule.pattern.match(letters):
            assert letters[0] in rule.starts


def test_hostile_repetition_is_read_in_linear_time() -> None:
    for piece in ("1 عام و", "مارس/", "(اليوم ", "قبل قبل ", "من شهر ", "3-", "هذا ", "ألف و", "الأحد الاثنين "):
        text = piece * 4000
        assert all(t.span.end <= len(text) for t in times(text, date(2018, 5, 23)))
