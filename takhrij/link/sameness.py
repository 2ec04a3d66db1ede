"""Whether the ends of two reports are certainly one, and why.

Certain are, beside the same actor: the same body and who speaks for it, spellings of one name with nothing against it,
the same copied text, one dispatch of one agency, and what one outlet has from another that carries the claim itself.
Invariant: symmetric but for the order of the names in the reason.
"""

from __future__ import annotations

from dataclasses import dataclass

from takhrij.find.label_lists import law_named
from takhrij.find.labels import GOVERNMENT
from takhrij.link.namesakes import alike, unlike
from takhrij.link.people import Actors
from takhrij.link.profiles import Profile
from takhrij.link.shared_text import SharedText
from takhrij.model import Kind, LinkKind, Reason, Report
from takhrij.pack import Pack

_SPEAKING = frozenset({"spokesman", "head", "deputy"})
OWN_VOICE = frozenset({LinkKind.OUTLET, LinkKind.CREDIT, LinkKind.COPY})  # a chain that ends so has no source
_TELLING = 2  # words of a label that tell one unnamed man from another inside one agency's report


@dataclass(frozen=True, slots=True)
class End:
    """Where a report's chain ends. `voice` is the key of the body whose knowledge it is; `own_voice`: an outlet or
    agency says it without a source; `airy`: it ends in the air (media in general, an outlet that is only cited)."""

    report: Report
    profile: Profile
    voice: str | None
    own_voice: bool
    airy: bool

    @property
    def name(self) -> str:
        """The name at the end of the chain."""
        return self.report.chain[-1].name


def end_of(report: Report, actors: Actors) -> End:
    """The end of a report's chain."""
    last = report.chain[-1]
    profile = actors.profile(last.actor)
    own = last.kind in OWN_VOICE
    airy = own or profile.generic or (last.source_kind is Kind.OUTLET and profile.body is None)
    return End(report, profile, _voice(report, profile, actors), own, airy)


def same_end(a: End, b: End, shared: SharedText, actors: Actors, pack: Pack) -> Reason | None:
    """Why two ends are certainly one; None where they may not be."""
    p, q, names = a.profile, b.profile, (a.name, b.name)
    if a.voice is not None and a.voice == b.voice and not _two_heads(p, q, pack):
        return Reason("same.body", names)
    if _half_named(p) and _half_named(q) and (p.words == q.words or (p.office is not None and p.office == q.office)):
        return Reason("same.office", names)
    if _one_name_of_body(p, q):
        return Reason("same.body", names)
    named = (p.called or q.called or len(p.person) > 1) and alike(p.person, q.person, pack)
    if named and not _namesakes(p, q):
        return Reason("same.name", names)
    if _one_law(p, q, pack):
        return Reason("same.law", names)
    unsourced = (a.own_voice and not b.airy) or (b.own_voice and not a.airy)  # copied, and the source left out
    if unsourced and shared.same(a.report.doc, a.report.spans, b.report.doc, b.report.spans):
        return Reason("same.text", (a.report.doc, b.report.doc))
    if not (_by_text_only(a) and _by_text_only(b) and _alike_labels(a, b)):
        return None
    if shared.same(a.report.doc, a.report.spans, b.report.doc, b.report.spans):
        return Reason("same.text", (a.report.doc, b.report.doc))
    if (relay := _relay(a, b, actors)) is not None:
        return Reason("same.relay", (*names, relay))
    return None


def _voice(report: Report, profile: Profile, actors: Actors) -> str | None:
    """The body whose knowledge an end gives: the body itself, who speaks for it or heads it, its unnamed man, or the
    one that handed on its man or its statement."""
    chain = report.chain
    if profile.body is not None:
        return profile.body if _speaks(profile) else None
    if len(chain) < 3:
        return None
    before = actors.profile(chain[-2].actor)
    from_inside = profile.kind is Kind.UNNAMED_PERSON and before.kind is Kind.ORGANISATION
    return before.body if from_inside or profile.kind is Kind.DOCUMENT else None


def _relays(report: Report, actors: Actors) -> dict[str, str]:
    """The outlets on the way of a report, by what may be one: the media of a state, unnamed, may be its own agency."""
    relays: dict[str, str] = {}
    for link in report.chain[1:-1]:
        if link.source_kind is Kind.OUTLET:
            relays[link.actor] = link.name
            profile = actors.profile(link.actor)
            if (profile.generic or profile.body is not None) and len(profile.nations) == 1:
                relays[f"media of {profile.nations[0]}"] = link.name
    return relays


