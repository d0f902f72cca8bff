"""What is known of accounts and transfers, read from tables: what is taken, what is told."""

from decimal import Decimal
from pathlib import Path

import pytest

from qaitaru.detection.accounts_store import KnownRead, choose_known, read_known
from qaitaru.detection.currency_units import GivenRate, Units, units_by
from qaitaru.detection.known import (
    EARLIEST,
    LATEST,
    AccountFact,
    AccountKind,
    Known,
    RowFact,
    RowKind,
)
from qaitaru.detection.known_cells import Cell, CellFault, CellRead, cell_read
from qaitaru.detection.known_store import kinds_known, known_of
from qaitaru.detection.moves import DAY
from qaitaru.detection.transfers_store import NO_RATES, Transfers, read_transfers
from qaitaru.engine.duck import connect
from qaitaru.facts.errors import SourceUnreadable
from qaitaru.facts.problems import Severity

HEADER = "transfer_id,booked_at,payer_account,payee_account,amount,currency"
TWO = (HEADER, "T1,2025-01-01,A,B,1,KZT", "T2,2025-01-02,B,C,1,KZT")
DAY_2 = "2025-01-02"
NEW_YEAR = 20_089 * DAY  # 1 January 2025


def _read(
    folder: Path,
    accounts: tuple[str, ...] | None,
    transfers: tuple[str, ...] = TWO,
    units: Units = NO_RATES,
) -> tuple[Transfers, KnownRead, Known]:
    (folder / "t.csv").write_text("\n".join(transfers) + "\n", encoding="utf-8")
    file = folder / "a.csv" if accounts is not None else None
    if file and accounts:
        file.write_text("\n".join(accounts) + "\n", encoding="utf-8")
    with connect(threads=1) as connection:
        read = read_transfers(connection, folder / "t.csv", units)
        known = read_known(connection, file, units, read.currencies)
        choose_known(connection, units.target or "KZT")
        assert kinds_known(connection) <= known.kinds
        return read, known, known_of(connection, range(9), range(9))


def _alone(folder: Path, *accounts: str) -> tuple[KnownRead, Known]:
    _, known, facts = _read(folder, accounts)
    return known, facts


def test_facts_are_taken_by_account_and_a_name_is_one_however_it_is_written(tmp_path: Path) -> None:
    known, facts = _alone(
        tmp_path,
        "account,phone,declared_income,currency,since,until",
        " A ,+7  701,1 000,KZT,,",
        "B,+7 701,,,2025-01-01,2025-01-03",
        "A,+7 702,,,,",
    )
    assert not known.problem_count
    assert known.kinds == {AccountKind.PHONE, AccountKind.DECLARED_INCOME}
    until = NEW_YEAR + 2 * DAY
    assert facts == Known(
        (
            AccountFact(0, AccountKind.DECLARED_INCOME, 100_000, EARLIEST, LATEST),
            AccountFact(0, AccountKind.PHONE, 0, EARLIEST, LATEST),
            AccountFact(0, AccountKind.PHONE, 1, EARLIEST, LATEST),
            AccountFact(1, AccountKind.PHONE, 0, NEW_YEAR, until),
        )
    )


def test_what_happened_on_a_day_is_so_from_that_day_on(tmp_path: Path) -> None:
    known, facts = _alone(
        tmp_path,
        "account,listed_from,measure_from,owner_changed_on,opened_on,until",
        "A,2025-01-01,2025-01-01,2025-01-01,2025-01-01,2025-01-03",
    )
    assert not known.problem_count
    assert {(one.kind, one.from_s) for one in facts.accounts} == {
        (kind, NEW_YEAR)
        for kind in (
            AccountKind.LISTED,
            AccountKind.MEASURE,
            AccountKind.OWNER_CHANGED,
            AccountKind.OPENED,
        )
    }
    lifted = {one.kind: one.to_s for one in facts.accounts}
    assert lifted[AccountKind.LISTED] == NEW_YEAR + 2 * DAY
    assert lifted[AccountKind.MEASURE] == LATEST


def test_columns_of_the_transfers_are_facts_of_their_rows(tmp_path: Path) -> None:
    header = f"{HEADER},city,device,ip,unit_price,price_low,price_high,invoice,invoice_amount"
    rows = (
        header,
        "T2,2025-01-02,B,C,1,KZT,Алматы,d1,10.0.0.1,1.2345,1,2,№ 7,10",
        "T1,2025-01-01,A,B,1,KZT,алматы,,,,,,,",
    )
    read, known, facts = _read(tmp_path, None, rows)
    assert not read.problem_count
    assert not known.problem_count
    assert known.kinds == {*RowKind}
    told = {(one.row, one.kind): one.value for one in facts.rows}
    assert told[0, RowKind.CITY] == told[1, RowKind.CITY]
    assert told[1, RowKind.UNIT_PRICE] == 12_345
    assert told[1, RowKind.PRICE_HIGH] == 20_000
    assert told[1, RowKind.INVOICE_AMOUNT] == 1_000
    assert RowFact(0, RowKind.DEVICE, 0) not in facts.rows


