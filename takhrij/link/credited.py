"""Where a chain begins: the article's own outlet, then the agency or site that the article credits.

Invariant: the outlet is never its own credit; "agencies" in general gives way to an agency that is named.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from takhrij.find.label_lists import first_words, normal_words, word_list
from takhrij.find.outlet_table import OutletKind, outlet_by_id, outlet_labelled
from takhrij.find.outlets import Outlet, outlet_named
from takhrij.model import Analysis, Article, Copy, Credit, Evidence, Extent, Kind, Link, LinkKind, Reason, Role
from takhrij.pack import Pack

_GENERAL = "media:agencies"
# Where only the text tells the outlet, a site that stands in it besides took the text from there.
_FROM_TEXT = frozenset({"text", "masthead"})
_CREDITING = {Role.REPUBLISHED: 0, Role.AGENCY: 1, Role.DATELINE: 2}


def own_outlet_link(article: Article, analysis: Analysis, pack: Pack) -> Link:
    """The first link. Where nothing tells the outlet, the article's id stands for it."""
    where = analysis.origination
    name = article.outlet or where.outlet
    known = where.outlet_id or (outlet.id if name and (outlet := outlet_labelled(name, pack)) else None)
    if name is None:
        reason = Reason("chain.outlet-unknown", (article.id,))
        return Link(article.id, LinkKind.OUTLET, f"outlet:{article.id}", None, Kind.OUTLET, (reason,))
    reason = Reason("chain.outlet", (where.outlet_basis,))
    return Link(name, LinkKind.OUTLET, outlet_key(name, known, pack), None, Kind.OUTLET, (reason,))


def credited_links(article: Article, analysis: Analysis, own: Link, pack: Pack) -> tuple[Link, ...]:
    """The site it was taken from, then its agencies as one link: a text signed by two is one text."""
    read_there = analysis.origination.outlet_basis not in _FROM_TEXT or article.outlet is not None
    sites: dict[str, Credit] = {}
    agencies: dict[str, Credit] = {}
    for credit in sorted(analysis.credits, key=lambda c: (_CREDITING.get(c.role, 9), c.field != "text", c.span)):
        if credit.role not in _CREDITING or not credit.outlet:
            continue
        key = outlet_key(credit.outlet, credit.entity, pack)
        if key == own.actor or key in sites or (credit.role is Role.REPUBLISHED and not read_there):
            continue
        (sites if credit.role is Role.REPUBLISHED else agencies).setdefault(key, credit)
    if len(agencies) > 1:
        agencies.pop(_GENERAL, None)
    links = [_link(article, key, [credit]) for key, credit in sites.items()]
    if agencies:
        links.append(_link(article, "+".join(sorted(agencies)), list(agencies.values())))
    return tuple(links)


def copied_links(own: Link, copies: Sequence[Copy], starts: Mapping[str, Link], pack: Pack) -> list[Link]:
    """The agency whose own dispatch, which is in the pile, an article is a whole copy of."""
    for copy in copies:
        source = starts.get(copy.of)
        if source is None or source.actor == own.actor or not copy.directed or copy.extent is not Extent.WHOLE:
            continue
        if _is_agency(source, pack):
            reason = Reason("chain.copied", (source.name, copy.of))
            return [Link(source.name, LinkKind.COPY, source.actor, None, Kind.OUTLET, (reason,))]
    return []


def _is_agency(link: Link, pack: Pack) -> bool:
    known = outlet_by_id(pack).get(link.actor.removeprefix("outlet:"))
    if known is not None:
        return known.kind is OutletKind.AGENCY
    words = normal_words(link.name, pack)
    return bool(words) and words[0] in first_words("agency_nouns", pack)


def outlet_key(name: str, entity: str | None, pack: Pack) -> str:
    """The key of an outlet by its name; agencies in general share one."""
    if entity:
        return f"outlet:{entity}"
    words = normal_words(name, pack)
    if words in word_list("agencies", pack):
        return _GENERAL
    found: Outlet | None = outlet_named(name, pack)
    if found is None and len(words) > 1 and words[0] in first_words("outlet_nouns", pack):
        words = words[1:]
    return f"outlet:{found.id if found else '-'.join(words)}"


def takes_place_of(link: Link, before: Link) -> bool:
    """Whether a named agency says which of the "agencies" of the credit it was."""
    return before.actor == _GENERAL and link.source_kind is Kind.OUTLET and link.kind is LinkKind.VIA


def _link(article: Article, key: str, credits: list[Credit]) -> Link:
    first = credits[0]
    text = {"text": article.text, "title": article.title, "author": article.author, "url": article.url}[
        first.field
    ] or ""
    evidence = Evidence(first.field, first.span, first.span.cut(text))
    name = "/ ".join(dict.fromkeys(c.outlet or "" for c in credits))
    return Link(name, LinkKind.CREDIT, key, evidence, Kind.OUTLET, (Reason("chain.credited", (name, evidence.cut)),))
