"""Groups propositions into claims: reports of one thing across outlets, wordings and spellings, inside one story.

Decisions of an analyst join and part before anything else. A claim's reports are one for each voice of an article, with
its stance towards the claim; a lead that the body attributes is no second report. The order of propositions changes
nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from takhrij.link.clustering import Pair
from takhrij.link.grouping import group_story
from takhrij.link.propositions import Proposition
from takhrij.link.same_culprit import blamed_alike
from takhrij.link.same_number import numbered_alike
from takhrij.model import Anchor, Article, Decision, Span, Stance, Verdict
from takhrij.pack import Pack


def group_claims(
    propositions: Sequence[Proposition],
    articles: Mapping[str, Article],
    pack: Pack,
    decisions: Sequence[Decision],
) -> tuple[tuple[Proposition, ...], ...]:
    """One tuple a claim, in the order of its reports, of the propositions of one story; a proposition that denies
    stands in it with stance `denies`."""
    if not propositions:
        return ()
    inside = sorted(propositions, key=_key)
    together, apart = _decided(inside, articles, decisions)
    pointing = _pointing(inside)
    alike = blamed_alike(inside, pack) | numbered_alike(inside, pack)
    claims = []
    for group in group_story(inside, together | _pointed(inside), apart, pack, alike):
        members = _with_pointing(group.members, inside, pointing)
        doubtful = [replace(inside[at], doubtful=True) for at in group.doubtful if at not in members]
        claims.append(_reports([*(inside[at] for at in members), *doubtful], group.negative))
    return tuple(sorted(claims, key=lambda claim: [_key(p) for p in claim]))


def _key(p: Proposition) -> tuple[str, tuple[Span, ...], str]:
    return p.doc, p.spans, p.attribution or ""


def _pointed(propositions: Sequence[Proposition]) -> set[Pair]:
    """Each "these claims" joined to the first proposition of the attribution that it points to."""
    first: dict[tuple[str, str], int] = {}
    for at, p in enumerate(propositions):
        if p.attribution is not None:
            first.setdefault((p.doc, p.attribution), at)
    return {
        (at, first[p.doc, p.about])
        for at, p in enumerate(propositions)
        if p.about is not None and (p.doc, p.about) in first
    }


def _pointing(propositions: Sequence[Proposition]) -> dict[tuple[str, str], list[int]]:
    """What points to each attribution."""
    found: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for at, p in enumerate(propositions):
        if p.about is not None:
            found[p.doc, p.about].append(at)
    return found


def _with_pointing(
    members: Sequence[int], propositions: Sequence[Proposition], pointing: Mapping[tuple[str, str], list[int]]
) -> list[int]:
    """A group with all that points to an attribution which it holds some of: who denies that denies all of it."""
    held = {(propositions[at].doc, propositions[at].attribution or "") for at in members}
    return sorted({*members, *(at for place in held for at in pointing.get(place, ()))})


# ---------------------------------------------------------------- reports


def _reports(group: Sequence[Proposition], negative: bool) -> tuple[Proposition, ...]:
    """The reports of one claim: one for each voice of an article, with its stance towards the claim."""
    voices: dict[tuple[str, str | None, Stance], list[Proposition]] = {}
    for p in group:
        flips = (p.stance is Stance.DENIES) != (p.negated != negative and p.stance is Stance.AFFIRMS)
        stance = Stance.DENIES if flips else Stance.AFFIRMS
        saying = p if p.stance is stance else replace(p, stance=stance)
        voices.setdefault((p.doc, p.attribution, stance), []).append(saying)
    sure = [voice for voice, said in voices.items() if voice[1] is not None and not all(p.doubtful for p in said)]
    for doc, attribution, stance in sure:
        if stance is Stance.DENIES:  # what somebody denies he does not affirm besides
            voices.pop((doc, attribution, Stance.AFFIRMS), None)
    merged = sorted((_merged(same) for same in voices.values()), key=_key)
    body: dict[tuple[str, Stance], int] = {}
    for at, p in enumerate(merged):
        if p.attribution is not None:
            body.setdefault((p.doc, p.stance), at)
    for p in merged:
        if p.lead and p.attribution is None and (p.doc, p.stance) in body:
            merged[body[p.doc, p.stance]] = _with_lead(merged[body[p.doc, p.stance]], p)
    said = [p for p in merged if not (p.lead and p.attribution is None and (p.doc, p.stance) in body)]
    return tuple(sorted(said, key=_key))


def merge_groups(groups: Sequence[Sequence[Proposition]]) -> tuple[Proposition, ...]:
    """One group of several that say one thing of one passage: a report for each voice, with all words and numbers."""
    voices: dict[tuple[str, str | None, Stance], list[Proposition]] = {}
    for p in (p for group in groups for p in group):
        voices.setdefault((p.doc, p.attribution, p.stance), []).append(p)
    merged = []
    for same in voices.values():
        counts = tuple(dict.fromkeys(count for p in same for count in p.counts))
        merged.append(replace(_merged(same), counts=counts))
    return tuple(sorted(merged, key=_key))


def _with_lead(p: Proposition, lead: Proposition) -> Proposition:
    """A report of the body with the headline or lead that says the same: one report, with the body's chain."""
    said = {(c.unit, c.of, c.value) for c in p.counts}
    more = tuple(c for c in lead.counts if (c.unit, c.of, c.value) not in said)
    doubtful = p.doubtful and lead.doubtful
    return replace(p, spans=tuple(sorted({*p.spans, *lead.spans})), counts=(*p.counts, *more), doubtful=doubtful)


def _merged(same: Sequence[Proposition]) -> Proposition:
    """One report of all places where one voice of an article says the claim; outside the lead where it can be."""
    body = [p for p in same if not p.lead] or same
    spans = tuple(sorted({span for p in body for span in p.spans}))
    doubtful = all(p.doubtful for p in same)
    if body[0].spans == spans and body[0].doubtful == doubtful:
        return body[0]
    return replace(body[0], spans=spans, doubtful=doubtful)


# ---------------------------------------------------------------- decisions


def _decided(
    propositions: Sequence[Proposition], articles: Mapping[str, Article], decisions: Sequence[Decision]
) -> tuple[set[Pair], set[Pair]]:
    """Pairs that an analyst said are one claim, and pairs that he parted."""
    together: set[Pair] = set()
    apart: set[Pair] = set()
    for decision in decisions:
        if decision.undone is not None or decision.verdict not in (Verdict.SAME_CLAIM, Verdict.SPLIT):
            continue
        held = [at for anchor in decision.anchors for at in _anchored(anchor, propositions, articles)[:1]]
        pairs = together if decision.verdict is Verdict.SAME_CLAIM else apart
        pairs |= {(min(a, b), max(a, b)) for k, a in enumerate(held) for b in held[k + 1 :] if a != b}
    return together, apart


def _anchored(anchor: Anchor, propositions: Sequence[Proposition], articles: Mapping[str, Article]) -> list[int]:
    """The propositions that a decision holds on to, best first: the same words, else words inside or round them."""
    found = []
    for at, p in enumerate(propositions):
        if p.doc == anchor.doc:
            cut = " … ".join(span.cut(articles[p.doc].text) for span in p.spans)
            if cut == anchor.cut or cut in anchor.cut or anchor.cut in cut:
                found.append((cut != anchor.cut, abs(len(cut) - len(anchor.cut)), at))
    return [at for _, _, at in sorted(found)]
