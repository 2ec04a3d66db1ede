"""Claims as blocks of lines: status, bounds, statement, chains; one claim in full."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import click

from takhrij.model import Claim, Link, Report, Stance, Status
from takhrij.write.words import label, plain

_COLOURS = {
    Status.SINGLE: "yellow",
    Status.ECHOED: "yellow",
    Status.UNCLEAR: "cyan",
    Status.CORROBORATED: "green",
    Status.CONTESTED: "red",
}
# Mirrored in lines that run right to left, so that it points from the outlet to the one who knows in both directions.
_STEP = " › "


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
    parts = [status, label("origins", lang, bounds(claim.independent)), label("articles", lang, str(articles))]
    if claim.independent_denying[1]:
        parts.append(label("denying", lang, bounds(claim.independent_denying)))
    if claim.unsourced:
        parts.append(label("unsourced", lang))
    return f"{' · '.join(parts)}  [{claim.id}]"


def bounds(pair: tuple[int, int]) -> str:
    """[least, most] as a reader writes it."""
    return str(pair[0]) if pair[0] == pair[1] else f"{pair[0]}–{pair[1]}"


def chain_line(chain: Sequence[Link]) -> str:
    """A chain from the outlet to the one who knows."""
    return _STEP.join(plain(link.name) for link in chain)


def distinct_chains(reports: Iterable[Report]) -> list[Report]:
    """The first report of every chain and stance."""
    seen: dict[tuple[Stance, tuple[str, ...]], Report] = {}
    for report in reports:
        seen.setdefault((report.stance, tuple(link.name for link in report.chain)), report)
    return list(seen.values())
