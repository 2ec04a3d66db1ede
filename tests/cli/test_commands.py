"""The commands: what they print, where, and how they end."""

from __future__ import annotations

import csv
import io
import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from builders import ARTICLES, DISPATCH, analyse, link
from click.testing import CliRunner

from takhrij import cli
from takhrij.api import Collection, linking
from takhrij.model import Verdict


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str


def run(*args: str, stdin: str | None = None) -> Ran:
    result = CliRunner().invoke(_Main(), list(args), input=stdin)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Ran(result.exit_code, result.stdout, result.stderr)


class _Main:
    """What CliRunner invokes: the program's own entry, which turns errors into one line."""

    name = "takhrij"

    def main(self, args: list[str], prog_name: str, **extra: object) -> None:
        cli.main(args)


@pytest.fixture(autouse=True)
def stand_ins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("takhrij.api.work._own_analyse", lambda: analyse)
    monkeypatch.setattr("takhrij.api.pile.own_link", lambda workers: link)
    monkeypatch.setattr("takhrij.api.linking.link_touched", lambda *given: linking.link_with(link, *given[:4]))
    monkeypatch.delenv("TAKHRIJ_DB", raising=False)
    monkeypatch.delenv("TAKHRIJ_LANG", raising=False)


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    path = tmp_path / "pile.jsonl"
    names = ("id", "text", "outlet", "url", "title", "published")
    rows = [{name: getattr(article, name) for name in names} for article in ARTICLES.values()]
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    return path


@pytest.fixture
def db(tmp_path: Path, pile: Path) -> str:
    path = str(tmp_path / "c.db")
    assert run("add", str(pile), "--db", path).code == 0
    assert run("link", "--db", path, "--workers", "1").code == 0
    return path


def test_help_names_every_command() -> None:
    done = subprocess.run([sys.executable, "-m", "takhrij.cli", "--help"], capture_output=True, text=True, check=True)
    assert all(f"  {name} " in done.stdout for name in cli._COMMANDS)


@pytest.mark.parametrize("command", sorted(cli._COMMANDS))
def test_every_command_has_help(command: str) -> None:
    ran = run(command, "--help")
    assert ran.code == 0 and "Usage: takhrij" in ran.out


def test_analyse_prints_a_line_an_article(pile: Path) -> None:
    ran = run("analyse", str(pile), "--workers", "1")
    assert [json.loads(line)["id"] for line in ran.out.splitlines()] == list(ARTICLES)
    assert (ran.code, ran.err) == (0, "")


def test_analyse_reads_standard_input() -> None:
    ran = run("analyse", "-", "--workers", "1", stdin=json.dumps({"id": "x", "text": DISPATCH}))
    assert json.loads(ran.out)["attributions"][0]["cue"] == [13, 16]


def test_what_was_left_out_is_named_and_strict_users_are_told(pile: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    ran = run("analyse", str(tmp_path), "--workers", "1")
    assert ran.code == 0 and "empty.txt: it is empty" in ran.err and "1 left out" in ran.err
    assert run("analyse", str(tmp_path), "--workers", "1", "--strict").code == 3


def test_what_is_not_arabic_is_said_and_not_analysed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("takhrij.api.work._own_analyse", lambda: lambda a, p: replace(analyse(a, p), language="und"))
    (tmp_path / "a.txt").write_text("Nothing of this is Arabic.", encoding="utf-8")
    ran = run("analyse", str(tmp_path), "--workers", "1")
    assert json.loads(ran.out)["language"] == "und"
    assert "1 of them not in Arabic" in ran.err


def test_what_was_left_out_alike_is_named_once(tmp_path: Path) -> None:
    row = json.dumps({"id": "x", "text": DISPATCH}) + "\n"
    (tmp_path / "a.jsonl").write_text(row * 40, encoding="utf-8")
    ran = run("analyse", str(tmp_path), "--workers", "1")
    assert ran.err.count("left out:") == 1 and "the article x was read before (39 times)" in ran.err


def test_a_file_name_that_is_no_text_can_be_printed(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"empty\xff.txt")).touch()
    (tmp_path / "line\nbreak\u202e.txt").touch()
    ran = run("trace", str(tmp_path), "--report", str(tmp_path / "report.html"), "--workers", "1")
    assert ran.code == 1 and "empty\ufffd.txt: it is empty" in ran.err and "line break.txt: it is empty" in ran.err


