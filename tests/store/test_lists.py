"""Lists in pages: filters together give what they give one by one, whichever way the search begins."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest

from takhrij.api import Collection, Filters
from takhrij.model import Article, Kind, Status
from takhrij.store import lists, rows


@pytest.fixture(scope="module")
def collection(tmp_path_factory: pytest.TempPathFactory, example: Path) -> Iterator[Collection]:
    with Collection.open(tmp_path_factory.mktemp("lists") / "harbour.db", create=True) as made:
        made.add([example])
        made.analyse()
        made.link()
        yield made


def narrowings(collection: Collection) -> list[Filters]:
    """One filter of each sort, with a value that some claims have."""
    rows = collection.claims(limit=1000).rows
    placed, dated = next(row for row in rows if row.place), next(row for row in rows if row.when)
    assert dated.when
    return [
        Filters(status=Status.SINGLE),
        Filters(outlet=rows[0].outlets[0]),
        Filters(kind=Kind.PERSON),
        Filters(unsourced=True),
        Filters(least=1),
        Filters(place=placed.place),
        Filters(story=rows[0].story),
        Filters(since=dated.when[0][:10]),
        Filters(until=dated.when[1][:10]),
    ]


def both(a: Filters, b: Filters) -> Filters:
    names = Filters.__slots__
    return Filters(**{name: getattr(a, name) or getattr(b, name) for name in names})


@pytest.mark.parametrize("few", [0, 20_000])
@pytest.mark.parametrize("query", [None, "الميناء"])
def test_two_filters_leave_what_each_of_them_leaves(
    collection: Collection, monkeypatch: pytest.MonkeyPatch, few: int, query: str | None
) -> None:
    monkeypatch.setattr(lists, "_FEW", few)  # begins with the index of claims, or with the shorter list of numbers
    left = {f: [row.id for row in collection.claims(query, f, limit=1000).rows] for f in narrowings(collection)}
    assert all(left.values()) or query
    for a, b in itertools.combinations(left, 2):
        found = collection.claims(query, both(a, b), limit=1000)
        assert [row.id for row in found.rows] == [id for id in left[a] if id in set(left[b])], (a, b)
        assert found.total == len(found.rows)


def test_pages_follow_one_another_in_the_order_of_rank(collection: Collection) -> None:
    whole = collection.claims(limit=1000).rows
    parts = [collection.claims(limit=7, offset=offset).rows for offset in range(0, len(whole), 7)]
    assert tuple(itertools.chain.from_iterable(parts)) == whole
    assert [row.rank for row in whole] == sorted(row.rank for row in whole)


def test_a_list_may_be_longer_than_a_statement(collection: Collection, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = collection.claims(limit=1000)
    monkeypatch.setattr(rows, "_AT_ONCE", 3)
    assert collection.claims(limit=1000) == whole


def test_no_more_is_counted_than_was_asked_for(collection: Collection) -> None:
    total = collection.claims().total
    some, all_ = collection.claims(most=5), collection.claims(most=total)
    assert (some.total, some.more) == (5, True) and (all_.total, all_.more) == (total, False)


def test_articles_stand_by_day_and_those_not_analysed_at_the_end(tmp_path: Path) -> None:
    with Collection.open(tmp_path / "x.db", create=True) as made:
        days = {"a": "2025-05-01", "b": "2025-05-03", "c": "2025-05-02"}
        made.add_articles(Article(id, f"قال سالم إن البحر هادئ {id}.", published=day) for id, day in days.items())
        made.analyse()
        made.add_articles([Article("d", "قالت ليلى إن الريح شديدة.", published="2025-05-09")])
        assert [hit.doc for hit in made.articles().rows] == ["b", "c", "a", "d"]
        assert [made.articles(limit=1, offset=at).rows[0].doc for at in range(4)] == ["b", "c", "a", "d"]


def test_an_outlet_and_days_narrow_the_articles_that_are_found(collection: Collection) -> None:
    every = collection.search("الميناء", limit=100).rows
    outlet, day = every[0].outlet, every[0].published
    assert outlet and day
    found = {hit.doc for hit in collection.search("الميناء", outlet=outlet, limit=100).rows}
    assert found == {hit.doc for hit in every if hit.outlet == outlet}
    found = {hit.doc for hit in collection.search("الميناء", since=day[:10], until=day[:10], limit=100).rows}
    assert found == {hit.doc for hit in every if (hit.published or "")[:10] == day[:10]}


def test_statements_are_leafed_through_the_latest_first(collection: Collection) -> None:
    claims = collection.whole_claims([row.id for row in collection.claims(limit=1000).rows])
    keys = sorted({link.actor for claim in claims for report in claim.reports for link in report.chain[1:]})
    actor = max((view for key in keys for view in collection.who(key)), key=lambda view: view.said)
    whole = collection.statements(actor.actor.key)
    assert whole.total == actor.said > 1
    days = [statement.published or "" for statement in whole.rows]
    assert days == sorted(days, reverse=True)
    parts = [collection.statements(actor.actor.key, limit=1, offset=at).rows[0] for at in range(whole.total)]
    assert tuple(parts) == whole.rows
    assert sum(count for _, count in collection.carriers(actor.actor.key)) <= whole.total


def test_suggested_names_have_what_is_typed_and_lead_to_somebody(collection: Collection) -> None:
    (name,) = collection.suggest("نداء ت")
    assert name == 'صحيفة "نداء تلان"'
    assert collection.who(name) or name in collection.outlet_names()


@pytest.mark.parametrize("typed", ["وكالة الن", '"', "", "*", "a" * 300])
def test_what_begins_no_name_suggests_none(collection: Collection, typed: str) -> None:
    assert collection.suggest(typed) == ()


def test_a_snapshot_does_not_see_what_others_write_meanwhile(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    with Collection.open(path, create=True) as reader, Collection.open(path) as writer:
        with reader.snapshot():
            assert reader.counts().articles == 0
            writer.add_articles([Article("a", "قال سالم إن البحر هادئ.")])
            assert reader.counts().articles == 0
        assert reader.counts().articles == 1
