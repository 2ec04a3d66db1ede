"""Analysing and tracing a pile that is not kept: from paths to results, order kept, the same for any worker count."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from takhrij.api.results import Progress
from takhrij.model import Analysis, Article, Graph, Skipped


@dataclass(frozen=True, slots=True)
class Traced:
    """A linked pile, what it was made of, and what was left out."""

    articles: Mapping[str, Article]
    analyses: Mapping[str, Analysis]
    graph: Graph
    skipped: tuple[Skipped, ...] = ()


def analyse_stream(
    paths: Iterable[str | Path], *, workers: int = 1, progress: Progress | None = None
) -> Iterator[tuple[Article, Analysis] | Skipped]:
    """Each article with its analysis, in reading order, or why it was left out. Memory does not grow with the pile."""
    raise NotImplementedError


def trace(paths: Iterable[str | Path], *, workers: int = 1, progress: Progress | None = None) -> Traced:
    """Read, analyse and link a pile in memory."""
    raise NotImplementedError
