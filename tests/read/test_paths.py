"""Files and folders become articles; whatever cannot is named with the reason, and the rest goes on."""

from __future__ import annotations

import gzip
import io
import json
import os
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from takhrij.model import Article, Skipped
from takhrij.read import found as limits
from takhrij.read import paths as reading
from takhrij.read.paths import read, read_bytes

TEXT = "أعلنت البلدية افتتاح الحديقة."  # "The municipality announced the opening of the garden."


def articles(*paths: Path | str) -> list[Article]:
    return [item.article for item in read(paths) if not isinstance(item, Skipped)]


def skipped(*paths: Path | str) -> list[Skipped]:
    return [item for item in read(paths) if isinstance(item, Skipped)]


def record(**fields: object) -> str:
    return json.dumps({"text": TEXT, **fields}, ensure_ascii=False) + "\n"


def test_a_text_file_is_kept_whole_under_its_stem(tmp_path: Path) -> None:
    (tmp_path / "news-7.txt").write_bytes(f"\n  {TEXT}\r\n".encode())
    (article,) = articles(tmp_path)
    assert (article.id, article.text) == ("news-7", f"\n  {TEXT}\r\n")


def test_the_bytes_are_kept_only_where_the_text_cannot_give_them_back(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT.encode())
    (tmp_path / "b.txt").write_bytes((TEXT * 5).encode("cp1256"))
    first, second = list(read([tmp_path]))
    assert not isinstance(first, Skipped) and first.original is None
    assert not isinstance(second, Skipped) and second.original == (TEXT * 5).encode("cp1256")


def test_a_folder_is_read_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "sub/c.txt", ".hidden.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"{TEXT} {name}", encoding="utf-8")
    assert [a.id for a in articles(tmp_path)] == ["a", "b", "c"]


def test_what_documents_json_says_belongs_to_the_texts_beside_it(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "documents.json").write_text(
        '[{"id": "x", "outlet": "الصدى", "published": "2030-05-06"}]', encoding="utf-8"
    )
    (article,) = articles(tmp_path)
    assert (article.outlet, article.published) == ("الصدى", "2030-05-06")
    assert not skipped(tmp_path)


def test_json_lines_keep_their_fields_and_get_an_id_from_their_content(tmp_path: Path) -> None:
    path = tmp_path / "pile.jsonl"
    path.write_text(record(id="n1", outlet="الصدى", url="https://x.example", other=[1]) + record(), encoding="utf-8")
    first, second = articles(path)
    assert (first.id, first.outlet, first.url) == ("n1", "الصدى", "https://x.example")
    assert len(second.id) == 12


def test_bad_lines_are_named_and_the_rest_is_read(tmp_path: Path) -> None:
    path = tmp_path / "pile.jsonl"
    lines = ["{broken", '{"id": "x"}', '{"text": 5}', "[1]", '{"text": "  "}', record(id="good"), '{"a":' * 100_000]
    path.write_text("\n".join(lines), encoding="utf-8")
    assert [a.id for a in articles(path)] == ["good"]
    assert [s.path.rpartition(":")[2] for s in skipped(path)] == ["1", "2", "3", "4", "5", "8"]
    assert all(s.why for s in skipped(path))


def test_a_line_that_is_too_long_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("takhrij.read.records.MAX_FILE", 1000)
    path = tmp_path / "pile.jsonl"
    path.write_text(record(id="a") + "x" * 5000 + "\n" + record(id="b"), encoding="utf-8")
    assert [a.id for a in articles(path)] == ["a", "b"]
    assert "longer than" in skipped(path)[0].why


def test_a_packed_pile_that_breaks_off_gives_what_came_before(tmp_path: Path) -> None:
    path = tmp_path / "pile.jsonl.gz"
    rows = "".join(record(id=f"n{n}", title=os.urandom(40).hex()) for n in range(500))
    path.write_bytes(gzip.compress(rows.encode())[:-2000])
    assert len(articles(path)) > 100
    assert "breaks off" in skipped(path)[0].why


def test_lone_surrogates_become_replacement_letters_and_positions_stay(tmp_path: Path) -> None:
    path = tmp_path / "pile.jsonl"
    path.write_text('{"text": "نص \\ud800 هنا"}', encoding="utf-8")
    assert articles(path)[0].text == "نص \ufffd هنا"


def test_csv_with_a_heading_is_read_whatever_separates_it(tmp_path: Path) -> None:
    for mark in ",;\t":
        path = tmp_path / "rows.csv"
        path.write_text(f"id{mark}outlet{mark}Text\nr1{mark}الصدى{mark}{TEXT}\n", encoding="utf-8-sig")
        assert [(a.id, a.outlet, a.text) for a in articles(path)] == [("r1", "الصدى", TEXT)]


def test_csv_without_a_text_column_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "rows.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    assert "Name the columns" in skipped(tmp_path)[0].why


def test_standard_input_is_told_by_its_first_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    for data, count in ((record().encode(), 1), (gzip.compress(record(id="z").encode()), 1), (TEXT.encode(), 1)):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        assert len(articles("-")) == count


def test_a_file_that_was_read_before_is_left_out_and_another_of_its_name_renamed(tmp_path: Path) -> None:
    for folder, text in (("a", TEXT), ("b", TEXT), ("c", TEXT + " غدا")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "n.txt").write_text(text, encoding="utf-8")
    first, other = articles(tmp_path)
    assert first.id == "n" and other.id.startswith("n~")
    assert "was read before" in skipped(tmp_path)[0].why


