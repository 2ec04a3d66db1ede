"""Quotations: pairs, nesting, several paragraphs, and marks that were lost or doubled."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from takhrij.find.quotes import find_quotes


def inner(text: str) -> list[str]:
    return [text[quote.inner_start : quote.inner_end] for quote in find_quotes(text)]


@pytest.mark.parametrize("text", ['قال "نعم" ومضى', "قال «نعم» ومضى", "قال “نعم” ومضى", "قال <<نعم>> ومضى"])
def test_marks_of_every_kind_are_paired(text: str) -> None:
    assert inner(text) == ["نعم"]


def test_a_doubled_mark_counts_once() -> None:
    assert inner('قال ""نعم"" ومضى') == ["نعم"]


def test_a_quotation_holds_another() -> None:
    # He said: «the paper "Dawn" is wrong».
    assert inner('قال «إن صحيفة "الفجر" مخطئة» ومضى') == ['إن صحيفة "الفجر" مخطئة', "الفجر"]


def test_directed_marks_run_on_over_paragraphs() -> None:
    assert inner("قال «نعم.\nثم لا.»") == ["نعم.\nثم لا."]


def test_straight_marks_end_with_their_paragraph() -> None:
    found = find_quotes('قال "نعم.\nوقال "لا".')
    assert [quote.closed for quote in found] == [False, True]


def test_a_colon_before_a_mark_begins_a_new_quotation() -> None:
    # The closing mark of the first one was lost.
    found = find_quotes('قال: "نعم. وقال: "لا".')
    assert [quote.closed for quote in found] == [False, True]


def test_a_lone_closing_mark_is_no_quotation() -> None:
    assert inner("انتهى الكلام» ومضى") == []


@given(st.text(alphabet='«»“”"ab \n.،', max_size=200))
def test_quotations_nest_and_stay_inside_the_text(text: str) -> None:
    found = find_quotes(text)
    for quote in found:
        assert 0 <= quote.start < quote.inner_start <= quote.inner_end <= quote.end <= len(text)
    for before, after in itertools.pairwise(found):
        assert before.start <= after.start


def test_of_ten_thousand_nested_marks_the_outer_ones_are_quotations() -> None:
    found = find_quotes("«" * 10_000 + "نص" + "»" * 10_000)
    assert [quote.start for quote in found] == [0, 1, 2, 3] and all(quote.closed for quote in found)


def test_a_mark_run_together_with_the_word_before_it_opens_where_the_next_can_only_close() -> None:
    # 'The coach said in statements" we shall win the match".'
    text = 'وقال المدرب في تصريحات" سنفوز بالمباراة".'
    assert [text[q.inner_start : q.inner_end].strip() for q in find_quotes(text)] == ["سنفوز بالمباراة"]


def test_a_stray_mark_opens_nothing_where_a_quotation_follows() -> None:
    # 'He came to the port" and said "we shall win".'
    text = 'وصل إلى الميناء" وقال "سنفوز غدا".'
    assert [text[q.inner_start : q.inner_end] for q in find_quotes(text)] == ["سنفوز غدا"]
