"""Holds what is found in `../shared/samples/libya` against `libya.toml`, line by line.

    libya.py            prints each thing that should be so, and whether it is; exits 1 if any is not

The samples must always come out right: five real articles, raw as they came. Needs `../shared`.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
import gold
import run
from takhrij.find.analyse import analyse
from takhrij.link.graph import link
from takhrij.model import Analysis, Article, Graph
from takhrij.pack import load_pack

SAMPLES = gold.SHARED / "samples" / "libya"


def load() -> dict[str, Article]:
    """The five articles, by the number that their file name begins with."""
    return {
        p.name[:3]: Article(id=p.name[:3], text=p.read_text(encoding="utf-8")) for p in sorted(SAMPLES.glob("*.txt"))
    }


def check(
    truth: dict[str, Any], articles: dict[str, Article], analyses: dict[str, Analysis], graph: Graph
) -> Iterator[tuple[bool, str]]:
    """(whether it is so, what should be so and what was found)."""
    score = run.scorer()
    for row in truth["article"]:
        yield from check_article(row, analyses[row["doc"]], score)
    for row in truth["report"]:
        yield check_report(row, articles, graph, score)
    for row in truth["claim"]:
        yield check_claim(row, articles, graph)
    for row in truth["one_origin"]:
        yield check_origin(row, graph, score)


def check_article(row: dict[str, Any], analysis: Analysis, score: Any) -> Iterator[tuple[bool, str]]:
    found = analysis.origination
    right = score.same_name(row["outlet"], found.outlet or "") if row["outlet"] else found.outlet is None
    yield bool(right), f"{row['doc']} outlet {row['outlet'] or 'unresolved'}: {found.outlet} ({found.outlet_basis})"
    interval = (found.earliest, found.latest)
    if "published" in row:
        right = found.published == row["published"]
    else:
        right = found.published is None and all(
            e is None or (e[: len(row["contains"])] <= row["contains"] if lower else e >= row["contains"])
            for e, lower in zip(interval, (True, False), strict=True)
        )
        right = right or found.published == row["contains"]
    want = row.get("published") or f"no guess, or an interval that holds {row['contains']}"
    yield right, f"{row['doc']} published {want}: {found.published} in {interval} ({found.published_basis})"


def place(articles: dict[str, Article], doc: str, words: str) -> tuple[int, int]:
    at = articles[doc].text.find(words)
    if at < 0:
        sys.exit(f"libya.toml: {doc}: {words!r} is not in the article")
    return at, at + len(words)


def check_report(row: dict[str, Any], articles: dict[str, Article], graph: Graph, score: Any) -> tuple[bool, str]:
    start, end = place(articles, row["doc"], row["words"])
    chains = {
        tuple(x.name for x in r.chain)
        for c in graph.claims
        for r in c.reports
        if r.doc == row["doc"] and any(s.start < end and start < s.end for s in r.spans)
    }
    want = row["chain"]
    right = any(
        len(got) == len(want) and all(score.same_name(w, g) for w, g in zip(want[1:], got[1:], strict=True))
        for got in chains
    )
    return right, f"{row['doc']} «{row['words']}» {' < '.join(want)}: {sorted(' < '.join(c) for c in chains)}"


def check_claim(row: dict[str, Any], articles: dict[str, Article], graph: Graph) -> tuple[bool, str]:
    places = [(doc, *place(articles, doc, words)) for doc, words in row["reports"]]
    for claim in graph.claims:
        held = [
            any(r.doc == doc and any(s.start < end and start < s.end for s in r.spans) for r in claim.reports)
            for doc, start, end in places
        ]
        if all(held):
            right = list(claim.independent) == row["independent"] and claim.status == row["status"]
            return right, f"claim: {row['name']}: {claim.independent} {claim.status}"
    return False, f"claim: {row['name']}: its reports are not together"


def check_origin(row: dict[str, Any], graph: Graph, score: Any) -> tuple[bool, str]:
    actors = {
        (r.doc, r.chain[-1].actor)
        for c in graph.claims
        for r in c.reports
        if len(r.chain) > 1 and score.same_name(row["name"], r.chain[-1].name)
    }
    docs, keys = {d for d, _ in actors}, {k for _, k in actors}
    return docs == set(row["docs"]) and len(keys) == 1, f"{row['name']} is one origin: {sorted(actors)}"


def main() -> None:
    if not SAMPLES.is_dir():
        sys.exit(f"{SAMPLES} is not here; this check needs the samples and is skipped.")
    truth = tomllib.loads((Path(__file__).parent / "libya.toml").read_text(encoding="utf-8"))
    pack, articles = load_pack(), load()
    analyses = {doc: analyse(article, pack) for doc, article in articles.items()}
    results = list(check(truth, articles, analyses, link(articles, analyses, pack)))
    for right, said in results:
        print("right" if right else "WRONG", said)
    wrong = sum(not right for right, _ in results)
    print(f"{len(results) - wrong} of {len(results)} right")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
