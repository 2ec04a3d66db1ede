"""One page: a frozen context, rendered as HTML, given as JSON under the same address with `.json`, told in OpenAPI.

A page module declares its context as a dataclass whose fields carry `help`, and a function that builds it.
"""

from __future__ import annotations

import dataclasses
import json
import typing
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from jinja2 import Environment
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from takhrij.api import Collection
from takhrij.web.shown import reader_of, words_for

A_YEAR = 31_536_000  # seconds
MOST = 10_000  # rows of a list that are counted and can be leafed through
Build = Callable[[Request, Collection], Any]


def told(help: str) -> Any:
    """A context field with its description, for documents and OpenAPI."""
    return dataclasses.field(metadata={"help": help})


@dataclass(frozen=True, slots=True)
class PageSpec:
    """Where a page lives and how it is made. `path` is a Starlette pattern; `build` returns a `context`. Without a
    `template` there is only the JSON."""

    path: str
    template: str | None
    context: type
    build: Build

    @property
    def json_path(self) -> str:
        return ("/index" if self.path == "/" else self.path) + ".json"


def open_collection(request: Request) -> Collection:
    """The collection, opened for this request's thread."""
    path: Path = request.app.state.path
    return Collection.open(path)


def html_of(spec: PageSpec) -> Callable[[Request], Response]:
    """The endpoint that shows the page."""
    template = spec.template
    assert template is not None

    def endpoint(request: Request) -> Response:
        with open_collection(request) as collection, collection.snapshot():
            context = spec.build(request, collection)
        return render(request, template, page=context)

    return endpoint


def json_of(spec: PageSpec) -> Callable[[Request], Response]:
    """The endpoint that gives the page's context as JSON."""

    def endpoint(request: Request) -> Response:
        with open_collection(request) as collection, collection.snapshot():
            context = spec.build(request, collection)
        return json_response(dataclasses.asdict(context))

    return endpoint


def render(request: Request, template: str, status: int = 200, **values: Any) -> Response:
    """A template in the reader's language."""
    reader = reader_of(request)
    templates: Environment = request.app.state.templates
    body = templates.get_template(template).render(
        request=request,
        form_token=request.state.form_token,
        who=unquote(request.cookies.get("who", "")),
        refresh=request.app.state.refresher.state,
        **words_for(reader),
        **values,
    )
    response = HTMLResponse(body, status)
    if request.query_params.get("lang") == reader.language:
        response.set_cookie("lang", reader.language, max_age=A_YEAR, samesite="strict")
    return response


def json_response(value: Any, status: int = 200) -> Response:
    """JSON that Arabic readers can read."""
    return Response(json.dumps(value, ensure_ascii=False), status, media_type="application/json")


def whole_number(request: Request, name: str, default: int = 0) -> int:
    """A number of the query, never negative; the default where it is none."""
    value = request.query_params.get(name, "")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 10 else default


def offset_of(request: Request) -> int:
    """Where in a list the page begins."""
    return min(whole_number(request, "offset"), MOST)


def describe(specs: tuple[PageSpec, ...], version: str) -> dict[str, Any]:
    """The OpenAPI 3.1 description of all JSON twins, made of the contexts' own documentation."""
    paths: dict[str, Any] = {}
    for spec in specs:
        fields = {
            f.name: {"description": f.metadata.get("help", ""), "x-type": _type_name(spec.context, f.name)}
            for f in dataclasses.fields(spec.context)
        }
        parameters = [
            {"name": part[1:-1].split(":")[0], "in": "path", "required": True, "schema": {"type": "string"}}
            for part in spec.path.split("/")
            if part.startswith("{")
        ]
        summary = (spec.context.__doc__ or "").split("\n")[0]
        schema = {"type": "object", "properties": fields}
        answer = {"description": summary, "content": {"application/json": {"schema": schema}}}
        path = spec.json_path.replace(":path", "")
        paths[path] = {"get": {"summary": summary, "parameters": parameters, "responses": {"200": answer}}}
    return {"openapi": "3.1.0", "info": {"title": "Takhrij", "version": version}, "paths": paths}


def _type_name(context: type, name: str) -> str:
    hint = typing.get_type_hints(context)[name]
    return str(hint).replace("takhrij.api.results.", "").replace("takhrij.model.", "")
