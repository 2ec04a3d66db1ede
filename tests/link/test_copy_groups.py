"""Groups of copies and composed articles, from copies that are written down here."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from takhrij.link.copy_groups import find_composed, group_copies
from takhrij.model import Copy, Extent, Reason, Span
from takhrij.wording import say

EARLIER = Reason("copy.earlier", ("2030-01-02T08:00:00+03:00", "2030-01-02T09:00:00+03:00"))


def copy(doc: str, of: str, start: int = 0, end: int = 400, **parts: object) -> Copy:
    """A whole copy whose direction is told, with one passage."""
    made = Copy(doc, of, Extent.WHOLE, ((Span(start, end), Span(0, end - start)),), 0.9, 0.9, True)
    return replace(made, **parts)  # type: ignore[arg-type]


def test_copies_of_copies_are_one_group_with_its_first_text() -> None:
    group = group_copies([copy("b", "a"), copy("c", "b")])[0]
    assert (group.docs, group.first) == (("a", "b", "c"), "a")


def test_two_that_may_be_first_leave_it_open() -> None:
    assert group_copies([copy("c", "a"), copy("c", "b"), copy("b", "a")])[0].first == "a"
    assert group_copies([copy("c", "a"), copy("c", "b")])[0].first is None


def test_texts_of_one_agency_have_an_earliest_too() -> None:
    group = group_copies([copy("b", "a", directed=False, agency="وكالة السهل", reasons=(EARLIER,))])[0]
    assert (group.first, group.agency) == ("a", "وكالة السهل")


def test_untold_directions_name_no_first() -> None:
    assert group_copies([copy("b", "a", directed=False)])[0].first is None


def test_a_paragraph_in_another_story_makes_no_group() -> None:
    assert group_copies([copy("b", "a", doc_coverage=0.2, of_coverage=0.3)]) == ()


def test_an_article_made_of_two_texts_is_composed() -> None:
    composed = find_composed([copy("c", "a", 0, 300), copy("c", "b", 310, 600)])
    assert [(part.of, part.spans) for part in composed[0].parts] == [("a", (Span(0, 300),)), ("b", (Span(310, 600),))]


def test_a_composed_article_joins_no_groups() -> None:
    copies = [copy("c", "a", 0, 300), copy("c", "b", 310, 600), copy("d", "a")]
    assert [group.docs for group in group_copies(copies, find_composed(copies))] == [("a", "d")]


def test_texts_that_share_words_with_each_other_are_one_source() -> None:
    assert find_composed([copy("c", "a", 0, 300), copy("c", "b", 310, 600), copy("b", "a")]) == ()


def test_a_text_that_two_cut_different_parts_from_is_not_composed() -> None:
    assert find_composed([copy("a", "c", 0, 300), copy("b", "c", 0, 300)]) == ()


def test_two_sources_of_the_same_passage_do_not_compose_it() -> None:
    assert find_composed([copy("c", "a", 0, 300), copy("c", "b", 20, 300)]) == ()


def test_paragraphs_of_background_from_two_texts_compose_nothing() -> None:
    little = {"doc_coverage": 0.1}
    assert find_composed([copy("c", "a", 0, 300, **little), copy("c", "b", 310, 600, **little)]) == ()


def test_a_sentence_is_no_part() -> None:
    assert find_composed([copy("c", "a", 0, 300), copy("c", "b", 310, 380)]) == ()


def test_the_reasons_can_be_said() -> None:
    copies = [copy("c", "a", 0, 300), copy("c", "b", 310, 600), copy("e", "d")]
    found = [*find_composed(copies), *group_copies(copies)]
    assert all(say(reason, language) for item in found for reason in item.reasons for language in ("ar", "en"))


@given(st.sets(st.tuples(st.integers(0, 8), st.integers(0, 8)).filter(lambda pair: pair[0] > pair[1])))
def test_each_article_is_in_one_group_at_most(pairs: set[tuple[int, int]]) -> None:
    copies = [copy(f"d{doc}", f"d{of}") for doc, of in sorted(pairs)]
    composed = find_composed(copies)
    grouped = [doc for group in group_copies(copies, composed) for doc in group.docs]
    assert len(grouped) == len(set(grouped))
    assert not {each.doc for each in composed} & set(grouped)
