"""One journey over every screen in a real browser, by keyboard and mouse, judged by axe-core."""

import os
import shutil
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, Request, sync_playwright
from tests.lists.un_texts import MARAT, un_list
from tests.screening.desk_cases import as_member, invented
from tests.web.case_callers import tell_case
from tests.web.evidence_texts import ALPHA, EVIDENCE
from tests.web.sharing_callers import tell_sharing

from qaitaru.acts.act import Desk
from qaitaru.acts.duty.exempt_funds import request_exemption
from qaitaru.acts.duty.freeze_assets import freeze_asset
from qaitaru.acts.duty.open_duty import DutyOffer, open_duty
from qaitaru.acts.duty.weigh_right import weigh_right
from qaitaru.acts.intake.handover import Handover
from qaitaru.acts.intake.ingest_evidence import ingest_evidence
from qaitaru.acts.lists.add_list import add_list
from qaitaru.acts.lists.list_offer import ListOffer
from qaitaru.acts.resolution.resolve_parties import resolve_parties
from qaitaru.acts.screening.hit_views import Queue
from qaitaru.acts.screening.look_at_hits import look_at_hits
from qaitaru.acts.screening.screen_parties import screen_parties
from qaitaru.acts.screening.screen_payments import screen_payments
from qaitaru.acts.tracing.claims import save_claim
from qaitaru.acts.tracing.trace_funds import trace_funds
from qaitaru.acts.wealth.profile_wealth import profile_wealth
from qaitaru.acts.workspace import Settings, create_workspace
from qaitaru.duty.bodies import ExemptionRequest, FrozenAsset, RightWeighed
from qaitaru.screening.hits import HitKind
from qaitaru.training.scenario import wealth_example
from qaitaru.web.app import make_app
from qaitaru.web.navigation import ROOMS

pytestmark = pytest.mark.browser

AXE = Path(__file__).parent / "vendor" / "axe.min.js"
CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
LONG_WORK_MS = 600_000  # ended as soon as it is done
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
SCREENS = (
    "/",
    "/evidence",
    "/evidence/1",
    "/evidence/add",
    "/evidence/5/decide",
    "/evidence/5/mapping",
    "/problems",
    "/problems?open=5:row%3D1",
    "/coverage",
    f"/coverage?open={ALPHA}%2FKZT%2F2026-03",
    "/accounts",
    f"/accounts/{ALPHA}?currency=KZT&open=2-b2",
    "/transfers",
    "/transfers?currency=KZT&open=1-b1",
    "/flows",
    "/network",
    f"/network?of={ALPHA}",
    "/network/follow?row=1-b1",
    "/wealth",
    "/wealth?example=1",
    "/wealth/1",
    "/wealth/profile/household",
    "/wealth?profile=household",
    "/tracing",
    "/tracing/1",
    "/tracing/1?rule=lifo&open=1-b2&asset%3Agarage%3AKZT=lifo",
    f"/tracing/2/running?account={ALPHA}&currency=KZT&open=2-b1",
    "/tracing/2/chain?entry=2-b1&source=bank",
    "/claim/theft",
    "/claim/theft/text",
    "/claim/theft/part/sale?asset=garage&slot=receipt",
    "/claim/theft/part/cash?entries=1-b1&slot=entries",
    "/claim/theft/part/coordination?outflow=1-b1&slot=receipt&other=1",
    "/claim/theft/part/receipt?index=0&entry=1-b2",
    "/claim/theft/part/opening",
    f"/claim/theft/assets?account={ALPHA}&currency=KZT&open=2-b2",
    "/claims/add",
    f"/claims/add?account={ALPHA}&currency=KZT",
    "/claims/write",
    "/hits",
    "/hits?queue=all",
    "/hits/1",
    "/hits?of=payment&queue=all",
    "/hits/{payment}",
    "/hits/{payment}?open=1-b1",
    "/hits/ownership",
    "/hits/payments",
    "/hits/ownership?rule=kz&as_of=2026-03-02",
    "/parties",
    "/parties?queue=judge",
    "/parties?q=Serik",
    "/lists",
    "/lists/1",
    "/lists/add",
    "/duty",
    "/duty?late=1",
    "/duty/1",
    "/duty/1/new/freeze",
    "/duty/1/new/exempt",
    "/duty/1/new/permit",
    "/duty/1/new/verify",
    "/duty/1/new/right",
    "/duty/1/new/letter",
    "/clocks",
    "/clocks?span=late&by=owner",
    "/investigations",
    "/investigations?q=drug",
    "/investigations/1",
    "/investigations/1/entries",
    "/investigations/1/send-out",
    "/assets",
    "/assets?view=table",
    "/assets/6",
    "/measures",
    "/measures?open=12",
    "/measures/12",
    "/board",
    "/board?part=measures",
    "/requests",
    "/requests/17",
    "/requests/17/write",
    "/sharing",
    "/sharing/partners",
    "/sharing/conflicts",
    "/sharing/questions",
    "/sharing/questions/1",
    "/sharing/sendings/19",
    "/sharing/new/1",
    "/case/investigations/1/new/measure",
    "/case/assets/6/new/value",
    "/case/requests/17/new/ask",
    "/papers/investigations/1",
    "/papers/measures/12",
    "/papers/measures/12/judge_petition",
    "/papers/requests/17/mla_request?in=ru",
    "/papers/investigations/1/handover_list?in=kk",
    f"/papers/accounts/{ALPHA}/bank_letter?currency=KZT",
    "/templates",
    "/templates/kz/bank_letter.ru",
    "/source/1?place=row%3D8",
    "/jump?q=a",
    "/keys",
    "/nope",
)
CASEWORK = ("/clocks", "/investigations", "/assets", "/measures", "/board", "/requests", "/case/")
CLAIM = f"""claimant = "bank"
[[receipt]]
account = "{ALPHA}"
entry = "1-b2"
[[asset]]
name = "garage"
currency = "KZT"
entries = ["2-b1"]
"""


