"""The command line: parses, calls `takhrij.api`, prints. A group of commands is loaded only when one of it is run."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from importlib import import_module
from io import TextIOWrapper
from itertools import groupby
from typing import Any

import click

import takhrij
from takhrij.errors import TakhrijError

INTERRUPTED = 130
# Findings live to the end and form no cycles: looking through them for garbage cost a fifth of the time.
_COLLECT_SELDOM = (100_000, 50, 100)

# command: (module, its one-line help); the help stands here so that `--help` loads nothing
_COMMANDS = {
    "analyse": ("pile", "Say what is found in each article: attributions, credits, times, names."),
    "trace": ("pile", "Trace the claims of a pile: who said it, through whom, how many origins."),
    "add": ("keeping", "Keep articles in a collection."),
    "link": ("keeping", "Analyse what is new in a collection and link everything."),
    "lists": ("keeping", "Print your own lists that a collection keeps."),
    "remove": ("keeping", "Take an article out for good."),
    "check": ("keeping", "Check that the file is whole and every finding still stands in its article."),
    "export": ("keeping", "Write the graph for other programs or for reading."),
    "diff": ("keeping", "Say what the last linking changed."),
    "claims": ("listing", "List claims, the most pressing first."),
    "claim": ("showing", "Show one claim: chains, words in place, the argument."),
    "article": ("showing", "Show one article and what was found in it."),
    "search": ("listing", "Find articles by words, in any inflection."),
    "who": ("showing", "Show a person or body: names, statements, claims."),
    "outlets": ("listing", "List outlets and who feeds whom."),
    "stories": ("listing", "List the stories of the collection."),
    "story": ("showing", "Show one story."),
    "contradictions": ("listing", "List claims that cannot both be true."),
    "copies": ("listing", "List articles that share running text."),
    "compare": ("showing", "Set two articles side by side."),
    "serve": ("serving", "Open a collection in the browser, on this machine only."),
    "decide": ("judging", "Record a judgement that linking obeys."),
    "undo": ("judging", "Take a judgement back."),
    "decisions": ("judging", "List all judgements."),
    "explain": ("explaining", "Say what is found in a text, and why."),
    "lexicon": ("explaining", "Try words against the lexicon."),
}

# module: the heading that its commands stand under
_SECTIONS = {
    "pile": "A pile",
    "keeping": "A collection",
    "listing": "Looking at a collection",
    "showing": "Looking at a collection",
    "serving": "Looking at a collection",
    "judging": "Judging",
    "explaining": "Why something is found",
}


class _Commands(click.Group):
    """Loads a command's module when the command is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in _COMMANDS:
            return None
        module = import_module(f"takhrij.cli.{_COMMANDS[name][0]}")
        command: click.Command = getattr(module, name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What one begins with first; the rest by what it is for."""
        for title, named in groupby(_COMMANDS.items(), key=lambda item: _SECTIONS[item[1][0]]):
            with formatter.section(title):
                formatter.write_dl([(name, text) for name, (_, text) in named])


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(takhrij.__version__)
def group() -> None:
    """Trace each claim in Arabic news to who said it, through which chain, and count its independent origins.

    \b
    takhrij trace news/                     the claims of a folder
    takhrij add news/ && takhrij link       the same, kept in takhrij.db
    takhrij claims --status contested       and looked at

    Exit codes: 0 done, 1 an error, 2 a wrong command, 3 something was left out (with --strict), 130 stopped by Ctrl-C.
    """


def main(args: Sequence[str] | None = None, **extra: Any) -> None:
    """Run a command; errors that a user is meant to read become one line."""
    gc.set_threshold(*_COLLECT_SELDOM)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8")  # Arabic, whatever the terminal says of itself
    try:
        code = group.main(args, prog_name="takhrij", standalone_mode=False, **extra)
    except click.exceptions.Abort:
        click.echo("Stopped. A collection keeps what was finished.", err=True)
        code = INTERRUPTED
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except TakhrijError as error:
        click.echo(f"takhrij: {error}", err=True)
        code = 1
    except BrokenPipeError:
        sys.stderr.close()
        code = 0
    except OSError as error:  # a file that may not be written, a full disk
        click.echo(f"takhrij: {error.filename or 'a file'}: {error.strerror or error}.", err=True)
        code = 1
    sys.exit(code if isinstance(code, int) else 0)