def _speaks(profile: Profile) -> bool:
    """Whether what somebody of a body says is the body's. A state is too wide for any of its unnamed people."""
    match profile.kind:
        case Kind.IMPERSONAL:
            return False
        case Kind.PERSON:
            return profile.role in _SPEAKING
        case Kind.UNNAMED_PERSON:
            return profile.role == "spokesman" or not profile.whole_state
        case Kind.UNNAMED_PEOPLE:
            return not profile.whole_state
        case _:
            return True


def _two_heads(a: Profile, b: Profile, pack: Pack) -> bool:
    """Whether two heads of one body bear different names: one came after the other."""
    heads = a.role == b.role == "head" and a.called and b.called
    return heads and unlike(a.person, b.person, pack)


def _half_named(profile: Profile) -> bool:
    """Whether it is a body of which only the noun or the office is said."""
    return profile.kind is Kind.ORGANISATION and profile.body is None and bool(profile.words)


def _one_name_of_body(a: Profile, b: Profile) -> bool:
    """Whether two speak for a body that no list knows under a longer and a shorter name: "the transport safety bureau"
    and "the bureau of transport safety", with nothing said that tells two of the name apart."""
    if (a.body and b.body) or (a.office and b.office) or not (_for_a_body(a) and _for_a_body(b)):
        return False
    if a.nations and b.nations and not set(a.nations) & set(b.nations):
        return False
    short, long = sorted((a.subject, b.subject), key=len)
    return len(short) > 1 and short[0] == long[0] and set(short) <= set(long)


def _one_law(a: Profile, b: Profile, pack: Pack) -> bool:
    """Whether both are the law of which a story has one ("the resolution"), with nothing said that tells two apart."""
    if not (a.kind is b.kind is Kind.DOCUMENT) or (law := law_named(a.words, pack)) is None:
        return False
    if (a.body and b.body and a.body != b.body) or (a.nations and b.nations and a.nations != b.nations):
        return False
    return law == law_named(b.words, pack)


def _for_a_body(profile: Profile) -> bool:
    """Whether what somebody says is said for the body that his phrase names."""
    if profile.generic:
        return False
    speaks = profile.kind in (Kind.PERSON, Kind.UNNAMED_PERSON) and profile.role in _SPEAKING
    return speaks or profile.kind is Kind.ORGANISATION


def _namesakes(a: Profile, b: Profile) -> bool:
    """Whether nation or body tells two bearers of like names apart; within one government a man changes offices."""
    if a.nations and b.nations and not set(a.nations) & set(b.nations):
        return True
    return bool(a.body and b.body and a.body != b.body and not a.part == b.part == GOVERNMENT)


def _by_text_only(end: End) -> bool:
    """Whether the end has no identity beyond its article, so that only the text can tell who it is."""
    profile = end.profile
    return end.own_voice or not (profile.person or profile.body) or profile.kind not in (Kind.PERSON, Kind.ORGANISATION)


def _alike_labels(a: End, b: End) -> bool:
    if a.own_voice or b.own_voice:
        return a.own_voice and b.own_voice
    if set(a.profile.nations) != set(b.profile.nations):
        return False
    one, two = set(a.profile.words), set(b.profile.words)
    return not one or not two or len(one & two) * 3 >= 2 * min(len(one), len(two))


def _relay(a: End, b: End, actors: Actors) -> str | None:
    """The outlet through which one of two like unnamed ends was had from the other, or both from one dispatch."""
    if a.own_voice or b.own_voice:
        return None
    one, two = a.report.chain, b.report.chain
    for first, second in ((one, two), (two, one)):
        if any(link.actor == first[0].actor for link in second[1:-1]):
            return first[0].name
    if not _one_description(a.profile, b.profile):
        return None
    passed = _relays(a.report, actors)
    return next((name for key, name in _relays(b.report, actors).items() if key in passed), None)


def _one_description(a: Profile, b: Profile) -> bool:
    """Whether two are described by the same words, however the nation is spelt, and by more than one."""
    return a.subject == b.subject and a.nations == b.nations and len(a.words) >= _TELLING
