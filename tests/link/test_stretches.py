"""What the article says in its own voice, cut into stretches."""

from marked import made

from takhrij.link.stretches import find_stretches


def test_a_heading_between_paragraphs_and_a_question_claim_nothing() -> None:
    lines = ["حريق في المرفأ", "اندلع حريق صباحا.", "دمار هائل", "ماذا حدث؟", "أخمد الحريق ليلا."]
    article, analysis = made("d0", "الميناء", "\n".join(lines))
    voices = [" ".join(s.cut(article.text) for s in stretch.spans) for stretch in find_stretches(article, analysis)]
    assert voices == [lines[0], lines[1], lines[4]]
