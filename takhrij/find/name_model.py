"""Tags words as parts of names: a linear-chain conditional random field (Lafferty, McCallum and Pereira, 2001).

Trained outside the package (`training/names/`); here its weights are only read and the best sequence of tags found
(Viterbi). Every weight belongs to something seen in one single word or in its mark, so the scores that a form gives to
its own tag and to its neighbours' are added up once and kept: reading an article then costs a table look-up a word. The
sentences of an article are decoded side by side.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from takhrij.find.name_words import WordKnowledge, seen_in, word_knowledge
from takhrij.pack import Pack

MODEL_FILE = "models/names.npz"
REACH = 2  # how many words to either side a word's tag is judged by
EDGE = "\n"  # stands before and after every sentence; no word of a text is like it
_KEPT_FORMS = 100_000  # scores kept; past that they are dropped and made again
_LARGEST_BATCH = 20_000  # words decoded side by side, padding included

Scores = npt.NDArray[np.float32]
Seen = Mapping[int, Sequence[str]]  # by offset: at `1` as the word after the one decided on
Rows = Mapping[int, Mapping[str, int]]  # by offset: the row of the weights of what is seen there


class _ScoreTable:
    """What each form gives to the tags round it, added up when the form is first met.

    Keeping the sums changes no result, only the time it takes.
    """

    def __init__(self, rows: Rows, weights: Scores, seen_at: Callable[[str], Seen]) -> None:
        self._rows = rows
        self._weights = np.concatenate([weights, np.zeros_like(weights[:1])])  # the last row: nothing known is seen
        self._seen_at = seen_at
        self._numbers: dict[str, int] = {}
        self._scores = np.zeros((2 * REACH + 1, 1024, weights.shape[1]), np.float32)

    def add_to(self, total: Scores, forms: Sequence[str]) -> None:
        """Add to each word's scores what it and its neighbours give."""
        if len(self._numbers) > _KEPT_FORMS:
            self._numbers.clear()
        if new := [form for form in dict.fromkeys(forms) if form not in self._numbers]:
            self._learn(new)
        numbers = np.fromiter(map(self._numbers.__getitem__, forms), np.intp, len(forms))
        for offset in range(-REACH, REACH + 1):
            lo, hi = max(0, -offset), len(forms) - max(0, offset)
            total[lo:hi] += self._scores[offset + REACH, numbers[lo + offset : hi + offset]]

    def _learn(self, forms: Sequence[str]) -> None:
        """Add up the scores of new forms in one call; each sum begins with the row of zeros, so that none is empty."""
        rows: list[int] = []
        starts: list[int] = []
        for form in forms:
            seen_at = self._seen_at(form)
            for offset in range(-REACH, REACH + 1):
                starts.append(len(rows))
                rows.append(-1)
                row_of = self._rows[offset].get
                rows += [row for what in seen_at.get(offset, ()) if (row := row_of(what)) is not None]
        first = len(self._numbers)
        self._numbers.update(zip(forms, range(first, first + len(forms)), strict=True))
        while len(self._numbers) > self._scores.shape[1]:
            self._scores = np.concatenate([self._scores, np.zeros_like(self._scores)], axis=1)
        sums = np.add.reduceat(self._weights[rows], starts, axis=0).reshape(len(forms), 2 * REACH + 1, -1)
        self._scores[:, first : first + len(forms)] = sums.swapaxes(0, 1)


