"""Articles are hostile, other sites are hostile, and the network is not let in without a password."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from takhrij.errors import InputError
from takhrij.web import serve
from takhrij.web.app import create_app
from takhrij.web.security import Guard
from takhrij.web.shown import calm

from .conftest import HOSTILE, form_token


def test_a_hostile_article_is_shown_as_text(client: TestClient, addresses: list[str]) -> None:
    for address in [*addresses, f"/article/{quote(HOSTILE.id, safe='')}", "/search?q=الميناء", "/who/<script>"]:
        page = client.get(address).text
        assert "<script>alert" not in page, address
        assert "<img src=x" not in page and "<svg onload" not in page, address
        assert "\u202e" not in page, address
        assert 'href="javascript:' not in page, address


def test_pages_run_no_inline_script_and_fetch_nothing_from_elsewhere(client: TestClient, addresses: list[str]) -> None:
    for address in addresses:
        answer = client.get(address)
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy and "unsafe" not in policy
        assert " style=" not in answer.text and " onclick=" not in answer.text, address
        assert "https://" not in answer.text.replace("https://sahl-agency.example", ""), address


def test_another_host_name_is_refused(client: TestClient) -> None:
    assert client.get("/", headers={"host": "evil.example"}).status_code == 421


def test_a_form_without_its_token_changes_nothing(private_client: TestClient) -> None:
    answer = private_client.post("/decide", data={"verdict": "hide", "target": "x", "who": "y"})
    assert answer.status_code == 403
    assert private_client.get("/decisions.json").json()["decisions"] == []


def test_a_form_from_another_site_is_refused(private_client: TestClient) -> None:
    token = form_token(private_client)
    answer = private_client.post("/link", data={"token": token}, headers={"origin": "https://evil.example"})
    assert answer.status_code == 403


def test_going_back_never_leaves_the_site(private_client: TestClient) -> None:
    token = form_token(private_client)
    for back in ("https://evil.example/", "//evil.example/", "javascript:alert(1)"):
        answer = private_client.post("/link", data={"token": token, "back": back}, follow_redirects=False)
        assert answer.headers["location"] == "/"


def test_too_large_a_post_is_refused_before_it_is_read(client: TestClient) -> None:
    answer = client.post("/add", content=b"x", headers={"content-length": str(10**10)})
    assert answer.status_code == 413


@pytest.mark.parametrize(
    "path", ["/static/../app.py", "/static/%2e%2e/app.py", "/article/..%2f..%2fetc%2fpasswd/original"]
)
def test_no_path_leaves_the_collection(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_a_password_guards_every_page(database: Path) -> None:
    guard = Guard(hosts=None)
    guard.set_password("صباح الخير")
    with TestClient(create_app(database, guard), base_url="http://desk.example") as client:
        assert client.get("/claims", follow_redirects=False).headers["location"] == "/login"
        assert client.get("/claims.json", follow_redirects=False).status_code == 303
        assert client.post("/login", data={"password": "wrong"}).status_code == 403
        client.post("/login", data={"password": "صباح الخير"})
        assert client.get("/claims").status_code == 200
    assert guard.password != "صباح الخير".encode()


def test_a_session_ends_when_its_reader_logs_out(database: Path) -> None:
    guard = Guard(hosts=None)
    guard.set_password("صباح الخير")
    with TestClient(create_app(database, guard), base_url="http://desk.example") as client:
        client.post("/login", data={"password": "صباح الخير"})
        token, stolen = form_token(client), client.cookies["session"]
        client.post("/logout", data={"token": token})
        client.cookies["session"] = stolen
        assert client.get("/claims", follow_redirects=False).status_code == 303


def test_passwords_cannot_be_tried_without_end() -> None:
    guard = Guard()
    guard.set_password("right")
    for _ in range(10):
        assert guard.log_in("wrong") is None
    assert guard.log_in("right") is None  # for a minute


def test_a_stream_without_a_length_is_refused(private_client: TestClient) -> None:
    answer = private_client.post("/add", content=iter([b"x" * 10] * 10))
    assert answer.status_code == 411


def test_the_host_is_told_with_and_without_its_port(client: TestClient) -> None:
    for host in ("127.0.0.1:8400", "localhost", "[::1]:8400", "[::1]"):
        assert client.get("/decisions", headers={"host": host}).status_code == 200, host
    for host in ("", "127.0.0.1.evil.example", "evil.example:127.0.0.1", "127.0.0.1:99999999"):
        assert client.get("/decisions", headers={"host": host}).status_code == 421, host


def test_a_hostile_article_has_its_page_file_and_twin(client: TestClient) -> None:
    address = f"/article/{quote(HOSTILE.id, safe='')}"
    assert client.get(address).status_code == 200
    assert client.get(f"{address}.json").json()["view"]["article"]["id"] == HOSTILE.id
    assert client.get(f"{address}/original").headers["content-disposition"].startswith("attachment")
    assert "49" not in client.get(address).text.split("<article", 1)[1].split("</article>", 1)[0]  # no template is run


def test_a_decision_by_a_hostile_hand_is_shown_as_text(private_client: TestClient) -> None:
    claim = private_client.get("/claims.json").json()["found"]["rows"][0]["id"]
    evil = '"><script>alert(1)</script>\u202e'
    posted = {"token": form_token(private_client), "verdict": "note", "target": claim, "who": evil, "value": evil}
    private_client.post("/decide", data=posted | {"why": evil})
    for page in ("/decisions", f"/claim/{claim}", "/review"):
        text = private_client.get(page).text
        assert "<script>alert" not in text and "\u202e" not in text, page


def test_serving_other_machines_needs_a_password(database: Path) -> None:
    with pytest.raises(InputError, match="give a password"):
        serve(database, host="0.0.0.0")


def test_controls_that_turn_text_round_become_visible() -> None:
    assert calm("a\u202eb\u2066c\x00") == "a\ufffdb\ufffdc\ufffd"
