"""The legal packs in the browser: filtered, of a day, and each entry whole."""

from collections.abc import Callable

import pytest
from lxml import html
from tests.web.conftest import Caller

from qaitaru.law.packs_shipped import shipped_law
from qaitaru.law.shelves import Kind

Texts = Callable[[html.HtmlElement, str], list[str]]


def test_every_entry_has_a_line_with_its_source_and_its_mark(caller: Caller, texts: Texts) -> None:
    page = caller.page("/law")
    keys = texts(page, "//tbody//th//code")
    law = shipped_law()
    assert keys == [one.key for kind in Kind for one in law.entries(kind)]
    marks = texts(page, "//tbody//strong")
    assert marks


def test_a_kind_a_jurisdiction_and_a_day_narrow_the_list(caller: Caller, texts: Texts) -> None:
    page = caller.page("/law?kind=offence&jurisdiction=kz&on=2026-06-01")
    keys = texts(page, "//tbody//th//code")
    assert "kz.cc_218" in keys
    assert all(one.startswith("kz.cc_") for one in keys)
    assert len(page.xpath("//select[@name='kind']/option[@selected]")) == 1


def test_a_day_before_every_text_says_what_to_do(caller: Caller, texts: Texts) -> None:
    page = caller.page("/law?kind=offence&on=1999-01-01")
    assert not page.xpath("//table")
    assert texts(page, "//section[contains(@class, 'teach')]//p")


def test_a_day_that_is_none_is_told_beside_the_field(caller: Caller, texts: Texts) -> None:
    page = caller.page("/law?on=soon")
    assert page.xpath("//input[@name='on' and @aria-invalid='true']")
    assert any("soon" in one for one in texts(page, "//*[@id='on_fault']"))


@pytest.mark.parametrize("key", ["kz.restriction", "kz.cc_218", "kz.cpc_565", "un.gfar", "kz.gpo"])
def test_an_entry_is_shown_whole(caller: Caller, texts: Texts, key: str) -> None:
    page = caller.page(f"/law/{key}")
    assert texts(page, "//section//h2")
    assert not [one for one in texts(page, "//main//*") if one.startswith("law.")]


def test_the_newest_text_stands_first(caller: Caller, texts: Texts) -> None:
    names = texts(caller.page("/law/kz.cc_218"), "//section/h2")
    assert [one.split()[-1] for one in names] == ["2022", "2018"]


def test_a_measure_shows_the_clocks_that_run_on_it(caller: Caller, texts: Texts) -> None:
    page = caller.page("/law/kz.taking")
    assert "kz.taking_court" in texts(page, "//table//code")


def test_an_entry_that_is_not_there_is_not_found(caller: Caller) -> None:
    assert caller.get("/law/kz.gone").status_code == 404
