"""Which clauses hold one culprit responsible for one deed."""

from marked import made

from takhrij.link.propositions import find_propositions
from takhrij.link.same_culprit import blamed_alike
from takhrij.pack import load_pack

PACK = load_pack()


def alike(first: str, second: str) -> bool:
    article, analysis = made(
        "d1", "الميناء", f"[c1:قال] [s1:العمدة] إن [x1:{first}]. [c2:قال] [s2:الحارس] إن [x2:{second}]."
    )
    found = find_propositions(article, analysis, PACK)
    return bool(blamed_alike(found, PACK))


def test_one_culprit_and_one_deed_are_one_accusation() -> None:
    # Paris is behind the poisoning of the lake; France's involvement in the poisoning
    assert alike("باريس تقف وراء تسميم البحيرة", "تورط فرنسا في تسميم مياه البحيرة ثابت")


def test_a_deed_that_is_not_named_may_be_any_of_the_story() -> None:
    assert alike("باريس تقف وراء تسميم البحيرة", "فرنسا مسؤولة عن الجريمة")


def test_two_deeds_are_two_accusations() -> None:
    # France is behind the poisoning of the lake; France is responsible for the fall in prices
    assert not alike("باريس تقف وراء تسميم البحيرة", "فرنسا مسؤولة عن تراجع الأسعار")
