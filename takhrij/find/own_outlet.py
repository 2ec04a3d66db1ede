"""Tells which outlet published an article: by its record, address, head, words about itself, or a credit.

Invariant: the outlet is named by what was found, or it is unresolved; one that the article merely cites is never taken
for its own. "المصادر التي تحدثت لصحيفة كذا" cites; "علمت كذا أن" is how an outlet speaks of itself.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from takhrij.find.credit_words import source_named
from takhrij.find.outlet_table import (
    Outlet,
    OutletKind,
    evidence_words,
    heads,
    outlet_at,
    outlet_by_id,
    outlet_labelled,
)
from takhrij.find.outlets import OutletHit, find_outlets
from takhrij.model import Article, Credit, Reason, Role
from takhrij.pack import Pack
from takhrij.text import View

_ADDRESS = re.compile(r"https?://[^\s\"'<>]{4,200}")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_NAME_ONLY = re.compile(r"[\w\s\"«»“”'’-]+")
_TOP = 400  # letters in which a masthead and its date stand
_LONGEST_NAME, _LONGEST_DATE = 40, 60
_MOST_NAME_WORDS = 3  # of a name that only the date under it shows to be one
_NAME = r"[\"«“„]\s?([^\"«»“”„\n]{2,40}?)\s?[\"»”“]"


class OwnOutlet(NamedTuple):
    """The article's outlet: a name to show, its pack id, and how it is known ("unknown": nothing names it)."""

    name: str | None
    id: str | None
    basis: str
    reasons: tuple[Reason, ...]


def own_outlet(article: Article, credits: Sequence[Credit], pack: Pack) -> OwnOutlet:
    """The outlet that published the article, from the surest evidence to the least."""
    return (
        _from_record(article, pack)
        or _from_address(article, pack)
        or _from_masthead(article, credits, pack)
        or _from_first_line(article, pack)
        or _from_words(article, pack)
        or _from_credits(credits, pack)
        or OwnOutlet(None, None, "unknown", (Reason("outlet.unresolved"),))
    )


def _from_record(article: Article, pack: Pack) -> OwnOutlet | None:
    label = (article.outlet or "").strip()
    if not label:
        return None
    outlet = outlet_labelled(label, pack)
    return OwnOutlet(label, outlet.id if outlet else None, "metadata", (Reason("outlet.metadata", (label,)),))


def _from_address(article: Article, pack: Pack) -> OwnOutlet | None:
    if article.url and (outlet := outlet_at(article.url, pack)):
        return _own(outlet, "address", Reason("outlet.address", (article.url[:100], outlet.name)))
    return None


def _from_masthead(article: Article, credits: Sequence[Credit], pack: Pack) -> OwnOutlet | None:
    """What the page round the article says: its title, navigation, notices, own addresses; a wire's closing mark."""
    for credit in credits:
        if credit.field == "title" and credit.role is Role.BYLINE and credit.entity:
            return _masthead(outlet_by_id(pack)[credit.entity])
    named: Counter[str] = Counter()
    for credit in credits:
        if credit.field == "text" and credit.role is Role.BOILERPLATE and not _is_teaser(credit):
            line = credit.span.cut(article.text)[:400]
            named.update(hit.outlet for hit in find_outlets(pack.view(line), pack) if hit.outlet)
            named.update(outlet.id for address in _ADDRESS.findall(line) if (outlet := outlet_at(address, pack)))
    if named:
        best = min(named, key=lambda id_: (-named[id_], id_))
        return _masthead(outlet_by_id(pack)[best])
    for credit in credits:
        if credit.field == "text" and credit.role in (Role.DATELINE, Role.BYLINE) and credit.entity:
            outlet = outlet_by_id(pack)[credit.entity]
            if outlet.kind is not OutletKind.AGENCY or _is_wire(credits):
                return _masthead(outlet)
    return None


