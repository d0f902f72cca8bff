"""Phantom goods: one invoice of a seller is paid again, or for more than it says.

A scheme is an invoice of one payee whose payments together are above its amount by more than so
many percent of it; with all these payments, whoever made them. Where payments state different
amounts of the invoice, the largest counts. An invoice of which no amount is stated says nothing.

Source: FATF/Egmont, "Trade-Based Money Laundering: Trends and Developments" (2020), multiple
invoicing and phantom shipments.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from qaitaru.detection.known import NOTHING, Known, Needs, RowKind
from qaitaru.detection.moves import Move
from qaitaru.detection.rules.union import Group, united
from qaitaru.detection.rules.windows import rows_of, total
from qaitaru.detection.scheme import NONE, Scheme

NEEDS: Final[Needs] = (frozenset({RowKind.INVOICE}), frozenset({RowKind.INVOICE_AMOUNT}))


@dataclass(frozen=True, slots=True)
class InvoiceOverpaidParameters:
    """By more than what percent of the invoice."""

    percent: int = 5


def invoice_overpaid(
    moves: Sequence[Move], asked: InvoiceOverpaidParameters, known: Known = NOTHING
) -> Iterator[Scheme]:
    """The invoices that were paid beyond what they say."""
    return united("invoice_overpaid", _overpaid(moves, asked, known))


def _overpaid(
    moves: Sequence[Move], asked: InvoiceOverpaidParameters, known: Known
) -> Iterator[Group]:
    invoices, amounts = known.of_rows(RowKind.INVOICE), known.of_rows(RowKind.INVOICE_AMOUNT)
    paid: dict[tuple[int, int], list[Move]] = {}
    for one in moves:
        if one.row in invoices and one.payer != one.payee:
            paid.setdefault((one.payee, invoices[one.row]), []).append(one)
    for (payee, _), own in paid.items():
        stated = [amounts[one.row] for one in own if one.row in amounts]
        if stated and total(own) * 100 > max(stated) * (100 + asked.percent):
            yield payee, NONE, min(one.at for one in own), rows_of(own)
