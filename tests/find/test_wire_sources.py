"""Sources as wire copy names them: tolls, documents, denials, who passed a statement on."""

from __future__ import annotations

from takhrij.find.explain import explain
from takhrij.model import Attribution, Force, Kind
from takhrij.pack import load_pack

PACK = load_pack()


def find(text: str) -> tuple[Attribution, ...]:
    return explain(text, PACK).attributions


def named(text: str) -> list[tuple[str | None, str | None]]:
    """Who speaks in each attribution, and through whom."""
    return [(found.speaker_name, found.via.cut(text) if found.via else None) for found in find(text)]


def said(text: str) -> list[tuple[str | None, str]]:
    """The source of each attribution, and what it says."""
    return [
        (found.source.cut(text) if found.source else None, " | ".join(part.cut(text) for part in found.content))
        for found in find(text)
    ]


def test_an_unnamed_source_is_no_longer_than_its_noun_phrase() -> None:
    # "The agency quoted a military source as saying ... The military source spoke of the death of several soldiers."
    text = "ونقلت وكالة الفجر عن مصدر عسكري قوله إن الجسر قصف. وتحدث المصدر العسكري عن مقتل عدد من الجنود."
    assert [speaker for speaker, _ in named(text)] == ["وكالة الفجر", "مصدر عسكري", "مصدر عسكري"]


def test_a_document_set_apart_by_signs_is_a_source() -> None:
    # "According to the decision, the commission will question the witnesses."
    text = "وبحسب القرار، ستستجوب اللجنة الشهود."
    assert said(text) == [("القرار", "ستستجوب اللجنة الشهود")]
    assert find("وبحسب القرار فإن اللجنة ستستجوب الشهود.")[0].kind is Kind.DOCUMENT
    assert said("ستستجوب اللجنة الشهود، بحسب القرار.") == [("القرار", "ستستجوب اللجنة الشهود")]


def test_a_document_that_no_sign_sets_apart_says_in_what_manner() -> None:
    # "The water is shared out according to the agreement."
    assert find("يوزع الماء بحسب الاتفاق بين القرى.") == ()


def test_the_same_document_is_a_source_in_the_midst_of_its_words() -> None:
    # "The guards, according to the same statement, are deployed along the river."
    text = "ينتشر الحراس، حسب نفس البيان، على ضفة النهر منذ شهر."
    assert said(text) == [("نفس البيان", "ينتشر الحراس | على ضفة النهر منذ شهر")]


def test_who_counts_the_dead_says_so() -> None:
    # "The observatory counted the death of thirty civilians." / "The centre documented thirty cases."
    text = "وأحصى مرصد الفجر مقتل 30 مدنيا في القصف."
    assert said(text) == [("مرصد الفجر", "مقتل 30 مدنيا في القصف")]
    assert said('ووثق مرصد الفجر "مقتل 30 مدنيا".') == [("مرصد الفجر", "مقتل 30 مدنيا")]
    assert said("وأحصت الأمم المتحدة 30 قتيلا هذا الشهر.") == [("الأمم المتحدة", "30 قتيلا هذا الشهر")]


def test_a_network_for_human_rights_is_an_organisation() -> None:
    found = find("وسجلت الشبكة اليمنية لحقوق الإنسان اعتقال عشرين صيادا.")
    assert [attribution.kind for attribution in found] == [Kind.ORGANISATION]


def test_what_a_team_or_a_town_scores_or_sees_is_no_statement() -> None:
    assert find("وسجل الفريق 3 أهداف في الشوط الأول. وسجلت المدينة سقوط أمطار غزيرة.") == ()


def test_words_laid_in_a_mouth_are_passed_on() -> None:
    # "The media ascribed to the spokesman his saying that the factory would close."
    text = "ونسبت صحيفة الفجر إلى مسؤول رفيع قوله، إن المصنع سيغلق. ونسبت إلى مصدر آخر قوله إن العمل مستمر."
    assert [(found.kind, found.parent) for found in find(text)] == [
        (Kind.OUTLET, None),
        (Kind.UNNAMED_PERSON, "a1"),
        (Kind.OUTLET, None),
        (Kind.UNNAMED_PERSON, "a3"),
    ]
    assert named(text)[1] == ("مسؤول رفيع", "صحيفة الفجر")


