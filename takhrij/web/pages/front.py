"""The front page: what is in the collection, where to look first, what changed; and the form that adds articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from starlette.requests import Request

from takhrij.api import Added, Change, ClaimRow, Collection, Counts, Filters, Run, StoryRow
from takhrij.errors import InputError
from takhrij.model import Status
from takhrij.web.cache import Cache, until_written
from takhrij.web.page import PageSpec, told
from takhrij.web.refresh import Refresher, State

FIRST = 8
CHANGES = 12
_TELLING = ("new-status", "new-denial", "new-origin", "lost-origin", "gone-claim", "new-report", "new-claim")


@dataclass(frozen=True, slots=True)
class Changes:
    """What the linkings since `since` changed: how many of each kind, and the most telling ones."""

    since: str
    counts: tuple[tuple[str, int], ...]
    first: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Front:
    """The front page."""

    counts: Counts = told("How much is in the collection.")
    stories: tuple[StoryRow, ...] = told("The largest stories.")
    contested: tuple[ClaimRow, ...] = told("Contested claims, by rank.")
    echoed: tuple[ClaimRow, ...] = told("Claims of one origin that several articles carry.")
    unsourced: tuple[ClaimRow, ...] = told("Claims that articles make in their own voice.")
    changes: Changes | None = told("What changed since a day before the last linking, or since the one before it.")


@dataclass(frozen=True, slots=True)
class Add:
    """The form that adds articles."""

    counts: Counts = told("How much is in the collection.")


@dataclass(frozen=True, slots=True)
class Upload:
    """What came of an upload."""

    files: tuple[tuple[str, Added], ...] = told("For each file what was stored and what was left out.")
    progress: State = told("How far analysing and linking are.")


@dataclass(frozen=True, slots=True)
class Progress:
    """How far analysing and linking are."""

    progress: State = told("Whether they run, at which stage, how many articles are done.")


def front(request: Request, collection: Collection) -> Front:
    """Contested, echoed and unsourced claims first: what an editor has to look at."""
    return until_written(request, "front", lambda: _front(request, collection))


def _front(request: Request, collection: Collection) -> Front:
    def first(filters: Filters) -> tuple[ClaimRow, ...]:
        return collection.claims(None, filters, limit=FIRST).rows

    return Front(
        counts=collection.counts(),
        stories=collection.stories()[:FIRST],
        contested=first(Filters(status=Status.CONTESTED)),
        echoed=first(Filters(status=Status.ECHOED)),
        unsourced=first(Filters(unsourced=True)),
        changes=_changes(request, collection),
    )


def _changes(request: Request, collection: Collection) -> Changes | None:
    runs = collection.runs()
    if len(runs) < 2:
        return None
    before = day_before(runs)
    cache: Cache = request.app.state.cache
    return cache.get(("changes", before.id, runs[0].id), lambda: _told(collection, before, runs[0]))


def day_before(runs: Sequence[Run]) -> Run:
    """The last run that is a day older than the newest; else the one before the newest."""
    day = datetime.fromisoformat(runs[0].when) - timedelta(days=1)
    return next((run for run in runs[1:] if datetime.fromisoformat(run.when) <= day), runs[1])


def _told(collection: Collection, before: Run, after: Run) -> Changes:
    found = collection.diff(before.id, after.id)
    counts = Counter(change.kind for change in found)
    telling = sorted(found, key=lambda change: _TELLING.index(change.kind))
    return Changes(before.when, tuple((k, counts[k]) for k in _TELLING if counts[k]), tuple(telling[:CHANGES]))


def add(request: Request, collection: Collection) -> Add:
    """What the form shows beside itself."""
    return Add(collection.counts())


def upload(request: Request, collection: Collection) -> Upload:
    """The upload of that id; the last twenty are remembered."""
    uploads: dict[str, list[tuple[str, Added]]] = request.app.state.uploads
    id = request.path_params["upload"]
    if id not in uploads:
        raise InputError("This upload is not remembered any more. Its articles are in the collection.")
    return Upload(tuple(uploads[id]), _state(request))


def progress(request: Request, collection: Collection) -> Progress:
    """How far it is now."""
    return Progress(_state(request))


def _state(request: Request) -> State:
    refresher: Refresher = request.app.state.refresher
    return refresher.state


FRONT = PageSpec("/", "front.html", Front, front)
ADD = PageSpec("/add", "add.html", Add, add)
UPLOAD = PageSpec("/added/{upload}", "added.html", Upload, upload)
PROGRESS = PageSpec("/progress", None, Progress, progress)
