"""Raw text, folded text, and the offset map recorded while folding; paragraphs and sentences.

Matching runs on folded text, findings are spans of the raw one, and `View.raw_span` is the only way back. Folding works
letter by letter, so `fold(a + b) == fold(a) + fold(b)`; no language is known here: tables come from the pack.

>>> table = FoldTable(swap={"أ": "ا"}, drop="ـ")
>>> view = fold("أكّـد", table)
>>> view.folded, view.raw_span(0, 3)
('اكد', Span(start=0, end=5))
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import add
from typing import NamedTuple

from takhrij.model import Span

_FIRST_LETTERS = range(0x800)  # up to the Arabic ones: nearly all letters that news is written in


class FoldTable(dict[int, str]):
    """What each letter folds to; filled as letters are met.

    A letter is decomposed (NFKD); combining marks, format characters (bidi marks, joiners) and `drop` vanish;
    `swap` replaces; other spaces become the plain space, digits of any script ASCII digits. Line ends stay.
    """

    def __init__(self, swap: Mapping[str, str], drop: str = "") -> None:
        super().__init__()
        self._swap = dict(swap)
        self._drop = frozenset(drop)
        self.uneven: set[str] = set()  # letters that do not fold to exactly one

    def fold(self, text: str) -> str:
        """The text with every letter folded. Most stay as they are; `str.translate` would look up each of them."""
        return self._changing.sub(lambda letter: self[ord(letter[0])], text)

    @cached_property
    def _changing(self) -> re.Pattern[str]:
        """Any letter but the frequent ones that fold to themselves."""
        same = [letter for letter in map(chr, _FIRST_LETTERS) if self._fold_letter(letter) == letter]
        return re.compile(f"[^{re.escape(''.join(same))}]")

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        if (found := self._fold_letter(letter)) != letter and len(found) != 1:
            self.uneven.add(letter)
        self[code] = found
        return found

    def _fold_letter(self, letter: str) -> str:
        if letter in self._swap:
            return self._swap[letter]
        out = []
        for part in unicodedata.normalize("NFKD", letter):
            category = unicodedata.category(part)
            if category in ("Mn", "Me", "Cf") or part in self._drop:
                continue
            if category == "Zs":
                out.append(" ")
            elif category == "Nd":
                out.append(str(unicodedata.decimal(part)))
            else:
                out.append(self._swap.get(part, part))
        return "".join(out).lower()


# A word of letters and digits, or a mark, a low line, a line end by itself; white space parts them.
_PIECE = re.compile(r"[^\W_]+|[^\w\s]|[_\n\r\u2028\u2029]")


class Pieces(NamedTuple):
    """What a text is made of, and where each piece begins and ends."""

    texts: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]

    def range_of(self, start: int, end: int) -> slice:
        """The pieces that begin in a half-open range of the text."""
        return slice(bisect_left(self.starts, start), bisect_left(self.starts, end))


def pieces(text: str, piece: re.Pattern[str] = _PIECE) -> Pieces:
    """The words, marks and line ends of a text, in order; or whatever else `piece` says."""
    matches = list(piece.finditer(text))
    texts = [match[0] for match in matches]
    starts = [match.start() for match in matches]
    return Pieces(texts, starts, list(map(add, starts, map(len, texts))))


@dataclass(frozen=True)
class View:
    """A raw text beside its folded form. `starts[i]` is where the raw letter of folded position `i` stands;
    `len(starts) == len(folded) + 1`, never decreasing."""

    raw: str
    folded: str
    starts: Sequence[int]

    @cached_property
    def pieces(self) -> Pieces:
        """The folded text, cut once for all that read it word by word."""
        return pieces(self.folded)

    def raw_span(self, start: int, end: int) -> Span:
        """The raw span of the folded half-open range; marks on its last letter belong to it. `start < end`."""
        stop = self.starts[end - 1] + 1
        while stop < len(self.raw) and unicodedata.combining(self.raw[stop]):
            stop += 1
        return Span(self.starts[start], stop)

    def folded_range(self, span: Span) -> tuple[int, int]:
        """The folded half-open range of a raw span; may be empty where the span holds only marks."""
        return self._folded_at(span.start), self._folded_at(span.end)

    def _folded_at(self, raw: int) -> int:
        return raw if isinstance(self.starts, range) else bisect_left(self.starts, raw)


def fold(text: str, table: FoldTable) -> View:
    """Fold a text, recording where each folded letter stood. Linear in the text's length."""
    folded = table.fold(text)
    if not any(letter in text for letter in table.uneven):
        return View(text, folded, range(len(text) + 1))
    starts: list[int] = []
    done = 0
    for uneven in re.finditer(f"[{re.escape(''.join(sorted(table.uneven)))}]", text):
        at = uneven.start()
        starts.extend(range(done, at))
        starts.extend([at] * len(table[ord(text[at])]))
        done = at + 1
    starts.extend(range(done, len(text) + 1))
    return View(text, folded, starts)