def test_a_deed_ascribed_to_somebody_is_an_accusation() -> None:
    # "The guards ascribed to the coalition the bombing of a post near the river."
    found = find("ونسبت قوات الحرس إلى التحالف قصف موقع قرب النهر.")
    assert [(one.force, one.content[0].cut("ونسبت قوات الحرس إلى التحالف قصف موقع قرب النهر.")) for one in found] == [
        (Force.ALLEGES, "إلى التحالف قصف موقع قرب النهر")
    ]
    later = "ونسبت قوات الحرس إلى التحالف قصف موقع، ما أدى إلى حريق، اتهام نفاه التحالف."
    assert find(later)[0].force is Force.ALLEGES
    assert find("ونسب الباحثون التراجع إلى الجفاف.") == ()
    assert find("ونسبت الصحيفة إلى المتحدث تصريحات حول المصنع.") == ()


def test_whom_an_outlet_quotes_speaks_through_it() -> None:
    # "Media reported, quoting a military source, that planes had bombed a post."
    text = "أفادت وسائل إعلام سورية، الأحد، نقلا عن مصدر عسكري بأن طائرات قصفت موقعا للجيش."
    assert named(text) == [("وسائل إعلام سورية", None), ("مصدر عسكري", "وسائل إعلام سورية")]


def test_whom_a_source_behind_the_words_quotes_stands_for_the_same_words() -> None:
    # "Prices will rise, as Fajr agency reported, quoting a source in the ministry."
    for sign in ("", "،"):
        text = f"الأسعار سترتفع، حسبما ذكرت وكالة الفجر{sign} نقلا عن مصدر في الوزارة."
        assert said(text) == [("وكالة الفجر", "الأسعار سترتفع"), ("مصدر في الوزارة", "الأسعار سترتفع")]
        assert [found.parent for found in find(text)] == [None, "a1"]
        assert named(text)[1] == ("مصدر في الوزارة", "وكالة الفجر")


def test_a_title_behind_a_pronoun_belongs_to_the_source() -> None:
    # "Major John Hart, who is a spokesman for the northern command, told Reuters that nobody had been hit."
    text = "وأبلغ الميجر جون هارت وهو متحدث باسم القيادة الشمالية رويترز أنه لم يصب أحد."
    assert named(text) == [("جون هارت", "رويترز")]
    assert said(text)[0][0] == "الميجر جون هارت وهو متحدث باسم القيادة الشمالية"


def test_whom_a_relative_clause_names_is_not_the_source() -> None:
    # "A leader in the alliance that supports the president Samir Haddad said ..."
    found = find("وقال قيادي في التحالف الذي يدعم الرئيس سمير حداد إن الطريق مغلق.")
    assert [attribution.kind for attribution in found] == [Kind.UNNAMED_PERSON]


def test_a_document_in_the_accusative_is_a_document() -> None:
    # "The council adopted unanimously a decision that calls for an end to the fighting."
    text = "وتبنى المجلس قرارا بالإجماع يدعو إلى وقف القتال."
    assert [(one.kind, one.source and one.source.cut(text)) for one in find(text)][-1] == (Kind.DOCUMENT, "قرارا")


def test_the_sources_are_several_though_one_has_spoken() -> None:
    text = "وقال مصدر عسكري إن الجسر قصف. وأسفر القصف عن قتلى حسب المصادر."
    assert [found.kind for found in find(text)] == [Kind.UNNAMED_PERSON, Kind.UNNAMED_PEOPLE]
    assert named(text)[1][0] == "مصدر عسكري"


def test_who_issued_a_statement_goes_on_speaking() -> None:
    # "Damascus said ... The Iraqi government issued a statement on the incident. And it said in the statement ..."
    text = "وذكرت دمشق أن الموقع قصف. وأصدرت الحكومة العراقية بيانا عن الحادث. وقالت في البيان إن الموقع بعيد."
    assert named(text)[-1] == ("الحكومة العراقية", "البيان")


def test_asking_to_stay_unnamed_is_no_statement() -> None:
    text = "قال بعض الدبلوماسيين الذين طلبوا التكتم عن نشر أسمائهم إن المجلس سيصوت غدا."
    assert said(text) == [("بعض الدبلوماسيين", "المجلس سيصوت غدا")]


def test_two_that_relative_clauses_tell_of_stand_side_by_side() -> None:
    # "between Washington, which accuses the army of the bombing, and Moscow, which denies that there is evidence"
    text = "وقرب الاتفاق بين واشنطن التي تتهم الجيش بقصف القرية وموسكو التي تنفي وجود أدلة على ذلك."
    assert said(text) == [("واشنطن", "الجيش بقصف القرية"), ("موسكو", "وجود أدلة على ذلك")]
    assert {found.parent for found in find(text)} == {None}


