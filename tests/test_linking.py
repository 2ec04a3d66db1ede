"""Linking a collection again: only what something touched, and with the result of linking everything."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from takhrij.api import Collection, linking
from takhrij.link.story import LinkedStory, Pile, link_story
from takhrij.model import Article, Verdict

FERRY = "غرقت العبارة نورس قبالة ميناء راسين وعلى متنها ركاب من جزيرة تالة."
GARDEN = "افتتح الوزير معرض الزهور في حديقة قصر البستان، وشارك فيه مزارعون عرضوا أصنافا نادرة من الورد الجوري."
FIRE = "التهم حريق مخازن القطن في بلدة سرمان، وهرعت فرق الإطفاء من ثلاث بلدات مجاورة لمحاصرة النيران."
SPEAKERS = ("العقيد هادي منصور", "المتحدث باسم وزارة الداخلية التونسية هادي منصور", "مصدر أمني", "وكالة رويترز")
CONTENTS = ("ثلاثة أشخاص قتلوا", "سبعة أشخاص قتلوا", "الشرطة اعتقلت رجلا")
NOW = "2030-02-01T00:00:00+00:00"


@st.composite
def piles(draw: st.DrawFn) -> list[Article]:
    """Articles on up to three events, in which the same people speak."""
    texts = st.tuples(st.sampled_from((FERRY, GARDEN, FIRE)), st.sampled_from(SPEAKERS), st.sampled_from(CONTENTS))
    told = draw(st.lists(texts, min_size=3, max_size=7))
    return [
        Article(f"d{n}", f"{event}\nوقال {who} إن {what} في الحادث.", outlet=f"صحيفة {n % 3}", published="2030-01-02")
        for n, (event, who, what) in enumerate(told)
    ]


TABLES = (
    *("claims", "carriers", "kinds", "voices", "sayings", "reports", "links", "relays", "origins", "contradictions"),
    *("copies", "discrepancies", "stories", "actors", "called", "suggestions"),
)


def everything(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """All that linking keeps, table by table."""
    with sqlite3.connect(path) as db:
        return {table: sorted(db.execute(f"SELECT * FROM {table}"), key=repr) for table in TABLES}


def linked(path: Path, *parts: list[Article]) -> Collection:
    """A collection that was linked after each part was added."""
    collection = Collection.open(path, create=True, clock=lambda: NOW)
    for part in parts:
        collection.add_articles(part)
        collection.analyse()
        collection.link()
    return collection


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(piles(), st.data())
def test_linking_what_was_touched_gives_what_linking_everything_gives(
    tmp_path_factory: pytest.TempPathFactory, pile: list[Article], data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("twice")
    first = data.draw(st.integers(1, len(pile) - 1))
    with linked(folder / "twice.db", pile[:first], pile[first:]) as twice, linked(folder / "once.db", pile) as once:
        assert twice.graph() == once.graph()
    assert everything(folder / "twice.db") == everything(folder / "once.db")


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """The stories that are linked from now on."""
    stories: list[tuple[str, ...]] = []

    def noted(pile: Pile, docs: tuple[str, ...]) -> LinkedStory:
        stories.append(docs)
        return link_story(pile, docs)

    monkeypatch.setattr(linking, "link_story", noted)
    return stories


def test_only_the_touched_story_is_linked_again(tmp_path: Path, counted: list[tuple[str, ...]]) -> None:
    old = [Article("a", GARDEN, published="2030-01-02"), Article("b", FERRY, published="2030-01-02")]
    with linked(tmp_path / "c.db", old) as collection:
        counted.clear()
        collection.add_articles([Article("c", f"{FERRY} وقالت الشرطة إنها تحقق.", published="2030-01-02")])
        collection.analyse()
        collection.link()
        assert counted == [("b", "c")]


def test_nothing_new_links_nothing(tmp_path: Path, counted: list[tuple[str, ...]]) -> None:
    with linked(tmp_path / "c.db", [Article("a", GARDEN)]) as collection:
        counted.clear()
        before = collection.graph()
        collection.link()
        assert counted == []
        assert collection.graph() == before


def test_a_decision_links_everything_again(tmp_path: Path, counted: list[tuple[str, ...]]) -> None:
    with linked(tmp_path / "c.db", [Article("a", GARDEN), Article("b", FIRE)]) as collection:
        first, second = (row.id for row in collection.claims().rows[:2])
        collection.decide(Verdict.SPLIT, [first, second], who="me")
        counted.clear()
        collection.link()
        assert len(counted) == 2


def test_an_id_that_a_claim_had_leads_to_the_claim_that_holds_its_reports(tmp_path: Path) -> None:
    """Two claims that an analyst joins, and parts again."""
    texts = [f"{FERRY}\nوقال العقيد هادي منصور إن {what} في الحادث." for what in (CONTENTS[1], CONTENTS[2])]
    pile = [Article(f"d{n}", text, outlet="صحيفة الميناء", published="2030-01-02") for n, text in enumerate(texts)]
    with linked(tmp_path / "c.db", pile) as collection:
        before = [claim.id for claim in collection.graph().claims]
        told = {word: collection.claims(word).rows[0].id for word in ("قتلوا", "اعتقلت")}
        joined = collection.decide(Verdict.SAME_CLAIM, list(told.values()), who="sara")
        collection.link()
        assert len({collection.claim(id).claim.id for id in told.values()}) == 1
        assert all(collection.claim(id) for id in before)
        collection.link()  # nothing is gone now, and the ids still lead there
        assert len({collection.claim(id).claim.id for id in told.values()}) == 1
        collection.undo(joined.id)
        collection.link()
        assert [collection.claim(id).claim.id for id in told.values()] == list(told.values())
