"""Paths to articles: folders, files, archives and standard input, in an order that does not depend on the machine.

Nothing that is met on the way stops the rest: what cannot be read is yielded as `Skipped`, with path and reason.
"""

from __future__ import annotations

import gzip
import json
import lzma
import os
import sys
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from io import BufferedReader, BytesIO, RawIOBase
from pathlib import Path, PurePath
from typing import Any, cast

from takhrij.errors import InputError
from takhrij.model import Skipped
from takhrij.read.found import MAX_FILE, Found, unique
from takhrij.read.html import read_html
from takhrij.read.plain import read_plain
from takhrij.read.records import FIELDS, read_csv, read_json, read_json_lines
from takhrij.read.warc import read_warc

_PLAIN = (".txt", ".text", ".md")
_HTML = (".html", ".htm", ".xhtml")
_LINES = (".jsonl", ".ndjson")
_CSV = (".csv", ".tsv")
_SIDECAR = "documents.json"  # what is known of the text files beside it
_MAX_MEMBERS = 100_000
_MAX_RATIO = 200  # how far an archive's member may unpack; text packs to a tenth at best
_DAMAGE = (EOFError, zlib.error, gzip.BadGzipFile)  # what a packed file raises that is damaged or breaks off
# archives: the same, wild offsets, other ways of packing, and what those raise
_ZIP_DAMAGE = (*_DAMAGE, zipfile.BadZipFile, ValueError, OSError, NotImplementedError, RuntimeError, lzma.LZMAError)

_Known = dict[str, dict[str, str | None]]


def read(paths: Iterable[str | Path]) -> Iterator[Found | Skipped]:
    """Every article under the paths, each id once; "-" is standard input."""
    return unique(_read_all(paths))


def read_bytes(data: bytes, name: str) -> Iterator[Found | Skipped]:
    """The articles of one file that was handed over as bytes."""
    return unique(_guarded(_stream(data), name, {}))


def _read_all(paths: Iterable[str | Path]) -> Iterator[Found | Skipped]:
    for path in map(str, paths):
        if path == "-":
            yield from _guarded(BufferedReader(cast(Any, sys.stdin.buffer)), "-", {})
        elif _is_folder(path):
            yield from _read_folder(path)
        else:
            yield from _read_file(path, _known_beside(Path(path).parent))


def _is_folder(path: str) -> bool:
    try:
        return Path(path).is_dir()
    except OSError:  # a name that is too long, for one; reading it as a file says what is wrong
        return False


def _read_folder(folder: str) -> Iterator[Found | Skipped]:
    closed: list[OSError] = []
    empty = True
    for item in _walk(folder, closed):
        empty = False
        yield item
    for error in closed:
        yield Skipped(str(error.filename), f"the folder cannot be opened: {error.strerror}")
    if empty and not closed:
        yield Skipped(folder, "there is no file in the folder")


def _walk(folder: str, closed: list[OSError]) -> Iterator[Found | Skipped]:
    """What the folder and those in it hold; errors of folders that cannot be opened go to `closed`."""
    for here, folders, files in os.walk(folder, onerror=closed.append):
        links = sorted(name for name in folders if Path(here, name).is_symlink())
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in links)
        for name in links:
            yield Skipped(str(Path(here, name)), "a link to a folder is not followed")
        known = _known_beside(Path(here))
        for name in sorted(files):
            if name.startswith(".") or (name == _SIDECAR and known):
                continue
            if _kind(name):
                yield from _read_file(str(Path(here, name)), known)
            else:
                yield Skipped(
                    str(Path(here, name)), f"no kind of file that is read ({PurePath(name).suffix or 'no suffix'})"
                )


def _read_file(path: str, known: _Known) -> Iterator[Found | Skipped]:
    try:
        if not Path(path).exists():
            raise InputError("there is no such file")
        if not Path(path).is_file():
            raise InputError("it is neither a file nor a folder")
        with Path(path).open("rb") as stream:
            yield from _guarded(stream, path, known)
    except InputError as error:
        yield Skipped(path, str(error))
    except OSError as error:
        yield Skipped(path, f"it cannot be read: {error.strerror or error}")


def _guarded(stream: BufferedReader, path: str, known: _Known) -> Iterator[Found | Skipped]:
    try:
        yield from _dispatch(stream, path, known)
    except InputError as error:
        yield Skipped(path, str(error))
    except _DAMAGE as error:
        yield Skipped(path, f"it is damaged or breaks off ({error}). Fetch the file again")


