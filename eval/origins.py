"""Chains and origins apart from grouping: the annotated claims' own reports go straight into chains and counts.

    origins.py dev|FOLDER [--found]        figures; `--found` takes what is found in each article, not the gold
    origins.py dev|FOLDER [--found] -v     every claim that comes out otherwise, to read

What grouping gets wrong is left out here, so that the two can be judged one by one. Needs `../shared`.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
import gold
import run
from takhrij.find.analyse import analyse
from takhrij.link.chains import Chains
from takhrij.link.copies import find_copies
from takhrij.link.origins import Independence, count_origins
from takhrij.link.people import Actors, merge_actors
from takhrij.link.reactions import reacting_speakers
from takhrij.link.shared_text import SharedText
from takhrij.model import Analysis, Article, Report, Span, Stance
from takhrij.pack import load_pack

PACK = load_pack()


class Pile:
    """The stories of some folders in one pile, ready for chains."""

    def __init__(self, folders: list[Path], found: bool) -> None:
        self.score = run.scorer()
        self.golds = [g for g in (self.score.load_gold(str(f)) for f in folders) if g["story"]]
        self.articles: dict[str, Article] = {}
        self.analyses: dict[str, Analysis] = {}
        for folder in folders:
            rows = {row["id"]: row for row in gold.load(folder)["articles"]}
            for article in gold.articles(folder) if gold.load(folder)["story"] else ():
                analysis = analyse(article, PACK)
                self.articles[article.id] = article
                self.analyses[article.id] = analysis if found else gold.oracle(article, rows[article.id], analysis)
        self.found = found
        copies = find_copies(self.articles, self.analyses, PACK)
        self.actors: Actors = merge_actors(self.articles, self.analyses, PACK)
        self.chains = Chains(self.articles, self.analyses, self.actors, PACK, copies.copies)
        self.shared = SharedText(copies.copies)
        self.reacting = reacting_speakers(self.articles, self.analyses, self.actors, PACK)

    def reports(self, claim: dict[str, Any]) -> list[Report]:
        """The claim's annotated reports with the chains that the program gives them."""
        made, seen = [], Counter[tuple[str, str | None]]()
        for row in claim["reports"]:
            id_ = self._nearest(row) if self.found else row["attribution"]
            chains = self.chains.all_of(row["doc"], id_)
            chain = chains[min(seen[row["doc"], id_], len(chains) - 1)]
            seen[row["doc"], id_] += 1
            spans = tuple(Span(*span) for span in row["spans"])
            made.append(Report(row["doc"], spans, id_, Stance(row["stance"]), chain))
        return made

    def count(self, reports: list[Report]) -> Independence:
        """The independence of reports."""
        return count_origins(reports, self.actors, self.shared, PACK, self.reacting)

    def _nearest(self, row: dict[str, Any]) -> str | None:
        """The found attribution whose content is most like the place of an annotated report; None for an own voice."""
        want = row["spans"] if row["attribution"] else [row["span"]]
        likeness = {a.id: self.score.iou(want, a.content) for a in self.analyses[row["doc"]].attributions}
        best = max(likeness, key=lambda id_: likeness[id_], default=None)
        return best if best is not None and likeness[best] > 0.1 else None


def measure(pile: Pile, verbose: bool) -> dict[str, float]:
    """Shares of right chains and counts, in percent."""
    n: Counter[str] = Counter()
    for claim in (c for g in pile.golds for c in g["story"]["claims"]):
        reports = pile.reports(claim)
        got = pile.count(reports)
        right = [
            _right(row["chain"], report, pile.score) for row, report in zip(claim["reports"], reports, strict=True)
        ]
        want = (tuple(claim["independent"]), claim["status"])
        n["claims"] += 1
        n["reports"] += len(reports)
        n["chain"] += sum(exact for exact, _ in right)
        n["end"] += sum(end for _, end in right)
        n["least"] += got.independent[0] == want[0][0]
        n["most"] += got.independent[1] == want[0][1]
        n["status"] += got.status == want[1]
        if verbose and (want != (got.independent, got.status) or not all(exact for exact, _ in right)):
            _show(claim, reports, got, [exact for exact, _ in right])
    share = lambda key, of: round(100 * n[key] / max(1, n[of]), 1)  # noqa: E731
    return {
        "chain exact": share("chain", "reports"),
        "chain end": share("end", "reports"),
        "least origins": share("least", "claims"),
        "most origins": share("most", "claims"),
        "status": share("status", "claims"),
    }


def _right(chain: list[str], report: Report, score: Any) -> tuple[bool, bool]:
    got = [link.name for link in report.chain]
    exact = len(got) == len(chain) and all(score.same_name(x, y) for x, y in zip(chain[1:], got[1:], strict=True))
    end = score.same_name(chain[-1], got[-1]) if len(chain) > 1 else len(got) == 1
    return exact, end


def _show(claim: dict[str, Any], reports: list[Report], got: Independence, right: list[bool]) -> None:
    print(f"\n{claim['id']} {claim['statement']}")
    print(f"   gold {claim['independent']} {claim['status']}, found {list(got.independent)} {got.status}")
    for row, report, ok in zip(claim["reports"], reports, right, strict=True):
        if not ok:
            print("   gold ", " > ".join(row["chain"]))
            print("   found", " > ".join(link.name for link in report.chain))
    for origin in got.origins:
        print("   origin", origin.name, origin.reports, [reason.code for reason in origin.reasons])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("part")
    parser.add_argument("--found", action="store_true")
    parser.add_argument("-v", "--verbose", action="store_true")
    args = parser.parse_args()
    if not gold.SHARED.is_dir():
        sys.exit(f"{gold.SHARED} is not here; this evaluation needs the annotated articles and is skipped.")
    for name, value in measure(Pile(gold.folders(args.part), args.found), args.verbose).items():
        print(f"{name:32} {value}")


if __name__ == "__main__":
    main()