# ---------------------------------------------------------------- paragraphs and sentences

_PARAGRAPH = re.compile(r"[^\n\r\u2028\u2029]+")
# A sentence ends at a mark followed by space, a closing quotation mark or another letter ("الصحيفة.لكن"). A run of
# marks is looked at once, from its first, so that a long one takes no longer than its length.
_END = re.compile(
    r"[.!?؟…](?<![.!?؟…].)(?:[.!?؟…]*[\"»”’')\]]*[\u200e\u200f]?(?=\s|$)"
    r"|(?:(?<=[^\W\d]{3}[.!?؟])|(?<=[\u064b-\u0652][^\W\d][.!?؟]))(?![a-zA-Z])(?=[^\W\d]{3}))"  # in no address
)
_VOWELS = re.compile("[\u064b-\u0652\u0670]")  # signs on letters: "جدًا."
_LETTERS = r"(?:[^\W\d_]|[\u064b-\u0652\u0670])+"
_LAST_WORD = re.compile(rf"{_LETTERS}(?:\.{_LETTERS})*$")


def paragraphs(text: str) -> Iterator[Span]:
    """Spans of the lines that hold something, without the white space round them."""
    for line in _PARAGRAPH.finditer(text):
        if trimmed := trim(text, Span(line.start(), line.end())):
            yield trimmed


def sentences(text: str, abbreviations: frozenset[str] = frozenset()) -> Iterator[Span]:
    """Spans of the sentences, in order, without the white space round them; a sentence never crosses a line end.

    A dot after one letter (initials, `د.`) or after one of `abbreviations` ends none; nor do dots that stand for words
    left out: "(...)", "، ... ", "... ،".
    """
    for paragraph in paragraphs(text):
        start = paragraph.start
        for end in _END.finditer(text, paragraph.start, paragraph.end):
            if end.group()[0] == "." and _abbreviates(text, start, end.start(), abbreviations):
                continue
            if _omits(text, end.start(), end.end()):
                continue
            if sentence := trim(text, Span(start, end.end())):
                yield sentence
            start = end.end()
        if start < paragraph.end and (rest := trim(text, Span(start, paragraph.end))):
            yield rest


def _abbreviates(text: str, start: int, dot: int, abbreviations: frozenset[str]) -> bool:
    word = _LAST_WORD.search(text, max(start, dot - 12), dot)
    if word is None:
        return False
    return len(_VOWELS.sub("", word.group().split(".")[-1])) == 1 or word.group() in abbreviations


def _omits(text: str, start: int, end: int) -> bool:
    """Whether dots stand for words left out of a sentence that goes on."""
    if text[start] not in ".…" or (text[start] == "." and text[start + 1 : start + 2] != "."):
        return False
    before, after = text[max(0, start - 2) : start].rstrip(), text[end : end + 2].lstrip()
    return before[-1:] in ("(", "[", "،", ",") or after[:1] in ("،", ",", "؛")


def trim(text: str, span: Span) -> Span | None:
    """The span without white space at its ends; None if nothing is left."""
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None
