"""The HTML report in a real browser, by day and by night: accessible, within its own policy."""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from qaitaru.documents.render_html import render_html
from qaitaru.documents.report import build
from qaitaru.documents.report_facts import ReportFacts
from qaitaru.wording import forms_for, words_for

AXE = Path(__file__).parents[1] / "web" / "vendor" / "axe.min.js"
FLAGS = ["--no-sandbox", "--disable-dev-shm-usage"]
pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=chromium, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def report(
    investigation: Callable[[str], ReportFacts], tmp_path_factory: pytest.TempPathFactory
) -> str:
    outline = build(investigation("kk"), words_for("kk"), forms_for("kk"))
    file = tmp_path_factory.mktemp("report") / "report.html"
    file.write_text(render_html(outline), encoding="utf-8")
    return file.as_uri()


@pytest.mark.parametrize("width", [1200, 400])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser: Browser, report: str, scheme: str, width: int) -> None:
    page = browser.new_page(
        color_scheme="dark" if scheme == "dark" else "light",
        viewport={"width": width, "height": 900},
        bypass_csp=True,
    )
    page.goto(report)
    page.add_script_tag(path=AXE)
    found = page.evaluate("axe.run()")["violations"]
    assert [(fault["id"], fault["impact"]) for fault in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


def test_the_browser_has_nothing_to_refuse(browser: Browser, report: str) -> None:
    page = browser.new_page()
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(report)
    assert said == []
    assert asked == [report]
    page.close()


def test_a_sum_opens_its_rows_and_a_row_its_exhibit(browser: Browser, report: str) -> None:
    page = browser.new_page()
    page.goto(report)
    page.locator("#flow-1 td.end a").click()
    page.wait_for_url(re.compile("#flow-rows-1$"))
    page.locator("#flow-rows-1 a[href^='#row-']").first.click()
    page.wait_for_url(re.compile("#row-"))
    row = page.url.partition("#")[2]
    assert page.locator(f"#{row}").is_visible()
    page.locator(f"table:has(#{row}) caption a").click()
    page.wait_for_url(re.compile("#exhibit-"))
    page.close()
