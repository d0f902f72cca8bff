"""The report on tracing: all rules beside each other, and which assumptions move a claim most."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from qaitaru.documents.listing import Limits
from qaitaru.documents.render_html import render_html
from qaitaru.documents.report import build
from qaitaru.documents.report_facts import (
    AssumptionMove,
    ReportFacts,
    RuleAnswer,
    TraceEnd,
    TraceEndSum,
)
from qaitaru.wording import forms_for, words_for

ANSWER = RuleAnswer(rule="own-first", place="KZ1", currency="KZT", tainted_minor=150_00, analysis=5)
MOVE = AssumptionMove(
    analysis=10,
    under="own-first",
    claimant="proceeds",
    currency="KZT",
    assumption="same_day",
    low_minor=100_00,
    high_minor=150_00,
    low_when=("debits-first",),
    high_when=("ledger", "credits-first"),
)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", ("What moves most", "outflows first", "as booked, receipts first")),
        ("ru", ("Что меняет сумму больше всего", "сначала списания", "сначала поступления")),
        ("kk", ("Соманы ең көп өзгертетін нәрсе", "алдымен шығыстар", "алдымен түсімдер")),
    ],
)
def test_what_moves_a_claim_most_stands_beside_the_rules(
    investigation: Callable[[str], ReportFacts], language: str, told: tuple[str, ...]
) -> None:
    words, forms = words_for(language), forms_for(language)
    facts = replace(investigation(language), rule_answers=(ANSWER,))
    plain = render_html(build(facts, words, forms, Limits()))
    assert told[0] not in plain
    facts = replace(facts, assumption_moves=(MOVE,))
    shown = render_html(build(facts, words, forms, Limits()))
    for one in (*told, forms.money(100_00, "KZT"), forms.money(150_00, "KZT")):
        assert one in shown


def test_what_left_stands_in_all_under_its_table(
    investigation: Callable[[str], ReportFacts],
) -> None:
    words, forms = words_for("en"), forms_for("en")
    facts = investigation("en")
    (trace,) = facts.traces
    row = facts.rows[0]
    assert row.on is not None
    end = TraceEnd(
        rule="own-first", row_id=row.row_id, on=row.on, currency="KZT", tainted_minor=70_00
    )
    facts = replace(
        facts,
        rule_answers=(ANSWER,),
        trace_ends=(end,),
        trace_end_sums=(TraceEndSum("KZT", 95_00, 3),),
    )
    shown = render_html(build(facts, words, forms, Limits()))
    assert "All together (3)" in shown
    assert forms.money(95_00, "KZT") in shown
    left = sum(step.left.get("Заңсыз кіріс", 0) for step in trace.steps)
    assert left
    assert "Claimed money that left, in all" in shown
    assert f'class="strong">{forms.amount(left, "KZT")}<' in shown
