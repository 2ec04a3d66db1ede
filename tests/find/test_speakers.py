"""Speakers: who is behind a dropped subject, a pronoun, a bare title or a definite noun."""

from __future__ import annotations

import pytest

from takhrij.find.explain import explain
from takhrij.model import Attribution, Kind
from takhrij.pack import load_pack

PACK = load_pack()


def find(text: str) -> tuple[Attribution, ...]:
    return explain(text, PACK).attributions


def names(text: str) -> list[str | None]:
    return [attribution.speaker_name for attribution in find(text)]


def test_a_verb_without_a_noun_goes_on_with_the_last_speaker() -> None:
    # "Health minister Karim al-Hashimi said the road was closed. And he added that work would return."
    text = "وقال وزير الصحة كريم الهاشمي إن الطريق مغلق. وأضاف أن العمل سيعود."
    assert names(text) == ["كريم الهاشمي", "كريم الهاشمي"]


def test_a_dropped_subject_agrees_in_gender() -> None:
    # The minister (m) says, the paper (f) says; "and she added" is the paper.
    text = "وقال الوزير إن الطريق مغلق. وذكرت الصحيفة أن العمل توقف. وأضافت أن السبب مجهول."
    assert names(text)[2] == "الصحيفة"


def test_a_dropped_subject_agrees_in_number() -> None:
    text = "وقال شهود عيان إن الحريق كبير. وقال الوزير إن الطريق مغلق. وأضافوا أن الدخان كثيف."
    assert names(text)[2] == "شهود عيان"


def test_a_participle_takes_the_speaker_of_its_sentence() -> None:
    text = "وقالت مديرة المدرسة إن الباب مغلق، موضحة أن المفتاح ضاع."
    assert names(text) == ["مديرة المدرسة", "مديرة المدرسة"]


def test_a_surname_means_the_fullest_name() -> None:
    text = "وقال وزير الصحة كريم الهاشمي إن الطريق مغلق. وأكد الهاشمي أن العمل سيعود."
    assert names(text)[1] == "كريم الهاشمي"


def test_a_bare_title_means_the_one_who_bears_it() -> None:
    text = "وصل وزير الصحة كريم الهاشمي إلى المدينة. وقال الوزير إن المستشفى سيفتح."
    assert names(text) == ["كريم الهاشمي"]


@pytest.mark.parametrize(
    "text",
    [
        "وصل سمير حداد، وكيل وزارة العمل للتفتيش. وأضاف وكيل الوزارة أن العمل سيعود.",  # the title follows the name
        "وصل المتحدث باسم لجنة سباق الدراجات سمير حداد. وقال المتحدث الرسمي باسم لجنة سباق الدراجات إن العمل سيعود.",
        "وصل المتحدث باسم التحالف سمير حداد. وقال المتحدث باسم التحالف الذي تقوده المملكة إن العمل سيعود.",
        "وصل رئيس مجلس الوزراء المؤقت سمير حداد. وقال رئيس مجلس الوزراء إن العمل سيعود.",
        "وقالت المتحدثة سمير حداد إن الطريق مغلق. وأكدت المتحدثة باسم وزارة النقل أن العمل سيعود.",
    ],
)
def test_a_title_means_the_one_who_bears_it_or_a_part_of_it(text: str) -> None:
    assert names(text)[-1] == "سمير حداد"


def test_a_title_of_another_body_means_nobody_named() -> None:
    text = "وصل رئيس نادي الفجر سمير حداد. وقال رئيس مصلحة الضرائب إن العمل سيعود."
    assert names(text) == ["رئيس مصلحة الضرائب"]


def test_a_general_noun_means_the_last_one_of_its_own_kind() -> None:
    # "A study by the university pointed out … And the paper quoted …": the paper is no document
    text = "وذكرت صحيفة الفجر أن الطريق مغلق. وأفاد تقرير رسمي بأن العمل توقف. وأضافت الصحيفة أن السبب مجهول."
    assert names(text)[-1] == "صحيفة الفجر"


def test_a_verb_that_goes_on_takes_the_subject_its_sentence_begins_with() -> None:
    # "The minister Samir Haddad said … And the artist Salma Nassar showed the plan and remarked: …"
    text = "وقالت ليلى عودة إن الطريق مغلق. وعرضت الفنانة سلمى نصار الخطة وعلقت قائلة: «هذا جميل»."
    assert names(text) == ["ليلى عودة", "سلمى نصار"]


