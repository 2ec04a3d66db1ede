"""Commands that look at a collection: lists as tables, JSON or CSV, and single things in full."""

from __future__ import annotations

from typing import Any

import click

from takhrij import api
from takhrij.cli import options
from takhrij.cli.claims import print_claim
from takhrij.cli.output import print_json, print_rows, say
from takhrij.documents import Document
from takhrij.model import Status
from takhrij.write.words import bounds, label, plain

_LIMIT = click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="Rows to print.")
_CLAIM_COLUMNS = [
    ("rank", "fit"),
    ("id", "fit"),
    ("status", "fit"),
    ("independent", "fit"),
    ("denying", "fit"),
    ("articles", "fit"),
    ("statement", "fold"),
]


@click.command()
@click.argument("query", required=False)
@options.database
@click.option("--status", type=click.Choice([s.value for s in Status]), help="Only claims of this status.")
@click.option("--outlet", help="Only claims that this outlet carries.")
@click.option("--actor", help="Only claims with this person or body in a chain.")
@click.option("--place", help="Only claims at this place.")
@click.option("--story", help="Only claims of this story.")
@click.option("--since", metavar="DATE", help="Only what happened on this day or later.")
@click.option("--until", metavar="DATE", help="Only what happened on this day or before.")
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
    with api.Collection.open(db) as collection:
        page = collection.claims(query, filters, limit=limit)
    print_rows([_claim_cells(row, lang, format) for row in page.rows], _CLAIM_COLUMNS, format, lang)
    _say_rest(len(page.rows), page.total, format)


@click.command()
@click.argument("claim_id", metavar="ID")
@options.database
@click.option("--format", "format", type=click.Choice(["table", "json"]), default="table", show_default=True)
@options.language
def claim(claim_id: str, db: str, format: str, lang: str) -> None:
    """Show one claim: its chains as a tree, every report's words in place, and the argument for its count."""
    with api.Collection.open(db) as collection:
        view = collection.claim(claim_id)
    if format == "json":
        from takhrij.write.json import claim_record

        print_json(claim_record(view.claim, lang))
    else:
        print_claim(view, lang)


@click.command()
@click.argument("article_id", metavar="ID")
@options.database
@click.option("--format", "format", type=click.Choice(["table", "json"]), default="table", show_default=True)
@options.language
def article(article_id: str, db: str, format: str, lang: str) -> None:
    """Show one article: its text, where it came from, who says what in it, its copies and claims."""
    from takhrij.write.json import analysis_record, copy_record

    with api.Collection.open(db) as collection:
        view = collection.article(article_id)
    if format == "json":
        record: dict[str, Any] = {"id": view.article.id, "text": view.article.text}
        if view.analysis:
            record |= analysis_record(view.article, view.analysis, lang)
        record["copies"] = [copy_record(copy, lang) for copy in view.copies]
        record["claims"] = [row.id for row in view.claims]
        record["versions"] = [{"number": v.number, "until": v.until, "text": v.text} for v in view.versions]
        print_json(record)
        return
    document = view.document
    click.secho(plain(document.title or document.id), bold=True)
    click.echo(
        f"{plain(document.outlet or label('unknown_outlet', lang))} ({label(f'basis.{document.outlet_basis}', lang)})"
    )
    click.echo(f"{_day(document, lang)} ({label(f'basis.{document.published_basis}', lang)})")
    for line in (document.url, document.path):
        if line:
            click.echo(plain(line))
    click.echo()
    for line in view.article.text.splitlines():
        click.echo(plain(line))
    click.echo()
    if view.analysis:
        from takhrij.cli.pile import print_findings

        print_findings(view.article, view.analysis, lang)
    print_rows([_claim_cells(row, lang, "table") for row in view.claims], _CLAIM_COLUMNS, "table", lang)


@click.command()
@click.argument("query")
@options.database
@click.option("--outlet", help="Only articles of this outlet.")
@click.option("--since", metavar="DATE", help="Only what was published on this day or later.")
@click.option("--until", metavar="DATE", help="Only what was published on this day or before.")
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
    with api.Collection.open(db) as collection:
        page = collection.search(query, outlet=outlet, since=since, until=until, limit=limit)
    rows = [
        {"id": h.doc, "outlet": h.outlet, "published": h.published, "title": h.title, "snippet": h.snippet}
        for h in page.rows
    ]
    columns = [("id", "fit"), ("outlet", "fit"), ("published", "fit"), ("title", "fold"), ("snippet", "fold")]
    print_rows(rows, columns, format, lang)
    _say_rest(len(page.rows), page.total, format)


@click.command()
@click.argument("name")
@options.database
@options.output_format
@options.language
def who(name: str, db: str, format: str, lang: str) -> None:
    """Show a person or body: the names and offices it goes by, what is attributed to it, over time.

    \b
    takhrij who "خليفة حفتر"
    """
    with api.Collection.open(db) as collection:
        views = collection.who(name)
    if not views:
        raise api.InputError(f"Nobody of the name {name} is in the chains of {db}.")
    rows = []
    for view in views:
        if format == "table":
            actor = view.actor
            click.secho(f"{plain(actor.name)} ({label(f'kind.{actor.kind.value}', lang)})", bold=True)
            click.echo(" | ".join(plain(known) for known in (*actor.names, *actor.roles)))
        for said in view.statements:
            rows.append(
                {
                    "name": view.actor.name,
                    "published": said.published,
                    "outlet": said.outlet,
                    "doc": said.doc,
                    "source": said.source,
                    "words": said.words,
                }
            )
    columns = [("published", "fit"), ("outlet", "fit"), ("doc", "fit"), ("source", "fold"), ("words", "fold")]
    print_rows(rows, [("name", "fit"), *columns] if format != "table" else columns, format, lang)


