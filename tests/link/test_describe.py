"""A claim's statement and fields."""

from marked import made, pile

from takhrij.link.describe import Description, describe
from takhrij.link.propositions import find_propositions
from takhrij.pack import load_pack

PACK = load_pack()


def described(*marked: str) -> Description:
    papers = [made(f"d{k}", "الميناء", text) for k, text in enumerate(marked)]
    articles, analyses = pile(*papers)
    held = [p for a, b in papers for p in find_propositions(a, b, PACK)]
    return describe(held, articles, analyses, PACK)


def test_the_statement_is_cut_from_the_article() -> None:
    text = "قتل سبعة عمال في انهيار المنجم."
    found = described(text)
    assert found.statement == "قتل سبعة عمال في انهيار المنجم"
    assert found.statement_at[1].cut(text) == found.statement


def test_how_many_of_what() -> None:
    found = described("قتل أكثر من سبعة عمال في انهيار المنجم.")
    assert found.quantity is not None
    assert (found.quantity.min, found.quantity.max, found.quantity.unit) == (8, None, "قتيل")


def test_who() -> None:
    assert described("غادر [p:سالم الهادي] القرية صباحا.").actors == ("سالم الهادي",)


def test_nothing_said_is_nothing_told() -> None:
    found = described("غادرت القافلة القرية صباحا.")
    assert (found.actors, found.place, found.when, found.quantity) == ((), None, None, None)


def test_words_that_report_another_claim_too_are_no_statement_where_others_are() -> None:
    papers = [
        made("d0", "الميناء", "قتل سبعة عمال في انهيار المنجم."),
        made("d1", "الشاطئ", "قتل سبعة عمال في المنجم القديم."),
    ]
    articles, analyses = pile(*papers)
    held = [p for a, b in papers for p in find_propositions(a, b, PACK)]
    plain = describe(held, articles, analyses, PACK)
    other = describe(held, articles, analyses, PACK, frozenset({plain.statement_at}))
    assert other.statement_at[0] != plain.statement_at[0]
