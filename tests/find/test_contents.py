"""Where the words that somebody is said to have said end."""

from __future__ import annotations

import pytest

from takhrij.find.explain import explain
from takhrij.pack import load_pack

PACK = load_pack()


def content(text: str) -> str:
    """The content of the first attribution."""
    return " … ".join(span.cut(text) for span in explain(text, PACK).attributions[0].content)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # "The ministry called for widening the road, so as to ease the traffic."
        ("ودعت الوزارة إلى توسيع الطريق، وذلك لتخفيف الزحام.", "توسيع الطريق، وذلك لتخفيف الزحام"),
        # "The ministry called for widening the road, after two accidents."
        ("ودعت الوزارة إلى توسيع الطريق، وذلك بعد وقوع حادثين.", "توسيع الطريق"),
        # "The mayor announced the opening of the bridge, while work on the road goes on."
        ("وأعلن رئيس البلدية افتتاح الجسر، في حين يستمر العمل في الطريق.", "افتتاح الجسر"),
        # "The mayor announced the opening of the bridge but the drivers avoided it."
        ("وأعلن رئيس البلدية افتتاح الجسر إلا أن السائقين تجنبوه.", "افتتاح الجسر"),
        # "The spokesman confirmed that the ship had arrived, but did not say when."
        ("وأكد المتحدث أن السفينة وصلت، لكنه لم يحدد موعد وصولها.", "السفينة وصلت"),
        # "The spokesman confirmed that the ship had arrived, but it was damaged."
        ("وأكد المتحدث أن السفينة وصلت، لكنها تضررت كثيرا.", "السفينة وصلت، لكنها تضررت كثيرا"),
    ],
)
def test_a_content_ends_where_its_author_takes_over(text: str, expected: str) -> None:
    assert content(text) == expected


def test_what_explains_a_content_belongs_to_what_a_source_behind_it_tells() -> None:
    # "The support was reckoned by the use of summer, which means that it will last, according to the paper Al-Fajr."
    text = "احتسب الدعم بناء على استهلاك الصيف، وهو ما يعني أنه سيكفي العام، بحسب صحيفة الفجر."
    assert content(text) == "احتسب الدعم بناء على استهلاك الصيف، وهو ما يعني أنه سيكفي العام"


def test_a_claimed_attack_is_a_content_with_its_noun() -> None:
    # "The Dawn Movement claimed the attack on the bridge."
    assert content("وتبنت حركة الفجر الهجوم على الجسر.") == "الهجوم على الجسر"


def test_what_was_published_names_a_source() -> None:
    # "Prices rose yesterday, according to what the paper Al-Nahar published."
    text = "ارتفعت الأسعار أمس، وفق ما نشرته صحيفة النهار."
    found = explain(text, PACK).attributions[0]
    assert found.cue.cut(text) == "وفق ما نشرته"
    assert found.source is not None
    assert found.source.cut(text) == "صحيفة النهار"


def test_what_was_only_read_names_none() -> None:
    # "The minister looked at what the papers had published."
    assert not explain("واطلع الوزير على ما نشرته الصحف.", PACK).attributions


def test_a_law_speaks_whatever_it_is_called() -> None:
    # "The agreement, which provides for a truce, was signed."
    found = explain("ووقع الطرفان الاتفاق الذي ينص على وقف القتال.", PACK).attributions[0]
    assert str(found.kind) == "document"


def test_a_pronoun_that_takes_up_the_antecedent_leaves_no_content() -> None:
    # "The rights that the workers openly call for are known."
    assert not explain("والحقوق التي ينادي بها العمال بوضوح معروفة.", PACK).attributions


@pytest.mark.parametrize(
    "text",
    [
        # "The minister talked about the role of youth."
        "وتحدث الوزير عن دور الشباب.",
        # "The firm unveiled its new telephone."
        "كشفت الشركة عن هاتفها الجديد.",
        # "The project is regarded as a great message, since it serves the villages."
        "المشروع يعتبر رسالة كبيرة إذ إنه يخدم القرى.",
        # "The city is regarded as 'the bride of the sea'."
        'وتعتبر المدينة "عروس البحر".',
    ],
)
def test_a_topic_or_a_thing_is_no_content(text: str) -> None:
    assert not explain(text, PACK).attributions


@pytest.mark.parametrize(
    ("text", "expected", "style"),
    [
        # 'The minister said "we are in a very weak position now for any coming talks" with Paris.'
        (
            'وقال الوزير "نحن في موقع ضعيف جدا الآن قبل أي محادثات مقبلة" مع باريس.',
            '"نحن في موقع ضعيف جدا الآن قبل أي محادثات مقبلة" مع باريس',
            "mixed",
        ),
        # 'The minister said "we control the northern quarter of the old city" and "the port".'
        (
            'وقال الوزير إن "قواتنا تسيطر الآن على الحي الشمالي من المدينة القديمة" و"الميناء".',
            '"قواتنا تسيطر الآن على الحي الشمالي من المدينة القديمة" و"الميناء"',
            "mixed",
        ),
        # "The army spokesman: we did not target the village."
        ("المتحدث باسم الجيش: لم نستهدف القرية", "لم نستهدف القرية", "direct"),
        # "The minister of transport: the bridge will open tomorrow."
        ("وزير النقل: الجسر يفتح غدا", "الجسر يفتح غدا", "indirect"),
    ],
)
def test_how_the_words_are_given(text: str, expected: str, style: str) -> None:
    assert content(text) == expected
    assert str(explain(text, PACK).attributions[0].style) == style


