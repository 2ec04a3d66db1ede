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


class _ScoreTable:
    """What each form gives to the tags round it, added up when the form is first met.

    Keeping the sums changes no result, only the time it takes.
    """

    def __init__(self, rows: Mapping[str, int], weights: Scores, seen_at: Callable[[str], Seen]) -> None:
        self._rows = rows
        self._weights = weights
        self._seen_at = seen_at
        self._numbers: dict[str, int] = {}
        self._scores = np.zeros((2 * REACH + 1, 1024, weights.shape[1]), np.float32)

    def add_to(self, total: Scores, forms: Sequence[str]) -> None:
        """Add to each word's scores what it and its neighbours give."""
        if len(self._numbers) > _KEPT_FORMS:
            self._numbers.clear()
        for form in forms:
            if form not in self._numbers:
                self._learn(form)
        numbers = np.fromiter(map(self._numbers.__getitem__, forms), np.intp, len(forms))
        for offset in range(-REACH, REACH + 1):
            lo, hi = max(0, -offset), len(forms) - max(0, offset)
            total[lo:hi] += self._scores[offset + REACH, numbers[lo + offset : hi + offset]]

    def _learn(self, form: str) -> None:
        number = self._numbers[form] = len(self._numbers)
        if number >= self._scores.shape[1]:
            self._scores = np.concatenate([self._scores, np.zeros_like(self._scores)], axis=1)
        self._scores[:, number] = 0
        for offset, seen in self._seen_at(form).items():
            rows = [row for what in seen if (row := self._rows.get(f"{offset}|{what}")) is not None]
            self._scores[offset + REACH, number] = self._weights[rows].sum(axis=0)


class NameModel:
    """The weights: `weights[row]` holds one for each tag; `rows` says which row belongs to something seen at an offset,
    written `"-1|w=..."`."""

    def __init__(
        self, tags: tuple[str, ...], rows: Mapping[str, int], weights: Scores, transitions: Scores, known: WordKnowledge
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
        """Score of every tag for every word: sentences by words by tags, padded to the longest."""
        edge, no_marks = [EDGE] * REACH, [""] * REACH
        forms = [form for sentence in sentences for form in (*edge, *sentence, *edge)]
        marked = [mark for sentence in marks for mark in (*no_marks, *sentence, *no_marks)]
        total = np.zeros((len(forms), len(self.tags)), np.float32)
        self._words.add_to(total, forms)
        self._marks.add_to(total, marked)
        padded = np.zeros((len(sentences), max(map(len, sentences)), len(self.tags)), np.float32)
        at = REACH
        for row, sentence in enumerate(sentences):
            padded[row, : len(sentence)] = total[at : at + len(sentence)]
            at += len(sentence) + 2 * REACH
        return padded

    def _best_paths(self, emissions: Scores, lengths: Sequence[int]) -> Iterator[list[int]]:
        """Viterbi over all sentences at once."""
        came_from = np.zeros(emissions.shape, np.intp)
        best = emissions.copy()
        for at in range(1, emissions.shape[1]):
            scores = best[:, at - 1, :, None] + self.transitions
            came_from[:, at] = scores.argmax(axis=1)
            best[:, at] += scores.max(axis=1)
        for row, length in enumerate(lengths):
            back = came_from[row, :length].tolist()
            path = [int(best[row, length - 1].argmax())]
            for at in range(length - 1, 0, -1):
                path.append(back[at][path[-1]])
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
            rows={what: row for row, what in enumerate(seen)},
            weights=stored["weights"].astype(np.float32) * np.float32(stored["scale"]),
            transitions=stored["transitions"].astype(np.float32),
            known=known,
        )
