"""The drawings of a trace: stacked by whose money it is, lows ringed; and the rules compared."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from tests.tracing.ledger_postings import postings_of
from tests.tracing.ledgers import ledger

from qaitaru.documents.charts.palette import on_paper
from qaitaru.documents.exhibits.drawing import balance_drawing
from qaitaru.documents.exhibits.rules_drawing import Compared, RuleBar, rules_drawing
from qaitaru.tracing.parts import Part
from qaitaru.tracing.rules.names import RULES
from qaitaru.tracing.running import RunningTable, running
from qaitaru.tracing.walk import Kind, Posting, walk
from qaitaru.wording import forms_for, words_for

SVG = "{http://www.w3.org/2000/svg}"
DAY = date(2025, 3, 1)


def booked(number: int, amount: int, source: str = "own") -> Posting:
    return Posting(
        entry_id=str(number),
        account="A",
        kind=Kind.IN if amount > 0 else Kind.OUT,
        amount=abs(amount),
        parts=(Part(source, amount),) if amount > 0 else (),
        day=DAY + timedelta(days=number),
    )


LEDGER = (
    booked(1, 100_00),
    booked(2, 100_00, "V"),
    booked(3, 60_00, "W"),
    booked(4, -150_00),
    booked(5, 400_00),
    booked(6, 50_00, "unknown"),
)


def table(postings: tuple[Posting, ...] = LEDGER, rule: str = "rolling") -> RunningTable:
    return running(postings, walk(postings, RULES[rule]), tainted={"V"})["A"]


def drawn(found: RunningTable, language: str = "en") -> etree._Element:
    words, forms = words_for(language), forms_for(language)
    svg = balance_drawing(found, "KZT", name="b", words=words, forms=forms)
    return etree.fromstring(svg)


def _said(svg: etree._Element) -> list[str]:
    return [text.text or "" for text in svg.iter(f"{SVG}text")]


def test_each_kind_of_money_is_named_and_told_by_more_than_its_colour() -> None:
    svg = drawn(table())
    assert {"tainted", "own", "another claimant's", "unknown"} <= set(_said(svg))
    fills = {path.get("fill") for path in svg.iter(f"{SVG}path")}
    assert {"url(#b-others)", "url(#b-unknown)"} <= fills


def test_a_kind_of_money_that_never_stood_there_is_not_in_the_legend() -> None:
    said = _said(drawn(table(LEDGER[:2])))
    assert "tainted" in said
    assert "unknown" not in said


def test_the_lowest_balance_since_each_claimants_money_is_ringed_and_told() -> None:
    svg = drawn(table())
    assert len(list(svg.iter(f"{SVG}circle"))) == 1
    told = "lowest balance since the money came in: 110.00\u00a0KZT, 05/03/2025 (V, W)"
    assert told in _said(svg)
    assert told in (svg.findtext(f"{SVG}desc") or "")


def test_the_drawing_says_its_end_in_words() -> None:
    told = drawn(table(rule="own-first")).findtext(f"{SVG}desc") or ""
    assert told.startswith("At the end the account holds 560.00\u00a0KZT. tainted: ")


def test_without_days_rows_are_numbered() -> None:
    undated = tuple(
        Posting(
            entry_id=p.entry_id, account="A", kind=p.kind, amount=p.amount, parts=p.parts, day=None
        )
        for p in LEDGER
    )
    assert {"1", "6"} <= set(_said(drawn(table(undated))))


def test_a_drawing_for_paper_has_plain_colours() -> None:
    words, forms = words_for("kk"), forms_for("kk")
    svg = on_paper(balance_drawing(table(), "KZT", name="b", words=words, forms=forms))
    assert "var(" not in svg


@pytest.mark.parametrize("rule", ["fifo", "libr", "poison", "static-cap"])
@given(st.integers(0, 10**6), st.integers(1, 14))
def test_nothing_is_drawn_outside_the_sheet(rule: str, seed: int, size: int) -> None:
    postings = postings_of(ledger(seed, size), extras=True)
    for found in running(postings, walk(postings, RULES[rule])).values():
        svg = drawn(found, "ru")
        _, _, width, height = (float(edge) for edge in (svg.get("viewBox") or "").split())
        for path in svg.iter(f"{SVG}path"):
            numbers = [float(step) for step in (path.get("d") or "").split() if step not in "MLZ"]
            assert all(0 <= x <= width for x in numbers[::2])
            assert all(0 <= y <= height for y in numbers[1::2])
        for circle in svg.iter(f"{SVG}circle"):
            assert float(circle.get("cx") or -1) <= width


FLAT = Compared(
    "Flat · V",
    "KZT",
    (
        RuleBar("first in, first out", 30_00),
        RuleBar("last in, first out", 0),
        RuleBar("own money first, and among claimants in proportion to what each has left", 80_00),
        RuleBar("full contamination", 200_00, exposure=True),
    ),
)


def _compared(*compared: Compared) -> etree._Element:
    words, forms = words_for("en"), forms_for("en")
    return etree.fromstring(rules_drawing(compared, name="r", words=words, forms=forms))


def test_the_interval_goes_from_the_least_to_the_greatest_attribution() -> None:
    assert FLAT.interval() == (0, 80_00)
    assert "from 0.00 to 80.00\u00a0KZT" in _said(_compared(FLAT))


def test_exposure_is_hollow_and_said_not_to_count() -> None:
    svg = _compared(FLAT)
    assert any("not counted" in told for told in _said(svg))
    dashed = [rect for rect in svg.iter(f"{SVG}rect") if rect.get("stroke-dasharray")]
    assert len(dashed) == 1


def test_every_rule_has_its_bar_and_each_currency_its_scale() -> None:
    dollars = Compared("Account · V", "USD", FLAT.bars)
    svg = _compared(FLAT, FLAT, dollars)
    said = _said(svg)
    assert said.count("first in, first out") == 3
    assert (said.count("KZT"), said.count("USD")) == (1, 1)
    assert svg.findtext(f"{SVG}title") == "All rules side by side"
