"""`explain` and `lexicon try`: what is found in a text, by which rule, and why."""

from __future__ import annotations

from pathlib import Path

import click

from takhrij import api
from takhrij.cli import options
from takhrij.cli.output import print_json, print_rows
from takhrij.cli.pile import print_findings
from takhrij.find.explain import explain as find_explanation
from takhrij.model import Analysis, Article
from takhrij.pack import load_pack
from takhrij.write.words import label, plain, tell


@click.command()
@click.argument("text")
@options.table_or_json
@click.option(
    "--db", type=click.Path(dir_okay=False), envvar="TAKHRIJ_DB", help="Collection whose articles TEXT may name."
)
@options.language
def explain(text: str, format: str, db: str | None, lang: str) -> None:
    """Say what is found in TEXT, by which rule and why. TEXT is a sentence, a file, or the id of an article with --db.

    \b
    takhrij explain "وقال مصدر أمني لرويترز إن الطريق أغلق"
    takhrij explain article.txt
    """
    article, analysis = _analysed(text, db)
    if format == "json":
        from takhrij.write.json import analysis_record

        print_json(analysis_record(article, analysis, lang))
        return
    print_findings(article, analysis, lang)
    for a in analysis.attributions:
        click.secho(f"{a.id}  {plain(a.cue.cut(article.text))}", bold=True)
        click.echo(f"  {label('column.rule', lang)}: {a.rule}")
        for reason in a.reasons:
            click.echo(f"  - {plain(tell(reason, lang))}")
    _print_marks(article, analysis, lang)


def _print_marks(article: Article, analysis: Analysis, lang: str) -> None:
    """Names, times and credits with the words they stand on."""
    rows = [
        {
            "kind": entity.type.value,
            "words": entity.span.cut(article.text),
            "name": entity.entity or entity.name,
            "reasons": " ".join(tell(reason, lang) for reason in entity.reasons),
        }
        for entity in analysis.entities
    ]
    rows += [
        {
            "kind": time.type.value,
            "words": time.span.cut(article.text),
            "name": time.value,
            "reasons": " ".join(tell(reason, lang) for reason in time.reasons),
        }
        for time in analysis.times
    ]
    rows += [
        {
            "kind": credit.role.value,
            "words": credit.span.cut(article.text) if credit.field == "text" else "",
            "name": credit.outlet or "",
            "reasons": " ".join(tell(reason, lang) for reason in credit.reasons),
        }
        for credit in analysis.credits
    ]
    if rows:
        click.echo()
        print_rows(rows, [("kind", "fit"), ("words", "fold"), ("name", "fold"), ("reasons", "fold")], "table", lang)


def _analysed(text: str, db: str | None) -> tuple[Article, Analysis]:
    if db and _is_file(db):
        with api.Collection.open(db) as collection:
            try:
                view = collection.article(text)
                return view.article, view.analysis or api.analyse_text(view.article.text)[1]
            except api.InputError:
                pass  # no id of an article, then
    if _is_file(text):
        return api.analyse_file(text)
    return api.analyse_text(text)


def _is_file(name: str) -> bool:
    try:
        return Path(name).is_file()
    except OSError:  # a sentence is longer than file names may be
        return False


@click.group()
def lexicon() -> None:
    """Try words against the lexicon."""


@lexicon.command("try")
@click.argument("sentence")
@options.language
def try_sentence(sentence: str, lang: str) -> None:
    """Say which entries of the lexicon SENTENCE triggers, and what became of them.

    \b
    takhrij lexicon try "أفادت الوزارة بأن الطريق مغلق"
    """
    article, analysis = api.analyse_text(sentence)
    rows = [
        {
            "rule": a.rule,
            "cue": a.cue.cut(sentence),
            "source": a.source.cut(sentence) if a.source else a.speaker_name,
            "content": " … ".join(span.cut(sentence) for span in a.content),
            "reasons": " ".join(tell(reason, lang) for reason in a.reasons),
        }
        for a in analysis.attributions
    ]
    columns = [("rule", "fit"), ("cue", "fit"), ("source", "fold"), ("content", "fold"), ("reasons", "fold")]
    print_rows(rows, columns, "table", lang)
    _print_refused(article, lang)
    _print_marks(article, analysis, lang)


def _print_refused(article: Article, lang: str) -> None:
    """The words that the lexicon knows and that are no cue where they stand, each with the reason."""
    rows = [
        {"rule": refused.rule, "words": refused.cut, "reasons": tell(refused.reason, lang)}
        for refused in find_explanation(article.text, load_pack()).refused
    ]
    if rows:
        click.echo()
        print_rows(rows, [("rule", "fit"), ("words", "fit"), ("reasons", "fold")], "table", lang)
