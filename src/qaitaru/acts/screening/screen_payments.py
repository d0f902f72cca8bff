"""Put every payment of the workspace to the lists in force: both sides, banks, and free text."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from qaitaru.acts.act import Desk, consult
from qaitaru.acts.books.ledger_at import ledger_at
from qaitaru.acts.lists.look_at_lists import (
    NOW,
    AsOf,
    ListInForce,
    lists_in_force,
    versions_in_force,
)
from qaitaru.acts.screening.screen_parties import as_of_text
from qaitaru.engine import imports
from qaitaru.facts.designations import DesignatedKind
from qaitaru.facts.money import plain
from qaitaru.ledger.payment_store import PaymentEnd, PaymentRow, payment_rows
from qaitaru.lists.countries import country_of
from qaitaru.lists.versions import ListVersion
from qaitaru.screening.asked import Asked
from qaitaru.screening.found_hits import EntryKey, entries_once, key_of
from qaitaru.screening.payments.payment import Payment, PaymentField, PaymentParty, PaymentText
from qaitaru.screening.payments.screening import TEXT_ALERT, PaymentHit, PaymentScreener
from qaitaru.screening.screener import ALERT, Screener

_SIDES: Final = (
    (PaymentField.DEBTOR, PaymentField.DEBTOR_AGENT),
    (PaymentField.CREDITOR, PaymentField.CREDITOR_AGENT),
)


@dataclass(frozen=True, slots=True)
class ScreenedPayments:
    """What the payments in sight came to: the lists asked, how many rows, and the hits in order.

    ``versions`` are the numbers of the list versions that the entries of hits stand in.
    """

    lists: tuple[ListVersion, ...]
    payments: int
    hits: tuple[PaymentHit, ...]
    versions: Mapping[EntryKey, int]


def screen_payments(
    desk: Desk, as_of: AsOf = NOW, *, threshold: float = ALERT, text_threshold: float = TEXT_ALERT
) -> ScreenedPayments:
    """The hits of every booking and claimed transfer.

    Args:
        as_of: a day chooses the lists by publication; an instant chooses lists and rows as the
            workspace had them.
    Raises: ListMissing where no list was in force; ListAltered.
    """
    lists = lists_in_force(desk, as_of)
    entries = entries_once(one for each in lists for one in each.designations)
    asking = PaymentScreener(Screener(entries))
    hits: list[PaymentHit] = []
    count = 0
    told = as_of_text(as_of)
    with ledger_at(desk, "screen_payments", as_of=as_of.instant, lists_as_of=told) as view:
        for row in payment_rows(view.connection):
            count += 1
            payment = payment_of(row, view.item_of(row.import_no).name)
            hits += asking.screen(payment, threshold=threshold, text_threshold=text_threshold)
    versions = _versions(lists, hits)
    return ScreenedPayments(tuple(one.version for one in lists), count, tuple(hits), versions)


def what_payments_meet(desk: Desk, as_of: AsOf = NOW) -> tuple[tuple[int, ...], str]:
    """The list versions and the rows that a screening as of then meets: the same give the same."""
    versions = tuple(one.number for one in versions_in_force(desk, as_of))
    with consult(desk, "look_at_payments", lists_as_of=as_of_text(as_of)) as connection:
        return versions, imports.data_version(imports.visible(connection, as_of=as_of.instant))


def payment_of(row: PaymentRow, source: str) -> Payment:
    """A row of the ledger as it is screened; its number is the payment's reference."""
    return Payment(
        message=source,
        reference=row.entry_id,
        day=row.booked_on,
        amount=plain(row.amount_minor, row.currency),
        currency=row.currency,
        parties=tuple(_parties(row)),
        texts=(PaymentText(PaymentField.REMITTANCE, row.purpose, row.place),)
        if row.purpose
        else (),
        place=row.place,
    )


def _versions(lists: Iterable[ListInForce], hits: Iterable[PaymentHit]) -> dict[EntryKey, int]:
    wanted = {key_of(one.hit.designation) for one in hits}
    return {
        key: one.version.number
        for one in lists
        for entry in one.designations
        if (key := key_of(entry)) in wanted
    }


def _parties(row: PaymentRow) -> Iterator[PaymentParty]:
    for (party, agent), end in zip(_SIDES, (row.payer, row.payee), strict=True):
        asked = _asked(end)
        if asked.names or asked.numbers:
            yield PaymentParty(party, asked, row.place)
        if end.bank:
            bank = Asked("", (end.bank,), DesignatedKind.ORGANISATION, numbers=(end.bank,))
            yield PaymentParty(agent, bank, row.place)


def _asked(end: PaymentEnd) -> Asked:
    return Asked(
        query_id="",
        names=(end.name,) if end.name else (),
        countries=(country_of(end.country) or end.country,) if end.country else (),
        numbers=(end.code,) if end.code else (),
    )
