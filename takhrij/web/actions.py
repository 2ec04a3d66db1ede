"""What a reader changes: articles added, decisions made and taken back, the collection linked again.

Every form carries the visitor's token; every change is answered by a redirect, so that going back repeats nothing.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from takhrij.api import Added, Collection
from takhrij.errors import InputError
from takhrij.model import Verdict
from takhrij.web.page import open_collection, render
from takhrij.web.security import check_form

MAX_FILES = 500


async def add_articles(request: Request) -> Response:
    """Keep uploaded files and a pasted text, analyse and link, and say what came of it."""
    form = await _form(request)
    files = [(f.filename or "upload", await f.read()) for f in form.getlist("files") if isinstance(f, UploadFile)]
    if pasted := str(form.get("text", "")).strip():
        files.append(("pasted.txt", pasted.encode("utf-8")))
    files = [(name, data) for name, data in files if data]
    if not files:
        raise InputError("Nothing was sent. Choose files or paste a text.")
    added = await run_in_threadpool(_take, request, files)
    return render(request, "added.html", added=added)


def _take(request: Request, files: list[tuple[str, bytes]]) -> list[tuple[str, Added]]:
    with open_collection(request) as collection:
        added = [(name, collection.add_bytes(name, data)) for name, data in files]
        _refresh(collection)
    return added


async def link_again(request: Request) -> Response:
    """Analyse what is new and link under the decisions that stand."""
    form = await _form(request)
    await run_in_threadpool(_relink, request)
    return _back(form)


async def decide(request: Request) -> Response:
    """Record a decision on claims or names, and link again."""
    form = await _form(request)
    targets = [str(t) for t in form.getlist("target") if str(t).strip()]
    who, why = str(form.get("who", "")).strip(), str(form.get("why", "")).strip()
    value = str(form.get("value", "")).strip() or None
    verdict = str(form.get("verdict", ""))
    if not who or not targets or verdict not in set(Verdict):
        raise InputError("A decision needs your name, what it is about, and a verdict.")
    await run_in_threadpool(_decide, request, Verdict(verdict), targets, value, who, why)
    response = _back(form)
    response.set_cookie("who", who.encode("ascii", "xmlcharrefreplace").decode(), samesite="strict")
    return response


async def undo(request: Request) -> Response:
    """Take a decision back, and link again."""
    form = await _form(request)
    number = str(form.get("decision", ""))
    if not number.isdecimal():
        raise InputError("Say which decision to take back.")
    await run_in_threadpool(_undo, request, int(number))
    return _back(form)


def _decide(request: Request, verdict: Verdict, targets: list[str], value: str | None, who: str, why: str) -> None:
    with open_collection(request) as collection:
        collection.decide(verdict, targets, value, who=who, why=why)
        _refresh(collection)


def _undo(request: Request, decision: int) -> None:
    with open_collection(request) as collection:
        collection.undo(decision)
        _refresh(collection)


def _relink(request: Request) -> None:
    with open_collection(request) as collection:
        _refresh(collection)


def _refresh(collection: Collection) -> None:
    collection.analyse()
    collection.link()


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
