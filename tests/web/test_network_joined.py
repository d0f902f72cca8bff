"""The network's page by resolved party: one box, why it is one, parted again, every row opened."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from lxml import html
from tests.networks.joined_evidence import FIRST, SECOND, take_in
from tests.web.conftest import Caller

from qaitaru.acts.resolution.party_marks import parties_of
from qaitaru.acts.resolution.resolve_parties import resolve_parties

Texts = Callable[[html.HtmlElement, str], list[str]]
PARTIES = "//table[caption='Who is shown']/tbody/tr"
LINKS = "//table[caption[starts-with(., 'Who paid whom')]]/tbody/tr"


@pytest.fixture
def ledger(caller: Caller, tmp_path: Path) -> Caller:
    take_in(caller.desk, tmp_path / "files")
    return caller


@pytest.fixture
def resolved(ledger: Caller) -> Caller:
    resolve_parties(ledger.desk)
    return ledger


def test_before_parties_are_resolved_the_page_says_so_and_resolves_them(
    ledger: Caller, texts: Texts
) -> None:
    page = ledger.page("/network?by=resolved")
    assert texts(page, "//div[@class='notice']/p") == [
        "The parties were not resolved yet: each record is a box of its own."
    ]
    (back,) = page.xpath("//form[@action='/parties/resolve']/input[@name='back']/@value")
    assert back == "/network?by=resolved"
    resolve_parties(ledger.desk)
    assert ledger.send("/parties/resolve", back=back).url.path == "/network"


def test_one_box_tells_its_records_and_leads_to_why(resolved: Caller, texts: Texts) -> None:
    page = resolved.page("/network?by=resolved")
    (row,) = page.xpath(f"{PARTIES}[contains(., 'records: 2')]")
    assert FIRST in row.text_content()
    assert SECOND in row.text_content()
    (why,) = row.xpath(".//a[starts-with(., 'Why these are one')]/@href")
    assert "Why these are one" in texts(resolved.page(why), "//section[@id='why']/h2")
    assert len(texts(page, PARTIES)) == 3
    (drawn,) = page.xpath("//*[@class='chart network-drawing']")
    assert len(drawn.xpath(".//*[local-name()='rect']")) == 4, "a second rim behind the one box"


def test_every_sum_opens_the_rows_of_all_records(resolved: Caller, texts: Texts) -> None:
    page = resolved.page("/network?by=resolved")
    addresses = [str(one) for one in page.xpath(f"{LINKS}/td[@class='sum']/a/@href")]
    assert len(addresses) == 2
    for address in addresses:
        asked = parse_qs(urlsplit(address).query)
        assert sorted(len(asked[side]) for side in ("payer", "payee")) == [1, 2]
        behind = resolved.page(address)
        assert len(texts(behind, "//table/tbody/tr")) == 1
        chips = texts(behind, "//li[@class='chip']")
        assert len(chips) == 4, "three parties and a currency, each taken away by itself"


def test_parted_by_a_judgement_there_are_two_boxes(resolved: Caller, texts: Texts) -> None:
    known = parties_of(resolved.desk)
    first, second = known.meant(FIRST).mark, known.meant(SECOND).mark
    back = f"/network?by=resolved&of={first}"
    opened = resolved.get(back)
    assert len(opened.text.split("records: 2")) > 1
    answer = resolved.send(
        "/parties/judge", first=first, second=second, do="different", reason="seen", back=back
    )
    assert answer.url.path in {"/network", "/jobs/1"}
    resolve_parties(resolved.desk)
    assert "records: 2" not in resolved.get(back).text
    assert len(texts(resolved.page("/network?by=resolved"), PARTIES)) == 4


def test_either_record_means_the_party_and_the_address_says_which(resolved: Caller) -> None:
    found = {str(resolved.get(f"/network?by=resolved&find={name}").url) for name in (FIRST, SECOND)}
    assert len(found) == 1
    assert "of=" in found.pop()


def test_the_way_tells_which_record_stands_in_each_row(resolved: Caller, texts: Texts) -> None:
    page = resolved.page("/network?by=resolved&of=Альфа&to=Гамма")
    rows = texts(page, "//section[@class='sheet way']//tbody/tr")
    assert len(rows) == 2
    assert FIRST in rows[0]
    assert SECOND in rows[1]
    assert resolved.page("/network?of=Альфа&to=Гамма").xpath("//p[@role='status']")


def test_the_canvas_knows_who_is_of_several_records(resolved: Caller) -> None:
    told = resolved.get("/network/canvas.json?by=resolved").json()
    joined = [one for one in told["boxes"] if one["joined"]]
    assert [one["actions"]["why"].endswith("#why") for one in joined] == [True]


def test_the_money_of_a_row_is_followed_through_both_records(
    resolved: Caller, texts: Texts
) -> None:
    address = "/network/follow?row=1-b1&days=any"
    assert len(texts(resolved.page(address), "//table/tbody/tr")) == 1
    rows = texts(resolved.page(f"{address}&by=resolved"), "//table/tbody/tr")
    assert "records: 2" in rows[0]
    assert "ТОО «Гамма»" in rows[1]
