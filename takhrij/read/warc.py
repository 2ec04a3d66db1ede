"""Web archives (ISO 28500): the pages of their response records, one at a time.

Records that hold no page (requests, pictures, redirects) are passed over; a page that cannot be read is named.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from io import BufferedReader

from takhrij.errors import InputError
from takhrij.model import Skipped
from takhrij.read.found import MAX_FILE, Found
from takhrij.read.html import read_html

_MAX_HEADERS = 1000  # lines of one record's heading
_MAX_LINE = 65_536
_UNPACK = {"gzip": 31, "x-gzip": 31, "deflate": 47}  # window bits for zlib
_Headers = dict[str, str]


def read_warc(stream: BufferedReader, path: str) -> Iterator[Found | Skipped]:
    """Every page of an archive; raises InputError where it is none, or is damaged."""
    while version := _next_line(stream):
        if not version.startswith(b"WARC/"):
            raise InputError(f"it is damaged: a record begins with {version[:20]!r}")
        headers = _headers(stream)
        length = headers.get("content-length", "")
        if not length.isdecimal():
            raise InputError("it is damaged: a record does not say how long it is")
        if headers.get("warc-type") != "response":
            _pass_over(stream, int(length))
            continue
        url = headers.get("warc-target-uri", "").strip("<>")
        try:
            page = _page(_block(stream, int(length)))
            if page is not None:
                yield read_html(page, path, None, {"url": url})
        except (InputError, zlib.error) as error:
            yield Skipped(f"{path}: {url}", str(error))


def _block(stream: BufferedReader, length: int) -> bytes:
    """The content of a record, of which the stream then stands at the end."""
    if length > MAX_FILE:
        _pass_over(stream, length)
        raise InputError(f"the page is larger than {MAX_FILE // 2**20} MiB")
    block = stream.read(length)
    if len(block) < length:
        raise InputError("the archive breaks off inside the page. Fetch the file again")
    return block


def _page(block: bytes) -> bytes | None:
    """The page of an HTTP response; None where it is no page."""
    head, _, body = block.partition(b"\r\n\r\n")
    status, *lines = head.decode("latin-1").split("\r\n")
    headers = _parsed(lines)
    if " 200" not in status or "html" not in headers.get("content-type", ""):
        return None
    if headers.get("transfer-encoding", "").lower() == "chunked":
        body = _unchunked(body)
    if bits := _UNPACK.get(headers.get("content-encoding", "").lower()):
        body = zlib.decompressobj(bits).decompress(body, MAX_FILE)
    return body


def _unchunked(body: bytes) -> bytes:
    """The body without the sizes between its chunks; as it is where it has none."""
    parts, at = [], 0
    while (end := body.find(b"\r\n", at)) >= 0:
        try:
            size = int(body[at:end].split(b";", 1)[0], 16)
        except ValueError:
            return body
        if size <= 0:
            break
        parts.append(body[end + 2 : end + 2 + size])
        at = end + 4 + size
    return b"".join(parts) or body


def _next_line(stream: BufferedReader) -> bytes:
    """The next line that is not blank; empty at the end."""
    while line := stream.readline(_MAX_LINE):
        if line.strip():
            return line
    return b""


def _headers(stream: BufferedReader) -> _Headers:
    lines: list[str] = []
    for _ in range(_MAX_HEADERS):
        line = stream.readline(_MAX_LINE)
        if not line.strip():
            return _parsed(lines)
        lines.append(line.decode("utf-8", "replace").rstrip("\r\n"))
    raise InputError("it is damaged: the heading of a record has no end")


def _parsed(lines: list[str]) -> _Headers:
    pairs = (line.partition(":") for line in lines)
    return {name.strip().lower(): value.strip() for name, _, value in pairs}


def _pass_over(stream: BufferedReader, length: int) -> None:
    while length > 0 and (part := stream.read(min(length, 1 << 20))):
        length -= len(part)
