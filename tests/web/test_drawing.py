"""The chart of chains, the versions side by side, the map, and the marks of an article."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from takhrij.api import ClaimRow
from takhrij.documents import Document
from takhrij.model import (
    Attribution,
    Claim,
    Force,
    Kind,
    Link,
    LinkKind,
    Origin,
    Report,
    Span,
    Stance,
    Status,
    Style,
)
from takhrij.web.chart import HEIGHT, LANE, LINES, WIDTH, draw, wrap
from takhrij.web.map import draw_map
from takhrij.web.mark import Mark, follow_style, paragraphs, pieces
from takhrij.web.pages.article import entries
from takhrij.web.versions import differences, versions
from takhrij.write.passages import Passage


def attribution(id: str) -> Attribution:
    return Attribution(
        id, Span(0, 2), (), None, None, None, None, Kind.PERSON, Force.ASSERTS, Style.INDIRECT, None, "rule"
    )


def report(doc: str, *names: str, stance: Stance = Stance.AFFIRMS) -> Report:
    kinds = [LinkKind.OUTLET, *[LinkKind.ATTRIBUTION] * (len(names) - 1)]
    chain = tuple(Link(name, kind, f"actor:{name}") for name, kind in zip(names, kinds, strict=True))
    return Report(doc, (Span(0, 5),), None, stance, chain)


def claim(*reports: Report, common: tuple[str, ...] = (), circles: tuple[tuple[str, ...], ...] = ()) -> Claim:
    origins = tuple(
        Origin(r.chain[-1].name, Kind.PERSON, r.chain[-1].actor, (at,), r.stance, True) for at, r in enumerate(reports)
    )
    return Claim(
        "c1", "x", ("d", Span(0, 1)), reports, origins, (1, 1), (0, 0), 1, Status.SINGLE, False, common, circles
    )


def test_the_origin_stands_right_of_the_outlet() -> None:
    nodes = {n.name: n for n in draw(claim(report("d1", "A", "B", "C"))).nodes}
    assert nodes["C"].x > nodes["B"].x > nodes["A"].x


def test_who_stands_in_two_chains_is_drawn_once() -> None:
    chart = draw(claim(report("d1", "A", "C"), report("d2", "B", "C")))
    assert sorted(n.name for n in chart.nodes) == ["A", "B", "C"]
    assert next(n.reports for n in chart.nodes if n.name == "C") == (0, 1)


def test_no_two_nodes_overlap() -> None:
    chart = draw(claim(*(report(f"d{i}", f"O{i}", f"R{i % 3}", f"S{i % 5}") for i in range(12))))
    for a in chart.nodes:
        assert a.x >= 0 and a.x + WIDTH <= chart.width and a.y >= 0 and a.y + HEIGHT <= chart.height
        assert not [b for b in chart.nodes if b is not a and b.x == a.x and abs(b.y - a.y) < HEIGHT]


def test_a_step_over_a_layer_runs_past_the_nodes_in_it() -> None:
    chart = draw(claim(report("d1", "A", "B", "C"), report("d2", "A", "C")))
    middle = next(n for n in chart.nodes if n.name == "B")
    long_way = next(e for e in chart.edges if (e.source, e.target) == ("C", "A"))
    lane = int(long_way.path.split(" H")[0].rsplit(",", 1)[1]) - LANE // 2
    assert lane >= middle.y + HEIGHT or lane + LANE <= middle.y


def test_common_links_and_circles_have_roles_of_their_own() -> None:
    chart = draw(claim(report("d1", "A", "B", "C"), common=("B",)))
    assert [n.role for n in chart.nodes if n.name == "B"] == ["common"]
    circle = draw(claim(report("d1", "A", "B", "A"), circles=(("A", "B"),)))
    assert {n.role for n in circle.nodes} == {"circle"}


def test_an_outlet_in_its_own_voice_is_told_from_one_that_cites() -> None:
    chart = draw(claim(report("d1", "A"), report("d2", "C", "B")))
    assert {n.name: n.role for n in chart.nodes} == {"A": "own", "B": "origin", "C": "outlet"}


def test_a_line_denies_only_where_all_its_reports_deny() -> None:
    both = draw(claim(report("d1", "A", "B"), report("d2", "A", "B", stance=Stance.DENIES)))
    assert [e.denies for e in both.edges] == [False]
    assert [e.denies for e in draw(claim(report("d1", "A", "B", stance=Stance.DENIES))).edges] == [True]


def test_a_giant_name_stays_in_its_box() -> None:
    lines = wrap("س" * 5000 + " " + "ص " * 900)
    assert len(lines) <= LINES and all(len(line) < 40 for line in lines)


@pytest.mark.parametrize(
    ("other", "changes"),
    [
        ("قتل سبعة أشخاص", [("قتل سبعة أشخاص", "same")]),
        ("قتل تسعة أشخاص", [("قتل", "same"), ("سبعة", "gone"), ("تسعة", "new"), ("أشخاص", "same")]),
        ("قُتِل سبعة أشخاص.", [("قُتِل سبعة أشخاص.", "same")]),  # vowels and punctuation are no difference
        ("أغلق الميناء", [("أغلق الميناء", "other")]),
    ],
)
def test_differences_are_told_word_by_word(other: str, changes: list[tuple[str, str]]) -> None:
    found = differences(["قتل", "سبعة", "أشخاص"], other.split())
    assert [(run.words, run.change) for run in found] == changes


def test_reports_of_one_wording_are_one_version_the_first_published_leads() -> None:
    reports = [report("d1", "A"), report("d2", "B"), report("d3", "C")]
    words = ("قتل ستة", "قتل سبعة", "قتل ستة")
    passages = [(Passage(r.doc, Span(0, 5), "", w, ""),) for r, w in zip(reports, words, strict=True)]
    base = Document("d", None, None, None, "unknown", None, None, None, "unknown", "ar")
    days = {"d1": "2025-05-03", "d2": "2025-05-01", "d3": None}
    found = versions(reports, passages, {id: replace(base, id=id, published=day) for id, day in days.items()})
    assert [(v.day, v.reports) for v in found] == [("2025-05-01", (1,)), ("2025-05-03", (0, 2))]


def place_row(place: str | None) -> ClaimRow:
    return ClaimRow(1, "c1", "x", Status.SINGLE, (1, 1), (0, 0), 1, False, 1, (), place, None, None)


def test_places_lie_on_the_map_as_on_the_globe() -> None:
    found = draw_map([place_row("القاهرة"), place_row("القاهرة"), place_row("بغداد"), place_row(None)])
    assert found is not None
    cairo, baghdad = (next(s for s in found.spots if s.name == name) for name in ("القاهرة", "بغداد"))
    assert cairo.claims == 2
    assert cairo.x < baghdad.x and cairo.y > baghdad.y  # Baghdad lies north-east of Cairo


def test_a_place_that_nobody_knows_is_named_beside_the_map() -> None:
    found = draw_map([place_row("مرسى النور الشمالية")])
    assert found is not None and found.spots == () and found.unplaced == ("مرسى النور الشمالية",)


def test_a_country_is_no_dot_but_named_beside_the_map() -> None:
    found = draw_map([place_row("بغداد"), place_row("سوريا"), place_row("سوريا")])
    assert found is not None
    assert [spot.name for spot in found.spots] == ["بغداد"] and found.countries == (("سوريا", 2),)


def test_one_far_place_does_not_make_the_others_too_small() -> None:
    near = [place_row(name) for name in ("بغداد", "البصرة", "الموصل", "كربلاء") for _ in range(5)]
    found = draw_map([*near, place_row("واشنطن")])
    assert found is not None and found.far == (("واشنطن", 1),)
    assert {spot.name for spot in found.spots} == {"بغداد", "البصرة", "الموصل", "كربلاء"}


def test_coasts_and_borders_are_drawn_where_the_map_shows_them() -> None:
    shore, inland = draw_map([place_row("طرابلس"), place_row("بنغازي")]), draw_map([place_row("سبها")])
    assert shore is not None and inland is not None
    assert shore.coasts and not inland.coasts
    for x, y in re.findall(r"(-?\d+),(-?\d+)", shore.coasts):
        assert -400 < int(x) < 1200 and -400 < int(y) < 900


def test_no_label_of_the_map_is_cut_off() -> None:
    names = ("دمشق", "دوما", "داريا", "حرستا", "عربين", "جرمانا", "قدسيا", "التل", "الزبداني", "بيروت", "دير الزور")
    found = draw_map([place_row(name) for name in names])
    assert found is not None and len(found.spots) > 6
    assert all(spot.label_y < found.height for spot in found.spots)
    assert any(spot.left for spot in found.spots) and not all(spot.left for spot in found.spots)


def test_without_a_place_there_is_no_map() -> None:
    assert draw_map([place_row(None)]) is None


def test_an_anchor_is_given_once_though_its_span_is_cut() -> None:
    marks = [Mark(Span(0, 9), "content", anchor="text-a1"), Mark(Span(3, 5), "cue", anchor="cue-a1")]
    lines = paragraphs(pieces("abcdef\nghijk", marks))
    assert [a for line in lines for piece in line for a in piece.anchors] == ["text-a1", "cue-a1"]


def test_what_is_said_within_what_is_said_is_marked_nested() -> None:
    found = pieces("abcdef", [Mark(Span(0, 6), "content of-1"), Mark(Span(2, 4), "content of-2")])
    assert [(p.text, p.css) for p in found] == [
        ("ab", "content of-1"),
        ("cd", "content of-1 of-2 nested"),
        ("ef", "content of-1"),
    ]


def test_nested_attributions_know_their_depth_and_what_they_hold() -> None:
    outer, inner = attribution("a1"), replace(attribution("a2"), parent="a1")
    assert [(e.depth, e.inner) for e in entries([outer, inner])] == [(0, ("a2",)), (1, ())]


def test_attributions_that_hold_each_other_end_somewhere() -> None:
    a, b = replace(attribution("a1"), parent="a2"), replace(attribution("a2"), parent="a1")
    assert all(e.depth <= 6 for e in entries([a, b]))


def test_the_style_that_follows_attributions_is_bounded() -> None:
    assert follow_style(10**9) == follow_style(200)


def test_a_circle_is_drawn_as_one() -> None:
    """A has it from B, and B from A; both reports count as one origin, which is B."""
    told = claim(report("d1", "A", "B"), report("d2", "B", "A"), circles=(("A", "B"),))
    origin = replace(told.origins[0], reports=(0, 1))
    chart = draw(replace(told, origins=(origin,)))
    assert sorted((e.source, e.target) for e in chart.edges) == [("A", "B"), ("B", "A")]
    assert {n.role for n in chart.nodes} == {"circle"}
