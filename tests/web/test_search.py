"""Words, operators and fields become one question; letters become names; tables can be taken away."""

from __future__ import annotations

import csv
import io

import pytest
from starlette.requests import Request
from starlette.testclient import TestClient

from takhrij.api import Filters
from takhrij.model import Kind, Status
from takhrij.web.asking import asked


def ask(query: str) -> tuple[str | None, Filters]:
    return asked(Request({"type": "http", "query_string": query.encode(), "headers": []}))


@pytest.mark.parametrize(
    ("query", "words", "filters"),
    [
        ("q=port", "port", Filters()),
        ("q=port+status:contested", "port", Filters(status=Status.CONTESTED)),
        ('q=outlet:"two+words"+port', "port", Filters(outlet="two words")),
        ("q=kind:document", None, Filters(kind=Kind.DOCUMENT)),
        ("q=port+since:2025-05-13", "port", Filters(since="2025-05-13")),
        ("q=status:nonsense", "status:nonsense", Filters()),  # means nothing: stays a word
        ("q=since:yesterday", "since:yesterday", Filters()),
        ("status=echoed&q=x+status:single", "x", Filters(status=Status.SINGLE)),  # the operator wins
        ("status=%27--&since=2025-99-99&least=-1", None, Filters()),
        ("q=" + "a" * 5000, "a" * 300, Filters()),
    ],
)
def test_operators_and_fields_become_filters(query: str, words: str | None, filters: Filters) -> None:
    assert ask(query) == (words, filters)


def test_a_phrase_is_found_as_it_stands_and_a_minus_leaves_out(client: TestClient) -> None:
    def total(query: str) -> int:
        return int(client.get("/search.json", params={"q": query}).json()["articles"]["total"])

    assert total('"انفجار الميناء"') < total("انفجار الميناء")
    assert total('"الميناء انفجار"') == 0
    assert total("الميناء -سفينة") < total("الميناء")


def test_a_query_of_signs_is_no_fault(client: TestClient) -> None:
    for query in ('"', "-", '""', "-x", "*", "NEAR(", "a AND", "%", "\x00", "outlet:", '-"'):
        assert client.get("/search", params={"q": query}).status_code == 200, query
        assert client.get("/claims", params={"q": query}).status_code == 200, query


def test_the_kind_of_source_narrows_the_claims(client: TestClient) -> None:
    all_claims = client.get("/claims.json").json()["found"]["total"]
    persons = client.get("/claims.json?kind=person").json()["found"]
    assert 0 < persons["total"] < all_claims
    first = client.get(f"/claim/{persons['rows'][0]['id']}.json").json()["view"]["claim"]
    assert "person" in {origin["kind"] for origin in first["origins"]}


def test_letters_become_names(client: TestClient) -> None:
    names = client.get("/suggest.json", params={"q": "نداء ت"}).json()["names"]
    assert names and all("نداء تلان" in name for name in names)
    assert client.get("/suggest.json", params={"q": "ن"}).json()["names"] == []


@pytest.mark.parametrize("path", ["/claims.csv", "/outlets.csv"])
def test_tables_open_in_a_spreadsheet(client: TestClient, path: str) -> None:
    rows = list(csv.reader(io.StringIO(client.get(path).content.decode("utf-8-sig"))))
    assert len(rows) > 3 and {len(row) for row in rows} == {len(rows[0])}


def test_the_reports_of_a_claim_can_be_taken_away(client: TestClient) -> None:
    claim = client.get("/claims.json").json()["found"]["rows"][0]["id"]
    answer = client.get(f"/claim/{claim}/reports.csv")
    assert answer.content.startswith(b"\xef\xbb\xbfclaim,number")
    assert answer.headers["content-type"].startswith("text/csv")


def test_a_cell_is_never_a_formula(private_client: TestClient) -> None:
    from takhrij.api import Collection
    from takhrij.model import Article

    with Collection.open(private_client.app.state.path) as collection:  # type: ignore[attr-defined]
        collection.add_articles([Article("evil", "قال وزير الطاقة سامي البدري إن المحطة توقفت.", outlet="=1+1")])
        collection.analyse()
        collection.link()
    assert "'=1+1" in private_client.get("/outlets.csv").text
