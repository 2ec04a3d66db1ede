"""What a person does with a pile, kept or not; analysis and linking are the stand-ins of `builders`."""

from __future__ import annotations

import json
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest
from builders import ARTICLES, DENIAL, DISPATCH, analyse, link

from takhrij import api
from takhrij.errors import InputError, PackError
from takhrij.model import Analysis, Anchor, Article, Skipped, Status, Verdict
from takhrij.pack import Pack


@pytest.fixture
def collection(tmp_path: Path) -> api.Collection:
    made = api.Collection.open(tmp_path / "c.db", create=True, clock=lambda: "2030-02-01T00:00:00+00:00")
    made.add_articles(ARTICLES.values())
    made.analyse(analyse=analyse)
    made.link(link=link)
    return made


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    path = tmp_path / "pile.jsonl"
    rows = [{"id": f"n{n:03}", "text": f"{DISPATCH} {n}"} for n in range(150)]
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return path


def failing(article: Article, pack: Pack) -> object:
    if article.id == "n003":
        raise RuntimeError("odd text")
    return analyse(article, pack)


def test_any_number_of_workers_gives_the_same_in_the_same_order(pile: Path) -> None:
    one = list(api.analyse_stream([pile], workers=1, analyse=analyse))
    assert list(api.analyse_stream([pile], workers=2, analyse=analyse)) == one
    assert [r[0].id for r in one if not isinstance(r, Skipped)] == [f"n{n:03}" for n in range(150)]


@pytest.mark.parametrize("workers", [1, 2])
def test_one_failure_costs_one_article(pile: Path, workers: int) -> None:
    results = list(api.analyse_stream([pile], workers=workers, analyse=failing))  # type: ignore[arg-type]
    left = [result for result in results if isinstance(result, Skipped)]
    assert len(results) == 150
    assert [item.why for item in left] == ["analysing n003 failed: RuntimeError: odd text"]


def test_what_was_analysed_before_a_stop_is_kept(tmp_path: Path) -> None:
    def stopped(article: Article, pack: Pack) -> Analysis:
        if article.id == "nahar-2":
            raise KeyboardInterrupt
        return analyse(article, pack)

    with api.Collection.open(tmp_path / "s.db", create=True) as collection:
        collection.add_articles(ARTICLES.values())
        with pytest.raises(KeyboardInterrupt):
            collection.analyse(analyse=stopped)
        assert collection.counts().analysed == 2


def test_a_faulty_pack_stops_everything(pile: Path) -> None:
    def broken(article: Article, pack: Pack) -> object:
        raise PackError("cues.toml: broken")

    with pytest.raises(PackError):
        list(api.analyse_stream([pile], analyse=broken))  # type: ignore[arg-type]


