"""Pairs of claims that cannot both be true, and what a later count replaces."""

from dataclasses import replace

from marked import made
from papers import contradictions, paper

from takhrij.model import Force, Kind
from takhrij.pack import load_pack
from takhrij.wording import say

PACK = load_pack()


FERRY = "{} راكبا قتلوا في غرق العبارة نورس قبالة ميناء راسين"


def test_two_tolls_of_one_hour_contradict() -> None:
    (found,) = contradictions(
        paper("d1", FERRY.format(12), source="شاهد"), paper("d2", FERRY.format(30), source="طبيب")
    )
    assert (found.kind, found.reasons[0].args) == ("number", ("12", "30"))


def test_a_later_toll_replaces_an_earlier() -> None:
    (found,) = contradictions(
        paper("d1", FERRY.format(12), source="شاهد"), paper("d2", FERRY.format(30), at="2030-01-05", source="طبيب")
    )
    assert found.kind == "superseded"


def test_a_preliminary_toll_is_replaced_at_once() -> None:
    early = FERRY.format(12) + " في حصيلة أولية"
    (found,) = contradictions(paper("d1", early, source="شاهد"), paper("d2", FERRY.format(30), source="طبيب"))
    assert found.kind == "superseded"


def test_two_lower_bounds_do_not_contradict() -> None:
    low, high = FERRY.format("أكثر من 12"), FERRY.format("أكثر من 30")
    assert contradictions(paper("d1", low, source="شاهد"), paper("d2", high, source="طبيب")) == []


def test_a_bound_that_is_met_does_not_contradict() -> None:
    low, high = FERRY.format("أكثر من 12"), FERRY.format(30)
    assert contradictions(paper("d1", low, source="شاهد"), paper("d2", high, source="طبيب")) == []


def test_killed_and_wounded_do_not_contradict() -> None:
    wounded = "30 راكبا جرحوا في غرق العبارة نورس قبالة ميناء راسين"
    assert contradictions(paper("d1", FERRY.format(12)), paper("d2", wounded)) == []


def test_a_no_against_a_yes_is_polarity() -> None:
    yes, no = "قبطان العبارة نورس قتل في الحريق", "قبطان العبارة نورس لم يقتل في الحريق"
    found = contradictions(paper("d1", yes, source="شاهد"), paper("d2", no, source="طبيب"))
    assert [c.kind for c in found] == ["polarity"]


def test_every_contradiction_is_said_in_two_languages() -> None:
    (found,) = contradictions(
        paper("d1", FERRY.format(12), source="شاهد"), paper("d2", FERRY.format(30), source="طبيب")
    )
    assert "12" in say(found.reasons[0], "en")
    assert "12" in say(found.reasons[0], "ar")


def test_dead_and_alive_contradict_however_the_name_is_spelt() -> None:
    dead, alive = (
        "[p:سالم كوريلنكوف] قتل في المخيم الجنوبي قرب البلدة المجاورة للحدود",
        "[p:كوريلينكوف] على قيد الحياة في المخيم الجنوبي قرب البلدة المجاورة للحدود",
    )
    found = contradictions(paper("d1", dead, source="شاهد"), paper("d2", alive, source="طبيب"))
    assert [c.kind for c in found] == ["polarity"]


def test_another_man_alive_does_not_contradict() -> None:
    dead, alive = (
        "[p:سالم كوريلنكوف] قتل في المخيم الجنوبي قرب البلدة المجاورة للحدود",
        "[p:هادي منصور] على قيد الحياة في المخيم الجنوبي قرب البلدة المجاورة للحدود",
    )
    assert contradictions(paper("d1", dead, source="شاهد"), paper("d2", alive, source="طبيب")) == []


def test_a_number_that_is_no_toll_is_left_alone() -> None:
    """'The factory of Nawras makes 40 lorries for the port', '55 lorries': of other days, perhaps."""
    made_there = "مصنع نورس في ميناء راسين صنع {} شاحنة للمرفأ"
    assert contradictions(paper("d1", made_there.format(40)), paper("d2", made_there.format(55), source="شاهد")) == []


def test_a_toll_far_beyond_another_is_of_another_thing() -> None:
    """12 dead of the ferry, 90 dead: another count, unless the lesser calls itself early."""
    low, high = paper("d1", FERRY.format(12), source="شاهد"), paper("d2", FERRY.format(90), source="طبيب")
    assert contradictions(low, high) == []
    early = paper("d1", FERRY.format(12) + " في حصيلة أولية", source="شاهد")
    assert [c.kind for c in contradictions(early, high)] == ["superseded"]


def test_a_round_number_is_the_number_next_to_it() -> None:
    assert contradictions(paper("d1", FERRY.format(628)), paper("d2", FERRY.format(630), source="شاهد")) == []


def test_a_no_to_a_part_of_what_is_said_denies_nothing() -> None:
    """'The captain of the ferry was killed in the fire' is not denied by 'the captain did not reach the port at night
    in the fire'."""
    yes, no = "قبطان العبارة نورس قتل في الحريق", "قبطان العبارة نورس لم يصل إلى ميناء راسين ليلا بعد اندلاع الحريق"
    assert contradictions(paper("d1", yes, source="شاهد"), paper("d2", no, source="طبيب")) == []


