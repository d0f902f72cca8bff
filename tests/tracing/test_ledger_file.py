"""A ledger in a file: what its text says, and everything that keeps it from being traced."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qaitaru.facts.problems import Problem, Severity
from qaitaru.tracing.ledger_amounts import amount_of, either_of
from qaitaru.tracing.ledger_file import LedgerFile, ledger_file
from qaitaru.tracing.parts import Part
from qaitaru.tracing.walk import Kind

HEADER = "entry_id,account,direction,counterparty,amount"
EVERY = f"{HEADER},currency,booked_at,to_account"


def _read(rows: str, header: str = HEADER) -> LedgerFile:
    found = ledger_file("\n".join([header, *rows.split(";")]))
    assert isinstance(found, LedgerFile), found
    return found


def _refused(rows: str, header: str = HEADER) -> list[tuple[str, str]]:
    found = ledger_file("\n".join([header, *rows.split(";")]))
    assert isinstance(found, list), found
    assert {one.severity for one in found} == {Severity.REFUSED}
    return [_told(one) for one in found]


def _told(problem: Problem) -> tuple[str, str]:
    return problem.code.removeprefix("ledger_file_"), problem.place


def test_amounts_are_whole_numbers_of_the_finest_place() -> None:
    ledger = _read("0,A,opening,own,-1.5;1,A,in,V,2;2,A,out,x,.25")
    assert ledger.places == 2
    assert [one.amount for one in ledger.postings] == [-150, 200, 25]
    assert [one.parts for one in ledger.postings] == [(), (Part("V", 200),), ()]
    assert ledger.sources == ("V",)
    assert ledger.doubts == ()


def test_an_account_with_two_currencies_is_two() -> None:
    ledger = _read(
        "1,A,in,V,5,KZT,2025-03-05T10:00,;2,A,in,,7,usd,,;3,A,out,x,5,KZT,2025-03-06,B", EVERY
    )
    assert ledger.currencies == {"A KZT": "KZT", "A USD": "USD", "B": "KZT"}
    first, _, last = ledger.postings
    assert (first.day, last.day) == (date(2025, 3, 5), date(2025, 3, 6))
    assert (last.account, last.to_account) == ("A KZT", "B")
    assert ledger.sources == ("V", "unknown")


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("1,A,in,V,5;1,A,in,V,5", ("twice", "row=3;column=entry_id")),
        ("1,A,in,V,5;2,A,opening,own,5", ("opening", "row=3")),
        ("1,A,in,V,5,6", ("cells", "row=2")),
        ("1,,in,V,5", ("empty", "row=2;column=account")),
        ("1,A,credit,V,5", ("direction", "row=2;column=direction")),
        ("1,A,in,V\u200b,5", ("unseen", "row=2;column=counterparty")),
        ("1,A,in,Own,5", ("source", "row=2;column=counterparty")),
        ("1,A,in,V,five", ("amount", "row=2;column=amount")),
        ('1,A,in,V,"1,234"', ("either", "row=2;column=amount")),
        (f"1,A,in,V,{'9' * 61}", ("long", "row=2;column=amount")),
        ("1,A,in,V,-5", ("negative", "row=2;column=amount")),
        ("1,A,in,V", ("amount", "row=2;column=amount")),
        ('1,A,in,"V,5', ("broken", "line=2")),
        ("", ("no_rows", "")),
    ],
)
def test_what_keeps_a_ledger_from_being_traced_is_told_with_its_place(
    rows: str, told: tuple[str, str]
) -> None:
    assert _refused(rows) == [told]


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("1,A,in,V,5,,31.02.2025,", ("day", "row=2;column=booked_at")),
        ("1,A,in,V,5,,,B", ("to_account", "row=2;column=to_account")),
        ("1,A,in,V,5,KZT,,;2,A,in,V,5,,,", ("currency", "row=3;column=currency")),
        ("1,A,in,V,5,KZT,,;2,A,in,V,5,USD,,;3,A KZT,in,own,7,KZT,,", ("name", "row=4")),
    ],
)
def test_the_columns_that_may_be_left_out_are_judged_too(rows: str, told: tuple[str, str]) -> None:
    assert _refused(rows, EVERY) == [told]


@pytest.mark.parametrize("header", ["", "entry_id,account", f"{HEADER},amount"])
def test_a_header_that_is_another_refuses_the_ledger(header: str) -> None:
    assert _refused("1,A,in,V,5", header) == [("header", "row=1")]


def test_what_goes_back_in_time_and_what_is_not_used_is_told_beside_the_ledger() -> None:
    rows = '1,A,in,V,"5,5",,2025-03-05,,b;2,A,out,x,1,,2025-03-01,,w'
    ledger = _read(rows, f"{EVERY},colour")
    assert [_told(one) for one in ledger.doubts] == [
        ("back", "row=3;column=booked_at"),
        ("column", "row=1;column=9"),
        ("decimal_comma", "row=2;column=amount"),
    ]
    assert ledger.postings[0].kind is Kind.IN
    assert ledger.postings[0].amount == 55


def test_semicolons_part_cells_where_they_part_the_header() -> None:
    text = f"{HEADER}\n1,A,in,V,5\n".replace(",", ";")
    found = ledger_file(text)
    assert isinstance(found, LedgerFile)
    assert found.postings[0].amount == 5


@given(
    st.integers(0, 10**12),
    st.integers(0, 99),
    st.sampled_from(["", " ", ",", "."]),
    st.sampled_from([",", "."]),
)
def test_an_amount_written_in_any_one_way_is_the_sum_that_was_meant(
    whole: int, cents: int, thousands: str, mark: str
) -> None:
    """Two places after the mark: nothing else can be meant."""
    if thousands == mark:
        return
    written = f"{whole:,}".replace(",", thousands) + f"{mark}{cents:02}"
    found = amount_of(written)
    assert found is not None
    assert found.plain == f"{whole}.{cents:02}"
    assert either_of(written, decimal_commas=True) is None


@given(st.integers(1, 999), st.integers(0, 999))
def test_three_digits_after_the_only_comma_are_two_sums(whole: int, rest: int) -> None:
    written = f"{whole},{rest:03}"
    assert amount_of(written) is None
    assert either_of(written, decimal_commas=False) == (f"{whole}{rest:03}", f"{whole}.{rest:03}")
