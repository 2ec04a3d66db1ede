"""Sources: which noun phrase speaks, where it begins and ends, and who is only spoken to."""

from __future__ import annotations

import pytest

from takhrij.find.explain import explain
from takhrij.model import Attribution, Kind
from takhrij.pack import load_pack

PACK = load_pack()


def first(text: str) -> Attribution:
    return explain(text, PACK).attributions[0]


def source(text: str) -> str | None:
    span = first(text).source
    return span.cut(text) if span is not None else None


def via(text: str) -> str | None:
    span = first(text).via
    return span.cut(text) if span is not None else None


# ---------------------------------------------------------------- subject or object


@pytest.mark.parametrize(
    "text",
    [
        "كما اتهم الدول الأربع بتدبير الأزمة.",  # "He also accused the four states of causing the crisis."
        "كما اتهم الدول المجاورة بتدبير الأزمة.",  # a feminine adjective behind a masculine verb
        "ودعا السلطات إلى فتح الميناء.",  # "He called on the authorities": feminine behind a masculine verb
        "وأصدرت الجمعيات بيانا طالبت فيه المجتمع الدولي بحماية السكان.",  # masculine behind a feminine verb
        "وطالبوا وزير النقل بفتح الجسر.",  # "They demanded of the minister": a verb before its subject is singular
    ],
)
def test_an_object_is_no_source(text: str) -> None:
    assert source(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("لكن كثيرين حثوا الحكومة على عدم رفع الأسعار.", "كثيرين"),  # "But many urged the government not to …"
        (
            "حملة حقوقية تدعو الجنود الاحتياطيين إلى رفض الخدمة.",
            "حملة حقوقية",
        ),  # "A campaign calls on the reservists …"
        ("وأكد الخبراء أن الحالة مستقرة لأن الدراسات الأخيرة أشارت إلى أن البحر هادئ.", "الخبراء"),
        (
            "وكانت تقارير صحفية أشارت إلى أن المشروع متعثر.",
            "تقارير صحفية",
        ),  # "And press reports had pointed out that …"
        ("وكان رقيب القاعدة البحرية قال إن المركب غرق.", "رقيب القاعدة البحرية"),  # "the base's commander had said"
        ("وقال شاهد إن الطريق مغلق لأن هذه الشركة أعلنت أن العمل توقف.", "شاهد"),
        ("لكن هذه الشركة أعلنت أن العمل توقف.", "هذه الشركة"),
        ("وطالب محاميه القاضي بإطلاق سراحه.", "محاميه"),  # "His lawyer asked the judge to set him free."
        ("ودعت الوزارة الطلاب الجدد إلى التسجيل.", "الوزارة"),
        ("ودعا النادي المشجعين إلى الحضور.", "النادي"),
    ],
)
def test_the_subject_is_the_source(text: str, expected: str) -> None:
    assert source(text) == expected


def test_an_adjective_is_no_pronoun() -> None:
    # "And the latest studies pointed out": الأخيرة describes them, it does not mean "the latter"
    assert source("إلا أن الدراسات الأخيرة أشارت إلى أن البحر يرتفع.") == "الدراسات الأخيرة"


def test_what_a_relative_clause_takes_up_with_a_pronoun_does_not_speak() -> None:
    # "the matter that the ministry called harmful"
    text = "توقف العمل في المصنع، الأمر الذي وصفته الوزارة بالمضر."
    assert source(text) == "الوزارة"


def test_a_person_whose_relative_clause_has_no_other_subject_speaks() -> None:
    # "his friend Samir Haddad, who demanded of him to leave"
    assert first("ووصل الصديق سمير حداد الذي طالبه بالرحيل.").speaker_name == "سمير حداد"


def test_an_outlet_that_a_source_belongs_to_is_no_channel() -> None:
    assert via("وأفادت محطة محلية تابعة لشبكة الفجر بأن الطريق مغلق.") is None


def test_an_antecedent_of_another_gender_does_not_speak() -> None:
    # "the border (f), the situation at which he (m) called grave"
    text = "وقال الوزير سمير حداد إن القوات تحمي الحدود التي وصف الوضع فيها بالخطير."
    inner = explain(text, PACK).attributions[1]
    assert (inner.source, inner.speaker_name) == (None, "سمير حداد")


