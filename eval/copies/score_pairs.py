"""Scores `takhrij.link.copies` on pairs of `../shared/data/news` that were labelled by reading.

    score_pairs.py look|kept|new|last|all [--errors]

`pairs.jsonl` holds ids and labels, no text: `copy` shares running text beyond a quotation, `no` shares none, or only
quoted speech, names, titles, formulas or boilerplate; `unclear` is left out. `from` is the id or the agency that the
text was taken from, where that can be told. Pairs were drawn at random from all that share a run of six words,
thirteen from each stratum of longest run and coverage, and 27 more that share no such run but many of three. Half was
looked at while the rules were made (`look`), half was not (`kept`); `new` and `last` were drawn and labelled later,
`last` among pairs that share a fingerprint, three from each stratum, without seeing what the program says. The index
and the formulas are made of the whole collections, as in use; only the articles of the pairs are analysed.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from pathlib import Path

from takhrij.find.analyse import analyse
from takhrij.link.copies import find_copies
from takhrij.link.direction import outlet_key
from takhrij.model import Article, Copy
from takhrij.pack import Pack, load_pack

HERE = Path(__file__).parent
NEWS = HERE.parents[2] / "shared" / "data" / "news"
FIELDS = ("id", "text", "outlet", "url", "title", "author", "published")


def news() -> dict[str, Article]:
    """The articles of both collections by id."""
    found = {}
    for name in ("ant-2018", "saudi-2015"):
        with gzip.open(NEWS / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                found[row["id"]] = Article(**{key: row.get(key) for key in FIELDS})
    return found


def main() -> None:
    """Print precision, recall and direction, and with `--errors` the pairs that went wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("half", choices=["look", "kept", "new", "last", "all"])
    parser.add_argument("--errors", action="store_true")
    args = parser.parse_args()
    pack, articles = load_pack(), news()
    pairs = [json.loads(line) for line in (HERE / "pairs.jsonl").read_text(encoding="utf-8").splitlines()]
    pairs = [pair for pair in pairs if args.half in (pair["half"], "all") and pair["label"] != "unclear"]
    ids = sorted({pair[side] for pair in pairs for side in "ab"})
    analyses = {id_: analyse(articles[id_], pack) for id_ in ids}
    found = {frozenset((c.doc, c.of)): c for c in find_copies(articles, analyses, pack, among=ids).copies}
    right = wrong = missed = told = well = 0
    for pair in pairs:
        copy = found.get(frozenset((pair["a"], pair["b"])))
        right += bool(copy) and pair["label"] == "copy"
        wrong += bool(copy) and pair["label"] == "no"
        missed += not copy and pair["label"] == "copy"
        if copy and "from" in pair:
            told += 1
            well += (good := _direction_right(copy, pair["from"], pack))
            if args.errors and not good:
                print("direction", pair, copy.of, copy.directed, copy.agency)
        if args.errors and bool(copy) != (pair["label"] == "copy"):
            print("wrong" if copy else "missed", pair["a"], pair["b"])
    print(
        f"{len(pairs)} pairs: "
        f"precision {right / max(1, right + wrong):.1%}, recall {right / max(1, right + missed):.1%}"
    )
    print(f"direction right in {well} of {told} copies where it can be told")


def _direction_right(copy: Copy, source: str, pack: Pack) -> bool:
    if source in (copy.doc, copy.of):
        return copy.directed and copy.of == source
    return copy.agency is not None and outlet_key(copy.agency, pack) == outlet_key(source, pack)


if __name__ == "__main__":
    sys.exit(main())
