"""`analyse` and `trace`: a pile that is read, worked on and printed; kept only if asked."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from takhrij import api
from takhrij.cli import options
from takhrij.cli.output import print_json, print_rows, progress_bar, say, say_skipped
from takhrij.model import Analysis, Article, Reason, Skipped
from takhrij.pack import load_pack
from takhrij.write.words import label, tell

_PATHS = click.argument("paths", nargs=-1, required=True, metavar="PATH…")


@click.command()
@_PATHS
@click.option("--format", "format", type=click.Choice(["jsonl", "table"]), default="jsonl", show_default=True)
@options.lists
@options.language
@options.workers
@options.strict
def analyse(paths: tuple[str, ...], format: str, lists: str | None, lang: str, workers: int, strict: bool) -> None:
    """Say what is found in each article: attributions, credits, times, names. One line of JSON an article.

    PATH is a file or folder of text, web pages, JSON lines, CSV or zip; "-" is standard input.

    \b
    takhrij analyse news.jsonl --format jsonl > found.jsonl
    zcat news.jsonl.gz | takhrij analyse - --workers 4
    """
    from takhrij.write.json import analysis_record, write_json_lines

    skipped: list[Skipped] = []
    read = foreign = 0
    with progress_bar() as progress:
        for result in api.analyse_stream(paths, workers=workers, progress=progress, lists=lists):
            if isinstance(result, Skipped):
                skipped.append(result)
                continue
            read += 1
            foreign += is_foreign(result[1])
            if format == "jsonl":
                write_json_lines([analysis_record(*result, lang)], sys.stdout)
            else:
                print_findings(*result, lang)
    sys.stdout.flush()
    if skipped or foreign:
        say(f"{read:,} articles{_not_arabic(foreign)}, {len(skipped):,} left out")
        say_skipped(skipped)
    options.finish(len(skipped), read, strict)


def is_foreign(analysis: Analysis) -> bool:
    """Whether the article is not in the language that is analysed; then only its outlet and date were looked for."""
    return analysis.language != load_pack().language


def _not_arabic(count: int) -> str:
    return f" ({count:,} of them not in Arabic and not analysed)" if count else ""


def print_findings(article: Article, analysis: Analysis, lang: str) -> None:
    """The attributions of an article as a table, under where and when it was published."""
    origination = analysis.origination
    outlet = origination.outlet or label("unknown_outlet", lang)
    day = f"{origination.published} ({origination.published_basis})" if origination.published else "–"
    click.echo(f"{article.id}  {outlet}  {day}")
    rows = [
        {
            "source": a.source.cut(article.text) if a.source else a.speaker_name,
            "cue": a.cue.cut(article.text),
            "content": " … ".join(span.cut(article.text) for span in a.content),
            "kind": label(f"kind.{a.kind.value}", lang),
            "force": tell(Reason(f"web.force.{a.force.value}"), lang),
        }
        for a in analysis.attributions
    ]
    print_rows(
        rows,
        [("source", "fold"), ("cue", "fit"), ("content", "fold"), ("kind", "fit"), ("force", "fit")],
        "table",
        lang,
    )
    click.echo()


@click.command()
@_PATHS
@options.table_or_json
@click.option("--db", type=click.Path(dir_okay=False), help="Keep everything in this collection too.")
@click.option("--report", type=click.Path(dir_okay=False), help="Write the claims as one page to read or print.")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="Claims to print in the table.")
@options.kept_lists
@options.page_language
@options.workers
@options.strict
def trace(
    paths: tuple[str, ...],
    format: str,
    db: str | None,
    report: str | None,
    limit: int,
    lists: str | None,
    lang: str | None,
    workers: int,
    strict: bool,
) -> None:
    """Trace the claims of a pile: who said it, through whom it came, how many independent origins it has.

    PATH is a file or folder of text, web pages, JSON lines, CSV or zip; "-" is standard input.

    \b
    takhrij trace news/ --report report.html
    takhrij trace news.jsonl --format json > traced.json
    """
    if report:
        Path(report).parent.mkdir(parents=True, exist_ok=True)
        Path(report).touch()  # a page that cannot be written is said before the work, not after it
    with progress_bar() as progress:
        traced = (
            _traced_and_kept(paths, db, lists, workers, progress)
            if db
            else api.trace(paths, workers=workers, progress=progress, lists=lists)
        )
    if report:
        from takhrij.write.report import write_report

        language = lang or options.PAGE_LANGUAGE
        write_report(traced.articles, traced.analyses, traced.graph, report, skipped=traced.skipped, language=language)
    lang = lang or options.LANGUAGE
    if format == "json":
        from takhrij.write.json import graph_record

        print_json(graph_record(traced.articles, traced.analyses, traced.graph, traced.skipped, lang))
    else:
        from takhrij.cli.claims import print_claims

        print_claims(traced.graph.claims[:limit], lang)
        _say_totals(traced, limit, lang)
    say_skipped(traced.skipped)
    _say_where(db, report, lang)
    options.finish(len(traced.skipped), len(traced.articles), strict)


def _traced_and_kept(
    paths: tuple[str, ...], db: str, lists: str | None, workers: int, progress: api.Progress | None
) -> api.Traced:
    Path(db).parent.mkdir(parents=True, exist_ok=True)
    with api.Collection.open(db, create=True) as collection:
        if lists:
            collection.keep_lists(lists)
        added = collection.add(paths, progress=progress)
        analysed = collection.analyse(workers=workers, progress=progress)
        collection.link(workers=workers, progress=progress)
        return collection.traced(skipped=added.skipped + analysed.failed)


def _say_totals(traced: api.Traced, limit: int, lang: str) -> None:
    """How the lines above are read, and how much there is."""
    graph = traced.graph
    foreign = sum(map(is_foreign, traced.analyses.values()))
    counts = {
        "articles": len(traced.articles),
        "foreign": foreign,
        "left_out": len(traced.skipped),
        "claims": len(graph.claims),
        "copies": len(graph.copies),
        "contradictions": len(graph.contradictions),
    }
    always = ("articles", "claims")
    if graph.claims:
        say(label("trace.legend", lang))
    say(" · ".join(label(f"trace.{name}", lang, f"{n:,}") for name, n in counts.items() if n or name in always))
    if len(graph.claims) > limit:
        say(label("trace.first", lang, str(limit)))


def _say_where(db: str | None, report: str | None, lang: str) -> None:
    if report:
        say(label("trace.report", lang, report))
    if db:
        say(label("trace.collection", lang, db))
        say(f"  takhrij claim ID --db {db}")
        say(f"  takhrij serve --db {db}")
