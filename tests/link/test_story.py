"""What is made of one story."""

from takhrij.find.analyse import analyse
from takhrij.link.graph import link
from takhrij.model import Article
from takhrij.pack import load_pack

PACK = load_pack()


def test_clauses_that_would_be_shown_in_the_same_words_are_one_claim() -> None:
    # "The depot, which the company rented and which the guards had left, burned down": three clauses, one statement.
    text = "احترق المستودع القديم الذي استأجرته الشركة والذي غادره الحراس في المرفأ قبل الفجر."
    article = Article("d1", text, outlet="الميناء", published="2030-01-02")
    claims = link({"d1": article}, {"d1": analyse(article, PACK)}, PACK).claims
    places = [(claim.statement_at, [(r.attribution, r.stance) for r in claim.reports]) for claim in claims]
    assert len(places) == len({str(place) for place in places})
    assert len(claims) < 3
    assert {word for claim in claims for r in claim.reports for s in r.spans for word in s.cut(text).split()} >= {
        "احترق",
        "استأجرته",
        "غادره",
    }
