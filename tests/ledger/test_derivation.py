"""The whole derivation in the engine says what the rules say one after another."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from qaitaru.engine.running import fetch
from qaitaru.facts.bookings import Booking, Statement
from qaitaru.facts.transfers import Transfer
from qaitaru.ledger import store
from qaitaru.ledger.breaks import breaks, held_days
from qaitaru.ledger.chain import measure, row_breaks
from qaitaru.ledger.custodians import Keeping
from qaitaru.ledger.duplicates import duplicates, overlaps
from qaitaru.ledger.entries import Entry, HeldStatement
from qaitaru.ledger.exchanges import exchanges
from qaitaru.ledger.joining import ClaimedTransfer, LedgerTransfer, ledger_transfers
from qaitaru.ledger.legs import leg_number, legs
from qaitaru.ledger.matching import match
from qaitaru.ledger.mentions import Mention, Register, register
from qaitaru.ledger.reconciliation import Reconciliation, reconcile
from qaitaru.ledger.unequal import match_unequal

MONDAY = date(2025, 3, 3)
NAMES = {"": "", "A": "Алия", "B": "ТОО «Бета»", "X": "Гамма"}
World = dict[int, tuple[Statement, list[Booking], list[Transfer]]]

BOOKINGS = st.lists(
    st.tuples(
        st.sampled_from([-1000, -100, 100, 990, 1000]),
        st.sampled_from(sorted(NAMES)),
        st.integers(0, 6),
        st.sampled_from(["", "r"]),
        st.none() | st.integers(0, 1),
    ),
    max_size=7,
)
CLAIMS = st.lists(
    st.tuples(
        st.sampled_from(["A", "B"]),
        st.sampled_from(sorted(NAMES)),
        st.integers(0, 6),
        st.sampled_from(["", "r"]),
    ),
    max_size=3,
)
DRAWN = st.lists(st.tuples(st.sampled_from("AB"), BOOKINGS, CLAIMS), min_size=1, max_size=4)


def world(drawn: Iterable[tuple[str, list[Any], list[Any]]]) -> World:
    made: World = {}
    for number, (account, rows, claims) in enumerate(drawn, start=1):
        statement = Statement(
            statement_no=1,
            account=account,
            account_text=account,
            currency="KZT",
            holder_name=NAMES[account],
            bank_name=NAMES["X"] if account == "B" else "",
            from_on=MONDAY,
            to_on=MONDAY + timedelta(days=20),
        )
        bookings = [
            Booking(
                seq=seq,
                statement_no=1,
                account=account,
                booked_on=MONDAY + timedelta(days=day),
                amount_minor=amount,
                currency="KZT",
                balance_minor=balance,
                counterparty_account=other,
                counterparty_name=NAMES[other],
                reference=reference,
            )
            for seq, (amount, other, day, reference, balance) in enumerate(rows, start=1)
        ]
        transfers = [
            Transfer(
                seq=seq,
                booked_on=MONDAY + timedelta(days=day),
                amount_minor=1000,
                currency="KZT",
                payer_account=payer,
                payer_name=NAMES[payer],
                payee_account=payee,
                payee_name=NAMES[payee],
                reference=reference,
            )
            for seq, (payer, payee, day, reference) in enumerate(claims, start=1)
        ]
        made[number] = (statement, bookings, transfers)
    return made


def judged(held: World) -> list[Reconciliation]:
    return [
        reconcile(
            HeldStatement(number, statement),
            measure(number, statement, bookings),
            row_breaks(number, statement, bookings),
        )
        for number, (statement, bookings, _) in held.items()
    ]


def numbered(held: World) -> Register:
    holders = Counter(
        (one.account, one.holder_code, one.holder_name) for one, _, _ in held.values()
    )
    said: Counter[tuple[str, str, str]] = Counter()
    for _, bookings, transfers in held.values():
        said.update(
            (one.counterparty_account, one.counterparty_code, one.counterparty_name)
            for one in bookings
        )
        said.update((one.payer_account, one.payer_code, one.payer_name) for one in transfers)
        said.update((one.payee_account, one.payee_code, one.payee_name) for one in transfers)
    return register(
        [Mention(*words, times) for words, times in sorted(holders.items())],
        [Mention(*words, times) for words, times in sorted(said.items())],
        [Keeping(one.account, one.bank_code, one.bank_name) for one, _, _ in held.values()],
    )


def claimed(held: World, known: Register) -> list[ClaimedTransfer]:
    meant = {(one.account, one.name): one for one in known.mentions}
    return [
        ClaimedTransfer(
            claim_no=leg_number(number, one.seq),
            booked_on=one.booked_on,
            amount_minor=one.amount_minor,
            currency=one.currency,
            payer_account_no=meant[one.payer_account, one.payer_name].account_no,
            payee_account_no=meant[one.payee_account, one.payee_name].account_no,
            payer_no=meant[one.payer_account, one.payer_name].party_no,
            payee_no=meant[one.payee_account, one.payee_name].party_no,
            reference=one.reference,
        )
        for number, (_, _, transfers) in held.items()
        for one in transfers
    ]


def by_the_rules(held: World) -> list[LedgerTransfer]:
    statements, known = judged(held), numbered(held)
    entries = [Entry(number, one) for number, (_, rows, _) in held.items() for one in rows]
    doubled, _ = duplicates(entries, overlaps(statements))
    counting = legs(entries, known, {(one.import_no, one.seq) for one in doubled})
    pairs = match(counting)
    joined = {number for pair in pairs for number in (pair.debit_no, pair.credit_no)}
    rest = [leg for leg in counting if leg.leg_no not in joined]
    pairs += match_unequal(rest)
    joined = {number for pair in pairs for number in (pair.debit_no, pair.credit_no)}
    pairs += exchanges([leg for leg in rest if leg.leg_no not in joined])
    joined = {number for pair in pairs for number in (pair.debit_no, pair.credit_no)}
    numbers = {one.account: one.account_no for one in known.accounts}
    alone = breaks(
        [leg for leg in rest if leg.leg_no not in joined], held_days(statements, numbers)
    )
    return ledger_transfers(counting, pairs, alone, claimed(held, known))


@settings(max_examples=12)
@given(drawn=DRAWN)
def test_the_engine_derives_what_the_rules_say(
    open_ledger: Callable[..., Any], drawn: list[tuple[str, list[Any], list[Any]]]
) -> None:
    held = world(drawn)
    connection = open_ledger(
        {number: [one, *rows, *claims] for number, (one, rows, claims) in held.items()}
    )
    store.derive(connection)
    found = fetch(connection, LedgerTransfer, "SELECT * FROM ledger_transfers ORDER BY transfer_no")
    assert found == by_the_rules(held)
    assert store.reconciliations(connection) == judged(held)


@settings(max_examples=6)
@given(drawn=DRAWN)
def test_the_same_evidence_a_second_time_moves_nothing(
    open_ledger: Callable[..., Any], drawn: list[tuple[str, list[Any], list[Any]]]
) -> None:
    once: World = {
        number: (one, [replace(row, balance_minor=None, reference="") for row in rows], [])
        for number, (one, rows, _) in world(drawn[:1]).items()
    }
    twice = once | {number + len(once): held for number, held in once.items()}

    def flows(held: World) -> list[Any]:
        facts = {number: [one, *rows] for number, (one, rows, _) in held.items()}
        connection = open_ledger(facts)
        store.derive(connection)
        return [one.flow for one in store.flows(connection)]

    assert flows(once) == flows(twice)