@dataclass(frozen=True)
class Served:
    """A workspace at an address, and the token that opens it."""

    address: str
    desk: Desk
    token: str = "journey"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The small investigation, served on the loopback."""
    folder = tmp_path_factory.mktemp("journey")
    own = Settings(title="Alatau", language="en", member="aigerim", member_name="Айгерім")
    workspace = create_workspace(folder / "workspace", own)
    offered = folder / "offered"
    offered.mkdir()
    for name, content in EVIDENCE.items():
        raw = content if isinstance(content, bytes) else content.encode()
        (offered / name.replace("__", ".")).write_bytes(raw)
    desk = Desk(workspace)
    list(ingest_evidence(desk, Handover(paths=(offered,), legal_basis="order 12")))
    profile_wealth(desk, wealth_example())
    save_claim(desk, "theft", CLAIM)
    trace_funds(desk, CLAIM)
    _open_duty(desk, folder)
    told = tell_case(desk)
    tell_sharing(desk, told.case, told.flat)
    invented(desk, folder / "lists", ["T1,Альфа,Alpha,,Kazakhstan"], date(2026, 1, 5))
    screen_parties(desk, threshold=0.05)
    screen_payments(desk, threshold=0.05)
    resolve_parties(desk)
    with _serving(desk) as address:
        yield Served(address, desk)
    workspace.close()


@contextmanager
def _serving(desk: Desk) -> Iterator[str]:
    """The address a desk is served at on the loopback."""
    config = uvicorn.Config(make_app(desk, Served.token), port=0, log_level="error")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while not server.started:
            assert thread.is_alive(), "it gave up before it served"
            thread.join(0.01)
        port = server.servers[0].sockets[0].getsockname()[1]
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join()


def _open_duty(desk: Desk, folder: Path) -> None:
    """A listed person with a frozen account, and a request that waits for a second member."""
    path = folder / "un.xml"
    path.write_text(un_list(MARAT.replace("Test-A", "Al-Qaida")), encoding="utf-8")
    add_list(desk, ListOffer(files=(("un.xml", path),)))
    open_duty(desk, DutyOffer(reference="XXi.001", party="Marat Samalov"))
    account = FrozenAsset(
        sort="account",
        name="KZ00TEST0000000001",
        amount_minor=1_000_00,
        currency="KZT",
        holding="joint",
        link="indirect",
        owner="Firm",
        link_text="60 %",
    )
    asset = freeze_asset(desk, 1, account).number
    request = ExemptionRequest(
        exemption="basic",
        asset=asset,
        purposes=("food",),
        limit_minor=100_00,
        period="month",
        first_day=date(2026, 3, 1),
        last_day=date(2026, 5, 1),
    )
    request_exemption(desk, 1, request)
    weigh_right(desk, 1, RightWeighed(topic="family", text="…", review_on=date(2026, 3, 1)))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A real Chromium."""
    missing = [str(path) for path in (Path(CHROMIUM), AXE) if not path.exists()]
    if missing:
        reason = f"not on this machine: {', '.join(missing)}"
        pytest.fail(reason) if os.environ.get("QAITARU_NO_SKIP") else pytest.skip(reason)
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def page(browser: Browser, served: Served) -> Iterator[Page]:
    """A page whose session is open; whatever it asks of others, or complains of, is remembered."""
    context = browser.new_context(viewport={"width": 1366, "height": 860})
    opened = context.new_page()
    opened.goto(f"{served.address}/enter/{served.token}")
    yield opened
    context.close()