class NameModel:
    """The weights: `weights[row]` holds one for each tag; `rows` says which row belongs to something seen at an
    offset."""

    def __init__(
        self, tags: tuple[str, ...], rows: Rows, weights: Scores, transitions: Scores, known: WordKnowledge
    ) -> None:
        self.tags = tags
        self.rows = rows
        self.weights = weights
        self.transitions = transitions
        self._words = _ScoreTable(rows, weights, lambda form: seen_at(form, known))
        self._marks = _ScoreTable(rows, weights, mark_seen_at)

    def tag(self, sentences: Sequence[Sequence[str]], marks: Sequence[Sequence[str]]) -> list[list[str]]:
        """The best tags for the words of each sentence; `marks` are those of `NameLists.marks`."""
        tags: list[list[str]] = [[] for _ in sentences]
        for batch in _batches([len(sentence) for sentence in sentences]):
            emissions = self._emissions([sentences[at] for at in batch], [marks[at] for at in batch])
            for at, path in zip(batch, self._best_paths(emissions, [len(sentences[at]) for at in batch]), strict=True):
                tags[at] = [self.tags[tag] for tag in path]
        return tags

    def _emissions(self, sentences: Sequence[Sequence[str]], marks: Sequence[Sequence[str]]) -> Scores:
        """Score of every tag for every word: words by tags by sentences, padded to the longest sentence."""
        edge, no_marks = [EDGE] * REACH, [""] * REACH
        forms = [form for sentence in sentences for form in (*edge, *sentence, *edge)]
        marked = [mark for sentence in marks for mark in (*no_marks, *sentence, *no_marks)]
        total = np.zeros((len(forms), len(self.tags)), np.float32)
        self._words.add_to(total, forms)
        self._marks.add_to(total, marked)
        padded = np.zeros((max(map(len, sentences)), len(self.tags), len(sentences)), np.float32)
        at = REACH
        for column, sentence in enumerate(sentences):
            padded[: len(sentence), :, column] = total[at : at + len(sentence)]
            at += len(sentence) + 2 * REACH
        return padded

    def _best_paths(self, best: Scores, lengths: Sequence[int]) -> Iterator[list[int]]:
        """Viterbi over all sentences at once; `best` holds the emissions, and then the best scores up to each word."""
        transitions = self.transitions[:, :, None]
        for before, here in pairwise(best):
            here += np.maximum.reduce(before[:, None] + transitions)
        by_sentence = np.ascontiguousarray(best.swapaxes(1, 2))  # argmax is quick along what lies side by side
        came_from = (by_sentence[:-1, :, None] + self.transitions.T).argmax(axis=3)
        for column, length in enumerate(lengths):
            path = [int(by_sentence[length - 1, column].argmax())]
            for step in reversed(came_from[: length - 1, column].tolist()):
                path.append(step[path[-1]])
            yield path[::-1]


def seen_at(form: str, known: WordKnowledge) -> Seen:
    """What is seen of a word from each offset."""
    if form == EDGE:
        return {offset: ["edge"] for offset in range(-REACH, REACH + 1) if offset}
    own, near, far = seen_in(form, known)
    return {-2: far, -1: near, 0: own, 1: near, 2: far}


def mark_seen_at(mark: str) -> Seen:
    """What is seen of a mark: by its own word and by the ones beside it."""
    return {offset: [f"m={mark}"] for offset in (-1, 0, 1)} if mark else {}


def _batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """The sentences that hold words, in runs that are small enough to be padded to the longest."""
    batch: list[int] = []
    longest = 0
    for at, length in enumerate(lengths):
        if batch and (len(batch) + 1) * max(longest, length) > _LARGEST_BATCH:
            yield batch
            batch, longest = [], 0
        if length:
            batch.append(at)
            longest = max(longest, length)
    if batch:
        yield batch


@cache
def load_model(pack: Pack) -> NameModel:
    """The pack's trained weights."""
    return read_model(pack.bytes(MODEL_FILE), word_knowledge(pack))


def read_model(file: bytes, known: WordKnowledge) -> NameModel:
    """The weights in a file that `training/names/train.py` wrote. It holds plain arrays only: nothing in it is run."""
    with np.load(io.BytesIO(file), allow_pickle=False) as stored:
        seen = stored["seen"].tobytes().decode("utf-8").split("\n")
        return NameModel(
            tags=tuple(stored["tags"].tobytes().decode("utf-8").split("\n")),
            rows=_rows(seen),
            weights=stored["weights"].astype(np.float32) * np.float32(stored["scale"]),
            transitions=stored["transitions"].astype(np.float32),
            known=known,
        )


def _rows(seen: Sequence[str]) -> Rows:
    """The rows by offset and by what is seen, which the file writes `"-1|w=..."`."""
    rows: dict[int, dict[str, int]] = {offset: {} for offset in range(-REACH, REACH + 1)}
    for row, line in enumerate(seen):
        offset, _, what = line.partition("|")
        rows[int(offset)][what] = row
    return rows
