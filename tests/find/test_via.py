"""Channels: through whom or to whom somebody spoke, and who holds the floor behind them."""

from __future__ import annotations

import pytest

from takhrij.find.explain import explain
from takhrij.pack import load_pack

PACK = load_pack()


def channels(text: str) -> list[tuple[str, str | None, str | None]]:
    """Cue, source and channel of each attribution."""
    return [
        (a.cue.cut(text), a.source.cut(text) if a.source else None, a.via.cut(text) if a.via else None)
        for a in explain(text, PACK).attributions
    ]


@pytest.mark.parametrize(
    ("text", "via"),
    [
        # "The general said, in remarks that local news agencies passed on: 'We deny this.'"
        ('وقال الجنرال سامي نور، في تصريحات نقلتها عنه وكالات أنباء محلية: "ننفي هذا".', "وكالات أنباء محلية"),
        # "Nour said, in remarks that the newspaper 'Al-Nahar' passed on: 'We have to work.'"
        ('وقال نور، في تصريحات نقلتها صحيفة "النهار": "يجب أن نعمل".', 'صحيفة "النهار"'),
        # A body's own site passes nothing on: "The minister said in a statement that the presidency's site published".
        ("قال الوزير في بيان نشره موقع الرئاسة إن الخطة جاهزة.", "بيان"),
        # "And the company said on its site that the partnership began a year ago."
        ("وذكرت الشركة بموقعها إن الشراكة بدأت قبل عام.", "موقعها"),
        # "And they said in several statements that the country was heading for chaos."
        ("وقالت في عدة بيانات أصدرتها الجمعيات، بأن البلاد تتجه إلى الفوضى.", "بيانات"),
        # "And she told the police after that that she deserved punishment."
        ("وقالت للشرطة بعد ذلك إنها تستحق العقاب.", "لشرطة"),
        # "And the agency justified in a statement this change by the crisis."
        ("وبررت وكالة التصنيف في بيان هذا التغيير بالأزمة المالية.", "بيان"),
    ],
)
def test_the_channel(text: str, via: str) -> None:
    assert channels(text)[0][2] == via


def test_whom_it_was_told_is_no_source_behind_a_verb_of_saying() -> None:
    # "The mother hid the pistol, according to what she told the police."
    assert channels("خبأت الأم المسدس، بحسب ما قالته للشرطة.") == [("بحسب ما قالته", None, "لشرطة")]


def test_the_source_stands_behind_words_of_time_between_commas() -> None:
    # "The doctor was suspended, as the head of the council made clear on Wednesday."
    text = "أوقف الطبيب عن العمل، وفق ما أوضحه، اليوم الأربعاء، رئيس المجلس الجهوي للأطباء، سمير نور."
    assert channels(text) == [("وفق ما أوضحه", "رئيس المجلس الجهوي للأطباء، سمير نور", None)]


def test_an_outlet_passes_on_what_it_has_from_the_mouth_of_another() -> None:
    # "Thousands left the city, according to what the agency passed on from the mouth of the centre's spokesman."
    text = "خرج الآلاف من المدينة، وفقا لما نقلته الوكالة على لسان المتحدث باسم المركز، اللواء سامي نور."
    assert channels(text) == [("وفقا لما نقلته", "المتحدث باسم المركز، اللواء سامي نور", "الوكالة")]


def test_an_outlet_inserted_in_what_somebody_says_keeps_no_floor() -> None:
    # "The spokeswoman said, in remarks passed on by the agency, that this was a farce, adding that it was over."
    text = 'وقالت المتحدثة، في تصريحات نقلتها وكالة الفجر، إن "هذه مهزلة"، مضيفة أن الأمر انتهى.'
    adding = explain(text, PACK).attributions[-1]
    assert adding.speaker_name == "المتحدثة"


def test_his_words_begin_where_the_one_is_named_from_whom_an_outlet_has_it() -> None:
    # "The government hastened to deny, and a source called it a farce, as the agency passed on from him."
    text = "وسارعت الحكومة إلى النفي، ووصف مصدر رسمي ذلك بأنه مسرحية، حسبما نقلت عنه وكالة الفجر."
    relayed = explain(text, PACK).attributions[-1]
    assert [span.cut(text) for span in relayed.content] == ["وصف مصدر رسمي ذلك بأنه مسرحية"]


def test_a_quotation_right_behind_his_own_wording_is_what_he_worded() -> None:
    # "The team offered what it called 'one of its greatest mistakes'."
    text = 'وتحدثت الصحيفة عن الفريق بعدما قدم على حد وصفها "أحد أكبر أخطائه في تاريخه".'
    assert [s.cut(text) for s in explain(text, PACK).attributions[-1].content] == ["أحد أكبر أخطائه في تاريخه"]


