"""How linking does one thing for many articles or stories: in this process, or wherever its caller sees to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol, TypeVar

T = TypeVar("T")
R = TypeVar("R")


class Each(Protocol):
    """`map`, or what stands in for it: the results of a function for many arguments, in their order.

    In other processes the function and what is bound to it reach them once, the arguments and results one by one.
    """

    def __call__(self, work: Callable[[T], R], items: Iterable[T], /) -> Iterable[R]: ...