@pytest.fixture
def watched(page: Page, served: Served) -> Iterator[Page]:
    """The page; in the end, nothing was asked of another host and nothing complained of."""
    strange: list[str] = []

    def on_request(request: Request) -> None:
        if not request.url.startswith((served.address, "data:")):
            strange.append(request.url)

    def on_fault(fault: Any) -> None:
        strange.append(str(fault))

    page.on("request", on_request)
    page.on("pageerror", on_fault)
    yield page
    page.remove_listener("request", on_request)
    page.remove_listener("pageerror", on_fault)
    assert not strange


def _payment_hits(served: Served, queue: Queue = Queue.ALL) -> list[int]:
    found = look_at_hits(served.desk, queue, HitKind.PAYMENT)
    return [one.kept.number for one in found.hits]


def _findings(page: Page, rules: Mapping[str, object] = RULES) -> list[str]:
    """What axe-core finds serious or critical on the page."""
    told = page.evaluate("rules => axe.run(document, rules)", rules)
    return [
        f"{one['id']}: {node['html'][:160]} ({node['failureSummary'][:200]})"
        for one in told["violations"]
        if one["impact"] in {"serious", "critical"}
        for node in one["nodes"]
    ]


@pytest.mark.parametrize("theme", ["dark", "light"])
def test_the_light_is_switched_and_the_address_stays(
    watched: Page, served: Served, theme: str
) -> None:
    watched.goto(f"{served.address}/keys")
    _follow(watched, f"button[name=theme][value={theme}]")
    assert watched.url == f"{served.address}/keys"
    watched.goto(f"{served.address}/tracing")
    assert watched.get_attribute("html", "data-theme") == theme


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_screen_is_free_of_serious_findings(
    watched: Page, served: Served, language: str
) -> None:
    """Every rule in the light; in the dark nothing differs but the colours."""
    watched.goto(f"{served.address}/keys")
    _follow(watched, f"button[name=language][value={language}]")
    _follow(watched, "button[name=theme][value=light]")
    assert watched.url == f"{served.address}/keys", "the switch keeps the address"
    payment = _payment_hits(served)[0]
    for screen in (one.replace("{payment}", str(payment)) for one in SCREENS):
        watched.goto(served.address + screen)
        assert watched.get_attribute("html", "lang") == language
        assert watched.get_attribute("html", "data-theme") == "light"
        watched.evaluate(AXE.read_text(encoding="utf-8"))
        assert not _findings(watched), f"{screen} {language} light"
        watched.evaluate("document.documentElement.dataset.theme = 'dark'")
        assert not _findings(watched, COLOURS), f"{screen} {language} dark"
        left = watched.evaluate("document.body.innerText.match(/\\bweb\\.[a-z_.]+/g)")
        assert not left, f"{screen} {language}: {left} has no words"


def test_the_first_page_asks_for_little(browser: Browser, watched: Page, served: Served) -> None:
    context = browser.new_context(storage_state=watched.context.storage_state())
    fresh, sizes = context.new_page(), []
    fresh.on("requestfinished", lambda one: sizes.append(one.sizes()["responseBodySize"]))
    fresh.goto(f"{served.address}/")
    fresh.wait_for_load_state("networkidle")
    context.close()
    assert len(sizes) <= 6
    assert sum(sizes) <= 60 * 1024


