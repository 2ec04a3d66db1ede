"""Time and memory of `link`, over piles of growing size, so that growth shows.

    bench/link.py [SIZE ...] [--piles PILE.jsonl[.gz] ...] [--keep FILE] [--collection] [--workers N]

The articles of the piles, mixed, are analysed once; then each size is linked in a process of its own. Without
`--collection` in memory and by stage: seconds are processor time, memory is the peak of the process, which holds
articles and analyses too. With it as `takhrij link` does: a collection that holds the analyses is linked, 100 articles
are added, and it is linked again; memory is that of all processes at once (proportional set size, looked at every two
seconds). A growth factor is time at this size over time at the one before, in the same run.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from run import PILE, _lines

# What linking calls, by the module that calls it, in order; `_claim` makes chains, origins, channels, description and
# drift of one claim.
STAGES = {
    "find_copies": "graph",
    "look_at": "graph",
    "merge_actors": "graph",
    "find_stories": "graph",
    "reacting_speakers": "story",
    "find_propositions": "story",
    "group_claims": "story",
    "_claim": "story",
    "find_contradictions": "story",
}
PILES = (PILE, PILE.with_name("saudi-2015.jsonl.gz"))
ADDED = 100
LOOK = 2.0  # seconds between looks at how much memory is taken


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("sizes", nargs="*", type=int, default=[1000, 2000, 4000], metavar="SIZE")
    parser.add_argument("--piles", type=Path, nargs="+", default=PILES)
    parser.add_argument("--collection", action="store_true", help="link a collection, and again with 100 articles more")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--keep", type=Path, help="keep the analyses in this file, or use those that it holds")
    parser.add_argument("--measure", type=int, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.measure:
        print(json.dumps(_collected(args) if args.collection else _measured(args.keep, args.measure)))
        return
    with tempfile.TemporaryDirectory() as folder:
        kept = args.keep or Path(folder) / "analysed.jsonl"
        if not kept.exists():
            _analyse(args.piles, max(args.sizes) + ADDED, kept, args.workers)
        rows = (_in_own_process(args, kept, size) for size in sorted(args.sizes))
        if args.collection:
            for row in rows:
                print(json.dumps(row), flush=True)
        else:
            _print(rows)


def _analyse(piles: Sequence[Path], count: int, kept: Path, workers: int) -> None:
    """Write the articles with their analyses, one pair a line; in an order that mixes the piles, and any part of it as
    well as the whole."""
    from takhrij import api
    from takhrij.codec import encode
    from takhrij.model import Skipped

    lines = (line for pile in piles for line in _lines(pile))
    mixed = sorted(lines, key=lambda line: hashlib.sha256(json.loads(line)["id"].encode()).digest())
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as cut:
        cut.writelines(mixed[:count])
        cut.flush()
        with kept.open("w", encoding="utf-8") as file:
            for result in api.analyse_stream([Path(cut.name)], workers=workers):
                if not isinstance(result, Skipped):
                    file.write(json.dumps([encode(part) for part in result], ensure_ascii=False) + "\n")


def _in_own_process(args: argparse.Namespace, kept: Path, size: int) -> dict[str, Any]:
    command = [sys.executable, __file__, "--keep", str(kept), "--measure", str(size), "--workers", str(args.workers)]
    command += ["--collection"] if args.collection else []
    return dict(json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True).stdout))


def _pairs(kept: Path, first: int, end: int) -> Iterator[tuple[Any, Any]]:
    from takhrij.codec import decode
    from takhrij.model import Analysis, Article

    with kept.open(encoding="utf-8") as file:
        for article, analysis in map(json.loads, islice(file, first, end)):
            yield decode(Article, article), decode(Analysis, analysis)


def _collected(args: argparse.Namespace) -> dict[str, Any]:
    """Seconds and memory of linking a collection, of linking it again with some articles more, and without."""
    from takhrij.api import Collection

    with tempfile.TemporaryDirectory() as folder, Collection.open(Path(folder) / "c.db", create=True) as collection:
        _fill(collection, args.keep, 0, args.measure)
        row = {"articles": args.measure, "workers": args.workers, "link": _linked(collection, args.workers)}
        _fill(collection, args.keep, args.measure, args.measure + ADDED)
        row[f"and {ADDED} more"] = _linked(collection, args.workers)
        row["nothing new"] = _linked(collection, args.workers)
        row["file_mb"] = sum(path.stat().st_size for path in Path(folder).iterdir()) // 1_000_000
        return row


def _fill(collection: Any, kept: Path, first: int, end: int) -> None:
    """Keep articles with analyses that are made already."""
    from takhrij.api.versions import analysis_key
    from takhrij.pack import load_pack
    from takhrij.store import findings

    for start in range(first, end, 500):
        pairs = list(_pairs(kept, start, min(end, start + 500)))
        added = set(collection.add_articles(article for article, _ in pairs).articles)
        fresh = [pair for pair in pairs if pair[0].id in added]  # not another version of an article that is there
        findings.keep_analyses(collection._db, fresh, analysis_key(load_pack()))


def _linked(collection: Any, workers: int) -> dict[str, Any]:
    looks: list[int] = []
    done = threading.Event()
    watch = threading.Thread(target=_watch, args=(looks, done), daemon=True)
    watch.start()
    wall, busy = time.perf_counter(), _busy()
    counts = collection.link(workers=workers)
    figures = {"wall_s": round(time.perf_counter() - wall, 1), "cpu_s": round(_busy() - busy, 1)}
    done.set()
    watch.join()
    return figures | {"peak_mb": max(looks), "claims": counts.claims, "stories": counts.stories}


def _busy() -> float:
    """Processor time of this process and of its workers that have ended."""
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in used)


def _watch(looks: list[int], done: threading.Event) -> None:
    """Note how many MB this process and its workers take, shared pages counted once."""
    while True:
        looks.append(sum(map(_pss_kb, _family())) // 1024)
        if done.wait(LOOK):
            return


def _family() -> list[str]:
    me = str(os.getpid())
    children = Path(f"/proc/{me}/task").glob("*/children")
    return [me, *(child for file in children for child in file.read_text().split())]


def _pss_kb(process: str) -> int:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:  # it has ended
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


def _measured(kept: Path, size: int) -> dict[str, Any]:
    from takhrij.link import graph, story
    from takhrij.pack import load_pack

    articles, analyses = {}, {}
    for article, analysis in _pairs(kept, 0, size):
        articles[article.id], analyses[article.id] = article, analysis
    before = _peak_mb()
    seconds: dict[str, float] = dict.fromkeys(STAGES, 0.0)
    peaks: dict[str, int] = {}
    for name, caller in STAGES.items():
        module = {"graph": graph, "story": story}[caller]
        setattr(module, name, _timed(getattr(module, name), name, seconds, peaks))
    start = time.process_time()
    made = graph.link(articles, analyses, load_pack())
    seconds["all"] = time.process_time() - start
    return {
        "articles": len(articles),
        "claims": len(made.claims),
        "before_mb": before,
        "peak_mb": _peak_mb(),
        "seconds": seconds,
        "peaks": peaks,
    }


def _timed(
    stage: Callable[..., Any], name: str, seconds: dict[str, float], peaks: dict[str, int]
) -> Callable[..., Any]:
    """The stage, its processor time added up, with the peak of memory when it was last done."""

    def timed(*args: Any) -> Any:
        start = time.process_time()
        result = stage(*args)
        seconds[name] += time.process_time() - start
        peaks[name] = _peak_mb()
        return result

    return timed


def _peak_mb() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _print(rows: Iterable[dict[str, Any]]) -> None:
    """A table for each size: milliseconds an article, growth since the size before, peak memory."""
    last: dict[str, Any] | None = None
    for row in rows:
        count = row["articles"]
        print(
            f"{count:,} articles, {row['claims']:,} claims; {row['before_mb']} MB with articles and analyses, peak "
            f"{row['peak_mb']} MB: {(row['peak_mb'] - row['before_mb']) * 1024 / count:.0f} KB an article for linking"
        )
        for name, seconds in row["seconds"].items():
            growth = f"{seconds / last['seconds'][name]:6.2f}" if last and last["seconds"][name] > 0.05 else ""
            peak = f"{row['peaks'].get(name, row['peak_mb']):6,} MB"
            print(f"  {name:20} {seconds:8.2f} s {seconds / count * 1000:7.2f} ms an article {peak} {growth}")
        last = row


if __name__ == "__main__":
    main()
