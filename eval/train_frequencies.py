"""Counts in how many articles each term stands, for the weights by which claims are compared.

    train_frequencies.py [ARTICLES]      writes takhrij/packs/ar/claims/frequencies.txt

Reads ../shared/data/news, evenly spread. Only terms that stand in 5 articles or more are kept, with their number; no
text of any article is. Made again by this command, byte for byte.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter
from pathlib import Path

from takhrij.link.terms import terms_of
from takhrij.pack import load_pack

NEWS = Path(__file__).resolve().parents[2] / "shared" / "data" / "news"
TARGET = Path(__file__).resolve().parents[1] / "takhrij" / "packs" / "ar" / "claims" / "frequencies.txt"
LEAST = 5


def main(articles: int) -> None:
    terms, counts, seen = terms_of(load_pack()), Counter[str](), 0
    for name in ("ant-2018", "saudi-2015"):
        with gzip.open(NEWS / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for at, line in enumerate(lines):
                if at % max(1, 60_000 // articles) == 0:
                    text = json.loads(line).get("text") or ""
                    counts.update({w.term for w in terms.words(text) if w.term and not w.term[0].isdigit()})
                    seen += 1
    kept = sorted((term, n) for term, n in counts.items() if n >= LEAST)
    head = f"# In how many of {seen} news articles each term stands; made by eval/train_frequencies.py.\n"
    body = "".join(f"{term}\t{n}\n" for term, n in [("", seen), *kept])
    TARGET.write_text(head + body, encoding="utf-8")
    print(seen, "articles,", len(kept), "terms")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 12_000)