@pytest.mark.parametrize(
    ("text", "via"),
    [
        # "The body claimed the attack, and that in a statement published yesterday."
        ("تبنى التنظيم قتل الجنود شمال البلاد وذلك في بيان نشر أمس.", "بيان"),
        # "And the minister denied that the visit is off, in remarks to journalists."
        ("ونفى الوزير إلغاء الزيارة، في تصريحات للصحفيين.", "تصريحات"),
        # "And he stressed at the end of his remarks that the programmes fulfil the vision."
        ("وأكد في ختام تصريحه أن البرامج تأتي لتحقيق الرؤية.", "تصريحه"),
        # "Nour made clear, in remarks on Thursday to the newspaper Al-Nahar, that the case was opened."
        ('وأوضح نور، في تصريح اليوم الخميس لصحيفة "النهار"، أن القضية فتحت.', 'لصحيفة "النهار"'),
    ],
)
def test_a_channel_behind_the_content_and_an_outlet_behind_words_of_time(text: str, via: str) -> None:
    assert (channels(text)[0][2] or "").removeprefix("ل") == via.removeprefix("ل")


def test_the_outlet_where_somebody_works_is_no_channel() -> None:
    # "The site goes on, said Nour, head of products at 'Al-Nahar'."
    text = 'الموقع سيستمر، على حد تعبير سامي نور، مدير التسويق في صحيفة "النهار".'
    assert channels(text) == [("على حد تعبير", 'سامي نور، مدير التسويق في صحيفة "النهار"', None)]


def test_the_channel_of_one_is_not_that_of_another() -> None:
    # "Nour said in a statement that the case is open, on what the deputy (f) had said, (she) making clear that ..."
    text = "وأوضح سمير نور في بيان أن القضية مفتوحة، وقالت سلمى حداد إنها كتبت، مبينة أن الملف جاهز."
    assert [via for _, _, via in channels(text)] == ["بيان", None, None]


def test_nobody_tells_a_newspaper_a_charge() -> None:
    # "According to the newspaper Al-Fajr, the man was arrested on the charge of theft."
    text = "وبحسب صحيفة الفجر، اعتقل الرجل بتهمة سرقة المصرف."
    assert ("تهمة", None, None) in channels(text)


def test_members_of_a_body_may_be_told() -> None:
    # "Officials of the agency mentioned to members of the senate that the aim is plain."
    text = "وذكر مسؤولو الوكالة لأعضاء مجلس الشيوخ أن الهدف مفهوم."
    assert channels(text) == [("ذكر", "مسؤولو الوكالة", "أعضاء مجلس الشيوخ")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # "And Salma said last year to the court that her fame takes nothing from her right."
        ("وقالت سلمى حداد العام الماضي للمحكمة، إن شهرتها لا تلغي حقها.", ("قالت", "سلمى حداد", "لمحكمة")),
        # "And (she) stressed, according to what the agency passed on, that this is a crime."
        ("وشددت وفقا لما نقلته وكالة الفجر، على أن هذه جريمة.", ("شددت", None, "وكالة الفجر")),
        # "And the minister said in the same remarks that the work goes on."
        ("وقال الوزير في نفس التصريح إن العمل مستمر.", ("قال", "الوزير", "التصريح")),
        # A report in a relative clause is no channel.
        (
            "ووصف نور كافة الاتهامات التي وردت في تقرير المنظمة بأنها كاذبة.",
            ("وصف", "نور", None),
        ),
    ],
)
def test_who_was_told_and_what_is_no_channel(text: str, expected: tuple[str, str | None, str | None]) -> None:
    assert channels(text)[0] == expected


def test_the_outlet_before_a_name_is_where_she_works() -> None:
    # "The head of programmes of the network Al-Fajr in Amman, Salma Haddad, announced in a statement ..."
    text = "أعلنت مديرة البرامج لشبكة الفجر في عمان، سلمى حداد، في بيان، إن المحطة ستغلق."
    assert channels(text) == [("أعلنت", "مديرة البرامج لشبكة الفجر في عمان، سلمى حداد", "بيان")]


def test_an_interview_is_taken_up_behind_the_name_of_who_gave_it() -> None:
    # "The site published an interview with its head Samir Nour, in which he affirmed ..."
    text = "ونشر الموقع مقابلة مع رئيسه التنفيذي سمير نور، أكد فيها أن الفريق جاهز."
    assert channels(text)[0][2] == "مقابلة"


def test_an_outlet_in_marks_may_be_told() -> None:
    # "And a source affirmed to 'Al-Watan' that the shells did no harm."
    text = 'كما أكد مصدر مطلع من أهالي الحي إلى "الوطن" أن القذائف لم تصب أحدا.'
    assert channels(text) == [("أكد", "مصدر مطلع من أهالي الحي", "الوطن")]
