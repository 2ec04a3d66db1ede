"""One page to read, print or send: the claims of a pile with status, argument, chains and the words in place.

The page holds everything it needs, no script, and nothing of the articles but escaped text without letters that could
turn a line round. Claims stand in their rank; those after `limit` are counted and left to the other formats.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup, escape

import takhrij
from takhrij.documents import Document, document_of
from takhrij.model import Analysis, Article, Claim, Contradiction, Graph, Reason, Report, Skipped, Stance, Status
from takhrij.write.passages import Passage, passages
from takhrij.write.trees import Branch, grow
from takhrij.write.words import bounds, label, plain, safe, tell

LIMIT = 200
_QUOTES = 40  # places that are quoted of one claim


@dataclass(frozen=True, slots=True)
class _Quote:
    """Words of one article as the page shows them, however many reports they carry."""

    document: Document
    denies: bool
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class _Entry:
    """A claim as the page shows it."""

    number: int
    claim: Claim
    trees: list[Branch]
    quotes: tuple[_Quote, ...]
    doubtful: tuple[_Quote, ...]
    articles: int
    disputes: tuple[tuple[Contradiction, Claim, int | None], ...]


def write_report(
    articles: Mapping[str, Article],
    analyses: Mapping[str, Analysis],
    graph: Graph,
    path: str | Path,
    *,
    skipped: Sequence[Skipped] = (),
    language: str = "ar",
    limit: int = LIMIT,
) -> None:
    """Write the page."""
    Path(path).write_text(
        render_report(articles, analyses, graph, skipped=skipped, language=language, limit=limit), encoding="utf-8"
    )


def render_report(
    articles: Mapping[str, Article],
    analyses: Mapping[str, Analysis],
    graph: Graph,
    *,
    skipped: Sequence[Skipped] = (),
    language: str = "ar",
    limit: int = LIMIT,
) -> str:
    """The page as text."""
    documents = {id: document_of(article, analyses.get(id)) for id, article in articles.items()}
    statuses = Counter(claim.status for claim in graph.claims)
    return (
        _templates()
        .get_template("report.html")
        .render(
            lang=language,
            direction="rtl" if language == "ar" else "ltr",
            say=partial(_phrase, language),
            reason=partial(_reason, language),
            range=partial(bounds, language=language),
            graph=graph,
            documents=documents,
            outlets=sorted({d.outlet for d in documents.values() if d.outlet}),
            entries=_entries(articles, documents, graph, limit),
            statuses=[(status, statuses[status]) for status in Status if statuses[status]],
            skipped=skipped,
            quoted=_QUOTES,
            version=takhrij.__version__,
        )
    )


def _entries(
    articles: Mapping[str, Article], documents: Mapping[str, Document], graph: Graph, limit: int
) -> list[_Entry]:
    shown = graph.claims[:limit]
    numbers = {claim.id: number for number, claim in enumerate(shown, 1)}
    claims = {claim.id: claim for claim in graph.claims}
    disputes: dict[str, list[tuple[Contradiction, Claim, int | None]]] = {}
    for pair in graph.contradictions:
        for one, other in ((pair.a, pair.b), (pair.b, pair.a)):
            if other in claims:
                disputes.setdefault(one, []).append((pair, claims[other], numbers.get(other)))
    return [
        _Entry(
            number=number,
            claim=claim,
            trees=grow(claim.reports),
            quotes=_quotes(claim.reports, articles, documents),
            doubtful=_quotes(claim.doubtful, articles, documents),
            articles=len({report.doc for report in claim.reports}),
            disputes=tuple(disputes.get(claim.id, ())),
        )
        for number, claim in enumerate(shown, 1)
    ]


def _quotes(
    reports: Sequence[Report], articles: Mapping[str, Article], documents: Mapping[str, Document]
) -> tuple[_Quote, ...]:
    distinct = dict.fromkeys((report.doc, report.spans, report.stance is Stance.DENIES) for report in reports)
    return tuple(_Quote(documents[doc], denies, passages(articles[doc], spans)) for doc, spans, denies in distinct)


@cache
def _templates() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.PackageLoader("takhrij.write"),
        autoescape=True,
        finalize=_shown,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _shown(value: Any) -> Any:
    """Every insert without letters that steer; what is markup already was made here."""
    return safe(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _phrase(language: str, code: str, *args: object) -> str:
    return label(code, language, *map(str, args))


def _reason(language: str, reason: Reason) -> Markup:
    """A reason in words, its arguments isolated from the direction of the sentence."""
    safe = Reason(reason.code, tuple(plain(arg) for arg in reason.args))
    sentence = escape(tell(safe, language, isolate=True))
    return Markup(str(sentence).replace("\u2068", "<bdi>").replace("\u2069", "</bdi>"))
