"""Analyses one article: everything that is found in it, as a pure function of article, pack and code."""

from __future__ import annotations

import importlib
from typing import Any

from takhrij.find.language import language_of
from takhrij.model import Analysis, Article, Origination
from takhrij.pack import Pack
from takhrij.text import sentences


def _step(module: str, name: str) -> Any:  # scaffolding until every stage has landed
    try:
        return getattr(importlib.import_module(f"takhrij.find.{module}"), name)
    except (ImportError, AttributeError):
        return None


def analyse(article: Article, pack: Pack) -> Analysis:
    """Find attributions, credits, times and names, and where and when the article was published."""
    language = article.language or language_of(article.text)
    view = pack.view(article.text)
    bounds = tuple(sentences(article.text))
    find_credits = _step("credits", "find_credits")
    credits = find_credits(article, view, pack) if find_credits else ()
    find_entities = _step("names", "find_entities")
    entities = find_entities(view, bounds, pack) if find_entities else ()
    find_expressions = _step("times", "find_expressions")
    expressions = find_expressions(view, pack) if find_expressions else ()
    find_published = _step("published", "find_published")
    published = find_published(article, view, expressions, credits, pack) if find_published else None
    resolve = _step("times", "resolve_times")
    day = None
    date = (published.date if published else article.published and article.published[:10]) or None
    if date:
        import datetime

        day = datetime.date.fromisoformat(date[:10])
    times = resolve(view, expressions, day, pack) if resolve else ()
    find_attributions = _step("attributions", "find_attributions")
    attributions = find_attributions(view, bounds, entities, credits, pack) if find_attributions else ()
    own = _step("own_outlet", "own_outlet") or _step("outlets", "own_outlet")
    outlet = own(article, credits, pack) if own else (article.outlet, None, "metadata", ())
    return Analysis(
        article=article.id,
        language=language,
        origination=Origination(
            outlet=outlet[0],
            outlet_id=outlet[1],
            outlet_basis=outlet[2],
            published=date,
            published_basis=published.basis if published else "metadata",
            earliest=published.earliest if published else date,
            latest=published.latest if published else date,
            reasons=tuple(outlet[3]) + tuple(published.reasons if published else ()),
        ),
        sentences=bounds,
        attributions=attributions,
        credits=credits,
        times=times,
        entities=entities,
        pack=pack.version,
    )