def _from_first_line(article: Article, pack: Pack) -> OwnOutlet | None:
    """A first line that is an outlet's name and nothing else, above a date or with the noun that says what it is."""
    lines = [line.strip() for line in article.text[:_TOP].splitlines() if line.strip()][:2]
    if len(lines) < 2 or len(lines[0]) > _LONGEST_NAME or not _NAME_ONLY.fullmatch(lines[0]):
        return None
    source = source_named(pack.fold(lines[0]), pack)
    if source and source.outlet:
        return _masthead(source.outlet) if source.stands_alone or _is_date(lines[1]) else None
    if source is None and not (_is_date(lines[1]) and len(lines[0].split()) <= _MOST_NAME_WORDS):
        return None
    name = lines[0]
    head = heads(pack).get(pack.fold(name.split()[0]))
    if head and len(name.split()) > 1 and head.kind in (OutletKind.NEWSPAPER, OutletKind.SITE):
        name = name.split(maxsplit=1)[1].strip('"«»“”')
    return OwnOutlet(name, None, "masthead", (Reason("outlet.masthead", (name,)),))


def _is_date(line: str) -> bool:
    """Whether a short line holds a year: the date under a masthead."""
    return len(line) <= _LONGEST_DATE and _YEAR.search(line) is not None


def _is_teaser(credit: Credit) -> bool:
    return any(arg.startswith("teaser") for reason in credit.reasons for arg in reason.args)


def _is_wire(credits: Sequence[Credit]) -> bool:
    """Whether the article closes with the marks that only an agency's own page carries."""
    return any(arg.startswith("wire.") for credit in credits for reason in credit.reasons for arg in reason.args)


def _from_words(article: Article, pack: Pack) -> OwnOutlet | None:
    """How an outlet speaks of itself: it has learned something, or again and again people speak to it."""
    view = pack.view(article.text)
    hits = find_outlets(view, pack)
    if found := _knows(pack).search(view.folded):
        span = view.raw_span(found.start(1), found.end(1))
        quoted = view.raw_span(found.start(), found.end()).cut(article.text)
        hit = next((hit for hit in hits if hit.span.overlaps(span)), None)
        name = _longest_name(view, hits, hit) if hit else span.cut(article.text)
        return OwnOutlet(name, hit.outlet if hit else None, "text", (Reason("outlet.text", (name, quoted)),))
    told = [hit for hit in hits if hit.outlet and _is_told(view, hit, pack)]
    counted = Counter(hit.outlet for hit in told)
    best = min(counted, key=lambda id_: (-counted[id_], id_ or ""), default=None)
    if best is None or counted[best] < 2:
        return None
    outlet = outlet_by_id(pack)[best]
    words = next(hit for hit in told if hit.outlet == best).span.cut(article.text)
    return _own(outlet, "text", Reason("outlet.text", (outlet.name, words)))


def _longest_name(view: View, hits: Sequence[OutletHit], hit: OutletHit) -> str:
    """The fullest form in which the article names this outlet."""
    forms = [other.span.cut(view.raw) for other in hits if other.outlet and other.outlet == hit.outlet]
    return max([hit.span.cut(view.raw), *forms], key=len)


def _is_told(view: View, hit: OutletHit, pack: Pack) -> bool:
    """Whether somebody speaks to it, with no noun for an outlet before it: لـ«الشرق الأوسط»."""
    if hit.head is not None or not hit.marked or hit.evidence not in ("to", "elsewhere"):
        return False
    start, _ = view.folded_range(hit.span)
    before = view.folded[max(0, start - 4) : start].rstrip(' "«“„')
    return before[-1:] in evidence_words(pack)["preposition"]


@cache
def _knows(pack: Pack) -> re.Pattern[str]:
    """A verb of having learned, the outlet's name in marks, and أن or من: علمت «الشاطئ» أن."""
    known = evidence_words(pack)
    verbs = "|".join(sorted(known["learned"]))
    heads = "|".join(sorted(known["head"]))
    after = "|".join(sorted(known["after-learned"]))
    return re.compile(rf"(?<!\w)(?:{verbs}) (?:(?:{heads}) )?{_NAME},? (?:{after})(?!\w)")


def _from_credits(credits: Sequence[Credit], pack: Pack) -> OwnOutlet | None:
    """The one outlet, no agency, that signs the author line."""
    for credit in credits:
        if credit.field == "author" and credit.role is Role.BYLINE and credit.entity:
            outlet = outlet_by_id(pack)[credit.entity]
            return _own(outlet, "credit", Reason("outlet.credit", (outlet.name,)))
    return None


def _masthead(outlet: Outlet) -> OwnOutlet:
    return _own(outlet, "masthead", Reason("outlet.masthead", (outlet.name,)))


def _own(outlet: Outlet, basis: str, reason: Reason) -> OwnOutlet:
    return OwnOutlet(outlet.name, outlet.id, basis, (reason,))
