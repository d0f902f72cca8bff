"""Derived tables may be made, read and removed by several programs at once."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pytest

from qaitaru.engine import derived
from qaitaru.engine.duck import connect


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return tmp_path


def _make(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute("CREATE OR REPLACE TEMP TABLE sums AS SELECT 7 AS total")


@contextmanager
def _reading(
    ledger: Path, version: str, make: Callable[[duckdb.DuckDBPyConnection], None] = _make
) -> Iterator[duckdb.DuckDBPyConnection]:
    connection, place = connect(), derived.place_of(ledger, version, "e")
    with derived.attached(connection, place, ["sums"], make=make):
        yield connection
    connection.close()


def _total(connection: duckdb.DuckDBPyConnection) -> list[tuple[int]]:
    return connection.execute("SELECT total FROM sums").fetchall()


def _versions(ledger: Path) -> set[str]:
    return {place.name for place in (ledger / "derived").iterdir()}


def test_tables_are_made_once(ledger: Path) -> None:
    made: list[int] = []

    def make(connection: duckdb.DuckDBPyConnection) -> None:
        made.append(1)
        _make(connection)

    for _ in range(2):
        with _reading(ledger, "v", make) as connection:
            assert _total(connection) == [(7,)]
    assert made == [1]


def test_another_that_makes_the_same_at_the_same_time_is_no_fault(ledger: Path) -> None:
    def make(connection: duckdb.DuckDBPyConnection) -> None:
        _make(connection)
        with _reading(ledger, "v"):
            pass

    with _reading(ledger, "v", make) as connection:
        assert _total(connection) == [(7,)]
    assert _versions(ledger) == {"v-e"}


def test_makers_of_many_versions_side_by_side_take_nothing_from_a_reader(ledger: Path) -> None:
    faults: list[BaseException] = []

    def work() -> None:
        try:
            for turn in range(25):
                with _reading(ledger, f"v{turn % 5}") as connection:
                    assert _total(connection) == [(7,)]
        except BaseException as fault:  # noqa: BLE001  # told by the test
            faults.append(fault)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []


def test_what_is_read_outlives_newer_versions_and_goes_once_it_is_not(ledger: Path) -> None:
    with _reading(ledger, "old") as connection:
        for version in "abcde":
            with _reading(ledger, version):
                pass
        assert _total(connection) == [(7,)]
    assert len(_versions(ledger)) == 4
    with _reading(ledger, "f"):
        pass
    assert len(_versions(ledger)) == 3


def test_what_a_killed_maker_left_is_removed(ledger: Path) -> None:
    left = ledger / "derived" / ".making-killed"
    left.mkdir(parents=True)
    with _reading(ledger, "v"):
        pass
    assert _versions(ledger) == {"v-e"}


def test_all_may_be_forgotten_but_what_is_being_read(ledger: Path) -> None:
    derived.forget(ledger)
    with _reading(ledger, "a"):
        pass
    with _reading(ledger, "b"):
        derived.forget(ledger)
        assert _versions(ledger) == {"b-e"}
