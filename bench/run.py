"""Speed and memory of `analyse` and `trace`, over a pile and over half of it, so that growth shows.

    bench/run.py [PILE.jsonl[.gz]] [--articles N] [--workers N] [--skip-trace]

Each measurement runs in a process of its own; memory is the peak of that process and its workers. All figures come from
one run on one machine, and ratios are made within it. Articles a core second count processor time, which other work on
the machine lengthens little. Prints a table, and JSON with `--json FILE`.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

PILE = Path(__file__).parents[2] / "shared" / "data" / "news" / "ant-2018.jsonl.gz"
BUDGET_MS = 7.0  # an article, everything in `analyse`, one core


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("pile", nargs="?", type=Path, default=PILE)
    parser.add_argument("--articles", type=int, default=30_000, help="at most so many")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--skip-trace", action="store_true")
    parser.add_argument("--json", type=Path, help="write the figures here too")
    parser.add_argument("--measure", choices=["analyse", "trace", "stages"], help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.measure:
        print(json.dumps(_measured(args.measure, args.pile, args.articles, args.workers)))
        return
    figures = _all_figures(args.pile, args.articles, args.workers, args.skip_trace)
    _print(figures)
    if args.json:
        args.json.write_text(json.dumps(figures, indent=1), encoding="utf-8")


def _all_figures(pile: Path, articles: int, workers: int, skip_trace: bool) -> dict[str, Any]:
    figures: dict[str, Any] = {
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}",
        "start-up": _start_up(),
        "stages": _in_own_process("stages", pile, min(articles, 500), 1),
    }
    for name in ["analyse"] if skip_trace else ["analyse", "trace"]:
        half = _in_own_process(name, pile, articles // 2, workers)
        whole = _in_own_process(name, pile, articles, workers)
        figures[name] = {
            "half": half,
            "whole": whole,
            "core time whole/half": round(whole["core_seconds"] / half["core_seconds"], 2),
            "memory whole/half": round(whole["peak_mb"] / half["peak_mb"], 2),
        }
    return figures


def _start_up() -> float:
    """Seconds of `takhrij --help`, the best of five."""
    command = [sys.executable, "-m", "takhrij.cli", "--help"]
    return round(min(_timed(lambda: subprocess.run(command, capture_output=True, check=True))[0] for _ in range(5)), 3)


def _in_own_process(name: str, pile: Path, articles: int, workers: int) -> dict[str, Any]:
    command = [sys.executable, __file__, str(pile), "--measure", name]
    command += ["--articles", str(articles), "--workers", str(workers)]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True)
    return dict(json.loads(done.stdout))


def _measured(name: str, pile: Path, articles: int, workers: int) -> dict[str, Any]:
    if name == "stages":
        return _stages(pile, articles)
    cut = _cut(pile, articles)
    growth: list[dict[str, Any]] = []
    try:
        seconds, count = _timed(
            lambda: _analyse(cut, workers, articles, growth) if name == "analyse" else _trace(cut, workers)
        )
    finally:
        cut.unlink()
    own, workers_own = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    busy = own.ru_utime + own.ru_stime + workers_own.ru_utime + workers_own.ru_stime
    return {
        "articles": count,
        "seconds": round(seconds, 1),
        "core_seconds": round(busy, 1),
        "articles_a_second": round(count / seconds, 1),
        "articles_a_core_second": round(count / busy, 1),
        "peak_mb": round((own.ru_maxrss + workers_own.ru_maxrss * (workers if workers > 1 else 0)) / 1024),
        "growth": growth,
    }


def _analyse(path: Path, workers: int, articles: int, growth: list[dict[str, Any]]) -> int:
    """How many are analysed; `growth` gets the parent's processor time and peak memory at each tenth of the pile."""
    from takhrij import api
    from takhrij.model import Skipped

    count = 0
    for read, result in enumerate(api.analyse_stream([path], workers=workers), 1):
        count += not isinstance(result, Skipped)
        if read % max(1, articles // 10) == 0:
            used = resource.getrusage(resource.RUSAGE_SELF)
            busy, peak = round(used.ru_utime + used.ru_stime, 1), round(used.ru_maxrss / 1024)
            growth.append({"articles": read, "core_seconds": busy, "peak_mb": peak})
            print(growth[-1], file=sys.stderr)
    return count


def _trace(path: Path, workers: int) -> int:
    from takhrij import api

    return len(api.trace([path], workers=workers).articles)


def _busy(work: Callable[[], Any]) -> tuple[float, Any]:
    """Seconds of processor time, which other work on the machine does not lengthen much."""
    start = time.process_time()
    result = work()
    return time.process_time() - start, result


def _stages(pile: Path, articles: int) -> dict[str, Any]:
    """Milliseconds an article of reading, analysing, making the record and packing it; `find` by module."""
    import cProfile
    import pstats

    from takhrij.api.pile import read_articles
    from takhrij.find.analyse import analyse
    from takhrij.model import Article
    from takhrij.pack import load_pack
    from takhrij.store.lemmas import index_text
    from takhrij.store.store import pack_body
    from takhrij.write.json import analysis_record

    cut, pack = _cut(pile, articles), load_pack()
    reading, read = _busy(lambda: [item for item in read_articles([cut]) if isinstance(item, Article)])
    cut.unlink()
    analyse(read[0], pack)  # loads the pack
    index_text("")
    analysing, analyses = _busy(lambda: [analyse(article, pack) for article in read])
    recording, _ = _busy(lambda: [json.dumps(analysis_record(*pair)) for pair in zip(read, analyses, strict=True)])
    packing, _ = _busy(lambda: [pack_body(analysis) for analysis in analyses])
    indexing, _ = _busy(lambda: [index_text(article.text) for article in read])
    profile = cProfile.Profile()
    profile.runcall(lambda: [analyse(article, pack) for article in read[:100]])
    inner = {
        f"{Path(file).stem}.{name}": round(total * 10, 2)
        for (file, _, name), (_, _, _, total, callers) in pstats.Stats(profile).stats.items()  # type: ignore[attr-defined]
        if "takhrij/find" in file and any("analyse.py" in caller[0] for caller in callers)
    }
    return {
        "letters": sum(len(article.text) for article in read) // len(read),
        "ms": {
            name: round(seconds / len(read) * 1000, 2)
            for name, seconds in (
                ("read", reading),
                ("analyse", analysing),
                ("record", recording),
                ("pack for the store", packing),
                ("index for search", indexing),
            )
        },
        "analyse, profiled": dict(sorted(inner.items(), key=lambda item: -item[1])[:12]),
    }


def _cut(pile: Path, articles: int) -> Path:
    path = Path(tempfile.gettempdir(), f"takhrij-bench-{os.getpid()}.jsonl")
    with path.open("w", encoding="utf-8") as file:
        file.writelines(islice(_lines(pile), articles))
    return path


def _lines(pile: Path) -> Iterator[str]:
    with gzip.open(pile, "rt", encoding="utf-8") if pile.suffix == ".gz" else pile.open(encoding="utf-8") as file:
        yield from file


def _timed(work: Callable[[], Any]) -> tuple[float, Any]:
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


def _print(figures: dict[str, Any]) -> None:
    stages = figures["stages"]
    print(f"{figures['machine']}; `takhrij --help` {figures['start-up']} s")
    print(f"milliseconds an article of {stages['letters']} letters, one core (budget of analyse {BUDGET_MS}):")
    for name, value in stages["ms"].items():
        print(f"  {name:24} {value:7.2f}")
    print("  inside analyse, with the profiler's overhead:")
    for name, value in stages["analyse, profiled"].items():
        print(f"    {name:38} {value:7.2f}")
    for name in ("analyse", "trace"):
        if name in figures:
            for size in ("half", "whole"):
                row = figures[name][size]
                print(
                    f"{name:8} {row['articles']:>7,} articles {row['seconds']:>8} s "
                    f"{row['articles_a_second']:>8}/s {row['articles_a_core_second']:>8}/core s {row['peak_mb']:>7,} MB"
                )
            ratios = figures[name]["core time whole/half"], figures[name]["memory whole/half"]
            print("         whole/half: core time {}, memory {}".format(*ratios))


if __name__ == "__main__":
    main()