def test_a_participle_takes_the_subject_its_sentence_begins_with() -> None:
    text = "وقال الوزير سمير حداد إن الطريق مغلق. واستقبل محافظ المدينة الوفد، مؤكدا أن العمل سيعود."
    assert names(text)[1] == "محافظ المدينة"


def test_a_subject_of_another_gender_does_not_go_on() -> None:
    # "The exports rose, pointing out (m) that …": the minister points it out
    text = "وقال الوزير سمير حداد إن الطريق مغلق. وارتفعت أرباح الشركة أمس، مشيرا إلى أن العمل سيعود."
    assert names(text) == ["سمير حداد", "سمير حداد"]


def test_a_verb_in_the_plural_has_no_single_speaker() -> None:
    # "Salma Haddad visited the village, where they said …"
    assert names("وزار سمير حداد القرية، وقالوا إن الطريق مغلق.") == [None]


def test_a_third_person_in_quoted_words_is_the_one_they_speak_of() -> None:
    # "And the spokesman said: 'Samir Haddad regrets it and wants to return.'"
    text = "وقال المتحدث كريم عودة: «سمير حداد حزين على ما جرى ويرغب في العودة إلى الفريق»."
    assert names(text)[-1] == "سمير حداد"


def test_a_pronoun_means_the_person_of_its_sentence() -> None:
    text = "وقال مسؤول في الحكومة إن الطريق مغلق. وعين سمير حداد وزيرا أمس، وهو كان قد هدد بالاستقالة."
    assert names(text)[-1] == "سمير حداد"


def test_the_source_alone_means_any_unnamed_person_before() -> None:
    text = "وقال مصدر طبي إن شخصا جرح. وقال ضابط رفيع إن الطريق مغلق. وتابع المصدر أن العمل توقف."
    assert names(text)[-1] == "ضابط رفيع"


def test_the_source_means_the_source_before() -> None:
    # "A security source in the city said ... And the source added ..."
    text = "وقال مصدر أمني في المدينة إن الطريق مغلق. وأضاف المصدر أن العمل سيعود."
    assert names(text)[1] == "مصدر أمني في المدينة"


def test_the_same_source_means_the_source_before() -> None:
    text = "وقال مصدر أمني في المدينة إن الطريق مغلق. وأكد المصدر نفسه أن العمل سيعود."
    assert names(text)[1] == "مصدر أمني في المدينة"


def test_a_first_person_verb_in_a_quotation_is_its_speaker() -> None:
    text = "وقال الخبير سامي داود: «أعتقد أن الأسعار سترتفع»."
    assert names(text) == ["سامي داود", "سامي داود"]


def test_a_stated_source_has_no_speaker_elsewhere() -> None:
    assert find("وقال مصدر أمني إن الطريق مغلق.")[0].speaker is None


def test_where_nobody_agrees_nobody_speaks() -> None:
    assert names("وأضافت أن الطريق مغلق.") == [None]


@pytest.mark.parametrize(
    ("text", "sectors", "nations"),
    [
        ("وقال مصدر أمني عراقي إن الطريق مغلق.", ("security",), ("IQ",)),
        ("وقال دبلوماسي فرنسي إن الطريق مغلق.", ("diplomatic",), ("FR",)),
    ],
)
def test_what_is_told_of_an_unnamed_source_is_kept(
    text: str, sectors: tuple[str, ...], nations: tuple[str, ...]
) -> None:
    traits = find(text)[0].traits
    assert traits.sectors == sectors
    assert traits.nations == nations


def test_why_a_source_is_unnamed_is_kept() -> None:
    # "... who asked not to be named ..."
    found = find("وقال مسؤول محلي طلب عدم ذكر اسمه إن الطريق مغلق.")
    assert found[0].traits.anonymity is not None


def test_who_acted_behind_a_phrase_speaks() -> None:
    # "The minister said it was over. For his part, the coach Samir Haddad attacked his rivals, pointing out …"
    text = "وقال الوزير علي خليل إن الأمر انتهى. من جهته، هاجم المدرب سمير حداد خصومه، مشيرا إلى أنهم تأخروا."
    assert names(text)[-1] == "سمير حداد"


def test_who_acted_in_the_sentence_before_speaks() -> None:
    # "Coach Samir Haddad visited the pitch. And he affirmed that the team is ready."
    text = "وقال الوزير علي خليل إن الأمر انتهى. وزار المدرب سمير حداد الملعب أمس. وأكد أن الفريق جاهز."
    assert names(text)[-1] == "سمير حداد"