def test_speech_behind_a_colon_goes_on_over_sentences_that_the_speaker_says_of_himself() -> None:
    # "The goalkeeper said: I do not think that we need more. I believe the team is ready. The match is tomorrow."
    text = "وقال الحارس: لا أعتقد أننا بحاجة إلى المزيد. أعتقد أن الفريق جاهز. وتقام المباراة غدا."
    assert content(text) == "لا أعتقد أننا بحاجة إلى المزيد. أعتقد أن الفريق جاهز"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # "The president condemned the attack in a statement of his office."
        ("وأدان الرئيس الهجوم في بيان صادر عن مكتبه.", "الهجوم"),
        # "China called for freer trade, at the same time as the talks in Geneva."
        ("ودعت الصين إلى تحرير التجارة تزامنا مع المحادثات في جنيف.", "تحرير التجارة"),
        # "The guard said that the group claimed the deed, in allusion to the rebels."
        ("وقال الحارس إن المجموعة نفذت العملية في إشارة إلى المتمردين.", "المجموعة نفذت العملية"),
        # 'The guard said: "they are to blame", because they had permitted the march.'
        ("وتابع الحارس: «هم المسؤولون»، لأنهم سمحوا بالمسيرة.", "«هم المسؤولون»، لأنهم سمحوا بالمسيرة"),
    ],
)
def test_where_and_when_it_was_said_is_no_part_of_it(text: str, expected: str) -> None:
    assert content(text) == expected


