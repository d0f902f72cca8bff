import tempfile
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

import duckdb
import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from qaitaru.facts.bookings import Booking, Statement
from qaitaru.facts.problems import Problem
from qaitaru.facts.transfers import Transfer
from qaitaru.ingest.reading import Block
from qaitaru.ingest.tables.choosing import at_hand
from qaitaru.ingest.tables.opening import Opened, head_of, open_table, read_rows
from qaitaru.ingest.tables.reading import Numbers
from qaitaru.ingest.tables.records import records
from qaitaru.ingest.tables.volume import read_volume
from qaitaru.ingest.tables.volume_lines import lines_of

STATEMENT = """
kind = "statement"
decimal_mark = ","
negative = "reverse"
totals = ["Итого"]
date_formats = ["%d.%m.%Y", "%Y-%m-%d"]
[columns]
booked_on = "Дата"
account = "Счёт"
debit = "Дебет"
credit = "Кредит"
balance = "Остаток"
currency = "Валюта"
counterparty_name = "Контрагент"
counterparty_account = "Счёт контрагента"
purpose = "Назначение"
"""
HEADER = "Дата;Счёт;Дебет;Кредит;Остаток;Валюта;Контрагент;Счёт контрагента;Назначение"
PLAIN = "05.03.2025;KZ111;12,50;;;KZT;;;"
TRANSFERS = """
kind = "transfers"
decimal_mark = "."
date_formats = ["%Y-%m-%d"]
[columns]
booked_on = "date"
amount = "amount"
currency = "currency"
payer_name = "payer"
payee_account = "account"
count = "count"
"""

dates = st.sampled_from(
    [
        "05.03.2025",
        "29.02.2024",
        "29.02.2025",
        "5.3.25",
        "2025-03-05",
        "",
        " 05.03.2025",
        "31.12.1899",
    ]
)
amounts = st.sampled_from(
    ["1 234,50", "1\u00a0234,50", "12,50", "0,00", "", "-", "7", "-3,00", "1.234,50", "1,234", "x",
     "12 34,00", "999999999999,99", "9999999999999999999,00", "12,5", "(1,00)", "1'234,50"]
)  # fmt: skip
accounts = st.sampled_from(["KZ111", "KZ 222", "kz-111", "", "KZ3№"])
currencies = st.sampled_from(["KZT", "USD", "JPY", "RUR", "тенге", "", "XXQ"])
texts = st.sampled_from(
    [
        "оплата",
        " оплата ",
        "",
        "ТОО «А»",
        'ТОО "А"',
        "a\u202eb",
        "x\u200b",
        "\u00a0y",
        "№ 5; ",
        "O'K",
    ]
)
rows = st.tuples(
    dates, accounts, amounts, amounts, amounts, currencies, texts, accounts, texts
).map(list)
totals = st.just(["Итого", "", "12,50", "0,00", "", "", "", "", ""])
lines = st.lists(st.one_of(rows, rows, rows, totals, rows.map(lambda row: row[:4])), max_size=25)


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if ";" in cell or '"' in cell else cell


def _opened(path: Path, mapping: str, delimiter: str) -> Opened:
    opened = open_table(head_of(records(path, delimiter)), at_hand({"m": mapping}), Numbers())
    assert isinstance(opened, Opened)
    return opened


def _slow(path: Path, mapping: str, delimiter: str = ";") -> list[object]:
    opened = _opened(path, mapping, delimiter)
    rest = list(records(path, delimiter))[len(opened.head) :]
    return list(read_rows(opened, rest))


def _fast(path: Path, folder: Path, mapping: str, delimiter: str = ";") -> list[object] | None:
    read = read_volume(path, folder, _opened(path, mapping, delimiter), delimiter)
    return None if read is None else [one for fact in read for one in _unpacked(fact)]


def _unpacked(fact: object) -> Iterable[object]:
    if not isinstance(fact, Block):
        return [fact]
    found = duckdb.read_parquet(str(fact.path))
    names = found.columns
    facts = [fact.kind(**dict(zip(names, row, strict=True))) for row in found.fetchall()]
    assert len(facts) == fact.rows
    return facts


def _by_kind(facts: Iterable[object]) -> dict[str, list[str]]:
    kinds = (Booking, Transfer, Statement, Problem)
    return {kind.__name__: sorted(repr(f) for f in facts if isinstance(f, kind)) for kind in kinds}


