"""Commands that fill and keep a collection: `add`, `link`, `remove`, `check`, `export`, `diff`."""

from __future__ import annotations

from pathlib import Path

import click

from takhrij import api
from takhrij.cli import options
from takhrij.cli.output import print_rows, progress_bar, say, say_skipped
from takhrij.write.formats import FORMATS


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@options.database
@options.kept_lists
@options.strict
def add(paths: tuple[str, ...], db: str, lists: str | None, strict: bool) -> None:
    """Keep articles in a collection; the file is made if it is missing. The same article twice changes nothing.

    PATH is a file or folder of text, web pages, JSON lines, CSV or zip; "-" is standard input. Another text at a known
    address becomes the current version of its article; the earlier one stays beside it.

    \b
    takhrij add news/ --db news.db
    """
    Path(db).parent.mkdir(parents=True, exist_ok=True)
    with api.Collection.open(db, create=True) as collection, progress_bar() as progress:
        if lists:
            collection.keep_lists(lists)
        added = collection.add(paths, progress=progress)
    say(
        f"{added.added:,} articles added, {added.versions:,} new versions, {added.unchanged:,} unchanged, "
        f"{len(added.skipped):,} left out. Now: takhrij link --db {db}"
    )
    say_skipped(added.skipped)
    options.finish(len(added.skipped), added.added + added.versions + added.unchanged, strict)


@click.command()
@options.database
@options.kept_lists
@options.workers
def link(db: str, lists: str | None, workers: int) -> None:
    """Analyse what is new in a collection, then link all of it. Stopping it keeps the analyses that are done.

    \b
    takhrij link --db news.db --workers 4
    """
    with api.Collection.open(db) as collection, progress_bar() as progress:
        if lists:
            collection.keep_lists(lists)
        analysed = collection.analyse(workers=workers, progress=progress)
        counts = collection.link(workers=workers, progress=progress)
    foreign = f", {analysed.foreign:,} of them not in Arabic" if analysed.foreign else ""
    say(
        f"{counts.analysed:,} articles{foreign} ({analysed.analysed:,} analysed now); {counts.claims:,} claims, "
        f"{counts.copies:,} copies, {counts.contradictions:,} contradictions, {counts.stories:,} stories."
    )
    say_skipped(analysed.failed)


@click.command()
@options.database
def lists(db: str) -> None:
    """Print your own lists that a collection keeps: persons, bodies, outlets and places, as the file had them.

    \b
    takhrij link --lists names.toml --db news.db
    takhrij lists --db news.db > names.toml
    """
    with api.Collection.open(db) as collection:
        kept = collection.lists()
    click.echo(kept, nl=False)
    if not kept:
        say(f"{db} keeps no lists. `takhrij link --lists FILE --db {db}` adds some.")


@click.command()
@click.argument("article")
@options.database
@click.option("--yes", is_flag=True, help="Do not ask.")
def remove(article: str, db: str, yes: bool) -> None:
    """Take an article out for good: its text, versions, findings and decisions, and all claims until the next link.

    \b
    takhrij remove a17 --db news.db && takhrij link --db news.db
    """
    with api.Collection.open(db) as collection:
        collection.article(article)  # says so where there is none, before anybody is asked
        if not yes:
            click.confirm(f"Take {article} out of {db} for good?", abort=True, err=True)
        collection.remove(article)
    say(f"{article} is out. Now: takhrij link --db {db}")


@click.command()
@options.database
@options.output_format
@options.language
def check(db: str, format: str, lang: str) -> None:
    """Check that the file is whole, its parts belong together and every stored span cuts again. Exits with 1 if not."""
    with api.Collection.open(db) as collection:
        faults = collection.check()
    if faults or format != "table":
        print_rows(
            [{"where": f.where, "what": f.what} for f in faults], [("where", "fit"), ("what", "fold")], format, lang
        )
    if faults:
        say(f"{len(faults):,} faults in {db}.")
        raise click.exceptions.Exit(1)
    say(f"{db} is whole.")


@click.command()
@click.argument("path", type=click.Path(dir_okay=False))
@click.option("--format", "format", type=click.Choice(FORMATS), help="By default what the name of PATH says.")
@options.database
@options.page_language
def export(path: str, format: str | None, db: str, lang: str | None) -> None:
    """Write the graph to PATH.

    \b
    json         what `trace --format json` prints
    csv          one row a report with the fields of its claim; opens in spreadsheets
    graphml      outlets, relays and origins with who gets it from whom; for Gephi, yEd, networkx
    ftm          entities of FollowTheMoney, one a line; for Aleph and OpenSanctions tools
    annotations  W3C Web Annotations of the words that carry each claim, as JSON-LD
    html         one page to read or print

    \b
    takhrij export claims.csv --db news.db
    """
    chosen = format or {".jsonl": "ftm", ".jsonld": "annotations"}.get(Path(path).suffix, Path(path).suffix[1:])
    if chosen not in FORMATS:
        raise click.UsageError(f"{path} does not say the format. Add --format {'|'.join(FORMATS)}.")
    with api.Collection.open(db) as collection:
        collection.export(
            chosen, path, language=lang or (options.PAGE_LANGUAGE if chosen == "html" else options.LANGUAGE)
        )
    say(f"{path} is written.")


@click.command()
@click.argument("before", type=int, required=False)
@click.argument("after", type=int, required=False)
@click.option("--runs", is_flag=True, help="List the linkings that are remembered.")
@options.database
@options.output_format
@options.language
def diff(before: int | None, after: int | None, runs: bool, db: str, format: str, lang: str) -> None:
    """Say what the last linking changed: new claims, denials, origins, status. BEFORE and AFTER are numbers of runs."""
    with api.Collection.open(db) as collection:
        if runs:
            names = ("id", "when", "articles", "claims")
            linkings = [{name: getattr(run, name) for name in names} for run in collection.runs()]
            print_rows(linkings, [(name, "fit") for name in names], format, lang)
            return
        changes = collection.diff(before, after)
    columns = [("kind", "fit"), ("before", "fit"), ("after", "fit"), ("claim", "fit"), ("statement", "fold")]
    rows = [{name: getattr(change, name) for name, _ in columns} for change in changes]
    print_rows(rows, columns, format, lang)
