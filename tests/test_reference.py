"""The reference documents name everything that there is: commands, options, methods, tables."""

from __future__ import annotations

import re
import sqlite3
from fnmatch import fnmatch
from pathlib import Path

import click
import pytest
from builders import ARTICLES, analyse, link

from takhrij.api import Collection
from takhrij.cli import _COMMANDS, group
from takhrij.write.formats import FORMATS

DOCS = Path(__file__).parent.parent / "docs"


def read(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(_COMMANDS))
def test_every_command_and_option_is_documented(name: str) -> None:
    page = read("commands.md")
    command = group.get_command(click.Context(group), name)
    assert command is not None
    assert re.search(rf"^### .*`{name}\b", page, re.MULTILINE)
    options = [
        option for p in command.params if isinstance(p, click.Option) for option in p.opts if option.startswith("--")
    ]
    assert [option for option in options if option not in page] == []


def test_every_method_of_a_collection_is_documented() -> None:
    methods = [name for name in dir(Collection) if not name.startswith("_") and name not in ("open", "close")]
    page = read("python.md")
    assert [name for name in methods if f"`{name}(" not in page] == []


def test_every_table_is_documented(tmp_path: Path) -> None:
    Collection.open(tmp_path / "c.db", create=True).close()
    with sqlite3.connect(tmp_path / "c.db") as db:
        names = [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    tables = [name for name in names if "_search_" not in name and not name.startswith("sqlite_")]
    page = read("data-model.md")
    assert [name for name in tables if f"`{name}`" not in page] == []


def test_every_question_of_the_data_model_runs(tmp_path: Path) -> None:
    with Collection.open(tmp_path / "c.db", create=True) as collection:
        collection.add_articles(ARTICLES.values())
        collection.analyse(analyse=analyse)
        collection.link(link=link)
    (block,) = re.findall(r"```sql\n(.*?)```", read("data-model.md"), re.DOTALL)
    with sqlite3.connect(tmp_path / "c.db") as db:
        answers = [db.execute(question).fetchall() for question in block.split(";\n") if question.strip()]
    assert len(answers) == block.count("-- ")
    assert answers[0], "nobody is quoted"


def test_every_format_is_documented() -> None:
    assert "|".join(FORMATS) in read("commands.md")


@pytest.mark.parametrize("folder", ["", "find", "link", "read", "store", "write", "api", "web"])
def test_every_module_has_its_place_in_the_architecture(folder: str) -> None:
    page = read("architecture.md")
    known = set(re.findall(r"[a-z_*]+\.py\b", page))
    package = DOCS.parent / "takhrij" / folder
    modules = [path.name for path in package.glob("*.py") if not path.name.startswith("__")]
    assert [name for name in sorted(modules) if not any(fnmatch(name, pattern) for pattern in known)] == []


def test_the_architecture_names_no_module_that_is_gone() -> None:
    there = {path.name for path in (DOCS.parent / "takhrij").rglob("*.py")}
    named = re.findall(r"`(?:[a-z]+/)?([a-z_]+\.py)`", read("architecture.md"))
    assert [name for name in named if name not in there] == []
