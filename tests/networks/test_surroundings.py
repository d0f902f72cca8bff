"""What of a network is shown, that its sums close, and that the engine shows the same."""

from collections.abc import Iterator

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.networks.small_networks import DAY, networks, paid

from qaitaru.networks.book import PlainBook
from qaitaru.networks.links import Link, Rest, links
from qaitaru.networks.network_store import StoreBook, Window
from qaitaru.networks.passages import Passage
from qaitaru.networks.surroundings import MOST, Asked, Surroundings, surroundings, together

A, B, C, D, E = map(ord, "ABCDE")
EVER = {"since": -(10**12), "until": 10**12}
ASKED = st.builds(
    Asked,
    opened=st.lists(st.integers(0, 6), max_size=3).map(tuple),
    top=st.integers(0, 3),
    hops=st.integers(1, 2),
    hidden=st.frozensets(st.integers(0, 6), max_size=1),
    only_common=st.booleans(),
)


def _book(*lines: str) -> PlainBook:
    return PlainBook(links(paid(*lines), 0, **EVER))


def test_transfers_are_summed_by_payer_and_payee() -> None:
    found = links(paid("1 A B 10", "3 A B 20", "2 B A 5", "2 B B 99"), 0, **EVER)
    assert found == [
        Link(payer=A, payee=B, amount=30, payments=2, first=1 * DAY, last=3 * DAY),
        Link(payer=B, payee=A, amount=5, payments=1, first=2 * DAY, last=2 * DAY),
    ]


def test_the_last_day_of_a_window_is_not_counted() -> None:
    found = links(paid("1 A B 10", "2 A B 20", "3 A B 40"), 0, since=DAY, until=3 * DAY)
    assert [one.amount for one in found] == [30]


def test_the_largest_partners_are_shown_and_the_rest_is_one_sum() -> None:
    book = _book("1 A B 50", "1 A C 40", "1 A D 3", "1 A E 2", "1 D A 1", "1 B C 7")
    found = surroundings(book, Asked(opened=(A,), top=2))
    assert found.shown == (A, B, C)
    assert [(one.payer, one.payee) for one in found.links] == [(A, B), (A, C), (B, C)]
    assert found.rests == (
        Rest(end=A, is_paid=True, ends=1, amount=1, payments=1, first=DAY, last=DAY),
        Rest(end=A, is_paid=False, ends=2, amount=5, payments=2, first=DAY, last=DAY),
    )
    assert found.degrees == {A: 4, B: 2, C: 2}


def test_a_rest_of_one_is_shown_by_its_name() -> None:
    book = _book("1 A B 50", "1 A C 40", "1 A D 30")
    assert surroundings(book, Asked(opened=(A,), top=2)).shown == (A, B, C, D)


def test_two_hops_open_the_partners_too() -> None:
    book = _book("1 A B 50", "1 B C 40", "1 C D 30")
    assert surroundings(book, Asked(opened=(A,), hops=2)).shown == (A, B, C)
    assert surroundings(book, Asked(opened=(A,), hops=3)).opened == (A, B, C)


def test_partners_of_one_alone_can_be_folded_away() -> None:
    book = _book("1 A B 50", "1 A C 40", "1 D C 30", "1 D E 20")
    found = surroundings(book, Asked(opened=(A, D), only_common=True))
    assert found.shown == (A, D, C)
    assert [(one.end, one.amount) for one in found.rests] == [(A, 50), (D, 20)]


def test_with_none_opened_the_largest_links_are_shown() -> None:
    book = _book("1 A B 50", "1 C D 40", "1 A C 1")
    found = surroundings(book, Asked(top=1))
    assert (found.shown, found.opened, found.rests) == ((A, B), (), ())


def test_no_more_are_shown_than_can_be_read() -> None:
    book = _book(*(f"1 A {chr(1000 + at)} {at + 1}" for at in range(MOST + 50)))
    found = surroundings(book, Asked(opened=(A,), top=10_000))
    assert len(found.shown) == MOST
    assert sum(one.ends for one in found.rests) == 51


def test_some_ends_are_shown_together_and_alone() -> None:
    book = _book("1 A B 50", "1 B C 40", "1 C D 30")
    found = together(book, (A, B))
    assert (found.shown, len(found.links), found.rests) == ((A, B), 1, ())


def _sums(found: Surroundings, end: int) -> tuple[int, int]:
    went = sum(one.amount for one in found.links if one.payer == end)
    came = sum(one.amount for one in found.links if one.payee == end)
    went += sum(one.amount for one in found.rests if one.end == end and not one.is_paid)
    came += sum(one.amount for one in found.rests if one.end == end and one.is_paid)
    return went, came


@given(networks(most=40, ends=7), ASKED)
def test_what_is_drawn_at_an_opened_end_is_all_it_paid_and_was_paid(
    passages: list[Passage], asked: Asked
) -> None:
    own = [one for one in passages if one.currency == 0 and one.payer != one.payee]
    found = surroundings(PlainBook(links(passages, 0, **EVER)), asked)
    for end in found.opened:
        went = sum(one.amount for one in own if one.payer == end)
        assert _sums(found, end) == (went, sum(one.amount for one in own if one.payee == end))
    assert not asked.hidden & {*found.shown}


@pytest.fixture(scope="module")
def engine() -> Iterator[duckdb.DuckDBPyConnection]:
    connection = duckdb.connect()
    connection.execute(
        "CREATE TABLE passages (row_no BIGINT, left_s BIGINT, came_s BIGINT, payer BIGINT,"
        " payee BIGINT, amount BIGINT, currency_no BIGINT, payments BIGINT)"
    )
    yield connection
    connection.close()


def test_the_engine_shows_the_same(engine: duckdb.DuckDBPyConnection) -> None:
    @given(networks(most=40, ends=7), ASKED, st.integers(0, 3), st.integers(3, 8))
    def holds(passages: list[Passage], asked: Asked, since: int, until: int) -> None:
        engine.execute("DELETE FROM passages")
        for one in passages:
            fields = (one.row, one.left, one.came, one.payer, one.payee, one.amount)
            engine.execute(f"INSERT INTO passages VALUES {(*fields, one.currency, one.payments)}")
        plain = PlainBook(links(passages, 0, since=since, until=until))
        store = StoreBook(engine, 0, Window(since, until))
        assert surroundings(store, asked) == surroundings(plain, asked)
        assert store.largest(3) == plain.largest(3)

    holds()
