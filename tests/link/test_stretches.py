"""What the article says in its own voice, cut into stretches."""

from marked import made

from takhrij.link.stretches import find_stretches
from takhrij.model import Kind


def test_a_heading_between_paragraphs_and_a_question_claim_nothing() -> None:
    lines = ["حريق في المرفأ", "اندلع حريق صباحا.", "دمار هائل", "ماذا حدث؟", "أخمد الحريق ليلا."]
    article, analysis = made("d0", "الميناء", "\n".join(lines))
    voices = [" ".join(s.cut(article.text) for s in stretch.spans) for stretch in find_stretches(article, analysis)]
    assert voices == [lines[0], lines[1], lines[4]]


def test_why_a_source_is_not_named_claims_nothing() -> None:
    # A source, who refused to be named since he may not speak to the press, said that the store had been shut.
    text = "[c1:أوضح] [s1:مصدر]، الذي رفض كشف هويته لأنه لا يملك حق الكلام، أن [x1:المخزن أغلق قبل شهر]."
    article, analysis = made("d1", "الميناء", text, {"1": Kind.UNNAMED_PERSON})
    own = [
        span.cut(article.text) for s in find_stretches(article, analysis) if s.attribution is None for span in s.spans
    ]
    assert not any("هويته" in words for words in own)


def test_what_is_told_of_a_named_source_is_the_articles_own() -> None:
    # The minister, who came to the port yesterday, said that the store had been shut.
    text = "[c1:أوضح] [s1:الوزير]، الذي وصل إلى الميناء أمس، أن [x1:المخزن أغلق قبل شهر]."
    article, analysis = made("d1", "الميناء", text)
    own = [
        span.cut(article.text) for s in find_stretches(article, analysis) if s.attribution is None for span in s.spans
    ]
    assert any("وصل إلى الميناء" in words for words in own)
