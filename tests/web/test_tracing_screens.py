"""The screens of tracing: a claim is built and changed, followed under all rules, and exported."""

import csv
import io
import re
from collections.abc import Callable
from threading import Event
from zipfile import ZipFile

import pytest
from httpx import Response
from lxml import etree, html
from tests.web.conftest import Caller
from tests.web.evidence_texts import ALPHA, BETA

from qaitaru.acts.tracing.claims import claim_text
from qaitaru.acts.tracing.trace_results import KeptResult, result_of
from qaitaru.acts.tracing.trace_work import Work
from qaitaru.web.jobs import SOON
from qaitaru.web.screens import tracing

Texts = Callable[[html.HtmlElement, str], list[str]]
GAMMA = "1-b2"  # 50.00 came to ALPHA
PAID = "2-b1"  # 100.00 left it in March


@pytest.fixture
def claimed(member: Caller) -> Caller:
    """With a claim built from the statement: 50.00, and what 100.00 bought."""
    made = _make(member)
    assert made.url.path == "/claim/theft of May"
    bought = member.send(
        "/claim/theft of May/assets/add",
        **{f"tick-{PAID}": "1", "asset": "garage", "value": "150,00", "seen": "1"},
        account=ALPHA,
        currency="KZT",
    )
    assert bought.status_code == 200
    return member


def _make(member: Caller, **changes: str) -> Response:
    told = {"name": "theft of May", "claimant": "bank", "unclaimed": "own", "account": ALPHA}
    told |= {"currency": "KZT", "same_day": "ledger", f"tick-{GAMMA}": "1"}
    return member.send("/claims/make", **(told | changes))


def _values(page: html.HtmlElement, path: str) -> list[str]:
    """The attributes or texts that an XPath finds."""
    found = page.xpath(path)
    assert isinstance(found, list)
    return [str(one) for one in found]


def _trace(member: Caller, version: str = "") -> str:
    """The address of a trace made."""
    answer = member.send("/claim/theft of May/trace", version=version)
    assert answer.url.path.startswith("/tracing/"), answer.text
    return answer.url.path


def test_a_claim_is_built_from_ticked_rows_and_each_save_is_a_version(
    claimed: Caller, texts: Texts
) -> None:
    page = claimed.page("/claim/theft of May")
    (row,) = texts(page, "//section[1]/preceding::table[1]/tbody/tr")
    assert "50.00 KZT" in row
    assert "<b>ИП Гамма</b>" in row
    assert "garage" in texts(page, "//main")[0]
    assert len(page.xpath("//table[last()]//a[contains(@href, '?version=')]")) == 2
    assert 'value = "150.00"' in claim_text(claimed.desk, "theft of May")
    assert "asset" not in claim_text(claimed.desk, "theft of May", 1)
    older = claimed.page("/claim/theft of May?version=1")
    assert not older.xpath("//form[contains(@action, 'without')]")


def test_rows_are_filtered_and_all_that_answer_are_claimed(member: Caller, texts: Texts) -> None:
    filtered = f"/claims/add?account={BETA}&currency=KZT&counterparty=альфа"
    assert len(member.page(filtered).xpath("//tbody/tr")) == 1
    assert not member.page(f"{filtered}&purpose=nothing").xpath("//tbody/tr")
    told = {"account": BETA, "counterparty": "альфа", "all": "1"}
    assert _make(member, **told).url.path == "/claim/theft of May"
    assert 'counterparty = "альфа"' in claim_text(member.desk, "theft of May")
    page = member.page("/claim/theft of May")
    assert "400.00" in texts(page, "//main")[0]
    left = member.send("/claim/theft of May/without", seen="1", table="query", index="0")
    assert left.status_code == 422, "nothing would be left to trace"


@pytest.mark.parametrize(
    ("changes", "kept"),
    [
        ({"claimant": "own"}, "theft of May"),
        ({"claimant": ""}, "theft of May"),
        ({"name": "a/b"}, "a/b"),
        ({f"tick-{GAMMA}": ""}, None),
        ({"account": "KZ00"}, None),
        ({"tick-9-b9": "1"}, None),
    ],
)
def test_what_is_wrong_with_a_new_claim_is_said_and_the_choices_stay(
    member: Caller, changes: dict[str, str], kept: str | None
) -> None:
    answer = _make(member, **changes)
    assert member.get("/claim/theft of May").status_code in {200, 404}
    if kept is None:
        return
    assert answer.status_code == 422
    page = html.document_fromstring(answer.text)
    assert page.xpath("//p[@role='alert']/text()")
    assert page.xpath("//input[@name='name']/@value") == [kept]
    assert page.xpath(f"//input[@id='tick-{GAMMA}']/@checked")
    assert member.get("/claim/theft of May").status_code == 404


