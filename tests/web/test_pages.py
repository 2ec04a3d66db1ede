"""Every page answers in both languages, with a JSON twin that says the same and a description of it."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import pytest
from starlette.testclient import TestClient

from takhrij.api import Collection, Heading
from takhrij.model import Article, Reason
from takhrij.web.app import create_app
from takhrij.web.shown import period, reason

from .conftest import form_token


def twin(address: str) -> str:
    path, _, query = address.partition("?")
    return ("/index" if path == "/" else path) + ".json" + (f"?{query}" if query else "")


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("en", "ltr")])
def test_every_page_answers_in_both_languages(
    client: TestClient, addresses: list[str], language: str, direction: str
) -> None:
    for address in addresses:
        answer = client.get(address + ("&" if "?" in address else "?") + f"lang={language}")
        assert answer.status_code == 200, address
        assert f'<html lang="{language}" dir="{direction}">' in answer.text, address


def test_every_page_has_a_json_twin(client: TestClient, addresses: list[str]) -> None:
    for address in addresses:
        answer = client.get(twin(address))
        assert answer.status_code == 200, address
        assert isinstance(answer.json(), dict), address


def test_the_description_names_every_twin_with_its_fields(client: TestClient) -> None:
    described = client.get("/openapi.json").json()["paths"]
    assert "/claims.json" in described and "/claim/{claim}.json" in described
    for path, methods in described.items():
        assert not {":", " "} & set(path), path
        fields = methods["get"]["responses"]["200"]["content"]["application/json"]["schema"]["properties"]
        assert fields and all(f["description"] for f in fields.values()), path


def test_the_language_of_the_interface_is_remembered(client: TestClient) -> None:
    client.get("/?lang=en")
    assert '<html lang="en"' in client.get("/claims").text


def test_a_claim_shows_its_words_in_place_and_its_outlets(client: TestClient) -> None:
    found = client.get("/claims.json?q=أسمدة").json()["found"]["rows"]
    page = client.get(f"/claim/{found[0]['id']}").text
    assert "<mark>" in page and "أسمدة" in page


def test_the_marked_text_joined_is_the_article(client: TestClient) -> None:
    context = client.get("/article/sahl-1.json").json()
    shown = ["".join(piece["text"] for piece in paragraph) for paragraph in context["text"]]
    assert shown == [line for line in context["view"]["article"]["text"].split("\n") if line.strip()]


def test_an_unforeseen_fault_is_told_in_the_readers_language(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("/secret/path")

    monkeypatch.setattr(Collection, "edition", fail)
    app = create_app(database)
    with TestClient(app, base_url="http://127.0.0.1:8400", raise_server_exceptions=False) as client:
        answer = client.get("/?lang=ar")
    assert answer.status_code == 500 and "حدث خطأ" in answer.text and "/secret/path" not in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_a_reason_names_articles_by_outlet_and_day() -> None:
    articles = {"x1": Heading("x1", "عنوان", "الفجر", "2025-05-13T10:00:00")}
    said = reason(Reason("copy.earlier", ("x1", "2025-05-13T10:11:12+03:00")), articles, language="en")
    assert "الفجر 2025-05-13" in said and "2025-05-13 10:11+03:00" in said and "x1" not in said


@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [
        ("2024-02-03", "2024-02-03", "2024-02-03"),
        ("2024-02-03T07:00", "2024-02-03T09:00", "2024-02-03"),
        ("2024-02-01", "2024-02-29", "2024-02"),
        ("2024-01-01", "2024-12-31", "2024"),
        ("2024-02-01", "2024-02-28", "2024-02-01 – 2024-02-28"),
        ("1960-01-01", "1969-12-31", "1960 – 1969"),
        ("2024-02-01", "2024-03-31", "2024-02 – 2024-03"),
    ],
)
def test_a_time_is_shown_as_exactly_as_it_is_known(first: str, last: str, shown: str) -> None:
    assert period((first, last)) == shown


def test_who_cites_another_outlet_relays_in_the_matrix(client: TestClient) -> None:
    """Two sites cite each other for the ship: neither has a source of its own."""
    story = client.get("/stories.json").json()["found"]["rows"][0]["id"]
    page = client.get(f"/story/{story}.json").json()
    ship = next(row for row in page["matrix"] if "نجمة الشمال" in row["claim"]["statement"])
    cells = dict(zip(page["outlets"], ship["cells"], strict=True))
    assert cells["مرصد الساحل"] == cells["إذاعة صدى"] == "relayed"
    assert cells["البريد اليومي"] == "denies"


def test_copies_name_both_articles_and_can_be_narrowed(client: TestClient) -> None:
    found = client.get("/copies.json").json()
    pairs = found["found"]["rows"]
    assert pairs and all({row["doc"], row["of"]} <= found["articles"].keys() for row in pairs)
    parts = client.get("/copies.json?extent=part").json()["found"]["rows"]
    assert parts == [row for row in pairs if row["extent"] == "part"]
    outlet = found["articles"][pairs[0]["of"]]["outlet"]
    assert pairs[0] in client.get(f"/copies.json?outlet={outlet}").json()["found"]["rows"]
    assert client.get("/copies.csv").text.count("\n") == len(pairs) + 1


def test_contradictions_show_both_claims_and_can_be_narrowed(client: TestClient) -> None:
    pairs = client.get("/contradictions.json").json()["found"]["rows"]
    assert pairs and all(pair["a"] == a["id"] and pair["b"] == b["id"] for pair, a, b in pairs)
    kind = pairs[0][0]["kind"]
    narrowed = client.get(f"/contradictions.json?kind={kind}").json()["found"]
    assert narrowed["total"] == len([pair for pair, _, _ in pairs if pair["kind"] == kind])
    assert client.get("/contradictions.csv").text.count("\n") == len(pairs) + 1


def test_contradictions_stand_under_their_story_and_only_kinds_that_occur_are_offered(client: TestClient) -> None:
    found = client.get("/contradictions.json").json()
    kinds = {pair["kind"] for pair, _, _ in found["found"]["rows"]}
    assert {kind for kind, _ in found["kinds"]} == kinds
    page = client.get("/contradictions?lang=en").text
    assert set(re.findall(r'<option value="(\w+)"', page)) == kinds
    for story in found["stories"].values():
        assert page.count(f'href="/story/{story["id"]}"') == 1 and story["label"] in unescape(page)


def test_words_that_were_asked_for_are_marked_in_what_is_found(client: TestClient) -> None:
    assert "<mark>الميناء</mark>" in client.get("/search?q=الميناء").text


def test_an_unknown_claim_is_not_found(client: TestClient) -> None:
    assert client.get("/claim/nothing").status_code == 404
    assert client.get("/claim/nothing.json").status_code == 404
    assert client.get("/no-such-page").status_code == 404


def test_the_table_of_claims_opens_in_a_spreadsheet(client: TestClient) -> None:
    answer = client.get("/claims.csv")
    assert answer.content.startswith(b"\xef\xbb\xbfrank,id,statement")
    assert "attachment" in answer.headers["content-disposition"]


def test_the_original_is_handed_over_as_it_came(client: TestClient) -> None:
    answer = client.get("/article/alghad/original")
    assert "windows-1256" in answer.content.decode("cp1256")
    assert answer.headers["content-type"] == "application/octet-stream"


def test_a_decision_is_recorded_shown_and_taken_back(private_client: TestClient) -> None:
    claim = private_client.get("/claims.json").json()["found"]["rows"][0]["id"]
    token = form_token(private_client)
    posted = {"token": token, "verdict": "note", "target": claim, "who": "ليلى", "why": "راجعتها", "value": "للمتابعة"}
    assert private_client.post("/decide", data=posted, follow_redirects=False).status_code == 303
    made = private_client.get("/decisions.json").json()["decisions"]
    assert [(d["verdict"], d["who"], d["undone"]) for d in made] == [("note", "ليلى", None)]
    link = private_client.get("/decisions").text.split('<a href="/claims?')[1].split('"')[0]
    assert f"/claim/{claim}" in private_client.get(f"/claims?{unescape(link)}").text
    private_client.post("/undo", data={"token": token, "decision": made[0]["id"]})
    assert private_client.get("/decisions.json").json()["decisions"][0]["undone"]


def test_json_is_readable_arabic(client: TestClient) -> None:
    answer = client.get("/article/sahl-1.json")
    assert "مرسى النور" in answer.text
    assert json.loads(answer.text)


def test_every_name_in_a_chain_leads_to_somebody(client: TestClient) -> None:
    claims = client.get("/claims.json").json()["found"]["rows"]
    for claim in claims[:10]:
        page = client.get(f"/claim/{claim['id']}").text
        links = {part.split('"')[0] for part in page.split('class="step" href="')[1:]}
        assert links
        for link in links:
            answer = client.get(f"{link}.json")
            assert answer.status_code == 200, unquote(link)
            if link.startswith("/who/"):
                assert answer.json()["profiles"], unquote(link)


LISTS = (
    "/", "/add", "/articles", "/stories", "/claims", "/outlets", "/network", "/compare", "/search", "/search?q=x",
    "/decisions", "/review", "/who/x", "/suggest.json?q=xx", "/claims.csv", "/outlets.csv",
    "/copies", "/contradictions", "/copies.csv", "/contradictions.csv", "/network.csv",
)  # fmt: skip


@pytest.mark.parametrize("filled", [False, True])
def test_pages_of_an_empty_or_fresh_collection_say_so(tmp_path: Path, filled: bool) -> None:
    path = tmp_path / "fresh.db"
    with Collection.open(path, create=True) as collection:
        if filled:  # added, but neither analysed nor linked
            collection.add_articles([Article("a/1", "نص قصير", published="غير معروف")])
    with TestClient(create_app(path), base_url="http://127.0.0.1:8400") as client:
        for address in [*LISTS, *(["/article/a%2F1"] if filled else [])]:
            assert client.get(address).status_code == 200, address


def test_two_pasted_texts_are_two_articles(private_client: TestClient) -> None:
    private_client.app.state.refresher.ask = lambda: None  # type: ignore[attr-defined]
    before = private_client.get("/index.json").json()["counts"]["articles"]
    for text in ("قال سالم إن البحر هادئ.", "قالت ليلى إن الريح شديدة."):
        private_client.post("/add", data={"token": form_token(private_client), "text": text})
    assert private_client.get("/index.json").json()["counts"]["articles"] == before + 2
