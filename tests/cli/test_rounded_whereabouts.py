"""Claimed money rounded place by place: what rounding adds is not said to be claimed too much."""

from datetime import date

import pytest

from qaitaru.acts.tracing.traces import RuleTrace, TracedBreak
from qaitaru.cli.face import WORDS
from qaitaru.cli.tracing.trace_compared import compare


def left(number: int, minor: int) -> TracedBreak:
    return TracedBreak(
        entry_id=str(number),
        account="A",
        currency="KZT",
        exhibit=1,
        file_name="a.csv",
        place="row=2",
        booked_on=date(2025, 3, 5),
        counterparty="shop",
        kind="",
        tainted={"V": minor},
    )


@pytest.mark.parametrize(("each", "over"), [(17, False), (18, True)])
def test_three_outflows_of_a_third_each_are_not_more_than_came(
    each: int, capsys: pytest.CaptureFixture[str], *, over: bool
) -> None:
    """50 of V and 100 of own money leave in three equal parts: 16.67 each, shown as 17."""
    trace = RuleTrace(
        rule="rolling",
        parameters={},
        analysis=1,
        result_sha256="",
        data_version="",
        code_version="",
        accounts=(),
        assets=(),
        breaks=tuple(left(number, each) for number in range(3)),
        contradictions=(),
        received={"KZT": {"V": 50}},
    )
    compare([trace], all_steps=True)
    rule = WORDS("tracing.rule.rolling")
    told = " ".join(capsys.readouterr().out.split())
    assert (WORDS("cli.trace.over", rule=rule, currency="KZT") in told) is over
