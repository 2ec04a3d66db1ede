"""Claims as blocks of lines: status, bounds, statement, chains; one claim in full."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import click

from takhrij.api import ClaimRow, ClaimView, Passage
from takhrij.cli.output import marked, print_json, print_rows
from takhrij.model import Claim, Link, Report, Stance, Status
from takhrij.write.trees import Branch, grow
from takhrij.write.words import bounds, label, plain, tell

_COLOURS = {
    Status.SINGLE: "yellow",
    Status.ECHOED: "yellow",
    Status.UNCLEAR: "cyan",
    Status.CORROBORATED: "green",
    Status.CONTESTED: "red",
}
# Mirrored in lines that run right to left, so that it points from the outlet to the one who knows in both directions.
_STEP = " › "

_COLUMNS = [
    ("rank", "fit"),
    ("id", "fit"),
    ("status", "fit"),
    ("independent", "fit"),
    ("denying", "fit"),
    ("articles", "fit"),
    ("statement", "fold"),
]


def print_claims(claims: Iterable[Claim], lang: str) -> None:
    """Each claim with its status, its bounds and its chains."""
    for number, claim in enumerate(claims, 1):
        click.echo(f"{number:>3}. {heading(claim, lang)}")
        click.echo(f"     {plain(claim.statement)}")
        for report in distinct_chains(claim.reports):
            click.echo(f"     {'✗' if report.stance is Stance.DENIES else '·'} {chain_line(report.chain)}")
        click.echo()


def heading(claim: Claim, lang: str) -> str:
    """Status, bounds, articles and id in one line."""
    articles = len({report.doc for report in claim.reports})
    status = click.style(label(f"status.{claim.status.value}", lang), fg=_COLOURS[claim.status], bold=True)
    parts = [status, label("origins", lang, bounds(claim.independent, lang)), label("articles", lang, str(articles))]
    if claim.independent_denying[1]:
        parts.append(label("denying", lang, bounds(claim.independent_denying, lang)))
    if claim.unsourced:
        parts.append(label("unsourced", lang))
    return f"{' · '.join(parts)}  [{claim.id}]"


def chain_line(chain: Sequence[Link]) -> str:
    """A chain from the outlet to the one who knows."""
    return _STEP.join(plain(link.name) for link in chain)


def distinct_chains(reports: Iterable[Report]) -> list[Report]:
    """The first report of every chain and stance."""
    seen: dict[tuple[Stance, tuple[str, ...]], Report] = {}
    for report in reports:
        seen.setdefault((report.stance, tuple(link.name for link in report.chain)), report)
    return list(seen.values())


def print_claim(view: ClaimView, lang: str) -> None:
    """One claim: chains as trees, the argument, every report's words in place, what contradicts it."""
    claim = view.claim
    click.echo(heading(claim, lang))
    click.secho(plain(claim.statement), bold=True)
    _print_chains(claim, lang)
    _print_argument(claim, lang)
    _print_words(view, lang)
    if view.contradictions:
        _title("report.disputes", lang)
        for pair, other in view.contradictions:
            click.echo(f"  {label(f'contradiction.{pair.kind}', lang)}: {plain(other.statement)}  [{other.id}]")
    if claim.drift:
        _title("report.drift", lang)
        for drift in claim.drift:
            click.echo("  " + " ".join(plain(tell(reason, lang)) for reason in drift.reasons))


def _print_chains(claim: Claim, lang: str) -> None:
    _title("report.chains", lang)
    for tree in grow(claim.reports):
        _print_branch(tree, lang)
    for circle in claim.circles:
        click.echo(f"  {label('report.circle', lang)}: {_STEP.join(map(plain, circle))}")
    if claim.common_links:
        names = f"{label('comma', lang)} ".join(map(plain, claim.common_links))
        click.echo(f"  {label('column.common_links', lang)}: {names}")


def _print_argument(claim: Claim, lang: str) -> None:
    """Why the count is what it is, and the origins that it counts."""
    if claim.because:
        _title("report.argument", lang)
    for reason in claim.because:
        click.echo(f"  - {plain(tell(reason, lang))}")
    _title("report.origins", lang)
    for origin in claim.origins:
        why = " ".join(plain(tell(reason, lang)) for reason in origin.reasons if reason not in claim.because)
        kind = label(f"kind.{origin.kind.value}", lang)
        click.echo(f"  • {plain(origin.name)} ({kind}){_denies(origin.stance, lang)} {why}".rstrip())


