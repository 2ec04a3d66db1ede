"""Articles are hostile, other sites are hostile, and the network is not let in without a password."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from takhrij.errors import InputError
from takhrij.web import serve
from takhrij.web.app import create_app
from takhrij.web.security import Guard
from takhrij.web.shown import calm

from .conftest import HOSTILE


def test_a_hostile_article_is_shown_as_text(client: TestClient, addresses: list[str]) -> None:
    from urllib.parse import quote

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
    page = private_client.get("/add").text
    token = page.split('name="token" value="')[1].split('"')[0]
    answer = private_client.post("/link", data={"token": token}, headers={"origin": "https://evil.example"})
    assert answer.status_code == 403


def test_going_back_never_leaves_the_site(private_client: TestClient) -> None:
    page = private_client.get("/add").text
    token = page.split('name="token" value="')[1].split('"')[0]
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


def test_serving_other_machines_needs_a_password(database: Path) -> None:
    with pytest.raises(InputError, match="give a password"):
        serve(database, host="0.0.0.0")


def test_controls_that_turn_text_round_become_visible() -> None:
    assert calm("a\u202eb\u2066c\x00") == "a\ufffdb\ufffdc\ufffd"
