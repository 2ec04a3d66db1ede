"""How raw news uses words: as (part of) what kind of name the current model tags them, counted over many articles.

    python training/names/usage.py NAMES.tsv NEWS.jsonl.gz… > usage.tsv

One line a folded word that was in a name at least once: word, times seen, then times in a name of type PER, ORG, LOC,
OUTLET. `NAMES.tsv` gets the names themselves: name, type, times. Every fourth article is read; that is enough for words
that matter.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from takhrij.find.name_extents import Sentence
from takhrij.find.name_lists import name_lists
from takhrij.find.name_model import load_model
from takhrij.find.name_stretches import shaped
from takhrij.find.name_words import split_words, word_knowledge
from takhrij.pack import load_pack
from takhrij.text import sentences

TYPES = ("PER", "ORG", "LOC", "OUTLET")
STEP = 4
LONGEST_NAME = 6
FEWEST = 4


def main(files: Sequence[str], names_file: str) -> None:
    pack = load_pack()
    model, lists, known = load_model(pack), name_lists(pack), word_knowledge(pack)
    seen: Counter[str] = Counter()
    tagged: defaultdict[str, Counter[str]] = defaultdict(Counter)
    names: Counter[tuple[str, str]] = Counter()
    for text in _texts(files):
        folded = pack.fold(text)
        parts = [[w.form for w in split_words(span.cut(folded))] for span in sentences(folded)]
        for forms, tags in zip(parts, model.tag(parts, [lists.marks(forms) for forms in parts]), strict=True):
            seen.update(forms)
            for start, end, type_ in shaped(Sentence(forms, lists.marks(forms), known), tags):
                for form in forms[start:end]:
                    tagged[form][type_] += 1
                if end - start <= LONGEST_NAME:
                    names[" ".join(forms[start:end]), str(type_)] += 1
    for form in sorted(tagged, key=lambda f: (-seen[f], f)):
        print(form, seen[form], *(tagged[form][type_] for type_ in TYPES), sep="\t")
    with Path(names_file).open("w", encoding="utf-8") as out:
        for (name, type_), count in sorted(names.items(), key=lambda item: (-item[1], item[0])):
            if count >= FEWEST:
                out.write(f"{name}\t{type_}\t{count}\n")


def _texts(files: Sequence[str]) -> Iterator[str]:
    for file in files:
        with gzip.open(Path(file), "rt", encoding="utf-8") as lines:
            for line in islice(lines, 0, None, STEP):
                yield json.loads(line)["text"]


if __name__ == "__main__":
    main(sys.argv[2:], sys.argv[1])
