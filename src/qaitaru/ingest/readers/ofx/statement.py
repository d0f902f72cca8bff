"""One OFX statement, and the bookings in its list.

OFX states the balance of a moment, not an opening one, so a statement proves nothing by itself; the
balance counts as closing only where its day is the list's last.
Source: OFX 2.2, 11.4.2-11.4.4.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from qaitaru.facts.accounts import account_key
from qaitaru.facts.bookings import Booking, Statement
from qaitaru.facts.claims import Claim
from qaitaru.facts.currencies import CURRENCIES
from qaitaru.facts.moments import Moment
from qaitaru.facts.problems import Problem, Severity
from qaitaru.ingest.readers.ofx.tree import Tree
from qaitaru.ingest.readers.ofx.values import amount_minor, moment_of
from qaitaru.ingest.xml.records import Record, claims_of


def statement_of(
    tree: Tree, record: Record, group: str, numbers: Iterator[int]
) -> Statement | Problem:
    """The statement, or why nothing in it can be booked: no account, no currency."""
    where = tree.place(record.path)
    account, currency = record.take(f"{group}/ACCTID"), record.take("CURDEF")
    if not account_key(account):
        return Problem("message_without_account", Severity.SKIPPED, where, account)
    if currency not in CURRENCIES:
        return Problem("message_without_currency", Severity.SKIPPED, where, currency or account)
    to_on = _day(record.take("BANKTRANLIST/DTEND"))
    return Statement(
        statement_no=next(numbers),
        account=account_key(account),
        account_text=account,
        currency=currency,
        bank_code=record.take(f"{group}/BANKID"),
        from_on=_day(record.take("BANKTRANLIST/DTSTART")),
        to_on=to_on,
        closing_minor=_closing(record, currency, to_on),
        place=where,
    )


def booked(
    tree: Tree, record: Record, statement: Statement, numbers: Iterator[int]
) -> Iterator[Booking | Claim | Problem]:
    """The booking, what else is said of it, and what is wrong; none where it is unreadable."""
    where = tree.place(record.path)
    currency = record.take("CURRENCY/CURSYM") or statement.currency
    amount = amount_minor(record.peek("TRNAMT"), currency)
    moment = moment_of(record.peek("DTPOSTED"))
    if amount is None:
        found = f"{record.peek('TRNAMT')} {currency}"
        yield Problem("amount_unreadable", Severity.SKIPPED, where, found)
    elif moment is None:
        yield Problem("date_unreadable", Severity.SKIPPED, where, record.peek("DTPOSTED"))
    else:
        booking = _booking(record, statement, moment, amount=amount, seq=next(numbers), at=where)
        yield replace(booking, currency=currency)
        if currency != statement.currency:
            expected = statement.currency
            yield Problem("currency_differs", Severity.DOUBTFUL, where, currency, expected)
        yield from claims_of(record.rest(), f"booking:{booking.seq}", record.path, tree.place)


def _booking(
    record: Record, statement: Statement, moment: Moment, *, amount: int, seq: int, at: str
) -> Booking:
    for used in ("TRNAMT", "DTPOSTED"):
        record.take(used)
    words = (record.take("MEMO"), record.take("EXTDNAME"))
    return Booking(
        seq=seq,
        statement_no=statement.statement_no,
        account=statement.account,
        booked_on=moment.day,
        amount_minor=amount,
        currency=statement.currency,
        clock_time=moment.clock_time,
        booked_utc=moment.instant_utc,
        value_on=_day(record.take("DTAVAIL")),
        counterparty_name=record.first("NAME", "PAYEE/NAME"),
        counterparty_account=account_key(record.first("BANKACCTTO/ACCTID", "CCACCTTO/ACCTID")),
        counterparty_bank=record.take("BANKACCTTO/BANKID"),
        purpose=" ".join(text for text in words if text),
        purpose_code=record.take("TRNTYPE"),
        reference=record.first("REFNUM", "CHECKNUM", "FITID"),
        original_currency=record.take("ORIGCURRENCY/CURSYM"),
        place=at,
    )


def _closing(record: Record, currency: str, to_on: date | None) -> int | None:
    """The ledger balance, where it is of the list's last day; otherwise it is left for a claim."""
    day = _day(record.peek("LEDGERBAL/DTASOF"))
    if day is None or day != to_on:
        return None
    record.take("LEDGERBAL/DTASOF")
    return amount_minor(record.take("LEDGERBAL/BALAMT"), currency)


def _day(text: str) -> date | None:
    moment = moment_of(text)
    return moment.day if moment else None