# ---------------------------------------------------------------- where the source ends


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("كتبت سلمى حداد تغريدة أن الملعب جاهز.", "سلمى حداد"),  # "S. H. wrote a tweet that …"
        ("وقال سمير حداد واضعا يده على الكتاب إن الوضع جيد.", "سمير حداد"),  # "laying his hand on the book"
        ("وقال سمير حداد للقاضي إن موكله بريء.", "سمير حداد"),  # "told the judge"
        ('وقال مصدر أمني لمراسلة "الفجر أف أم" إن الرجل فر.', "مصدر أمني"),  # "told the correspondent of …"
        ('نقلت صحيفة الفجر عن مصادر وصفتها بـ"المطلعة"، أن الوضع خطير.', "مصادر"),  # "that it called well-informed"
        ("واتهمت فرنسا والعديد من الدول الغربية الانفصاليين بإسقاط الطائرة.", "فرنسا والعديد من الدول الغربية"),
        ('وأضاف بقوله: "نحن هنا".', None),  # "And he added by saying"
    ],
)
def test_a_source_ends_before_what_is_no_part_of_it(text: str, expected: str | None) -> None:
    assert source(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وقال سمير حداد مدير فرع مكتب العمل في خيبر إن الجولة نجحت.", "سمير حداد مدير فرع مكتب العمل في خيبر"),
        ("أعلنت النيابة العامة في بروكسل أن التحقيق بدأ.", "النيابة العامة في بروكسل"),
        ("وقالت سلمى حداد من معهد البحوث إن الجولة نجحت.", "سلمى حداد من معهد البحوث"),  # where she works
        ("وأفاد بلاغ صادر أمس عن وزارة النقل بأن الطريق مغلق.", "بلاغ صادر أمس عن وزارة النقل"),
    ],
)
def test_a_place_belongs_to_a_body_or_a_title(text: str, expected: str) -> None:
    assert source(text) == expected


# ---------------------------------------------------------------- who is told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('وقال مصدر أمني لمراسلة "الفجر أف أم" إن الرجل فر.', 'مراسلة "الفجر أف أم"'),
        ("وقال سمير حداد للقاضي إن موكله بريء.", "لقاضي"),
        ("ارتفعت الأسعار، بحسب ما صرح سابقا لصحيفة الفجر.", "صحيفة الفجر"),
    ],
)
def test_the_one_who_is_told_is_the_channel(text: str, expected: str) -> None:
    assert via(text) == expected


def test_an_outlet_that_was_told_does_not_speak() -> None:
    # "as he earlier told the paper": he who spoke before did
    text = "وقال سمير حداد إن السوق ضعيف. وستهبط الأسعار، بحسب ما صرح سابقا لصحيفة الفجر."
    last = explain(text, PACK).attributions[-1]
    assert (last.source, last.speaker_name) == (None, "سمير حداد")


@pytest.mark.parametrize(
    ("text", "speaker", "expected"),
    [
        # "the office published a statement in which it said that …"
        ("من جانبه، نشر مكتب الاتصال بيانا أكد فيه أن الخطوة ضرورية.", "مكتب الاتصال", "بيانا"),
        ("ونشرت الجمعية بيانا طالبت فيه الحكومة بالعدل.", "الجمعية", "بيانا"),
        ("وأصدر المكتب بيانا قال فيه الوزير إن الطريق مغلق.", "الوزير", "بيانا"),
        ("جاء ذلك في بيان نشره المتحدث سمير، حيث قال إن العمل بدأ.", "سمير", None),
        ("وفي مقال نشر في المدينة قال سمير حداد إن العمل بدأ.", "سمير حداد", "مقال"),
        ("وأكدت وزارة الدفاع في بلاغ لها اليوم أن العمل بدأ.", "وزارة الدفاع", "بلاغ"),
        ("وقال سمير حداد في مؤتمر صحافي في المدينة إن العمل بدأ.", "سمير حداد", "مؤتمر صحافي"),
        ("وقال سمير حداد على هامش الحفل إن العمل بدأ.", "سمير حداد", None),  # an occasion
    ],
)
def test_the_channel_that_words_were_given_in(text: str, speaker: str, expected: str | None) -> None:
    assert (first(text).speaker_name, via(text)) == (speaker, expected)