def test_an_archive_is_read_but_not_what_unpacks_to_far_too_much(tmp_path: Path) -> None:
    path = tmp_path / "pile.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", TEXT)
        archive.writestr("bomb.txt", "0" * 20_000_000)
        archive.writestr("inner.zip", "PK")
    assert [a.id for a in articles(path)] == ["a"]
    assert ["far more" in s.why or "archive" in s.why for s in skipped(path)] == [True, True]


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\t ", "empty"),
        ("scan.txt", b"%PDF-1.4 ...", "PDF"),
        ("noise.txt", bytes(range(256)) * 20, "no text"),
        ("cut.jsonl.gz", gzip.compress(b"x" * 99)[:12], "breaks off"),
        ("fake.jsonl.gz", b"not packed", "breaks off"),
        ("cut.zip", b"PK\x03\x04oops", "damaged"),
        ("cut.warc", b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 900\r\n\r\nHTTP/1.1 200", "breaks off"),
        ("open.csv", 'id,text\n1,"نص بلا نهاية\n2,نص'.encode(), "quotation marks"),
        ("truth.json", b'{"claims": []}', "holds no article"),
        ("deep.json", b"[" * 100_000, "nested too deep"),
        ("deep.html", b"<div>" * 100_000, "nested more than"),
        ("a.docx", b"PK", "no kind of file"),
        ("bad.json", b"{", "not JSON"),
        ("empty.html", b"<html><body></body></html>", "no article"),
    ],
)
def test_what_cannot_be_read_is_named_with_the_reason(tmp_path: Path, name: str, data: bytes, why: str) -> None:
    (tmp_path / name).write_bytes(data)
    (tmp_path / "good.txt").write_text(TEXT, encoding="utf-8")
    assert [a.id for a in articles(tmp_path)] == ["good"]
    (left,) = skipped(tmp_path)
    assert left.path.startswith(str(tmp_path / name)) and why in left.why


def test_a_damaged_file_in_an_archive_costs_no_other(tmp_path: Path) -> None:
    path = tmp_path / "pile.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", TEXT * 9)
        archive.writestr("b.txt", TEXT)
    data = bytearray(path.read_bytes())
    data[40] ^= 0xFF  # inside the first file
    path.write_bytes(data)
    assert [a.id for a in articles(path)] == ["b"]
    assert [s.path for s in skipped(path)] == [f"{path}/a.txt"]


@given(st.data())
def test_no_damage_to_an_archive_stops_the_pile(data: st.DataObject) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", TEXT)
        archive.writestr("b.txt", TEXT * 2)
    damaged = bytearray(packed.getvalue())
    for at in data.draw(st.lists(st.integers(0, len(damaged) - 1), max_size=4)):
        damaged[at] = data.draw(st.integers(0, 255))
    for item in read_bytes(bytes(damaged[: data.draw(st.integers(1, len(damaged)))]), "pile.zip"):
        assert (item.why and item.path.startswith("pile.zip")) if isinstance(item, Skipped) else item.article.text


def test_a_file_name_that_is_no_text_is_named_all_the_same(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"empty\xff.txt")).touch()
    (tmp_path / os.fsdecode(b"good\xff.txt")).write_text(TEXT, encoding="utf-8")
    assert [a.id for a in articles(tmp_path)] == ["good\ufffd"]
    assert [s.path for s in skipped(tmp_path)] == [str(tmp_path / "empty\ufffd.txt")]


def test_a_folder_without_files_is_named(tmp_path: Path) -> None:
    assert skipped(tmp_path) == [Skipped(str(tmp_path), "there is no file in the folder")]


def test_a_folder_that_is_closed_is_named_and_the_rest_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder in ("closed", "open"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(TEXT, encoding="utf-8")
    scandir = os.scandir

    def refuse(path: str) -> object:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert len(articles(tmp_path)) == 1
    assert skipped(tmp_path) == [Skipped(str(tmp_path / "closed"), "the folder cannot be opened: Permission denied")]


def test_a_name_longer_than_names_may_be_is_named() -> None:
    (left,) = skipped("a" * 5000)
    assert "cannot be read" in left.why


def test_a_missing_path_is_named() -> None:
    assert skipped("/no/such/file.txt") == [Skipped("/no/such/file.txt", "there is no such file")]


def test_links_that_lead_in_a_circle_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "again").symlink_to(tmp_path, target_is_directory=True)
    assert len(articles(tmp_path)) == 1
    assert "not followed" in skipped(tmp_path)[0].why


def test_a_file_over_the_limit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_FILE", 100)
    (tmp_path / "big.txt").write_text(TEXT * 10, encoding="utf-8")
    assert "larger than" in skipped(tmp_path)[0].why


def test_a_text_over_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_TEXT", 10)
    (item,) = read_bytes(TEXT.encode(), "big.txt")
    assert isinstance(item, Skipped) and "the limit is" in item.why


def test_reading_does_not_hold_the_pile(tmp_path: Path) -> None:
    path = tmp_path / "pile.jsonl"
    path.write_text("".join(record(id=f"n{n}") for n in range(1000)), encoding="utf-8")
    stream = read([path])
    first = next(stream)
    assert not isinstance(first, Skipped) and first.article.id == "n0"
