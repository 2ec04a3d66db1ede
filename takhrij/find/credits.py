"""Finds the credits of an article: agencies, datelines, bylines, republished-from lines, pictures and boilerplate.

Text, title, author and address are evidence alike; `Credit.field` says in which a credit's span counts. Invariant:
credits of the text do not overlap, and stand in the order of the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from takhrij.find.boilerplate import Found, find_line
from takhrij.find.credit_words import Mark, Source, is_place, photo_forms, source_named, trimmed
from takhrij.find.datelines import find_head
from takhrij.find.label_lists import loose_lists
from takhrij.find.outlet_table import Outlet, outlet_at, outlet_labelled, outlets_named
from takhrij.find.outlets import find_outlets
from takhrij.find.signatures import find_alone, find_closing, find_cued, find_list
from takhrij.find.teasers import find_teasers
from takhrij.model import Article, Credit, Reason, Role, Span
from takhrij.pack import Pack
from takhrij.text import View, paragraphs

_MOST_PARAGRAPHS = 2000  # beyond, a text is no news article and only its edges are looked at
_TOP, _BOTTOM = 4, 5  # paragraphs near an edge
_LEAST_AUTHOR = 6  # letters of an author line that can be told in the text
_SLACK = 3  # marks round a credit that fills its paragraph
_LONGEST_PHOTO = 90
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
    kept = _apart(_in_text(article, view, pack))
    kept += _in_author(article, pack)
    kept += _in_title(article, pack)
    kept += _in_address(article, pack)
    own = _own(article, pack)
    return tuple(_settled(credit, own, pack) for credit in kept)


def _apart(found: Iterable[Credit]) -> list[Credit]:
    """Credits in the order of the text, without those that overlap an earlier one; boilerplate goes before all."""
    kept: list[Credit] = []
    for credit in sorted(found, key=lambda credit: (credit.role is not Role.BOILERPLATE, credit.span)):
        place = bisect_left(kept, credit.span, key=lambda other: other.span)
        beside = kept[max(0, place - 1) : place + 1]
        if not any(credit.span.overlaps(other.span) for other in beside):
            kept.insert(place, credit)
    return kept


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
        if found and not (at == 0 and found.announces):
            taken[at] = found.start == 0 and found.end == len(line.text)
            announced[at] = found.announces
            yield _credit(_span(view, line, found.start, found.end), Role.BOILERPLATE, found.rule)
            lines[at] = _rest(line, found)
    first = _after_title(article, lines, pack)
    for at, line in enumerate(lines):
        for credit in () if taken[at] else _of_line(view, line, at, first, len(lines), author, pack):
            taken[at] = taken[at] or credit.span.end - credit.span.start >= len(line.text) - _SLACK
            yield credit
    for at, rule in find_teasers([line.text for line in lines], taken, announced, pack).items():
        yield _credit(_span(view, lines[at], 0, len(lines[at].text)), Role.BOILERPLATE, rule)


def _after_title(article: Article, lines: Sequence[_Line], pack: Pack) -> int:
    """The first paragraph that is not the title: the second, unless the record has the title and the text has not."""
    title = pack.fold(article.title or "").strip()
    return 0 if title and lines and title not in lines[0].text else 1


def _span(view: View, line: _Line, start: int, end: int) -> Span:
    return view.raw_span(line.start + start, line.start + end)


def _rest(line: _Line, found: Found) -> _Line:
    """What a paragraph keeps when boilerplate is taken off its end or its beginning."""
    if found.start:
        return _Line(line.text[: found.start].rstrip(), line.start)
    if found.end == len(line.text):
        return line
    rest = line.text[found.end :].lstrip()
    return _Line(rest, line.start + len(line.text) - len(rest))


def _of_line(view: View, line: _Line, at: int, first: int, count: int, author: str, pack: Pack) -> Iterator[Credit]:
    """The credits of one paragraph that is no boilerplate."""
    for mark in _photo(line.text, pack) or _marks(line.text, at, first, count, author, pack):
        name = mark.name
        if mark.unknown:
            name = _span(view, line, *mark.unknown).cut(view.raw)
        elif name and mark.entity is None and (within := line.text.find(name)) >= 0:
            name = _span(view, line, within, within + len(name)).cut(view.raw)
        yield _credit(_span(view, line, mark.start, mark.end), mark.role, mark.code, name, mark.entity)


def _marks(line: str, at: int, first: int, count: int, author: str, pack: Pack) -> tuple[Mark, ...]:
    """What the paragraph consists of, begins with and ends with; most can stand only near the article's edges.

    `first` is the first paragraph that is not the title.
    """
    top, bottom = first <= at < _TOP, count > 1 and at >= max(first, count - _BOTTOM)
    if found := find_alone(line, pack) if bottom else find_list(line, pack) if top else ():
        return found
    edge = top or bottom
    head = (find_cued(line, pack) if edge else ()) or find_head(line, top, pack)
    if not head and edge:
        head = _author_line(line, author)
    closing = find_closing(line, pack) if bottom else ()
    return head + tuple(mark for mark in closing if not head or mark.start >= head[-1].end)


def _author_line(line: str, author: str) -> tuple[Mark, ...]:
    """A paragraph that is the record's author line and little else."""
    if not author or author not in line or len(line) > len(author) + _MARGIN:
        return ()
    return (Mark(0, len(line), Role.BYLINE, "credit.author", author),)


def _photo(line: str, pack: Pack) -> tuple[Mark, ...]:
    """A line that credits a picture."""
    bare = line.lstrip("([ ")
    for form in photo_forms(pack) if len(line) <= _LONGEST_PHOTO else ():
        if bare.startswith(form) and bare[len(form) : len(form) + 2].strip()[:1] in ("", *":،/-"):
            hits = find_outlets(pack.view(bare), pack)
            name, entity = (hits[0].name, hits[0].outlet) if hits else (None, None)
            return (Mark(0, len(line), Role.PHOTO, "credit.photo", name, entity),)
    return ()


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
        joined = _joined_agency(view.folded, start, end, pack)
        end = joined[0] if joined else end
        for hit in find_outlets(pack.view(view.folded[start:end]), pack):
            if hit.outlet and hit.evidence in ("name", "code") and (named := source_named(hit.name, pack)):
                yield _field_credit(view, start + hit.span.start, start + hit.span.end, named, field)
        if joined:
            yield _field_credit(view, *joined, field)


def _joined_agency(text: str, start: int, end: int, pack: Pack) -> tuple[int, int, Source] | None:
    """The agency that a conjunction joins to whoever stands before it in a field: "the editors and agencies"."""
    joiner = f" {loose_lists(pack)['endings']['joiner'][0]}"
    at = text.rfind(joiner, start, end)
    source = source_named(text[at + len(joiner) : end], pack) if at > start else None
    return (at + len(joiner), end, source) if source and source.role is Role.AGENCY else None


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


def _credit(span: Span, role: Role, code: str, name: str | None = None, entity: str | None = None) -> Credit:
    """A credit of the text; a boilerplate's code is the rule that found it."""
    if role is Role.BOILERPLATE:
        reason = Reason("credit.boilerplate", (code,))
    elif name is None and code != "credit.initials":
        reason = Reason("credit.unnamed")
    else:
        reason = Reason(code, (name,) if name else ())
    return Credit(span, name, role, "text", entity, (reason,))
