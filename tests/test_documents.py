"""What the documents show works: commands and options exist, links lead somewhere, the Python runs."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest

from takhrij import cli

ROOT = Path(__file__).parent.parent
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"`([\w./-]+\.md)`|\]\(([\w./-]+\.md)\)")


def blocks(path: Path, language: str) -> list[str]:
    return [body for kind, body in _BLOCK.findall(path.read_text(encoding="utf-8")) if kind == language]


def shown_commands() -> Iterator[tuple[str, list[str]]]:
    """The documents' name and the words of each `takhrij …` in its shell blocks."""
    for path in DOCUMENTS:
        for block in blocks(path, "sh"):
            for line in block.splitlines():
                for part in re.split(r"&&|\|(?!\w)", line):
                    words = shlex.split(part, comments=True)
                    if words[:1] == ["takhrij"] and len(words) > 1:
                        yield path.name, words[1 : words.index(">") if ">" in words else None]


@pytest.mark.parametrize(("name", "words"), [pytest.param(n, w, id=f"{n}: {' '.join(w)}") for n, w in shown_commands()])
def test_a_command_that_is_shown_is_understood(
    name: str, words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("names.toml").touch()  # own lists, which must be there
    group = click.Context(cli.group, info_name="takhrij")
    command = cli.group.get_command(group, words[0])
    assert command is not None, f"{name}: there is no command {words[0]}"
    command.make_context(words[0], words[1:], parent=group)  # raises where an option or argument is wrong


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_a_document_links_to_documents_that_exist(path: Path) -> None:
    links = {first or second for first, second in _LINK.findall(path.read_text(encoding="utf-8"))}
    bases = (path.parent, ROOT, ROOT / "takhrij")
    assert [name for name in sorted(links) if not any((base / name).is_file() for base in bases)] == []


def test_the_python_that_is_shown_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, example: Path) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(example, "examples/harbour")
    shown = blocks(ROOT / "docs" / "python.md", "python")
    names: dict[str, Any] = {}
    for block in shown:
        exec(block.replace("workers=4", "workers=1"), names)
    assert len(shown) == 2 and names["added"].added == len(names["traced"].articles) == 12
