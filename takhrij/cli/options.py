"""Options that many commands share."""

from __future__ import annotations

import calendar
import os
import re
from collections.abc import Callable
from datetime import date

import click

LEFT_OUT = 3
LANGUAGE = "en"  # at the terminal, most of which set Arabic badly
PAGE_LANGUAGE = "ar"
_DAY = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?")


def first_day(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """A day as ISO writes it; of a month or a year alone the first."""
    return value and _day(value, 1, lambda year, month: 1)


def last_day(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """A day as ISO writes it; of a month or a year alone the last."""
    return value and _day(value, 12, lambda year, month: calendar.monthrange(year, month)[1])


def _day(value: str, month: int, day: Callable[[int, int], int]) -> str:
    found = _DAY.fullmatch(value.strip())
    try:
        year, month = (int(found[1]), int(found[2] or month)) if found else (0, 0)
        return date(year, month, int(found[3]) if found and found[3] else day(year, month)).isoformat()
    except ValueError as error:
        raise click.BadParameter(f"{value!r} is no day. Write it as 2026-01-31, 2026-01 or 2026.") from error


database = click.option(
    "--db",
    "db",
    type=click.Path(dir_okay=False),
    envvar="TAKHRIJ_DB",
    default="takhrij.db",
    show_default=True,
    help="The collection's file; also $TAKHRIJ_DB.",
)
output_format = click.option(
    "--format",
    "format",
    type=click.Choice(["table", "json", "csv"]),
    default="table",
    show_default=True,
    help="How to print.",
)
table_or_json = click.option(
    "--format",
    "format",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="How to print.",
)
language = click.option(
    "--lang",
    "lang",
    type=click.Choice(["ar", "en"]),
    default=lambda: os.environ.get("TAKHRIJ_LANG", LANGUAGE),
    help="Language of headings and reasons; also $TAKHRIJ_LANG.  [default: en]",
)
page_language = click.option(
    "--lang",
    "lang",
    type=click.Choice(["ar", "en"]),
    default=lambda: os.environ.get("TAKHRIJ_LANG"),
    help="Language of headings and reasons; also $TAKHRIJ_LANG.  [default: en at the terminal, ar for the page]",
)
workers = click.option(
    "--workers",
    type=click.IntRange(1, 256),
    default=lambda: min(8, os.cpu_count() or 1),
    help="Processes to analyse and link with; the result is the same for any number.  [default: one a core, at most 8]",
)
lists = click.option(
    "--lists",
    type=click.Path(exists=True, dir_okay=False),
    help="A file of your own persons, bodies, outlets and places (TOML).",
)
kept_lists = click.option(
    "--lists",
    type=click.Path(exists=True, dir_okay=False),
    help="Your own persons, bodies, outlets and places (TOML), kept with the collection; a blank file drops them.",
)
strict = click.option("--strict", is_flag=True, help="Exit with 3 where something was left out.")


def finish(skipped: int, read: int, strict: bool) -> None:
    """End with 1 where nothing could be read at all, with 3 where a strict user must know of what was left out."""
    if skipped and not read:
        raise click.exceptions.Exit(1)
    if skipped and strict:
        raise click.exceptions.Exit(LEFT_OUT)
