"""Analysing many articles, on one core or several: order kept, one failure never stops the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TypeAlias

from takhrij.api.processes import each_with
from takhrij.errors import TakhrijError
from takhrij.model import Analysis, Article, Skipped
from takhrij.pack import Pack, load_pack

Analyse: TypeAlias = Callable[[Article, Pack], Analysis]
Item: TypeAlias = Article | Skipped
Result: TypeAlias = tuple[Article, Analysis] | Skipped


def analyse_all(
    items: Iterable[Item], *, workers: int = 1, analyse: Analyse | None = None, pack: Pack | None = None
) -> Iterator[Result]:
    """Each article with its analysis, in order; what was skipped already passes through. `pack` stands in for the
    shipped one."""
    yield from each_with(workers)(partial(_analysed, analyse, pack or load_pack()), items)


def _analysed(analyse: Analyse | None, pack: Pack, item: Item) -> Result:
    return item if isinstance(item, Skipped) else _analyse_one(item, pack, analyse or _own_analyse())


def _own_analyse() -> Analyse:
    from takhrij.find.analyse import analyse  # late: `--help` must not wait for it

    return analyse


def _analyse_one(article: Article, pack: Pack, analyse: Analyse) -> Result:
    try:
        return article, analyse(article, pack)
    except TakhrijError:
        raise  # a fault of the pack is in all of them
    except Exception as error:  # a fault of ours in one article must not cost the reader the others
        return Skipped(article.path or article.id, f"analysing {article.id} failed: {type(error).__name__}: {error}")
