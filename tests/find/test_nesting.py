"""Attributions within the words of others: what is the parent of what, and where each content ends."""

from __future__ import annotations

from takhrij.find.explain import explain
from takhrij.pack import load_pack

PACK = load_pack()


def nested(text: str) -> list[tuple[str, str, str | None]]:
    """Cue, content and the cue of the parent, in order."""
    found = explain(text, PACK).attributions
    cues = {a.id: a.cue.cut(text) for a in found}
    return [
        (a.cue.cut(text), " … ".join(s.cut(text) for s in a.content), cues[a.parent] if a.parent else None)
        for a in found
    ]


def test_evidence_that_a_speaker_goes_by_stands_in_his_words() -> None:
    # "The manager said that demand had declined, and that sales had halved, according to the first estimates."
    text = "وقال المدير إن الطلب تراجع كثيرا، وأن المبيعات هبطت إلى النصف، وفق الإحصاءات الأولية."
    assert nested(text) == [
        ("قال", "الطلب تراجع كثيرا، وأن المبيعات هبطت إلى النصف، وفق الإحصاءات الأولية", None),
        ("وفق", "المبيعات هبطت إلى النصف", "قال"),
    ]


def test_a_newspaper_that_tells_of_a_speaker_holds_his_words() -> None:
    # "The manager said that sales had halved, according to the newspaper Al-Nahar."
    text = "وقال المدير إن المبيعات هبطت إلى النصف، بحسب صحيفة النهار."
    assert nested(text) == [
        ("قال", "المبيعات هبطت إلى النصف", "بحسب"),
        ("بحسب", "قال المدير إن المبيعات هبطت إلى النصف", None),
    ]


def test_a_statement_that_tells_of_a_speaker_holds_his_words() -> None:
    # "The ministry called for calm, the statement said."
    text = "ودعت الوزارة إلى التزام الهدوء، حسبما ذكر البيان."
    assert nested(text)[0] == ("دعت", "التزام الهدوء", "حسبما ذكر")


def test_a_wording_that_a_speaker_borrows_is_only_the_quotation() -> None:
    # "Reports said that the firm would change the programme to 'serve its customers', as the firm put it."
    text = "وقالت تقارير إن الشركة ستعدل البرنامج من أجل «خدمة الزبائن»، على حد قول الشركة."
    assert nested(text)[1] == ("على حد قول", "خدمة الزبائن", "قالت")


def test_a_relative_clause_with_another_subject_than_its_antecedent_is_no_part_of_the_content() -> None:
    # "And the officer affirmed the army's readiness to meet the threats, which he said were growing."
    text = "وأكد الضابط استعداد الجيش لمواجهة التهديدات، التي قال إنها تتزايد."
    assert nested(text) == [
        ("أكد", "استعداد الجيش لمواجهة التهديدات", None),
        ("قال", "إنها تتزايد", None),
    ]