def test_a_claim_with_a_name_that_is_taken_is_not_overwritten(claimed: Caller) -> None:
    before = claim_text(claimed.desk, "theft of May")
    answer = _make(claimed, claimant="another")
    assert answer.status_code == 422
    assert claim_text(claimed.desk, "theft of May") == before


def test_a_change_of_a_version_not_seen_is_refused(claimed: Caller, texts: Texts) -> None:
    answer = claimed.send("/claim/theft of May/settings", seen="1", same_day="debits-first")
    assert answer.status_code == 422
    assert "version 2" in answer.text
    answer = claimed.send("/claim/theft of May/settings", seen="2", same_day="debits-first")
    page = html.document_fromstring(answer.text)
    assert page.xpath("//select[@name='same_day']/option[@selected]/@value") == ["debits-first"]
    answer = claimed.send("/claim/theft of May/without", seen="3", table="asset", index="0")
    assert "garage" not in answer.text
    assert claimed.page("/claim/theft of May?version=2").xpath("//strong[text()='garage']")


def test_a_faulty_text_is_shown_again_with_the_line_at_fault(claimed: Caller, texts: Texts) -> None:
    text = claim_text(claimed.desk, "theft of May").replace('"ledger"', '"evening"')
    answer = claimed.send("/claims/save", name="theft of May", seen="2", text=text)
    assert answer.status_code == 422
    page = html.document_fromstring(answer.text)
    told = texts(page, "//div[@role='alert']")[0]
    assert "ledger | credits-first | debits-first" in told
    assert 'Line 3: same_day = "evening"' in told
    assert "evening" in _values(page, "//textarea/text()")[0]
    broken = claimed.send("/claims/save", name="theft of May", seen="2", text="a = 1\nb = = 2\n")
    assert (
        "Line 2: b = = 2" in texts(html.document_fromstring(broken.text), "//div[@role='alert']")[0]
    )
    right = text.replace('"evening"', '"credits-first"')
    saved = claimed.send("/claims/save", name="theft of May", seen="2", text=right)
    assert saved.url.path == "/claim/theft of May"
    other = claimed.send("/claims/save", name="other", seen="0", text=right)
    assert other.url.path == "/claim/other"


def test_a_claim_that_the_ledger_does_not_bear_out_says_why(claimed: Caller, texts: Texts) -> None:
    text = claim_text(claimed.desk, "theft of May").replace('entry = "1-b2"', 'entry = "1-b9"')
    claimed.send("/claims/save", name="theft of May", seen="2", text=text)
    page = claimed.page("/claim/theft of May")
    assert "1-b9" in texts(page, "//div[@role='alert']")[0]
    answer = claimed.send("/claim/theft of May/trace", version="3")
    assert answer.url.path.startswith("/jobs/")
    assert "1-b9" in texts(html.document_fromstring(answer.text), "//p[@role='alert']")[0]


def test_all_rules_stand_beside_each_other_with_the_interval(claimed: Caller, texts: Texts) -> None:
    page = claimed.page(_trace(claimed))
    heads = texts(page, "//table[contains(@class, 'compared')]/thead//th")
    assert heads[1].startswith("garage")
    assert heads[2].startswith(ALPHA)
    figures = {
        row[0]: row[1]
        for tr in page.xpath("//table[contains(@class, 'compared')]/tbody/tr[td]")
        if (row := texts(tr, "./th|./td"))
    }
    assert figures["FIFO"].endswith("0.00")
    assert figures["Tainted first"] == "greatest 50.00"
    assert figures["Full contamination"] == "100.00"
    (low, high) = texts(page, "//tfoot/tr/td[1]")
    assert low.startswith("0.00 KZT")
    assert high == "50.00 KZTLIFO, Tainted first"
    assert "exposure" in " ".join(texts(page, "//*[local-name()='svg'][@id='rules-KZT']"))
    for rule in ("fifo", "poison"):
        assert page.xpath(f"//dt[@id='rule-{rule}']/following-sibling::dd[1]/text()")


