"""The pages in Chromium, as readers use them: search, read, compare, follow, look.

Skipped where no Chromium is installed (Debian: ``chromium``) or Playwright is not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.publish.web.browser import CHROMIUM
from tests.publish.web.hostile import Hostile, make_hostile
from tests.publish.web.serving import serving
from tests.publish.web.town import Town

sync_api = pytest.importorskip("playwright.sync_api")
axe_base = pytest.importorskip("axe_playwright_python.base")
pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="no chromium here"),
    pytest.mark.xdist_group("chromium"),
]
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
SERIOUS = ("serious", "critical")


@dataclass
class Visitor:
    """A browser window that remembers whatever should not have happened."""

    page: Any
    address: str
    wrong: list[str] = field(default_factory=list)

    def open(self, path: str) -> Any:
        self.page.goto(self.address + path)
        return self.page

    def faults(self) -> list[str]:
        """Return the accessibility rules that the page breaks seriously."""
        self.page.evaluate(axe_base.AXE_SCRIPT)
        found = self.page.evaluate("axe.run({resultTypes: ['violations']})")
        return [
            f"{rule['id']}: {rule['nodes'][0]['html']}"
            for rule in found["violations"]
            if rule["impact"] in SERIOUS
        ]

    def width(self) -> int:
        return int(self.page.evaluate("document.documentElement.scrollWidth"))


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


Opening = Callable[..., Visitor]


@pytest.fixture
def visit(chromium: Any, address: str) -> Iterator[Opening]:
    """Open windows; whatever goes wrong in one fails the test."""
    opened: list[Visitor] = []

    def opening(to: str = address, viewport: Any = None, **options: Any) -> Visitor:
        context = chromium.new_context(viewport=viewport or DESK, locale="id-ID", **options)
        visitor = Visitor(context.new_page(), to)
        host = urlsplit(to).netloc

        def requested(request: Any) -> None:
            parts = urlsplit(request.url)
            if parts.scheme not in ("data", "about") and parts.netloc != host:
                visitor.wrong.append(f"request {request.url}")

        def shown(dialog: Any) -> None:
            visitor.wrong.append(f"dialog {dialog.message}")
            dialog.dismiss()

        def logged(kind: str, text: str) -> None:
            if kind == "error" and "404" not in text:
                visitor.wrong.append(text)

        page = visitor.page
        page.on("request", requested)
        page.on("dialog", shown)
        page.on("console", lambda said: logged(said.type, said.text))
        page.on("pageerror", lambda error: visitor.wrong.append(str(error)))
        opened.append(visitor)
        return visitor

    yield opening
    wrong = [fault for visitor in opened for fault in visitor.wrong]
    for visitor in opened:
        visitor.page.context.close()
    assert not wrong


def test_a_reader_searches_opens_compares_follows_and_looks(visit: Opening, town: Town) -> None:
    page = visit().open("/")
    page.keyboard.press("/")
    page.keyboard.type("jembatan gantung")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=*")
    assert page.locator(".hits mark").count() > 1
    page.get_by_role("link", name="juga di 3 media lain").click()
    page.wait_for_url("**/story/9000")
    assert page.locator(".timeline circle").count() == 4
    page.locator(".list h2 a").nth(1).click()
    page.wait_for_url("**/article/*")
    assert page.locator(".followers li[aria-current]").inner_text().startswith("Warta Hulu")
    page.get_by_role("link", name="Suntingan").click()
    page.locator(".list h2 a").first.click()
    page.wait_for_url(f"**/article/{town.edited}/revisions*")
    assert page.locator("ins").filter(has_text="masih dapat berubah").is_visible()
    page.get_by_role("link", name="Dasbor").click()
    page.wait_for_url("**/dashboard")
    assert page.locator("svg.bars rect").first.bounding_box()["height"] > 5


def test_a_citation_is_copied_with_a_click(visit: Opening, town: Town) -> None:
    window = visit(permissions=["clipboard-read", "clipboard-write"])
    page = window.open(f"/article/{town.edited}")
    page.locator("[data-copy=cite-txt]").click()
    page.get_by_role("button", name="tersalin").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator("#cite-txt").inner_text()


def test_language_and_light_are_remembered(visit: Opening) -> None:
    page = visit().open("/stories?order=widest")
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.get_by_role("button", name="English").click()
    page.get_by_role("button", name="Dark").click()
    page.wait_for_url("**/stories?order=widest")
    assert page.title().startswith("Shared stories")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != light


PAGES = (
    "/?size=6", "/search?q=jembatan&size=3", "/outlet/kabarmuara?size=2", "/story/9000", "/changes",
    "/dashboard", "/article/{edited}", "/article/{edited}/revisions", "/article/{preserved}/page",
)  # fmt: skip
TABLE = "/archive/articles?outlet=kabarmuara&_facet=section&_sort=id&_size=3"
DATA = ("/archive", TABLE, "/archive/articles/1")
"""Datasette's own kinds of pages, in our clothes."""
WIDE = (*PAGES, *DATA, "/outlets", "/stories", "/withdrawn", "/article/{gone}", "/nowhere")
DARK = ("/search?q=jembatan&size=3", "/article/{edited}/revisions", "/article/{gone}", TABLE)
"""Pages with every colour there is."""


