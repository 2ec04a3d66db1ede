"""Where a content begins and ends, and which inner cues are heard in it."""

from __future__ import annotations

import pytest

from takhrij.find.explain import explain
from takhrij.pack import load_pack

PACK = load_pack()


def contents(text: str) -> list[tuple[str, str]]:
    return [
        (a.cue.cut(text), " … ".join(span.cut(text) for span in a.content)) for a in explain(text, PACK).attributions
    ]


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        # "The data leaked, and that according to a new report."
        ("تسربت البيانات، وذلك وفقا لتقرير جديد.", "وفقا ل", "تسربت البيانات"),
        # "The manager said that the work goes on, and this comes hours after the shooting down."
        ("وقال المدير إن العمل مستمر، ويأتي ذلك بعد ساعات من إسقاط الطائرة.", "قال", "العمل مستمر"),
        # "A medical report issued by the ministry warned that a million people are exposed."
        ("حذر تقرير طبي صدر عن وزارة الصحة أن مليون شخص معرضون للمرض.", "حذر", "مليون شخص معرضون للمرض"),
        # "Among the advice that those in charge of this report stressed is that food is the base."
        ("ومن النصائح التي شدد عليها المشرفون على هذا التقرير أن الغذاء هو الأساس.", "شدد", "الغذاء هو الأساس"),
        # "The head of 'the centre for reconciliation between the parties', General Nour, said: 'We deny this.'"
        (
            'وقال رئيس "المركز الوطني للمصالحة بين الأطراف المتحاربة في البلاد"، اللواء سامي نور: "ننفي هذا".',
            "قال",
            "ننفي هذا",
        ),
        # "According to the remarks, which the paper passed on from the player, the star is the one who pressed for it."
        (
            "وحسب التصريحات، التي نقلتها الصحيفة عن المهاجم، فإن النجم هو الذي دفع نحو الإلغاء.",
            "حسب",
            "النجم هو الذي دفع نحو الإلغاء",
        ),
        # "The agency passed on from the mouth of the spokesman that the organisation had not counted them."
        (
            "ونقلت الوكالة عبر موقعها، الجمعة، على لسان المتحدث باسم المنظمة، بأن المنظمة لم تحص الخارجين.",
            "نقلت",
            "المنظمة لم تحص الخارجين",
        ),
    ],
)
def test_the_borders_of_a_content(text: str, cue: str, content: str) -> None:
    assert (cue, content) in contents(text)


def test_his_own_wording_is_that_of_the_outer_speaker() -> None:
    # "Nour added that the club declares that the match is off, in his words."
    text = "وأضاف نور أن النادي أعلن أن المباراة ملغاة، حسب قوله."
    assert contents(text)[-1] == ("حسب قوله", "النادي أعلن أن المباراة ملغاة")


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        # "He added that the state deems the regime responsible for all events."
        ("وأضاف أن فرنسا تعتبر النظام مسؤولا عن كل الأحداث.", ("تعتبر", "النظام مسؤولا عن كل الأحداث")),
        # "Samir said that he resigned because he felt that the policies undermine the talks."
        ("وقال سمير إنه استقال لأنه شعر بأن السياسات تقوض المفاوضات.", ("شعر", "السياسات تقوض المفاوضات")),
    ],
)
def test_an_inner_opinion_is_heard(text: str, inner: tuple[str, str]) -> None:
    assert inner in contents(text)


