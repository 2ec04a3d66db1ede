"""A web page gives the article's text, and only what the page states of it."""

from __future__ import annotations

import pytest

from takhrij.errors import InputError
from takhrij.model import Article
from takhrij.read.html import read_html

# "Residents of the valley said on Sunday that the flood had cut the only road to the market ..."
BODY = (
    "قال سكان الوادي يوم الأحد إن السيل قطع الطريق الوحيد إلى السوق، وإنهم ينتظرون فتحه منذ صباح اليوم. "
    "وأضاف أحدهم أن فرق البلدية وصلت إلى المكان بعد الظهر وبدأت العمل على رفع الحجارة من وسط الطريق."
)


def page(head: str = "", body: str = f"<article><h1>سيل</h1><p>{BODY}</p></article>") -> str:
    start = f"<!doctype html><html lang=ar><head><title>سيل</title>{head}</head>"
    return f"{start}<body><nav>الرئيسية</nav>{body}</body></html>"


def article_of(html: str, charset: str = "utf-8") -> Article:
    return read_html(html.encode(charset), "p.html", "p").article


def test_the_text_is_the_article_without_the_page_round_it() -> None:
    text = article_of(page()).text
    assert BODY[:60] in text
    assert "الرئيسية" not in text


def test_a_declared_charset_is_followed() -> None:
    html = page('<meta http-equiv="Content-Type" content="text/html; charset=windows-1256">')
    assert BODY[:60] in article_of(html, "cp1256").text


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2031-04-05T06:07:08+03:00">',
        "<meta content='2031-04-05T06:07:08+03:00' itemprop='datePublished'>",
        '<script type="application/ld+json">{"datePublished": "2031-04-05T06:07:08+03:00"}</script>',
    ],
)
def test_the_date_is_what_the_page_states_for_machines(head: str) -> None:
    assert article_of(page(head)).published == "2031-04-05T06:07:08+03:00"


def test_no_date_is_guessed_from_running_text() -> None:
    assert article_of(page(body=f"<article><p>21 تموز 2015</p><p>{BODY}</p></article>")).published is None


def test_the_bytes_are_kept() -> None:
    data = page().encode()
    assert read_html(data, "p.html", "p").original == data


def test_elements_nested_without_end_are_refused() -> None:
    with pytest.raises(InputError, match="nested"):
        article_of("<div>" * 100_000 + BODY)


def test_a_page_without_an_article_is_refused() -> None:
    with pytest.raises(InputError, match="no article"):
        article_of("<html><body></body></html>")