def test_no_page_breaks_a_serious_rule_of_accessibility(visit: Opening, town: Town) -> None:
    window = visit()
    for path in PAGES:
        window.open(_filled(path, town))
        assert window.faults() == [], path


def test_no_page_is_too_wide_for_a_phone_or_unreadable_in_the_dark(
    visit: Opening, town: Town
) -> None:
    window = visit(viewport=PHONE, color_scheme="dark")
    for path in WIDE:
        window.open(_filled(path, town))
        assert window.width() <= PHONE["width"], path
        if path in DARK:
            assert window.faults() == [], path


def _filled(path: str, town: Town) -> str:
    return path.format(edited=town.edited, preserved=town.preserved, gone=town.gone)


def test_datasette_s_own_pages_work_and_break_no_serious_rule(visit: Opening) -> None:
    window = visit()
    for path in DATA:
        assert window.open(path).locator("h1").is_visible()
        assert window.faults() == [], path


def test_a_table_is_filtered_and_a_row_leads_to_its_article(visit: Opening) -> None:
    page = visit().open("/archive/articles?_size=3")
    page.get_by_label("kolom", exact=True).select_option("outlet")
    page.get_by_label("nilai").fill("wartahulu")
    page.get_by_role("button", name="Terapkan").click()
    page.wait_for_url("**/archive/articles?*outlet__exact=wartahulu*")
    assert page.locator(".sheet td:nth-child(2) em").all_inner_texts() == ["wartahulu"] * 3
    page.locator(".sheet tbody a").first.click()
    page.get_by_role("link", name="Buka halaman artikel ini").click()
    page.wait_for_url("**/article/*")
    assert page.locator(".kicker a").first.inner_text() == "Warta Hulu"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Hostile:
    return make_hostile(tmp_path_factory.mktemp("hostile"))


@pytest.mark.parametrize("viewport", [DESK, PHONE])
def test_no_payload_runs_anywhere(
    visit: Opening, hostile: Hostile, viewport: dict[str, int]
) -> None:
    with serving(hostile.path) as url:
        window = visit(url, viewport=viewport)
        lists = [path for path in hostile.pages if not path.startswith("/article/")][::2]
        articles = [f"/article/{n}{rest}" for n in (2, 27) for rest in ("", "/page")]
        for path in (*lists, *articles) if viewport is DESK else ("/", *articles[:2]):
            page = window.open(path)
            page.wait_for_load_state()
            assert window.width() <= viewport["width"], path
        window.open("/article/2")
        assert window.faults() == []
