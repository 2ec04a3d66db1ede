"""What templates need to show values: words of the interface, reasons, addresses, numbers, and text made harmless.

Everything is escaped by Jinja2; `calm` also takes out the control characters with which a hostile text could turn or
hide the words round it (Unicode TR 36, "bidirectional text spoofing").
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from types import MappingProxyType
from typing import Any, Protocol
from urllib.parse import quote, urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup
from starlette.requests import Request

from takhrij.api import ClaimRow
from takhrij.model import Reason, Span
from takhrij.wording import LANGUAGES, say, sentences

_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f\u200e\u200f\u202a-\u202e\u2060-\u206f\ufff9-\ufffb]")
_TIMESTAMP = re.compile(r"\b(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::\d\d(?:\.\d{1,9})?)?")
_FIELDS = ("q", "outlet", "status", "kind", "since", "until", "actor", "place", "story", "unsourced", "hidden")


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads: the language of the interface and its direction."""

    language: str

    @property
    def direction(self) -> str:
        return "rtl" if self.language == "ar" else "ltr"


def reader_of(request: Request) -> Reader:
    """The language asked for in the address, else in the cookie, else Arabic."""
    asked = request.query_params.get("lang") or request.cookies.get("lang")
    return Reader(asked if asked in LANGUAGES else LANGUAGES[0])


def calm(text: str | None) -> str:
    """The text without invisible controls that reorder or hide; each becomes a visible mark."""
    return _CONTROLS.sub("\ufffd", text or "")


def word(code: str, language: str, *args: object) -> str:
    """A word or sentence of the pages, or else of the whole house: statuses, kinds and links are called alike."""
    area = "web" if f"web.{code}" in sentences() else "house"
    return say(Reason(f"{area}.{code}", tuple(str(a) for a in args)), language)


class Dated(Protocol):
    """An article, or what stands for it."""

    @property
    def outlet(self) -> str | None: ...

    @property
    def published(self) -> str | None: ...


def reason(value: Reason, articles: Mapping[str, Dated] = MappingProxyType({}), *, language: str) -> str:
    """A reason as a sentence, each argument isolated so that it cannot turn the sentence round; ids of the `articles`
    give way to outlet and day, which say more to a reader."""

    def shown(arg: str) -> str:
        article = articles.get(arg)
        if article is not None and article.outlet:
            return f"{calm(article.outlet)} {day(article.published)}".strip()
        return _TIMESTAMP.sub(r"\1 \2", calm(arg))

    args = tuple(map(shown, value.args))
    return calm_except_isolates(say(Reason(value.code, args), language, isolate=True))


def calm_except_isolates(text: str) -> str:
    """Keeps the isolates that `say` put in."""
    return "".join(c if c in "\u2068\u2069" else calm(c) for c in text)


def address(*parts: str) -> str:
    """A path of this site; each part is quoted."""
    return "/" + "/".join(quote(part, safe="") for part in parts)


def source_address(name: str, actor: str, kind: str | None) -> str:
    """The page of somebody in a chain: an outlet's, else a person's or body's, by key, which every name leads to."""
    return address("outlet", name) if kind == "outlet" else address("who", actor)


def with_query(path: str, **values: object) -> str:
    """The path with the values that are not empty as its query."""
    kept = {k: v for k, v in values.items() if v not in (None, "", False)}
    return f"{path}?{urlencode(kept)}" if kept else path


def fields(request: Request) -> dict[str, str]:
    """The fields of the address that a link to another part of the same list has to keep."""
    return {name: value for name in _FIELDS if (value := request.query_params.get(name))}


def in_language(request: Request, language: str) -> str:
    """The same page in another language."""
    return with_query(request.url.path, **{**request.query_params, "lang": language})


def marked(text: str, spans: Sequence[Span]) -> Markup:
    """The text made harmless, with these places of it marked; places that overlap are marked once."""
    out, at = Markup(), 0
    for span in spans:
        if span.start >= at:
            out += Markup("{}<mark>{}</mark>").format(calm(text[at : span.start]), calm(span.cut(text)))
            at = span.end
    return out + calm(text[at:])


def by_story(pairs: Sequence[tuple[Any, ClaimRow, ClaimRow]]) -> list[tuple[str | None, list[Any]]]:
    """Contradictions that follow each other in one story, under its id."""
    return [(story, list(rows)) for story, rows in groupby(pairs, key=lambda pair: pair[1].story)]


def grouped(number: int) -> str:
    """A number with its thousands apart."""
    return f"{number:,}"


def day(iso: str | None) -> str:
    """The date of a timestamp."""
    return (iso or "")[:10]


def period(when: tuple[str, str]) -> str:
    """From when to when, as exactly as it is known: in whole years or months where those are meant, else in days."""
    first, last = map(day, when)
    if first.endswith("-01") and _ends_month(last):
        length = len("2018") if first.endswith("-01-01") and last.endswith("-12-31") else len("2018-04")
        first, last = first[:length], last[:length]
    return first if first == last else f"{first} – {last}"


def _ends_month(iso: str) -> bool:
    year, month, last = map(int, iso.split("-"))
    return last == monthrange(year, month)[1]


def environment() -> Environment:
    """The templates, with everything above at hand. Undefined names are errors."""
    found = Environment(
        loader=PackageLoader("takhrij.web"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters.update(by_story=by_story, calm=calm, day=day, period=period, grouped=grouped, marked=marked)
    found.tests.update(ascii=str.isascii)  # offices that no words stand for are keys of the pack
    found.globals.update(
        address=address, source_address=source_address, with_query=with_query, in_language=in_language, fields=fields
    )
    return found


def words_for(reader: Reader) -> dict[str, Any]:
    """The functions that depend on the reader's language: `t` for interface words, `because` for reasons."""
    return {
        "t": lambda code, *args: word(code, reader.language, *args),
        "because": partial(reason, language=reader.language),
        "reader": reader,
        "has_word": lambda code: {f"web.{code}", f"house.{code}"} & sentences().keys(),
    }
