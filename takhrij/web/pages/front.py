"""The front page: what is in the collection, where to look first, what changed; and the form that adds articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from starlette.requests import Request

from takhrij.api import Added, Change, ClaimRow, Collection, Counts, Filters, Run, StoryRow
from takhrij.errors import InputError
from takhrij.model import Status
from takhrij.web.cache import remembered
from takhrij.web.page import PageSpec, told
from takhrij.web.refresh import Refresher, State

FIRST = 8
CHANGES = 12
MOST_COMPARED = 100_000  # claims; more take longer than a reader waits
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
    known = remembered(request, collection, "front", lambda: _front(collection))
    return replace(known, counts=collection.counts())


def _front(collection: Collection) -> Front:
    def first(filters: Filters, known: tuple[ClaimRow, ...] = ()) -> tuple[ClaimRow, ...]:
        found = collection.claims(None, filters, limit=FIRST + len(known), most=0).rows
        return tuple(row for row in found if row not in known)[:FIRST]

    contested, echoed = first(Filters(status=Status.CONTESTED)), first(Filters(status=Status.ECHOED))
    return Front(
        counts=collection.counts(),
        stories=collection.some_stories(limit=FIRST).rows,
        contested=contested,
        echoed=echoed,
        unsourced=first(Filters(unsourced=True), contested + echoed),  # each is told of once
        changes=_changes(collection),
    )


def _changes(collection: Collection) -> Changes | None:
    runs = collection.runs()
    if len(runs) < 2 or runs[0].claims > MOST_COMPARED:
        return None
    return _told(collection, day_before(runs), runs[0])


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
