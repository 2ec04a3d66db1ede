"""Turns folded text into a string of role letters with the place and value of each.

What no table knows is `x`; a run of unknown words is one `x`. Numbers in words and digits become one token.
Invariant: `len(letters) == len(tokens)`, tokens stand in order and never overlap.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from takhrij.find.time_table import Entry, Word, word_table
from takhrij.pack import Pack

# A full date, a clock, a number with a fraction, digits, a word, a line end, any other mark.
_TOKEN = re.compile(
    r"(?<![\d/.\-])(?P<date>\d{1,4}([/.\-])\d{1,2}\2\d{1,4})(?![\d/\-]|\.\d)"
    r"|(?P<clock>\d{1,2}:\d{2}(?::\d{2})?)(?![\d:])"
    r"|(?P<decimal>\d+[.,،٫٬]\d+(?:[.,،٫٬]\d+)*)"
    r"|(?P<digits>\d+)|(?P<word>[^\W\d_]+)|(?P<line>[\n\r\u2028\u2029]+)|(?P<mark>[^\w\s])"
)
_MARKS = {
    "/": "/",
    "-": "-",
    "–": "-",
    "—": "-",
    "،": ",",
    ",": ",",
    "(": "<",
    ")": ">",
    "[": "<",
    "]": ">",
} | dict.fromkeys("\"'«»“”‘’", '"')
_LATEST_YEAR = 2150


class Token(NamedTuple):
    """Folded positions, the row of the table if it came from one, and the number if it is one."""

    start: int
    end: int
    word: Word | None = None
    value: int | str = 0


class Tokens(NamedTuple):
    letters: str
    tokens: list[Token]


def tokens_of(folded: str, pack: Pack) -> Tokens:
    """The text as role letters and tokens. Linear in its length."""
    words, proclitics = word_table(pack)
    letters: list[str] = []
    tokens: list[Token] = []
    found = _TOKEN.finditer(folded)
    skip = -1
    for match in found:
        start, end = match.span()
        if start < skip:
            continue
        kind = match.lastgroup
        if kind == "word":
            written = match.group()
            entries = words.get(written)
            if entries and (hit := _fits(entries, folded, end)):
                entry, skip = hit
                at = start
                for letter, length in entry.clitics:
                    letters.append(letter)
                    tokens.append(Token(at, at + length))
                    at += length
                number = entry.letter in "wo58"
                letters.append(entry.letter)
                tokens.append(Token(at, skip, entry.word, int(entry.word.value) if number else 0))
            elif parts := proclitics.get(written):
                for letter, length in parts:
                    letters.append(letter)
                    tokens.append(Token(start, start + length))
                    start += length
            elif not letters or letters[-1] != "x":
                letters.append("x")
                tokens.append(Token(start, end))
            else:
                tokens[-1] = Token(tokens[-1].start, end)
            continue
        letter, value = _other(kind, match.group())
        if letter:
            letters.append(letter)
            tokens.append(Token(start, end, None, value))
    return _merge_numbers(letters, tokens)


def _fits(entries: tuple[Entry, ...], folded: str, end: int) -> tuple[Entry, int] | None:
    """The first entry whose further words follow, and where its last one ends."""
    for entry in entries:
        at = end
        for word in entry.rest:
            while at < len(folded) and folded[at] == " ":
                at += 1
            if not folded.startswith(word, at):
                break
            at += len(word)
        else:
            if not entry.rest or at == len(folded) or not folded[at].isalnum() or not folded[at - 1].isalnum():
                return entry, at
    return None


def _other(kind: str | None, written: str) -> tuple[str, int | str]:
    """Letter and value of what is no word: digits, dates, clocks, marks."""
    if kind == "digits":
        value = int(written) if len(written) < 10 else 0
        if 1 <= value <= 31 and len(written) <= 2:
            return "d", value
        return ("y" if len(written) == 4 and 1000 <= value <= _LATEST_YEAR else "n"), value
    if kind == "mark":
        return _MARKS.get(written, "!"), written
    return {"date": "A", "clock": "C", "decimal": "%", "line": "¶"}[kind or ""], written


def _merge_numbers(letters: list[str], tokens: list[Token]) -> Tokens:
    """Joins numbers in words: units with "ten", tens, hundreds and thousands with "and"."""
    if "w" not in letters and "o" not in letters and "5" not in letters:
        return Tokens("".join(letters), tokens)
    out_letters: list[str] = []
    out: list[Token] = []
    at = 0
    while at < len(letters):
        if letters[at] not in "wo5":
            out_letters.append(letters[at])
            out.append(tokens[at])
            at += 1
            continue
        letter, value, last = letters[at], int(tokens[at].value), at
        while (step := _next_number(letters, tokens, last, value)) is not None:
            value, last = step
        if letter == "5" and last == at:
            letter = "x"
        if letter == "w" and 1000 <= value <= _LATEST_YEAR:
            letter = "y"
        out_letters.append("w" if letter == "5" else letter)
        out.append(Token(tokens[at].start, tokens[last].end, tokens[at].word, value))
        at = last + 1
    return Tokens("".join(out_letters), out)


def _next_number(letters: list[str], tokens: list[Token], last: int, value: int) -> tuple[int, int] | None:
    """The number with the next word added or multiplied in, and where that word is; None if it does not continue."""
    at = last + 1
    if at < len(letters) and letters[at] == "w":
        step = int(tokens[at].value)
        if step == 10 and 1 <= value % 100 <= 9:
            return value + 10, at
        if step in (100, 1000) and 0 < value < step:
            return value * step, at
        return None
    if at + 1 < len(letters) and letters[at] == "&" and letters[at + 1] in "wo5":
        step = int(tokens[at + 1].value)
        if (20 <= step <= 90 and 1 <= value % 100 <= 9) or (value % 100 == 0 and 0 < step < 100 <= value):
            return value + step, at + 1
        if value % 1000 == 0 and 1 <= step < 1000 and value >= 1000:
            return value + step, at + 1
    return None
