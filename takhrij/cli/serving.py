"""`serve`: opens a collection in the browser."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("file", type=click.Path(dir_okay=False), envvar="TAKHRIJ_DB", default="takhrij.db", required=False)
@click.option("--host", default="127.0.0.1", show_default=True, help="Any other than this machine needs a password.")
@click.option("--port", type=click.IntRange(1, 65535), default=8400, show_default=True)
@click.option("--password", envvar="TAKHRIJ_PASSWORD", help="Asked of every reader; better given in $TAKHRIJ_PASSWORD.")
def serve(file: str, host: str, port: int, password: str | None) -> None:
    """Open the collection FILE in the browser, on this machine only.

    \b
    takhrij serve news.db
    """
    from takhrij import api
    from takhrij.web import serve as serve_pages

    with api.Collection.open(file):  # says what is wrong with the file before anything is started
        pass
    click.echo(f"http://{host}:{port}/  ({Path(file).name}; Ctrl-C stops)", err=True)
    serve_pages(file, host=host, port=port, password=password)
