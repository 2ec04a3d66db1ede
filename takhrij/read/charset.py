"""Bytes to text: byte order mark, UTF-8, what the file declares, then detection among the charsets of Arabic text.

UTF-8 goes before the declaration, because text in another charset is hardly ever valid UTF-8 by accident, and wrong
declarations are common. Nothing is guessed beyond that: bytes that are no text raise InputError.
"""

from __future__ import annotations

import codecs
from typing import NamedTuple

from takhrij.errors import InputError
from takhrij.read.mojibake import repair

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NO_TEXT = (
    (b"%PDF", "a PDF; save its text first"),
    (b"\xd0\xcf\x11\xe0", "an old Office file; save it as text first"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "an SQLite file; pass it with --db"),
)
_CANDIDATES = ["utf_8", "cp1256", "iso8859_6", "utf_16"]
_SAMPLE = 64 * 1024
_BAD_LETTERS = 0.002  # share of bytes that a damaged UTF-8 text may have lost


class Decoded(NamedTuple):
    """Text and how it was read; `repaired` names a repair of text that was decoded wrongly before it reached us."""

    text: str
    charset: str
    repaired: str | None = None


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """The text that the bytes hold; raises InputError where they hold none."""
    for magic, what in _NO_TEXT:
        if data.startswith(magic):
            raise InputError(f"it is {what}")
    for mark, charset in _MARKS:
        if data.startswith(mark):
            return _checked(data.decode(charset, "replace"), charset)
    if wide := _unmarked_utf16(data):
        return _checked(data.decode(wide, "replace"), wide)
    if b"\0" in data[:_SAMPLE]:
        raise InputError("it is no text: it holds zero bytes")
    if (text := _strictly(data, "utf-8")) is not None:
        return _checked(text, "utf-8")
    if declared and (text := _strictly(data, declared)) is not None:
        return _checked(text, declared)
    if (text := data.decode("utf-8", "replace")).count("\ufffd") <= 1 + len(data) * _BAD_LETTERS:
        return _checked(text, "utf-8, damaged")
    return _detected(data)


def _detected(data: bytes) -> Decoded:
    from charset_normalizer import from_bytes  # slow to import, seldom needed

    best = from_bytes(data[:_SAMPLE], cp_isolation=_CANDIDATES).best()
    charset = best.encoding if best else "cp1256"
    if (text := _strictly(data, charset)) is None:
        text = data.decode(charset, "replace")
    return _checked(text, charset)


def _strictly(data: bytes, charset: str) -> str | None:
    try:
        return data.decode(charset)
    except (UnicodeDecodeError, LookupError):
        return None


def _unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 without a mark: every second byte of Arabic and Latin letters is 6 or 0."""
    sample = data[:4096]
    half = len(sample) // 2
    if half < 4:
        return None
    for first, charset in ((1, "utf-16-le"), (0, "utf-16-be")):
        high = sample[first::2]
        if (high.count(0) + high.count(6)) * 10 >= half * 7:
            return charset
    return None


def _checked(text: str, charset: str) -> Decoded:
    sample = text[:_SAMPLE]
    controls = sum(1 for letter in sample if letter < " " and letter not in "\t\n\r\f\v\x1b\x1a")
    if controls * 20 > len(sample) or sample.count("\ufffd") * 5 > len(sample):
        raise InputError("it is no text, or text in a charset that could not be told")
    repaired = repair(text)
    return Decoded(repaired.text, charset, repaired.how) if repaired else Decoded(text, charset)
