"""Whether a clause says no, and of what."""

import pytest

from takhrij.link.phrase_index import Phrases
from takhrij.link.polarity import Polarity, read_polarity
from takhrij.link.terms import terms_of
from takhrij.pack import load_pack

PACK = load_pack()


def polarity(text: str) -> Polarity:
    return read_polarity(terms_of(PACK).words(text), PACK)


@pytest.mark.parametrize(
    "example",
    [x for e in PACK.table("claims/clauses.toml", "negation", Phrases) if e.id != "none" for x in e.example],
)
def test_examples_that_say_no(example: str) -> None:
    assert polarity(example).negated


@pytest.mark.parametrize(
    "example",
    [x for e in PACK.table("claims/clauses.toml", "negation", Phrases) if e.id == "none" for x in e.example],
)
def test_examples_that_only_look_like_it(example: str) -> None:
    assert not polarity(example).negated


def test_what_the_no_falls_on() -> None:
    # "the rescue team did not reach the village": it is the reaching that is denied
    assert polarity("فريق الإنقاذ لم يصل إلى القرية").denied == (terms_of(PACK).words("وصل")[0].term,)


def test_what_will_not_be_denies_nothing() -> None:
    assert polarity("لن تغادر السفينة المرفأ").denied == ()


def test_alive_is_turned_to_not_dead() -> None:
    assert polarity("الطيار على قيد الحياة") == Polarity(True, ("death",), "death")


def test_not_alive_is_dead() -> None:
    assert not polarity("الطيار ليس على قيد الحياة").negated


def test_an_adjective_late_in_the_clause_negates_nothing() -> None:
    # "the agency published a toll that is not final": the toll stands
    assert not polarity("نشرت الوكالة حصيلة غير نهائية").negated


@pytest.mark.parametrize(
    "text",
    [
        "ولا في المدينة",  # "nor in the city": a part of what is said
        "إذا لم يصل فريق الإنقاذ",  # "if the rescue team does not arrive"
        "لا، وصل الفريق مساء",  # "no, the team arrived in the evening"
    ],
)
def test_what_only_sets_right_or_supposes_denies_nothing(text: str) -> None:
    assert polarity(text).denied == ()


def test_not_to_have_is_not_to_be_there() -> None:
    # "the residents have no food": it falls on the food
    assert polarity("لا يملك السكان طعاما").denied == (terms_of(PACK).words("السكان")[0].term,)


def test_a_definite_adjective_says_nothing_of_what_is_not_so() -> None:
    # "the irresponsible statements of the manager", "the building is not ready"
    clauses = (terms_of(PACK).words(text) for text in ("التصريحات غير المسؤولة للمدير", "المبنى غير جاهز للزوار"))
    assert [read_polarity(clause, PACK).negated for clause in clauses] == [False, True]
