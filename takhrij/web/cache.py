"""Remembers what takes long to make: what only changes with a linking by the run, what changes with any writing by the
state of the collection's file.

Invariant: a value is given only for the run, or the state of the file, that it was made of.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable
from pathlib import Path
from typing import TypeVar

from starlette.requests import Request

from takhrij.api import Collection, OutletRow

Value = TypeVar("Value")
_AT_MOST = 64


class Cache:
    """Values by what they are and the run that they were made of; the oldest give way."""

    def __init__(self) -> None:
        self._values: dict[Hashable, object] = {}
        self._lock = threading.Lock()

    def get(self, key: Hashable, make: Callable[[], Value]) -> Value:
        """The value of the key, made where it is not known."""
        with self._lock:
            if key in self._values:
                return self._values[key]  # type: ignore[return-value]  # one key, one maker
        made = make()
        with self._lock:
            while len(self._values) >= _AT_MOST:
                self._values.pop(next(iter(self._values)))
            self._values[key] = made
        return made


def latest_run(collection: Collection) -> int | None:
    """The number of the last linking."""
    return next((run.id for run in collection.runs()), None)


def file_state(path: Path) -> tuple[int, ...]:
    """Changes whenever something was written: time and size of the file, and of the log beside it where it holds
    something (readers alone make and remove an empty one)."""
    state: list[int] = []
    for name in (path, Path(f"{path}-wal")):
        try:
            stat = name.stat()
        except OSError:
            continue
        if stat.st_size:
            state += [stat.st_mtime_ns, stat.st_size]
    return tuple(state)


def until_written(request: Request, name: str, make: Callable[[], Value]) -> Value:
    """The value of that name, made anew when anything was written to the collection."""
    cache: Cache = request.app.state.cache
    return cache.get((name, file_state(request.app.state.path)), make)


def outlet_called(request: Request, collection: Collection, name: str) -> OutletRow | None:
    """The outlet of that name, variant or key."""
    cache: Cache = request.app.state.cache
    rows = {row.name: row for row in outlet_rows(request, collection)}
    shown = cache.get(("outlet names", latest_run(collection)), collection.outlet_names)
    return rows.get(name) or rows.get(shown.get(name, ""))


def outlet_rows(request: Request, collection: Collection) -> tuple[OutletRow, ...]:
    """The outlets with their shares, of the last linking."""
    cache: Cache = request.app.state.cache
    return cache.get(("outlets", latest_run(collection)), collection.outlets)
