"""Measures the joining of full names between scripts: how many true pairs are joined, how many false ones.

    python training/transliteration/full_names.py PAIRS.tsv [COUNT]

Names are made of two tokens each of held-out pairs that follow each other in the file; every Latin name is compared
with every Arabic one, as `link/two_scripts.py` does.
"""

from __future__ import annotations

import sys
from pathlib import Path

from takhrij.link.two_scripts import is_same
from takhrij.pack import load_pack


def main(file: str, count: int = 300) -> None:
    pack = load_pack()
    pairs = [line.split("\t") for line in Path(file).read_text(encoding="utf-8").splitlines()]
    names = [
        (first[0].split() + last[0].split(), f"{first[1]} {last[1]}")
        for first, last in zip(pairs[::2], pairs[1::2], strict=False)
    ][:count]
    joined = sum(is_same(latin, arabic, pack) for latin, arabic in names)
    wrong = [
        (latin, other)
        for at, (latin, _) in enumerate(names)
        for place, (_, other) in enumerate(names)
        if at != place and is_same(latin, other, pack)
    ]
    for latin, other in wrong:
        print(" ".join(latin), other, sep="\t")
    print(f"{joined} of {len(names)} true pairs joined; {len(wrong)} of {len(names) * (len(names) - 1)} false ones")


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
