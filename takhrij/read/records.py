"""Records with fields: lines of JSON, a JSON list, CSV. Field names are those of the interface; others are ignored.

Lines are read one at a time, so that memory does not grow with the file. A bad line is left out and named, no more.
"""

from __future__ import annotations

import csv
import io
import json
import zlib
from collections.abc import Iterator, Mapping
from typing import IO, Any

from takhrij.errors import InputError
from takhrij.model import Skipped
from takhrij.read.charset import decode
from takhrij.read.found import MAX_FILE, MAX_TEXT, Found, make_article

FIELDS = ("outlet", "url", "title", "author", "published", "language")


def read_json_lines(stream: IO[bytes], path: str) -> Iterator[Found | Skipped]:
    """One article a line. A line that is too long is passed over without being held in memory."""
    for number, line in _lines(stream, path):
        if isinstance(line, Skipped):
            yield line
        elif line.strip():
            where = f"{path}:{number}"
            try:
                yield read_record(_parse(line), path, where)
            except InputError as error:
                yield Skipped(where, str(error))


def read_json(data: bytes, path: str) -> Iterator[Found | Skipped]:
    """A file that is one JSON value: a record, or a list of records."""
    parsed = _parse(data)
    records = parsed if isinstance(parsed, list) else [parsed]
    if not any(isinstance(record, Mapping) and "text" in record for record in records):
        raise InputError("it holds no article: no record in it has a field 'text'")
    for number, record in enumerate(records, 1):
        try:
            yield read_record(record, path, path)
        except InputError as error:
            yield Skipped(f"{path}, record {number}", str(error))


def read_csv(data: bytes, path: str) -> Iterator[Found | Skipped]:
    """One article a row, under a heading; separated by commas, semicolons or tabs."""
    text = decode(data).text
    heading = text.split("\n", 1)[0]
    csv.field_size_limit(MAX_TEXT)
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=heading.count), strict=True)
    names = {(name or "").strip().lower(): name for name in rows.fieldnames or ()}
    if "text" not in names:
        raise InputError("it has no column 'text'. Name the columns in the first row: id, text, outlet, url, published")
    while True:
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield Skipped(
                f"{path}:{rows.line_num}", f"not a row of CSV ({error}). Look for quotation marks that are not closed"
            )
            continue
        try:
            yield read_record({name: row[column] for name, column in names.items()}, path, f"{path}:{rows.line_num}")
        except InputError as error:
            yield Skipped(f"{path}:{rows.line_num}", str(error))


def read_record(record: Any, path: str, where: str) -> Found:
    """The article of one record; raises InputError."""
    if not isinstance(record, Mapping):
        raise InputError("it is no record. Write an object with at least a field 'text'")
    text = record.get("text")
    if not isinstance(text, str):
        raise InputError("it has no field 'text' that is a string")
    fields = {name: _plain(record.get(name)) for name in FIELDS}
    return Found(make_article(text, fields | {"path": path}, id=_plain(record.get("id"))))


def _plain(value: Any) -> str | None:
    return str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else None


def _parse(data: bytes) -> Any:
    try:
        return json.loads(data)
    except UnicodeDecodeError:
        try:
            return json.loads(decode(data).text)
        except ValueError as error:
            raise InputError(f"it is not JSON ({error})") from error
    except ValueError as error:
        raise InputError(f"it is not JSON ({error})") from error
    except RecursionError as error:
        raise InputError("its JSON is nested too deep") from error


def _lines(stream: IO[bytes], path: str) -> Iterator[tuple[int, bytes | Skipped]]:
    number = 0
    try:
        while line := stream.readline(MAX_FILE):
            number += 1
            if len(line) < MAX_FILE or line.endswith(b"\n"):
                yield number, line
                continue
            while (rest := stream.readline(MAX_FILE)) and not rest.endswith(b"\n"):
                pass
            yield number, Skipped(f"{path}:{number}", f"the line is longer than {MAX_FILE // 2**20} MiB")
    except (EOFError, OSError, zlib.error) as error:
        yield number, Skipped(path, f"it breaks off after line {number} ({error}). Fetch the file again")
