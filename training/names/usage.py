"""How raw news uses words: as (part of) what kind of name the current model tags them, counted over many articles.

    python training/names/usage.py NAMES.tsv NEWS.jsonl.gz… > usage.tsv

One line a folded word that was tagged at least once: word, times seen, then times tagged PER, ORG, LOC, OUTLET, and
times it began a name. Every third article is read; that is enough for words that matter.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from takhrij.find.name_lists import name_lists
from takhrij.find.name_model import load_model
from takhrij.find.name_words import split_words
from takhrij.pack import load_pack
from takhrij.text import sentences

TYPES = ("PER", "ORG", "LOC", "OUTLET")
STEP = 3
LONGEST_NAME = 6
FEWEST = 4


def main(files: Sequence[str], names_file: str) -> None:
    pack = load_pack()
    model, lists = load_model(pack), name_lists(pack)
    seen: Counter[str] = Counter()
    tagged: defaultdict[str, Counter[str]] = defaultdict(Counter)
    names: Counter[tuple[str, str]] = Counter()
    for text in _texts(files):
        folded = pack.fold(text)
        parts = [[w.form for w in split_words(span.cut(folded))] for span in sentences(folded)]
        for forms, tags in zip(parts, model.tag(parts, [lists.marks(forms) for forms in parts]), strict=True):
            seen.update(forms)
            for form, tag in zip(forms, tags, strict=True):
                if tag != "O":
                    tagged[form][tag[2:]] += 1
                    tagged[form]["B"] += tag[0] == "B"
            names.update(_names(forms, tags))
    for form in sorted(tagged, key=lambda f: (-seen[f], f)):
        print(form, seen[form], *(tagged[form][key] for key in (*TYPES, "B")), sep="\t")
    with Path(names_file).open("w", encoding="utf-8") as out:
        for (name, type_), count in sorted(names.items(), key=lambda item: (-item[1], item[0])):
            if count >= FEWEST:
                out.write(f"{name}\t{type_}\t{count}\n")


def _names(forms: Sequence[str], tags: Sequence[str]) -> Iterator[tuple[str, str]]:
    start = 0
    for at in range(1, len(tags) + 1):
        if at == len(tags) or tags[at][0] != "I":
            if tags[start] != "O" and at - start <= LONGEST_NAME:
                yield " ".join(forms[start:at]), tags[start][2:]
            start = at


def _texts(files: Sequence[str]) -> Iterator[str]:
    for file in files:
        with gzip.open(Path(file), "rt", encoding="utf-8") as lines:
            for line in islice(lines, 0, None, STEP):
                yield json.loads(line)["text"]


if __name__ == "__main__":
    main(sys.argv[2:], sys.argv[1])