@settings(max_examples=60)
@given(lines)
def test_the_fast_way_gives_what_the_slow_way_gives(table: list[list[str]]) -> None:
    known = [PLAIN] if any(row[0] == "5.3.25" for row in table) else []  # that alone is asked
    text = "\n".join([HEADER, *known, *(";".join(map(_quoted, row)) for row in table)])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "t.csv"
        path.write_text(text + "\n", "utf-8")
        fast = _fast(path, folder, STATEMENT)
        event("slow" if fast is None else "fast")
        if fast is not None:
            assert _by_kind(fast) == _by_kind(_slow(path, STATEMENT))


def test_plain_rows_do_take_the_fast_way(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    row = "05.03.2025;KZ {0};{1},50;;;KZT;ТОО «А»;KZ9;оплата № {1}"
    path.write_text("\n".join([HEADER, *(row.format(i % 3, i + 1) for i in range(500))]), "utf-8")
    fast = _fast(path, tmp_path, STATEMENT)
    assert fast is not None
    assert _by_kind(fast) == _by_kind(_slow(path, STATEMENT))
    assert sum(isinstance(fact, Booking) for fact in fast) == 500


def test_transfers_too(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    lines = ["date,amount,currency,payer,account,count", "2025-01-02,1.50,USD,A,B 1,3"]
    lines += ["2025-01-03,-1.50,USD,A,B,", "2025-01-03,1.505,USD,A,B,", "2025-01-01,7,JPY,C,D,x"]
    path.write_text("\n".join(lines), "utf-8")
    fast = _fast(path, tmp_path, TRANSFERS, ",")
    assert fast is not None
    assert _by_kind(fast) == _by_kind(_slow(path, TRANSFERS, ","))


@pytest.mark.parametrize(
    "text",
    [
        HEADER
        + "\n05.03.2025;KZ1;1,00;;;KZT;;;\n\n05.03.2025;KZ1;1,00;;;KZT;;;\n",  # an empty line
        HEADER + '\n05.03.2025;KZ1;1,00;;;KZT;;;"two\nlines"\n',
        HEADER + "\r\n05.03.2025;KZ1;1,00;;;KZT;;;\n",  # mixed line ends
        HEADER + '\n05.03.2025;KZ1;1,00;;;KZT;"A"B;;\n',
    ],
)
def test_lines_that_are_not_rows_take_the_slow_way(tmp_path: Path, text: str) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(text.encode())
    assert _fast(path, tmp_path, STATEMENT) is None
    assert any(isinstance(fact, Booking | Problem) for fact in _slow(path, STATEMENT))


def test_the_block_lies_in_the_order_of_the_ledger(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    row = "{0:02}.03.2025;KZ{1};1,00;;;KZT;A;KZ9;x"
    rows = [row.format(28 - i % 28, i % 5) for i in range(300)]
    path.write_text("\n".join([HEADER, *rows]), "utf-8")
    bookings = [f for f in _fast(path, tmp_path, STATEMENT) or [] if isinstance(f, Booking)]
    keys = [(one.account, one.booked_on, one.seq) for one in bookings]
    assert keys == sorted(keys)
    assert keys[0] == ("KZ0", date(2025, 3, 1), 56)


@pytest.mark.parametrize("days", ["growing", "falling", "falling late"])
def test_one_account_lies_by_day_however_its_rows_came(tmp_path: Path, days: str) -> None:
    path = tmp_path / "t.csv"
    first = date(2015, 1, 1)
    order = {"growing": range(3000), "falling": range(3000, 0, -1)}.get(
        days, [*range(2500), *range(500)]
    )
    rows = [f"{first + timedelta(days=n):%d.%m.%Y};KZ1;1,00;;;KZT;A;KZ9;x" for n in order]
    path.write_text("\n".join([HEADER, *rows, "Итого;;3000,00;;;;;;"]), "utf-8")
    facts = _fast(path, tmp_path, STATEMENT) or []
    keys = [(one.booked_on, one.seq) for one in facts if isinstance(one, Booking)]
    assert len(keys) == 3000
    assert keys == sorted(keys)
    assert _by_kind(facts) == _by_kind(_slow(path, STATEMENT))


def test_lines_are_counted_to_the_last_with_something_in_it(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    for text, count in ((b"a\nb", 2), (b"a\nb\n\n", 2), (b"a\r\nb\r\n", 2), (b"a", 1)):
        path.write_bytes(text)
        lines = lines_of(path)
        assert lines is not None
        assert lines.count == count
