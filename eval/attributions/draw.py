"""Draws the sample of `sample.txt` from `../shared/data/news`: 36 articles a set, its subjects (or outlets) in turn.

    draw.py > sample.jsonl      the articles, to be given to `takhrij analyse sample.jsonl`
    draw.py --ids               their ids alone

The seed is fixed. Left out are articles of the annotated collections (same id, address or title), those with fewer
than 350 or more than 3,500 characters, and subjects with 50 articles or fewer.
"""

from __future__ import annotations

import gzip
import json
import random
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

SHARED = Path(__file__).resolve().parents[3] / "shared"
SETS = ("ant-2018", "saudi-2015", "jawhara")
SEED, PER_SET, LENGTHS, FEWEST = 20261120, 36, (350, 3500), 50


def annotated() -> set[str]:
    """Ids, addresses and titles of the annotated articles."""
    marks = {path.stem for path in SHARED.glob("gold/*/*/*.txt")}
    for path in SHARED.glob("gold/*/*/documents.json"):
        for row in json.loads(path.read_text(encoding="utf-8")):
            marks |= {row[key] for key in ("id", "url", "title") if row.get(key)}
    return marks


def subject(row: dict[str, Any]) -> str:
    """The subject, which two of the sets bear in their ids; else the outlet."""
    parts: list[str] = row["id"].split("-")
    return parts[2] if len(parts) > 3 else str(row["outlet"])


def draw(name: str, known: set[str], chance: random.Random) -> list[dict[str, Any]]:
    """The articles of one set, one of each subject in turn."""
    by_subject: dict[str, list[dict[str, Any]]] = defaultdict(list)
    with gzip.open(SHARED / "data" / "news" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if not known & {row["id"], row["url"], row["title"]} and LENGTHS[0] <= len(row["text"]) <= LENGTHS[1]:
                by_subject[subject(row)].append(row)
    subjects = sorted(key for key, rows in by_subject.items() if len(rows) > FEWEST)
    chance.shuffle(subjects)
    picked: list[dict[str, Any]] = []
    while len(picked) < PER_SET:
        picked += [by_subject[key].pop(chance.randrange(len(by_subject[key]))) for key in subjects]
    return picked[:PER_SET]


def main() -> None:
    known, chance = annotated(), random.Random(SEED)
    for triple in zip(*(draw(name, known, chance) for name in SETS), strict=True):
        for row in triple:
            print(row["id"] if "--ids" in sys.argv else json.dumps(row, ensure_ascii=False))


if __name__ == "__main__":
    main()
