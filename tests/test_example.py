"""The bundled story comes out as `harbour.truth.json` says, which was written by reading the articles."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from takhrij.api import Traced, trace
from takhrij.model import Claim, Report

FOLDER = Path(__file__).parent.parent / "examples" / "harbour"
TRUTH: dict[str, Any] = json.loads(FOLDER.with_suffix(".truth.json").read_text(encoding="utf-8"))
CLAIMS = {row["claim"]: row for row in TRUTH["claims"]}


@cache
def traced() -> Traced:
    return trace([FOLDER])


@cache
def ids() -> dict[str, str]:
    """The name that truth.json uses (record id or file stem) to the article's id."""
    return {
        (
            Path(a.path or "").stem
            if a.path and not a.path.split("#")[0].endswith(".jsonl") and a.id not in TRUTH["outlets"]
            else a.id
        ): a.id
        for a in traced().articles.values()
    }


def find_report(row: dict[str, Any]) -> list[tuple[Claim, Report]]:
    """All reports of the article that share letters with the row's words."""
    doc = ids()[row["doc"]]
    text = traced().articles[doc].text
    at = text.find(row["words"])
    assert at >= 0, f"{row['words']!r} is not in {row['doc']}"
    end = at + len(row["words"])
    return [
        (claim, report)
        for claim in traced().graph.claims
        for report in claim.reports
        if report.doc == doc and any(s.start < end and at < s.end for s in report.spans)
    ]


def holding(name: str) -> list[Claim]:
    """The claims that hold all reports of a claim of truth.json."""
    found = [{c.id: c for c, _ in find_report(row)} for row in CLAIMS[name]["reports"]]
    shared = set(found[0]).intersection(*found[1:])
    return [claim for id_, claim in sorted(found[0].items()) if id_ in shared]


@pytest.mark.parametrize("name", sorted(TRUTH["outlets"]))
def test_the_outlet_is_found(name: str) -> None:
    origination = traced().analyses[ids()[name]].origination
    assert same_name(TRUTH["outlets"][name], origination.outlet or "")


@pytest.mark.parametrize("name", sorted(TRUTH["published"]))
def test_the_publication_date_is_found(name: str) -> None:
    assert traced().analyses[ids()[name]].origination.published == TRUTH["published"][name]


@pytest.mark.parametrize(
    "row", [pytest.param(r, id=f"{c['claim']}-{r['doc']}") for c in TRUTH["claims"] for r in c["reports"]]
)
def test_a_report_has_its_chain(row: dict[str, Any]) -> None:
    chains = [([link.name for link in r.chain], r.stance.value) for _, r in find_report(row)]
    assert any(
        len(chain) == len(row["chain"])
        and all(same_name(want, got) for want, got in zip(row["chain"], chain, strict=True))
        and stance == row["stance"]
        for chain, stance in chains
    ), chains


@pytest.mark.parametrize("name", sorted(CLAIMS))
def test_a_claim_is_one_with_its_origins_and_status(name: str) -> None:
    claims = holding(name)
    assert claims, "its reports are not together"
    want = (CLAIMS[name]["independent"], CLAIMS[name]["status"])
    assert want in [(list(c.independent), c.status.value) for c in claims]


def test_the_circle_is_shown() -> None:
    assert any(claim.circles for claim in holding("weapons ship"))


@pytest.mark.parametrize("row", TRUTH["copies"], ids=lambda row: row["doc"])
def test_a_copy_is_found_with_its_direction(row: dict[str, Any]) -> None:
    doc, of = ids()[row["doc"]], ids()[row["of"]]
    assert (doc, of, row["extent"]) in [(c.doc, c.of, c.extent.value) for c in traced().graph.copies]


def test_the_correspondent_over_agency_text_is_reported() -> None:
    row = TRUTH["discrepancies"][0]
    found = [d for d in traced().graph.discrepancies if d.doc == ids()[row["doc"]]]
    assert any(same_name(row["actual"], d.actual) for d in found)


@pytest.mark.parametrize("row", TRUTH["contradictions"], ids=lambda row: f"{row['a']}-{row['b']}")
def test_a_contradiction_is_found_with_its_kind(row: dict[str, Any]) -> None:
    sides = [{c.id for r in CLAIMS[row[x]]["reports"] for c, _ in find_report(r)} for x in ("a", "b")]
    kinds = {
        x.kind
        for x in traced().graph.contradictions
        if (x.a in sides[0] and x.b in sides[1]) or (x.a in sides[1] and x.b in sides[0])
    }
    assert row["kind"] in kinds


def same_name(want: str, got: str) -> bool:
    """Whether the words of the shorter name all stand in the longer one, the definite article and marks aside."""
    words = [{w.strip('"«»()').removeprefix("ال") for w in name.split()} for name in (want, got)]
    small, large = sorted(words, key=len)
    return bool(small) and small <= large


def test_the_tutorial_shows_claims_that_there_are() -> None:
    tutorial = (Path(__file__).parent.parent / "docs" / "tutorial.md").read_text(encoding="utf-8")
    shown = set(re.findall(r"\bc[0-9a-f]{12}\b", tutorial))
    assert shown and shown <= {claim.id for claim in traced().graph.claims}
