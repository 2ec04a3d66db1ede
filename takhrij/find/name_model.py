"""Tags words as parts of names: a linear-chain conditional random field (Lafferty, McCallum and Pereira, 2001).

Trained outside the package (`training/names/`); here its weights are only read and the best sequence of tags found
(Viterbi). Every weight belongs to something seen in one single word or in its mark, so the scores that a form gives to
its own tag and to its neighbours' are added up once and kept: reading an article then costs a table look-up a word. The
sentences of an article are decoded side by side.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain, pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from takhrij.find.name_words import WordKnowledge, seen_in, word_knowledge
from takhrij.memo import Memo
from takhrij.pack import Pack

MODEL_FILE = "models/names.npz"
REACH = 2  # how many words to either side a word's tag is judged by
EDGE = "\n"  # stands before and after every sentence; no word of a text is like it
_LARGEST_BATCH = 20_000  # words decoded side by side, padding included

Scores = npt.NDArray[np.float32]
Weights = npt.NDArray[np.int16]
Seen = Mapping[int, Sequence[str]]  # by offset: at `1` as the word after the one decided on


class Trained(NamedTuple):
    """What training gives: `weights[row]` is a whole number for each tag, to be taken times `scale`, and `seen[row]`
    says what it is the weight of; `"1|w=..."` is a word after the one decided on."""

    tags: tuple[str, ...]
    seen: Sequence[str]
    weights: npt.NDArray[np.int8]
    scale: float
    transitions: Scores


class _Scores:
    """What each form gives to the tags round it, added up when the form is met.

    The sums are of whole numbers and so do not depend on their order. Keeping them changes no result, only the time.
    """

    def __init__(self, rows: Mapping[str, int], weights: Weights, seen: Callable[[str], Iterable[str]]) -> None:
        self._rows = rows
        self._weights = weights
        self._seen = seen
        self._sums = Memo(self._sum_of)

    def add_to(self, total: npt.NDArray[np.int32], forms: Sequence[str]) -> None:
        """Add to each word's scores what it and its neighbours give."""
        sums = np.frombuffer(b"".join(map(self._sums.__getitem__, forms)), np.int16)
        given = sums.reshape(len(forms), *self._weights.shape[1:])
        for offset in range(-REACH, REACH + 1):
            lo, hi = max(0, -offset), len(forms) - max(0, offset)
            total[lo:hi] += given[lo + offset : hi + offset, offset + REACH]

    def _sum_of(self, form: str) -> bytes:
        """The weights of all that is seen of a form, added up: by offset and tag."""
        row_of = self._rows.get
        rows = [row for what in self._seen(form) if (row := row_of(what)) is not None]
        sums: Weights = np.add.reduce(self._weights.take(rows, axis=0), dtype=np.int16)
        return sums.tobytes()


class NameModel:
    """Tags the words of sentences by trained weights and what the pack knows of words."""

    def __init__(self, trained: Trained, known: WordKnowledge) -> None:
        self.tags = trained.tags
        self._scale = np.float32(trained.scale)
        self._transitions = trained.transitions
        rows, weights = _by_what(trained)
        self._words = _Scores(rows, weights, lambda form: _seen_of(form, known))
        self._marks = _Scores(rows, weights, _seen_of_mark)

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
        total = np.zeros((len(forms), len(self.tags)), np.int32)
        self._words.add_to(total, forms)
        self._marks.add_to(total, marked)
        scores = total * self._scale
        padded = np.zeros((max(map(len, sentences)), len(self.tags), len(sentences)), np.float32)
        at = REACH
        for column, sentence in enumerate(sentences):
            padded[: len(sentence), :, column] = scores[at : at + len(sentence)]
            at += len(sentence) + 2 * REACH
        return padded

    def _best_paths(self, best: Scores, lengths: Sequence[int]) -> Iterator[list[int]]:
        """Viterbi over all sentences at once; `best` holds the emissions, and then the best scores up to each word."""
        transitions = self._transitions[:, :, None]
        for before, here in pairwise(best):
            here += np.maximum.reduce(before[:, None] + transitions)
        by_sentence = best.transpose(2, 0, 1)
        ends = np.array(lengths) - 1
        lasts = by_sentence[np.arange(len(ends)), ends].argmax(axis=1).tolist()
        has_next = np.arange(len(best) - 1) < ends[:, None]  # the padding has none either
        inner = by_sentence[:, :-1][has_next]
        came_from = (inner[:, None] + self._transitions.T).argmax(axis=2).tolist()
        start = 0
        for last, stop in zip(lasts, np.cumsum(ends).tolist(), strict=True):
            path = [last]
            for step in reversed(came_from[start:stop]):
                path.append(step[path[-1]])
            start = stop
            yield path[::-1]


def _by_what(trained: Trained) -> tuple[dict[str, int], Weights]:
    """The row of each thing that is seen, and the weights by row, offset and tag: zeros where nothing was learned."""
    rows: dict[str, int] = {}
    places = [
        (rows.setdefault(what, len(rows)), int(offset) + REACH)
        for offset, _, what in (line.partition("|") for line in trained.seen)
    ]
    weights = np.zeros((len(rows), 2 * REACH + 1, len(trained.tags)), np.int16)
    weights[tuple(zip(*places, strict=True))] = trained.weights
    return rows, weights


def seen_at(form: str, known: WordKnowledge) -> Seen:
    """What is seen of a word from each offset."""
    if form == EDGE:
        return {offset: ["edge"] for offset in range(-REACH, REACH + 1) if offset}
    far, near, beside, own = seen_in(form, known)
    return {-2: far, -1: far + near + beside, 0: far + near + own, 1: far + near + beside, 2: far}


def mark_seen_at(mark: str) -> Seen:
    """What is seen of a mark: by its own word and by the ones beside it."""
    return {offset: [f"m={mark}"] for offset in (-1, 0, 1)} if mark else {}


def _seen_of(form: str, known: WordKnowledge) -> Iterable[str]:
    """What is seen of a word from any offset; what is not seen from one has no weight there."""
    return ("edge",) if form == EDGE else chain.from_iterable(seen_in(form, known))


def _seen_of_mark(mark: str) -> Iterable[str]:
    return (f"m={mark}",) if mark else ()


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
    return NameModel(read_trained(pack.bytes(MODEL_FILE)), word_knowledge(pack))


def read_trained(file: bytes) -> Trained:
    """The weights in a file that `training/names/train.py` wrote. It holds plain arrays only: nothing in it is run."""
    with np.load(io.BytesIO(file), allow_pickle=False) as stored:
        return Trained(
            tags=tuple(stored["tags"].tobytes().decode("utf-8").split("\n")),
            seen=stored["seen"].tobytes().decode("utf-8").split("\n"),
            weights=stored["weights"],
            scale=float(stored["scale"]),
            transitions=stored["transitions"].astype(np.float32),
        )
