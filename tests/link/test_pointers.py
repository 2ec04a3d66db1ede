"""Which attribution a mere "these claims" is about, and whether it denies it."""

from collections.abc import Mapping

import pytest
from marked import made

from takhrij.link.phrase_index import Phrases, starts_phrase
from takhrij.link.phrase_index import phrase_index as index
from takhrij.link.propositions import Proposition, find_propositions
from takhrij.link.terms import terms_of
from takhrij.model import Force, Stance
from takhrij.pack import load_pack

PACK = load_pack()


def attributed(marked: str, parents: Mapping[str, str] | None = None, **forces: Force) -> list[Proposition]:
    """The propositions of the attributions of an article; `f1` is the force of the first."""
    forced = {key[1:]: force for key, force in forces.items()}
    article, analysis = made("d1", "الميناء", marked, forces=forced, parents=parents)
    return [p for p in find_propositions(article, analysis, PACK) if p.attribution]


def last(marked: str, **forces: Force) -> Proposition:
    """The proposition of the last attribution."""
    return attributed(marked, **forces)[-1]


@pytest.mark.parametrize("entry", PACK.table("claims/clauses.toml", "pointer", Phrases), ids=lambda e: e.id)
def test_examples_hold_what_points(entry: Phrases) -> None:
    for example in entry.example:
        words = terms_of(PACK).words(example)
        assert any(starts_phrase(words, at, index(PACK, "pointer", entry.id)) for at in range(len(words)))


def test_a_denied_role_points_to_the_accusation_that_names_who_denies() -> None:
    # The mayor accused the league of the fire, and the bank of fraud. The league denied any hand in it.
    p = last(
        "[c1:اتهم] [s1:العمدة] [x1:الرابطة بإشعال الحريق]. [c2:اتهم] [s2:العمدة] [x2:المصرف بالاحتيال]. "
        "[c3:نفت] [s3:الرابطة] أي [x3:دور].",
        f1=Force.ALLEGES,
        f2=Force.ALLEGES,
        f3=Force.DENIES,
    )
    assert (p.about, p.stance) == ("a1", Stance.DENIES)


def test_to_claim_responsibility_denies_nothing() -> None:
    # The mayor accused the league of the fire. The league announced its responsibility.
    p = last(
        "[c1:اتهم] [s1:العمدة] [x1:الرابطة بإشعال الحريق]. [c2:أعلنت] [s2:الرابطة] [x2:مسؤوليتها].", f1=Force.ALLEGES
    )
    assert (p.about, p.stance) == (None, Stance.AFFIRMS)


def test_what_is_rejected_in_so_many_words_is_denied() -> None:
    # The mayor accused the league of the fire. Its head said that the league did not accept the accusations.
    p = last(
        "[c1:اتهم] [s1:العمدة] [x1:الرابطة بإشعال الحريق]. [c2:قال] [s2:رئيسها] إن [x2:الرابطة لا تقبل الاتهامات].",
        f1=Force.ALLEGES,
    )
    assert (p.about, p.stance) == ("a1", Stance.DENIES)


def test_what_is_denied_may_be_said_to_be_known() -> None:
    # A newspaper said that the bridge had fallen. The ministry denied that news, which spread in the town.
    p = last(
        "[c1:ذكرت] [s1:الصحيفة] أن [x1:الجسر انهار]. [c2:نفت] [s2:الوزارة] [x2:تلك الأنباء المنتشرة بين سكان البلدة].",
        f2=Force.DENIES,
    )
    assert (p.about, p.stance) == ("a1", Stance.DENIES)


def test_what_is_said_of_a_name_in_a_denial_is_not_denied() -> None:
    # The ministry denied the closing of the bridge which the flood had damaged last year.
    p = last("[c1:نفت] [s1:الوزارة] [x1:إغلاق الجسر القديم الذي ألحق به الفيضان أضرارا بالغة].", f1=Force.DENIES)
    assert p.stance is Stance.AFFIRMS


def test_a_denied_role_points_to_no_statement_that_accuses_nobody() -> None:
    # The mayor said that the bridge is open. The league denied any hand in the fire.
    p = last("[c1:قال] [s1:العمدة] إن [x1:الجسر مفتوح]. [c2:نفت] [s2:الرابطة] [x2:أي دور في الحريق].", f2=Force.DENIES)
    assert (p.about, p.stance) == (None, Stance.DENIES)


def test_who_is_convicted_of_a_charge_denies_nothing() -> None:
    # The court convicted the manager of | the charge of setting the fire
    article, analysis = made(
        "d1",
        "الميناء",
        "[c1:أدانت] [s1:المحكمة] المدير [x1:[c2:بتهمة] [x2:إشعال الحريق في المصنع]].",
        parents={"2": "1"},
        forces={"2": Force.ALLEGES},
    )
    assert {p.stance for p in find_propositions(article, analysis, PACK)} == {Stance.AFFIRMS}


def first(marked: str, parents: Mapping[str, str] | None = None, **forces: Force) -> Proposition:
    """The proposition of the first attribution."""
    return next(p for p in attributed(marked, parents, **forces) if p.attribution == "a1")


def test_a_headline_denies_the_one_accusation_that_the_body_tells() -> None:
    # The singer denied all the accusations. Salma accuses the well-known man of theft.
    p = first(
        "[c1:نفى] [s1:المطرب] [x1:كل الاتهامات]. [c2:تتهم] [s2:سلمى] [x2:الرجل المعروف بالسرقة].",
        f1=Force.DENIES,
        f2=Force.ALLEGES,
    )
    assert (p.about, p.stance) == ("a2", Stance.DENIES)


def test_a_headline_denies_nothing_certain_where_two_accuse_later() -> None:
    # The singer denied all the accusations. Salma accuses … of theft. Laila accuses … of fraud.
    p = first(
        "[c1:نفى] [s1:المطرب] [x1:كل الاتهامات]. [c2:تتهم] [s2:سلمى] [x2:الرجل المعروف بالسرقة]. "
        "[c3:تتهم] [s3:ليلى] [x3:الرجل المعروف بالاحتيال].",
        f1=Force.DENIES,
        f2=Force.ALLEGES,
        f3=Force.ALLEGES,
    )
    assert p.about is None


def test_who_denies_accusations_denies_what_they_are_told_to_allege() -> None:
    # The singer denied the accusations that were brought in court, Salma alleging that he stole the necklace.
    p = first(
        "[c1:نفى] [s1:المطرب] [x1:الاتهامات التي قدمت إلى المحكمة، [c2:مدعية] [s2:سلمى] [x2:أنه سرق العقد]].",
        parents={"2": "1"},
        f1=Force.DENIES,
        f2=Force.ALLEGES,
    )
    assert (p.about, p.stance) == ("a2", Stance.DENIES)
