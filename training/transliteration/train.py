"""Learns what it costs to write Arabic letters with Latin ones, from pairs of names.

    python training/transliteration/train.py PAIRS.tsv > takhrij/packs/ar/models/transliteration.tsv

Viterbi training: align every pair by the costs so far, count the steps, make new costs of the counts. It starts from
which letters stand at like places of their words. No chance in it: the same pairs give the same table.
"""

from __future__ import annotations

import math
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from takhrij.find.transliterate import LONGEST_ARABIC, LONGEST_LATIN, Costs, latin_letters, steps
from takhrij.pack import load_pack

ROUNDS = 5
FEWEST = 3
Step = tuple[str, str]


def read_pairs(file: Path) -> list[tuple[str, str]]:
    """Folded Arabic and plain Latin names."""
    pack = load_pack()
    rows = (line.split("\t") for line in file.read_text(encoding="utf-8").splitlines())
    pairs = ((pack.fold(arabic), latin_letters(latin)) for latin, arabic in rows)
    return [(arabic, latin) for arabic, latin in pairs if arabic and latin and " " not in arabic + latin]


def learn(pairs: Sequence[tuple[str, str]]) -> dict[Step, float]:
    """The cost of every step that was taken often enough."""
    costs = _costs_of(_like_places(pairs))
    for _ in range(ROUNDS):
        counts: Counter[Step] = Counter()
        for arabic, latin in pairs:
            counts.update(best_steps(arabic, latin, costs))
        costs = _costs_of(counts)
    return costs


def best_steps(arabic: str, latin: str, costs: Costs) -> Iterator[Step]:
    """The steps of the cheapest alignment, from the end."""
    best = [[0.0] * (len(latin) + 1) for _ in range(len(arabic) + 1)]
    came: dict[tuple[int, int], tuple[int, int]] = {}
    for i in range(len(arabic) + 1):
        for j in range(len(latin) + 1):
            if i or j:
                before, cost, taken, written = min(
                    steps(best, arabic, latin, i, j, costs), key=lambda step: step[0] + step[1]
                )
                best[i][j] = before + cost
                came[i, j] = taken, written
    i, j = len(arabic), len(latin)
    while i or j:
        taken, written = came[i, j]
        yield arabic[i - taken : i], latin[j - written : j]
        i, j = i - taken, j - written


def _like_places(pairs: Sequence[tuple[str, str]]) -> Counter[Step]:
    counts: Counter[Step] = Counter()
    for arabic, latin in pairs:
        for i, letter in enumerate(arabic):
            middle = round(i * (len(latin) - 1) / max(1, len(arabic) - 1))
            for j in range(max(0, middle - 1), min(len(latin), middle + 2)):
                for written in range(1, LONGEST_LATIN + 1):
                    counts[letter, latin[j : j + written]] += 6 // written
                if i + 1 < len(arabic):
                    counts[arabic[i : i + LONGEST_ARABIC], latin[j]] += 1
        counts.update((letter, "") for letter in arabic)
        counts.update(("", letter) for letter in latin)
    return counts


def _costs_of(counts: Counter[Step]) -> dict[Step, float]:
    """Minus the logarithm of a step's share: among the steps with the same letters of either script, the two averaged;
    for a letter that is written with nothing, among all steps."""
    by_arabic: Counter[str] = Counter()
    by_latin: Counter[str] = Counter()
    for (arabic, latin), count in counts.items():
        by_arabic[arabic] += count
        by_latin[latin] += count
    every = counts.total()

    def cost(arabic: str, latin: str, count: int) -> float:
        if not arabic or not latin:
            return -math.log(count / every)
        return -0.5 * (math.log(count / by_arabic[arabic]) + math.log(count / by_latin[latin]))

    return {step: cost(*step, count) for step, count in counts.items() if count >= FEWEST}


def main(file: str) -> None:
    for (arabic, latin), cost in sorted(learn(read_pairs(Path(file))).items()):
        print(arabic, latin, f"{cost:.3f}", sep="\t")


if __name__ == "__main__":
    main(sys.argv[1])