def test_a_row_opens_beside_the_table_and_its_address_says_so(
    watched: Page, served: Served
) -> None:
    watched.goto(f"{served.address}/transfers")
    watched.click("[data-key='1-b1']")
    watched.wait_for_selector("#panel h2")
    watched.wait_for_url("**open=1-b1**")
    assert "Оплата по договору 7" in watched.inner_text("#panel tr.here")
    assert watched.get_attribute("tbody tr[aria-current]", "aria-current") == "true"
    shown = watched.inner_text("#panel")
    watched.reload()
    assert watched.inner_text("#panel") == shown
    watched.keyboard.press("Escape")
    watched.wait_for_selector("#panel", state="hidden")
    watched.wait_for_url(lambda address: "open=" not in address)


def test_the_keys_move_open_and_jump(watched: Page, served: Served) -> None:
    watched.goto(f"{served.address}/accounts")
    watched.keyboard.press("j")
    watched.keyboard.press("j")
    watched.keyboard.press("k")
    assert ALPHA in watched.evaluate("document.activeElement.innerText")
    watched.keyboard.press("Enter")
    watched.wait_for_url(f"**/accounts/{ALPHA}?currency=KZT")
    watched.keyboard.press("?")
    watched.wait_for_selector("dialog#keys")
    watched.keyboard.press("Escape")
    watched.wait_for_selector("dialog#keys", state="hidden")
    watched.keyboard.press("/")
    watched.keyboard.type("photo")
    watched.keyboard.press("Enter")
    watched.wait_for_url("**/evidence/4")
    watched.keyboard.press("4")
    watched.wait_for_url(f"**{ROOMS[3].address}")


def test_every_page_works_without_a_script(browser: Browser, watched: Page, served: Served) -> None:
    state = watched.context.storage_state()
    context = browser.new_context(java_script_enabled=False, storage_state=state)
    plain = context.new_page()
    plain.goto(f"{served.address}/coverage")
    _follow(plain, "a.state-link, td a >> nth=0")
    assert plain.is_visible("#panel h2")
    plain.goto(f"{served.address}/problems")
    _follow(plain, "[data-key='5:row=1']")
    assert "Когда" in plain.inner_text("#panel")
    context.close()


def test_what_goes_out_is_looked_at_first_and_then_taken(watched: Page, served: Served) -> None:
    watched.goto(f"{served.address}/investigations/1")
    _follow(watched, "a[href='/investigations/1/send-out']")
    watched.check("input[name=form][value=goaml]")
    watched.fill("textarea[name=purpose]", "answer 7")
    watched.click("details summary")
    watched.select_option("select[name=report_code]", "STR")
    watched.fill("input[name=account]", ALPHA)
    watched.fill("input[name=currency]", "KZT")
    _follow(watched, "form[action$='preview#preview'] button")
    assert watched.is_visible("table#wants")
    for theme in ("light", "dark"):
        watched.evaluate(f"document.documentElement.dataset.theme = '{theme}'")
        watched.evaluate(AXE.read_text(encoding="utf-8"))
        assert not _findings(watched), theme
    with watched.expect_download() as taken:
        watched.click("#preview form button >> nth=0")
    assert taken.value.suggested_filename == "draft-str.xml"


def test_an_unknown_table_is_dropped_vouched_for_mapped_and_read(
    watched: Page, served: Served, tmp_path: Path
) -> None:
    file = tmp_path / "wholly-new.csv"
    file.write_text(
        "Когда;Чего;Сколько;Осталось\n"
        "03.02.2026;Оплата аренды;-1 500,00;8 500,00\n"
        "05.02.2026;Возврат;500,00;9 000,00\n",
        encoding="utf-8",
    )
    watched.goto(f"{served.address}/evidence/add")
    watched.set_input_files("input[type=file]", str(file))
    _follow(watched, "main form button")
    watched.fill("input[name=legal_basis]", "order 13")
    _follow(watched, "main form button")
    watched.wait_for_selector("a[href$='/decide']", timeout=LONG_WORK_MS)
    _follow(watched, "a[href$='/decide']")
    _follow(watched, "a[href$='/mapping']")
    watched.select_option("select[name=column-1]", "purpose")
    watched.select_option("select[name=column-3]", "balance")
    watched.fill("input[name=account]", "KZ18125KZT9999900001")
    watched.fill("input[name=currency]", "KZT")
    _follow(watched, "main form button")
    watched.wait_for_selector("#job table", timeout=LONG_WORK_MS)
    watched.goto(f"{served.address}/accounts/KZ18125KZT9999900001")
    assert "Оплата аренды" in watched.inner_text("main table")


