"""Whether two knowers of a claim could be the same: only what is said of them can keep them apart.

Two that are named are two, but for a government and its services. An unnamed one could be anybody, unless something
that the articles say speaks against it: nation, sector, the body he is said to belong to. Not transitive: "an official"
could be the Egyptian official or the Israeli one, who are two.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from takhrij.find.label_lists import Sector
from takhrij.find.labels import AUTHORITIES, GOVERNMENT
from takhrij.link.profiles import Profile
from takhrij.model import Kind, Reason
from takhrij.pack import Pack

_AUTHORITIES = frozenset({"government", "security", "embassy"})
_EXPERT = "expert"
_LOOSE = frozenset({Kind.IMPERSONAL, Kind.DOCUMENT})


def refusal(a: Profile, b: Profile, docs: tuple[frozenset[str], frozenset[str]], pack: Pack) -> Reason | None:
    """Why two knowers cannot be the same; None where they could."""
    if not a.unnamed and not b.unnamed:
        return _named(a, b)
    if (a.another or b.another) and docs[0] & docs[1] and a.unnamed and b.unnamed:
        return Reason("apart.another", (a.name, b.name))
    if a.nations and b.nations and not set(a.nations) & set(b.nations):
        return Reason("apart.nations", (a.name, b.name))
    if a.unnamed and b.unnamed:
        return _two_unnamed(a, b, pack)
    unnamed, named = (a, b) if a.unnamed else (b, a)
    return _unnamed_and_named(unnamed, named, pack)


def _named(a: Profile, b: Profile) -> Reason | None:
    loose = a.kind in _LOOSE or b.kind in _LOOSE
    if loose and not (a.body and b.body):
        return None
    open_ = any(p.body is None and p.office == AUTHORITIES for p in (a, b))  # of which state is not said
    if open_ and {a.part, b.part} <= _AUTHORITIES:
        return None
    if a.person and b.person and not a.part == b.part == GOVERNMENT:
        return Reason("apart.named", (a.name, b.name))
    one_state = a.body and b.body and set(a.nations) & set(b.nations)
    if one_state and (_of_one_state(a, b) or _army_and_ministry(a, b)):
        return None
    return Reason("apart.named", (a.name, b.name))


def _of_one_state(a: Profile, b: Profile) -> bool:
    """The authorities of a state may be its ministry, police, service or embassy; its army is a body of its own, and
    two ministries are two. A police may be that of a town."""
    if a.office == b.office and any(p.body == f"{p.office}.{n}" for p in (a, b) for n in p.nations):
        return True
    if not {a.part, b.part} <= _AUTHORITIES or "government" not in (a.part, b.part):
        return False
    return a.part != b.part or a.whole_state or b.whole_state


def _army_and_ministry(a: Profile, b: Profile) -> bool:
    """An army and the ministry of defence over it may be the same."""
    return "army" in (a.part, b.part) and any(p.body and p.body.startswith("defence.") for p in (a, b))


def _two_unnamed(a: Profile, b: Profile, pack: Pack) -> Reason | None:
    if a.body and b.body and a.body != b.body and not set(a.nations) & set(b.nations):
        return Reason("apart.bodies", (a.name, b.name))
    if not _sectors_meet(a.sectors, b.sectors, pack):
        return Reason("apart.sectors", (a.name, b.name))
    return None


def _unnamed_and_named(unnamed: Profile, named: Profile, pack: Pack) -> Reason | None:
    if named.body:
        if unnamed.body:
            same = unnamed.body == named.body or (
                bool(set(unnamed.nations) & set(named.nations)) and _of_one_state(unnamed, named)
            )
            return None if same else Reason("apart.bodies", (unnamed.name, named.name))
        if named.part is None and (unnamed.nations or _civil(unnamed.sectors, pack)):
            return Reason("apart.not-of-body", (unnamed.name, named.name))
        if named.part and not _may_be_of(unnamed.sectors, named.part, pack):
            return Reason("apart.not-of-body", (unnamed.name, named.name))
        return None
    if _EXPERT in unnamed.sectors and not named.sectors:
        return None  # any body has its experts
    if unnamed.sectors and not named.sectors and _civil(unnamed.sectors, pack):
        return Reason("apart.sectors", (unnamed.name, named.name))
    if not _sectors_meet(unnamed.sectors, named.sectors, pack):
        return Reason("apart.sectors", (unnamed.name, named.name))
    return None


@cache
def _table(pack: Pack) -> Mapping[str, Sector]:
    return {row.id: row for row in pack.table("labels.toml", "sector", Sector)}


def _sectors_meet(a: tuple[str, ...], b: tuple[str, ...], pack: Pack) -> bool:
    """Whether one source could be in both: where nothing is said of one, it could."""
    if set(a) <= set(b) or set(b) <= set(a):
        return True
    return all(any(_one_man(x, y, pack) for y in b) for x in a) and all(any(_one_man(x, y, pack) for x in a) for y in b)


def _one_man(a: str, b: str, pack: Pack) -> bool:
    """Whether one man can be of both sectors."""
    table = _table(pack)
    return a == b or any(x in table and y in table[x].also for x, y in ((a, b), (b, a)))


def _may_be_of(sectors: tuple[str, ...], part: str, pack: Pack) -> bool:
    table = _table(pack)
    return all(part in table[s].parts for s in sectors if s in table)


def _civil(sectors: tuple[str, ...], pack: Pack) -> bool:
    """Whether a sector is none of a state's."""
    table = _table(pack)
    return any(s in table and not table[s].parts for s in sectors)
