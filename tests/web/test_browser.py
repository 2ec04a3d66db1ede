"""The pages in a real browser: both languages, phone, dark and print, keyboard, and the tour of an editor.

axe-core (Deque Systems, MPL-2.0, in `axe/`) looks for faults of accessibility.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from .conftest import HOSTILE

pytestmark = pytest.mark.browser

AXE = Path(__file__).parent / "axe" / "axe.min.js"
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}


@pytest.fixture
def tab(chromium: Any, site: str) -> Iterator[Any]:
    """A page in a fresh context that notes what a reader must not meet."""
    yield from opened(chromium, site)


@pytest.fixture
def private_tab(chromium: Any, private_site: str) -> Iterator[Any]:
    """The same over a collection of its own."""
    yield from opened(chromium, private_site)


def opened(chromium: Any, site: str) -> Iterator[Any]:
    context = chromium.new_context(base_url=site, viewport=DESK)
    page = context.new_page()
    watch(page, site)
    yield page
    assert page.faults == []
    context.close()


def watch(page: Any, site: str) -> None:
    """Notes messages of the console, faults of scripts, and requests to elsewhere, in `page.faults`."""
    page.faults = []
    page.on("console", lambda message: page.faults.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: page.faults.append(f"script: {error}"))
    page.on("dialog", lambda dialog: page.faults.append(f"dialog: {dialog.message}"))
    page.on("request", lambda r: None if r.url.startswith(site) else page.faults.append(f"elsewhere: {r.url}"))


def in_language(address: str, language: str) -> str:
    return address + ("&" if "?" in address else "?") + f"lang={language}"


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("en", "ltr")])
def test_every_page_is_clean_in_both_directions(tab: Any, addresses: list[str], language: str, direction: str) -> None:
    hostile = f"/article/{quote(HOSTILE.id, safe='')}"
    for address in [*addresses, hostile]:
        answer = tab.goto(in_language(address, language))
        assert answer.ok, address
        assert tab.evaluate("getComputedStyle(document.body).direction") == direction, address
        assert tab.locator("h1").count() == 1, address
        assert tab.faults == [], address


@pytest.mark.parametrize("language", ["ar", "en"])
def test_no_page_scrolls_sideways_on_a_phone(tab: Any, addresses: list[str], language: str) -> None:
    tab.set_viewport_size(PHONE)
    for address in [*addresses, f"/article/{quote(HOSTILE.id, safe='')}"]:
        tab.goto(in_language(address, language))
        assert tab.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], address


@pytest.mark.parametrize(("language", "scheme"), [("ar", "light"), ("en", "dark")])
def test_axe_finds_nothing_serious(tab: Any, addresses: list[str], language: str, scheme: str) -> None:
    tab.emulate_media(color_scheme=scheme)
    for address in addresses:
        tab.goto(in_language(address, language))
        tab.evaluate(AXE.read_text(encoding="utf-8"))
        found = tab.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
        serious = [
            (v["id"], node["html"][:200], node.get("failureSummary", "")[:300])
            for v in found
            if v["impact"] in ("serious", "critical")
            for node in v["nodes"][:3]
        ]
        assert serious == [], f"{address} {scheme}"


def test_pages_are_read_without_scripts(chromium: Any, site: str, addresses: list[str]) -> None:
    context = chromium.new_context(base_url=site, java_script_enabled=False)
    page = context.new_page()
    for address in addresses:
        assert page.goto(address).ok, address
        assert page.locator("main h1").is_visible(), address
    context.close()


def test_the_tour_of_an_editor_from_front_to_printed_card(tab: Any) -> None:
    tab.goto("/?lang=ar")
    tab.locator("main a.statement").first.click()
    expect(tab.locator(".drawing svg .node").nth(1)).to_be_attached()
    tab.locator("section.report .meta a[href^='/article/']").first.click()
    expect(tab.locator("article.text .content").first).to_be_attached()
    tab.go_back()
    tab.get_by_role("link", name="بطاقة للطباعة").click()
    tab.locator("article.card").wait_for()
    address = tab.url
    pdf = tab.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1
    tab.goto(address)
    assert tab.locator("article.card").is_visible()


def test_every_card_fits_one_page(tab: Any, site: str) -> None:
    tab.goto("/claims?lang=ar")
    cards = tab.eval_on_selector_all("a.statement", "links => links.map(link => link.pathname + '/card')")[:12]
    for card in cards:
        tab.goto(card)
        assert len(re.findall(rb"/Type\s*/Page\b", tab.pdf(prefer_css_page_size=True))) == 1, card


def test_the_keyboard_goes_through_a_list_and_to_the_search(tab: Any) -> None:
    tab.goto("/claims?lang=en")
    tab.keyboard.press("j")
    tab.keyboard.press("j")
    tab.keyboard.press("k")
    first = tab.locator("[data-step]").first
    assert first.evaluate("link => link === document.activeElement")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/claim/*")
    tab.keyboard.press("/")
    assert tab.evaluate("document.activeElement.id") == "q"


def test_the_first_tab_skips_to_the_content(tab: Any) -> None:
    tab.goto("/?lang=en")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.getAttribute('href')") == "#main"


def test_letters_typed_into_the_search_become_names(tab: Any) -> None:
    tab.goto("/?lang=ar")
    tab.locator("#q").press_sequentially("نداء")
    tab.locator("#names option[value*='نداء تلان']").first.wait_for(state="attached")


def test_pointing_at_a_cue_lights_up_its_words(tab: Any) -> None:
    tab.goto("/article/sahl-1?lang=ar")
    content = tab.locator(".text .content.of-1").first
    before = content.evaluate("e => getComputedStyle(e).backgroundColor")
    tab.locator(".text .cue.of-1").first.hover()
    expect(content).not_to_have_css("background-color", before)


def test_a_copied_passage_leads_to_its_place_in_the_other_article(tab: Any) -> None:
    tab.goto("/article/sawt-almina?lang=ar")
    links = tab.eval_on_selector_all(".text a[href^='/compare']", "all => all.map(a => a.getAttribute('href'))")
    tab.goto(links[0])
    assert tab.locator(f"[id='{links[0].split('#')[1]}']").count() == 1
    assert tab.locator("[id^=other]").count() > 0


def test_pasted_text_is_added_analysed_and_shown(private_tab: Any) -> None:
    tab = private_tab
    tab.goto("/add?lang=ar")
    tab.locator("textarea").fill("صحيفة المنارة\n\nقال محافظ مرسى النور سامر الحكيم إن الميناء سيفتح غدا.")
    tab.get_by_role("button", name="إضافة وتحليل").click()
    tab.wait_for_url("**/added/*")
    tab.get_by_text("تم التحليل والربط").wait_for(timeout=60_000)
    tab.goto("/search?q=الحكيم")
    assert tab.locator("a.statement").count() > 0


def test_files_can_be_dropped_on_the_form(tab: Any) -> None:
    tab.goto("/add?lang=en")
    tab.evaluate(
        """() => {
            const data = new DataTransfer();
            data.items.add(new File(["صحيفة"], "dropped.txt"));
            document.querySelector("[data-drop]").dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
        }"""  # noqa: E501
    )
    assert tab.evaluate("document.querySelector('[type=file]').files[0].name") == "dropped.txt"


def test_the_queue_is_judged_by_keyboard(private_tab: Any) -> None:
    tab = private_tab
    tab.goto("/review?lang=en")
    waiting = tab.locator(".queue form").count()
    tab.locator(".queue [name=who]").first.fill("ليلى")
    tab.locator(".queue form").first.focus()
    with tab.expect_response("**/decide"):
        tab.keyboard.press("n")
    expect(tab.locator(".queue form")).to_have_count(waiting - 1)
    tab.goto("/decisions?lang=en")
    assert tab.get_by_text("not the same").count() > 0
    tab.get_by_role("button", name="Take back").first.click()
    expect(tab.locator("tr.undone").first).to_be_attached()
