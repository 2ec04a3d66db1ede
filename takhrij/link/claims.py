"""Groups propositions into claims: reports of one thing across outlets, wordings and spellings, inside one story.

Every pair that shares a telling word, an event or a number gets a likelihood of being the same (`likeness`); average
link joins them. Decisions of an analyst join and part before anything else. The order of propositions changes nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from takhrij.link.clustering import Pair, average_link
from takhrij.link.likeness import Compared, compare_all, compare_counts, likeness
from takhrij.link.propositions import Proposition
from takhrij.link.stories import find_stories
from takhrij.link.weights import Weights, weights_of
from takhrij.model import Analysis, Anchor, Article, Decision, Span, Stance, Verdict
from takhrij.pack import Pack

# Found on the annotated stories, leaving one out at a time.
THRESHOLD = 0.3  # least mean likelihood inside a claim
ALSO = 0.05  # least mean likelihood for what stands in another claim to be a report of this one too
HOLDS = 0.65  # and the least share of this claim's words that it must hold
HOLDS_DENYING = 0.35  # and the least share of its words that it must hold
DENIES = 0.04  # least mean likelihood, polarity aside, for what says the opposite to be a denying report
SAME = 0.35  # share of their reports from which two claims are one
_LEAST_REPEATED = 2  # words that a denial must say
_TELLING = 2.0  # weight of a term from which sharing it makes two propositions worth comparing
_CROWD = 300  # propositions of one story that share a key, past which it brings no pair together


def group_claims(
    propositions: Sequence[Proposition],
    articles: Mapping[str, Article],
    analyses: Mapping[str, Analysis],
    pack: Pack,
    decisions: Sequence[Decision] = (),
    stories: Sequence[Sequence[str]] | None = None,
) -> tuple[tuple[Proposition, ...], ...]:
    """One tuple a claim, in the order of its reports; a proposition that denies stands in it with stance `denies`."""
    if stories is None:
        stories = find_stories(articles, analyses, pack)
    by_doc: defaultdict[str, list[Proposition]] = defaultdict(list)
    for p in propositions:
        by_doc[p.doc].append(p)
    claims = []
    for story in stories:
        inside = sorted((p for doc in story for p in by_doc[doc]), key=_key)
        claims += [_reports(group, negative) for negative, group in _group(inside, articles, pack, decisions)]
    return tuple(sorted(claims, key=lambda claim: [_key(p) for p in claim]))


def _key(p: Proposition) -> tuple[str, tuple[Span, ...], str]:
    return p.doc, p.spans, p.attribution or ""


def _group(
    propositions: Sequence[Proposition], articles: Mapping[str, Article], pack: Pack, decisions: Sequence[Decision]
) -> list[tuple[bool, list[Proposition]]]:
    ready, weight = compare_all(propositions, pack)
    edges, opposed = {}, {}
    for a, b in _candidates(propositions, ready, pack):
        edges[a, b] = likeness(ready[a], ready[b], weight, pack)
        if ready[a].negated != ready[b].negated:
            opposed[a, b] = likeness(replace(ready[a], negated=ready[b].negated), ready[b], weight, pack)
    together, apart = _decided(propositions, articles, decisions)
    together |= _pointed(propositions)
    apart |= {pair for pair in edges if compare_counts(ready[pair[0]].counts, ready[pair[1]].counts)[1]}
    apart |= opposed.keys() - together
    groups = average_link(len(propositions), edges, THRESHOLD, together, apart)
    wide = [_with_also(group, propositions, ready, edges, opposed, apart, weight) for group in groups]
    joined = _join_alike(groups, wide, apart)
    return [(_negative([propositions[i] for i in core]), [propositions[i] for i in all_]) for core, all_ in joined]


def _with_also(
    group: list[int],
    propositions: Sequence[Proposition],
    ready: Sequence[Compared],
    edges: Mapping[Pair, float],
    opposed: Mapping[Pair, float],
    apart: set[Pair],
    weight: Weights,
) -> list[int]:
    """A group with what else is a report of its claim: clauses that say it among other things, and what denies it."""
    negative = _negative([propositions[i] for i in group])
    also = []
    if len(group) > 1:
        alike = [i for i in _alike(group, edges, ALSO) if propositions[i].negated == negative]
        alike = [i for i in alike if not any((min(i, k), max(i, k)) in apart for k in group)]
        also = [i for i in alike if _held(group, i, ready, weight) >= HOLDS]
    if not negative:
        against = [i for i in _alike(group, opposed, DENIES) if propositions[i].negated]
        also += [i for i in against if _repeated(group, i, ready, weight) >= HOLDS_DENYING]
    return sorted([*group, *also])


def _repeated(group: Sequence[int], at: int, ready: Sequence[Compared], weight: Weights) -> float:
    """How much of what a proposition says, on average, a group says: a denial repeats what it denies."""
    own = ready[at]
    if len(own.own) < _LEAST_REPEATED:
        return 0.0
    return sum(weight.total(own.own & ready[k].own) / (own.own_weight or 1.0) for k in group) / len(group)


def _join_alike(
    groups: Sequence[list[int]], wide: Sequence[list[int]], apart: set[Pair]
) -> list[tuple[list[int], list[int]]]:
    """Groups whose reports are mostly the same are one claim; each with its core and all its reports."""
    of: defaultdict[int, list[int]] = defaultdict(list)
    for at, members in enumerate(wide):
        for i in members:
            of[i].append(at)
    shared = Counter(pair for holding in of.values() for pair in combinations(holding, 2))
    names = list(range(len(groups)))
    for (a, b), number in sorted(shared.items()):
        mostly = number >= SAME * (len(wide[a]) + len(wide[b]) - number)
        if mostly and not any((min(i, k), max(i, k)) in apart for i in groups[a] for k in groups[b]):
            old, new = max(names[a], names[b]), min(names[a], names[b])
            names = [new if name == old else name for name in names]
    together: defaultdict[int, tuple[set[int], set[int]]] = defaultdict(lambda: (set(), set()))
    for at, name in enumerate(names):
        together[name][0].update(groups[at])
        together[name][1].update(wide[at])
    return [(sorted(core), sorted(all_)) for _, (core, all_) in sorted(together.items())]


def _negative(group: Sequence[Proposition]) -> bool:
    """Whether a claim says that something is not so: most of those who affirm it put it so."""
    saying = [p for p in group if p.stance is Stance.AFFIRMS]
    return sum(p.negated for p in saying) * 2 > len(saying)


def _alike(group: Sequence[int], edges: Mapping[Pair, float], least: float) -> list[int]:
    """Propositions of other claims that are, on average, as like the group as `least`."""
    sums: defaultdict[int, float] = defaultdict(float)
    inside = set(group)
    for (a, b), value in edges.items():
        if (a in inside) != (b in inside):
            sums[b if a in inside else a] += value
    return [at for at in sorted(sums) if sums[at] / len(group) >= least]


def _held(group: Sequence[int], at: int, ready: Sequence[Compared], weight: Weights) -> float:
    """How much of what a group says, on average, another proposition says too."""
    shares = [weight.total(ready[at].own & ready[k].own) / (ready[k].own_weight or 1.0) for k in group]
    return sum(shares) / len(group)


def _candidates(propositions: Sequence[Proposition], ready: Sequence[Compared], pack: Pack) -> list[Pair]:
    """Pairs worth comparing, each once; in a story of one article only what headline and lead share with the rest."""
    weight = weights_of(pack)
    having: defaultdict[str, list[int]] = defaultdict(list)
    for at, p in enumerate(ready):
        keys = [term for term in p.own if weight(term) >= _TELLING]
        keys += [f"event {event}" for event in p.events]
        keys += [f"count {count.unit} {count.value}" for count in p.counts]
        for key in keys:
            having[key].append(at)
    seen = {pair for group in having.values() if len(group) <= _CROWD for pair in combinations(group, 2)}
    if len({p.doc for p in propositions}) == 1:
        seen = {(a, b) for a, b in seen if propositions[a].lead or propositions[b].lead}
    return sorted(seen)


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


# ---------------------------------------------------------------- reports


def _reports(group: Sequence[Proposition], negative: bool) -> tuple[Proposition, ...]:
    """The reports of one claim: one for each voice of an article, with its stance towards the claim."""
    voices: dict[tuple[str, str | None, Stance], list[Proposition]] = {}
    for p in group:
        flips = (p.stance is Stance.DENIES) != (p.negated != negative and p.stance is Stance.AFFIRMS)
        stance = Stance.DENIES if flips else Stance.AFFIRMS
        voices.setdefault((p.doc, p.attribution, stance), []).append(replace(p, stance=stance))
    merged = [_merged(same) for same in voices.values()]
    attributed = {p.doc for p in merged if p.attribution is not None}
    kept = [p for p in merged if not (p.lead and p.attribution is None and p.doc in attributed)]
    return tuple(sorted(kept, key=_key))


def _merged(same: Sequence[Proposition]) -> Proposition:
    """One report of all places where one voice of an article says the claim; outside the lead where it can be."""
    body = [p for p in same if not p.lead] or same
    spans = tuple(sorted({span for p in body for span in p.spans}))
    return replace(body[0], spans=spans)


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
            cut = " ".join(span.cut(articles[p.doc].text) for span in p.spans)
            if cut == anchor.cut or cut in anchor.cut or anchor.cut in cut:
                found.append((cut != anchor.cut, abs(len(cut) - len(anchor.cut)), at))
    return [at for _, _, at in sorted(found)]
