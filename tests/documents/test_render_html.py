"""The HTML report stands alone, runs nothing, and says what its outline says."""

import base64
import hashlib
import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from lxml import etree, html
from lxml.html import HtmlElement

from qaitaru.documents.outline import anchors
from qaitaru.documents.render_html import render_html
from qaitaru.documents.report import build
from qaitaru.documents.report_facts import ReportFacts
from qaitaru.wording import LANGUAGES, forms_for, words_for

Told = Callable[[str], ReportFacts]


def _found(page: HtmlElement, path: str) -> list[HtmlElement]:
    found = page.xpath(path)
    assert isinstance(found, list)
    return [one for one in found if isinstance(one, HtmlElement)]


def _said(page: HtmlElement, path: str) -> list[str]:
    found = page.xpath(path)
    assert isinstance(found, list)
    return [str(one) for one in found]


def _page(facts: ReportFacts, language: str) -> str:
    return render_html(build(facts, words_for(language), forms_for(language)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_leads_to_an_id_that_stands_once(investigation: Told, language: str) -> None:
    page = html.document_fromstring(_page(investigation(language), language))
    ids = _said(page, "//@id")
    links = _said(page, "//a/@href")
    assert len(ids) == len(set(ids))
    assert links
    assert {link.removeprefix("#") for link in links} <= set(ids)
    assert page.get("lang") == language


def test_the_page_asks_for_nothing_and_runs_nothing(investigation: Told) -> None:
    page = html.document_fromstring(_page(investigation("kk"), "kk"))
    assert page.xpath("//script | //link | //img | //iframe | //object | //form") == []
    assert page.xpath("//@style | //@onclick | //@onload | //@src") == []


def test_the_policy_allows_its_own_style_and_nothing_else(investigation: Told) -> None:
    text = _page(investigation("ru"), "ru")
    page = html.document_fromstring(text)
    (policy,) = _said(page, '//meta[@http-equiv="Content-Security-Policy"]/@content')
    (style,) = re.findall("<style>(.*?)</style>", text, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'" in policy
    assert "unsafe" not in policy


def test_a_name_that_would_be_markup_stays_a_name(investigation: Told) -> None:
    facts = investigation("en")
    hostile = '"><script>alert(1)</script><svg onload=x>\u202e'
    parties = (replace(facts.parties[0], name=hostile), *facts.parties[1:])
    flows = (replace(facts.flows[0], payer=hostile), *facts.flows[1:])
    text = _page(replace(facts, title=hostile, parties=parties, flows=flows), "en")
    page = html.document_fromstring(text)
    assert page.xpath("//script | //*[@onload]") == []
    assert "[U+202E]" in text
    assert "\u202e" not in text


def test_the_same_facts_give_the_same_page(investigation: Told) -> None:
    assert _page(investigation("kk"), "kk") == _page(investigation("kk"), "kk")


def test_each_table_has_a_caption_and_headed_columns(investigation: Told) -> None:
    page = html.document_fromstring(_page(investigation("en"), "en"))
    tables = _found(page, "//table")
    assert len(tables) > 10
    for table in tables:
        assert _found(table, "./caption")
        assert _found(table, "./thead/tr/th[@scope='col']")


def test_each_drawing_is_sound_and_has_a_name(investigation: Told) -> None:
    drawings = re.findall("<svg .*?</svg>", _page(investigation("en"), "en"), re.DOTALL)
    assert len(drawings) == 4
    for drawing in drawings:
        root = etree.fromstring(drawing)
        assert root.findtext("{http://www.w3.org/2000/svg}title")


def test_every_anchor_of_the_outline_is_on_the_page(investigation: Told) -> None:
    facts = investigation("en")
    outline = build(facts, words_for("en"), forms_for("en"))
    page = html.document_fromstring(render_html(outline))
    assert set(anchors(outline)) <= set(_said(page, "//@id"))


def test_the_house_fonts_can_be_carried_along(investigation: Told) -> None:
    outline = build(investigation("kk"), words_for("kk"), forms_for("kk"))
    text = render_html(outline, embed_fonts=True)
    assert text.count("@font-face") == 3
    assert "url(data:font/ttf;base64," in text
