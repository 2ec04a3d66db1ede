"""Analysing many articles, on one core or several: order kept, memory bounded, one failure never stops the rest.

Chunks are handed out only as fast as results are taken, so that a stream of any length is never held whole.
"""

from __future__ import annotations

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
from typing import TypeAlias

from takhrij.errors import TakhrijError
from takhrij.model import Analysis, Article, Skipped
from takhrij.pack import Pack, load_pack

Analyse: TypeAlias = Callable[[Article, Pack], Analysis]
Item: TypeAlias = Article | Skipped
Result: TypeAlias = tuple[Article, Analysis] | Skipped

_CHUNK = 32  # articles handed to a worker at once
_AHEAD = 3  # chunks in flight for each worker
_LOOK = 1.0  # seconds between a worker's looks at whether its parent lives


def analyse_all(items: Iterable[Item], *, workers: int = 1, analyse: Analyse | None = None) -> Iterator[Result]:
    """Each article with its analysis, in order; what was skipped already passes through."""
    step = partial(_analyse_chunk, analyse=analyse)
    if workers <= 1:
        for item in items:
            yield from step((item,))
        return
    with ProcessPoolExecutor(workers, initializer=_start_worker, initargs=(os.getpid(),)) as pool:
        chunks = _chunks(items)
        waiting: deque[Future[list[Result]]] = deque()
        try:
            for chunk in islice(chunks, workers * _AHEAD):
                waiting.append(pool.submit(step, chunk))
            while waiting:
                results = waiting.popleft().result()
                if (chunk_after := next(chunks, None)) is not None:
                    waiting.append(pool.submit(step, chunk_after))
                yield from results
        except BrokenProcessPool as error:
            raise TakhrijError("A worker process died, probably for want of memory. Use fewer --workers.") from error
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _analyse_chunk(items: Sequence[Item], analyse: Analyse | None) -> list[Result]:
    chosen, pack = analyse or _own_analyse(), load_pack()
    return [item if isinstance(item, Skipped) else _analyse_one(item, pack, chosen) for item in items]


def _own_analyse() -> Analyse:
    from takhrij.find.analyse import analyse  # late: `--help` must not wait for it

    return analyse


def _analyse_one(article: Article, pack: Pack, analyse: Analyse) -> Result:
    try:
        return article, analyse(article, pack)
    except TakhrijError:
        raise  # a fault of the pack is in all of them
    except Exception as error:  # a fault of ours in one article must not cost the reader the others
        return Skipped(article.path or article.id, f"analysing {article.id} failed: {type(error).__name__}: {error}")


def _chunks(items: Iterable[Item]) -> Iterator[tuple[Item, ...]]:
    rest = iter(items)
    while chunk := tuple(islice(rest, _CHUNK)):
        yield chunk


def _start_worker(parent: int) -> None:
    """Leave interrupts to the parent, and do not outlive it: one that is killed cannot end its workers."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(_LOOK)
    os._exit(1)