def test_nothing_read_at_all_is_an_error(tmp_path: Path) -> None:
    assert run("trace", str(tmp_path / "missing.txt")).code == 1


def test_the_page_is_arabic_unless_told_otherwise(pile: Path, tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    assert "articles: 3" in run("trace", str(pile), "--workers", "1", "--report", str(page)).err
    assert '<html lang="ar" dir="rtl">' in page.read_text(encoding="utf-8")
    ran = run("trace", str(pile), "--workers", "1", "--report", str(page), "--lang", "en")
    assert ran.code == 0 and '<html lang="en"' in page.read_text(encoding="utf-8")


def test_trace_prints_one_object(pile: Path) -> None:
    ran = run("trace", str(pile), "--format", "json", "--workers", "1")
    traced = json.loads(ran.out)
    assert traced["claims"][0]["status"] == "contested" and len(traced["documents"]) == 3


def test_trace_says_where_report_and_collection_lie(pile: Path, tmp_path: Path) -> None:
    db, report = tmp_path / "out" / "t.db", tmp_path / "out" / "t.html"
    ran = run("trace", str(pile), "--db", str(db), "--report", str(report), "--workers", "1")
    assert "contested" in ran.out and "الفجر › وكالة النبع › مصدر طبي" in ran.out
    assert str(db) in ran.err and str(report) in ran.err
    assert report.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert run("check", "--db", str(db)).code == 0


def test_both_languages_are_spoken(db: str) -> None:
    assert "contested" in run("claims", "--db", db).out
    assert "متنازع فيه" in run("claims", "--db", db, "--lang", "ar").out


@pytest.mark.parametrize(
    "args",
    [
        ("claims",),
        ("search", "الحريق"),
        ("who", "الوزارة"),
        ("outlets",),
        ("stories",),
        ("story", "s1"),
        ("contradictions",),
        ("copies",),
        ("copies", "--groups"),
        ("decisions",),
        ("check",),
        ("diff", "--runs"),
    ],
)
def test_every_list_prints_as_table_json_and_csv(db: str, args: tuple[str, ...]) -> None:
    if args == ("decisions",):
        with Collection.open(db) as collection:
            collection.decide(Verdict.NOTE, ["c1"], "x", who="sara")
    tables = [run(*args, "--db", db, "--format", format) for format in ("table", "json", "csv")]
    assert [ran.code for ran in tables] == [0, 0, 0]
    rows = json.loads(tables[1].out)
    assert len(list(csv.DictReader(io.StringIO(tables[2].out)))) == len(rows)
    assert "column." not in tables[0].out, "a heading without its words"
    assert args[0] == "check" or len(rows) > 0


@pytest.mark.parametrize("args", [("claim", "c0"), ("article", "fajr-1"), ("compare", "fajr-1", "nahar-1")])
def test_single_things_print_in_full_and_as_json(db: str, args: tuple[str, ...]) -> None:
    shown = run(*args, "--db", db)
    assert shown.code == 0 and "سبعة أشخاص قتلوا في الحريق" in shown.out
    assert json.loads(run(*args, "--db", db, "--format", "json").out)


def test_contradictions_print_both_statements_and_narrow_by_kind(db: str) -> None:
    shown = run("contradictions", "--db", db)
    assert shown.out.count("سبعة أشخاص قتلوا في الحريق  [c1]") == 2
    assert json.loads(run("contradictions", "--kind", "number", "--db", db, "--format", "json").out) == []


def test_a_claim_is_shown_as_a_tree_with_the_words_in_place(db: str) -> None:
    out = run("claim", "c1", "--db", db).out
    assert "  └─ وكالة النبع [credit]" in out
    assert "     ├─ الفجر [outlet]  (fajr-1)" in out
    assert "… نفت وزارة الصحة أن ⟦سبعة أشخاص قتلوا في الحريق⟧ أمس. …" in out


def test_a_judgement_is_recorded_obeyed_and_taken_back(db: str) -> None:
    assert "Decision 1" in run("decide", "hide", "c1", "--who", "sara", "--why", "noise", "--db", db).err
    run("link", "--db", db, "--workers", "1")
    assert json.loads(run("claims", "--db", db, "--format", "json").out) == []
    assert len(json.loads(run("claims", "--hidden", "--db", db, "--format", "json").out)) == 1
    run("undo", "1", "--db", db)
    run("link", "--db", db, "--workers", "1")
    assert len(json.loads(run("claims", "--db", db, "--format", "json").out)) == 1


def test_own_lists_are_kept_printed_and_said_to_be_wrong(db: str, tmp_path: Path) -> None:
    lists = tmp_path / "names.toml"
    lists.write_text('[[person]]\nid = "own.haddad"\nnames = ["سامي حداد"]\n', encoding="utf-8")
    assert "keeps no lists" in run("lists", "--db", db).err
    assert run("link", "--lists", str(lists), "--db", db, "--workers", "1").code == 0
    assert run("lists", "--db", db).out == lists.read_text(encoding="utf-8")
    lists.write_text('[[persons]]\nid = "own.haddad"\n', encoding="utf-8")
    wrong = run("link", "--lists", str(lists), "--db", db)
    assert wrong.code == 1
    assert "names.toml: unknown table 'persons'" in wrong.err


def test_analyse_takes_own_lists(pile: Path, tmp_path: Path) -> None:
    lists = tmp_path / "names.toml"
    lists.write_text('[[person]]\nid = "own.haddad"\n', encoding="utf-8")
    assert "the key 'names' is missing" in run("analyse", str(pile), "--lists", str(lists)).err
    assert "the key 'names' is missing" in run("trace", str(pile), "--lists", str(lists)).err


def test_what_is_behind_says_so(db: str) -> None:
    assert run("claims", "--db", db).err == ""
    run("decide", "known-origin", "c1", "--db", db)
    assert "was changed after it was linked" in run("claims", "--db", db).err
    run("remove", "fajr-1", "--yes", "--db", db)
    assert "is not linked yet" in run("stories", "--db", db).err


def test_removing_asks_first(db: str) -> None:
    assert run("remove", "fajr-1", "--db", db, stdin="n\n").code == 130
    assert run("remove", "fajr-1", "--db", db, "--yes").code == 0
    assert run("remove", "fajr-1", "--db", db, "--yes").code == 1


def test_diff_says_what_changed(db: str) -> None:
    run("remove", "nahar-2", "--yes", "--db", db)
    run("link", "--db", db, "--workers", "1")
    (change,) = json.loads(run("diff", "--db", db, "--format", "json").out)
    assert (change["kind"], change["before"], change["after"]) == ("new-status", "contested", "echoed")


def test_export_knows_the_format_by_the_name(db: str, tmp_path: Path) -> None:
    for name in ("a.csv", "a.json", "a.graphml", "a.jsonl", "a.jsonld", "a.html"):
        assert run("export", str(tmp_path / name), "--db", db).code == 0
        assert (tmp_path / name).stat().st_size > 100
    ran = run("export", str(tmp_path / "a.xyz"), "--db", db)
    assert ran.code == 2 and "--format" in ran.err


def test_explain_shows_rules_and_reasons() -> None:
    ran = run("explain", DISPATCH)
    assert ran.code == 0 and "rule: say" in ran.out


def test_lexicon_try_shows_which_entries_fired() -> None:
    assert "say" in run("lexicon", "try", DISPATCH).out


def test_errors_are_one_line_that_says_what_to_do(db: str, tmp_path: Path) -> None:
    ran = run("claim", "nothing", "--db", db)
    assert (ran.code, ran.err.count("\n")) == (1, 1) and "takhrij claims" in ran.err
    ran = run("claims", "--db", str(tmp_path / "none.db"))
    assert (ran.code, ran.err.count("\n")) == (1, 1) and "takhrij add" in ran.err


def test_a_wrong_command_ends_with_two() -> None:
    assert run("claims", "--status", "wrong").code == 2
    assert run("nonsense").code == 2


def test_a_pipe_that_is_closed_early_is_no_error() -> None:
    rows = "\n".join(json.dumps({"text": f"{DISPATCH} {n}"}) for n in range(3000))
    script = (
        "import builders, takhrij.api.work as work; work._own_analyse = lambda: builders.analyse;"
        "from takhrij.cli import main; main(['analyse', '-', '--workers', '1'])"
    )
    command = f'{sys.executable} -c "{script}" | head -1'
    there = Path(__file__).parent.parent
    done = subprocess.run(command, shell=True, input=rows, capture_output=True, text=True, check=True, cwd=there)
    assert done.stdout.count("\n") == 1 and "Traceback" not in done.stderr


def test_a_long_sentence_is_explained_and_not_taken_for_a_file() -> None:
    assert run("explain", DISPATCH * 9).code == 0


@pytest.mark.parametrize(
    ("written", "read"), [("2026-1-5", "2026-01-05"), ("2026-02", "2026-02-28"), ("2025", "2025-12-31")]
)
def test_a_month_or_a_year_is_read_to_its_last_day(db: str, written: str, read: str) -> None:
    by_day = run("claims", "--until", read, "--db", db, "--format", "json")
    assert run("claims", "--until", written, "--db", db, "--format", "json").out == by_day.out


def test_what_is_no_day_is_said(db: str) -> None:
    ran = run("claims", "--since", "yesterday", "--db", db)
    assert ran.code == 2 and "'yesterday' is no day. Write it as 2026-01-31" in ran.err


def test_an_empty_list_says_so(db: str) -> None:
    ran = run("claims", "--outlet", "nobody", "--db", db)
    assert (ran.code, ran.out, ran.err) == (0, "", "Nothing to list.\n")


def test_a_word_of_a_name_is_enough_to_find_claims(db: str) -> None:
    full = run("claims", "--actor", "وزارة الصحة", "--db", db, "--format", "json")
    assert json.loads(full.out) and run("claims", "--actor", "الصحة", "--db", db, "--format", "json").out == full.out


@pytest.mark.parametrize(
    ("args", "needs"),
    [
        (("note", "c0"), "note needs the note"),
        (("grade", "c0"), "grade needs the grade"),
        (("same-claim", "c0"), "same-claim needs two or more"),
    ],
)
def test_a_judgement_that_says_nothing_is_refused(db: str, args: tuple[str, ...], needs: str) -> None:
    ran = run("decide", *args, "--db", db)
    assert ran.code == 1 and needs in ran.err


def test_an_article_is_not_compared_with_itself(db: str) -> None:
    assert run("compare", "fajr-1", "fajr-1", "--db", db).code == 2


def test_nobody_is_asked_about_an_article_that_is_not_there(db: str) -> None:
    ran = run("remove", "nope", "--db", db)
    assert ran.code == 1 and "There is no article nope" in ran.err


@pytest.mark.parametrize("named", [lambda db: (db,), lambda db: ("--db", db), lambda db: (db, "--db", db)])
def test_serve_takes_its_collection_with_or_without_the_option(
    db: str, named: Callable[[str], tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    served: list[str] = []
    monkeypatch.setattr("takhrij.web.serve", lambda path, **options: served.append(path))
    assert run("serve", *named(db)).code == 0
    assert served == [db]


def test_serve_refuses_two_collections(db: str) -> None:
    ran = run("serve", db, "--db", "other.db")
    assert ran.code == 2 and "two collections" in ran.err


def test_a_port_that_is_taken_is_said_before_anything_is_served(db: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ran = run("serve", db, "--port", str(port))
    assert ran.code == 1 and ran.err.startswith(f"takhrij: 127.0.0.1:{port} cannot be used")


def test_kind_and_force_are_said_in_the_reader_s_language() -> None:
    shown = run("explain", DISPATCH, "--lang", "ar").out
    assert "شخص لم يُسمَّ" in shown and "يقول" in shown and "asserts" not in shown
