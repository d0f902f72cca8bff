"""The bookings of one camt entry: one for the entry, or one for each transaction in its batch.

Source: ISO 20022 ReportEntry and EntryTransaction; external code set ExternalEntryStatus1Code.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from qaitaru.facts.bookings import Booking, Statement
from qaitaru.facts.claims import Claim
from qaitaru.facts.problems import Problem, Severity
from qaitaru.ingest.readers.camt.amounts import Batch, Entry, batch_of, entry_of
from qaitaru.ingest.readers.camt.transaction import (
    Transaction,
    bank_code,
    stated,
    transaction_of,
)
from qaitaru.ingest.xml.records import Record, claims_of

_NOT_BOOKED: Final = frozenset({"PDNG", "INFO", "FUTR"})


@dataclass(frozen=True, slots=True)
class Numbers:
    """The next number of a booking, and of an entry that is not booked."""

    bookings: Iterator[int]
    unbooked: Iterator[int]


def booked(
    record: Record, statement: Statement, numbers: Numbers
) -> Iterator[Booking | Claim | Problem]:
    """The bookings of an entry, what else is said of them, and what is wrong."""
    status = record.first("Sts/Cd", "Sts/Prtry", "Sts")
    if status != "BOOK":
        yield from _not_booked(record, status, numbers)
        return
    entry = entry_of(record)
    if isinstance(entry, Problem):
        yield entry
        yield from claims_of(record.rest(), f"entry:{next(numbers.unbooked)}", record.path)
        return
    batch = batch_of(record, entry)
    yield from _doubts(record, entry, batch, statement)
    for part, amount_minor in batch.parts if batch.splits else [(batch.only, entry.amount_minor)]:
        seq = next(numbers.bookings)
        yield _booking(record, part, entry=entry, amount_minor=amount_minor, seq=seq, to=statement)
        if part:
            yield from claims_of(part.rest(), f"booking:{seq}", record.path)
        if part is None or part is batch.first:
            yield from _claims_of_entry(record, f"booking:{seq}", whole=part is None)


def _not_booked(record: Record, status: str, numbers: Numbers) -> Iterator[Claim | Problem]:
    """A pending or merely announced entry: noted, and all it says kept as claims."""
    found = " ".join(text for text in (status, record.peek("Amt"), record.peek("Amt/@Ccy")) if text)
    if status in _NOT_BOOKED:
        yield Problem("booking_pending", Severity.NOTED, record.place, found)
    else:
        yield Problem("entry_status_unknown", Severity.SKIPPED, record.place, found, "BOOK")
    yield from claims_of(record.rest(), f"entry:{next(numbers.unbooked)}", record.path)


def _doubts(record: Record, entry: Entry, batch: Batch, statement: Statement) -> Iterator[Problem]:
    doubtful = Severity.DOUBTFUL
    if entry.currency != statement.currency:
        found = f"{record.peek('Amt')} {entry.currency}"
        yield Problem("currency_differs", doubtful, record.place, found, statement.currency)
    if not entry.dated:
        yield Problem("booking_date_missing", doubtful, record.place, str(entry.booked_on))
    if batch.total_minor not in {None, entry.amount_minor}:
        yield Problem("details_do_not_sum", doubtful, record.place, batch.text, entry.text)
    elif batch.count > 1 and not batch.splits:
        yield Problem("batch_not_split", Severity.NOTED, record.place, str(batch.count))


def _booking(
    record: Record,
    part: Record | None,
    *,
    entry: Entry,
    amount_minor: int,
    seq: int,
    to: Statement,
) -> Booking:
    debtor = (amount_minor > 0) != entry.reversal
    details = Transaction()
    if part:
        details = transaction_of(part, debtor=debtor, currency=entry.currency)
    words = (details.purpose, record.take("AddtlNtryInf"))
    return Booking(
        seq=seq,
        statement_no=to.statement_no,
        account=to.account,
        booked_on=entry.booked_on,
        amount_minor=amount_minor,
        currency=entry.currency,
        clock_time=entry.clock_time,
        booked_utc=entry.booked_utc,
        value_on=entry.value_on,
        counterparty_name=details.counterparty_name,
        counterparty_account=details.counterparty_account,
        counterparty_code=details.counterparty_code,
        counterparty_bank=details.counterparty_bank,
        purpose=" ".join(text for text in words if text),
        purpose_code=details.purpose_code or bank_code(record),
        reference=details.reference or stated(record.take("AcctSvcrRef")),
        original_minor=details.original_minor,
        original_currency=details.original_currency,
        place=(part or record).place,
    )


def _claims_of_entry(record: Record, subject: str, *, whole: bool) -> Iterator[Claim]:
    """What an entry says beside its transactions; with them, where they make no bookings."""
    if whole:
        yield from claims_of(record.rest(), subject, record.path)
        return
    yield from claims_of(record.rest(but=("NtryDtls", "TxDtls")), subject, record.path)
    for details in record.children("NtryDtls"):
        yield from claims_of(details.rest(but=("TxDtls",)), subject, record.path)
