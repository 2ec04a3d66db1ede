"""Trains the name model and writes it with its record.

    python training/names/train.py --ner DIR --gold DIR… [--silver FILE] [--without STORY…] --out FOLDER

Needs python-crfsuite (L-BFGS, so that the same data give the same weights). Small weights are dropped and the rest
kept in one byte each.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

import numpy as np
import pycrfsuite
from data import Tagged, by_the_guide, read_anercorp, read_gold, read_wojood

from takhrij.find.name_lists import NameLists, name_lists
from takhrij.find.name_model import EDGE, REACH, Seen, Trained, mark_seen_at, seen_at
from takhrij.find.name_words import WordKnowledge, word_knowledge
from takhrij.pack import Pack, load_pack

GOLD_COPIES = 6  # the guide's own annotations weigh this many times
SETTINGS = {"c1": 0.3, "c2": 0.05, "max_iterations": 80, "feature.possible_transitions": True}
SMALLEST = 0.02


def train_model(
    corpus: Iterable[Tagged], known: WordKnowledge, lists: NameLists, settings: dict[str, float] = SETTINGS
) -> Trained:
    """The weights learned from the tagged sentences."""
    trainer = pycrfsuite.Trainer(verbose=False)
    for sentence in corpus:
        if sentence:
            trainer.append(_items([form for form, _ in sentence], known, lists), [tag for _, tag in sentence])
    trainer.set_params(settings)
    with tempfile.TemporaryDirectory() as folder:
        file = str(Path(folder) / "crf")
        trainer.train(file)
        tagger = pycrfsuite.Tagger()
        tagger.open(file)
        return _from_dump(tagger.info())


def _items(forms: Sequence[str], known: WordKnowledge, lists: NameLists) -> list[list[str]]:
    words = [EDGE] * REACH + list(forms) + [EDGE] * REACH
    marks = [""] * REACH + lists.marks(forms) + [""] * REACH
    return [
        [
            what
            for offset in range(-REACH, REACH + 1)
            for seen in (_seen(words[at + offset], known), _mark_seen(marks[at + offset]))
            for what in seen.get(offset, ())
        ]
        for at in range(REACH, REACH + len(forms))
    ]


_SEEN: dict[str, dict[int, list[str]]] = {}


def _seen(form: str, known: WordKnowledge) -> dict[int, list[str]]:
    if form not in _SEEN:
        _SEEN[form] = _written(seen_at(form, known))
    return _SEEN[form]


@cache
def _mark_seen(mark: str) -> dict[int, list[str]]:
    return _written(mark_seen_at(mark))


def _written(seen: Seen) -> dict[int, list[str]]:
    return {offset: [f"{offset}|{what}" for what in whats] for offset, whats in seen.items()}


def _from_dump(dump: object) -> Trained:
    """The weights in one byte each, with one scale for all; what has none left is dropped."""
    tags = tuple(sorted(dump.labels))  # type: ignore[attr-defined]
    number = {tag: n for n, tag in enumerate(tags)}
    kept = {key: w for key, w in dump.state_features.items() if abs(w) >= SMALLEST}  # type: ignore[attr-defined]
    seen_at_all = sorted({seen for seen, _ in kept})
    rows = {seen: row for row, seen in enumerate(seen_at_all)}
    weights = np.zeros((len(rows), len(tags)), np.float32)
    for (seen, tag), weight in kept.items():
        weights[rows[seen], number[tag]] = weight
    transitions = np.zeros((len(tags), len(tags)), np.float32)
    for (before, after), weight in dump.transitions.items():  # type: ignore[attr-defined]
        transitions[number[before], number[after]] = weight
    for before in tags:
        for after in tags:
            if after.startswith("I-") and before[2:] != after[2:]:
                transitions[number[before], number[after]] = -100.0
    scale = float(np.abs(weights).max()) / 127
    whole = np.rint(weights / scale).astype(np.int8)
    used = np.flatnonzero(whole.any(axis=1))
    return Trained(tags, [seen_at_all[row] for row in used], whole[used], scale, transitions)


def save_model(trained: Trained, file: Path) -> None:
    """Writes plain arrays."""
    np.savez_compressed(
        file,
        seen=np.frombuffer("\n".join(trained.seen).encode(), np.uint8),
        tags=np.frombuffer("\n".join(trained.tags).encode(), np.uint8),
        weights=trained.weights,
        scale=np.float32(trained.scale),
        transitions=trained.transitions,
    )


def corpus_of(
    ner: Path, gold: Sequence[Path], pack: Pack, without: Sequence[str] = (), silver: Path | None = None
) -> list[Tagged]:
    """All training sentences; `without` leaves out stories."""
    known, lists = word_knowledge(pack), name_lists(pack)
    found = read_anercorp(ner / "anercorp-train.conll", pack, ner / "newsfane-fine-train.conll")
    found += read_wojood(ner / "wojood-sample-train.conll", pack)
    found = [by_the_guide(sentence, lists, known) for sentence in found if sentence]
    if silver:
        lines = silver.read_text(encoding="utf-8").splitlines()
        found += [[(form, tag) for form, tag in json.loads(line)] for line in lines]
    for folder in gold:
        for story, articles in read_gold(folder, pack, known.particles).items():
            if story not in without:
                found += [sentence for article in articles for sentence in article] * GOLD_COPIES
    return found


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--ner", type=Path, required=True)
    arguments.add_argument("--gold", type=Path, nargs="*", default=[])
    arguments.add_argument("--without", nargs="*", default=[], help="stories to leave out, to measure on them")
    arguments.add_argument("--silver", type=Path, help="the output of silver.py")
    arguments.add_argument("--out", type=Path, required=True)
    given = arguments.parse_args()
    pack = load_pack()
    trained = train_model(
        corpus_of(given.ner, given.gold, pack, given.without, given.silver), word_knowledge(pack), name_lists(pack)
    )
    save_model(trained, given.out / "names.npz")


if __name__ == "__main__":
    main()
