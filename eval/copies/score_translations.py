"""Scores `translations.py` on pairs of `../shared/data/news` that were labelled by reading.

    score_translations.py look|unseen|last|all [--errors]

`translations.jsonl` holds ids and labels, no text. `one`: both render one foreign dispatch, or its larger part, each in
words of its own; `part`: they share a part of one; `arabic`: both reword one Arabic statement or dispatch; `statement`:
both give one foreign statement or letter; `no`: the same event told independently. Only `one` is right.

`look` (156) was read to make the rules, strata of a first likeness of articles of one or two days, February to July
2018. `unseen` (84) was read when they were made: what they found from August to October 2018, near misses, and what
they found in sport and in `saudi-2015`. Two more rules, on figures and on lists, were made of its errors. `last` (3) is
all that these then found among pairs that nobody had looked at. Pairs that `takhrij.link.copies` finds are left out.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

from score_pairs import news
from tellings import read_telling
from translations import FEWEST, align, comparable, is_translation

from takhrij.find.analyse import analyse
from takhrij.link.copies import find_copies
from takhrij.link.weights import weights_of
from takhrij.pack import load_pack

LABELS = Path(__file__).parent / "translations.jsonl"


def main() -> None:
    """Print how many of each label were found, precision and recall, and with `--errors` the pairs that went wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("part", choices=["look", "unseen", "last", "all"])
    parser.add_argument("--errors", action="store_true")
    args = parser.parse_args()
    pack, articles = load_pack(), news()
    weight = weights_of(pack)
    pairs = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]
    pairs = [pair for pair in pairs if args.part in (pair["part"], "all")]
    ids = sorted({pair[side] for pair in pairs for side in "ab"})
    analyses = {id_: analyse(articles[id_], pack) for id_ in ids}
    tellings = {id_: read_telling(articles[id_], analyses[id_], pack) for id_ in ids}
    copied = {frozenset((copy.doc, copy.of)) for copy in find_copies(articles, analyses, pack, among=ids).copies}
    counts: Counter[tuple[str, bool]] = Counter()
    for pair in pairs:
        if frozenset((pair["a"], pair["b"])) in copied:
            continue
        a, b = tellings[pair["a"]], tellings[pair["b"]]
        found = min(len(a.sentences), len(b.sentences)) >= FEWEST and comparable(a, b, weight)
        found = found and is_translation(align(a, b, weight))
        counts[pair["label"], found] += 1
        if args.errors and found != (pair["label"] == "one"):
            print("wrong" if found else "missed", pair["label"], pair["a"], pair["b"])
    for label in sorted({label for label, _ in counts}):
        print(f"{label:10} found {counts[label, True]:3}, not found {counts[label, False]:3}")
    right, all_found = counts["one", True], sum(count for (_, found), count in counts.items() if found)
    print(f"precision {right}/{all_found}, recall {right}/{right + counts['one', False]}")


if __name__ == "__main__":
    main()