@pytest.mark.parametrize(
    "text",
    [
        "تعمل الشركة بطريقة وصفت بأنها ضارة.",  # "in a way that was called harmful"
        "وصل الصحفي سمير حداد الذي كان يعتقد أنه قتل.",  # "who was believed to have been killed"
    ],
)
def test_a_verb_whose_object_is_what_stands_before_it_is_passive(text: str) -> None:
    found = explain(text, PACK).attributions[-1]
    assert (found.source, found.kind) == (None, Kind.IMPERSONAL)


def test_behind_an_outlet_that_passed_it_on_the_one_quoted_is_the_source() -> None:
    # "as the newspaper al-Fajr quoted the university": the university says it, through the paper
    text = "سترتفع الأسعار، وفق ما نقلت صحيفة الفجر عن جامعة المدينة."
    assert (source(text), via(text)) == ("جامعة المدينة", "صحيفة الفجر")


def test_who_receives_a_promise_does_not_make_it() -> None:
    # "The company received promises to be delivered the vaccines."
    promise = first("تلقت الشركة وعودا بتسلم اللقاحات.")
    assert (promise.source, promise.kind) == (None, Kind.IMPERSONAL)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        # "The director of health in the region of Tabuk, Dr Samir Haddad, announced the appointment of a director."
        (
            "وأعلن مدير الشؤون الصحية بمنطقة تبوك الدكتور سمير حداد عن تعيين مدير جديد.",
            "مدير الشؤون الصحية بمنطقة تبوك الدكتور سمير حداد",
        ),
        # "The General Authority for the Care of Workers announced that a grant would be paid."
        ("أعلنت الهيئة العامة لرعاية العمال أنه سيتم صرف منحة.", "الهيئة العامة لرعاية العمال"),
        # "For his part the regional director Samir Haddad made clear that the campaign goes on."
        ("من جهته بين المدير الإقليمي سمير حداد أن الحملة مستمرة.", "المدير الإقليمي سمير حداد"),
        # "The port was closed, as was affirmed in a telephone call with Jordan Radio by Samir Haddad, the coordinator."
        ("أغلق الميناء، وفق ما أكده في اتصال هاتفي بالجزيرة، سمير حداد منسق المكتب.", "سمير حداد منسق المكتب"),
        # "Samir Haddad accused the head of the Light bloc, Karim Salem, of bribery."
        (
            "اتهم القيادي في حزب الفجر سمير حداد، رئيس كتلة النور البرلمانية كريم سالم بالرشوة.",
            "القيادي في حزب الفجر سمير حداد",
        ),
        # "The paper spoke with Tariq Haddad, the spokesman of the municipality of Jarash, who told that work goes on."
        (
            "وتواصلت الصحيفة مع طارق حداد المتحدث الرسمي لأمانة جرش، والذي أفاد بأن العمل مستمر.",
            "طارق حداد المتحدث الرسمي لأمانة جرش",
        ),
        # "The authority noted the following breaches: …"
        ("لاحظت الهيئة المخالفات التالية: عدم إعلان الأسعار.", "الهيئة"),
        # "The council condemned, and strongly, the bombing that took place."
        ("وأدان مجلس الوزراء وبشدة التفجير الذي وقع أمس.", "مجلس الوزراء"),
        # "Scholars in the field of marine science expected the water to rise."
        ("توقع علماء في مجال علوم البحار ارتفاع المياه.", "علماء في مجال علوم البحار"),
        # "Moaz Haddad, deputy head of the committee in the chamber of trade of the port, said fees stay."
        (
            "وقال معتز حداد نائب رئيس لجنة التعليم في غرفة تجارة الميناء إن الرسوم ثابتة.",
            "معتز حداد نائب رئيس لجنة التعليم في غرفة تجارة الميناء",
        ),
        # "The American basketball league association announced that the season begins."
        ("أعلنت رابطة دوري كرة السلة الوطني أن الموسم يبدأ غدا.", "رابطة دوري كرة السلة الوطني"),
        # "To The Dawn a responsible source in the club denied that there are contracts."
        ('نفى لـ "الفجر" مصدر مسؤول في نادي الهلال، أن يكون هناك عقود.', "مصدر مسؤول في نادي الهلال"),
        # "A federal judge in Jarash issued an order to stop the decision."
        ("أصدر قاض اتحادي في جرش أمرا بوقف تنفيذ القرار.", "قاض اتحادي في جرش"),
        # "Some voices in the village called for a halt."
        ("وطالبت بعض الأصوات في القرية بوقف العمل.", "بعض الأصوات في القرية"),
        # "Judge Samir Haddad said in his judgment that nobody was meant."
        ("وقال القاضي سمير حداد في حكمه إن الأمر لم يخص أحدا.", "القاضي سمير حداد"),
        # "Deputies in the council (the parliament) threatened to question the minister."
        ("هدد نواب في المجلس الوطني (البرلمان) باستجواب الوزير.", "نواب في المجلس الوطني (البرلمان)"),
        # "The national syndicate of journalists held that the circular hinders work."
        ("اعتبرت النقابة الوطنية للصحفيين التونسيين أن المنشور يعرقل العمل.", "النقابة الوطنية للصحفيين التونسيين"),
        # "The environment expert Dr Samir Haddad called on the council to improve."
        ("ودعا الخبير البيئي الدكتور سمير حداد المجلس البلدي إلى تحسين الأداء.", "الخبير البيئي الدكتور سمير حداد"),
        # "Its members said that they were proud."
        ("وقال أعضاؤها إنهم فخورون.", "أعضاؤها"),
        # "Haddad, in his statements during the conference, made clear that the match is hard."
        ("وأوضح سمير حداد، في تصريحاته خلال المؤتمر، أن اللقاء صعب.", "سمير حداد"),
        # "Prince Salem Haddad urged, on the need for care."
        ("حث الأمير سالم حداد، على ضرورة الحذر، وعلى العمل.", "الأمير سالم حداد"),
    ],
)
def test_a_source_is_whole_and_no_more(text: str, source: str) -> None:
    span = first(text).source
    assert span is not None and span.cut(text) == source


