"""Finds the credits of an article: agencies, datelines, bylines, republished-from lines, pictures and boilerplate.

Text, title, author and address are evidence alike; `Credit.field` says in which a credit's span counts. Invariant:
credits of the text do not overlap, and stand in the order of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from takhrij.find.boilerplate import find_line
from takhrij.find.credit_words import Source, is_place, photo_forms, source_named, trimmed
from takhrij.find.datelines import find_head
from takhrij.find.outlet_table import Outlet, outlet_at, outlet_labelled, outlets_named
from takhrij.find.outlets import find_outlets
from takhrij.find.signatures import find_alone, find_closing, find_cued, find_list
from takhrij.find.teasers import find_teasers
from takhrij.model import Article, Credit, Reason, Role
from takhrij.pack import Pack
from takhrij.text import View, paragraphs

_MOST_PARAGRAPHS = 2000  # beyond, a text is no news article and only its edges are looked at
_TOP, _BOTTOM = 4, 5  # paragraphs near an edge
_LEAST_AUTHOR = 6  # letters of an author line that can be told in the text
_MARGIN = 12  # letters beside the author's name that his line may hold
_FIELD_PIECE = re.compile(r"(?:[^-–—:|/،,()«»\"\s]|\s(?!\s))+")
_HOST = re.compile(r"(?:https?://)?[^/]+/")
_PATH_WORD = re.compile(r"(?<=/)[a-z]{3,12}(?=/)")  # a folder; in the slug it would be what the story is about
_MASTHEAD = re.compile(r"(?:\s[|\-–—]\s*|\s*\()([^|\-–—()]{2,40})\)?\s*$")


class _Line(NamedTuple):
    text: str
    start: int


def find_credits(article: Article, view: View, pack: Pack) -> tuple[Credit, ...]:
    """Every credit of an article, those of the text first."""
    kept: list[Credit] = []
    for credit in sorted(
        _in_text(article, view, pack), key=lambda credit: (credit.role is not Role.BOILERPLATE, credit.span)
    ):
        if not any(credit.span.overlaps(other.span) for other in kept):
            kept.append(credit)
    kept.sort(key=lambda credit: credit.span)
    kept += _in_author(article, pack)
    kept += _in_title(article, pack)
    kept += _in_address(article, pack)
    own = _own(article, pack)
    return tuple(_settled(credit, own, pack) for credit in kept)


def _own(article: Article, pack: Pack) -> Outlet | None:
    """The outlet that the record or the address names."""
    labelled = outlet_labelled(article.outlet, pack) if article.outlet else None
    return labelled or (outlet_at(article.url, pack) if article.url else None)


def _settled(credit: Credit, own: Outlet | None, pack: Pack) -> Credit:
    """A name that several outlets bear means the article's own outlet, where that is one of them."""
    if own is None or credit.outlet is None or own.id == credit.entity or credit.role is Role.BOILERPLATE:
        return credit
    return replace(credit, entity=own.id) if own in outlets_named(credit.outlet, pack) else credit


