"""Time and memory of `link` by stage, over piles of growing size, so that growth shows.

    bench/link.py [SIZE ...] [--pile PILE.jsonl[.gz]] [--every N] [--keep FILE]

The articles are analysed once; then each pile is linked in a process of its own. Seconds are processor time, memory is
the peak of the process, which holds articles and analyses too. A growth factor is time at this size over time at the
one before, in the same run; twice the articles should take twice the time.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from itertools import islice
from pathlib import Path
from typing import Any

from run import PILE, _lines

# What `link` calls, in order; `_claim` makes chains, origins, channels, description and drift of one claim.
STAGES = (
    "find_copies",
    "merge_actors",
    "reacting_speakers",
    "find_propositions",
    "find_stories",
    "group_claims",
    "_claim",
    "rank",
    "find_contradictions",
)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("sizes", nargs="*", type=int, default=[1000, 2000, 4000], metavar="SIZE")
    parser.add_argument("--pile", type=Path, default=PILE)
    parser.add_argument("--every", type=int, default=1, help="take every Nth article of the pile")
    parser.add_argument("--keep", type=Path, help="keep the analyses in this file, or use those that it holds")
    parser.add_argument("--measure", type=int, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.measure:
        print(json.dumps(_measured(args.keep, args.measure)))
        return
    with tempfile.TemporaryDirectory() as folder:
        kept = args.keep or Path(folder) / "analysed.jsonl"
        if not kept.exists():
            _analyse(args.pile, args.every, max(args.sizes), kept)
        _print([_in_own_process(kept, size) for size in sorted(args.sizes)])


def _analyse(pile: Path, every: int, count: int, kept: Path) -> None:
    """Write the articles with their analyses, one pair a line."""
    from takhrij import api
    from takhrij.codec import encode
    from takhrij.model import Skipped

    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as cut:
        cut.writelines(islice(islice(_lines(pile), 0, None, every), count))
        cut.flush()
        with kept.open("w", encoding="utf-8") as file:
            for result in api.analyse_stream([Path(cut.name)]):
                if not isinstance(result, Skipped):
                    file.write(json.dumps([encode(part) for part in result], ensure_ascii=False) + "\n")


def _in_own_process(kept: Path, size: int) -> dict[str, Any]:
    command = [sys.executable, __file__, "--keep", str(kept), "--measure", str(size)]
    return dict(json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True).stdout))


def _measured(kept: Path, size: int) -> dict[str, Any]:
    from takhrij.codec import decode
    from takhrij.link import graph
    from takhrij.model import Analysis, Article
    from takhrij.pack import load_pack

    articles: dict[str, Article] = {}
    analyses: dict[str, Analysis] = {}
    with kept.open(encoding="utf-8") as file:
        for line in islice(file, size):
            first, second = json.loads(line)
            articles[first["id"]], analyses[first["id"]] = decode(Article, first), decode(Analysis, second)
    before = _peak_mb()
    seconds: dict[str, float] = dict.fromkeys(STAGES, 0.0)
    peaks: dict[str, int] = {}
    for name in STAGES:
        setattr(graph, name, _timed(getattr(graph, name), name, seconds, peaks))
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
