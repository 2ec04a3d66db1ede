"""What an analyst decided, applied while linking: decisions hold on to words of articles, not to ids.

Invariant: a decision that was taken back, or whose words are no longer in the pile, changes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from takhrij.find.label_lists import normal_words
from takhrij.find.persons import person_words
from takhrij.link.identity import Identity
from takhrij.model import Analysis, Anchor, Article, Decision, Link, LinkKind, Reason, Report, Verdict
from takhrij.pack import Pack

GAP = " … "  # between the cut texts of a report that stands in several places
SHOWN_ONLY = (Verdict.HIDE, Verdict.NOTE, Verdict.GRADE)  # change what is shown, not how it is linked


def standing(decisions: Sequence[Decision], *verdicts: Verdict) -> list[Decision]:
    """The decisions of these kinds that were not taken back, in the order in which they were made."""
    return sorted((d for d in decisions if d.undone is None and d.verdict in verdicts), key=lambda d: d.id)


def holds(anchor: Anchor, report: Report, articles: Mapping[str, Article]) -> bool:
    """Whether an anchor's words are this report's: its cut text, or part of it."""
    if anchor.doc != report.doc:
        return False
    texts = [span.cut(articles[report.doc].text) for span in report.spans]
    return any(part in text for part in anchor.cut.split(GAP) if part for text in texts)


def actor_verdicts(
    decisions: Sequence[Decision],
    keys: Mapping[tuple[str, str], str],
    found: Mapping[tuple[str, str], Identity],
    articles: Mapping[str, Article],
    analyses: Mapping[str, Analysis],
    renamed: Mapping[str, str],
    reasons: dict[str, list[Reason]],
    pack: Pack,
) -> dict[str, str]:
    """The merges after "same actor", "not the same actor" and "also called": an analyst overrules every rule."""
    out = dict(renamed)
    for decision in standing(decisions, Verdict.SAME_ACTOR, Verdict.NOT_SAME_ACTOR, Verdict.ALIAS):
        named = [_speaker(anchor, found, articles, analyses) for anchor in decision.anchors]
        here = [keys[at] for at in named if at is not None]
        if decision.verdict is Verdict.ALIAS:
            aliases = (decision.value or "").splitlines()
            here += sorted({keys[at] for at, who in found.items() if any(_is_called(who, a, pack) for a in aliases)})
        if not any(named) or len(here) < 2:
            continue
        if decision.verdict is Verdict.NOT_SAME_ACTOR:
            for key in here:
                out.pop(key, None)
                reasons[key].append(Reason("actor.kept-apart", (decision.who, decision.why)))
            continue
        target = out.get(here[0], here[0])
        moved = {out.get(key, key) for key in here} - {target}
        for key, at in list(out.items()):
            if at in moved:
                out[key] = target
        out.update(dict.fromkeys(moved, target))
        reasons[target].append(_decided(decision))
    return out


def _is_called(who: Identity, name: str, pack: Pack) -> bool:
    """Whether somebody who is named goes by exactly this name in his article."""
    if who.unnamed:
        return False
    if who.person:
        return who.person == person_words(name, pack) or who.called == name.strip()
    return bool(who.label.words) and who.label.words == normal_words(name, pack)


def _decided(decision: Decision) -> Reason:
    if decision.verdict is Verdict.ALIAS:
        names = "، ".join((decision.value or "").splitlines())
        return Reason("actor.alias", (decision.who, names, decision.why))
    return Reason("actor.decided", (decision.who, decision.why))


def _speaker(
    anchor: Anchor,
    found: Mapping[tuple[str, str], Identity],
    articles: Mapping[str, Article],
    analyses: Mapping[str, Analysis],
) -> tuple[str, str] | None:
    """The attribution that an anchor means: by its speaker's name, else by its words."""
    analysis = analyses.get(anchor.doc)
    if analysis is None:
        return None
    text = articles[anchor.doc].text
    for attribution in analysis.attributions:
        if found[anchor.doc, attribution.id].name == anchor.cut:
            return anchor.doc, attribution.id
    for attribution in analysis.attributions:
        if any(anchor.cut in span.cut(text) for span in attribution.content):
            return anchor.doc, attribution.id
    return None


# ---------------------------------------------------------------- claims


def hidden(reports: Sequence[Report], decisions: Sequence[Decision], articles: Mapping[str, Article]) -> bool:
    """Whether an analyst hid the claim that these reports make."""
    return any(
        holds(anchor, report, articles)
        for decision in standing(decisions, Verdict.HIDE)
        for anchor in decision.anchors
        for report in reports
    )


def corrected_chain(report: Report, decisions: Sequence[Decision], articles: Mapping[str, Article]) -> Report:
    """The report with the chain that an analyst gave: names in order, one a line, the outlet first; without a value the
    chain is cut back to the outlet."""
    for decision in standing(decisions, Verdict.WRONG_CHAIN):
        if any(holds(anchor, report, articles) for anchor in decision.anchors):
            names = [name.strip() for name in (decision.value or "").splitlines() if name.strip()]
            reason = Reason("chain.decided", (decision.who, decision.why))
            old = {link.name: link for link in report.chain}
            rest = [
                replace(old[n], reasons=(*old[n].reasons, reason))
                if n in old
                else Link(n, LinkKind.ATTRIBUTION, f"decided:{n}", None, None, (reason,))
                for n in names
                if n != report.chain[0].name
            ]
            report = replace(report, chain=(report.chain[0], *rest), reasons=(*report.reasons, reason))
    return report


def known_origin_reports(
    reports: Sequence[Report], decisions: Sequence[Decision], articles: Mapping[str, Article]
) -> dict[int, Reason]:
    """Positions of the reports whose origin an analyst vouches for: it counts in the least whatever the rules say."""
    return {
        at: Reason("origin.decided", (decision.who, decision.why))
        for decision in standing(decisions, Verdict.KNOWN_ORIGIN)
        for at, report in enumerate(reports)
        if any(holds(anchor, report, articles) for anchor in decision.anchors)
    }
