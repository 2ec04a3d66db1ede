"""Tags words as parts of names: a linear-chain conditional random field (Lafferty, McCallum and Pereira, 2001).

Trained outside the package (`training/names/`); here its weights are only read and the best sequence of tags found
(Viterbi). Every weight belongs to something seen in one single word, so the scores that a word form gives to its own
tag and to its neighbours' are added up once and kept: reading an article then costs a table look-up a word. All
sentences of an article are decoded side by side.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

import numpy as np
import numpy.typing as npt

from takhrij.find.name_words import WordKnowledge, seen_in, word_knowledge
from takhrij.pack import Pack

MODEL_FILE = "models/names.npz"
REACH = 2  # how many words to either side a word's tag is judged by
EDGE = "\n"  # stands before and after every sentence; no word of a text is like it
_KEPT_FORMS = 100_000  # scores kept; past that they are dropped and made again

Scores = npt.NDArray[np.float32]


@dataclass
class NameModel:
    """The weights, and the scores of the forms met so far.

    `weights[row]` holds a weight for each tag; `rows` says which row belongs to something seen at an offset, written
    `"-1|w=..."`. The cache changes no result, only the time it takes.
    """

    tags: tuple[str, ...]
    rows: dict[str, int]
    weights: Scores
    transitions: Scores
    known: WordKnowledge
    _numbers: dict[str, int] = field(default_factory=dict)
    _scores: Scores = field(default_factory=lambda: np.zeros((0, 0, 0), np.float32))

    def tag(self, sentences: Sequence[Sequence[str]], marks: Sequence[Sequence[str]]) -> list[list[str]]:
        """The best tags for the words of each sentence; `marks` are those of `NameLists.marks`."""
        filled = [at for at, sentence in enumerate(sentences) if sentence]
        tags: list[list[str]] = [[] for _ in sentences]
        if filled:
            emissions = self._emissions([sentences[at] for at in filled], [marks[at] for at in filled])
            paths = _best_paths(emissions, [len(sentences[at]) for at in filled], self.transitions)
            for at, path in zip(filled, paths, strict=True):
                tags[at] = [self.tags[tag] for tag in path]
        return tags

    def _emissions(self, sentences: Sequence[Sequence[str]], marks: Sequence[Sequence[str]]) -> Scores:
        """Score of every tag for every word, one sentence after the other, padded to the longest."""
        edge = [EDGE] * REACH
        forms = [form for sentence in sentences for form in (*edge, *sentence, *edge)]
        numbers = self._number(forms)
        total = np.zeros((len(forms), len(self.tags)), np.float32)
        for offset in range(-REACH, REACH + 1):
            lo, hi = max(0, -offset), len(forms) - max(0, offset)
            total[lo:hi] += self._scores[offset + REACH, numbers[lo + offset : hi + offset]]
        for at, marked in self._marked(marks):
            total[at] += self.weights[marked].sum(axis=0)
        padded = np.zeros((len(sentences), max(map(len, sentences)), len(self.tags)), np.float32)
        at = REACH
        for row, sentence in enumerate(sentences):
            padded[row, : len(sentence)] = total[at : at + len(sentence)]
            at += len(sentence) + 2 * REACH
        return padded

    def _marked(self, marks: Sequence[Sequence[str]]) -> Iterator[tuple[int, list[int]]]:
        """Where a listed name stands, or beside it: the place among all words, and the rows of weights that count."""
        at = REACH
        for marked in marks:
            for seen in marks_seen(marked):
                if seen and (rows := [row for what in seen if (row := self.rows.get(what)) is not None]):
                    yield at, rows
                at += 1
            at += 2 * REACH

    def _number(self, forms: Sequence[str]) -> npt.NDArray[np.intp]:
        if len(self._numbers) > _KEPT_FORMS:
            self._numbers.clear()
        numbers = self._numbers
        for form in forms:
            if form not in numbers:
                self._learn_form(form)
        return np.fromiter(map(numbers.__getitem__, forms), np.intp, len(forms))

    def _learn_form(self, form: str) -> None:
        number = self._numbers[form] = len(self._numbers)
        if number >= self._scores.shape[1]:
            grown = np.zeros((2 * REACH + 1, max(1024, 2 * number), len(self.tags)), np.float32)
            grown[:, : self._scores.shape[1]] = self._scores if self._scores.size else 0
            self._scores = grown
        for offset, seen in seen_at(form, self.known).items():
            # What a word gives to the tag `offset` words before it is read there at `-offset`.
            rows = [row for what in seen if (row := self.rows.get(f"{offset}|{what}")) is not None]
            self._scores[offset + REACH, number] = self.weights[rows].sum(axis=0)


def seen_at(form: str, known: WordKnowledge) -> dict[int, list[str]]:
    """What is seen of a word from each offset: at `1` as the word after the one decided on."""
    if form == EDGE:
        return {offset: ["edge"] for offset in range(-REACH, REACH + 1) if offset}
    own, near, far = seen_in(form, known)
    return {-2: far, -1: near, 0: own, 1: near, 2: far}


def marks_seen(marks: Sequence[str]) -> Iterator[list[str]]:
    """What each word sees of the marks: its own, and those of its neighbours."""
    for at, mark in enumerate(marks):
        seen = [f"0|m={mark}"] if mark else []
        if at and marks[at - 1]:
            seen.append(f"-1|m={marks[at - 1]}")
        if at + 1 < len(marks) and marks[at + 1]:
            seen.append(f"1|m={marks[at + 1]}")
        yield seen


def _best_paths(emissions: Scores, lengths: Sequence[int], transitions: Scores) -> list[list[int]]:
    """Viterbi over all sentences at once; `emissions` is sentences by words by tags."""
    longest = emissions.shape[1]
    best = emissions[:, 0].copy()
    came_from = np.zeros(emissions.shape, np.intp)
    ends = np.empty(emissions.shape, np.float32)
    ends[:, 0] = best
    for at in range(1, longest):
        scores = best[:, :, None] + transitions
        came_from[:, at] = scores.argmax(axis=1)
        best = scores.max(axis=1) + emissions[:, at]
        ends[:, at] = best
    paths = []
    for row, length in enumerate(lengths):
        back = came_from[row].tolist()
        tag = int(ends[row, length - 1].argmax())
        path = [tag]
        for at in range(length - 1, 0, -1):
            tag = back[at][tag]
            path.append(tag)
        paths.append(path[::-1])
    return paths


@cache
def load_model(pack: Pack) -> NameModel:
    """The pack's trained weights. The file holds plain arrays only: nothing in it is ever run."""
    with np.load(io.BytesIO(pack.bytes(MODEL_FILE)), allow_pickle=False) as stored:
        seen = stored["seen"].tobytes().decode("utf-8").split("\n")
        return NameModel(
            tags=tuple(stored["tags"].tobytes().decode("utf-8").split("\n")),
            rows={what: row for row, what in enumerate(seen)},
            weights=stored["weights"].astype(np.float32) * np.float32(stored["scale"]),
            transitions=stored["transitions"].astype(np.float32),
            known=word_knowledge(pack),
        )
