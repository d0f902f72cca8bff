"""The legs: every booking that counts, its words turned into numbers."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from qaitaru.engine.running import fetch, run, store
from qaitaru.facts.bookings import Booking, Statement
from qaitaru.ledger.custodians import Keeping
from qaitaru.ledger.duplicates import Duplicate
from qaitaru.ledger.entries import Entry
from qaitaru.ledger.legs import Leg, legs
from qaitaru.ledger.legs_steps import LEG_STEPS, MENTION_STEPS
from qaitaru.ledger.mentions import Account, Meant, Mention, register


def booking(account: str = "A", amount: int = -5, other: str = "", name: str = "") -> Booking:
    return Booking(
        seq=1,
        statement_no=1,
        account=account,
        booked_on=date(2025, 3, 8),
        amount_minor=amount,
        currency="KZT",
        counterparty_account=other,
        counterparty_name=name,
    )


def made(one: Booking) -> list[Leg]:
    named = Mention(one.counterparty_account, one.counterparty_code, one.counterparty_name)
    return legs([Entry(1, one)], register([Mention("A", "", "Алия")], [named]), ())


def test_a_booking_names_an_account_in_hand_or_a_party() -> None:
    (named,) = made(booking(other="B", name="Бета"))
    assert (named.other_account_no, named.other_held, named.is_credit) == (2, False, False)
    assert named.other_party_no > 0


def test_a_booking_that_names_its_own_account_names_nobody() -> None:
    (fee,) = made(booking(other="A", name="Банк"))
    assert (fee.other_account_no, fee.other_party_no, fee.other_held) == (0, 0, False)


def test_nil_amounts_move_nothing() -> None:
    assert made(booking(amount=0)) == []


BOOKINGS = st.lists(
    st.builds(
        lambda account, amount, other, code, name, day, original: Booking(
            seq=1,
            statement_no=1,
            account=account,
            booked_on=date(2025, 2, 26) + timedelta(days=day),
            amount_minor=amount,
            currency="KZT",
            counterparty_account=other,
            counterparty_code=code,
            counterparty_name=name,
            original_minor=original,
            original_currency="USD" if original else "",
        ),
        st.sampled_from("AB"),
        st.integers(-2, 2),
        st.sampled_from(["", "A", "B", "X"]),
        st.sampled_from(["", "990101500708"]),
        st.sampled_from(["", "Бета", "БЕТА"]),
        st.integers(0, 9),
        st.none() | st.integers(-3, 3),
    ),
    max_size=8,
)


@settings(max_examples=50)
@given(drawn=BOOKINGS, gone=st.sets(st.integers(1, 4)))
def test_the_steps_say_what_the_law_says(
    open_ledger: Callable[..., Any], drawn: list[Booking], gone: set[int]
) -> None:
    names = [name for name in Booking.__slots__ if name != "seq"]
    booked = [
        Booking(seq=seq, **{name: getattr(one, name) for name in names})
        for seq, one in enumerate(drawn, start=1)
    ]
    statements = [
        Statement(statement_no=n, account=account, account_text="", currency="KZT", bank_name=bank)
        for n, (account, bank) in enumerate([("A", "бета"), ("B", "")], start=1)
    ]
    connection = open_ledger({1: [*statements, *booked]})
    doubled = [Duplicate(import_no=1, seq=seq, kept_import_no=1, kept_seq=9) for seq in gone]
    store(connection, "duplicates", Duplicate, doubled)
    run(connection, MENTION_STEPS)
    numbered = register(
        fetch(connection, Mention, "SELECT * FROM holder_counts"),
        fetch(connection, Mention, "SELECT * FROM mention_counts"),
        fetch(connection, Keeping, "SELECT * FROM keeping_counts"),
    )
    store(connection, "accounts", Account, numbered.accounts)
    store(connection, "mentions", Meant, numbered.mentions)
    run(connection, LEG_STEPS)
    law = legs([Entry(1, one) for one in booked], numbered, {(1, seq) for seq in gone})
    assert fetch(connection, Leg, "SELECT * FROM legs ORDER BY leg_no") == law
