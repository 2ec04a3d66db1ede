"""Attributions within the words of others: what is the parent of what, and where each content ends."""

from __future__ import annotations

import pytest

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


def test_whom_a_speaker_has_it_from_stands_in_his_words() -> None:
    # "Security sources reported, quoting the detained, that the cell was large."
    text = "وأفادت مصادر أمنية نقلا عن الموقوفين أن الخلية كبيرة."
    assert nested(text) == [
        ("أفادت", "الخلية كبيرة", None),
        ("نقلا عن", "الخلية كبيرة", "أفادت"),
    ]


def test_who_tells_of_a_speaker_in_the_midst_of_his_sentence_holds_his_words() -> None:
    # "The minister said, as the agency Reuters reported from him, that the bridge was closed."
    text = "قال الوزير، حسب ما نقلت عنه وكالة رويترز، إن الجسر مغلق."
    assert nested(text) == [
        ("قال", "الجسر مغلق", "حسب ما نقلت عنه"),
        ("حسب ما نقلت عنه", "الجسر مغلق", None),
    ]


def test_a_body_that_speaks_by_its_spokesman_speaks_once() -> None:
    # "The municipality confirmed, in the words of the government spokesman, that the bridge was closed."
    text = "وأكدت البلدية على لسان المتحدث باسم الحكومة أن الجسر مغلق."
    found = explain(text, PACK).attributions
    assert [a.via.cut(text) for a in found if a.via] == ["المتحدث باسم الحكومة"]
    assert len(found) == 1


def test_what_is_only_supposed_is_not_said() -> None:
    # "And if the army announces a truce, the fighting will stop."
    assert nested("وإذا أعلن الجيش هدنة توقف القتال.") == []


def test_an_adjective_behind_that_is_no_verb() -> None:
    # "The manager explained that the foremost obstacle was that the road was closed."
    assert [cue for cue, _, _ in nested("وأوضح المدير أن أبرز المعوقات هو أن الطريق مغلق.")] == ["أوضح"]


def test_an_author_says_himself_what_he_thinks() -> None:
    # "I believe that the city needs another bridge."
    text = "أعتقد أن المدينة بحاجة إلى جسر آخر."
    found = explain(text, PACK).attributions
    assert [(str(a.kind), a.speaker) for a in found] == [("person", None)]


def test_an_outlet_that_carries_statements_holds_what_is_said_in_them() -> None:
    # "The coach said, in statements that the newspaper Al-Fajr carried: 'We shall win the match'."
    text = "وقال المدرب في تصريحات نقلتها صحيفة الفجر: «سنفوز بالمباراة»."
    assert [(cue, parent) for cue, _, parent in nested(text)] == [("قال", "نقلتها"), ("نقلتها", None)]


def test_who_denies_what_stands_before_denies_the_content_of_another() -> None:
    # "The ministry accused the company of fraud, which the company denied."
    text = "واتهمت الوزارة الشركة بالاحتيال، وهو ما نفته إدارة المصنع."
    assert nested(text) == [
        ("اتهمت", "الشركة بالاحتيال", None),
        ("نفته", "الشركة بالاحتيال", None),
    ]


def test_a_clause_may_stand_between_a_source_and_its_content() -> None:
    # "The governor of the province, where the volcano lies, announced that the roads were cut."
    assert nested("وأعلن حاكم الإقليم، حيث يقع البركان، أن الطرق مقطوعة.") == [("أعلن", "الطرق مقطوعة", None)]


def test_the_one_of_whom_an_outlet_tells_goes_on_speaking() -> None:
    # "And the television mentioned that the minister ruled out freezing the work and said that the sanctions must go."
    text = "وذكر التلفزيون الرسمي أن الوزير سمير خليل استبعد تجميد العمل وقال إن العقوبات ينبغي أن ترفع."
    assert [(cue, parent) for cue, _, parent in nested(text)] == [("ذكر", None), ("استبعد", "ذكر"), ("قال", "ذكر")]


def test_an_outlet_behind_a_quotation_of_two_sentences_holds_all_of_it() -> None:
    # "The minister said: 'The work goes on. We shall finish soon', according to the newspaper Al-Nahar."
    text = 'وقال الوزير: "العمل مستمر. سننجزه قريبا"، بحسب صحيفة النهار.'
    assert nested(text) == [
        ("قال", "العمل مستمر. سننجزه قريبا", "بحسب"),
        ("بحسب", 'قال الوزير: "العمل مستمر. سننجزه قريبا"', None),
    ]


def test_what_happens_at_the_same_time_is_no_part_of_what_was_said() -> None:
    # "Witnesses reported shelling, while the ministry appealed to the doctors to come to work."
    text = "وأفاد شهود بأن قصفا عنيفا شهدته المدينة، في وقت أهابت وزارة الصحة بالأطباء الالتحاق بعملهم."
    assert [parent for _, _, parent in nested(text)] == [None, None]


def test_no_attribution_stands_in_its_own_words() -> None:
    # Marks that stand on the wrong side make two contents hold each other's cues.
    text = 'وعبر الحزب عن" تخوفه من العودة إلى العنف " داعيا الحكومة الى "تحمل مسؤولياتها كاملة " وفق نص ذات البيان .'
    assert ("وفق", None) in [(cue, parent) for cue, _, parent in nested(text)]


def test_whom_an_outlet_has_it_from_is_not_the_outer_one() -> None:
    # "Fourteen were killed in the accident, as local media reported on the authority of the police."
    text = "قضى 14 شخصا في الحادث، حسبما أوردت وسائل إعلام محلية نقلا عن الشرطة."
    assert [(cue, parent) for cue, _, parent in nested(text)] == [
        ("حسبما أوردت", None),
        ("نقلا عن", "حسبما أوردت"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "واشنطن تتهم طهران بزعزعة المنطقة وموسكو تنفي أن يكون لها دور.",
        "بريطانيا تتهم روسيا بتسميم الرجل وموسكو تنفي ضلوعها في الهجوم.",
    ],
)
def test_who_denies_beside_an_accusation_does_not_stand_in_it(text: str) -> None:
    # "Washington accuses Tehran of …, and Moscow denies that …": two clauses, each with its subject before its verb
    accused, denied = explain(text, PACK).attributions
    assert (denied.speaker_name, denied.parent) == ("موسكو", None)
    assert accused.content[0].end < denied.cue.start
