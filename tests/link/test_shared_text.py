"""Whether two reports stand in text that their articles share."""

from __future__ import annotations

from takhrij.link.shared_text import SharedText
from takhrij.model import Copy, Extent, Span

COPY = Copy("b", "a", Extent.PART, ((Span(0, 40), Span(100, 140)),), 0.4, 0.2, True)


def test_reports_in_the_same_passage_are_one_text_either_way_round() -> None:
    shared = SharedText([COPY])
    assert shared.same("b", [Span(5, 30)], "a", [Span(105, 130)])
    assert shared.same("a", [Span(105, 130)], "b", [Span(5, 30)])


def test_reports_beside_the_passage_are_not() -> None:
    shared = SharedText([COPY])
    assert not shared.same("b", [Span(50, 80)], "a", [Span(105, 130)])
    assert not shared.same("b", [Span(5, 30)], "a", [Span(10, 30)])


def test_the_larger_part_of_one_report_must_lie_in_it() -> None:
    shared = SharedText([COPY])
    assert not shared.same("b", [Span(35, 95)], "a", [Span(135, 195)])


def test_an_article_shares_nothing_with_itself() -> None:
    assert not SharedText([COPY]).same("a", [Span(105, 130)], "a", [Span(105, 130)])
