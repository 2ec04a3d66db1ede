"""What changes between the reports of one claim."""

from marked import pile
from papers import paper

from takhrij.link.drift import _SURENESS, find_drift
from takhrij.link.propositions import find_propositions
from takhrij.model import Drift, Kind, Link, LinkKind, Report
from takhrij.pack import load_pack
from takhrij.wording import sentences

PACK = load_pack()


def drift(
    first: str, second: str, kinds: tuple[Kind, Kind] = (Kind.UNNAMED_PERSON, Kind.UNNAMED_PERSON)
) -> list[Drift]:
    papers = (paper("d1", first, at="2030-01-01"), paper("d2", second, at="2030-01-02"))
    articles, analyses = pile(*papers)
    held = [find_propositions(a, b, PACK)[0] for a, b in papers]
    reports = [
        Report(p.doc, p.spans, p.attribution, p.stance, _chain(p.doc, kind), p.certainty)
        for p, kind in zip(held, kinds, strict=True)
    ]
    return list(find_drift(reports, held, articles, analyses, PACK))


def _chain(doc: str, kind: Kind) -> tuple[Link, ...]:
    return Link(doc, LinkKind.OUTLET, doc), Link("مسؤول", LinkKind.ATTRIBUTION, "somebody", source_kind=kind)


def test_a_doubt_that_is_lost() -> None:
    # perhaps the convoy reached the town -> the convoy reached the town
    found = drift("القافلة ربما وصلت إلى البلدة", "القافلة وصلت إلى البلدة")
    assert [(d.kind, d.before, d.after) for d in found] == [("certainty", 0, 1)]


def test_a_number_that_changes() -> None:
    found = drift("مقتل سبعة عمال في المنجم", "مقتل تسعة عمال في المنجم")
    assert [d.reasons[0].args for d in found if d.kind == "number"] == [("7", "9")]


def test_a_label_that_changes() -> None:
    found = drift("مسلحون دخلوا القرية ليلا", "إرهابيون دخلوا القرية ليلا")
    assert [d.kind for d in found] == ["label"]


def test_one_source_that_becomes_several() -> None:
    same = "القافلة وصلت إلى البلدة"
    found = drift(same, same, (Kind.UNNAMED_PERSON, Kind.UNNAMED_PEOPLE))
    assert [d.reasons[0].code for d in found] == ["drift.sources"]


def test_the_same_words_do_not_drift() -> None:
    assert drift("القافلة وصلت إلى البلدة", "القافلة وصلت إلى البلدة") == []


def test_every_gain_of_certainty_has_a_sentence_in_both_languages() -> None:
    gains = [(a, b) for a in _SURENESS for b in _SURENESS if _SURENESS[a] < _SURENESS[b]]
    for before, after in gains:
        assert set(sentences()[f"drift.certainty.{before}-{after}"]) == {"en", "ar"}
