"""Clauses that give one number of one thing are one claim."""

from marked import made

from takhrij.link.propositions import find_propositions
from takhrij.link.same_number import numbered_alike
from takhrij.pack import load_pack

PACK = load_pack()


def alike(first: str, second: str) -> bool:
    article, analysis = made("d1", "الميناء", f"{first}. {second}.")
    return bool(numbered_alike(find_propositions(article, analysis, PACK), PACK))


def test_one_toll_in_two_wordings() -> None:
    # the flood cost the lives of 27 persons / the dead are 27
    assert alike("السيول أودت بحياة 27 شخصا", "عدد القتلى بلغ 27 قتيلا")


def test_a_toll_of_two_may_be_that_of_anything() -> None:
    assert not alike("مقتل شخصين في السوق", "قتل شخصان برصاص مجهولين")


def test_killed_and_wounded_are_two_things() -> None:
    assert not alike("السيول أودت بحياة 27 شخصا", "أصيب 27 شخصا بجروح")


def test_a_share_is_not_the_whole() -> None:
    # 40 dead, of them 27 soldiers / 27 dead
    assert not alike("قتل أربعون شخصا بينهم 27 شخصا من الحراس", "عدد القتلى بلغ 27 قتيلا")
