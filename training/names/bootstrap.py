"""Makes of the counts of `usage.py` what is shipped: how news uses each word, and the names it repeats.

    python training/names/bootstrap.py CLASSES.tsv USAGE.tsv NAMES.tsv takhrij/packs/ar/models

`words.tsv`: word, coarse and fine class (empty for rare words), and a sign for its usage: the type it is mostly tagged
as and how surely (`LOC4`). `found-names.tsv`: names of two words and more that a model without the development
articles found at least `FEWEST` times, nearly always as the same type.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from takhrij.find.name_lists import NameLists, name_lists
from takhrij.find.name_stretches import is_place_head
from takhrij.find.name_words import WordKnowledge, particle_cuts, word_knowledge
from takhrij.pack import load_pack

TYPES = ("PER", "ORG", "LOC", "OUTLET")
SEEN_ENOUGH = 3
STEPS = (0.08, 0.25, 0.5, 0.8)  # shares that part one degree of sureness from the next
FEWEST, SAME_TYPE = 4, 0.85


def usage_signs(file: Path) -> Iterator[tuple[str, str]]:
    """Word and sign, the most frequent first."""
    for line in file.read_text(encoding="utf-8").splitlines():
        word, seen, *counts = line.split("\t")
        by_type = {type_: int(count) for type_, count in zip(TYPES, counts, strict=True)}
        top = max(TYPES, key=lambda t: by_type[t])
        sure = sum(by_type[top] >= step * int(seen) for step in STEPS)
        if int(seen) >= SEEN_ENOUGH and sure:
            yield word, f"{top}{sure}"


def found_names(file: Path, known: WordKnowledge) -> Iterator[tuple[str, str]]:
    """The names of several words with their type; one with a particle gives way to the same without."""
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for line in file.read_text(encoding="utf-8").splitlines():
        name, type_, count = line.split("\t")
        votes[name][type_] += int(count)
    for name in sorted(votes):
        (type_, count), total = votes[name].most_common(1)[0], votes[name].total()
        if " " in name and count >= FEWEST and count >= SAME_TYPE * total and not _trimmed(name, type_, votes, known):
            yield name, type_


def is_two_names(name: str, lists: NameLists, known: WordKnowledge) -> bool:
    """Whether two names ran together: a listed body and a given name after it, or "and" and a listed name."""
    words = name.split()
    conjunction = known.particles[0]
    return any(
        (lists.label_of(words[:at]) == "org" and "given-name" in known.hints.get(words[at], ()))
        or (words[at].startswith(conjunction) and lists.has([words[at].removeprefix(conjunction), *words[at + 1 :]]))
        for at in range(1, len(words))
    )


def _trimmed(name: str, type_: str, votes: Mapping[str, Counter[str]], known: WordKnowledge) -> bool:
    """Whether the name would lose its first word or a particle by the rules of the guide."""
    first, _, others = name.partition(" ")
    if type_ == "LOC" and is_place_head(first, known):
        return True
    return not first[0].isalnum() or any(f"{rest} {others}" in votes for _, rest in particle_cuts(first, known))


def main(arguments: Sequence[str]) -> None:
    classes, usage, names, out = map(Path, arguments)
    signs = dict(usage_signs(usage))
    rows = [line.split("\t") for line in classes.read_text(encoding="utf-8").splitlines()]
    listed = {row[0] for row in rows}
    lines = [(*row[:3], signs.get(row[0], "")) for row in rows]
    lines += [(word, "", "", sign) for word, sign in signs.items() if word not in listed]
    (out / "words.tsv").write_text("".join("\t".join(line) + "\n" for line in lines), encoding="utf-8")
    pack = load_pack()
    known, lists = word_knowledge(pack), name_lists(pack)
    found = [row for row in found_names(names, known) if row[1] == "PER" or not is_two_names(row[0], lists, known)]
    (out / "found-names.tsv").write_text("".join(f"{name}\t{type_}\n" for name, type_ in found), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
