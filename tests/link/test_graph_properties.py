"""Laws of linking, on small piles of made-up sentences: order, copies, bounds, reasons, bytes."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from marked import made, pile

from takhrij.link.decisions import GAP, holds
from takhrij.link.graph import link
from takhrij.model import Analysis, Anchor, Article, Claim, Decision, Graph, Kind, Report, Span, Stance, Verdict
from takhrij.pack import load_pack
from takhrij.wording import say

PACK = load_pack()
QUIET = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])

SOURCES = {
    "مسؤول أمني": Kind.UNNAMED_PERSON,
    "مصادر طبية": Kind.UNNAMED_PEOPLE,
    "شهود عيان": Kind.UNNAMED_PEOPLE,
    "وزارة الداخلية التونسية": Kind.ORGANISATION,
    "المتحدث باسم وزارة الداخلية التونسية": Kind.UNNAMED_PERSON,
    "الحكومة التونسية": Kind.ORGANISATION,
    "[p:سامي البحري]": Kind.PERSON,
    "تقارير إعلامية": Kind.DOCUMENT,
    "صحيفة الغارديان": Kind.OUTLET,
}
CONTENTS = (
    "سبعة عمال قتلوا في حريق مصنع الزيت قرب الميناء",
    "ثلاثة عمال قتلوا في حريق مصنع الزيت قرب الميناء",
    "الشرطة اعتقلت حارس المصنع بعد الحريق",
)
OUTLETS = ("الفجر", "النهضة", "المرفأ")
AGENCIES = (None, "رويترز", "وكالات")


@st.composite
def piles(draw: st.DrawFn) -> tuple[dict[str, Article], dict[str, Analysis]]:
    """Two to five articles of one or two attributed sentences and sometimes an own one."""
    pairs = []
    for n in range(draw(st.integers(2, 5))):
        sentences, kinds = [], {}
        for k in range(1, draw(st.integers(1, 2)) + 1):
            source = draw(st.sampled_from(sorted(SOURCES)))
            kinds[str(k)] = SOURCES[source]
            sentences.append(f"[c{k}:قال] [s{k}:{source}] إن [x{k}:{draw(st.sampled_from(CONTENTS))}].")
        if draw(st.booleans()):
            sentences.append(f"{draw(st.sampled_from(CONTENTS))}.")
        agency = draw(st.sampled_from(AGENCIES))
        pairs.append(made(f"d{n}", draw(st.sampled_from(OUTLETS)), " ".join(sentences), kinds, agency=agency))
    return pile(*pairs)


def shape(graph: Graph) -> list[object]:
    return [
        (c.id, c.reports, c.origins, c.independent, c.independent_denying, c.status, c.because) for c in graph.claims
    ]


@QUIET
@given(piles())
def test_the_order_of_the_articles_changes_nothing(both: tuple[dict[str, Article], dict[str, Analysis]]) -> None:
    articles, analyses = both
    turned = {id: articles[id] for id in reversed(articles)}
    assert link(articles, analyses, PACK) == link(turned, {id: analyses[id] for id in reversed(analyses)}, PACK)


def _backwards(work: Callable[[Any], Any], items: Iterable[Any], /) -> list[Any]:
    """As `map`, but the last thing is done first."""
    return [work(item) for item in reversed(list(items))][::-1]


@QUIET
@given(piles(), st.integers(0, 2))
def test_the_order_in_which_stories_are_linked_changes_nothing(
    both: tuple[dict[str, Article], dict[str, Analysis]], months: int
) -> None:
    articles, analyses = {}, {}
    for n in range(months + 1):  # each article again in other months, which is another story
        for id, article in both[0].items():
            published = f"2030-{n + 1:02}-10"
            analysis = both[1][id]
            articles[f"{n}{id}"] = replace(article, id=f"{n}{id}", published=published)
            origination = replace(analysis.origination, published=published)
            analyses[f"{n}{id}"] = replace(analysis, article=f"{n}{id}", origination=origination)
    assert link(articles, analyses, PACK) == link(articles, analyses, PACK, each=_backwards)


@QUIET
@given(piles())
def test_the_least_is_no_more_than_the_most_and_somebody_stands_behind_what_is_affirmed(
    both: tuple[dict[str, Article], dict[str, Analysis]],
) -> None:
    for claim in link(*both, PACK).claims:
        for least, most in (claim.independent, claim.independent_denying):
            assert 0 <= least <= most
        assert claim.independent[0] >= 1
        assert 1 <= claim.channels <= len(claim.reports)


@QUIET
@given(piles())
def test_every_report_has_one_origin_and_every_merge_a_reason(
    both: tuple[dict[str, Article], dict[str, Analysis]],
) -> None:
    for claim in link(*both, PACK).claims:
        held = [at for origin in claim.origins for at in origin.reports]
        assert sorted(held) == list(range(len(claim.reports)))
        for origin in claim.origins:
            assert len(origin.reports) == 1 or origin.reasons
            assert origin.in_least or origin.reasons
        for reason in claim.because:
            assert say(reason, "ar") and say(reason, "en")


@QUIET
@given(piles(), st.data())
def test_an_exact_copy_adds_no_origin(
    both: tuple[dict[str, Article], dict[str, Analysis]], data: st.DataObject
) -> None:
    articles, analyses = both
    before = link(articles, analyses, PACK)
    twin = data.draw(st.sampled_from(sorted(articles)))
    more = {**articles, "z": replace(articles[twin], id="z", outlet=articles[twin].outlet)}
    after = link(more, {**analyses, "z": replace(analyses[twin], article="z")}, PACK)
    counted = {_reports(claim): claim for claim in before.claims}
    for claim in after.claims:
        if (same := counted.get(_reports(claim))) is not None:
            assert claim.independent[0] <= same.independent[0]
            assert claim.independent[1] <= same.independent[1]
            assert len(claim.origins) <= len(same.origins)


def _reports(claim: Claim) -> frozenset[tuple[str, tuple[Span, ...], str | None]]:
    """The reports of a claim, those of the copy left out."""
    return frozenset((r.doc, r.spans, r.attribution) for r in claim.reports if r.doc != "z")


@QUIET
@given(piles())
def test_the_same_pile_gives_the_same_graph(both: tuple[dict[str, Article], dict[str, Analysis]]) -> None:
    assert repr(link(*both, PACK)) == repr(link(*both, PACK))


def test_a_hidden_claim_is_gone_and_comes_back() -> None:
    text = "[c1:قال] [s1:[p:سامي البحري]] إن [x1:سبعة عمال قتلوا في حريق مصنع الزيت قرب الميناء]."
    articles, analyses = pile(made("d", "الفجر", text))
    claim = link(articles, analyses, PACK).claims[0]
    words = claim.reports[0].spans[0].cut(articles["d"].text)
    hide = Decision(1, Verdict.HIDE, (Anchor("d", words),), None, "م", "مكرر", "2030-01-01T00:00:00Z")
    assert claim.id not in {c.id for c in link(articles, analyses, PACK, (hide,)).claims}
    undone = Decision(1, Verdict.HIDE, hide.anchors, None, "م", "مكرر", hide.when, "2030-01-02T00:00:00Z")
    assert shape(link(articles, analyses, PACK, (undone,))) == shape(link(articles, analyses, PACK))


def test_a_corrected_chain_stands_with_its_reason() -> None:
    text = "[c1:قال] [s1:[p:سامي البحري]] إن [x1:سبعة عمال قتلوا في حريق مصنع الزيت قرب الميناء]."
    articles, analyses = pile(made("d", "الفجر", text))
    words = link(articles, analyses, PACK).claims[0].reports[0].spans[0].cut(articles["d"].text)
    wrong = Decision(
        1, Verdict.WRONG_CHAIN, (Anchor("d", words),), "رويترز\nسامي البحري", "م", "بالهاتف", "2030-01-01T00:00:00Z"
    )
    chain = link(articles, analyses, PACK, (wrong,)).claims[0].reports[0].chain
    assert [one.name for one in chain] == ["الفجر", "رويترز", "سامي البحري"]
    assert any(reason.code == "chain.decided" for reason in chain[1].reasons)


def test_an_anchor_holds_a_report_in_several_places() -> None:
    articles = {"d": Article("d", "قتل سبعة. ثم قيل إن سبعة قتلوا.")}
    report = Report("d", (Span(0, 8), Span(18, 29)), None, Stance.AFFIRMS, ())
    texts = [span.cut(articles["d"].text) for span in report.spans]
    assert holds(Anchor("d", GAP.join(texts)), report, articles)
    assert holds(Anchor("d", texts[1]), report, articles)
    assert not holds(Anchor("d", "قتل ثلاثة"), report, articles)
    assert not holds(Anchor("e", texts[0]), report, articles)


SCRIPT = """
import hashlib
from marked import made, pile
from takhrij.link.graph import link
from takhrij.model import Kind
from takhrij.pack import load_pack
sources = ("مسؤول أمني", "شهود عيان", "وزارة الداخلية التونسية", "الحكومة التونسية", "تقارير إعلامية")
kinds = (Kind.UNNAMED_PERSON, Kind.UNNAMED_PEOPLE, Kind.ORGANISATION, Kind.ORGANISATION, Kind.DOCUMENT)
text = "[c1:قال] [s1:{}] إن [x1:سبعة عمال قتلوا في حريق مصنع الزيت قرب الميناء]. اعتقلت الشرطة حارس المصنع."
both = enumerate(zip(sources, kinds))
pairs = [made(f"d{n}", "الفجر", text.format(s), {"1": k}, agency="رويترز") for n, (s, k) in both]
print(hashlib.sha256(repr(link(*pile(*pairs), load_pack())).encode()).hexdigest())
"""


def test_the_seed_of_hashes_changes_nothing() -> None:
    here = str(Path(__file__).parent)
    seen = {
        subprocess.run(
            [sys.executable, "-c", SCRIPT],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": here},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(seen) == 1
