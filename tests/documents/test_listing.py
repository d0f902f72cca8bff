"""What the report lists, and that the rest is told so that the whole closes."""

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from qaitaru.documents.listing import Limits, listing
from qaitaru.documents.report_facts import Flow, FoundProblem, ReportFacts, SourceRow
from qaitaru.facts.money import Money
from qaitaru.facts.problems import Severity

DAY = date(2025, 3, 5)


def _flow(number: int, amount_minor: int, currency: str = "KZT", rows: int = 1) -> Flow:
    return Flow(
        payer=f"payer {number}",
        payee="payee",
        total=Money(amount_minor, currency),
        count=rows,
        first_on=DAY,
        last_on=DAY,
        rows=tuple(f"{number}-{row}" for row in range(rows)),
    )


def _facts(*flows: Flow, problems: tuple[FoundProblem, ...] = ()) -> ReportFacts:
    return ReportFacts(
        title="T",
        agency="A",
        member="M",
        produced_utc=datetime(2026, 3, 5, tzinfo=UTC),
        code_version="1",
        flows=flows,
        problems=problems,
        rows=tuple(
            SourceRow(row_id=row_id, exhibit=1, place=f"row={nth}")
            for nth, row_id in enumerate((row for flow in flows for row in flow.rows), start=1)
        ),
    )


def test_flows_are_numbered_by_currency_largest_first() -> None:
    listed = listing(_facts(_flow(1, 5), _flow(2, 9), _flow(3, 1, "EUR")), Limits())
    assert [(number, flow.payer) for number, flow in listed.flows] == [
        (1, "payer 3"),
        (2, "payer 2"),
        (3, "payer 1"),
    ]


def test_flows_past_the_limit_are_told_by_sum_and_count() -> None:
    listed = listing(_facts(_flow(1, 5, rows=2), _flow(2, 9), _flow(3, 7)), Limits(flows=1))
    rest = listed.left_out["KZT"]
    assert (rest.flows, rest.count, rest.amount_minor) == (2, 3, 12)


def test_rows_past_the_limit_are_not_listed_and_not_in_the_appendix() -> None:
    facts = _facts(_flow(1, 9, rows=5), _flow(2, 5, rows=5))
    listed = listing(facts, Limits(rows=6, rows_a_flow=4))
    assert [len(flow.rows) for _, flow in listed.flows] == [4, 2]
    assert len(listed.rows) == 6


def test_the_row_of_a_problem_always_stands() -> None:
    problem = FoundProblem(severity=Severity.DOUBTFUL, code="x", exhibit=1, place="row=2")
    listed = listing(_facts(_flow(1, 9, rows=3), problems=(problem,)), Limits(rows=0))
    assert [row.place for row in listed.rows] == ["row=2"]


@given(
    st.lists(st.integers(1, 10**12), min_size=1, max_size=30), st.integers(0, 5), st.integers(0, 9)
)
def test_listed_and_left_out_make_the_whole(amounts: list[int], most: int, rows: int) -> None:
    facts = _facts(*(_flow(n, amount, "KZT", rows) for n, amount in enumerate(amounts)))
    listed = listing(facts, Limits(flows=most, rows=12))
    told = sum(flow.total.amount_minor for _, flow in listed.flows)
    told += sum(rest.amount_minor for rest in listed.left_out.values())
    assert told == sum(amounts)
