"""The statement of a claim reads by itself and is cut from the article."""

import pytest
from marked import made

from takhrij.link.phrase_index import Phrases
from takhrij.link.propositions import find_propositions
from takhrij.link.statements import reads_alone, statement_span
from takhrij.model import Span
from takhrij.pack import load_pack

PACK = load_pack()
_FILE = "claims/statements.toml"


def stated(marked: str, holding: str) -> str:
    """The statement of the first proposition whose words hold `holding`."""
    article, analysis = made("d0", "الميناء", marked)
    found = find_propositions(article, analysis, PACK)
    p = next(p for p in found if holding in " ".join(s.cut(article.text) for s in p.spans))
    return statement_span(p, article, analysis, PACK).cut(article.text)


def test_a_conjunction_is_left_out() -> None:
    assert stated("وتواصل فرق الإنقاذ البحث عن الصيادين.", "الصيادين") == "تواصل فرق الإنقاذ البحث عن الصيادين"


def test_a_first_letter_that_belongs_to_its_word_stays() -> None:
    assert stated("وفاة سبعة عمال في المنجم القديم.", "وفاة") == "وفاة سبعة عمال في المنجم القديم"


def test_a_clause_that_leans_is_shown_with_what_it_leans_on() -> None:
    text = "انهار سقف المدرسة القديمة، ما أدى إلى جرح سبعة تلاميذ."
    assert stated(text, "تلاميذ") == "انهار سقف المدرسة القديمة، ما أدى إلى جرح سبعة تلاميذ"


def test_a_quotation_is_closed() -> None:
    article, analysis = made("d0", "الميناء", "المدينة ما زالت «هادئة تماما» بعد العاصفة العنيفة.")
    p = find_propositions(article, analysis, PACK)[0]
    cut = article.text.index("تماما") + len("تماما")
    clause = type(p)(doc=p.doc, spans=(Span(0, cut),))
    assert statement_span(clause, article, analysis, PACK).cut(article.text) == "المدينة ما زالت «هادئة تماما»"


@pytest.mark.parametrize("entry", PACK.table(_FILE, "leaning", Phrases), ids=lambda e: e.id)
def test_examples_of_what_leans(entry: Phrases) -> None:
    assert entry.example
    assert not any(reads_alone(text, PACK) for text in entry.example)
    assert all(reads_alone(text, PACK) for text in entry.counterexample)


@pytest.mark.parametrize(
    "example",
    [x for e in PACK.table(_FILE, "dangling", Phrases) for x in e.example],
)
def test_examples_of_what_hangs(example: str) -> None:
    text, _, kept = example.partition(" | ")
    before = "عند الفجر في القرية البعيدة "
    article, analysis = made("d0", "الميناء", before + text + ".")
    p = type(find_propositions(article, analysis, PACK)[0])(doc="d0", spans=(Span(0, len(before + text)),))
    assert statement_span(p, article, analysis, PACK).cut(article.text) == before + kept


def said(cue: str, content: str, holding: str) -> str:
    """The statement of what a minister says."""
    return stated(f"[c1:{cue}] [s1:وزير النقل] [x1:{content}].", holding)


def test_that_he_is_left_out() -> None:
    """They found a drowned man near the beach."""
    assert said("أكد", "أنه عثر على جثة غريق قرب الشاطئ", "جثة") == "عثر على جثة غريق قرب الشاطئ"


def test_that_before_a_noun_is_left_out() -> None:
    assert said("أكد", "بأن الميناء مغلق منذ أسبوع كامل", "مغلق") == "الميناء مغلق منذ أسبوع كامل"


def test_what_is_called_for_stands_without_its_preposition() -> None:
    assert said("طالب", "بإغلاق الميناء القديم فورا", "الميناء") == "إغلاق الميناء القديم فورا"
    assert said("دعا", "إلى إغلاق الميناء القديم فورا", "الميناء") == "إغلاق الميناء القديم فورا"


def test_a_quotation_mark_behind_that_he_stays() -> None:
    assert said("قال", 'إنها "لم تجد أثرا للسفينة الغارقة"', "أثرا") == '"لم تجد أثرا للسفينة الغارقة"'


def test_a_verb_keeps_the_that_it_depends_on() -> None:
    """To deny that the fire was set is not to say that it was."""
    text = "[c1:نفى] [s1:وزير النقل] أن [x1:يكون الحريق مدبرا من الخارج]."
    assert stated(text, "مدبرا") == "أن يكون الحريق مدبرا من الخارج"


def test_a_connective_is_left_out() -> None:
    assert stated("ومن جهة أخرى أغلقت البلدية السوق القديم.", "السوق") == "أغلقت البلدية السوق القديم"


def test_a_name_is_not_cut() -> None:
    assert stated("[p:بشار السعيد] غادر القرية صباح السبت.", "غادر") == "بشار السعيد غادر القرية صباح السبت"


def test_a_conjunction_before_a_name_is_left_out() -> None:
    assert stated("و[p:زهران السعيد] غادر القرية صباح السبت.", "غادر") == "زهران السعيد غادر القرية صباح السبت"


def test_a_content_of_one_word_is_shown_with_who_says_it() -> None:
    text = "[c1:اتهم] [s1:وزير النقل] الربان [x1:بالتهريب]."
    assert stated(text, "بالتهريب") == "اتهم وزير النقل الربان بالتهريب"


def test_a_clause_of_which_only_the_beginning_is_there_is_left_out() -> None:
    article, analysis = made("d0", "الميناء", "أغلقت البلدية السوق القديم، لكن التجار رفضوا القرار وفتحوا الأبواب.")
    p = type(find_propositions(article, analysis, PACK)[0])
    cut = article.text.index("التجار") + len("التجار")
    assert statement_span(p(doc="d0", spans=(Span(0, cut),)), article, analysis, PACK).cut(article.text) == (
        "أغلقت البلدية السوق القديم"
    )


def test_who_is_accused_stands_with_the_verb() -> None:
    text = "وعرض [s1:التلفزيون] تقريرا [c1:يتهم] فيه [x1:[p:زهران السعيد] بالوقوف وراء الحريق الكبير]."
    assert stated(text, "بالوقوف") == "يتهم فيه زهران السعيد بالوقوف وراء الحريق الكبير"