def test_what_a_thing_counts_as_is_nobodys_opinion() -> None:
    # "He added that the city counts as the first gate to the north."
    assert [cue for cue, _ in contents("وأضاف أن المدينة تعتبر البوابة الأولى إلى الشمال.")] == ["أضاف"]


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        # A mark that is never closed holds nothing: "He stressed that it 'stands with it, pointing out that ..."
        ('وشدد المستشار على أن البلاد "تقف معها، مشيرا إلى أن الوزارة ستعلن ذلك.', "شدد", 'البلاد "تقف معها'),
        # "The site did so 'out of transparency', in the words of Nour."
        (
            'قام الموقع بالشطب "من باب الشفافية في العمل" على حد تعبير سامي نور.',
            "على حد تعبير",
            "من باب الشفافية في العمل",
        ),
        # "But Watson, according to a letter that the papers passed round, says that pressure was the cause."
        (
            "إلا أن واتسون، بحسب رسالة تداولتها الصحف، يقول إن السبب ضغوط الحكومة.",
            "بحسب",
            "إلا أن واتسون … يقول إن السبب ضغوط الحكومة",
        ),
        # "The lawyer named flaws that justify in his words the halt of the inquiry."
        ("وكتبت الصحيفة أن المحامي عدد عيوبا تبرر على حد قوله وقف التحقيق.", "كتبت", None),
        # "He announced in November 2016 that he handed the money over."
        ("وكان سمير أعلن في نوفمبر/تشرين الثاني 2016 أنه سلم المال.", "أعلن", "أنه سلم المال"),
        # A condition is no source: "The law permits, according to some conditions, a review."
        ("وأضاف نور أن القانون يسمح وفق بعض الشروط بالمراجعة.", "أضاف", "القانون يسمح وفق بعض الشروط بالمراجعة"),
    ],
)
def test_the_borders_of_a_content_amid_other_words(text: str, cue: str, content: str | None) -> None:
    found = dict(contents(text))
    assert found[cue] == (content or "المحامي عدد عيوبا تبرر على حد قوله وقف التحقيق")


def test_a_lost_closing_mark_before_other_quotations_ends_with_its_sentence() -> None:
    # "Nour said 'that the land has gone far and this is 'by investment'. And the minister deemed the fair a start."
    text = 'وأوضح نور "أن البلاد قطعت شوطا وذلك "عن طريق الاستثمار". واعتبر الوزير المؤتمر انطلاقة للتقدم.'
    assert contents(text) == [
        ("أوضح", 'البلاد قطعت شوطا وذلك "عن طريق الاستثمار"'),
        ("اعتبر", "المؤتمر انطلاقة للتقدم"),
    ]


