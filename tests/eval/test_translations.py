"""What two renderings of one foreign text have in common, tried on short fictional articles."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "eval" / "copies"))
from tellings import Telling, read_telling
from translations import align, comparable, heaviest_in_order, is_translation

from takhrij.find.analyse import analyse
from takhrij.link.weights import weights_of
from takhrij.model import Article
from takhrij.pack import Pack, load_pack

# A ferry sinks off the island of Marwa; two papers render one dispatch, sentence by sentence, in other words.
FIRST = """غرقت عبارة تقل 140 راكبا قبالة جزيرة مروى فجر الثلاثاء بعد اصطدامها بصخرة.
وقال قبطان الميناء سيلفان كوربيه إن العبارة أبحرت رغم تحذير من أمواج يبلغ ارتفاعها ستة أمتار.
وانتشل غواصون 17 جثة من قمرة المحرك، فيما نقل 58 ناجيا إلى مستشفى تالينور.
وذكرت شركة بلوماران المالكة للعبارة أن فحص الهيكل جرى في مارس الماضي.
وأعلنت رئيسة الوزراء إلينا دوفار الحداد ثلاثة أيام وفتح تحقيق قضائي.
وكانت عبارة أخرى للشركة نفسها جنحت عام 2011 عند رأس كيلدان دون ضحايا."""
SECOND = """لقيت عبارة على متنها 140 مسافرا مصيرها قرب جزيرة مروى، صباح الثلاثاء، إثر ارتطامها بصخرة.
وأوضح سيلفان كوربيه، قبطان الميناء، أن تحذيرا من أمواج ارتفاعها ستة أمتار صدر قبل إبحار العبارة.
وعثر غواصون على 17 جثة داخل قمرة المحرك، بينما يعالج 58 ناجيا في مستشفى تالينور.
وأكدت بلوماران، الشركة المالكة، أن هيكل العبارة خضع لفحص في مارس.
وأمرت رئيسة الوزراء إلينا دوفار بتحقيق قضائي وحداد لثلاثة أيام.
وسبق أن جنحت للشركة عبارة في عام 2011 قرب رأس كيلدان، ولم يسقط ضحايا."""
# The same disaster by another reporter, with other details.
OTHER = """أعلنت السلطات غرق عبارة قبالة جزيرة مروى يوم الثلاثاء.
وروى صياد محلي أنه سمع صراخا قبل شروق الشمس فأسرع بقاربه إلى المكان.
وتجمع أقارب الركاب أمام بوابة الميناء وهم يحملون صور المفقودين.
وطالب نواب من المعارضة باستقالة وزير النقل وتشديد الرقابة على السفن القديمة.
ويعتمد سكان الجزيرة على الزراعة والسياحة ويقصدون البر أسبوعيا للتسوق.
وتوقع خبراء الأرصاد تحسن الطقس مع نهاية الأسبوع."""


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack()


def telling(text: str, outlet: str, pack: Pack, day: str = "2031-05-06") -> Telling:
    article = Article(outlet, text, outlet, published=day)
    return read_telling(article, analyse(article, pack), pack)


def test_two_renderings_of_one_text_are_told_in_the_same_order(pack: Pack) -> None:
    aligned = align(telling(FIRST, "الفجر", pack), telling(SECOND, "النهضة", pack), weights_of(pack))
    assert aligned.pairs == tuple((at, at) for at in range(6))
    assert is_translation(aligned)


def test_the_same_event_told_independently_is_no_rendering(pack: Pack) -> None:
    assert not is_translation(align(telling(FIRST, "الفجر", pack), telling(OTHER, "النهضة", pack), weights_of(pack)))


def test_the_same_words_are_a_copy_and_no_rendering(pack: Pack) -> None:
    assert not is_translation(align(telling(FIRST, "الفجر", pack), telling(FIRST, "النهضة", pack), weights_of(pack)))


@pytest.mark.parametrize(("outlet", "day"), [("الفجر", "2031-05-06"), ("النهضة", "2031-05-19")])
def test_one_outlet_and_other_days_are_not_compared(outlet: str, day: str, pack: Pack) -> None:
    a, b = telling(FIRST, "الفجر", pack), telling(SECOND, outlet, pack, day)
    assert not comparable(a, b, weights_of(pack))


def test_a_list_of_names_tells_nothing(pack: Pack) -> None:
    listed = telling("حراس المرمى: سامر النجدي (الفرات)، ليث الحموي (الساحل)، عمر القصاب (النسور).", "الفجر", pack)
    assert listed.sentences == ()


def test_the_heaviest_pairs_that_do_not_cross_are_taken() -> None:
    assert heaviest_in_order({(0, 1): 3.0, (1, 0): 2.0, (2, 2): 1.0}, 3, 3) == ((0, 1), (2, 2))
