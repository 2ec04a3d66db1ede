"""A collection of the bundled story and one hostile article, and a client that speaks to the pages in process."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from takhrij.api import Collection
from takhrij.model import Article
from takhrij.web.app import create_app

HOSTILE = Article(
    id='"><script>alert(1)</script>',
    text=(
        'قال الوزير <img src=x onerror=alert(1)> إن الميناء مفتوح. \u202eمقلوب\u202c "+alert(1)+"\n\n'
        "وقالت وزارة الصحة <svg onload=alert(2)> إن ستة أشخاص أصيبوا."
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
        collection.link()
    return path


@pytest.fixture
def client(database: Path) -> Iterator[TestClient]:
    with TestClient(create_app(database), base_url="http://127.0.0.1:8400") as found:
        yield found


@pytest.fixture
def private_client(database: Path, tmp_path: Path) -> Iterator[TestClient]:
    """A client over a copy of the collection, for tests that change it."""
    copy = tmp_path / "copy.db"
    copy.write_bytes(database.read_bytes())
    with TestClient(create_app(copy), base_url="http://127.0.0.1:8400") as found:
        yield found


@pytest.fixture(scope="session")
def addresses(database: Path) -> list[str]:
    """An address of every page, with ids that are in the collection."""
    with Collection.open(database) as collection:
        claim = collection.claims(limit=1).rows[0].id
        story = collection.stories()[0].id
        outlet = collection.outlets()[0].name
        actor = next(a.name for a in collection.graph().actors)
    return [
        "/", "/add", "/stories", f"/story/{story}", "/claims", "/claims?q=الميناء&status=contested", f"/claim/{claim}",
        f"/claim/{claim}/card", "/article/sahl-1", f"/who/{actor}", "/outlets", f"/outlet/{outlet}", "/network",
        "/compare?a=sahl-1&b=tallan-1", "/search?q=الميناء", "/decisions",
    ]  # fmt: skip
