"""Remembers what takes long to make and only changes with a linking: outlets and their shares, what a linking changed.

Invariant: a value is given only for the run of the linking that it was made for.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable
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


def outlet_rows(request: Request, collection: Collection) -> tuple[OutletRow, ...]:
    """The outlets with their shares, of the last linking."""
    cache: Cache = request.app.state.cache
    return cache.get(("outlets", latest_run(collection)), collection.outlets)
