"""Reads a phrase that names several states at once: "Paris, London and Washington", "Britain and France".

Invariant: nothing is given unless every member of the phrase is a state or its capital and there are two at least.
"""

from __future__ import annotations

from takhrij.find.label_lists import loose_lists
from takhrij.find.labels import GOVERNMENT, read_label
from takhrij.pack import Pack

_MOST = 6  # states in one phrase
_MARKS = "،,"


def joint_states(phrase: str, pack: Pack) -> tuple[str, ...]:
    """The codes of the states, sorted; empty where the phrase names anything else, or one state."""
    members = _members(phrase, pack)
    if not 1 < len(members) <= _MOST:
        return ()
    labels = [read_label(member, pack) for member in members]
    if any(label.body_key is None or label.office != GOVERNMENT or label.role or label.rest for label in labels):
        return ()
    return tuple(sorted({label.nations[0] for label in labels}))


def _members(phrase: str, pack: Pack) -> list[str]:
    """The phrase cut before each word that "and" is written together with, and behind each comma."""
    joiner = loose_lists(pack)["endings"]["joiner"][0]
    members: list[list[str]] = [[]]
    for word in phrase.split():
        if members[-1] and word.startswith(joiner):
            members.append([])
            word = word.removeprefix(joiner)
        members[-1].append(word.rstrip(_MARKS))
        if word[-1:] in _MARKS:
            members.append([])
    return [" ".join(member) for member in members if member]
