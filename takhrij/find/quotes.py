"""Finds quoted stretches: nested, unclosed, doubled, wrong-way, and over several paragraphs.

Invariant: quotations nest properly, stand in order of their opening mark, and the work is linear in the text's length:
nesting deeper than a few levels is not followed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARK = re.compile(r"[«»“”„‟]|\"{1,2}|''|<<|>>|\n")
_STOP = re.compile(r"[.!?؟](?=\s)")
_OPENING = frozenset("«“„‟") | {"<<"}
_CLOSING = frozenset("»”") | {">>"}
_DEEPEST = 4
_LONGEST = 6000  # folded letters that a quotation may run on for before it counts as unclosed


@dataclass(frozen=True, slots=True)
class Quote:
    """One quotation in folded positions: marks stand at [start, inner_start) and [inner_end, end)."""

    start: int
    inner_start: int
    inner_end: int
    end: int
    closed: bool


@dataclass(slots=True)
class _Open:
    start: int
    inner: int
    straight: bool


def find_quotes(folded: str) -> tuple[Quote, ...]:
    """All quotations of a folded text, by opening mark."""
    found: list[Quote] = []
    stack: list[_Open] = []
    for match in _MARK.finditer(folded):
        mark, at = match.group(), match.start()
        if mark == "\n":
            _end_paragraph(stack, found, folded, at)
        elif _opens(mark, folded, match, stack):
            if stack and _introduced(folded, at):
                _close_before(stack, found, folded, at)
            if len(stack) < _DEEPEST:
                stack.append(_Open(at, match.end(), mark[0] in "\"'"))
        elif stack:
            opened = stack.pop()
            if at > opened.inner:
                found.append(Quote(opened.start, opened.inner, at, match.end(), True))
    for opened in stack:
        _leave_unclosed(opened, found, _lost_end(opened, found, folded, _paragraph_end(folded, opened.inner)))
    return tuple(sorted(found, key=lambda quote: (quote.start, -quote.end)))


def _introduced(folded: str, at: int) -> bool:
    """Whether a colon leads to the mark, so that no quotation can be open before it."""
    before = folded[max(0, at - 3) : at].rstrip(" ")
    return before.endswith(":")


def _close_before(stack: list[_Open], found: list[Quote], folded: str, at: int) -> None:
    """Leave straight quotations unclosed that ran into the beginning of the next one: they end with their sentence."""
    while stack and stack[-1].straight:
        opened = stack.pop()
        end = max(folded.rfind(stop, opened.inner, at) for stop in ".!?؟")
        _leave_unclosed(opened, found, end if end > opened.inner else at)


def _opens(mark: str, folded: str, match: re.Match[str], stack: list[_Open]) -> bool:
    before = folded[match.start() - 1] if match.start() else "\n"
    after = folded[match.end()] if match.end() < len(folded) else "\n"
    if mark in _OPENING:
        return not (stack and after in " \n.،,؛" and before.isalnum())
    if not stack:
        if before.isalpha() and after == " " and mark not in _CLOSING:
            return _closed_later(folded, match.end())
        return not (before.isalnum() and (after.isspace() or after in ".،,؛:)") and mark not in _CLOSING) and (
            mark not in _CLOSING or not after.isspace()
        )
    if mark in _CLOSING:
        return False
    if stack[-1].straight and _introduced(folded, match.start()) and not after.isspace():
        return True
    return before in " (" and after.isalnum() and not _and_then_quote(folded, match.end())


def _closed_later(folded: str, at: int) -> bool:
    """Whether the next mark of the paragraph can only close, so that this one, run together with a word, opens."""
    following = _MARK.search(folded, at, at + _LONGEST)
    if following is None or following.group()[0] not in "\"'" or following.start() == at:
        return False
    after = folded[following.end()] if following.end() < len(folded) else "\n"
    return not folded[following.start() - 1].isspace() and not after.isalnum()


def _and_then_quote(folded: str, at: int) -> bool:
    """Whether a lone letter and another mark follow, as in `"..." و"..."`: then the mark at hand closes."""
    return at + 1 < len(folded) and folded[at + 1] in '"«“'


def _end_paragraph(stack: list[_Open], found: list[Quote], folded: str, at: int) -> None:
    """Straight quotations end with their paragraph; directed ones may run on."""
    straight = [opened for opened in stack if opened.straight]
    if len(straight) == 2:
        outer, inner = straight
        if inner.start > outer.inner:
            found.append(Quote(outer.start, outer.inner, inner.start, inner.inner, True))
    else:
        for opened in straight:
            _leave_unclosed(opened, found, _lost_end(opened, found, folded, at))
    for opened in [opened for opened in stack if not opened.straight and at - opened.start > _LONGEST]:
        _leave_unclosed(opened, found, at)
        stack.remove(opened)
    stack[:] = [opened for opened in stack if not opened.straight]


def _lost_end(opened: _Open, found: list[Quote], folded: str, at: int) -> int:
    """Where a straight quotation ends whose closing mark was lost: with its sentence, if others follow before `at`."""
    if not opened.straight or not any(quote.closed and quote.start > opened.inner for quote in found[-_DEEPEST:]):
        return at
    stop = _STOP.search(folded, opened.inner, at)
    return stop.start() if stop is not None else at


def _leave_unclosed(opened: _Open, found: list[Quote], at: int) -> None:
    if at > opened.inner:
        found.append(Quote(opened.start, opened.inner, at, at, False))


def _paragraph_end(folded: str, at: int) -> int:
    end = folded.find("\n", at)
    return len(folded) if end < 0 else end
