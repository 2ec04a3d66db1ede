"""Claims in the order in which an editor should look at them."""

from takhrij.link.ranking import rank
from takhrij.model import Claim, Report, Span, Stance, Status


def claim(id_: str, docs: int, status: Status = Status.ECHOED, *, unsourced: bool = False) -> Claim:
    reports = tuple(Report(f"d{k}", (Span(0, 1),), None, Stance.AFFIRMS, ()) for k in range(docs))
    return Claim(id_, "ن", ("d0", Span(0, 1)), reports, (), (1, 1), (0, 0), 1, status, unsourced)


def order(*claims: Claim) -> list[str]:
    return [c.id for c in rank(claims)]


def test_contested_claims_of_several_articles_come_first() -> None:
    assert order(claim("much", 5), claim("contested", 2, Status.CONTESTED)) == ["contested", "much"]


def test_what_many_carry_comes_before_what_few_carry() -> None:
    assert order(claim("few", 2), claim("many", 6), claim("one", 1)) == ["many", "few", "one"]


def test_unsourced_comes_before_sourced() -> None:
    assert order(claim("a", 3), claim("b", 3, unsourced=True)) == ["b", "a"]


def test_ties_are_broken_by_id() -> None:
    assert order(claim("b", 3), claim("a", 3)) == order(claim("a", 3), claim("b", 3)) == ["a", "b"]