def test_a_choice_that_claims_more_than_came_in_is_refused(claimed: Caller, texts: Texts) -> None:
    address = _trace(claimed)
    garage, account = "asset%3Agarage%3AKZT", f"account%3A{ALPHA}%3AKZT"
    both = claimed.page(f"{address}?{garage}=tainted-first&{account}=own-first")
    (row,) = texts(both, "//section[@id='claimed']//tbody/tr")
    assert "100.00 KZT" in row
    assert "refused: 50.00" in row
    assert both.xpath("//section[@id='claimed']//p[@role='alert']")
    one = claimed.page(f"{address}?{garage}=tainted-first&{account}=tainted-first")
    assert not one.xpath("//section[@id='claimed']//p[@role='alert']")
    assert "within" in texts(one, "//section[@id='claimed']//tbody/tr")[0]
    exposed = claimed.page(f"{address}?{garage}=poison")
    assert not exposed.xpath("//section[@id='claimed']//tbody/tr"), "exposure claims nothing"


def test_breaks_are_listed_by_rule_and_lead_to_their_rows(claimed: Caller, texts: Texts) -> None:
    address = _trace(claimed)
    page = claimed.page(f"{address}?rule=lifo&open=2-b2")
    rows = page.xpath("//section[@id='breaks']//tbody/tr")
    assert rows or "no claimed money left" in texts(page, "//section[@id='breaks']")[0]
    assert "договору 9" in texts(page, "//aside[@id='panel']//tr[@class='here']")[0]
    fragment = claimed.get(f"{address}?open=2-b2", **{"hx-target": "aside#panel"})
    assert "<html" not in fragment.text


def test_the_running_table_splits_each_row_and_marks_the_lowest_balance(
    claimed: Caller, texts: Texts
) -> None:
    page = claimed.page(_trace(claimed))
    link = _values(page, "//th[a='LIFO']/following-sibling::td[2]/a/@href")[0]
    running = claimed.page(link)
    rows = texts(running, "//table[contains(@class, 'running')]/tbody/tr")
    assert len(rows) == 5, "the opening and four bookings"
    assert "claimed came: 50.00" in rows[2]
    assert "claimed left: 50.00" in rows[3]
    (low,) = texts(running, "//tr[contains(@class, 'lowest')]")
    assert "lowest balance" in low
    moved = claimed.page(f"{link}&moved=1")
    assert len(moved.xpath("//table[contains(@class, 'running')]/tbody/tr")) == 3
    paged = claimed.page(f"{link}&size=1&page=2")
    assert len(paged.xpath("//table[contains(@class, 'running')]/tbody/tr")) == 1
    opened = claimed.page(f"{link}&open={GAMMA}")
    assert "ИП Гамма" in texts(opened, "//aside[@id='panel']//tr[@class='here']")[0]
    lines = list(csv.reader(io.StringIO(claimed.get(f"{link}&format=csv").text)))
    assert len(lines) == 3 + 4
    assert claimed.get(link.replace(ALPHA, "KZ99")).status_code == 404


def test_an_outflow_says_where_its_money_came_from(claimed: Caller, texts: Texts) -> None:
    page = claimed.page(_trace(claimed))
    running = claimed.page(_values(page, "//th[a='LIFO']/following-sibling::td[2]/a/@href")[0])
    (address,) = _values(running, "//a[contains(@href, '/chain?')]/@href")
    chain = claimed.page(address)
    assert texts(chain, "//table[1]/tfoot//td[1]")[0].replace("\xa0", " ") == "50.00 KZT"
    (origin,) = texts(chain.xpath("//table")[0], "./tbody/tr")
    assert "came from outside" in origin
    assert GAMMA in origin
    number = re.findall(r"/tracing/(\d+)/", address)[0]
    held = claimed.page(f"/tracing/{number}/chain?account={ALPHA}%20KZT&source=bank")
    assert "nothing of this source" in texts(held, "//main")[0]
    assert claimed.get(f"/tracing/{number}/chain?entry=9-b9&source=bank").status_code == 404


def test_exhibits_are_taken_away_under_their_hash(claimed: Caller) -> None:
    address = _trace(claimed)
    book = claimed.send(f"{address}/workbook")
    assert re.search(r"trace-\d+-fifo-[0-9a-f]{12}\.xlsx", book.headers["content-disposition"])
    assert "xl/workbook.xml" in ZipFile(io.BytesIO(book.content)).namelist()
    for drawing in (f"balance?account={ALPHA}&currency=KZT", "rules"):
        answer = claimed.get(f"{address}/{drawing}")
        assert answer.headers["content-type"] == "image/svg+xml"
        assert etree.fromstring(answer.content).tag.endswith("svg")
        assert b"var(--" not in answer.content, "it stands alone"
    assert claimed.get("/jobs/none/file").status_code == 404
    assert claimed.get(f"{address}/balance?account=KZ99&currency=KZT").status_code == 404