def test_who_is_called_on_is_no_source() -> None:
    # "And he also called on the users of the roads to be careful."
    assert first("كما دعا مستعملي الطرقات إلى ملازمة الحذر.").source is None


def test_a_demonstrative_is_what_is_ascribed() -> None:
    # "And he ascribed that to the high prices."
    assert first("وأرجع ذلك إلى غلاء الأسعار.").source is None


def test_who_is_appealed_to_is_no_source() -> None:
    # "And she appealed to the authorities in charge to treat her son."
    assert first("وناشدت الجهات المختصة بعلاج ابنها.").source is None


@pytest.mark.parametrize(
    "text",
    [
        'وأضاف في تصريح للصحفيين اليوم السبت بالنمسا: "الفوز مهم".',  # "And he added … today in Austria: …"
        "ونفى إصدار أي قرار في شأن المشتبه بهم.",  # "And he denied the issuing of any decision."
    ],
)
def test_a_place_and_an_event_are_no_source(text: str) -> None:
    assert first(text).source is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # "And the minister of transport accused the opposition of neglect", the preposition far behind both nouns
        ("واتهم وزير النقل الأردني المعارضة بإهمال الطريق.", "وزير النقل الأردني"),
        ("واتهم الرئيس الجارة جزر النهر بإغلاق الممر.", "الرئيس"),  # an adjective would agree with him
        ("وحذر نفس المنشور أنه يمكن إيقاف الأشغال.", "نفس المنشور"),
    ],
)
def test_whom_one_accuses_is_no_part_of_the_source(text: str, expected: str) -> None:
    assert source(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وكانت عدة تقارير تقنية قد رجحت أن يظهر الهاتف قريبا.", "عدة تقارير تقنية"),
        ("حضر النواب حوارا مع الحزب كان الرئيس دعا إليه لإنهاء الخلاف.", "الرئيس"),
    ],
)
def test_a_subject_before_its_verb_behind_an_auxiliary(text: str, expected: str) -> None:
    assert source(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وكان وزير البناء اصدر مؤخرا منشورا ينص على مراقبة الورشات.", "منشورا"),  # not the minister who issued it
        ("وتوصل الطرفان إلى توافق جديد ينص على فتح المعبر.", "توافق جديد"),
        ("وجاء القرار لأن القانون المحلي ينص على فتح المعبر.", "القانون المحلي"),
    ],
)
def test_what_provides_is_the_document_right_before(text: str, expected: str) -> None:
    assert source(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وجاء الفحص بعد دراسة سابقة تؤكد أن الحركة مفيدة.", "دراسة سابقة"),  # "an earlier study that affirms"
        ("وتأتي هذه الخطوة بعد تقارير صحفية أفادت بأن الحكومة تعد خطة.", "تقارير صحفية"),
        ("وزار المدينة والتقى خبراء أكدوا أن السد آمن.", "خبراء"),
    ],
)
def test_an_indefinite_noun_before_a_verb_that_agrees_with_it(text: str, expected: str) -> None:
    assert source(text) == expected


