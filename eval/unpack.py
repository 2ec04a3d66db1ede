"""Writes out the articles of `../shared/data/news` that were annotated here, as folders that `run.py` takes.

    unpack.py open|shut FOLDER       FOLDER/NAME/{gold.json,documents.json,ID.txt}

The annotations hold offsets, never the article's text. `open` are to learn from. `shut` are packed, so that nobody
reads them by chance: they measure what was made without them, and are spoilt once somebody mends a rule by one of them.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent / "annotated"
NEWS = Path(__file__).resolve().parents[2] / "shared" / "data" / "news"
FIELDS = ("id", "outlet", "url", "title", "author", "published")


def annotations(part: str) -> dict[str, dict[str, Any]]:
    """What was annotated, by the name of its story."""
    found = {}
    for path in sorted((HERE / part).iterdir()):
        raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        found[path.name.split(".")[0]] = json.loads(raw)
    return found


def news(wanted: set[str]) -> Iterator[dict[str, Any]]:
    """The rows of the news collections with these ids."""
    for path in sorted(NEWS.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                if row["id"] in wanted:
                    yield row


def as_annotated(row: dict[str, Any]) -> str:
    """The text to which the offsets refer: the title stands above it, where the text does not begin with it."""
    title, text = row.get("title"), row["text"]
    return f"{title}\n\n{text}" if title and not text.startswith(title) else text


def main(part: str, target: Path) -> None:
    found = annotations(part)
    rows = {row["id"]: row for row in news({a["id"] for gold in found.values() for a in gold["articles"]})}
    for name, gold in found.items():
        folder = target / name
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "gold.json").write_text(json.dumps(gold, ensure_ascii=False), encoding="utf-8")
        here = [rows[a["id"]] for a in gold["articles"]]
        documents = [{field: row.get(field) for field in FIELDS} for row in here]
        (folder / "documents.json").write_text(json.dumps(documents, ensure_ascii=False), encoding="utf-8")
        for row in here:
            (folder / f"{row['id']}.txt").write_text(as_annotated(row), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
    print(*sorted(Path(sys.argv[2]).iterdir()), sep="\n")
