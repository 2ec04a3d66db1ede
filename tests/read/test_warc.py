"""The pages of web archives are read like pages that lie in files."""

from __future__ import annotations

import gzip
import os

import pytest

from takhrij.model import Skipped
from takhrij.read.found import Found
from takhrij.read.paths import read_bytes

# "The council of the valley announced on Sunday that the bridge has been opened again to cars and lorries."
BODY = "أعلن مجلس الوادي يوم الأحد أن الجسر فتح من جديد أمام السيارات والشاحنات بعد أشهر من العمل المتواصل. " * 3
PAGE = f"<!doctype html><html><head><title>جسر</title></head><body><article><p>{BODY}</p></article></body></html>"


def record(
    body: bytes, kind: str = "response", headers: str = "Content-Type: text/html", status: str = "200 OK"
) -> bytes:
    block = f"HTTP/1.1 {status}\r\n{headers}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://x.example/1\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def read(data: bytes, name: str = "a.warc") -> list[Found | Skipped]:
    return list(read_bytes(data, name))


def articles(data: bytes, name: str = "a.warc") -> list[Found]:
    return [item for item in read(data, name) if isinstance(item, Found)]


def test_pages_are_read_under_their_addresses() -> None:
    noise = record(b"GET /", kind="request") + record(b"\x89PNG", headers="Content-Type: image/png")
    moved = record(PAGE.encode(), status="301 Moved")
    (found,) = articles(noise + moved + record(PAGE.encode()))
    assert found.article.url == "https://x.example/1"
    assert BODY[:50] in found.article.text


def test_packed_archives_and_packed_pages_are_unpacked() -> None:
    packed = record(gzip.compress(PAGE.encode()), headers="Content-Type: text/html\r\nContent-Encoding: gzip")
    assert len(articles(gzip.compress(packed), "a.warc.gz")) == 1


def test_chunks_are_put_together() -> None:
    raw = PAGE.encode()
    chunked = b"".join(b"%x\r\n%s\r\n" % (len(raw[n : n + 99]), raw[n : n + 99]) for n in range(0, len(raw), 99))
    headers = "Content-Type: text/html\r\nTransfer-Encoding: chunked"
    (found,) = articles(record(chunked + b"0\r\n\r\n", headers=headers))
    assert BODY[:50] in found.article.text


def test_a_page_without_an_article_is_named_and_the_rest_is_read() -> None:
    items = read(record(b"<html></html>") + record(PAGE.encode()))
    assert [isinstance(item, Skipped) for item in items] == [True, False]
    assert isinstance(items[0], Skipped) and items[0].path == "a.warc: https://x.example/1"


@pytest.mark.parametrize(
    "tail", [b"garbage", b"WARC/1.0\r\nWARC-Type: response\r\n\r\n", b"WARC/1.0\r\n" + b"a: b\r\n" * 2000]
)
def test_a_damaged_archive_gives_what_came_before(tail: bytes) -> None:
    items = read(record(PAGE.encode()) + tail)
    assert isinstance(items[0], Found)
    assert isinstance(items[1], Skipped) and "damaged" in items[1].why


def test_an_archive_that_breaks_off_gives_what_came_before() -> None:
    other = record(os.urandom(9000), kind="metadata")
    items = read(gzip.compress(record(PAGE.encode()) + other)[:-3000], "a.warc.gz")
    assert isinstance(items[0], Found)
    assert isinstance(items[1], Skipped) and "breaks off" in items[1].why
