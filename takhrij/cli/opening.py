"""Opens a collection to look at it, and says where what is shown may be behind what is kept."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from takhrij.api import Collection
from takhrij.cli.output import say


@contextmanager
def open_linked(db: str) -> Iterator[Collection]:
    """The collection; a line on standard error where it was not linked since it was last changed."""
    with Collection.open(db) as collection:
        counts = collection.counts()
        if counts.linked is None:
            say(f"{db} is not linked yet. Now: takhrij link --db {db}")
        elif counts.stale:
            say(f"{db} was changed after it was linked. Now: takhrij link --db {db}")
        yield collection
