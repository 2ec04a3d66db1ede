"""Trains the model that tells whether two propositions are one claim, on the annotated stories.

    train_likeness.py [--write]      prints leave-one-story-out figures; writes takhrij/packs/ar/claims/likeness.toml

The stories are those of `../shared/gold/dev` and those that were annotated here (`annotated/open`).

A proposition belongs to the gold claims whose marked words it overlaps. Pairs that share one are alike; pairs of which
at least one belongs to a claim and that share none are not. Logistic regression with L2, by Newton steps.
"""

from __future__ import annotations

import sys
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

import gold
import unpack
from takhrij.link.likeness import FEATURES, compare_all, features
from takhrij.link.propositions import Proposition, find_propositions
from takhrij.model import Analysis, Article, Origination, Span
from takhrij.pack import load_pack

TARGET = Path(__file__).resolve().parents[1] / "takhrij" / "packs" / "ar" / "claims" / "likeness.toml"
RIDGE = 3.0

Belonging = frozenset[tuple[str, str]]


def story_pairs(folder: Path) -> tuple[np.ndarray, np.ndarray]:
    """Features and labels of all pairs of a story that can be labelled."""
    pack, loaded = load_pack(), gold.load(folder)
    rows = {row["id"]: row for row in loaded["articles"]}
    found: list[Proposition] = []
    for article in gold.articles(folder):
        found += find_propositions(article, gold.oracle(article, rows[article.id], unread(article)), pack)
    belongs = all_claims(found, loaded["story"]["claims"])
    ready, weight = compare_all(found, pack)
    xs, ys = [], []
    for i, j in combinations(range(len(found)), 2):
        same = {claim for claim, _ in belongs[i]} & {claim for claim, _ in belongs[j]}
        if labelled(i, j, found, belongs) and (not same or belongs[i] & belongs[j]):
            xs.append(features(ready[i], ready[j], weight))
            ys.append(float(bool(same)))
    return np.array(xs), np.array(ys)


def labelled(i: int, j: int, found: list[Proposition], belongs: list[Belonging]) -> bool:
    """Whether the annotation tells of a pair whether it is alike: repetitions inside an article are not annotated."""
    if belongs[i] and belongs[j]:
        return True
    if not belongs[i] and not belongs[j]:
        return False
    marked, other = (i, j) if belongs[i] else (j, i)
    in_article = {
        claim for p, claims in zip(found, belongs, strict=True) if p.doc == found[other].doc for claim in claims
    }
    return not belongs[marked] & in_article


def unread(article: Article) -> Analysis:
    """An analysis that found nothing, for the gold one to fill."""
    origination = Origination(article.outlet, None, "metadata", article.published, "metadata", None, None)
    return Analysis(article.id, "ar", origination, (), (), (), (), (), "")


def all_claims(found: list[Proposition], claims: list[dict]) -> list[Belonging]:  # type: ignore[type-arg]
    """For each proposition the gold claims that it carries: of a report, the clauses that its marked words fit best."""
    belongs: list[set[tuple[str, str]]] = [set() for _ in found]
    for claim in claims:
        for report in claim["reports"]:
            marked, voice = Span(*report["span"]), report["attribution"]
            near = [
                (share, at)
                for at, p in enumerate(found)
                if p.doc == report["doc"]
                and (voice in (None, p.attribution) or p.attribution is None)
                and (share := common(marked, p.spans))
            ]
            most = max((share for share, _ in near), default=0)
            for share, at in near:
                if share == most or share >= 0.8 * sum(s.end - s.start for s in found[at].spans):
                    belongs[at].add((claim["id"], report["stance"]))
    return [frozenset(b) for b in belongs]


def common(marked: Span, spans: tuple[Span, ...]) -> int:
    """Letters that a span shares with others."""
    return sum(max(0, min(marked.end, s.end) - max(marked.start, s.start)) for s in spans)


def fit(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Weights with the bias last."""
    x = np.hstack([x, np.ones((len(x), 1))])
    w = np.zeros(x.shape[1])
    ridge = np.diag([RIDGE] * (x.shape[1] - 1) + [0.0])
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ w))
        gradient = x.T @ (p - y) + ridge @ w
        hessian = (x * (p * (1 - p))[:, None]).T @ x + ridge + 1e-6 * np.eye(x.shape[1])
        step = np.linalg.solve(hessian, gradient)
        w -= step
        if np.abs(step).max() < 1e-8:
            break
    return w


def score(w: np.ndarray, x: np.ndarray) -> np.ndarray:
    """Probabilities."""
    return 1 / (1 + np.exp(-np.hstack([x, np.ones((len(x), 1))]) @ w))


def stories(unpacked: Path) -> list[Path]:
    """The folders of all stories to learn from; those that were annotated here are written to a folder first."""
    unpack.main("open", unpacked)
    return [f for f in (*gold.folders("dev"), *gold.folders(str(unpacked))) if gold.load(f)["story"]]


def main(write: bool) -> None:
    with TemporaryDirectory() as unpacked:
        data = {f.name: story_pairs(f) for f in stories(Path(unpacked))}
    pooled = []
    for name, (x, y) in data.items():
        w = fit(
            np.vstack([d[0] for n, d in data.items() if n != name]),
            np.hstack([d[1] for n, d in data.items() if n != name]),
        )
        p = score(w, x)
        pooled.append((p, y))
        print(f"{name:16} pairs {len(y):6} alike {int(y.sum()):5}  best F1 {best_f1(p, y)}")
    print("all", best_f1(np.hstack([p for p, _ in pooled]), np.hstack([y for _, y in pooled])))
    w = fit(np.vstack([d[0] for d in data.values()]), np.hstack([d[1] for d in data.values()]))
    lines = [f"{name} = {value:.3f}" for name, value in zip(FEATURES, w[:-1], strict=True)]
    print("\n".join(lines), f"\nbias = {w[-1]:.3f}")
    if write:
        TARGET.write_text(
            "# How much each feature of takhrij/link/likeness.py says that two propositions are one claim.\n"
            f"# Logistic regression (L2 {RIDGE}) on {sum(len(d[1]) for d in data.values())} pairs of {len(data)}"
            " annotated stories; made by eval/train_likeness.py.\n"
            f"bias = {w[-1]:.3f}\n\n[weights]\n" + "\n".join(lines) + "\n",
            encoding="utf-8",
        )


def best_f1(p: np.ndarray, y: np.ndarray) -> tuple[float, float]:
    """(threshold, F1) of the best threshold."""
    best = (0.0, 0.0)
    for t in np.arange(0.02, 0.95, 0.02):
        hit = (p >= t) & (y > 0)
        f = 2 * hit.sum() / max(1, (p >= t).sum() + y.sum())
        if f > best[1]:
            best = (round(float(t), 2), round(float(f), 3))
    return best


if __name__ == "__main__":
    main("--write" in sys.argv)
