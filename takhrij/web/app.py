"""The newsroom's page as an application: routes, errors, static files. `create_app` makes it, `serve` runs it."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

import takhrij
from takhrij.api import Collection
from takhrij.errors import InputError, TakhrijError
from takhrij.web.actions import add_articles, decide, link_again, undo
from takhrij.web.downloads import claims_csv, original
from takhrij.web.page import PageSpec, describe, html_of, json_of, json_response, render
from takhrij.web.pages import PAGES
from takhrij.web.security import Guard, GuardMiddleware
from takhrij.web.shown import environment


def create_app(path: str | Path, guard: Guard | None = None) -> Starlette:
    """The application over one collection's file. Raises StoreError if that cannot be opened."""
    Collection.open(path).close()
    guard = guard or Guard()
    app = Starlette(
        routes=[*_pages(PAGES), *_others()],
        middleware=[Middleware(GuardMiddleware, guard=guard)],
        exception_handlers={404: _not_found, InputError: _not_found, TakhrijError: _failed},
    )
    app.state.path = Path(path)
    app.state.guard = guard
    app.state.templates = environment()
    return app


def _pages(specs: tuple[PageSpec, ...]) -> list[Route]:
    """The JSON twin of a page comes first, so that no pattern of a page swallows it."""
    return [
        route
        for spec in specs
        for route in (Route(spec.json_path, json_of(spec)), Route(spec.path, html_of(spec), name=spec.template))
    ]


def _others() -> list[Route | Mount]:
    return [
        Route("/claims.csv", claims_csv),
        Route("/article/{article}/original", original),
        Route("/add", add_articles, methods=["POST"]),
        Route("/decide", decide, methods=["POST"]),
        Route("/undo", undo, methods=["POST"]),
        Route("/link", link_again, methods=["POST"]),
        Route("/login", _login, methods=["GET", "POST"]),
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


async def _not_found(request: Request, error: Exception) -> Response:
    return _error(request, 404, error)


async def _failed(request: Request, error: Exception) -> Response:
    return _error(request, 500, error)


def _error(request: Request, status: int, error: Exception) -> Response:
    message = str(error) if isinstance(error, TakhrijError) else ""
    if request.url.path.endswith(".json"):
        return json_response({"error": message or str(status)}, status)
    return render(request, "error.html", status, code=status, message=message)
