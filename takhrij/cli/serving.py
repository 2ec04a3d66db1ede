"""`serve`: opens a collection in the browser."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TextIO

import click

from takhrij.cli import options


@click.command()
@click.argument("file", type=click.Path(dir_okay=False), envvar="TAKHRIJ_DB", default="takhrij.db", required=False)
@click.option("--host", default="127.0.0.1", show_default=True, help="Any other than this machine needs a password.")
@click.option("--port", type=click.IntRange(1, 65535), default=8400, show_default=True)
@click.option("--password", envvar="TAKHRIJ_PASSWORD", help="Asked of every reader; better given in $TAKHRIJ_PASSWORD.")
@click.option("--password-file", type=click.File(encoding="utf-8"), help="A file whose first line is the password.")
@options.kept_lists
def serve(
    file: str, host: str, port: int, password: str | None, password_file: TextIO | None, lists: str | None
) -> None:
    """Open the collection FILE in the browser, on this machine only.

    \b
    takhrij serve news.db
    takhrij serve news.db --host 0.0.0.0 --password-file secret.txt
    """
    from takhrij import api
    from takhrij.web import LOCAL, check_address
    from takhrij.web import serve as serve_pages

    with api.Collection.open(file) as collection:  # says what is wrong with the file before anything is started
        if lists:
            collection.keep_lists(lists)
    if password_file is not None:
        password = password_file.readline().rstrip("\r\n")
    elif password is None and host not in LOCAL and sys.stdin.isatty():
        password = click.prompt("Password that readers will be asked for", hide_input=True, confirmation_prompt=True)
    check_address(host, port, password)
    click.echo(f"http://{host}:{port}/  ({Path(file).name}; Ctrl-C stops)", err=True)
    serve_pages(file, host=host, port=port, password=password)
