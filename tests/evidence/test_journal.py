import json
from datetime import UTC, datetime
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from qaitaru.engine.record import open_record
from qaitaru.evidence import journal
from qaitaru.evidence.leaf import CHAIN_START, canonical, chain_hash, commitment, leaf_hash
from qaitaru.facts.errors import JournalBroken

DOING = journal.Doing(
    act="seal_evidence",
    member="aigerim",
    agency="fiu",
    at=datetime(2026, 3, 2, tzinfo=UTC),
    purpose="п",
)


def _write(connection: Connection, count: int) -> None:
    for number in range(count):
        journal.append(connection, DOING, {"exhibit": number}, salt=bytes([number]) * 16)


def test_entries_are_contiguous_and_prove_themselves(record_url: str) -> None:
    record = open_record(record_url)
    with record.write() as connection:
        _write(connection, 5)
    with record.read() as connection:
        assert journal.verify(connection) == 5
        told = list(journal.entries(connection, start=3))
    assert [(entry.entry, entry.payload) for entry in told] == [
        (3, {"exhibit": 3, "purpose": "п"}),
        (4, {"exhibit": 4, "purpose": "п"}),
    ]
    record.close()


def test_the_leaf_is_canonical_and_holds_no_personal_data(record_url: str) -> None:
    record = open_record(record_url)
    with record.write() as connection:
        journal.append(connection, DOING, {"account": "KZ1", "name": "Асан"}, salt=b"s" * 16)
        leaf = connection.execute(text("SELECT leaf FROM journal")).scalar_one()
    payload = '{"account":"KZ1","name":"Асан","purpose":"п"}'
    assert bytes(leaf).decode() == (
        '{"act":"seal_evidence","agency":"fiu","at":"2026-03-02T00:00:00.000000Z","commitment":"'
        + sha256(b"s" * 16 + payload.encode()).hexdigest()
        + '","entry":0,"member":"aigerim","v":2}'
    )
    record.close()


def test_a_change_that_fails_leaves_no_entry(record_url: str) -> None:
    record = open_record(record_url)
    with pytest.raises(RuntimeError, match="half way"), record.write() as connection:
        _write(connection, 1)
        raise RuntimeError("half way")
    with record.read() as connection:
        assert journal.verify(connection) == 0
        assert journal.head(connection) == (0, CHAIN_START.hex())
    record.close()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal SET chain_hash = leaf_hash",
        "UPDATE journal SET entry = 9",
        "DELETE FROM journal",
    ],
)
def test_the_record_refuses_to_change_an_entry(record_url: str, statement: str) -> None:
    record = open_record(record_url)
    with record.write() as connection:
        _write(connection, 1)
    with pytest.raises(DBAPIError, match="append-only"), record.write() as connection:
        connection.execute(text(statement))
    record.close()


def test_an_erased_payload_leaves_the_journal_proved(record_url: str) -> None:
    record = open_record(record_url)
    with record.write() as connection:
        _write(connection, 3)
        connection.execute(text("UPDATE journal SET payload = NULL, salt = NULL WHERE entry = 1"))
    with record.read() as connection:
        assert journal.verify(connection) == 3
    record.close()


MANIPULATIONS = {
    "payload changed": ("UPDATE journal SET payload = '{\"exhibit\"\\:7}' WHERE entry = 1", 1),
    "salt lost": ("UPDATE journal SET salt = NULL WHERE entry = 2", 2),
    "entry taken out": ("DELETE FROM journal WHERE entry = 1", 1),
    "last entries cut and renumbered": ("UPDATE journal SET entry = 7 WHERE entry = 2", 2),
    "leaf swapped": (
        "UPDATE journal SET leaf = (SELECT leaf FROM journal WHERE entry = 0) WHERE entry = 1",
        1,
    ),
    "chain cut": ("UPDATE journal SET chain_hash = leaf_hash WHERE entry = 0", 0),
}


@pytest.mark.parametrize("name", MANIPULATIONS)
def test_a_manipulation_behind_the_guards_is_named(name: str, record_url: str) -> None:
    statement, entry = MANIPULATIONS[name]
    record = open_record(record_url)
    with record.write() as connection:
        _write(connection, 3)
        for guard in _guards(connection):
            connection.execute(text(guard))
        connection.execute(text(statement))
    with record.read() as connection, pytest.raises(JournalBroken) as caught:
        journal.verify(connection)
    assert caught.value.entry == entry
    record.close()


def _guards(connection: Connection) -> list[str]:
    if connection.dialect.name == "sqlite":
        return ["DROP TRIGGER journal_update_refused", "DROP TRIGGER journal_delete_refused"]
    return ["DROP TRIGGER journal_append_only ON journal"]


json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text("abcXYZ_", min_size=1), inner),
)


@given(json_values)
def test_canonical_json_says_the_same_and_only_one_way(value: object) -> None:
    told = canonical(value)
    assert json.loads(told) == value
    assert canonical(json.loads(told)) == told


@pytest.mark.parametrize("value", [1.5, 2**53, {"ә": 1}, [{"a": 0.1}], {1: 2}])
def test_what_two_programs_would_write_differently_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        canonical(value)


def test_the_leaf_hash_is_that_of_the_tree_to_come() -> None:
    assert (
        leaf_hash(b"").hex() == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
    )
    assert chain_hash(CHAIN_START, b"x") == sha256(CHAIN_START + leaf_hash(b"x")).digest()
    assert commitment(b"salt", b"payload") == sha256(b"saltpayload").hexdigest()
