"""Commands that show one thing of a collection in full: a claim, an article, a person, a story, two articles."""

from __future__ import annotations

from typing import Any

import click

from takhrij import api
from takhrij.cli import options
from takhrij.cli.claims import print_claim, print_claim_rows
from takhrij.cli.opening import open_linked
from takhrij.cli.output import marked, print_json, print_rows, say
from takhrij.cli.pile import print_findings
from takhrij.documents import Document
from takhrij.write.words import bounds, label, plain, tell


@click.command()
@click.argument("claim_id", metavar="ID")
@options.database
@options.table_or_json
@options.language
def claim(claim_id: str, db: str, format: str, lang: str) -> None:
    """Show one claim: its chains as a tree, every report's words in place, and the argument for its count."""
    with open_linked(db) as collection:
        view = collection.claim(claim_id)
    if format == "json":
        from takhrij.write.json import claim_record

        print_json(claim_record(view.claim, lang))
    else:
        print_claim(view, lang)


@click.command()
@click.argument("article_id", metavar="ID")
@options.database
@options.table_or_json
@options.language
def article(article_id: str, db: str, format: str, lang: str) -> None:
    """Show one article: its text, where it came from, who says what in it, its copies and claims."""
    from takhrij.write.json import analysis_record, copy_record

    with open_linked(db) as collection:
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
        print_findings(view.article, view.analysis, lang)
    print_claim_rows(view.claims, "table", lang)


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
    with open_linked(db) as collection:
        views = collection.who(name)
    if not views:
        raise api.InputError(f"Nobody of the name {name} is in the chains of {db}.")
    columns = [("published", "fit"), ("outlet", "fit"), ("doc", "fit"), ("source", "fold"), ("words", "fold")]
    if format != "table":
        rows = [row for view in views for row in _statements(view)]
        print_rows(rows, [("name", "fit"), *columns], format, lang)
        return
    for view in views:
        actor = view.actor
        click.secho(f"{plain(actor.name)} ({label(f'kind.{actor.kind.value}', lang)})", bold=True)
        if known := (*actor.names[1:], *actor.roles):
            click.echo(" | ".join(map(plain, known)))
        print_rows(_statements(view), columns, format, lang)
        click.echo()


def _statements(view: api.ActorView) -> list[dict[str, Any]]:
    return [
        {
            "name": view.actor.name,
            "published": said.published,
            "outlet": said.outlet,
            "doc": said.doc,
            "source": said.source,
            "words": said.words,
        }
        for said in view.statements
    ]


@click.command()
@click.argument("story_id", metavar="ID")
@options.database
@options.output_format
@options.language
def story(story_id: str, db: str, format: str, lang: str) -> None:
    """Show one story: its articles, then its claims."""
    with open_linked(db) as collection:
        view = collection.story(story_id)
    if format == "table":
        click.secho(plain(view.story.label), bold=True)
        rows = [{"id": d.id, "outlet": d.outlet, "published": d.published, "title": d.title} for d in view.documents]
        print_rows(rows, [("published", "fit"), ("outlet", "fit"), ("id", "fit"), ("title", "fold")], format, lang)
        click.echo()
    print_claim_rows(view.claims, format, lang)


@click.command()
@click.argument("a")
@click.argument("b")
@options.database
@options.table_or_json
@options.language
def compare(a: str, b: str, db: str, format: str, lang: str) -> None:
    """Set two articles side by side: what they share, marked in each, and what only one of them has."""
    if a == b:
        raise click.UsageError("A and B are the same article. Name two.")
    with open_linked(db) as collection:
        found = collection.compare(a, b)
    pairs = [
        {"a": list(here), "b": list(there), "words": here.cut(found.a.text), "of_words": there.cut(found.b.text)}
        for here, there in found.shared
    ]
    if format == "json":
        print_json({"a": a, "b": b, "shared": pairs})
        return
    if found.copy:
        for reason in found.copy.reasons:
            click.echo(plain(tell(reason, lang)))
        click.echo()
    if not pairs:
        say(f"{a} and {b} share no running text.")
        return
    if not found.copy:
        say("Neither is a copy of the other: what they share is too little, is quoted or passed on, or a formula.")
    for article, spans in ((found.a, [x for x, _ in found.shared]), (found.b, sorted(y for _, y in found.shared))):
        click.secho(plain(f"{article.id}  {article.title or ''}"), bold=True)
        at = 0
        for span in spans:
            click.echo(f"{plain(article.text[at : span.start])} {marked(span.cut(article.text))} ", nl=False)
            at = span.end
        click.echo(plain(article.text[at:]))
        click.echo()


def _day(document: Document, lang: str) -> str:
    """When it was published, or between when and when."""
    if document.published or not (document.earliest or document.latest):
        return document.published or "–"
    return bounds((document.earliest or "?", document.latest or "?"), lang)
