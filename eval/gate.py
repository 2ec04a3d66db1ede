"""The gate: figures on annotated articles and stories against the floors that `floors.json` records.

    gate.py                         score; exit 1 if a figure fell below its floor
    gate.py --update                raise the floors to the figures (less a margin for noise); lowers none
    gate.py --update --allow-regression "why"     lowers too, and records the reason

The floors hold for one digest of the annotated material: when that changes, they have to be recorded again on purpose.
Stories are linked in one pile among 2,000 other articles. Needs `../shared`; says so and exits 0 without it.

The floors guard against falling back; they are no figures to quote. The rules were written with these articles at hand,
and the name model that ships has read them (its figures without them are in `packs/ar/models/RECORD.md`).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
import gold
import run
import unpack

FLOORS = Path(__file__).parent / "floors.json"
AMONG = 2_000
MARGIN = 0.5  # points below the figure at which a floor is set

ARTICLE_FIGURES = (
    "attribution", "source overlap", "speaker resolved", "content overlap", "source and content overlap", "all exact",
    "kind accuracy", "force F1, all but asserts", "style accuracy", "nesting", "via", "direct recall", "credits",
    "boilerplate letters", "time extent", "time exact extent", "time value", "entity",
)  # fmt: skip
ATTRIBUTION_FIGURES = ARTICLE_FIGURES[:11]  # what was annotated of the articles annotated here
STORY_FIGURES = (
    "reports found", "grouping B3", "chain exact", "chain end", "denials", "least origins", "most origins",
    "two or more origins", "status", "copies", "contradictions", "superseded found",
)  # fmt: skip


def measure() -> dict[str, float]:
    """Every figure that has a floor: name to percent (F1 where there is one, precision for contradictions)."""
    figures: dict[str, float] = {}
    for part in ("dev", "train"):
        found = run.score_articles(gold.folders(part))
        figures |= {f"{part}: {name}": number(found[name]) for name in ARTICLE_FIGURES}
    for among in (0, AMONG):
        found, _ = run.score_stories(gold.folders("dev"), oracle=False, among=among)
        figures |= {f"stories among {among}: {name}": number(found[name]) for name in STORY_FIGURES}
    return figures | annotated_here()


def annotated_here() -> dict[str, float]:
    """The same of what was annotated here: `open`, from which rules were made too, and `shut`, from which none was."""
    figures: dict[str, float] = {}
    for part in ("open", "shut"):
        with TemporaryDirectory() as unpacked:
            unpack.main(part, Path(unpacked))
            articles = run.score_articles([Path(unpacked) / "singles"])
            stories, _ = run.score_stories(gold.folders(unpacked), oracle=False, among=0)
        figures |= {f"{part}: {name}": number(articles[name]) for name in ATTRIBUTION_FIGURES}
        figures |= {f"{part} stories: {name}": number(stories[name]) for name in STORY_FIGURES}
    return figures


def number(figure: Any) -> float:
    """The one number of a figure that is held against its floor."""
    if isinstance(figure, dict):
        return float(figure.get("f1", figure.get("p")))
    return float(figure)


def digest() -> str:
    """SHA-256 of the annotated material and the scorer."""
    found = hashlib.sha256((gold.SHARED / "eval" / "score.py").read_bytes())
    for part in ("dev", "train"):
        for folder in gold.folders(part):
            found.update((folder / "gold.json").read_bytes())
    return found.hexdigest()[:16]


def raised(old: dict[str, float], figures: dict[str, float], lower: bool) -> dict[str, float]:
    """The floors after an update: never below `old` unless `lower`."""
    new = {name: round(max(0.0, figure - MARGIN), 1) for name, figure in figures.items()}
    return new if lower else {name: max(floor, old.get(name, 0.0)) for name, floor in new.items()}


def below(floors: dict[str, float], figures: dict[str, float]) -> list[str]:
    """A line for each figure under its floor, or that has gone missing."""
    return [
        f"{name}: {figures.get(name, 0.0)} is below its floor {floor}"
        for name, floor in sorted(floors.items())
        if figures.get(name, 0.0) < floor
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--allow-regression", metavar="WHY")
    args = parser.parse_args()
    if not gold.SHARED.is_dir():
        print(f"{gold.SHARED} is not here: the evaluation gate is skipped.")
        return
    record = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {"floors": {}, "regressions": []}
    figures = measure()
    for name, figure in figures.items():
        print(f"{name:48} {figure:5}   floor {record['floors'].get(name, '-')}")
    if args.update:
        record["floors"] = raised(record["floors"], figures, lower=bool(args.allow_regression))
        record["gold"] = digest()
        if args.allow_regression:
            record["regressions"].append(args.allow_regression)
        FLOORS.write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        return
    if record.get("gold") != digest():
        sys.exit("The annotated material has changed since the floors were recorded: look, then run gate.py --update.")
    if faults := below(record["floors"], figures):
        sys.exit("\n".join(faults))
    print("passed")


if __name__ == "__main__":
    main()
