"""How long the newsroom's pages take, with several readers at once and, if asked for, while an import runs.

    web.py [FILE.jsonl.gz…] [--size 5000] [--db FILE] [--readers 8] [--pause 0.25] [--seconds 20] [--import] [--out RESULTS.json]

Articles come evenly from the files, or are written by a small generator where no file is named. The collection is built
once (and kept with --db); `takhrij serve` runs in a process of its own; each reader asks for a page, waits the pause
and asks for the next, through every kind of page in turn, with other ids each time. Figures are milliseconds from the
request to the last byte; `of limit` is the 95th percentile over the 100 ms that a page may take.
"""  # noqa: E501

from __future__ import annotations

import argparse
import gzip
import http.client
import itertools
import json
import random
import re
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import quantiles
from typing import Any
from urllib.parse import quote

from takhrij.api import Collection
from takhrij.model import Article

FIELDS = ("id", "text", "outlet", "url", "title", "author", "published")
LIMIT = 100.0  # ms
IDS = 40  # of each kind that are asked for


def read(files: Sequence[Path], size: int) -> Iterator[Article]:
    """`size` articles, evenly taken from the files."""
    lines = [line for file in files for line in gzip.decompress(file.read_bytes()).splitlines()]
    step = max(1.0, len(lines) / size)
    for at in range(min(size, len(lines))):
        row = json.loads(lines[int(at * step)])
        yield Article(**{key: row.get(key) for key in FIELDS})


def written(size: int) -> Iterator[Article]:
    """`size` articles of a generator: three sentences with sources, in clusters of five that retell one another."""
    places, people = ("مرسى النور", "تلان", "سهلة", "وادي الريم"), ("سالم المرزوقي", "ناصر الغافري", "ليلى الحكيم")
    dice = random.Random(5)
    for at in range(size):
        story = at // 5
        place, person = places[story % len(places)], people[(story + at % 2) % len(people)]
        text = (
            f"قالت وزارة الداخلية إن {story % 90 + 3} أشخاص أصيبوا في حادث رقم {story} في {place}.\n\n"
            f"وأضاف المتحدث {person} أن الطريق {story} أغلق حتى إشعار آخر، بحسب وكالة الأنباء.\n\n"
            f"ونفى مصدر أمني أن يكون الحادث {story} مدبرا، وتحدث عن {dice.randint(2, 9)} موقوفين."
        )
        day = f"2025-{story % 12 + 1:02}-{story % 28 + 1:02}"
        yield Article(f"w{at}", text, outlet=f"منبر {at % 23}", title=f"حادث {story} في {place}", published=day)


def build(path: Path, articles: Iterator[Article]) -> None:
    """A linked collection."""
    with Collection.open(path, create=True) as collection:
        collection.add_articles(articles)
        collection.analyse(workers=2)
        collection.link()


def addresses(path: Path) -> dict[str, list[str]]:
    """Addresses of every kind of page."""
    with Collection.open(path) as collection:
        claims = [row.id for row in collection.claims(limit=IDS).rows]
        stories = [row.id for row in collection.stories()[:IDS]]
        articles = [hit.doc for hit in collection.articles(limit=IDS).rows]
        outlets = [row.name for row in collection.outlets()[:IDS]]
        whole = collection.whole_claims(claims)
        names = sorted({link.name for claim in whole for report in claim.reports for link in report.chain[1:]})[:IDS]
        copies = collection.all_copies(limit=IDS).rows
        words = [w for row in collection.claims(limit=IDS).rows for w in row.statement.split() if len(w) > 4][:IDS]
    found = {
        "front": ["/"],
        "stories": ["/stories"],
        "story": [f"/story/{id}" for id in stories],
        "claims": ["/claims", "/claims?status=contested", "/claims?unsourced=1", "/claims?kind=document"],
        "claim": [f"/claim/{id}" for id in claims],
        "card": [f"/claim/{id}/card" for id in claims],
        "articles": ["/articles"],
        "article": [f"/article/{quote(id, safe='')}" for id in articles],
        "who": [f"/who/{quote(name, safe='')}" for name in names],
        "outlets": ["/outlets"],
        "outlet": [f"/outlet/{quote(name, safe='')}" for name in outlets],
        "network": ["/network"],
        "compare": [f"/compare?a={quote(c.doc)}&b={quote(c.of)}" for c in copies],
        "search": [f"/search?q={quote(word)}" for word in words],
        "suggest": [f"/suggest.json?q={quote(word[:3])}" for word in words],
        "review": ["/review"],
        "decisions": ["/decisions"],
        "contradictions": ["/contradictions", "/contradictions?kind=number"],
        "copies": ["/copies"],
    }
    return {page: list_ for page, list_ in found.items() if list_}


