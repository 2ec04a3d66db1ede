"""Turns folded text into a string of role letters with the place and value of each.

What no table knows is `x`; a run of unknown words is one `x`. Numbers in words and digits become one token.
Invariant: `len(letters) == len(tokens)`, tokens stand in order and never overlap.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from takhrij.find.time_table import ROLES, Entry, Table, Word, word_table
from takhrij.pack import Pack
from takhrij.text import View

# What a piece with digits in it begins with: letters, a full date, a clock, a number with a fraction, digits.
_PART = re.compile(
    r"([^\W\d_]+)|(?<![\d/.\-])(\d{1,4}(?P<sep>[/.\-])\d{1,2}(?P=sep)\d{1,4})(?![\d/\-]|\.\d)"
    r"|(\d{1,2}:\d{2}(?::\d{2})?)(?![\d:])"
    r"|(\d+[.,،٫٬]\d+(?:[.,،٫٬]\d+)*)|(\d+)"
)
_NEXT = re.compile(r" *([^\W\d_]+|\d+|\S)")
_WORD, _DATE, _CLOCK, _DECIMAL, _DIGITS = 1, 2, 4, 5, 6
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
_LINE_END, _LOW_LINE, _OTHER_MARK = "¶", "_", "!"
_MARKS |= dict.fromkeys("\n\r\u2028\u2029", _LINE_END)
_LATEST_YEAR = 2150


class Token(NamedTuple):
    """Folded positions, the row of the table if it came from one, and the number if it is one."""

    start: int
    end: int
    word: Word | None = None
    value: int | str = 0


_UNKNOWN = Token(0, 0)  # nobody asks where an unknown word stands
_NUMBERS = "wo8"
_NUMBER = re.compile("[wo]")


class Tokens(NamedTuple):
    """`letters[i]` is the role of `tokens[i]`; `folded` is the text that they stand in."""

    letters: str
    tokens: list[Token]
    folded: str


def tokens_of(view: View, pack: Pack) -> Tokens:
    """The text as role letters and tokens. Linear in its length."""
    table = word_table(pack)
    letters: list[str] = []
    tokens: list[Token] = []
    done = 0  # behind a form of several words or a date, which are several pieces
    for written, at, end in zip(*view.pieces, strict=True):
        if end <= done:
            continue
        if at < done or (written.isalnum() and not written.isalpha()):
            done = _add_parts(view.folded, max(at, done), end, table, letters, tokens)
        elif written in table.words or written in table.proclitics:
            done = _add_word(written, at, end, view.folded, table, letters, tokens)
        elif written.isalpha():
            _add_unknown(letters, tokens)
        elif written != _LOW_LINE:
            letter = _MARKS.get(written, _OTHER_MARK)
            if letter != _LINE_END or not tokens or letters[-1] != letter or tokens[-1].end < at:
                letters.append(letter)
                tokens.append(Token(at, end, None, written))
            else:
                tokens[-1] = Token(tokens[-1].start, end, None, written)  # line ends on end are one
    return _merge_numbers(letters, tokens, view.folded)


def _add_unknown(letters: list[str], tokens: list[Token]) -> None:
    if not letters or letters[-1] != ROLES["not-time"]:
        letters.append(ROLES["not-time"])
        tokens.append(_UNKNOWN)


def _add_word(
    written: str, at: int, end: int, folded: str, table: Table, letters: list[str], tokens: list[Token]
) -> int:
    """Adds a word of the table, or the form of several words that begins with it; where that ends."""
    forms = table.words.get(written)
    entry = forms.alone if forms else None
    if forms and forms.longer and (longer := _longer(forms.longer, folded, end)):
        entry, end = longer
    parts = entry.clitics if entry else table.proclitics.get(written)
    if parts is None:
        _add_unknown(letters, tokens)
        return end
    for letter, length in parts:
        letters.append(letter)
        tokens.append(Token(at, at + length))
        at += length
    if entry:
        letters.append(entry.letter)
        tokens.append(Token(at, end, entry.word, int(entry.word.value) if entry.letter in _NUMBERS else 0))
    return end


def _add_parts(folded: str, at: int, stop: int, table: Table, letters: list[str], tokens: list[Token]) -> int:
    """Adds what stands in a piece with digits, up to its end, or to where a date goes on behind it."""
    done = at
    for match in _PART.finditer(folded, at):
        kind = match.lastindex or 0
        start, end = match.span(kind)
        if start >= stop:
            break
        if start < done:
            continue
        if kind == _WORD:
            done = _add_word(match[kind], start, end, folded, table, letters, tokens)
        else:
            letter, value = _number(kind, match[kind])
            letters.append(letter)
            tokens.append(Token(start, end, None, value))
            done = end
    return max(done, stop)


def _longer(forms: dict[str, tuple[Entry, ...]], folded: str, at: int) -> tuple[Entry, int] | None:
    """The longest form of several words that goes on there, and where it ends."""
    following = _NEXT.match(folded, at)
    for entry in forms.get(following[1], ()) if following else ():
        if end := _behind(entry.rest, folded, at):
            return entry, end
    return None


def _behind(rest: tuple[str, ...], folded: str, at: int) -> int:
    """Where the further words of a form end, if they follow there; else 0."""
    for word in rest:
        while folded.startswith(" ", at):
            at += 1
        if not folded.startswith(word, at):
            return 0
        at += len(word)
    whole = at == len(folded) or not folded[at].isalnum() or not folded[at - 1].isalnum()
    return at if whole else 0


def _number(kind: int, written: str) -> tuple[str, int | str]:
    """Letter and value of digits, dates, clocks."""
    if kind == _DIGITS:
        value = int(written) if len(written) < 10 else 0
        if 1 <= value <= 31 and len(written) <= 2:
            return "d", value
        return ("y" if len(written) == 4 and 1000 <= value <= _LATEST_YEAR else "n"), value
    return {_DATE: "A", _CLOCK: "C", _DECIMAL: "%"}[kind], written


def _merge_numbers(letters: list[str], tokens: list[Token], folded: str) -> Tokens:
    """Joins numbers in words: units with "ten", tens, hundreds and thousands with "and"."""
    joined = "".join(letters)
    out_letters: list[str] = []
    out: list[Token] = []
    done = 0
    for match in _NUMBER.finditer(joined):
        at = match.start()
        if at < done:
            continue
        out_letters.append(joined[done:at])
        out += tokens[done:at]
        letter, value, last = letters[at], int(tokens[at].value), at
        while (step := _next_number(letters, tokens, last, value)) is not None:
            value, last = step
        if letter == "w" and 1000 <= value <= _LATEST_YEAR:
            letter = "y"
        out_letters.append(letter)
        out.append(Token(tokens[at].start, tokens[last].end, tokens[at].word, value))
        done = last + 1
    return Tokens("".join(out_letters) + joined[done:], out + tokens[done:], folded)


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
    if at + 1 < len(letters) and letters[at] == "&" and letters[at + 1] in "wo":
        step = int(tokens[at + 1].value)
        if (20 <= step <= 90 and 1 <= value % 100 <= 9) or (value % 100 == 0 and 0 < step < 100 <= value):
            return value + step, at + 1
        if value % 1000 == 0 and 1 <= step < 1000 and value >= 1000:
            return value + step, at + 1
    return None
