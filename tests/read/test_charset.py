"""Bytes become the text that was meant, whatever the charset, or are refused with a reason."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from takhrij.errors import InputError
from takhrij.read.charset import decode

# "The council said that the bridge will be opened tomorrow after months of work, residents welcomed it."
TEXT = "قال المجلس إن الجسر سيفتح غدا بعد أشهر من العمل، ورحب السكان بذلك في بيان نشر مساء الأحد."


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1256", "utf-32"])
def test_the_charsets_of_arabic_text_are_told_apart(charset: str) -> None:
    assert decode(TEXT.encode(charset)).text == TEXT


def test_iso_8859_6_is_told_from_windows_1256() -> None:
    plain = TEXT.replace("،", " ")
    assert decode(plain.encode("iso8859-6")).text == plain


def test_a_mark_goes_before_everything() -> None:
    assert decode(codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "windows-1256").text == TEXT


def test_a_declaration_is_followed() -> None:
    assert decode("رأي".encode("cp1256"), "windows-1256").text == "رأي"


def test_a_wrong_declaration_is_not_believed_over_utf_8() -> None:
    assert decode(TEXT.encode(), "windows-1256").text == TEXT


def test_an_unknown_declaration_is_passed_over() -> None:
    assert decode(TEXT.encode("cp1256"), "x-mac-nonsense").text == TEXT


def test_utf_8_that_breaks_off_inside_a_letter_is_read_to_there() -> None:
    decoded = decode(TEXT.encode()[:-2])
    assert decoded.text.startswith(TEXT[:-2])
    assert decoded.charset == "utf-8, damaged"


def test_utf_8_read_as_windows_1252_is_repaired() -> None:
    decoded = decode(TEXT.encode().decode("cp1252", "replace").replace("\ufffd", "").encode())
    assert decoded.repaired == "UTF-8 read as windows-1252"


def test_windows_1256_read_as_latin_1_is_repaired() -> None:
    text = TEXT.replace("،", "")
    decoded = decode(text.encode("cp1256").decode("cp1252").encode())
    assert decoded.text == text
    assert decoded.repaired == "windows-1256 read as Latin-1"


def test_french_with_accents_is_left_alone() -> None:
    french = "Élève, père, mère, été, Noël: à l'école où ça a été dit, déjà."
    assert decode(french.encode()).text == french
    assert decode(french.encode()).repaired is None


@pytest.mark.parametrize(
    ("data", "what"),
    [(b"%PDF-1.7 ...", "PDF"), (b"\x89PNG\r\n", "picture"), (b"\x00\x01\x02\x03\xff\xfe" * 50, "no text")],
)
def test_what_is_no_text_is_refused_with_its_kind(data: bytes, what: str) -> None:
    with pytest.raises(InputError, match=what):
        decode(data)


@given(st.binary(max_size=400))
def test_any_bytes_become_text_or_are_refused(data: bytes) -> None:
    try:
        decode(data).text.encode("utf-8", "surrogatepass")
    except InputError as error:
        assert str(error)


_LETTERS = st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufffd")


@given(st.text(alphabet=_LETTERS, min_size=1).filter(lambda text: not text.startswith(("%PDF", "GIF8"))))
def test_utf_8_without_repair_comes_back_as_it_was(text: str) -> None:
    decoded = decode(text.encode())
    if decoded.repaired is None and decoded.charset == "utf-8":
        assert decoded.text == text


def test_a_text_whose_letters_were_lost_before_is_refused() -> None:
    with pytest.raises(InputError, match="could not be told"):
        decode("\ufffd\ufffd \ufffd\ufffd\ufffd".encode())
