"""Counts the judgements of `judged.jsonl` and `missed.jsonl` and prints the tables of README.md.

An interval is the middle 95 % of 2,000 samples of articles drawn with replacement.
"""

from __future__ import annotations

import json
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
READ_FOR_MISSED = 40
ASPECTS = ("source", "speaker", "content", "kind", "parent", "via", "force")
Row = dict[str, Any]


def rows(name: str) -> list[Row]:
    return [json.loads(line) for line in (HERE / name).read_text(encoding="utf-8").splitlines()]


def right(row: Row) -> bool:
    """Is it an attribution at all?"""
    return bool(row["judged"]["attribution"] == "right")


def share(judged: Iterable[bool]) -> str:
    told = list(judged)
    return f"{100 * sum(told) / len(told):.1f}" if told else "-"


def precision(found: list[Row]) -> float:
    return 100 * sum(map(right, found)) / max(1, len(found))


def interval(found: list[Row], figure: Callable[[list[Row]], float]) -> str:
    by_article = defaultdict(list)
    for row in found:
        by_article[row["article"]].append(row)
    articles, chance = list(by_article.values()), random.Random(1)
    drawn = sorted(figure([row for a in chance.choices(articles, k=len(articles)) for row in a]) for _ in range(2000))
    return f"{drawn[50]:.0f} to {drawn[1949]:.0f}"


def line(name: str, found: list[Row]) -> str:
    """A row of a table: how many there are, how many are attributions, and of these how many have each aspect right."""
    good = [row["judged"] for row in found if right(row)]
    cells = [share(j[aspect] == "right" for j in good if aspect in j) for aspect in ASPECTS]
    return " | ".join(["", name, str(len(found)), f"{precision(found):.1f} ({interval(found, precision)})", *cells, ""])


def table(found: list[Row], key: str, fewest: int = 1) -> None:
    print(f"\n| {key} | found | precision | " + " | ".join(ASPECTS) + " |\n|" + "---|" * (len(ASPECTS) + 3))
    groups = defaultdict(list)
    for row in found:
        groups[str(row[key])].append(row)
    for name, group in sorted(groups.items(), key=lambda item: (-len(item[1]), item[0])):
        if len(group) >= fewest:
            print(line(name, group).strip())


def main() -> None:
    found, missed = rows("judged.jsonl"), rows("missed.jsonl")
    sample = (HERE / "sample.txt").read_text(encoding="utf-8").split()
    table([{**row, "all": "all"} for row in found], "all")
    for key in ("set", "kind"):
        table(found, key)
    table(found, "rule", fewest=5)
    table([row for row in found if row["subject"]], "subject")
    for name, read in (
        (f"first {READ_FOR_MISSED} articles", set(sample[:READ_FOR_MISSED])),
        ("all articles", set(sample)),
    ):
        there = sum(right(row) for row in found if row["article"] in read)
        lost = sum(row["article"] in read for row in missed)
        print(f"\nrecall, {name}: {there} found, {lost} missed: {100 * there / (there + lost):.1f}", end="")
    print()
    good = [row for row in found if right(row)]
    told = [row for row in good if row["judged"].get("speaker")]
    bare = [row for row in told if not row["source"]]
    print(
        f"speaker: {share(r['judged']['speaker'] == 'right' for r in bare)} of {len(bare)} found without a source,",
        end="",
    )
    print(
        f" {share(r['judged']['speaker'] == 'right' for r in told if r['source'])} of {len(told) - len(bare)} with one"
    )
    both = share(r["judged"]["source"] == r["judged"]["content"] == "right" for r in good)
    print(f"source and content: {both}; content: {dict(Counter(r['judged']['content'] for r in good).most_common())}")
    print(f"content right but its border not exact: {sum('border' in r['judged'] for r in good)}")


if __name__ == "__main__":
    main()
