"""The versions in which a claim is told: each distinct wording with its differences from the first, word by word.

Invariant: the runs of a version that are not "gone", joined by spaces, are its words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from takhrij.documents import Document
from takhrij.model import Report
from takhrij.pack import load_pack
from takhrij.write.passages import Passage

_LETTERS = re.compile(r"\w+")
_WORDS = 120  # of a version that are compared
_VERSIONS = 16
_ALIKE = 0.3  # share of the words that two wordings must have in common to be compared


@dataclass(frozen=True, slots=True)
class Run:
    """Some words; `change` is "same", "new" (not in the first version), "gone" (only there) or "other" where the whole
    wording has too little in common with the first to be compared."""

    words: str
    change: str


@dataclass(frozen=True, slots=True)
class Version:
    """One wording and the reports (positions) that have it; `day` is when it was first published, as far as known."""

    day: str | None
    reports: tuple[int, ...]
    runs: tuple[Run, ...]


def versions(
    reports: Sequence[Report], passages: Sequence[Sequence[Passage]], documents: Mapping[str, Document]
) -> tuple[Version, ...]:
    """The wordings in order of publication; spelling and punctuation alone make no difference."""
    found: dict[tuple[str, ...], list[int]] = {}
    words = [" ".join(passage.words for passage in parts).split()[:_WORDS] for parts in passages]
    days = [documents[r.doc].published or "9999" if r.doc in documents else "9999" for r in reports]
    for at in sorted(range(len(reports)), key=lambda at: (days[at], at)):
        found.setdefault(tuple(_plain(word) for word in words[at]), []).append(at)
    wordings = list(found.items())[:_VERSIONS]
    first = words[wordings[0][1][0]] if wordings else []
    return tuple(
        Version(None if days[at[0]] == "9999" else days[at[0]], tuple(sorted(at)), differences(first, words[at[0]]))
        for _, at in wordings
    )


def differences(first: Sequence[str], other: Sequence[str]) -> tuple[Run, ...]:
    """What `other` shares with `first`, has beyond it, and lacks (Ratcliff and Obershelp, by words)."""
    matcher = SequenceMatcher(None, [_plain(w) for w in first], [_plain(w) for w in other], autojunk=False)
    if matcher.ratio() < _ALIKE:
        return (Run(" ".join(other), "other"),)
    runs: list[Run] = []
    for kind, a1, a2, b1, b2 in matcher.get_opcodes():
        if kind == "equal":
            runs.append(Run(" ".join(other[b1:b2]), "same"))
            continue
        if a2 > a1:
            runs.append(Run(" ".join(first[a1:a2]), "gone"))
        if b2 > b1:
            runs.append(Run(" ".join(other[b1:b2]), "new"))
    return tuple(runs)


def _plain(word: str) -> str:
    return "".join(_LETTERS.findall(load_pack().fold(word))) or word
