"""Propositions are grouped into claims: what is one claim, what is not, who denies, and what an analyst decides."""

import pytest
from marked import made, pile

from takhrij.link.claims import group_claims
from takhrij.link.phrase_index import Phrases
from takhrij.link.propositions import Proposition, find_propositions
from takhrij.model import Analysis, Anchor, Article, Decision, Force, Kind, Stance, Verdict
from takhrij.pack import load_pack

PACK = load_pack()
Pair = tuple[Article, Analysis]

# Three papers on a ferry: the ministry counts twelve drowned; a port official says so too; a witness counts thirty.
FERRY = (
    made(
        "d1",
        "الميناء",
        "[c1:أعلنت] [s1:وزارة النقل] [x1:مقتل 12 راكبا في غرق العبارة قبالة ميناء راسين].",
        {"1": Kind.ORGANISATION},
    ),
    made(
        "d2",
        "الشاطئ",
        "[c1:قال] [s1:مسؤول في المرفأ] إن [x1:12 راكبا قتلوا في غرق العبارة قبالة ميناء راسين].",
        {"1": Kind.UNNAMED_PERSON},
    ),
    made(
        "d3",
        "المنارة",
        "[c1:قال] [s1:شاهد] إن [x1:30 راكبا قتلوا في غرق العبارة قبالة ميناء راسين].",
        {"1": Kind.UNNAMED_PERSON},
    ),
)


def groups(*pairs: Pair, decisions: tuple[Decision, ...] = ()) -> tuple[tuple[Proposition, ...], ...]:
    articles, analyses = pile(*pairs)
    found = [p for id_ in articles for p in find_propositions(articles[id_], analyses[id_], PACK)]
    return group_claims(found, articles, PACK, decisions)


def docs(claims: tuple[tuple[Proposition, ...], ...]) -> list[list[str]]:
    return [[p.doc for p in claim] for claim in claims]


def decided(verdict: Verdict, *anchors: Anchor) -> Decision:
    return Decision(1, verdict, anchors, None, "سلمى", "قرأت النصين", "2030-01-03T10:00:00Z")


def test_one_toll_in_two_wordings_is_one_claim() -> None:
    assert ["d1", "d2"] in docs(groups(*FERRY))


def test_another_toll_is_another_claim() -> None:
    assert ["d3"] in docs(groups(*FERRY))


def test_a_story_without_propositions_has_no_claims() -> None:
    assert group_claims((), {}, PACK, ()) == ()


@pytest.mark.parametrize("turned", [False, True])
def test_the_order_of_propositions_does_not_matter(turned: bool) -> None:
    articles, analyses = pile(*FERRY)
    found = [p for id_ in articles for p in find_propositions(articles[id_], analyses[id_], PACK)]
    turned_claims = group_claims(found[::-1] if turned else found, articles, PACK, ())
    assert turned_claims == groups(*FERRY)


def test_an_explicit_denial_is_a_denying_report() -> None:
    denial = made(
        "d4", "الصدى", "[c1:نفت] [s1:الشركة] [x1:مقتل 12 راكبا في غرق العبارة قبالة ميناء راسين].",
        {"1": Kind.ORGANISATION}, forces={"1": Force.DENIES},
    )  # fmt: skip
    stances = {p.doc: p.stance for claim in groups(*FERRY[:2], denial) for p in claim}
    assert stances == {"d1": Stance.AFFIRMS, "d2": Stance.AFFIRMS, "d4": Stance.DENIES}


def test_who_says_the_opposite_denies_and_claims() -> None:
    # "the captain was killed" in two papers, "the captain was not killed" in a third
    one = made("d1", "الميناء", "[c1:قال] [s1:مسؤول] إن [x1:قبطان العبارة قتل في الحريق].")
    two = made("d2", "الشاطئ", "[c1:قال] [s1:شاهد] إن [x1:قبطان العبارة قتل في الحريق].")
    no = made("d3", "المنارة", "[c1:قال] [s1:طبيب] إن [x1:قبطان العبارة لم يقتل في الحريق].")
    found = {(p.doc, p.stance) for claim in groups(one, two, no) for p in claim}
    assert {("d3", Stance.DENIES), ("d3", Stance.AFFIRMS), ("d1", Stance.AFFIRMS)} <= found


def test_a_lead_that_the_body_attributes_is_no_second_report() -> None:
    headline, toll = "مقتل 12 راكبا في غرق العبارة", "مقتل 12 راكبا في غرق العبارة قبالة ميناء راسين"
    text = f"{headline}\n\n[c1:أعلنت] [s1:وزارة النقل] [x1:{toll}]."
    claims = groups(made("d1", "الميناء", text, {"1": Kind.ORGANISATION}))
    assert [[p.attribution for p in claim] for claim in claims] == [["a1"]]