def _print_words(view: ClaimView, lang: str) -> None:
    """Every report's words in place, then those that may say it too."""
    claim = view.claim
    _title("report.words", lang)
    for number, (report, places) in enumerate(zip(claim.reports, view.passages, strict=True), 1):
        document = view.documents.get(report.doc)
        outlet = plain((document.outlet if document else None) or label("unknown_outlet", lang))
        day = (document.published if document else None) or ""
        click.echo(f"  {number}. {report.doc}  {outlet}  {day}{_denies(report.stance, lang)}")
        click.echo(f"    {chain_line(report.chain)}")
        _print_places(places)
    if claim.doubtful:
        _title("report.doubtful", lang)
    for report, places in zip(claim.doubtful, view.doubtful, strict=True):
        click.echo(f"  ? {report.doc}  {chain_line(report.chain)}")
        _print_places(places)


def _print_places(places: Iterable[Passage]) -> None:
    for place in places:
        click.echo(f"    … {plain(place.before)} {marked(place.words)} {plain(place.after)} …")


def _denies(stance: Stance, lang: str) -> str:
    return f" [{label('stance.denies', lang)}]" if stance is Stance.DENIES else ""


def _title(code: str, lang: str) -> None:
    click.echo()
    click.secho(label(code, lang), underline=True)


def _print_branch(tree: Branch, lang: str) -> None:
    """A tree with a stack of its own, so that no chain is too long for it."""
    waiting = [(tree, "", "")]
    while waiting:
        branch, lead, indent = waiting.pop()
        docs = f"  ({', '.join(doc for doc, _ in branch.docs)})" if branch.docs else ""
        kind = branch.kind.value.replace(" ", "-")
        how = f" [{label(f'link.{kind}', lang)}]" if lead else ""
        click.echo(f"  {lead}{plain(branch.name)}{how}{docs}")
        for place, onward in enumerate(reversed(branch.onward)):
            last = place == 0
            waiting.append((onward, f"{indent}{'└─ ' if last else '├─ '}", f"{indent}{'   ' if last else '│  '}"))


def print_claim_rows(rows: Sequence[ClaimRow], format: str, lang: str) -> None:
    """A list of claims; JSON and CSV have all fields."""
    if format == "table":
        print_rows([_table_cells(row, lang) for row in rows], _COLUMNS, format, lang)
    elif format == "json":
        print_json([_record(row) for row in rows])
    else:
        flat = [_flat(_record(row)) for row in rows]
        print_rows(flat, [(name, "fit") for name in (flat[0] if flat else {})], format, lang)


def _table_cells(row: ClaimRow, lang: str) -> dict[str, Any]:
    return {
        "rank": row.rank,
        "id": row.id,
        "status": label(f"status.{row.status.value}", lang),
        "independent": bounds(row.independent, lang),
        "denying": bounds(row.independent_denying, lang) if row.independent_denying[1] else "",
        "articles": row.articles,
        "statement": row.statement,
    }


def _record(row: ClaimRow) -> dict[str, Any]:
    return {
        "rank": row.rank,
        "id": row.id,
        "statement": row.statement,
        "status": row.status.value,
        "independent": list(row.independent),
        "independent_denying": list(row.independent_denying),
        "channels": row.channels,
        "unsourced": row.unsourced,
        "articles": row.articles,
        "outlets": list(row.outlets),
        "place": row.place,
        "when": list(row.when) if row.when else None,
        "story": row.story,
    }


def _flat(record: dict[str, Any]) -> dict[str, Any]:
    """The record with one value a cell."""
    least, most = record.pop("independent")
    least_denying, most_denying = record.pop("independent_denying")
    earliest, latest = record.pop("when") or (None, None)
    counts = {"least": least, "most": most, "least_denying": least_denying, "most_denying": most_denying}
    return {**record, **counts, "earliest": earliest, "latest": latest}
