"""Printing: tables for people, JSON and CSV for programs, progress and what was left out on standard error."""

from __future__ import annotations

import csv
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Any

import click

from takhrij.api import Progress
from takhrij.model import Skipped
from takhrij.write.csv import guarded
from takhrij.write.words import label, plain

_NAMED = 20  # left-out files that are named before the rest is only counted

Column = tuple[str, str]
"""Name of a field, and how wide it may grow: "fit" or "fold"."""


def print_rows(rows: Sequence[dict[str, Any]], columns: Sequence[Column], format: str, lang: str) -> None:
    """Rows as a table or CSV of these columns, or as a JSON list."""
    if format == "json":
        print_json(rows)
    elif format == "csv":
        writer = csv.writer(sys.stdout)
        writer.writerow([name for name, _ in columns])
        writer.writerows([guarded(_cell(row.get(name))) for name, _ in columns] for row in rows)
    elif rows:
        _print_table(rows, columns, lang)
    else:
        say("Nothing to list.")


def print_json(value: Any) -> None:
    """Plain data as JSON."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=1))


def _print_table(rows: Sequence[dict[str, Any]], columns: Sequence[Column], lang: str) -> None:
    from rich.console import Console  # a tenth of a second to import
    from rich.table import Table
    from rich.text import Text

    right_to_left = lang == "ar"
    table = Table(header_style="bold", box=None, pad_edge=False, padding=(0, 2, 0, 0))
    ordered = list(reversed(columns)) if right_to_left else list(columns)
    for name, width in ordered:
        table.add_column(
            label(f"column.{name}", lang),
            justify="right" if right_to_left else "left",
            no_wrap=width == "fit",
            overflow="fold",
            ratio=1 if width == "fold" else None,
        )
    for row in rows:
        table.add_row(*(Text(plain(_cell(row.get(name)))) for name, _ in ordered))
    Console(soft_wrap=not sys.stdout.isatty(), width=None if sys.stdout.isatty() else 160).print(table)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, float):
        return f"{value:.2f}"
    if isinstance(value, list | tuple):
        return ", ".join(map(_cell, value)) if value and isinstance(value[0], str) else "–".join(map(_cell, value))
    return str(value)


def marked(words: str) -> str:
    """Words set off from those round them, by colour and, for files and screen readers, by brackets too."""
    return f"⟦{click.style(plain(words), fg='yellow')}⟧"


def say(line: str = "") -> None:
    """A line for people, on standard error."""
    click.echo(line, err=True)


def say_skipped(skipped: Sequence[Skipped]) -> None:
    """Name what was left out, what is alike once, and count the rest."""
    alike = Counter((item.path, item.why) for item in skipped)
    for (path, why), times in islice(alike.items(), _NAMED):
        say(f"  left out: {plain(path)}: {plain(why)}" + (f" ({times:,} times)" if times > 1 else ""))
    if rest := sum(islice(alike.values(), _NAMED, None)):
        say(f"  … and {rest:,} more")


@contextmanager
def progress_bar() -> Iterator[Progress | None]:
    """Progress on standard error where a person watches; None elsewhere."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        tasks: dict[str, Any] = {}

        def show(stage: str, done: int, total: int | None) -> None:
            if stage not in tasks:
                tasks[stage] = bar.add_task(stage, total=total)
            bar.update(tasks[stage], completed=done, total=total)

        yield show
