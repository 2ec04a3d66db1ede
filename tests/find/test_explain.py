"""What was found, what was refused, and why: the real run, told in words."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

import takhrij.find
from takhrij.find.attributions import find_attributions
from takhrij.find.credits import find_credits
from takhrij.find.explain import explain
from takhrij.find.names import find_entities
from takhrij.model import Article
from takhrij.pack import load_pack
from takhrij.text import sentences
from takhrij.wording import say

PACK = load_pack()


@pytest.mark.parametrize(
    ("text", "word", "code"),
    [
        ("يذكر أن الميناء افتتح العام الماضي.", "يذكر", "find.formula"),
        ("لم يعلن الوزير أن الطريق مغلق.", "يعلن", "find.negated"),
        ("سيعلن الوزير أن الطريق مغلق.", "سيعلن", "find.future"),
        ("الطريق بين القرية والمدينة مغلق.", "بين", "find.not-initial"),
        ("وقال الوزير.", "وقال", "find.no-content"),
    ],
)
def test_a_refused_word_comes_with_its_reason(text: str, word: str, code: str) -> None:
    refused = [(r.cut, r.reason.code) for r in explain(text, PACK).refused]
    assert (word, code) in refused


def test_explain_is_the_real_run() -> None:
    text = "وقال وزير الصحة كريم الهاشمي لوكالة النبع إن المستشفى سيفتح غدا، مشيرا إلى أن العمل انتهى."
    view, bounds = PACK.view(text), tuple(sentences(text))
    credits = find_credits(Article("", text), view, PACK)
    found = find_attributions(view, bounds, find_entities(view, bounds, PACK), credits, PACK)
    assert explain(text, PACK).attributions == found


def test_a_word_that_became_a_cue_is_not_refused() -> None:
    found = explain("وقال الوزير إن الطريق مغلق.", PACK)
    assert not any(refused.span.overlaps(a.cue) for refused in found.refused for a in found.attributions)


def test_every_reason_is_told_in_both_languages() -> None:
    for attribution in explain(
        "وقال الوزير كريم الهاشمي: «الطريق مغلق». وأضاف أن العمل «انتهى» أمس.", PACK
    ).attributions:
        for reason in attribution.reasons:
            assert say(reason, "en") and say(reason, "ar")


def test_every_code_of_the_finders_of_attributions_has_its_words() -> None:
    folder = Path(takhrij.find.__file__).parent
    words = tomllib.loads((folder.parent / "words" / "find.toml").read_text(encoding="utf-8"))
    known = set(_codes(words))
    modules = ("cues", "phrases", "relays", "guards", "attributions", "candidates", "contents")
    used = {
        code
        for name in modules
        for code in re.findall(r'"(find\.[a-z-]+)"', (folder / f"{name}.py").read_text("utf-8"))
    }
    assert used
    assert used <= known


def _codes(table: dict[str, object], prefix: str = "") -> list[str]:
    found = []
    for key, value in table.items():
        if isinstance(value, dict):
            found.append(prefix + key)
            found += _codes(value, f"{prefix}{key}.")
    return found
