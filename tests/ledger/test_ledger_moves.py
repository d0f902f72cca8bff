"""The ledger's transfers as typologies read them: each once, its ends apart, its second told."""

from datetime import UTC, date, datetime

from tests.ledger.conftest import OpenLedger

from qaitaru.detection.asking import Asking, Reading
from qaitaru.detection.ledger_moves_store import (
    MoveCounts,
    end_count,
    ends_of,
    entries_of,
    ledger_sizes,
    ledger_span,
    make_moves,
    move_counts,
    moves_of,
    reading_step,
)
from qaitaru.detection.moves import Mark
from qaitaru.engine.running import run
from qaitaru.facts.bookings import Booking, Statement
from qaitaru.facts.transfers import Transfer
from qaitaru.ledger.plain_transfers_store import make_plain_transfers
from qaitaru.ledger.store import derive

DAY = date(2026, 1, 5)
MIDNIGHT = int(datetime(2026, 1, 5, tzinfo=UTC).timestamp())


def statement(account: str, holder: str, currency: str = "KZT") -> Statement:
    return Statement(
        statement_no=1,
        account=account,
        account_text=account,
        currency=currency,
        holder_name=holder,
        from_on=date(2026, 1, 1),
        to_on=date(2026, 1, 31),
    )


def booking(seq: int, account: str, amount: int, **told: object) -> Booking:
    fields = {"statement_no": 1, "booked_on": DAY, "currency": "KZT"} | told
    return Booking(seq=seq, account=account, amount_minor=amount, **fields)  # type: ignore[arg-type]


def test_both_sides_of_a_transfer_are_one_move_and_both_rows_show_it(
    open_ledger: OpenLedger,
) -> None:
    out = booking(1, "KZ1", -500, counterparty_account="KZ2", counterparty_name="Beta")
    into = booking(1, "KZ2", 500, counterparty_account="KZ1", counterparty_name="Alpha")
    said = Transfer(
        seq=1,
        booked_on=DAY,
        amount_minor=500,
        currency="KZT",
        payer_account="KZ1",
        payee_account="KZ2",
    )
    facts: dict[int, list[Statement | Booking | Transfer]] = {
        1: [statement("KZ1", "Alpha"), out],
        2: [statement("KZ2", "Beta"), into],
        3: [said],
    }
    connection = open_ledger(facts)
    derive(connection)
    make_plain_transfers(connection)
    make_moves(connection)
    (found,) = moves_of(connection, [0]).values()
    assert (found.move.amount, found.currency, found.move.at) == (500, "KZT", MIDNIGHT)
    assert found.move.marks & Mark.DAY_ONLY
    assert entries_of(connection, [0]) == {0: ("1-b1", "2-b1", "3-t1")}
    ends = ends_of(connection, [found.move.payer, found.move.payee])
    assert [(one.key, one.name) for one in ends.values()] == [("KZ1", "Alpha"), ("KZ2", "Beta")]


def test_whom_nobody_names_and_a_cash_machine_pass_nothing_on(open_ledger: OpenLedger) -> None:
    machine = {"counterparty_name": "Банкомат 7"}
    told = [
        booking(1, "KZ1", 700, purpose="взнос наличных", **machine),
        booking(2, "KZ1", -600, purpose="снятие наличных", **machine),
        booking(3, "KZ1", 50),
        booking(4, "KZ1", -40),
        booking(5, "KZ1", -30, counterparty_name="Чай"),
        booking(6, "KZ1", 20, counterparty_name="Чай"),
    ]
    connection = open_ledger({1: [statement("KZ1", "Alpha"), *told]})
    derive(connection)
    make_plain_transfers(connection)
    make_moves(connection)
    moves = [one.move for one in moves_of(connection, range(6)).values()]
    own = {move.payee for move in moves[:1]}
    others = {at for move in moves for at in (move.payer, move.payee)} - own
    assert len(others) == 5, "two of the machine, two of nobody, one of the shop"
    names = sorted(one.name for one in ends_of(connection, others).values())
    assert names == ["", "", "Банкомат 7", "Банкомат 7", "Чай"]


def test_what_is_left_out_is_counted_and_times_are_told(open_ledger: OpenLedger) -> None:
    def claimed(seq: int, **told: object) -> Transfer:
        fields: dict[str, object] = {
            "booked_on": DAY,
            "amount_minor": 100 * seq,
            "currency": "KZT",
            "payer_account": "KZ1",
            "payee_account": "KZ2",
        }
        return Transfer(seq=seq, **(fields | told))  # type: ignore[arg-type]

    told = [
        claimed(1, count=5),
        claimed(2, amount_minor=0),
        claimed(3, payer_account="", payee_account=""),
        claimed(4, clock_time="10:30"),
        claimed(5, booked_utc=datetime.fromisoformat("2026-01-05T06:00:00.999999")),
        claimed(6, currency="USD", clock_time="once"),
    ]
    connection = open_ledger({1: told})
    derive(connection)
    make_plain_transfers(connection)
    make_moves(connection)
    assert move_counts(connection) == MoveCounts(1, 1, 1, day_only=1, no_zone=1)
    assert [(one.currency, one.transfers) for one in ledger_sizes(connection)] == [
        ("KZT", 2),
        ("USD", 1),
    ]
    seconds = [one.move.at - MIDNIGHT for one in moves_of(connection, range(3)).values()]
    assert seconds == [0, 6 * 3600, 10 * 3600 + 1800]
    assert ledger_span(connection) == (MIDNIGHT, MIDNIGHT + 10 * 3600 + 1801)
    accounts = end_count(connection)
    asked = {
        Reading.ALL: (3, {600, 500, 400}),
        Reading.TOGETHER: (3, {0}),
        Reading.APART: (3, {600, 500, 400}),
        Reading.OF_UNIT: (1, {600}),
    }
    for reading, (count, amounts) in asked.items():
        unit = "USD" if reading is Reading.OF_UNIT else ""
        run(connection, [reading_step(Asking(reading, unit), accounts)])
        found = connection.execute("SELECT payer, amount FROM moves").fetchall()
        assert (len(found), {amount for _, amount in found}) == (count, amounts)
        assert len({payer for payer, _ in found}) == (2 if reading is Reading.APART else 1)
