"""Remembers what takes long to make and only changes when the collection is linked or somebody decides something.

Invariant: a value is given only for the linking and the decisions that it was made of.
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
    """Values by what they are and what they were made of; the oldest give way."""

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


def remembered(request: Request, collection: Collection, name: str, make: Callable[[], Value]) -> Value:
    """The value of that name, made anew when the collection was linked or somebody decided something."""
    cache: Cache = request.app.state.cache
    return cache.get((name, collection.edition()), make)


def outlet_called(request: Request, collection: Collection, name: str) -> OutletRow | None:
    """The outlet of that name, variant or key."""
    rows = {row.name: row for row in outlet_rows(request, collection)}
    shown = remembered(request, collection, "outlet names", collection.outlet_names)
    return rows.get(name) or rows.get(shown.get(name, ""))


def outlet_rows(request: Request, collection: Collection) -> tuple[OutletRow, ...]:
    """The outlets with their shares, of the last linking."""
    return remembered(request, collection, "outlets", collection.outlets)
