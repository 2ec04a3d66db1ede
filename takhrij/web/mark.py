"""Cuts a text into marked pieces for the page: nested and crossing spans become flat runs that carry all their marks.

The pieces joined give the text again, letter for letter.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from takhrij.model import Analysis, Article, Copy, Span


@dataclass(frozen=True, slots=True)
class Mark:
    """A span to show: `css` is a class name, `label` what a reader is told, `href` where it leads, `anchor` its id."""

    span: Span
    css: str
    label: str = ""
    href: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text under the same marks, outermost first."""

    text: str
    marks: tuple[Mark, ...]

    @property
    def css(self) -> str:
        """All classes, each once."""
        return " ".join(dict.fromkeys(m.css for m in self.marks))

    @property
    def label(self) -> str:
        return " · ".join(m.label for m in self.marks if m.label)

    @property
    def href(self) -> str:
        """Where the innermost mark that leads somewhere leads."""
        return next((m.href for m in reversed(self.marks) if m.href), "")


def pieces(text: str, marks: Iterable[Mark]) -> list[Piece]:
    """The text cut at every start and end of a mark. Marks outside the text are left out."""
    inside = [m for m in marks if 0 <= m.span.start < m.span.end <= len(text)]
    opening: dict[int, list[Mark]] = {}
    for mark in sorted(inside, key=lambda m: (m.span.start, -m.span.end)):
        opening.setdefault(mark.span.start, []).append(mark)
    cuts = sorted({0, len(text), *(m.span.start for m in inside), *(m.span.end for m in inside)})
    out: list[Piece] = []
    active: list[Mark] = []
    for start, end in itertools.pairwise(cuts):
        active = [m for m in active if m.span.end > start] + opening.get(start, [])
        out.append(Piece(text[start:end], tuple(active)))
    return out


def paragraphs(found: Sequence[Piece]) -> list[list[Piece]]:
    """The pieces cut again at line ends; empty lines are dropped."""
    lines: list[list[Piece]] = [[]]
    for piece in found:
        for at, line in enumerate(piece.text.split("\n")):
            if at:
                lines.append([])
            if line:
                lines[-1].append(Piece(line, piece.marks))
    return [line for line in lines if any(p.text.strip() for p in line)]


def article_marks(analysis: Analysis, copies: Sequence[Copy], article: Article) -> list[Mark]:
    """Everything found in one article's text: attributions, names, times, credits, copied runs."""
    marks: list[Mark] = []
    for a in analysis.attributions:
        marks += [Mark(s, "content", f"{a.id}: {a.speaker_name or ''}", anchor=a.id) for s in a.content]
        marks += [Mark(s, css, a.id) for s, css in ((a.source, "source"), (a.cue, "cue"), (a.via, "via")) if s]
    marks += [Mark(e.span, f"name name-{e.type.lower()}", e.name) for e in analysis.entities]
    marks += [Mark(t.span, "time", t.value) for t in analysis.times]
    marks += [
        Mark(c.span, f"credit credit-{c.role.value}", c.outlet or "") for c in analysis.credits if c.field == "text"
    ]
    for copy in copies:
        mine = [pair[0] if copy.doc == article.id else pair[1] for pair in copy.spans]
        other = copy.of if copy.doc == article.id else copy.doc
        marks += [Mark(span, "copied", other, f"/compare?a={article.id}&b={other}") for span in mine]
    return marks
