"""Findings in the browser: looked for, opened to the row, decided by two; typologies tried."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from urllib.parse import quote

import pytest
from litestar.testing import TestClient
from lxml import html
from tests.detection.desk_cases_of_findings import (
    COLLECTOR,
    collected,
    quiet_year,
    take_in,
)
from tests.detection.desk_cases_of_known import RICH, entity, gifts, profile, reported
from tests.screening.desk_cases import as_member
from tests.web.conftest import HERE, TOKEN, Caller

from qaitaru.acts.books.state_rate import state_rate
from qaitaru.acts.detection.asked_typologies import asked_typology
from qaitaru.acts.detection.detect_here import detect_here
from qaitaru.acts.wealth.profile_wealth import profile_wealth
from qaitaru.detection.findings.bound import Bound
from qaitaru.ledger.conversion import Rate
from qaitaru.web.app import make_app

Texts = Callable[[html.HtmlElement, str], list[str]]


@pytest.fixture
def collecting(caller: Caller, tmp_path: Path) -> Caller:
    take_in(caller.desk, tmp_path / "in", "january", collected(COLLECTOR, 1, range(1, 13)))
    take_in(caller.desk, tmp_path / "in", "quiet", quiet_year())
    answer = caller.send("/findings/detect")
    assert answer.url.path == "/findings" or answer.url.path.startswith("/jobs/")
    while 'aria-live="polite" hx-get' in answer.text:
        answer = caller.get(answer.url.path)
    return caller


@pytest.fixture
def second(collecting: Caller) -> Iterator[Caller]:
    """Another member at the same workspace."""
    desk = as_member(collecting.desk, "bolat")
    with TestClient(make_app(desk, TOKEN), base_url=HERE) as client:
        caller = Caller(client, desk, collecting.clock)
        caller.enter()
        yield caller


def test_an_empty_desk_teaches(caller: Caller, texts: Texts) -> None:
    assert "Nobody has looked yet" in texts(caller.page("/findings"), "//h2")
    assert caller.get("/findings/7").status_code == 404
    assert caller.get("/findings/typologies/nothing").status_code == 404


def test_a_finding_opens_to_the_row_and_its_source(collecting: Caller, texts: Texts) -> None:
    page = collecting.page(f"/findings?typology=fan_in&account={COLLECTOR}")
    assert page.xpath("//tbody//a[@data-line]/@href") == ["/findings/1"]
    assert not collecting.page("/findings?account=KZ00").xpath("//tbody//a[@data-line]")
    page = collecting.page("/findings/1")
    assert "fan" in texts(page, "//h1")[0].lower()
    assert any("was paid by 12 counterparties" in one for one in texts(page, "//p"))
    assert page.xpath("//dt[contains(., 'innocent')]"), "what would explain it is told"
    entry = page.xpath("//div[@id='rows']//a[@data-key]/@data-key")[0]
    opened = collecting.page(f"/findings/1?open={entry}")
    assert texts(opened, "//aside//tr[@aria-current]"), "the source stands beside with its line"
    part = collecting.get(f"/findings/1?open={entry}", **{"hx-target": "#panel"})
    assert "<html" not in part.text


def test_two_members_close_a_finding_and_one_takes_it(
    collecting: Caller, second: Caller, texts: Texts
) -> None:
    refused = collecting.send("/findings/1/propose", verdict="dismissed", ground="")
    assert refused.status_code == 422
    assert "Choose a ground" in refused.text
    told = {"verdict": "suppressed", "ground": "business", "until": "2027-01-01"}
    assert collecting.send("/findings/1/propose", **told, account_1=COLLECTOR).status_code == 200
    mine = collecting.page("/findings/1")
    assert not mine.xpath("//button[@value='confirm']")
    assert mine.xpath("//button[@value='withdraw']")
    assert second.page("/findings/1").xpath("//button[@value='confirm']")
    assert second.send("/findings/1/answer", do="confirm").status_code == 200
    held = second.page("/findings?queue=suppressed")
    assert held.xpath("//tbody//a[@data-line]/@href")
    assert any("held back" in one for one in texts(held, "//td"))
    assert collecting.send("/findings/1/note", do="take", remark="see the contract").is_success
    assert "in the case" in " ".join(texts(collecting.page("/findings/1"), "//main"))
    wrong = collecting.send("/findings/1/note", do="nothing")
    assert wrong.status_code == 422
    assert collecting.send("/findings/1/answer", do="confirm").status_code == 422
    assert collecting.send("/findings/1/answer", do="x").status_code == 422
    for faulty in ({"verdict": "taken"}, {**told, "until": "soon"}, {**told, "until": ""}):
        assert collecting.send("/findings/1/propose", **faulty).status_code == 422


def test_typologies_tell_their_outcome_and_try_values(collecting: Caller, texts: Texts) -> None:
    collecting.send("/findings/1/note", do="take")
    page = collecting.page("/findings/typologies")
    assert "/findings/typologies/fan_in" in page.xpath("//tbody//a[@data-line]/@href")
    assert "10 distinct counterparties" in " ".join(page.itertext())
    for language, told in (("kk", "10 әртүрлі контрагент"), ("ru", "10 разных контрагентов")):
        spoken = collecting.page(f"/findings/typologies/fan_in?lang={language}")
        assert told in " ".join(spoken.xpath("//p[@class='lead']")[0].itertext())
    page = collecting.page("/findings/typologies/fan_in?lang=en")
    assert any("1 of 1 decided ones" in one for one in texts(page, "//dd"))
    answer = collecting.send("/findings/typologies/fan_in/back-test", p_counterparties="12, 13")
    while 'aria-live="polite" hx-get' in answer.text:
        answer = collecting.get(answer.url.path)
    table = html.document_fromstring(answer.text)
    kept = texts(table, "//caption[contains(., 'other')]/..//tr/td[2]")
    assert kept == ["1 / 1", "1 / 1", "0 / 1"]
    empty = collecting.send("/findings/typologies/fan_in/back-test", p_seconds="")
    assert empty.status_code == 422
    assert collecting.send("/findings/typologies/fan_in/back-test", p_seconds="x").is_error
    many = ",".join(map(str, range(40)))
    answer = collecting.send("/findings/typologies/fan_in/back-test", p_seconds=many)
    assert answer.status_code == 422


def test_a_kept_run_is_made_again(collecting: Caller, texts: Texts) -> None:
    page = collecting.page("/findings/runs")
    (address,) = page.xpath("//tbody//a[@data-line]/@href")
    assert any("KZT" in one for one in texts(collecting.page(address), "//dd"))
    answer = collecting.send(f"{address}/again")
    while 'aria-live="polite" hx-get' in answer.text:
        answer = collecting.get(answer.url.path)
    assert "The same, byte for byte" in answer.text


def test_each_fact_beside_a_finding_opens_what_says_so(
    caller: Caller, tmp_path: Path, texts: Texts
) -> None:
    desk = caller.desk
    take_in(desk, tmp_path / "in", "rich", RICH)
    take_in(desk, tmp_path / "in", "gifts", gifts("05.01.2026", 10))
    profile_wealth(desk, profile("Ромашкова Вера", "1_200_000"))
    profile_wealth(desk, profile("Василькова Анна", "5"), name="other")
    told = {"source_currency": "USD", "target_currency": "KZT", "source": "National Bank"}
    state_rate(desk, Rate(on=date(2026, 1, 4), rate="500.5", **told))
    asked = [asked_typology(name, {}) for name in ("out_of_profile", "tf_collection")]
    found = detect_here(desk, asked, bound=Bound(0.0, 0))
    leads = [one.lead for one in found.run.result.findings]
    pages = {lead: caller.page(f"/findings/{at}") for at, lead in enumerate(leads, 1)}
    income = pages["out_of_profile"]
    links = income.xpath("//div[@id='known']//a/@href")
    assert links[:2] == ["/wealth/profile/household", "/evidence/1"]
    assert all(caller.get(one).status_code == 200 for one in links)
    whole = caller.page(f"/findings/{leads.index('tf_collection') + 1}")
    assert any("National Bank" in one for one in texts(whole, "//td"))
    assert any("240" in one and "rates of their days" in one for one in texts(whole, "//dd"))
    run = caller.page(f"/findings/runs/{found.run.number}")
    assert any("Василькова Анна" in one for one in texts(run, "//dd"))


def test_a_controller_opens_the_line_of_the_report(
    caller: Caller, tmp_path: Path, texts: Texts
) -> None:
    desk = caller.desk
    take_in(desk, tmp_path / "in", "january", collected(COLLECTOR, 1, range(1, 4)))
    owners = [entity(f"F{at}", "Company", name=f"Плательщик {at}") for at in (1, 2, 3)]
    owners += [entity("P", "Person", name="Кукловод Иван")]
    owners += [entity(f"O{at}", "Ownership", owner="P", asset=f"F{at}") for at in (1, 2, 3)]
    reported(desk, tmp_path / "report", "owners", *owners)
    detect_here(desk, [asked_typology("linked_payers", {})])
    page = caller.page("/findings/1")
    keys = page.xpath("//div[@id='known']//a[@data-key]/@data-key")
    assert len(keys) == 3
    opened = caller.page(f"/findings/1?open={quote(keys[0])}")
    assert any("owners.ftm.json" in one for one in texts(opened, "//aside//*"))
