"""Text made to be slow to read: how much longer `analyse` takes for it when it is twice as long.

    bench/hostile.py [--size LETTERS] [--only NAME]

A ratio near 2 is linear time. Both lengths are read in turn in one process, and the quickest of three readings counts,
in processor time. Exits with 1 where a ratio is above `--most`.
"""

from __future__ import annotations

import argparse
import sys
import time

from takhrij.find.analyse import analyse
from takhrij.model import Article
from takhrij.pack import Pack, load_pack

READINGS = 3
BEGINNING = "قال الوزير إن الجسر مفتوح. "  # what makes an Arabic text of marks and digits
# What is repeated until the text is long enough; `{}` marks the middle of one that is repeated on both sides of it.
UNITS = {
    "nested quotations": "«{قال الوزير إن}»",
    "nested brackets": "({قال الوزير إن})",
    "clauses": "قال الوزير إن ",
    "verbs": "قال ",
    "according to": "وفقا لمصدر ",
    "relative clauses": "قال الوزير الذي ",
    "two scripts": "قال the وزير said إن ",
    "quoted verbs": '"قال" ',
    "open quotations": "علمت « ",
    "digits": "1 2 3 ",
    "dates": "12/5/2018 ",
    "one word": "من",
    "initials": "أ.",
    "stops": "ا! ",
    "dots": ".",
    "strokes": "رويترز/",
    "dashes": "- ",
    "agencies": "(رويترز) ",
    "addresses": "زوروا https://",
    "numbers that are outlets": "24 ",
    "lines": "سطر\n",
    "names": "محمد بن سلمان ",
    "low lines": "_وزارة_",
    "marks on letters": "مُّ",
}


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--size", type=int, default=20_000, help="letters of the shorter text")
    parser.add_argument("--most", type=float, default=3.0, help="the highest ratio that is let pass")
    parser.add_argument("--only", help="one of the texts")
    args = parser.parse_args()
    pack = load_pack()
    analyse(Article("first", BEGINNING), pack)  # loads the pack
    slow = 0
    for name, unit in UNITS.items():
        if args.only in (None, name):
            half, whole = (_seconds(_text(unit, size), pack) for size in (args.size, 2 * args.size))
            slow += whole / half > args.most
            print(f"{name:26} {half * 1000:8.0f} ms {whole * 1000:8.0f} ms   ratio {whole / half:.2f}")
    return 1 if slow else 0


def _text(unit: str, size: int) -> str:
    if "{" in unit:
        opening, rest = unit.split("{")
        middle, closing = rest.split("}")
        return opening * (size // 2) + middle + closing * (size // 2)
    return BEGINNING + unit * (size // len(unit))


def _seconds(text: str, pack: Pack) -> float:
    """Seconds of processor time, the least of several readings."""
    taken = []
    for _ in range(READINGS):
        start = time.process_time()
        analyse(Article("hostile", text), pack)
        taken.append(time.process_time() - start)
    return min(taken)


if __name__ == "__main__":
    sys.exit(main())
