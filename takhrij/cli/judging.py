"""Commands for an analyst's judgement: `decide`, `undo`, `decisions`."""

from __future__ import annotations

import getpass

import click

from takhrij import api
from takhrij.cli import options
from takhrij.cli.output import print_rows, say
from takhrij.model import Decision, Verdict

_COLUMNS = [
    ("id", "fit"),
    ("verdict", "fit"),
    ("value", "fit"),
    ("anchors", "fold"),
    ("who", "fit"),
    ("why", "fold"),
    ("when", "fit"),
    ("undone", "fit"),
]


@click.command()
@click.argument("verdict", type=click.Choice([v.value for v in Verdict]))
@click.argument("targets", nargs=-1, required=True, metavar="TARGET…")
@click.option("--value", help="What the verdict needs beside: the right chain, another name, a note, a grade.")
@click.option("--who", default=getpass.getuser, help="Who decides.  [default: the user]")
@click.option("--why", default="", help="The reason; it is shown wherever the decision counts.")
@options.database
def decide(verdict: str, targets: tuple[str, ...], value: str | None, who: str, why: str, db: str) -> None:
    """Record a judgement that linking obeys from the next time on, until it is taken back. Hiding takes effect at once.

    TARGET is the id of a claim, or of one of its reports as ID:NUMBER, or, for same-actor, not-same-actor and alias, a
    name.

    \b
    takhrij decide same-claim c12ab c98fe --why "the same raid"
    takhrij decide split c12ab:1 c12ab:4
    takhrij decide wrong-chain c12ab:2 --value "الفجر > وكالة النبع > مصدر طبي"
    takhrij decide same-actor "خليفة حفتر" "المشير حفتر"
    takhrij decide alias "خليفة حفتر" --value "المشير"
    takhrij decide hide c12ab
    """
    with api.Collection.open(db) as collection:
        decision = collection.decide(Verdict(verdict), targets, value, who=who, why=why)
        say(f"Decision {decision.id} is recorded.{_next(collection, db)}")


@click.command()
@click.argument("decision", type=int)
@options.database
def undo(decision: int, db: str) -> None:
    """Take a judgement back; it stays in the history."""
    with api.Collection.open(db) as collection:
        collection.undo(decision)
        say(f"Decision {decision} is taken back.{_next(collection, db)}")


def _next(collection: api.Collection, db: str) -> str:
    """What to do now, where something is to be done."""
    return f" Now: takhrij link --db {db}" if collection.stale() else ""


@click.command()
@options.database
@options.output_format
@options.language
def decisions(db: str, format: str, lang: str) -> None:
    """List all judgements, oldest first, with those that were taken back."""
    with api.Collection.open(db) as collection:
        rows = [_cells(decision) for decision in collection.decisions()]
    print_rows(rows, _COLUMNS, format, lang)


def _cells(decision: Decision) -> dict[str, object]:
    return {
        "id": decision.id,
        "verdict": decision.verdict.value,
        "value": " > ".join((decision.value or "").splitlines()),  # a chain is kept one link a line
        "anchors": [f"{anchor.doc}: {anchor.cut}" for anchor in decision.anchors],
        "who": decision.who,
        "why": decision.why,
        "when": decision.when,
        "undone": decision.undone,
    }