@click.command()
@options.database
@options.output_format
@options.language
def outlets(db: str, format: str, lang: str) -> None:
    """List outlets: how much each knows of itself, relays and copies, whom it has it from and who has it from it."""
    with api.Collection.open(db) as collection:
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
    counted = [(name, "fit") for name in ("name", "articles", "reports", "originates", "relays", "copies")]
    print_rows(cells, [*counted, ("fed_by", "fold"), ("feeds", "fold")], format, lang)


@click.command()
@options.database
@_LIMIT
@options.output_format
@options.language
def stories(db: str, limit: int, format: str, lang: str) -> None:
    """List the stories of the collection, largest first."""
    with api.Collection.open(db) as collection:
        rows = collection.stories()
    names = ("id", "articles", "claims", "contested", "since", "until", "label")
    cells = [{name: getattr(row, name) for name in names} for row in rows[:limit]]
    print_rows(cells, [(name, "fold" if name == "label" else "fit") for name in names], format, lang)
    _say_rest(len(cells), len(rows), format)


@click.command()
@click.argument("story_id", metavar="ID")
@options.database
@options.output_format
@options.language
def story(story_id: str, db: str, format: str, lang: str) -> None:
    """Show one story: its articles, then its claims."""
    with api.Collection.open(db) as collection:
        view = collection.story(story_id)
    if format == "table":
        click.secho(plain(view.story.label), bold=True)
        rows = [{"id": d.id, "outlet": d.outlet, "published": d.published, "title": d.title} for d in view.documents]
        print_rows(rows, [("published", "fit"), ("outlet", "fit"), ("id", "fit"), ("title", "fold")], format, lang)
        click.echo()
    print_rows([_claim_cells(row, lang, format) for row in view.claims], _CLAIM_COLUMNS, format, lang)


@click.command()
@click.argument("article_id", metavar="[ARTICLE]", required=False)
@options.database
@options.output_format
@options.language
def copies(article_id: str | None, db: str, format: str, lang: str) -> None:
    """List articles that share running text, all or those of one article."""
    with api.Collection.open(db) as collection:
        rows = collection.copies(article_id)
    names = ("doc", "of", "extent", "doc_coverage", "of_coverage", "directed", "agency")
    cells = [{name: getattr(row, name) for name in names} for row in rows]
    print_rows(cells, [(name, "fit") for name in names], format, lang)


@click.command()
@click.argument("a")
@click.argument("b")
@options.database
@click.option("--format", "format", type=click.Choice(["table", "json"]), default="table", show_default=True)
@options.language
def compare(a: str, b: str, db: str, format: str, lang: str) -> None:
    """Set two articles side by side: what they share, and what only one of them has."""
    with api.Collection.open(db) as collection:
        found = collection.compare(a, b)
    pairs = [
        {"a": list(here), "b": list(there), "words": here.cut(found.a.text), "of_words": there.cut(found.b.text)}
        for here, there in found.shared
    ]
    if format == "json":
        print_json({"a": a, "b": b, "shared": pairs})
        return
    if not pairs:
        say(f"{a} and {b} share no running text.")
        return
    for article, spans in ((found.a, [x for x, _ in found.shared]), (found.b, sorted(y for _, y in found.shared))):
        click.secho(plain(f"{article.id}  {article.title or ''}"), bold=True)
        at = 0
        for span in spans:
            click.echo(plain(article.text[at : span.start]) + " ", nl=False)
            click.secho(plain(span.cut(article.text)), fg="yellow", nl=False)
            click.echo(" ", nl=False)
            at = span.end
        click.echo(plain(article.text[at:]))
        click.echo()


def _claim_cells(row: api.ClaimRow, lang: str, format: str) -> dict[str, Any]:
    if format == "json":
        return {
            "rank": row.rank,
            "id": row.id,
            "statement": row.statement,
            "status": row.status.value,
            "independent": list(row.independent),
            "independent_denying": list(row.independent_denying),
            "channels": row.channels,
            "unsourced": row.unsourced,
            "articles": row.articles,
            "outlets": list(row.outlets),
            "place": row.place,
            "when": list(row.when) if row.when else None,
            "story": row.story,
        }
    words = lang if format == "table" else "en"
    return {
        "rank": row.rank,
        "id": row.id,
        "status": label(f"status.{row.status.value}", words),
        "independent": bounds(row.independent, words),
        "denying": bounds(row.independent_denying, words) if row.independent_denying[1] else "",
        "articles": row.articles,
        "statement": row.statement,
    }


def _day(document: Document, lang: str) -> str:
    """When it was published, or between when and when."""
    if document.published or not (document.earliest or document.latest):
        return document.published or "–"
    return bounds((document.earliest or "?", document.latest or "?"), lang)


def _say_rest(shown: int, total: int, format: str) -> None:
    if shown < total and format == "table":
        say(f"{shown:,} of {total:,}; --limit shows more.")
