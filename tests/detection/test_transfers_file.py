"""A table of transfers read: what is taken, what is refused and how it is told."""

from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pytest

from qaitaru.detection.moves import Mark, Move
from qaitaru.detection.transfer_rows import TransferRow, transfer_row
from qaitaru.detection.transfers_store import (
    Transfers,
    accounts_of,
    choose,
    moves_of,
    read_transfers,
    transfer_ids,
)
from qaitaru.engine.duck import connect
from qaitaru.facts.errors import SourceUnreadable
from qaitaru.facts.problems import Severity

HEADER = "transfer_id,booked_at,payer_account,payee_account,amount,currency"
NEW_YEAR = int(datetime(2025, 1, 1, tzinfo=UTC).timestamp())
CELLS = dict(zip(HEADER.split(","), ("T1", "2025-01-01", "A", "B", "1.50", "KZT"), strict=True))


def _read(tmp_path: Path, *rows: str, header: str = HEADER) -> tuple[Transfers, list[Move]]:
    file = tmp_path / "t.csv"
    file.write_text("\n".join((header, *rows)) + "\n", encoding="utf-8")
    with connect(threads=1) as connection:
        read = read_transfers(connection, file)
        moves = []
        for ledger in read.ledgers:
            choose(connection, ledger)
            moves += list(moves_of(connection))
    return read, moves


def test_a_day_an_instant_and_a_zone_are_put_in_order(tmp_path: Path) -> None:
    read, moves = _read(
        tmp_path,
        "T3,2025-01-01T10:00:00+05:00,A,B,3,KZT",
        "T2,2025-01-01,B,A,2.00,KZT",
        "T1,2025-01-01,A,B,1,KZT",
    )
    assert not read.problem_count
    day = int(Mark.DAY_ONLY)
    assert moves == [
        Move(0, NEW_YEAR, 0, 1, 100, day),
        Move(1, NEW_YEAR, 1, 0, 200, day),
        Move(2, NEW_YEAR + 5 * 3600, 0, 1, 300),
    ]


def test_each_currency_is_a_ledger_with_its_own_minor_units_and_rows(tmp_path: Path) -> None:
    read, moves = _read(
        tmp_path, "T1,2025-01-01,A,B,5,JPY", "T2,2025-01-01,A,B,5,KZT", "T3,2025-01-01,A,B,5,KWD"
    )
    assert [(one.currency, one.transfers) for one in read.ledgers] == [
        ("JPY", 1),
        ("KWD", 1),
        ("KZT", 1),
    ]
    assert [(one.row, one.amount) for one in moves] == [(0, 5), (2, 5_000), (1, 500)]


@pytest.mark.parametrize(
    ("row", "code", "found"),
    [
        ("T9,2025-02-30,A,B,1,KZT", "instant", "2025-02-30"),
        ("T9,05.03.2025,A,B,1,KZT", "instant", "05.03.2025"),
        (",2025-01-01,A,B,1,KZT", "empty", ""),
        ("T9,2025-01-01,A,,1,KZT", "empty", ""),
        ("T9,2025-01-01,A\u200b,B,1,KZT", "unseen", "AU+200B"),
        ("T9,2025-01-01,A,B,1,KZX", "currency", "KZX"),
        ("T9,2025-01-01,A,B,1.005,KZT", "amount", "1.005"),
        ("T9,2025-01-01,A,B,1e5,KZT", "amount", "1e5"),
        ('T9,2025-01-01,A,B,"1,234",KZT', "amount", "1,234"),
        ("T9,2025-01-01,A,B,-1,KZT", "not_positive", "-1"),
        ("T9,2025-01-01,A,B,0.00,KZT", "not_positive", "0.00"),
        ("T1,2025-01-02,C,D,7,KZT", "twice", "T1"),
    ],
)
def test_a_bad_row_is_told_and_the_others_are_read(
    tmp_path: Path, row: str, code: str, found: str
) -> None:
    read, moves = _read(tmp_path, "T1,2025-01-01,A,B,1,KZT", "", row, "T2,2025-01-02,A,B,1,KZT")
    (problem,) = read.problems
    assert (problem.code, problem.found) == (f"transfers_file_{code}", found)
    assert problem.severity is Severity.SKIPPED
    assert problem.place.startswith("row=4;")
    assert len(moves) == 2


def test_a_row_of_too_many_cells_is_told_by_its_line(tmp_path: Path) -> None:
    read, moves = _read(
        tmp_path, "T1,2025-01-01,A,B,1,KZT", "T2,2025-01-01,A,B,1,KZT,x", "T3,2025-01-01,A,B,y,KZT"
    )
    assert [one.place for one in read.problems] == ["line=3", "row=4;column=amount"]
    assert len(moves) == 1


