"""Reads names into raw news with the present model and rules, as more sentences to train on.

    python training/names/silver.py ARTICLES NEWS.jsonl.gz… > silver.jsonl

`ARTICLES` are taken from each file, spread over it. What the rules know of a whole article (a surname is the person
named in full elsewhere, a listed name is a name) so becomes an example of the places where names stand. Articles of
the annotated stories are left out by their ids (`--without`), so that figures stay honest.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Iterator
from pathlib import Path

from takhrij.find.name_words import split_words
from takhrij.find.names import find_entities
from takhrij.pack import Pack, load_pack
from takhrij.text import sentences


def tagged(text: str, pack: Pack) -> Iterator[list[tuple[str, str]]]:
    """The sentences of an article with the tags of the names found in it."""
    view = pack.view(text)
    bounds = tuple(sentences(text))
    names = [(*view.folded_range(e.span), e.type) for e in find_entities(view, bounds, pack)]
    for bound in bounds:
        rows = []
        for word in split_words(view.folded, *view.folded_range(bound)):
            inside = next(
                ((start, type_) for start, end, type_ in names if start < word.end and word.start < end), None
            )
            if inside:
                rows.append((word.form, f"{'B' if word.start <= inside[0] else 'I'}-{inside[1]}"))
            else:
                rows.append((word.form, "O"))
        yield rows


def spread(file: Path, wanted: int, without: frozenset[str]) -> Iterator[str]:
    """The texts of so many articles, at equal distances."""
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines]
    for article in articles[:: max(1, len(articles) // wanted)]:
        if article["id"] not in without:
            yield article["text"]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("articles", type=int)
    arguments.add_argument("files", type=Path, nargs="+")
    arguments.add_argument("--without", type=Path, nargs="*", default=[], help="gold folders")
    given = arguments.parse_args()
    gold = frozenset(file.stem for folder in given.without for file in folder.glob("*/*.txt"))
    pack = load_pack()
    for file in given.files:
        for text in spread(file, given.articles, gold):
            for rows in tagged(text, pack):
                if any(tag != "O" for _, tag in rows):
                    print(json.dumps(rows, ensure_ascii=False))


if __name__ == "__main__":
    main()
