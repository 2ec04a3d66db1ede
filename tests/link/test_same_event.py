"""Numbers are set against one another only where they count the same."""

from marked import made
from papers import contradictions, paper

from takhrij.model import Kind
from takhrij.pack import load_pack

PACK = load_pack()


FERRY = "{} راكبا قتلوا في غرق العبارة نورس قبالة ميناء راسين"


def test_the_incidents_of_one_list_do_not_contradict() -> None:
    """Two shellings told by one official: 12 killed in one, 30 in the other."""
    shelling = "{} مسلحا من الحركة قتلوا في قصف على مواقع الحركة"
    assert contradictions(paper("d1", shelling.format(12), shelling.format(30))) == []


def test_who_was_hit_tells_no_event() -> None:
    """'15 gunmen of the movement killed' may be others than 'ten gunmen of the movement killed'."""
    killed = "مقتل {} مسلحا من حركة النسر"
    assert contradictions(paper("d1", killed.format(15), source="شاهد"), paper("d2", killed.format(40))) == []


def test_a_lower_count_given_later_by_the_same_knower_replaces_the_higher() -> None:
    (found,) = contradictions(
        paper("d1", FERRY.format(30), source="سالم المنصوري", kind=Kind.PERSON),
        paper("d2", FERRY.format(12), at="2030-01-03", source="سالم المنصوري", kind=Kind.PERSON),
    )
    assert (found.kind, found.reasons[0].args) == ("superseded", ("30", "12"))


def test_a_lower_count_given_later_by_another_contradicts() -> None:
    (found,) = contradictions(
        paper("d1", FERRY.format(30), source="شاهد"), paper("d2", FERRY.format(12), at="2030-01-03", source="طبيب")
    )
    assert found.kind == "number"


def test_what_would_follow_a_death_affirms_none() -> None:
    """'Should it be proved that he was killed' does not contradict 'he was not killed'."""
    what_if = "الدولة ستعاقب الفاعلين في حال ثبوت أن [p:سالم كوريلنكوف] قتل في المخيم"
    alive = "[p:سالم كوريلنكوف] لم يقتل في المخيم"
    assert contradictions(paper("d1", what_if, source="وزير"), paper("d2", alive, source="طبيب")) == []


def test_bare_tolls_of_two_articles_contradict() -> None:
    """'12 were hurt', 'the hurt number 15': each article gives one such number."""
    (found,) = contradictions(
        paper("d1", FERRY.format(4), "إصابة 12 شخصا بجروح", source="شاهد"),
        paper("d2", FERRY.format(4), "إصابة 15 شخصا بجروح", source="طبيب"),
    )
    assert (found.kind, found.reasons[0].args) == ("number", ("12", "15"))


def test_bare_tolls_of_an_article_that_lists_two_do_not() -> None:
    listing = paper("d1", FERRY.format(4), "إصابة 12 شخصا بجروح", "إصابة 20 شخصا بجروح", source="شاهد")
    assert contradictions(listing, paper("d2", FERRY.format(4), "إصابة 15 شخصا بجروح", source="طبيب")) == []


def test_a_toll_that_an_article_only_adds_is_no_toll_of_the_event() -> None:
    """30 die when the ferry sinks off the port; the article adds that seven had died in another sinking there."""
    added = paper("d1", FERRY.format(30), FERRY.format(7), source="شاهد")
    (found,) = contradictions(added, paper("d2", FERRY.format(41), source="طبيب"))
    assert found.reasons[0].args == ("30", "41")


def test_numbers_of_one_article_never_contradict() -> None:
    """'12 passengers were killed', one says; 'we counted 15 dead passengers', another says in the same article."""
    text = f"[c1:قال] [s1:شاهد] إن [x1:{FERRY.format(12)}]. [c2:قال] [s2:طبيب] إن [x2:{FERRY.format(15)}]."
    both = made("d1", "صحيفة د", text, {"1": Kind.UNNAMED_PERSON, "2": Kind.UNNAMED_PERSON})
    assert contradictions(both) == []
