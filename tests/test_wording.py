"""Every sentence exists in both languages and takes the same arguments; every code that the engine uses has one."""

import re
from pathlib import Path

import pytest

from takhrij.model import Extent, Force, Kind, LinkKind, Reason, Status, Verdict
from takhrij.wording import LANGUAGES, say, sentences

PACKAGE = Path(__file__).parent.parent / "takhrij"
ARABIC = re.compile("[\u0621-\u064a]")


@pytest.mark.parametrize("code", sorted(sentences()))
def test_a_sentence_has_both_languages_with_the_same_arguments(code: str) -> None:
    found = sentences()[code]
    assert set(found) == set(LANGUAGES)
    assert set(re.findall(r"\{\d\}", found["ar"])) == set(re.findall(r"\{\d\}", found["en"]))


def test_an_argument_is_isolated_when_asked() -> None:
    said = say(Reason("web.discrepancy", ("رويترز", "AFP")), "en", isolate=True)
    assert "\u2068رويترز\u2069" in said


def test_every_code_that_the_engine_names_has_a_sentence() -> None:
    named = set()
    for file in PACKAGE.rglob("*.py"):
        named |= set(re.findall(r"""Reason\(\s*["']([a-z][a-z0-9_.-]+)["']""", file.read_text(encoding="utf-8")))
    assert named - set(sentences()) == set()
    assert named


def test_templates_use_only_words_that_exist() -> None:
    named = set()
    for file in (PACKAGE / "web" / "templates").glob("*.html"):
        named |= set(re.findall(r"""\bt\(['"]([a-z_.]*[a-z_])['"]""", file.read_text(encoding="utf-8")))
    assert named
    whole = {code for code in named if not code.endswith(".")}
    assert {code for code in whole if not {f"web.{code}", f"house.{code}"} & sentences().keys()} == set()


def test_report_and_pages_say_the_words_of_the_design_alike() -> None:
    found = [code.split(".") for code in sentences()]
    families = {area: {parts[1] for parts in found if parts[0] == area and parts[2:]} for area in ("web", "house")}
    assert {"status", "kind", "extent", "link", "basis", "contradiction"} <= families["house"]
    assert families["web"] & families["house"] == set()


def test_every_value_that_pages_show_has_a_word() -> None:
    shown = {"verdict": Verdict, "force": Force, "kind": Kind, "status": Status, "extent": Extent, "meaning": Status}
    codes = {f"{family}.{value.value}" for family, values in shown.items() for value in values}
    codes |= {f"link.{kind.value.replace(' ', '-')}" for kind in LinkKind}
    assert {code for code in codes if not {f"web.{code}", f"house.{code}"} & sentences().keys()} == set()


def test_engine_code_holds_no_arabic_word() -> None:
    """Arabic knowledge is data in the pack; docstrings and comments may show examples, string literals may not."""
    import ast

    for file in sorted(PACKAGE.rglob("*.py")):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        docs = {
            id(node.body[0].value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
            and node.body
            and isinstance(node.body[0], ast.Expr)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
                words = re.findall("[\u0621-\u064a]{2,}", node.value)
                assert not words, f"{file}:{node.lineno}: {words}"
