"""What other programs and people are given: every format holds the pile's claims, and nothing hostile gets through."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import networkx
import pytest
from builders import ARTICLES, DISPATCH, analyses, link

from takhrij.errors import InputError
from takhrij.model import Article, Credit, Graph, Reason, Role, Skipped, Span
from takhrij.pack import load_pack
from takhrij.write.csv import guarded
from takhrij.write.formats import FORMATS, write
from takhrij.write.json import analysis_record, graph_record
from takhrij.write.passages import passages
from takhrij.write.report import render_report
from takhrij.write.trees import grow
from takhrij.write.words import bounds, plain, tell

PACK = load_pack()
ANALYSES = analyses(ARTICLES, PACK)
GRAPH = link(ARTICLES, ANALYSES, PACK)


def written(format: str, folder: Path) -> Path:
    path = folder / f"out.{format}"
    write(format, ARTICLES, ANALYSES, GRAPH, path)
    return path


def test_json_has_the_fields_of_the_interface() -> None:
    record = graph_record(ARTICLES, ANALYSES, GRAPH, [Skipped("x", "why")])
    claim = record["claims"][0]
    assert [d["id"] for d in record["documents"]] == ["fajr-1", "nahar-1", "nahar-2"]
    assert claim["reports"][0]["chain"] == ["الفجر", "وكالة النبع", "مصدر طبي"]
    assert (claim["independent"], claim["independent_denying"], claim["status"]) == ([1, 1], [1, 1], "contested")
    assert claim["quantity"] == {"min": 7, "max": 7, "unit": "قتيل"}
    assert record["copies"][0]["spans"] == [[[0, len(DISPATCH)], [0, len(DISPATCH)]]]
    assert [group["docs"] for group in record["copy_groups"]] == [["fajr-1", "nahar-1"]]
    assert record["composed"] == []
    assert record["contradictions"][0]["kind"] == "polarity"
    assert record["skipped"] == [{"path": "x", "why": "why"}]


def test_every_span_of_an_analysis_cuts_its_words_again() -> None:
    article, analysis = ARTICLES["nahar-2"], ANALYSES["nahar-2"]
    (found,) = analysis_record(article, analysis)["attributions"]
    assert article.text[slice(*found["cue"])] == "نفت"
    assert [article.text[slice(*span)] for span in found["content"]] == ["سبعة أشخاص قتلوا في الحريق"]


def test_credits_outside_the_text_stand_apart() -> None:
    aside = Credit(Span(0, 3), "الفجر", Role.BYLINE, field="author")
    analysis = replace(ANALYSES["fajr-1"], credits=(*ANALYSES["fajr-1"].credits, aside))
    record = analysis_record(ARTICLES["fajr-1"], analysis)
    assert [c["role"] for c in record["credits"]] == ["agency"]
    assert [c["field"] for c in record["field_credits"]] == ["author"]


def test_csv_has_a_row_a_report_and_opens_in_spreadsheets(tmp_path: Path) -> None:
    path = written("csv", tmp_path)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(r["article"], r["stance"]) for r in rows] == [
        ("fajr-1", "affirms"),
        ("nahar-1", "affirms"),
        ("nahar-2", "denies"),
    ]
    assert rows[0]["chain"] == "الفجر > وكالة النبع > مصدر طبي"
    assert rows[0]["quantity_min"] == "7"


@pytest.mark.parametrize("cell", ["=1+1", "+cmd", "-2", "@x", "\tx", "\nx"])
def test_no_cell_runs_as_a_formula(cell: str) -> None:
    assert guarded(cell) == f"'{cell}"
    assert guarded("نص = نص") == "نص = نص"


def test_graphml_is_the_network_of_who_gets_it_from_whom(tmp_path: Path) -> None:
    network = networkx.read_graphml(written("graphml", tmp_path))
    assert network.edges["outlet:spring", "outlet:الفجر"]["reports"] == 1
    assert network.edges["medical", "outlet:spring"]["reports"] == 2
    assert network.nodes["ministry"]["name"] == "وزارة الصحة"


def test_graphml_survives_letters_that_xml_forbids(tmp_path: Path) -> None:
    first = GRAPH.claims[0]
    bad = replace(first.reports[0], chain=(replace(first.reports[0].chain[0], name="a\x00b\x1f", actor="k\x08"),))
    graph = replace(GRAPH, claims=(replace(first, reports=(bad,)),))
    write("graphml", ARTICLES, ANALYSES, graph, tmp_path / "x.graphml")
    assert ElementTree.parse(tmp_path / "x.graphml").getroot().tag.endswith("graphml")


def test_ftm_entities_refer_to_each_other(tmp_path: Path) -> None:
    rows = [json.loads(line) for line in written("ftm", tmp_path).read_text(encoding="utf-8").splitlines()]
    ids = {row["id"] for row in rows}
    links = [row for row in rows if row["schema"] == "Documentation"]
    assert links and all({row["properties"][side][0] for side in ("entity", "document")} <= ids for row in links)
    assert len(ids) == len(rows)


def test_annotations_quote_what_stands_at_their_positions(tmp_path: Path) -> None:
    page = json.loads(written("annotations", tmp_path).read_text(encoding="utf-8"))
    quote, position = page["items"][0]["target"][0]["selector"]
    assert ARTICLES["fajr-1"].text[position["start"] : position["end"]] == quote["exact"]
    assert page["items"][0]["target"][0]["source"] == "https://fajr.example/1"


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_graph_gives_the_same_bytes(format: str, tmp_path: Path) -> None:
    first = written(format, tmp_path).read_bytes()
    assert written(format, tmp_path).read_bytes() == first


@pytest.mark.parametrize("format", FORMATS)
def test_an_empty_graph_can_be_written(format: str, tmp_path: Path) -> None:
    write(format, {}, {}, Graph(), tmp_path / "empty")
    assert (tmp_path / "empty").exists()


def test_an_unknown_format_or_place_says_so(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="Known: json"):
        write("xls", {}, {}, Graph(), tmp_path / "x")
    with pytest.raises(InputError, match="cannot be written"):
        write("json", {}, {}, Graph(), tmp_path)


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("en", "ltr")])
def test_the_report_holds_claims_words_and_argument(language: str, direction: str) -> None:
    page = render_report(ARTICLES, ANALYSES, GRAPH, skipped=[Skipped("b.txt", "it is empty")], language=language)
    assert f'dir="{direction}"' in page
    assert "<mark>سبعة أشخاص قتلوا في الحريق</mark>" in page
    assert "b.txt" in page
    assert "house." not in page, "a phrase without its sentence"


def test_the_report_needs_nothing_from_elsewhere_and_no_script() -> None:
    page = render_report(ARTICLES, ANALYSES, GRAPH)
    assert not any(mark in page for mark in ("<script", "src=", "@import", "url(", "onload"))
    assert "default-src 'none'" in page


def test_hostile_text_is_shown_and_not_obeyed() -> None:
    text = ARTICLES["fajr-1"].text + " <script>alert(1)</script> \u202eعكس"
    hostile = Article("fajr-1", text, outlet="<b onclick=x>\u202e", title="<img src=x>")
    page = render_report(ARTICLES | {"fajr-1": hostile}, ANALYSES, GRAPH)
    assert "<script" not in page and "<img" not in page and "onclick=x>" not in page.replace("&lt;b onclick=x&gt;", "")
    assert "\u202e" not in page


def test_the_report_counts_claims_that_it_leaves_to_other_formats() -> None:
    many = replace(GRAPH, claims=tuple(replace(GRAPH.claims[0], id=f"c{n}") for n in range(5)))
    page = render_report(ARTICLES, ANALYSES, many, language="en", limit=2)
    assert "The first 2 of 5 claims" in page and 'id="claim-2"' in page and 'id="claim-3"' not in page


def test_the_report_quotes_a_claim_of_many_places_in_part() -> None:
    first = GRAPH.claims[0]
    spans = [Span(n, n + 5) for n in range(45)]
    many = replace(first, reports=tuple(replace(first.reports[0], spans=(span,)) for span in spans))
    page = render_report(ARTICLES, ANALYSES, replace(GRAPH, claims=(many,)), language="en")
    assert page.count("<mark>") == 40 and "and 5 more places" in page


def test_trees_grow_from_the_knower_and_share_what_chains_share() -> None:
    medical, ministry = grow(GRAPH.claims[0].reports)
    assert medical.name == "مصدر طبي"
    (agency,) = medical.onward
    assert [branch.name for branch in agency.onward] == ["الفجر", "النهضة"]
    assert [branch.name for branch in ministry.onward] == ["النهضة"]


def test_words_in_place_have_whole_words_round_them() -> None:
    article = Article("a", "كلمة أولى ثم كلمة ثانية ثم الخبر ثم كلمة أخيرة هنا")
    start = article.text.index("الخبر")
    (place,) = passages(article, [Span(start, start + 5)], context=10)
    assert (place.before, place.words, place.after) == ("ثانية ثم ", "الخبر", " ثم كلمة")


def test_words_in_place_never_run_into_each_other() -> None:
    article = Article("a", "أول ثان ثالث")
    first, second = passages(article, [Span(0, 3), Span(8, 12)])
    assert (first.after, second.before) == (" ثان ", " ثان ")


def test_a_reason_without_a_sentence_is_shown_by_its_code() -> None:
    assert tell(Reason("no.such", ("أ",)), "en") == "no.such أ"


def test_plain_text_steers_nothing() -> None:
    assert plain("a\x1b[31m\u202eb\n\u2066c") == "a[31mb c"


def test_a_range_cannot_be_read_the_wrong_way_round() -> None:
    assert (bounds((1, 1), "ar"), bounds((1, 3), "en"), bounds((1, 3), "ar")) == ("1", "1–3", "1 إلى 3")
