"""Analyses what is new in a collection and links it, in a process of its own: `python -m takhrij.web.worker FILE`.

Says how far it is, one JSON object a line: {"stage": "analyse", "done": 3, "total": 9}.
"""

from __future__ import annotations

import json
import os
import sys

from takhrij.api import Collection
from takhrij.errors import TakhrijError

_GIVE_WAY = 10  # steps of priority below those who read the pages


def main(path: str) -> int:
    """Do the work; the exit code is 1 where it failed, and the last line of standard error says why."""
    if hasattr(os, "nice"):
        os.nice(_GIVE_WAY)
    try:
        with Collection.open(path) as collection:
            collection.analyse(progress=_say)
            collection.link(progress=_say)
    except TakhrijError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


def _say(stage: str, done: int, total: int | None) -> None:
    sys.stdout.write(json.dumps({"stage": stage, "done": done, "total": total}) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