def test_a_trace_made_again_says_that_it_is_the_same(claimed: Caller, texts: Texts) -> None:
    address = _trace(claimed)
    claimed.clock.move(seconds=1)
    claimed.send("/evidence/1/withdraw/1", because="false")
    page = html.document_fromstring(claimed.send(f"{address}/again").text)
    rows = texts(page, "//tbody/tr")
    assert len(rows) == 9
    assert all("the same" in row for row in rows)
    assert "withdrawn since: 1" in texts(page, "//main")[0]


def test_claims_and_traces_are_listed(claimed: Caller, texts: Texts) -> None:
    assert len(claimed.page("/tracing").xpath("//tbody/tr")) == 1
    address = _trace(claimed)
    page = claimed.page("/tracing")
    assert len(page.xpath("//tbody/tr")) == 2
    assert address in page.xpath("//tbody//a/@href")
    assert address in claimed.page("/claim/theft of May").xpath("//a/@href")


def test_the_figures_of_each_claimant_are_shown_alone(claimed: Caller, texts: Texts) -> None:
    added = claimed.send(
        "/claim/theft of May/receipts/add",
        **{"tick-3-b1": "1", "seen": "2", "claimant": "state"},
        account=BETA,
        currency="KZT",
    )
    assert "Claimed for state" in " ".join(texts(html.document_fromstring(added.text), "//h2"))
    address = _trace(claimed)
    alone = claimed.page(f"{address}?claimant=state")
    assert not [one for one in texts(alone, "//tbody/tr/td[1]") if "50.00" in one]
    link = _values(alone, "//th[a='FIFO']/following-sibling::td[last()]/a/@href")[0]
    assert "claimant=state" in link
    assert texts(claimed.page(link), "//ul[@class='chips']//a[@aria-current]") == ["FIFO", "state"]


def test_long_work_is_waited_for_on_a_page_of_its_own(
    claimed: Caller, texts: Texts, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on = Event(), Event()

    def held(work: Work, rule: str) -> KeptResult:
        begun.set()
        go_on.wait()
        return result_of(work, rule)

    monkeypatch.setattr("qaitaru.acts.tracing.trace_funds.result_of", held)
    monkeypatch.setattr(tracing, "SOON", 0.01)
    try:
        address = claimed.send("/claim/theft of May/trace").url.path
        assert address.startswith("/jobs/")
        begun.wait()
        page = claimed.page(address)
    finally:
        go_on.set()
    assert "of 9 rules" in texts(page, "//section[@id='job']")[0]
    assert texts(page, "//p[@class='trail']") == ["Tracing"]
    monkeypatch.setattr(tracing, "SOON", SOON)
    made = _trace(claimed)
    assert _values(claimed.page(address), "//section[@id='job']//a/@href") == [made]


def test_the_order_of_a_day_is_left_open_and_each_cell_tells_its_bounds(
    claimed: Caller, texts: Texts
) -> None:
    page = claimed.page("/claim/theft of May")
    assert "bounds" in _values(page, "//select[@name='same_day']/option/@value")
    claimed.send("/claim/theft of May/settings", claimant="bank", same_day="bounds", seen="2")
    traced = claimed.page(_trace(claimed))
    cells = texts(traced, "//table[@class='compared']/tbody/tr/td")
    assert cells
    assert all("proved" in one for one in cells)
    running = _values(traced, "//table[@class='compared']//td/a/@href")[0]
    (told,) = texts(claimed.page(running), "//section[1]")
    assert "stand in one order" in told


def test_what_moves_the_claim_most_stands_under_the_rules(claimed: Caller, texts: Texts) -> None:
    """The garage and the account together hold all 50.00; rolling alone leads some abroad."""
    page = claimed.page(_trace(claimed))
    (row,) = page.xpath("//table[@id='sensitivity']/tbody/tr")
    told = texts(row, "./td")
    assert told[:3] == ["the rule", "49.23 KZT", "Rolling charge, Pari passu"]
    assert told[3] == "50.00 KZT"
    assert "Own first" in told[4]
    hashes = texts(page, "//details//dt")
    assert any("What moves most" in one for one in hashes)


def test_what_moves_is_told_of_the_claimant_asked_for(claimed: Caller, texts: Texts) -> None:
    claimed.send(
        "/claim/theft of May/receipts/add",
        **{"tick-3-b1": "1", "seen": "2", "claimant": "state"},
        account=BETA,
        currency="KZT",
    )
    address = _trace(claimed)
    whose = "//table[@id='sensitivity']/tbody/tr/th"
    assert set(texts(claimed.page(address), whose)) == {"bank", "state"}
    assert set(texts(claimed.page(f"{address}?claimant=state"), whose)) == {"state"}
