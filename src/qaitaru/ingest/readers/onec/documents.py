"""The bookings of one document of a 1C file: one for each of its sides that is an own account.

Source: as in onec_sections.py; National Bank of Kazakhstan, rules of applying the codes of payment
purposes (KNP).
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from qaitaru.facts.accounts import account_key
from qaitaru.facts.bookings import Booking, Statement
from qaitaru.facts.claims import Claim
from qaitaru.facts.problems import Problem, Severity
from qaitaru.ingest.readers.onec.accounts import (
    ACCOUNT_KEYS,
    BANK_KEYS,
    BANK_NAME_KEYS,
    CODE_KEYS,
    NAME_KEYS,
    SIDES,
    Own,
    day,
)
from qaitaru.ingest.readers.onec.sections import Section
from qaitaru.ingest.readers.onec.sides import DIRECTIONS, Direction, own_on, own_sides, stated
from qaitaru.ingest.text.values import currency_of, minor_of

_SUM: Final = "Сумма"
_NUMBER: Final = ("НомерДокумента", "Номер")
_BOOKED_DATES: Final = ("ДатаСписано", "ДатаПоступило", "ДатаОперации")
_DATES: Final = ("ДатаОперации", "ДатаСписано", "ДатаПоступило", "ДатаДокумента", "Дата")
_PURPOSE: Final = "НазначениеПлатежа"
_PURPOSE_PARTS: Final = tuple(f"{_PURPOSE}{number}" for number in range(1, 7))
_CODE: Final = ("КодНазначенияПлатежа", "КНП")


def booked(
    document: Section, owned: Mapping[str, Sequence[Own]], mark: str, numbers: Iterator[int]
) -> Iterator[Booking | Claim | Problem]:
    """The bookings of a document, what else it says, and what is wrong with it.

    Args:
        document: emptied of what is used.
        owned: own accounts by key, each with its statements in the order of the file.
        mark: the file's decimal mark.
        numbers: gives the next booking its number.
    """
    yield from document.strays()
    sides = own_sides(document, owned)
    if not sides:
        names = [document.peek(*(f"{side}{key}" for key in ACCOUNT_KEYS)) for side in SIDES]
        found = " -> ".join(names)
        yield Problem("document_of_no_account", Severity.SKIPPED, document.place, found)
        return
    subject = ""
    for direction, account in sides:
        booking = _booking(document, direction, owned[account], mark=mark, numbers=numbers)
        yield booking
        if isinstance(booking, Booking):
            subject = subject or f"booking:{booking.seq}"
            yield from _doubts(document, booking, owned[account])
    if subject:
        for one in document.rest():
            yield Claim(subject=subject, field=one.key, value=one.text, place=one.place)


def _booking(
    document: Section,
    direction: Direction,
    owns: Sequence[Own],
    *,
    mark: str,
    numbers: Iterator[int],
) -> Booking | Problem:
    booked_on = _day_of(document, direction)
    if booked_on is None:
        found = document.peek(direction.own_date, *_DATES)
        return Problem("date_unreadable", Severity.SKIPPED, document.place, found)
    statement = own_on(owns, booked_on).statement
    currency = currency_of(document.take("Валюта")) or statement.currency
    sum_key = direction.sum_key if stated(document, direction) else _SUM
    amount = minor_of(document.peek(sum_key), mark, currency)
    if amount is None:
        found = document.peek(sum_key)
        return Problem("amount_unreadable", Severity.SKIPPED, document.place, found)
    _spend_equal(document, document.take(sum_key))
    _spend_own(document, direction, statement)
    return Booking(
        seq=next(numbers),
        statement_no=statement.statement_no,
        account=statement.account,
        booked_on=booked_on,
        amount_minor=direction.sign * amount,
        currency=currency,
        value_on=day(document.take("ДатаВалютирования")),
        counterparty_name=_take(document, direction.other, NAME_KEYS),
        counterparty_account=account_key(_take(document, direction.other, ACCOUNT_KEYS)),
        counterparty_code=_take(document, direction.other, CODE_KEYS),
        counterparty_bank=_take(document, direction.other, (*BANK_KEYS, *BANK_NAME_KEYS)),
        purpose=_purpose(document),
        purpose_code=document.take(*_CODE),
        reference=document.take(*_NUMBER),
        place=document.place,
    )


def _doubts(document: Section, booking: Booking, owns: Sequence[Own]) -> Iterator[Problem]:
    statement = own_on(owns, booking.booked_on).statement
    if booking.currency != statement.currency:
        found, expected = booking.currency, statement.currency
        yield Problem("currency_differs", Severity.DOUBTFUL, document.place, found, expected)
    if not document.peek(*_BOOKED_DATES):
        found = booking.booked_on.isoformat()
        yield Problem("booking_date_missing", Severity.DOUBTFUL, document.place, found)


def _day_of(document: Section, direction: Direction) -> date | None:
    """When the bank booked this side; the document's own date where it does not say."""
    for key in (direction.own_date, *_DATES):
        text = document.peek(key)
        if text:
            document.take(key)
            return day(text)
    return None


def _take(document: Section, side: str, keys: Sequence[str]) -> str:
    return document.take(*(f"{side}{key}" for key in keys))


def _purpose(document: Section) -> str:
    """The purpose whole; its parts 1 to 6 say the same again where both are written."""
    whole = document.take(_PURPOSE)
    parts = [document.peek(part) for part in _PURPOSE_PARTS]
    repeated = all(" ".join(part.split()) in " ".join(whole.split()) for part in parts)
    if whole and not repeated:
        return whole
    texts = [document.take(part) for part in _PURPOSE_PARTS]
    return whole or " ".join(text for text in texts if text)


def _spend_equal(document: Section, amount_text: str) -> None:
    """A sum that is written a second time, or as zero of the other side, says nothing more."""
    for key in (_SUM, *(direction.sum_key for direction in DIRECTIONS)):
        text = document.peek(key)
        if text == amount_text or not any(digit in "123456789" for digit in text):
            document.take(key)


def _spend_own(document: Section, direction: Direction, statement: Statement) -> None:
    """What the own side says of itself is in the statement already, where it says the same."""
    known = (
        (ACCOUNT_KEYS, statement.account_text),
        (NAME_KEYS, statement.holder_name),
        (CODE_KEYS, statement.holder_code),
        (BANK_KEYS, statement.bank_code),
        (BANK_NAME_KEYS, statement.bank_name),
    )
    for keys, text in known:
        names = [f"{direction.side}{key}" for key in keys]
        if document.peek(*names) == text:
            document.take(*names)
