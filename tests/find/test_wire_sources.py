"""Sources as wire copy names them: tolls, documents, denials, who passed a statement on."""

from __future__ import annotations

from takhrij.find.explain import explain
from takhrij.model import Attribution
from takhrij.pack import load_pack

PACK = load_pack()


def find(text: str) -> tuple[Attribution, ...]:
    return explain(text, PACK).attributions


def named(text: str) -> list[tuple[str | None, str | None]]:
    """Who speaks in each attribution, and through whom."""
    return [(found.speaker_name, found.via.cut(text) if found.via else None) for found in find(text)]


def said(text: str) -> list[tuple[str | None, str]]:
    """The source of each attribution, and what it says."""
    return [
        (found.source.cut(text) if found.source else None, " | ".join(part.cut(text) for part in found.content))
        for found in find(text)
    ]


def test_an_unnamed_source_is_no_longer_than_its_noun_phrase() -> None:
    # "The agency quoted a military source as saying ... The military source spoke of the death of several soldiers."
    text = "ونقلت وكالة الفجر عن مصدر عسكري قوله إن الجسر قصف. وتحدث المصدر العسكري عن مقتل عدد من الجنود."
    assert [speaker for speaker, _ in named(text)] == ["وكالة الفجر", "مصدر عسكري", "مصدر عسكري"]