def test_a_relative_of_one_surname_is_somebody_else() -> None:
    # "Karam Haddad celebrated with his wife. His son's wife Bat Haddad said … and she added …"
    text = 'احتفل كرم حداد مع زوجته. وقالت زوجة ابنه بت حداد: "إنهما سعيدان". وأضافت: "نحن نفخر بهما".'
    assert names(text)[-1] != "كرم حداد"


def test_a_title_that_goes_on_is_who_spoke_before() -> None:
    # "The driver Samir Haddad said that he saw it. And the man at the wheel added …; another official added …"
    text = "قال السائق سمير حداد إنه رآها. وأضاف قائد الحافلة أن الركاب خافوا. وأضاف مسؤول آخر أن الطريق مغلق."
    assert names(text) == ["سمير حداد", "سمير حداد", "مسؤول آخر"]


def test_a_possessed_thing_is_no_speaker() -> None:
    # "The syndicate affirmed its support. And it warned any party, whatever its standing, against interfering."
    text = "وأكدت النقابة أن العمل مستمر. وحذرت أي طرف مهما كانت مكانته من محاولة التدخل في الملف."
    assert names(text)[1] == "النقابة"


def test_the_source_may_be_the_paper_where_nobody_else_spoke() -> None:
    # "The port was closed, as The Dawn wrote. And the source made clear that the wind was the reason."
    assert names("أغلق الميناء، وفق ما ذكرت صحيفة الفجر. وأوضح المصدر أن السبب هو الريح.")[1] == "صحيفة الفجر"


def test_a_fuller_name_takes_in_no_object() -> None:
    # "The agency explained the outlook by the crisis. The rating agency Fitsh pointed … The agency added …"
    text = 'وفسرت الوكالة الآفاق بالأزمة. وأشارت وكالة التصنيف "فيتش" إلى خطر. وأضافت الوكالة أن العجز كبير.'
    assert names(text)[-1] == 'وكالة التصنيف "فيتش"'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # "The interior minister of Wadi told of an arrest. The minister, Samir Haddad, said …"
        ("أفاد وزير الداخلية الأردني بتوقيف شخص. وقال الوزير، سمير حداد، إن التحقيق مستمر.", "سمير حداد"),
        ("قال المتحدث الأمني اللواء سمير حداد إن الوضع هادئ. وصرح المتحدث الأمني بوزارة النقل بأنه عائد.", "سمير حداد"),
        ("صرح الأردني سمير حداد مدرب نادي النهر بأنه سعيد. وأكد المدرب الأردني أن الفوز قريب.", "سمير حداد"),
    ],
)
def test_a_title_may_say_more_than_where_its_bearer_is_named(text: str, expected: str) -> None:
    assert set(names(text)) == {expected}


def test_a_title_that_says_more_may_be_borne_by_another() -> None:
    # The foreign minister Samir Haddad of Jordan; "the British foreign minister" is another, "the former" too.
    text = "وقال وزير الخارجية الأردني سمير حداد إن الوفد وصل. وقال وزير الخارجية البريطاني إن الوفد تأخر."
    assert names(text)[1] == "وزير الخارجية البريطاني"
    text = "وقال وزير الخارجية سمير حداد إن الوفد وصل. وقال وزير الخارجية السابق إن الوفد تأخر."
    assert names(text)[1] == "وزير الخارجية السابق"


def test_a_short_name_of_a_body_is_given_in_full() -> None:
    # "after the decision of the Turkish central bank. The central bank said …"
    text = "تراجعت العملة بعد قرار البنك المركزي التركي. وقال البنك المركزي إنه سيوفر السيولة. وأضاف أن الوضع جيد."
    assert names(text) == ["البنك المركزي التركي"] * 2


def test_the_main_clause_goes_on_behind_a_clause_of_time() -> None:
    # "The president gave his speech after the head of the council had announced his victory, and said …"
    text = "وألقى الرئيس سمير حداد كلمته بعد أن أعلن رئيس المجلس فوزه، وقال إن البلاد قوية."
    assert names(text)[1] == "سمير حداد"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "أوقفت الشرطة سائقا، وفق ما أكده مصدر أمني. وباستنطاقه اعترف بأنه باع السجائر.",
            "سائقا",
        ),
        ("أوقفت الشرطة صاحب المحل، وفق ما أكده مصدر أمني. وبالتحقيق معه، أقر بأنه باع السجائر.", "صاحب المحل"),
    ],
)
def test_who_is_questioned_speaks(text: str, expected: str) -> None:
    assert names(text)[1] == expected


