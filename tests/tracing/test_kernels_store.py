"""From a table of postings to stored answers."""

from pathlib import Path

import duckdb
import pytest

from qaitaru.engine.duck import connect
from qaitaru.facts.errors import PostingRefused
from qaitaru.tracing.kernels import volume_store
from qaitaru.tracing.kernels.volume import RULES
from qaitaru.tracing.kernels.volume_store import pack, trace_all_stored, trace_stored

COLUMNS = "(seq, direction, account, to_account, amount_minor, received_minor, converted, source)"
LEDGER = """
(1, 'opening', 'KZT-1', NULL, 100, NULL, false, 'own'),
(2, 'in', 'KZT-1', NULL, 100, NULL, false, 'Victim'),
(3, 'out', 'KZT-1', 'USD-1', 50, 5, true, ''),
(4, 'in', 'KZT-1', NULL, 50, NULL, false, ''),
(6, 'out', 'KZT-1', NULL, 120, NULL, false, ''),
(7, 'opening', 'EUR-1', NULL, -30, NULL, false, ''),
(8, 'part', 'EUR-1', NULL, 20, NULL, false, 'Victim'),
(9, 'in', 'EUR-1', NULL, 40, NULL, false, 'unknown')
"""


@pytest.fixture
def ledger() -> duckdb.DuckDBPyConnection:
    connection = connect()
    connection.execute(f"CREATE TABLE postings AS SELECT * FROM (VALUES {LEDGER}) AS t{COLUMNS}")
    return connection


def _read(connection: duckdb.DuckDBPyConnection, files: Path) -> list[tuple[object, ...]]:
    return connection.execute(f"SELECT * FROM '{files}' ORDER BY ALL").fetchall()


def test_what_a_rule_says_is_stored_by_the_names_of_the_ledger(
    ledger: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    stored = trace_stored(ledger, pack(ledger, "postings"), "fifo", tmp_path / "fifo")
    assert _read(ledger, tmp_path / "fifo" / "attributed-*.parquet") == [
        (3, "own", 50),
        (6, "Victim", 70),
        (6, "own", 50),
        (7, "shortfall", 30),
    ]
    assert _read(ledger, tmp_path / "fifo" / "held.parquet") == [
        ("EUR-1", "unknown", 30),
        ("KZT-1", "Victim", 30),
        ("KZT-1", "own", 50),
        ("USD-1", "own", 5),
    ]
    assert (stored.attributed_rows, stored.deviation_minor_at_most) == (4, 0)


def test_all_rules_share_the_packed_postings(
    ledger: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    stored = trace_all_stored(ledger, pack(ledger, "postings"), RULES, tmp_path)
    assert [one.rule for one in stored] == list(RULES)
    apart = trace_stored(ledger, pack(ledger, "postings"), "rolling", tmp_path / "again")
    for file in ("attributed-00000.parquet", "held.parquet"):
        assert _read(ledger, tmp_path / "rolling" / file) == _read(ledger, apart.folder / file)


def test_a_direction_that_is_none_is_refused(ledger: duckdb.DuckDBPyConnection) -> None:
    ledger.execute("UPDATE postings SET direction = 'sideways' WHERE seq = 4")
    with pytest.raises(PostingRefused) as refused:
        pack(ledger, "postings")
    assert refused.value.details() == {"posting": "3", "found": "kind"}


@pytest.mark.parametrize(
    ("lacks", "found"), [("account", "account"), ("amount_minor", "amount"), ("direction", "kind")]
)
def test_a_posting_that_lacks_what_it_needs_is_refused(
    ledger: duckdb.DuckDBPyConnection, lacks: str, found: str
) -> None:
    ledger.execute(f"UPDATE postings SET {lacks} = NULL WHERE seq = 6")
    with pytest.raises(PostingRefused) as refused:
        pack(ledger, "postings")
    assert refused.value.details() == {"posting": "4", "found": found}


def test_an_answer_in_several_files_is_the_answer_in_one(
    ledger: duckdb.DuckDBPyConnection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packed = pack(ledger, "postings")
    one = trace_stored(ledger, packed, "fifo", tmp_path / "one")
    monkeypatch.setattr(volume_store, "_WRITTEN_AT_ONCE", 2)
    many = trace_stored(ledger, packed, "fifo", tmp_path / "many")
    assert len(list(many.folder.glob("attributed-*"))) == 4
    files = "attributed-*.parquet"
    assert _read(ledger, many.folder / files) == _read(ledger, one.folder / files)


def test_a_ledger_without_postings_has_an_empty_answer(
    ledger: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    ledger.execute("DELETE FROM postings")
    stored = trace_stored(ledger, pack(ledger, "postings"), "rolling", tmp_path / "none")
    assert stored.attributed_rows == 0
    assert _read(ledger, stored.folder / "held.parquet") == []
