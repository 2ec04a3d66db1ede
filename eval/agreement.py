"""How far two annotators of one story agree: `annotated/second/NAME.json` scored against `annotated/open/NAME.json`.

    agreement.py        each as the truth in turn; what the program can be asked for at most

Two language models annotated the same seven articles, each chose the claims itself, and neither saw the other's work.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
import gold
import run
import unpack

SHOWN = ("grouping B3", "chain exact", "chain end", "denials", "least origins", "most origins", "status")


def as_found(story: dict[str, Any]) -> dict[str, Any]:
    """An annotated story in the shape of the program's output."""
    claims = [
        {**claim, "reports": [{**report, "spans": [report["span"]]} for report in claim["reports"]]}
        for claim in story["claims"]
    ]
    return {"claims": claims, "contradictions": [], "copies": [], "documents": []}


def agreement(name: str, unpacked: Path) -> list[dict[str, Any]]:
    """Figures with the first annotation as the truth, then with the second."""
    score, folder = run.scorer(), unpacked / name
    first = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    second = json.loads((unpack.HERE / "second" / f"{name}.json").read_text(encoding="utf-8"))
    figures = []
    for truth, other in ((first, second), (second, first)):
        (folder / "gold.json").write_text(json.dumps(truth), encoding="utf-8")
        figures.append(score.stories([score.load_gold(str(folder))], as_found(other["story"])))
    return figures


def main() -> None:
    if not gold.SHARED.is_dir():
        sys.exit(f"{gold.SHARED} is not here; this evaluation needs the articles and is skipped.")
    with TemporaryDirectory() as unpacked:
        unpack.main("open", Path(unpacked))
        for path in sorted((unpack.HERE / "second").iterdir()):
            for figures in agreement(path.stem, Path(unpacked)):
                print(path.stem, {shown: figures[shown] for shown in SHOWN})


if __name__ == "__main__":
    main()
