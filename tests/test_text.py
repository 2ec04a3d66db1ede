"""Sentences and paragraphs: where they end, and where a dot ends nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from takhrij.text import paragraphs, sentences


def cut(text: str) -> list[str]:
    return [span.cut(text) for span in sentences(text)]


@pytest.mark.parametrize("mark", [".", "!", "؟", "?", "…"])
def test_a_mark_ends_a_sentence(mark: str) -> None:
    assert cut(f"أغلق الجسر{mark} وعاد العمال.") == [f"أغلق الجسر{mark}", "وعاد العمال."]


def test_a_closing_quotation_mark_belongs_to_its_sentence() -> None:
    assert cut("قال: «أغلق الجسر.» وعاد العمال.") == ["قال: «أغلق الجسر.»", "وعاد العمال."]


def test_a_mark_without_a_space_behind_it_ends_a_sentence() -> None:
    assert cut("بحسب الصحيفة.لكن العمال عادوا") == ["بحسب الصحيفة.", "لكن العمال عادوا"]


def test_a_long_run_of_marks_is_read_once() -> None:
    text = "." * 100_000 + "و"  # for ever, if each mark were a new beginning of the run
    assert cut(text) == [text]


def test_a_line_end_ends_a_sentence() -> None:
    assert cut("عنوان بلا نقطة\nونص بعده.") == ["عنوان بلا نقطة", "ونص بعده."]


@pytest.mark.parametrize("text", ["قال د. سالم إن الجسر أغلق.", "وصل م. ع. إلى المدينة.", "بلغ الطول 3.5 متر."])
def test_a_dot_that_ends_no_sentence(text: str) -> None:
    assert cut(text) == [text]


def test_an_abbreviation_of_the_pack_ends_no_sentence() -> None:
    assert next(iter(sentences("عام 12 ق.م. كان الجسر هنا.", frozenset({"ق.م"})))).cut(
        "عام 12 ق.م. كان الجسر هنا."
    ) == ("عام 12 ق.م. كان الجسر هنا.")


@pytest.mark.parametrize("text", ["قال إن الجسر (...) أغلق أمس.", "قال إن الجسر، ... أغلق أمس.", "عن الجسر …، وعاد."])
def test_dots_for_words_left_out_end_no_sentence(text: str) -> None:
    assert cut(text) == [text]


@given(st.text(alphabet='اب .!؟…\n"»(،1', max_size=120))
def test_sentences_lie_in_order_within_their_paragraph(text: str) -> None:
    lines = list(paragraphs(text))
    end = 0
    for span in sentences(text):
        assert end <= span.start < span.end
        assert any(line.start <= span.start and span.end <= line.end for line in lines)
        assert span.cut(text) == span.cut(text).strip()
        end = span.end


@given(st.text(alphabet='اب .!؟…\n"»(،1', max_size=120))
def test_no_letter_is_lost(text: str) -> None:
    assert "".join("".join(cut(text)).split()) == "".join(text.split())


def test_a_word_with_vowel_signs_before_the_dot_is_no_initial() -> None:
    # "This is urgent politically. And the minister said so."
    text = "هذا عاجل سياسيًا. وقال الوزير ذلك."
    assert [s.cut(text) for s in sentences(text)] == ["هذا عاجل سياسيًا.", "وقال الوزير ذلك."]


def test_a_direction_mark_behind_the_dot_belongs_to_the_sentence() -> None:
    # "In the country. And the report said."
    text = "في البلاد.\u200f وذكر التقرير."
    assert [s.cut(text) for s in sentences(text)] == ["في البلاد.\u200f", "وذكر التقرير."]


def test_the_dots_of_an_address_end_no_sentence() -> None:
    # "Visit example.org/fair before Sunday."
    text = "زوروا موقع example.org/fair قبل الأحد."
    assert [s.cut(text) for s in sentences(text)] == [text]


def test_a_dot_behind_a_vowel_sign_and_without_a_space_ends_a_sentence() -> None:
    # "independently.And the emirate described it."
    text = "شحنها مستقلًا.ووصفت الإمارة ذلك."
    assert [s.cut(text) for s in sentences(text)] == ["شحنها مستقلًا.", "ووصفت الإمارة ذلك."]