def test_a_plot_to_kill_somebody_alive_does_not_contradict() -> None:
    plot, alive = (
        "أجهزة الأمن أحبطت مخططا أعدته العصابة لقتل [p:سالم كوريلنكوف] في المخيم",
        "[p:كوريلينكوف] على قيد الحياة في المخيم الجنوبي قرب البلدة المجاورة للحدود",
    )
    assert contradictions(paper("d1", plot, source="شاهد"), paper("d2", alive, source="طبيب")) == []


def test_a_lower_bound_is_replaced_by_what_outgrows_it_on_a_later_day() -> None:
    low, high = FERRY.format("ما لا يقل عن 12"), FERRY.format(30)
    (found,) = contradictions(paper("d1", low, source="شاهد"), paper("d2", high, at="2030-01-03", source="طبيب"))
    assert found.kind == "superseded"


def test_a_round_number_stands_for_one_near_it() -> None:
    assert contradictions(paper("d1", FERRY.format(1400)), paper("d2", FERRY.format(1477), source="شاهد")) == []


SHELLED = "{} مدنيا قتلوا في قصف بلدة راسين"


def test_the_shelling_of_another_day_has_a_toll_of_its_own() -> None:
    """'30 civilians were killed in the shelling of Rasin', two days later 41: unless the toll is said to have risen."""
    first, second = paper("d1", SHELLED.format(30)), paper("d2", SHELLED.format(41), at="2030-01-04", source="طبيب")
    assert contradictions(first, second) == []
    rose = paper("d2", "ارتفعت حصيلة قصف بلدة راسين إلى 41 قتيلا مدنيا", at="2030-01-04", source="طبيب")
    assert [c.kind for c in contradictions(first, rose)] == ["superseded"]


def test_a_toll_that_is_only_expected_is_compared_with_none() -> None:
    article, analysis = paper("d2", FERRY.format(30), source="طبيب")
    expects = replace(analysis, attributions=tuple(replace(a, force=Force.EXPECTS) for a in analysis.attributions))
    assert contradictions(paper("d1", FERRY.format(12), source="شاهد"), (article, expects)) == []


ALIVE = "[p:كوريلينكوف] ما زال على قيد الحياة في المخيم الجنوبي قرب البلدة المجاورة للحدود"


def test_the_death_of_kin_does_not_contradict_being_alive() -> None:
    """'The son of Salim Kurilenkov was killed', 'Kurilenkov is alive'."""
    son = "نجل [p:سالم كوريلنكوف] قتل في المخيم الجنوبي قرب البلدة المجاورة للحدود"
    assert contradictions(paper("d1", son, source="شاهد"), paper("d2", ALIVE, source="طبيب")) == []


def test_who_is_alive_was_not_killed_though_no_article_is_about_it() -> None:
    other, dead = "فتح المرفأ", "[p:سالم كوريلنكوف] قتل في المخيم الجنوبي قرب البلدة المجاورة للحدود"
    first, second = (
        made(
            doc,
            f"صحيفة {doc}",
            f"{other}.\n\n{other} صباح أمس.\n[c1:قال] [s1:{who}] إن [x1:{what}].",
            {"1": Kind.PERSON},
        )
        for doc, who, what in (("d1", "شاهد", dead), ("d2", "طبيب", ALIVE))
    )
    assert [c.kind for c in contradictions(first, second)] == ["polarity"]


def test_the_blast_of_another_week_has_a_toll_of_its_own() -> None:
    blast = "{} مدنيا قتلوا في انفجار سيارة قبالة ميناء راسين"
    first, later = paper("d1", blast.format(30)), paper("d2", blast.format(41), at="2030-01-09", source="طبيب")
    assert contradictions(first, later) == []
    soon = paper("d2", blast.format(41), at="2030-01-04", source="طبيب")
    assert [c.kind for c in contradictions(first, soon)] == ["superseded"]


def test_an_article_may_set_right_what_it_quotes_of_a_death() -> None:
    """'The police said that Salim Kurilenkov was killed in the camp. Kurilenkov is alive, it turned out.'"""
    alive = "وظهر [p:كوريلينكوف] على قيد الحياة في المخيم الجنوبي"
    text = f"[c1:قال] [s1:شاهد] إن [x1:[p:سالم كوريلنكوف] قتل في المخيم الجنوبي قرب البلدة]. {alive}."
    assert [c.kind for c in contradictions(made("d1", "صحيفة", text, {"1": Kind.PERSON}))] == ["polarity"]


def test_a_toll_without_those_it_counts_apart_is_the_same_toll() -> None:
    """'16 were killed, four of them attackers', 'twelve were killed'."""
    of_all = "16 شخصا بينهم أربعة مهاجمين قتلوا في غرق العبارة نورس قبالة ميناء راسين"
    assert contradictions(paper("d1", of_all, source="شاهد"), paper("d2", FERRY.format(12), source="طبيب")) == []


def test_a_toll_that_is_told_on_is_not_replaced() -> None:
    """Twelve on the second and on the sixth of January, 30 on the third: two tolls of one event."""
    first, later = (
        paper("d1", FERRY.format(12), source="شاهد"),
        paper("d3", FERRY.format(12), "2030-01-06", source="مسعف"),
    )
    (found,) = contradictions(first, paper("d2", FERRY.format(30), "2030-01-03", source="طبيب"), later)
    assert found.kind == "number"
