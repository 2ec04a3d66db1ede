"""The formats that a graph is exported in, by name."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from takhrij.errors import InputError
from takhrij.model import Analysis, Article, Graph
from takhrij.write.annotations import annotation_page
from takhrij.write.csv import write_csv
from takhrij.write.ftm import ftm_entities
from takhrij.write.graphml import write_graphml
from takhrij.write.json import graph_record, write_json_lines

FORMATS = ("json", "csv", "graphml", "ftm", "annotations", "html")


def write(
    format: str,
    articles: Mapping[str, Article],
    analyses: Mapping[str, Analysis],
    graph: Graph,
    path: str | Path,
    language: str = "en",
) -> None:
    """Write the graph; raises InputError for an unknown format or a place that cannot be written."""
    if format not in FORMATS:
        raise InputError(f"{format} is no format. Known: {', '.join(FORMATS)}.")
    try:
        _write(format, articles, analyses, graph, Path(path), language)
    except OSError as error:
        raise InputError(f"{path} cannot be written: {error.strerror or error}.") from error


def _write(
    format: str,
    articles: Mapping[str, Article],
    analyses: Mapping[str, Analysis],
    graph: Graph,
    path: Path,
    language: str,
) -> None:
    if format == "csv":
        write_csv(articles, analyses, graph, path)
    elif format == "graphml":
        write_graphml(graph, path)
    elif format == "html":
        from takhrij.write.report import write_report  # its template engine is slow to load

        write_report(articles, analyses, graph, path, language=language)
    elif format == "ftm":
        with path.open("w", encoding="utf-8") as file:
            write_json_lines(ftm_entities(articles, analyses, graph), file)
    else:
        record = (
            annotation_page(articles, graph)
            if format == "annotations"
            else graph_record(articles, analyses, graph, language=language)
        )
        path.write_text(json.dumps(record, ensure_ascii=False, indent=1), encoding="utf-8")
