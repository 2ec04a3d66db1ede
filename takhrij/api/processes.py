"""Doing one thing for many, on one core or several: order kept, memory bounded.

Chunks are handed out only as fast as results are taken, so that a stream of any length is never held whole. What is
done, and what is bound to it, reaches each process once; arguments and results go from process to process.
"""

from __future__ import annotations

import gc
import os
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from itertools import islice
from typing import Any, TypeVar

from takhrij.errors import TakhrijError
from takhrij.link.each import Each

T = TypeVar("T")
R = TypeVar("R")

_CHUNK = 32  # arguments handed to a worker at once
_AHEAD = 3  # chunks in flight for each worker
_GARBAGE = 100_000  # objects made between looks for cycles, of which articles and claims make none
_LOOK = 1.0  # seconds between a worker's looks at whether its parent lives

_work: Callable[[Any], Any]  # what this process, a worker, does


def each_with(workers: int) -> Each:
    """`map` in this process, or in so many others."""
    return map if workers <= 1 else partial(spread, workers)


def spread(workers: int, work: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
    """The results of `work` for the items, in their order, made by so many processes."""
    with ProcessPoolExecutor(workers, initializer=_start_worker, initargs=(os.getpid(), work)) as pool:
        chunks = _chunks(items)
        waiting: deque[Future[list[R]]] = deque()
        try:
            for chunk in islice(chunks, workers * _AHEAD):
                waiting.append(pool.submit(_do, chunk))
            while waiting:
                results = waiting.popleft().result()
                if (chunk_after := next(chunks, None)) is not None:
                    waiting.append(pool.submit(_do, chunk_after))
                yield from results
        except BrokenProcessPool as error:
            raise TakhrijError("A worker process died, probably for want of memory. Use fewer --workers.") from error
        except BaseException:  # an interrupt, or nobody takes the results any more: do not wait for the workers
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _do(items: Sequence[Any]) -> list[Any]:
    return [_work(item) for item in items]


def _chunks(items: Iterable[T]) -> Iterator[tuple[T, ...]]:
    rest = iter(items)
    while chunk := tuple(islice(rest, _CHUNK)):
        yield chunk


def _start_worker(parent: int, work: Callable[[Any], Any]) -> None:
    """Leave interrupts to the parent, and do not outlive it: one that is killed cannot end its workers."""
    global _work
    _work = work
    gc.freeze()  # what was taken over from the parent stays shared with it
    gc.set_threshold(_GARBAGE)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(_LOOK)
    os._exit(1)
