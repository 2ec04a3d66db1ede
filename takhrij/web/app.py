"""The newsroom's page as an application: routes, errors, static files. `create_app` makes it, `serve` runs it."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.resources import files
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

import takhrij
from takhrij.api import Collection
from takhrij.errors import InputError, TakhrijError
from takhrij.web.actions import add_articles, decide, link_again, undo
from takhrij.web.cache import Cache
from takhrij.web.downloads import (
    claims_csv,
    contradictions_csv,
    copies_csv,
    feeds_csv,
    original,
    outlets_csv,
    reports_csv,
)
from takhrij.web.mark import follow_style
from takhrij.web.page import PageSpec, describe, html_of, json_of, json_response, render
from takhrij.web.pages import PAGES
from takhrij.web.refresh import Refresher
from takhrij.web.security import HEADERS, Guard, GuardMiddleware, check_form
from takhrij.web.shown import environment


def create_app(path: str | Path, guard: Guard | None = None) -> Starlette:
    """The application over one collection's file. Raises StoreError if that cannot be opened."""
    Collection.open(path).close()
    guard = guard or Guard()
    refresher = Refresher(Path(path))

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        threading.Thread(target=Collection.get_ready, daemon=True).start()
        yield
        refresher.close()

    app = Starlette(
        lifespan=lifespan,
        routes=[*_others(), *_pages(PAGES)],
        middleware=[Middleware(GuardMiddleware, guard=guard)],
        exception_handlers={404: _not_found, InputError: _refused, TakhrijError: _failed, Exception: _failed},
    )
    app.state.path = Path(path)
    app.state.guard = guard
    app.state.refresher = refresher
    app.state.cache = Cache()
    app.state.uploads = {}
    app.state.templates = environment()
    return app


def _pages(specs: tuple[PageSpec, ...]) -> list[Route]:
    """The JSON twin of a page comes first, so that no pattern of a page swallows it."""
    return [
        route
        for spec in specs
        for route in (
            Route(spec.json_path, json_of(spec)),
            *([Route(spec.path, html_of(spec), name=spec.template)] if spec.template else []),
        )
    ]


def _others() -> list[Route | Mount]:
    return [
        Route("/claims.csv", claims_csv),
        Route("/outlets.csv", outlets_csv),
        Route("/copies.csv", copies_csv),
        Route("/contradictions.csv", contradictions_csv),
        Route("/network.csv", feeds_csv),
        Route("/claim/{claim}/reports.csv", reports_csv),
        Route("/follow/{count:int}.css", _follow),
        Route("/article/{article:path}/original", original),
        Route("/add", add_articles, methods=["POST"]),
        Route("/decide", decide, methods=["POST"]),
        Route("/undo", undo, methods=["POST"]),
        Route("/link", link_again, methods=["POST"]),
        Route("/login", _login, methods=["GET", "POST"]),
        Route("/logout", _logout, methods=["POST"]),
        Route("/openapi.json", lambda request: json_response(describe(PAGES, takhrij.__version__))),
        Mount("/static", StaticFiles(directory=str(files("takhrij.web").joinpath("static")))),
    ]


async def _login(request: Request) -> Response:
    guard: Guard = request.app.state.guard
    if request.method == "GET":
        return render(request, "login.html", wrong=False)
    token = guard.log_in(str((await request.form()).get("password", "")))
    if token is None:
        return render(request, "login.html", 403, wrong=True)
    response = RedirectResponse("/", 303)
    response.set_cookie("session", token, httponly=True, samesite="strict")
    return response


async def _logout(request: Request) -> Response:
    guard: Guard = request.app.state.guard
    if not check_form(request, (await request.form()).get("token")):
        raise HTTPException(403)
    guard.log_out(request.cookies.get("session"))
    return RedirectResponse("/login", 303)


def _follow(request: Request) -> Response:
    style = follow_style(request.path_params["count"])
    return Response(style, media_type="text/css", headers={"Cache-Control": "max-age=86400"})


async def _not_found(request: Request, error: Exception) -> Response:
    return _error(request, 404, error)


async def _refused(request: Request, error: Exception) -> Response:
    """What was asked for is not there, or what was sent cannot be done."""
    return _error(request, 404 if request.method in ("GET", "HEAD") else 400, error)


async def _failed(request: Request, error: Exception) -> Response:
    return _error(request, 500, error)


def _error(request: Request, status: int, error: Exception) -> Response:
    message = str(error) if isinstance(error, TakhrijError) else ""
    if request.url.path.endswith(".json"):
        return json_response({"error": message or str(status)}, status)
    response = render(request, "error.html", status, code=status, message=message)
    response.headers.update(HEADERS)  # what nobody foresaw is answered outside of the guard
    return response
