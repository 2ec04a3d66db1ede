"""Time and memory of finding copies, planted passages, additions to an index, and hostile piles.

    copies.py FILE.jsonl.gz… [--sizes 15000 61000 300000] [--out RESULTS.json]

A pile larger than the files is made by varying texts: every word of a round gets the round's letter, so that each round
has the copies of the first and none with it. CPU seconds are of one process, peak memory is the process's; each size
runs in a process of its own. Nothing is analysed first, so the figures are those of finding copies alone.
"""

from __future__ import annotations

import argparse
import gzip
import json
import multiprocessing
import random
import resource
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

from takhrij.link.copies import compare, find_copies
from takhrij.model import Article
from takhrij.pack import load_pack

FIELDS = ("id", "text", "outlet", "url", "title", "author", "published")
PLANTED_WORDS = 40
ADDED = 100


def read(files: Sequence[Path], size: int) -> dict[str, Article]:
    """`size` articles, evenly taken from the files, varied when these hold too few."""
    lines = [line for file in files for line in gzip.decompress(file.read_bytes()).splitlines()]
    articles = [Article(**{key: row.get(key) for key in FIELDS}) for row in map(json.loads, lines)]
    step = max(1.0, len(articles) / size)
    taken = [articles[int(at * step)] for at in range(min(size, len(articles)))]
    rounds = -(-size // len(taken))
    return {a.id: a for a in islice((a for number in range(rounds) for a in _varied(taken, number)), size)}


def _varied(articles: Sequence[Article], number: int) -> Iterator[Article]:
    letter = chr(ord("a") + number)
    for a in articles:
        text = " ".join(word + letter for word in a.text.split()) if number else a.text
        yield replace(a, id=f"{a.id}.{number}", text=text)


def whole_pile(files: Sequence[Path], size: int) -> dict[str, Any]:
    """One pass over a pile."""
    articles = read(files, size)
    words = sum(a.text.count(" ") for a in articles.values())
    before, cpu = _memory(), time.process_time()
    found = find_copies(articles, {}, load_pack())
    return {
        "articles": len(articles),
        "words": words,
        "copies": len(found.copies),
        "cpu_s": round(time.process_time() - cpu, 1),
        "articles_mb": before,
        "peak_mb": _memory(),
    }


def addition(files: Sequence[Path], size: int) -> dict[str, Any]:
    """`ADDED` articles more, when the others are indexed."""
    articles = read(files, size)
    fresh = sorted(articles)[:: len(articles) // ADDED][:ADDED]
    old = {id_: a for id_, a in articles.items() if id_ not in set(fresh)}
    before = find_copies(old, {}, load_pack())
    wall, cpu = time.perf_counter(), time.process_time()
    after = find_copies(articles, {}, load_pack(), before)
    return {
        "indexed": len(old),
        "added": len(fresh),
        "copies": [len(before.copies), len(after.copies)],
        "cpu_s": round(time.process_time() - cpu, 2),
        "wall_s": round(time.perf_counter() - wall, 2),
        "index_mb": round(sum(part.nbytes for part in before.index.arrays().values()) / 1e6),
    }


def planted(files: Sequence[Path], size: int) -> dict[str, Any]:
    """Running text of one article planted in another: how many are found, and with limits within three words.

    Both are articles without quotation marks, since quoted speech is left out by design.
    """
    chance = random.Random(1)
    articles = read(files, size)
    long = [a for a in articles.values() if len(a.text.split()) > 3 * PLANTED_WORDS]
    plain = [a for a in long if not set(a.text) & set("«»“”\"'()")]
    found = exact = tried = 0
    pile = dict(articles)
    truth = []
    pairs = zip(chance.choices(plain, k=500), chance.choices(plain, k=500), strict=True)
    for number, (host, guest) in enumerate(pairs):
        words, other = host.text.split(" "), guest.text.split(" ")
        start, at = chance.randrange(len(other) - PLANTED_WORDS), chance.randrange(len(words))
        passage = " ".join(other[start : start + PLANTED_WORDS])
        text = " ".join([*words[:at], passage, *words[at:]])
        pile[f"planted-{number}"] = replace(host, id=f"planted-{number}", text=text, outlet=None)
        first = len(" ".join([*words[:at], ""]))
        truth.append((f"planted-{number}", guest.id, first, first + len(passage)))
    copies = {frozenset((c.doc, c.of)): c for c in find_copies(pile, {}, load_pack()).copies}
    for planted_id, guest_id, first, last in truth:
        tried += 1
        copy = copies.get(frozenset((planted_id, guest_id)))
        if copy is None:
            continue
        sides = [(pair if copy.doc == planted_id else pair[::-1])[0] for pair in copy.spans]
        text = pile[planted_id].text
        near = [s for s in sides if s.start < last and first < s.end]
        found += bool(near)
        exact += bool(near) and _words(text, near[0].start, first) <= 3 and _words(text, near[-1].end, last) <= 3
    return {"planted": tried, "found": found, "limits_within_3_words": exact}


def _words(text: str, a: int, b: int) -> int:
    return len(text[min(a, b) : max(a, b)].split())


def hostile(files: Sequence[Path], size: int) -> dict[str, Any]:
    """One word a million times, twice; one paragraph in every article; one text many times."""
    articles = read(files, size)
    paragraph = " ".join(next(iter(articles.values())).text.split()[:60])
    everywhere = {id_: replace(a, text=f"{a.text}\n{paragraph}") for id_, a in articles.items()}
    repeated = {f"r{n}": Article(id=f"r{n}", text=("كلمة " if n % 2 else "خبر كلمة ") * 1_000_000) for n in range(2)}
    alike = {f"s{n}": Article(id=f"s{n}", text=paragraph) for n in range(2000)}
    out = {}
    for name, pile in (("plain", articles), ("paragraph", everywhere), ("repeated", repeated), ("alike", alike)):
        cpu = time.process_time()
        copies = len(find_copies(pile, {}, load_pack()).copies)
        out[name] = {"articles": len(pile), "copies": copies, "cpu_s": round(time.process_time() - cpu, 1)}
    cpu = time.process_time()
    compare(repeated["r0"], repeated["r1"], {}, load_pack())
    return out | {"compare_repeated_cpu_s": round(time.process_time() - cpu, 1), "peak_mb": _memory()}


def _memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main() -> None:
    """Run each measurement in a process of its own and print it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--sizes", nargs="*", type=int, default=[15_000, 61_000])
    parser.add_argument("--only", choices=["pile", "addition", "planted", "hostile"])
    parser.add_argument("--out", type=Path)
    args = parser.parse_args()
    jobs = [("pile", whole_pile, size) for size in args.sizes]
    jobs += [("addition", addition, 60_000), ("planted", planted, 10_000), ("hostile", hostile, 5_000)]
    results = []
    for name, job, size in jobs:
        if args.only in (None, name):
            with multiprocessing.get_context("spawn").Pool(1) as pool:
                results.append({"what": name, "size": size} | pool.apply(job, (args.files, size)))
            print(json.dumps(results[-1], ensure_ascii=False), flush=True)
    if args.out:
        args.out.write_text(json.dumps(results, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
