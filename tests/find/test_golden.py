"""Whole articles of our own writing, with everything that is said in them.

`golden/<case>/article.txt` is the text; `attributions.tsv` has a line for each attribution, in order: cue, source, who
spoke where that is told elsewhere, channel, content, kind, force, style, parent.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from takhrij.find.explain import explain
from takhrij.model import Attribution, Span
from takhrij.pack import load_pack

GOLDEN = Path(__file__).parent.parent / "golden"
CASES = sorted(path.parent.name for path in GOLDEN.glob("*/attributions.tsv"))


def line(text: str, attribution: Attribution) -> str:
    def words(span: Span | None) -> str:
        return span.cut(text) if span is not None else "-"

    a = attribution
    cells = [
        a.id,
        words(a.cue),
        words(a.source),
        (a.speaker_name or "-") if a.speaker else "-",
        words(a.via),
        " … ".join(span.cut(text) for span in a.content),
        str(a.kind),
        str(a.force),
        str(a.style),
        a.parent or "-",
    ]
    return "\t".join(cells)


@pytest.mark.parametrize("case", CASES)
def test_a_whole_article(case: str) -> None:
    text = (GOLDEN / case / "article.txt").read_text(encoding="utf-8")
    expected = (GOLDEN / case / "attributions.tsv").read_text(encoding="utf-8").splitlines()
    found = [line(text, attribution) for attribution in explain(text, load_pack()).attributions]
    assert found == expected


def test_there_are_cases() -> None:
    assert CASES