def test_an_analyst_joins_what_is_worded_apart() -> None:
    decision = decided(
        Verdict.SAME_CLAIM,
        Anchor("d1", "مقتل 12 راكبا في غرق العبارة قبالة ميناء راسين"),
        Anchor("d3", "30 راكبا قتلوا في غرق العبارة قبالة ميناء راسين"),
    )
    assert any({"d1", "d3"} <= {p.doc for p in claim} for claim in groups(*FERRY, decisions=(decision,)))


def test_an_analyst_splits_what_is_worded_alike() -> None:
    decision = decided(
        Verdict.SPLIT,
        Anchor("d1", "مقتل 12 راكبا في غرق العبارة قبالة ميناء راسين"),
        Anchor("d2", "12 راكبا قتلوا في غرق العبارة قبالة ميناء راسين"),
    )
    assert not any({"d1", "d2"} <= {p.doc for p in claim} for claim in groups(*FERRY, decisions=(decision,)))


def test_a_decision_that_was_taken_back_is_none() -> None:
    split = Decision(1, Verdict.SPLIT, (Anchor("d1", "مقتل"), Anchor("d2", "قتلوا")), None, "س", "خطأ", "2030", "2031")
    assert groups(*FERRY, decisions=(split,)) == groups(*FERRY)


# The same wreck in other words: too few in common to be sure, enough to be shown.
LIKE_THE_FERRY = (
    "d4",
    "الأفق",
    "[c1:قال] [s1:صياد] إن [x1:العبارة غرقت قبالة ميناء راسين].",
    {"1": Kind.UNNAMED_PERSON},
)


def test_what_may_be_a_report_is_kept_apart_as_doubtful() -> None:
    claims = groups(*FERRY[:2], made(*LIKE_THE_FERRY))
    twelve = next(claim for claim in claims if {"d1", "d2"} <= {p.doc for p in claim if not p.doubtful})
    assert {p.doc for p in twelve if p.doubtful} == {"d4"}


def test_the_same_without_its_number_is_another_claim() -> None:
    # "The store held chemicals" does not bear out that it held four hundred tons of them.
    store = made("d1", "الميناء", "[c1:قال] [s1:حارس] إن [x1:المخزن المحترق كان يضم أربعمئة طن من المواد الكيماوية].")
    plain = made("d2", "المرفأ", "[c1:قال] [s1:ساكن] إن [x1:المخزن المحترق كان يضم المواد الكيماوية].")
    assert not any({"d1", "d2"} <= {p.doc for p in claim if not p.doubtful} for claim in groups(store, plain))


def test_what_is_doubtful_elsewhere_is_a_claim_of_its_own_too() -> None:
    claims = groups(*FERRY[:2], made(*LIKE_THE_FERRY))
    assert any([p.doc for p in claim if not p.doubtful] == ["d4"] for claim in claims)


@pytest.mark.parametrize(
    "example", [x for entry in PACK.table("claims/clauses.toml", "supposed", Phrases) for x in entry.example]
)
def test_what_supposes_or_asks_is_no_claim(example: str) -> None:
    paper = made("d1", "الميناء", f"[c1:قال] [s1:مسؤول] إنه سيتحقق [x1:{example}].", {"1": Kind.UNNAMED_PERSON})
    found = find_propositions(*paper, PACK)
    assert any(p.supposed for p in found if p.attribution == "1" or p.attribution == "a1")
    assert not any(all(p.supposed for p in claim) for claim in groups(paper))


def test_a_condition_is_no_report_of_what_it_supposes() -> None:
    asks = "[c1:قال] [s1:محقق] إنه لا يعلم [x1:ما إذا كان 12 راكبا قتلوا في غرق العبارة قبالة ميناء راسين]."
    claims = groups(*FERRY[:2], made("d4", "الأفق", asks, {"1": Kind.UNNAMED_PERSON}))
    twelve = next(claim for claim in claims if {"d1", "d2"} <= {p.doc for p in claim if not p.doubtful})
    assert [p.doubtful for p in twelve if p.doc == "d4"] == [True]


def test_what_is_denied_of_another_deed_denies_nothing_in_the_claim() -> None:
    """'The captain Salim was killed in the harbour of Rasin'; the minister denies having heard recordings of it."""
    killed = "القبطان سالم قتل في ميناء راسين"
    heard = "أن يكون قد استمع إلى تسجيلات عن مقتل القبطان سالم في ميناء راسين"
    pairs = (
        made("d1", "الميناء", f"[c1:قال] [s1:شاهد] إن [x1:{killed}]."),
        made("d2", "الشاطئ", f"[c1:أكد] [s1:طبيب] أن [x1:{killed}]."),
        made("d3", "المنارة", f"[c1:نفى] [s1:الوزير] [x1:{heard}].", forces={"1": Force.DENIES}),
    )
    claim = next(group for group in groups(*pairs) if any(p.doc == "d1" for p in group))
    assert {p.doc for p in claim if p.stance is Stance.DENIES and not p.doubtful} == set()
