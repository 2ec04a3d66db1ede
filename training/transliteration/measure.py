"""Measures the matching of names between scripts: is the right Arabic name the cheapest of 1,000?

    python training/transliteration/measure.py PAIRS.tsv [QUERIES]

The candidates are the Arabic names of 1,000 pairs that follow each other in the file, which training has not seen.
"""

from __future__ import annotations

import sys
from pathlib import Path

from takhrij.find.transliterate import best_match
from takhrij.pack import load_pack

CANDIDATES = 1_000


def main(file: str, queries: int = 100) -> None:
    pack = load_pack()
    pairs = [line.split("\t") for line in Path(file).read_text(encoding="utf-8").splitlines()][:CANDIDATES]
    candidates = sorted({arabic for _, arabic in pairs})
    asked = pairs[:: max(1, len(pairs) // queries)]
    right = 0
    for latin, arabic in asked:
        found = best_match(latin, candidates, pack)
        same = found is not None and pack.fold(found) == pack.fold(arabic)
        right += same
        if not same:
            print(latin, arabic, found, sep="\t")
    print(f"{right} of {len(asked)} right: {100 * right / len(asked):.1f} %")


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
