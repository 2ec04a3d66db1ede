"""Analysing and tracing a pile that is not kept: from paths to results, order kept, the same for any worker count."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeAlias

from takhrij.api.processes import each_with
from takhrij.api.results import Progress
from takhrij.api.work import Analyse, Item, Result, analyse_all
from takhrij.errors import InputError
from takhrij.model import Analysis, Article, Decision, Graph, Skipped
from takhrij.pack import Pack, load_pack

Link: TypeAlias = Callable[[Mapping[str, Article], Mapping[str, Analysis], Pack, Sequence[Decision]], Graph]


@dataclass(frozen=True, slots=True)
class Traced:
    """A linked pile, what it was made of, and what was left out."""

    articles: Mapping[str, Article]
    analyses: Mapping[str, Analysis]
    graph: Graph
    skipped: tuple[Skipped, ...] = ()


def read_articles(paths: Iterable[str | Path]) -> Iterator[Item]:
    """Each article under the paths, or why something was left out; originals are let go."""
    from takhrij.read.paths import read

    for found in read(paths):
        yield found if isinstance(found, Skipped) else found.article


def analyse_stream(
    paths: Iterable[str | Path],
    *,
    workers: int = 1,
    progress: Progress | None = None,
    analyse: Analyse | None = None,
    lists: str | Path | None = None,
) -> Iterator[tuple[Article, Analysis] | Skipped]:
    """Each article with its analysis, in reading order, or why it was left out. Memory does not grow with the pile.

    `lists` is a file of own persons, bodies, outlets and places.
    """
    done = 0
    for result in analyse_all(read_articles(paths), workers=workers, analyse=analyse, pack=pack_of(lists)):
        yield result
        if progress and not isinstance(result, Skipped):
            progress("analyse", done := done + 1, None)


def analyse_text(text: str, *, analyse: Analyse | None = None) -> tuple[Article, Analysis]:
    """A text that stands nowhere yet, with its analysis; raises InputError for a blank one."""
    from takhrij.read.found import make_article

    article = make_article(text, {}, id=None)
    return article, _only(analyse_all([article], analyse=analyse))


def analyse_file(path: str | Path, *, analyse: Analyse | None = None) -> tuple[Article, Analysis]:
    """The first article of a file, with its analysis; raises InputError where there is none."""
    first = next(read_articles([path]), Skipped(str(path), "there is no article in it"))
    if isinstance(first, Skipped):
        raise InputError(f"{first.path}: {first.why}.")
    return first, _only(analyse_all([first], analyse=analyse))


def _only(results: Iterator[Result]) -> Analysis:
    result = next(results)
    if isinstance(result, Skipped):
        raise InputError(f"{result.path}: {result.why}.")
    return result[1]


def trace(
    paths: Iterable[str | Path],
    *,
    workers: int = 1,
    progress: Progress | None = None,
    analyse: Analyse | None = None,
    link: Link | None = None,
    lists: str | Path | None = None,
) -> Traced:
    """Read, analyse and link a pile in memory. `analyse` and `link` stand in for the program's own; `lists` is a file
    of own persons, bodies, outlets and places."""
    pack = pack_of(lists)
    articles: dict[str, Article] = {}
    analyses: dict[str, Analysis] = {}
    skipped: list[Skipped] = []
    for result in analyse_stream(paths, workers=workers, progress=progress, analyse=analyse, lists=lists):
        if isinstance(result, Skipped):
            skipped.append(result)
            continue
        article, analysis = result
        articles[article.id], analyses[article.id] = article, analysis
    if progress:
        progress("link", 0, 1)
    graph = (link or own_link(workers))(articles, analyses, pack, ())
    if progress:
        progress("link", 1, 1)
    return Traced(articles, analyses, graph, tuple(skipped))


def pack_of(lists: str | Path | None) -> Pack:
    """The pack, with the own lists of a file; raises PackError that says what is wrong in it."""
    if lists is None:
        return load_pack()
    from takhrij.find.own_lists import pack_with, read_lists  # late: `--help` must not wait for it

    return pack_with(read_lists(lists))


def own_link(workers: int = 1) -> Link:
    """The program's own linking; imported late, because its libraries are slow to load."""
    from takhrij.link.graph import link

    return partial(link, each=each_with(workers))
