"""What differs between two linkings of a collection, claim by claim."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from takhrij.api.results import Change


def changes(before: Sequence[dict[str, Any]], after: Sequence[dict[str, Any]]) -> list[Change]:
    """What differs between what two runs said, claim by claim; a claim is known by any id that it had."""
    earlier = {name: row for row in before for name in (row["claim"], *row["aliases"])}
    found, met = [], set()
    for row in after:
        names = (row["claim"], *row["aliases"])
        old = next((earlier[name] for name in names if name in earlier), None)
        if old is None:
            found.append(Change("new-claim", row["claim"], row["statement"], None, row["status"]))
            continue
        met.add(old["claim"])
        found += _differences(old, row)
    found += [
        Change("gone-claim", row["claim"], row["statement"], row["status"], None)
        for row in before
        if row["claim"] not in met
    ]
    return found


def _differences(old: dict[str, Any], new: dict[str, Any]) -> list[Change]:
    def change(kind: str, before: object, after: object) -> Change:
        return Change(kind, new["claim"], new["statement"], str(before), str(after))

    found = []
    if old["status"] != new["status"]:
        found.append(change("new-status", old["status"], new["status"]))
    if (before := old["independent"]) != (now := new["independent"]):
        kind = "new-origin" if now[::-1] > before[::-1] else "lost-origin"
        found.append(change(kind, f"{before[0]}–{before[1]}", f"{now[0]}–{now[1]}"))
    if new["denying"] > old["denying"]:
        found.append(change("new-denial", old["denying"], new["denying"]))
    if new["reports"] > old["reports"]:
        found.append(change("new-report", old["reports"], new["reports"]))
    return found
