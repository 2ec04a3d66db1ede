"""A collection of the bundled story and one hostile article; a client in process, a server and a browser."""

from __future__ import annotations

import os
import shutil
import socket
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from starlette.testclient import TestClient

from takhrij.api import Collection
from takhrij.link.graph import link
from takhrij.model import Analysis, Article, Decision, Graph, Reason, Status
from takhrij.pack import Pack
from takhrij.web.app import create_app

HOSTILE = Article(
    id='"><script>alert(1)</script>',
    text=(
        'قال الوزير <img src=x onerror=alert(1)> إن الميناء مفتوح. \u202eمقلوب\u202c "+alert(1)+"\n\n'
        "وقالت وزارة الصحة <svg onload=alert(2)> إن ستة أشخاص أصيبوا.\n\n"
        f"وقال {'العميد ' * 300}سالم <script>alert(3)</script> إن {{{{ 7 * 7 }}}} سفينة غادرت."
    ),
    outlet="<b>outlet</b>",
    title="<script>alert('title')</script>",
    author="' onmouseover='alert(1)",
    url="javascript:alert(1)",
    published="2025-05-13",
)


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory, example: Path) -> Path:
    path = tmp_path_factory.mktemp("web") / "harbour.db"
    with Collection.open(path, create=True) as collection:
        collection.add([example])
        collection.add_articles([HOSTILE])
        collection.analyse()
        collection.link(link=with_a_doubt)
    return path


def with_a_doubt(
    articles: Mapping[str, Article], analyses: Mapping[str, Analysis], pack: Pack, decisions: Sequence[Decision] = ()
) -> Graph:
    """The graph, in which the last claim of several origins says of two of them that nothing tells them apart."""
    graph = link(articles, analyses, pack, decisions)
    at = max(i for i, claim in enumerate(graph.claims) if len({o.name for o in claim.origins}) > 1)
    claim = graph.claims[at]
    two = tuple({o.name: replace(o, in_least=True) for o in claim.origins}.values())[:2]
    doubt = Reason("least.could-be-one", ("، ".join(o.name for o in two),))
    changed = replace(claim, status=Status.UNCLEAR, origins=two, because=(*claim.because, doubt))
    return replace(graph, claims=(*graph.claims[:at], changed, *graph.claims[at + 1 :]))


@pytest.fixture
def client(database: Path) -> Iterator[TestClient]:
    with TestClient(create_app(database), base_url="http://127.0.0.1:8400") as found:
        yield found


@pytest.fixture
def private_client(database: Path, tmp_path: Path) -> Iterator[TestClient]:
    """A client over a copy of the collection, for tests that change it.."""
    copy = copy_of(database, tmp_path)
    with TestClient(create_app(copy), base_url="http://127.0.0.1:8400") as found:
        yield found


def copy_of(database: Path, folder: Path) -> Path:
    copy = folder / "copy.db"
    copy.write_bytes(database.read_bytes())
    return copy


def form_token(client: TestClient) -> str:
    page = client.get("/add").text
    return page.split('name="token" value="')[1].split('"')[0]


def wait_for_work(client: TestClient) -> None:
    """Until analysing and linking behind the pages are done, without a fault."""
    refresher = client.app.state.refresher  # type: ignore[attr-defined]
    assert refresher.wait(60)
    assert refresher.state.failed is None


@pytest.fixture(scope="session")
def addresses(database: Path) -> list[str]:
    """An address of every page, with ids that are in the collection."""
    with Collection.open(database) as collection:
        claim = collection.claims(limit=1).rows[0].id
        story = collection.stories()[0].id
        outlet = collection.outlets()[0].name
        actor = next(a.name for a in collection.graph().actors)
    return [
        "/", "/add", "/articles", "/stories", f"/story/{story}", "/claims", "/claims?q=الميناء&status=contested",
        "/copies", "/contradictions",
        f"/claim/{claim}", f"/claim/{claim}/card", "/article/sahl-1", f"/who/{actor}",
        "/outlets", f"/outlet/{outlet}", "/network",
        "/compare?a=sahl-1&b=tallan-1", "/search?q=الميناء", "/decisions", "/review",
    ]  # fmt: skip


# ---------------------------------------------------------------- a browser


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """Debian's Chromium, driven by Playwright; nothing is downloaded."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed: pip install playwright")
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        missing = "There is no Chromium: apt-get install chromium"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def site(database: Path) -> Iterator[str]:
    """The address of a real server over the collection, for tests that only read it."""
    with serving(database) as address:
        yield address


@pytest.fixture
def private_site(database: Path, tmp_path: Path) -> Iterator[str]:
    """The address of a real server over a copy of the collection, for a test that changes it."""
    with serving(copy_of(database, tmp_path)) as address:
        yield address


@contextmanager
def serving(path: Path) -> Iterator[str]:
    """A server in a thread, at a port that is free."""
    app = create_app(path)
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.02)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join(10)
