"""Keeps a served collection up to date without holding up its readers: the work is done in another process.

One refresh runs at a time. What is asked for meanwhile is done by one more refresh afterwards, however often it was
asked for, so that a row of decisions costs two linkings and not one each.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path


@dataclass(frozen=True, slots=True)
class State:
    """How far a refresh is. `stage` is "", "analyse" or "link"; `failed` says what went wrong with the last one."""

    running: bool = False
    stage: str = ""
    done: int = 0
    total: int = 0
    finished: int = 0
    failed: str | None = None


Work = Callable[[Callable[[str, int, int], None]], str | None]
"""Does one refresh, told how to say how far it is; gives what went wrong, or None."""


class Refresher:
    """Refreshes one collection when asked. Use `ask` from any thread; `state` is a snapshot."""

    def __init__(self, path: Path, work: Work | None = None) -> None:
        self._work = work or (lambda say: self._in_process(path, say))
        self._process: subprocess.Popen[str] | None = None
        self._lock = threading.Lock()
        self._idle = threading.Event()
        self._idle.set()
        self._again = False
        self.state = State()

    def ask(self) -> None:
        """See to it that a refresh begins after this call."""
        with self._lock:
            if self.state.running:
                self._again = True
                return
            self.state = replace(self.state, running=True, stage="", done=0, total=0, failed=None)
            self._idle.clear()
        threading.Thread(target=self._run, name="takhrij-refresh", daemon=True).start()

    def wait(self, seconds: float) -> bool:
        """Wait until nothing runs; whether that came to be."""
        return self._idle.wait(seconds)

    def close(self) -> None:
        """Stop what runs; finished articles are kept."""
        with self._lock:
            self._again = False
            if self._process is not None:
                self._process.terminate()
        self._idle.wait(10)

    def _run(self) -> None:
        while True:
            try:
                failed = self._work(self._say)
            except Exception as error:  # the readers must hear of it, whatever it is
                failed = f"{type(error).__name__}: {error}"
            with self._lock:
                again, self._again = self._again, False
                self.state = replace(self.state, running=again, finished=self.state.finished + 1, failed=failed)
                if not again:
                    self._idle.set()
                    return

    def _say(self, stage: str, done: int, total: int) -> None:
        self.state = replace(self.state, stage=stage, done=done, total=total)

    def _in_process(self, path: Path, say: Callable[[str, int, int], None]) -> str | None:
        command = [sys.executable, "-m", "takhrij.web.worker", str(path)]
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True
        ) as process:
            self._process = process
            errors: list[str] = []
            assert process.stdout is not None and process.stderr is not None
            drain = threading.Thread(target=errors.extend, args=(process.stderr,), daemon=True)
            drain.start()  # a full pipe of warnings must not stop the worker
            for line in process.stdout:
                at = json.loads(line)
                say(at["stage"], at["done"], at["total"] or 0)
            code = process.wait()
            drain.join(5)
        self._process = None
        return None if code == 0 else (errors[-1].strip() if errors else f"exit code {code}")