def test_whose_a_document_is_belongs_to_the_source() -> None:
    # "A secret assessment of the intelligence agency revealed that the country meddled."
    text = "كشف تقييم سري لوكالة الاستخبارات أن البلاد تدخلت."
    first = explain(text, PACK).attributions[0]
    assert first.source is not None
    assert (first.source.cut(text), first.via) == ("تقييم سري لوكالة الاستخبارات", None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The bank's report: "revealed in its report on May, issued late, that output leapt."
        (
            "كشف التقرير الشهري للإدارة عن مايو، والذي صدر متأخرا، أن الإنتاج قفز لأعلى مستوياته.",
            [("كشف", "الإنتاج قفز لأعلى مستوياته")],
        ),
        # The same document named again begins a new statement.
        (
            "وأوضح التقرير أن السكان قلة، حيث أشار التقرير إلى أن معدل الأعمار مرتفع.",
            [("أوضح", "السكان قلة"), ("أشار", "معدل الأعمار مرتفع")],
        ),
        # "Besides its demand of an inquiry, the draft calls for restraint."
        (
            "وإضافة إلى مطالبتها بإجراء تحقيق في المواجهات، فإن المسودة تدعو إلى ضبط النفس.",
            [("مطالبتها", "بإجراء تحقيق في المواجهات"), ("تدعو إلى", "ضبط النفس")],
        ),
        # An accused man accuses nobody.
        (
            "وأفادت الوكالة بأن شابا متهما بقتل الجندي يتحصن في المبنى.",
            [("أفادت", "شابا متهما بقتل الجندي يتحصن في المبنى")],
        ),
        # What is judged says nothing: "describes the remarks of his peer as shameful".
        ("نور يصف تصريحات نظيره البولندي بأنها فاضحة.", [("يصف", "تصريحات نظيره البولندي بأنها فاضحة")]),
        # "on the ground that they ..." is no content of a verb that takes no "on".
        (
            "وأوضحت الوزارة أن تصريحاته يجب أن تفسر على أنها دعوة إلى النقاش.",
            [("أوضحت", "تصريحاته يجب أن تفسر على أنها دعوة إلى النقاش")],
        ),
    ],
)
def test_the_contents_of_a_sentence(text: str, expected: list[tuple[str, str]]) -> None:
    assert contents(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A name in marks before the colon: "Trump told journalists on board 'Air Force One': '...'"
        (
            'وقال سمير لصحافيين على متن طائرة "الفجر وان": "لقد قلصت العدد إلى خمسة".',
            [("قال", "لقد قلصت العدد إلى خمسة")],
        ),
        # "... by a charge of assault, and that because of a complaint by a deputy."
        ("اعتقل الرجل بتهمة الاعتداء وذلك على خلفية شكوى النائبة.", [("تهمة", "الاعتداء")]),
        # His own wording is that of the demand, not of the name in it.
        (
            'وطالب سمير بالكف عن ما وصفه بـ"شيطنة" القطاع، بحسب قوله.',
            [
                ("طالب", 'بالكف عن ما وصفه بـ"شيطنة" القطاع'),
                ("وصفه", '"شيطنة" القطاع'),
                ("بحسب قوله", 'بالكف عن ما وصفه بـ"شيطنة" القطاع'),
            ],
        ),
        # A relative clause between commas ends with its comma.
        (
            'وشدد الرئيس على أن هذا التقرير، الذي وصفه بأنه "عار" على المنظمة، لا يتضمن أي أدلة.',
            [
                ("شدد", 'هذا التقرير، الذي وصفه بأنه "عار" على المنظمة، لا يتضمن أي أدلة'),
                ("وصفه", 'بأنه "عار" على المنظمة'),
            ],
        ),
        # What somebody says behind a colon is no part of what another deems.
        (
            'وعن العمل الذي اعتبره التقرير دليلا على الوضع قال المتحدث باسم المنظمة: "أوضاع الأطفال مقلقة".',
            [("اعتبره", "دليلا على الوضع"), ("قال", "أوضاع الأطفال مقلقة")],
        ),
        # The name of an agency reports nothing by itself.
        (
            'ونقلت وكالة أنباء الفجر عن الوزير قوله: "لقد قمنا بالرد وفق قواعد المنظمة".',
            [("نقلت", 'الوزير قوله: "لقد قمنا بالرد وفق قواعد المنظمة"'), ("قوله", "لقد قمنا بالرد وفق قواعد المنظمة")],
        ),
    ],
)
def test_what_belongs_to_another_statement(text: str, expected: list[tuple[str, str]]) -> None:
    assert contents(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The topic cannot do what a verb of the other gender says: "She said the report angered her and demanded ..."
        (
            "وقالت الوزارة إن التقرير أثار غضبها وطالبت بسحبه.",
            [("قالت", "التقرير أثار غضبها"), ("طالبت", "بسحبه")],
        ),
        # The preposition of a noun before it joins nothing: "during his supervision of the congress".
        (
            "وأكد سمير خلال ندوة صحفية بمناسبة إشرافه على المؤتمر الجهوي، على ضرورة العمل.",
            [("أكد", "ضرورة العمل")],
        ),
        # A bridge in marks that a relative clause describes is no speech.
        (
            'وصرح سمير في خطاب أمام أنصاره قرب "جسر النهر الكبير" الذي عبروه "سنواصل كفاحنا من دون كلل".',
            [("صرح", "سنواصل كفاحنا من دون كلل")],
        ),
        # "And according to the paper Al-Fajr, Samir said that ...": the paper holds all of it.
        (
            "وبحسب صحيفة الفجر قال سمير حداد إن العمل مستمر.",
            [("بحسب", "قال سمير حداد إن العمل مستمر"), ("قال", "العمل مستمر")],
        ),
    ],
)
def test_where_verbs_and_prepositions_belong(text: str, expected: list[tuple[str, str]]) -> None:
    assert contents(text) == expected


def test_who_speaks_in_what_an_outlet_tells_keeps_the_floor() -> None:
    # "And according to Al-Fajr, Samir said: '...'. And he added: '...'."
    text = "وبحسب صحيفة الفجر قال سمير حداد: «العمل مستمر». وأضاف: «سننجزه قريبا»."
    assert explain(text, PACK).attributions[-1].speaker_name == "سمير حداد"
