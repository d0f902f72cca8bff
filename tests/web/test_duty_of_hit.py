"""A duty opened from a hit asks only what the hit does not give; a regime unknown is explained."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from lxml import html
from tests.acts.test_payment_hits import MATCHED, decide, pay
from tests.screening.desk_cases import JUSAN, ROW_JUSAN, ROW_SAKSAUL, SAKSAUL, invented, people
from tests.web.conftest import Caller

from qaitaru.acts.duty.open_duty import open_duty_of_hit
from qaitaru.acts.screening.screen_parties import screen_parties
from qaitaru.acts.screening.screen_payments import screen_payments

Texts = Callable[[html.HtmlElement, str], list[str]]
TEXT = 'text = { kk = "Б", ru = "Б", en = "Basic of ours" }'
PACK = f"""
code = "own"
scope = "international"
{TEXT}

[calendar]
zone = "UTC"
weekend = [6, 7]

[[exemption]]
key = "own_basic"
ground = "approval"
purposes = ["food"]
{TEXT}
source = "Order 5, para 2"
verified = true

[[route]]
key = "own.petition"
{TEXT}
source = "Order 5, para 7"
verified = true
"""


@pytest.fixture
def matched(caller: Caller, tmp_path: Path) -> Caller:
    """A party, and both sides of its payment, that are a match on a list of a regime unknown."""
    own = ("2026-02-01", "Qasim Saksaulov", "Qasim Saksaulov", "to my wallet")
    pay(caller.desk, tmp_path / "evidence", [own])
    invented(caller.desk, tmp_path / "lists", [ROW_SAKSAUL], date(2026, 1, 5))
    screen_parties(caller.desk)
    screen_payments(caller.desk)
    decide(caller.desk, 1, MATCHED)
    return caller


def test_a_payment_met_on_both_sides_is_one_payment_with_both(matched: Caller) -> None:
    page = matched.page("/hits/payments")
    assert page.xpath("//tbody/tr/th/@rowspan") == ["2"]
    assert len(page.xpath("//tbody/tr")) == 2


def test_what_the_hit_gives_is_told_and_only_the_rest_is_asked(
    matched: Caller, texts: Texts
) -> None:
    page = matched.page("/duty?hit=1")
    form = "//form[@action='/duty/open']"
    assert page.xpath(f"{form}/input[@name='hit']/@value") == ["1"]
    told = " ".join(texts(page, f"{form}/dl/dd"))
    assert "Qasim Saksaulov" in told
    assert "test T1" in told
    assert not page.xpath(f"{form}//*[@name='reference' or @name='publisher']")
    assert page.xpath(f"{form}/label/select[@name='regime']"), "no pack knows it: it is asked"
    assert page.xpath(f"{form}/details//input[@name='party']")
    assert matched.send("/duty/open", hit="1", jurisdiction="kz", party="").url.path == "/duty/1"
    by_hand = matched.page("/duty?hit=99")
    assert by_hand.xpath(f"{form}//*[@name='reference']"), "no such hit: all is asked"


def test_a_regime_no_pack_knows_is_explained_and_a_pack_of_the_agency_mends_it(
    matched: Caller, texts: Texts
) -> None:
    open_duty_of_hit(matched.desk, 1)
    for form, kind in (("exempt", "[[exemption]]"), ("delist", "[[route]]")):
        (why,) = texts(matched.page(f"/duty/1/new/{form}"), "//p[@class='notice']")
        assert "do not know the regime" in why
        assert kind in why
    folder = matched.desk.workspace.folder / "law" / "own"
    folder.mkdir(parents=True)
    (folder / "pack.toml").write_text(PACK, encoding="utf-8")
    for form in ("exempt", "delist"):
        page = matched.page(f"/duty/1/new/{form}")
        assert not page.xpath("//p[@class='notice']")
        assert any("Basic of ours" in one for one in texts(page, "//label[@class='choice']"))


def test_the_name_that_the_hit_compared_is_the_one_to_verify(
    caller: Caller, tmp_path: Path
) -> None:
    people(caller.desk, tmp_path / "evidence", SAKSAUL, JUSAN)
    alias = "T1,Bek Dauletov,Qasim Saksaulov,1974-08-30,Kazakhstan"
    invented(caller.desk, tmp_path / "lists", [alias, ROW_JUSAN], date(2026, 1, 5))
    screen_parties(caller.desk)
    offered = set()
    for number in (1, 2):
        decide(caller.desk, number, MATCHED)
        duty = open_duty_of_hit(caller.desk, number)
        page = caller.page(f"/duty/{duty.head.number}/new/verify")
        offered |= set(page.xpath("//input[@name='listed_name']/@value"))
    assert offered == {"Qasim Saksaulov", "Umar Zhusanbekov"}
