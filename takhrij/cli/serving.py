"""`serve`: opens a collection in the browser."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TextIO

import click
from click.core import ParameterSource

from takhrij.cli import options


@click.command()
@click.argument("file", type=click.Path(dir_okay=False), required=False)
@options.database
@click.option("--host", default="127.0.0.1", show_default=True, help="Any other than this machine needs a password.")
@click.option("--port", type=click.IntRange(1, 65535), default=8400, show_default=True)
@click.option("--password", envvar="TAKHRIJ_PASSWORD", help="Asked of every reader; better given in $TAKHRIJ_PASSWORD.")
@click.option("--password-file", type=click.File(encoding="utf-8"), help="A file whose first line is the password.")
@options.kept_lists
def serve(
    file: str | None,
    db: str,
    host: str,
    port: int,
    password: str | None,
    password_file: TextIO | None,
    lists: str | None,
) -> None:
    """Open a collection in the browser, on this machine only. FILE says the same as --db FILE.

    \b
    takhrij serve --db news.db
    takhrij serve news.db --host 0.0.0.0 --password-file secret.txt
    """
    from takhrij import api
    from takhrij.web import LOCAL, check_address
    from takhrij.web import serve as serve_pages

    source = click.get_current_context().get_parameter_source("db")
    if file and file != db and source is ParameterSource.COMMANDLINE:
        raise click.UsageError(f"{file} and --db {db} are two collections. Name one.")
    db = file or db
    with api.Collection.open(db) as collection:  # says what is wrong with the file before anything is started
        if lists:
            collection.keep_lists(lists)
    if password_file is not None:
        password = password_file.readline().rstrip("\r\n")
    elif password is None and host not in LOCAL and sys.stdin.isatty():
        password = click.prompt("Password that readers will be asked for", hide_input=True, confirmation_prompt=True)
    check_address(host, port, password)
    click.echo(f"http://{host}:{port}/  ({Path(db).name}; Ctrl-C stops)", err=True)
    serve_pages(db, host=host, port=port, password=password)
