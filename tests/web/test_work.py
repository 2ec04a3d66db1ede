"""Work behind the pages: one refresh at a time, nothing asked for is lost, and doubts wait until they are judged."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

from starlette.testclient import TestClient

from takhrij.api import Run
from takhrij.web.cache import Cache
from takhrij.web.pages.front import day_before
from takhrij.web.refresh import Refresher

from .conftest import form_token, wait_for_work

Say = Callable[[str, int, int], None]


def test_what_is_asked_for_meanwhile_is_done_once_more() -> None:
    begun, go_on, done = threading.Event(), threading.Event(), []

    def work(say: Say) -> None:
        begun.set()
        assert go_on.wait(5)
        done.append(1)

    refresher = Refresher(Path(), work)
    refresher.ask()
    assert begun.wait(5)
    for _ in range(10):
        refresher.ask()
    go_on.set()
    assert refresher.wait(5)
    assert len(done) == refresher.state.finished == 2


def test_a_fault_is_told_and_the_next_refresh_begins_anew() -> None:
    faults: list[str | None] = ["disk full", None]
    refresher = Refresher(Path(), lambda say: faults.pop(0))
    refresher.ask()
    assert refresher.wait(5) and refresher.state.failed == "disk full"
    refresher.ask()
    assert refresher.wait(5) and refresher.state.failed is None


def test_work_that_raises_leaves_nobody_waiting() -> None:
    def work(say: Say) -> None:
        raise RuntimeError("boom")

    refresher = Refresher(Path(), work)
    refresher.ask()
    assert refresher.wait(5) and "boom" in (refresher.state.failed or "")


def test_progress_is_told_to_readers(private_client: TestClient) -> None:
    before = private_client.get("/progress.json").json()["progress"]
    assert (before["running"], before["finished"]) == (False, 0)
    private_client.post("/link", data={"token": form_token(private_client)})
    wait_for_work(private_client)
    assert private_client.get("/progress.json").json()["progress"]["finished"] == 1


def test_a_worker_that_cannot_open_the_file_says_so(tmp_path: Path) -> None:
    refresher = Refresher(tmp_path / "missing.db")
    refresher.ask()
    assert refresher.wait(30)
    assert "no such collection" in (refresher.state.failed or "")


def test_an_upload_leads_to_what_came_of_it(private_client: TestClient) -> None:
    text = "صحيفة المنارة\n\nقال محافظ مرسى النور سامر الحكيم إن الميناء سيفتح غدا."
    files = {"files": ("manara.txt", text.encode("utf-8"))}
    answer = private_client.post("/add", data={"token": form_token(private_client)}, files=files)
    assert answer.url.path.startswith("/added/") and "manara.txt" in answer.text
    wait_for_work(private_client)
    assert private_client.get("/claims.json?q=الحكيم").json()["found"]["total"] >= 1
    assert private_client.get("/added/unknown").status_code == 404


def test_an_upload_of_nothing_readable_says_what_was_left_out(private_client: TestClient) -> None:
    files = {"files": ("broken.zip", b"PK\x03\x04 not a zip")}
    answer = private_client.post("/add", data={"token": form_token(private_client)}, files=files)
    assert answer.status_code == 200 and "broken.zip" in answer.text


def test_a_decision_that_says_nothing_is_refused(private_client: TestClient) -> None:
    answer = private_client.post("/decide", data={"token": form_token(private_client), "who": "ليلى"})
    assert answer.status_code == 400 and "A decision needs" in answer.text


def test_a_doubt_waits_until_it_is_judged_and_comes_back_when_that_is_taken_back(private_client: TestClient) -> None:
    doubts = private_client.get("/review.json").json()["doubts"]
    anchors = [doubts[0][side]["anchor"] for side in ("a", "b")]
    posted = {
        "token": form_token(private_client),
        "verdict": "not-same-actor",
        "who": "ليلى",
        "doc": [a["doc"] for a in anchors],
        "cut": [a["cut"] for a in anchors],
    }
    refresher = private_client.app.state.refresher  # type: ignore[attr-defined]
    refresher.ask = lambda: None  # linking would make the bundled story's doubt, which a test planted, go away
    private_client.post("/decide", data=posted)
    assert len(private_client.get("/review.json").json()["doubts"]) == len(doubts) - 1
    made = private_client.get("/decisions.json").json()["decisions"][0]
    assert made["anchors"] == anchors
    private_client.post("/undo", data={"token": posted["token"], "decision": made["id"]})
    assert len(private_client.get("/review.json").json()["doubts"]) == len(doubts)


def test_a_doubt_shows_the_words_that_both_names_rest_on(client: TestClient) -> None:
    doubt = client.get("/review.json").json()["doubts"][0]
    for side in (doubt["a"], doubt["b"]):
        assert " ".join(run["words"] for run in side["runs"]) == side["name"]
        text = client.get(f"/article/{side['anchor']['doc']}.json").json()["view"]["article"]["text"]
        assert all("".join(piece["text"] for piece in paragraph) in text for paragraph in side["said"])
        assert "source" in {mark["css"] for paragraph in side["said"] for piece in paragraph for mark in piece["marks"]}


def test_a_name_can_be_added_to_a_person_and_the_other_way_round(private_client: TestClient) -> None:
    name = private_client.get("/claims.json").json()["found"]["rows"][0]["id"]
    chain = private_client.get(f"/claim/{name}.json").json()["view"]["claim"]["reports"][0]["chain"]
    actor = chain[-1]["actor"]
    assert 'value="alias"' in private_client.get(f"/who/{actor}").text
    unknown = private_client.get("/who/أبو الريش").text
    assert 'value="alias"' in unknown and 'value="أبو الريش"' in unknown


def test_a_script_in_the_queue_gets_no_page_back(private_client: TestClient) -> None:
    claim = private_client.get("/claims.json").json()["found"]["rows"][0]["id"]
    posted = {"token": form_token(private_client), "verdict": "hide", "target": claim, "who": "ليلى", "quiet": "1"}
    assert private_client.post("/decide", data=posted).status_code == 204


def test_a_hidden_claim_leaves_every_list_at_once_and_comes_back(private_client: TestClient) -> None:
    row = private_client.get("/claims.json").json()["found"]["rows"][0]
    lists = ["/", "/claims", f"/story/{row['story']}", f"/search?q={row['statement']}", "/contradictions"]
    before = [f"/claim/{row['id']}" in private_client.get(address).text for address in lists]
    posted = {"token": form_token(private_client), "verdict": "hide", "target": row["id"], "who": "ليلى"}
    private_client.post("/decide", data=posted)
    assert not private_client.get("/progress.json").json()["progress"]["running"]
    assert [a for a in lists if f"/claim/{row['id']}" in private_client.get(a).text] == []
    assert f"/claim/{row['id']}" in private_client.get("/claims?hidden=1").text
    made = private_client.get("/decisions.json").json()["decisions"][0]
    private_client.post("/undo", data={"token": posted["token"], "decision": made["id"]})
    assert [f"/claim/{row['id']}" in private_client.get(address).text for address in lists] == before


def test_the_name_of_who_decides_is_remembered(private_client: TestClient) -> None:
    claim = private_client.get("/claims.json").json()["found"]["rows"][0]["id"]
    posted = {"token": form_token(private_client), "verdict": "note", "target": claim, "who": "ليلى؛ =", "value": "x"}
    private_client.post("/decide", data=posted)
    assert 'value="ليلى؛ ="' in private_client.get(f"/claim/{claim}").text


def run(id: int, when: str) -> Run:
    return Run(id, when, 1, 1, "code", "pack")


def test_changes_are_told_since_a_day_ago_where_a_linking_is_that_old() -> None:
    today, hour_ago, old, older = (
        run(9, "2025-05-14T12:00:00+00:00"),
        run(8, "2025-05-14T11:00:00+00:00"),
        run(7, "2025-05-13T11:59:00+00:00"),
        run(6, "2025-05-01T00:00:00+00:00"),
    )
    assert day_before([today, hour_ago, old, older]) is old
    assert day_before([today, hour_ago]) is hour_ago


def test_a_value_is_made_once_a_key() -> None:
    cache, made = Cache(), []
    for key in ("a", "a", "b"):
        cache.get(key, lambda: made.append(1))
    assert len(made) == 2