def test_what_was_published_does_not_speak() -> None:
    # "The group published pictures of which it said that they …"
    assert source("ونشر التنظيم صورا قالت إنها لمنفذي الهجوم.") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("أفادت وزيرة الثقافة والتراث، بدرة قاسمي، أن المشروع اكتمل.", "وزيرة الثقافة والتراث، بدرة قاسمي"),
        ("وبين سامي طوبال، في هذا السياق، أن الأشغال تأخرت.", "سامي طوبال"),  # "in this connection" is no part of it
        ("ودعا الاتحاد السعودي الاتحاد الدولي إلى اتخاذ العقوبات.", "الاتحاد السعودي"),
    ],
)
def test_where_a_source_ends(text: str, expected: str) -> None:
    assert source(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "وتمت ملاحظة عدة أعراض تشير إلى إصابة القطيع بالمرض.",  # "symptoms that point to"
        "ولبى الأمير الطلبات، الشيء الذي يؤكد حرصه على الجنود.",  # "the thing that confirms"
    ],
)
def test_what_only_shows_is_no_statement(text: str) -> None:
    assert explain(text, PACK).attributions == ()


def test_what_is_judged_does_not_judge() -> None:
    # "And she considered the plan 'a good start'."
    assert source('واعتبرت الخطة "منطلقا جيدا".') is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وكانت سلمى آردين التي تبلغ اليوم 37 عاما قالت إنها ستعود.", "سلمى آردين"),  # "who is 37 years old today"
        ("أكدت المندوب الجهوي للتربية، سلمى حداد، أن المدرسة مغلقة.", "المندوب الجهوي للتربية، سلمى حداد"),
        ("واستنتج الباحثون من خلال المراقبة أن النبات ينمو.", "الباحثون"),
        ("عملا بأحكام الفصل 147 من نظام المجلس، والذي ينص على تخصيص جلسة.", "الفصل 147 من نظام المجلس"),
    ],
)
def test_which_noun_of_several_is_the_source(text: str, expected: str) -> None:
    assert source(text) == expected


def test_a_thing_of_the_other_gender_does_not_speak() -> None:
    # "He developed a material (f) of which he (m) says that it conducts."
    assert source("طور سمير حداد مادة لدنة يقول إنها توصل الكهرباء.") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # "The supreme leader, Samir Haddad, accused the officials of incompetence, and called them weak."
        ("اتهم المرشد الأعلى، سمير حداد، المسؤولين بعدم الكفاءة، ووصفهم بأنهم ضعفاء.", "المرشد الأعلى، سمير حداد"),
        ("ووصف المرشد الأعلى السعودية بأنها دولة كبيرة.", "المرشد الأعلى"),  # a feminine name is no adjective of his
        ("واستنكرت إدارة المسرح الوطني الحملة التي شنها النواب.", "إدارة المسرح الوطني"),
        ("وألغى الضيوف حضورهم بعدما وصف ترامب بعض المهاجرين بالخطرين.", "ترامب"),  # behind "after"
        ("وأشارت مديرية الإحصاءات في مصرف النهر إلى أن السيولة ارتفعت.", "مديرية الإحصاءات في مصرف النهر"),
    ],
)
def test_where_the_subject_of_a_verb_with_an_object_ends(text: str, expected: str) -> None:
    assert source(text) == expected


def test_a_surname_goes_on_with_no_title() -> None:
    # "Walid Haddad said … And Haddad accused the minister of information of ruining the theatre."
    text = "وقال وليد حداد إن العرض سيئ. واتهم حداد وزير الإعلام سمير نور بتخريب المسرح."
    span = explain(text, PACK).attributions[1].source
    assert span is not None
    assert span.cut(text) == "حداد"


