"""Whom a clause holds responsible."""

import pytest
from marked import made

from takhrij.link.blame import find_blamed
from takhrij.link.phrase_index import Phrases
from takhrij.link.propositions import find_propositions
from takhrij.link.terms import terms_of
from takhrij.model import Force
from takhrij.pack import load_pack

PACK = load_pack()


def blamed(text: str) -> tuple[str, ...]:
    return find_blamed(terms_of(PACK).words(text), None, True, PACK)


@pytest.mark.parametrize("entry", PACK.table("claims/clauses.toml", "blame", Phrases), ids=lambda e: e.id)
def test_examples_hold_somebody_responsible(entry: Phrases) -> None:
    assert all(blamed(example) == (terms_of(PACK).words("النادي")[0].term,) for example in entry.example)


def test_a_state_is_one_culprit_however_it_is_called() -> None:
    assert blamed("فرنسا وراء الحريق") == blamed("تورط باريس في الحريق") == ("FR",)


def test_who_is_only_mentioned_is_not_blamed() -> None:
    assert blamed("وصل وفد فرنسا إلى المرفأ") == ()


def test_the_accused_stands_before_what_he_is_accused_of() -> None:
    marked = "[c1:اتهم] [s1:العمدة] [x1:الرابطة بإشعال الحريق]."
    article, analysis = made("d1", "الميناء", marked, forces={"1": Force.ALLEGES})
    assert [p.blamed for p in find_propositions(article, analysis, PACK)] == [
        (terms_of(PACK).words("الرابطة")[0].term,)
    ]
