"""Laws of folding: letter by letter, once is enough, and every finding cuts again from the raw text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from takhrij.model import Span
from takhrij.pack import load_pack
from takhrij.text import fold

PACK = load_pack()
# Letters that real texts mix: plain, marked, stretched, presentation forms, ligatures, digits, bidi marks.
LETTERS = st.sampled_from("ابتأإآٱؤئىةيیکقال ـ\u064e\u064b\u0651\u0670\u200f\u202e\u00a0ﻻﷲﺍ١۲3Aaé\n.،«")
TEXTS = st.text(st.one_of(LETTERS, st.characters(exclude_categories=["Cs"])), max_size=60)


@given(TEXTS, TEXTS)
def test_folding_is_letter_by_letter(a: str, b: str) -> None:
    for table in (PACK.light, PACK.loose):
        assert fold(a + b, table).folded == fold(a, table).folded + fold(b, table).folded


@given(TEXTS)
def test_the_map_is_whole_and_never_decreases(text: str) -> None:
    view = PACK.view(text)
    starts = list(view.starts)
    assert len(starts) == len(view.folded) + 1 and starts[-1] == len(text)
    assert starts == sorted(starts)


@given(TEXTS, st.data())
def test_a_folded_range_cuts_raw_words_that_fold_to_it(text: str, data: st.DataObject) -> None:
    view = PACK.view(text)
    if not view.folded:
        return
    start = data.draw(st.integers(0, len(view.folded) - 1))
    end = data.draw(st.integers(start + 1, len(view.folded)))
    span = view.raw_span(start, end)
    assert 0 <= span.start < span.end <= len(text)
    assert view.folded[start:end] in PACK.fold(span.cut(text))


@given(TEXTS)
def test_a_raw_span_finds_its_folded_range_again(text: str) -> None:
    view = PACK.view(text)
    for at in range(len(text)):
        start, end = view.folded_range(Span(at, at + 1))
        assert view.folded[start:end] == PACK.fold(text[at])


def test_marks_on_the_last_letter_belong_to_the_word() -> None:
    view = PACK.view("قالَ الوزير")
    assert view.raw_span(0, 3).cut(view.raw) == "قالَ"


def test_a_bidi_mark_after_a_word_does_not() -> None:
    view = PACK.view("قال\u200f.")
    assert view.raw_span(0, 3).cut(view.raw) == "قال"


def test_hamza_forms_digits_and_spaces_fold() -> None:
    assert PACK.fold("إلى آذار\u00a0٢٠١٦ ﻻ ؤئ") == "الى اذار 2016 لا ؤئ"


def test_loose_folding_also_joins_yeh_and_ta_marbuta() -> None:
    assert PACK.loosely("مدرسة على رؤى") == "مدرسه علي روي"
