"""Analyses one article: everything that is found in it, as a pure function of article, pack and code."""

from __future__ import annotations

from datetime import date

from takhrij.find.attributions import find_attributions
from takhrij.find.credits import find_credits
from takhrij.find.language import language_of
from takhrij.find.names import find_entities
from takhrij.find.own_outlet import own_outlet
from takhrij.find.published import Published, find_published
from takhrij.find.times import find_expressions, resolve_times
from takhrij.model import Analysis, Article, Credit, Origination
from takhrij.pack import Pack
from takhrij.text import sentences


def analyse(article: Article, pack: Pack) -> Analysis:
    """Find attributions, credits, times and names, and where and when the article was published.

    In a text that is not Arabic only its publication is looked for; `language` says so.
    """
    view = pack.view(article.text)
    language = language_of(article.text)
    bounds = tuple(sentences(article.text))
    credits = find_credits(article, view, pack)
    arabic = language == pack.language
    expressions = find_expressions(view, pack) if arabic else ()
    published = find_published(article, view, expressions, credits, pack)
    entities = find_entities(view, bounds, pack) if arabic else ()
    return Analysis(
        article=article.id,
        language=language,
        origination=_origination(article, published, credits, pack),
        sentences=bounds,
        attributions=find_attributions(view, bounds, entities, credits, pack) if arabic else (),
        credits=credits,
        times=resolve_times(view, expressions, date.fromisoformat(published.date) if published.date else None, pack),
        entities=entities,
        pack=pack.version,
    )


def _origination(article: Article, published: Published, credits: tuple[Credit, ...], pack: Pack) -> Origination:
    outlet = own_outlet(article, credits, pack)
    return Origination(
        outlet=outlet.name,
        outlet_id=outlet.id,
        outlet_basis=outlet.basis,
        published=published.date,
        published_basis=published.basis,
        earliest=published.earliest,
        latest=published.latest,
        reasons=outlet.reasons + published.reasons,
    )