def test_a_claim_is_ticked_saved_and_traced_without_a_script(
    browser: Browser, watched: Page, served: Served
) -> None:
    state = watched.context.storage_state()
    context = browser.new_context(java_script_enabled=False, storage_state=state)
    plain = context.new_page()
    plain.goto(f"{served.address}/tracing")
    _follow(plain, "a[href='/claims/add']")
    _follow(plain, f"a[href*='account={ALPHA}']")
    plain.check("#tick-1-b2")
    plain.fill("input[name=name]", "by keyboard")
    plain.fill("input[name=claimant]", "bank")
    plain.press("input[name=claimant]", "Enter")
    plain.wait_for_url("**/claim/by%20keyboard")
    _follow(plain, "form[action$='/trace'] button")
    assert "/tracing/" in plain.url
    _follow(plain, "table.compared tbody a[href*='/running'] >> nth=0")
    assert "ИП Гамма" in plain.inner_text("table.running")
    context.close()


LISTED = """\
{"id":"K-1","schema":"Person","target":true,"properties":{"name":["Zhandos Qarabekov"]}}
"""
LOANS = """\
{"id":"c1","schema":"Company","properties":{"name":["Altyn Dala LLP"]}}
{"id":"p1","schema":"Payment","properties":{"amount":["10"],"currency":["USD"],\
"date":["2026-02-01"],"purpose":["loan 1 to Zhandos Qarabekov"],"payer":["c1"]}}
{"id":"p2","schema":"Payment","properties":{"amount":["20"],"currency":["USD"],\
"date":["2026-02-02"],"purpose":["loan 2 to Zhandos Qarabekov"],"payer":["c1"]}}
"""


def test_a_list_is_added_and_what_payments_meet_on_it_is_decided_by_two_without_a_script(
    browser: Browser, watched: Page, served: Served, tmp_path: Path
) -> None:
    offered = tmp_path / "loans.ftm.json"
    offered.write_text(LOANS, encoding="utf-8")
    list(ingest_evidence(served.desk, Handover(paths=(offered,), legal_basis="order 14")))
    listed = tmp_path / "national.json"
    listed.write_text(LISTED, encoding="utf-8")
    context = browser.new_context(
        java_script_enabled=False, storage_state=watched.context.storage_state()
    )
    plain = context.new_page()
    plain.goto(f"{served.address}/lists")
    _follow(plain, "a[href='/lists/add']")
    plain.set_input_files("input[type=file]", str(listed))
    _follow(plain, "main form button")
    plain.fill("input[name=legal_basis]", "letter 7")
    plain.fill("input[name=published_on]", "2026-01-20")
    _follow(plain, "main form button")
    before = set(_payment_hits(served))
    _follow(plain, "form[action='/hits/screen'] button")
    assert plain.locator("a[href^='/hits?']:visible, a.button[href='/hits']").count()
    plain.goto(f"{served.address}/hits?of=payment")
    (number,) = set(_payment_hits(served, Queue.OPEN)) - before
    _follow(plain, f"a[data-line][href='/hits/{number}']")
    assert plain.inner_text("mark") == "Zhandos Qarabekov"
    assert plain.locator("#payments tbody tr").count() == 2, "one hit, both loans behind it"
    _follow(plain, "#payments tbody tr:first-child th a >> nth=0")
    assert "loan 1 to Zhandos Qarabekov" in plain.inner_text("#panel")
    form = plain.locator("form:has(input[value=no_match])")
    form.locator("select[name=ground]").select_option("name_only")
    form.locator("input[name=by_name]").check()
    with plain.expect_navigation():
        form.locator("button").click()
    assert plain.locator("button[value=confirm]").count() == 0
    with _serving(as_member(served.desk, "bolat")) as address:
        second = browser.new_context(java_script_enabled=False)
        other = second.new_page()
        other.goto(f"{address}/enter/{served.token}")
        other.goto(f"{address}/hits?queue=waiting&of=payment")
        _follow(other, f"a[data-line][href='/hits/{number}']")
        _follow(other, "button[value=confirm]")
        second.close()
    assert number in _payment_hits(served, Queue.NO_MATCH)
    watched.goto(f"{served.address}/hits/{number}")
    watched.evaluate(AXE.read_text(encoding="utf-8"))
    for theme in ("light", "dark"):
        watched.evaluate(f"document.documentElement.dataset.theme = '{theme}'")
        assert not _findings(watched, COLOURS), theme
    context.close()


