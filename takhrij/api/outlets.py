"""What the chains of a pile say of its outlets: who originates, who relays, who feeds whom."""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from takhrij.api.results import OutletRow
from takhrij.store import queries


def outlet_rows(db: sqlite3.Connection) -> tuple[OutletRow, ...]:
    """The outlets with their part in chains: a report is relayed where its second link is another outlet or agency."""
    steps = queries.relays(db)
    shown = _shown_names(steps)
    reports: Counter[str] = Counter()
    relayed: Counter[str] = Counter()
    fed: defaultdict[str, Counter[str]] = defaultdict(Counter)
    feeds: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for row in steps:
        outlet, count = shown[row["outlet"]], row["reports"]
        reports[outlet] += count
        if row["relay"] is not None:
            relay = shown[row["relay"]]
            relayed[outlet] += count
            fed[outlet][relay] += count
            feeds[relay][outlet] += count
    called = _all_names(steps, shown)
    articles = _under_shown(queries.outlet_articles(db), called)
    copied = _under_shown(queries.copied_articles(db), called)
    names = sorted({*shown.values(), *articles}, key=lambda n: (-articles.get(n, 0), -reports[n], -feeds[n].total(), n))
    return tuple(
        OutletRow(
            name=name,
            articles=articles.get(name, 0),
            reports=reports[name],
            originates=reports[name] - relayed[name],
            relays=relayed[name],
            copies=copied.get(name, 0),
            fed_by=_most_first(fed[name]),
            feeds=_most_first(feeds[name]),
        )
        for name in names
    )


def outlet_names(db: sqlite3.Connection) -> dict[str, str]:
    """Every name and key of an outlet in the chains, with the name that its row has."""
    steps = queries.relays(db)
    return _all_names(steps, _shown_names(steps))


def _all_names(steps: Sequence[dict[str, Any]], shown: Mapping[str, str]) -> dict[str, str]:
    found = dict(shown)
    for row in steps:
        for key, name in ((row["outlet"], row["name"]), (row["relay"], row["relay_name"])):
            if key is not None:
                found.setdefault(name, shown[key])
    return found


def _shown_names(steps: Sequence[dict[str, Any]]) -> dict[str, str]:
    """The name that each outlet in the chains goes by most."""
    names: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for row in steps:
        names[row["outlet"]][row["name"]] += row["reports"]
        if row["relay"] is not None:
            names[row["relay"]][row["relay_name"]] += row["reports"]
    return {key: _most_first(counter)[0][0] for key, counter in names.items()}


def _most_first(counter: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counter.items(), key=lambda item: (-item[1], item[0])))


def _under_shown(counts: Mapping[str, int], shown: Mapping[str, str]) -> Counter[str]:
    """Counts by the names that articles give their outlets, under the names that the outlets are listed by."""
    found: Counter[str] = Counter()
    for name, count in counts.items():
        found[shown.get(name, name)] += count
    return found
