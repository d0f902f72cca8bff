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
    """A payment behind a hit, as its row says it; the hit may stand on both of its sides."""

    mentions: tuple[Mention, ...]
    row: PaymentRow
    payment: Payment


@dataclass(frozen=True, slots=True)
class PaymentGone:
    """A payment behind a hit whose import was withdrawn."""

    mentions: tuple[Mention, ...]


def look_at_hit_payments(
    desk: Desk, number: int, *, offset: int = 0, limit: int | None = PAGE
) -> tuple[PaymentBehind | PaymentGone, ...]:
    """Some of the payments behind a hit, in the order they were met; all, where no limit is.

    Raises: HitMissing.
    """
    with consult(desk, "look_at_hit_payments", hit=number) as connection:
        hit_store.find(connection, number)
        kept = hit_payment_store.of_hit(connection, number, offset=offset, limit=limit)
    return _as_rows(desk, number, kept)


def look_at_some_hit_payments(
    desk: Desk, number: int, entries: Sequence[str]
) -> tuple[PaymentBehind, ...]:
    """Those that are named, each once.

    Raises: HitMissing; EntryMissing for a row that is not behind the hit, or not in sight.
    """
    with consult(desk, "look_at_hit_payments", hit=number) as connection:
        hit_store.find(connection, number)
        kept = hit_payment_store.of_entries(connection, number, entries)
    found = _as_rows(desk, number, kept)
    seen = tuple(one for one in found if isinstance(one, PaymentBehind))
    known = {one.row.entry_id for one in seen}
    for entry in entries:
        if entry not in known:
            raise EntryMissing(entry)
    return seen


def _as_rows(
    desk: Desk, number: int, kept: Sequence[hit_payment_store.Behind]
) -> tuple[PaymentBehind | PaymentGone, ...]:
    if not kept:
        return ()
    with ledger_at(desk, "look_at_payments", hit=number) as view:
        rows = some_payment_rows(view.connection, [one[0].entry for one in kept])
        names = {one.import_no: view.item_of(one.import_no).name for one in rows.values()}
    return tuple(
        PaymentBehind(one, row, payment_of(row, names[row.import_no]))
        if (row := rows.get(one[0].entry))
        else PaymentGone(one)
        for one in kept
    )