def _follow(page: Page, selector: str) -> None:
    """Press what leads to another page, and wait until it has come."""
    with page.expect_navigation():
        page.click(selector)


def test_an_asset_is_valued_by_keyboard_and_its_sum_stands_on_the_board(
    watched: Page, served: Served
) -> None:
    watched.goto(f"{served.address}/investigations")
    _follow(watched, "text=Proceeds of the drug case")
    _follow(watched, "#assets tbody th a >> nth=1")
    _follow(watched, "a[href$='/new/value']")
    watched.check("input[name=basis][value=balance]")
    watched.fill("input[name=on]", "2026-03-01")
    watched.fill("input[name=amount]", "185 000")
    watched.fill("input[name=currency]", "USD")
    with watched.expect_navigation():
        watched.press("input[name=currency]", "Enter")
    assert "185" in watched.inner_text("#what")
    watched.goto(f"{served.address}/assets?sort_of=balance")
    (column,) = watched.query_selector_all(".column")
    assert "USD" in column.inner_text()
    _follow(watched, "main .chips a >> nth=1")
    assert "sort_of=balance" in watched.url
    assert "view=table" in watched.url


def test_a_request_is_written_and_its_checklist_follows_beside_and_folds_on_a_phone(
    watched: Page, served: Served
) -> None:
    watched.goto(f"{served.address}/requests/17/write")
    before = watched.inner_text("#checklist summary")
    watched.fill("textarea[name=text_case_name]", "Proceeds of the drug case")
    watched.press("textarea[name=text_case_name]", "Tab")
    watched.wait_for_selector("#checklist [role=status]")
    assert watched.inner_text("#checklist summary") != before
    watched.reload()
    kept = watched.input_value("textarea[name=text_case_name]")
    assert kept == "Proceeds of the drug case", "nothing typed is lost"
    size = watched.viewport_size
    assert size is not None
    watched.set_viewport_size({"width": 390, "height": 844})
    watched.goto(f"{served.address}/requests/17/write")
    assert not watched.is_visible("#checklist ul")
    watched.click("#checklist summary")
    watched.wait_for_selector("#checklist ul >> nth=0")
    watched.set_viewport_size(size)


def test_no_page_of_casework_is_wider_than_a_phone(watched: Page, served: Served) -> None:
    size = watched.viewport_size
    assert size is not None
    watched.set_viewport_size({"width": 390, "height": 844})
    pages = ("/", *(one for one in SCREENS if one.startswith(CASEWORK)))
    for address in pages:
        watched.goto(served.address + address)
        over = watched.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert over <= 0, f"{address} is {over} wider than the screen"
    watched.goto(f"{served.address}/clocks")
    assert not watched.is_visible("nav#rooms")
    watched.click("a.menu")
    watched.wait_for_selector("nav#rooms a[href='/measures']")
    watched.set_viewport_size(size)


def test_a_measure_opens_beside_the_table_and_closes_by_key(watched: Page, served: Served) -> None:
    watched.goto(f"{served.address}/measures")
    watched.keyboard.press("j")
    watched.keyboard.press("Enter")
    watched.wait_for_selector("#panel h2")
    watched.wait_for_url("**open=12**")
    shown = watched.inner_text("#panel h2")
    watched.reload()
    assert watched.inner_text("#panel h2") == shown
    watched.keyboard.press("Escape")
    watched.wait_for_selector("#panel", state="hidden")