@contextmanager
def served(path: Path) -> Iterator[int]:
    """The port of a server in a process of its own."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "takhrij.cli", "serve", str(path), "--port", str(port)]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        try:
            for _ in range(200):
                time.sleep(0.1)
                with socket.socket() as probe:
                    if probe.connect_ex(("127.0.0.1", port)) == 0:
                        break
            yield port
        finally:
            process.terminate()


def visit(port: int, address: str) -> tuple[float, int]:
    """Milliseconds and status of one request."""
    began = time.perf_counter()
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", address)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return (time.perf_counter() - began) * 1000, answer.status


def relink(port: int) -> None:
    """Ask the server to analyse and link again, as an import does."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", "/add")
    page = connection.getresponse()
    cookie = (page.getheader("Set-Cookie") or "").split(";")[0]
    token = re.search(r'name="token" value="(\w+)"', page.read().decode())
    body = f"token={token[1] if token else ''}&back=/"
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": cookie}
    connection.request("POST", "/link", body, headers)
    connection.getresponse().read()


def measure(port: int, pages: dict[str, list[str]], readers: int, pause: float, seconds: float) -> dict[str, Any]:
    """Milliseconds by page."""
    times: dict[str, list[float]] = {page: [] for page in pages}
    until = time.monotonic() + seconds

    def reader(number: int) -> None:
        dice = random.Random(number)
        order = itertools.cycle(dice.sample(sorted(pages), len(pages)))
        while time.monotonic() < until:
            page = next(order)
            took, status = visit(port, dice.choice(pages[page]))
            if status != 200:
                raise SystemExit(f"{page}: status {status}")
            times[page].append(took)
            time.sleep(pause)

    threads = [threading.Thread(target=reader, args=(number,)) for number in range(readers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return {page: figures(taken) for page, taken in times.items() if len(taken) > 1}


def figures(taken: Sequence[float]) -> dict[str, float]:
    """The median and the 95th percentile."""
    cuts = quantiles(taken, n=20, method="inclusive")
    half, high = round(cuts[9], 1), round(cuts[18], 1)
    return {"visits": len(taken), "p50": half, "p95": high, "of limit": round(high / LIMIT, 2)}


def main() -> None:
    """Build, serve, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--size", type=int, default=5000)
    parser.add_argument("--db", type=Path)
    parser.add_argument("--readers", type=int, default=8)
    parser.add_argument("--pause", type=float, default=0.25)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--import", action="store_true", dest="importing")
    parser.add_argument("--out", type=Path)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = args.db or Path(folder) / "bench.db"
        if not path.exists():
            build(path, read(args.files, args.size) if args.files else written(args.size))
        with Collection.open(path) as collection:
            counts = collection.counts()
        print(f"{counts.articles} articles, {counts.claims} claims, {args.readers} readers, pause {args.pause} s")
        pages = addresses(path)
        with served(path) as port:
            for list_ in pages.values():
                visit(port, list_[0])
            if args.importing:
                relink(port)
            found = measure(port, pages, args.readers, args.pause, args.seconds)
    print(f"{'page':<14} {'visits':>6} {'p50':>7} {'p95':>7} {'of limit':>8}")
    for page, row in found.items():
        print(f"{page:<14} {row['visits']:>6} {row['p50']:>7} {row['p95']:>7} {row['of limit']:>8}")
    if args.out:
        args.out.write_text(json.dumps({"articles": counts.articles, "pages": found}, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
