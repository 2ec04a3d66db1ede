"""The file: what is kept, what is remade, what is gone for good, and what a damaged or foreign file says."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import Any

import pytest
from builders import ARTICLES, DENIAL, DISPATCH, analyse, link

from takhrij.api import Collection
from takhrij.errors import PackError, StoreError
from takhrij.model import Article, Graph
from takhrij.store import migrations
from takhrij.store.lemmas import find_words, index_text


def filled(path: Path) -> Collection:
    collection = Collection.open(path, create=True, clock=lambda: "2030-02-01T00:00:00+00:00")
    collection.add_articles(ARTICLES.values())
    collection.analyse(analyse=analyse)
    collection.link(link=link)
    return collection


def rows(path: Path, sql: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(path) as db:
        return db.execute(sql).fetchall()


def test_adding_twice_changes_nothing(tmp_path: Path) -> None:
    with filled(tmp_path / "c.db") as collection:
        again = collection.add_articles(ARTICLES.values())
        assert (again.added, again.versions, again.unchanged) == (0, 0, 3)
        assert not collection.counts().stale


def test_another_text_at_the_same_address_is_a_version(tmp_path: Path) -> None:
    with filled(tmp_path / "c.db") as collection:
        changed = Article("other-id", DENIAL, url="https://fajr.example/1")
        added = collection.add_articles([changed])
        assert (added.added, added.versions, added.articles) == (0, 1, ("fajr-1",))
        view = collection.article("fajr-1")
        assert view.article.text == DENIAL
        assert [version.text for version in view.versions] == [DISPATCH]
        assert view.analysis is None and collection.counts().stale


def test_another_address_under_the_same_name_is_another_article(tmp_path: Path) -> None:
    with filled(tmp_path / "c.db") as collection:
        added = collection.add_articles([Article("fajr-1", DENIAL, url="https://elsewhere.example/")])
        assert added.added == 1 and added.articles[0].startswith("fajr-1~")
        assert collection.article("fajr-1").article.text == DISPATCH


def test_analyses_are_made_once(tmp_path: Path) -> None:
    with filled(tmp_path / "c.db") as collection:
        again = collection.analyse(analyse=analyse)
        assert (again.analysed, again.cached) == (0, 3)


def test_another_version_of_the_pack_or_code_makes_them_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with filled(tmp_path / "c.db") as collection:
        monkeypatch.setattr("takhrij.api.collection.analysis_key", lambda pack: "newer")
        assert collection.analyse(analyse=analyse).analysed == 3


def test_own_lists_are_kept_and_make_everything_anew(tmp_path: Path) -> None:
    lists = tmp_path / "names.toml"
    lists.write_text('[[person]]\nid = "own.haddad"\nnames = ["سامي حداد"]\n', encoding="utf-8")
    with filled(tmp_path / "c.db") as collection:
        assert collection.keep_lists(lists)
        assert collection.stale()
        assert collection.analyse(analyse=analyse).analysed == 3
        collection.link(link=link)
        assert not collection.stale()
        assert not collection.keep_lists(lists)
    with Collection.open(tmp_path / "c.db") as collection:
        assert collection.lists() == lists.read_text(encoding="utf-8")
    one, two = rows(tmp_path / "c.db", "SELECT pack FROM runs ORDER BY id")
    assert one != two


def test_a_blank_file_takes_own_lists_away_and_a_wrong_one_changes_nothing(tmp_path: Path) -> None:
    lists = tmp_path / "names.toml"
    with filled(tmp_path / "c.db") as collection:
        lists.write_text('[[person]]\nid = "own.haddad"\nnames = ["سامي حداد"]\n', encoding="utf-8")
        collection.keep_lists(lists)
        lists.write_text('[[person]]\nid = "own.haddad"\n', encoding="utf-8")
        with pytest.raises(PackError, match="'names' is missing"):
            collection.keep_lists(lists)
        assert "سامي حداد" in collection.lists()
        lists.write_text("\n", encoding="utf-8")
        assert collection.keep_lists(lists)
        assert collection.lists() == ""
        assert not collection.stale()


def test_the_graph_comes_back_as_it_was_linked(tmp_path: Path) -> None:
    with filled(tmp_path / "c.db") as collection:
        made: list[Graph] = []
        collection.link(link=lambda *given: made.append(link(*given)) or made[0])
        assert [collection.graph()] == made


def test_removing_leaves_no_word_of_an_article_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "c.db"
    word = "قسطنطينوبوليس"
    with filled(path) as collection:
        collection.add_articles([Article("gone", f"قال مصدر إن {word} بعيدة.", title=word)])
        collection.analyse(analyse=analyse)
        collection.link(link=link)
        assert collection.search(word).total == 1
        assert collection.remove("gone")
        assert collection.search(word).total == 0
        assert collection.graph().claims == ()
        collection.link(link=link)
        assert "gone" not in collection.graph().docs
    assert word.encode() not in b"".join(file.read_bytes() for file in tmp_path.iterdir())


def test_removing_what_is_not_there_says_so(tmp_path: Path) -> None:
    with filled(tmp_path / "c.db") as collection:
        assert not collection.remove("nobody")


def test_rows_read_well_in_other_tools(tmp_path: Path) -> None:
    path = tmp_path / "c.db"
    filled(path).close()
    assert rows(path, "SELECT speaker, force FROM attributions WHERE article = 'nahar-2'") == [
        ("وزارة الصحة", "denies")
    ]
    assert rows(path, "SELECT chain FROM reports WHERE article = 'fajr-1'") == [("الفجر > وكالة النبع > مصدر طبي",)]
    cut = "substr(a.text, s.start + 1, s.end - s.start)"
    found = rows(path, f"SELECT {cut}, s.text FROM spans s JOIN articles a ON a.id = s.article")
    assert found and all(cut == text for cut, text in found)


def test_the_stock_tokenizer_finds_any_inflection(tmp_path: Path) -> None:
    path = tmp_path / "c.db"
    filled(path).close()
    word = index_text("القتيل")  # "the killed one"; the texts have "قتلوا"
    sql = f"SELECT count(*) FROM article_search WHERE article_search MATCH '{index_text('الأشخاص')}'"
    assert rows(path, sql) == [(3,)]
    assert word == index_text("قتيل")


def test_words_are_found_in_their_place_in_any_spelling() -> None:
    text = "وصلت بعثة الأمم إلى المدارسِ والوزارات."  # "the schools and the ministries"
    assert [span.cut(text) for span in find_words(text, "مدرسه وزارة")] == ["المدارسِ", "والوزارات"]


def test_a_file_of_another_program_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE mine (x)")
    for create in (False, True):
        with pytest.raises(StoreError, match="not a collection"):
            Collection.open(path, create=create)


def test_a_missing_file_is_not_made_by_looking(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no such collection"):
        Collection.open(tmp_path / "c.db")
    assert not (tmp_path / "c.db").exists()


def test_a_damaged_file_says_so(tmp_path: Path) -> None:
    path = tmp_path / "c.db"
    path.write_bytes(b"SQLite format 3\0" + b"\xff" * 5000)
    with pytest.raises(StoreError, match=r"cannot be opened|not a collection"):
        Collection.open(path)


def test_a_file_of_a_newer_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "c.db"
    filled(path).close()
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version = 99")
    with pytest.raises(StoreError, match="newer version"):
        Collection.open(path)


def test_derived_tables_of_another_shape_are_remade_and_the_rest_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "c.db"
    filled(path).close()
    monkeypatch.setattr(migrations, "derived_shape", lambda: "next")
    with Collection.open(path) as collection:
        assert collection.counts().articles == 3
        assert collection.counts().analysed == 0
        collection.analyse(analyse=analyse)
        collection.link(link=link)
        assert collection.search("الحريق").total == 3
        assert collection.check() == ()


def test_check_finds_words_that_do_not_stand_where_they_should(tmp_path: Path) -> None:
    path = tmp_path / "c.db"
    filled(path).close()
    with sqlite3.connect(path) as db:
        db.execute("UPDATE spans SET start = start + 1 WHERE part = 'cue' AND article = 'fajr-1'")
        db.execute("UPDATE reports SET text = 'x' WHERE article = 'nahar-1'")
    with Collection.open(path) as collection:
        assert [fault.where for fault in collection.check()] == ["spans: fajr-1 [14, 16]", "reports: c1 1"]


def test_what_was_finished_survives_a_kill(tmp_path: Path) -> None:
    path = tmp_path / "c.db"
    script = textwrap.dedent(f"""
        import os, signal
        from takhrij.api import Collection
        from takhrij.model import Article
        def articles():
            for n in range(1000):
                if n == 450:
                    os.kill(os.getpid(), signal.SIGKILL)
                yield Article(f"a{{n:04}}", f"نص رقم {{n}}")
        Collection.open({str(path)!r}, create=True).add_articles(articles())
    """)
    done = subprocess.run([sys.executable, "-c", script], env=os.environ, check=False)
    assert done.returncode == -signal.SIGKILL
    with Collection.open(path) as collection:
        assert collection.counts().articles == 400
        assert collection.check() == ()


def test_what_another_process_adds_while_linking_makes_the_graph_stale(tmp_path: Path) -> None:
    def link_slowly(*given: Any) -> Graph:
        with Collection.open(tmp_path / "c.db") as other:
            other.add_articles([Article("late", "نص جاء متأخرا")])
        return link(*given)

    with filled(tmp_path / "c.db") as collection:
        collection.link(link=link_slowly)
        assert collection.counts().stale
        collection.analyse(analyse=analyse)
        collection.link(link=link)
        assert not collection.counts().stale


def test_what_is_added_while_analysing_makes_the_graph_stale(tmp_path: Path) -> None:
    with filled(tmp_path / "c.db") as collection, Collection.open(tmp_path / "c.db") as other:
        collection.analyse(analyse=analyse)
        other.add_articles([Article("late", "نص جاء متأخرا")])
        collection.link(link=link)
        assert collection.counts().stale


def test_a_file_that_may_not_be_written_says_so(tmp_path: Path) -> None:
    filled(tmp_path / "c.db").close()
    with pytest.raises(StoreError, match="readonly"), Collection.open(tmp_path / "c.db") as collection:
        collection._db.execute("PRAGMA query_only = ON")
        collection.add_articles([Article("new", "نص جديد")])
    with Collection.open(tmp_path / "c.db") as collection:
        assert collection.counts().articles == 3


def test_two_may_write_at_once(tmp_path: Path) -> None:
    """Each of two processes that add to one file at the same time gets all its articles in."""
    path = tmp_path / "c.db"
    script = textwrap.dedent(f"""
        import sys
        from takhrij.api import Collection
        from takhrij.model import Article
        with Collection.open({str(path)!r}, create=True) as collection:
            collection.add_articles(Article(f"{{sys.argv[1]}}{{n}}", f"نص رقم {{n}}") for n in range(250))
    """)
    running = [subprocess.Popen([sys.executable, "-c", script, name]) for name in "ab"]
    assert [process.wait(60) for process in running] == [0, 0]
    with Collection.open(path) as collection:
        assert collection.counts().articles == 500
        assert collection.check() == ()
