"""What is known beside transfers: by account, by row, at a second, and what a typology misses."""

from qaitaru.detection.known import (
    EARLIEST,
    LATEST,
    NOTHING,
    AccountFact,
    AccountKind,
    Known,
    RowFact,
    RowKind,
    missing,
)
from qaitaru.detection.known_store import kinds_known, known_of, put_known
from qaitaru.engine.duck import connect

PHONES = AccountFact(1, AccountKind.PHONE, 7), AccountFact(2, AccountKind.PHONE, 7, 10, 20)
KNOWN = Known(
    (*PHONES, AccountFact(1, AccountKind.CITY, 3)),
    (RowFact(0, RowKind.CITY, 3), RowFact(4, RowKind.INVOICE, 9)),
)


def test_a_fact_holds_from_its_first_second_until_its_last_which_is_not_counted() -> None:
    assert [PHONES[1].holds(at) for at in (9, 10, 19, 20)] == [False, True, True, False]
    assert PHONES[0].holds(EARLIEST)
    assert not PHONES[0].holds(LATEST)


def test_facts_are_told_by_account_and_by_row() -> None:
    assert KNOWN.of_accounts(AccountKind.PHONE) == {1: [PHONES[0]], 2: [PHONES[1]]}
    assert KNOWN.of_rows(RowKind.CITY) == {0: 3}
    assert KNOWN.kinds == {AccountKind.PHONE, AccountKind.CITY, RowKind.CITY, RowKind.INVOICE}


def test_of_each_need_one_kind_is_enough() -> None:
    phone_or_device = frozenset({AccountKind.PHONE, AccountKind.DEVICE})
    prices = frozenset({RowKind.UNIT_PRICE})
    assert missing((phone_or_device, prices), KNOWN.kinds) == (prices,)
    assert missing((phone_or_device,), NOTHING.kinds) == (phone_or_device,)


def test_what_is_put_is_known_by_kind_account_and_row() -> None:
    with connect(threads=1) as connection:
        put_known(connection, KNOWN)
        assert kinds_known(connection) == KNOWN.kinds
        assert known_of(connection, [2], [4]) == Known(
            (PHONES[1],), (RowFact(4, RowKind.INVOICE, 9),)
        )
        put_known(connection, NOTHING)
        assert kinds_known(connection) == frozenset()


def test_kinds_of_accounts_and_of_rows_have_no_number_in_common() -> None:
    assert not {*map(int, AccountKind)} & {*map(int, RowKind)}
