"""Tags words as parts of names: a linear-chain conditional random field (Lafferty, McCallum and Pereira, 2001).

Trained outside the package (`training/names/`); here its weights are only read, and `name_paths` finds the best
sequence of tags. Every weight belongs to something seen in one single word or in its mark, so the scores that a form
gives to its own tag and to its neighbours' are added up once and kept: reading an article then costs a table look-up a
word.
"""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import accumulate, chain
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from takhrij.find.name_paths import Decoder
from takhrij.find.name_words import WordKnowledge, seen_in, word_knowledge
from takhrij.pack import Pack

MODEL_FILE = "models/names.npz"
REACH = 2  # how many words to either side a word's tag is judged by
EDGE = "\n"  # stands before and after every sentence; no word of a text is like it
_MARK = "m"
_NOTHING = 0  # the row of weights of what was never seen
_MOST_KEPT = 1 << 16  # forms; a pile brings some twenty new ones an article

Scores = npt.NDArray[np.float32]
Weights = npt.NDArray[np.int16]
Rows = Mapping[str, Mapping[str, int]]  # of weights, by what of a word or mark is looked at, and what is seen there
Seen = Mapping[int, Sequence[str]]  # by offset: at `1` as the word after the one decided on


class Trained(NamedTuple):
    """What training gives: `weights[row]` is a whole number for each tag, to be taken times `scale`, and `seen[row]`
    says what it is the weight of; `"1|w=..."` is a word after the one decided on."""

    tags: tuple[str, ...]
    seen: Sequence[str]
    weights: npt.NDArray[np.int8]
    scale: float
    transitions: Scores


class _WordScores:
    """What each form gives to the tags round it: the weights of all that is seen of it, added up when it is met.

    The sums are of whole numbers and so do not depend on their order. Keeping them changes no result, only the time;
    when there is room for no more, all are forgotten.
    """

    def __init__(self, rows: Rows, weights: Weights, known: WordKnowledge) -> None:
        self._rows = rows
        self._weights = weights
        self._known = known
        self._kept = np.empty((_MOST_KEPT, *weights.shape[1:]), np.int16)
        self._place_of: dict[str, int] = {}

    def of(self, forms: Sequence[str]) -> Weights:
        """What each form gives, by offset and tag."""
        if len(forms) > _MOST_KEPT:
            parts = range(0, len(forms), _MOST_KEPT)
            return np.concatenate([self.of(forms[start : start + _MOST_KEPT]) for start in parts])
        fresh = [form for form in dict.fromkeys(forms) if form not in self._place_of]
        if len(self._place_of) + len(fresh) > _MOST_KEPT:
            self._place_of.clear()
            fresh = list(dict.fromkeys(forms))
        for form in fresh:
            place = self._place_of[form] = len(self._place_of)
            rows = [self._rows[kind].get(value, _NOTHING) for kind, value in _seen_of(form, self._known)]
            np.add.reduce(self._weights.take(rows, axis=0), out=self._kept[place])
        places = [self._place_of[form] for form in forms]
        return self._kept.take(places, axis=0)


class NameModel:
    """Tags the words of sentences by trained weights and what the pack knows of words."""

    def __init__(self, trained: Trained, known: WordKnowledge) -> None:
        self.tags = trained.tags
        self._scale = np.float32(trained.scale)
        self._decoder = Decoder(trained.tags, trained.transitions)
        rows, self._weights = _by_what(trained)
        self._words = _WordScores(rows, self._weights, known)
        self._rows_of_marks = rows[_MARK]

    def tag(self, sentences: Sequence[Sequence[str]], marks: Sequence[Sequence[str]]) -> list[list[str]]:
        """The best tags for the words of each sentence; `marks` are those of `NameLists.marks`."""
        edge, no_marks = [EDGE] * REACH, [""] * REACH
        forms = edge + [form for sentence in sentences for form in (*sentence, *edge)]
        marked = no_marks + [mark for sentence in marks for mark in (*sentence, *no_marks)]
        starts = list(accumulate((len(sentence) + REACH for sentence in sentences), initial=REACH))
        edges = np.zeros(len(forms), np.bool_)
        edges[[start - 1 - n for start in starts for n in range(REACH)]] = True
        found = [self.tags[tag] for tag in self._decoder.best_tags(self._scores(forms, marked), edges)]
        return [found[start : start + len(sentence)] for start, sentence in zip(starts, sentences, strict=False)]

    def _scores(self, forms: Sequence[str], marks: Sequence[str]) -> Scores:
        """Score of every tag for every word."""
        of_marks = [self._rows_of_marks.get(mark, _NOTHING) for mark in marks]
        given = self._words.of(forms) + self._weights.take(of_marks, axis=0)
        total = given[:, REACH].copy()
        for offset in range(1, REACH + 1):
            total[:-offset] += given[offset:, REACH + offset]
            total[offset:] += given[:-offset, REACH - offset]
        scores: Scores = total * self._scale
        return scores


def _by_what(trained: Trained) -> tuple[Rows, Weights]:
    """The row of each thing that is seen, and the weights by row, offset and tag: zeros where nothing was learned, as
    in the row of nothing."""
    rows: defaultdict[str, dict[str, int]] = defaultdict(dict)
    count = _NOTHING + 1
    places = []
    for offset, _, what in (line.partition("|") for line in trained.seen):
        kind, _, value = what.partition("=")
        row = rows[kind].setdefault(value, count)
        count += row == count
        places.append((row, int(offset) + REACH))
    weights = np.zeros((count, 2 * REACH + 1, len(trained.tags)), np.int16)
    weights[tuple(zip(*places, strict=True))] = trained.weights
    return rows, weights


def seen_at(form: str, known: WordKnowledge) -> Seen:
    """What is seen of a word from each offset."""
    if form == EDGE:
        return {offset: ["edge"] for offset in range(-REACH, REACH + 1) if offset}
    far, near, beside, own = ([f"{kind}={value}" for kind, value in seen] for seen in seen_in(form, known))
    return {-2: far, -1: far + near + beside, 0: far + near + own, 1: far + near + beside, 2: far}


def mark_seen_at(mark: str) -> Seen:
    """What is seen of a mark: by its own word and by the ones beside it."""
    return {offset: [f"{_MARK}={mark}"] for offset in (-1, 0, 1)} if mark else {}


def _seen_of(form: str, known: WordKnowledge) -> Iterable[tuple[str, str]]:
    """What is seen of a word from any offset; what is not seen from one has no weight there."""
    return (("edge", ""),) if form == EDGE else chain.from_iterable(seen_in(form, known))


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
