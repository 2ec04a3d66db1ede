"""Puts reasons into words, in Arabic and in English, from the sentences in `takhrij/words/*.toml`.

Each file holds one area: `["code"]` with `en` and `ar`; `{0}`, `{1}` … stand for the reason's arguments.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from takhrij.model import Reason

LANGUAGES = ("ar", "en")

# First-strong isolates keep an Arabic name in an English sentence, and the reverse, from turning the words round it.
_ISOLATE, _END_ISOLATE = "\u2068", "\u2069"


def say(reason: Reason, language: str = "en", *, isolate: bool = False) -> str:
    """The reason as a sentence; `isolate` wraps each argument for mixed directions.

    A code without a sentence (a result that an older version kept) is shown as it is, with its arguments.
    """
    args = [f"{_ISOLATE}{arg}{_END_ISOLATE}" for arg in reason.args] if isolate else list(reason.args)
    if reason.code not in sentences():
        return " ".join([reason.code, *args])
    return sentences()[reason.code][language].format(*args)


@cache
def sentences() -> dict[str, dict[str, str]]:
    """Every sentence: code to language to template."""
    found: dict[str, dict[str, str]] = {}
    for file in sorted(files("takhrij").joinpath("words").iterdir(), key=lambda f: f.name):
        if file.name.endswith(".toml"):
            found.update(tomllib.loads(file.read_text(encoding="utf-8")))
    return found