def test_tracing_gives_the_graph_and_what_was_left_out(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(DISPATCH, encoding="utf-8")
    (tmp_path / "b.txt").write_text("", encoding="utf-8")
    traced = api.trace([tmp_path], analyse=analyse, link=link)
    assert list(traced.articles) == ["a"] and len(traced.graph.claims) == 1
    assert [Path(item.path).name for item in traced.skipped] == ["b.txt"]


def test_a_kept_pile_gives_the_graph_of_one_that_is_not_kept(collection: api.Collection, tmp_path: Path) -> None:
    path = tmp_path / "same.jsonl"
    fields = ("id", "text", "outlet", "url", "title", "published")
    rows = [{name: getattr(article, name) for name in fields} for article in ARTICLES.values()]
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    assert collection.graph() == api.trace([path], analyse=analyse, link=link).graph


def test_claims_are_found_by_words_in_any_inflection(collection: api.Collection) -> None:
    assert [row.id for row in collection.claims("حرائق").rows] == ["c1"]
    assert collection.claims("زلزال").total == 0


@pytest.mark.parametrize(
    ("filters", "total"),
    [
        (api.Filters(status=Status.CONTESTED), 1),
        (api.Filters(status=Status.SINGLE), 0),
        (api.Filters(outlet="الفجر"), 1),
        (api.Filters(outlet="الفج"), 0),
        (api.Filters(actor="الوزارة"), 1),
        (api.Filters(actor="ministry"), 1),
        (api.Filters(story="s1", article="nahar-2"), 1),
        (api.Filters(since="2030-01-03"), 0),
        (api.Filters(until="2030-01-02", least=1), 1),
        (api.Filters(unsourced=True), 0),
    ],
)
def test_filters_narrow_the_list(collection: api.Collection, filters: api.Filters, total: int) -> None:
    assert collection.claims(filters=filters).total == total


def test_a_claim_shows_every_report_in_place_and_answers_to_old_ids(collection: api.Collection) -> None:
    view = collection.claim("c0")
    assert view.claim.id == "c1"
    words = "سبعة أشخاص قتلوا في الحريق"
    assert [places[0].words for places in view.passages] == [words] * 3
    assert view.passages[2][0].before == "نفت وزارة الصحة أن "


def test_words_of_a_report_stay_readable_after_its_article_changed(collection: api.Collection) -> None:
    collection.add_articles([Article("fajr-1", "نص آخر تماما.")])
    place = collection.claim("c1").passages[0][0]
    assert (place.before, place.words) == ("", "سبعة أشخاص قتلوا في الحريق")


def test_unknown_ids_say_how_to_find_the_right_ones(collection: api.Collection) -> None:
    for call in (collection.claim, collection.article, collection.story, collection.original):
        with pytest.raises(InputError, match="There is no"):
            call("nothing")


def test_search_shows_the_words_where_they_stand(collection: api.Collection) -> None:
    hit = collection.search("وزارات الصحة").rows[0]
    assert hit.doc == "nahar-2"
    assert hit.span is not None and hit.span.cut(DENIAL) == "وزارة"
    assert collection.search("؟!").total == 0
    assert collection.search('" OR *').total == 0


def test_a_snippet_ends_between_words(collection: api.Collection) -> None:
    collection.add_articles([Article("long-1", "حريق كبير في المصنع القديم " * 30, "الفجر")])
    hit = next(hit for hit in collection.search("المصنع").rows if hit.doc == "long-1")
    assert set(hit.snippet.split()) == {"حريق", "كبير", "في", "المصنع", "القديم"}


def test_search_takes_phrases_and_leaves_out_words(collection: api.Collection) -> None:
    assert {hit.doc for hit in collection.search('"سبعة أشخاص"').rows} == set(ARTICLES)
    assert collection.search('"أشخاص سبعة"').total == 0
    assert {hit.doc for hit in collection.search("الحريق -نفت").rows} == {"fajr-1", "nahar-1"}
    assert collection.search("-الحريق").total == 0


def test_search_narrows_by_outlet_and_day(collection: api.Collection) -> None:
    assert {h.doc for h in collection.search("الحريق", outlet="النهضة").rows} == {"nahar-1", "nahar-2"}
    assert {h.doc for h in collection.search("الحريق", since="2030-01-03").rows} == {"nahar-2"}


def test_who_is_found_by_any_name_with_what_is_attributed(collection: api.Collection) -> None:
    (view,) = collection.who("الوزارة")
    assert view.actor.key == "ministry"
    assert [(s.doc, s.outlet, s.words) for s in view.statements] == [
        ("nahar-2", "النهضة", "سبعة أشخاص قتلوا في الحريق")
    ]
    assert collection.who("لا أحد") == ()


def test_who_affirms_is_shown_who_denies(collection: api.Collection) -> None:
    assert collection.deniers("medical", ["c1", "c9"]) == (("c1", "وزارة الصحة"),)
    assert collection.deniers("ministry", ["c1"]) == ()  # it denies: nobody denies what it says
    assert collection.deniers("nobody", ["c1"]) == ()


def test_no_more_contradictions_are_read_than_asked_for(collection: api.Collection) -> None:
    assert len(collection.contradictions(["c1", "c9"])) == 1
    assert collection.contradictions(["c1"], limit=0) == collection.contradictions(["c9"]) == ()


def test_documents_of_a_story_say_what_analysis_found_out(collection: api.Collection) -> None:
    found = collection.story("s1").documents
    assert found == tuple(collection.article(document.id).document for document in found) != ()


def test_an_excerpt_shows_a_name_with_what_it_says(collection: api.Collection) -> None:
    found = collection.excerpt(Anchor("nahar-2", "وزارة الصحة"))
    assert found and found.source and found.attribution == "a1"
    assert found.source.cut(found.text) == "وزارة الصحة"
    assert [span.cut(found.text) for span in found.content] == ["سبعة أشخاص قتلوا في الحريق"]


def test_an_excerpt_stays_in_its_paragraph(collection: api.Collection) -> None:
    found = collection.excerpt(Anchor("nahar-1", "مصدر طبي"))
    assert found and found.text == DISPATCH


def test_an_excerpt_of_a_name_that_says_nothing_is_where_it_stands(collection: api.Collection) -> None:
    found = collection.excerpt(Anchor("fajr-1", "الحريق"))
    assert found and found.source and found.source.cut(found.text) == "الحريق" and not found.content
    assert collection.excerpt(Anchor("fajr-1", "غائب")) is None
    assert collection.excerpt(Anchor("gone", "وزارة")) is None


def test_outlets_show_who_feeds_whom(collection: api.Collection) -> None:
    by_name = {row.name: row for row in collection.outlets()}
    assert by_name["الفجر"].relays == 1 and by_name["الفجر"].fed_by == (("وكالة النبع", 1),)
    assert by_name["النهضة"].originates == 1 and by_name["النهضة"].articles == 2
    assert by_name["وكالة النبع"].feeds == (("الفجر", 1), ("النهضة", 1))


def test_comparing_is_the_same_from_both_sides(collection: api.Collection) -> None:
    there = collection.compare("fajr-1", "nahar-1").shared
    back = collection.compare("nahar-1", "fajr-1").shared
    assert there == tuple((b, a) for a, b in back) and len(there) == 1


def test_comparing_shows_shared_words_where_neither_is_a_copy(collection: api.Collection) -> None:
    found = collection.compare("fajr-1", "nahar-2")
    assert found.copy is None
    assert [(here.cut(found.a.text), there.cut(found.b.text)) for here, there in found.shared] == [
        ("إن سبعة أشخاص قتلوا في الحريق", "أن سبعة أشخاص قتلوا في الحريق")
    ]


def test_copies_are_grouped(collection: api.Collection) -> None:
    assert [group.docs for group in collection.copy_groups()] == [("fajr-1", "nahar-1")]
    assert collection.composed() == ()


def test_stories_span_the_days_of_their_articles(collection: api.Collection) -> None:
    (row,) = collection.stories()
    assert (row.articles, row.contested, row.since, row.until) == (3, 1, "2030-01-02", "2030-01-03")
    assert [d.id for d in collection.story("s1").documents] == ["fajr-1", "nahar-1", "nahar-2"]


def test_a_decision_holds_on_to_words_and_survives_reimport(collection: api.Collection) -> None:
    made = collection.decide(Verdict.NOTE, ["c1"], "seen", who="sara", why="checked")
    assert made.anchors == (Anchor("fajr-1", "سبعة أشخاص قتلوا في الحريق"),)
    collection.add_articles(ARTICLES.values())
    collection.link(link=link)
    assert collection.claim("c1").decisions == (made,)


def test_a_decision_about_people_holds_on_to_where_they_speak(collection: api.Collection) -> None:
    made = collection.decide(Verdict.SAME_ACTOR, ["مصدر طبي", "وزارة الصحة"], who="sara")
    assert made.anchors == (Anchor("fajr-1", "مصدر طبي"), Anchor("nahar-2", "وزارة الصحة"))
    with pytest.raises(InputError, match="Nobody"):
        collection.decide(Verdict.SAME_ACTOR, ["لا أحد"], who="sara")


def test_an_alias_needs_the_other_name(collection: api.Collection) -> None:
    name = collection.merged_actors()[0].name if collection.merged_actors() else collection.graph().actors[0].name
    with pytest.raises(InputError, match="needs the other name"):
        collection.decide(Verdict.ALIAS, [name], " ", who="sara")


def test_a_decision_can_be_about_one_report(collection: api.Collection) -> None:
    made = collection.decide(Verdict.WRONG_CHAIN, ["c1:3"], "النهضة > الوزير", who="sara")
    assert made.anchors == (Anchor("nahar-2", "سبعة أشخاص قتلوا في الحريق"),)
    assert made.value == "النهضة\nالوزير"
    with pytest.raises(InputError, match="reports 1 to 3"):
        collection.decide(Verdict.SPLIT, ["c1:4"], who="sara")


def test_a_hidden_claim_is_out_of_sight_until_the_decision_is_undone(collection: api.Collection) -> None:
    made = collection.decide(Verdict.HIDE, ["c1"], who="sara")
    for _ in range(2):  # at once, and after the next linking
        assert collection.claims().total == 0 and collection.graph().claims == ()
        assert collection.claims(filters=api.Filters(hidden=True)).total == 1
        assert collection.counts().claims == 0 and not collection.counts().stale
        collection.link(link=link)
    undone = collection.undo(made.id)
    assert undone.undone and collection.claims().total == 1
    with pytest.raises(InputError, match="no standing decision"):
        collection.undo(made.id)


def test_standing_decisions_are_told_from_all(collection: api.Collection) -> None:
    made = collection.decide(Verdict.NOTE, ["c1"], "seen", who="sara")
    collection.undo(made.id)
    assert collection.decisions(standing=True) == () and len(collection.decisions()) == 1


def test_diff_says_what_a_later_linking_changed(collection: api.Collection) -> None:
    collection.remove("nahar-2")
    collection.link(link=link)
    assert {(c.kind, c.before, c.after) for c in collection.diff()} == {("new-status", "contested", "echoed")}
    collection.add_articles([ARTICLES["nahar-2"]])
    collection.analyse(analyse=analyse)
    collection.link(link=link)
    assert {c.kind for c in collection.diff()} == {"new-status", "new-denial", "new-report"}
    with pytest.raises(InputError, match="no run 99"):
        collection.diff(99)


def test_diff_needs_two_runs(collection: api.Collection) -> None:
    with pytest.raises(InputError, match="not two runs"):
        collection.diff()


def test_bytes_can_be_added_by_name(collection: api.Collection) -> None:
    added = collection.add_bytes("wire.txt", ("أعلن المجلس فتح الطريق اليوم أمام السيارات. " * 3).encode("cp1256"))
    assert added.articles == ("wire",)
    assert collection.original("wire") is not None and collection.original("fajr-1") is None


def test_pasted_texts_are_articles_of_their_own(collection: api.Collection) -> None:
    first = collection.add_bytes("-", DENIAL.encode())
    second = collection.add_bytes("-", DISPATCH.encode())
    assert (first.added, second.added) == (1, 1) and first.articles != second.articles


def test_counts_say_whether_the_graph_is_stale(collection: api.Collection) -> None:
    assert not collection.counts().stale
    collection.decide(Verdict.NOTE, ["c1"], "seen", who="sara")
    assert not collection.counts().stale, "a note changes nothing that linking does"
    collection.decide(Verdict.KNOWN_ORIGIN, ["c1"], who="sara")
    assert collection.counts().stale


def sleeping(article: Article, pack: Pack) -> Analysis:
    time.sleep(60)
    return analyse(article, pack)


def test_workers_do_not_outlive_a_killed_parent(pile: Path, tmp_path: Path) -> None:
    script = textwrap.dedent(f"""
        import multiprocessing, pathlib, threading, time
        from takhrij.api import work
        from test_api import sleeping
        work._LOOK = 0.05
        from takhrij.api.pile import read_articles
        def tell():
            while len(children := multiprocessing.active_children()) < 2:
                time.sleep(0.01)
            pathlib.Path({str(tmp_path / "pids")!r}).write_text(" ".join(str(child.pid) for child in children))
            print(flush=True)
        threading.Thread(target=tell, daemon=True).start()
        list(work.analyse_all(read_articles([{str(pile)!r}]), workers=2, analyse=sleeping))
    """)
    running = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, cwd=Path(__file__).parent)
    assert running.stdout is not None and running.stdout.readline()
    running.kill()
    running.wait()
    pids = [int(pid) for pid in (tmp_path / "pids").read_text().split()]
    assert len(pids) == 2
    deadline = time.monotonic() + 20
    while any(map(lives, pids)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(map(lives, pids))


def lives(pid: int) -> bool:
    """Whether a process runs; one that only waits to be counted does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_any_number_of_workers_links_the_same(pile: Path) -> None:
    assert api.trace([pile], workers=2, analyse=analyse).graph == api.trace([pile], workers=1, analyse=analyse).graph