def _dispatch(stream: BufferedReader, path: str, known: _Known) -> Iterator[Found | Skipped]:
    name = path
    if path.lower().endswith(".gz"):
        name, stream = path[:-3], _unpacked(stream)
    kind = _kind(name)
    if kind is None:
        kind, stream = _sniff(stream)
    id = PurePath(name).stem if path != "-" else None
    if kind == "lines":
        yield from read_json_lines(stream, path)
    elif kind == "zip":
        yield from _read_zip(stream, path)
    elif kind == "warc":
        yield from read_warc(stream, path)
    elif kind == "csv":
        yield from read_csv(_whole(stream), path)
    elif kind == "json":
        yield from read_json(_whole(stream), path)
    else:
        reader = read_html if kind == "html" else read_plain
        yield reader(_whole(stream), path, id, known.get(id or ""))


def _kind(name: str) -> str | None:
    suffix = PurePath(name.lower().removesuffix(".gz")).suffix
    if suffix in _PLAIN:
        return "plain"
    if suffix in _HTML:
        return "html"
    if suffix in _LINES:
        return "lines"
    if suffix in _CSV:
        return "csv"
    return {".json": "json", ".zip": "zip", ".warc": "warc"}.get(suffix)


def _sniff(stream: BufferedReader) -> tuple[str, BufferedReader]:
    """The kind of a stream without a telling name, by its first bytes; the stream is not moved."""
    head = stream.peek(4096)
    if head.startswith(b"\x1f\x8b"):
        return _sniff(_unpacked(stream))
    if head.startswith(b"PK\x03\x04"):
        return "zip", stream
    if head.startswith(b"WARC/"):
        return "warc", stream
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"{"):
        return "lines", stream
    if start.startswith(b"[{"):
        return "json", stream
    if start[:15].lower().startswith((b"<!doctype", b"<html")):
        return "html", stream
    return "plain", stream


class _Unpacked(RawIOBase):
    """What a gzip stream holds, as far as it goes: GzipFile alone loses the last kilobytes of one that breaks off."""

    def __init__(self, packed: BufferedReader) -> None:
        self._file = gzip.GzipFile(fileobj=packed)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        data = self._file.read1(len(buffer))
        buffer[: len(data)] = data
        return len(data)


def _unpacked(stream: BufferedReader) -> BufferedReader:
    return BufferedReader(_Unpacked(stream))


def _whole(stream: BufferedReader) -> bytes:
    data = stream.read(MAX_FILE + 1)
    if len(data) > MAX_FILE:
        raise InputError(f"it is larger than {MAX_FILE // 2**20} MiB. Pass large piles as JSON lines")
    if not data.strip():
        raise InputError("it is empty")
    return data


def _stream(data: bytes) -> BufferedReader:
    return BufferedReader(BytesIO(data))


def _read_zip(stream: BufferedReader, path: str) -> Iterator[Found | Skipped]:
    try:
        archive = zipfile.ZipFile(stream if stream.seekable() else BytesIO(_whole(stream)))
    except _ZIP_DAMAGE as error:
        raise InputError(f"the archive is damaged or breaks off ({error}). Fetch it again") from error
    members = sorted(
        (m for m in archive.infolist() if m.filename and not m.is_dir()), key=lambda member: member.filename
    )
    if len(members) > _MAX_MEMBERS:
        raise InputError(f"the archive has more than {_MAX_MEMBERS:,} files")
    for member in members:
        where = f"{path}/{member.filename}"
        kind = _kind(member.filename)
        if kind is None or kind == "zip":
            yield Skipped(where, "no kind of file that is read inside an archive")
        elif member.file_size > MAX_FILE or member.file_size > _MAX_RATIO * max(member.compress_size, 1024):
            yield Skipped(where, "it unpacks to far more than text would")
        elif member.flag_bits & 1:
            yield Skipped(where, "it is locked with a password")
        else:
            yield from _read_member(archive, member, where)


def _read_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, where: str) -> Iterator[Found | Skipped]:
    """A damaged member costs itself only."""
    try:
        with archive.open(member) as file:
            data = file.read(MAX_FILE + 1)
    except _ZIP_DAMAGE as error:
        yield Skipped(where, f"it is damaged or breaks off ({error}). Fetch the archive again")
    else:
        yield from _guarded(_stream(data), where, {})


def _known_beside(folder: Path) -> _Known:
    """What `documents.json` in the folder says of the text files there, by their stem; empty where it says nothing."""
    path = folder / _SIDECAR
    try:
        rows = json.loads(path.read_bytes()) if path.is_file() and path.stat().st_size <= MAX_FILE else []
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(rows, list):
        return {}
    return {
        str(row["id"]): {name: row[name] for name in FIELDS if isinstance(row.get(name), str)}
        for row in rows
        if isinstance(row, dict) and "id" in row and "text" not in row
    }
