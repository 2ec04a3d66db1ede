"""Entities of FollowTheMoney, the vocabulary of Aleph and OpenSanctions: articles, actors, and who is in which.

Ids are made of content, so that the same pile gives the same entities. Claims have no counterpart there; each statement
that an actor stands behind is a `Documentation` of him in the article, whose `summary` holds the words.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any

from takhrij.documents import document_of
from takhrij.model import Actor, Analysis, Article, Graph, Kind

_SCHEMA = {Kind.PERSON: "Person", Kind.ORGANISATION: "Organization", Kind.OUTLET: "Organization"}


def ftm_entities(
    articles: Mapping[str, Article], analyses: Mapping[str, Analysis], graph: Graph
) -> Iterator[dict[str, Any]]:
    """Articles, then named actors, then the links between them."""
    for id in graph.docs:
        if id in articles:
            yield _article(articles[id], analyses.get(id))
    named = {actor.key: actor for actor in graph.actors if actor.kind in _SCHEMA}
    for key in sorted(named):
        yield _actor(named[key])
    seen: set[str] = set()
    for claim in graph.claims:
        for report in claim.reports:
            for link in report.chain:
                if link.actor not in named:
                    continue
                words = " … ".join(span.cut(articles[report.doc].text) for span in report.spans)
                entity = _presence(named[link.actor], report.doc, link.kind.value, words)
                if entity["id"] not in seen:
                    seen.add(entity["id"])
                    yield entity


def _article(article: Article, analysis: Analysis | None) -> dict[str, Any]:
    document = document_of(article, analysis)
    return _entity(
        f"article-{article.id}",
        "Article",
        title=article.title or article.text.strip().split("\n", 1)[0][:200],
        publisher=document.outlet,
        publishedAt=document.published,
        sourceUrl=article.url,
        author=article.author,
        language="ara" if document.language == "ar" else None,
        bodyText=article.text,
    )


def _actor(actor: Actor) -> dict[str, Any]:
    properties = {"position": list(actor.roles)} if actor.kind is Kind.PERSON else {}
    return _entity(
        _id("actor", actor.key), _SCHEMA[actor.kind], name=actor.name, alias=list(actor.names[1:]), **properties
    )


def _presence(actor: Actor, doc: str, role: str, words: str) -> dict[str, Any]:
    return _entity(
        _id("presence", actor.key, doc, role, words),
        "Documentation",
        entity=_id("actor", actor.key),
        document=f"article-{doc}",
        role=role,
        summary=words,
    )


def _entity(id: str, schema: str, **properties: str | list[str] | None) -> dict[str, Any]:
    values = {name: [value] if isinstance(value, str) else value for name, value in properties.items() if value}
    return {"id": id, "schema": schema, "properties": values}


def _id(*parts: str) -> str:
    return f"{parts[0]}-{hashlib.sha1(chr(0).join(parts[1:]).encode(), usedforsecurity=False).hexdigest()[:16]}"
