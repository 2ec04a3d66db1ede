"""What changes between the reports of one claim: how surely it is put, its numbers, the labels of those it names.

Reports are read in order of publication; each change is said once, between the report that has the first form and the
first that has the other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from takhrij.link.propositions import Proposition
from takhrij.link.terms import terms_of
from takhrij.model import Analysis, Article, Drift, Kind, Reason, Report
from takhrij.pack import Pack

_SURENESS = {"expected": 0, "alleged": 1, "hedged": 1, "plain": 2}


@dataclass(frozen=True, slots=True)
class _Label:
    id: str
    forms: tuple[str, ...]


def find_drift(
    reports: Sequence[Report],
    held: Sequence[Proposition],
    articles: Mapping[str, Article],
    analyses: Mapping[str, Analysis],
    pack: Pack,
) -> tuple[Drift, ...]:
    """The changes inside one claim; `held[i]` is the proposition that `reports[i]` was made of."""
    order = sorted(range(len(reports)), key=lambda i: (analyses[reports[i].doc].origination.published or "", i))
    found: list[Drift] = []
    for k, before in enumerate(order):
        for after in order[k + 1 :]:
            if reports[before].stance is reports[after].stance:
                found.extend(_changes(before, after, reports, held, articles, pack))
    return _once(found)


def _changes(
    before: int,
    after: int,
    reports: Sequence[Report],
    held: Sequence[Proposition],
    articles: Mapping[str, Article],
    pack: Pack,
) -> list[Drift]:
    p, q, found = held[before], held[after], []
    if _SURENESS[p.certainty] < _SURENESS[q.certainty] and _related(reports[before], reports[after]):
        code = f"drift.certainty.{p.certainty}-{q.certainty}"
        found.append(Drift("certainty", before, after, (Reason(code, (p.doc, q.doc)),)))
    for x in p.counts:
        for y in q.counts:
            if not x.part and not y.part and (x.unit, x.of) == (y.unit, y.of) and x.value != y.value:
                found.append(Drift("number", before, after, (Reason("drift.number", (str(x.value), str(y.value))),)))
    old, new = _labels(p, articles, pack), _labels(q, articles, pack)
    for one in sorted(old):
        for other in sorted(new):
            if one != other and one not in new and other not in old:
                found.append(Drift("label", before, after, (Reason("drift.label", (one, other)),)))
    last_p, last_q = reports[before].chain[-1], reports[after].chain[-1]
    grown = last_p.source_kind is Kind.UNNAMED_PERSON and last_q.source_kind is Kind.UNNAMED_PEOPLE
    if grown and _related(reports[before], reports[after]):
        found.append(Drift("label", before, after, (Reason("drift.sources"),)))
    return found


def _related(a: Report, b: Report) -> bool:
    """Whether two chains share a link behind their outlets, so that one telling can have become the other."""
    return bool({link.actor for link in a.chain[1:]} & {link.actor for link in b.chain[1:]})


def _labels(p: Proposition, articles: Mapping[str, Article], pack: Pack) -> set[str]:
    """The labels for armed people that the report uses."""
    known, forms = terms_of(pack), _label_forms(pack)
    words = (word for span in p.spans for word in known.words(span.cut(articles[p.doc].text)))
    return {forms[stem] for word in words if word.term and (stem := known.stem(word.folded)) in forms}


@cache
def _label_forms(pack: Pack) -> dict[str, str]:
    known = terms_of(pack)
    labels = pack.table("claims/labels.toml", "label", _Label)
    return {known.stem(form): label.forms[0] for label in labels for form in label.forms}


def _once(found: Sequence[Drift]) -> tuple[Drift, ...]:
    """Each change once: where it is first seen."""
    seen: set[tuple[str, tuple[Reason, ...] | str]] = set()
    kept = []
    for drift in found:
        key = (drift.kind, drift.reasons if drift.kind != "certainty" else "certainty")
        if key not in seen:
            seen.add(key)
            kept.append(drift)
    return tuple(kept)
