"""Figures on ANERcorp's training split: five folds, exact names, with and without what raw news taught.

    python training/names/five_fold.py --ner DIR [--plain]

The corpus's own tags are kept (an outlet counts as ORG), its test split is never read. Usage signs and found names come
from a first model that had read all of the training split; `--plain` leaves them out, so that no fold has seen its test
part in any way. Every fifth run of 40 sentences is tested, so that articles stay whole as far as can be.
"""

from __future__ import annotations

import argparse
from collections import Counter
from dataclasses import replace
from pathlib import Path

from data import Tagged, read_anercorp
from train import train_model

from takhrij.find.name_lists import NameLists, name_lists
from takhrij.find.name_model import NameModel
from takhrij.find.name_stretches import stretches_of
from takhrij.find.name_words import WordKnowledge, word_knowledge
from takhrij.pack import load_pack

FOLDS, RUN = 5, 40


def without_usage(known: WordKnowledge) -> WordKnowledge:
    """The same knowledge, as if no model had ever read the news."""
    return replace(known, columns=[line.rpartition("\t")[0] + "\t" for line in known.columns])


class ListsByHand(NameLists):
    """The lists without the found names."""

    def marks(self, forms: list[str]) -> list[str]:  # type: ignore[override]
        """The marks of the lists that were written by hand or cut from a gazetteer."""
        return ["" if mark.startswith("found") else mark for mark in super().marks(forms)]


def count(model_tags: list[list[str]], gold: list[Tagged], totals: Counter[tuple[str, str]], seen: set[str]) -> None:
    """Add up found, true and right names, by type, and for names that training had not seen."""
    for sentence, tags in zip(gold, model_tags, strict=True):
        forms = [form for form, _ in sentence]
        true, found = set(stretches_of([tag for _, tag in sentence])), set(stretches_of(tags))
        for what, names in (("true", true), ("found", found), ("right", true & found)):
            for start, end, type_ in names:
                new = " ".join(forms[start:end]) not in seen
                for group in ("all", str(type_), *(["unseen"] if new else [])):
                    totals[group, what] += 1


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--ner", type=Path, required=True)
    arguments.add_argument("--plain", action="store_true")
    given = arguments.parse_args()
    pack = load_pack()
    known, lists = word_knowledge(pack), name_lists(pack)
    if given.plain:
        known = without_usage(known)
        lists.__class__ = ListsByHand
    corpus = [sentence for sentence in read_anercorp(given.ner / "anercorp-train.conll", pack) if sentence]
    totals: Counter[tuple[str, str]] = Counter()
    for fold in range(FOLDS):
        tested = [s for at, s in enumerate(corpus) if at // RUN % FOLDS == fold]
        trained = [s for at, s in enumerate(corpus) if at // RUN % FOLDS != fold]
        seen = {
            " ".join(form for form, _ in s[start:end])
            for s in trained
            for start, end, _ in stretches_of([tag for _, tag in s])
        }
        model = NameModel(train_model(trained, known, lists), known)
        forms = [[form for form, _ in s] for s in tested]
        count(model.tag(forms, [lists.marks(f) for f in forms]), tested, totals, seen)
    for group in ("all", "PER", "LOC", "ORG", "unseen"):
        right, found, true = (totals[group, what] for what in ("right", "found", "true"))
        print(f"{group:7} P {100 * right / found:.1f} R {100 * right / true:.1f} F1 {200 * right / (found + true):.1f}")


if __name__ == "__main__":
    main()