@pytest.mark.parametrize(
    ("written", "minor"),
    [("1 234,50", 123_450), ("1234,5", 123_450), ("0.50", 50), (" 7 ", 700), ("7.1000", 710)],
)
def test_an_amount_of_one_meaning_is_read(tmp_path: Path, written: str, minor: int) -> None:
    _, moves = _read(tmp_path, f'T1,2025-01-01," A  B ",B,"{written}",kzt')
    assert [one.amount for one in moves] == [minor]


def test_a_time_without_a_zone_is_noted(tmp_path: Path) -> None:
    read, moves = _read(tmp_path, "T1,2025-01-01 10:00,A,B,1,KZT")
    assert [(one.code, one.severity) for one in read.problems] == [
        ("transfers_file_no_zone", Severity.NOTED)
    ]
    assert moves[0].at == NEW_YEAR + 36_000


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a,b\n1,2\n", "header"),
        (HEADER + "\n", "no_rows"),
        (HEADER + '\nT1,2025-01-01,"A,B,1,KZT\n', "broken"),
    ],
)
def test_a_table_that_is_none_is_refused(tmp_path: Path, text: str, code: str) -> None:
    (tmp_path / "t.csv").write_text(text, encoding="utf-8")
    with connect(threads=1) as connection:
        read = read_transfers(connection, tmp_path / "t.csv")
    assert not read.ledgers
    assert [one.code for one in read.problems] == [f"transfers_file_{code}"]


def test_what_is_no_utf_8_and_what_is_not_there_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_bytes(HEADER.encode() + "\nT1,2025-01-01,Ы,B,1,KZT".encode("cp1251"))
    with connect(threads=1) as connection, pytest.raises(SourceUnreadable):
        read_transfers(connection, tmp_path / "t.csv")
    with connect(threads=1) as connection, pytest.raises(SourceUnreadable):
        read_transfers(connection, tmp_path / "none.csv")


def _parquet(tmp_path: Path, amount: str) -> Path:
    file = tmp_path / "t.parquet"
    duckdb.execute(
        "COPY (SELECT 'T1' AS transfer_id, TIMESTAMP '2025-01-01 10:00:00' AS booked_at, "
        "'A' AS payer_account, 'B' AS payee_account, 'Ivan' AS payer_name, "
        f"CAST(12.5 AS {amount}) AS amount, 'KZT' AS currency) TO '{file}' (FORMAT parquet)"
    )
    return file


def test_parquet_is_read_with_names_and_a_float_is_no_amount(tmp_path: Path) -> None:
    with connect(threads=1) as connection:
        read = read_transfers(connection, _parquet(tmp_path, "DECIMAL(18,2)"))
        choose(connection, read.ledgers[0])
        assert [one.amount for one in moves_of(connection, [0])] == [1250]
        assert accounts_of(connection, [0, 1]) == {0: ("A", "Ivan"), 1: ("B", "")}
        assert transfer_ids(connection, [0]) == {0: "T1"}
    with connect(threads=1) as connection:
        read = read_transfers(connection, _parquet(tmp_path, "DOUBLE"))
        assert [one.code for one in read.problems] == ["transfers_file_float"]


@pytest.mark.parametrize(
    "booked_at",
    ["2025-01-01", "2025-01-01T10:00", "2025-01-01 10:00:01.5Z", "2025-01-01T10:00+0530",
     "1969-12-31T23:59:59.5Z", "9999-12-31T23:59:59-10:00", "2025-01-01T24:00", "0000-01-01",
     "2024-02-29", "2025-W01-1", "2025-01-01T10:00:00-05"],
)  # fmt: skip
def test_the_step_and_the_plain_rule_read_the_same_instant(tmp_path: Path, booked_at: str) -> None:
    plain = transfer_row(CELLS | {"booked_at": booked_at})
    _, moves = _read(tmp_path, f"T1,{booked_at},A,B,1,KZT")
    assert [one.at for one in moves] == (
        [plain.at_us // 1_000_000] if isinstance(plain, TransferRow) else []
    )


def test_a_column_that_nobody_knows_is_noted_and_rows_past_the_told_ones_are_counted(
    tmp_path: Path,
) -> None:
    read, moves = _read(
        tmp_path,
        *(f"T{at},2025-01-01,A,B,x,KZT,," for at in range(30)),
        "T99,2025-01-01,A,B,1,KZT,,",
        header=f"{HEADER},chanel,note",
    )
    assert (len(read.problems), read.problem_count, len(moves)) == (20, 32, 1)
