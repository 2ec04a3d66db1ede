"""What a reader changes: articles added, decisions made and taken back, the collection linked again.

Every form carries the visitor's token; every change is answered by a redirect, so that going back repeats nothing.
Analysing and linking go on behind the pages (`refresh.py`).
"""

from __future__ import annotations

import secrets
from urllib.parse import quote, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from takhrij.api import Added
from takhrij.errors import InputError
from takhrij.model import Anchor, Verdict
from takhrij.web.page import A_YEAR, open_collection
from takhrij.web.refresh import Refresher
from takhrij.web.security import check_form

MAX_FILES = 500
_UPLOADS_KEPT = 20
_LONGEST = 2_000  # letters of a name, a reason or a value


async def add_articles(request: Request) -> Response:
    """Keep uploaded files and a pasted text, begin to analyse and link, and lead to what came of it."""
    form = await _form(request)
    files = [(f.filename or "upload", await f.read()) for f in form.getlist("files") if isinstance(f, UploadFile)]
    if pasted := str(form.get("text", "")).strip():
        files.append(("-", pasted.encode("utf-8")))  # without a name: its id comes from its content
    files = [(name, data) for name, data in files if data]
    if not files:
        raise InputError("Nothing was sent. Choose files or paste a text.")
    added = await run_in_threadpool(_take, request, files)
    uploads: dict[str, list[tuple[str, Added]]] = request.app.state.uploads
    id = secrets.token_urlsafe(8)
    uploads[id] = added
    while len(uploads) > _UPLOADS_KEPT:
        uploads.pop(next(iter(uploads)))
    _refresh(request)
    return RedirectResponse(f"/added/{id}", 303)


def _take(request: Request, files: list[tuple[str, bytes]]) -> list[tuple[str, Added]]:
    with open_collection(request) as collection:
        return [(name, collection.add_bytes(name, data)) for name, data in files]


async def link_again(request: Request) -> Response:
    """Analyse what is new and link under the decisions that stand."""
    form = await _form(request)
    _refresh(request)
    return _back(form)


async def decide(request: Request) -> Response:
    """Record a decision on claims or names, and link again where it changes how articles are linked."""
    form = await _form(request)
    targets: list[str | Anchor] = [str(t).strip()[:_LONGEST] for t in form.getlist("target") if str(t).strip()]
    targets += map(Anchor, map(str, form.getlist("doc")), map(str, form.getlist("cut")))
    who, why, value = (str(form.get(name, "")).strip()[:_LONGEST] for name in ("who", "why", "value"))
    verdict = str(form.get("verdict", ""))
    if not who or not targets or verdict not in set(Verdict):
        raise InputError("A decision needs your name, what it is about, and a verdict.")
    if await run_in_threadpool(_decide, request, Verdict(verdict), targets, value or None, who, why):
        _refresh(request)
    if form.get("quiet"):  # a script that goes through a queue shows what comes next by itself
        response: Response = Response(status_code=204)
    else:
        response = _back(form)
    response.set_cookie("who", quote(who), max_age=A_YEAR, httponly=True, samesite="strict")
    return response


async def undo(request: Request) -> Response:
    """Take a decision back, and link again where that changes how articles are linked."""
    form = await _form(request)
    number = str(form.get("decision", ""))
    if not number.isdecimal():
        raise InputError("Say which decision to take back.")
    if await run_in_threadpool(_undo, request, int(number)):
        _refresh(request)
    return _back(form)


def _decide(
    request: Request, verdict: Verdict, targets: list[str | Anchor], value: str | None, who: str, why: str
) -> bool:
    """Record it; whether the collection has to be linked again."""
    with open_collection(request) as collection:
        collection.decide(verdict, targets, value, who=who, why=why)
        return collection.stale()


def _undo(request: Request, decision: int) -> bool:
    """Take it back; whether the collection has to be linked again."""
    with open_collection(request) as collection:
        collection.undo(decision)
        return collection.stale()


def _refresh(request: Request) -> None:
    refresher: Refresher = request.app.state.refresher
    refresher.ask()


async def _form(request: Request) -> FormData:
    form = await request.form(max_files=MAX_FILES)
    if not check_form(request, form.get("token")):
        raise HTTPException(403, "The form has grown old. Load the page again.")
    return form


def _back(form: FormData) -> RedirectResponse:
    """To the page that the form was on; only a path of this site is followed."""
    parts = urlsplit(str(form.get("back", "/")))
    path = parts.path if parts.path.startswith("/") and not parts.path.startswith("//") else "/"
    return RedirectResponse(path + (f"?{parts.query}" if parts.query else ""), 303)
