"""See the payments that stand behind a hit, page by page, each as its row says it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from qaitaru.acts.act import Desk, consult
from qaitaru.acts.books.ledger_at import ledger_at
from qaitaru.acts.screening.payments_met import payment_of
from qaitaru.facts.errors import EntryMissing
from qaitaru.ledger.payment_store import PaymentRow, some_payment_rows
from qaitaru.screening import hit_payment_store, hit_store
from qaitaru.screening.payments.pairs import Mention
from qaitaru.screening.payments.payment import Payment

PAGE: Final = 10  # payments shown at once where nobody chose another number


@dataclass(frozen=True, slots=True)
class PaymentBehind:
    """A payment behind a hit, as its row says it."""

    mention: Mention
    row: PaymentRow
    payment: Payment


@dataclass(frozen=True, slots=True)
class PaymentGone:
    """A payment behind a hit whose import was withdrawn."""

    mention: Mention


def look_at_hit_payments(
    desk: Desk, number: int, *, offset: int = 0, limit: int = PAGE
) -> tuple[PaymentBehind | PaymentGone, ...]:
    """Some of the payments behind a hit, in the order they were met.

    Raises: HitMissing.
    """
    with consult(desk, "look_at_hit_payments", hit=number) as connection:
        hit_store.find(connection, number)
        kept = hit_payment_store.of_hit(connection, number, offset=offset, limit=limit)
    return _as_rows(desk, number, kept)


def look_at_hit_payment(desk: Desk, number: int, entry: str) -> PaymentBehind:
    """One of them.

    Raises: HitMissing; EntryMissing where the row is not behind the hit, or not in sight.
    """
    with consult(desk, "look_at_hit_payments", hit=number) as connection:
        hit_store.find(connection, number)
        kept = hit_payment_store.of_entry(connection, number, entry)
    found = _as_rows(desk, number, kept[:1])
    if not found or isinstance(found[0], PaymentGone):
        raise EntryMissing(entry)
    return found[0]


def _as_rows(
    desk: Desk, number: int, kept: Sequence[Mention]
) -> tuple[PaymentBehind | PaymentGone, ...]:
    if not kept:
        return ()
    with ledger_at(desk, "look_at_payments", hit=number) as view:
        rows = some_payment_rows(view.connection, [one.entry for one in kept])
        names = {one.import_no: view.item_of(one.import_no).name for one in rows.values()}
    return tuple(
        PaymentBehind(one, row, payment_of(row, names[row.import_no]))
        if (row := rows.get(one.entry))
        else PaymentGone(one)
        for one in kept
    )