def test_the_source_may_be_the_paper_that_has_just_spoken() -> None:
    text = "قال ضابط إن الحريق كبير. وكشفت صحيفة الفجر أن الشركة تعتزم البيع، وأوضح المصدر أن السعر مرتفع."
    assert names(text)[-1] == "صحيفة الفجر"


def test_who_did_not_say_one_thing_says_another() -> None:
    # "The prime minister did not disclose the day, and contented herself with saying …"
    assert names("ولم تكشف رئيسة الوزراء الموعد، واكتفت بالقول إنها ستعود قريبا.") == ["رئيسة الوزراء"]


def test_the_same_words_are_named_once() -> None:
    found = find("واستنتج الباحثون أن النبات ينمو. وقال الباحثون إن العمل مستمر.")
    assert [attribution.speaker for attribution in found] == [None, None]


def test_an_honorific_means_the_last_dignitary() -> None:
    # "His Excellency Sheikh Samir gave a speech. His Excellency congratulated the King. An officer … His Excellency …"
    text = "وألقى معالي الشيخ سمير حداد كلمة. ورفع معاليه التهنئة لمقام الملك سالم نور. "
    assert names(text + "وقال ضابط إن الحضور كبير. وأكد معاليه أن الأمن مستتب.")[-1] == "سمير حداد"


def test_a_topic_set_ahead_does_not_speak() -> None:
    text = 'وقالت سلمى حداد إنها سعيدة. أما عن مسلسل "عبرة شارع" فقالت إنه صعب.'
    assert names(text) == ["سلمى حداد", "سلمى حداد"]


def test_some_go_on_with_what_they_are_some_of() -> None:
    assert names("ورفضت بعض الدول فرض الحظر، وقالت إنها تريد استكشاف المزايا.") == ["بعض الدول"]


def test_a_statement_is_not_one_that_comes_later() -> None:
    text = "وأضاف البيان أن المباراة تأجلت. ورحب النادي في بيان بقرار التأجيل بهذه الخطوة."
    assert names(text)[0] == "البيان"


def test_papers_speak_that_were_only_busy_with_something() -> None:
    # "The papers were busy with the talks, pointing out that …"
    assert names("واهتمت الصحف المغربية أمس بالمفاوضات، مشيرة إلى أن الوفد عاد.") == ["الصحف المغربية"]


def test_two_go_on_without_being_named_again() -> None:
    text = "أكد الخبيران سمير حداد وسلمى نور أن الأزمة كبيرة، وأضافا أن الحل قريب."
    assert len(find(text)) == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وقال طبيب حداد الشخصي إن الرئيس بخير. وكان سمير حداد قد دخل المستشفى.", "طبيب حداد الشخصي"),
        ("وقال محامي سمير حداد إن موكله بريء.", "محامي سمير حداد"),
        ("وأوضح مدير مكتب حداد وليد نجار أن اللقاء ألغي.", "وليد نجار"),
        ("وقال الرئيس سمير حداد إن الطريق مغلق.", "سمير حداد"),
        ("وقال فليكس كي، كبير الباحثين في الدراسة، إن النتائج مهمة.", "فليكس كي"),  # a surname on no list
    ],
)
def test_whose_man_somebody_is_does_not_speak(text: str, expected: str) -> None:
    assert names(text) == [expected]


def test_a_rank_before_a_name_is_a_person_also_with_the_surname_alone() -> None:
    # "Major General Mansour al-Turki announced …": al-liwa is also a brigade, al-Turki also "Turkish".
    text = "وأعلن اللواء منصور التركي أن الشرطة ضبطت الأسلحة. وأضاف اللواء التركي أن التحقيق جار."
    assert [(found.speaker_name, found.kind) for found in find(text)] == [("منصور التركي", Kind.PERSON)] * 2


def test_some_of_them_are_the_people_who_spoke_before() -> None:
    text = "وقال بعض خبراء الطيران إن الطائرة قديمة. وأضاف بعضهم أن المحرك معطل."
    assert names(text) == ["بعض خبراء الطيران"] * 2