def test_what_explains_a_clause_is_no_clause_of_its_own() -> None:
    # "A young man set the house on fire, and that in the old city, according to what a security source confirmed."
    text = "وأضرم شاب النار في المنزل، وذلك بالمدينة القديمة، وفق ما أكده مصدر أمني."
    assert content(text) == "أضرم شاب النار في المنزل، وذلك بالمدينة القديمة"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # "When the government announced growth of seven percent, the market paid no heed."
        (
            "فحينما أعلنت الحكومة عن نمو الاقتصاد بنحو 7 في المائة، كان التجاهل هو المسيطر.",
            "نمو الاقتصاد بنحو 7 في المائة",
        ),
        # "After the minister said that the dam would fill and that the farmers would profit, those present laughed."
        (
            "وبعد أن قال الوزير إن السد سيمتلئ، وإن الفلاحين سيستفيدون، ضحك الحاضرون.",
            "السد سيمتلئ، وإن الفلاحين سيستفيدون",
        ),
        # "And the manager said there must be another way."
        ("وقال المدير يجب أن تكون هناك طريقة أخرى.", "يجب أن تكون هناك طريقة أخرى"),
        # "The club announced its contract with the defender, without disclosing the value of the deal."
        (
            "أعلن النادي، يوم الخميس، تعاقده مع المدافع كريم سعيد، دون الكشف عن قيمة الصفقة.",
            "تعاقده مع المدافع كريم سعيد",
        ),
        # "And the town intends to organise a festival for children."
        ("وتعتزم البلدية تنظيم مهرجان للأطفال.", "تنظيم مهرجان للأطفال"),
        # "The minister intends discussing cooperation in the field of transport."
        ("وتعتزم الوزيرة مناقشة التعاون في مجال النقل.", "مناقشة التعاون في مجال النقل"),
        # "The decline is owed, according to a statement of which the paper got a copy, to the rise of prices."
        (
            "ويعزى التراجع، بحسب بلاغ صادر عن وزارة الفلاحة، تلقت الجريدة نسخة منه اليوم، إلى ارتفاع الأسعار.",
            "يعزى التراجع … إلى ارتفاع الأسعار",
        ),
        # "Parliament approved the bill. According to Reuters."
        ("وأقر البرلمان مشروع القانون الجديد. بحسب رويترز.", "أقر البرلمان مشروع القانون الجديد"),
    ],
)
def test_a_content_is_cut_where_its_clause_is_cut(text: str, expected: str) -> None:
    assert content(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "وسيكون النادي مطالبا بدفع المبلغ كاملا.",  # "And the club will be required to pay the sum in full."
        "والحكومة مطالبة بدعم الفلاحين.",  # "And the government is required to support the farmers."
        "وجمعوا العينات لمعرفة ما إن كان عدد المصابين زاد.",  # "... to know whether the number ... had increased."
    ],
)
def test_a_predicate_and_a_question_are_no_statements(text: str) -> None:
    assert explain(text, PACK).attributions == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # "Asked of the committee's position he said we lead a hard task and have no time."
        ("وعن موقف اللجنة قال نحن نقود عملية صعبة ولا نملك الوقت.", "نحن نقود عملية صعبة ولا نملك الوقت"),
        # "The manager of the company 'Taiba', 'Khaled Awida', told 'Al-Nahar' that the airport works."
        ('قال مدير شركة طيبة "المشغل"، "خالد عويضة" لـ "النهار" إن المطار بدأ يعمل.', "المطار بدأ يعمل"),
        # "The prices of oil made, according to the ministry, an improvement of 19 percent."
        ("وحققت أسعار الزيت حسب الوزارة تحسنا بنسبة 19 بالمائة.", "حققت أسعار الزيت … تحسنا بنسبة 19 بالمائة"),
        # "The minister, supervising, in the capital, the end of the course, confirmed that the force was on its guard."
        ("وأكد الوزير لدى إشرافه بالعاصمة، على اختتام الدورة، أن الجهاز يقظ.", "الجهاز يقظ"),
        # "They lodged a complaint to the effect that the clerk abused his office."
        ("وتقدموا بشكوى مفادها استغلال الموظف وظيفته.", "استغلال الموظف وظيفته"),
    ],
)
def test_a_content_begins_behind_what_stands_between(text: str, expected: str) -> None:
    assert content(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "وأصدرت النيابة قرارا بحبسه احتياطيا على ذمة التحقيقات.",  # "... held while the inquiry lasts."
        "وغادر الوزير القاعة دون أن يكشف عن تفاصيل الإجراءات.",  # "... left without revealing details."
        "ودخلت الزيادة التي أقرها الوزير بالفنادق حيز التنفيذ.",  # "The rise that the minister passed took effect."
        "وتأجل الموعد وسيتم الإعلان عن طلب العروض.",  # "... and the call for tenders will be announced."
    ],
)
def test_what_was_done_or_left_unsaid_is_no_statement(text: str) -> None:
    assert explain(text, PACK).attributions == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # "The sources passed on from the adviser, Hashim Bishr, a rise of the toll to fifty."
        (
            "ونقلت المصادر عن المستشار الأمني في الحكومة، هاشم بشر، ارتفاع الحصيلة إلى خمسين.",
            "ارتفاع الحصيلة إلى خمسين",
        ),
        # "The doctor praised what the country had reached."
        ("أشاد الدكتور صالح بن حسين بما وصلت إليه البلاد من تقدم.", "بما وصلت إليه البلاد من تقدم"),
        # "And Said also said there was helplessness, affirming that ..."
        ("وقال سعيد أيضا هناك عجز لدى الإدارة، مؤكدا أن الأمر لن يتغير.", "هناك عجز لدى الإدارة"),
        # "The project aims, according to the head of government, at the use of renewable energy."
        ("ويهدف هذا المشروع، وفق رئيس الحكومة، إلى استغلال الطاقات.", "يهدف هذا المشروع … إلى استغلال الطاقات"),
        # "The site confirmed in a document that was renewed later that the agency asked for help."
        ("وأكد الموقع في وثيقة جرى تجديدها لاحقا أن الوكالة تجسست عليهم.", "الوكالة تجسست عليهم"),
        # "The source made clear, during a seminar on 'The flight of minds abroad', that the reasons are many."
        ('وأوضح المصدر، خلال ندوة حول "هجرة العقول العربية نحو الخارج"، أن الأسباب كثيرة.', "الأسباب كثيرة"),
        # "Apart from that the foreign minister confirmed that the talks go on."
        ("إلى ذلك أكد وزير الخارجية كريم سعيد أن المفاوضات مستمرة.", "المفاوضات مستمرة"),
        # "The government feels disquiet at their presence in the south and holds that it is a threat."
        ("وتشعر الحكومة بالقلق من وجودهم في الجنوب وترى أنه يمثل تهديدا.", "أنه يمثل تهديدا"),
    ],
)
def test_a_content_is_found_though_other_words_stand_before_it(text: str, expected: str) -> None:
    assert content(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # "And they asked to make sure of the matter."
        ("وطلبوا التأكد من الأمر قبل التصوير.", "التأكد من الأمر قبل التصوير"),
        # "And the authorities fear that cars may be stuck."
        ("وتخشى السلطات من وجود سيارات عالقة.", "وجود سيارات عالقة"),
        # "The minister announced a delay of the conference."
        ("وأعلن الوزير تأخير بداية المؤتمر.", "تأخير بداية المؤتمر"),
    ],
)
def test_an_act_that_is_asked_for_or_feared_is_a_content(text: str, expected: str) -> None:
    assert content(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "ولم تتغير الكمية، ما يشير إلى أن الانخفاض تدريجي.",  # "... which suggests that the fall is gradual."
        "ويتطلع المتحف لأن يكشف أن الطريقة قديمة.",  # "The museum looks to show that the method is old."
    ],
)
def test_what_is_shown_or_only_meant_is_nobodys_statement(text: str) -> None:
    assert explain(text, PACK).attributions == ()


def test_a_participle_written_like_a_noun_goes_on_with_the_speech() -> None:
    # "The minister called for examination, reminding that the programme had begun."
    text = "ودعت الوزيرة إلى الفحص، مذكرة بأن البرنامج انطلق."
    assert [a.cue.cut(text) for a in explain(text, PACK).attributions] == ["دعت", "مذكرة"]
