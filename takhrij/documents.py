"""An article as lists show it: what its record says where it says something, else what analysis found out."""

from __future__ import annotations

from dataclasses import dataclass

from takhrij.model import Analysis, Article, Origination


@dataclass(frozen=True, slots=True)
class Document:
    """One article without its text. The bases are those of `Origination`; `published` is an ISO date or None.

    `earliest` and `latest` bound the day of publication, as far as it can be told.
    """

    id: str
    path: str | None
    outlet: str | None
    outlet_id: str | None
    outlet_basis: str
    title: str | None
    url: str | None
    published: str | None
    published_basis: str
    language: str
    earliest: str | None = None
    latest: str | None = None


def document_of(article: Article, analysis: Analysis | None) -> Document:
    """The document of an article; without an analysis only what the record says."""
    return document_from(article, analysis.origination, analysis.language) if analysis else document_from(article)


def document_from(article: Article, found: Origination | None = None, language: str | None = None) -> Document:
    """The same from what of the analysis it shows."""
    return Document(
        id=article.id,
        path=article.path,
        outlet=(found.outlet if found else None) or article.outlet,
        outlet_id=found.outlet_id if found else None,
        outlet_basis=found.outlet_basis if found else ("metadata" if article.outlet else "unknown"),
        title=article.title,
        url=article.url,
        published=found.published if found else article.published,
        published_basis=found.published_basis if found else ("metadata" if article.published else "unknown"),
        language=language or article.language or "und",
        earliest=found.earliest if found else None,
        latest=found.latest if found else None,
    )
