"""Figures on annotated articles for a model that has not read them, by type and for names unseen in its training.

    python training/names/train.py --ner NER --gold GOLD/train --silver silver.jsonl --out /tmp/model
    python training/names/held_out.py --model /tmp/model/names.npz --ner NER --read GOLD/train --test GOLD/dev

Names are compared as `eval/` does: the distinct strings of an article, folded, with their type, boilerplate left out.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from data import Tagged, read_anercorp, read_gold, read_wojood

from takhrij.find.name_model import NameModel, read_trained
from takhrij.find.name_stretches import stretches_of
from takhrij.find.name_words import particle_cuts, split_words, word_knowledge
from takhrij.find.names import find_entities
from takhrij.model import Span
from takhrij.pack import Pack, load_pack
from takhrij.text import sentences


def plain(name: str, pack: Pack) -> str:
    """The words of a name, loosely folded."""
    return " ".join(word.form for word in split_words(pack.loosely(name)) if word.form[0].isalnum())


def names_read(corpus: Sequence[Tagged], pack: Pack) -> Iterator[str]:
    """The names that stand in tagged sentences, with and without what may be a particle."""
    known = word_knowledge(pack)
    for sentence in corpus:
        forms = [form for form, _ in sentence]
        for start, end, _ in stretches_of([tag for _, tag in sentence]):
            for first in (forms[start], *(rest for _, rest in particle_cuts(forms[start], known))):
                yield plain(" ".join([first, *forms[start + 1 : end]]), pack)


def articles(folder: Path) -> Iterator[tuple[dict[str, Any], str]]:
    """The annotations and texts of a gold folder."""
    for file in sorted(folder.glob("*/gold.json")):
        for article in json.loads(file.read_text(encoding="utf-8"))["articles"]:
            yield article, (file.parent / f"{article['id']}.txt").read_bytes().decode("utf-8")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    for option in ("--model", "--ner", "--read", "--test"):
        arguments.add_argument(option, type=Path, required=True)
    given = arguments.parse_args()
    pack = load_pack()
    known = word_knowledge(pack)
    model = NameModel(read_trained(given.model.read_bytes()), known)
    corpus = read_anercorp(given.ner / "anercorp-train.conll", pack) + read_wojood(
        given.ner / "wojood-sample-train.conll", pack
    )
    for story in read_gold(given.read, pack, known.particles).values():
        corpus += [sentence for article in story for sentence in article]
    read = frozenset(names_read(corpus, pack))
    counts: Counter[tuple[str, str]] = Counter()
    for annotated, text in articles(given.test):
        found = find_entities(pack.view(text), tuple(sentences(text)), pack, model=model)
        skipped = [Span(*credit["span"]) for credit in annotated["credits"] if credit["role"] == "boilerplate"]
        kept = [entity for entity in found if not any(entity.span.overlaps(span) for span in skipped)]
        names = {(plain(entity.span.cut(text), pack), str(entity.type)) for entity in kept}
        true = {(plain(entity["text"], pack), entity["type"]) for entity in annotated["entities"]}
        for what, several in (("found", names), ("true", true), ("right", names & true)):
            for name, type_ in several:
                for group in ("all", type_, *(["unseen"] if name not in read else [])):
                    counts[group, what] += 1
    for group in ("all", "PER", "ORG", "LOC", "OUTLET", "unseen"):
        found_, true_, right = (counts[group, what] for what in ("found", "true", "right"))
        precision, recall = 100 * right / found_, 100 * right / true_
        print(f"{group:7} P {precision:.1f} R {recall:.1f} F1 {200 * right / (found_ + true_):.1f}")


if __name__ == "__main__":
    main()
