"""The network's canvas in a real browser: chosen from, moved and dimmed, by mouse and keys."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from tests.web.evidence_texts import ALPHA, BETA, EVIDENCE
from tests.web.test_journey import (
    AXE,
    CHROMIUM,
    COLOURS,
    FLAGS,
    Served,
    _findings,
    _follow,
    _serving,
)

from qaitaru.acts.act import Desk
from qaitaru.acts.intake.handover import Handover
from qaitaru.acts.intake.ingest_evidence import ingest_evidence
from qaitaru.acts.workspace import Settings, create_workspace

pytestmark = pytest.mark.browser

READY = "#network[data-ready]"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("canvas")
    desk = Desk(create_workspace(folder / "w", Settings(title="Alatau", member="aigerim")))
    for name, content in EVIDENCE.items():
        raw = content if isinstance(content, bytes) else content.encode()
        (folder / name.replace("__", ".")).write_bytes(raw)
    paths = tuple(sorted(folder.glob("*.csv")))
    list(ingest_evidence(desk, Handover(paths=paths, legal_basis="order 12")))
    with _serving(desk) as address:
        yield Served(address, desk)
    desk.workspace.close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not AXE.exists():
        pytest.skip(f"not on this machine: {AXE}")
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def session(browser: Browser, served: Served) -> Iterator[Page]:
    """A page whose session is open."""
    context = browser.new_context(viewport={"width": 1366, "height": 860})
    opened = context.new_page()
    opened.goto(f"{served.address}/enter/{served.token}")
    yield opened
    context.close()


@pytest.fixture
def page(session: Page, served: Served) -> Iterator[Page]:
    """The page, around one party; in the end it complained of nothing."""
    complaints: list[str] = []

    def on_fault(fault: object) -> None:
        complaints.append(str(fault))

    session.on("pageerror", on_fault)
    session.on("console", on_fault)
    session.goto(f"{served.address}/network?of={ALPHA}&lang=en")
    session.wait_for_selector(READY)
    yield session
    session.remove_listener("pageerror", on_fault)
    session.remove_listener("console", on_fault)
    assert not complaints, "the content policy allows all that the canvas does"


def test_the_canvas_takes_the_drawings_place(page: Page) -> None:
    assert page.is_visible(".canvas canvas")
    assert not page.is_visible(".drawn")
    page.emulate_media(media="print")
    assert not page.is_visible(".canvas")
    assert page.is_visible(".drawn")
    page.emulate_media(media="screen")


def test_keys_choose_a_party_and_go_to_its_actions(page: Page) -> None:
    page.focus(".canvas")
    page.keyboard.press("ArrowRight")
    assert page.inner_text(".told h2") == "ТОО «Альфа»"
    page.keyboard.press("ArrowRight")
    assert page.inner_text(".told h2") == "ТОО «Бета»"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "Open"
    page.keyboard.press("Enter")
    page.wait_for_url("**/network?*of=*of=*")
    page.wait_for_selector(READY)
    page.go_back()
    assert page.url.count("of=") == 1


def test_a_click_tells_who_it_is_and_opens_the_transfers_behind(page: Page) -> None:
    page.focus(".canvas")
    page.keyboard.press("ArrowRight")
    page.click(".told a:has-text('510.00')")
    page.wait_for_url("**/transfers?payer=*&payee=*")
    assert "Оплата по договору 7" in page.inner_text("main")


def test_a_box_that_was_moved_is_there_tomorrow(page: Page) -> None:
    box = page.locator(".canvas").bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    places = "JSON.stringify([...new URLSearchParams(location.search).getAll('at')])"
    for dx in (0, -240, 240, -400, 400):  # wherever the boxes were fitted to
        page.mouse.move(x + dx, y)
        page.mouse.down()
        page.mouse.move(x + dx + 20, y - 40, steps=4)
        page.mouse.up()
        if page.evaluate(places) != "[]":
            break
    kept = page.evaluate(places)
    assert kept != "[]"
    page.reload()
    page.wait_for_selector(READY)
    assert page.evaluate(places) == kept
    _follow(page, "table a:has-text('Open')")
    assert page.evaluate(places) == kept, "a link carries it on"


def test_time_dims_and_moves_nothing(page: Page) -> None:
    page.focus("[data-since]")
    page.keyboard.press("End")
    assert page.inner_text("[data-since] + output") == "March 2026"
    assert page.get_attribute("[data-since]", "aria-valuetext") == "March 2026"
    page.click("[data-do=groups]")
    assert page.get_attribute("[data-do=groups]", "aria-pressed") == "true"
    with page.expect_download() as saved:
        page.click("[data-do=png]")
    assert saved.value.suggested_filename == "network.png"


@pytest.mark.parametrize("width", [1360, 1024, 390])
def test_nothing_of_the_start_page_is_cut(page: Page, served: Served, width: int) -> None:
    before = page.viewport_size
    page.set_viewport_size({"width": width, "height": 860})
    for language in ("ru", "kk"):
        page.goto(f"{served.address}/network?lang={language}")
        page.wait_for_selector(READY)
        room = "(({scrollWidth, clientWidth}) => scrollWidth - clientWidth)"
        assert page.evaluate(f"{room}(document.documentElement)") == 0, "the page itself stays"
        pane, canvas = (page.locator(one).bounding_box() for one in (".pane", ".canvas"))
        assert pane
        assert canvas
        hidden = page.evaluate(f"{room}(document.querySelector('.pane'))")
        beyond = max(0, canvas["width"] - pane["width"] + 2)
        assert hidden == pytest.approx(beyond, abs=2), "it scrolls instead"
    if before:
        page.set_viewport_size(before)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_network_is_free_of_serious_findings(page: Page, served: Served, language: str) -> None:
    for asked in ("find=ТОО", f"of={ALPHA}&to=%3F", f"of={ALPHA}&to={BETA}"):
        page.goto(f"{served.address}/network?{asked}&lang={language}")
        page.wait_for_selector(READY)
        page.evaluate(AXE.read_text(encoding="utf-8"))
        assert not _findings(page), f"{asked} {language}"
        page.evaluate("document.documentElement.dataset.theme = 'dark'")
        assert not _findings(page, COLOURS), f"{asked} {language} dark"


def test_a_page_of_the_network_weighs_little(page: Page, served: Served) -> None:
    sizes: list[int] = []
    fresh = page.context.new_page()
    fresh.on("requestfinished", lambda one: sizes.append(one.sizes()["responseBodySize"]))
    fresh.goto(f"{served.address}/network")
    fresh.wait_for_selector(READY)
    fresh.close()
    assert sum(sizes) <= 250 * 1024
