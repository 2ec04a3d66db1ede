"""Cuts a text into marked pieces for the page: nested and crossing spans become flat runs that carry all their marks.

The pieces joined give the text again, letter for letter.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from urllib.parse import quote

from takhrij.model import Analysis, Article, Attribution, Copy, Span

FOLLOWED = 200  # attributions of an article whose words light up together


@dataclass(frozen=True, slots=True)
class Mark:
    """A span to show: `css` are class names, `label` what a reader is told, `href` where it leads, `anchor` its id."""

    span: Span
    css: str
    label: str = ""
    href: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text under the same marks, outermost first; `anchors` are of the marks that begin here."""

    text: str
    marks: tuple[Mark, ...]
    anchors: tuple[str, ...] = ()

    @property
    def css(self) -> str:
        """All classes, each once; words that are said within what is said are "nested", too."""
        found = dict.fromkeys(name for m in self.marks for name in m.css.split())
        if sum("content" in m.css.split() for m in self.marks) > 1:
            found["nested"] = None
        return " ".join(found)

    @property
    def label(self) -> str:
        return " · ".join(dict.fromkeys(m.label for m in self.marks if m.label))

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
    met: set[str] = set()
    for start, end in itertools.pairwise(cuts):
        begun = opening.get(start, [])
        active = [m for m in active if m.span.end > start] + begun
        anchors = tuple(dict.fromkeys(m.anchor for m in begun if m.anchor and m.anchor not in met))
        met.update(anchors)
        out.append(Piece(text[start:end], tuple(active), anchors))
    return out


def paragraphs(found: Sequence[Piece]) -> list[list[Piece]]:
    """The pieces cut again at line ends; empty lines are dropped."""
    lines: list[list[Piece]] = [[]]
    for piece in found:
        anchors = piece.anchors
        for at, line in enumerate(piece.text.split("\n")):
            if at:
                lines.append([])
            if line:
                lines[-1].append(replace(piece, text=line, anchors=anchors))
                anchors = ()
    return [line for line in lines if any(p.text.strip() for p in line)]


def article_marks(analysis: Analysis, copies: Sequence[Copy], article: Article) -> list[Mark]:
    """Everything found in one article's text: attributions, names, times, credits, copied runs.

    Words of the n-th attribution have the class `of-n`; its cue leads to its entry in the list beside the text.
    """
    marks: list[Mark] = []
    for number, a in enumerate(analysis.attributions, 1):
        marks += _attribution_marks(a, number)
    marks += [Mark(e.span, f"name name-{e.type.lower()}", e.name) for e in analysis.entities]
    marks += [Mark(t.span, "time", t.value) for t in analysis.times]
    marks += [
        Mark(c.span, f"credit credit-{c.role.value}", c.outlet or "") for c in analysis.credits if c.field == "text"
    ]
    for copy in copies:
        marks += _copied_marks(copy, article)
    return marks


def _attribution_marks(a: Attribution, number: int) -> list[Mark]:
    own = f" of-{number}" if number <= FOLLOWED else ""
    said = f"{a.speaker_name or '?'} ({a.id})"
    marks = [Mark(span, f"content{own}", said, anchor=f"text-{a.id}") for span in a.content]
    places = ((a.source, "source"), (a.speaker, "speaker"), (a.via, "via"))
    marks += [Mark(span, css + own, said) for span, css in places if span]
    return [*marks, Mark(a.cue, f"cue{own}", said, f"#{a.id}", f"cue-{a.id}")]


def _copied_marks(copy: Copy, article: Article) -> list[Mark]:
    """Each run leads to the same run in the comparison of the two articles, which numbers them as they stand here."""
    here, other = (0, copy.of) if copy.doc == article.id else (1, copy.doc)
    spans = sorted(pair[here] for pair in copy.spans)
    address = f"/compare?a={quote(article.id, safe='')}&b={quote(other, safe='')}"
    return [Mark(span, "copied", other, f"{address}#run{at}") for at, span in enumerate(spans, 1)]


def follow_style(count: int) -> str:
    """The style sheet that lights up all words of the attribution that is pointed at, in the text or in the list."""
    rules = []
    for n in range(1, min(count, FOLLOWED) + 1):
        pointed = f"main:has(.entry-{n}:is(:target,:hover,:focus-within),.cue.of-{n}:is(:hover,:focus-within))"
        rules.append(f"{pointed} .of-{n}{{background:var(--lit);color:var(--lit-ink)}}")
        rules.append(f"{pointed} .entry-{n}{{border-color:var(--focus)}}")
    return "\n".join(rules)
