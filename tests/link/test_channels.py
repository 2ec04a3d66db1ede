"""Separate ways, common links and circles of one claim."""

from __future__ import annotations

from takhrij.link.channels import find_channels
from takhrij.model import Kind, Link, LinkKind, Report, Span, Stance

OUTLETS = {"رويترز", "فرانس برس", "الفجر", "النهضة", "المرفأ", "البيدر"}


def report(*names: str, stance: Stance = Stance.AFFIRMS) -> Report:
    """A chain of names: the first is the article's outlet; outlets after it are cited, everybody else knows."""
    links = [Link(names[0], LinkKind.OUTLET, f"outlet:{names[0]}", None, Kind.OUTLET)]
    for name in names[1:]:
        kind = Kind.OUTLET if name in OUTLETS else Kind.PERSON
        links.append(
            Link(name, LinkKind.ATTRIBUTION, f"outlet:{name}" if kind is Kind.OUTLET else f"person:{name}", None, kind)
        )
    return Report(f"doc of {'-'.join(names)}", (Span(0, 5),), "a1", stance, tuple(links))


def test_one_report_came_one_way() -> None:
    found = find_channels([report("الفجر", "سامي")])
    assert (found.count, found.common) == (1, ())


def test_two_origins_through_one_agency_have_one_channel() -> None:
    found = find_channels([report("الفجر", "رويترز", "سامي"), report("النهضة", "رويترز", "رامي")])
    assert (found.count, found.common) == (1, ("رويترز",))


def test_one_man_through_two_agencies_has_two_channels_and_is_the_common_link() -> None:
    found = find_channels([report("الفجر", "رويترز", "سامي"), report("النهضة", "فرانس برس", "سامي")])
    assert (found.count, found.common) == (2, ("سامي",))


def test_who_spoke_to_two_papers_himself_came_two_ways() -> None:
    assert find_channels([report("الفجر", "سامي"), report("النهضة", "سامي")]).count == 2


def test_two_articles_of_one_outlet_are_one_way() -> None:
    assert find_channels([report("الفجر", "سامي"), report("الفجر", "رامي")]).count == 1


def test_ways_that_cross_are_counted_by_what_they_do_not_share() -> None:
    # Three chains over two agencies: no more than two can be without a common relay.
    found = find_channels(
        [report("الفجر", "رويترز", "سامي"), report("النهضة", "رويترز", "رامي"), report("المرفأ", "فرانس برس", "سامي")]
    )
    assert (found.count, found.common) == (2, ())


def test_a_way_round_a_man_makes_him_no_common_link() -> None:
    found = find_channels([report("الفجر", "رويترز", "سامي"), report("النهضة", "رويترز")])
    assert found.common == ("رويترز",)


def test_copied_text_is_one_way() -> None:
    reports = [report("الفجر"), report("النهضة")]
    assert find_channels(reports).count == 2
    assert find_channels(reports, [[0, 1]]).count == 1


def test_outlets_that_cite_one_another_are_a_circle() -> None:
    found = find_channels([report("الفجر", "النهضة"), report("النهضة", "الفجر")])
    assert found.circles == (("الفجر", "النهضة"),)


def test_a_circle_with_an_entry_is_none() -> None:
    found = find_channels([report("الفجر", "النهضة"), report("النهضة", "الفجر"), report("النهضة", "سامي")])
    assert found.circles == ()


def test_the_order_of_reports_changes_nothing() -> None:
    reports = [report("الفجر", "رويترز", "سامي"), report("النهضة", "رويترز", "رامي"), report("المرفأ", "سامي")]
    assert find_channels(reports) == find_channels(reports[::-1])


def test_denials_open_no_channel() -> None:
    denial = report("النهضة", "رامي", stance=Stance.DENIES)
    assert find_channels([report("الفجر", "سامي"), denial]).count == 1