def _in_text(article: Article, view: View, pack: Pack) -> Iterator[Credit]:
    author = pack.fold(article.author or "").strip()
    author = author if len(author) >= _LEAST_AUTHOR else ""
    lines = [_Line(span.cut(view.folded), span.start) for span in paragraphs(view.folded)]
    if len(lines) > _MOST_PARAGRAPHS:
        lines = lines[: _MOST_PARAGRAPHS // 2] + lines[-_MOST_PARAGRAPHS // 2 :]
    taken = [False] * len(lines)
    announced = [False] * len(lines)
    for at, line in enumerate(lines):
        found = find_line(line.text, at < _TOP or at >= len(lines) - _BOTTOM, pack)
        if found:
            taken[at] = found.start == 0 and found.end == len(line.text)
            announced[at] = found.announces
            yield _credit(
                view, line.start + found.start, line.start + found.end, None, None, Role.BOILERPLATE, found.rule
            )
            if found.start:
                lines[at] = _Line(line.text[: found.start].rstrip(), line.start)
            elif found.end < len(line.text):
                rest = line.text[found.end :].lstrip()
                lines[at] = _Line(rest, line.start + len(line.text) - len(rest))
    for at, line in enumerate(lines):
        if not taken[at]:
            for credit in _of_line(view, line, at, len(lines), author, pack):
                taken[at] = taken[at] or credit.span.end - credit.span.start >= len(line.text) - 3
                yield credit
    for at, rule in find_teasers([line.text for line in lines], taken, announced, pack).items():
        line = lines[at]
        yield _credit(view, line.start, line.start + len(line.text), None, None, Role.BOILERPLATE, rule)


def _of_line(view: View, line: _Line, at: int, count: int, author: str, pack: Pack) -> Iterator[Credit]:
    """The credits of one paragraph that is no boilerplate."""
    if photo := _photo(line.text, pack):
        yield _credit(view, line.start, line.start + len(line.text), photo[0], photo[1], Role.PHOTO, "credit.photo")
        return
    top, bottom = 0 < at < _TOP, count > 1 and at >= count - _BOTTOM
    edge = top or bottom
    marks = find_alone(line.text, pack) if bottom else find_list(line.text, pack) if top else ()
    head = None if marks else find_head(line.text, top, pack)
    if head:
        name = head.name or _raw(view, line, head.person)
        yield _credit(
            view, line.start + head.start, line.start + head.end, name, head.entity, head.role, "credit.dateline"
        )
    if edge and at and not head and not marks:
        marks = find_cued(line.text, pack)
    if bottom and not marks:
        marks = find_closing(line.text, pack)
    for mark in marks:
        name = mark.name or _raw(view, line, mark.unknown)
        yield _credit(view, line.start + mark.start, line.start + mark.end, name, mark.entity, mark.role, mark.code)
    if edge and at and author and not head and not marks and _is_author(line.text, author):
        yield _credit(view, line.start, line.start + len(line.text), author, None, Role.BYLINE, "credit.author")


def _is_author(line: str, author: str) -> bool:
    """Whether a paragraph is the record's author line and little else."""
    return len(line) <= len(author) + _MARGIN and author in line


def _raw(view: View, line: _Line, place: tuple[int, int] | None) -> str | None:
    """The words as the text has them."""
    return view.raw_span(line.start + place[0], line.start + place[1]).cut(view.raw) if place else None


def _photo(line: str, pack: Pack) -> tuple[str | None, str | None] | None:
    """The outlet of a line that credits a picture."""
    if len(line) > 90:
        return None
    line = line.lstrip("([ ")
    for form in photo_forms(pack):
        if line.startswith(form) and line[len(form) : len(form) + 2].strip()[:1] in ("", ":", "،", "/", "-"):
            hits = find_outlets(pack.view(line), pack)
            return (hits[0].name, hits[0].outlet) if hits else (None, None)
    return None


def _in_author(article: Article, pack: Pack) -> Iterator[Credit]:
    """Outlets and agencies in the author line; an agency that stands only there is evidence as good as any."""
    if not article.author:
        return
    yield from _in_field(article.author[:300], "author", pack)


def _in_field(text: str, field: str, pack: Pack) -> Iterator[Credit]:
    view = pack.view(text)
    for piece in _FIELD_PIECE.finditer(view.folded):
        start, end = trimmed(view.folded, piece.start(), piece.end())
        if start >= end or is_place(view.folded[start:end], pack):
            continue
        if source := source_named(view.folded[start:end], pack):
            yield _field_credit(view, start, end, source, field)
            continue
        for hit in find_outlets(pack.view(view.folded[start:end]), pack):
            if hit.outlet and hit.evidence in ("name", "code") and (named := source_named(hit.name, pack)):
                yield _field_credit(view, start + hit.span.start, start + hit.span.end, named, field)


def _in_title(article: Article, pack: Pack) -> Iterator[Credit]:
    """A masthead or an agency at the end of the title."""
    if not article.title:
        return
    view = pack.view(article.title[:500])
    if (found := _MASTHEAD.search(view.folded)) and (source := source_named(found.group(1), pack)):
        start, end = trimmed(view.folded, found.start(1), found.end(1))
        yield _field_credit(view, start, end, source, "title")


def _in_address(article: Article, pack: Pack) -> Iterator[Credit]:
    """An agency in the path of the address, as in /afp/2018/: sites file its dispatches apart."""
    url = (article.url or "")[:500]
    path = _HOST.match(url)
    for word in _PATH_WORD.finditer(url, path.end()) if path else ():
        source = source_named(word.group(), pack)
        if source and source.role is Role.AGENCY and source.outlet:
            yield _field_credit(pack.view(url), word.start(), word.end(), source, "url")
            return


def _field_credit(view: View, start: int, end: int, source: Source, field: str) -> Credit:
    return Credit(
        span=view.raw_span(start, end),
        outlet=source.name,
        role=source.role,
        field=field,
        entity=source.entity,
        reasons=(Reason("credit.field", (source.name, field)),),
    )


def _credit(view: View, start: int, end: int, name: str | None, entity: str | None, role: Role, code: str) -> Credit:
    if role is Role.BOILERPLATE:
        reason = Reason("credit.boilerplate", (code,))
    elif name is None and code != "credit.initials":
        reason = Reason("credit.unnamed")
    else:
        reason = Reason(code, (name,) if name else ())
    return Credit(view.raw_span(start, end), name, role, "text", entity, (reason,))