def test_who_pays_a_visit_does_not_speak() -> None:
    # "And he said in press statements on the margin of a visit of the committee that …"
    assert source("وقال في تصريحات صحفية على هامش زيارة لجنة الفلاحة، إنه سيفتح نقاط بيع.") is None


def test_sayings_of_religion_are_no_statements() -> None:
    assert explain("وقال عليه الصلاة والسلام: (المسلم أخو المسلم).", PACK).attributions == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what belongs to the source: over what he presides, of which study, who she is, in whose name
        ("وأكد المشرف على الجناح الأردني سمير حداد أن الركن جذب الزوار.", "المشرف على الجناح الأردني سمير حداد"),
        ("وقال كبير الباحثين في الدراسة، سمير حداد، إن الأعراض كثيرة.", "كبير الباحثين في الدراسة، سمير حداد"),
        ('وقالت سلمى حداد، الباحثة في معهد النهر: "التقدم سريع".', "سلمى حداد، الباحثة في معهد النهر"),
        ("هكذا وصفت الفنانة #سلمى_حداد دورها بأنه صعب.", "الفنانة #سلمى_حداد"),
        # what does not: whom he told, how he spoke
        ("وأفاد مصدر أمني مراسلنا سمير حداد بأن السيارة انقلبت.", "مصدر أمني"),
        ("وقال سمير حداد، رئيس اتحاد الصناعات بشكل منفصل، إن الرسوم مرتفعة.", "سمير حداد، رئيس اتحاد الصناعات"),
    ],
)
def test_what_belongs_to_a_source(text: str, expected: str) -> None:
    assert source(text) == expected


def test_a_noun_far_behind_the_verb_is_no_source() -> None:
    # "And he made clear in a statement, during a visit … in which he took on the supervision of the project, that …"
    text = "وأوضح في تصريح خلال زيارة أداها أمس إلى المدينة تولى خلالها الاشراف على المشروع، أنه سيتم العمل."
    assert source(text) is None


def test_an_adverb_with_an_adjective_is_a_noun() -> None:
    # "And he praised the lasting cooperation", where "in cooperation" alone is an adverb
    text = "وأشاد الأمير سمير حداد بالتعاون المستمر بين الوزارتين."
    assert [span.cut(text) for span in first(text).content] == ["بالتعاون المستمر بين الوزارتين"]


def test_only_is_no_according_to() -> None:
    text = "وأضاف الطبيب أن العلاج لن يؤدي فحسب إلى التحسن."
    assert len(explain(text, PACK).attributions) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('وطالب "الفيفي" الجهات المعنية بإقامة جدار.', "الفيفي"),  # whom he calls on is no part of his name
        ("وطالب المواطن الذي كان في حالة غضب المسؤولين بتطبيق الأحكام.", "المواطن الذي كان في حالة غضب"),
        (
            "وأكد المدير والمشرف على برنامج «نهر» الدكتور سمير حداد أن العمل ناجح.",
            "المدير والمشرف على برنامج «نهر» الدكتور سمير حداد",
        ),
    ],
)
def test_a_source_before_whom_it_calls_on(text: str, expected: str) -> None:
    assert source(text) == expected


def test_one_threatens_whom_one_names() -> None:
    # "Threatening Kanada with levies": whom he threatens belongs to what he says
    text = "وقال الرئيس إن الاتفاق قريب، مهددا كندا بفرض ضرائب."
    found = explain(text, PACK).attributions[-1]
    assert [span.cut(text) for span in found.content] == ["كندا بفرض ضرائب"]


@pytest.mark.parametrize("text", ["كتب سمير حداد: استقبل الوزير أمس الوفد في مكتبه.", "كتبت: سلمى حداد"])
def test_who_signs_an_article_says_nothing(text: str) -> None:
    assert explain(text, PACK).attributions == ()


def test_who_writes_in_marks_says_it() -> None:
    assert source('كتب سمير حداد: "استقبلت الوفد في مكتبي".') == "سمير حداد"


def test_what_was_not_asked_for_is_no_statement() -> None:
    # "The union did not respect the agreement not to ask for a rise."
    assert explain("لم تحترم النقابة الاتفاق بعدم المطالبة بأي زيادة في الأجور.", PACK).attributions == ()
