"""Facts go into Parquet exactly as they are, or a problem says why not."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qaitaru.engine.columns import columns
from qaitaru.facts.bookings import Booking, Statement
from qaitaru.facts.claims import Claim
from qaitaru.facts.money import LARGEST_MINOR
from qaitaru.facts.problems import Problem, Severity
from qaitaru.facts.transfers import Transfer
from qaitaru.ingest.reading import Block, Fact, ReadWith
from qaitaru.ingest.workers.sink import pour
from qaitaru.ingest.workers.summary import ProblemCount, State, Tally

STATEMENT = Statement(statement_no=1, account="KZ01", account_text="KZ 01", currency="KZT")
BOOKING = Booking(
    seq=1,
    statement_no=1,
    account="KZ01",
    booked_on=date(2025, 3, 5),
    amount_minor=-150_00,
    currency="KZT",
)
TRANSFER = Transfer(seq=1, booked_on=date(2025, 3, 5), amount_minor=1, currency="USD")
CLAIM = Claim(subject="party:1", field="name", value="Ә. Қайратұлы")
DOUBT = Problem("balance_breaks", Severity.DOUBTFUL, "row=9", "1", "2")
REFUSAL = Problem("xml_doctype", Severity.REFUSED, "line=1")
QUESTION = Problem("encoding_undecided", Severity.ASKED, "")


@pytest.fixture
def staging(tmp_path: Path) -> Path:
    (tmp_path / "staging").mkdir()
    (tmp_path / "work").mkdir()
    return tmp_path / "staging"


def poured(staging: Path, facts: Iterable[Fact]) -> Tally:
    work = staging.parent / "work"
    for left in work.iterdir():
        left.unlink()
    return pour(facts, staging, work, lambda _: None)


def rows(staging: Path, table: str) -> list[dict[str, Any]]:
    found = duckdb.read_parquet(str(staging / f"{table}.parquet"))
    return [dict(zip(found.columns, row, strict=True)) for row in found.fetchall()]


def test_each_kind_of_fact_has_its_file(staging: Path) -> None:
    tally = poured(staging, [STATEMENT, BOOKING, TRANSFER, CLAIM, DOUBT])
    tables = ["statements", "bookings", "transfers", "claims", "problems"]
    assert tally.rows == dict.fromkeys(tables, 1)
    assert {file.stem for file in staging.iterdir()} == set(tables)
    assert tally.state is State.READ
    assert tally.problems == (ProblemCount("balance_breaks", Severity.DOUBTFUL, 1),)


def test_a_table_with_no_rows_has_no_file(staging: Path) -> None:
    assert poured(staging, [CLAIM]).rows == {"claims": 1}
    assert [file.name for file in staging.iterdir()] == ["claims.parquet"]


def test_a_file_with_nothing_in_it_is_a_doubt(staging: Path) -> None:
    tally = poured(staging, [ReadWith(encoding="cp1251")])
    assert tally.problems == (ProblemCount("nothing_found", Severity.DOUBTFUL, 1),)
    assert tally.read_with == ReadWith(encoding="cp1251")


@pytest.mark.parametrize(("problem", "state"), [(REFUSAL, State.REFUSED), (QUESTION, State.ASKED)])
def test_a_file_not_read_leaves_its_problems_only(
    staging: Path, problem: Problem, state: State
) -> None:
    tally = poured(staging, [problem, STATEMENT, BOOKING])
    assert (tally.state, tally.rows) == (state, {"problems": 1})
    assert [file.name for file in staging.iterdir()] == ["problems.parquet"]


def test_a_refusal_outweighs_a_question(staging: Path) -> None:
    assert poured(staging, [QUESTION, REFUSAL]).state is State.REFUSED


def test_nothing_is_asked_of_a_reader_that_has_refused(staging: Path) -> None:
    def facts() -> Iterable[Fact]:
        yield REFUSAL
        raise AssertionError

    assert poured(staging, facts()).state is State.REFUSED


def test_bookings_lie_by_account_then_day(staging: Path) -> None:
    later = replace(BOOKING, seq=1, booked_on=date(2025, 3, 6))
    earlier = replace(BOOKING, seq=2)
    other = replace(BOOKING, seq=3, account="KZ00", booked_on=date(2026, 1, 1))
    poured(staging, [later, earlier, other])
    assert [row["seq"] for row in rows(staging, "bookings")] == [3, 2, 1]


def test_claims_and_problems_lie_as_read(staging: Path) -> None:
    poured(staging, [replace(CLAIM, subject=f"party:{n}") for n in range(5000)])
    read = [row["subject"] for row in rows(staging, "claims")]
    assert read == [f"party:{n}" for n in range(5000)]


whole = st.integers(-LARGEST_MINOR, LARGEST_MINOR)
text = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
booking = st.builds(
    Booking,
    seq=st.just(1),
    statement_no=st.just(1),
    account=text,
    booked_on=st.dates(),
    amount_minor=whole,
    currency=st.sampled_from(["KZT", "USD", "JPY", "KWD"]),
    booked_utc=st.none() | st.datetimes(timezones=st.just(UTC)),
    value_on=st.none() | st.dates(),
    balance_minor=st.none() | whole,
    counterparty_name=text,
    purpose=text,
    place=text,
)


@given(booking)
def test_what_is_written_is_what_is_read(
    tmp_path_factory: pytest.TempPathFactory, one: Booking
) -> None:
    staging = tmp_path_factory.mktemp("exact") / "staging"
    staging.mkdir()
    (staging.parent / "work").mkdir()
    poured(staging, [one])
    [row] = rows(staging, "bookings")
    if row["booked_utc"] is not None:
        row["booked_utc"] = row["booked_utc"].replace(tzinfo=UTC)
    assert row == {name: getattr(one, name) for name in columns(Booking)}


def test_nul_and_line_ends_inside_a_text_are_kept(staging: Path) -> None:
    odd = 'a\0b\r\n"\u2028\ufeff\uffff\U0010ffff'
    poured(staging, [replace(CLAIM, value=odd)])
    assert rows(staging, "claims")[0]["value"] == odd


def test_half_a_letter_is_a_problem_and_the_rest_is_read(staging: Path) -> None:
    tally = poured(staging, [replace(CLAIM, value="a\ud800", place="line=2"), CLAIM])
    assert tally.rows == {"claims": 1, "problems": 1}
    assert rows(staging, "problems") == [
        {
            "code": "text_not_unicode",
            "severity": "skipped",
            "place": "line=2",
            "found": "a\\ud800",
            "expected": "",
        }
    ]


def test_a_problem_that_quotes_half_a_letter_stays_the_same_problem(staging: Path) -> None:
    tally = poured(staging, [replace(QUESTION, found="\udfff")])
    assert tally.state is State.ASKED
    assert rows(staging, "problems")[0]["found"] == "\\udfff"


@pytest.mark.parametrize("amount", [LARGEST_MINOR + 1, -LARGEST_MINOR - 1, 10**30])
def test_an_amount_past_64_bits_is_a_problem(staging: Path, amount: int) -> None:
    tally = poured(staging, [replace(BOOKING, amount_minor=amount, place="row=3")])
    assert tally.rows == {"problems": 1}
    assert rows(staging, "problems")[0]["found"] == str(amount)


def test_a_currency_nobody_knows_is_a_problem(staging: Path) -> None:
    tally = poured(staging, [replace(TRANSFER, currency="QQQ"), TRANSFER])
    assert tally.rows == {"transfers": 1, "problems": 1}
    assert tally.problems == (ProblemCount("currency_unknown", Severity.SKIPPED, 1),)


@pytest.mark.parametrize(
    "slip",
    [
        {"amount_minor": 1.5},
        {"amount_minor": True},
        {"account": None},
        {"booked_on": datetime(2025, 1, 1, tzinfo=UTC)},
        {"booked_utc": datetime(2025, 1, 1)},  # noqa: DTZ001  # the slip that is meant
        {"booked_utc": datetime(2025, 1, 1, tzinfo=timezone(timedelta(hours=5)))},
    ],
)
def test_a_readers_own_slip_stops_the_reading(staging: Path, slip: dict[str, Any]) -> None:
    with pytest.raises(TypeError):
        poured(staging, [replace(BOOKING, **slip)])


def test_two_bookings_under_one_number_stop_the_reading(staging: Path) -> None:
    with pytest.raises(TypeError):
        poured(staging, [BOOKING, BOOKING])


def test_a_long_narrative_is_kept_whole(staging: Path) -> None:
    poured(staging, [replace(CLAIM, value="ұ" * 20_000_000)])
    assert len(rows(staging, "claims")[0]["value"]) == 20_000_000


_NOTHING = {"VARCHAR": "''", "BIGINT": "NULL", "DATE": "NULL", "TIMESTAMP": "NULL"}


def block(folder: Path, name: str, *, seqs: range, currency: str = "KZT") -> Block:
    """What a reader of large tables writes: bookings in the ledger's columns."""
    told = {"seq": "i", "statement_no": "1", "account": "'KZ01'", "amount_minor": "i * 100"}
    told |= {"booked_on": "DATE '2025-01-01' + i::INT", "currency": f"'{currency}'"}
    picked = ", ".join(
        f"({told.get(column, _NOTHING[sql])})::{sql} AS {column}"
        for column, sql in columns(Booking).items()
    )
    path = folder / name
    duckdb.sql(
        f"COPY (SELECT {picked} FROM range({seqs.start}, {seqs.stop}) t(i)) TO '{path}'"
        " (FORMAT parquet)"
    )
    return Block(Booking, path, len(seqs))


