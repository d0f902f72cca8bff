"""The report: every figure leads to a row, every row to its exhibit, in three languages."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from qaitaru.documents.listing import Limits
from qaitaru.documents.outline import (
    Outline,
    Paragraph,
    Section,
    Span,
    Table,
    faults,
    spans_of,
    walk,
)
from qaitaru.documents.report import build
from qaitaru.documents.report_facts import CoverageCell, OtherFlows, ReportFacts
from qaitaru.documents.sections.coverage import cut, runs
from qaitaru.facts.money import Money
from qaitaru.ledger.coverage import Cover
from qaitaru.wording import LANGUAGES, forms_for, words_for

Told = Callable[[str], ReportFacts]


def _built(facts: ReportFacts, language: str, limits: Limits | None = None) -> Outline:
    return build(facts, words_for(language), forms_for(language), limits)


def _section(outline: Outline, anchor: str) -> Section:
    (found,) = (section for section in walk(outline.sections) if section.anchor == anchor)
    return found


def _text(section: Section) -> str:
    blocks = [block for part in walk([section]) for block in part.blocks]
    return " ".join(span.text for block in blocks for span in spans_of(block))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_leads_somewhere(investigation: Told, language: str) -> None:
    assert faults(_built(investigation(language), language)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_key_is_left_without_words(investigation: Told, language: str) -> None:
    outline = _built(investigation(language), language)
    said = " ".join([_text(section) for section in outline.sections])
    assert "report." not in said
    assert "coverage." not in said
    assert "problem." not in said


def test_the_same_facts_give_the_same_outline(investigation: Told) -> None:
    assert _built(investigation("kk"), "kk") == _built(investigation("kk"), "kk")


def test_a_flow_leads_to_its_rows_and_each_row_to_its_exhibit(investigation: Told) -> None:
    outline = _built(investigation("en"), "en")
    table = next(b for b in _section(outline, "flows").blocks if isinstance(b, Table))
    assert table.rows[0].cells[3][0].target == "flow-rows-1"
    first = _section(outline, "flow-rows").blocks[0]
    assert isinstance(first, Paragraph)
    targets = [span.target for span in first.spans if span.target.startswith("row-")]
    rows = [b for b in _section(outline, "source-rows").blocks if isinstance(b, Table)]
    at_home = {row.anchor: block.target for block in rows for row in block.rows}
    assert {at_home[target] for target in targets} <= {f"exhibit-{n}" for n in range(1, 11)}


def test_a_flow_of_one_transfer_names_its_row_itself(investigation: Told) -> None:
    facts = investigation("en")
    one = replace(facts.flows[0], count=1, rows=facts.flows[0].rows[:1])
    table = next(
        b
        for b in _section(_built(replace(facts, flows=(one,)), "en"), "flows").blocks
        if isinstance(b, Table)
    )
    source = table.rows[0].cells[5][0]
    assert source.text.startswith("Ex. ")
    assert source.target.startswith("row-")


def test_rows_stand_in_the_order_of_their_places(investigation: Told) -> None:
    outline = _built(investigation("en"), "en")
    tables = [b for b in _section(outline, "source-rows").blocks if isinstance(b, Table)]
    second = next(table for table in tables if table.target == "exhibit-2")
    places = [row.cells[0][0].text for row in second.rows]
    assert places[:2] == ["row 9", "row 10"]


def test_what_is_not_listed_is_told_by_sum(investigation: Told) -> None:
    outline = _built(investigation("en"), "en", Limits(flows=2, parties=3))
    assert faults(outline) == []
    assert "7 more flows, not listed" in _text(_section(outline, "flows"))
    assert "and 7 more" in _text(_section(outline, "parties"))


def test_what_the_ledger_summed_without_names_is_in_the_whole(investigation: Told) -> None:
    rest = OtherFlows(total=Money(100_00, "EUR"), flows=12, count=40)
    outline = _built(replace(investigation("en"), other_flows=(rest,)), "en")
    assert faults(outline) == []
    assert "100.00\u00a0EUR in 40 transfers" in _text(_section(outline, "summary"))
    assert "12 more flows, not listed" in _text(_section(outline, "flows"))


def test_a_flow_with_fewer_rows_than_transfers_says_so(investigation: Told) -> None:
    outline = _built(investigation("en"), "en", Limits(rows_a_flow=2))
    assert "(listed: 2 of 34)" in _text(_section(outline, "flow-rows"))


def test_a_statement_without_a_period_tells_its_account_alone(investigation: Told) -> None:
    facts = investigation("en")
    undated = replace(facts.reconciliations[0], from_on=None, opening_minor=None)
    said = _text(
        _section(_built(replace(facts, reconciliations=(undated,)), "en"), "reconciliation")
    )
    assert "not stated" in said
    assert "01/01/2025" not in said


def test_a_broken_balance_tells_both_figures_and_the_difference(investigation: Told) -> None:
    said = _text(_section(_built(investigation("ru"), "ru"), "reconciliation"))
    assert "10\u00a0090\u00a0000,00\u00a0KZT" in said
    assert "90\u00a0000,00\u00a0KZT" in said
    assert "остаток после этой строки" in said


def test_tracing_tells_whose_money_left_and_what_remains(investigation: Told) -> None:
    said = _text(_section(_built(investigation("en"), "en"), "trace-1"))
    assert "lowest intermediate balance" in said
    assert "claimed money leaves: 380,000.00\u00a0KZT" in said
    assert "own money of the holder" in said


def test_a_figure_whose_row_is_not_given_is_the_callers_mistake(investigation: Told) -> None:
    with pytest.raises(KeyError):
        _built(replace(investigation("en"), rows=()), "en")


def test_a_problem_at_a_row_opens_the_row_and_elsewhere_the_exhibit(investigation: Told) -> None:
    facts = investigation("en")
    row = facts.rows[0]
    (first, *rest) = facts.problems
    at_row = replace(first, exhibit=row.exhibit, place=row.place)
    section = _section(_built(replace(facts, problems=(at_row, *rest)), "en"), "problems")
    links = [span.target for b in section.blocks for span in spans_of(b) if span.target]
    assert links[0].startswith("row-")
    assert links[1] == "exhibit-2"


def test_an_empty_investigation_still_makes_a_report() -> None:
    facts = ReportFacts(
        title="T",
        agency="A",
        member="M",
        produced_utc=datetime(2026, 3, 5, tzinfo=UTC),
        code_version="1",
    )
    outline = _built(facts, "en")
    assert faults(outline) == []
    assert _section(outline, "tracing").blocks == (Paragraph((Span("None."),)),)


def _cells(covers: str, account: str = "KZ1") -> list[CoverageCell]:
    marks = {"p": Cover.PROVED, "m": Cover.MISSING, "b": Cover.BROKEN}
    return [
        CoverageCell(
            account=account,
            currency="KZT",
            month=date(2024 + n // 12, n % 12 + 1, 1),
            cover=marks[letter],
        )
        for n, letter in enumerate(covers)
    ]


def test_months_that_say_the_same_are_told_together() -> None:
    assert [len(run) for run in runs(_cells("mmmbb"))] == [3, 2]


def test_a_month_between_parts_two_runs() -> None:
    missing = [cell for cell in _cells("mmpm") if cell.cover is Cover.MISSING]
    assert [len(run) for run in runs(missing)] == [2, 1]


def test_a_grid_too_wide_or_too_high_is_cut() -> None:
    wide = cut(_cells("p" * 25))
    assert [len(part) for part in wide] == [24, 1]
    high = cut([cell for n in range(19) for cell in _cells("p", f"KZ{n}")])
    assert [len(part) for part in high] == [18, 1]
