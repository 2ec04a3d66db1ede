"""What is claimed in one article, and what each proposition is compared by."""

from dataclasses import replace

from marked import made

from takhrij.link.propositions import Proposition, find_propositions
from takhrij.model import Force, Kind, Span, Stance, Time, TimeType
from takhrij.pack import load_pack

PACK = load_pack()
PEOPLE = {"1": Kind.UNNAMED_PERSON, "2": Kind.UNNAMED_PERSON}


def propositions(
    marked: str, *, parents: dict[str, str] | None = None, forces: dict[str, Force] | None = None
) -> list[tuple[str, Proposition]]:
    article, analysis = made("d1", "الميناء", marked, PEOPLE, parents=parents, forces=forces)
    found = find_propositions(article, analysis, PACK)
    return [(" // ".join(span.cut(article.text) for span in p.spans), p) for p in found]


def test_a_content_is_split_by_its_events() -> None:
    # An official said that a blast in the market had killed four and wounded nine.
    found = propositions("[c1:قال] [s1:مسؤول] إن [x1:انفجارا في السوق أسفر عن مقتل أربعة عمال وإصابة تسعة عمال].")
    assert [text for text, p in found if p.attribution == "a1"] == [
        "انفجارا في السوق",
        "أسفر عن مقتل أربعة عمال",
        "وإصابة تسعة عمال",
    ]


def test_killed_and_wounded_are_counted_apart() -> None:
    found = propositions("[c1:قال] [s1:مسؤول] إن [x1:الحادث أدى إلى مقتل أربعة عمال وإصابة تسعة عمال].")
    assert [(c.value, c.unit) for _, p in found for c in p.counts] == [(4, "killed"), (9, "wounded")]


def test_the_innermost_attribution_holds_its_words() -> None:
    # The guard said that a witness told him that the gate was closed.
    found = propositions(
        "[c1:قال] [s1:الحارس] إن [x1:[s2:شاهدا] [c2:أبلغه] أن [x2:البوابة الشرقية أغلقت ليلا]].", parents={"2": "1"}
    )
    assert [p.attribution for text, p in found if "البوابة" in text] == ["a2"]


def test_own_words_are_propositions() -> None:
    found = propositions("وصلت السفينة إلى المرفأ صباحا.")
    assert [(text, p.attribution) for text, p in found] == [("وصلت السفينة إلى المرفأ صباحا", None)]


def test_what_an_attribution_leaves_of_its_sentence_is_no_claim() -> None:
    found = propositions("ومن جهة أخرى [c1:قال] [s1:مسؤول] إن [x1:السفينة وصلت إلى المرفأ].")
    assert {p.attribution for _, p in found} == {"a1"}


def test_a_denied_content_is_denied() -> None:
    # The ministry denied the closing of the bridge.
    found = propositions("[c1:نفت] [s1:الوزارة] [x1:إغلاق الجسر القديم].", forces={"1": Force.DENIES})
    assert [p.stance for _, p in found] == [Stance.DENIES]


def test_no_is_read_at_the_verb() -> None:
    # No soldier died / the bridge is still closed
    (_, first), (_, second) = propositions("لم يقتل أي جندي في الكمين. لا يزال الجسر القديم مغلقا.")
    assert (first.negated, second.negated) == (True, False)


def test_alive_is_not_dead() -> None:
    # "the pilot is alive"
    ((_, found),) = propositions("الطيار المفقود ما زال على قيد الحياة.")
    assert "death" in found.events
    assert found.negated


def test_these_accusations_point_back_and_deny() -> None:
    # The mayor accused the company of draining the lake. The company condemned these accusations.
    found = propositions(
        "[c1:اتهم] [s1:العمدة] [x1:الشركة بتجفيف البحيرة الكبيرة]. [s2:الشركة] [c2:استنكرت] [x2:هذه الاتهامات].",
        forces={"1": Force.ALLEGES},
    )
    assert [(p.about, p.stance) for text, p in found if text == "هذه الاتهامات"] == [("a1", Stance.DENIES)]


def test_a_name_is_no_event() -> None:
    # A family name that is spelt like a word for fire
    article, analysis = made("d1", "الميناء", "زار [p:سالم حريق] المدرسة الجديدة في القرية.")
    (found,) = find_propositions(article, analysis, PACK)
    assert "fire" not in found.events


def test_spans_are_words_of_the_article() -> None:
    found = propositions("[c1:قال] [s1:مسؤول] إن [x1:الجسر انهار وجرح سائقان]، [x1:بسبب السيول الجارفة في الوادي].")
    assert all(text and text == text.strip() for text, _ in found)


def test_how_surely_it_is_put() -> None:
    ((_, hedged),) = propositions("ربما وصلت السفينة إلى المرفأ صباحا.")
    ((_, plain),) = propositions("وصلت السفينة إلى المرفأ صباحا.")
    assert (hedged.certainty, plain.certainty) == ("hedged", "plain")


def test_a_line_with_the_outlets_own_name_is_no_claim() -> None:
    # "Site of al-Mina" over the article's first sentence: "The ship arrived at the pier in the morning."
    found = propositions("موقع الميناء\n\nوصلت السفينة إلى المرفأ صباحا.")
    assert [text for text, _ in found] == ["وصلت السفينة إلى المرفأ صباحا"]


def test_a_line_that_only_dates_is_no_claim() -> None:
    article, analysis = made("d1", "الميناء", "الأربعاء 14 مايو 2025\n\nوصلت السفينة إلى المرفأ صباحا.", PEOPLE)
    day = Time(Span(0, 21), TimeType.DATE, "2025-05-14", None, "2025-05-14", "2025-05-14", "date")
    found = find_propositions(article, replace(analysis, times=(day,)), PACK)
    assert [p.spans[0].cut(article.text) for p in found] == ["وصلت السفينة إلى المرفأ صباحا"]


def test_a_name_stands_with_what_is_said_of_it() -> None:
    """'The captain Salim, | who …, lives in the camp' is said of Salim."""
    article, analysis = made(
        "d1", "الميناء", "[c1:قال] [s1:شاهد] إن [x1:[p:سالم العمري] الذي غادر القرية يعيش في المخيم]."
    )
    assert [p.people for p in find_propositions(article, analysis, PACK)] == [("سالم العمري",)]