@pytest.mark.parametrize(
    ("table", "code", "found"),
    [
        (("phone", "A,+7\u200b701"), "known_unseen", "+7U+200B701"),
        (("declared_income", "A,5"), "known_currency", "5"),
        (("declared_income,currency", "A,five,KZT"), "known_amount", "five"),
        (("declared_income,currency", "A,5.001,KZT"), "known_amount", "5.001"),
        (("usual_cash_percent", "A,101"), "known_percent", "101"),
        (("opened_on", "A,01.01.2025"), "known_day", "01.01.2025"),
        (("opened_on", "A,2025-02-30"), "known_day", "2025-02-30"),
        (("phone,since", "A,1,soon"), "accounts_file_span", "soon … "),
        (
            ("phone,until,since", "A,1,2025-01-02,2025-01-02"),
            "accounts_file_span",
            f"{DAY_2} … {DAY_2}",
        ),
        (("phone", ",1"), "accounts_file_empty", ""),
        (("phone", "A,1,2"), "accounts_file_cells", "3"),
    ],
)
def test_a_bad_cell_is_told_and_the_others_are_taken(
    tmp_path: Path, table: tuple[str, str], code: str, found: str
) -> None:
    header, row = table
    known, facts = _alone(tmp_path, f"account,{header}", row, "B")
    (problem,) = known.problems
    assert (problem.code, problem.found, problem.severity) == (code, found, Severity.SKIPPED)
    assert problem.place.startswith(("row=2", "line=2"))
    assert not facts.accounts


@pytest.mark.parametrize(
    ("price", "is_taken"),
    [("0.0001", True), ("12,5", True), ("0.00001", False), ("0", False), ("-1", False)],
)
def test_a_price_has_four_places_and_is_above_zero(
    tmp_path: Path, price: str, *, is_taken: bool
) -> None:
    rows = (f"{HEADER},unit_price", f'T1,2025-01-01,A,B,1,KZT,"{price}"')
    read, known, _ = _read(tmp_path, None, rows)
    assert (known.kinds == {RowKind.UNIT_PRICE}) is is_taken
    assert [one.code for one in read.problems] == ([] if is_taken else ["known_price"])


def test_a_bad_fact_of_a_transfer_does_not_take_the_transfer_away(tmp_path: Path) -> None:
    rows = (f"{HEADER},invoice_amount", "T1,2025-01-01,A,B,1,KZT,x", "T2,2025-01-01,A,B,1,KZT,5")
    read, _, facts = _read(tmp_path, None, rows)
    assert [one.transfers for one in read.ledgers] == [2]
    assert [one.place for one in read.problems] == ["row=2;column=invoice_amount"]
    assert facts.rows == (RowFact(1, RowKind.INVOICE_AMOUNT, 500),)


def test_an_account_that_no_transfer_names_is_noted(tmp_path: Path) -> None:
    known, facts = _alone(tmp_path, "account,phone", "A,1", "X,2", "Y,3")
    (problem,) = known.problems
    assert (problem.code, problem.severity) == ("accounts_file_unmet", Severity.NOTED)
    assert (problem.found, problem.expected, problem.place) == ("X", "2", "row=3;column=account")
    assert len(facts.accounts) == 1


def test_sums_are_of_the_unit_that_transfers_are_compared_in(tmp_path: Path) -> None:
    income = ("account,declared_income,currency", "A,10,USD", "B,20,KZT")
    _, known, facts = _read(tmp_path, income)
    assert [one.code for one in known.problems] == ["accounts_file_unit"]
    assert [(one.account, one.value) for one in facts.accounts] == [(1, 2_000)]
    units = units_by([GivenRate("USD", "KZT", Decimal(500))], "KZT")
    assert isinstance(units, Units)
    _, known, facts = _read(tmp_path, income, units=units)
    assert not known.problems
    assert [(one.account, one.value) for one in facts.accounts] == [(0, 500_000), (1, 2_000)]


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        (("phone", "1"), "accounts_file_header"),
        (("account,phone", 'A,"1'), "accounts_file_broken"),
        (("account,phone",), "accounts_file_no_rows"),
    ],
)
def test_a_table_that_is_none_of_accounts_is_refused(
    tmp_path: Path, lines: tuple[str, ...], code: str
) -> None:
    known, facts = _alone(tmp_path, *lines)
    assert [one.code for one in known.problems] == [code]
    assert not facts.accounts


def test_a_column_that_is_misspelt_is_told(tmp_path: Path) -> None:
    known, _ = _alone(tmp_path, "account,phones,note", "A,1,x")
    assert [(one.code, one.expected) for one in known.problems] == [
        ("accounts_file_column_like", "phone"),
        ("accounts_file_column", ""),
    ]


def test_a_file_that_is_not_there_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(SourceUnreadable):
        _read(tmp_path, ())


@pytest.mark.parametrize("content", [b"account,phone\nA,\xff\n", b"\xff\xfe"])
def test_a_file_that_is_not_utf_8_cannot_be_read(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.csv").write_bytes(content)
    with pytest.raises(SourceUnreadable):
        _read(tmp_path, ())


def test_a_damaged_parquet_file_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"PAR1 and no more")
    with pytest.raises(SourceUnreadable):
        _read(tmp_path, ())


def test_a_sum_that_conversion_would_take_beyond_whole_numbers_is_refused() -> None:
    units = units_by([GivenRate("USD", "KZT", Decimal(10**9))], "KZT")
    assert isinstance(units, Units)
    assert cell_read(Cell.MONEY, "1", "usd", units) == CellRead(number=10**11, unit="KZT")
    assert cell_read(Cell.MONEY, "999999999999", "usd", units) == CellFault("amount", "1234.56")


def test_the_first_faults_are_told_in_words_and_all_are_counted(tmp_path: Path) -> None:
    known, _ = _alone(tmp_path, "account,opened_on", *["A,soon"] * 25)
    assert (len(known.problems), known.problem_count) == (20, 25)
