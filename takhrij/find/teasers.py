"""Finds teasers: headlines and leads of other stories that a page puts in the middle or at the end of an article.

They carry no words of their own that give them away, so their shape and place must: two or more headlines in a row
between full sentences, or one whose words are not taken up after it; headlines after a line that announces them; and a
block of leads at the end, each a story of its own. Invariant: the first paragraph after the title is never a teaser.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import cache, lru_cache

from takhrij.pack import Pack

_WORD = re.compile(r"[^\W\d_]{2,}")
_FINAL = ".،؛:…!,;"
_CLOSERS = "\"»”’')]} "
_BULLETS = "-•–—*·▪●"
_MOST_HEADLINE = 115  # letters
_LEAST_WORDS = 4
_LEAD_LENGTH = (70, 420)  # letters of a lead
_LEAST_LEADS, _MOST_LEADS = 4, 8
_LEAST_SINGLE = 6  # words of a headline that stands alone
_HEADED = 6  # paragraphs that a heading can be expected to head
_LEAST_FOLLOWING = 2
_STRANGE = 0.34  # share of its words in them, up to which it is no heading
_FAMILIAR = 0.55  # share of words known from the article at which a paragraph seems to belong to it
_TIMED = 0.2  # what a day between commas adds
_LEAST_SCORE = 0.5


@dataclass(frozen=True, slots=True)
class _Continuing:
    id: str
    forms: tuple[str, ...]
    note: str | None = None


def find_teasers(
    lines: Sequence[str], skipped: Sequence[bool], announced: Sequence[bool], pack: Pack
) -> dict[int, str]:
    """Positions of paragraphs that are teasers, with the rule. `skipped`: what is known to be boilerplate or credit;
    `announced`: paragraphs that say that headlines follow."""
    found: dict[int, str] = {}
    _announced(lines, skipped, announced, found)
    _paired(lines, skipped, found, pack)
    _single(lines, skipped, found, pack)
    _closing_leads(lines, skipped, found, pack)
    return found


def is_headline(line: str) -> bool:
    """Whether a paragraph looks like a headline: short, several words, no full stop."""
    bare = line.strip()
    if not bare or len(bare) > _MOST_HEADLINE or bare.rstrip(_CLOSERS)[-1:] in _FINAL:
        return False
    return len(_WORD.findall(bare)) >= _LEAST_WORDS and bare[0] not in _BULLETS


def _announced(lines: Sequence[str], skipped: Sequence[bool], announced: Sequence[bool], found: dict[int, str]) -> None:
    for at, announces in enumerate(announced):
        if announces:
            following = at + 1
            while following < len(lines) and not skipped[following] and is_headline(lines[following]):
                found[following] = "teaser.announced"
                following += 1


def _paired(lines: Sequence[str], skipped: Sequence[bool], found: dict[int, str], pack: Pack) -> None:
    """Runs of two to six headlines, neither first nor heads of what follows them."""
    at = 2
    while at < len(lines):
        end = at
        while end < len(lines) and not skipped[end] and end not in found and _is_alone(lines[end], pack):
            end += 1
        if 2 <= end - at <= 6 and _is_sentence(lines[at - 1]):
            found.update(dict.fromkeys(range(at, end), "teaser.headlines"))
        at = max(end, at) + 1


def _single(lines: Sequence[str], skipped: Sequence[bool], found: dict[int, str], pack: Pack) -> None:
    """A long headline between sentences that is no heading: what follows it does not take up its words."""
    for at in range(2, len(lines) - _LEAST_FOLLOWING):
        if skipped[at] or at in found or not _is_sentence(lines[at - 1]) or not _is_alone(lines[at], pack):
            continue
        following = [lines[after] for after in range(at + 1, min(at + 1 + _HEADED, len(lines)))]
        asks = lines[at].rstrip(_CLOSERS)[-1:] in "?؟"  # as an interviewer does
        if asks or len(_WORD.findall(lines[at])) < _LEAST_SINGLE or not _is_sentence(following[0]):
            continue
        known = {stem for line in following for stem in _stems(line, pack)}
        if _share(_stems(lines[at], pack), known) <= _STRANGE:
            found[at] = "teaser.headline"


def _is_alone(line: str, pack: Pack) -> bool:
    """Whether a paragraph is a headline that nothing joins to the text before it."""
    return is_headline(line) and not _goes_on(line.strip(), _WORD.findall(line)[0], "headline-letter", pack)


def _is_sentence(line: str) -> bool:
    bare = line.rstrip(_CLOSERS)
    return len(line) > 60 and bare[-1:] in ".!؟?…"


def _closing_leads(lines: Sequence[str], skipped: Sequence[bool], found: dict[int, str], pack: Pack) -> None:
    """Leads of other stories at the end: paragraphs that neither continue the text nor share its words."""
    body = [at for at in range(len(lines)) if not skipped[at] and at not in found]
    first = len(body)
    while first > 2 and len(body) - first < _MOST_LEADS and _is_lead(lines[body[first - 1]], pack):
        first -= 1
    best, best_score = len(body), _LEAST_SCORE
    for start in range(first, len(body) - _LEAST_LEADS + 1):
        score = _strangeness(lines, body[:start], body[start:], pack)
        if score > best_score:
            best, best_score = start, score
    found.update(dict.fromkeys(body[best:], "teaser.leads"))


def _strangeness(lines: Sequence[str], article: Sequence[int], tail: Sequence[int], pack: Pack) -> float:
    """How far the tail's paragraphs stand from the article before them, summed over the tail."""
    known = {stem for at in article for stem in _stems(lines[at], pack)}
    return sum(
        _FAMILIAR - _share(_stems(lines[at], pack), known) + _TIMED * _tells_when(lines[at], pack) for at in tail
    )


def _tells_when(line: str, pack: Pack) -> bool:
    return any(f"، {day}" in line for day in _continuing(pack)["weekday"])


def _is_lead(line: str, pack: Pack) -> bool:
    """Whether a paragraph could open a story: of a lead's length, and not joined to what stands before it."""
    bare = line.strip()
    words = _WORD.findall(bare[:60])
    if not _LEAD_LENGTH[0] <= len(bare) <= _LEAD_LENGTH[1] or not words or bare[0] in _BULLETS:
        return False
    return not _goes_on(bare, words[0], "letter", pack)


def _goes_on(line: str, word: str, letters: str, pack: Pack) -> bool:
    """Whether the first words join the paragraph to the one before."""
    known = _continuing(pack)
    if line.startswith(known["phrase"]) or word in known["word"]:
        return True
    if len(word) < 3 or word[0] not in known[letters]:
        return False
    return word not in known["not-joined"]


def _share(stems: Set[str], known: Set[str]) -> float:
    return len(stems & known) / len(stems) if stems else 1.0


@lru_cache(maxsize=256)  # of one article: the same paragraphs are compared again and again
def _stems(line: str, pack: Pack) -> frozenset[str]:
    """Words of four letters or more without article and particles; crude, and enough to see another subject."""
    prefixes = _continuing(pack)["prefix"]
    stems = set()
    for word in _WORD.findall(pack.loosely(line)):
        for prefix in prefixes:
            if word.startswith(prefix) and len(word) - len(prefix) >= 3:
                word = word[len(prefix) :]
                break
        if len(word) >= 4:
            stems.add(word[:5])
    return frozenset(stems)


@cache
def _continuing(pack: Pack) -> dict[str, tuple[str, ...]]:
    rows = pack.table("boilerplate.toml", "continuing", _Continuing)
    return {row.id: tuple(pack.fold(form) for form in row.forms) for row in rows}