def test_one_block_is_taken_over_as_it_lies(staging: Path) -> None:
    one = block(staging.parent, "one.parquet", seqs=range(1, 101))
    written = one.path.read_bytes()
    tally = poured(staging, [STATEMENT, one])
    assert tally.rows == {"statements": 1, "bookings": 100}
    assert (staging / "bookings.parquet").read_bytes() == written
    assert not one.path.exists()


def test_blocks_and_single_rows_become_one_table(staging: Path) -> None:
    first = block(staging.parent, "one.parquet", seqs=range(2, 50))
    second = block(staging.parent, "two.parquet", seqs=range(50, 99))
    tally = poured(staging, [second, BOOKING, first])
    assert tally.rows == {"bookings": 98}
    read = [(row["booked_on"], row["seq"]) for row in rows(staging, "bookings")]
    assert read == sorted(read)


def test_a_block_in_other_columns_stops_the_reading(staging: Path) -> None:
    path = staging.parent / "odd.parquet"
    duckdb.sql(f"COPY (SELECT 1 AS seq) TO '{path}' (FORMAT parquet)")
    with pytest.raises(TypeError):
        poured(staging, [Block(Booking, path, 1)])


def test_a_block_in_an_unknown_currency_stops_the_reading(staging: Path) -> None:
    with pytest.raises(TypeError):
        poured(staging, [block(staging.parent, "x.parquet", seqs=range(1, 3), currency="QQQ")])


def test_a_block_with_a_text_left_out_stops_the_reading(staging: Path) -> None:
    one = block(staging.parent, "one.parquet", seqs=range(1, 3))
    path = staging.parent / "gap.parquet"
    gap = f"SELECT * REPLACE (NULL::VARCHAR AS purpose) FROM '{one.path}'"
    duckdb.sql(f"COPY ({gap}) TO '{path}' (FORMAT parquet)")
    with pytest.raises(TypeError):
        poured(staging, [Block(Booking, path, 2)])


def test_rows_are_reported_as_they_come(staging: Path) -> None:
    told: list[int] = []
    big = block(staging.parent, "one.parquet", seqs=range(2, 50))
    pour([STATEMENT, ReadWith(), big, BOOKING], staging, staging.parent / "work", told.append)
    assert told == [1, 1, 49, 50]
