"""Scores the annotated articles and stories with `../shared/eval/score.py`.

    run.py articles dev|train|FOLDER [--only FOLDERNAME] [--json]      what is found in each article
    run.py stories dev [--oracle] [--among N] [--json]                 claims, chains, origins; all stories in one pile
    run.py errors dev|train|FOLDER [--only FOLDERNAME]                 every difference between gold and found, to read

`--oracle` links the gold annotations instead of what was found, so that linking can be judged apart from finding.
`--among N` adds N other articles of `../shared/data/news` to the pile. Needs `../shared`.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
import gold
from takhrij.find.analyse import analyse
from takhrij.model import Analysis, Article, Graph
from takhrij.pack import load_pack


def scorer() -> Any:
    """`../shared/eval/score.py` as a module."""
    spec = importlib.util.spec_from_file_location("score", gold.SHARED / "eval" / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def score_articles(folders: list[Path]) -> dict[str, Any]:
    """Figures over all articles of the folders together."""
    score, pack = scorer(), load_pack()
    golds, found = [], {}
    for folder in folders:
        golds += score.load_gold(str(folder))["articles"]
        for article in gold.articles(folder):
            found[article.id] = plain(analysis_record(analyse(article, pack)))
    return dict(score.articles(golds, found))


def score_stories(folders: list[Path], oracle: bool, among: int) -> tuple[dict[str, Any], Graph]:
    """Figures over the stories of the folders, linked in one pile."""
    from takhrij.link.graph import link

    score, pack = scorer(), load_pack()
    golds = [g for g in (score.load_gold(str(f)) for f in folders) if g["story"]]
    articles: dict[str, Article] = {}
    analyses: dict[str, Analysis] = {}
    for folder in folders:
        rows = {row["id"]: row for row in gold.load(folder)["articles"]}
        if not gold.load(folder)["story"]:
            continue
        for article in gold.articles(folder):
            articles[article.id] = article
            found = analyse(article, pack)
            analyses[article.id] = gold.oracle(article, rows[article.id], found) if oracle else found
    for article in others(among, set(articles)):
        articles[article.id] = article
        analyses[article.id] = analyse(article, pack)
    graph = link(articles, analyses, pack)
    return dict(score.stories(golds, plain(graph_record(graph)))), graph


def others(count: int, known: set[str]) -> list[Article]:
    """`count` articles of the news collections, evenly spread, none of them in `known`."""
    rows: list[Article] = []
    for name in ("ant-2018", "saudi-2015") if count else ():
        with gzip.open(gold.SHARED / "data" / "news" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            step = max(1, 30_000 // max(1, count // 2))
            for at, line in enumerate(lines):
                if at % step == 0:
                    row = json.loads(line)
                    fields = {k: row.get(k) for k in ("id", "text", "outlet", "url", "title", "author", "published")}
                    if fields["id"] not in known and fields["text"]:
                        rows.append(Article(**fields))
    return rows[:count]


def plain(record: dict[str, Any]) -> dict[str, Any]:
    """The record as the scorer gets it from a file: spans are lists there."""
    found: dict[str, Any] = json.loads(json.dumps(record, ensure_ascii=False))
    return found


def analysis_record(a: Analysis) -> dict[str, Any]:
    """The fields that the scorer reads."""
    return {
        "id": a.article,
        "attributions": [
            {
                "id": x.id,
                "source": x.source,
                "speaker": x.speaker,
                "speaker_name": x.speaker_name,
                "cue": x.cue,
                "content": x.content,
                "via": x.via,
                "kind": x.kind,
                "force": x.force,
                "style": x.style,
                "parent": x.parent,
            }
            for x in a.attributions
        ],
        "credits": [{"span": c.span, "outlet": c.outlet, "role": c.role} for c in a.credits if c.field == "text"],
        "times": [{"span": t.span, "type": t.type, "value": t.value, "mod": t.mod} for t in a.times],
        "entities": [{"span": e.span, "type": e.type, "name": e.name} for e in a.entities],
    }


def graph_record(graph: Graph) -> dict[str, Any]:
    """The fields that the scorer reads."""
    return {
        "documents": [{"id": doc} for doc in graph.docs],
        "claims": [
            {
                "id": c.id,
                "statement": c.statement,
                "reports": [
                    {
                        "doc": r.doc,
                        "spans": r.spans,
                        "attribution": r.attribution,
                        "stance": r.stance,
                        "chain": [x.name for x in r.chain],
                    }
                    for r in (*c.reports, *c.doubtful)
                ],
                "origins": [{"name": o.name, "kind": o.kind, "reports": o.reports} for o in c.origins],
                "independent": c.independent,
                "independent_denying": c.independent_denying,
                "status": c.status,
            }
            for c in graph.claims
        ],
        "contradictions": [{"a": x.a, "b": x.b, "kind": x.kind} for x in graph.contradictions],
        "copies": [{"doc": x.doc, "of": x.of, "extent": x.extent} for x in graph.copies],
    }


def show_errors(folders: list[Path]) -> None:
    """Prints each gold attribution beside what was found, and what was found beside no gold."""
    score, pack = scorer(), load_pack()
    for folder in folders:
        golds = score.load_gold(str(folder))["articles"]
        for article, g in zip(gold.articles(folder), golds, strict=True):
            t = article.text
            found = plain(analysis_record(analyse(article, pack)))
            pairs = dict(score.align(g["attributions"], found["attributions"]))
            print(f"\n=== {folder.name}/{article.id}")
            for i, a in enumerate(g["attributions"]):
                b = found["attributions"][pairs[i]] if i in pairs else None
                if b is None:
                    print("MISSED ", _line(t, a))
                elif _line(t, a) != _line(t, b):
                    print("GOLD   ", _line(t, a))
                    print("FOUND  ", _line(t, b))
            for j, b in enumerate(found["attributions"]):
                if j not in pairs.values():
                    print("SPURIOUS", _line(t, b))
            want = {(x["text"], x["value"], x.get("mod")) for x in g["times"]}
            got = {(t[x["span"][0] : x["span"][1]], x["value"], x.get("mod")) for x in found["times"]}
            print("TIMES missed", sorted(map(str, want - got)), "spurious", sorted(map(str, got - want)))
            want2 = {(x["text"], x["type"]) for x in g["entities"]}
            got2 = {(t[x["span"][0] : x["span"][1]], str(x["type"])) for x in found["entities"]}
            print("NAMES missed", sorted(want2 - got2), "spurious", sorted(got2 - want2))
            want3 = {(t[x["span"][0] : x["span"][1]], x["role"]) for x in g["credits"]}
            got3 = {(t[x["span"][0] : x["span"][1]], str(x["role"])) for x in found["credits"]}
            print("CREDITS missed", sorted(want3 - got3), "spurious", sorted(got3 - want3))


def _line(text: str, a: dict[str, Any]) -> str:
    cut = lambda s: text[s[0] : s[1]] if s else None  # noqa: E731
    content = " ‖ ".join(cut(s) or "" for s in a["content"])
    nested = " NESTED" if a["parent"] else ""
    fields = (cut(a["source"]), cut(a["speaker"]), cut(a["cue"]), cut(a["via"]))
    return f"{fields} {a['kind']} {a['force']} {a['style']}{nested} | {content}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["articles", "stories", "errors"])
    parser.add_argument("part")
    parser.add_argument("--only", help="one folder of the part")
    parser.add_argument("--oracle", action="store_true")
    parser.add_argument("--among", type=int, default=0)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    if not gold.SHARED.is_dir():
        sys.exit(f"{gold.SHARED} is not here; this evaluation needs the annotated articles and is skipped.")
    folders = [f for f in gold.folders(args.part) if args.only in (None, f.name)]
    if args.what == "errors":
        show_errors(folders)
        return
    figures = score_articles(folders) if args.what == "articles" else score_stories(folders, args.oracle, args.among)[0]
    if args.json:
        print(json.dumps(figures, ensure_ascii=False))
        return
    for name, value in figures.items():
        shown = "  ".join(f"{k} {v:5}" for k, v in value.items()) if isinstance(value, dict) else value
        print(f"{name:32} {shown}")


if __name__ == "__main__":
    main()
