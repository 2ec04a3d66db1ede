"""Articles made by hand from marked text: `[c1:قال] [s1:مسؤول تركي] إن [x1:الجسر انهار]`.

A mark is a letter and the number of the attribution: c cue, s source, k speaker (the fullest mention), v via, x
content; [p:…] is a person's name, [o:…] an outlet's. Marks may stand inside one another. The kind of a source is said
beside.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from takhrij.model import (
    Analysis,
    Article,
    Attribution,
    Credit,
    Entity,
    EntityType,
    Force,
    Kind,
    Origination,
    Report,
    Role,
    Span,
    Stance,
    Style,
)
from takhrij.text import sentences

_MARK = re.compile(r"\[([a-z]\d*):|\]")
_NAMES = {"p": EntityType.PER, "o": EntityType.OUTLET}


def made(
    id: str,
    outlet: str,
    marked: str,
    kinds: Mapping[str, Kind] | None = None,
    *,
    parents: Mapping[str, str] | None = None,
    forces: Mapping[str, Force] | None = None,
    agency: str | None = None,
    full: Mapping[str, str] | None = None,
) -> tuple[Article, Analysis]:
    """The article and its analysis. `parents` and `forces` by attribution number; `full` gives fuller names."""
    text, spans = _parsed(marked)
    numbers = sorted({tag[1:] for tag in spans if len(tag) > 1}, key=int)
    attributions = tuple(
        _attribution(n, text, spans, (kinds or {}).get(n, Kind.PERSON), parents or {}, forces or {}) for n in numbers
    )
    entities = tuple(
        Entity(span, _NAMES[tag], (full or {}).get(span.cut(text), span.cut(text)))
        for tag in _NAMES
        for span in spans[tag]
    )
    credits = (Credit(Span(0, len(agency)), agency, Role.AGENCY, "author"),) if agency else ()
    article = Article(id, text, outlet, author=agency, published="2030-01-02")
    analysis = Analysis(
        article=id,
        language="ar",
        origination=Origination(outlet, None, "metadata", "2030-01-02", "metadata", None, None),
        sentences=tuple(sentences(text)),
        attributions=attributions,
        credits=credits,
        times=(),
        entities=tuple(sorted(entities, key=lambda e: e.span)),
        pack="test",
    )
    return article, analysis


def pile(*pairs: tuple[Article, Analysis]) -> tuple[dict[str, Article], dict[str, Analysis]]:
    """Articles and analyses by id."""
    return {a.id: a for a, _ in pairs}, {a.id: b for a, b in pairs}


def report(
    analysis: Analysis, chain: Sequence[object], attribution: str | None, stance: Stance = Stance.AFFIRMS
) -> Report:
    """A report of one attribution, or of the article's first sentence in its own voice."""
    content = {a.id: a.content for a in analysis.attributions}
    spans = content[attribution] if attribution else analysis.sentences[:1]
    return Report(analysis.article, tuple(spans), attribution, stance, tuple(chain))  # type: ignore[arg-type]


def _parsed(marked: str) -> tuple[str, dict[str, list[Span]]]:
    spans: dict[str, list[Span]] = defaultdict(list)
    out, open_, last = "", [], 0
    for mark in _MARK.finditer(marked):
        out += marked[last : mark.start()]
        last = mark.end()
        if mark.group(1):
            open_.append((mark.group(1), len(out)))
        else:
            tag, start = open_.pop()
            spans[tag].append(Span(start, len(out)))
    return out + marked[last:], spans


def _attribution(
    n: str,
    text: str,
    spans: Mapping[str, list[Span]],
    kind: Kind,
    parents: Mapping[str, str],
    forces: Mapping[str, Force],
) -> Attribution:
    one = lambda tag: next(iter(spans.get(f"{tag}{n}", ())), None)  # noqa: E731
    source, speaker = one("s"), one("k")
    who = speaker or source
    return Attribution(
        id=f"a{n}",
        cue=spans[f"c{n}"][0],
        content=tuple(spans[f"x{n}"]),
        source=source,
        speaker=speaker,
        speaker_name=who.cut(text) if who else None,
        via=one("v"),
        kind=kind,
        force=forces.get(n, Force.ASSERTS),
        style=Style.INDIRECT,
        parent=f"a{parents[n]}" if n in parents else None,
        rule="test",
    )