def test_a_source_between_a_verb_and_its_result_stands_for_both() -> None:
    # "after the ministry had denied that it bombed the bridge, which led, according to the police, to three deaths"
    text = "وذلك بعد أن نفت الوزارة أن تكون هي من قصف الجسر مما أسفر، بحسب الشرطة، عن مقتل ثلاثة."
    assert said(text) == [("الوزارة", "تكون هي من قصف الجسر"), ("الشرطة", "مما أسفر | عن مقتل ثلاثة")]
    assert {found.parent for found in find(text)} == {None}


def test_where_a_body_sits_stands_between_it_and_its_verb() -> None:
    # "But the Fajr observatory, whose seat is London, said that it had recorded explosions."
    text = "لكن مرصد الفجر لحقوق الإنسان، ومقره لندن، قال إنه رصد انفجارات."
    assert said(text) == [("مرصد الفجر لحقوق الإنسان", "إنه رصد انفجارات")]


def test_who_is_told_may_be_the_news_agency() -> None:
    # "Meanwhile Samir Haddad told the official news agency that the attackers were strangers."
    text = "وفي غضون ذلك قال سمير حداد لوكالة الأنباء الرسمية إن المهاجمين غرباء."
    assert named(text) == [("سمير حداد", "وكالة الأنباء الرسمية")]


def test_what_somebody_called_so_has_its_verb_before_it() -> None:
    # "The ministry summoned the ambassador over what it said was an insult."
    text = "واستدعت وزارة الخارجية السفير بناء على ما قالت إنها إهانة لبلادها."
    assert said(text) == [(None, "إنها إهانة لبلادها")]


def test_whom_a_minister_calls_names_is_accused() -> None:
    # "The minister accused whom he called mercenaries of being behind the attack."
    text = 'واتهم وزير الداخلية من سماهم "المرتزقة" بالوقوف وراء الهجوم.'
    found = find(text)[0]
    assert (found.source and found.source.cut(text), found.force) == ("وزير الداخلية", Force.ALLEGES)
    assert said("واتهمت دولهم بإيواء جماعات معارضة.")[0][1] == "دولهم بإيواء جماعات معارضة"


def test_an_ayatollah_is_named_behind_his_title() -> None:
    text = "وقال المرشد الأعلى للثورة في إيران، آية الله سمير حداد، إن الهجوم مدبر."
    assert said(text)[0][0] == "المرشد الأعلى للثورة في إيران، آية الله سمير حداد"


def test_a_body_that_a_relative_clause_tells_of_is_named_elsewhere() -> None:
    # "The High Commission for Refugees announced ... The commission, which renewed its figures, said ..."
    text = "أعلنت المفوضية العليا للاجئين أن السفن وصلت. وقالت المفوضية التي حدثت أرقامها إن العدد كبير."
    assert [speaker for speaker, _ in named(text)] == ["المفوضية العليا للاجئين"] * 2


def test_testimonies_are_documents() -> None:
    text = "وأفادت شهادات الناجين وعددهم نحو 360 شخصا أن القبطان هرب."
    assert [found.kind for found in find(text)] == [Kind.DOCUMENT]


def test_two_claim_their_responsibility() -> None:
    text = "وأعلنت حركة الفجر وتنظيم النور مسؤوليتيهما عن الهجوم."
    assert said(text) == [("حركة الفجر وتنظيم النور", "مسؤوليتيهما عن الهجوم")]


def test_a_title_says_of_what_affairs() -> None:
    text = "وأكد وزير الدولة للشؤون الخارجية، سمير حداد، رفض بلاده لأعمال العنف."
    assert said(text)[0][0] == "وزير الدولة للشؤون الخارجية، سمير حداد"


def test_a_source_behind_a_new_clause_stands_for_that_alone() -> None:
    # "The agency said it had counted a hundred, and the month saw the death of ten, according to the agency."
    text = "وقالت الوزارة إنها أحصت مئة سفينة، وشهد الشهر نفسه مقتل عشرة أشخاص، بحسب المفوضية."
    assert said(text)[1] == ("المفوضية", "شهد الشهر نفسه مقتل عشرة أشخاص")


def test_who_is_quoted_may_speak_of_himself() -> None:
    # "The magazine quoted the minister as saying that she had been robbed."
    text = "ونقلت المجلة عن الوزيرة قولها إنها تعرضت للسرقة."
    assert said(text)[1] == ("الوزيرة", "إنها تعرضت للسرقة")
