"""Commands that list what is in a collection, as tables, JSON or CSV."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from takhrij import api
from takhrij.cli import options
from takhrij.cli.claims import print_claim_rows
from takhrij.cli.opening import open_linked
from takhrij.cli.output import print_rows, say
from takhrij.model import Contradiction, Status
from takhrij.write.words import label, plain, tell

_LIMIT = click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="Rows to print.")


@click.command()
@click.argument("query", required=False)
@options.database
@click.option("--status", type=click.Choice([s.value for s in Status]), help="Only claims of this status.")
@click.option("--outlet", help="Only claims that this outlet carries.")
@click.option("--actor", help="Only claims with this person or body in a chain; words of the name do.")
@click.option("--place", help="Only claims at this place.")
@click.option("--story", help="Only claims of this story.")
@click.option("--since", callback=options.first_day, metavar="DATE", help="Only what happened on this day or later.")
@click.option("--until", callback=options.last_day, metavar="DATE", help="Only what happened on this day or before.")
@click.option("--unsourced", is_flag=True, help="Only claims for which nobody names a source.")
@click.option("--least", type=click.IntRange(0), help="Only claims with at least so many origins.")
@click.option("--hidden", is_flag=True, help="Also claims that were put out of sight.")
@_LIMIT
@options.output_format
@options.language
def claims(
    query: str | None,
    db: str,
    status: str | None,
    outlet: str | None,
    actor: str | None,
    place: str | None,
    story: str | None,
    since: str | None,
    until: str | None,
    unsourced: bool,
    least: int | None,
    hidden: bool,
    limit: int,
    format: str,
    lang: str,
) -> None:
    """List claims, the most pressing first. QUERY are words of the statement or of the reports, in any inflection.

    \b
    takhrij claims --status contested
    takhrij claims "مصفاة" --since 2026-01-01 --format csv
    """
    filters = api.Filters(
        status=Status(status) if status else None,
        outlet=outlet,
        actor=actor,
        place=place,
        story=story,
        since=since,
        until=until,
        unsourced=True if unsourced else None,
        least=least,
        hidden=hidden,
    )
    with open_linked(db) as collection:
        page = collection.claims(query, filters, limit=limit)
    print_claim_rows(page.rows, format, lang)
    _say_rest(len(page.rows), page.total, format)


@click.command()
@click.argument("query")
@options.database
@click.option("--outlet", help="Only articles of this outlet.")
@click.option(
    "--since", callback=options.first_day, metavar="DATE", help="Only what was published on this day or later."
)
@click.option(
    "--until", callback=options.last_day, metavar="DATE", help="Only what was published on this day or before."
)
@_LIMIT
@options.output_format
@options.language
def search(
    query: str, db: str, outlet: str | None, since: str | None, until: str | None, limit: int, format: str, lang: str
) -> None:
    """Find articles that hold all the words, in any inflection and spelling, best first.

    \b
    takhrij search "أسلحة ليبيا"      finds السلاح, بالأسلحة, في ليبيا
    """
    with open_linked(db) as collection:
        page = collection.search(query, outlet=outlet, since=since, until=until, limit=limit)
    rows = [
        {"id": h.doc, "outlet": h.outlet, "published": h.published, "title": h.title, "snippet": h.snippet}
        for h in page.rows
    ]
    columns = [("id", "fit"), ("outlet", "fit"), ("published", "fit"), ("title", "fold"), ("snippet", "fold")]
    print_rows(rows, columns, format, lang)
    _say_rest(len(page.rows), page.total, format)


@click.command()
@options.database
@options.output_format
@options.language
def outlets(db: str, format: str, lang: str) -> None:
    """List outlets: how much each knows of itself, relays and copies, whom it has it from and who has it from it."""
    with open_linked(db) as collection:
        rows = collection.outlets()
    cells = [
        {
            "name": r.name,
            "articles": r.articles,
            "reports": r.reports,
            "originates": r.originates,
            "relays": r.relays,
            "copies": r.copies,
            "fed_by": [f"{name} {count}" for name, count in r.fed_by[:5]],
            "feeds": [f"{name} {count}" for name, count in r.feeds[:5]],
        }
        for r in rows
    ]
    counted = [(name, "fit") for name in ("articles", "reports", "originates", "relays", "copies")]
    print_rows(cells, [("name", "fold"), *counted, ("fed_by", "fold"), ("feeds", "fold")], format, lang)


@click.command()
@options.database
@_LIMIT
@options.output_format
@options.language
def stories(db: str, limit: int, format: str, lang: str) -> None:
    """List the stories of the collection, largest first."""
    with open_linked(db) as collection:
        rows = collection.stories()
    names = ("id", "articles", "claims", "contested", "since", "until", "label")
    cells = [{name: getattr(row, name) for name in names} for row in rows[:limit]]
    print_rows(cells, [(name, "fold" if name == "label" else "fit") for name in names], format, lang)
    _say_rest(len(cells), len(rows), format)


@click.command()
@options.database
@click.option("--kind", help="Only contradictions of this kind, such as number or polarity.")
@_LIMIT
@options.output_format
@options.language
def contradictions(db: str, kind: str | None, limit: int, format: str, lang: str) -> None:
    """List pairs of claims that cannot both be true, story by story, the most pressing first."""
    with open_linked(db) as collection:
        page = collection.all_contradictions(kind, limit=limit)
    if format == "table" and page.rows:
        _print_pairs(page.rows, lang)
    else:
        names = ("kind", "story", "a", "a_statement", "b", "b_statement", "reasons")
        cells = [
            dict(zip(names, (pair.kind, a.story, a.id, a.statement, b.id, b.statement, _why(pair, lang)), strict=True))
            for pair, a, b in page.rows
        ]
        print_rows(cells, [(name, "fold") for name in names], format, lang)
    _say_rest(len(page.rows), page.total, format)


def _print_pairs(pairs: Sequence[tuple[Contradiction, api.ClaimRow, api.ClaimRow]], lang: str) -> None:
    """Each pair as its kind and reason, with the two statements under them."""
    for pair, *claims in pairs:
        click.echo(f"{label(f'contradiction.{pair.kind}', lang)}: {plain(' '.join(_why(pair, lang)))}")
        for claim in claims:
            click.echo(f"  · {plain(claim.statement)}  [{claim.id}]")


def _why(pair: Contradiction, lang: str) -> list[str]:
    return [tell(reason, lang) for reason in pair.reasons]


@click.command()
@click.argument("article_id", metavar="[ARTICLE]", required=False)
@click.option("--groups", "show", flag_value="groups", help="Articles that carry one text, with the first of them.")
@click.option(
    "--composed", "show", flag_value="composed", help="Articles stitched together, with the source of each part."
)
@options.database
@options.output_format
@options.language
def copies(article_id: str | None, show: str | None, db: str, format: str, lang: str) -> None:
    """List articles that share running text, all or those of one article."""
    with open_linked(db) as collection:
        if show == "groups":
            _print_groups(collection, article_id, format, lang)
            return
        if show == "composed":
            _print_composed(collection, article_id, format, lang)
            return
        rows = collection.copies(article_id)
    names = ("doc", "of", "extent", "doc_coverage", "of_coverage", "directed", "agency")
    cells = [{name: getattr(row, name) for name in names} for row in rows]
    if format == "table":
        cells = [_in_words(row, lang) for row in cells]
    print_rows(cells, [(name, "fit") for name in names], format, lang)


def _in_words(row: dict[str, Any], lang: str) -> dict[str, Any]:
    """A pair of copies as people read it: shares in per cent."""
    shares = {name: f"{row[name]:.0%}" for name in ("doc_coverage", "of_coverage")}
    directed = label("yes", lang) if row["directed"] else ""
    return {**row, **shares, "extent": label(f"extent.{row['extent']}", lang), "directed": directed}


def _print_groups(collection: api.Collection, article_id: str | None, format: str, lang: str) -> None:
    """One row a group: the first of its articles, the agency whose text it is, and all of them."""
    cells = [
        {"first": group.first, "agency": group.agency, "articles": list(group.docs)}
        for group in collection.copy_groups()
        if article_id in (None, *group.docs)
    ]
    print_rows(cells, [("first", "fit"), ("agency", "fit"), ("articles", "fold")], format, lang)


def _print_composed(collection: api.Collection, article_id: str | None, format: str, lang: str) -> None:
    """One row a part, with its words."""
    cells = []
    for composed in collection.composed():
        if article_id in (None, composed.doc):
            text = collection.article(composed.doc).article.text
            for part in composed.parts:
                words = " … ".join(span.cut(text) for span in part.spans)
                cells.append({"doc": composed.doc, "of": part.of, "agency": part.agency, "words": words})
    print_rows(cells, [("doc", "fit"), ("of", "fit"), ("agency", "fit"), ("words", "fold")], format, lang)


def _say_rest(shown: int, total: int, format: str) -> None:
    """How many rows there are besides."""
    if shown < total and format == "table":
        say(f"{shown:,} of {total:,}; --limit shows more.")
