"""A pile is cut into stories; every article is in exactly one."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from marked import made, pile

from takhrij.link.stories import find_stories
from takhrij.model import Analysis, Article
from takhrij.pack import load_pack

PACK = load_pack()
TEXTS = (
    "غرقت العبارة نورس قبالة ميناء راسين وعلى متنها ركاب من جزيرة تالة، وقال القبطان هادي منصور إن العاصفة فاجأتهم.",
    "أنقذ خفر السواحل ركاب العبارة نورس قبالة ميناء راسين بعد أن فاجأت العاصفة قبطانها هادي منصور قرب جزيرة تالة.",
    "افتتح الوزير معرض الزهور في حديقة قصر البستان، وشارك فيه مزارعون عرضوا أصنافا نادرة من الورد الجوري.",
)


def article(id_: str, text: str, published: str = "2030-01-02") -> tuple[Article, Analysis]:
    found, analysis = made(id_, "الميناء", text)
    return found, replace(analysis, origination=replace(analysis.origination, published=published))


def stories(*pairs: tuple[Article, Analysis]) -> tuple[tuple[str, ...], ...]:
    return find_stories(*pile(*pairs), PACK)


def test_articles_on_one_event_are_one_story() -> None:
    assert stories(*(article(f"d{k}", text) for k, text in enumerate(TEXTS))) == (("d0", "d1"), ("d2",))


def test_months_apart_are_two_stories() -> None:
    assert stories(article("d0", TEXTS[0]), article("d1", TEXTS[1], "2030-06-02")) == (("d0",), ("d1",))


def test_an_article_without_a_date_can_belong_to_any() -> None:
    first, analysis = article("d0", TEXTS[0])
    undated = replace(analysis, origination=replace(analysis.origination, published=None))
    assert stories((first, undated), article("d1", TEXTS[1])) == (("d0", "d1"),)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.sampled_from(TEXTS), min_size=1, max_size=6))
def test_every_article_is_in_exactly_one_story(texts: list[str]) -> None:
    found = stories(*(article(f"d{k}", text) for k, text in enumerate(texts)))
    assert sorted(doc for story in found for doc in story) == sorted(f"d{k}" for k in range(len(texts)))


def test_a_statement_that_two_events_share_does_not_make_them_one() -> None:
    statement = "وقالت الهيئة في بيانها إن فرقها تعمل ليلا ونهارا لخدمة المسافرين والزوار في جميع المواقع"
    ferry = [article(f"a{k}", f"{TEXTS[0]} {k}") for k in range(8)]
    garden = [article(f"b{k}", f"{TEXTS[2]} {k}") for k in range(8)]
    bridges = [article("a8", f"{TEXTS[0]} {statement}"), article("b8", f"{TEXTS[2]} {statement}")]
    assert [len(story) for story in stories(*ferry, *garden, *bridges)] == [9, 9]
    assert stories(*bridges) == (("a8", "b8"),)  # alone, they have more in common than not
