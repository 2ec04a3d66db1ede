"""Word classes from raw news: word2vec vectors of the frequent folded words, grouped by k-means.

    python training/names/clusters.py NEWS.jsonl.gz… > takhrij/packs/ar/models/words.tsv

One line a word, most frequent first: word, coarse class, fine class. Order is part of the data: a word's line number is
its rank, which the tagger uses to tell a clitic from the first letter of a name. Seeded, one thread, so that the same
articles give the same file (with PYTHONHASHSEED=0, which gensim needs).
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from gensim.models import Word2Vec
from sklearn.cluster import MiniBatchKMeans

from takhrij.find.name_words import split_words
from takhrij.pack import Pack, load_pack
from takhrij.text import sentences

SEED = 1
KEPT_WORDS = 60_000
COARSE, FINE = 64, 512


class Sentences:
    """The sentences of the articles as lists of folded words; can be read again and again, as gensim asks."""

    def __init__(self, files: Sequence[str], pack: Pack) -> None:
        self._files = files
        self._pack = pack

    def __iter__(self) -> Iterator[list[str]]:
        for file in self._files:
            with gzip.open(Path(file), "rt", encoding="utf-8") as lines:
                for line in lines:
                    text = self._pack.fold(json.loads(line)["text"])
                    for span in sentences(text):
                        yield [word for word, _, _ in split_words(span.cut(text))]


def main(files: Sequence[str]) -> None:
    corpus = Sentences(files, load_pack())
    model = Word2Vec(
        corpus, vector_size=64, window=2, sg=0, negative=8, min_count=6, epochs=4, workers=1, seed=SEED, sample=1e-4
    )
    words = model.wv.index_to_key[:KEPT_WORDS]
    vectors = model.wv.vectors[: len(words)].astype(np.float64)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    coarse, fine = (_classes(vectors, count) for count in (COARSE, FINE))
    for word, big, small in zip(words, coarse, fine, strict=True):
        print(word, big, small, sep="\t")


def _classes(vectors: np.ndarray, count: int) -> Sequence[int]:
    found: Sequence[int] = MiniBatchKMeans(count, random_state=SEED, n_init=3, batch_size=4096).fit_predict(vectors)
    return found


if __name__ == "__main__":
    main(sys.argv[1:])
